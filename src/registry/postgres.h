#ifndef WG_REGISTRY_HOME_POSTGRES_H
#define WG_REGISTRY_HOME_POSTGRES_H

#include "driver.h"
#include "registry/postgres.h"

/* What making and renewing a registry (admin.c) needs of the home: a connection of whoever administers the database. */
struct postgres_home;
/* Without asking whether there is a registry. NULL with a sentence. */
struct postgres_home *postgres_home_connect(const struct registry_setup *setup,
                                            enum registry_failure *failure, struct diag *diag);
/* Several statements at once, which are one transaction. */
bool postgres_home_run_all(struct postgres_home *home, const char *sql,
                           enum registry_failure *failure, struct diag *diag);
/* -1 with a sentence when it has none that may be seen. */
int postgres_home_version(struct postgres_home *home, enum registry_failure *failure,
                          struct diag *diag);
enum { POSTGRES_VERSION = 1 }; /* what this program needs: the last of data/sql/postgres */

#endif
