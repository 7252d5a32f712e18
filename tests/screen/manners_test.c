/*
 * Manners at any screen: nothing is lost by a wrong key, a small window, another
 * terminal, a strange paste or a full disk, and what is private stays so.
 */
#include "steps.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* --- keys that do little --- */

static void test_esc_never_stops(void **state)
{
    (void)state;
    for (const char *const *screen = steps_screens; *screen; screen++) {
        struct player *p = steps_talk(NULL);
        steps_show_screen(p, *screen);
        steps_repeat(p, "Esc", 20);
        if (strcmp(*screen, "cover") == 0)
            player_key(p, "F8");
        DO(p, SEE("F1 Help"));
        DO(p, KEY("F1"), SEE("Help and commands"));
        steps_afresh();
    }
}

static void test_esc_on_the_first_screen(void **state)
{
    struct player *p = steps_first_screen(NULL);
    (void)state;
    steps_repeat(p, "Esc", 20);
    DO(p, SEE("This is the first screen. F10 stops."));
}

static void test_unknown_keys_name_help(void **state)
{
    static const char *const keys[] = {"F12", "Ctrl+]", "Insert"};
    struct player *p = steps_talk(NULL);
    (void)state;
    for (size_t i = 1; i < COUNT(keys); i++) {
        DO(p, KEY(keys[i]), SEE("This key does nothing here. F1 = help"), KEY("Ctrl+S"),
           SEE("Everything is kept as you type."), GONE("does nothing"));
    }
    DO(p, KEY("PgDn"), KEY("PgDn"), SEE("What really matters"), KEY("Insert"), SEE("F1 = help"),
       KEY("PgDn"), SEE("A good day"), GONE("F1 = help"));
}

static void test_control_keys(void **state)
{
    struct player *p = steps_talk(NULL);
    (void)state;
    DO(p, KEY("PgDn"), KEY("PgDn"), SEE("What really matters"), TYPE("abc"), KEY("Ctrl+S"),
       SEE("Everything is kept as you type."), KEY("Ctrl+C"), SEE("F10 or Ctrl+Q stops."),
       TYPE("d"), SEE("│ abcd "));
    player_bytes(p);
    steps_press(p, "Ctrl+L");
    assert_true(player_bytes(p) > 1000);
    DO(p, SEE("│ abcd "), KEY("Ctrl+Q"), SEE("What would you like to do?"));
}

static void test_undo(void **state)
{
    struct player *p = steps_talk(NULL);
    (void)state;
    DO(p, KEY("PgDn"), KEY("PgDn"), SEE("What really matters"), TYPE("one two"), SEE("one two"),
       KEY("Ctrl+Z"), SEE("Undone."), GONE("two"), KEY("Ctrl+Z"), GONE("│ one"), KEY("Ctrl+Z"),
       SEE("There is nothing left to undo."), KEY("Ctrl+Y"), SEE("│ one"), KEY("Ctrl+Y"),
       SEE("one two"), KEY("Ctrl+Y"), SEE("There is nothing to do again."));
    assert_string_equal(steps_text(steps_show(), "belangrijk", ""), "one two");
    /* An undo goes to where it happened. */
    DO(p, KEY("PgDn"), SEE("A good day"), KEY("Ctrl+Z"), SEE("What really matters"), GONE("two"));
}

/* --- the same key, spelled otherwise --- */

static const struct {
    const char *key, *see;
} function_keys[] = {
    {"F1", "Help and commands"}, {"F2", "What would you never want to lose?"},
    {"F3", "at a glance"},       {"F4", "The editor"},
    {"F5", "First small step"},  {"F6", "LOOKING TOGETHER"},
    {"F7", "Parked for later"},  {"F8", "Away for a moment"},
    {"F9", "Help and commands"}, {"F10", "What would you like to do?"},
    {"F11", "Clock stopped"},    {"F12", "Wat doet er"},
};

static void check_function_key(const char *key, size_t number)
{
    struct player *p = steps_talk(&(struct window){.env = WORDS("EDITOR=/bin/false")});
    DO(p, KEY("PgDn"), KEY("PgDn"), SEE("What really matters"), KEY(key),
       SEE(function_keys[number].see));
    steps_afresh();
}

