/*
 * The kinds of talks on the screen: with a team, for the leader alone, behind the wall between two
 * kinds, after an earlier talk. What each one asks, keeps and shows, and what it must not.
 */
#include "steps.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* --- beginning and leaving a talk --- */

/* Down to the row with these words; the list may be longer than the window. */
static void go_down_to(struct player *p, const char *words)
{
    for (int i = 0; i < 40; i++) {
        int row;

        player_cursor(p, &row, NULL, NULL);
        if (strstr(player_row(p, row), words))
            return;
        steps_press(p, "Down");
    }
    fail_msg("no row \"%s\" in:\n%s", words, player_screen(p));
}

static bool is_on_row(struct player *p, const char *words)
{
    int row;

    player_cursor(p, &row, NULL, NULL);
    return strstr(player_row(p, row), words) != NULL;
}

/* The list opens at the chosen one: those above it first, then those below. */
static void find_guide(struct player *p, const char *guide)
{
    while (!is_on_row(p, guide) && !is_on_row(p, "Team (if you like)"))
        steps_press(p, "Up");
    go_down_to(p, guide);
}

/* From the first screen to the form, filled in but for the last key. */
static void fill_form(struct player *p, const char *name, const char *team, const char *guide)
{
    char chosen[80];

    snprintf(chosen, sizeof chosen, "(x) %s", guide);
    go_down_to(p, "Begin ");
    DO(p, KEY("Enter"), SEE("With whom?"), TYPE(name), KEY("Tab"), TYPE(team), KEY("Tab"));
    find_guide(p, guide);
    DO(p, KEY("Space"), SEE(chosen), KEY("Tab"), KEY("Tab"));
}

static void begin(struct player *p, const char *name, const char *team, const char *guide,
                  const char *see)
{
    fill_form(p, name, team, guide);
    DO(p, KEY("Enter"), GONE("With whom?"), SEE(see));
}

static void to_first_screen(struct player *p)
{
    DO(p, KEY("F10"), SEE("To the first screen"), TYPE("3"), SEE("To go on with"));
}

/* By the search for a command, as with the key that not every command has. */
static void command(struct player *p, const char *words, const char *help)
{
    DO(p, KEY("Ctrl+P"), SEE("Help and commands"), TYPE(words), SEE("1 command"), SEE(help),
       KEY("Enter"), GONE("Help and commands"));
}

/* A new action in the plan, with its value and who does it; then back to the talk. */
static void agree(struct player *p, const char *what, const char *owner, const char *who)
{
    DO(p, KEY("F5"), SEE("First small step"), TYPE(what), SEE(what), KEY("BackTab"), KEY("Right"),
       GONE("no value in particular"), KEY("Tab"), KEY("Tab"), TYPE(owner), SEE(who), KEY("Esc"),
       GONE("First small step"));
}

/* --- what is kept --- */

static const char *word_to_find;
static int words_found;

static int search_file(const char *path, const struct stat *status, int kind, struct FTW *at)
{
    static char bytes[1 << 22];
    FILE *file = kind == FTW_F ? fopen(path, "r") : NULL;
    size_t length = file ? fread(bytes, 1, sizeof bytes, file) : 0;

    (void)status;
    (void)at;
    assert_true(length < sizeof bytes);
    if (file)
        fclose(file);
    words_found += memmem(bytes, length, word_to_find, strlen(word_to_find)) != NULL;
    return 0;
}

/* In how many files below the home the word stands. */
static int files_with(const char *word)
{
    word_to_find = word;
    words_found = 0;
    assert_int_equal(nftw(steps_home(), search_file, 16, FTW_PHYS), 0);
    return words_found;
}

