/*
 * A whole talk, from a new person to the report, by keys on the screens; and the same talk line
 * by line. What is kept must be the same to the letter.
 */
#include "steps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- by keys --- */

static void begin(struct player *p)
{
    DO(p, SEE("> Begin the first talk"), KEY("Enter"), SEE("With whom?"), TYPE("M. de Vries"),
       KEY("Tab"), TYPE("Team Noord"), KEY("BackTab"), KEY("BackTab"), KEY("Enter"),
       SEE("M. de Vries · Team Noord"), SEE("It's good to have you here."));
}

static void open_question(struct player *p)
{
    DO(p, KEY("PgDn"), SEE("What I write down stays"), KEY("PgDn"), SEE("What really matters"),
       TYPE("I want to keep learning."), KEY("Enter"), TYPE("Good care matterz"), KEY("Backspace"),
       TYPE("s."), SEE("│ Good care matters. "), KEY("F2"),
       SEE("What would you never want to lose?"), KEY("PgDn"), SEE("A good day"), KEY("Ctrl+B"),
       SEE("On which days do you go home happy?"), TYPE("A day with time for people."),
       SEE("time for people."));
}

/* Own words and the keys of the three scores, each on its field. */
static const struct {
    const char *see, *words, *scores[3];
} values[] = {
    {"Value 1", "I like wound care.", {"4", "4", "4"}},
    {"Value 2", "The wound care course, and then teach it.", {"5", "3", "2"}},
    {"Value 3", "", {"3", "w", "l"}},
    {"Value 4", "My team.", {"5", "5", "5"}},
    {"Value 5", "", {"", "", ""}},
    {"Value 6", "", {"4", "4", "w"}},
    {"Value 7", "When a client laughs.", {"5", "4", "4"}},
};

static void all_values(struct player *p)
{
    for (size_t i = 0; i < COUNT(values); i++) {
        DO(p, KEY("PgDn"), SEE(values[i].see), TYPE(values[i].words));
        for (size_t j = 0; j < 3; j++)
            DO(p, KEY("Tab"), TYPE(values[i].scores[j]));
    }
    DO(p, SEE("4 [5] very much"), SEE("completely"));
}

/* A score is taken away and given again; arrows give one, too. */
static void second_thoughts(struct player *p)
{
    DO(p, KEY("Backspace"), GONE("3 [4] 5  completely"), TYPE("1"), SEE("[1]"), KEY("Right"),
       SEE("1 [2] 3"), TYPE("4"), SEE("3 [4] 5  completely"));
}

static void choose_values(struct player *p)
{
    DO(p, KEY("PgDn"), SEE("Which two or three values"), KEY("Down"), KEY("Space"),
       SEE("[x] Developing knowledge"), KEY("Down"), KEY("Space"), SEE("[x] Having a say"),
       KEY("Space"), GONE("[x] Having a say"), KEY("Down"), KEY("Down"), KEY("Down"), KEY("Down"),
       KEY("Space"), SEE("[x] Contributing"));
}

/* It does not work yet for the first value, so what stands between is asked; not for the second. */
static void go_deeper(struct player *p)
{
    DO(p, KEY("PgDn"), SEE("Chosen value 1 of 2 · Developing"), SEE("What stands between?"),
       KEY("Space"), SEE("[x] experience"), KEY("Down"), KEY("Down"), KEY("Down"), KEY("Down"),
       KEY("Down"), KEY("Down"), TYPE("my own notes"), SEE("my own notes"), KEY("Tab"),
       SEE("What is already there"), KEY("Down"), KEY("Space"), SEE("[x] a training"), KEY("Tab"),
       SEE("What still stands between"), TYPE("The roster."), SEE("The roster."), KEY("PgDn"),
       SEE("What can you do yourself"), TYPE("Ask Inge."), KEY("Tab"), SEE("What do you need from"),
       TYPE("Six days."), KEY("PgDn"), SEE("What will you be able to do"),
       TYPE("I teach two others."), KEY("PgDn"), SEE("Chosen value 2 of 2 · Contributing"));
    assert_null(strstr(player_screen(p), "What stands between?"));
    DO(p, KEY("PgDn"), SEE("What could you do more often"), KEY("PgDn"), SEE("When it works"));
}

static void sum_up(struct player *p)
{
    DO(p, KEY("PgDn"), SEE("I'll tell you what I have heard."), SEE("- I want to keep learning."),
       KEY("Tab"), KEY("Tab"), KEY("Tab"), SEE("> - I want to keep learning."), KEY("Enter"),
       SEE("│ I want to keep learning. "), KEY("BackTab"), KEY("BackTab"), KEY("Space"),
       SEE("(x) yes"));
}

