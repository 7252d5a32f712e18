/* Finds a guide as people name one: by id, or by the path of a file. */
#include "edition.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "script/guide.h"

static const char extension[] = ".yaml";

/* Where the extension begins; NULL when it is no guide's file. */
static const char *find_extension(const char *name)
{
    size_t length = strlen(name), tail = sizeof extension - 1;

    return length > tail && strcmp(name + length - tail, extension) == 0 ? name + length - tail
                                                                         : NULL;
}

static bool is_path(const char *name)
{
    return strchr(name, '/') || find_extension(name);
}

static char *id_of_path(const char *path)
{
    const char *base = path_base(path), *end = find_extension(base);

    return end ? xstrndup(base, (size_t)(end - base)) : xstrdup(base);
}

/* The file's own folder goes before all others; what it leans on may still lie in those. */
static char *bundle_of_file(const struct library *library, const char *path, struct diag *diag)
{
    struct library here = *library;
    char *folder = path_folder(path), *id = id_of_path(path);
    char *bundle;

    here.folders[SHELF_OWN] = folder;
    bundle = bundle_load(&here, SHELF_OWN, id, diag);
    free(id);
    free(folder);
    return bundle;
}

static char *bundle_of(const struct library *library, const char *name, enum edition edition,
                       struct diag *diag)
{
    char *id, *bundle;

    if (is_path(name) && edition != EDITION_RUNS)
        return bundle_of_file(library, name, diag);
    if (edition == EDITION_FILE)
        return guide_draft(library, name, diag);
    id = is_path(name) ? id_of_path(name) : xstrdup(name);
    bundle = guide_bundle(library, id, diag);
    free(id);
    return bundle;
}

struct script *edition_open(const struct world *world, const char *name, enum edition edition,
                            const char *language, struct diag *diag)
{
    char *bundle = bundle_of(&world->library, name, edition, diag);
    struct script *script = bundle ? bundle_open(bundle, language, diag) : NULL;

    free(bundle);
    return script;
}

static bool has_language(const struct script *script, const char *language)
{
    for (size_t i = 0; i < script->language_count; i++) {
        if (strcmp(script->languages[i], language) == 0)
            return true;
    }
    return false;
}

struct script *edition_open_plain(const struct world *world, const char *name, enum edition edition,
                                  struct script *script, struct diag *diag)
{
    char *plain = xasprintf("%s-simple", script->language);

    if (has_language(script, plain)) {
        script_free(script);
        script = edition_open(world, name, edition, plain, diag);
    }
    free(plain);
    return script;
}
