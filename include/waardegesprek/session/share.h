#ifndef WG_SESSION_SHARE_H
#define WG_SESSION_SHARE_H

#include "session/session.h"
#include "store/share.h"

/*
 * Asking the employee what may go to HR, and taking it back. Nothing here waits on the registry: what was decided lies in the outbox
 * and leaves after the thinking period (outbox.h).
 */

/* An action that the employee can be asked about: of a value talk with a person or a team, with words, and not let go. */
struct share_offer {
    struct agreement agreement;
    struct share share; /* how it stands now */
    bool
        is_change; /* it is shared, and changed since, or is missing there: whether it goes (once more) as it is now */
};
struct share_question {
    struct person person; /* id "" for a team */
    struct share_offer *offers;
    size_t count;
    struct score_row_text { /* what the scores would be: of the last value talk, all three given */
        enum value value;
        int scores[3];
    } scores[VALUE_COUNT];
    size_t score_count;   /* 0: there is nothing to ask about scores */
    char talk[UUID_SIZE]; /* whose scores */
    bool scores_shared;
    char **teams; /* that may be chosen, as the registry had them; none known: what is typed */
    size_t team_count;
    char *team;    /* the one that fits by name, or NULL */
    char *readers; /* by whom it will be seen, in a sentence: differs between the two homes */
    char *scores_readers; /* likewise, of the scores */
    char *contact;        /* at HR, for the code; "" */
    int thinking_days;
};
/* `id`: a talk (its plan) or an action, of a kind of which something may be shared; else false with a sentence. */
bool share_load(const struct session_setup *setup, const char *id, struct share_question *out,
                struct diag *diag);
void share_question_done(struct share_question *question);

/* Exactly what will be seen of it, a line a field: label and text. The caller frees with share_lines_done(). */
struct share_line {
    char *label, *text;
};
struct share_lines {
    struct share_line *items;
    size_t count;
};
void share_preview(const struct share_offer *offer, const char *person_as, const char *team,
                   const char *leader, struct share_lines *out);
void share_lines_done(struct share_lines *lines);

/* What the employee said: nothing is set until they do. */
enum share_word { SHARE_UNSAID, SHARE_YES, SHARE_NO };
struct share_decision {
    const enum share_word *words; /* one an offer */
    enum share_word scores;
    const char *person_as; /* the name, or a number */
    const char *team;
    bool may_contact;
};
/*
 * Keeps it. code: for the employee's paper; "" when nothing is shared. What was not said is no. A no to a change leaves what HR
 * sees as it is.
 */
bool share_decide(const struct session_setup *setup, const struct share_question *question,
                  const struct share_decision *decision, char code[CODE_SIZE], int64_t *leaves,
                  struct diag *diag);
/* A number for who would rather not be named: new, and known to the leader's store alone. The caller frees it. */
char *share_number(const struct session_setup *setup);

/* By an action's id or prefix, or by a code. *count actions; none and no scores: there is nothing of it here. */
bool share_withdraw(const struct session_setup *setup, const char *id_or_code, int *count,
                    bool *scores, struct diag *diag);
/*
 * Whether the registry lies in the leader's own folder, as long as no other is set and in a demo: HR does not see what is shared there, so
 * it is for practice. The texts here say so.
 */
bool share_is_practice(const struct session_setup *setup);
/* "HR can see this since 24 November." … "" when it is not shared. The caller frees it. */
char *share_text(const struct session_setup *setup, const struct share *share);
/* What HR sees beside what share_preview() tells. */
const char *share_also_seen(void);
/* It was there before and was taken back: a number hides nobody from who saw the name. */
bool share_was_taken_back(const struct session_setup *setup, const struct share_offer *offer);
/* With whom HR would like to talk, and whom to ask when HR has a number alone; NULL: nobody. `share` may be NULL. Owned. */
char *share_wish(const struct hr_answer *answer, const struct share *share, const char *person);
/* In practice, where nobody ever played HR, nobody is said to wait for an answer. */
void share_hush_practice(const struct session_setup *setup, struct hr_answer_list *answers);
/* That the scores of whom this agreement is with stay in the figures, and their code; NULL when there are none. Owned. */
char *share_scores_stay(const struct session_setup *setup, const char *action);

#endif
