#ifndef WG_TUI_TOGETHER_H
#define WG_TUI_TOGETHER_H

#include "loop.h"

/*
 * Looking together: the employee sits in front of the screen as well. It begins and ends with its key, or with
 * a screen that is meant for it, and its mark stands in the frame of every screen. One that names other people is a
 * calm page meanwhile.
 */

/* The mark in the frame while it lasts; NULL when it doesn't. Borrowed. */
const char *together_mark(const struct tui *tui);
/* Whether this screen is about more than the one who looks along, and so is not shown. */
bool together_hides(const struct tui *tui, const struct screen_kind *kind);
void together_draw(const struct tui *tui, struct frame *frame);
/* What can be done on the calm page; else it says what to do first, and is false. */
bool together_allows(struct tui *tui, enum action_name action);
/* The key: begins or ends it on all screens that are open. */
void together_toggle(struct tui *tui);

#endif
