#ifndef WG_STORE_ERASE_H
#define WG_STORE_ERASE_H

#include "store/store.h"

/* Taking talks out of the store for good. */

/*
 * Erases a talk with its answers, its agreements and their history, and the person when no other
 * talk is theirs and none is to come. Nothing of it stays in the file or its log.
 */
bool store_erase_interview(struct store *store, const char *interview, struct diag *diag);
/*
 * Erases the talks whose kind may only be kept for so many days after they ended (or, never ended,
 * after they were last touched). *count is how many that were.
 */
bool store_erase_expired(struct store *store, size_t *count, struct diag *diag);

#endif
