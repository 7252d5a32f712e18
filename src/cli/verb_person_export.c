/* person export: all that is kept of somebody, for who asks to see it, or to take it elsewhere. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "say.h"
#include "session/handover.h"
#include "store/person.h"
#include "verb_person.h"

enum { OPTION_OUTPUT, OPTION_TEAM, OPTION_FORCE };
static const struct option_row rows[] = {
    [OPTION_OUTPUT] = {"output", 'o', N_("FILE"), N_("Write to this file; - is standard output")},
    [OPTION_TEAM] = {"team", 't', N_("TEAM"), N_("Of this team, when several have that name")},
    [OPTION_FORCE] = {"force", 0, NULL, N_("Overwrite a file that is there")},
    {0},
};

static bool export(struct world *world, const struct request *request, const struct person *person,
                   struct diag *diag)
{
    const char *given = request->options[OPTION_OUTPUT];
    char *file = given ? xstrdup(given) : path_unused_at_home(_("person"), "json");
    struct buf out;
    bool ok;

    buf_init(&out);
    ok = person_export(&world->session, person->id, &out, diag) &&
         say_into(file, request->options[OPTION_FORCE] != NULL, &out, diag);
    if (ok && strcmp(file, "-") != 0)
        say("%s\n", _("All that is kept of this person is in it, also what is only for you."));
    buf_done(&out);
    free(file);
    return ok;
}

static int run(struct world *world, const struct request *request)
{
    struct person person = {0};
    struct diag diag;
    int status = person_asked(world, request, request->options[OPTION_TEAM], &person);

    if (status != EXIT_DONE)
        return status;
    diag_init(&diag);
    if (!export(world, request, &person, &diag))
        status = EXIT_NOT_DONE;
    say_diag(&diag);
    diag_done(&diag);
    person_done(&person);
    return status;
}

const struct verb verb_person_export = {
    .name = "person export",
    .usage = N_("NAME [-o FILE] [--force]"),
    .help = N_("Write all that is kept of a person to a file."),
    .more = N_("For somebody who asks what is kept, and to take talks to another machine: "
               "waardegesprek import reads it."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
