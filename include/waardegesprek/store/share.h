#ifndef WG_STORE_SHARE_H
#define WG_STORE_SHARE_H

#include "domain/quarter.h"
#include "domain/share.h"
#include "store/store.h"

/* Sharing as the leader's own store keeps it: what was decided, what is on its way, what HR said. */

struct share {
    char action[UUID_SIZE];
    int round;
    char *person_as, *team;
    bool may_contact;
    char code[CODE_SIZE];
    int64_t decided, leaves;
    int revision;      /* of the action as it was shown when it was decided */
    int sent_revision; /* as the registry counts; 0 = nothing of it has arrived there */
    enum share_state state;
    char *trouble; /* why the last try failed; "" = none */
    bool missing;  /* it arrived once, and the registry does not have it so any more */
};
void share_done(struct share *share);
struct share_list {
    struct share *items;
    size_t count;
};
void share_list_done(struct share_list *list);

/* Those that stand, of one person (NULL: all). */
bool store_shares(struct store *store, const char *person_id, struct share_list *out,
                  struct diag *diag);
/* Of one action; state SHARE_NONE when it is not shared. */
bool store_find_share(struct store *store, const char *action, struct share *out,
                      struct diag *diag);
/* Those whose action's id begins so, at most two: none when it is shorter than four characters. */
bool store_shares_from(struct store *store, const char *prefix, struct share_list *out,
                       struct diag *diag);
/*
 * The code of what a talk's employee shared: one a person, so that one paper is enough. "" when there is none. A team has one
 * too: `person_id` is its name then.
 */
bool store_share_code(struct store *store, const char *person_id, char out[CODE_SIZE],
                      struct diag *diag);

/*
 * What was decided, all in one commit with its rows in the outbox and action.shared. A share of the same round is a change that is
 * shared too. share->round is filled in, here and in the payload (a JSON object), and so is the revision under which the registry
 * gets it. What is the same as what arrived there already is no new decision.
 */
bool store_decide_share(struct store *store, struct share *share, const char *payload,
                        struct diag *diag);
struct score_choice {
    char token[UUID_SIZE]; /* filled in: the same for a person within a quarter, and for a talk */
    const char *person_id, *interview, *code, *payload;
    struct quarter quarter;
    int64_t leaves;
};
bool store_decide_scores(struct store *store, struct score_choice *choice, struct diag *diag);
/* All of one decision, a payload a share, `scores` NULL for none: either all of it is kept or nothing. */
bool store_decide(struct store *store, struct share *shares, const char *const *payloads,
                  size_t count, struct score_choice *scores, struct diag *diag);
/* Whether the scores of this talk go or went to the registry. */
bool store_scores_shared(struct store *store, const char *person_id, const char *interview,
                         bool *shared, struct diag *diag);
/*
 * Before what is due leaves: scores count in the quarter in which they leave, or in their own when that is later, and nobody counts twice
 * in one. Where the person has scores in that quarter already, those of the newer talk stay under that one token, and the other
 * token is taken back.
 */
bool store_settle_scores(struct store *store, struct quarter now, struct diag *diag);
/*
 * Taken back: what has not left goes from the outbox, for the rest a withdrawal is put in it. By action, or all under a
 * code, scores too. *count: how many actions; 0 and *scores false: there was nothing.
 */
bool store_withdraw_share(struct store *store, const char *action, int *count, struct diag *diag);
bool store_withdraw_code(struct store *store, const char *code, int *count, bool *scores,
                         struct diag *diag);

/* Replaces what still waits about the same team and quarter; nothing when it is the same as what was sent last. */
bool store_put_counts(struct store *store, const char *team, struct quarter quarter, int held,
                      int planned, struct diag *diag);
/* Each team, by name: talks of the value kinds that were finished in the quarter, and those that stand to come in it. */
struct team_count {
    char *team;
    int held, planned;
};
bool store_team_counts(struct store *store, struct quarter quarter, struct team_count **out,
                       size_t *count, struct diag *diag);
void team_counts_free(struct team_count *counts, size_t count);

/* The outbox, in order. */
struct parcel {
    int64_t number;
    char *kind, *subject, *payload, *trouble;
    int64_t leaves;
    int tries;
    bool refused;
};
struct parcel_list {
    struct parcel *items;
    size_t count;
};
bool store_outbox(struct store *store, struct parcel_list *out, struct diag *diag);
void parcel_list_done(struct parcel_list *list);
/*
 * It is about to be sent: from now on, taking it back puts a withdrawal in the outbox, whatever becomes of the try. *there
 * false: it was taken back meanwhile, and is not to be sent.
 */
bool store_parcel_try(struct store *store, const struct parcel *parcel, bool *there,
                      struct diag *diag);
/* It arrived: gone from the outbox, and its share knows. */
bool store_parcel_sent(struct store *store, const struct parcel *parcel, struct diag *diag);
bool store_parcel_failed(struct store *store, const struct parcel *parcel, const char *trouble,
                         bool refused, struct diag *diag);
/*
 * It was withdrawn in the registry at that moment, by HR with the code: it ends here too, and with it all that was decided under that code
 * until then, the scores too. What may still stand in the registry is taken back there. What the employee decided
 * afterwards goes on: where that was about this same action, in a new round. Moment 0: it is not known, and all ends.
 */
bool store_share_gone(struct store *store, const char *action, int64_t moment, struct diag *diag);
/* The same by the code that was used there, be it of scores alone. *count: how many actions. */
bool store_code_gone(struct store *store, const char *code, int64_t moment, int *count,
                     struct diag *diag);
/* The codes under which anything stands here. The caller frees them. */
bool store_codes(struct store *store, char (**codes)[CODE_SIZE], size_t *count, struct diag *diag);
/* The registry has this round: when it was taken back here, a withdrawal goes there again. */
bool store_withdraw_again(struct store *store, const char *action, int round, struct diag *diag);
bool store_share_misses(struct store *store, const char *action, bool missing, struct diag *diag);

/* HR's answers as the registry had them last; behind them what was taken back at HR, until it is opened. */
bool store_answers(struct store *store, struct hr_answer_list *out, struct diag *diag);
/* What is not among `mine` keeps the answer that was known, as long as it is shared here. */
bool store_keep_answers(struct store *store, const struct shared_list *mine, struct diag *diag);
bool store_answer_seen(struct store *store, const char *action, struct diag *diag);

struct registry_seen {
    char *place; /* where it was reached last; "" = never */
    char *organisation, *contact, *trouble;
    int answer_days;
    int missing; /* shares that had arrived, and are neither there nor withdrawn there; trouble says more */
    int64_t reached;
    char **teams;
    size_t team_count;
};
bool store_registry_seen(struct store *store, struct registry_seen *out, struct diag *diag);
bool store_see_registry(struct store *store, const struct registry_seen *seen, struct diag *diag);
void registry_seen_done(struct registry_seen *seen);

#endif
