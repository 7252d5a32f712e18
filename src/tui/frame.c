#include "frame.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "paint.h"

enum { ROWS_ABOVE = 3, ROWS_BELOW = 2, STATUS_ROWS_MAX = 3, LEAST_LEFT = 8 };

void frame_init(struct frame *frame, int rows, int columns, bool ascii)
{
    *frame = (struct frame){.columns = columns, .body_rows = rows - ROWS_ABOVE - ROWS_BELOW};
    canvas_init(&frame->body, columns, ascii);
}

void frame_done(struct frame *frame)
{
    free(frame->title);
    free(frame->under);
    free(frame->under_right);
    canvas_done(&frame->body);
}

static char *join_hints(const enum action_name *hints, int count)
{
    struct buf line;

    buf_init(&line);
    for (int i = 0; i < count; i++)
        buf_addf(&line, "%s%s %s", i ? "  " : " ", action_key(hints[i]), action_hint(hints[i]));
    return buf_take(&line);
}

/* When room is short the way out, which is the last, stays. */
char *frame_hints(const enum action_name *hints, int columns)
{
    enum action_name kept[HINTS_MAX];
    int count = 0;
    char *line;

    while (count < HINTS_MAX && hints[count] != ACT_NONE)
        count++;
    line = join_hints(hints, count);
    memcpy(kept, hints, (size_t)count * sizeof *kept);
    while (count > 1 && utf8_width(line, strlen(line)) > columns) {
        kept[count - 2] = kept[count - 1];
        free(line);
        line = join_hints(kept, --count);
    }
    return line;
}

/* A line with a left part from `column` on and a right part, which keeps its room. */
static void two_sides(struct canvas *canvas, int row, int column, unsigned style, const char *left,
                      const char *right)
{
    int width = right ? utf8_width(right, strlen(right)) : 0;
    int room = canvas->width - width - 2 - column;

    if (room >= LEAST_LEFT)
        canvas_text(canvas, row, column, room, style, left);
    if (width)
        canvas_text(canvas, row, canvas->width - width - 1, width, STYLE_PLAIN, right);
}

/* The mark of looking together goes before all else. */
static void draw_under(const struct frame *frame, struct canvas *canvas)
{
    int column = 1;

    if (frame->mark) {
        canvas_text(canvas, 1, column, canvas->width - 2, STYLE_REVERSE, frame->mark);
        column += utf8_width(frame->mark, strlen(frame->mark)) + 1;
    }
    two_sides(canvas, 1, column, STYLE_PLAIN, frame->under, frame->under_right);
}

static void draw_above(const struct frame *frame, struct canvas *canvas,
                       const struct surroundings *around)
{
    two_sides(canvas, 0, 1, STYLE_BOLD, frame->title, around->right);
    draw_under(frame, canvas);
    canvas_rule(canvas, 2);
}

static void draw_below(const struct frame *frame, struct canvas *canvas,
                       const struct surroundings *around)
{
    char *hints = frame_hints(frame->hints, frame->columns);

    canvas_rule(canvas, 0);
    canvas_text(canvas, 1, 0, frame->columns, STYLE_PLAIN, hints);
    if (around->status)
        canvas_wrap(canvas, 2, 1, frame->columns - 2,
                    around->warn ? STYLE_BOLD | STYLE_REVERSE : STYLE_BOLD, around->status);
    free(hints);
}

/* Scrolls the least that brings the cursor, with a row around it, into sight. */
static int follow(const struct frame *frame, int seen)
{
    int first = frame->scroll ? *frame->scroll : 0;
    int cursor = frame->body.cursor_row;
    int most = frame->body.count - seen;

    if (cursor >= 0 && cursor - 1 < first)
        first = cursor - 1;
    if (cursor >= 0 && cursor + 2 > first + seen)
        first = cursor + 2 - seen;
    if (first > most)
        first = most;
    if (first < 0)
        first = 0;
    if (frame->scroll)
        *frame->scroll = first;
    return first;
}

/* On the lower rule, where the eye ends. */
static void draw_more(struct canvas *below, bool before, bool after)
{
    const char *words = before && after ? _(" more above and below ")
                        : after         ? _(" more below ")
                        : before        ? _(" more above ")
                                        : NULL;

    if (words)
        canvas_text(below, 0, 3, below->width - 4, STYLE_PLAIN, words);
}

void frame_paint(struct frame *frame, int rows, const struct surroundings *around)
{
    struct canvas above;
    struct canvas below;
    int first;
    int status;

    canvas_init(&above, frame->columns, frame->body.ascii);
    canvas_init(&below, frame->columns, frame->body.ascii);
    draw_above(frame, &above, around);
    draw_below(frame, &below, around);
    status = below.count - ROWS_BELOW;
    if (status > STATUS_ROWS_MAX)
        status = STATUS_ROWS_MAX;
    first = follow(frame, frame->body_rows - status);
    if (frame->tells_more)
        draw_more(&below, first > 0, frame->body.count > first + frame->body_rows - status);
    paint_clear();
    paint_canvas(&above, 0, 0, ROWS_ABOVE);
    paint_canvas(&frame->body, first, ROWS_ABOVE, frame->body_rows - status);
    paint_canvas(&below, 2, rows - ROWS_BELOW - status, status);
    paint_canvas(&below, 0, rows - ROWS_BELOW, ROWS_BELOW);
    if (frame->body.cursor_row >= 0)
        paint_finish(ROWS_ABOVE + frame->body.cursor_row - first, frame->body.cursor_column);
    else
        paint_finish(rows - 1, 0);
    canvas_done(&above);
    canvas_done(&below);
}
