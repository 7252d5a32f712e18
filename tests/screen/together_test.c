/*
 * Looking together outside a talk, on the real screens: the mark stays until F6, and nobody else is shown meanwhile. And
 * a page whose person another window erases. The talks are those of the demo.
 */
#include "steps.h"

#include <stdio.h>

/* The talks of the demo; the first screen. */
static struct player *open_demo(const struct window *window)
{
    static char folder[512];

    snprintf(folder, sizeof folder, "%s/.local/share/waardegesprek", steps_home());
    steps_run(WORDS("demo", "--data-dir", folder, "--lang", "en"), NULL, 0);
    return steps_open(window);
}

static void test_outside_a_talk(void **state)
{
    struct player *p = open_demo(&(struct window){0});
    (void)state;

    DO(p, SEE("Coming"), KEY("F6"), SEE("You are looking together."), SEE("LOOKING TOGETHER"),
       GONE("Noor"), GONE("Kim"), TYPE("p"), SEE("F6 goes back."), GONE("Noor"), KEY("F6"),
       SEE("Coming"), GONE("LOOKING TOGETHER"), TYPE("p"), SEE("> Kim Imaginary"), KEY("Down"),
       SEE("> Noor Example"), KEY("Enter"), SEE("Friday 9 October 2026"), KEY("F6"),
       SEE("LOOKING TOGETHER"), KEY("Enter"), SEE("The report, as the employee gets it"),
       SEE("LOOKING TOGETHER"), KEY("Esc"), TYPE("h"), SEE("These always go along"),
       SEE("LOOKING TOGETHER"), KEY("Esc"), SEE("talk · 09-10-2026"), SEE("LOOKING TOGETHER"));
    DO(p, KEY("Esc"), SEE("You are looking together."), GONE("Noor"), GONE("Kim"), KEY("F6"),
       SEE("> Noor Example"), SEE("Kim Imaginary"), GONE("LOOKING TOGETHER"), KEY("Esc"), TYPE("/"),
       SEE("In all your talks"), TYPE("roster"), SEE("Noor"), KEY("F6"), GONE("Noor"),
       SEE("You are looking together."), KEY("Esc"), SEE("You are looking together."));
}

/* It goes along into a talk that is opened from the page of a person. */
static void test_into_a_talk(void **state)
{
    struct player *p = steps_talk(&(struct window){0});
    (void)state;

    DO(p, KEY("F10"), KEY("Down"), KEY("Down"), SEE("> 3  To the first screen"), KEY("Enter"),
       SEE("To go on with"), TYPE("p"), SEE("> M. de Vries"), KEY("Enter"), SEE("not finished"),
       KEY("F6"), SEE("LOOKING TOGETHER"), KEY("Enter"), SEE("Welcome"), SEE("LOOKING TOGETHER"),
       GONE("For you as leader"), KEY("F6"), SEE("For you as leader"), GONE("LOOKING TOGETHER"));
}

static void test_erased_elsewhere(void **state)
{
    struct player *p = open_demo(&(struct window){0});
    (void)state;

    DO(p, SEE("Coming"), TYPE("p"), SEE("> Kim Imaginary"), KEY("Enter"), SEE("Kim Imaginary ·"));
    steps_run(WORDS("person", "erase", "Kim", "--yes"), NULL, 0);
    DO(p, SEE("Kim Imaginary is not here any more"), SEE("Noor Example"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STEPS_TEST(test_outside_a_talk),
        STEPS_TEST(test_into_a_talk),
        STEPS_TEST(test_erased_elsewhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
