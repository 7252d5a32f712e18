#ifndef WG_TUI_TERMINAL_H
#define WG_TUI_TERMINAL_H

#include <stdbool.h>

#include "base/diag.h"
#include "press.h"

/* The terminal as a device: opened, read a press at a time, and always given back. */
struct terminal_setup {
    bool ascii;
    bool color;
};
bool terminal_open(const struct terminal_setup *setup, struct diag *diag);
void terminal_close(void);
/* Lends the terminal to another program and takes it back. */
void terminal_lend(void);
void terminal_take_back(void);

/* Waits at most `milliseconds` for a press. */
void terminal_read(struct press *press, int milliseconds);

#endif
