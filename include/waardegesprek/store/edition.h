#ifndef WG_STORE_EDITION_H
#define WG_STORE_EDITION_H

#include "store/store.h"

/* A talk and the versions of its guide. */

/*
 * An unfinished talk goes on with another version of its guide. The old one stays with it, and so
 * do all answers.
 */
bool store_move_interview(struct store *store, const char *interview, const struct script *script,
                          const char *bundle, struct diag *diag);
/* The guides that a talk had before it moved on, the last one first; borrowed in the call. */
bool store_earlier_bundles(struct store *store, const char *interview,
                           void (*each)(void *context, const char *bundle), void *context,
                           struct diag *diag);
/* The ids of all steps of a guide that answers are kept of, by name; borrowed in the call. */
bool store_used_steps(struct store *store, const char *script,
                      void (*each)(void *context, const char *step), void *context,
                      struct diag *diag);

#endif
