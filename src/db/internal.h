#ifndef WG_DB_INTERNAL_H
#define WG_DB_INTERNAL_H

/* What the files of this folder share; no other layer includes it. */
#include <sqlite3.h>

#include "db/db.h"

/* A statement that was made while the program ran, kept for the next time. */
struct db_made {
    char *name, *sql;
    sqlite3_stmt *statement; /* NULL when it could not be prepared */
    uint64_t used;           /* when, in the order of use; 0 = the place is free */
};
enum { MADE_MOST = 40 };

struct db {
    sqlite3 *handle;
    char *path;
    const struct db_statement *statements; /* the caller's table */
    size_t statement_count;
    sqlite3_stmt **prepared; /* beside it; NULL until first used */
    sqlite3_stmt *running;   /* between db_start and db_end, when it could be prepared */
    size_t current;          /* index of the running statement, or NOT_RUNNING, or RUNNING_MADE */
    const char *running_name;
    int failure; /* of the running statement: the first code that was no success */
    char *words; /* SQLite's own about it */
    struct db_made made[MADE_MOST];
    uint64_t made_uses;
    bool busy;      /* what failed last found the file locked */
    bool is_shared; /* a registry, and not somebody's own store */
    int progress;   /* of the running statement, where it is watched */
};

#define NOT_RUNNING  SIZE_MAX
#define RUNNING_MADE (SIZE_MAX - 1)

/* Whether a result code says that others are at it, so that the same may do later. */
bool db_code_is_busy(int code);
/* Finalises what db_start_sql keeps. */
void db_forget_made(struct db *db);

/*
 * The code of what failed just now; every way to have no room left counts as SQLITE_FULL. That
 * is seen by errno, which the caller set to 0 before the call: SQLite keeps none for a commit.
 */
int db_code(int code);
/*
 * Adds the sentence that belongs to a result code, with `name` (what was being done) and SQLite's
 * words in brackets behind it. Ends the program when memory ran out. Returns false.
 */
bool db_explain(const struct db *db, int code, const char *name, const char *words,
                struct diag *diag);
/* The same for the call that failed last. */
bool db_explain_last(const struct db *db, int code, const char *name, struct diag *diag);

/* Makes the file unless it is there, with the mode and the group of its folder; see db_open_shared. */
bool db_make_shared(const char *path, struct diag *diag);
/* Gives the files that SQLite made beside it the same group. */
void db_share_beside(const char *path);

/* Runs SQL that gives no rows; `name` is for the message. */
bool db_run(struct db *db, const char *name, const char *sql, struct diag *diag);
/* The one number that a PRAGMA answers. False when it failed: *out is untouched then. */
bool db_pragma(struct db *db, const char *sql, int64_t *out, struct diag *diag);

/* Brings the file from `version` to the newest one; see db_open. */
bool db_migrate(struct db *db, const struct db_setup *setup, int64_t version, struct diag *diag);

#endif
