#ifndef WG_REGISTRY_POSTGRES_H
#define WG_REGISTRY_POSTGRES_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What the module postgres.so (base/module.h) does with libpq: connect, run, read rows. It knows nothing of the registry; its SQL comes
 * from the program.
 */
struct postgres;
struct postgres_error {
    char state[6];    /* SQLSTATE; "" = no connection */
    const char *text; /* the server's or libpq's own words; lives until the next call */
    const char *hint; /* the server's, or "" */
};
struct postgres_functions {
    /*
     * Connects: with TLS verified unless the settings say otherwise, and, of several hosts, to the one that takes writes. Waits a few
     * seconds at most. NULL with the error.
     */
    struct postgres *(*open)(const char *where, const char *application,
                             struct postgres_error *error);
    void (*close)(struct postgres *connection);
    /* Whether `where` has a password in it. NULL, or libpq's words when it can't be understood. */
    const char *(*check)(const char *where, bool *has_password);
    /*
     * Runs one statement with $1 … as texts. `each` may be NULL. A connection that was lost is opened once anew, when no
     * transaction was under way; what was asked is not repeated then: error->state is "" and the caller decides.
     */
    bool (*run)(struct postgres *connection, const char *sql, const char *const *values, int count,
                bool (*each)(void *context, const char *const *columns), void *context,
                struct postgres_error *error);
    /* Several statements without parameters, as a schema is. */
    bool (*run_all)(struct postgres *connection, const char *sql, struct postgres_error *error);
};

#endif
