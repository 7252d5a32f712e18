/*
 * HR's screens by keys, on the registry of the demo: the questions, an answer that is taken back, the filter, the overview, a file;
 * at three sizes and in two languages as they are meant to be.
 */
#include "steps.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const char *folder(void)
{
    static char path[512];

    snprintf(path, sizeof path, "%s/.local/share/waardegesprek", steps_home());
    return path;
}

/* The name that stands top right. */
static void write_settings(void)
{
    char path[512];
    FILE *file;

    snprintf(path, sizeof path, "%s/.config", steps_home());
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/.config/waardegesprek", steps_home());
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/.config/waardegesprek/config.yaml", steps_home());
    file = fopen(path, "w");
    assert_non_null(file);
    fputs("name: A. Bakker\n", file);
    assert_int_equal(fclose(file), 0);
}

static struct player *open_hr(const struct window *window)
{
    struct window own = *window;
    struct player *p;

    steps_run(WORDS("demo", "--data-dir", folder(), "--lang", own.lang ? own.lang : "en"), NULL, 0);
    write_settings();
    own.words = own.words ? own.words : WORDS("hr");
    p = steps_open(&own);
    DO(p, SEE("A. Bakker"), SEE("F10"));
    return p;
}

static void test_answering(void **state)
{
    struct player *p = open_hr(&(struct window){0});
    (void)state;

    DO(p, SEE("Questions to the organisation"), SEE("shared by"), TYPE("a"), SEE("How it stands"),
       KEY("Ctrl+S"), SEE("Choose first how it stands."), TYPE("2"), SEE("(x) promised"),
       KEY("Tab"), TYPE("31-02-2027"), SEE("Do you mean"), KEY("Enter"), SEE("28-02-2027"),
       KEY("Tab"), TYPE("We look at the roster"), KEY("Ctrl+S"),
       SEE("Your answer stands there now"));
    DO(p, TYPE("/"), SEE("Filter:"), TYPE("state:promised roster"), KEY("Enter"),
       SEE("Esc clears it"), KEY("Esc"), GONE("Esc clears it"), KEY("Ctrl+Z"),
       SEE("Your answer is taken back"));
    assert_false(player_sent(p, "\x1b[31m") || player_sent(p, "\x1b[32m")); /* not for people */
}

static void test_going_through(void **state)
{
    struct player *p = open_hr(&(struct window){0});
    (void)state;

    DO(p, SEE("more below: PgDn"), KEY("End"), SEE("more above: PgUp"), KEY("Home"),
       SEE("more below: PgDn"), KEY("PgDn"), SEE("more above and below"), KEY("Tab"),
       SEE("All plans that were shared"), TYPE("s"), SEE("Order:"), KEY("Enter"),
       SEE("A plan that was shared"), SEE("How it stands"), KEY("Esc"),
       SEE("All plans that were shared"), KEY("Esc"), SEE("Questions to the organisation"));
    DO(p, KEY("F6"), SEE("You are looking together."), GONE("shared by"), KEY("F6"),
       SEE("shared by"), KEY("F8"), SEE("Away for a moment"), KEY("F8"), SEE("shared by"),
       KEY("F12"), SEE("P&O"), KEY("F12"), SEE("HR"), KEY("F10"), SEE("What would you like to do?"),
       KEY("Enter"));
    assert_true(player_exited(p, NULL));
}

static void test_overview(void **state)
{
    struct player *p = open_hr(&(struct window){0});
    char pattern[600];
    glob_t found;
    (void)state;

    DO(p, TYPE("d"), SEE("Overview"), SEE("Talks   held"), SEE("Per value"), KEY("Tab"), KEY("Tab"),
       SEE("Teams, by name"), KEY("End"), SEE("may share there can also see"), TYPE("e"),
       SEE("what for?"), TYPE("2"), SEE(".html"));
    snprintf(pattern, sizeof pattern, "%s/waardegesprek-overview-*.html", steps_home());
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    assert_int_equal(found.gl_pathc, 1);
    globfree(&found);
}

static void test_plain_letters(void **state)
{
    struct player *p =
        open_hr(&(struct window){.words = WORDS("hr", "--ascii"), .rows = 18, .cols = 60});
    (void)state;

    DO(p, SEE("shared by"), TYPE("d"), SEE("Talks   held"), SEE(" more below "), KEY("End"),
       SEE(" more above "), KEY("F8"), SEE("What is not sent yet waits here."), KEY("F8"),
       KEY("F10"), SEE("1  Stop"), SEE("2  Back"), KEY("Esc"), KEY("Home"), SEE(" more below "));
    for (const char *at = player_screen(p); *at; at++)
        assert_in_range((unsigned char)*at, '\n', '~');
}

/* ---- as they are meant to be ---- */

static const struct {
    const char *name;
    struct act acts[8];
} screens[] = {
    {"hr-questions", {KEY("Down")}},
    {"hr-plans", {KEY("Tab")}},
    {"hr-plan", {KEY("Enter")}},
    {"hr-answer", {TYPE("a4"), KEY("Tab"), TYPE("Er is geen ruimte in het rooster.")}},
    {"hr-overview", {TYPE("d")}},
    {"hr-teams", {TYPE("d"), KEY("Tab"), KEY("Tab"), KEY("Down")}},
    {"hr-help", {KEY("F1")}},
};

static const char *name_of(size_t screen)
{
    return screens[screen].name;
}

static struct player *open_screen(size_t screen, const struct window *window)
{
    struct player *p = open_hr(window);
    size_t count = 0;

    while (count < COUNT(screens[screen].acts) &&
           (screens[screen].acts[count].key || screens[screen].acts[count].text))
        count++;
    steps_do(p, screens[screen].acts, count, screens[screen].name, 0);
    return p;
}

static void test_golden(void **state)
{
    (void)state;
    steps_golden(
        &(struct golden){COUNT(screens), name_of, open_screen, {{24, 80}, {18, 60}, {43, 132}}});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STEPS_TEST(test_answering),     STEPS_TEST(test_going_through), STEPS_TEST(test_overview),
        STEPS_TEST(test_plain_letters), STEPS_TEST(test_golden),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
