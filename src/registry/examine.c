/* What the doctor tells of a registry. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "place.h"
#include "registry/admin.h"
#include "row.h"

static bool read_check(void *context, const char *const *columns)
{
    if (columns[0])
        xstrset(context, columns[0]);
    return false;
}

static void check_whole(struct registry *registry, const char *path, struct diag *diag)
{
    static const struct statement quick = {"check", "PRAGMA quick_check(1)", NULL};
    char *said = NULL;
    if (registry_run(registry, &quick, NULL, 0, read_check, &said, diag) && said &&
        strcmp(said, "ok") != 0)
        diag_add(diag, SEVERITY_ERROR, NULL, path, 0, 0,
                 _("Make a copy of the file, then put a backup in its place."),
                 _("The registry is damaged (%s)."), said);
    free(said);
}

/* A file that is not there yet is made by whoever shares first: nothing is wrong with that, and looking makes none. */
bool sqlite_examine(const struct registry_setup *setup, struct diag *diag)
{
    struct registry *registry;
    place_examine(setup->where, diag);
    if (access(setup->where, F_OK) != 0 || diag_has_error(diag))
        return !diag_has_error(diag);
    registry = registry_open(setup, NULL, diag);
    if (registry)
        check_whole(registry, setup->where, diag);
    registry_close(registry);
    return !diag_has_error(diag);
}

bool registry_examine(const struct registry_setup *setup, char **roles, struct diag *diag)
{
    *roles = NULL;
    return registry_home_of(setup->where) == REGISTRY_SQLITE ? sqlite_examine(setup, diag)
                                                             : postgres_examine(setup, roles, diag);
}
