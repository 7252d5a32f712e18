/*
 * What has been seen is kept. The program is killed two hundred times in the middle of
 * typing: what it had painted must be in the store, and the next window must go on at
 * the same letter. A small model of the text knows what it may be after each key.
 */
#include "steps.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    ROUNDS = 200,
    KEYS_MAX = 40,
    CLUSTERS_MAX = 4000,
    TEXT_MAX = 16384,
    LINE_MOST = 40,
    LINES_MOST = 6
};

/* --- chance, the same in every run --- */

static unsigned long long seed = 20261122;

static unsigned chance(unsigned below)
{
    seed = seed * 6364136223846793005ull + 1442695040888963407ull;
    return (unsigned)(seed >> 33) % below;
}

/* Not a wait for anything: it picks the moment of the blow, up to eight milliseconds away. */
static void let_a_moment_pass(void)
{
    struct timespec moment = {.tv_nsec = chance(8000) * 1000L};
    ppoll(NULL, 0, &moment, NULL);
}

/* --- the model: characters with a cursor between them --- */

struct text {
    const char *clusters[CLUSTERS_MAX];
    size_t count, cursor;
};

/* What a text is after each key that was typed. */
struct state {
    char text[TEXT_MAX];
    size_t line, column; /* of the cursor, when no line is wrapped */
    struct text whole;
};
static struct state *states; /* [KEYS_MAX + 1] */

/* No space: at the end of a line it can't be seen, so it can't be checked. */
static const char *const letters[] = {"a", "e", "n", "t", "Q",  "7", ":", "?", "w", "l", "é",
                                      "ü", "ñ", "ß", "€", "中", "👍", "😀", "Ж", "ĳ", "-", "."};

static void insert(struct text *text, const char *cluster)
{
    memmove(&text->clusters[text->cursor + 1], &text->clusters[text->cursor],
            (text->count - text->cursor) * sizeof(*text->clusters));
    text->clusters[text->cursor++] = cluster;
    text->count++;
}

static void erase(struct text *text, size_t index)
{
    text->count--;
    memmove(&text->clusters[index], &text->clusters[index + 1],
            (text->count - index) * sizeof(*text->clusters));
}

static size_t line_length(const struct text *text)
{
    size_t from = text->cursor, to = text->cursor;
    while (from > 0 && *text->clusters[from - 1] != '\n')
        from--;
    while (to < text->count && *text->clusters[to] != '\n')
        to++;
    return to - from;
}

static size_t count_lines(const struct text *text)
{
    size_t lines = 1;
    for (size_t i = 0; i < text->count; i++)
        lines += *text->clusters[i] == '\n';
    return lines;
}

static bool wide(const char *cluster)
{
    return strlen(cluster) == 4 || strcmp(cluster, "中") == 0;
}

static void write_down(struct state *state)
{
    size_t length = 0;

    state->line = state->column = 0;
    for (size_t i = 0; i < state->whole.count; i++) {
        const char *cluster = state->whole.clusters[i];
        length += (size_t)sprintf(state->text + length, "%s", cluster);
        if (i >= state->whole.cursor)
            continue;
        state->column = *cluster == '\n' ? 0 : state->column + (wide(cluster) ? 2 : 1);
        state->line += *cluster == '\n';
    }
    state->text[length] = '\0';
}

/* --- typing --- */

/* A mark on an e joins it: typed after it, one letter comes of it. */
static const char *accent(struct text *text)
{
    if (text->cursor == 0 || strcmp(text->clusters[text->cursor - 1], "e") != 0)
        return NULL;
    text->clusters[text->cursor - 1] = "é";
    return "\xCC\x81";
}

static void type_letter(struct player *p, struct text *text)
{
    const char *letter = letters[chance(COUNT(letters))];
    insert(text, letter);
    player_type(p, letter);
}

/* A line that was joined from two must not become so long that it is wrapped. */
static bool may_erase(const struct text *text, size_t index)
{
    static struct text after;

    if (index >= text->count) /* also before the first: nothing to erase, so no harm */
        return true;
    after = *text;
    after.cursor = index;
    erase(&after, index);
    return line_length(&after) <= LINE_MOST;
}