static void test_function_keys(void **state)
{
    static const char *const prefixes[] = {"", "Putty+"};
    char key[24];
    (void)state;
    for (size_t prefix = 0; prefix < COUNT(prefixes); prefix++) {
        for (size_t i = 0; i < COUNT(function_keys); i++) {
            snprintf(key, sizeof(key), "%s%s", prefixes[prefix], function_keys[i].key);
            check_function_key(key, i);
        }
    }
}

static void test_alt_digits(void **state)
{
    char key[8];
    (void)state;
    for (size_t i = 0; i < 10; i++) {
        snprintf(key, sizeof(key), "Alt+%zu", (i + 1) % 10);
        check_function_key(key, i);
    }
}

static void test_home_and_end(void **state)
{
    static const char *const pairs[][2] = {{"Home", "End"}, {"Putty+Home", "Putty+End"}};
    struct player *p = steps_talk(NULL);
    (void)state;
    DO(p, KEY("PgDn"), KEY("PgDn"), SEE("What really matters"));
    for (size_t i = 0; i < COUNT(pairs); i++) {
        DO(p, KEY(pairs[i][0]), TYPE("<"), KEY(pairs[i][1]), TYPE(">"));
    }
    DO(p, SEE("│ <<>> "));
}

/* Pressed apart they are two keys: Esc asks, and 4 is its fourth answer. */
static void test_slow_esc_then_digit(void **state)
{
    struct player *p = steps_talk(NULL);
    (void)state;
    DO(p, KEY("Esc"), SEE("4  Back"), TYPE("4"), GONE("4  Back"), SEE("It's good to have"));
    assert_null(strstr(player_screen(p), "The editor"));
}

/* --- other terminals --- */

static void test_terminals(void **state)
{
    static const char *const terminals[] = {
        "TERM=putty",  "TERM=putty-256color", "TERM=nonsense", "TERM=xterm",
        "TERM=screen", "TERM=tmux-256color",  "TERM=vt100",    "TERM=linux",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(terminals); i++) {
        struct player *p = steps_talk(&(struct window){.env = WORDS(terminals[i])});
        DO(p, KEY("PgDn"), KEY("PgDn"), SEE("What really matters"), TYPE("zórg"), SEE("│ zórg "),
           KEY("F1"), SEE("Help and commands"));
        assert_non_null(strstr(player_screen(p), "─"));
        steps_afresh();
    }
}

static void test_locales(void **state)
{
    static const char *const locales[] = {"LANG=C", "LC_ALL=POSIX", "LC_ALL=nl_NL.ISO-8859-1",
                                          "LANG=nonsense"};
    (void)state;
    for (size_t i = 0; i < COUNT(locales); i++) {
        struct player *p = steps_talk(&(struct window){.env = WORDS(locales[i])});
        DO(p, KEY("PgDn"), KEY("PgDn"), SEE("What really matters"), TYPE("zórg 👍"),
           SEE("│ zórg 👍"));
        steps_afresh();
    }
}

static void visit_all(const struct window *window, void (*check)(struct player *, const char *))
{
    for (const char *const *screen = steps_screens; *screen; screen++) {
        struct player *p = steps_talk(window);
        steps_show_screen(p, *screen);
        check(p, *screen);
        steps_afresh();
    }
}

static void check_no_colour(struct player *p, const char *screen)
{
    if (player_sent_colour(p))
        print_error("colour at %s\n", screen);
    assert_false(player_sent_colour(p));
}

static void test_no_colour(void **state)
{
    (void)state;
    visit_all(&(struct window){.env = WORDS("NO_COLOR=1")}, check_no_colour);
    visit_all(&(struct window){.words = WORDS("--no-color")}, check_no_colour);
}

static void check_ascii(struct player *p, const char *screen)
{
    static const char *const glyphs[] = {"─", "│", "┌", "└", "┐", "┘", "■", "»", "…"};
    for (size_t i = 0; i < COUNT(glyphs); i++) {
        if (strstr(player_screen(p), glyphs[i]))
            print_error("%s at %s:\n%s", glyphs[i], screen, player_screen(p));
        assert_null(strstr(player_screen(p), glyphs[i]));
    }
}

static void test_ascii(void **state)
{
    (void)state;
    visit_all(&(struct window){.words = WORDS("--ascii")}, check_ascii);
}

/* --- the cursor --- */

