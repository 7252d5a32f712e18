#ifndef WG_TESTS_BENCH_REGISTRY_RAW_H
#define WG_TESTS_BENCH_REGISTRY_RAW_H

#include <stdbool.h>

#include "registry/review.h"

/* The measure: the rows of a page by SQL as whoever owns the tables would write it, through the library alone. */
struct raw;
struct raw *raw_open(enum registry_home home, const char *where);
void raw_close(struct raw *raw);

/* What is looked for, in the program's words and in SQL's. */
struct sought {
    const char *typed;     /* as HR types it */
    const char *condition; /* the same in SQL, for both homes; "" = none */
    const char
        *match[2]; /* words, as the home's index takes them: SQLite, PostgreSQL; NULL = none */
    bool questions, by_day;
};
struct raw_page {
    const struct sought *sought;
    const char *own; /* a condition more: what the caller may read */
    enum plan_sort sort;
    bool last;     /* the page begins at the end */
    int64_t after; /* number of the row that it goes on from; 0 = none */
    int rows;
};
/* A statement in SQLite is prepared once; in PostgreSQL it is sent as text each time, as somebody in psql would (ours is prepared). */
struct raw_query;
struct raw_query *raw_query_new(struct raw *raw, const struct raw_page *page);
void raw_query_free(struct raw_query *query);
/* Runs it, looks at each column of each row; the id of the first row and how many there were. */
int raw_query_run(struct raw_query *query, char first[40]);
const char *raw_query_sql(const struct raw_query *query);
/* One value of one row, which the caller frees. */
char *raw_value(struct raw *raw, const char *sql);
/* All rows of a statement; how many. */
int raw_rows(struct raw *raw, const char *sql);

#endif
