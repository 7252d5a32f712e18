#ifndef WG_SESSION_SESSION_H
#define WG_SESSION_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/diag.h"
#include "domain/action.h"
#include "domain/conversation.h"
#include "domain/interview.h"
#include "report/report.h"
#include "script/load.h"
#include "store/store.h"

/*
 * One talk in progress: guide, answers and store together. The only place where
 * an answer is both applied and kept: what an edit changed is committed before
 * the call returns, so whatever is painted afterwards survives the program.
 *
 * When a commit fails (full disk, store not writable) the talk goes on: the change
 * stays in memory as *unsaved*, session_unsaved() says so in a sentence, and every
 * edit and every tick tries again.
 */
struct session;

/* What a talk needs of the program; borrowed, must outlive the session. */
struct session_setup {
    struct store *store;
    const struct clock *clock;
    struct id_source *ids;
    const char *data_folder;       /* locks/ lies in it; NULL = the store is nobody else's */
    const struct library *library; /* the guides that can be started */
    const char *leader;            /* whose talks they are: for talks that are not kept */
    const char *terminal;          /* "pts/3": told to whoever finds the talk locked */
    const char *purpose;           /* the team's own words, or NULL */
    const char *registry;          /* where plans are shared (registry.h), or NULL = nowhere */
    const char *account;           /* the system's account name */
    int thinking_days;             /* between deciding to share and its leaving */
};

/*
 * Starts a talk. Whom it is with follows from the guide's process: a person (with the team, or NULL), a team
 * (person NULL), or the leader alone (both NULL). A guide that keeps nothing gets a
 * store in memory of its own. A guide that goes through the last agreements finds those which its
 * kind of talk may see.
 */
struct session *session_start(const struct session_setup *setup, const struct person *person,
                              const char *team, const char *script_id, const char *language,
                              struct diag *diag);

/*
 * Opens a kept talk by its id or prefix. When another window has it open: `along`
 * false gives NULL with a sentence that names the holder and sets *held (may be NULL);
 * `along` true opens it to read along, and no edit does anything.
 */
struct session *session_open(const struct session_setup *setup, const char *id, bool along,
                             bool *held, struct diag *diag);
/*
 * Tries once more to keep what is unsaved (ask session_unsaved() before: what the store still refuses is
 * lost), gives the lock back, empties the WAL.
 */
void session_close(struct session *session);
/* Marks the talk as finished (or open again). */
bool session_finish(struct session *session, bool finished, struct diag *diag);

/* All borrowed, read-only; they change only through the functions below. */
const struct script *session_script(const struct session *session);
const struct conversation *session_conversation(const struct session *session);
const struct plan *session_plan(const struct session *session);
const struct interview *session_interview(const struct session *session);
/*
 * The talk as documents are made of it: the leader's copy, or the employee's. Borrows from the session, until
 * the next edit or call of this.
 */
struct talk session_talk(const struct session *session, bool for_leader);
bool session_read_only(const struct session *session);
struct day session_today(const struct session *session);

/* Where the talk stands; kept with the next edit and by session_move(). */
struct place session_place(const struct session *session);
size_t session_offset(const struct session *session);
void session_move(struct session *session, struct place place, size_t offset);
/* The same, with the cursor behind what is written there: where going on begins. */
void session_enter(struct session *session, struct place place);

/*
 * Edits. Each commits before it returns. Text is cleaned here (utf8_clean);
 * `offset` is the cursor behind the edit. `joins`: part of the same run of typing as
 * the edit before, undone with it.
 */
void session_set_text(struct session *session, struct place place, const char *text, size_t offset,
                      bool joins);
/* A score of 0 takes the score back; of a step that asks for a number, 0 is an answer. */
void session_set_number(struct session *session, struct place place, int number);
/* Don't know, rather not say, or open (which clears words and score, keeps remark and mark). */
void session_set_state(struct session *session, struct place place, enum answer_state state);
/* choice: picks it (again: unpicks); choices: ticks or unticks. */
void session_choose(struct session *session, struct place place, const char *choice);
void session_set_parked(struct session *session, struct place place, bool parked);
void session_set_visibility(struct session *session, struct place place,
                            enum visibility visibility);
void session_set_remark(struct session *session, struct place place, const char *remark,
                        enum visibility visibility, bool joins);
/* "Is that right?" at a summary: yes, or the correction (NULL and CONFIRM_OPEN take it back). */
void session_confirm(struct session *session, struct place place, enum confirmation confirmation,
                     const char *correction, bool joins);
/*
 * A date as typed or ISO. DAY_OK keeps the day; words that are none (yet) are kept as they are, with
 * the answer still open.
 */
enum day_result session_set_date(struct session *session, struct place place, const char *typed,
                                 struct day *proposed);

/*
 * The working day that the guide proposes (the step's `after`; for the next talk else its repeat_after), where
 * it asks for one and nothing was said yet; a day that already stands for a talk by that guide comes first.
 * False when there is none.
 */
bool session_proposed_day(const struct session *session, struct place place, struct day *out);

/* The plan. An index is one of session_plan(). */
size_t session_add_action(struct session *session, enum value value);
/* False when the text is no legal value of the field (a day that is not ISO, an unknown owner). */
bool session_set_action(struct session *session, size_t index, enum action_field field,
                        const char *text, bool joins);
void session_remove_action(struct session *session, size_t index);
/* Drops actions in which nothing was typed: called when the plan is left. */
void session_prune_actions(struct session *session);

/* What an undo or redo touched, for the screen to go there. */
struct change {
    bool is_action;
    struct place place;     /* of an answer */
    size_t offset;          /* cursor */
    char action[UUID_SIZE]; /* of an action */
};
/* False when there is nothing to undo. Each is an ordinary committed edit. */
bool session_undo(struct session *session, struct change *change);
bool session_redo(struct session *session, struct change *change);

/* With {person}, {value}, {action}, {purpose}, {answer.ID} filled in. The caller frees it; NULL stays NULL. */
char *session_fill(const struct session *session, const char *text, const char *item);
/* Whose item it is: a value's name, or what was agreed. "" outside a loop. Borrowed. */
const char *session_item_name(const struct session *session, const char *item);
/* The talk goes on in another of the guide's languages; the place stays. */
bool session_set_language(struct session *session, const char *language, struct diag *diag);

#endif
