#ifndef WG_SESSION_HEARTBEAT_H
#define WG_SESSION_HEARTBEAT_H

#include "session/session.h"

/* What goes on in an open talk by itself: time is counted, and what was committed is made safe. */

/*
 * The silent clock: seconds spent in a part, and in the whole talk. It runs only between ticks of
 * an open, unpaused talk.
 */
int session_elapsed(const struct session *session, size_t part);
int session_elapsed_all(const struct session *session);
void session_pause(struct session *session, bool paused);
bool session_paused(const struct session *session);

/*
 * The heartbeat, at least once a second while a talk is open: counts time, tries unsaved
 * changes again, syncs what was committed, reads along. True when the screen should be
 * drawn again (another window wrote, or the unsaved state changed).
 */
bool session_tick(struct session *session);
/* True while something committed is not synced yet or not saved at all: tick soon. */
bool session_restless(const struct session *session);
/* NULL when all is kept; else the sentence to show. Borrowed. */
const char *session_unsaved(const struct session *session);
/* Saves the whole talk, unsaved changes too, as JSON in another, new file. */
bool session_rescue(const struct session *session, const char *path, struct diag *diag);

#endif
