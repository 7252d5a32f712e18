/* Filling: see the header. Nothing here asks the program for anything but the schema that it made. */
#include "registry_fill.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "bench.h"
#include "registry_rows.h"

enum { WORKERS = 2, TEXTS_MOST = 100 };

/* Runs it in a process of its own, for each worker one, and waits for all. */
static void in_workers(int workers, void (*work)(int worker, const void *context),
                       const void *context)
{
    bool done = true;

    for (int i = 0; i < workers; i++) {
        pid_t child = fork();
        if (child < 0)
            bench_fail("no process can be made");
        if (child == 0) {
            work(i, context);
            _exit(0);
        }
    }
    for (int i = 0; i < workers; i++) {
        int status = 1;
        wait(&status);
        done &= status == 0;
    }
    if (!done)
        bench_fail("the registry could not be filled");
}

struct texts {
    char *items[TEXTS_MOST];
    int count;
};

static void texts_add(struct texts *texts, const char *text)
{
    if (texts->count == TEXTS_MOST)
        bench_fail("more than %d indexes and triggers", TEXTS_MOST);
    texts->items[texts->count++] = xstrdup(text);
}

struct filling {
    const char *where;
    int64_t count;
    struct texts indexes;
};

static _Noreturn void give_up(const char *what, const char *why)
{
    fprintf(stderr, "bench: %s: %s\n", what, why);
    _exit(2);
}

/* What both homes count when the rows are in. */
#define TALKS                                                                                      \
    "INSERT INTO %s (leader, team, quarter, held, planned)"                                        \
    " SELECT leader, team, %s, count(*), count(*) + 1 FROM %s GROUP BY 1, 2, 3"
#define TALK_TOTALS                                                                                \
    "INSERT INTO %s (team, quarter, held, planned)"                                                \
    " SELECT team, quarter, sum(held), sum(planned) FROM %s GROUP BY 1, 2"
#define TOTALS                                                                                     \
    "INSERT INTO %s (team, kind, quarter, asked, answered, done, plans, waiting)"                  \
    " SELECT team, kind, %s, sum(question), sum(CASE WHEN state <> 'new' THEN question ELSE 0 "    \
    "END), sum(CASE WHEN state = 'done' THEN question ELSE 0 END), count(*),"                      \
    " sum(CASE WHEN standing = 0 THEN 1 ELSE 0 END) FROM %s GROUP BY 1, 2, 3"

/* ---- SQLite ---- */

static void run_file(sqlite3 *file, const char *sql)
{
    char *words = NULL;
    if (sqlite3_exec(file, sql, NULL, NULL, &words) != SQLITE_OK)
        give_up(sql, words);
}

static int add_text(void *context, int count, char **columns, char **names)
{
    (void)count;
    (void)names;
    texts_add(context, columns[0]);
    return 0;
}

static void take_texts(sqlite3 *file, const char *sql, struct texts *out)
{
    if (sqlite3_exec(file, sql, add_text, out, NULL) != SQLITE_OK)
        give_up(sql, sqlite3_errmsg(file));
}

static void run_texts(sqlite3 *file, struct texts *texts)
{
    for (int i = 0; i < texts->count; i++)
        run_file(file, texts->items[i]);
}

static void insert_teams(sqlite3 *file)
{
    char id[40], name[20], folded[20];
    for (int i = 0; i < ROWS_TEAMS; i++) {
        row_team(i, id, name, folded);
        char *sql = xasprintf("INSERT INTO team VALUES ('%s', '%s', '%s')", id, name, folded);
        run_file(file, sql);
        free(sql);
    }
}

