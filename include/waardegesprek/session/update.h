#ifndef WG_SESSION_UPDATE_H
#define WG_SESSION_UPDATE_H

#include "domain/difference.h"
#include "session/session.h"

/* An unfinished talk that could go on with the version of its guide that is published now. */
struct update {
    struct script *script;
    char *bundle;
    struct differences differences; /* from the talk's version to the new one */
    size_t kept;   /* answers to questions that the new one does not ask: they stay in the notes */
    char *blocked; /* why it can't be done, in a sentence; NULL = it can */
};
/* NULL when there is no newer version, or the talk is finished, read only or not kept. */
struct update *session_find_update(const struct session *session, struct diag *diag);
/*
 * Goes on with it. False with a sentence: the talk is as it was, or it was moved and could not be read again just now.
 */
bool session_update(struct session *session, const struct update *update, struct diag *diag);
void update_free(struct update *update);

#endif
