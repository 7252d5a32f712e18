/*
 * After the talk, by keys on the screens: the agenda of an invented year, preparing, a follow-up that shows last
 * time, searching and saving.
 */
#include "steps.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* The first screen on the invented people, at this size. */
static struct player *open_demo(const char *lang, int rows, int cols)
{
    static char folder[512];

    snprintf(folder, sizeof folder, "%s/.local/share/waardegesprek", steps_home());
    steps_run(WORDS("demo", "--data-dir", folder, "--lang", lang), NULL, 0);
    return steps_open(&(struct window){.lang = lang, .rows = rows, .cols = cols});
}

/* Presses until this stands on the row of the cursor. */
static void find_row(struct player *p, const char *key, const char *words)
{
    for (int i = 0; i < 30; i++) {
        int row;

        player_cursor(p, &row, NULL, NULL);
        if (strstr(player_row(p, row), words))
            return;
        steps_press(p, key);
    }
    fail_msg("never on a row with %s", words);
}

static void test_agenda(void **state)
{
    struct player *p = open_demo("en", 24, 80);
    (void)state;

    DO(p, SEE("To go on with"), SEE("Robin Fiction"), SEE("Coming"), SEE("Wednesday"),
       SEE("Date has passed: what is needed?"), SEE("leader · 13-11-2026"), SEE("Promised"),
       SEE("n New talk  p People  a Past talks  g Guides  / Search"));
    DO(p, TYPE("p"), SEE("> Kim Imaginary"), SEE("Sam Invented"), GONE("Promised"), KEY("Esc"),
       SEE("Promised"), TYPE("a"), SEE("21-11-2025"), KEY("Esc"), SEE("Promised"));
    DO(p, KEY("F12"), SEE("Robin Fiction"), KEY("F12"), SEE("Promised"));
    find_row(p, "Down", "Ask what the course");
    DO(p, KEY("Enter"), SEE("Agreement · Noor Example"), KEY("Esc"), SEE("Coming"));
}

/* The leader's own promises first; a look at oneself of which nothing stays; then the talk. */
static void test_prepare(void **state)
{
    struct player *p = open_demo("en", 24, 80);
    (void)state;

    find_row(p, "Down", "Noor Example · Example Court · The follow-up talk");
    DO(p, KEY("Enter"), SEE("Prepare · Noor Example"), SEE("> Ask what the course"),
       SEE("date has passed"), SEE("Earlier talks"), TYPE("v"), SEE("Nothing of it is stored"),
       KEY("F10"), SEE("nothing of this is kept"), KEY("Enter"), SEE("Prepare · Noor Example"));
    DO(p, TYPE("i"), SEE("How do you want the invitation?"), KEY("Enter"),
       SEE("The invitation is in"), SEE("invitation-2027-04-12.html"));
    DO(p, TYPE("m"), SEE("On which day"), KEY("Ctrl+U"), TYPE("in 3 weeks"), KEY("Enter"),
       SEE("The talk is on Sunday 13 December 2026 now."));
    DO(p, TYPE("s"), SEE("It's good to have you here again."), KEY("F10"),
       SEE("To the first screen"), TYPE("3"), SEE("To go on with"),
       SEE("Noor Example · Example Court · The follow-up talk"), SEE("just now"),
       GONE("13-12-2026"));
}

