/* One file by itself, as someone who edits it wants it looked at. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/path.h"
#include "check.h"
#include "hash.h"
#include "history.h"
#include "include.h"
#include "method.h"
#include "next.h"
#include "script/load.h"
#include "source.h"

/* Whether it has a word that only this kind of file has, or what was meant as that. */
static bool says(const struct node *root, const struct object *object, const char *wanted)
{
    enum { HEAD = 20 }; /* that word stands near the beginning, and a hostile file has thousands */
    if (!root || root->kind != NODE_MAP || node_get(root, wanted))
        return node_get(root, wanted) != NULL;
    int left = HEAD;
    for (const struct node *value = root->first; value && left--; value = value->next) {
        const char *key = value->key->text;
        const struct field *meant =
            field_find(&object_script, key) ? NULL : field_meant(object, key);
        if (meant && strcmp(meant->key, wanted) == 0)
            return true;
    }
    return false;
}

/* By what it says; when that is misspelt beyond telling, by its name and by what else it has. */
static enum role role_of(const struct node *root, const char *path)
{
    const char *name = path_base(path);
    char *language = translation_language(path);
    bool bare = !language;
    free(language);
    if (says(root, &object_translation, "translates"))
        return ROLE_TRANSLATION;
    if (says(root, &object_piece, "piece"))
        return ROLE_PIECE;
    if (node_get(root, "words_for") || strncmp(name, "words.", 6) == 0)
        return ROLE_WORDS;
    if (node_get(root, "values") || strncmp(name, "values.", 7) == 0)
        return ROLE_VALUES;
    if (!bare && !node_get_kind(root, "parts", NODE_LIST))
        return ROLE_TRANSLATION;
    bool guide = node_get(root, "parts") || node_get(root, "process") || node_get(root, "version");
    bool loose = node_get(root, "steps") || node_get(root, "probes");
    return loose && !guide ? ROLE_PIECE : ROLE_SCRIPT;
}

/* Reads it once without saying anything, only to see what it is. */
static enum role guess_role(const char *path, const char *text, size_t length)
{
    struct diag silent;
    struct checker checker;
    struct arena *arena = arena_new();
    diag_init(&silent);
    checker_init(&checker, path, &silent);
    enum role role = role_of(node_parse(arena, text, length, &checker), path);
    diag_done(&silent);
    arena_free(arena);
    return role;
}

bool guide_files_original(struct guide_files *files, const struct library *library,
                          const char *path)
{
    struct diag silent;
    size_t length;
    char *folder = path_folder(path);
    char *name = xasprintf("%.*s.yaml", (int)strcspn(path_base(path), "."), path_base(path));
    char *original = path_join(folder, name);
    diag_init(&silent);
    char *text = source_read(original, &length, &silent);
    bool fine = false;
    if (text) {
        struct source *source =
            guide_files_add(files, guess_role(original, text, length), "", original, text, length);
        fine = guide_files_parse(files, source, &silent) &&
               guide_files_gather(files, library, SHELF_OWN, &silent) &&
               guide_files_join(files, &silent);
    }
    diag_done(&silent);
    free(folder);
    free(name);
    free(original);
    return fine;
}

/* What the method says of the questions; a guide with mistakes has those to mend first. */
static void check_asking(struct guide_files *files, const struct library *library,
                         struct source *source, struct diag *diag)
{
    const char *language = node_text(source->root, "language");
    struct words *words =
        language && files->outlined ? words_load(library, SHELF_OWN, language, diag) : NULL;
    struct checker checker;
    checker_init(&checker, source->name, diag);
    if (files->outlined && source->role == ROLE_TRANSLATION)
        check_method_translation(&checker, source->root, &files->outline, words);
    else if (files->outlined)
        check_method(&checker, &files->outline, words);
    words_free(words);
}

/* What talks that were held lean on. Under another name than its own it is no later edition of anything. */
static void check_before(const struct guide_files *files, const struct library *library,
                         struct diag *diag)
{
    struct checker checker;
    char *language = translation_language(files->items[0].name);
    checker_init(&checker, files->items[0].name, diag);
    if (files->items[0].role == ROLE_SCRIPT && !language)
        check_history(&checker, files, library);
    free(language);
}

static bool check_original(struct guide_files *files, const struct library *library,
                           struct diag *diag)
{
    bool fine = guide_files_gather(files, library, SHELF_OWN, diag);
    fine = guide_files_join(files, diag) && fine;
    fine = guide_files_load_values(files, library, SHELF_OWN, diag) && fine;
    check_asking(files, library, &files->items[0], diag);
    check_before(files, library, diag);
    if (files->outlined) {
        struct checker checker;
        checker_init(&checker, files->items[0].name, diag);
        check_next(&checker, &files->outline, library);
    }
    return fine;
}

static bool check_translation_file(struct guide_files *files, const struct library *library,
                                   struct source *source, struct diag *diag)
{
    if (!files->outlined) {
        diag_add(diag, SEVERITY_ERROR, "WG207", source->name, 1, 1,
                 _("Put this file in the folder of the guide, and mend the guide first."),
                 _("The guide that this file translates is not there or has mistakes."));
        return false;
    }
    const char *language = node_text(source->root, "language");
    xstrset(&source->language, language ? language : "");
    bool fine = guide_files_match(files, source, diag);
    size_t index = (size_t)(source - files->items);
    fine = guide_files_load_values(files, library, SHELF_OWN, diag) && fine;
    source = &files->items[index]; /* the list has grown, and may have moved */
    struct checker checker;
    checker_init(&checker, source->name, diag);
    check_history_words(&checker, files, library, source);
    check_asking(files, library, source, diag);
    return fine;
}

/* Lists of words need no other file. */
static bool check_role(struct guide_files *files, const struct library *library,
                       struct source *source, struct diag *diag)
{
    switch (source->role) {
    case ROLE_VALUES:
    case ROLE_WORDS:
        return true;
    case ROLE_TRANSLATION:
        return check_translation_file(files, library, source, diag);
    default:
        return check_original(files, library, diag);
    }
}

static void check_source(struct guide_files *files, const struct library *library, enum role role,
                         const char *path, char *text, size_t length, struct diag *diag)
{
    if (role == ROLE_TRANSLATION)
        guide_files_original(files, library, path);
    struct source *source = guide_files_add(files, role, "", path, text, length);
    guide_files_parse(files, source, diag);
    source_check_name(source, diag);
    struct checker checker;
    checker_init(&checker, path, diag);
    check_hashes(&checker, source); /* before blocks come among its nodes */
    check_role(files, library, source, diag);
}

bool script_check_file(const struct library *library, const char *path, struct diag *diag)
{
    struct guide_files files;
    struct diag found;
    size_t length;
    char *folder = path_folder(path);
    struct library here = library_from(library, folder);
    diag_init(&found);
    char *text = source_read(path, &length, &found);
    if (text) {
        guide_files_init(&files);
        check_source(&files, &here, guess_role(path, text, length), path, text, length, &found);
        guide_files_done(&files);
    }
    free(folder);
    bool fine = !diag_has_error(&found);
    diag_sort(&found);
    diag_unique(&found);
    diag_limit(&found, FINDINGS_MAX);
    diag_move(diag, &found);
    return fine;
}
