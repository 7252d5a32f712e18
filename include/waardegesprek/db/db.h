#ifndef WG_DB_DB_H
#define WG_DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

/*
 * SQLite, and nothing else: opening, migrating, preparing, binding, explaining.
 * A database is opened in WAL with foreign keys on; its statements are a table
 * {name, sql} that the caller owns, each prepared when it is first used.
 */
struct db;
struct db_statement {
    const char *name; /* for messages */
    const char *sql;
};
/* One row a schema version: row 0 makes version 1 out of an empty file. */
struct db_setup {
    int application_id;
    const char *const *migrations; /* each run in its own transaction with its version */
    int migration_count;
    const struct db_statement *statements;
    size_t statement_count;
};

/*
 * Opens or makes the file (0600). An older version is migrated, a copy of the file is made
 * first beside it (NAME.before-vN, it holds version N - 1). A newer version, another program's
 * file or a damaged one is refused in a sentence and not touched. NULL on failure.
 */
struct db *db_open(const char *path, const struct db_setup *setup, struct diag *diag);
/*
 * The same for a file that several people share: with the mode and the group of its folder (0660 in a folder that its group may
 * write, else 0600). Every call waits at most `patience` milliseconds for others. *busy (may be NULL) tells that they kept it locked
 * all the while: later it may do.
 */
struct db *db_open_shared(const char *path, const struct db_setup *setup, int patience, bool *busy,
                          struct diag *diag);
/* A database in memory, gone when it is closed. */
struct db *db_open_scratch(const struct db_setup *setup, struct diag *diag);
/*
 * Finalises, checkpoints with TRUNCATE (when no other window is in the file), closes. NULL is
 * legal.
 */
void db_close(struct db *db);

/*
 * Transactions. They do not nest. A failed commit is rolled back before it
 * returns. db_begin takes the write lock at once (BEGIN IMMEDIATE).
 */
bool db_begin(struct db *db, struct diag *diag);
bool db_commit(struct db *db, struct diag *diag);
void db_rollback(struct db *db);

/*
 * One statement at a time: start it by its index, bind by name (":id"), step,
 * read columns by number, end it. A NULL text, and what is not bound, is NULL; a bound
 * text is borrowed until db_end. db_step returns true
 * for a row; false is the end or a failure, told apart by db_end. db_end resets the
 * statement; false when anything since db_start failed, with the sentence in diag.
 */
void db_start(struct db *db, size_t statement);
/* The same for SQL that is made when it runs; `name` is for messages. A few that ran last stay prepared. Both are copied. */
void db_start_sql(struct db *db, const char *name, const char *sql);
/* Whether the statement or commit that failed last found the file locked: later it may do. */
bool db_was_busy(const struct db *db);
int db_column_count(const struct db *db);
/* Whether the running statement has a parameter of that name; binding one that it has not is a bug. */
bool db_takes(const struct db *db, const char *name);
/* The file's size without what is in the WAL, in bytes; 0 when it could not be read. */
int64_t db_file_size(struct db *db);
void db_bind_text(struct db *db, const char *name, const char *text);
void db_bind_int(struct db *db, const char *name, int64_t number);
void db_bind_null(struct db *db, const char *name);
bool db_step(struct db *db);
const char *db_text(struct db *db, int column); /* borrowed until the next step; NULL for NULL */
int64_t db_int(struct db *db, int column);      /* 0 for NULL */
bool db_is_null(struct db *db, int column);
bool db_end(struct db *db, struct diag *diag);
/* How many rows the statement that ended last has changed. */
int db_changes(const struct db *db);

/*
 * Takes the copies away that migrations up to `version` made: they hold what was erased since. None is no failure.
 */
bool db_forget_copies(struct db *db, int version, struct diag *diag);

/* One fdatasync of the WAL, so that what was committed outlives a power cut. */
bool db_sync(struct db *db, struct diag *diag);
/* Moves the WAL into the file; with `truncate` no erased or earlier text stays in it. */
bool db_checkpoint(struct db *db, bool truncate, struct diag *diag);
/* Size of the WAL in bytes. */
int64_t db_wal_size(const struct db *db);
/* Changes when another connection has written; 0 when it could not be read. */
int64_t db_data_version(struct db *db);

#endif
