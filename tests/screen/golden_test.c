/*
 * Every screen as it is meant to be, at three sizes and in two languages. After a change that
 * is meant: UPDATE_GOLDEN=1 writes tests/screen/golden again; look at the difference.
 */
#include "steps.h"

#include <stdio.h>
#include <string.h>

enum { ACTS_MAX = 24 };

#define PAGE_ON KEY("PgDn")
/* To the first value and past it: own words and the three scores. */
#define OPENING PAGE_ON, PAGE_ON
#define VALUE   OPENING, PAGE_ON, PAGE_ON
#define FILLED                                                                                     \
    VALUE, TYPE("Wondzorg. Ik wil daar meer in leren, en het ook anderen leren."), KEY("Tab"),     \
        TYPE("5"), KEY("Tab"), TYPE("3"), KEY("Tab"), TYPE("2")
#define SEVEN_ON PAGE_ON, PAGE_ON, PAGE_ON, PAGE_ON, PAGE_ON, PAGE_ON, PAGE_ON
/* The seventh row of the agenda is a follow-up, and this begins it. */
#define DEMO_FOLLOW_UP                                                                             \
    KEY("Down"), KEY("Down"), KEY("Down"), KEY("Down"), KEY("Down"), KEY("Down"), KEY("Enter"),    \
        TYPE("s")
#define CHOSEN FILLED, SEVEN_ON, KEY("Space")

/* Keys alone, so that they are the same in every language; typed ahead. */
static const struct {
    const char *name;
    bool begun; /* after the form of a new talk */
    bool again; /* stopped, and opened again */
    bool demo;  /* on the invented people and their talks */
    struct act acts[ACTS_MAX];
} screens[] = {
    {.name = "home"},
    {.name = "start", .acts = {KEY("Enter"), TYPE("M. de Vries"), KEY("Tab")}},
    {.name = "welcome", .begun = true},
    {.name = "opening", .begun = true, .acts = {OPENING, TYPE("Dat ik tijd heb voor mensen.")}},
    {.name = "value", .begun = true, .acts = {FILLED}},
    {.name = "employee", .begun = true, .acts = {FILLED, KEY("F6")}},
    {.name = "choosing", .begun = true, .acts = {CHOSEN}},
    {.name = "deepening", .begun = true, .acts = {CHOSEN, PAGE_ON, KEY("Space")}},
    {.name = "overview", .begun = true, .acts = {CHOSEN, KEY("F3")}},
    {.name = "jump", .begun = true, .acts = {VALUE, KEY("Ctrl+G")}},
    {.name = "help", .begun = true, .acts = {VALUE, KEY("F1")}},
    {.name = "cover", .begun = true, .acts = {VALUE, KEY("F8")}},
    {.name = "remark", .begun = true, .acts = {OPENING, KEY("Ctrl+R"), TYPE("Koffie halen.")}},
    {.name = "stop", .begun = true, .acts = {OPENING, KEY("F10")}},
    {.name = "no-plan", .begun = true, .acts = {KEY("Ctrl+K")}},
    {.name = "plan",
     .begun = true,
     .acts = {VALUE, KEY("F5"), TYPE("Opleiding wondzorg volgen"), KEY("Tab"), KEY("Tab"),
              TYPE("Inschrijven"), KEY("Tab"), KEY("Tab"), KEY("Tab"), KEY("Tab"), KEY("Tab"),
              TYPE("31-02-2027")}},
    {.name = "summary", .begun = true, .acts = {FILLED, SEVEN_ON, PAGE_ON}},
    {.name = "resume",
     .begun = true,
     .again = true,
     .acts = {OPENING, TYPE("Dat ik tijd heb voor mensen."), KEY("F10"), KEY("Enter")}},
    {.name = "agenda", .demo = true},
    {.name = "prepare",
     .demo = true,
     .acts = {KEY("Down"), KEY("Down"), KEY("Down"), KEY("Enter")}},
    {.name = "search", .demo = true, .acts = {TYPE("/ro"), KEY("Tab"), KEY("Down")}},
    {.name = "last-time", .demo = true, .acts = {DEMO_FOLLOW_UP, SEVEN_ON, PAGE_ON}},
    {.name = "promise", .demo = true, .acts = {DEMO_FOLLOW_UP, OPENING, PAGE_ON}},
};

static const char *name_of(size_t screen)
{
    return screens[screen].name;
}

static void fill_with_demo(const char *lang)
{
    char folder[512];

    snprintf(folder, sizeof(folder), "%s/.local/share/waardegesprek", steps_home());
    steps_run(WORDS("demo", "--data-dir", folder, "--lang", lang), NULL, 0);
}

static struct player *open_screen(size_t screen, const struct window *window)
{
    struct player *p;
    size_t count = 0;

    if (screens[screen].demo)
        fill_with_demo(window->lang);
    p = steps_open(window);
    DO(p, SEE("F10"));
    if (screens[screen].begun)
        DO(p, KEY("Enter"), TYPE("M. de Vries"), KEY("Tab"), TYPE("Team Noord"), KEY("BackTab"),
           KEY("BackTab"), KEY("Enter"), SEE("M. de Vries · Team Noord"), GONE("[M. de Vries"));
    while (count < ACTS_MAX &&
           (screens[screen].acts[count].key || screens[screen].acts[count].text))
        count++;
    steps_do(p, screens[screen].acts, count, screens[screen].name, 0);
    if (!screens[screen].again)
        return p;
    assert_true(player_exited(p, NULL));
    return steps_open(&(struct window){.words = WORDS("resume"),
                                       .lang = window->lang,
                                       .rows = window->rows,
                                       .cols = window->cols});
}

static void test_golden(void **state)
{
    (void)state;
    steps_golden(
        &(struct golden){COUNT(screens), name_of, open_screen, {{24, 80}, {18, 60}, {40, 120}}});
}

int main(void)
{
    const struct CMUnitTest tests[] = {STEPS_TEST(test_golden)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