/* The id of the kept talk with this guide; borrowed. */
static const char *id_of(const char *guide)
{
    static char id[64];
    json_t *list = json_loads(steps_run(WORDS("list", "--json"), NULL, 0), 0, NULL);
    size_t i;
    const json_t *talk;

    *id = '\0';
    json_array_foreach(list, i, talk)
    {
        if (strcmp(json_string_value(steps_member(talk, WORDS("script", "id"))), guide) == 0)
            snprintf(id, sizeof id, "%s", json_string_value(steps_member(talk, WORDS("id"))));
    }
    json_decref(list);
    assert_string_not_equal(id, "");
    return id;
}

/* The kept talk with this guide as `show --json` has it; the caller lets it go. */
static json_t *show_of(const char *guide)
{
    return json_loads(steps_run(WORDS("show", id_of(guide), "--json"), NULL, 0), 0, NULL);
}

/* A field of the agreement with these words in that talk; NULL when it is not there. Borrowed. */
static const char *agreed_in(const char *guide, const char *what, const char *field)
{
    json_t *talk = show_of(guide);
    static char text[64];
    bool found = false;
    size_t i;
    const json_t *action;

    json_array_foreach(steps_member(talk, WORDS("plan", "actions")), i, action)
    {
        const char *its = json_string_value(json_object_get(action, field));

        if (strcmp(json_string_value(json_object_get(action, "what")), what) != 0)
            continue;
        snprintf(text, sizeof text, "%s", its ? its : "");
        found = true;
    }
    json_decref(talk);
    return found ? text : NULL;
}

/* The leader's own copy of the report. */
static const char *report_of(const char *guide)
{
    return steps_run(WORDS("report", id_of(guide), "--format", "md", "-o", "-"), NULL, 0);
}

static bool is_null(const json_t *talk, const char *member)
{
    const json_t *value = json_object_get(talk, member);
    return !value || json_is_null(value);
}

/* --- with a team --- */

/* The message belongs to the key before it: the next key takes it away. */
static void no_values(struct player *p, const char *still)
{
    DO(p, KEY("Ctrl+S"), SEE("Everything is kept as you type."), KEY("F3"),
       SEE("This talk does not go through the seven values."), SEE(still));
}

static void test_team(void **state)
{
    struct player *p = steps_first_screen(NULL);
    const json_t *talk;
    (void)state;

    fill_form(p, "", "", "The values dialogue");
    DO(p, SEE("This talk is with a whole team: no name is kept, only the team."), KEY("Enter"),
       SEE("Write the name of the team you talk with."), TYPE("Team Zuid"), KEY("BackTab"),
       KEY("BackTab"), KEY("Enter"), GONE("With whom?"), SEE("It's good to have you all here."));
    assert_non_null(strstr(player_row(p, 0), "Team Zuid"));
    no_values(p, "It's good to have you all here.");
    DO(p, KEY("Ctrl+G"), SEE("All steps"));
    no_values(p, "All steps");
    DO(p, KEY("Ctrl+K"), SEE("F5 makes the first action."), KEY("F3"),
       SEE("This talk does not go through the seven values."), SEE("All steps"), KEY("Esc"),
       GONE("All steps"), KEY("Ctrl+K"), SEE("F5 makes the first action."), KEY("F3"),
       SEE("This talk does not go through"), SEE("It's good to have you all here."));
    DO(p, KEY("F5"), SEE("First small step"), TYPE("Knock first"), SEE("the team"), KEY("F3"),
       SEE("This talk does not go through"), KEY("Ctrl+K"), SEE("Knock first"), KEY("Tab"),
       SEE("(x) the team"), KEY("Esc"), GONE("First small step"));
    to_first_screen(p);
    DO(p, SEE("> Team Zuid · The values dialogue"));
    talk = steps_show();
    assert_true(is_null(talk, "person"));
    assert_string_equal(json_string_value(steps_member(talk, WORDS("team"))), "Team Zuid");
}

/* --- for the leader alone --- */

