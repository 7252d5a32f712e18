/* script translate: what a translation still needs, as lines to fill in. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/path.h"
#include "say.h"
#include "script/translate.h"
#include "verb_script.h"

enum { OPTION_OUTPUT, OPTION_FORCE };
static const struct option_row rows[] = {
    [OPTION_OUTPUT] = {"output", 'o', N_("FILE"), N_("Write to this file; - is standard output")},
    [OPTION_FORCE] = {"force", 0, NULL, N_("Overwrite a file that is there")},
    {0},
};

static bool is_language(const char *text)
{
    size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz");

    if (length < 2 || length > 3)
        return false;
    if (!text[length])
        return true;
    return text[length] == '-' && text[length + 1] &&
           strspn(text + length + 1, "abcdefghijklmnopqrstuvwxyz") == strlen(text + length + 1);
}

static void say_counts(const struct translation_work *work)
{
    if (work->missing == 0 && work->stale == 0) {
        say(_("Nothing is missing in %s.\n"), work->path);
        return;
    }
    if (work->missing > 0)
        say(message_plural("%zu text is not translated yet.\n",
                           "%zu texts are not translated yet.\n", (unsigned long)work->missing),
            work->missing);
    if (work->stale > 0)
        say(message_plural("%zu text has changed in the guide since it was translated.\n",
                           "%zu texts have changed in the guide since they were translated.\n",
                           (unsigned long)work->stale),
            work->stale);
}

/* A file of its own, named with -o or new beside the guide. */
static bool write_file(const struct translation_work *work, const char *path, bool replace,
                       struct diag *diag)
{
    if (!path_write(path, work->lines, strlen(work->lines), replace, diag))
        return false;
    say(_("Written: %s\n"), path);
    say_counts(work);
    return true;
}

/* A translation that is there is nobody's but the translator's: it gets told, not written in. */
static bool give(const struct translation_work *work, const struct request *request,
                 struct diag *diag)
{
    const char *output = request->options[OPTION_OUTPUT];

    if (output && strcmp(output, "-") != 0)
        return write_file(work, output, request->options[OPTION_FORCE] != NULL, diag);
    if (!output && !work->there)
        return write_file(work, work->path, false, diag);
    if (!output)
        say_counts(work);
    if (!output && *work->lines)
        say(_("To add to %s:\n"), work->path);
    say_bytes(work->lines, strlen(work->lines));
    return true;
}

static bool translate(const struct world *world, const struct request *request, struct diag *diag)
{
    const char *id = request->words[0], *language = request->words[1];
    struct translation_work work;
    enum shelf shelf;
    char *path = guide_file(&world->library, id, &shelf, diag);
    bool ok = path != NULL;

    if (ok && shelf == SHELF_SHIPPED && !request->options[OPTION_OUTPUT])
        ok = diag_error(diag,
                        _("“%s” comes with the program and stays as it is. Make your own version "
                          "first: waardegesprek script new %s"),
                        id, id);
    ok = ok && translation_work_init(&work, &world->library, path, language, diag);
    if (ok) {
        ok = give(&work, request, diag);
        translation_work_done(&work);
    }
    free(path);
    return ok;
}

static int run(struct world *world, const struct request *request)
{
    struct diag diag;
    bool ok;

    if (request->word_count < 2) {
        say_error(
            _("Which guide, and in which language? Use: waardegesprek script translate ID en"));
        return EXIT_USAGE;
    }
    if (!is_language(request->words[1])) {
        say_error(_("“%s” is not a language. Write its short code: nl for Dutch, en for English."),
                  request->words[1]);
        return EXIT_USAGE;
    }
    diag_init(&diag);
    ok = translate(world, request, &diag);
    say_diag(&diag);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_script_translate = {
    .name = "script translate",
    .usage = N_("ID LANGUAGE [-o FILE] [--force]"),
    .help = N_("Begin a translation of a guide, or see what it still needs."),
    .more = N_("A translation that is there is not touched: the lines to add are shown."),
    .options = rows,
    .most_words = 2,
    .run = run,
};
