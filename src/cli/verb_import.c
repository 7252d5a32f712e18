/* import: talks out of a file that this program made, here or elsewhere. */
#include "session/import.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/path.h"
#include "say.h"
#include "store/person.h"
#include "verb.h"
#include "yes.h"

enum { LIMIT = 16 * 1024 * 1024 };
enum { OPTION_PERSON, OPTION_TEAM, OPTION_YES };
static const struct option_row rows[] = {
    [OPTION_PERSON] = {"person", 'p', N_("NAME"),
                       N_("They are of this person, who is here already")},
    [OPTION_TEAM] = {"team", 't', N_("TEAM"),
                     N_("Of this team, when the name alone doesn't tell who it is")},
    [OPTION_YES] = {"yes", 0, NULL, N_("Don't ask")},
    {0},
};

/* ---- reading ---- */

static bool read_input(struct buf *out, struct diag *diag)
{
    char block[65536];
    ssize_t got;

    while ((got = read(STDIN_FILENO, block, sizeof block)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return diag_error(diag, _("%s can't be read: %s"), "-", strerror(errno));
        buf_add(out, block, (size_t)got);
        if (out->length > LIMIT) /* import_read() says what is wrong with it */
            break;
    }
    return true;
}

static struct import *read_file(struct world *world, const char *file, struct diag *diag)
{
    struct import *import = NULL;
    struct buf input;
    size_t length = 0;
    char *text = NULL;

    buf_init(&input);
    if (strcmp(file, "-") != 0)
        text = path_read(file, LIMIT, &length, diag);
    else if (read_input(&input, diag)) {
        length = input.length;
        text = buf_take(&input);
    }
    if (text)
        import = import_read(&world->session, text, length, diag);
    buf_done(&input);
    free(text);
    return import;
}

/* ---- telling ---- */

/* Named so for xgettext: both forms go into the catalogue (Makefile, po). */
static void counted(const char *one, const char *many, size_t count)
{
    if (count > 0) {
        say(message_plural(one, many, (unsigned long)count), count);
        say("\n");
    }
}

static void say_summary(const struct import_summary *summary)
{
    const char *whom = summary->person ? summary->person : summary->team;

    if (whom)
        say(_("This file is about: %s%s%s.\n"), whom, summary->person && summary->team ? ", " : "",
            summary->person && summary->team ? summary->team : "");
    if (summary->leader && *summary->leader)
        say(summary->is_handover ? _("Handed over by: %s.\n") : _("From: %s.\n"), summary->leader);
    counted("%zu talk", "%zu talks", summary->talks);
    counted("%zu answer", "%zu answers", summary->answers);
    counted("%zu agreement", "%zu agreements", summary->agreements);
    counted("%zu correction by the employee", "%zu corrections by the employee",
            summary->corrections);
    counted("%zu talk to come", "%zu talks to come", summary->appointments);
    counted("%zu of these talks is here already, and stays as it is.",
            "%zu of these talks are here already, and stay as they are.", summary->known);
    counted("%zu answer to a question of an earlier version of the guide stays behind.",
            "%zu answers to questions of an earlier version of the guide stay behind.",
            summary->left_out);
    counted("%zu answer of a talk that is here already stays behind.",
            "%zu answers of talks that are here already stay behind.", summary->behind);
    counted("%zu agreement that was removed stays behind.",
            "%zu agreements that were removed stay behind.", summary->removed);
}

/* ---- doing ---- */

static bool find_person(struct world *world, const struct request *request,
                        const struct import *import, struct person *out, struct diag *diag)
{
    const char *name = request->options[OPTION_PERSON];
    const char *team = request->options[OPTION_TEAM];

    return name ? store_find_person(world->store, name, team, out, diag)
                : import_find_person(import, team, out, diag);
}

static void say_person(const struct person *person)
{
    bool has_team = person->team && *person->team;

    if (*person->id)
        say(_("They are added to %s%s%s, who is here already.\n"), person->name,
            has_team ? ", " : "", has_team ? person->team : "");
}

static bool agrees(const struct request *request)
{
    bool given = request->options[OPTION_YES] != NULL;

    return yes_or_option(_("Take this in? y (yes) or n (no):"), given);
}

/* Who it is, is said before it is asked: a namesake is somebody else. */
static bool apply(struct world *world, const struct request *request, struct import *import,
                  struct diag *diag)
{
    struct person person = {0};
    bool ok = find_person(world, request, import, &person, diag);

    if (ok)
        say_person(&person);
    ok = ok && agrees(request) && import_apply(import, &person, diag);
    person_done(&person);
    return ok;
}

static bool take_in(struct world *world, const struct request *request, struct diag *diag)
{
    struct import *import = read_file(world, request->words[0], diag);
    struct import_summary summary;
    bool ok = true;

    if (!import)
        return false;
    summary = import_summary(import);
    say_summary(&summary);
    if (summary.anything_new) {
        ok = apply(world, request, import, diag);
        say("%s\n", ok ? _("Taken in.") : _("Nothing was taken in."));
    } else {
        say("%s\n",
            summary.behind > 0 ? _("Nothing was taken in.") : _("There is nothing new in it."));
    }
    import_free(import);
    return ok;
}

static int run(struct world *world, const struct request *request)
{
    struct diag diag;
    bool ok;

    if (request->word_count == 0) {
        say_error(_("Which file? Add its name, or - for standard input."));
        return EXIT_USAGE;
    }
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = take_in(world, request, &diag);
    say_diag(&diag);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_import = {
    .name = "import",
    .usage = N_("FILE [--person NAME] [--yes]"),
    .help = N_("Take in talks from a file of this program."),
    .more = N_("It reads what report --format json --leader, person export and handover wrote, "
               "says what is in it and asks before anything is kept. Talks that are here already "
               "stay as they are."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
