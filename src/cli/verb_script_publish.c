/* script publish: what was written goes into use, with one sentence about what changed. */
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "edition.h"
#include "input.h"
#include "report/changes.h"
#include "say.h"
#include "verb_script.h"

enum { OPTION_NOTE };
static const struct option_row rows[] = {
    [OPTION_NOTE] = {"note", 0, N_("TEXT"), N_("What changed, in one sentence")},
    {0},
};

/* Asks only someone who can answer. The caller frees it; NULL when the input ended: then not. */
static char *choose_note(const struct request *request)
{
    struct input input;
    char *note;

    if (request->options[OPTION_NOTE])
        return xstrdup(request->options[OPTION_NOTE]);
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return xstrdup("");
    say("%s ", _("What has changed, in one sentence?"));
    input_init(&input);
    note = input_line(&input);
    input_done(&input);
    return note;
}

/* What changed, for those who will hold talks with it; nothing when it is the first edition. */
static void say_changes(const struct script *before, const struct script *after)
{
    struct differences list;
    char *text;

    if (!before || !after)
        return;
    differences_init(&list, before, after);
    text = changes_text(&list);
    say("%s\n", text);
    free(text);
    differences_done(&list);
}

/* What talks start with, in its own language; NULL when that is nothing. */
static struct script *running(const struct world *world, const char *id)
{
    struct script *script;
    struct diag silent;

    diag_init(&silent);
    script = edition_open(world, id, EDITION_RUNS, "", &silent);
    diag_done(&silent);
    return script;
}

static int publish(const struct world *world, const char *id, const char *note)
{
    struct script *before = running(world, id);
    struct script *after = NULL;
    char today[DAY_SIZE];
    struct diag diag;
    bool ok;

    day_to_iso(clock_today(&world->clock), today);
    diag_init(&diag);
    ok = guide_publish(&world->library, id, note, today, &diag);
    if (ok)
        after = running(world, id);
    say_changes(before, after);
    if (after)
        say(_("Talks that begin from now on use version %d of “%s”.\n"), after->version,
            after->title);
    say_diag(&diag);
    diag_done(&diag);
    script_free(before);
    script_free(after);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

static int run(struct world *world, const struct request *request)
{
    char *note;
    int status = EXIT_NOT_DONE;

    if (request->word_count == 0) {
        say_error(_("Which guide? Add its ID: waardegesprek script list shows them."));
        return EXIT_USAGE;
    }
    note = choose_note(request);
    if (note)
        status = publish(world, request->words[0], note);
    else
        say_error("%s", _("Nothing was published."));
    free(note);
    return status;
}

const struct verb verb_script_publish = {
    .name = "script publish",
    .usage = N_("ID [--note TEXT]"),
    .help = N_("Put a guide as you wrote it in use for new talks."),
    .more = N_("It gets a version number of its own. What changed is kept with it: say it in one "
               "sentence. Compare first: waardegesprek script diff ID"),
    .options = rows,
    .most_words = 1,
    .run = run,
};
