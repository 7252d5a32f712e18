#ifndef WG_STORE_AGREEMENT_H
#define WG_STORE_AGREEMENT_H

#include "domain/agreement.h"
#include "store/store.h"

/* Agreements seen from outside a talk. A write takes the place of whoever has the talk open: session asks first. */

/*
 * Those of a person (NULL: of everyone), in the order in which they were made; not the removed, and not the
 * copies that a talk brought in for itself.
 */
bool store_agreements(struct store *store, const char *person_id, struct agreement_list *out,
                      struct diag *diag);
/* By the action's id or a unique prefix of at least 4 characters; not the removed. */
bool store_find_agreement(struct store *store, const char *prefix, struct agreement *out,
                          struct diag *diag);
/* The unfinished talks that hold it: made or gone through there. Borrowed in the call. */
bool store_agreement_talks(struct store *store, const char *action,
                           void (*each)(void *context, const char *interview), void *context,
                           struct diag *diag);
bool store_action_history(struct store *store, const char *action, struct history *out,
                          struct diag *diag);
/*
 * Takes back the last change that was not taken back yet, as an event of its own. *undone false when there
 * is none (the making of an action with its first words is not taken back here).
 */
bool store_undo_action(struct store *store, const char *action, bool *undone, struct diag *diag);

#endif