static void press(struct player *p, struct text *text, const char *key)
{
    if (strcmp(key, "Enter") == 0)
        insert(text, "\n");
    else if (strcmp(key, "Backspace") == 0 && text->cursor > 0)
        erase(text, --text->cursor);
    else if (strcmp(key, "Delete") == 0 && text->cursor < text->count)
        erase(text, text->cursor);
    else if (strcmp(key, "Left") == 0 && text->cursor > 0)
        text->cursor--;
    else if (strcmp(key, "Right") == 0 && text->cursor < text->count)
        text->cursor++;
    player_key(p, key);
}

/* Short lines, so that none is wrapped, and few, so that a picture is seldom cut in half. */
static void one_key(struct player *p, struct text *text)
{
    unsigned dice = chance(100);
    bool line_full = line_length(text) >= LINE_MOST;
    bool full = count_lines(text) >= LINES_MOST;
    const char *mark;

    if (!full && (line_full || dice < 3))
        press(p, text, "Enter");
    else if ((line_full || dice < 15) && may_erase(text, text->cursor - 1))
        press(p, text, "Backspace");
    else if (line_full || dice < 22)
        press(p, text, "Left");
    else if (dice < 25)
        press(p, text, "Right");
    else if (dice < 27 && may_erase(text, text->cursor))
        press(p, text, "Delete");
    else if (dice < 45 && (mark = accent(text)))
        player_type(p, mark);
    else
        type_letter(p, text);
}

/* Types and notes what the text should be after each key; returns how many. */
static size_t type_some(struct player *p)
{
    size_t keys = 1 + chance(KEYS_MAX);

    for (size_t i = 1; i <= keys; i++) {
        states[i].whole = states[i - 1].whole;
        one_key(p, &states[i].whole);
        write_down(&states[i]);
        if (chance(6) == 0)
            let_a_moment_pass();
    }
    return keys;
}

/* --- checking --- */

/* The first or last key after which the text is this; -1 when it never was. */
static long find_state(const char *text, size_t keys, bool last)
{
    long found = -1;

    for (size_t i = 0; i <= keys; i++) {
        if (strcmp(states[i].text, text) == 0 && (last || found < 0))
            found = (long)i;
    }
    return found;
}

/* Empty lines at the end can't be seen. */
static long find_painted(const char *painted, size_t keys)
{
    for (size_t i = 0; i <= keys; i++) {
        size_t length = strlen(states[i].text);
        while (length > 0 && states[i].text[length - 1] == '\n')
            length--;
        if (length == strlen(painted) && memcmp(states[i].text, painted, length) == 0)
            return (long)i;
    }
    return -1;
}

/* Whether the line of this number began so after one of the first keys. */
static bool line_was(const char *row, size_t length, size_t number, size_t keys)
{
    for (size_t i = 0; i <= keys; i++) {
        const char *line = states[i].text;
        for (size_t skip = number; line && skip > 0; skip--) {
            line = strchr(line, '\n');
            line = line ? line + 1 : NULL;
        }
        if (line && strncmp(line, row, length) == 0)
            return true;
    }
    return false;
}

/*
 * The blow may fall while a picture is on its way to the terminal: then its upper rows are new and
 * the lower ones old. Each row must be known by itself.
 */
static bool half_painted(const char *painted, size_t stored)
{
    size_t number = 0;

    for (const char *row = painted; *row; number++) {
        size_t length = strcspn(row, "\n");
        if (length > 0 && !line_was(row, length, number, stored))
            return false;
        row += length + (row[length] == '\n');
    }
    return true;
}

static void tell(const char *what, const char *text, size_t keys)
{
    print_error("%s: \"%s\"\nafter no key was the text so; at first \"%s\", at last \"%s\"\n", what,
                text, states[0].text, states[keys].text);
}

/* Every character that was painted is in the store: returns the state that is kept. */
static size_t check_kept(struct player *p, const char *painted, const char *kept, size_t keys)
{
    long seen = find_painted(painted, keys);
    long stored = find_state(kept, keys, true);

    if (seen < 0 && stored >= 0 && half_painted(painted, (size_t)stored))
        return (size_t)stored;
    if (seen < 0) {
        tell("painted", painted, keys);
        fputs(player_screen(p), stderr);
    }
    if (stored < 0)
        tell("kept", kept, keys);
    assert_true(seen >= 0 && stored >= 0);
    if (stored < seen)
        print_error("key %ld was seen, but only key %ld was kept\n", seen, stored);
    assert_true(stored >= seen);
    return (size_t)stored;
}

