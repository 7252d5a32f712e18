#ifndef WG_STORE_ERASE_H
#define WG_STORE_ERASE_H

#include "store/store.h"

/* Taking talks out of the store for good. */

/*
 * Erases a talk with its answers, its agreements and their history, and the person when no other
 * talk is theirs and none is to come. Agreements of other talks are again as if this one had not been: what it
 * changed in them is as it was before, and so is a day that it moved. What is shared of its agreements, of what it wrote in
 * others, and its scores, is withdrawn: the outbox keeps ids for that, and no words. Nothing of it stays in the file or its log,
 * and the copies of the file from before a renewal (interviews.db.before-vN) go with it.
 */
bool store_erase_interview(struct store *store, const char *interview, struct diag *diag);
/*
 * The talks that hold agreements of other talks which this one changed (and this one, then): erasing writes in what
 * an open one has in memory. Borrowed in the call.
 */
bool store_talks_beside(struct store *store, const char *interview,
                        void (*each)(void *context, const char *interview), void *context,
                        struct diag *diag);
/*
 * Erases the talks whose kind may only be kept for so many days after they ended (or, never ended,
 * after they were last touched). *count is how many that were.
 */
bool store_erase_expired(struct store *store, size_t *count, struct diag *diag);

#endif
