/*
 * What lies in a folder for one guide. Every file is read and checked to the end
 * before anything is refused, so that all findings come at once.
 */
#include "source.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "base/path.h"
#include "check.h"
#include "include.h"
#include "stale.h"
#include "walk.h"
#include "words.h"

static const char *const role_ids[ROLE_COUNT] = {"script", "piece", "values", "translation",
                                                 "words"};

const char *role_id(enum role role)
{
    return role_ids[role];
}

bool role_from_id(const char *id, enum role *out)
{
    for (int i = 0; id && i < ROLE_COUNT; i++) {
        if (strcmp(role_ids[i], id) == 0) {
            *out = (enum role)i;
            return true;
        }
    }
    return false;
}

/* --- the collection --------------------------------------------------------- */

void guide_files_init(struct guide_files *files)
{
    *files = (struct guide_files){.arena = arena_new()};
}

void guide_files_done(struct guide_files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        free(files->items[i].language);
        free(files->items[i].name);
        free(files->items[i].stem);
        free(files->items[i].text);
    }
    free(files->items);
    if (files->outlined)
        outline_done(&files->outline);
    arena_free(files->arena);
}

struct source *guide_files_add(struct guide_files *files, enum role role, const char *language,
                               const char *name, char *text, size_t length)
{
    files->items = xreallocarray(files->items, files->count + 1, sizeof *files->items);
    struct source *source = &files->items[files->count++];
    *source = (struct source){.role = role,
                              .language = xstrdup(language),
                              .name = xstrdup(name),
                              .stem = xstrndup(path_base(name), strcspn(path_base(name), ".")),
                              .text = text,
                              .length = length};
    return source;
}

struct source *guide_files_find(const struct guide_files *files, enum role role,
                                const char *language)
{
    for (size_t i = 0; i < files->count; i++) {
        struct source *source = &files->items[i];
        if (source->role == role && (!language || strcmp(source->language, language) == 0))
            return source;
    }
    return NULL;
}

struct source *guide_files_words(const struct guide_files *files, const char *language)
{
    for (size_t i = 0; i < files->count; i++) {
        struct source *source = &files->items[i];
        if (source->role == ROLE_TRANSLATION && strcmp(source->stem, files->items[0].stem) == 0 &&
            strcmp(source->language, language) == 0)
            return source;
    }
    return NULL;
}

struct source *guide_files_find_name(const struct guide_files *files, const char *name)
{
    for (size_t i = 0; i < files->count; i++) {
        if (strcmp(files->items[i].name, name) == 0)
            return &files->items[i];
    }
    return NULL;
}

const char *guide_files_language(const struct guide_files *files)
{
    const struct source *script = guide_files_find(files, ROLE_SCRIPT, NULL);
    const char *language = script ? node_text(script->root, "language") : NULL;
    return language ? language : "";
}

/* --- checking one file ------------------------------------------------------- */

/* A file for a later version has words that this program can't know: one finding says so. */
static bool format_known(struct checker *checker, const struct node *root)
{
    const struct node *format = node_get_kind(root, "format", NODE_TEXT);
    if (!format || strspn(format->text, "0123456789") != strlen(format->text) ||
        strtol(format->text, NULL, 10) <= 1)
        return true;
    checker_add(checker, SEVERITY_ERROR, "WG120", format,
                _("Install the newest version of the program."),
                _("This file is written for a newer version of the program."));
    return false;
}

bool guide_files_parse(struct guide_files *files, struct source *source, struct diag *diag)
{
    static const struct object *const objects[ROLE_COUNT] = {
        [ROLE_SCRIPT] = &object_script, [ROLE_PIECE] = &object_piece,
        [ROLE_VALUES] = &object_values, [ROLE_TRANSLATION] = &object_translation,
        [ROLE_WORDS] = &object_words,
    };
    struct checker checker;
    checker_init(&checker, source->name, diag);
    struct node *root = node_parse(files->arena, source->text, source->length, &checker);
    if (root && format_known(&checker, root)) {
        walk(&checker, objects[source->role], root);
        if (source->role == ROLE_WORDS)
            check_words(&checker, root);
        source->root = root;
    }
    source->faulty = checker.failed;
    return !checker.failed;
}

/* A block comes in the guide's own language, or its words would stand in two. */
static void check_piece(struct checker *checker, const struct source *piece, const char *language)
{
    const struct node *said = node_get_kind(piece->root, "language", NODE_TEXT);
    if (said && strcmp(said->text, language) != 0)
        checker_add(checker, SEVERITY_ERROR, "WG303", said,
                    _("Make a building block in the language of the guide."),
                    _("This building block is written in \"%s\", the guide in \"%s\"."),
                    quote(said->text).text, quote(language).text);
}