/* Nothing of a preparation is kept, not even a name that was typed before the guide was chosen. */
static void test_preparation(void **state)
{
    static const char *const typed[] = {"Quintana", "Vijgenboom", "Zonnebloem"};
    struct player *p = steps_first_screen(NULL);
    (void)state;

    fill_form(p, typed[0], typed[1], "Preparing for a talk");
    DO(p, SEE("This is for you alone"), SEE("Nothing of it is stored: when you stop, it is gone."),
       KEY("Enter"), SEE("This quarter of an hour is for you"));
    assert_non_null(strstr(player_row(p, 0), "Nothing is kept"));
    DO(p, KEY("PgDn"), SEE("what this talk is for?"), TYPE(typed[2]), SEE("│ Zonnebloem "),
       KEY("F8"), SEE("The clock stands still. F8"));
    assert_null(strstr(player_screen(p), "kept"));
    assert_null(strstr(player_screen(p), typed[2]));
    DO(p, KEY("F8"), SEE("│ Zonnebloem "), KEY("F5"), SEE("No agreements are made in this talk."),
       SEE("│ Zonnebloem "), KEY("Ctrl+K"), SEE("No agreements are made in this talk."),
       KEY("Ctrl+S"), SEE("Nothing of this is kept."), KEY("F10"),
       SEE("1  Stop; nothing of this is kept"), SEE("2  Back"), KEY("Esc"), SEE("│ Zonnebloem "),
       KEY("F10"), SEE("Stop; nothing"));
    for (size_t i = 0; i < COUNT(typed); i++)
        assert_int_equal(files_with(typed[i]), 0);
    DO(p, KEY("Enter"), SEE("There are no talks yet."));
    assert_string_equal(steps_run(WORDS("list", "--json"), NULL, 0), "[]\n");
    DO(p, KEY("F10"), SEE("Stop; everything is kept"), KEY("Enter"));
    assert_true(player_exited(p, NULL));
    for (size_t i = 0; i < COUNT(typed); i++)
        assert_int_equal(files_with(typed[i]), 0);
}

static void test_reflection(void **state)
{
    struct player *p = steps_first_screen(NULL);
    const json_t *talk;
    (void)state;

    fill_form(p, "Quintana", "Vijgenboom", "Self-reflection for team leaders");
    DO(p, SEE("This is for you alone: no name and no team are kept."), KEY("Enter"),
       SEE("These twenty minutes are for you alone."), KEY("PgDn"), SEE("as a team leader?"),
       TYPE("Zonnebloem"), SEE("│ Zonnebloem "));
    assert_non_null(strstr(player_row(p, 0), "Kept"));
    to_first_screen(p);
    DO(p, SEE("> Self-reflection for team leaders"));
    talk = steps_show();
    assert_true(is_null(talk, "person"));
    assert_true(is_null(talk, "team"));
    assert_string_equal(steps_text(talk, "waarvoor", ""), "Zonnebloem");
    assert_true(files_with("Zonnebloem") > 0);
    assert_int_equal(files_with("Quintana"), 0);
    assert_int_equal(files_with("Vijgenboom"), 0);
}

/* --- behind the wall --- */

#define COURSE  "Follow the wound care course"
#define PLANNER "Ask the planner for six days"

/* A core talk in which the employee and the leader each promise something. */
static void hold_core_talk(struct player *p)
{
    begin(p, "M. de Vries", "Team Noord", "The core talk", "It's good to have you here.");
    DO(p, KEY("PgDn"), KEY("PgDn"), SEE("What really matters"), TYPE("Vertrouwelijk"),
       SEE("Vertrouwelijk"));
    agree(p, COURSE, "1", "(x) you");
    agree(p, PLANNER, "2", "(x) leader");
    to_first_screen(p);
}

static void open_improvement(struct player *p)
{
    begin(p, "M. de Vries", "Team Noord", "The improvement track", "Good that you are here.");
}

static void assert_unseen(const char *text, const char *where)
{
    static const char *const said[] = {COURSE, PLANNER, "Vertrouwelijk"};

    for (size_t i = 0; i < COUNT(said); i++) {
        if (strstr(text, said[i]))
            fail_msg("\"%s\" is seen %s:\n%s", said[i], where, text);
    }
}

