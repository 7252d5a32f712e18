#ifndef WG_TUI_READ_H
#define WG_TUI_READ_H

/* On the state of a read_screen that was just opened: begins where these words stand, if they do. */
void read_find(void *state, const char *words);

#endif
