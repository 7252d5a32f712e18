/* person erase: takes all of somebody out of the store for good. */
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "say.h"
#include "session/handover.h"
#include "share_say.h"
#include "store/person.h"
#include "verb_person.h"
#include "yes.h"

enum { OPTION_TEAM, OPTION_YES };
static const struct option_row rows[] = {
    [OPTION_TEAM] = {"team", 't', N_("TEAM"), N_("Of this team, when several have that name")},
    [OPTION_YES] = {"yes", 0, NULL, N_("Don't ask")},
    {0},
};

/* Only someone who can answer is asked; the name is typed, so that it is this person and no other. */
static bool agrees(const struct request *request, const struct person *person)
{
    char *question;
    bool same;

    if (request->options[OPTION_YES])
        return true;
    if (!isatty(STDIN_FILENO)) {
        say_error(_("Add --yes to do it without being asked."));
        return false;
    }
    question = xasprintf(_("All talks and agreements with %s will be gone for good. Type the name "
                           "to erase them:"),
                         person->name);
    same = yes_typed_name(question, person->name);
    free(question);
    return same;
}

static int run(struct world *world, const struct request *request)
{
    struct person person = {0};
    struct diag diag;
    bool done;
    int status = person_asked(world, request, request->options[OPTION_TEAM], &person);

    if (status != EXIT_DONE)
        return status;
    diag_init(&diag);
    done = agrees(request, &person) && person_erase(&world->session, person.id, &diag);
    say("%s\n", done ? _("Erased.") : _("Nothing was erased."));
    if (done)
        share_take_back_erased(world);
    say_diag(&diag);
    diag_done(&diag);
    person_done(&person);
    return done ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_person_erase = {
    .name = "person erase",
    .usage = N_("NAME [--yes]"),
    .help = N_("Erase all that is kept of a person for good."),
    .more = N_("With all talks, agreements and talks to come. It can't be brought back; reports "
               "that were saved stay where they are."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
