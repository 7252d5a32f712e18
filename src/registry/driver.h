#ifndef WG_REGISTRY_DRIVER_H
#define WG_REGISTRY_DRIVER_H

#include "registry/registry.h"

/*
 * The two homes behind one narrow door: run a statement, read its rows as texts. All that knows of shared actions is above it and
 * written once; what differs is the SQL (statements.h) and these few functions.
 */
struct driver {
    /*
     * Runs SQL with the parameters $1, $2 … (texts; NULL is NULL) and gives each row to `each` (may be NULL), which ends the
     * reading with false. Columns are texts, NULL for NULL, borrowed in the call. False with a sentence; *failure says of
     * what sort. `name` is for the sentence.
     */
    bool (*run)(void *home, const char *name, const char *sql, const char *const *values,
                size_t count, bool (*each)(void *context, const char *const *columns),
                void *context, enum registry_failure *failure, struct diag *diag);
    bool (*begin)(void *home, enum registry_failure *failure, struct diag *diag);
    bool (*commit)(void *home, enum registry_failure *failure, struct diag *diag);
    void (*rollback)(void *home);
    void (*close)(void *home);
    /* After something was withdrawn: takes away what is left of it in files. NULL = the home has no such thing. */
    void (*tidy)(void *home);
};

struct registry {
    enum registry_home home;
    const struct driver *driver;
    void *state; /* the home's */
    const struct registry_setup *setup;
    enum registry_failure failure; /* of the last call */
};

/* sqlite.c, postgres.c: NULL with a sentence. */
void *sqlite_home_open(const struct registry_setup *setup, enum registry_failure *failure,
                       struct diag *diag);
void *postgres_home_open(const struct registry_setup *setup, enum registry_failure *failure,
                         struct diag *diag);
extern const struct driver sqlite_driver, postgres_driver;
/* Each home's part of registry_examine(). */
bool sqlite_examine(const struct registry_setup *setup, struct diag *diag);
bool postgres_examine(const struct registry_setup *setup, char **roles, struct diag *diag);

/* What both homes say of a quarter, by their clocks. */
#define NOT_BEGUN                                                                                  \
    N_("This is of a quarter that has not begun yet, by the clock of the registry. Is the date "   \
       "of this computer right?")
#define LONG_PAST                                                                                  \
    N_("This is of a quarter that is over for long, by the clock of the registry: nothing is "     \
       "counted in it any more.")

/* One statement, in both dialects; what can't be in one home is NULL there. */
struct statement {
    const char *name;
    const char *sqlite;
    const char *postgres;
};
/* registry_open() without asking whether it is a copy that is not finished: for whoever goes on with that. */
struct registry *registry_open_any(const struct registry_setup *setup, bool *away,
                                   struct diag *diag);
/* Runs the one for this home. `each` and context may be NULL. */
bool registry_run(struct registry *registry, const struct statement *statement,
                  const char *const *values, size_t count,
                  bool (*each)(void *context, const char *const *columns), void *context,
                  struct diag *diag);
/* A transaction of several statements. */
bool registry_begin(struct registry *registry, struct diag *diag);
/* Commits when `fine`, else rolls back; gives whether it was committed. */
bool registry_end(struct registry *registry, bool fine, struct diag *diag);

#endif
