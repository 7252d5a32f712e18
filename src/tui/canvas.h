#ifndef WG_TUI_CANVAS_H
#define WG_TUI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A drawing: spans of text on as many rows as are needed, made from state and
 * width alone. No curses in it, so a screen is drawn into it, scrolled, and only
 * then put on the terminal (paint.h). Texts are copied, and cleaned by utf8_clean()
 * on the way: they may come from anywhere.
 */
enum style {
    STYLE_PLAIN = 0,
    STYLE_BOLD = 1 << 0,
    STYLE_DIM = 1 << 1,
    STYLE_REVERSE = 1 << 2,
    STYLE_ACCENT = 1 << 3, /* a colour where there is one; never the only difference */
};

struct span {
    int column;
    unsigned style;
    char *text;
};
struct row {
    struct span *spans;
    size_t count;
};
struct canvas {
    int width;
    struct row *rows;
    int count;
    int cursor_row; /* -1 = no cursor in this drawing */
    int cursor_column;
    bool ascii;
};

void canvas_init(struct canvas *canvas, int width, bool ascii);
void canvas_done(struct canvas *canvas);
/* Cut at whole clusters to `width` columns (and to the canvas); an ellipsis says so. */
void canvas_text(struct canvas *canvas, int row, int column, int width, unsigned style,
                 const char *text);
void canvas_format(struct canvas *canvas, int row, int column, unsigned style, const char *format,
                   ...) __attribute__((format(printf, 5, 6)));
/* Wrapped in `width` columns; returns how many rows it took (0 for NULL or ""). */
int canvas_wrap(struct canvas *canvas, int row, int column, int width, unsigned style,
                const char *text);
/* How many rows canvas_wrap() would take. */
int canvas_measure(const char *text, int width);
void canvas_rule(struct canvas *canvas, int row);
/* A frame of `height` rows and `width` columns with its top left corner at row, column. */
void canvas_box(struct canvas *canvas, int row, int column, int height, int width);
void canvas_cursor(struct canvas *canvas, int row, int column);
/* Makes sure that there are at least `count` rows. */
void canvas_extend(struct canvas *canvas, int count);

/* Five small squares, `filled` of them full: a score as a picture. Borrowed until the next call. */
const char *canvas_bar(const struct canvas *canvas, int filled, int all);
/* The mark of "important, and there is something to do here". */
const char *canvas_mark(const struct canvas *canvas);

#endif