/* What stands under the cursor, or left of it: where the focus is. */
static void check_cursor(struct player *p, const char *screen)
{
    int row, col;
    bool visible;

    if (strcmp(screen, "cover") != 0)
        steps_press(p, "Ctrl+L");
    player_cursor(p, &row, &col, &visible);
    if (!visible || row < 3 || row > 21 || col < 1 || col > 78)
        print_error("the cursor at %s: %d %d %s\n", screen, row, col, visible ? "" : "hidden");
    assert_true(visible && row >= 3 && row <= 21 && col >= 1 && col <= 78);
}

static void test_cursor(void **state)
{
    (void)state;
    visit_all(NULL, check_cursor);
}

/* In lists it stands on the mark of the row. */
static void test_cursor_on_the_mark(void **state)
{
    static const char *const lists[] = {"overview", "jump", "help", "stop"};
    int row, col;
    (void)state;
    for (size_t i = 0; i < COUNT(lists); i++) {
        struct player *p = steps_talk(NULL);
        steps_show_screen(p, lists[i]);
        steps_press(p, "Down");
        player_cursor(p, &row, &col, NULL);
        assert_string_equal(player_cell(p, row, col).text, ">");
        steps_afresh();
    }
}

/* --- the size --- */

static void test_resize_storm(void **state)
{
    static const struct {
        int rows, cols;
    } sizes[] = {{80, 250}, {10, 200}, {50, 20}, {1, 1},    {2, 3}, {18, 60}, {17, 60},
                 {18, 59},  {1, 250},  {200, 1}, {40, 120}, {5, 5}, {24, 80}};
    struct player *p = steps_talk(NULL);
    char *before;
    int row, col, row_after, col_after;
    (void)state;

    steps_show_screen(p, "value");
    DO(p, KEY("BackTab"), KEY("BackTab"), TYPE(" één 中 👍"), KEY("Left"), SEE("één 中 👍"));
    assert_true(player_wait_idle(p));
    before = strdup(player_screen(p));
    player_cursor(p, &row, &col, NULL);
    for (int turn = 0; turn < 3; turn++) {
        for (size_t i = 0; i < COUNT(sizes); i++)
            player_resize(p, sizes[i].rows, sizes[i].cols);
    }
    assert_true(player_wait_cursor(p, row, col));
    steps_press(p, "Ctrl+L");
    player_cursor(p, &row_after, &col_after, NULL);
    assert_string_equal(player_screen(p), before);
    assert_true(row == row_after && col == col_after);
    free(before);
    DO(p, TYPE("!"), SEE("één 中 !👍"));
}

static void test_small_window(void **state)
{
    struct player *p = steps_talk(NULL);
    (void)state;
    steps_show_screen(p, "opening");
    player_resize(p, 17, 60);
    DO(p, SEE("Make the window a little larger"), TYPE("typed in the dark"));
    player_resize(p, 18, 60);
    DO(p, SEE("typed in the dark"), GONE("Make the window"));
    player_resize(p, 30, 59);
    DO(p, SEE("Nothing is lost."));
}

/* --- pasting --- */

/* clang-format off */
static const struct {
    const char *pasted, *kept;
} pastes[] = {
    {"one\ntwo\n\nthree", "one\ntwo\n\nthree"},
    {"tabs\tand\rreturns\r\nboth", NULL},
    {"\x03\x11\x13\x1a stop \x7f\x08", NULL},
    {"\x1b[200~inside\x1b[200~", NULL},
    {"\x1b[20", NULL},
    {"\x1b[21~\x1bOP\x1b[23~ keys", NULL},
    {"\x1b]0;title\a\x1b[2J\033c", NULL},
    {"\xc2\x9b"
     "201~ \xc2\x9b"
     "21~ c1", NULL},
    {"\x1b[201\x1b[201 ~", NULL},
    {"\xff\xfe broken \xc3", NULL},
    {"\xe2\x80\xae turned \xe2\x81\xa6", NULL},
    {"10 wll 5", "10 wll 5"},
    {"one\x1b[201~two", "onetwo"},
};
/* clang-format on */

static void check_harmless(const char *text, size_t which)
{
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        bool c1 = *at == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0;
        if ((*at < 32 && *at != '\n') || *at == 127 || c1)
            print_error("paste %zu left a control byte: \"%s\"\n", which, text);
        assert_false((*at < 32 && *at != '\n') || *at == 127 || c1);
    }
}

