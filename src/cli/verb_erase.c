/* erase: takes a talk out of the store for good. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "head.h"
#include "input.h"
#include "say.h"
#include "session/erase.h"
#include "share_say.h"
#include "verb.h"

enum { OPTION_YES };
static const struct option_row rows[] = {
    [OPTION_YES] = {"yes", 0, NULL, N_("Don't ask")},
    {0},
};

/* Only someone who can answer is asked; without an answer nothing is erased. */
static bool agrees(const struct request *request)
{
    struct input input;
    char *line;
    bool yes;

    if (request->options[OPTION_YES])
        return true;
    if (!isatty(STDIN_FILENO)) {
        say_error(_("Add --yes to erase it without being asked."));
        return false;
    }
    say("%s ", _("Erase this talk for good, with its agreements? Type yes:"));
    input_init(&input);
    line = input_line(&input);
    input_done(&input);
    yes = line && (strcmp(line, "yes") == 0 || strcmp(line, "ja") == 0);
    free(line);
    return yes;
}

static bool erase(struct world *world, const struct request *request, struct diag *diag)
{
    struct interview interview;
    bool done = false;
    char *line;

    interview_init(&interview);
    if (store_find_interview(world->store, request->words[0], &interview, diag)) {
        line = head_line(&interview);
        say("%s\n", line);
        free(line);
        done = agrees(request) && session_erase(&world->session, interview.id, diag);
        say("%s\n", done ? _("Erased.") : _("Nothing was erased."));
        if (done)
            share_take_back_erased(world);
    }
    interview_done(&interview);
    return done;
}

static int run(struct world *world, const struct request *request)
{
    struct diag diag;
    bool done;

    if (request->word_count == 0) {
        say_error(_("Which talk? Add its ID: waardegesprek list shows them."));
        return EXIT_USAGE;
    }
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    done = erase(world, request, &diag);
    say_diag(&diag);
    diag_done(&diag);
    return done ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_erase = {
    .name = "erase",
    .usage = N_("ID [--yes]"),
    .help = N_("Erase a talk for good."),
    .more = N_("With its agreements and their history, and with the person when no other talk is "
               "theirs. It can't be brought back; a report that was saved stays where it is."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