/* Of the states with the kept text, one has its cursor where the new window put it. */
static size_t check_cursor(struct player *p, size_t stored, size_t keys, int top)
{
    int row, col;

    player_cursor(p, &row, &col, NULL);
    for (size_t i = 0; i <= keys; i++) {
        if (strcmp(states[i].text, states[stored].text) == 0 && row == top + (int)states[i].line &&
            col == 2 + (int)states[i].column)
            return i;
    }
    print_error("the cursor came back at %d %d, it was at %zu %zu of the text\n%s", row, col,
                states[stored].line, states[stored].column, player_screen(p));
    fail();
    return 0;
}

static int frame_top(struct player *p)
{
    for (int row = 0; row < 40; row++) {
        if (strncmp(player_row(p, row), "┌", 3) == 0)
            return row + 1;
    }
    fail_msg("no framed text on the screen");
    return 0;
}

/* The pages with a text, in their order, and what must stand on each of them. */
static const struct {
    const char *step, *item, *see;
} pages[] = {
    {"belangrijk", "", "What matters"},           {"goede-dag", "", "A good day"},
    {"eigen-woorden", "use-skills", "Value 1"},   {"eigen-woorden", "develop-skills", "Value 2"},
    {"eigen-woorden", "decisions", "Value 3"},    {"eigen-woorden", "contacts", "Value 4"},
    {"eigen-woorden", "own-goals", "Value 5"},    {"eigen-woorden", "income", "Value 6"},
    {"eigen-woorden", "contribution", "Value 7"},
};
enum { ROUNDS_A_PAGE = ROUNDS / (int)COUNT(pages) + 1 };

static const struct window large = {.rows = 60, .cols = 100};

static struct player *one_round(struct player *p, size_t page)
{
    int top = frame_top(p);
    size_t keys = type_some(p), stored;
    char *painted;

    let_a_moment_pass();
    steps_sigkill(p);
    painted = steps_framed(p);
    stored =
        check_kept(p, painted, steps_text(steps_show(), pages[page].step, pages[page].item), keys);
    free(painted);
    steps_close(p);

    p = steps_resume(&large);
    assert_true(player_wait(p, pages[page].see));
    assert_true(player_wait_idle(p));
    stored = check_cursor(p, stored, keys, top);
    states[0] = states[stored];
    return p;
}

static void test_sigkill(void **state)
{
    struct player *p = steps_talk(&large);
    (void)state;

    print_message("seed %llu\n", seed);
    states = calloc(KEYS_MAX + 1, sizeof(*states));
    assert_non_null(states);
    steps_repeat(p, "PgDn", 1);
    for (int round = 0; round < ROUNDS; round++) {
        size_t page = (size_t)round / ROUNDS_A_PAGE;
        if (round % ROUNDS_A_PAGE == 0) {
            memset(states, 0, sizeof(*states));
            DO(p, KEY("PgDn"), SEE(pages[page].see));
            assert_true(player_wait_idle(p));
        }
        p = one_round(p, page);
    }
    free(states);
}

/* --- gentler ends --- */

static void check_gentle_end(int signal, bool restored)
{
    struct player *p = steps_talk(NULL);
    int status;

    DO(p, KEY("PgDn"), KEY("PgDn"), SEE("What matters"), TYPE("zórg 👍"), SEE("zórg 👍"));
    if (signal == SIGHUP)
        player_hangup(p);
    else
        player_kill(p, signal);
    assert_true(player_exited(p, &status));
    if (restored)
        assert_true(player_restored(p));
    assert_string_equal(steps_text(steps_show(), "belangrijk", ""), "zórg 👍");
    p = steps_resume(NULL);
    DO(p, SEE("zórg 👍"), TYPE("!"), SEE("zórg 👍!"));
}

static void test_window_closed(void **state)
{
    (void)state;
    check_gentle_end(SIGHUP, false);
}

static void test_term(void **state)
{
    (void)state;
    check_gentle_end(SIGTERM, true);
}

static void test_int(void **state)
{
    (void)state;
    check_gentle_end(SIGINT, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STEPS_TEST(test_sigkill),
        STEPS_TEST(test_window_closed),
        STEPS_TEST(test_term),
        STEPS_TEST(test_int),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
