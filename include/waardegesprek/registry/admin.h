#ifndef WG_REGISTRY_ADMIN_H
#define WG_REGISTRY_ADMIN_H

#include "domain/action.h"
#include "registry/registry.h"

/* Making, renewing and moving a registry, and who may do what in PostgreSQL. */

/* Schema and roles; run by the database's administrator. A SQLite file needs none: it is made when it is opened. */
bool registry_init(const struct registry_setup *setup, struct diag *diag);
/* Brings an older schema up to this program's. *from and *to are versions; equal = nothing was to do. */
bool registry_migrate(const struct registry_setup *setup, int *from, int *to, struct diag *diag);

enum registry_role { ROLE_LEADER, ROLE_HR, ROLE_ADMIN, ROLE_COUNT };
const char *registry_role_id(enum registry_role role); /* "leader", "hr", "admin" */
bool registry_role_from_id(const char *id, enum registry_role *out);
struct registry_grant {
    char *member; /* a role of the database that can log in */
    enum registry_role role;
    char *team;        /* a team's name; "" = all teams */
    enum support kind; /* HR for one kind of support; SUPPORT_NONE = all kinds */
    char *by;          /* who granted it */
    int64_t since;
    bool gone; /* the account is not there any more (one by its name may be): it gives nothing */
};
struct registry_grant_list {
    struct registry_grant *items;
    size_t count;
};
/* In a SQLite registry these say that the file system decides there, and how. */
bool registry_grant(struct registry *registry, const struct registry_grant *grant,
                    struct diag *diag);
/* Takes away what matches exactly. *count 0: there was none. */
bool registry_revoke(struct registry *registry, const struct registry_grant *grant, int *count,
                     struct diag *diag);
bool registry_grants(struct registry *registry, struct registry_grant_list *out, struct diag *diag);
void registry_grant_list_done(struct registry_grant_list *list);

/*
 * Whose the plans and counts are: the id of a leader's store in a SQLite file, a role's name in PostgreSQL. After a copy from one
 * home to the other, or when somebody goes on under another account, what stood under one id is given to another. In PostgreSQL both are
 * for the database's administrator (a superuser): an admin of the registry reads no plans, and so can't take them either.
 */
struct registry_leader {
    char *id, *name; /* the name that stands beside the newest plan; "" = counts alone */
    int plans;
};
struct registry_leader_list {
    struct registry_leader *items;
    size_t count;
};
bool registry_leaders(struct registry *registry, struct registry_leader_list *out,
                      struct diag *diag);
void registry_leader_list_done(struct registry_leader_list *list);
/* *plans: how many were moved. Refused where nothing is under `from`, or `to` can't be a leader here. */
bool registry_move_leader(struct registry *registry, const char *from, const char *to, int *plans,
                          struct diag *diag);

/* Who did what to which id and when: never any content. The newest first, at most `most`. */
struct registry_event {
    int64_t moment;
    char *account, *verb, *id;
};
bool registry_log(struct registry *registry, int most,
                  bool (*each)(void *context, const struct registry_event *event), void *context,
                  struct diag *diag);

/*
 * Copies all of one registry into another, between homes or within one, table by table in pieces; going on where it was stopped. The
 * target has to be empty or the begin of the same copy. `tell` hears of every piece and may end it (false).
 */
struct copy_progress {
    const char *table;
    int64_t done, total; /* rows, of all tables */
};
bool registry_copy(const struct registry_setup *from, const struct registry_setup *to,
                   bool (*tell)(void *context, const struct copy_progress *progress), void *context,
                   struct diag *diag);

/*
 * What the doctor tells of a registry: each finding with its repair; nothing found is fine. *roles: what a database lets this account do, in
 * words, to free; NULL = a file, or it could not be asked.
 */
bool registry_examine(const struct registry_setup *setup, char **roles, struct diag *diag);

#endif
