/* script new: a guide of one's own, as a copy of another. */
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "say.h"
#include "verb_script.h"

enum { OPTION_FROM };
static const struct option_row rows[] = {
    [OPTION_FROM] = {"from", 0, N_("ID"), N_("The guide to copy")},
    {0},
};

/* Under the name of a guide that there is, it is meant as a version of that one. */
static char *choose_from(const struct world *world, const char *id)
{
    struct diag silent;
    enum shelf shelf;
    char *path;
    const char *from;

    diag_init(&silent);
    path = guide_file(&world->library, id, &shelf, &silent);
    from = path ? id : "kerngesprek";
    diag_done(&silent);
    free(path);
    return xstrdup(from);
}

static void say_next(const char *id, const char *from, const char *path)
{
    say(_("Made, as a copy of “%s”: %s\n"), from, path);
    say(_("Write in it: waardegesprek script edit %s\n"), id);
    if (guide_is_piece(path))
        say(_("It is a building block: when it is good, publish each guide that has it in it "
              "(waardegesprek script publish ID).\n"));
    else
        say(_("When it is good, put it in use: waardegesprek script publish %s\n"), id);
}

static int run(struct world *world, const struct request *request)
{
    const char *id = request->word_count > 0 ? request->words[0] : NULL;
    struct diag diag;
    char *from;
    char *path;

    if (!id) {
        say_error(_("What is its name? Small letters, digits and hyphens: waardegesprek script new "
                    "my-talk"));
        return EXIT_USAGE;
    }
    diag_init(&diag);
    from = request->options[OPTION_FROM] ? xstrdup(request->options[OPTION_FROM])
                                         : choose_from(world, id);
    path = guide_copy(&world->library, from, id, &diag);
    if (path)
        say_next(id, from, path);
    say_diag(&diag);
    diag_done(&diag);
    free(from);
    free(path);
    return path ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_script_new = {
    .name = "script new",
    .usage = N_("ID [--from ID]"),
    .help = N_("Begin a guide of your own, as a copy of another."),
    .more = N_("With the ID of a guide that there is, it becomes your own version of that one: it "
               "goes first once it is published."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
