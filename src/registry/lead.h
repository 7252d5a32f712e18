#ifndef WG_REGISTRY_LEAD_H
#define WG_REGISTRY_LEAD_H

#include "domain/filter.h"

/*
 * Of several filters one leads the walk along an index; what the others leave out is crossed. SQLite does not know how often what
 * occurs, so that is decided here.
 */
enum { EQUALS_MOST = 6, STANDINGS = 5, EVERY_STANDING = -1 };

/* Whatever is filtered by equality. */
enum filtered { BY_TEAM, BY_STATUS, BY_STATE, BY_VALUE, BY_OWNER, BY_KIND };
struct equal {
    enum filtered by;
    const char *column;
    const char *value;
    unsigned mask, bits; /* where it stands in the column `traits`; 0 = it does not */
    int rank;
    bool leads;
};
/* In the order of the columns of PostgreSQL's page(); returns how many. `team` is folded, "" = any, and lives as long as they. */
size_t equals_of(const struct plan_filter *filter, const char *team, struct equal out[EQUALS_MOST]);
/*
 * Chooses who leads, within one standing or EVERY_STANDING. By arrival, one team and another filter have an index together; of promises
 * that passed there are so few that none but a team leads.
 */
void equals_choose(struct equal *equals, size_t count, const struct plan_filter *filter,
                   int standing, bool by_arrival);
/* How a plan stands, as in statements.h: 0 to STANDINGS - 1. */
int standing_of(const struct shared_action *plan);
/* Whether what the filter asks for can stand so. */
bool standing_may_be(const struct plan_filter *filter, int standing);

#endif