/* A mark typed after it shows that the focus and the screen are where they were. */
static void test_paste(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(pastes); i++) {
        struct player *p = steps_talk(NULL);
        const json_t *talk;

        steps_show_screen(p, "opening");
        player_paste(p, pastes[i].pasted);
        DO(p, KEY("Ctrl+End"), TYPE("@"), SEE("@"), SEE("What really matters"));
        talk = steps_show();
        assert_int_equal(json_array_size(steps_member(talk, WORDS("plan", "actions"))), 0);
        assert_string_equal(steps_text(talk, "goede-dag", ""), "");
        check_harmless(steps_text(talk, "belangrijk", ""), i);
        if (pastes[i].kept)
            assert_memory_equal(steps_text(talk, "belangrijk", ""), pastes[i].kept,
                                strlen(pastes[i].kept));
        steps_afresh();
    }
}

/* Outside a text a paste is no row of commands. */
static void test_paste_outside_texts(void **state)
{
    struct player *p = steps_talk(NULL);
    (void)state;
    steps_show_screen(p, "value");
    player_paste(p, "1w?:\r\n5 l");
    assert_true(player_wait_idle(p));
    DO(p, SEE("[3] 4"), SEE("How much room"));
}

/* --- a day that is none --- */

static void test_no_day(void **state)
{
    struct player *p = steps_talk(NULL);
    (void)state;
    steps_repeat(p, "PgDn", 16);
    DO(p, SEE("When is our next talk"), TYPE("31-02-2027"),
       SEE("Do you mean Sunday 28 February 2027?"), KEY("Enter"), SEE("[28-02-2027"), KEY("Ctrl+U"),
       GONE("28-02-2027"), TYPE("someday"), SEE("No day yet"), KEY("PgDn"),
       SEE("How was this talk"), KEY("PgUp"), SEE("[someday"), SEE("No day yet"));
    assert_string_equal(steps_text(steps_show(), "volgend-gesprek", ""), "someday");
    DO(p, KEY("Ctrl+U"), GONE("someday"), TYPE("in 3 months"), SEE("Monday 22 February 2027"),
       KEY("PgDn"), SEE("How was this talk"));
    assert_string_equal(steps_text(steps_show(), "volgend-gesprek", ""), "2027-02-22");
}

/* --- what is private --- */

static void test_employee_view(void **state)
{
    struct player *p = steps_talk(NULL);
    (void)state;
    steps_show_screen(p, "opening");
    DO(p, SEE("For you as leader"), TYPE("for both"), KEY("Ctrl+R"), SEE("For whom?"),
       TYPE("hush hush"), KEY("Tab"), KEY("Right"), KEY("Space"), SEE("(x) only me"), KEY("Esc"),
       SEE("Remark (only me): hush hush"), KEY("F6"), SEE("LOOKING TOGETHER"), SEE("for both"),
       GONE("For you as leader"), GONE("hush hush"), KEY("Ctrl+R"), SEE("only for the leader"),
       GONE("hush hush"), KEY("F6"), SEE("hush hush"), SEE("For you as leader"), KEY("Ctrl+V"),
       SEE("For yourself."), KEY("F6"), SEE("LOOKING TOGETHER"), GONE("for both"), KEY("F6"),
       SEE("for both"));
}

/* The screen is turned round while a remark is being written. */
static void test_employee_view_over_a_remark(void **state)
{
    struct player *p = steps_talk(NULL);
    (void)state;
    steps_show_screen(p, "opening");
    DO(p, KEY("Ctrl+R"), SEE("For whom?"), TYPE("hush hush"), KEY("Tab"), KEY("Right"),
       KEY("Space"), SEE("(x) only me"), KEY("F6"), SEE("LOOKING TOGETHER"), GONE("hush hush"));
}

