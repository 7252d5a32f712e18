#ifndef WG_TESTS_BENCH_H
#define WG_TESTS_BENCH_H

#include <stddef.h>
#include <stdint.h>

/*
 * Speed, told as a ratio. A time by itself says as much about the machine as about the
 * program, so next to every figure stands its *measure*: the least that the same work costs
 * with the library below us alone, taken in the same run, in turns with ours, so that what
 * else the machine does falls on both alike. That can only add time: of each five in a row the
 * fastest counts, and the medians of those are compared.
 * Whatever goes wrong ends the bench with a sentence and status 2.
 */
struct bench_setup {
    char *program; /* the real program */
    char *minimal; /* tests/bench/minimal.c */
    char *folder;  /* to be filled and thrown away; on the disk that holds the build */
};

/* Microseconds on a clock that never jumps. */
double bench_now(void);
/* Microseconds that this process computed: for work that waits for nothing. */
double bench_computed(void);
/* The sentence, then out. */
_Noreturn void bench_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The numbers that were measured, in their order. Starts as {0}. */
struct samples {
    double *items;
    size_t count;
};
void samples_add(struct samples *samples, double item);
void samples_done(struct samples *samples);

/* Lines of the table. A limit of 0 only reports. Both samples are freed. */
void bench_ratio(const char *figure, struct samples *ours, struct samples *measure, double limit);
/* The same in two steps: first both times (both samples are freed), then the line. */
struct bench_pair {
    double ours, measure;
};
struct bench_pair bench_compare(struct samples *ours, struct samples *measure);
void bench_line(const char *figure, struct bench_pair pair, double limit);
/* Where no time is involved the limit may be a plain number: the bytes that a line carries. */
void bench_bytes(const char *figure, double bytes, double limit);

/* The figures, by subject. */
void bench_terminal(const struct bench_setup *setup);
void bench_keep(const struct bench_setup *setup);
void bench_search(const struct bench_setup *setup);
void bench_guide(void);
void bench_hostile(const struct bench_setup *setup);
void bench_registry(const struct bench_setup *setup);

#endif