/* Page by page to the last one, the list of steps and the plan. */
static void assert_nothing_seen(struct player *p)
{
    DO(p, KEY("Ctrl+K"), SEE("There are no actions yet."));
    assert_unseen(player_screen(p), "in the plan");
    DO(p, KEY("Esc"), GONE("no actions yet"), KEY("Ctrl+G"), SEE("All steps"));
    assert_unseen(player_screen(p), "in the list of steps");
    DO(p, KEY("Esc"), GONE("All steps"));
    for (int i = 0; !strstr(player_screen(p), "This was the last step."); i++) {
        assert_true(i < 40);
        assert_unseen(player_screen(p), "on a page");
        steps_press(p, "PgDn");
    }
    assert_unseen(report_of("verbetertraject"), "in the report");
    DO(p, KEY("Ctrl+G"), SEE("All steps"), KEY("Home"), KEY("Enter"), GONE("All steps"),
       SEE("Good that you are here."));
}

static void open_bring_in(struct player *p)
{
    command(p, "bring", "Bring the employee's agreements");
    DO(p, SEE("Agreements from another talk"), SEE("Which ones may come along?"),
       SEE("LOOKING TOGETHER"));
    assert_null(strstr(player_screen(p), "[x]"));
}

/* The words of the leader's cue at the first step. */
#define CUE "Always begin with this."

static void test_wall(void **state)
{
    struct player *p = steps_first_screen(NULL);
    (void)state;

    hold_core_talk(p);
    open_improvement(p);
    assert_nothing_seen(p);
    DO(p, SEE(CUE));

    open_bring_in(p);
    DO(p, SEE("[ ] " COURSE " (you)"), SEE("[ ] " PLANNER " (leader)"), KEY("Space"), SEE("[x]"),
       KEY("Esc"), GONE("Agreements from another talk"), SEE(CUE), GONE("LOOKING TOGETHER"));
    assert_nothing_seen(p);
    /* Whoever goes on with nothing chosen brings nothing. */
    open_bring_in(p);
    DO(p, KEY("Tab"), KEY("Enter"), GONE("Agreements from another talk"), SEE(CUE));
    assert_null(agreed_in("verbetertraject", COURSE, "what"));
    assert_null(agreed_in("verbetertraject", PLANNER, "what"));

    open_bring_in(p);
    go_down_to(p, COURSE);
    DO(p, KEY("Space"), SEE("[x] " COURSE), KEY("Tab"), KEY("Enter"), SEE(CUE),
       SEE("What was chosen is in the plan now. Ctrl+K shows it."), KEY("Ctrl+K"),
       SEE("action 1 of 1"), SEE(COURSE), SEE("< no value in particular >"), SEE("(x) you"));
    assert_string_equal(agreed_in("verbetertraject", COURSE, "value"), "");
    assert_string_not_equal(agreed_in("kerngesprek", COURSE, "value"), "");
    assert_null(agreed_in("verbetertraject", PLANNER, "what"));
}

/* What happens to it here is not seen on the other side. */
static void test_wall_from_the_other_side(void **state)
{
    struct player *p = steps_first_screen(NULL);
    const char *report;
    (void)state;

    hold_core_talk(p);
    open_improvement(p);
    open_bring_in(p);
    go_down_to(p, COURSE);
    DO(p, KEY("Space"), SEE("[x] " COURSE), KEY("Tab"), KEY("Enter"), SEE("in the plan now"),
       KEY("Ctrl+K"), SEE(COURSE), TYPE(" Verbetering"), SEE("Verbetering"), KEY("Tab"), KEY("Tab"),
       KEY("Tab"), TYPE("Mijnwerkplek"), SEE("Mijnwerkplek"), KEY("Esc"), GONE("First small step"));
    report = report_of("verbetertraject");
    assert_non_null(strstr(report, "Verbetering"));
    assert_non_null(strstr(report, "Mijnwerkplek"));
    assert_null(strstr(report, "Vertrouwelijk"));
    report = report_of("kerngesprek");
    assert_non_null(strstr(report, COURSE));
    assert_null(strstr(report, "Verbetering"));
    assert_null(strstr(report, "Mijnwerkplek"));

    open_bring_in(p);
    go_down_to(p, PLANNER);
    DO(p, KEY("Space"), SEE("[x] " PLANNER), KEY("BackTab"), KEY("Enter"), SEE("in the plan now"),
       KEY("Ctrl+K"), SEE("action 1 of 2"));
    assert_string_equal(agreed_in("verbetertraject", PLANNER, "owner"), "leader");
}

