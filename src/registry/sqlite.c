/*
 * A registry in a SQLite file. Many processes write in it, and each waits its turn for a while; whoever is still not served is
 * told to come back. What is erased leaves no trace in the file, also when the one who erased it could not see to that.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "db/db.h"
#include "driver.h"
#include "place.h"
#include "row.h"
#include "sqlite.h"

/* C promises strings of 4095 characters only; every compiler we know takes more. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
#include "schema_registry.h"
#pragma GCC diagnostic pop

enum {
    APPLICATION_ID = 0x57615267, /* "WaRg" */
    COLUMNS_MOST = 64,
    WAL_MOST = 4 << 20,
    AT_ONCE_MOST = 4 << 20, /* in a larger file, clearing up keeps the others waiting */
    ANEW_MOST = 256 << 20   /* a file up to this size is written anew after something was erased */
};

static const char *const migrations[] = {registry_001};
static const struct db_setup schema = {
    .application_id = APPLICATION_ID,
    .migrations = migrations,
    .migration_count = sizeof migrations / sizeof *migrations,
};

struct sqlite_home {
    struct db *db;
    const struct registry_setup *setup;
    bool in_transaction;
};

static bool failed(struct sqlite_home *home, enum registry_failure *failure)
{
    *failure = db_was_busy(home->db) ? REGISTRY_AWAY : REGISTRY_BROKEN;
    return false;
}

/* The log of writes goes into the file now and then, whoever writes. Never waits. */
static void keep_log_short(struct sqlite_home *home)
{
    struct diag ignored;
    if (home->in_transaction || db_wal_size(home->db) < WAL_MOST)
        return;
    diag_init(&ignored);
    db_checkpoint(home->db, false, &ignored);
    diag_done(&ignored);
}

/* Who and when stand in the log of every write: a statement that names them gets them. */
static void bind(struct sqlite_home *home, const char *const *values, size_t count)
{
    char name[24];
    for (size_t i = 0; i < count; i++) {
        snprintf(name, sizeof name, "$%zu", i + 1);
        if (db_takes(home->db, name))
            db_bind_text(home->db, name, values[i]);
    }
    if (db_takes(home->db, "$account"))
        db_bind_text(home->db, "$account", home->setup->account);
    if (db_takes(home->db, "$now"))
        db_bind_int(home->db, "$now", clock_now(home->setup->clock));
}

static bool run_one(struct sqlite_home *home, const char *name, const char *sql,
                    const char *const *values, size_t count,
                    bool (*each)(void *context, const char *const *columns), void *context,
                    struct diag *diag)
{
    const char *columns[COLUMNS_MOST];
    bool more = true;
    db_start_sql(home->db, name, sql);
    bind(home, values, count);
    while (more && db_step(home->db)) {
        int width = db_column_count(home->db);
        for (int i = 0; i < width && i < COLUMNS_MOST; i++)
            columns[i] = db_text(home->db, i);
        more = !each || each(context, columns);
    }
    return db_end(home->db, diag);
}

static bool run_parts(struct sqlite_home *home, const char *name, const char *sql,
                      const char *const *values, size_t count,
                      bool (*each)(void *context, const char *const *columns), void *context,
                      struct diag *diag)
{
    bool done = true;
    while (done && *sql) {
        size_t length = strcspn(sql, THEN);
        char *part = xstrndup(sql, length);
        done = run_one(home, name, part, values, count, each, context, diag);
        free(part);
        sql += length + (sql[length] != '\0');
    }
    return done;
}

static bool sqlite_run(void *state, const char *name, const char *sql, const char *const *values,
                       size_t count, bool (*each)(void *context, const char *const *columns),
                       void *context, enum registry_failure *failure, struct diag *diag)
{
    struct sqlite_home *home = state;
    bool several = strchr(sql, *THEN) && !home->in_transaction;
    bool done = (!several || db_begin(home->db, diag)) &&
                run_parts(home, name, sql, values, count, each, context, diag);
    if (!done)
        failed(home, failure);
    if (several && done)
        done = db_commit(home->db, diag) || failed(home, failure);
    else if (several)
        db_rollback(home->db);
    if (done)
        keep_log_short(home);
    return done;
}

static bool sqlite_begin(void *state, enum registry_failure *failure, struct diag *diag)
{
    struct sqlite_home *home = state;
    home->in_transaction = db_begin(home->db, diag);
    return home->in_transaction || failed(home, failure);
}