bool guide_files_join(struct guide_files *files, struct diag *diag)
{
    struct source *script = &files->items[0];
    struct checker checker;
    if (!script->root)
        return false;
    xstrset(&script->language, guide_files_language(files));
    checker_init(&checker, script->name, diag);
    const struct node *language = node_get_kind(script->root, "language", NODE_TEXT);
    for (size_t i = 0; language && !language->told && i < files->count; i++) {
        if (files->items[i].role == ROLE_PIECE)
            check_piece(&checker, &files->items[i], language->text);
    }
    include_pieces(files, &checker, script->root);
    outline_init(&files->outline, script->root);
    files->outline.kept = files->kept;
    files->outline.alone = script->role == ROLE_PIECE;
    check_script(&checker, &files->outline);
    /* Nothing is built or held against a guide with mistakes. */
    files->outlined = !checker.failed && !script->faulty;
    for (size_t i = 0; i < files->count; i++)
        files->outlined &= files->items[i].role != ROLE_PIECE || !files->items[i].faulty;
    if (!files->outlined)
        outline_done(&files->outline);
    return files->outlined;
}

bool guide_files_match(struct guide_files *files, struct source *translation, struct diag *diag)
{
    struct checker checker;
    if (!translation->root || !files->outlined)
        return !translation->faulty;
    checker_init(&checker, translation->name, diag);
    include_words(files, translation->root, translation->language);
    check_translation(&checker, translation->root, &files->outline);
    check_stale(&checker, translation, &files->outline);
    return !checker.failed && !translation->faulty;
}

/* --- a folder ------------------------------------------------------------------ */

char *source_read(const char *path, size_t *length, struct diag *diag)
{
    struct diag why;
    diag_init(&why);
    char *text = path_read(path, FILE_SIZE_MAX, length, &why);
    if (!text)
        diag_add(diag, SEVERITY_ERROR, "WG100", path, 1, 1, NULL, "%s", diag_text(&why));
    diag_done(&why);
    return text;
}

char *library_find(const struct library *library, enum shelf shelf, const char *name)
{
    for (int i = (int)shelf; i < SHELF_COUNT; i++) {
        char *path = library->folders[i] ? path_join(library->folders[i], name) : NULL;
        if (path && access(path, R_OK) == 0)
            return path;
        free(path);
    }
    return NULL;
}