static void insert_rows(sqlite3 *file, int64_t count)
{
    char marks[ROWS_FIELD_COUNT * 3] = "?";
    sqlite3_stmt *insert;
    struct row row;

    for (int i = 1; i < ROWS_FIELD_COUNT; i++)
        strcat(marks, ", ?");
    char *sql = xasprintf("INSERT INTO action (" ROWS_COLUMNS ") VALUES (%s)", marks);
    if (sqlite3_prepare_v2(file, sql, -1, &insert, NULL) != SQLITE_OK)
        give_up(sql, sqlite3_errmsg(file));
    for (int64_t number = 1; number <= count; number++) {
        row_make(ROWS_SEED, number, count, &row);
        for (int i = 0; i < ROWS_FIELD_COUNT; i++)
            sqlite3_bind_text(insert, i + 1, row.fields[i], -1, SQLITE_STATIC);
        if (sqlite3_step(insert) != SQLITE_DONE)
            give_up(row.fields[1], sqlite3_errmsg(file));
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    free(sql);
}

static void fill_file(int worker, const void *context)
{
    const struct filling *filling = context;
    struct texts drops = {.count = 0}, makes = {.count = 0};
    sqlite3 *file;
    (void)worker;

    if (sqlite3_open(filling->where, &file) != SQLITE_OK)
        give_up(filling->where, sqlite3_errmsg(file));
    run_file(file, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = "
                   "-400000; PRAGMA temp_store = MEMORY; PRAGMA threads = 2; BEGIN");
    const char *ours = " FROM sqlite_master WHERE type IN ('index', 'trigger')"
                       " AND tbl_name IN ('action', 'talk_count') AND sql IS NOT NULL";
    char *select_drops = xasprintf("SELECT 'DROP ' || type || ' ' || name%s", ours);
    char *select_makes = xasprintf("SELECT sql%s", ours);
    take_texts(file, select_drops, &drops);
    take_texts(file, select_makes, &makes);
    run_texts(file, &drops);
    insert_teams(file);
    insert_rows(file, filling->count);
    char *talks = xasprintf(TALKS, "talk_count", "quarter", "action");
    char *totals = xasprintf(TOTALS, "request_total", "quarter", "action");
    char *talk_totals = xasprintf(TALK_TOTALS, "talk_total", "talk_count");
    run_file(file, talks);
    run_file(file, talk_totals);
    run_file(file, totals);
    run_file(file, "INSERT INTO search (search) VALUES ('rebuild')");
    run_file(file, "INSERT INTO search (search) VALUES ('optimize')");
    run_texts(file, &makes);
    run_file(file, "COMMIT; PRAGMA journal_mode = WAL");
    sqlite3_close(file);
}

void fill_sqlite(const char *path, int64_t count)
{
    struct filling filling = {.where = path, .count = count};
    in_workers(1, fill_file, &filling);
}

/* ---- PostgreSQL ---- */

static PGconn *connect_to(const char *where)
{
    PGconn *server = PQconnectdb(where);
    if (PQstatus(server) != CONNECTION_OK)
        give_up(where, PQerrorMessage(server));
    PQclear(PQexec(server, "SET session_replication_role = replica; SET client_min_messages = "
                           "error; SET maintenance_work_mem = '500MB'"));
    return server;
}

static void run_server(PGconn *server, const char *sql)
{
    PGresult *result = PQexec(server, sql);
    if (PQresultStatus(result) != PGRES_COMMAND_OK && PQresultStatus(result) != PGRES_TUPLES_OK)
        give_up(sql, PQerrorMessage(server));
    PQclear(result);
}

/* Nothing that the generator writes has to be escaped. */
static void copy_rows(int worker, const void *context)
{
    const struct filling *filling = context;
    PGconn *server = connect_to(filling->where);
    struct row row;

    PQclear(PQexec(server, "COPY waardegesprek.action (" ROWS_COLUMNS ", team_name) FROM STDIN"));
    for (int64_t number = 1 + worker; number <= filling->count; number += WORKERS) {
        row_make(ROWS_SEED, number, filling->count, &row);
        for (int i = 0; i < ROWS_FIELD_COUNT; i++) {
            PQputCopyData(server, row.fields[i], (int)strlen(row.fields[i]));
            PQputCopyData(server, "\t", 1);
        }
        const char *folded = row.fields[8];
        PQputCopyData(server, "W", 1);
        PQputCopyData(server, folded + 1, (int)strlen(folded + 1));
        PQputCopyData(server, "\n", 1);
    }
    PQputCopyEnd(server, NULL);
    PGresult *result = PQgetResult(server);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        give_up("COPY", PQerrorMessage(server));
    PQclear(result);
    PQfinish(server);
}

static void make_indexes(int worker, const void *context)
{
    const struct filling *filling = context;
    PGconn *server = connect_to(filling->where);

    for (int i = worker; i < filling->indexes.count; i += WORKERS)
        run_server(server, filling->indexes.items[i]);
    PQfinish(server);
}

static void insert_server_teams(PGconn *server)
{
    char id[40], name[20], folded[20];
    for (int i = 0; i < ROWS_TEAMS; i++) {
        row_team(i, id, name, folded);
        char *sql =
            xasprintf("INSERT INTO waardegesprek.team VALUES ('%s', '%s', '%s')", id, name, folded);
        run_server(server, sql);
        free(sql);
    }
}

static void take_indexes(PGconn *server, struct texts *out)
{
    PGresult *list = PQexec(server, "SELECT indexdef, 'DROP INDEX waardegesprek.' || indexname"
                                    " FROM pg_indexes WHERE schemaname = 'waardegesprek'"
                                    " AND tablename = 'action' AND indexdef NOT LIKE '%UNIQUE%'");
    for (int i = 0; i < PQntuples(list); i++) {
        texts_add(out, PQgetvalue(list, i, 0));
        run_server(server, PQgetvalue(list, i, 1));
    }
    PQclear(list);
}

static void count_rows(int worker, const void *context)
{
    const struct filling *filling = context;
    PGconn *server = connect_to(filling->where);
    const char *quarter =
        "waardegesprek.quarter_of((to_timestamp(asked) AT TIME ZONE 'UTC')::date)";
    char *talks = xasprintf(TALKS, "waardegesprek.talk_count", quarter, "waardegesprek.action");
    char *totals =
        xasprintf(TOTALS, "waardegesprek.request_total", quarter, "waardegesprek.action");
    (void)worker;

    char *talk_totals =
        xasprintf(TALK_TOTALS, "waardegesprek.talk_total", "waardegesprek.talk_count");
    run_server(server, talks);
    run_server(server, talk_totals);
    run_server(server, totals);
    run_server(server, "SELECT setval(pg_get_serial_sequence('waardegesprek.action', 'number'),"
                       " (SELECT max(number) FROM waardegesprek.action))");
    run_server(server, "VACUUM ANALYZE");
    PQfinish(server);
}

void fill_postgres(const char *where, int64_t count)
{
    struct filling filling = {.where = where, .count = count};
    PGconn *server = connect_to(where);

    insert_server_teams(server);
    take_indexes(server, &filling.indexes);
    PQfinish(server);
    in_workers(WORKERS, copy_rows, &filling);
    in_workers(WORKERS, make_indexes, &filling);
    in_workers(1, count_rows, &filling);
    for (int i = 0; i < filling.indexes.count; i++)
        free(filling.indexes.items[i]);
}
