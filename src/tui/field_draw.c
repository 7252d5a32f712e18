/* How a field is drawn: a function of its state and the width, into a canvas. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "domain/capability.h"
#include "field.h"

static int text_lines(struct field *field, int width)
{
    int lines;

    editor_resize(&field->editor, width > 4 ? width - 4 : 1);
    lines = (int)field->editor.wrap.count;
    if (lines < field->least)
        lines = field->least;
    return lines > field->most ? field->most : lines;
}

/* How much goes between the brackets of a text that is drawn as one line, and the cursor behind it. */
static int small_room(const struct field *field, int width)
{
    int note = field->note ? utf8_width(field->note, strlen(field->note)) + 1 : 0;

    return width - field->label_width - 4 - note;
}

static bool is_small(const struct field *field, int width)
{
    const struct editor *editor = &field->editor;
    int room = small_room(field, width);

    return field->small && field->label && room > 0 && editor->length <= 8 * (size_t)room &&
           !strchr(editor->text, '\n') && utf8_width(editor->text, editor->length) < room;
}

static bool is_wide_radio(const struct field *field, int width)
{
    int used = field->label_width - 1; /* no blank behind the last one */

    for (size_t i = 0; i < field->option_count; i++)
        used += 5 + utf8_width(field->options[i].text, strlen(field->options[i].text));
    return used <= width;
}

int field_height(struct field *field, int width)
{
    int label = field->label ? 1 : 0;

    switch (field->kind) {
    case FIELD_TEXT:
        return is_small(field, width) ? 1 : label + text_lines(field, width) + 2;
    case FIELD_LINE:
    case FIELD_SCALE:
    case FIELD_CYCLE:
        return 1;
    case FIELD_RADIO:
        return is_wide_radio(field, width) ? 1 : label + (int)field->option_count;
    default:
        return label + (int)field->option_count + (field->other ? 1 : 0);
    }
}

static int draw_label(const struct field *field, struct canvas *canvas, int row, int column,
                      int width, bool focused)
{
    int note = field->note ? utf8_width(field->note, strlen(field->note)) : 0;

    if (!field->label)
        return 0;
    canvas_text(canvas, row, column, width - note - 1, focused ? STYLE_BOLD : STYLE_PLAIN,
                field->label);
    if (note)
        canvas_text(canvas, row, column + width - note - 1, note, STYLE_DIM, field->note);
    return 1;
}

/* Scrolls the least that brings the cursor's line into sight. */
static void follow_cursor(struct field *field, int line, int lines)
{
    int most = (int)field->editor.wrap.count - lines;

    if (line < field->top)
        field->top = line;
    if (line >= field->top + lines)
        field->top = line - lines + 1;
    if (field->top > most)
        field->top = most;
    if (field->top < 0)
        field->top = 0;
}

static const char *state_words(enum answer_state state)
{
    if (state == STATE_UNKNOWN)
        return _("I don't know");
    return state == STATE_DECLINED ? _("I'd rather not say") : NULL;
}

static int draw_text_field(struct field *field, struct canvas *canvas, int row, int column,
                           int width, bool focused)
{
    const struct editor *editor = &field->editor;
    int lines = text_lines(field, width);
    int label = draw_label(field, canvas, row, column + 1, width - 1, focused);
    size_t cursor_line;
    int cursor_column;

    editor_cursor(editor, &cursor_line, &cursor_column);
    follow_cursor(field, (int)cursor_line, lines);
    canvas_box(canvas, row + label, column, lines + 2, width);
    for (int i = 0; i < lines && field->top + i < (int)editor->wrap.count; i++) {
        const struct wrap_line *line = &editor->wrap.lines[field->top + i];
        char *text = xstrndup(editor->text + line->start, line->end - line->start);

        canvas_text(canvas, row + label + 1 + i, column + 2, width - 3, STYLE_PLAIN, text);
        free(text);
    }
    if (editor->length == 0)
        canvas_text(canvas, row + label + 1, column + 2, width - 4, STYLE_DIM,
                    state_words(field->state));
    if (focused)
        canvas_cursor(canvas, row + label + 1 + (int)cursor_line - field->top,
                      column + 2 + cursor_column);
    return label + lines + 2;
}

/*
 * Where the shown part of a line begins: it is as long as leaves the cursor in sight. The search
 * starts a few wrapped lines before the cursor, for the whole line may be very long.
 */