static bool sqlite_commit(void *state, enum registry_failure *failure, struct diag *diag)
{
    struct sqlite_home *home = state;
    home->in_transaction = false;
    if (!db_commit(home->db, diag))
        return failed(home, failure);
    keep_log_short(home);
    return true;
}

static void sqlite_rollback(void *state)
{
    struct sqlite_home *home = state;
    home->in_transaction = false;
    db_rollback(home->db);
}

/* --- what erasing leaves ------------------------------------------------------ */

static bool run_plain(struct sqlite_home *home, const char *name, const char *sql, bool *row,
                      struct diag *diag)
{
    return run_one(home, name, sql, NULL, 0, row ? note_row : NULL, row, diag);
}

/*
 * secure_delete overwrites what goes; the index keeps its words until its pieces are put together anew; within its pages SQLite leaves
 * copies of what it moved, which only a file written anew has not; and the log of writes holds all of it until it is emptied. A file
 * that is too large for that keeps what was moved, without order, until those pages are used again.
 */
static bool take_traces(struct sqlite_home *home, struct diag *diag)
{
    return run_plain(home, "index", "INSERT INTO search (search) VALUES ('optimize')", NULL,
                     diag) &&
           (db_file_size(home->db) > ANEW_MOST || run_plain(home, "anew", "VACUUM", NULL, diag)) &&
           db_forget_copies(home->db, schema.migration_count, diag) &&
           db_checkpoint(home->db, true, diag) &&
           run_plain(home, "traces", "DELETE FROM trace", NULL, diag) &&
           db_checkpoint(home->db, true, diag);
}

static bool has_time(const struct sqlite_home *home)
{
    return home->setup->patience > REGISTRY_PATIENCE || db_file_size(home->db) <= AT_ONCE_MOST;
}

/*
 * Where it does not work now (others are at it) or would keep people waiting, it stays due, and whoever closes the file next and has
 * the time does it. What went is overwritten by then, and the log of writes holds it no more.
 */
static void sqlite_tidy(void *state)
{
    struct sqlite_home *home = state;
    struct diag ignored;
    bool due = false;
    diag_init(&ignored);
    if (run_plain(home, "traces", "SELECT 1 FROM trace", &due, &ignored) && due)
        has_time(home) ? take_traces(home, &ignored) : db_checkpoint(home->db, true, &ignored);
    diag_done(&ignored);
}

static void sqlite_close(void *state)
{
    struct sqlite_home *home = state;
    sqlite_tidy(home);
    db_close(home->db);
    free(home);
}

const struct driver sqlite_driver = {.run = sqlite_run,
                                     .begin = sqlite_begin,
                                     .commit = sqlite_commit,
                                     .rollback = sqlite_rollback,
                                     .close = sqlite_close,
                                     .tidy = sqlite_tidy};

/* --- opening ------------------------------------------------------------------- */

/* Whoever is not in the group hears that, and not what SQLite says of it. */
static bool may_open(const char *where, enum registry_failure *failure, struct diag *diag)
{
    if (access(where, R_OK | W_OK) == 0 || (errno != EACCES && errno != EPERM))
        return true;
    *failure = REGISTRY_DENIED;
    return diag_error(diag,
                      _("The registry %s is not open to you. Ask whoever looks after this computer "
                        "to put you in the group that it is for."),
                      where);
}

static bool make_folder(const char *where, struct diag *diag)
{
    char *folder = path_folder(where);
    bool made = access(folder, F_OK) == 0 || path_make_folders(folder, diag);
    free(folder);
    return made;
}

void *sqlite_home_open(const struct registry_setup *setup, enum registry_failure *failure,
                       struct diag *diag)
{
    bool busy = false;
    int patience = setup->patience > 0 ? setup->patience : REGISTRY_PATIENCE;
    *failure = REGISTRY_REFUSED;
    if (!place_is_local(setup->where, diag) || !may_open(setup->where, failure, diag))
        return NULL;
    *failure = REGISTRY_BROKEN;
    struct db *db = make_folder(setup->where, diag)
                        ? db_open_shared(setup->where, &schema, patience, &busy, diag)
                        : NULL;
    if (!db) {
        *failure = busy ? REGISTRY_AWAY : REGISTRY_BROKEN;
        return NULL;
    }
    struct sqlite_home *home = xcalloc(1, sizeof *home);
    *home = (struct sqlite_home){.db = db, .setup = setup};
    *failure = REGISTRY_FINE;
    return home;
}