static void test_invitation_file(void **state)
{
    struct player *p = open_demo("nl", 24, 80);
    char path[512];
    struct stat status;
    (void)state;

    find_row(p, "Down", "Kim Denkbeeld");
    DO(p, KEY("Enter"), SEE("Kim Denkbeeld"), TYPE("i2"), SEE("2026-11-27.md"));
    snprintf(path, sizeof path, "%s/%s", steps_home(), "uitnodiging-2026-11-27.md");
    if (stat(path, &status) != 0) /* before it is translated */
        snprintf(path, sizeof path, "%s/%s", steps_home(), "invitation-2026-11-27.md");
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

/* Who promised what, and beside the new scores those of last time. */
static void test_follow_up(void **state)
{
    struct player *p = open_demo("en", 24, 80);
    (void)state;

    find_row(p, "Down", "Noor Example · Example Court · The follow-up talk");
    DO(p, KEY("Enter"), SEE("Prepare"), TYPE("s"), SEE("It's good to have you here again."),
       KEY("PgDn"), SEE("tell me"), KEY("PgDn"), SEE("How are things"), KEY("PgDn"),
       SEE("Agreement 1 of 5"), SEE("Who does it: "));
    find_row(p, "Down", "changed");
    DO(p, KEY("Space"), SEE("(x) changed"),
       SEE("Ctrl+K: new words or a new day for this agreement"), SEE("Is it a promise of yours"),
       SEE("What is needed?"), KEY("F2"), SEE("Ask on"), SEE("Is it a promise of yours"),
       SEE("What is needed?"), KEY("Ctrl+K"), SEE("To adjust: "), SEE(" (changed)"), KEY("Esc"),
       KEY("PgDn"), KEY("PgDn"), KEY("PgDn"), KEY("PgDn"), KEY("PgDn"), SEE("Value 1"),
       SEE("Last time (09-10-2026): "), KEY("Tab"), SEE("Last time (09-10-2026): "));
    DO(p, KEY("Tab"), TYPE("/"), SEE("In the talks that belong to this one"), TYPE("zzzz"),
       SEE("Nothing found."), KEY("Esc"), SEE("Value 1"), KEY("BackTab"), KEY("BackTab"),
       TYPE("and/or"), SEE("and/or"), KEY("Ctrl+_"), SEE("In the talks that belong to this one"),
       TYPE("coffee"), SEE("agreement"));
}

static void test_search(void **state)
{
    struct player *p = open_demo("en", 24, 80);
    (void)state;

    DO(p, TYPE("/"), SEE("In all your talks"), TYPE("resident"), SEE("3 places"), TYPE("s"),
       SEE("2 places"), KEY("Enter"), SEE("> Noor Example"), KEY("Enter"),
       SEE("The report, as the employee gets it"), SEE("my being calm helps the residents."),
       KEY("Esc"), SEE("2 places"), KEY("Tab"), KEY("Ctrl+U"), GONE("2 places"),
       TYPE("roster group"), SEE("agreement"));
}

static void test_save(void **state)
{
    struct player *p = open_demo("en", 24, 80);
    (void)state;

    DO(p, TYPE("a"), SEE("> Noor Example"), KEY("Enter"), SEE("as the employee gets it"), TYPE("e"),
       SEE("Whose copy"), KEY("Enter"), SEE("What is it for?"), TYPE("2"),
       SEE("The employee's copy is in"), SEE(".html"));
}

/* Nothing falls off in the smallest window: the day keeps its room, the rest is reached by scrolling. */
static void test_small(void **state)
{
    struct player *p = open_demo("en", 18, 60);
    (void)state;

    DO(p, SEE("n New talk  p People  a Past talks  g Guides  / Search"), SEE("Wednesday"),
       KEY("End"), SEE("> Search in talks and agreements (/)"), SEE("All people: 4 (p)"),
       KEY("Home"));
    find_row(p, "Down", "The follow-up t");
    DO(p, KEY("Enter"), SEE("Prepare · "), SEE("Another day"), KEY("End"),
       SEE("> This talk will not be held (Delete)"));
}

/* The throw-away one says so on its first screen, also in the smallest window; a folder that was filled is kept. */
static void test_throw_away(void **state)
{
    struct player *p = steps_open(&(struct window){.words = WORDS("demo"), .rows = 18, .cols = 60});
    (void)state;

    DO(p, SEE("WAARDEGESPREK"), SEE("Demo · invented people, nothing is kept"), TYPE("p"),
       SEE("Sam Invented"), KEY("Esc"), SEE("Demo · "));
    steps_close(p);
    p = open_demo("en", 24, 80);
    DO(p, SEE("Robin Fiction"), GONE("Demo · "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STEPS_TEST(test_agenda),    STEPS_TEST(test_prepare),    STEPS_TEST(test_invitation_file),
        STEPS_TEST(test_follow_up), STEPS_TEST(test_search),     STEPS_TEST(test_save),
        STEPS_TEST(test_small),     STEPS_TEST(test_throw_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
