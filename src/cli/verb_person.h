#ifndef WG_CLI_VERB_PERSON_H
#define WG_CLI_VERB_PERSON_H

#include "verb.h"

/* What can be done with all that is kept of a person: one row each in verb_person.c. */
extern const struct verb verb_person_list, verb_person_show, verb_person_export, verb_person_erase;

/*
 * Opens the store and finds who is named, or says what is wrong and gives the exit status; EXIT_DONE: person_done()
 * it.
 */
int person_asked(struct world *world, const struct request *request, const char *team,
                 struct person *out);

#endif
