#ifndef WG_STORE_PERSON_H
#define WG_STORE_PERSON_H

#include "store/store.h"

/*
 * By the whole name, an id prefix of at least 4 characters, or the beginning of a part of the name (case and accents
 * folded), in this order; explains none and several.
 */
bool store_find_person(struct store *store, const char *name_or_id, const char *team,
                       struct person *out, struct diag *diag);
void person_done(struct person *person);
/* All talks of a person, the oldest first. */
bool store_person_interviews(struct store *store, const char *person_id, struct interview_list *out,
                             struct diag *diag);
/* Everything of a person, for good, in one commit, with its traces in the file. */
bool store_erase_person(struct store *store, const char *person_id, struct diag *diag);

#endif
