#ifndef WG_SESSION_REHEARSE_H
#define WG_SESSION_REHEARSE_H

#include "session/session.h"

/* Talks of which nothing is kept: rehearsing a guide, and what a leader prepares alone. */

/*
 * Goes through the guide's file as it lies there, published or not, with an invented person and
 * invented agreements: nothing of it is kept.
 */
struct session *session_rehearse(const struct session_setup *setup, const char *script_id,
                                 const char *language, struct diag *diag);
/* Fills in an invented answer where the talk stands, when there is none. Only in a rehearsal. */
void session_invent(struct session *session, struct place place);
bool session_is_rehearsal(const struct session *session);
/* False: when this session ends, nothing of the talk is left. */
bool session_is_kept(const struct session *session);
/* Whether a step has been on the screen in this session; a screen says so. */
bool session_was_reached(const struct session *session, size_t step);
void session_reach(struct session *session, struct place place);

#endif
