#ifndef WG_TESTS_SCREEN_STEPS_H
#define WG_TESTS_SCREEN_STEPS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>

#include "player.h"

/*
 * What the tests of the screens share: a home that is thrown away, windows in which
 * the program runs, and steps to take in them. Everything asserts: a test reads as
 * what a person does and sees.
 */

/*
 * cmocka's set-up and tear-down: a new home; all windows closed and the home removed.
 * The tear-down fails when any window rang the bell, switched to the drawing letters of old
 * (ESC ( 0) or asked for the mouse.
 */
int steps_begin(void **state);
int steps_end(void **state);
/* Both at once, between two rounds of one test. */
void steps_afresh(void);
#define STEPS_TEST(name) cmocka_unit_test_setup_teardown(name, steps_begin, steps_end)

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define WORDS(...)   ((const char *const[]){__VA_ARGS__, NULL})

/* The folder of this test: HOME, and the talks lie below it. */
const char *steps_home(void);

struct window {
    const char *const *words; /* after the program's name; NULL: none */
    const char *const *env;   /* besides HOME, the fixed clock and the player's own */
    int rows, cols;           /* 0: 24 and 80 */
    const char *lang;         /* NULL: en */
};
/* The program in a window of its own. The tear-down frees it. */
struct player *steps_open(const struct window *window);
/* The first screen, and a talk with M. de Vries of Team Noord at its first step. */
struct player *steps_first_screen(const struct window *window);
struct player *steps_talk(const struct window *window);
/* The unfinished talk in a new window, past the resume screen. */
struct player *steps_resume(const struct window *window);
/* Kills without a warning and takes what was still painted. */
void steps_sigkill(struct player *p);
/* Closes a window before the tear-down does: for a test with hundreds of them. */
void steps_close(struct player *p);

/* One thing done or seen. Of `text` all is typed at once. */
struct act {
    const char *key, *text, *see, *gone;
};
#define KEY(name)                                                                                  \
    {                                                                                              \
        .key = (name)                                                                              \
    }
#define TYPE(words)                                                                                \
    {                                                                                              \
        .text = (words)                                                                            \
    }
#define SEE(words)                                                                                 \
    {                                                                                              \
        .see = (words)                                                                             \
    }
#define GONE(words)                                                                                \
    {                                                                                              \
        .gone = (words)                                                                            \
    }
#define DO(p, ...)                                                                                 \
    steps_do(p, (const struct act[]){__VA_ARGS__}, COUNT(((const struct act[]){__VA_ARGS__})),     \
             __FILE__, __LINE__)
void steps_do(struct player *p, const struct act *acts, size_t count, const char *file, int line);
/* Presses a key that must be answered, and waits until the screen is still. */
void steps_press(struct player *p, const char *key);
/* From the first step of a talk to a screen of this name; steps_screens lists them. */
extern const char *const steps_screens[]; /* ends with NULL */
void steps_show_screen(struct player *p, const char *name);
/* Screens as they are meant to be, at three sizes and in two languages. */
struct golden {
    size_t count;
    const char *(*name)(size_t screen);
    struct player *(*open)(size_t screen, const struct window *window);
    struct {
        int rows, cols;
    } sizes[3];
};
void steps_golden(const struct golden *golden);
/* The same key a number of times, typed ahead. */
void steps_repeat(struct player *p, const char *key, int times);

/*
 * The program on pipes: `input` on its standard input (NULL: none), its standard output as
 * the answer, freed by the tear-down. The exit status must be `status`.
 */
const char *steps_run(const char *const *words, const char *input, int status);
/* The newest talk as `show --json` has it. The tear-down lets it go. */
const json_t *steps_show(void);
/* The answer at a step, with item "" outside a loop; NULL when there is none. */
const json_t *steps_answer(const json_t *talk, const char *step, const char *item);
/* Text of an answer, "" when there is none. */
const char *steps_text(const json_t *talk, const char *step, const char *item);
/* Follows member names ("plan", "actions") and indexes ("0"); asserts that it is there. */
const json_t *steps_member(const json_t *json, const char *const *path);

/* The framed text on the screen that holds the focus, without its frame; the caller frees it. */
char *steps_framed(struct player *p);

#endif