static void make_plan(struct player *p)
{
    DO(p, KEY("PgDn"), SEE("There are no actions yet."), KEY("Enter"), KEY("F5"),
       SEE("action 1 of 1"), TYPE("Follow the wound care course"), KEY("Tab"),
       SEE("(x) organisation"), TYPE("1"), SEE("(x) you"), KEY("Tab"), TYPE("Sign up"), KEY("Tab"),
       TYPE("Six days off"), KEY("Tab"), KEY("Right"), KEY("Tab"), TYPE("Call the school"),
       KEY("Tab"), TYPE("Inge"), KEY("Tab"), TYPE("31-02-2027"), SEE("Do you mean Sunday"),
       KEY("Enter"), SEE("[28-02-2027"), KEY("Tab"), TYPE("I do it alone on Tuesdays"),
       SEE("on Tuesdays"));
    DO(p, KEY("F5"), SEE("action 2 of 2"), TYPE("Plan six days"), KEY("Tab"), TYPE("4"),
       SEE("(x) organisation"), KEY("Tab"), KEY("Tab"), KEY("Tab"), KEY("Tab"), KEY("Tab"),
       KEY("Tab"), TYPE("in 3 months"), KEY("Tab"), SEE("22 February 2027"), KEY("Esc"),
       SEE("1. Follow the wound care course"), SEE("2. Plan six days (organisation)"));
}

static void close_talk(struct player *p)
{
    DO(p, KEY("PgDn"), SEE("On which day in about six weeks"), SEE("Monday 4 January 2027? Enter"),
       KEY("Enter"), SEE("[04-01-2027"));
    DO(p, KEY("PgDn"), SEE("Is this plan right for you?"), KEY("Space"), SEE("(x) yes"),
       KEY("PgDn"), SEE("When is our next talk"), TYPE("in 6 weeks"), SEE("Sunday 3 January 2027"),
       KEY("PgDn"), SEE("How was this talk"), TYPE("Calm."), SEE("Calm."), KEY("PgDn"),
       SEE("Which part of this talk"), KEY("PgDn"), SEE("Thank you for what you have told me."),
       KEY("PgDn"), SEE("This was the last step."), KEY("F10"), SEE("2  Finish this talk"),
       TYPE("2"), SEE("Past talks"), SEE("M. de Vries · Team Noord"));
}

static void whole_talk(void)
{
    struct player *p = steps_first_screen(NULL);
    begin(p);
    open_question(p);
    all_values(p);
    second_thoughts(p);
    choose_values(p);
    go_deeper(p);
    sum_up(p);
    make_plan(p);
    close_talk(p);
    DO(p, KEY("F10"), SEE("Stop; everything is kept"), KEY("Enter"));
    assert_true(player_exited(p, NULL));
    assert_true(player_restored(p));
}

/* --- what is kept --- */

static void check_scores(const json_t *talk)
{
    static const char *const steps[] = {"belang", "ruimte", "lukt"};
    static const char *const ids[] = {"use-skills", "develop-skills", "decisions",   "contacts",
                                      "own-goals",  "income",         "contribution"};

    for (size_t i = 0; i < COUNT(ids); i++) {
        for (size_t j = 0; j < COUNT(steps); j++) {
            const json_t *answer = steps_answer(talk, steps[j], ids[i]);
            const char *state = json_string_value(json_object_get(answer, "state"));
            const char key = *values[i].scores[j];
            const char *wanted = key == 'w'    ? "unknown"
                                 : key == 'l'  ? "declined"
                                 : key == '\0' ? "open"
                                               : "given";
            assert_string_equal(state ? state : "open", wanted);
            if (key >= '1' && key <= '5')
                assert_int_equal(json_integer_value(json_object_get(answer, "number")), key - '0');
        }
        assert_string_equal(steps_text(talk, "eigen-woorden", ids[i]), values[i].words);
    }
}

static void check_action(const json_t *talk, const char *index, const char *what, const char *owner,
                         const char *due)
{
    const json_t *action = steps_member(talk, WORDS("plan", "actions", index));
    assert_string_equal(json_string_value(json_object_get(action, "what")), what);
    assert_string_equal(json_string_value(json_object_get(action, "owner")), owner);
    assert_string_equal(json_string_value(json_object_get(action, "due")), due);
}

static void check_talk(const json_t *talk)
{
    assert_string_equal(json_string_value(steps_member(talk, WORDS("status"))), "closed");
    assert_string_equal(steps_text(talk, "belangrijk", ""),
                        "I want to keep learning.\nGood care matters.");
    check_scores(talk);
    assert_string_equal(steps_text(talk, "ertussen", "develop-skills"), "The roster.");
    assert_string_equal(steps_text(talk, "middelen-zelf", "develop-skills"), "my own notes");
    assert_string_equal(steps_text(talk, "samenvatting", ""), "I want to keep learning.");
    assert_string_equal(steps_text(talk, "plan-klopt", ""), "yes");
    check_action(talk, "0", "Follow the wound care course", "employee", "2027-02-28");
    check_action(talk, "1", "Plan six days", "organisation", "2027-02-22");
    assert_string_equal(json_string_value(steps_member(talk, WORDS("plan", "follow_up"))),
                        "2027-01-03");
}