/* --- after an earlier talk --- */

static void assert_status(const char *what, const char *status)
{
    assert_string_equal(agreed_in("vervolggesprek", what, "status"), status);
    assert_string_equal(agreed_in("kerngesprek", what, "status"), status);
}

/* The leader's promise is being worked on already when the follow-up talk comes. */
static void open_follow_up(struct player *p)
{
    hold_core_talk(p);
    DO(p, SEE("> M. de Vries · Team Noord · The core talk"), KEY("Enter"), SEE("Enter goes on"),
       KEY("Enter"), SEE("What really matters"), KEY("Ctrl+K"), SEE("action 1 of 2"), KEY("PgDn"),
       SEE("action 2 of 2"));
    for (int i = 0; i < 9; i++)
        player_key(p, "Tab");
    DO(p, TYPE("2"), SEE("(x) under way"), KEY("Esc"), GONE("action 2 of 2"));
    to_first_screen(p);
    begin(p, "M. de Vries", "Team Noord", "The follow-up talk", "have you here again.");
    DO(p, KEY("PgDn"), KEY("PgDn"), SEE("How are things for you at work now?"), KEY("PgDn"),
       SEE("Agreement 1 of 2 · " PLANNER), SEE("We agreed: \"" PLANNER "\"."));
}

static void test_follow_up(void **state)
{
    struct player *p = steps_first_screen(NULL);
    (void)state;

    open_follow_up(p);
    assert_status(PLANNER, "busy");
    DO(p, SEE("( ) kept"), KEY("Space"), SEE("(x) kept"));
    assert_status(PLANNER, "done");
    assert_status(COURSE, "agreed");
    DO(p, KEY("Ctrl+K"), SEE("action 2 of 2"), SEE("(x) done"), KEY("PgUp"), SEE("action 1 of 2"),
       SEE("(x) agreed"), KEY("Esc"), GONE("First small step"));

    DO(p, SEE("(x) kept"), KEY("Space"), GONE("(x)"));
    assert_status(PLANNER, "busy");
    DO(p, KEY("Down"), KEY("Down"), KEY("Down"), KEY("Space"), SEE("(x) let go"));
    assert_status(PLANNER, "dropped");
    DO(p, KEY("Ctrl+Z"), SEE("Undone."), GONE("(x)")); /* the choice and what it did, in one */
    assert_null(strstr(player_screen(p), "[x]"));
    assert_status(PLANNER, "busy");
    DO(p, KEY("PgDn"), SEE("Agreement 2 of 2 · " COURSE));
    assert_null(strstr(player_screen(p), "[x]"));
}

/* --- a newer version of the guide --- */

