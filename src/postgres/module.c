/*
 * The module postgres.so: libpq behind a few functions. Nothing of the program is called from here. No call waits for ever: for a
 * connection a few seconds, for an answer no longer than the server is allowed to think, and a server that is gone is
 * noticed by the connection itself.
 */
#include "registry/postgres.h"

#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/module.h"

enum {
    ANSWER_MILLISECONDS = 90000,
    SCHEMA_MILLISECONDS = 3600000, /* of a schema: an index over millions of rows takes its time */
    LISTEN_MOST = 16,
    ERROR_SIZE = 1024,
    COLUMNS_MOST = 128,
    KNOWN_MOST = 32
};
/* What every session begins with. A limit that the administrator set on the role or the database stands. */
#define BEGIN_SESSION                                                                              \
    "SELECT set_config('default_transaction_isolation', 'read committed', false);"                 \
    "SELECT set_config('statement_timeout', '60s', false)"                                         \
    " WHERE current_setting('statement_timeout') = '0';"                                           \
    "SELECT set_config('lock_timeout', '20s', false)"                                              \
    " WHERE current_setting('lock_timeout') = '0';"                                                \
    "SELECT set_config('idle_in_transaction_session_timeout', '60s', false)"                       \
    " WHERE current_setting('idle_in_transaction_session_timeout') = '0'"

/* A statement that was run in this session; one that comes back is prepared, and planned no more. */
struct known {
    char *sql;
    unsigned prepared; /* the number in its name; 0 = not yet */
};

struct postgres {
    PGconn *connection;
    struct known known[KNOWN_MOST];
    size_t known_count;
    unsigned prepared_last;
    bool begun;     /* the session has its settings */
    bool cut_short; /* it was lost in a transaction: nothing goes before that is ended */
    char text[ERROR_SIZE], hint[ERROR_SIZE];
};

/* ---- what went wrong ---- */

static void copy_text(char *to, const char *text)
{
    snprintf(to, ERROR_SIZE, "%s", text ? text : "");
    for (size_t length = strlen(to); length > 0 && strchr("\n \t", to[length - 1]); length--)
        to[length - 1] = '\0';
}

static bool fail(struct postgres *postgres, const char *state, const char *text, const char *hint,
                 struct postgres_error *error)
{
    size_t length = strnlen(state ? state : "", sizeof error->state - 1);

    copy_text(postgres->text, text);
    copy_text(postgres->hint, hint);
    memcpy(error->state, state ? state : "", length);
    error->state[length] = '\0';
    error->text = postgres->text;
    error->hint = postgres->hint;
    return false;
}

static bool fail_away(struct postgres *postgres, struct postgres_error *error)
{
    return fail(postgres, "", PQerrorMessage(postgres->connection), "", error);
}

static bool fail_result(struct postgres *postgres, const PGresult *result,
                        struct postgres_error *error)
{
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);

    if (!state || PQstatus(postgres->connection) == CONNECTION_BAD)
        return fail_away(postgres, error);
    return fail(postgres, state, PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY),
                PQresultErrorField(result, PG_DIAG_MESSAGE_HINT), error);
}

/* ---- connecting ---- */

/* The server's notices would go to standard error, across a screen. */
static void keep_still(void *context, const PGresult *result)
{
    (void)context;
    (void)result;
}

/*
 * What is not said in the string, in a service file or in the environment. libpq asks the environment last, so that is where ours go,
 * for as long as it takes to connect.
 */
static const struct wish {
    const char *variable, *text;
} wishes[] = {
    {"PGSSLMODE", "verify-full"},
    {"PGCONNECT_TIMEOUT", "5"},
    {"PGTARGETSESSIONATTRS", "read-write"},
};
enum { WISH_COUNT = sizeof wishes / sizeof *wishes };

static PGconn *connect_to(const char *where, const char *application)
{
    const char *const names[] = {"keepalives_idle",           "keepalives_interval",
                                 "keepalives_count",          "tcp_user_timeout",
                                 "fallback_application_name", "dbname",
                                 "client_encoding",           NULL};
    const char *const values[] = {"5", "3", "3", "15000", application, where, "UTF8", NULL};
    bool ours[WISH_COUNT];
    PGconn *connection;

    for (size_t i = 0; i < WISH_COUNT; i++) {
        ours[i] = !getenv(wishes[i].variable);
        if (ours[i])
            setenv(wishes[i].variable, wishes[i].text, 0);
    }
    connection = PQconnectdbParams(names, values, 1);
    for (size_t i = 0; i < WISH_COUNT; i++) {
        if (ours[i])
            unsetenv(wishes[i].variable);
    }
    return connection;
}

/* Waits for what the server sends next. */
static bool wait_for_answer(PGconn *connection, int patience)
{
    while (PQisBusy(connection)) {
        struct pollfd poll_for = {.fd = PQsocket(connection), .events = POLLIN};

        if (poll_for.fd < 0 || poll(&poll_for, 1, patience) == 0 || !PQconsumeInput(connection))
            return false;
    }
    return true;
}

