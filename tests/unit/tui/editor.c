/*
 * Keys in, text out: the cases are in tests/fixtures/editor, one block each (README
 * there). Behind them a random walk looks for a text that breaks what must always
 * hold, and compares the mended wrap with a fresh one.
 */
#include "tui/editor.h"

#include <glob.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"

#define CASES "tests/fixtures/editor/*.keys"

/* --- the notation ------------------------------------------------------- */

/* What stands in for a letter in keys and texts alike: <U+301>, <x9B>, or a name. */
static bool add_symbol(struct buf *out, const char *name)
{
    static const char *const symbols[][2] = {
        {"Enter", "\n"}, {"CR", "\r"}, {"Tab", "\t"}, {"Space", " "}, {"lt", "<"}, {"bar", "|"},
    };
    char bytes[4];
    if (strncmp(name, "U+", 2) == 0) {
        buf_add(out, bytes, utf8_encode((int32_t)strtol(name + 2, NULL, 16), bytes));
        return true;
    }
    if (name[0] == 'x') {
        buf_addc(out, (char)strtol(name + 1, NULL, 16));
        return true;
    }
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        if (strcmp(name, symbols[i][0]) == 0) {
            buf_adds(out, symbols[i][1]);
            return true;
        }
    }
    return false;
}

/* The name between '<' at `at` and its own '>', which *past gets to stand behind. */
static char *take_name(const char *at, const char **past)
{
    int depth = 0;
    const char *end = at;
    do {
        depth += (*end == '<') - (*end == '>');
        if (!*end)
            fail_msg("no '>' behind: %s", at);
        end++;
    } while (depth > 0);
    *past = end;
    return xstrndup(at + 1, (size_t)(end - at) - 2);
}

/* Symbols made letters; the place of the '|' goes to *cursor, the end when there is none. */
static char *expand(const char *text, size_t *cursor)
{
    struct buf out;
    buf_init(&out);
    bool marked = false;
    while (*text) {
        if (*text == '<') {
            char *name = take_name(text, &text);
            if (!add_symbol(&out, name))
                fail_msg("unknown symbol <%s>", name);
            free(name);
        } else if (*text == '|') {
            *cursor = out.length;
            marked = true;
            text++;
        } else {
            buf_addc(&out, *text++);
        }
    }
    if (!marked)
        *cursor = out.length;
    return buf_take(&out);
}

/* The other way: newlines and what has no place of its own as symbols. */
static void add_shown(struct buf *out, const char *text, size_t length)
{
    size_t used;
    for (size_t at = 0; at < length; at += used) {
        int32_t code = utf8_decode(text + at, length - at, &used);
        if (code == '\n')
            buf_adds(out, "<Enter>");
        else if (code == 0x200D || (code >= 0x300 && code < 0x370))
            buf_addf(out, "<U+%X>", (unsigned)code);
        else
            buf_add(out, text + at, used);
    }
}

static char *show_text(const struct editor *editor)
{
    struct buf out;
    buf_init(&out);
    add_shown(&out, editor->text, editor->cursor);
    buf_addc(&out, '|');
    size_t length = editor->length - editor->cursor;
    bool blank = length > 0 && editor->text[editor->length - 1] == ' ';
    add_shown(&out, editor->text + editor->cursor, length - blank);
    buf_adds(&out, blank ? "<Space>" : ""); /* no file has blanks at the end of a row */
    return buf_take(&out);
}

static char *show_wrap(const struct editor *editor)
{
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < editor->wrap.count; i++) {
        const struct wrap_line *line = &editor->wrap.lines[i];
        buf_addc(&out, '[');
        add_shown(&out, editor->text + line->start, line->end - line->start);
        buf_addc(&out, ']');
    }
    return buf_take(&out);
}

/* --- pressing ----------------------------------------------------------- */

static enum edited erase_word(struct editor *editor, bool *joins)
{
    *joins = false;
    return editor_erase_word(editor);
}

static enum edited erase_line(struct editor *editor, bool *joins)
{
    *joins = false;
    return editor_erase_line(editor);
}

