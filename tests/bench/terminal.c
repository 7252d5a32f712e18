/*
 * What a person at the keyboard notices: how soon the first screen stands, how soon a key is
 * seen, and how much a slow line has to carry for it. The measure of the times is minimal.c.
 *
 * First screen, limit 3.0: opening the store and reading the list come on top of starting
 * ncurses; twice that again is still within the blink in which a terminal window opens.
 * Key to paint, limit 4.0 (aim: 2.5): a key is committed to the store before it is painted; that, and
 * laying out a text of 2 kB, may cost as much as the terminal's part and a half.
 * Bytes, limits 60, 120 and 4096: at 9600 baud, a bad line over the phone, 60 bytes take a
 * sixteenth of a second; a page is a screen of 80 by 24 twice over.
 */
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "drawer.h"
#include "line.h"

enum {
    WARM_UPS = 3,
    STARTS = 40,
    KEYS = 200,
    WORN_IN = 350,
    MOVES = 10,
    PAGES = 12,
    STARTED_MS = 40, /* silence after which a first screen stands */
    PAINTED_MS = 10, /* the pause between keys; nobody types faster */
};

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* ---- the first screen ---- */

static double start_time(const char *const *argv)
{
    struct line line;
    double took;

    line_start(&line, argv);
    line_wait(&line, "F10");
    line_settle(&line, STARTED_MS);
    took = line.last - line.asked;
    line_end(&line);
    return took;
}

static void measure_starts(const struct bench_setup *setup)
{
    const char *const *real = WORDS(setup->program, "--lang", "nl", "--data-dir", setup->folder);
    const char *const *minimal = WORDS(setup->minimal);
    struct samples ours = {0};
    struct samples measure = {0};

    for (int i = -WARM_UPS; i < STARTS; i++) {
        double own = start_time(real);
        double least = start_time(minimal);

        if (i < 0)
            continue;
        samples_add(&ours, own);
        samples_add(&measure, least);
    }
    bench_ratio("first screen, 20 talks : minimal ncurses", &ours, &measure, 3.0);
}

/* ---- typing ---- */

/* "q" ends no control sequence of ours, so where it comes it is painted. */
static double key_time(struct line *line)
{
    double took;

    line_type(line, "q");
    line_wait(line, "q");
    took = line->last - line->asked;
    line_settle(line, PAINTED_MS);
    return took;
}

/*
 * The first keys of a talk say nothing about the ones after a quarter of an hour, when the log of
 * the store has been full once: a letter and its removal, 350 times, leave the text as it was.
 */
static void wear_in(struct line *line)
{
    char keys[2 * WORN_IN + 1] = "";

    for (size_t i = 0; i < WORN_IN; i++)
        memcpy(keys + 2 * i, "x\177", 3);
    line_type(line, keys);
    line_settle(line, 10 * STARTED_MS);
}

static void type_space(struct line *line)
{
    line_type(line, " ");
    line_settle(line, PAINTED_MS);
}

/* Words of eight letters: lines get full and wrap, as they do in a talk. */
static void measure_keys(struct line *real, struct line *minimal)
{
    struct samples ours = {0};
    struct samples measure = {0};
    size_t bytes = 0;

    for (int i = -WARM_UPS; i < KEYS; i++) {
        double own = key_time(real);
        double least = key_time(minimal);

        if (i >= 0) {
            samples_add(&ours, own);
            samples_add(&measure, least);
            bytes += real->length;
        }
        if (i % 9 == 8) {
            type_space(real);
            type_space(minimal);
        }
    }
    bench_ratio("key to paint, text of 2 kB : minimal", &ours, &measure, 4.0);
    bench_bytes("bytes a key typed at the end, on average", (double)bytes / KEYS, 60);
}

/* The most bytes that one of so many equal keys brought. */
static size_t most_bytes(struct line *line, const char *key, int times)
{
    size_t most = 0;

    for (int i = 0; i < times; i++) {
        line_type(line, key);
        line_settle(line, STARTED_MS);
        most = line->length > most ? line->length : most;
    }
    return most;
}

static void measure_talk(const struct bench_setup *setup, const char *talk)
{
    struct line real;
    struct line minimal;

    line_start(&real,
               WORDS(setup->program, "--lang", "nl", "--data-dir", setup->folder, "resume", talk));
    line_start(&minimal, WORDS(setup->minimal));
    line_settle(&real, 10 * STARTED_MS);
    line_settle(&minimal, STARTED_MS);
    line_type(&real, "\r");
    line_settle(&real, 10 * STARTED_MS);
    wear_in(&real);
    measure_keys(&real, &minimal);
    bench_bytes("bytes a page turned, at most", (double)most_bytes(&real, "\033[6~", PAGES), 4096);
    line_end(&minimal);
    line_end(&real);
}

static void measure_list(const struct bench_setup *setup)
{
    struct line line;

    line_start(&line, WORDS(setup->program, "--lang", "nl", "--data-dir", setup->folder));
    line_wait(&line, "F10");
    line_settle(&line, 10 * STARTED_MS);
    bench_bytes("bytes a step down a list, at most", (double)most_bytes(&line, "\033OB", MOVES),
                120);
    line_end(&line);
}

void bench_terminal(const struct bench_setup *setup)
{
    struct drawer drawer;

    drawer_fill(&drawer, setup->folder);
    drawer_done(&drawer);
    line_part_processors();
    measure_starts(setup);
    measure_talk(setup, drawer.talk);
    measure_list(setup);
}
