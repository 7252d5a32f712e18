/* Opens the pinned guides of earlier talks, each distinct text once a language. */
#include "pinned.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "script/load.h"

struct opened {
    char *bundle;
    char *language;
    struct script *script;
};
struct pinned {
    struct store *store;
    struct opened *items;
    size_t count;
};

struct pinned *pinned_new(struct store *store)
{
    struct pinned *pinned = xcalloc(1, sizeof *pinned);

    pinned->store = store;
    return pinned;
}

void pinned_free(struct pinned *pinned)
{
    if (!pinned)
        return;
    for (size_t i = 0; i < pinned->count; i++) {
        script_free(pinned->items[i].script);
        free(pinned->items[i].language);
        free(pinned->items[i].bundle);
    }
    free(pinned->items);
    free(pinned);
}

static const struct script *find(const struct pinned *pinned, const char *bundle,
                                 const char *language)
{
    for (size_t i = 0; i < pinned->count; i++) {
        const struct opened *opened = &pinned->items[i];

        if (strcmp(opened->language, language) == 0 && strcmp(opened->bundle, bundle) == 0)
            return opened->script;
    }
    return NULL;
}

/* Takes the bundle over. */
static const struct script *add(struct pinned *pinned, char *bundle, const char *language,
                                struct diag *diag)
{
    struct script *script = bundle_open(bundle, language, diag);

    if (!script) {
        free(bundle);
        return NULL;
    }
    pinned->items = xreallocarray(pinned->items, pinned->count + 1, sizeof *pinned->items);
    pinned->items[pinned->count++] = (struct opened){bundle, xstrdup(language), script};
    return script;
}

const struct script *pinned_open(struct pinned *pinned, const char *interview, const char *language,
                                 struct diag *diag)
{
    char *bundle = store_bundle(pinned->store, interview, diag);
    const struct script *known = bundle ? find(pinned, bundle, language) : NULL;

    if (!bundle)
        return NULL;
    if (!known)
        return add(pinned, bundle, language, diag);
    free(bundle);
    return known;
}
