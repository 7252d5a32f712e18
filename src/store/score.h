#ifndef WG_STORE_SCORE_H
#define WG_STORE_SCORE_H

#include "store/share.h"

/* Keeps what was chosen; `token` is filled in. Within a transaction of the caller. */
bool scores_decide(struct store *store, const struct score_choice *choice, char token[UUID_SIZE],
                   struct diag *diag);

#endif
