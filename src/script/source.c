/*
 * What lies in a folder for one guide. Every file is read and checked to the end
 * before anything is refused, so that all findings come at once.
 */
#include "source.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/path.h"
#include "check.h"
#include "walk.h"

static const char *const role_ids[ROLE_COUNT] = {"script", "values", "translation"};

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

static void check_role(struct guide_files *files, struct checker *checker,
                       const struct source *source, bool script_fine)
{
    if (source->role == ROLE_SCRIPT) {
        outline_init(&files->outline, source->root);
        files->outlined = true;
        check_script(checker, &files->outline);
    } else if (source->role == ROLE_TRANSLATION && script_fine) {
        check_translation(checker, source->root, &files->outline);
    }
}

bool guide_files_parse(struct guide_files *files, struct source *source, struct diag *diag)
{
    static const struct object *const objects[ROLE_COUNT] = {&object_script, &object_values,
                                                             &object_translation};
    struct checker checker;
    checker_init(&checker, source->name, diag);
    struct node *root = node_parse(files->arena, source->text, source->length, &checker);
    if (root && format_known(&checker, root)) {
        walk(&checker, objects[source->role], root);
        source->root = root;
        check_role(files, &checker, source, files->outlined);
    }
    /* Nothing is built or held against a guide with mistakes. */
    if (checker.failed && files->outlined && source->role == ROLE_SCRIPT) {
        outline_done(&files->outline);
        files->outlined = false;
    }
    return !checker.failed;
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

static char *values_in(const char *folder, const char *language)
{
    char *name = xasprintf("values.%s.yaml", language);
    char *path = path_join(folder, name);
    free(name);
    if (access(path, R_OK) == 0)
        return path;
    free(path);
    return NULL;
}

char *values_path(const char *folder, const char *language)
{
    char *path = values_in(folder, language);
    if (path)
        return path;
    char *shipped = path_data("scripts");
    path = values_in(shipped, language);
    free(shipped);
    return path;
}

static bool load_values(struct guide_files *files, const char *path, const char *language,
                        struct diag *diag)
{
    size_t length;
    char *text = source_read(path, &length, diag);
    return text &&
           guide_files_parse(
               files, guide_files_add(files, ROLE_VALUES, language, path, text, length), diag);
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

bool guide_files_check_values(const struct source *source, const char *folder, struct diag *diag)
{
    const char *language = node_text(source->root, "language");
    char *path = language ? values_path(folder, language) : NULL;
    bool fine = path || !language || report_no_values(source, language, diag);
    free(path);
    return fine;
}

static bool load_all_values(struct guide_files *files, const char *folder, struct diag *diag)
{
    bool fine = true;
    size_t count = files->count;
    for (size_t i = 0; i < count; i++) {
        const struct source *source = &files->items[i];
        const char *language = node_text(source->root, "language");
        fine = guide_files_check_values(source, folder, diag) && fine;
        char *path = language ? values_path(folder, language) : NULL;
        if (path)
            fine = load_values(files, path, language, diag) && fine;
        free(path);
    }
    return fine;
}

/* The language in ID.LANGUAGE.yaml; NULL when it is another file. The caller frees it. */
static char *translation_language(const char *name, const char *id)
{
    size_t prefix = strlen(id), length = strlen(name);
    const char *end = ".yaml";
    if (strncmp(name, id, prefix) != 0 || name[prefix] != '.' ||
        length <= prefix + 1 + strlen(end) || strcmp(name + length - strlen(end), end) != 0)
        return NULL;
    char *language = xstrndup(name + prefix + 1, length - prefix - 1 - strlen(end));
    if (strchr(language, '.')) {
        free(language);
        return NULL;
    }
    return language;
}

/* What a file says about itself must agree with its name: that is how it is found. */
static bool check_key(const struct source *source, const char *key, const char *wanted,
                      const char *code, struct diag *diag)
{
    const struct node *node = node_get_kind(source->root, key, NODE_TEXT);
    if (!node || strcmp(node->text, wanted) == 0)
        return true;
    diag_add(diag, SEVERITY_ERROR, code, source->name, node->line, node->column,
             _("Change one of the two."), _("\"%s\" is \"%s\", but the file's name says \"%s\"."),
             key, quote(node->text).text, quote(wanted).text);
    return false;
}

bool source_check_name(const struct source *source, struct diag *diag)
{
    char *stem = xstrdup(path_base(source->name));
    char *end = strstr(stem, ".yaml");
    if (end)
        *end = '\0';
    char *dot = strchr(stem, '.');
    if (dot)
        *dot = '\0';
    bool fine = true;
    if (source->role == ROLE_SCRIPT && end && !dot)
        fine = check_key(source, "id", stem, "WG116", diag);
    if (source->role == ROLE_TRANSLATION && end && dot)
        fine = check_key(source, "translates", stem, "WG207", diag);
    if (source->role != ROLE_SCRIPT && end && dot)
        fine = check_key(source, "language", dot + 1, "WG303", diag) && fine;
    free(stem);
    return fine;
}

static bool load_translation(struct guide_files *files, const char *folder, const char *id,
                             const char *language, struct diag *diag)
{
    size_t length;
    char *name = xasprintf("%s.%s.yaml", id, language);
    char *path = path_join(folder, name);
    char *text = source_read(path, &length, diag);
    bool fine = text != NULL;
    if (text) {
        struct source *source =
            guide_files_add(files, ROLE_TRANSLATION, language, path, text, length);
        fine = guide_files_parse(files, source, diag);
        fine = source_check_name(source, diag) && fine;
    }
    free(name);
    free(path);
    return fine;
}

static bool load_translations(struct guide_files *files, const char *folder, const char *id,
                              struct diag *diag)
{
    bool fine = true;
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char *language = translation_language(entries[i]->d_name, id);
        if (language)
            fine = load_translation(files, folder, id, language, diag) && fine;
        free(language);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return fine;
}

bool guide_files_load(struct guide_files *files, const char *folder, const char *id,
                      struct diag *diag)
{
    size_t length;
    char *name = xasprintf("%s.yaml", id);
    char *path = path_join(folder, name);
    char *text = source_read(path, &length, diag);
    bool fine = text != NULL;
    if (text) {
        struct source *script = guide_files_add(files, ROLE_SCRIPT, "", path, text, length);
        fine = guide_files_parse(files, script, diag);
        fine = source_check_name(script, diag) && fine;
        const char *language = guide_files_language(files);
        xstrset(&files->items[0].language, language);
        fine = load_translations(files, folder, id, diag) && fine;
        fine = load_all_values(files, folder, diag) && fine;
    }
    free(name);
    free(path);
    return fine;
}