static bool same_folder(const char *one, const char *other)
{
    struct stat a, b;
    return one && stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

struct library library_from(const struct library *library, const char *folder)
{
    struct library here = *library;
    int shelf = SHELF_OWN;
    while (shelf < SHELF_COUNT && !same_folder(library->folders[shelf], folder))
        shelf++;
    for (int i = SHELF_OWN; shelf < SHELF_COUNT && i < shelf; i++)
        here.folders[i] = NULL;
    here.folders[SHELF_OWN] = folder;
    return here;
}

/* Adds a file, parses it and holds its name against what it says. NULL when it can't be read. */
static struct source *load_file(struct guide_files *files, enum role role, const char *language,
                                const char *path, struct diag *diag)
{
    size_t length;
    char *text = source_read(path, &length, diag);
    if (!text)
        return NULL;
    struct source *source = guide_files_add(files, role, language, path, text, length);
    guide_files_parse(files, source, diag);
    source->faulty |= !source_check_name(source, diag);
    return source;
}

/*
 * The values in a language, or in the plainer one's own: "nl-simple" does with those of "nl". The
 * caller frees the path; NULL when there are none.
 */
static char *values_path(const struct library *library, enum shelf shelf, const char *language)
{
    char *name = xasprintf("values.%s.yaml", language);
    char *path = library_find(library, shelf, name);
    free(name);
    const char *variant = strchr(language, '-');
    if (path || !variant)
        return path;
    char *plain = xstrndup(language, (size_t)(variant - language));
    path = values_path(library, shelf, plain);
    free(plain);
    return path;
}

/*
 * A guide without the words for its values can't be used; a translation can do with the guide's
 * own.
 */
static bool report_no_values(const struct source *source, const char *language, struct diag *diag)
{
    bool needed = source->role == ROLE_SCRIPT;
    const struct node *at = node_get(source->root, "language");
    diag_add(diag, needed ? SEVERITY_ERROR : SEVERITY_WARNING, "WG304", source->name, at->line,
             at->column, _("Put a file with that name beside this one."),
             _("The words for the work values are not there: values.%s.yaml."),
             quote(language).text);
    return !needed;
}

static bool load_values(struct guide_files *files, const struct library *library, enum shelf shelf,
                        size_t index, struct diag *diag)
{
    const struct node *said = node_get_kind(files->items[index].root, "language", NODE_TEXT);
    if (!said || said->told)
        return true;
    char *path = values_path(library, shelf, said->text);
    if (!path)
        return report_no_values(&files->items[index], said->text, diag);
    /* Of "nl-simple" it may be the file of "nl": once is enough. */
    const struct source *source = guide_files_find_name(files, path);
    if (!source) {
        char *language = xstrndup(path_base(path) + strlen("values."),
                                  strlen(path_base(path)) - strlen("values..yaml"));
        source = load_file(files, ROLE_VALUES, language, path, diag);
        free(language);
    }
    free(path);
    return source && !source->faulty;
}

bool guide_files_load_values(struct guide_files *files, const struct library *library,
                             enum shelf shelf, struct diag *diag)
{
    bool fine = true;
    size_t count = files->count;
    for (size_t i = 0; i < count; i++) {
        if (files->items[i].role != ROLE_VALUES && files->items[i].role != ROLE_PIECE &&
            strcmp(files->items[i].stem, files->items[0].stem) == 0)
            fine = load_values(files, library, shelf, i, diag) && fine;
    }
    return fine;
}

char *translation_language(const char *path)
{
    const char *name = path_base(path), *dot = strchr(name, '.');
    const char *end = dot ? strchr(dot + 1, '.') : NULL;
    bool named = end && dot > name && end > dot + 1 && strcmp(end, ".yaml") == 0;
    return named ? xstrndup(dot + 1, (size_t)(end - dot - 1)) : NULL;
}

/* What a file says about itself must agree with its name: that is how it is found. */
static bool check_key(const struct source *source, const char *key, const char *wanted,
                      const char *code, struct diag *diag)
{
    struct node *node = node_get_kind(source->root, key, NODE_TEXT);
    if (!node || node->told || strcmp(node->text, wanted) == 0)
        return true;
    diag_add(diag, SEVERITY_ERROR, code, source->name, node->line, node->column,
             _("Change one of the two."), _("\"%s\" is \"%s\", but the file's name says \"%s\"."),
             key, quote(node->text).text, quote(wanted).text);
    node->told = true;
    return false;
}

/* In a file that is named as a translation nobody finds a guide: it counts as one with mistakes. */
static bool report_whole(const struct source *source, struct diag *diag)
{
    bool piece = source->role == ROLE_PIECE;
    struct node *id = node_get(source->root, piece ? "piece" : "id");
    char *language = translation_language(source->name);
    char *repair =
        xasprintf(_("Give the file and its id another name, or remove it and begin a translation: "
                    "waardegesprek script translate %s %s"),
                  source->stem, language);
    diag_add(
        diag, SEVERITY_ERROR, "WG215", source->name, id ? id->line : 1, id ? id->column : 1, repair,
        piece ? _("This file is named as a translation (%s), but a whole building block is in it.")
              : _("This file is named as a translation (%s), but a whole guide is in it."),
        quote(language).text);
    free(repair);
    free(language);
    return false;
}

/* Whether it is a guide or a block, under the name that a translation has. */
static bool is_misnamed(const struct source *source)
{
    bool whole = source->role == ROLE_SCRIPT || source->role == ROLE_PIECE;
    char *language = whole ? translation_language(source->name) : NULL;
    bool misnamed = language != NULL;
    free(language);
    return misnamed;
}

bool source_check_name(const struct source *source, struct diag *diag)
{
    if (is_misnamed(source))
        return report_whole(source, diag);
    char *stem = xstrdup(path_base(source->name));
    char *end = strstr(stem, ".yaml");
    if (end)
        *end = '\0';
    char *dot = strchr(stem, '.');
    if (dot)
        *dot = '\0';
    bool fine = true;
    if (source->role == ROLE_SCRIPT && end && !dot)
        fine = check_key(source, "id", stem, "WG215", diag);
    if (source->role == ROLE_PIECE && end && !dot)
        fine = check_key(source, "piece", stem, "WG215", diag);
    if (source->role == ROLE_TRANSLATION && end && dot)
        fine = check_key(source, "translates", stem, "WG207", diag);
    if (source->role != ROLE_SCRIPT && source->role != ROLE_PIECE && end && dot)
        fine = check_key(source, "language", dot + 1, "WG303", diag) && fine;
    free(stem);
    return fine;
}

/* All ID.LANGUAGE.yaml in the folder where ID.yaml lies. */
static bool load_translations(struct guide_files *files, const char *path, const char *id,
                              struct diag *diag)
{
    bool fine = true;
    struct dirent **entries;
    char *folder = xstrndup(path, (size_t)(path_base(path) - path));
    int count = scandir(*folder ? folder : ".", &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        const char *file = entries[i]->d_name;
        bool own = strncmp(file, id, strlen(id)) == 0 && file[strlen(id)] == '.';
        char *language = own ? translation_language(file) : NULL;
        if (language) {
            char *name = xasprintf("%s%s", folder, file);
            const struct source *source = load_file(files, ROLE_TRANSLATION, language, name, diag);
            fine = source && !source->faulty && fine;
            free(name);
        }
        free(language);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    free(folder);
    return fine;
}

/* --- building blocks ------------------------------------------------------------- */

struct gathering {
    struct guide_files *files;
    const struct library *library;
    enum shelf shelf;
    struct diag *diag;
    bool fine;
};

/* Whether a file says that it is a guide, or was read as the one that is being looked at. */
static bool is_guide(const struct gathering *gathering, const char *path)
{
    size_t length;
    struct diag silent;
    struct checker checker;
    const struct source *read = guide_files_find_name(gathering->files, path);
    if (read)
        return read->role == ROLE_SCRIPT;
    diag_init(&silent);
    checker_init(&checker, path, &silent);
    struct arena *arena = arena_new();
    char *text = source_read(path, &length, &silent);
    const struct node *root = text ? node_parse(arena, text, length, &checker) : NULL;
    bool guide = node_get(root, "id") && !node_get(root, "piece");
    free(text);
    arena_free(arena);
    diag_done(&silent);
    return guide;
}

static void report_guide(struct gathering *gathering, const char *name, const struct node *at)
{
    diag_add(gathering->diag, SEVERITY_ERROR, "WG216", at->file, at->line, at->column,
             _("Only a file that begins with \"piece\" can be included."),
             _("\"%s\" is no building block."), quote(name).text);
    gathering->fine = false;
}

static void report_no_piece(struct gathering *gathering, const char *name, const struct node *at)
{
    diag_add(gathering->diag, SEVERITY_ERROR, "WG216", at->file, at->line, at->column,
             _("Put it in the folder of the guide, or write another name."),
             _("There is no building block \"%s\": the file %s.yaml is not there."),
             quote(name).text, quote(name).text);
    gathering->fine = false;
}

/* Reads the block that is named here, once. */
static void gather_piece(void *context, const char *named, const struct node *at)
{
    struct gathering *gathering = context;
    char *name = xstrndup(named, strcspn(named, "/"));
    char *file = xasprintf("%s.yaml", name);
    char *path = *name && strchr(name, '.') == NULL
                     ? library_find(gathering->library, gathering->shelf, file)
                     : NULL;
    if (!path)
        report_no_piece(gathering, name, at);
    else if (is_guide(gathering, path))
        report_guide(gathering, name, at);
    else if (!guide_files_find_name(gathering->files, path)) {
        const struct source *piece =
            load_file(gathering->files, ROLE_PIECE, "", path, gathering->diag);
        gathering->fine &= piece && !piece->faulty;
        gathering->fine &= load_translations(gathering->files, path, name, gathering->diag);
    }
    free(path);
    free(file);
    free(name);
}

bool guide_files_gather(struct guide_files *files, const struct library *library, enum shelf shelf,
                        struct diag *diag)
{
    struct gathering gathering = {files, library, shelf, diag, true};
    /* Blocks name sets of other blocks: the list grows while it is read. */
    for (size_t i = 0; i < files->count; i++) {
        if (files->items[i].role == ROLE_SCRIPT || files->items[i].role == ROLE_PIECE)
            include_each(files->items[i].root, gather_piece, &gathering);
    }
    return gathering.fine;
}

/* --- a guide ---------------------------------------------------------------------- */

static bool match_all(struct guide_files *files, struct diag *diag)
{
    bool fine = true;
    for (size_t i = 0; i < files->count; i++) {
        struct source *source = &files->items[i];
        if (source->role == ROLE_TRANSLATION && strcmp(source->stem, files->items[0].stem) == 0)
            fine = guide_files_match(files, source, diag) && fine;
    }
    return fine;
}

bool guide_files_load(struct guide_files *files, const struct library *library, enum shelf shelf,
                      const char *id, struct diag *diag)
{
    char *name = xasprintf("%s.yaml", id);
    char *path = path_join(library->folders[shelf], name);
    struct source *script = load_file(files, ROLE_SCRIPT, "", path, diag);
    bool fine = script != NULL;
    if (script) {
        xstrset(&script->language, guide_files_language(files));
        fine = !script->faulty && guide_files_gather(files, library, shelf, diag);
        fine = guide_files_join(files, diag) && fine;
        fine = load_translations(files, path, id, diag) && fine;
        fine = match_all(files, diag) && fine;
        fine = guide_files_load_values(files, library, shelf, diag) && fine;
    }
    free(name);
    free(path);
    return fine;
}
