/* Scores and days as pictures. Each is a function of its numbers and the room there is. */
#include "chart.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

static const struct chart_glyphs {
    const char *full, *was, *none;        /* of a bar */
    const char *line, *now, *last, *tick; /* of a dial and of the line of time */
    const char *solid, *shade;            /* of a column */
} glyph_sets[2] = {
    {"■", "□", "·", "─", "●", "○", "┼", "█", "▒"},
    {"#", "o", ".", "-", "*", "o", "+", "#", ":"},
};

static const struct chart_glyphs *glyphs(const struct canvas *canvas)
{
    return &glyph_sets[canvas->ascii];
}

const char *chart_was_glyph(const struct canvas *canvas)
{
    return glyphs(canvas)->was;
}

const char *chart_now_glyph(const struct canvas *canvas)
{
    return glyphs(canvas)->now;
}

const char *chart_last_glyph(const struct canvas *canvas)
{
    return glyphs(canvas)->last;
}

const char *chart_here_glyph(const struct canvas *canvas)
{
    return glyphs(canvas)->solid;
}

const char *chart_other_glyph(const struct canvas *canvas)
{
    return glyphs(canvas)->shade;
}

static void append(char *line, size_t size, const char *glyph)
{
    size_t used = strlen(line);

    snprintf(line + used, size - used, "%s", glyph);
}

/* ---- a bar ---- */

void chart_bar(struct canvas *canvas, int row, int column, int now, int last)
{
    const struct chart_glyphs *g = glyphs(canvas);
    char bar[SCORE_MAX * 4 + 1] = "";

    for (int i = SCORE_MIN; i <= SCORE_MAX; i++)
        append(bar, sizeof bar, i <= now ? g->full : i <= last ? g->was : g->none);
    canvas_text(canvas, row, column, CHART_BAR_WIDTH, STYLE_PLAIN, bar);
}

/* ---- a dial ---- */

void chart_dial(struct canvas *canvas, int row, int column, int now, int last)
{
    const struct chart_glyphs *g = glyphs(canvas);
    char dial[CHART_DIAL_WIDTH * 4 + 1] = "";

    if (now == SCORE_OPEN && last == SCORE_OPEN)
        return;
    for (int i = 0; i < CHART_DIAL_WIDTH; i++) {
        int score = SCORE_MIN + i / 4;

        if (i % 4)
            append(dial, sizeof dial, g->line);
        else
            append(dial, sizeof dial, score == now ? g->now : score == last ? g->last : g->tick);
    }
    canvas_text(canvas, row, column, CHART_DIAL_WIDTH, STYLE_PLAIN, dial);
}

/* ---- columns ---- */

/* How wide one column is, and how many there are: `*first` is the first that is seen. */
static int fit_columns(int width, size_t count, size_t here, size_t *first, size_t *seen)
{
    int each = 3;

    while (each > 1 && (each + 1) * (int)count - 1 > width)
        each--;
    *seen = (size_t)(width + 1) / (size_t)(each + 1);
    if (*seen > count)
        *seen = count;
    *first = count - *seen;
    if (here < count && here < *first)
        *first = here;
    return each;
}

static void draw_column(struct canvas *canvas, int row, int column, int width, int score, bool here)
{
    const struct chart_glyphs *g = glyphs(canvas);
    char line[4 * 4 + 1] = "";

    for (int i = 0; i < width; i++)
        append(line, sizeof line, here ? g->solid : g->shade);
    for (int i = SCORE_MAX; i >= SCORE_MIN; i--) {
        if (i <= score)
            canvas_text(canvas, row + SCORE_MAX - i, column, width, STYLE_PLAIN, line);
    }
    if (score == SCORE_OPEN)
        canvas_text(canvas, row + SCORE_MAX, column + (width - 1) / 2, 1, STYLE_DIM, g->none);
    else
        canvas_format(canvas, row + SCORE_MAX, column + (width - 1) / 2,
                      here ? STYLE_BOLD : STYLE_PLAIN, "%d", score);
}

