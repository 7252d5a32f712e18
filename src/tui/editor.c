/*
 * The text editor of all fields. Between two calls always holds: the text is
 * valid and in NFC, the cursor stands on the border of a cluster, the wrap is
 * that of the text at the present width.
 *
 * Every change goes through splice(), which mends only what a change can reach:
 * NFC in the clusters it touches, the wrap from the line before it to the end of
 * its paragraph. So a key in a long text costs little more than in a short one.
 */
#include "tui/editor.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

enum { FIRST_COLUMNS = 80 };

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void wrap_all(struct editor *editor)
{
    wrap_done(&editor->wrap);
    wrap_init(&editor->wrap, editor->text, editor->length, editor->columns);
}

/* --- borders ------------------------------------------------------------ */

/* Start of the cluster that holds the byte before `offset`. Looks no further back than the line. */
static size_t cluster_before(const struct editor *editor, size_t offset)
{
    assert(offset > 0 && offset <= editor->length);
    size_t start = editor->wrap.lines[wrap_find(&editor->wrap, offset - 1)].start;
    return start + utf8_prev(editor->text + start, editor->length - start, offset - start);
}

/* The first border at or behind `offset`. */
static size_t border_from(const struct editor *editor, size_t offset)
{
    if (offset == 0)
        return 0;
    return utf8_next(editor->text, editor->length, cluster_before(editor, offset));
}

/*
 * Start of this or the previous word. Goes forward through one paragraph at a time:
 * utf8_prev_word() searches the border before each letter from the start of the
 * line, which takes seconds in a long line without blanks.
 */
static size_t word_before(const struct editor *editor)
{
    const char *text = editor->text;
    for (size_t past = editor->cursor; past > 0;) {
        const char *newline = memrchr(text, '\n', past);
        size_t start = newline ? (size_t)(newline - text) : 0;
        size_t found = start;
        for (size_t word = start; word < past; word = utf8_next_word(text, past, word))
            found = word;
        if (found > start)
            return found;
        past = start;
    }
    return 0;
}

/* --- wrapping ----------------------------------------------------------- */

/* Past the newline at or behind `offset`, or the end of the text. */
static size_t paragraph_end(const struct editor *editor, size_t offset)
{
    const char *newline = memchr(editor->text + offset, '\n', editor->length - offset);
    return newline ? (size_t)(newline - editor->text) + 1 : editor->length;
}

static void add_lines(struct wrap *wrap, const struct wrap_line *lines, size_t count, size_t shift)
{
    for (size_t i = 0; i < count; i++) {
        struct wrap_line line = lines[i];
        wrap->lines[wrap->count++] =
            (struct wrap_line){line.start + shift, line.end + shift, line.next + shift};
    }
}

/*
 * The bytes [from, old_to) of the text have become [from, new_to). The line before
 * is wrapped again too: a shorter word may now fit on it. Lines behind the paragraph
 * only shift; a shift to the left is a size_t that wraps around.
 */
static void rewrap(struct editor *editor, size_t from, size_t old_to, size_t new_to)
{
    struct wrap old = editor->wrap, middle;
    size_t kept = wrap_find(&old, from);
    kept -= kept > 0;
    size_t start = old.lines[kept].start;
    size_t end = paragraph_end(editor, new_to);
    wrap_init(&middle, editor->text + start, end - start, editor->columns);

    size_t rest = old.count;
    if (end > new_to && editor->text[end - 1] == '\n') {
        rest = wrap_find(&old, end - new_to + old_to);
        middle.count--; /* the empty line behind the newline: the first one of the rest */
    }
    size_t count = kept + middle.count + (old.count - rest);
    editor->wrap = (struct wrap){xreallocarray(NULL, count, sizeof *old.lines), 0};
    add_lines(&editor->wrap, old.lines, kept, 0);
    add_lines(&editor->wrap, middle.lines, middle.count, start);
    add_lines(&editor->wrap, old.lines + rest, old.count - rest, new_to - old_to);
    wrap_done(&middle);
    wrap_done(&old);
}

/* --- changing ----------------------------------------------------------- */

/* Puts `text` in the place of the bytes [from, to). */
static void replace(struct editor *editor, size_t from, size_t to, const char *text)
{
    struct buf whole;
    buf_init(&whole);
    buf_add(&whole, editor->text, from);
    buf_adds(&whole, text);
    buf_add(&whole, editor->text + to, editor->length - to);
    free(editor->text);
    editor->length = whole.length;
    editor->text = buf_take(&whole);
}

