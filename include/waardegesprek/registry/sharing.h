#ifndef WG_REGISTRY_SHARING_H
#define WG_REGISTRY_SHARING_H

#include "domain/quarter.h"
#include "domain/value.h"
#include "registry/registry.h"

/* The leader's side: giving, and taking back. Each call is one transaction, and may be repeated without harm. */

enum share_result {
    SHARE_KEPT,     /* it stands there now, in this revision or a higher one */
    SHARE_WITHDRAWN /* it was withdrawn there meanwhile: nothing was written */
};
/*
 * Takes a higher (round, revision) only; HR's answer, comments and mark stay, and the day it was asked.
 * `code` is the code as the employee has it, of which only a digest is kept. The team has to be in the registry's list; in a
 * SQLite registry it is added.
 */
bool registry_share(struct registry *registry, const struct shared_action *shared, const char *code,
                    enum share_result *result, struct diag *diag);
/*
 * Takes one's own action out with all that HR wrote beside it. What is not there is no failure. A copy of this or an
 * earlier round that arrives later stays out.
 */
bool registry_withdraw(struct registry *registry, const char *action, int round, struct diag *diag);
/*
 * All that was shared under a code, by the leader or by HR of that team. *count 0: there is none (any more, or yet). A digest of the
 * code is kept with the moment: what a leader decided to share under it before, and has not sent, is not to come any more.
 */
bool registry_withdraw_code(struct registry *registry, const char *code, int *count,
                            struct diag *diag);
/* When somebody last withdrew with this code here, by the registry's clock; 0 = nobody did. Asked before something is sent. */
bool registry_code_withdrawn(struct registry *registry, const char *code, int64_t *moment,
                             struct diag *diag);

/*
 * Scores: a row a value, with all three from 1 to 5, under a random token that only the leader's store can connect with a
 * person. They count in the quarter that is asked (when that is before the one that was last, in the one that is
 * under way, by the registry's clock), or in the first after it that is not published yet. The same token and value again
 * replaces them until then; after that nothing is known of the token any more, and it counts anew. So the registry can't see that two tokens are of
 * one person: the leader's store sends a token once its quarter is over only if nothing of it was ever sent, and never two of one
 * person that would count in the same quarter.
 */
struct score_row {
    enum value value;
    int importance, opportunity, realisation;
};
bool registry_send_scores(struct registry *registry, const char *token, const char *team,
                          struct quarter quarter, const struct score_row *rows, size_t count,
                          struct diag *diag);
bool registry_take_back_scores(struct registry *registry, const char *token, struct diag *diag);
/*
 * Two nameless counts, of this leader's talks with the team in this quarter or the last one; replaces what was sent before.
 * REGISTRY_PAST: the quarter is older than that by the registry's clock, and nobody asks for it any more.
 */
bool registry_send_counts(struct registry *registry, const char *team, struct quarter quarter,
                          int held, int planned, struct diag *diag);

/*
 * Whether this round of a leader's own action, or a later one, was withdrawn here, and when by the registry's clock (0 = it is not
 * known). What never came here was not.
 */
bool registry_is_withdrawn(struct registry *registry, const char *action, int round,
                           bool *withdrawn, int64_t *moment, struct diag *diag);

/* What HR says of this leader's shared actions, with comments. */
bool registry_mine(struct registry *registry, struct shared_list *out, struct diag *diag);

#endif
