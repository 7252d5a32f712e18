#ifndef WG_STORE_REVIEW_H
#define WG_STORE_REVIEW_H

#include "store/store.h"

/* Agreements of earlier talks that a later talk goes through. */

/*
 * The open agreements from earlier talks of whom this talk is with: those of organisation, HR and leader
 * first; not the copies that another talk brought in for itself. `across` false: only from talks that this kind of talk sees (terms.h); true: only from
 * the others, which the employee may bring in.
 */
bool store_open_actions(struct store *store, const char *interview, enum process process,
                        bool across, struct plan *out, struct diag *diag);
/* This talk goes through these agreements too. */
bool store_add_reviews(struct store *store, const char *interview, const struct plan *plan,
                       struct diag *diag);
/* Their ids in order; borrowed in the call. */
bool store_load_reviews(struct store *store, const char *interview,
                        void (*each)(void *context, const char *action), void *context,
                        struct diag *diag);

#endif
