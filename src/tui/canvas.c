#include "canvas.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"

/* Glyphs that every Windows terminal font has (WGL4), and what stands for them in ASCII. */
static const struct glyphs {
    const char *horizontal, *vertical, *top_left, *top_right, *bottom_left, *bottom_right;
    const char *full, *empty, *mark, *more;
} glyph_sets[2] = {
    {"─", "│", "┌", "┐", "└", "┘", "■", "·", "»", "…"},
    {"-", "|", "+", "+", "+", "+", "#", ".", ">", "~"},
};

static const struct glyphs *glyphs(const struct canvas *canvas)
{
    return &glyph_sets[canvas->ascii];
}

void canvas_init(struct canvas *canvas, int width, bool ascii)
{
    *canvas = (struct canvas){.width = width, .cursor_row = -1, .ascii = ascii};
}

void canvas_done(struct canvas *canvas)
{
    for (int i = 0; i < canvas->count; i++) {
        for (size_t j = 0; j < canvas->rows[i].count; j++)
            free(canvas->rows[i].spans[j].text);
        free(canvas->rows[i].spans);
    }
    free(canvas->rows);
    *canvas = (struct canvas){0};
}

void canvas_extend(struct canvas *canvas, int count)
{
    if (count <= canvas->count)
        return;
    canvas->rows = xreallocarray(canvas->rows, (size_t)count, sizeof *canvas->rows);
    memset(&canvas->rows[canvas->count], 0, (size_t)(count - canvas->count) * sizeof *canvas->rows);
    canvas->count = count;
}

/* In words, too, each of these gets a stand-in as wide as itself. */
static void to_ascii(char *text)
{
    static const struct {
        const char *glyph;
        char instead;
    } rows[] = {{"·", '.'}, {"»", '>'}, {"…", '~'}, {"×", 'x'}, {"→", '>'}, {"←", '<'}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t length = strlen(rows[i].glyph);
        for (char *at = text; (at = strstr(at, rows[i].glyph)); at++) {
            *at = rows[i].instead;
            memmove(at + 1, at + length, strlen(at + length) + 1);
        }
    }
}

/* Takes the text over. Only add_span() and our own lines and frames come here. */
static void put_span(struct canvas *canvas, int row, int column, unsigned style, char *text)
{
    struct row *at;

    if (canvas->ascii)
        to_ascii(text);
    canvas_extend(canvas, row + 1);
    at = &canvas->rows[row];
    at->spans = xreallocarray(at->spans, at->count + 1, sizeof *at->spans);
    at->spans[at->count++] = (struct span){.column = column, .style = style, .text = text};
}

/* Printable ASCII, as most text is. */
static bool is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] < ' ' || text[i] > '~')
            return false;
    }
    return true;
}

/* No column takes less than a byte, so a text that is short in bytes fits without measuring. */
static char *cut(const struct canvas *canvas, char *text, int width)
{
    size_t length = strlen(text);
    size_t fits = length <= (size_t)width ? length : utf8_fit(text, length, width, NULL);
    char *shorter;

    if (fits == length)
        return text;
    fits = utf8_fit(text, length, width - 1, NULL);
    shorter = xasprintf("%.*s%s", (int)fits, text, glyphs(canvas)->more);
    free(text);
    return shorter;
}

/*
 * The one way of all words to the terminal: what a store from elsewhere holds may turn the line
 * round, break it or speak to the terminal, so it is cleaned here, and measured after that.
 */
static void add_span(struct canvas *canvas, int row, int column, int width, unsigned style,
                     const char *text, size_t length)
{
    char *clean =
        is_plain(text, length) ? xstrndup(text, length) : utf8_clean(text, length, UTF8_ONE_LINE);

    put_span(canvas, row, column, style, cut(canvas, clean, width));
}

void canvas_text(struct canvas *canvas, int row, int column, int width, unsigned style,
                 const char *text)
{
    size_t length = text ? strlen(text) : 0;

    if (width > canvas->width - column)
        width = canvas->width - column;
    if (row >= 0 && width > 0 && length > 0)
        add_span(canvas, row, column, width, style, text, length);
}

void canvas_format(struct canvas *canvas, int row, int column, unsigned style, const char *format,
                   ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = xvasprintf(format, args);
    va_end(args);
    canvas_text(canvas, row, column, canvas->width, style, text);
    free(text);
}

int canvas_wrap(struct canvas *canvas, int row, int column, int width, unsigned style,
                const char *text)
{
    struct wrap wrap;
    int rows;

    if (!text || !*text)
        return 0;
    wrap_init(&wrap, text, strlen(text), width);
    for (size_t i = 0; i < wrap.count; i++) {
        const struct wrap_line *line = &wrap.lines[i];
        if (line->end > line->start)
            add_span(canvas, row + (int)i, column, width > 1 ? width : 1, style, text + line->start,
                     line->end - line->start);
    }
    rows = (int)wrap.count;
    canvas_extend(canvas, row + rows);
    wrap_done(&wrap);
    return rows;
}

int canvas_measure(const char *text, int width)
{
    struct wrap wrap;
    int rows;

    if (!text || !*text)
        return 0;
    wrap_init(&wrap, text, strlen(text), width);
    rows = (int)wrap.count;
    wrap_done(&wrap);
    return rows;
}

/* `left`, then `middle` as often as fits, then `right`. */
static char *line_of(const char *left, const char *middle, const char *right, int width)
{
    struct buf line;

    buf_init(&line);
    buf_adds(&line, left);
    for (int i = 2; i < width; i++)
        buf_adds(&line, middle);
    buf_adds(&line, right);
    return buf_take(&line);
}

void canvas_rule(struct canvas *canvas, int row)
{
    const char *glyph = glyphs(canvas)->horizontal;

    put_span(canvas, row, 0, STYLE_DIM, line_of(glyph, glyph, glyph, canvas->width));
}

void canvas_box(struct canvas *canvas, int row, int column, int height, int width)
{
    const struct glyphs *g = glyphs(canvas);

    put_span(canvas, row, column, STYLE_DIM,
             line_of(g->top_left, g->horizontal, g->top_right, width));
    for (int i = 1; i < height - 1; i++) {
        put_span(canvas, row + i, column, STYLE_DIM, xstrdup(g->vertical));
        put_span(canvas, row + i, column + width - 1, STYLE_DIM, xstrdup(g->vertical));
    }
    put_span(canvas, row + height - 1, column, STYLE_DIM,
             line_of(g->bottom_left, g->horizontal, g->bottom_right, width));
}

void canvas_cursor(struct canvas *canvas, int row, int column)
{
    canvas->cursor_row = row;
    canvas->cursor_column = column < canvas->width ? column : canvas->width - 1;
}

const char *canvas_bar(const struct canvas *canvas, int filled, int all)
{
    static char bar[64];
    size_t length = 0;

    for (int i = 0; i < all; i++) {
        const char *glyph = i < filled ? glyphs(canvas)->full : glyphs(canvas)->empty;
        memcpy(bar + length, glyph, strlen(glyph));
        length += strlen(glyph);
    }
    bar[length] = '\0';
    return bar;
}

const char *canvas_mark(const struct canvas *canvas)
{
    return glyphs(canvas)->mark;
}