static const struct {
    const char *name;
    enum motion motion;
} motions[] = {
    {"Left", MOVE_LEFT},
    {"Right", MOVE_RIGHT},
    {"Up", MOVE_UP},
    {"Down", MOVE_DOWN},
    {"Word-Left", MOVE_WORD_LEFT},
    {"Word-Right", MOVE_WORD_RIGHT},
    {"Home", MOVE_HOME},
    {"End", MOVE_END},
    {"Text-Home", MOVE_TEXT_HOME},
    {"Text-End", MOVE_TEXT_END},
};

static const struct {
    const char *name;
    enum edited (*erase)(struct editor *editor, bool *joins);
} erasers[] = {
    {"Backspace", editor_backspace},
    {"Delete", editor_delete},
    {"Ctrl-W", erase_word},
    {"Ctrl-U", erase_line},
};

enum { MOTIONS = sizeof motions / sizeof *motions, ERASERS = sizeof erasers / sizeof *erasers };

/* What pressing said: one letter a key. n nothing, m moved, c changed, j changed and joined. */
static void note(struct buf *said, enum edited edited, bool joins)
{
    static const char letters[] = {[EDIT_NOTHING] = 'n', [EDIT_MOVED] = 'm', [EDIT_CHANGED] = 'c'};
    assert_true(!joins || edited == EDIT_CHANGED);
    buf_addc(said, joins ? 'j' : letters[edited]);
}

static void type(struct editor *editor, const char *text, size_t length, struct buf *said)
{
    bool joins = false;
    enum edited edited = editor_insert(editor, text, length, &joins);
    note(said, edited, joins);
}

static void paste(struct editor *editor, const char *notation, struct buf *said)
{
    size_t unused;
    char *text = expand(notation, &unused);
    note(said, editor_paste(editor, text, strlen(text)), false);
    free(text);
}

static bool press_named(struct editor *editor, const char *name, struct buf *said)
{
    for (size_t i = 0; i < MOTIONS; i++) {
        if (strcmp(name, motions[i].name) == 0) {
            note(said, editor_move(editor, motions[i].motion), false);
            return true;
        }
    }
    for (size_t i = 0; i < ERASERS; i++) {
        if (strcmp(name, erasers[i].name) == 0) {
            bool joins = false;
            enum edited edited = erasers[i].erase(editor, &joins);
            note(said, edited, joins);
            return true;
        }
    }
    return false;
}

static void press_name(struct editor *editor, const char *name, struct buf *said)
{
    struct buf symbol;
    buf_init(&symbol);
    if (strncmp(name, "Paste:", 6) == 0)
        paste(editor, name + 6, said);
    else if (strncmp(name, "Columns:", 8) == 0)
        editor_resize(editor, atoi(name + 8));
    else if (add_symbol(&symbol, name))
        type(editor, symbol.data, symbol.length, said);
    else if (!press_named(editor, name, said))
        fail_msg("unknown key <%s>", name);
    buf_done(&symbol);
}

/* Letters are typed one code point at a time, as a terminal sends them. */
static void press(struct editor *editor, const char *keys, struct buf *said)
{
    while (*keys) {
        if (*keys == '<') {
            char *name = take_name(keys, &keys);
            press_name(editor, name, said);
            free(name);
            continue;
        }
        size_t used;
        utf8_decode(keys, strlen(keys), &used);
        type(editor, keys, used, said);
        keys += used;
    }
}

/* --- what always holds -------------------------------------------------- */

static bool is_border(const struct editor *editor, size_t offset)
{
    size_t at = 0;
    while (at < offset)
        at = utf8_next(editor->text, editor->length, at);
    return at == offset;
}

static bool wrap_is_fresh(const struct editor *editor)
{
    struct wrap fresh;
    wrap_init(&fresh, editor->text, editor->length, editor->columns);
    bool same = fresh.count == editor->wrap.count;
    for (size_t i = 0; same && i < fresh.count; i++) {
        const struct wrap_line *a = &fresh.lines[i], *b = &editor->wrap.lines[i];
        same = a->start == b->start && a->end == b->end && a->next == b->next;
    }
    wrap_done(&fresh);
    return same;
}

