/*
 * Looking after the conversation guides: copy, mend in an editor of one's own, publish and rehearse, in the
 * real terminal with a few words of shell as the editor.
 */
#include "steps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* --- files of the guides --- */

static const char *own_path(const char *name)
{
    static char path[256];

    snprintf(path, sizeof path, "%s/.local/share/waardegesprek/scripts/%s", steps_home(), name);
    return path;
}

static void write_own(const char *name, const char *text)
{
    static const char *const folders[] = {".local", ".local/share", ".local/share/waardegesprek",
                                          ".local/share/waardegesprek/scripts"};
    FILE *file;

    for (size_t i = 0; i < COUNT(folders); i++) {
        char path[256];

        snprintf(path, sizeof path, "%s/%s", steps_home(), folders[i]);
        mkdir(path, 0700);
    }
    file = fopen(own_path(name), "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* Whether these bytes stand in a file; false as well when there is no such file. */
static bool file_has(const char *path, const char *bytes)
{
    static char text[1 << 22];
    FILE *file = fopen(path, "r");
    size_t length = file ? fread(text, 1, sizeof text, file) : 0;

    if (file)
        fclose(file);
    return length > 0 && memmem(text, length, bytes, strlen(bytes));
}

/* The word before the first question, and the ends of the scale. Borrowed until the next call. */
static const char *guide(const char *first, const char *ends)
{
    static char text[2000];

    snprintf(text, sizeof text,
             "format: 1\nid: klein\nversion: 1\nlanguage: en\ntitle: A small talk\n"
             "process: one-on-one\nparts:\n"
             "  - id: begin\n    title: Beginning\n    phase: opening\n    steps:\n"
             "      - id: dag\n        label: Your day\n        %s: How was your day?\n"
             "        answer: text\n"
             "      - id: mag\n        label: A figure\n        ask: May I ask for a figure?\n"
             "        answer: yes-no\n"
             "      - id: cijfer\n        label: Figure\n        ask: How do you like it here?\n"
             "        probes: [What makes it so?]\n        answer: scale\n        ends: [%s]\n"
             "        when: {step: mag, is: yes}\n"
             "      - id: einde\n        label: The end\n        say: Thank you.\n"
             "        answer: none\n",
             first, ends);
    return text;
}

/* The same with a part that gives figures to lay side by side. */
static const char *scored_guide(const char *ends)
{
    static char text[3000];

    snprintf(text, sizeof text,
             "%s  - id: waarden\n    title: Values\n    phase: values\n    for_each: values\n"
             "    steps:\n      - id: belang\n        label: Important?\n"
             "        ask: How important is {value} to you?\n        answer: scale\n"
             "        ends: [%s]\n        measures: importance\n",
             guide("ask", "nothing, all"), ends);
    return text;
}

/* --- the screens --- */

static struct player *open_guides(const char *editor, int rows, int cols)
{
    static char line[256];
    struct player *p;

    snprintf(line, sizeof line, "EDITOR=%s", editor);
    p = steps_first_screen(&(struct window){.env = WORDS(line), .rows = rows, .cols = cols});
    DO(p, KEY("End"), SEE("> Conversation guides"), KEY("Enter"), SEE("F7 Rehearse"));
    return p;
}

/* Down to the guide with this title. */
static void choose(struct player *p, const char *title)
{
    char chosen[80];

    snprintf(chosen, sizeof chosen, "> %s", title);
    for (int i = 0; i < 40 && !strstr(player_screen(p), chosen); i++)
        steps_press(p, "Down");
    DO(p, SEE(chosen));
}

static void test_copy(void **state)
{
    struct player *p = open_guides("true", 0, 0);
    (void)state;

    DO(p, SEE("None is your own yet. Press n to make a copy"));
    choose(p, "The core talk");
    DO(p, KEY("n"), SEE("What is the name of your guide?"), SEE("[kerngesprek"), TYPE(" Ons!"),
       KEY("Enter"), SEE("cannot be a name"), KEY("Esc"), GONE("What is the name"), KEY("n"),
       SEE("What is the name"), KEY("Enter"), SEE("Your copy is in"), SEE("concept"),
       SEE("Talks begin with the one that came with the program."), GONE("None is your own"));
    assert_true(file_has(own_path("kerngesprek.yaml"), "id: kerngesprek"));
    assert_true(file_has(own_path("kerngesprek.en.yaml"), "translates: kerngesprek"));
    /* Once more under that name would write over it. */
    DO(p, KEY("n"), SEE("What is the name"), KEY("Enter"), SEE("You have a guide \"kerngesprek\""),
       TYPE("-ons"), KEY("Enter"), SEE("> The core talk (kerngesprek-ons)"),
       SEE("  The core talk (kerngesprek) "), KEY("Enter"), SEE("kerngesprek-ons.yaml · concept"));
}

/* From a mistake to none: the editor mends it, and so does any other program. */
static void test_mend(void **state)
{
    struct player *p;
    int row;
    bool visible;
    (void)state;

    write_own("klein.yaml", guide("aks", "nothing, all"));
    p = open_guides("sed -i s/aks:/ask:/", 0, 0);
    choose(p, "klein");
    DO(p, SEE("has mistakes"), KEY("Enter"), SEE("> 14:9"), SEE("WG102"), SEE("1 mistake "),
       SEE("What is it?        Unknown word \"aks\" in step \"dag\"."),
       SEE("What do I do now?  Did you mean \"ask\"?"), SEE("^~~"));
    player_cursor(p, &row, NULL, &visible);
    assert_int_equal(row, 3);
    assert_true(visible);
    DO(p, KEY("x"), SEE("WG102 · A word before a colon"), SEE("But like this:"), KEY("Esc"),
       SEE("> 14:9"));
    DO(p, KEY("F4"), SEE("Nothing to mend."), SEE("How was your day?"),
       SEE("As the talk shows it"));
    assert_true(file_has(own_path("klein.yaml"), "ask: How was your day?"));

    DO(p, KEY("PgDn"), SEE("May I ask for a figure?"), SEE("( ) yes"), KEY("PgDn"),
       SEE("What makes it so?"), SEE("5 = all"), SEE("Only when the answer to"));
    write_own("klein.yaml", guide("ask", "nothing, all, more"));
    DO(p, SEE("> 25:"), SEE("Before the mistakes"), SEE("5 = all"));
    write_own("klein.yaml", guide("ask", "not at all, wholly"));
    DO(p, SEE("Nothing to mend."), SEE("5 = wholly"), KEY("Esc"), SEE("A small talk"));
}

static void test_publish(void **state)
{
    struct player *p;
    (void)state;

    write_own("klein.yaml", guide("aks", "nothing, all"));
    p = open_guides("sed -i s/aks:/ask:/", 0, 0);
    choose(p, "klein");
    DO(p, KEY("p"), SEE("Mend this first, nothing has changed"));
    assert_false(file_has(own_path("published/klein.json"), "bundle"));
    DO(p, KEY("F4"), SEE("A small talk"), SEE("Not used for talks yet."), KEY("p"),
       SEE("What changed, in one sentence?"), SEE("It is the first edition."), KEY("Enter"),
       SEE("Write in one sentence"), TYPE("A first try."), KEY("Enter"), SEE("It is in place"),
       SEE("22-11-2026: A first try."), KEY("p"), SEE("Nothing has changed since version 1."));
    assert_true(file_has(own_path("published/klein.json"), "A first try."));

    write_own("klein.yaml", scored_guide("not, very"));
    DO(p, SEE("Talks begin with version 1 of 22-11-2026."), KEY("p"),
       SEE("1 step differs from version 1."), TYPE("The values too."), KEY("Enter"),
       SEE("version 2"), SEE("22-11-2026: The values too."));
    assert_true(file_has(own_path("klein.yaml"), "version: 2\n"));

    write_own("klein.yaml", scored_guide("never, always"));
    DO(p, SEE("Talks begin with version 2"), KEY("p"), SEE("can't be compared at:"),
       SEE("- Important?"), KEY("Esc"), SEE("Talks begin with version 2"));
    assert_true(file_has(own_path("klein.yaml"), "version: 1\n"));
}

static bool kept_anywhere(const char *words)
{
    static const char *const names[] = {"interviews.db", "interviews.db-wal"};

    for (size_t i = 0; i < COUNT(names); i++) {
        char name[64];

        snprintf(name, sizeof name, "../%s", names[i]);
        if (file_has(own_path(name), words))
            return true;
    }
    return false;
}

/* A rehearsal is a talk in all but this: nothing of it is left. */
static void test_rehearse(void **state)
{
    struct player *p;
    (void)state;

    write_own("klein.yaml", guide("ask", "nothing, all"));
    p = open_guides("true", 0, 0);
    choose(p, "A small talk");
    DO(p, KEY("F7"), SEE("Sam (invented)"), SEE("REHEARSING · nothing is kept"),
       SEE("How was your day?"), KEY("Insert"), SEE("An invented answer."), TYPE("zeldzaamwoord"),
       SEE("zeldzaamwoord"), KEY("PgDn"), SEE("May I ask for a figure?"), TYPE("2"), SEE("(x) no"),
       KEY("PgDn"), SEE("Thank you."), KEY("Ctrl+S"), SEE("Nothing of this is kept."), KEY("F10"),
       SEE("Stop rehearsing; nothing is kept"), KEY("Enter"), SEE("Rehearsed: A small talk"),
       SEE("1 of 4 steps was never on the screen:"), SEE("Beginning"), SEE("> Figure"),
       SEE("Only when the answer to “A figure” is yes"), KEY("Esc"), SEE("> A small talk"),
       KEY("Esc"), SEE("Begin the first talk"));
    assert_string_equal(steps_run(WORDS("list", "--json"), NULL, 0), "[]\n");
    assert_true(kept_anywhere("interview"));
    assert_false(kept_anywhere("zeldzaamwoord"));
    assert_false(kept_anywhere("Sam (invented)"));
}

/* The key for terminals without Insert, Esc as in a talk, and the whole way from the guide's own screen. */
static void test_rehearse_to_the_end(void **state)
{
    struct player *p;
    (void)state;

    write_own("klein.yaml", guide("ask", "nothing, all"));
    p = open_guides("true", 0, 0);
    choose(p, "A small talk");
    DO(p, KEY("Enter"), SEE("Nothing to mend."), KEY("F7"), SEE("REHEARSING"));
    for (int i = 0; i < 3; i++)
        DO(p, KEY("Ctrl+Space"), KEY("PgDn"));
    DO(p, SEE("Thank you."), KEY("Ctrl+Space"), SEE("nothing left to invent"), KEY("Esc"),
       SEE("Stop rehearsing"), KEY("Enter"), SEE("Every step was on the screen."), KEY("Enter"),
       SEE("Nothing to mend."));
}

/* What stands in a file is shown, never obeyed. */
static void test_hostile_file(void **state)
{
    static char text[300000] = "format: 1\nid: gek\ntitle: \"\033]0;pwned\007\033[2Jx\"\naks: ";
    struct player *p;
    (void)state;

    memset(text + strlen(text), 'x', sizeof text - strlen(text) - 1);
    write_own("gek.yaml", text);
    p = open_guides("true", 0, 0);
    choose(p, "gek");
    DO(p, KEY("Enter"), SEE("gek.yaml · has mistakes"), KEY("Enter"), KEY("End"), KEY("PgDn"),
       KEY("Esc"), KEY("Esc"), SEE("> gek"));
    assert_false(player_sent(p, "pwned\a"));
    assert_false(player_sent(p, "\033]0;"));
}

/* Small and large windows: the findings and what to do stay on the screen. */
static void test_sizes(void **state)
{
    static const struct {
        int rows, cols;
        bool both; /* room for the preview while there are mistakes */
    } cases[] = {{18, 60, false}, {40, 60, true}, {24, 80, true}, {40, 120, true}};
    (void)state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct player *p;

        write_own("klein.yaml", guide("aks", "nothing, all"));
        p = open_guides("true", cases[i].rows, cases[i].cols);
        choose(p, "klein");
        DO(p, KEY("Enter"), SEE("> 14:9"), SEE("14         aks: How"), SEE("What do I do now?"),
           SEE("Did you mean \"ask\"?"), SEE("Esc Back"));
        assert_true((strstr(player_screen(p), "Before the mistakes") != NULL) == cases[i].both);
        write_own("klein.yaml", guide("ask", "nothing, all"));
        DO(p, SEE("Nothing to mend."), SEE("As the talk shows it"), SEE("  How was your day?"),
           KEY("PgDn"), SEE("  May I ask for a figure?"));
        steps_afresh();
    }
}

/* Every key of these screens can be found by its name. */
static void test_palette(void **state)
{
    struct player *p = open_guides("true", 0, 0);
    (void)state;

    DO(p, KEY("F9"), SEE("Help and commands"), TYPE("rehearse"), SEE("1 command"), SEE("F7, r"),
       KEY("Enter"), SEE("REHEARSING"), KEY("F10"), SEE("Stop rehearsing"), KEY("Enter"),
       SEE("Rehearsed:"), KEY("Esc"), SEE("14 guides"), KEY("Esc"), SEE("Begin the first talk"),
       KEY("F9"), SEE("Help and commands"), TYPE("guides"), SEE("> g"), KEY("Enter"),
       SEE("14 guides"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STEPS_TEST(test_copy),
        STEPS_TEST(test_mend),
        STEPS_TEST(test_publish),
        STEPS_TEST(test_rehearse),
        STEPS_TEST(test_rehearse_to_the_end),
        STEPS_TEST(test_hostile_file),
        STEPS_TEST(test_sizes),
        STEPS_TEST(test_palette),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
