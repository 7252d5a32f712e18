#ifndef WG_STORE_CORRECTION_H
#define WG_STORE_CORRECTION_H

#include "domain/correction.h"
#include "store/store.h"

/* Keeps one; its id and moment are given here. `interview` says where the answer or action stands. */
bool store_add_correction(struct store *store, const char *interview,
                          const struct correction *correction, char id_out[UUID_SIZE],
                          struct diag *diag);
bool store_remove_correction(struct store *store, const char *id, struct diag *diag);
/* Those of a talk's answers, and of all actions that it made or went through. */
bool store_corrections(struct store *store, const char *interview, struct correction_list *out,
                       struct diag *diag);

#endif
