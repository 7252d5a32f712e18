#ifndef WG_CLI_VERB_PLAN_H
#define WG_CLI_VERB_PLAN_H

#include "domain/agreement.h"
#include "verb.h"

/* What can be done with what was agreed, outside a talk: one row each in verb_plan.c. */
extern const struct verb verb_plan_list;
extern const struct verb verb_plan_show;
extern const struct verb verb_plan_done, verb_plan_busy, verb_plan_drop;
extern const struct verb verb_plan_change;
extern const struct verb verb_plan_undo;

/* verb_plan.c: an id that was asked for; false with a sentence said. */
bool plan_has_id(const struct request *request);
/* "3f2a9c: Follow a course. Noor, team Noord. Who: you. By …": one agreement on a line. */
void plan_say_line(const struct agreement *agreement, struct day today);

#endif