static bool wrap_covers(const struct editor *editor)
{
    const struct wrap_line *lines = editor->wrap.lines;
    size_t at = 0;
    for (size_t i = 0; i < editor->wrap.count; i++) {
        if (lines[i].start != at || lines[i].end < at || lines[i].next < lines[i].end)
            return false;
        at = lines[i].next;
    }
    return at == editor->length;
}

static bool cursor_is_inside(const struct editor *editor)
{
    size_t line;
    int column;
    editor_cursor(editor, &line, &column);
    return line < editor->wrap.count && column >= 0 && column <= editor->columns;
}

/* NULL, or what went wrong. */
static const char *broken(const struct editor *editor)
{
    char *clean = utf8_clean(editor->text, editor->length, editor->lines);
    bool is_clean = strcmp(clean, editor->text) == 0;
    free(clean);
    if (strlen(editor->text) != editor->length)
        return "the length is not that of the text";
    if (!utf8_valid(editor->text, editor->length))
        return "the text is not UTF-8";
    if (!is_clean)
        return "the text is not clean or not in NFC";
    if (editor->cursor > editor->length || !is_border(editor, editor->cursor))
        return "the cursor is not on the border of a cluster";
    if (!wrap_covers(editor))
        return "the wrap does not cover the text";
    if (!wrap_is_fresh(editor))
        return "the wrap is not that of the text";
    return cursor_is_inside(editor) ? NULL : "the cursor is drawn outside";
}

/* --- the cases ---------------------------------------------------------- */

enum field { NAME, LINES, COLUMNS, TEXT, KEYS, WANT, WRAP, SAID, AT, FIELDS };
static const char *const fields[FIELDS] = {
    [NAME] = "name", [LINES] = "lines", [COLUMNS] = "columns", [TEXT] = "text", [KEYS] = "keys",
    [WANT] = "want", [WRAP] = "wrap",   [SAID] = "said",       [AT] = "at",
};

struct case_ {
    const char *file;
    size_t line;
    char *value[FIELDS];
};

/* False when a field is given and `got` is something else; takes `got`. */
static bool matches(const struct case_ *c, enum field field, char *got)
{
    const char *want = c->value[field];
    bool same = !want || strcmp(want, got) == 0;
    if (!same)
        print_error("%s:%zu: %s: %s is\n  %s\nand should be\n  %s\n", c->file, c->line,
                    c->value[NAME], fields[field], got, want);
    free(got);
    return same;
}

static void start(struct editor *editor, const struct case_ *c)
{
    bool one = c->value[LINES] && strcmp(c->value[LINES], "one") == 0;
    editor_init(editor, one ? UTF8_ONE_LINE : UTF8_MANY_LINES);
    if (c->value[COLUMNS])
        editor_resize(editor, atoi(c->value[COLUMNS]));
    if (c->value[TEXT]) {
        size_t cursor;
        char *text = expand(c->value[TEXT], &cursor);
        editor_set(editor, text, cursor);
        free(text);
    }
}

static bool run_case(const struct case_ *c)
{
    struct editor editor;
    struct buf said;
    size_t line;
    int column;
    start(&editor, c);
    buf_init(&said);
    if (c->value[KEYS])
        press(&editor, c->value[KEYS], &said);
    editor_cursor(&editor, &line, &column);
    const char *problem = broken(&editor);
    bool good = !problem;
    if (problem)
        print_error("%s:%zu: %s: %s\n", c->file, c->line, c->value[NAME], problem);
    good &= matches(c, WANT, show_text(&editor));
    good &= matches(c, WRAP, show_wrap(&editor));
    good &= matches(c, SAID, buf_take(&said));
    good &= matches(c, AT, xasprintf("%zu,%d", line, column));
    editor_done(&editor);
    return good;
}

static void set_field(struct case_ *c, char *row)
{
    char *value = row + strcspn(row, ":");
    for (size_t i = 0; *value && i < FIELDS; i++) {
        size_t length = strlen(fields[i]);
        if (strncmp(row, fields[i], length) == 0 && row + length == value) {
            value += 1 + strspn(value + 1, " ");
            xstrset(&c->value[i], value);
            return;
        }
    }
    fail_msg("%s:%zu: not understood: %s", c->file, c->line, row);
}

static void clear_case(struct case_ *c)
{
    for (size_t i = 0; i < FIELDS; i++)
        xstrset(&c->value[i], NULL);
}