/*
 * Changes the clusters [from, to) into `text`. What now meets may compose, change
 * places or become one cluster, so the neighbours on both sides are cleaned along.
 */
static void splice(struct editor *editor, size_t from, size_t to, const char *text)
{
    size_t start = from > 0 ? cluster_before(editor, from) : 0;
    size_t end = utf8_next(editor->text, editor->length, to);
    struct buf part;
    buf_init(&part);
    buf_add(&part, editor->text + start, from - start);
    buf_adds(&part, text);
    char *front = utf8_clean(buf_text(&part), part.length, editor->lines);
    buf_add(&part, editor->text + to, end - to);
    char *clean = utf8_clean(buf_text(&part), part.length, editor->lines);
    size_t clean_length = strlen(clean);
    size_t cursor = start + smaller(strlen(front), clean_length); /* composing may shorten */

    replace(editor, start, end, clean);
    rewrap(editor, start, end, start + clean_length);
    editor->cursor = border_from(editor, cursor);
    editor->goal = -1;
    free(clean);
    free(front);
    buf_done(&part);
}

static void tell(bool *joins, bool answer)
{
    if (joins)
        *joins = answer;
}

static enum edited nothing(bool *joins)
{
    tell(joins, false);
    return EDIT_NOTHING;
}

/* Removes [from, to) as a part of `run`. */
static enum edited erase(struct editor *editor, size_t from, size_t to, enum editor_run run,
                         bool *joins)
{
    if (from == to)
        return nothing(joins);
    splice(editor, from, to, "");
    tell(joins, editor->run == run);
    editor->run = run;
    return EDIT_CHANGED;
}

/* Did what was just typed at `offset` begin a word? Not when it composed with the letter before. */
static bool begins_word(const struct editor *editor, size_t offset)
{
    if (offset == 0 || offset >= editor->cursor)
        return false;
    size_t before = cluster_before(editor, offset);
    return utf8_next_word(editor->text, editor->cursor, before) == offset;
}

static void drop_newlines(char *text)
{
    char *kept = text;
    for (; *text; text++) {
        if (*text != '\n')
            *kept++ = *text;
    }
    *kept = '\0';
}

/* The bytes are looked at first: what is far too long is not even measured. */
static bool fits(const struct editor *editor, const char *added)
{
    size_t length = strlen(added);
    size_t bytes = editor->length + length;
    if (editor->lines == UTF8_MANY_LINES)
        return bytes <= EDITOR_TEXT_BYTES;
    return bytes <= EDITOR_LINE_BYTES &&
           utf8_cluster_count(editor->text, editor->length) + utf8_cluster_count(added, length) <=
               EDITOR_LINE_CLUSTERS;
}

enum edited editor_insert(struct editor *editor, const char *text, size_t length, bool *joins)
{
    char *clean = utf8_clean(text, length, UTF8_MANY_LINES);
    if (editor->lines == UTF8_ONE_LINE)
        drop_newlines(clean);
    bool taken = *clean && fits(editor, clean);
    size_t offset = editor->cursor;
    if (taken)
        splice(editor, offset, offset, clean);
    free(clean);
    if (!taken)
        return nothing(joins);
    tell(joins, editor->run == RUN_TYPING && !begins_word(editor, offset));
    editor->run = RUN_TYPING;
    return EDIT_CHANGED;
}

enum edited editor_paste(struct editor *editor, const char *text, size_t length)
{
    char *clean = utf8_clean(text, length, editor->lines);
    bool taken = *clean && fits(editor, clean);
    if (taken) {
        splice(editor, editor->cursor, editor->cursor, clean);
        editor->run = RUN_NONE;
    }
    free(clean);
    return taken ? EDIT_CHANGED : EDIT_NOTHING;
}

enum edited editor_backspace(struct editor *editor, bool *joins)
{
    size_t from = editor->cursor > 0 ? cluster_before(editor, editor->cursor) : 0;
    return erase(editor, from, editor->cursor, RUN_BACKSPACE, joins);
}

enum edited editor_delete(struct editor *editor, bool *joins)
{
    size_t to = utf8_next(editor->text, editor->length, editor->cursor);
    return erase(editor, editor->cursor, to, RUN_DELETE, joins);
}

