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
/* The names of the databases beside this one in which something is the registry's: what depends on a role is known to the whole server. */
#define POSTGRES_OTHERS                                                                            \
    "SELECT DISTINCT d.datname::text FROM pg_shdepend s JOIN pg_database d ON d.oid = s.dbid"      \
    " WHERE s.refclassid = 'pg_authid'::regclass AND s.deptype = 'o'"                              \
    " AND s.refobjid = (SELECT oid FROM pg_roles WHERE rolname = 'waardegesprek_owner')"           \
    " AND d.datname <> current_database()"
enum { POSTGRES_VERSION = 1 }; /* what this program needs: the last of data/sql/postgres */

#endif
