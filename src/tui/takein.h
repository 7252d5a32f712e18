#ifndef WG_TUI_TAKEIN_H
#define WG_TUI_TAKEIN_H

#include "screen.h"

/*
 * Asks which file, says what is in it, and takes it in when that is said: talks of another leader, or from another
 * computer. Nothing is kept before.
 */
void takein_ask(struct tui *tui);

#endif