/* Own sentences in the summary, the glance over the values, the list of steps, the next start. */
static void test_only_me_is_nowhere(void **state)
{
    struct player *p = steps_talk(NULL);
    (void)state;
    steps_show_screen(p, "opening");
    DO(p, TYPE("for both."), KEY("PgDn"), SEE("A good day"), TYPE("hush hush."), KEY("Ctrl+V"),
       SEE("For yourself."), KEY("PgDn"), SEE("Value 1"), TYPE("hush too."), KEY("Ctrl+V"),
       SEE("For yourself."), KEY("F6"), SEE("LOOKING TOGETHER"), GONE("hush"), KEY("F3"),
       SEE("at a glance"), GONE("hush"), KEY("Esc"), GONE("at a glance"));
    steps_repeat(p, "PgDn", 8);
    DO(p, SEE("- for both."), GONE("hush"), KEY("F6"), GONE("LOOKING"), SEE("- for both."));
    assert_null(strstr(player_screen(p), "hush"));
    DO(p, KEY("F10"), SEE("Go on later"), KEY("Enter"));
    assert_true(player_exited(p, NULL));
    p = steps_open(&(struct window){.words = WORDS("resume")});
    DO(p, SEE("for both."));
    assert_null(strstr(player_screen(p), "hush"));
}

static void test_cover(void **state)
{
    struct player *p = steps_talk(NULL);
    char *before;
    int row, col;
    (void)state;
    steps_show_screen(p, "opening");
    DO(p, TYPE("hidden words"), KEY("Left"), KEY("Left"), SEE("hidden words"));
    assert_true(player_wait_idle(p));
    before = strdup(player_screen(p));
    player_cursor(p, &row, &col, NULL);
    DO(p, KEY("F8"), SEE("Away for a moment"), GONE("hidden"), GONE("Vries"), GONE("matters"),
       TYPE("5w"), KEY("F10"), KEY("Enter"), SEE("Away for a moment"));
    steps_press(p, "Ctrl+X");
    assert_string_equal(player_screen(p), before);
    assert_true(player_wait_cursor(p, row, col));
    free(before);
}

/* --- two windows --- */

static void test_second_window(void **state)
{
    struct player *writer = steps_talk(NULL);
    struct player *reader = steps_first_screen(NULL);
    (void)state;

    steps_show_screen(writer, "opening");
    DO(reader, SEE("To go on with"), KEY("Enter"), SEE("Read along"), KEY("Enter"),
       SEE("Reading along"));
    DO(writer, TYPE("while you look"), SEE("while you look"));
    /* The reader follows the writer to the page where something happens. */
    DO(reader, SEE("while you look"), TYPE("no"), SEE("You are reading along"));
    DO(writer, TYPE(" on"), SEE("while you look on"));
    DO(reader, SEE("while you look on"));
    assert_string_equal(steps_text(steps_show(), "belangrijk", ""), "while you look on");
}

/* --- a full disk --- */

static void limit_files(struct player *p, rlim_t most)
{
    struct rlimit limit = {.rlim_cur = most, .rlim_max = RLIM_INFINITY};
    assert_int_equal(prlimit(player_pid(p), RLIMIT_FSIZE, &limit, NULL), 0);
}

static void test_full_disk(void **state)
{
    struct player *p = steps_talk(NULL);
    (void)state;
    steps_show_screen(p, "opening");
    DO(p, TYPE("before "), SEE("before"));
    limit_files(p, 0);
    DO(p, TYPE("during"), SEE("before during"), SEE("NOT KEPT YET"));
    assert_string_equal(steps_text(steps_show(), "belangrijk", ""), "before ");
    DO(p, KEY("F10"), SEE("Save the talk in another file"), KEY("Esc"), SEE("before during"));
    limit_files(p, RLIM_INFINITY);
    DO(p, GONE("NOT KEPT YET"), SEE("Kept"), SEE("before during"));
    assert_string_equal(steps_text(steps_show(), "belangrijk", ""), "before during");
}

/*
 * Nobody is left to ask: words that the store does not take go to a file by themselves. The limit lets a
 * small new file through, and nothing at the end of the store's log.
 */
static void test_ended_on_a_full_disk(void **state)
{
    struct player *p = steps_talk(NULL);
    char path[256];
    json_t *saved;
    int status;
    (void)state;
    steps_show_screen(p, "opening");
    DO(p, TYPE("before "), SEE("before"));
    snprintf(path, sizeof(path), "%s/waardegesprek-%.6s.json", steps_home(),
             json_string_value(json_object_get(steps_show(), "id")));
    limit_files(p, 16384);
    DO(p, TYPE("during"), SEE("before during"), SEE("NOT KEPT YET"));
    player_kill(p, SIGTERM);
    assert_true(player_exited(p, &status));
    assert_int_equal(status, 1);
    saved = json_load_file(path, 0, NULL);
    assert_non_null(saved);
    assert_string_equal(steps_text(saved, "belangrijk", ""), "before during");
    json_decref(saved);
}

