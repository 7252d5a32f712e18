#ifndef WG_STORE_INTERNAL_H
#define WG_STORE_INTERNAL_H

/* What the files of this folder share; no other layer includes it. */
#include "db/db.h"
#include "sql.h"
#include "store/store.h"

struct store {
    struct db *db;
    const struct clock *clock;
    struct id_source *ids;
    char leader[UUID_SIZE];
};

/*
 * Runs the started statement to its end and ends it. *found (may be NULL): it
 * gave a row. False when it failed.
 */
bool store_finish(struct store *store, bool *found, struct diag *diag);
/* The same for a statement that must give a row: none is a sentence. */
bool store_finish_found(struct store *store, struct diag *diag);
/* Ends a transaction: commits when what was done in it went well, else rolls back. */
bool store_end(struct store *store, bool done, struct diag *diag);
/* Copies an id of the running statement's column. */
void store_read_id(struct store *store, int column, char id[UUID_SIZE]);

/*
 * Finds the team or makes it; "" or NULL is no team and gives "". Within a transaction of the
 * caller.
 */
bool team_need(struct store *store, const char *name, char id[UUID_SIZE], struct diag *diag);
/* Reads an action from a running statement whose first columns are ACTION_COLUMNS. */
void action_read(struct store *store, struct action *out);
/*
 * Notes which agreements a new or moved talk goes through, when its guide does. Within a transaction of
 * the caller.
 */
bool reviews_need(struct store *store, const char *interview, const struct script *script,
                  struct diag *diag);
/* NULL for "": how the absence of a person or team is bound. */
const char *null_if_empty(const char *text);
/*
 * Marks a talk as changed now, when it is; keeps where it stands, unless `position` is NULL.
 * Within a transaction of the caller.
 */
bool interview_mark(struct store *store, const char *interview, bool changed,
                    const struct position *position, struct diag *diag);

#endif
