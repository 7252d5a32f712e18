#ifndef WG_REPORT_CONDITION_H
#define WG_REPORT_CONDITION_H

#include "domain/script.h"

/* A step in words, the same wherever a guide is shown. */

/* "Only when “Does it work?” is 3 or less". The caller frees it. */
char *condition_words(const struct script *script, const struct condition *when);
/* "For each of the seven values"; NULL outside a loop. */
const char *loop_words(enum loop loop);
/* "own words", "a number from 1 to 5": what there is to fill in. NULL when there is nothing. */
const char *answer_words(enum answer_kind kind);

#endif
