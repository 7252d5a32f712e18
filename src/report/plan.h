#ifndef WG_SRC_REPORT_PLAN_H
#define WG_SRC_REPORT_PLAN_H

#include "writer.h"

/* The action plan as a part of a document: a block of fields for each action. */

/* Where the guide makes the plan. */
void plan_write(struct writer *writer, const struct step *step);
/*
 * At the end, when the guide (or a condition in it) gave it no place: what was agreed is never
 * left out.
 */
void plan_write_rest(struct writer *writer);
/* Who does it, by role and by name, for who reads this copy. On one line; the caller frees it. */
char *plan_owner_text(const struct talk *talk, enum owner owner);

#endif
