/*
 * Statements and transactions. One statement runs at a time; the first failure
 * since db_start is remembered and told by db_end, so that the calls between need no checks.
 * A statement is prepared when it is first used: a start of the program needs few.
 */
#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "internal.h"

/* In WAL mode, starting and ending at the same moment as others shows as PROTOCOL. */
bool db_code_is_busy(int code)
{
    int family = code & 0xff;
    return family == SQLITE_BUSY || family == SQLITE_LOCKED || family == SQLITE_PROTOCOL;
}

bool db_was_busy(const struct db *db)
{
    return db->busy;
}

bool db_run(struct db *db, const char *name, const char *sql, struct diag *diag)
{
    assert(db->current == NOT_RUNNING);
    db->progress = 0;
    errno = 0;
    int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
    db->busy = db_code_is_busy(code);
    return code == SQLITE_OK || db_explain_last(db, code, name, diag);
}

bool db_pragma(struct db *db, const char *sql, int64_t *out, struct diag *diag)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    db->busy = db_code_is_busy(code);
    if (code == SQLITE_ROW)
        *out = sqlite3_column_int64(statement, 0);
    else
        db_explain_last(db, code, sql, diag);
    sqlite3_finalize(statement);
    return code == SQLITE_ROW;
}

bool db_begin(struct db *db, struct diag *diag)
{
    assert(sqlite3_get_autocommit(db->handle));
    return db_run(db, "begin", "BEGIN IMMEDIATE", diag);
}

bool db_commit(struct db *db, struct diag *diag)
{
    assert(!sqlite3_get_autocommit(db->handle));
    if (db_run(db, "commit", "COMMIT", diag))
        return true;
    db_rollback(db);
    return false;
}

/* SQLite may have rolled back by itself, on a full disk for one. */
void db_rollback(struct db *db)
{
    assert(db->current == NOT_RUNNING);
    if (!sqlite3_get_autocommit(db->handle))
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

static void note(struct db *db, int code)
{
    if (code == SQLITE_OK || db->failure != SQLITE_OK)
        return;
    db->failure = db_code(code);
    xstrset(&db->words, sqlite3_errmsg(db->handle));
}

void db_start(struct db *db, size_t statement)
{
    assert(db->current == NOT_RUNNING && statement < db->statement_count);
    sqlite3_stmt **slot = &db->prepared[statement];
    db->current = statement;
    db->failure = SQLITE_OK;
    if (!*slot)
        note(db, sqlite3_prepare_v3(db->handle, db->statements[statement].sql, -1,
                                    SQLITE_PREPARE_PERSISTENT, slot, NULL));
    db->running = *slot;
    db->running_name = db->statements[statement].name;
}

static void made_done(struct db_made *made)
{
    sqlite3_finalize(made->statement);
    free(made->name);
    free(made->sql);
    *made = (struct db_made){0};
}

void db_forget_made(struct db *db)
{
    for (size_t i = 0; i < MADE_MOST; i++)
        made_done(&db->made[i]);
}

/* The one that is kept, or the place of the one that was not used for longest. */
static struct db_made *made_find(struct db *db, const char *sql)
{
    struct db_made *oldest = &db->made[0];
    for (size_t i = 0; i < MADE_MOST; i++) {
        struct db_made *made = &db->made[i];
        if (made->statement && strcmp(made->sql, sql) == 0)
            return made;
        if (made->used < oldest->used)
            oldest = made;
    }
    made_done(oldest);
    return oldest;
}

void db_start_sql(struct db *db, const char *name, const char *sql)
{
    assert(db->current == NOT_RUNNING);
    struct db_made *made = made_find(db, sql);
    db->progress = 0;
    db->current = RUNNING_MADE;
    db->failure = SQLITE_OK;
    xstrset(&made->name, name);
    made->used = ++db->made_uses;
    if (!made->statement) {
        xstrset(&made->sql, sql);
        note(db, sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                    &made->statement, NULL));
    }
    db->running = made->statement;
    db->running_name = made->name;
}

bool db_takes(const struct db *db, const char *name)
{
    assert(db->current != NOT_RUNNING);
    return db->running && sqlite3_bind_parameter_index(db->running, name) > 0;
}

/* 0 when the statement could not be prepared: binding to it is refused and noted already. */
static int parameter(struct db *db, const char *name)
{
    assert(db->current != NOT_RUNNING);
    int index = db->running ? sqlite3_bind_parameter_index(db->running, name) : 0;
    assert(index > 0 || !db->running);
    return index;
}

void db_bind_text(struct db *db, const char *name, const char *text)
{
    int index = parameter(db, name);
    if (index)
        note(db, sqlite3_bind_text(db->running, index, text, -1, SQLITE_STATIC));
}

void db_bind_int(struct db *db, const char *name, int64_t number)
{
    int index = parameter(db, name);
    if (index)
        note(db, sqlite3_bind_int64(db->running, index, number));
}

void db_bind_null(struct db *db, const char *name)
{
    int index = parameter(db, name);
    if (index)
        note(db, sqlite3_bind_null(db->running, index));
}

bool db_step(struct db *db)
{
    assert(db->current != NOT_RUNNING);
    if (db->failure != SQLITE_OK)
        return false;
    errno = 0;
    int code = sqlite3_step(db->running);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        note(db, code);
    return code == SQLITE_ROW;
}

const char *db_text(struct db *db, int column)
{
    return (const char *)sqlite3_column_text(db->running, column);
}

int64_t db_int(struct db *db, int column)
{
    return sqlite3_column_int64(db->running, column);
}

bool db_is_null(struct db *db, int column)
{
    return sqlite3_column_type(db->running, column) == SQLITE_NULL;
}

int db_column_count(const struct db *db)
{
    return db->running ? sqlite3_column_count(db->running) : 0;
}

int db_changes(const struct db *db)
{
    return sqlite3_changes(db->handle);
}

bool db_end(struct db *db, struct diag *diag)
{
    assert(db->current != NOT_RUNNING);
    if (db->running) {
        note(db, sqlite3_reset(db->running));
        sqlite3_clear_bindings(db->running);
    }
    db->current = NOT_RUNNING;
    db->running = NULL;
    db->busy = db_code_is_busy(db->failure);
    return db->failure == SQLITE_OK ||
           db_explain(db, db->failure, db->running_name, db->words, diag);
}