static void write_guide(const char *version, const char *ask, const char *second)
{
    static const char *const folders[] = {".local", ".local/share", ".local/share/waardegesprek",
                                          ".local/share/waardegesprek/scripts"};
    char path[256];
    FILE *file;

    for (size_t i = 0; i < COUNT(folders); i++) {
        snprintf(path, sizeof path, "%s/%s", steps_home(), folders[i]);
        mkdir(path, 0700);
    }
    snprintf(path, sizeof path, "%s/%s/klein.yaml", steps_home(), folders[3]);
    file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file,
            "format: 1\nid: klein\nversion: %s\nlanguage: en\ntitle: A small talk\n"
            "process: one-on-one\nparts:\n"
            "  - id: begin\n    title: Beginning\n    phase: opening\n    steps:\n"
            "      - id: dag\n        label: Your day\n        ask: %s\n        answer: text\n"
            "%s"
            "      - id: einde\n        label: The end\n        say: Thank you.\n"
            "        answer: none\n",
            version, ask, second);
    assert_int_equal(fclose(file), 0);
    steps_run(WORDS("script", "publish", "klein", "--note", "Plainer."), NULL, 0);
}

#define NEEDED                                                                                     \
    "      - id: nodig\n        label: Needed\n        ask: What do you need?\n"                   \
    "        answer: text\n"

static void open_newer(struct player *p)
{
    command(p, "version", "See what a newer version");
    DO(p, SEE("A newer version of the guide"));
}

static void test_newer_version(void **state)
{
    struct player *p;
    const char *report, *heading;
    (void)state;

    write_guide("1", "How was your day?", NEEDED);
    p = steps_first_screen(NULL);
    begin(p, "M. de Vries", "", "A small talk", "How was your day?");
    DO(p, TYPE("Calm"), SEE("│ Calm "), KEY("PgDn"), SEE("What do you need?"), TYPE("Daglicht"),
       SEE("│ Daglicht "), KEY("PgUp"), SEE("How was your day?"));
    command(p, "version", "See what a newer version");
    DO(p, SEE("This talk has the newest version of its guide."), SEE("│ Calm "));

    write_guide("2", "How are you today?", "");
    open_newer(p);
    DO(p, SEE("Enter goes on with the new version. All answers are kept."),
       SEE("1 answer to a question that is gone stays in the notes."),
       SEE("was: How was your day?"), SEE("is:  How are you today?"),
       SEE("gone: What do you need?"), KEY("Esc"), SEE("How was your day?"), SEE("│ Calm "));
    assert_int_equal(json_integer_value(steps_member(steps_show(), WORDS("script", "version"))), 1);

    open_newer(p);
    DO(p, KEY("Enter"), SEE("The talk goes on with the new version."), SEE("How are you today?"),
       SEE("│ Calm "), KEY("PgDn"), SEE("Thank you."));
    assert_int_equal(json_integer_value(steps_member(steps_show(), WORDS("script", "version"))), 2);
    report = report_of("klein");
    heading = strstr(report, "Asked in an earlier version of the guide");
    assert_non_null(heading);
    assert_non_null(strstr(heading, "What do you need?"));
    assert_non_null(strstr(heading, "Daglicht"));
    assert_true(strstr(report, "Calm") < heading);
}

/* What it tells is in the language that was chosen since, and so is the talk that goes on. */
static void test_newer_version_in_another_language(void **state)
{
    struct player *p;
    (void)state;

    write_guide("1", "How was your day?", NEEDED);
    p = steps_first_screen(NULL);
    begin(p, "M. de Vries", "", "A small talk", "How was your day?");
    write_guide("2", "How are you today?", "");
    open_newer(p);
    DO(p, SEE("  question"), KEY("F12"), SEE("Een nieuwere versie"), GONE("  question"),
       SEE("  vraag"), KEY("F12"), SEE("  question"), TYPE("o"), SEE("This key does nothing here."),
       KEY("Enter"), SEE("How are you today?"));
}

/* All of it can be read in the smallest window. */
static void test_newer_version_in_a_small_window(void **state)
{
    struct player *p;
    (void)state;

    write_guide("1", "How was your day?", NEEDED);
    p = steps_first_screen(&(struct window){.rows = 18, .cols = 60});
    begin(p, "M. de Vries", "", "A small talk", "How was your day?");
    write_guide("2", "How are you today?", "");
    open_newer(p);
    DO(p, SEE("From: A small talk"), GONE("2 steps are different."), KEY("End"),
       SEE("2 steps are different."), KEY("Home"), SEE("Enter goes on with the new version."),
       KEY("PgDn"), SEE("2 steps are different."));
}

