#ifndef WG_REGISTRY_REVIEW_H
#define WG_REGISTRY_REVIEW_H

#include "domain/filter.h"
#include "domain/overview.h"
#include "registry/registry.h"

/* HR's side: reading what was shared, and writing answers, comments and marks; nothing else. */

enum plan_sort {
    PLAN_SORT_WAITING, /* questions without an answer first, the longest first; then those that are looked after, the oldest first */
    PLAN_SORT_CHANGED, /* newest change first */
    PLAN_SORT_DUE,     /* first day first, those without one last */
    PLAN_SORT_TEAM,    /* by team name, in it the newest arrival first */
    PLAN_SORT_NEWEST,  /* newest arrival first: what free words are always sorted by */
    PLAN_SORT_COUNT
};
const char *plan_sort_id(enum plan_sort sort); /* "waiting" … */
bool plan_sort_from_id(const char *id, enum plan_sort *out);
enum page_move { PAGE_FIRST, PAGE_NEXT, PAGE_BEFORE, PAGE_LAST };
struct plan_query {
    const struct plan_filter *filter; /* NULL = all */
    bool questions_only;
    enum plan_sort sort;
    enum page_move move;
    const struct shared_action
        *from; /* the last (NEXT) or first (BEFORE) row that is seen; else NULL */
    int rows;  /* 1 to 500 */
};
struct plan_page {
    struct shared_list plans; /* in the order of the sort; without comments */
    bool more_before, more_after;
};
/*
 * Pages by key, never by offset. With free words they are sorted by PLAN_SORT_NEWEST, with a filter by day by PLAN_SORT_DUE,
 * whatever the sort that is asked for.
 */
bool registry_page(struct registry *registry, const struct plan_query *query, struct plan_page *out,
                   struct diag *diag);
void plan_page_done(struct plan_page *page);
/* By id or a unique prefix of at least four characters; with its comments. */
bool registry_find(struct registry *registry, const char *prefix, struct shared_action *out,
                   struct diag *diag);

/* Under which account this one's answers stand there, to tell them from a colleague's. The caller frees it; NULL on failure. */
char *registry_account(struct registry *registry, struct diag *diag);
/*
 * reply->state, by, text; who and account are the setup's. reply->moment is that of the answer that the writer saw (0 = none): when
 * somebody answered meanwhile, theirs stays and this is refused.
 */
bool registry_answer(struct registry *registry, const char *action, const struct reply *reply,
                     struct diag *diag);
bool registry_comment(struct registry *registry, const char *action, const char *text,
                      struct diag *diag);
/* MARK_EMPLOYEE is refused where the employee did not want it. */
bool registry_mark(struct registry *registry, const char *action, enum talk_mark mark,
                   struct diag *diag);

/* Kept totals: nothing is counted anew. Quarters that closed since are published first. overview_done() it. */
bool registry_overview(struct registry *registry, struct overview *out, struct diag *diag);

#endif