/* Runs a block when it ends: at an empty row or the end of the file. */
static void end_block(struct case_ *c, size_t *ran, size_t *failed)
{
    if (!c->value[NAME])
        return;
    if (!c->value[WANT])
        fail_msg("%s:%zu: %s: nothing is wanted", c->file, c->line, c->value[NAME]);
    ++*ran;
    *failed += !run_case(c);
    clear_case(c);
}

static void run_file(const char *path, size_t *ran, size_t *failed)
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    struct case_ c = {.file = path};
    char *row = NULL;
    size_t room = 0;
    while (getline(&row, &room, file) >= 0) {
        c.line++;
        row[strcspn(row, "\n")] = '\0';
        if (!*row)
            end_block(&c, ran, failed);
        else if (*row != '#')
            set_field(&c, row);
    }
    end_block(&c, ran, failed);
    free(row);
    fclose(file);
}

static void test_keys(void **state)
{
    (void)state;
    glob_t found;
    assert_int_equal(glob(CASES, 0, NULL, &found), 0);
    size_t ran = 0, failed = 0;
    for (size_t i = 0; i < found.gl_pathc; i++)
        run_file(found.gl_pathv[i], &ran, &failed);
    globfree(&found);
    assert_true(ran > 0);
    assert_int_equal(failed, 0);
}

/* --- the random walk ---------------------------------------------------- */

/* Pieces that meet each other badly: typed alone, pasted together. */
static const char *const pieces[] = {
    "a",
    "e",
    "word ",
    " ",
    "\n",
    "\r\n",
    "-",
    "waarde-gesprek",
    "é",
    "e\u0301",
    "\u0301", /* acute, composes */
    "\u0323", /* dot below, must come before the acute */
    "\u20DD", /* circle, never composes */
    "\u1100", /* Hangul, in three parts */
    "\u1161",
    "\u11A8",
    "한국",
    "漢字",
    "\U0001F468\u200D\U0001F469\u200D\U0001F467", /* family */
    "\U0001F468",
    "\u200D",
    "\U0001F469",
    "\U0001F44D\U0001F3FD", /* thumb with a skin colour */
    "\U0001F1F3\U0001F1F1", /* flag */
    "\U0001F1E7",           /* half a flag */
    "\u2764\uFE0F",
    "\uFE0F",
    "\u0600",       /* joins what follows */
    "\u0B47\u0B3E", /* two starters that compose */
    "\u0B3E",
    "\u200B",
    "\u202E",
    "\x9B",
    "\xC3",
    "\xF0\x9F\x91",
};
enum { PIECES = sizeof pieces / sizeof *pieces, STEPS = 20000, LONGEST = 600 };

static uint32_t next_random(uint32_t *seed, uint32_t below)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % below;
}

static void paste_pieces(struct editor *editor, uint32_t *seed)
{
    struct buf text;
    buf_init(&text);
    for (uint32_t left = 1 + next_random(seed, 6); left > 0; left--)
        buf_adds(&text, pieces[next_random(seed, PIECES)]);
    editor_paste(editor, text.data, text.length);
    buf_done(&text);
}

/* Also at places that are no border; a text that grew long is thrown away. */
static void set_anywhere(struct editor *editor, uint32_t *seed)
{
    size_t cursor = next_random(seed, (uint32_t)editor->length + 3);
    char *text = xstrdup(editor->length > LONGEST ? "kafe\u0301 \u1100" : editor->text);
    editor_set(editor, text, cursor);
    free(text);
}

static void random_step(struct editor *editor, uint32_t *seed)
{
    static const int widths[] = {1, 2, 3, 8, 20, 80};
    const char *piece = pieces[next_random(seed, PIECES)];
    bool joins;
    switch (next_random(seed, 16)) {
    case 0:
        paste_pieces(editor, seed);
        break;
    case 1:
    case 2:
    case 3:
        erasers[next_random(seed, ERASERS)].erase(editor, &joins);
        break;
    case 4:
        editor_resize(editor, widths[next_random(seed, sizeof widths / sizeof *widths)]);
        break;
    case 5:
        set_anywhere(editor, seed);
        break;
    case 6:
    case 7:
    case 8:
    case 9:
        editor_move(editor, motions[next_random(seed, MOTIONS)].motion);
        break;
    default:
        editor_insert(editor, piece, strlen(piece), NULL);
    }
}

