#ifndef WG_TEST_REGISTRY_PEEK_H
#define WG_TEST_REGISTRY_PEEK_H

/* A look past the program at what stands in the file, by a connection of its own. */
#include <sqlite3.h>

static inline void run_sql(const char *path, const char *sql)
{
    sqlite3 *handle = NULL;
    char *words = NULL;
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    sqlite3_busy_timeout(handle, 2000);
    if (sqlite3_exec(handle, sql, NULL, NULL, &words) != SQLITE_OK)
        fail_msg("%s: %s", sql, words);
    sqlite3_close(handle);
}

/* What SQLite says when it refuses; the caller frees it with sqlite3_free(). NULL when it does not refuse. */
static inline char *refusal_of_sql(const char *path, const char *sql)
{
    sqlite3 *handle = NULL;
    char *words = NULL;
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    sqlite3_exec(handle, sql, NULL, NULL, &words);
    sqlite3_close(handle);
    return words;
}

static inline int64_t count_rows(const char *path, const char *sql)
{
    sqlite3 *handle = NULL;
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    if (sqlite3_prepare_v2(handle, sql, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(handle));
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t count = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return count;
}

#endif