/* --- erasing --- */

static void test_erase(void **state)
{
    struct player *p = steps_talk(NULL), *other;
    (void)state;

    DO(p, KEY("PgDn"), KEY("PgDn"), SEE("What really matters"), TYPE("Vertrouwelijk"),
       SEE("Vertrouwelijk"));
    other = steps_first_screen(NULL);
    DO(other, SEE("> M. de Vries · Team Noord · The core talk"), KEY("Delete"),
       SEE("Erase this talk for good?"), SEE("> 1  No, leave it"), TYPE("2"),
       SEE("> 2  Yes, erase it"), KEY("Enter"), SEE("This talk is open in another window ("),
       SEE("> M. de Vries · Team Noord · The core talk"));
    DO(p, TYPE(" blijft"), SEE("Vertrouwelijk blijft"));
    assert_string_equal(steps_text(steps_show(), "belangrijk", ""), "Vertrouwelijk blijft");

    to_first_screen(p);
    DO(p, KEY("Down"), SEE("> Begin a new talk"), KEY("Delete"), SEE("Choose a talk to erase it."),
       KEY("Up"), SEE("> M. de Vries · Team Noord · The core"), KEY("Delete"),
       SEE("Erase this talk for good?"), KEY("Enter"),
       SEE("> M. de Vries · Team Noord · The core talk"), KEY("Delete"), SEE("Erase this talk"),
       KEY("Esc"), SEE("> M. de Vries"));
    assert_true(files_with("Vertrouwelijk") > 0);
    DO(p, KEY("Delete"), SEE("Erase this talk"), KEY("Down"), SEE("> 2  Yes"), KEY("Enter"),
       SEE("The talk is erased."), SEE("There are no talks yet."));
    assert_string_equal(steps_run(WORDS("list", "--json"), NULL, 0), "[]\n");
    assert_int_equal(files_with("Vertrouwelijk"), 0);
    assert_int_equal(files_with("de Vries"), 0);
}

/* --- the next talk --- */

/* From Sunday 22 November four weeks on is a Sunday, too. */
static void test_proposed_day(void **state)
{
    struct player *p = steps_first_screen(NULL);
    (void)state;

    open_improvement(p);
    DO(p, KEY("Ctrl+G"), SEE("All steps"), KEY("End"));
    for (int i = 0; i < 10; i++) {
        int row;

        player_cursor(p, &row, NULL, NULL);
        if (strstr(player_row(p, row), "Next talk"))
            break;
        steps_press(p, "Up");
    }
    DO(p, KEY("Enter"), SEE("When is our next talk?"),
       SEE("Shall we say Monday 21 December 2026? Enter = yes"));
    assert_true(json_is_null(steps_member(steps_show(), WORDS("plan", "follow_up"))));
    DO(p, KEY("Enter"), SEE("[21-12-2026"), SEE("Monday 21 December 2026"), GONE("Shall we say"));
    assert_string_equal(json_string_value(steps_member(steps_show(), WORDS("plan", "follow_up"))),
                        "2026-12-21");
    DO(p, KEY("Backspace"), SEE("[21-12-202 ")); /* the cursor stands behind it */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STEPS_TEST(test_team),
        STEPS_TEST(test_preparation),
        STEPS_TEST(test_reflection),
        STEPS_TEST(test_wall),
        STEPS_TEST(test_wall_from_the_other_side),
        STEPS_TEST(test_follow_up),
        STEPS_TEST(test_newer_version),
        STEPS_TEST(test_newer_version_in_another_language),
        STEPS_TEST(test_newer_version_in_a_small_window),
        STEPS_TEST(test_erase),
        STEPS_TEST(test_proposed_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
