#ifndef WG_SESSION_AGREEMENT_H
#define WG_SESSION_AGREEMENT_H

#include "domain/agreement.h"
#include "session/session.h"

/*
 * Agreements outside a talk. Each call is one commit with one row in the history. It takes the locks of all
 * talks that hold the agreement, and says who has one open when it can't. `action`: an id, or a prefix of one.
 */
struct agreement_edit {
    enum action_field field;
    const char *text; /* an id, words, or an ISO day: as action_set() takes it */
};
/* Another status without a reason takes the old reason away. *changed false: it stood so already. */
bool agreement_change(const struct session_setup *setup, const char *action,
                      const struct agreement_edit *edits, size_t count, bool *changed,
                      struct diag *diag);
/*
 * *undone: what was taken back, for agreement_taken_back(); empty when there is nothing (more). history_done() it.
 * Only what was changed outside a talk: what a talk agreed is changed, or taken back, in a talk.
 */
bool agreement_undo(const struct session_setup *setup, const char *action, struct history *undone,
                    struct diag *diag);

#endif
