/*
 * All of one person, by keys on the screens: the line of time, how values moved, an agreement that is let go,
 * a correction, handing over, erasing. The talks are those of the demo.
 */
#include "steps.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* The page of the person with three talks in a year. */
static struct player *open_person(const struct window *window)
{
    static char folder[512];
    struct player *p;

    snprintf(folder, sizeof folder, "%s/.local/share/waardegesprek", steps_home());
    steps_run(WORDS("demo", "--data-dir", folder, "--lang", "en"), NULL, 0);
    p = steps_open(window);
    DO(p, SEE("Coming"), TYPE("p"), SEE("> Kim Imaginary"), KEY("Down"), SEE("> Noor Example"),
       KEY("Enter"), SEE("Friday 9 October 2026"));
    return p;
}

/* What is looked at on the line of time is where the cursor stands. */
static void assert_cursor_in_brackets(struct player *p)
{
    enum { LINE_OF_TIME = 3 };
    int col = 0;

    while (col < 79 && strcmp(player_cell(p, LINE_OF_TIME, col).text, "[") != 0)
        col++;
    assert_string_equal(player_cell(p, LINE_OF_TIME, col + 2).text, "]");
    assert_true(player_wait_cursor(p, LINE_OF_TIME, col + 1));
}

static void test_growth(void **state)
{
    struct player *p = open_person(&(struct window){0});
    (void)state;

    DO(p, SEE("[●]"), SEE("11-2025"), SEE("The numbers are as they were"), SEE("← → Talk"),
       SEE("c Correct"));
    assert_cursor_in_brackets(p);
    DO(p, KEY("Down"), SEE("> 2 Developing skills"), KEY("Left"), SEE("Friday 22 May 2026"),
       SEE("  5 ■■■■■        2→4 ■■■■·        2→3 ■■■··"), SEE("Room went from 2 to 4. How well"),
       SEE("█ this talk   ▒ other talks"), SEE("▒▒▒ ███ ▒▒▒"), SEE("5   5   5    2   4   4"),
       SEE("\"I understand better"));
    assert_cursor_in_brackets(p);
    DO(p, KEY("Left"), SEE("The core talk · Friday 21 November 2025"),
       SEE("These are the first numbers for"));
    DO(p, KEY("F6"), SEE("LOOKING TOGETHER"), KEY("F6"), GONE("LOOKING TOGETHER"));
    DO(p, KEY("Enter"), SEE("The report, as the employee gets it"), KEY("Esc"),
       SEE("The core talk · Friday 21 November 2025"));
    assert_false(player_sent(p, "\x1b[31m") || player_sent(p, "\x1b[32m")); /* not for people */
}

static void test_small_and_plain(void **state)
{
    struct player *p =
        open_person(&(struct window){.words = WORDS("--ascii"), .rows = 18, .cols = 60});
    (void)state;

    DO(p, SEE("[*]"), KEY("Down"), SEE("> 2 Developing skills       5 #####    4 ####.  3>4 ####."),
       SEE("< -*--"), SEE("3>5 was 3, now 5"), SEE("5 agreements open (Tab) . next talk: "));
    for (const char *at = player_screen(p); *at; at++)
        assert_in_range((unsigned char)*at, '\n', '~');
}

static void test_agreement(void **state)
{
    struct player *p = open_person(&(struct window){0});
    (void)state;

    DO(p, KEY("Tab"), SEE("What is agreed"), SEE("Tab Values"),
       SEE("(the day has passed: what is needed?)"), KEY("Down"), SEE("> Ask what the course"),
       KEY("Enter"), SEE("How it stands"), SEE("What happened"), SEE("c Correct"));
    DO(p, TYPE("l"), SEE("Let go: for what reason"), TYPE("Found another way"), KEY("Enter"),
       SEE("let go"), SEE("Reason: \"Found another way\""), KEY("Ctrl+Z"),
       SEE("Taken back: How it stands: let go"));
    DO(p, TYPE("c"), SEE("What the employee says"), TYPE("I asked it myself."), KEY("Esc"),
       SEE("Keep this correction?"), KEY("Enter"), SEE("The employee says of this"), KEY("Esc"),
       SEE("What is agreed"), SEE("3 talks, since 21-11-2025"), KEY("Esc"), SEE("[●]"));
}

/* The file is for the one user to read; the old copy goes only when the name is written. */
static void test_handing_over(void **state)
{
    struct player *p = open_person(&(struct window){0});
    struct stat status;
    char path[600] = "";
    const char *at;
    (void)state;

    DO(p, TYPE("h"), SEE("These always go along"), SEE("LOOKING TOGETHER"));
    for (int i = 0; i < 5; i++) /* past what always goes, which is read one by one */
        steps_press(p, "Down");
    DO(p, SEE("Space Tick"), KEY("Space"), SEE("[x]"), KEY("Esc"),
       SEE("What is ticked is in no file yet"), KEY("Enter"), SEE("[x]"), KEY("End"),
       SEE("> Write the file"), KEY("Enter"), SEE("What happens with what is kept here?"),
       SEE("handover-"));
    at = strstr(player_screen(p), "handover-");
    snprintf(path, sizeof path, "%s/%.*s", steps_home(), (int)strlen("handover-123456.json"), at);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    DO(p, TYPE("2"), SEE("Write the name"), TYPE("Noor"), KEY("Enter"),
       SEE("That is not the name."), TYPE(" Example"), KEY("Enter"),
       SEE("All that was kept of Noor Example is erased."));
    assert_null(strstr(steps_run(WORDS("list"), NULL, 0), "Noor Example"));
    assert_non_null(strstr(steps_run(WORDS("list"), NULL, 0), "Sam Invented"));
}

/* A handover comes in from the screens alone: the key, the path, a look at what is in it, yes. */
static void test_taking_in(void **state)
{
    static char folder[512];
    static char file[512];
    struct player *p;
    (void)state;

    snprintf(folder, sizeof folder, "%s/other", steps_home());
    snprintf(file, sizeof file, "%s/handover.json", steps_home());
    steps_run(WORDS("demo", "--data-dir", folder, "--lang", "en"), NULL, 0);
    steps_run(WORDS("--data-dir", folder, "handover", "Noor Example", "-o", file, "--keep"), NULL,
              0);
    p = steps_open(&(struct window){0});
    DO(p, SEE("There are no talks yet."), SEE("i Take in"), TYPE("i"), SEE("Which file?"),
       TYPE("nothing.json"), KEY("Enter"), SEE("There is no file"), KEY("Enter"),
       SEE("~/nothing.json"), KEY("Ctrl+U"), TYPE("~/handover.json"), KEY("Enter"),
       SEE("This file is about: Noor Example, Example Court."), SEE("5 agreements"),
       SEE("> No, take nothing in"), KEY("Down"), SEE("> Yes, take it in: Noor Example"),
       KEY("Enter"), SEE("Taken over from another leader"), SEE("Taken in. Noor Example"));
    DO(p, KEY("Enter"), SEE("What is agreed"), SEE("Tab Values"), KEY("Tab"),
       SEE("The numbers were not handed over."), KEY("Esc"), SEE("Taken over from"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STEPS_TEST(test_growth),       STEPS_TEST(test_small_and_plain), STEPS_TEST(test_agreement),
        STEPS_TEST(test_handing_over), STEPS_TEST(test_taking_in),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
