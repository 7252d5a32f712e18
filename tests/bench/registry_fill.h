#ifndef WG_TESTS_BENCH_REGISTRY_FILL_H
#define WG_TESTS_BENCH_REGISTRY_FILL_H

#include <stdint.h>

/*
 * Fills a registry that was just made with `count` rows of registry_rows.h: teams, plans, the index of words, all totals, and counts of
 * talks for every leader. The indexes are taken away and made again behind the rows; what triggers keep is counted once. It is
 * done in processes of their own, so the caller's memory stays as it was.
 */
void fill_sqlite(const char *path, int64_t count);
/* As a superuser, whom row-level security lets through. */
void fill_postgres(const char *where, int64_t count);

#endif
