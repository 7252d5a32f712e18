/*
 * `make bench`: measures, prints the table, ends with 1 when a figure is over its limit. The
 * limits are promises to whoever types (no key is slower than a person can notice on an old
 * laptop or over a slow line), written as ratios so that they hold on any machine.
 */
#include "bench.h"

#include <ftw.h>
#include <locale.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"

enum { ROUND = 5 };

static const char *folder_to_remove;
static bool over;

static double now(clockid_t clock)
{
    struct timespec time;

    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

double bench_now(void)
{
    return now(CLOCK_MONOTONIC);
}

double bench_computed(void)
{
    return now(CLOCK_PROCESS_CPUTIME_ID);
}

/* ---- the throw-away folder ---- */

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *at)
{
    (void)info;
    (void)kind;
    (void)at;
    return remove(path);
}

static void remove_folder(void)
{
    if (folder_to_remove)
        nftw(folder_to_remove, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

void bench_fail(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fputs("bench: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    remove_folder();
    exit(2);
}

/* ---- samples ---- */

void samples_add(struct samples *samples, double item)
{
    samples->items = xreallocarray(samples->items, samples->count + 1, sizeof *samples->items);
    samples->items[samples->count++] = item;
}

static int compare(const void *one, const void *other)
{
    double a = *(const double *)one;
    double b = *(const double *)other;

    return (a > b) - (a < b);
}

static double median(double *items, size_t count)
{
    qsort(items, count, sizeof *items, compare);
    return items[count / 2];
}

/* The fastest of each round, in front of the rest; returns how many rounds there were. */
static size_t keep_fastest(struct samples *samples)
{
    size_t rounds = samples->count / ROUND;

    for (size_t i = 0; i < rounds; i++) {
        samples->items[i] = samples->items[i * ROUND];
        for (size_t j = 1; j < ROUND; j++)
            samples->items[i] = fmin(samples->items[i], samples->items[i * ROUND + j]);
    }
    return rounds;
}

static double undisturbed(struct samples *samples)
{
    size_t rounds = keep_fastest(samples);

    if (rounds == 0)
        bench_fail("too little was measured");
    return median(samples->items, rounds);
}

void samples_done(struct samples *samples)
{
    free(samples->items);
    *samples = (struct samples){0};
}

/* ---- the table ---- */

static const char *verdict(double figure, double limit)
{
    if (limit <= 0)
        return "";
    over |= figure > limit;
    return figure > limit ? "OVER" : "OK";
}

static void print_limit(double limit)
{
    if (limit > 0)
        printf(" %7.2f  ", limit);
    else
        printf(" %7s  ", "-");
}

static void print_head(void)
{
    printf("%-56s %12s %12s %7s %7s\n", "figure", "ours", "measure", "ratio", "limit");
}

struct bench_pair bench_compare(struct samples *ours, struct samples *measure)
{
    struct bench_pair pair = {undisturbed(ours), undisturbed(measure)};

    samples_done(ours);
    samples_done(measure);
    return pair;
}

void bench_line(const char *figure, struct bench_pair pair, double limit)
{
    double ratio = pair.ours / pair.measure;

    printf("%-56s %9.1f us %9.1f us %7.2f", figure, pair.ours, pair.measure, ratio);
    print_limit(limit);
    puts(verdict(ratio, limit));
    fflush(stdout);
}

void bench_ratio(const char *figure, struct samples *ours, struct samples *measure, double limit)
{
    bench_line(figure, bench_compare(ours, measure), limit);
}

void bench_bytes(const char *figure, double bytes, double limit)
{
    printf("%-56s %9.1f by %12s %7s", figure, bytes, "", "");
    print_limit(limit);
    puts(verdict(bytes, limit));
    fflush(stdout);
}

static void guide(const struct bench_setup *setup)
{
    (void)setup;
    bench_guide();
}

static const struct {
    const char *name;
    void (*run)(const struct bench_setup *setup);
} subjects[] = {
    {"terminal", bench_terminal}, {"keep", bench_keep},
    {"search", bench_search},     {"guide", guide},
    {"hostile", bench_hostile},   {"registry", bench_registry},
};

int main(int argc, char **argv)
{
    struct bench_setup setup;

    if (argc < 2 || argc > 3) {
        fputs("usage: bench BUILD-FOLDER [SUBJECT]\n", stderr);
        return 2;
    }
    setlocale(LC_CTYPE, "C.UTF-8");
    setup.program = xasprintf("%s/waardegesprek", argv[1]);
    setup.minimal = xasprintf("%s/tests/bench/minimal", argv[1]);
    setup.folder = xasprintf("%s/bench-XXXXXX", argv[1]);
    if (!mkdtemp(setup.folder))
        bench_fail("%s can't be made", setup.folder);
    folder_to_remove = setup.folder;
    print_head();
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
        if (argc < 3 || strcmp(argv[2], subjects[i].name) == 0)
            subjects[i].run(&setup);
    }
    remove_folder();
    free(setup.folder);
    free(setup.minimal);
    free(setup.program);
    return over;
}
