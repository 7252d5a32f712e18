/*
 * Drawings onto curses. Rows that already stand there are left alone: curses would find that out
 * by itself, but only after every cell of the screen was written again at each key.
 */
#include "paint.h"

#include <ncurses.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"

/* What stands in each row of the screen, as a hash of its spans (64-bit FNV-1a). */
static const uint64_t NOTHING = 14695981039346656037u;
struct shown_row {
    uint64_t hash;
    bool drawn; /* since the last paint_clear() */
};
static struct shown_row *shown;
static int shown_rows, shown_columns;

void paint_size(int *rows, int *columns)
{
    getmaxyx(stdscr, *rows, *columns);
}

/* Nothing is known to stand on a screen of another size. */
static void forget(int rows, int columns)
{
    erase();
    shown = xreallocarray(shown, (size_t)rows, sizeof *shown);
    for (int i = 0; i < rows; i++)
        shown[i] = (struct shown_row){.hash = NOTHING};
    shown_rows = rows;
    shown_columns = columns;
}

void paint_clear(void)
{
    int rows;
    int columns;

    paint_size(&rows, &columns);
    if (rows != shown_rows || columns != shown_columns)
        forget(rows, columns);
    for (int i = 0; i < rows; i++)
        shown[i].drawn = false;
}

/* Also when the size came back before anything was painted: curses has dropped rows meanwhile. */
void paint_redraw(void)
{
    shown_rows = 0;
    clearok(stdscr, TRUE);
}

static uint64_t hash_add(uint64_t hash, const void *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ ((const unsigned char *)bytes)[i]) * 1099511628211u;
    return hash;
}

static uint64_t row_hash(const struct row *row)
{
    uint64_t hash = NOTHING;

    for (size_t i = 0; i < row->count; i++) {
        const struct span *span = &row->spans[i];

        hash = hash_add(hash, &span->column, sizeof span->column);
        hash = hash_add(hash, &span->style, sizeof span->style);
        hash = hash_add(hash, span->text, strlen(span->text) + 1);
    }
    return hash;
}

static attr_t attributes(unsigned style)
{
    attr_t attr = A_NORMAL;

    if (style & STYLE_BOLD)
        attr |= A_BOLD;
    if (style & STYLE_DIM)
        attr |= A_DIM;
    if (style & STYLE_REVERSE)
        attr |= A_REVERSE;
    if (has_colors() && (style & STYLE_ACCENT))
        attr |= (attr_t)COLOR_PAIR(1);
    return attr;
}

static void write_row(const struct row *row, int at)
{
    move(at, 0);
    clrtoeol();
    for (size_t i = 0; i < row->count; i++) {
        attrset((int)attributes(row->spans[i].style));
        mvaddstr(at, row->spans[i].column, row->spans[i].text);
    }
    attrset(A_NORMAL);
}

static void show_row(const struct row *row, int at)
{
    uint64_t hash = row_hash(row);

    if (at < 0 || at >= shown_rows)
        return;
    if (shown[at].hash != hash)
        write_row(row, at);
    shown[at] = (struct shown_row){.hash = hash, .drawn = true};
}

void paint_canvas(const struct canvas *canvas, int first, int top, int height)
{
    for (int i = 0; i < height && first + i < canvas->count; i++)
        show_row(&canvas->rows[first + i], top + i);
}

void paint_finish(int row, int column)
{
    static const struct row empty;

    for (int i = 0; i < shown_rows; i++) {
        if (!shown[i].drawn)
            show_row(&empty, i);
    }
    move(row, column);
    wnoutrefresh(stdscr);
    doupdate();
}
