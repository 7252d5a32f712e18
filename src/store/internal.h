#ifndef WG_STORE_INTERNAL_H
#define WG_STORE_INTERNAL_H

/* What the files of this folder share; no other layer includes it. */
#include "db/db.h"
#include "domain/correction.h"
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
/* The sentence for what was there and is not any more; false. */
bool store_gone(struct diag *diag);
/* Ends a transaction: commits when what was done in it went well, else rolls back. */
bool store_end(struct store *store, bool done, struct diag *diag);
/* Copies an id of the running statement's column. */
void store_read_id(struct store *store, int column, char id[UUID_SIZE]);
/* Takes away the copies that renewing the store left: they are there for a renewal that fails only. */
bool store_forget_copies(struct store *store, struct diag *diag);

/* Where a revision stops counting: columns.h says it to the statements. */
enum { REVISION_MOST = 1000000000 };
/* Within 1 and that, whatever stands in a file. */
int revision_fit(int64_t revision);

/* What an id may be given by: its beginning. The texts are bound, so they live until prefix_done(). */
enum { PREFIX_MIN = 4 };
struct prefix {
    char *from, *until;
};
/* Starts a statement that selects by :from and :until. */
void prefix_start(struct store *store, enum statement statement, const char *text,
                  struct prefix *prefix);
void prefix_done(struct prefix *prefix);

/*
 * Finds the team or makes it; "" or NULL is no team and gives "". Within a transaction of the
 * caller.
 */
bool team_need(struct store *store, const char *name, char id[UUID_SIZE], struct diag *diag);
/* Adds a person; "" or NULL is no team. Within a transaction of the caller. */
bool person_put(struct store *store, const char *name, const char *team, char id[UUID_SIZE],
                struct diag *diag);
/* Reads an action from a running statement whose first columns are ACTION_COLUMNS. */
void action_read(struct store *store, struct action *out);
/* *out is initialised when *found; a removed one is found too. */
bool action_seek(struct store *store, const char *id, struct action *out, bool *found,
                 struct diag *diag);
/* Puts in what another store kept, as it is. Within a transaction of the caller. */
bool action_put(struct store *store, const char *interview, const struct action *action,
                int64_t made, struct diag *diag);
/*
 * From `old` to `action`, as the taking back of the history row `undoes`. Within a transaction of the
 * caller.
 */
bool action_take_back(struct store *store, const struct action *old, const struct action *action,
                      enum action_event event, int64_t undoes, struct diag *diag);
/* Puts an action in the place of `old`, with a revision above its own; nothing is noted in its history. */
bool action_replace(struct store *store, const struct action *old, const struct action *action,
                    enum action_event event, struct diag *diag);
/*
 * Takes out of an action and its history what a talk wrote there, as if it never had: each field of which it made
 * something is again what it was before, also in the rows that came later. `field`: only that one;
 * ACTION_FIELD_COUNT = all, and its rows are gone. An action that the talk made itself is not touched by the
 * latter. Within a transaction of the caller.
 */
bool action_withdraw(struct store *store, const char *action, const char *interview,
                     enum action_field field, struct diag *diag);
/* Words, not a choice of some and not a day. */
bool action_field_is_typed(enum action_field field);
/*
 * Ends the share of an action, if there is one: what has not left goes from the outbox and leaves nothing; for what may
 * have left a withdrawal is put in it. *count (may be NULL) counts up. Within a transaction of the caller.
 */
bool share_end(struct store *store, const char *action, int *count, struct diag *diag);
/* The same of all shares and scores that a statement with :key gives; *count may be NULL. */
bool share_end_all(struct store *store, enum statement statement, const char *key, int *count,
                   struct diag *diag);
bool scores_end_all(struct store *store, enum statement statement, const char *key, int *count,
                    struct diag *diag);
/* Takes the scores under a token back; *count (may be NULL) counts up. Within a transaction of the caller. */
bool scores_end(struct store *store, const char *token, int *count, struct diag *diag);
/*
 * A talk is erased: what is shared of its actions is withdrawn and forgotten, and so are its scores; what it wrote in the action of
 * another talk is withdrawn when it was shared after that. Within a transaction of the caller, before the
 * rest of the talk goes.
 */
bool share_erase_talk(struct store *store, const char *interview, struct diag *diag);
bool share_erase_change(struct store *store, const char *action, const char *interview,
                        struct diag *diag);
/* Puts a parcel in the outbox. Within a transaction of the caller. */
bool parcel_put(struct store *store, const char *kind, const char *subject, const char *payload,
                int64_t leaves, int tries, struct diag *diag);
/* Takes what waits out of it. */
bool parcel_drop(struct store *store, const char *kind, const char *subject, struct diag *diag);
/* What waits of a kind about a subject: *payload NULL when there is none, else for the caller to free. */
bool parcel_find(struct store *store, const char *kind, const char *subject, char **payload,
                 int *tries, struct diag *diag);
/* Which event a word of the store is. */
enum action_event action_event_from_id(const char *id);
/* Keeps one answer, and nothing that follows from it. Within a transaction of the caller. */
bool answer_keep(struct store *store, const char *interview, const struct step *step,
                 const char *item, const struct answer *answer, struct diag *diag);
/*
 * Makes, moves or takes away the talk that is to come on the day that this answer gives; before the
 * answer is kept, in its transaction.
 */
bool appointment_follow(struct store *store, const char *interview, const struct step *step,
                        const char *item, const struct answer *answer, struct diag *diag);
/* A talk is erased: what it went on with is again what it was before. Within a transaction of the caller. */
bool appointment_give_back(struct store *store, const char *interview, struct diag *diag);
/* A talk has begun: the one that was to come is this one. Within a transaction of the caller. */
bool appointment_becomes(struct store *store, const char *interview, const char *script_id,
                         struct diag *diag);
/* Puts in a correction with its own id and moment. Within a transaction of the caller. */
bool correction_put(struct store *store, const char *interview, const struct correction *correction,
                    struct diag *diag);
/* The version of the guide with this very text. Within a transaction of the caller. */
bool script_need(struct store *store, const struct script *script, const char *bundle,
                 char id[UUID_SIZE], struct diag *diag);
/* Reads the heads of the started statement; *out is untouched on failure. */
bool interview_read_all(struct store *store, struct interview_list *out, struct diag *diag);
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