/* The last of the results, or the first that is an error; NULL when the connection is gone or silent. */
static PGresult *take_result(PGconn *connection, int patience)
{
    PGresult *kept = NULL;

    for (;;) {
        PGresult *next = wait_for_answer(connection, patience) ? PQgetResult(connection) : NULL;

        if (!next)
            break;
        if (kept && PQresultStatus(kept) == PGRES_FATAL_ERROR) {
            PQclear(next);
            continue;
        }
        PQclear(kept);
        kept = next;
    }
    if (PQtransactionStatus(connection) != PQTRANS_ACTIVE)
        return kept;
    PQclear(kept); /* it is silent: whatever it says later is not for the next question */
    return NULL;
}

static void forget_known(struct postgres *postgres)
{
    for (size_t i = 0; i < postgres->known_count; i++)
        free(postgres->known[i].sql);
    postgres->known_count = 0;
}

static bool begin_session(struct postgres *postgres, struct postgres_error *error)
{
    PGresult *result;

    if (postgres->begun)
        return true;
    forget_known(postgres); /* another session knew them */
    result = PQsendQuery(postgres->connection, BEGIN_SESSION)
                 ? take_result(postgres->connection, ANSWER_MILLISECONDS)
                 : NULL;
    postgres->begun = result && PQresultStatus(result) == PGRES_TUPLES_OK;
    if (!postgres->begun)
        fail_result(postgres, result, error);
    PQclear(result);
    return postgres->begun;
}

static void postgres_close(struct postgres *postgres)
{
    if (!postgres)
        return;
    PQfinish(postgres->connection);
    forget_known(postgres);
    free(postgres);
}

static struct postgres *postgres_open(const char *where, const char *application,
                                      struct postgres_error *error)
{
    static struct postgres failed; /* holds the words when there is nothing else to hold them */
    struct postgres *postgres = calloc(1, sizeof *postgres);

    if (!postgres)
        abort();
    postgres->connection = connect_to(where, application);
    PQsetNoticeReceiver(postgres->connection, keep_still, NULL);
    if (PQstatus(postgres->connection) != CONNECTION_OK)
        fail_away(postgres, error);
    else if (begin_session(postgres, error))
        return postgres;
    fail(&failed, error->state, error->text, error->hint, error);
    postgres_close(postgres);
    return NULL;
}

static const char *postgres_check(const char *where, bool *has_password)
{
    static char words[ERROR_SIZE];
    char *failure = NULL;
    PQconninfoOption *options = PQconninfoParse(where, &failure);

    *has_password = false;
    if (!options) {
        copy_text(words, failure);
        PQfreemem(failure);
        return words;
    }
    for (const PQconninfoOption *option = options; option->keyword; option++) {
        if (option->val && (strcmp(option->keyword, "password") == 0 ||
                            strcmp(option->keyword, "sslpassword") == 0))
            *has_password = true;
    }
    PQconninfoFree(options);
    return NULL;
}

/* ---- running ---- */

/* A server that closed the connection while nothing was asked has said so, and then why: both are heard before the next question. */
static void listen_first(PGconn *connection)
{
    struct pollfd poll_for = {.fd = PQsocket(connection), .events = POLLIN};

    for (int i = 0; i < LISTEN_MOST; i++) {
        if (PQstatus(connection) != CONNECTION_OK || poll_for.fd < 0 ||
            poll(&poll_for, 1, 0) <= 0 || !PQconsumeInput(connection))
            return;
    }
}

/* Whether a statement may go out: connected, if need be anew. */
static bool make_ready(struct postgres *postgres, struct postgres_error *error)
{
    bool was_in_transaction = PQtransactionStatus(postgres->connection) == PQTRANS_INTRANS ||
                              PQtransactionStatus(postgres->connection) == PQTRANS_INERROR;

    listen_first(postgres->connection);
    if (PQstatus(postgres->connection) == CONNECTION_OK)
        return begin_session(postgres, error);
    if (was_in_transaction || postgres->cut_short) {
        postgres->cut_short = true;
        return fail_away(postgres, error);
    }
    postgres->begun = false;
    PQreset(postgres->connection);
    return PQstatus(postgres->connection) == CONNECTION_OK ? begin_session(postgres, error)
                                                           : fail_away(postgres, error);
}

static void give_rows(const PGresult *result,
                      bool (*each)(void *context, const char *const *columns), void *context)
{
    const char *columns[COLUMNS_MOST];
    int width = PQnfields(result);

    for (int row = 0; row < PQntuples(result); row++) {
        for (int i = 0; i < width && i < COLUMNS_MOST; i++)
            columns[i] = PQgetisnull(result, row, i) ? NULL : PQgetvalue(result, row, i);
        if (!each(context, columns))
            return;
    }
}