void chart_columns(struct canvas *canvas, int row, int column, int width, const int *scores,
                   size_t count, size_t here)
{
    size_t first;
    size_t seen;
    int each = fit_columns(width, count, here, &first, &seen);

    for (size_t i = first; i < first + seen; i++)
        draw_column(canvas, row, column + (each + 1) * (int)(i - first), each, scores[i],
                    i == here);
}

/* ---- the line of time ---- */

enum { MARK_ROOM = 3, MONTH_WIDTH = 7, MONTH_SIZE = 32 };

/* Those that fit side by side, and around the one that is looked at. */
static size_t first_mark(size_t count, size_t here, size_t most)
{
    if (count <= most)
        return 0;
    return here + 1 > most ? here + 1 - most : 0;
}

/*
 * By its day on the scale, then pushed apart: to the right of the one before, and back from the edge. No two stand
 * on one another, and the order is kept.
 */
static void place_marks(const struct chart_mark *marks, size_t count, int width, int *at)
{
    int days = count > 1 ? day_difference(marks[0].day, marks[count - 1].day) : 0;
    int edge = width - MARK_ROOM;

    for (size_t i = 0; i < count; i++) {
        int since = day_difference(marks[0].day, marks[i].day);

        at[i] = days > 0 ? (int)((long)edge * since / days) : 0;
        if (i > 0 && at[i] < at[i - 1] + MARK_ROOM)
            at[i] = at[i - 1] + MARK_ROOM;
    }
    for (size_t i = count; i-- > 0; edge = at[i] - MARK_ROOM) {
        if (at[i] > edge)
            at[i] = edge;
    }
}

void chart_line(struct canvas *canvas, int row, int column, int width)
{
    struct buf line;

    buf_init(&line);
    for (int i = 0; i < width; i++)
        buf_adds(&line, glyphs(canvas)->line);
    canvas_text(canvas, row, column, width, STYLE_DIM, buf_text(&line));
    buf_done(&line);
}

/* The month of the one that is looked at always stands there; of the others, what has room. */
static void draw_months(struct canvas *canvas, int row, int column, int width,
                        const struct chart_mark *marks, const int *at, size_t count, size_t here)
{
    int taken = at[here] + 1 - MONTH_WIDTH / 2;
    int free_from = 0;

    for (size_t i = 0; i < count; i++) {
        int start = at[i] + 1 - MONTH_WIDTH / 2;
        char month[MONTH_SIZE];

        if (start > width - MONTH_WIDTH)
            start = width - MONTH_WIDTH;
        if (start < 0)
            start = 0;
        if (i != here &&
            (start < free_from || (start + MONTH_WIDTH >= taken && start <= taken + MONTH_WIDTH)))
            continue;
        snprintf(month, sizeof month, "%02d-%d", marks[i].day.month, marks[i].day.year);
        canvas_text(canvas, row, column + start, MONTH_WIDTH, i == here ? STYLE_BOLD : STYLE_DIM,
                    month);
        free_from = start + MONTH_WIDTH + 1;
    }
}

void chart_time(struct canvas *canvas, int row, int column, int width,
                const struct chart_mark *marks, size_t count, size_t here, bool months)
{
    const struct chart_glyphs *g = glyphs(canvas);
    size_t most = (size_t)(width / MARK_ROOM);
    size_t first = first_mark(count, here, most);
    int *at;

    if (count == 0)
        return;
    count = count - first < most ? count - first : most;
    marks += first;
    here -= first;
    at = xcalloc(count, sizeof *at);
    place_marks(marks, count, width, at);
    chart_line(canvas, row, column, width);
    for (size_t i = 0; i < count; i++) {
        const char *mark = marks[i].filled ? g->now : g->last;

        if (i == here)
            canvas_format(canvas, row, column + at[i], STYLE_BOLD, "[%s]", mark);
        else
            canvas_text(canvas, row, column + at[i] + 1, 1, STYLE_PLAIN, mark);
    }
    if (months)
        draw_months(canvas, row + 1, column, width, marks, at, count, here);
    canvas_cursor(canvas, row, column + at[here] + 1);
    free(at);
}
