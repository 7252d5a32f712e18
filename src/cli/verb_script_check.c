/* script check: what is wrong in guides, where, and how to mend it. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "findings.h"
#include "say.h"
#include "session/used.h"
#include "verb_script.h"

enum { OPTION_FORMAT, OPTION_JSON, OPTION_STRICT, OPTION_EXPLAIN };
static const struct option_row rows[] = {
    [OPTION_FORMAT] = {"format", 'f', N_("FORMAT"),
                       N_("text (to read, when you name none), short (a line each) or json")},
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    [OPTION_STRICT] = {"strict", 0, NULL, N_("Points to consider count as mistakes")},
    [OPTION_EXPLAIN] = {"explain", 0, NULL,
                        N_("Say what the code of a mistake means; without a code, list them all")},
    {0},
};

static const struct {
    const char *name;
    void (*say)(const struct diag *diag);
} formats[] = {
    {"text", findings_say_text}, {"short", findings_say_short}, {"json", findings_say_json}};
enum { FORMAT_TEXT, FORMAT_SHORT, FORMAT_JSON, FORMAT_COUNT };

/* ---- which files ---- */

static bool ends_in_yaml(const char *name)
{
    const char *end = strrchr(name, '.');

    return *name != '.' && end && strcmp(end, ".yaml") == 0;
}

static bool is_file(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

struct file {
    char *path;
    bool failed;
};
struct files {
    struct file *items;
    size_t count;
};

/* Takes the path over. */
static void files_add(struct files *files, char *path)
{
    files->items = xreallocarray(files->items, files->count + 1, sizeof *files->items);
    files->items[files->count++] = (struct file){.path = path};
}

static void files_done(struct files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->items[i].path);
    free(files->items);
}

/* Those in a folder whose names begin so. A folder that is not there has none. */
static void add_folder(struct files *files, const char *folder, const char *prefix,
                       struct diag *diag)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);

    if (count < 0 && errno != ENOENT)
        diag_error(diag, _("The folder %s cannot be read: %s."), folder, strerror(errno));
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        char *path = path_join(folder, name);

        if (ends_in_yaml(name) && strncmp(name, prefix, strlen(prefix)) == 0 && is_file(path))
            files_add(files, path);
        else
            free(path);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

/* A guide by its id: its file and its translations. */
static void add_guide(struct files *files, const struct world *world, const char *id,
                      struct diag *diag)
{
    enum shelf shelf;
    char *path = guide_file(&world->library, id, &shelf, diag);
    char *prefix = xasprintf("%s.", id);

    if (path)
        add_folder(files, world->library.folders[shelf], prefix, diag);
    free(prefix);
    free(path);
}

/* Those that were named; of no names, all that people here write themselves. */
static void add_files(struct files *files, const struct world *world, const struct request *request,
                      struct diag *diag)
{
    for (size_t i = 0; i < request->word_count; i++) {
        const char *word = request->words[i];

        if (strchr(word, '/') || strchr(word, '.'))
            files_add(files, xstrdup(word));
        else
            add_guide(files, world, word, diag);
    }
    for (int i = SHELF_OWN; request->word_count == 0 && i < SHELF_SHIPPED; i++) {
        if (world->library.folders[i])
            add_folder(files, world->library.folders[i], "", diag);
    }
}

/* ---- checking them ---- */

/* The length of a path up to the language in its name; 0 when there is none. */
static size_t original_length(const char *path)
{
    const char *name = path_base(path);
    char *language = translation_language(path);
    size_t length = language ? (size_t)(name - path) + strcspn(name, ".") : 0;

    free(language);
    return length;
}

/* Whether what it translates was looked at and has mistakes: those come first. */
static bool waits_for_original(const struct files *files, const char *path)
{
    size_t length = original_length(path);

    for (size_t i = 0; length > 0 && i < files->count; i++) {
        const struct file *file = &files->items[i];

        if (file->failed && strncmp(file->path, path, length) == 0 &&
            strcmp(file->path + length, ".yaml") == 0)
            return true;
    }
    return false;
}