static size_t line_start(const struct editor *editor, int width)
{
    size_t line = wrap_find(&editor->wrap, editor->cursor);
    size_t start = editor->wrap.lines[line].start;
    int used = utf8_width(editor->text + start, editor->cursor - start);

    while (line > 0 && used < width) {
        size_t before = editor->wrap.lines[--line].start;
        used += utf8_width(editor->text + before, start - before);
        start = before;
    }
    while (used > width - 1 && start < editor->cursor) {
        size_t next = utf8_next(editor->text, editor->length, start);
        used -= utf8_cluster_width(editor->text + start, next - start);
        start = next;
    }
    return start;
}

/* A line that is longer than its room shows the part around the cursor. */
static void draw_line(struct field *field, struct canvas *canvas, int row, int column, int width,
                      bool focused)
{
    const struct editor *editor = &field->editor;
    size_t start = line_start(editor, width);
    size_t shown;

    shown = utf8_fit(editor->text + start, editor->length - start, width, NULL);
    char *text = xstrndup(editor->text + start, shown);
    canvas_text(canvas, row, column, width, STYLE_PLAIN, text);
    free(text);
    if (focused)
        canvas_cursor(canvas, row,
                      column + utf8_width(editor->text + start, editor->cursor - start));
}

static int draw_line_field(struct field *field, struct canvas *canvas, int row, int column,
                           int width, bool focused)
{
    int start = column + field->label_width;
    int room = width - field->label_width - 2;

    canvas_text(canvas, row, column, field->label_width - 1, focused ? STYLE_BOLD : STYLE_PLAIN,
                field->label);
    canvas_text(canvas, row, start, 1, STYLE_DIM, "[");
    canvas_text(canvas, row, start + room + 1, 1, STYLE_DIM, "]");
    draw_line(field, canvas, row, start + 1, room, focused);
    return 1;
}

static int draw_small_text(struct field *field, struct canvas *canvas, int row, int column,
                           int width, bool focused)
{
    int room = small_room(field, width);
    int start = column + 1 + field->label_width;

    editor_resize(&field->editor, room);
    canvas_text(canvas, row, column + 1, field->label_width - 1, focused ? STYLE_BOLD : STYLE_PLAIN,
                field->label);
    canvas_text(canvas, row, start, 1, STYLE_DIM, "[");
    draw_line(field, canvas, row, start + 1, room, focused);
    if (field->editor.length == 0)
        canvas_text(canvas, row, start + 1, room, STYLE_DIM, state_words(field->state));
    canvas_text(canvas, row, start + room + 1, 1, STYLE_DIM, "]");
    if (field->note)
        canvas_text(canvas, row, start + room + 3, width, STYLE_DIM, field->note);
    return 1;
}

enum { END_COLUMNS = 14, SCALE_COLUMNS = 3 * (SCORE_MAX - SCORE_MIN + 1) + 1 };

/* Room for the words at the ends: both, only before the numbers, or none when a state needs it. */
static void scale_ends(const struct field *field, int room, const char *state, int ends[2])
{
    int needed = state ? utf8_width(state, strlen(state)) : 0;

    ends[0] = ends[1] = field->ends[0] ? END_COLUMNS : 0;
    room -= SCALE_COLUMNS + needed;
    if (needed && room < ends[0] + ends[1])
        ends[1] = 0;
    if (needed && room < ends[0])
        ends[0] = 0;
}

static int draw_scale(const struct field *field, struct canvas *canvas, int row, int column,
                      int width, bool focused)
{
    int at = column + field->label_width;
    const char *state = state_words(field->state);
    int ends[2];
    int first;

    scale_ends(field, canvas->width - at, state, ends);
    canvas_text(canvas, row, column, field->label_width, focused ? STYLE_BOLD : STYLE_PLAIN,
                field->label);
    canvas_text(canvas, row, at, ends[0], STYLE_DIM, field->ends[0]);
    first = at + ends[0];
    for (int i = SCORE_MIN; i <= SCORE_MAX; i++)
        canvas_format(canvas, row, first + 3 * (i - SCORE_MIN),
                      field->number == i ? STYLE_BOLD : STYLE_PLAIN,
                      field->number == i ? "[%d]" : " %d ", i);
    at = first + SCALE_COLUMNS;
    canvas_text(canvas, row, at, ends[1], STYLE_DIM, field->ends[1]);
    at += ends[1];
    if (state)
        canvas_text(canvas, row, at, width, STYLE_BOLD, state);
    else if (field->note && utf8_width(field->note, strlen(field->note)) <= canvas->width - at)
        canvas_text(canvas, row, at, width, STYLE_DIM, field->note);
    if (focused)
        canvas_cursor(canvas, row, first + 1 + 3 * (field->number ? field->number - SCORE_MIN : 0));
    return 1;
}