static void walk(enum utf8_lines lines, uint32_t seed)
{
    struct editor editor;
    editor_init(&editor, lines);
    for (int step = 0; step < STEPS; step++) {
        char *before = show_text(&editor);
        random_step(&editor, &seed);
        const char *problem = broken(&editor);
        if (problem) {
            char *after = show_text(&editor);
            fail_msg("step %d: %s\n  %s\nbecame\n  %s", step, problem, before, after);
        }
        free(before);
    }
    editor_done(&editor);
}

static void test_walk_many_lines(void **state)
{
    (void)state;
    walk(UTF8_MANY_LINES, 20261122);
}

static void test_walk_one_line(void **state)
{
    (void)state;
    walk(UTF8_ONE_LINE, 31122026);
}

/* --- how much it takes --------------------------------------------------- */

/* `count` times the same piece; the caller frees it. */
static char *many(const char *piece, size_t count)
{
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < count; i++)
        buf_adds(&text, piece);
    return buf_take(&text);
}

/* Taken whole or not at all, and the caller is told. */
static void assert_pastes(struct editor *editor, const char *text, bool taken)
{
    char *before = xstrdup(editor->text);
    enum edited edited = editor_paste(editor, text, strlen(text));
    assert_int_equal(edited, taken ? EDIT_CHANGED : EDIT_NOTHING);
    assert_int_equal(editor->length, strlen(before) + (taken ? strlen(text) : 0));
    if (!taken)
        assert_string_equal(editor->text, before);
    free(before);
}

static void test_limits(void **state)
{
    static const struct {
        enum utf8_lines lines;
        const char *piece;
        size_t most;
    } cases[] = {
        {UTF8_ONE_LINE, "a", EDITOR_LINE_CLUSTERS},
        {UTF8_ONE_LINE, "é", EDITOR_LINE_CLUSTERS},
        {UTF8_ONE_LINE, "\U0001F468\u200D\U0001F469\u200D\U0001F467", EDITOR_LINE_CLUSTERS},
        {UTF8_ONE_LINE,
         "a\u20DD\u20DD\u20DD\u20DD\u20DD\u20DD\u20DD\u20DD\u20DD\u20DD\u20DD"
         "\u20DD\u20DD\u20DD\u20DD\u20DD\u20DD\u20DD\u20DD\u20DD\u20DD",
         EDITOR_LINE_BYTES / 64}, /* bytes go first: 21 marks and their letter */
        {UTF8_MANY_LINES, "sixteen letters\n", EDITOR_TEXT_BYTES / 16},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct editor editor;
        char *full = many(cases[i].piece, cases[i].most);
        char *over = many(cases[i].piece, cases[i].most + 1);
        editor_init(&editor, cases[i].lines);
        assert_pastes(&editor, over, false);
        assert_pastes(&editor, full, true);
        bool joins = true;
        assert_int_equal(editor_insert(&editor, "b", 1, &joins), EDIT_NOTHING);
        assert_false(joins);
        assert_pastes(&editor, "b", false);
        assert_int_equal(editor_backspace(&editor, NULL), EDIT_CHANGED);
        assert_int_equal(editor_insert(&editor, "b", 1, &joins), EDIT_CHANGED);
        editor_done(&editor);
        free(over);
        free(full);
    }
}

/* What is kept already is shown whole, and can be made shorter. */
static void test_kept_above_the_limit(void **state)
{
    struct editor editor;
    char *text = many("a", EDITOR_LINE_CLUSTERS + 2);
    (void)state;
    editor_init(&editor, UTF8_ONE_LINE);
    editor_set(&editor, text, SIZE_MAX);
    assert_string_equal(editor.text, text);
    assert_pastes(&editor, "b", false);
    for (int i = 0; i < 3; i++)
        assert_int_equal(editor_backspace(&editor, NULL), EDIT_CHANGED);
    assert_pastes(&editor, "b", true);
    editor_done(&editor);
    free(text);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_walk_many_lines),
        cmocka_unit_test(test_walk_one_line),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_kept_above_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
