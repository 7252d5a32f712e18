#ifndef WG_TUI_TALK_LAST_H
#define WG_TUI_TALK_LAST_H

#include "session/session.h"

/*
 * What earlier talks say where the talk stands. Each is the caller's to free, and NULL when there is nothing to
 * say. Only what was said together is in it.
 */

/* "Last time (14-11-2025): 5 · 2 · 2  "…"" of the value, cut to one line of `width` columns. */
char *talk_last_time(const struct session *session, struct place place, int width);
/*
 * Who promised this agreement, by when, and how it stood before anything was said of it here; as much of
 * it as goes in `width` columns (0 = all).
 */
char *talk_promise(const struct session *session, struct place place, int width);
/* Whether it was said to have changed: then its words are to be changed, too. */
bool talk_says_changed(const struct session *session, struct place place);

#endif