static void draw_option(const struct field *field, struct canvas *canvas, int row, int column,
                        int width, size_t index, bool focused)
{
    static const char *const marks[][2] = {
        [FIELD_RADIO] = {"( )", "(x)"},
        [FIELD_CHECKS] = {"[ ]", "[x]"},
        [FIELD_PICK] = {"-", "-"},
    };
    const struct option *option = &field->options[index];
    bool here = focused && field->row == index;
    const char *mark = marks[field->single ? FIELD_RADIO : field->kind][option->chosen];
    int indent = (int)strlen(mark) + 1;

    canvas_text(canvas, row, column, 3, here ? STYLE_BOLD : STYLE_PLAIN, mark);
    canvas_text(canvas, row, column + indent, width - indent, here ? STYLE_BOLD : STYLE_PLAIN,
                option->text);
    if (here)
        canvas_cursor(canvas, row, column + (indent > 2 ? 1 : 0));
}

static int draw_wide_radio(const struct field *field, struct canvas *canvas, int row, int column,
                           int width, bool focused)
{
    int at = column + field->label_width;

    canvas_text(canvas, row, column, field->label_width - 1, focused ? STYLE_BOLD : STYLE_PLAIN,
                field->label);
    for (size_t i = 0; i < field->option_count; i++) {
        draw_option(field, canvas, row, at, width, i, focused);
        at += 5 + utf8_width(field->options[i].text, strlen(field->options[i].text));
    }
    return 1;
}

static int draw_cycle(const struct field *field, struct canvas *canvas, int row, int column,
                      int width, bool focused)
{
    int at = column + field->label_width;
    int room = width - field->label_width - 4;
    const char *text = field->options[field->row].text;
    int used = utf8_width(text, strlen(text));

    canvas_text(canvas, row, column, field->label_width - 1, focused ? STYLE_BOLD : STYLE_PLAIN,
                field->label);
    canvas_text(canvas, row, at, 1, STYLE_DIM, "<");
    canvas_text(canvas, row, at + 2, room, STYLE_PLAIN, text);
    canvas_text(canvas, row, at + 3 + (used < room ? used : room), 1, STYLE_DIM, ">");
    if (focused)
        canvas_cursor(canvas, row, at);
    return 1;
}

static int draw_list(struct field *field, struct canvas *canvas, int row, int column, int width,
                     bool focused)
{
    int start = row;

    row += draw_label(field, canvas, row, column, width, focused);
    for (size_t i = 0; i < field->option_count; i++, row++) {
        if (focused && field->row == i)
            canvas_text(canvas, row, column, 1, STYLE_BOLD, ">");
        draw_option(field, canvas, row, column + 2, width - 2, i, focused);
    }
    if (field->other) {
        bool here = focused && field->row == field->option_count;
        const char *label = _("something else:");
        int indent = 3 + utf8_width(label, strlen(label));

        if (here)
            canvas_text(canvas, row, column, 1, STYLE_BOLD, ">");
        canvas_text(canvas, row, column + 2, width, here ? STYLE_BOLD : STYLE_PLAIN, label);
        draw_line(field, canvas, row, column + indent, width - indent - 1, here);
        row++;
    }
    return row - start;
}

int field_draw(struct field *field, struct canvas *canvas, int row, int column, int width,
               bool focused)
{
    switch (field->kind) {
    case FIELD_TEXT:
        if (is_small(field, width))
            return draw_small_text(field, canvas, row, column, width, focused);
        return draw_text_field(field, canvas, row, column, width, focused);
    case FIELD_LINE:
        return draw_line_field(field, canvas, row, column, width, focused);
    case FIELD_SCALE:
        return draw_scale(field, canvas, row, column, width, focused);
    case FIELD_RADIO:
        if (is_wide_radio(field, width))
            return draw_wide_radio(field, canvas, row, column, width, focused);
        return draw_list(field, canvas, row, column, width, focused);
    case FIELD_CYCLE:
        return draw_cycle(field, canvas, row, column, width, focused);
    default:
        return draw_list(field, canvas, row, column, width, focused);
    }
}
