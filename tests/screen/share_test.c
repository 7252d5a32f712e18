/*
 * Sharing with HR by keys on the screens: what is asked, what it looks like when it is decided, how it goes by itself, what
 * HR says, and taking it back. The talks are those of the demo; HR works on the command line.
 */
#include "steps.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* How many days there are to think. */
static void set_thinking(int days)
{
    char path[600];
    FILE *file;

    snprintf(path, sizeof path, "%s/.config", steps_home());
    assert_int_equal(mkdir(path, 0700), 0);
    strcat(path, "/waardegesprek");
    assert_int_equal(mkdir(path, 0700), 0);
    strcat(path, "/config.yaml");
    file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "thinking_days: %d\nregistry: %s/shared.db\n", days, steps_home());
    assert_int_equal(fclose(file), 0);
}

/* In a talk, in the plan, with one agreement. */
static struct player *open_plan(const struct window *window)
{
    struct player *p = steps_talk(window);

    DO(p, KEY("Ctrl+K"), SEE("There are no actions yet."), KEY("F5"), SEE("[1 new]"),
       TYPE("Ask for a laptop"), SEE("[1 Ask for a lapt"), SEE("F7 Share"));
    return p;
}

/*
 * A digit is no answer before the page was read to its end: then it goes a little further down. It chooses, and shows it;
 * going on is another key.
 */
static void answer_with(struct player *p, const char *digit, const char *next)
{
    char chosen[8];

    snprintf(chosen, sizeof chosen, "%s (x)", digit);
    for (int i = 0; i < 8 && !strstr(player_screen(p), chosen); i++)
        steps_press(p, digit);
    DO(p, SEE(chosen), KEY("PgDn"), SEE(next), GONE("(x)"));
}

/* With the name, and HR may not talk about it. */
static void share_it(struct player *p)
{
    DO(p, KEY("F7"), SEE("LOOKING TOGETHER"), SEE("Do you want to share this agreement with HR?"),
       SEE("Saying no is fine; it has no consequences."), SEE("Ask for a laptop"), GONE("(x)"));
    answer_with(p, "1", "with your name, or with a number?");
    answer_with(p, "1", "May HR talk about it with you?");
    answer_with(p, "2", "This is what you share:");
    answer_with(p, "1", "You decided what is shared.");
}

static void test_deciding(void **state)
{
    struct player *p = open_plan(&(struct window){0});
    (void)state;

    share_it(p);
    DO(p, SEE("24 November 2026."), SEE("Your code."), GONE("F6 goes back"), KEY("PgDn"),
       SEE("Esc closes this page"), TYPE("e"), SEE("The employee's copy is in"), SEE("Your code."),
       KEY("Esc"), SEE("24 November 2026."), GONE("LOOKING TOGETHER"));
    DO(p, KEY("F9"), SEE("Search:"), TYPE("take back"), SEE("> t"), KEY("Enter"),
       SEE("Take this back?"), KEY("Down"), KEY("Enter"),
       SEE("Taken back. Nothing of it went to HR."), GONE("24 November 2026."));
    DO(p, KEY("F10"), SEE("To the first screen"), TYPE("3"), SEE("To go on with"), TYPE("o"),
       SEE("For practice:"), GONE("HR was reached"), GONE("Enter Open"));
}

/* Where the window is small it is read line by line, and Esc shares nothing. */
static void test_small(void **state)
{
    struct player *p =
        open_plan(&(struct window){.words = WORDS("--ascii"), .rows = 18, .cols = 60});
    (void)state;

    DO(p, KEY("F7"), SEE("HR would see this"), TYPE("1"), SEE("There is more to read first"));
    for (int i = 0; i < 30 && !strstr(player_screen(p), "2 ( ) No"); i++)
        steps_press(p, "Down");
    DO(p, SEE("Do you want to share this agreement"), SEE("2 ( ) No"));
    for (const char *at = player_screen(p); *at; at++)
        assert_in_range((unsigned char)*at, '\n', '~');
    DO(p, KEY("Esc"), SEE("Nothing is shared, and nothing of this is"), SEE("[1 Ask for a lapt"),
       GONE("HR can see"));
}

/* The id of the one plan that HR can see. */
static const char *shared_id(void)
{
    static char id[37];
    const char *json = steps_run(WORDS("hr", "list", "--json"), NULL, 0);
    const char *at = strstr(json, "\"id\": \"");

    assert_non_null(at);
    snprintf(id, sizeof id, "%.36s", at + strlen("\"id\": \""));
    return id;
}

/* Without days to think it goes at once, by itself; what HR writes comes back the same way. */
static void test_there_and_back(void **state)
{
    struct player *p;
    (void)state;

    set_thinking(0);
    p = open_plan(&(struct window){0});
    share_it(p);
    DO(p, KEY("Esc"), SEE("HR can see this."), KEY("Esc"), SEE("It's good to have you here."));
    steps_run(WORDS("hr", "comment", shared_id(), "Two are on the shelf"), NULL, 0);
    steps_run(WORDS("outbox", "send"), NULL, 0);
    DO(p, KEY("F10"), SEE("To the first screen"), TYPE("3"), SEE("From HR"),
       SEE("HR wrote something"), KEY("Down"), KEY("Enter"), SEE("What HR said"),
       SEE("Two are on the shelf"), KEY("Esc"), SEE("To go on with"), GONE("From HR"));
    DO(p, TYPE("o"), SEE("Nothing is on its way to HR."), SEE("HR was reached last:"),
       GONE("Enter Open"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STEPS_TEST(test_deciding),
        STEPS_TEST(test_small),
        STEPS_TEST(test_there_and_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
