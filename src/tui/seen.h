#ifndef WG_TUI_SEEN_H
#define WG_TUI_SEEN_H

#include "screen.h"

/*
 * The scores as they may be seen now: while leader and employee look together, a
 * score that is kept for the leader alone counts as not given, also in what
 * follows from it (mark, reading, offer).
 */
bool seen_answer(const struct tui *tui, const struct answer *answer);
struct capability seen_scores(const struct tui *tui, enum value value);

/*
 * "Plan · M. de Vries": the title of a screen about this talk. The caller frees it.
 */
char *seen_title(const struct tui *tui, const char *screen);

#endif
