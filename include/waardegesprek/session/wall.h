#ifndef WG_SESSION_WALL_H
#define WG_SESSION_WALL_H

#include "session/session.h"

/* What a talk may take over from talks of another kind. */

/*
 * The wall between talks holds back what was agreed in talks that this kind of talk does not see. How many
 * open agreements of this person lie behind it: the employee alone may bring them in.
 */
size_t session_count_beyond(const struct session *session);
bool session_bring_in(struct session *session, struct diag *diag);

#endif
