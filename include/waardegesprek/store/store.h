#ifndef WG_STORE_STORE_H
#define WG_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/diag.h"
#include "domain/agreement.h"
#include "domain/answer.h"
#include "domain/interview.h"
#include "domain/script.h"

/*
 * The talks of one leader: interviews.db in the data folder. One writer a talk
 * is the session's business; what is here commits before it returns.
 */
struct store;

/*
 * Opens FOLDER/interviews.db, making folder and file when absent. `leader` names the leader at the
 * first opening. NULL on failure.
 */
struct store *store_open(const char *folder, const char *leader, const struct clock *clock,
                         struct id_source *ids, struct diag *diag);
/* A store in memory, gone when it is closed: for rehearsing and for talks that are not kept. */
struct store *store_open_scratch(const char *leader, const struct clock *clock,
                                 struct id_source *ids, struct diag *diag);
void store_close(struct store *store);
/* Reads the whole file over. False with a sentence when something in it is damaged. */
bool store_examine(struct store *store, struct diag *diag);
/* Borrowed. */
const char *store_leader_id(const struct store *store);
/* As it stands in documents; the caller frees it. NULL on failure. */
char *store_leader_name(struct store *store, struct diag *diag);
/* The leader's name as it stands in documents, when it is another than the one kept. */
bool store_name_leader(struct store *store, const char *name, struct diag *diag);

/* People and teams. Names are compared case- and accent-folded. */
bool store_people(struct store *store, struct person_list *out, struct diag *diag);
bool store_find_people(struct store *store, const char *name, struct person_list *out,
                       struct diag *diag);
/*
 * Who is meant by a name and a team (NULL or "" when none was given): nobody yet, one person, or
 * several of whom one has to be chosen. With a team it is those of that team, else those who have
 * no team; somebody of another team is somebody else.
 */
bool store_match_person(struct store *store, const char *name, const char *team,
                        struct person_list *out, struct diag *diag);
/* Adds a person (team may be NULL or ""; the team is made when it is new). */
bool store_add_person(struct store *store, const char *name, const char *team, struct person *out,
                      struct diag *diag);
bool store_set_team(struct store *store, const char *person_id, const char *team,
                    struct diag *diag);

/*
 * Starts a talk, with the agreements that its guide goes through. `bundle` is the whole text of the guide as it is pinned (script
 * layer); it is kept once per distinct text. person_id may be NULL for a team or the leader alone.
 */
bool store_add_interview(struct store *store, const char *person_id, const char *team,
                         const struct script *script, const char *bundle, char id_out[UUID_SIZE],
                         struct diag *diag);
/* Unfinished first, then by the last change, newest first. */
bool store_interviews(struct store *store, struct interview_list *out, struct diag *diag);
/* By id or a unique prefix of at least 4 characters; explains none, many, too short. */
bool store_find_interview(struct store *store, const char *prefix, struct interview *out,
                          struct diag *diag);
/* The pinned bundle of a talk; the caller frees it. NULL on failure. */
char *store_bundle(struct store *store, const char *interview, struct diag *diag);
bool store_close_interview(struct store *store, const char *interview, bool closed,
                           struct diag *diag);
/* With the guide's title in it. */
bool store_set_language(struct store *store, const char *interview, const char *language,
                        const char *title, struct diag *diag);

/* Where the talk stands. */
struct position {
    const char *step;
    const char *item;
    size_t offset;
};
/*
 * Keeps one answer and the place of the cursor in one commit. A blank answer
 * removes the row. `answer` may be NULL: only the cursor moves (`touched` stays).
 * `position` may be NULL: the cursor stays. A reason of how an agreement stands that is not (or no longer) said
 * together takes what this talk wrote as reason out of the agreement (`item`) and its history, in the same commit.
 */
bool store_save_answer(struct store *store, const char *interview, const struct step *step,
                       const char *item, const struct answer *answer,
                       const struct position *position, struct diag *diag);
/* Calls back for every kept answer; all is borrowed in the call, which must not use the store. */
bool store_load_answers(struct store *store, const char *interview,
                        void (*each)(void *context, const char *step, const char *item,
                                     const struct answer *answer),
                        void *context, struct diag *diag);

/* Seconds spent per part (by part id): the whole sum, not what is added. */
bool store_save_time(struct store *store, const char *interview, const char *part, int seconds,
                     struct diag *diag);
bool store_load_times(struct store *store, const char *interview,
                      void (*each)(void *context, const char *part, int seconds), void *context,
                      struct diag *diag);

/*
 * Keeps the action with its new revision and writes the history row (old values
 * as JSON), in one commit. Typing in one field folds into the last history row
 * when it is of the same talk, the same field and less than a minute old: that row
 * keeps what stood there when the run of typing began.
 * `field` says what changed (ACTION_FIELD_COUNT = more than one). `interview` may
 * be NULL for a change outside a talk, not for a new action. action->shared is no part of it: share.h rules that; a
 * shared action that is removed is withdrawn in the same commit. The revision that is kept is
 * action->revision or one more than before, whichever is higher. A change of nothing writes
 * nothing, and so does any change of an action that is not there but its making: another window may have erased it (outside
 * a talk that is a sentence).
 */
bool store_save_action(struct store *store, const char *interview, const struct action *action,
                       enum action_event event, enum action_field field, struct diag *diag);
/* The actions made or reviewed in a talk, in the order in which they were made. */
bool store_load_actions(struct store *store, const char *interview, struct plan *out,
                        struct diag *diag);

/* See db.h. */
bool store_sync(struct store *store, struct diag *diag);
bool store_checkpoint(struct store *store, bool truncate, struct diag *diag);
int64_t store_wal_size(const struct store *store);
int64_t store_data_version(struct store *store);

#endif
