#ifndef WG_SESSION_AGREEMENT_H
#define WG_SESSION_AGREEMENT_H

#include "domain/agreement.h"
#include "session/session.h"

/*
 * Agreements outside a talk. Each call is one commit with one row in the history. It takes the locks of the unfinished
 * talks that hold the agreement, and says who has one open when it can't. `action`: an id, or a prefix of one.
 */
struct agreement_edit {
    enum action_field field;
    const char *text; /* an id, words, or an ISO day: as action_set() takes it */
};
bool agreement_change(const struct session_setup *setup, const char *action,
                      const struct agreement_edit *edits, size_t count, struct diag *diag);
/* *undone false when there is nothing (more) to take back. */
bool agreement_undo(const struct session_setup *setup, const char *action, bool *undone,
                    struct diag *diag);

#endif