/* Where talks are kept already, a guide is held against the answers in them. */
static bool has_talks(struct world *world)
{
    char *store = path_join(world->data_folder, "interviews.db");
    bool there = access(store, F_OK) == 0;

    free(store);
    return there && world_open_store(world);
}

static bool check_guide(const struct library *library, const char *path, struct store *store,
                        struct diag *diag)
{
    bool fine = script_check_file(library, path, diag);

    if (fine && store)
        session_check_used(store, library, path, diag);
    return fine;
}

/* How many translations had to wait for their guide. */
static size_t check_files(struct files *files, const struct library *library, struct store *store,
                          struct diag *diag)
{
    size_t waiting = 0;

    for (size_t i = 0; i < files->count; i++) {
        if (original_length(files->items[i].path) == 0)
            files->items[i].failed = !check_guide(library, files->items[i].path, store, diag);
    }
    for (size_t i = 0; i < files->count; i++) {
        if (original_length(files->items[i].path) == 0)
            continue;
        if (waits_for_original(files, files->items[i].path))
            waiting++;
        else
            script_check_file(library, files->items[i].path, diag);
    }
    diag_sort(diag);
    diag_unique(diag);
    return waiting;
}

/* ---- saying it ---- */

/* -1 when there is no such format, which is said. */
static int find_format(const struct request *request)
{
    const char *name = request->options[OPTION_FORMAT];

    if (request->options[OPTION_JSON])
        return FORMAT_JSON;
    for (int i = 0; i < FORMAT_COUNT; i++) {
        if (!name || strcmp(name, formats[i].name) == 0)
            return i;
    }
    say_error(_("There is no format “%s”. Choose one of: %s."), name, "text, short, json");
    return -1;
}

static void say_nothing_there(const struct world *world)
{
    say(_("There are no guides of your own in %s yet, so there is nothing to check.\n"),
        world->library.folders[SHELF_OWN]);
    say("%s\n", _("Begin with a copy: waardegesprek script new my-talk --from kerngesprek"));
}

static void say_findings(int format, size_t waiting, const struct diag *diag)
{
    formats[format].say(diag);
    if (waiting > 0 && format == FORMAT_TEXT)
        say(message_plural("%zu translation waits until its guide is mended.\n",
                           "%zu translations wait until their guide is mended.\n",
                           (unsigned long)waiting),
            waiting);
}

static bool check(struct world *world, struct files *files, int format, bool strict)
{
    struct diag diag;
    size_t waiting;
    bool fine;

    diag_init(&diag);
    waiting = check_files(files, &world->library, has_talks(world) ? world->store : NULL, &diag);
    fine = strict ? diag.count == 0 : !diag_has_error(&diag);
    say_findings(format, waiting, &diag);
    diag_done(&diag);
    return fine;
}

/* What can't be found is no mistake in a file, so it is told apart from those. */
static int check_named(struct world *world, const struct request *request, int format)
{
    struct files files = {0};
    struct diag lost;
    bool fine;

    diag_init(&lost);
    add_files(&files, world, request, &lost);
    fine = lost.count == 0;
    say_diag(&lost);
    if (files.count > 0 || format == FORMAT_JSON)
        fine = check(world, &files, format, request->options[OPTION_STRICT] != NULL) && fine;
    else if (fine && format == FORMAT_TEXT)
        say_nothing_there(world);
    files_done(&files);
    diag_done(&lost);
    return fine ? EXIT_DONE : EXIT_NOT_DONE;
}

static int run(struct world *world, const struct request *request)
{
    int format = find_format(request);

    if (request->options[OPTION_EXPLAIN])
        return explain_say(request->words, request->word_count);
    return format < 0 ? EXIT_USAGE : check_named(world, request, format);
}

const struct verb verb_script_check = {
    .name = "script check",
    .usage = N_("[--format FORMAT] [--strict] [FILE or ID …]"),
    .help = N_("Look for mistakes in guides, and say how to mend them."),
    .more = N_("An ID stands for a guide and its translations. Without one it looks at all guides "
               "of your own and at those you share."),
    .options = rows,
    .most_words = WORDS_ANY,
    .run = run,
};
