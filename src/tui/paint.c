#include "paint.h"

#include <ncurses.h>

void paint_size(int *rows, int *columns)
{
    getmaxyx(stdscr, *rows, *columns);
}

void paint_clear(void)
{
    erase();
}

void paint_redraw(void)
{
    clearok(stdscr, TRUE);
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

void paint_canvas(const struct canvas *canvas, int first, int top, int height)
{
    for (int i = 0; i < height && first + i < canvas->count; i++) {
        const struct row *row = &canvas->rows[first + i];

        for (size_t j = 0; j < row->count; j++) {
            attrset((int)attributes(row->spans[j].style));
            mvaddstr(top + i, row->spans[j].column, row->spans[j].text);
        }
    }
    attrset(A_NORMAL);
}

void paint_finish(int row, int column)
{
    move(row, column);
    wnoutrefresh(stdscr);
    doupdate();
}
