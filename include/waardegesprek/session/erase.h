#ifndef WG_SESSION_ERASE_H
#define WG_SESSION_ERASE_H

#include "session/session.h"

/*
 * Takes a talk out of the store for good, with its agreements and their history, and the person when no
 * other talk is theirs. What it changed in agreements of other talks is as it was before. False with a sentence, also
 * when another window has the talk open, or one that holds such an agreement.
 */
bool session_erase(const struct session_setup *setup, const char *id, struct diag *diag);

#endif