/* --- a past talk --- */

static void test_past_talk(void **state)
{
    struct player *p = steps_talk(NULL);
    char path[256];
    (void)state;
    steps_show_screen(p, "opening");
    snprintf(path, sizeof(path), "%s/waardegesprek-%.6s.md", steps_home(),
             json_string_value(json_object_get(steps_show(), "id")));
    DO(p, TYPE("People first."), SEE("People first."), KEY("F10"), KEY("Down"), KEY("Enter"),
       SEE("The talk is finished."), TYPE("a"), SEE("> M. de Vries"), KEY("Enter"),
       SEE("as the employee gets it"), SEE("People first."), TYPE("e"), SEE("Whose copy"),
       KEY("Enter"), SEE("What is it for?"), TYPE("3"), SEE("The employee's copy is in"));
    assert_int_equal(access(path, F_OK), 0);
    DO(p, TYPE("e"), SEE("Whose copy"), KEY("Enter"), SEE("What is it for?"), TYPE("3"),
       SEE("-2.md"));
    assert_string_equal(json_string_value(json_object_get(steps_show(), "status")), "closed");
    DO(p, TYPE("o"), SEE("Enter goes on"), KEY("Enter"), SEE("People first."), TYPE(" Always."),
       SEE("People first. Always."));
    assert_string_equal(json_string_value(json_object_get(steps_show(), "status")), "open");
}

/* --- first and again --- */

static void test_first_screen(void **state)
{
    struct player *p = steps_first_screen(NULL);
    (void)state;
    DO(p, SEE("There are no talks yet."), SEE("> Begin the first talk"), KEY("Enter"),
       SEE("With whom?"), KEY("Esc"), SEE("There are no talks yet."));
}

static void test_resume_screen(void **state)
{
    struct player *p = steps_talk(NULL);
    (void)state;
    steps_show_screen(p, "opening");
    DO(p, TYPE("the last words"), SEE("the last words"), KEY("F10"), SEE("Go on later"),
       KEY("Enter"));
    assert_true(player_exited(p, NULL));
    assert_true(player_restored(p));
    p = steps_first_screen(
        &(struct window){.env = WORDS("WAARDEGESPREK_NOW=2026-11-25T10:45:00Z")});
    DO(p, SEE("M. de Vries · Team Noord"), SEE("3 days ago"), KEY("Enter"),
       SEE("Go on with M. de Vries"), SEE("What matters"), SEE("the last words"), SEE("still open"),
       KEY("Enter"), SEE("What really matters"), TYPE("!"), SEE("the last words!"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STEPS_TEST(test_esc_never_stops),
        STEPS_TEST(test_esc_on_the_first_screen),
        STEPS_TEST(test_unknown_keys_name_help),
        STEPS_TEST(test_control_keys),
        STEPS_TEST(test_undo),
        STEPS_TEST(test_function_keys),
        STEPS_TEST(test_alt_digits),
        STEPS_TEST(test_home_and_end),
        STEPS_TEST(test_slow_esc_then_digit),
        STEPS_TEST(test_terminals),
        STEPS_TEST(test_locales),
        STEPS_TEST(test_no_colour),
        STEPS_TEST(test_ascii),
        STEPS_TEST(test_cursor),
        STEPS_TEST(test_cursor_on_the_mark),
        STEPS_TEST(test_resize_storm),
        STEPS_TEST(test_small_window),
        STEPS_TEST(test_paste),
        STEPS_TEST(test_paste_outside_texts),
        STEPS_TEST(test_no_day),
        STEPS_TEST(test_employee_view),
        STEPS_TEST(test_employee_view_over_a_remark),
        STEPS_TEST(test_only_me_is_nowhere),
        STEPS_TEST(test_cover),
        STEPS_TEST(test_second_window),
        STEPS_TEST(test_full_disk),
        STEPS_TEST(test_ended_on_a_full_disk),
        STEPS_TEST(test_past_talk),
        STEPS_TEST(test_first_screen),
        STEPS_TEST(test_resume_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