enum edited editor_erase_word(struct editor *editor)
{
    return erase(editor, word_before(editor), editor->cursor, RUN_NONE, NULL);
}

enum edited editor_erase_line(struct editor *editor)
{
    size_t line = wrap_find(&editor->wrap, editor->cursor);
    return erase(editor, editor->wrap.lines[line].start, editor->cursor, RUN_NONE, NULL);
}

/* --- moving ------------------------------------------------------------- */

/* The last place on a drawn line that still belongs to it: a soft break is the next line's. */
static size_t line_end(const struct editor *editor, size_t index)
{
    struct wrap_line line = editor->wrap.lines[index];
    if (index + 1 == editor->wrap.count)
        return editor->length;
    if (editor->text[line.next - 1] == '\n')
        return line.next - 1;
    return cluster_before(editor, line.next);
}

/* The place on a line that is nearest to the goal column, from the left. */
static size_t line_at_goal(const struct editor *editor, size_t index)
{
    struct wrap_line line = editor->wrap.lines[index];
    size_t length = line.end - line.start;
    size_t fits = utf8_fit(editor->text + line.start, length, editor->goal, NULL);
    return smaller(line.start + fits, line_end(editor, index));
}

static size_t vertical(struct editor *editor, enum motion motion)
{
    size_t line;
    int column;
    editor_cursor(editor, &line, &column);
    if (motion == MOVE_UP ? line == 0 : line + 1 == editor->wrap.count)
        return editor->cursor;
    if (editor->goal < 0)
        editor->goal = column;
    return line_at_goal(editor, motion == MOVE_UP ? line - 1 : line + 1);
}

static size_t destination(struct editor *editor, enum motion motion)
{
    size_t at = editor->cursor;
    switch (motion) {
    case MOVE_LEFT:
        return at > 0 ? cluster_before(editor, at) : 0;
    case MOVE_RIGHT:
        return utf8_next(editor->text, editor->length, at);
    case MOVE_UP:
    case MOVE_DOWN:
        return vertical(editor, motion);
    case MOVE_WORD_LEFT:
        return word_before(editor);
    case MOVE_WORD_RIGHT:
        return utf8_next_word(editor->text, editor->length, at);
    case MOVE_HOME:
        return editor->wrap.lines[wrap_find(&editor->wrap, at)].start;
    case MOVE_END:
        return line_end(editor, wrap_find(&editor->wrap, at));
    case MOVE_TEXT_HOME:
        return 0;
    case MOVE_TEXT_END:
        return editor->length;
    }
    return at;
}

enum edited editor_move(struct editor *editor, enum motion motion)
{
    size_t old = editor->cursor;
    editor->cursor = destination(editor, motion);
    editor->run = RUN_NONE;
    if (motion != MOVE_UP && motion != MOVE_DOWN)
        editor->goal = -1;
    return editor->cursor == old ? EDIT_NOTHING : EDIT_MOVED;
}

void editor_cursor(const struct editor *editor, size_t *line, int *column)
{
    *line = wrap_find(&editor->wrap, editor->cursor);
    size_t start = editor->wrap.lines[*line].start;
    int width = utf8_width(editor->text + start, editor->cursor - start);
    *column = width < editor->columns ? width : editor->columns;
}

/* --- the whole ---------------------------------------------------------- */

void editor_init(struct editor *editor, enum utf8_lines lines)
{
    *editor =
        (struct editor){.text = xstrdup(""), .goal = -1, .columns = FIRST_COLUMNS, .lines = lines};
    wrap_all(editor);
}

void editor_done(struct editor *editor)
{
    free(editor->text);
    wrap_done(&editor->wrap);
    *editor = (struct editor){0};
}

void editor_set(struct editor *editor, const char *text, size_t cursor)
{
    char *clean = utf8_clean(text, strlen(text), editor->lines);
    free(editor->text);
    editor->text = clean;
    editor->length = strlen(clean);
    wrap_all(editor);
    bool inside = cursor < editor->length;
    editor->cursor = inside ? cluster_before(editor, cursor + 1) : editor->length;
    editor->goal = -1;
    editor->run = RUN_NONE;
}

void editor_resize(struct editor *editor, int columns)
{
    if (columns < 1)
        columns = 1;
    if (columns == editor->columns)
        return;
    editor->columns = columns;
    editor->goal = -1;
    wrap_all(editor);
}