/* What was sent is answered; a connection that stays silent is given up. */
static bool read_answer(struct postgres *postgres, bool in_transaction, int patience,
                        bool (*each)(void *context, const char *const *columns), void *context,
                        struct postgres_error *error)
{
    PGresult *result = take_result(postgres->connection, patience);
    ExecStatusType status = result ? PQresultStatus(result) : PGRES_FATAL_ERROR;
    bool fine = status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;

    if (!fine)
        fail_result(postgres, result, error);
    else if (each)
        give_rows(result, each, context);
    PQclear(result);
    if (PQtransactionStatus(postgres->connection) == PQTRANS_ACTIVE) {
        fail(postgres, "", "the server does not answer", "", error);
        PQreset(postgres->connection);
        postgres->begun = false;
        postgres->cut_short = in_transaction;
    } else if (!fine && PQstatus(postgres->connection) == CONNECTION_BAD) {
        postgres->cut_short = in_transaction;
    }
    return fine;
}

static bool is_rollback(struct postgres *postgres, const char *sql)
{
    bool ended = postgres->cut_short && strcmp(sql, "ROLLBACK") == 0;

    if (ended)
        postgres->cut_short = false;
    return ended;
}

/* NULL when it comes for the first time, or there is no more room. */
static struct known *recall(struct postgres *postgres, const char *sql)
{
    for (size_t i = 0; i < postgres->known_count; i++) {
        if (strcmp(postgres->known[i].sql, sql) == 0)
            return &postgres->known[i];
    }
    if (postgres->known_count < KNOWN_MOST) {
        char *copy = strdup(sql);

        if (!copy)
            abort();
        postgres->known[postgres->known_count++] = (struct known){.sql = copy};
    }
    return NULL;
}

/* False: it was not sent. */
static bool send(struct postgres *postgres, const char *sql, const char *const *values, int count,
                 bool in_transaction, struct postgres_error *error)
{
    PGconn *connection = postgres->connection;
    struct known *known = recall(postgres, sql);
    char name[20];

    if (!known)
        return PQsendQueryParams(connection, sql, count, NULL, values, NULL, NULL, 0) ||
               fail_away(postgres, error);
    if (!known->prepared) {
        unsigned number = ++postgres->prepared_last;

        snprintf(name, sizeof name, "known%u", number);
        if (!PQsendPrepare(connection, name, sql, 0, NULL))
            return fail_away(postgres, error);
        if (!read_answer(postgres, in_transaction, ANSWER_MILLISECONDS, NULL, NULL, error))
            return false;
        known->prepared = number;
    }
    snprintf(name, sizeof name, "known%u", known->prepared);
    return PQsendQueryPrepared(connection, name, count, values, NULL, NULL, 0) ||
           fail_away(postgres, error);
}

static bool run_once(struct postgres *postgres, const char *sql, const char *const *values,
                     int count, bool in_transaction,
                     bool (*each)(void *context, const char *const *columns), void *context,
                     struct postgres_error *error)
{
    if (send(postgres, sql, values, count, in_transaction, error))
        return read_answer(postgres, in_transaction, ANSWER_MILLISECONDS, each, context, error);
    if (PQstatus(postgres->connection) == CONNECTION_BAD)
        postgres->cut_short = in_transaction;
    return false;
}

/* What was prepared is not there, or not fit any more: a pooler gave another session, or the schema was renewed. */
static bool was_stale(struct postgres *postgres, const char *sql,
                      const struct postgres_error *error)
{
    static const char *const states[] = {"26000", "0A000", "42P05"};
    struct known *known = NULL;

    for (size_t i = 0; i < sizeof states / sizeof *states && !known; i++) {
        if (strcmp(error->state, states[i]) == 0)
            known = recall(postgres, sql);
    }
    if (known)
        known->prepared = 0;
    return known != NULL;
}

static bool postgres_run(struct postgres *postgres, const char *sql, const char *const *values,
                         int count, bool (*each)(void *context, const char *const *columns),
                         void *context, struct postgres_error *error)
{
    bool in_transaction;

    if (is_rollback(postgres, sql))
        return true;
    if (!make_ready(postgres, error))
        return false;
    in_transaction = PQtransactionStatus(postgres->connection) != PQTRANS_IDLE;
    if (run_once(postgres, sql, values, count, in_transaction, each, context, error))
        return true;
    return was_stale(postgres, sql, error) && !in_transaction &&
           run_once(postgres, sql, values, count, false, each, context, error);
}

static bool postgres_run_all(struct postgres *postgres, const char *sql,
                             struct postgres_error *error)
{
    if (!make_ready(postgres, error))
        return false;
    if (!PQsendQuery(postgres->connection, sql))
        return fail_away(postgres, error);
    return read_answer(postgres, false, SCHEMA_MILLISECONDS, NULL, NULL, error);
}

static const struct postgres_functions functions = {
    .open = postgres_open,
    .close = postgres_close,
    .check = postgres_check,
    .run = postgres_run,
    .run_all = postgres_run_all,
};

extern const struct module_table MODULE_TABLE;
__attribute__((visibility("default"))) const struct module_table MODULE_TABLE = {
    .abi = WG_VERSION,
    .functions = &functions,
};
