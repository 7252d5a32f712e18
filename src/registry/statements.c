/* The one table of statements, of the two files that hold the words. */
#include "statements.h"

/* C promises strings of 4095 characters only; every compiler we know takes more. */
#pragma GCC diagnostic ignored "-Woverlength-strings"
#include "postgres_sql.h"
#include "sqlite_sql.h"

const struct statement statements[STATEMENT_COUNT] = {
#define X(name) [STATEMENT_##name] = {#name, SQLITE_##name, POSTGRES_##name},
    STATEMENT_LIST(X)
#undef X
};
