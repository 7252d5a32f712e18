#ifndef WG_SESSION_STATE_H
#define WG_SESSION_STATE_H

/* What the files of this layer share; nobody else includes it. */
#include "domain/share.h"
#include "report/report.h"
#include "session/session.h"

/* Which of an answer's texts was typed in: a run of typing goes on in that one only. */
enum typed { TYPED_NOTHING, TYPED_TEXT, TYPED_REMARK, TYPED_CORRECTION };

/* A change for undo: the answer, or the action, before and after. */
struct step_back {
    bool is_action;
    bool joined; /* undone and redone together with the one before it */
    enum typed typed;
    struct place place;
    size_t offset_before;
    size_t offset_after;
    struct answer answer_before;
    struct answer answer_after;
    size_t index;                /* of the action in the plan */
    struct action action_before; /* id "" = was not there */
    struct action action_after;  /* id "" = is gone */
};
struct journal {
    struct step_back *steps;
    size_t count;   /* all that are kept */
    size_t applied; /* undo takes back number applied - 1; redo brings number applied */
    bool sealed;    /* the next change starts a step of its own */
};
void journal_done(struct journal *journal);
/* Room for a next step: forgets what could have been redone. */
struct step_back *journal_push(struct journal *journal);
/* The last step when a joining change may extend it, else NULL. */
struct step_back *journal_last(struct journal *journal);
/* Whether words stood in the action at some time, so that undo can bring them back. */
bool journal_has_words(const struct journal *journal, const char *action);
/* Takes out all that was done to an action: there is nothing of it to bring back. */
void journal_forget(struct journal *journal, const char *action);

/* A change that is to be committed. Kept until the store took it. */
struct pending {
    bool is_action;
    struct place place;
    struct action action;
    enum action_event event;
    enum action_field field;
};

/* papers.c: what goes into a document beside the talk itself. */
struct papers {
    struct appointment_list appointments;
    struct history *histories; /* one each of the plan's actions, in its order */
    const char **origins;      /* likewise: the talk it was made in; owned */
    size_t history_count;
    char **shares; /* likewise: how it stands with HR, NULL: not shared */
    char share_code[CODE_SIZE];
    char *share_contact;
    bool scores_shared;
};
void papers_done(struct papers *papers);

struct lock; /* lock.c */
/* NULL with a sentence; *held tells whether someone else has it. */
struct lock *lock_take(const char *folder, const char *id, const char *terminal, int64_t now,
                       bool *held, struct diag *diag);
void lock_release(struct lock *lock);

struct session {
    struct session_setup setup;
    struct store *scratch; /* its own store, when nothing of this talk is kept */
    bool rehearsal;
    bool *reached; /* per step: it was on the screen */
    struct interview interview;
    char *bundle;
    struct script *script;
    struct conversation *conversation;
    struct plan plan;
    char **ids; /* of the agreements it goes through: places point to them until the end */
    size_t id_count;
    struct earlier *earlier; /* questions of editions that the talk had before */
    size_t earlier_count;
    struct growth before; /* the person's talks before this one */
    struct correction_list corrections;
    struct papers *papers; /* apart, for whoever only looks may have them read again */
    struct lock *lock;     /* NULL = reading along */
    struct place place;
    size_t offset;
    struct journal journal;

    struct pending *pending;
    size_t pending_count;
    char *unsaved;      /* the sentence, NULL = all is committed */
    char *unsynced_why; /* the same for the sync, NULL = it went well */

    bool unsynced;
    int64_t unsynced_since; /* ticks */
    int64_t last_commit;    /* ticks */
    int64_t data_version;

    int64_t *milliseconds; /* per part */
    int *kept_seconds;     /* per part: what the store has */
    int64_t last_tick;
    int64_t last_time_save;
    bool paused;
};

/* keep.c: commits what is pending, oldest first; what fails stays and is said in `unsaved`. */
void session_keep_answer(struct session *session, struct place place);
void session_keep_action(struct session *session, const struct action *action,
                         enum action_event event, enum action_field field);
void session_flush(struct session *session);
void session_keep_times(struct session *session);
/* Something was committed: it is to be synced within a second. */
void session_note_commit(struct session *session);
void pending_done(struct session *session);

/* tick.c: adds the time since the last call to the part where the talk is. */
void session_count_time(struct session *session);
/*
 * session.c: an edit may take away the place where the talk stands (its value is no longer chosen);
 * then it stands at the last place before it.
 */
void session_settle(struct session *session);
/* session.c: takes the guide out of the store; on failure all is as it was. */
bool session_open_guide(struct session *session, struct diag *diag);
/* scratch.c: a talk on a store of its own. `person` NULL = somebody. */
struct session *session_begin_scratch(const struct session_setup *setup, const char *person,
                                      const struct script *script, const char *bundle,
                                      struct diag *diag);
/* scratch.c: false with a sentence when it is not said with whom the talk is. */
bool session_subject_known(enum subject subject, const struct person *person, const char *team,
                           struct diag *diag);

/* update.c: what was answered to questions that the talk's guide no longer has. */
bool earlier_load(struct session *session, struct diag *diag);
void earlier_done(struct session *session);

/* growth.c: reads the talks before this one; what can't be read is left out. */
void session_load_before(struct session *session);

/* session.c: reads answers, plan and place again from the store. */
bool session_reload(struct session *session, struct diag *diag);

#endif
