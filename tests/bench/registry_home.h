#ifndef WG_TESTS_BENCH_REGISTRY_HOME_H
#define WG_TESTS_BENCH_REGISTRY_HOME_H

#include "bench.h"
#include "registry_raw.h"

/* The two registries of a home, with 1,000 and 1,000,000 plans, made and filled. */
enum size { THOUSAND, MILLION, SIZES };
struct home {
    const char *name; /* "file", "server" */
    enum registry_home kind;
    char *where[SIZES]; /* without who asks */
    struct raw *raw[SIZES];
    struct clock clock; /* at ROWS_NOW */
    struct id_source ids;
    struct diag diag;
};
void home_open_file(struct home *home, const struct bench_setup *setup);
/* In a cluster of its own, with the roles hr_all (all teams), hr_one (the largest), hr_some (20 teams) and noor, a leader. */
void home_open_server(struct home *home, const struct bench_setup *setup);
/* Its files go with the folder of the bench, a cluster with its process. */
void home_close(struct home *home);
void home_need(struct home *home, bool done);

/* Both registries as one who asks. */
struct reader {
    struct home *home;
    const char *name;             /* for the table */
    const char *own;              /* what they may read, in SQL; "" = all */
    bool reads_part, growth_only; /* SQL would find other rows */
    struct registry_setup setup[SIZES];
    struct registry *registry[SIZES];
};
void reader_open(struct reader *reader, struct home *home, const char *user);
void reader_close(struct reader *reader);

/* The figures. */
void bench_registry_pages(struct home *home);
void bench_registry_work(struct home *home);

#endif
