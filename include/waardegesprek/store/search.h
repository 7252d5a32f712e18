#ifndef WG_STORE_SEARCH_H
#define WG_STORE_SEARCH_H

#include "store/store.h"

/*
 * Full text over answers, remarks, corrections and actions. The index is brought up to date
 * when a search begins, from what changed since the last one: typing never waits for it. It can be
 * dropped at any time, and erasing a talk makes it anew.
 */
enum found_in { FOUND_ANSWER, FOUND_REMARK, FOUND_CORRECTION, FOUND_ACTION };
struct hit {
    enum found_in in;
    char interview[UUID_SIZE]; /* of an action: the talk it was made in */
    char *step;                /* of an answer or remark; or NULL */
    char *item;
    char action[UUID_SIZE];      /* "" = none */
    char *person, *team, *title; /* or NULL */
    enum process process;
    int64_t started;
    bool only_me;
    char *snippet; /* one line; what matched stands between HIT_BEGIN and HIT_END */
    char *label;   /* of the step, filled in by session; NULL here */
};
#define HIT_BEGIN "\x02"
#define HIT_END   "\x03"
struct hit_list {
    struct hit *items; /* the newest talk first */
    size_t count;
    bool more; /* there are more than was asked for */
};
void hit_list_done(struct hit_list *list);

struct search {
    const char
        *words; /* as typed; all must be there, the last one may be the beginning of a word */
    const char *person_id; /* only of this person; or NULL */
    bool walled;           /* only of talks that a talk of `process` sees */
    enum process process;
    bool together_only; /* nothing that is only for the leader */
    size_t most;
};
/* No words give no hits. */
bool store_search(struct store *store, const struct search *search, struct hit_list *out,
                  struct diag *diag);

#endif
