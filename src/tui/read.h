#ifndef WG_TUI_READ_H
#define WG_TUI_READ_H

#include <stdbool.h>

#include "store/search.h"

/*
 * On the state of a read_screen that was just opened: begins where the hit stands, with the words that matched in
 * sight. False when it is not in the report, as what is only for the leader.
 */
bool read_find(void *state, const struct hit *hit, const char *words);

#endif
