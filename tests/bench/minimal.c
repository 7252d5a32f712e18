/*
 * What the terminal itself costs: the smallest ncurses program that does what ours must do at
 * least. It shows one full screen of text, waits for a key, and echoes each key with addch() and
 * refresh(). Its times are the measure for those of the real program: same library, same pty,
 * same machine, same moment.
 */
#include <locale.h>
#include <ncurses.h>

enum { ECHO_ROW = 10, ECHO_COLUMN = 2 };

static void show_text(void)
{
    static const char words[] = "What matters to you in your work, and is there room for it? ";

    for (int row = 0; row < LINES - 1; row++) {
        for (int column = 0; column < COLS; column++)
            mvaddch(row, column, (chtype)words[(row * 7 + column) % (int)(sizeof words - 1)]);
    }
    mvaddstr(LINES - 1, 1, "F10 Stop");
}

/* Like text in a field: to the end of the row, then on the next one. */
static void echo_key(int key, int *row, int *column)
{
    mvaddch(*row, *column, (chtype)key);
    if (++*column < COLS - ECHO_COLUMN)
        return;
    *column = ECHO_COLUMN;
    if (++*row == LINES - 1)
        *row = ECHO_ROW;
}

int main(void)
{
    int row = ECHO_ROW;
    int column = ECHO_COLUMN;

    setlocale(LC_CTYPE, "");
    initscr();
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    show_text();
    move(row, column);
    refresh();
    for (int key = getch(); key != ERR; key = getch()) {
        echo_key(key, &row, &column);
        refresh();
    }
    endwin();
    return 0;
}
