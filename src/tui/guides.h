#ifndef WG_TUI_GUIDES_H
#define WG_TUI_GUIDES_H

#include "screen.h"
#include "script/guide.h"

/*
 * What can be done with a guide, the same from the list as from where it is looked at. What went wrong is
 * said in the status line, and then nothing changed.
 */

/* The own editor on this file, at a line (from 1; 0 = anywhere). True when it may have changed. */
bool guides_edit(struct tui *tui, const char *path, int line);
/* Asks for a name and makes a copy. */
void guides_ask_copy(struct tui *tui, const char *id);
/* Checks it, asks what changed, and puts it in place for talks. */
void guides_ask_publish(struct tui *tui, const char *id);
void guides_rehearse(struct tui *tui, const char *id);

/* Whether a file came with the program: not to be changed. */
bool guides_is_shipped(const struct tui *tui, const char *path);
/* "20-11-2026" out of an ISO day. */
void guides_day(const char *iso, char out[DAY_TEXT_SIZE]);

#endif
