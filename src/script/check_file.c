/* One file by itself, as someone who edits it wants it looked at. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/path.h"
#include "script/load.h"
#include "source.h"

static char *folder_of(const char *path)
{
    size_t length = (size_t)(path_base(path) - path);
    return length ? xstrndup(path, length > 1 ? length - 1 : length) : xstrdup(".");
}

/* By what it says; when that is misspelt too, by its name. */
static enum role role_of(const struct node *root, const char *path)
{
    const char *name = path_base(path);
    if (node_get(root, "translates"))
        return ROLE_TRANSLATION;
    if (node_get(root, "parts"))
        return ROLE_SCRIPT;
    if (node_get(root, "values") || strncmp(name, "values.", 7) == 0)
        return ROLE_VALUES;
    const char *dot = strchr(name, '.');
    return dot && strcmp(dot, ".yaml") != 0 ? ROLE_TRANSLATION : ROLE_SCRIPT;
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

/*
 * Whether the guide that a translation belongs to was read; the translation is held against it
 * then.
 */
static bool load_translated(struct guide_files *files, const char *folder, const char *path)
{
    const char *own = path_base(path);
    char *name = xasprintf("%.*s.yaml", (int)strcspn(own, "."), own);
    char *script = path_join(folder, name);
    struct diag silent;
    diag_init(&silent);
    size_t length;
    char *text = source_read(script, &length, &silent);
    bool fine =
        text && guide_files_parse(
                    files, guide_files_add(files, ROLE_SCRIPT, "", script, text, length), &silent);
    diag_done(&silent);
    free(name);
    free(script);
    return fine;
}

bool script_check_file(const char *path, struct diag *diag)
{
    size_t length;
    char *text = source_read(path, &length, diag);
    if (!text)
        return false;
    struct guide_files files;
    guide_files_init(&files);
    char *folder = folder_of(path);
    enum role role = guess_role(path, text, length);
    bool guide = role != ROLE_TRANSLATION || load_translated(&files, folder, path);
    struct source *source = guide_files_add(&files, role, "", path, text, length);
    bool fine = guide_files_parse(&files, source, diag);
    fine = source_check_name(source, diag) && fine;
    if (!guide) {
        diag_add(diag, SEVERITY_ERROR, "WG207", path, 1, 1,
                 _("Put this file in the folder of the guide, and mend the guide first."),
                 _("The guide that this file translates is not there or has mistakes."));
        fine = false;
    }
    if (role != ROLE_VALUES)
        fine = guide_files_check_values(source, folder, diag) && fine;
    diag_sort(diag);
    free(folder);
    guide_files_done(&files);
    return fine;
}
