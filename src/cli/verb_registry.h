#ifndef WG_CLI_VERB_REGISTRY_H
#define WG_CLI_VERB_REGISTRY_H

#include "registry/admin.h"
#include "verb.h"
#include "verb_hr.h" /* hr_with_registry, which opens and closes */

/* The verbs behind `registry`: making, looking after and moving it. */
extern const struct verb verb_registry_status;
extern const struct verb verb_registry_init, verb_registry_migrate;
extern const struct verb verb_registry_grant, verb_registry_revoke, verb_registry_grants;
extern const struct verb verb_registry_team;
extern const struct verb verb_registry_leaders, verb_registry_leader;
extern const struct verb verb_registry_set;
extern const struct verb verb_registry_log;
extern const struct verb verb_registry_copy;

/* "a file (SQLite)", "a database (PostgreSQL)". Borrowed. */
const char *registry_home_label(const char *where);
/* What kind of walls it has, in a sentence that everybody should know of it. Borrowed. */
const char *registry_home_warning(const char *where);

#endif
