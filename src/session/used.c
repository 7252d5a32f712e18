/* What a guide that is edited means for talks that were held. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/path.h"
#include "session/used.h"
#include "store/edition.h"

struct steps {
    char **ids;
    size_t count;
};

static void add(void *context, const char *step)
{
    struct steps *steps = context;

    steps->ids = xreallocarray(steps->ids, steps->count + 1, sizeof *steps->ids);
    steps->ids[steps->count++] = xstrdup(step);
}

void session_check_used(struct store *store, const struct library *library, const char *path,
                        struct diag *diag)
{
    const char *name = path_base(path);
    size_t length = strcspn(name, ".");
    char *script = xstrndup(name, length);
    struct steps steps = {0};

    /* A translation and a list of words have no steps of their own. */
    if (strcmp(name + length, ".yaml") == 0 && store_used_steps(store, script, add, &steps, diag))
        script_check_used(library, path, (const char *const *)steps.ids, steps.count, diag);
    for (size_t i = 0; i < steps.count; i++)
        free(steps.ids[i]);
    free(steps.ids);
    free(script);
}
