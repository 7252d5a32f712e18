#ifndef WG_REPORT_ANSWERED_H
#define WG_REPORT_ANSWERED_H

#include "domain/answer.h"
#include "domain/script.h"

/*
 * What was answered, as people read it and in the language of the messages: the words of a choice and never its id, a
 * whole day, "yes". What was written is given as it is, so it is still to be cleaned. `between` stands between several
 * choices. "" when nothing was answered. The caller frees it.
 */
char *answered_words(const struct script *script, const struct step *step,
                     const struct answer *answer, const char *between);
/* Of one choice: the name of a value, where the choices are values. Borrowed. */
const char *answered_choice(const struct script *script, const struct step *step,
                            const char *choice);

#endif
