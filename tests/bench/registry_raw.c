/* The measure of a page: see the header. */
#include "registry_raw.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "bench.h"

enum { CELLS_MOST = 2000 };
struct raw {
    enum registry_home home;
    sqlite3 *file;
    PGconn *server;
};
struct raw_query {
    struct raw *raw;
    char *sql;
    sqlite3_stmt *statement; /* NULL in PostgreSQL */
};

#define COLUMNS(name)                                                                              \
    "a.id, round, revision, leader, leader_name, person, " name ", may_contact, asked, changed, "  \
    "number, value, what, owner, own_part, need, kind, first_step, helper, due, notice, status, "  \
    "reason, state, who, account, by_day, answer_text, answered, mark"

struct raw *raw_open(enum registry_home home, const char *where)
{
    struct raw *raw = xcalloc(1, sizeof *raw);

    raw->home = home;
    if (home == REGISTRY_SQLITE && sqlite3_open(where, &raw->file) != SQLITE_OK)
        bench_fail("%s: %s", where, sqlite3_errmsg(raw->file));
    if (raw->file)
        sqlite3_exec(raw->file, "PRAGMA cache_size = -16000", NULL, NULL, NULL); /* as ours */
    if (home == REGISTRY_POSTGRES) {
        raw->server = PQconnectdb(where);
        if (PQstatus(raw->server) != CONNECTION_OK)
            bench_fail("%s: %s", where, PQerrorMessage(raw->server));
    }
    return raw;
}

void raw_close(struct raw *raw)
{
    if (raw->file)
        sqlite3_close(raw->file);
    if (raw->server)
        PQfinish(raw->server);
    free(raw);
}

/* ---- running ---- */

/* Whoever reads a row has it afterwards, as libpq has. */
static size_t keep(char **kept, const char *text)
{
    size_t length = strlen(text);
    *kept = xstrndup(text, length);
    return length;
}

static int step_all(sqlite3_stmt *statement, char *first, size_t room)
{
    int rows = 0;
    size_t length = 0, count = 0;
    char *kept[CELLS_MOST];

    while (sqlite3_step(statement) == SQLITE_ROW) {
        int width = sqlite3_column_count(statement);
        if (count + (size_t)width > CELLS_MOST) {
            while (count > 0)
                free(kept[--count]);
        }
        for (int i = 0; i < width; i++)
            length += keep(&kept[count++], (const char *)sqlite3_column_text(statement, i));
        if (rows++ == 0)
            snprintf(first, room, "%s", (const char *)sqlite3_column_text(statement, 0));
    }
    sqlite3_reset(statement);
    while (count > 0)
        free(kept[--count]);
    return length > 0 ? rows : 0;
}

static int send_all(struct raw *raw, const char *sql, char *first, size_t room)
{
    PGresult *result = PQexec(raw->server, sql);
    int rows = PQntuples(result);
    size_t length = 0;

    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        bench_fail("%s: %s", sql, PQerrorMessage(raw->server));
    for (int i = 0; i < rows; i++) {
        for (int k = 0; k < PQnfields(result); k++)
            length += strlen(PQgetvalue(result, i, k));
    }
    if (rows > 0)
        snprintf(first, room, "%s", PQgetvalue(result, 0, 0));
    PQclear(result);
    return length > 0 ? rows : 0;
}

static sqlite3_stmt *prepare(struct raw *raw, const char *sql)
{
    sqlite3_stmt *statement;

    if (sqlite3_prepare_v2(raw->file, sql, -1, &statement, NULL) != SQLITE_OK)
        bench_fail("%s: %s", sql, sqlite3_errmsg(raw->file));
    return statement;
}

static int run_once(struct raw *raw, const char *sql, char *first, size_t room)
{
    if (raw->home == REGISTRY_POSTGRES)
        return send_all(raw, sql, first, room);
    sqlite3_stmt *statement = prepare(raw, sql);
    int rows = step_all(statement, first, room);
    sqlite3_finalize(statement);
    return rows;
}

char *raw_value(struct raw *raw, const char *sql)
{
    char value[1000] = "";

    if (run_once(raw, sql, value, sizeof value) != 1)
        bench_fail("not one row: %s", sql);
    return xstrdup(value);
}

int raw_rows(struct raw *raw, const char *sql)
{
    char first[40];
    return run_once(raw, sql, first, sizeof first);
}

/* ---- a page ---- */

enum { KEYS_MOST = 3 };
struct raw_sort {
    const char *keys[KEYS_MOST];
    bool down;
};

/* Within one team the sort by team is one by arrival. */
static struct raw_sort sort_of(const struct raw_page *page)
{
    static const struct raw_sort sorts[PLAN_SORT_COUNT] = {
        [PLAN_SORT_WAITING] = {{"standing", "asked", "number"}, false},
        [PLAN_SORT_CHANGED] = {{"changed", "number"}, true},
        [PLAN_SORT_DUE] = {{"due_day", "number"}, false},
        [PLAN_SORT_TEAM] = {{"team_folded", "arrival"}, false},
        [PLAN_SORT_NEWEST] = {{"number"}, true},
    };
    static const struct raw_sort arrivals = {{"arrival"}, false};
    bool one_team = strstr(page->own, "team_folded") || strstr(page->sought->condition, "team_f");

