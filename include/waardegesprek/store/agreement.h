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
/* Those of a person that were removed; they are kept for their history. */
bool store_removed_agreements(struct store *store, const char *person_id,
                              struct agreement_list *out, struct diag *diag);
/*
 * The talks that hold it (made, gone through or changed there), finished ones too: any of them can be open in
 * a window. Borrowed in the call.
 */
bool store_agreement_talks(struct store *store, const char *action,
                           void (*each)(void *context, const char *interview), void *context,
                           struct diag *diag);
bool store_action_history(struct store *store, const char *action, struct history *out,
                          struct diag *diag);
/*
 * Takes back the last change that was not taken back yet, as an event of its own. *undone is that, one entry whose
 * changes go from what stood to what stands now; empty when there is nothing: the making of an action with its
 * first words is not taken back here, nor that it was removed or put back. history_done() it.
 */
bool store_undo_action(struct store *store, const char *action, struct history *undone,
                       struct diag *diag);
/*
 * What a field was before a talk first changed it, for the caller to free; *out NULL when the talk never did.
 */
bool store_field_before(struct store *store, const char *interview, const char *action,
                        enum action_field field, char **out, struct diag *diag);

#endif
