/* Which filter leads: see the header. */
#include "lead.h"

#include <stddef.h>

/* As the schema's traits have them: by their place in the lists of the domain. */
enum { STATUS_AT = 0, OWNER_AT = 2, KIND_AT = 5, VALUE_AT = 8 };
#define BITS_OF(at, many, which) ((1u << (many)) - 1u) << (at), (unsigned)(which) << (at)

size_t equals_of(const struct plan_filter *filter, const char *team, struct equal out[EQUALS_MOST])
{
    /* What has a kind or a side is spread evenly; what was done or has no answer yet is most of an old registry. */
    bool is_done = filter->status == ACTION_DONE;
    bool is_usual = filter->state == QUESTION_NEW || filter->state == QUESTION_DONE;
    const struct equal all[EQUALS_MOST] = {
        {.by = BY_TEAM, .column = "team_folded", .value = *team ? team : NULL, .rank = 0},
        {BY_STATUS, "status", filter->has_status ? action_status_id(filter->status) : NULL,
         BITS_OF(STATUS_AT, 2, filter->status), is_done ? 8 : 5, false},
        {.by = BY_STATE,
         .column = "state",
         .value = filter->has_state ? question_state_id(filter->state) : NULL,
         .rank = is_usual ? 7 : 4},
        {BY_VALUE, "value", filter->has_value ? value_id(filter->value) : NULL,
         BITS_OF(VALUE_AT, 3, filter->value), 6, false},
        {BY_OWNER, "owner", filter->has_owner ? owner_id(filter->owner) : NULL,
         BITS_OF(OWNER_AT, 3, filter->owner), 3, false},
        {BY_KIND, "kind", filter->has_kind ? support_id(filter->kind) : NULL,
         BITS_OF(KIND_AT, 3, filter->kind), 2, false},
    };
    size_t count = 0;
    for (size_t i = 0; i < EQUALS_MOST; i++) {
        if (all[i].value)
            out[count++] = all[i];
    }
    return count;
}

/* --- standings ------------------------------------------------------------------------ */

static bool is_over(const struct plan_filter *filter)
{
    return filter->status == ACTION_DONE || filter->status == ACTION_DROPPED;
}

static bool is_answered(const struct plan_filter *filter)
{
    return filter->state == QUESTION_DONE || filter->state == QUESTION_NOT_POSSIBLE;
}

/* As the schema's generated column has it. */
int standing_of(const struct shared_action *plan)
{
    enum action_status status = action_status(&plan->action);
    if (!shared_is_question(plan))
        return 4;
    if (status == ACTION_DONE || status == ACTION_DROPPED)
        return 3;
    switch (plan->reply.state) {
    case QUESTION_NEW:
        return 0;
    case QUESTION_TAKEN_UP:
        return 1;
    case QUESTION_PROMISED:
        return 2;
    default:
        return 3;
    }
}

/* 0 waits, 1 was taken up, 2 is promised: what stands so has that very state, and an action that goes on. */
bool standing_may_be(const struct plan_filter *filter, int standing)
{
    bool by_state = !filter->has_state || is_answered(filter);
    bool by_status = !filter->has_status || is_over(filter);
    if (standing < 3)
        return (!filter->has_status || !is_over(filter)) &&
               (!filter->has_state || (int)filter->state == standing);
    if (standing == 3)
        return by_state || by_status;
    return !filter->has_owner || (filter->owner != OWNER_ORGANISATION && filter->owner != OWNER_HR);
}

/*
 * Among what is over, a state of what still goes on is rare, or the other way round; what asks for nothing has hardly ever a kind of
 * support, or an answer.
 */
static int rank_within(const struct equal *equal, const struct plan_filter *filter, int standing)
{
    bool over_alone = standing == 3, no_question = standing == 4;
    if ((over_alone && equal->by == BY_STATE && !is_answered(filter)) ||
        (over_alone && equal->by == BY_STATUS && !is_over(filter)))
        return 1;
    if (no_question && equal->by == BY_KIND)
        return -2;
    if (no_question && equal->by == BY_STATE && filter->state != QUESTION_NEW)
        return -1;
    return equal->rank;
}

void equals_choose(struct equal *equals, size_t count, const struct plan_filter *filter,
                   int standing, bool by_arrival)
{
    size_t best = 0, next = 1;
    for (size_t i = 1; i < count; i++) {
        int rank = rank_within(&equals[i], filter, standing);
        if (rank < rank_within(&equals[best], filter, standing))
            best = i;
    }
    for (size_t i = 2; i < count; i++)
        next = equals[i].rank < equals[next].rank ? i : next;
    for (size_t i = 0; i < count; i++)
        equals[i].leads = filter->passed_only ? equals[i].by == BY_TEAM
                                              : i == best || (by_arrival && best == 0 && i == next);
}