    if (page->sought->match[0])
        return sorts[PLAN_SORT_NEWEST];
    if (page->sought->by_day)
        return sorts[PLAN_SORT_DUE];
    if (one_team && (page->sort == PLAN_SORT_TEAM || page->sort == PLAN_SORT_NEWEST))
        return arrivals;
    return sorts[page->sort];
}

static void add_keys(const struct raw_sort *sort, const char *between, const char *after,
                     struct buf *sql)
{
    for (int i = 0; i < KEYS_MOST && sort->keys[i]; i++)
        buf_addf(sql, "%s%s%s", i ? between : "", sort->keys[i], after);
}

/* As the indexes of the file have it, but where the table itself is walked. */
static void name_places(const struct raw_page *page, struct raw_sort *sort)
{
    for (int i = *page->sought->condition ? 0 : 1; i < KEYS_MOST && sort->keys[i]; i++) {
        if (strcmp(sort->keys[i], "number") == 0)
            sort->keys[i] = "place";
    }
}

/* The keys of the row that the page goes on from, as SQL writes them. */
static char *begin_of(struct raw *raw, const struct raw_page *page, const struct raw_sort *sort)
{
    bool in_file = raw->home == REGISTRY_SQLITE;
    struct buf sql;
    buf_init(&sql);
    buf_adds(&sql, "SELECT ");
    for (int i = 0; i < KEYS_MOST && sort->keys[i]; i++)
        buf_addf(&sql, in_file ? "%squote(%s)" : "%squote_literal(%s)", i ? " || ', ' || " : "",
                 sort->keys[i]);
    buf_addf(&sql, " FROM %saction WHERE number = %lld", in_file ? "" : "waardegesprek.",
             (long long)page->after);
    char *keys = raw_value(raw, buf_text(&sql));
    buf_done(&sql);
    return keys;
}

static void add_from(const struct raw *raw, const char *match, struct buf *sql)
{
    if (raw->home == REGISTRY_POSTGRES) {
        buf_adds(sql, "SELECT " COLUMNS("team_name") " FROM waardegesprek.action AS a WHERE true");
        if (match)
            buf_addf(sql, " AND words @@ '%s'::tsquery", match);
        return;
    }
    buf_adds(sql, "SELECT " COLUMNS("team.name") " FROM ");
    if (match)
        buf_addf(sql,
                 "(SELECT rowid AS hit FROM search WHERE search MATCH '%s') CROSS JOIN action AS "
                 "a ON a.number = hit",
                 match);
    else
        buf_adds(sql, "action AS a");
    buf_adds(sql, " CROSS JOIN team ON team.id = a.team WHERE 1");
}

static void add_conditions(const struct raw_page *page, struct buf *sql)
{
    if (*page->own)
        buf_addf(sql, " AND %s", page->own);
    if (*page->sought->condition)
        buf_addf(sql, " AND %s", page->sought->condition);
    if (page->sought->questions)
        buf_adds(sql, page->sort == PLAN_SORT_WAITING ? " AND standing < 4" : " AND question = 1");
}

static char *make_sql(struct raw *raw, const struct raw_page *page)
{
    struct raw_sort sort = sort_of(page);
    bool up = sort.down == page->last, in_file = raw->home == REGISTRY_SQLITE;
    const char *match = page->sought->match[in_file ? 0 : 1];
    struct buf sql;
    buf_init(&sql);
    add_from(raw, match, &sql);
    add_conditions(page, &sql);
    if (in_file)
        name_places(page, &sort);
    if (match && in_file)
        sort.keys[0] = "hit";
    if (page->after) {
        struct raw_sort plain = sort_of(page);
        char *begin = begin_of(raw, page, &plain);
        buf_adds(&sql, " AND (");
        add_keys(&sort, ", ", "", &sql);
        buf_addf(&sql, ") %s (%s)", up ? ">" : "<", begin);
        free(begin);
    }
    buf_adds(&sql, " ORDER BY ");
    add_keys(&sort, ", ", up ? "" : " DESC", &sql);
    buf_addf(&sql, " LIMIT %d", page->rows);
    return buf_take(&sql);
}

struct raw_query *raw_query_new(struct raw *raw, const struct raw_page *page)
{
    struct raw_query *query = xcalloc(1, sizeof *query);
    query->raw = raw;
    query->sql = make_sql(raw, page);
    if (raw->home == REGISTRY_SQLITE)
        query->statement = prepare(raw, query->sql);
    return query;
}

void raw_query_free(struct raw_query *query)
{
    sqlite3_finalize(query->statement);
    free(query->sql);
    free(query);
}

int raw_query_run(struct raw_query *query, char first[40])
{
    if (query->statement)
        return step_all(query->statement, first, 40);
    return send_all(query->raw, query->sql, first, 40);
}

const char *raw_query_sql(const struct raw_query *query)
{
    return query->sql;
}
