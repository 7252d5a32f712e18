#ifndef WG_SESSION_WALL_H
#define WG_SESSION_WALL_H

#include "session/session.h"

/*
 * What a talk may take over from talks of another kind: agreements, and only those that the employee
 * brings in. What comes is a copy (what, who, by when, how it stands) that belongs to this talk: nothing
 * that happens to it here is seen from the other side.
 */

/* The open agreements behind the wall that are not here yet; false with a sentence. plan_done() it. */
bool session_find_beyond(const struct session *session, struct plan *out, struct diag *diag);
/* False with a sentence, when the talk is only read or something in it is not kept. */
bool session_bring_in(struct session *session, const struct plan *chosen, struct diag *diag);

#endif
