#ifndef WG_REGISTRY_REGISTRY_H
#define WG_REGISTRY_REGISTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/diag.h"
#include "domain/shared.h"

/*
 * What employees wanted to share, and nothing else: HR opens only this. It has two homes: a SQLite file, for people who trust one
 * another with it, or PostgreSQL, where the database decides who reads and writes what. Every call here may wait on a
 * disk or a network; nothing of a talk does.
 */
struct registry;
enum registry_home { REGISTRY_SQLITE, REGISTRY_POSTGRES };

/* All borrowed, and must outlive the registry. */
struct registry_setup {
    const char *where; /* a path, or what libpq understands: postgresql://…, service=…, host=… */
    const struct clock *clock;
    struct id_source *ids;
    const char
        *leader;      /* id of the leader's store; PostgreSQL goes by the role instead. "" for HR */
    const char *name; /* as it stands beside what this person does */
    const char *account; /* the system's account name */
    /*
     * How long a call waits for others in a SQLite file, in ms; 0 = REGISTRY_PATIENCE, after which whoever sits before a screen is told
     * that it is busy. With more, nobody is thought to look: what takes long is done then, too.
     */
    int patience;
    bool
        in_full; /* a database that can't be reached: in its own words too, for who looks after it */
};
enum { REGISTRY_PATIENCE = 1500, REGISTRY_PATIENCE_UNSEEN = 10000 };

/* By its words alone, without opening anything. */
enum registry_home registry_home_of(const char *where);
/* False with a sentence: a connection string with a password in it has no place in a settings file. */
bool registry_check_where(const char *where, struct diag *diag);

/*
 * Opens it. A SQLite file is made when it is absent, with the mode and group of its folder (0660 in a folder that is for
 * a group, else 0600); one on a network file system is refused with the reason and the way out. PostgreSQL has to be made by
 * `registry init` before. A copy that is not finished is refused in both homes. NULL on failure; *away (may be NULL) tells whether trying later may help.
 */
struct registry *registry_open(const struct registry_setup *setup, bool *away, struct diag *diag);
void registry_close(struct registry *registry);
enum registry_home registry_home(const struct registry *registry);

/* Why the last call failed. */
enum registry_failure {
    REGISTRY_FINE,
    REGISTRY_AWAY,    /* not reachable, or busy: the same call later may do */
    REGISTRY_DENIED,  /* the database says that this is not for you */
    REGISTRY_REFUSED, /* it makes no sense there: an unknown team, an action that is not there */
    REGISTRY_PAST,    /* it came too late to be of use to anybody: nothing to be done about it */
    REGISTRY_BROKEN   /* anything else */
};
enum registry_failure registry_failure(const struct registry *registry);

/* Settings of the whole registry. */
struct registry_settings {
    char *organisation; /* its name, for titles; "" = not set */
    char *
        contact; /* who at HR takes a withdrawal code: stands on the employee's copy; "" = not set */
    int answer_days; /* a question that waits so long rises to the top; 14 */
    int group_limit; /* people in a figure, at least; 5, never below 3 */
};
bool registry_settings(struct registry *registry, struct registry_settings *out, struct diag *diag);
void registry_settings_done(struct registry_settings *settings);
/* By name: "organisation", "contact", "answer_days", "group_limit". A number that can't be is a sentence. */
bool registry_set(struct registry *registry, const char *name, const char *text, struct diag *diag);

struct registry_team {
    char *id, *name;
};
struct registry_team_list {
    struct registry_team *items;
    size_t count;
};
/* By name. A leader sees those they may share into, HR those they may read. */
bool registry_teams(struct registry *registry, struct registry_team_list *out, struct diag *diag);
void registry_team_list_done(struct registry_team_list *list);
/*
 * Adds one, or renames it (`was` not NULL). Names are compared without case and accents; a name that is there is kept. A team keeps its
 * earlier names: what comes under one is its own, and no other team can be called so.
 */
bool registry_save_team(struct registry *registry, const char *was, const char *name,
                        struct diag *diag);

#endif
