/* Opening a registry in the home that its words name, and running statements in it. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "copy_mark.h"
#include "statements.h"

enum registry_home registry_home_of(const char *where)
{
    static const char *const starts[] = {"postgresql:", "postgres:"};
    static const char *const keys[] = {"service=", "host=", "dbname=", "hostaddr="};

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (strncmp(where, starts[i], strlen(starts[i])) == 0)
            return REGISTRY_POSTGRES;
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *found = strstr(where, keys[i]);

        if (found && (found == where || found[-1] == ' '))
            return REGISTRY_POSTGRES;
    }
    return REGISTRY_SQLITE;
}

struct registry *registry_open_any(const struct registry_setup *setup, bool *away,
                                   struct diag *diag)
{
    static const struct {
        const struct driver *driver;
        void *(*open)(const struct registry_setup *setup, enum registry_failure *failure,
                      struct diag *diag);
    } homes[] = {
        [REGISTRY_SQLITE] = {&sqlite_driver, sqlite_home_open},
        [REGISTRY_POSTGRES] = {&postgres_driver, postgres_home_open},
    };
    enum registry_home home = registry_home_of(setup->where);
    enum registry_failure failure = REGISTRY_BROKEN;
    struct registry *registry = NULL;
    void *state = homes[home].open(setup, &failure, diag);

    if (state) {
        registry = xcalloc(1, sizeof *registry);
        *registry = (struct registry){
            .home = home, .driver = homes[home].driver, .state = state, .setup = setup};
    }
    if (away)
        *away = !state && failure == REGISTRY_AWAY;
    return registry;
}

/* What would be shared into half a copy would stand in the way of the rest. */
static bool is_whole(struct registry *registry, bool *away, struct diag *diag)
{
    const char *where = registry->setup->where;
    struct copy_mark source = {.found = false};
    struct diag ignored;
    bool is_half = false;
    bool fine = copy_marks_there(registry, &is_half, diag);

    if (away)
        *away = !fine && registry->failure == REGISTRY_AWAY;
    if (!fine || !is_half)
        return fine;
    diag_init(&ignored); /* in a database, few may read which */
    copy_mark_load(registry, "", &source, &ignored);
    diag_done(&ignored);
    diag_error(diag,
               _("The registry %s is a copy that is not finished, so it can't be used yet. Go on "
                 "with: waardegesprek registry copy %s %s"),
               where, source.found && *source.keys[0] ? source.keys[0] : _("FROM"), where);
    copy_mark_done(&source);
    return false;
}

struct registry *registry_open(const struct registry_setup *setup, bool *away, struct diag *diag)
{
    struct registry *registry = registry_open_any(setup, away, diag);

    if (registry && is_whole(registry, away, diag))
        return registry;
    registry_close(registry);
    return NULL;
}

void registry_close(struct registry *registry)
{
    if (!registry)
        return;
    registry->driver->close(registry->state);
    free(registry);
}

enum registry_home registry_home(const struct registry *registry)
{
    return registry->home;
}

enum registry_failure registry_failure(const struct registry *registry)
{
    return registry->failure;
}

bool registry_run(struct registry *registry, const struct statement *statement,
                  const char *const *values, size_t count,
                  bool (*each)(void *context, const char *const *columns), void *context,
                  struct diag *diag)
{
    const char *sql = registry->home == REGISTRY_SQLITE ? statement->sqlite : statement->postgres;
    registry->failure = REGISTRY_FINE;
    if (!sql) {
        registry->failure = REGISTRY_REFUSED;
        return diag_error(diag, _("A registry of this kind can't do this (%s)."), statement->name);
    }
    return registry->driver->run(registry->state, statement->name, sql, values, count, each,
                                 context, &registry->failure, diag);
}

bool registry_begin(struct registry *registry, struct diag *diag)
{
    registry->failure = REGISTRY_FINE;
    return registry->driver->begin(registry->state, &registry->failure, diag);
}

bool registry_end(struct registry *registry, bool fine, struct diag *diag)
{
    if (fine)
        return registry->driver->commit(registry->state, &registry->failure, diag);
    registry->driver->rollback(registry->state);
    return false;
}
