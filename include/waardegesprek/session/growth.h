#ifndef WG_SESSION_GROWTH_H
#define WG_SESSION_GROWTH_H

#include "domain/growth.h"
#include "session/session.h"

/*
 * A person's finished and running talks that a talk of this kind sees, with their values: for the person
 * page PROCESS_ONE_ON_ONE. False with a sentence; a talk that can't be read is left out with a
 * warning in diag. growth_done() it.
 */
bool growth_load(const struct session_setup *setup, const char *person_id, enum process process,
                 struct growth *out, struct diag *diag);
/*
 * The talks with the same person before this one, that this kind of talk sees, read when the
 * session was opened: what stands beside the new answers. Never NULL; borrowed.
 */
const struct growth *session_before(const struct session *session);
/* The last of them that has any scores; NULL when there is none. */
const struct growth_talk *session_last(const struct session *session);

#endif
