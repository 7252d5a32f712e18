#ifndef WG_DOMAIN_FILTER_H
#define WG_DOMAIN_FILTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "domain/shared.h"

/*
 * What HR types to see a part of the shared plans: words, and pairs of a key and a value in any order, each key once:
 *   team:Noord  status:busy  state:new  value:develop-skills  side:organisation  kind:training  due:2026-11  wondzorg
 * Keys and values are taken in English and Dutch, as ids or as the labels on the screens, without regard to case and accents;
 * a value with blanks stands in quotes. due: takes a day, a month, a year, or "passed".
 */
struct plan_filter {
    char *team; /* "" = any */
    bool has_status, has_state, has_value, has_owner, has_kind;
    enum action_status status;
    enum question_state state;
    enum value value;
    enum owner owner;
    enum support kind;
    char due_from[DAY_SIZE], due_to[DAY_SIZE]; /* both inclusive ISO days; "" = any */
    bool passed_only;                          /* due: passed; of what shared_passed() tells only */
    char *text;                                /* the free words, with single blanks; "" = none */
};
/*
 * False, with a sentence for each word that is not understood and what was probably meant; *out is empty then. What *out
 * held before is not read or freed.
 * `today` is what "passed" goes by.
 */
bool plan_filter_parse(const char *typed, struct day today, struct plan_filter *out,
                       struct diag *diag);
/* One state as state: takes it: in English or Dutch, with blanks or dashes. False when it is none. */
bool question_state_from_words(const char *typed, enum question_state *out);
/* One kind of support as kind: takes it. */
bool support_from_words(const char *typed, enum support *out);
/*
 * Turns what was typed behind team: into one of these names: itself, or the only one in which a word begins so, without
 * regard to case and accents. False, with a sentence that tells the names, when it is none or more than one. Nothing is
 * asked of a filter without a team, nor when there are no names.
 */
bool plan_filter_choose_team(struct plan_filter *filter, const char *const *names, size_t count,
                             struct diag *diag);
void plan_filter_init(struct plan_filter *filter);
void plan_filter_done(struct plan_filter *filter);
bool plan_filter_is_empty(const struct plan_filter *filter);

#endif
