#ifndef WG_STORE_LEFT_H
#define WG_STORE_LEFT_H

#include "domain/share.h"
#include "store/store.h"

/* What of sharing stands beside the agreements that are shared now. */

/* The talks whose scores go or went to the registry, of one person (NULL: all). The caller frees them. */
struct scored_talk {
    char talk[UUID_SIZE];
    char code[CODE_SIZE]; /* with which they are taken back */
};
bool store_scored_talks(struct store *store, const char *person_id, struct scored_talk **out,
                        size_t *count, struct diag *diag);
/* Whether it was in the registry and was taken back: under which name or number is not kept. */
bool store_was_taken_back(struct store *store, const char *action, bool *was, struct diag *diag);

#endif