static void check_report(void)
{
    static const char *const wanted[] = {"I want to keep learning.", "Follow the wound care course",
                                         "Plan six days", "Developing knowledge and skills"};
    const char *id = json_string_value(steps_member(steps_show(), WORDS("id")));
    const char *report = steps_run(WORDS("report", id, "--format", "md", "-o", "-"), NULL, 0);

    for (size_t i = 0; i < COUNT(wanted); i++) {
        if (!strstr(report, wanted[i]))
            print_error("the report lacks: %s\n%s", wanted[i], report);
        assert_non_null(strstr(report, wanted[i]));
    }
}

static void test_whole_talk(void **state)
{
    (void)state;
    whole_talk();
    check_talk(steps_show());
    check_report();
}

/* --- the same, line by line --- */

static void add_line(char *input, const char *line)
{
    strcat(input, line);
    strcat(input, "\n");
}

static void add_text(char *input, const char *text)
{
    if (*text)
        add_line(input, text);
    add_line(input, *text ? "." : "");
}

static void add_values(char *input)
{
    for (size_t i = 0; i < COUNT(values); i++) {
        add_text(input, values[i].words);
        for (size_t j = 0; j < 3; j++) {
            const char *key = values[i].scores[j];
            add_line(input, *key == 'w' ? ":unknown" : *key == 'l' ? ":skip-answer" : key);
        }
    }
}

/* The same answers as the screens were given above; an empty line goes on. */
static const char *plain_input(void)
{
    static char input[4096];

    strcpy(input, "\n\nI want to keep learning.\nGood care matters.\n.\n"
                  "A day with time for people.\n.\n");
    add_values(input);
    strcat(input, "2 7\n\n"
                  "1 7\nmy own notes\n\n2\n\nThe roster.\n.\nAsk Inge.\n.\nSix days.\n.\n"
                  "I teach two others.\n.\n"
                  "\n\n\n\n\n"
                  "1\n.\ny\n"
                  "+\nFollow the wound care course\n2\n1\nSign up\nSix days off\n1\n"
                  "Call the school\nInge\n31-02-2027\ny\nI do it alone on Tuesdays\n"
                  "+\nPlan six days\n2\n4\n\n\n\n\nin 3 months\n\n\n"
                  "=\ny\nin 6 weeks\nCalm.\n.\n\n\ny\n");
    return input;
}

/* How it came about differs with the way of typing: when, in which order, and where the cursor was left. */
static bool is_own(const char *key, const json_t *value)
{
    static const char *const own[] = {"started", "touched",  "closed", "times",    "at",
                                      "history", "revision", "made",   "interview"};
    const char *text = json_string_value(value);

    for (size_t i = 0; i < COUNT(own); i++) {
        if (strcmp(key, own[i]) == 0)
            return true;
    }
    return strcmp(key, "id") == 0 && text && strlen(text) == 36;
}

/* Takes away what differs between any two talks: ids and moments. */
static void strip(json_t *json)
{
    void *next;
    const char *key;
    json_t *value;
    size_t i;

    json_array_foreach(json, i, value) strip(value);
    json_object_foreach_safe(json, next, key, value)
    {
        if (is_own(key, value))
            json_object_del(json, key);
        else
            strip(value);
    }
}

static char *stripped(void)
{
    json_t *talk = json_deep_copy(steps_show());
    char *text;

    strip(talk);
    text = json_dumps(talk, JSON_INDENT(1) | JSON_SORT_KEYS);
    json_decref(talk);
    return text;
}

static void tell_difference(const char *one, const char *other)
{
    size_t line = 0;

    for (; *one == *other && *one; one++, other++)
        line = *one == '\n' ? 0 : line + 1;
    if (*one || *other)
        print_error("by keys: ... %.300s\nline by line: ... %.300s\n", one - line, other - line);
}

static void test_plain_is_the_same(void **state)
{
    char *by_keys, *by_lines;
    (void)state;

    whole_talk();
    by_keys = stripped();
    steps_afresh();
    steps_run(WORDS("--plain", "new", "--person", "M. de Vries", "--team", "Team Noord"),
              plain_input(), 0);
    by_lines = stripped();
    tell_difference(by_keys, by_lines);
    assert_string_equal(by_keys, by_lines);
    free(by_keys);
    free(by_lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STEPS_TEST(test_whole_talk),
        STEPS_TEST(test_plain_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
