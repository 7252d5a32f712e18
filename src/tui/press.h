#ifndef WG_TUI_PRESS_H
#define WG_TUI_PRESS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * One press of a key as the screens know it, whatever the terminal sent for it.
 * Control keys are PRESS_CTRL + letter; Alt+1 … Alt+0 arrive as F1 … F10.
 */
enum press_code {
    PRESS_NONE, /* nothing came in time */
    PRESS_TEXT, /* one code point in `text` */
    PRESS_PASTE,
    PRESS_RESIZE,
    PRESS_HANGUP, /* the terminal is gone */
    PRESS_ENTER,
    PRESS_TAB,
    PRESS_BACKTAB,
    PRESS_ESC,
    PRESS_BACKSPACE,
    PRESS_DELETE,
    PRESS_INSERT,
    PRESS_UP,
    PRESS_DOWN,
    PRESS_LEFT,
    PRESS_RIGHT,
    PRESS_WORD_LEFT,
    PRESS_WORD_RIGHT,
    PRESS_HOME,
    PRESS_END,
    PRESS_TEXT_HOME,
    PRESS_TEXT_END,
    PRESS_PGUP,
    PRESS_PGDN,
    PRESS_OTHER,      /* a key that has no name here */
    PRESS_F = 100,    /* PRESS_F + 1 = F1 */
    PRESS_CTRL = 200, /* PRESS_CTRL + 'A' */
};

struct press {
    int code;
    char text[5];      /* PRESS_TEXT: UTF-8 */
    const char *paste; /* PRESS_PASTE: as it came, borrowed until the next press */
    size_t paste_length;
};

/* "F1", "Ctrl+P", "PgDn", "w": the name in hints and help. Writes at most 16 bytes. */
void press_name(int code, char letter, char out[16]);

#endif
