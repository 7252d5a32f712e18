#ifndef WG_DOMAIN_GROWTH_H
#define WG_DOMAIN_GROWTH_H

#include <stddef.h>
#include <stdint.h>

#include "domain/answer.h"
#include "domain/capability.h"
#include "domain/interview.h"
#include "domain/terms.h"
#include "domain/value.h"

/*
 * How a person's values moved from talk to talk. It holds only what was said together: nothing that is
 * only for the leader gets in, so it may stand on any screen and in any copy.
 */
enum { GROWTH_MEASURES = 3 };
struct growth_talk {
    struct interview head;
    struct day day;                                         /* on which it began */
    bool has_scores;                                        /* any at all */
    struct capability scores[VALUE_COUNT];                  /* SCORE_OPEN where nothing was given */
    enum answer_state states[VALUE_COUNT][GROWTH_MEASURES]; /* by growth_state() */
    char *words[VALUE_COUNT]; /* what was said of the value, or NULL */
    bool focus[VALUE_COUNT];  /* chosen to work on */
    char *own_words;          /* the first answer of the talk in own words, or NULL */
};
struct growth {
    struct growth_talk *talks; /* the oldest first; only talks that see one another (terms.h) */
    size_t count;
};
void growth_talk_done(struct growth_talk *talk);
void growth_done(struct growth *growth);
/* The last talk before `index` in which this was given for the value; NULL when there is none. */
const struct growth_talk *growth_before(const struct growth *growth, size_t index,
                                        enum value value);
/* The score by its measure (importance, opportunity, realisation). */
int capability_score(const struct capability *scores, enum measure measure);
/* What was said where the score is open: nothing, don't know, or rather not say. */
enum answer_state growth_state(const struct growth_talk *talk, enum value value,
                               enum measure measure);
/* The measure of a place in `states`. */
enum measure growth_measure(int index);

#endif
