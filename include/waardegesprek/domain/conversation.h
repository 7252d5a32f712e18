#ifndef WG_DOMAIN_CONVERSATION_H
#define WG_DOMAIN_CONVERSATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/answer.h"
#include "domain/capability.h"
#include "domain/script.h"

/*
 * A talk as it stands: a script with its answers. Pure: no clock, no file, no
 * screen. A *place* is a step at an item: "" outside a loop; inside one a value's id, or that of an
 * action. Places follow from the script and the answers so far (a loop over the
 * chosen values has as many places as values were chosen); answers to places
 * that are gone or hidden stay, and come back with them.
 */
struct place {
    size_t step;
    const char
        *item; /* a value's id, which is static, or what conversation_set_actions() was given */
};

/* The same step at the same item. Never compare items as pointers: "" stands in more than one place. */
bool place_equal(struct place one, struct place other);

enum place_state {
    PLACE_OPEN,
    PLACE_GIVEN, /* also don't know and rather not say; for a step without an answer: never */
    PLACE_PARKED,
    PLACE_WAITING, /* its condition can't be decided yet: next passes it by, a jump may enter */
    PLACE_HIDDEN   /* its condition says no: kept, not shown */
};

/*
 * Places that share a screen: one step outside a loop; inside one, neighbours of one item and
 * phase.
 */
struct page {
    size_t first; /* index in the list of places */
    size_t count;
};

struct conversation;

/* The script is borrowed and must outlive the conversation. */
struct conversation *conversation_new(const struct script *script);
void conversation_free(struct conversation *conversation);
const struct script *conversation_script(const struct conversation *conversation);
/* Goes on in another language: a script with the same steps. */
void conversation_set_script(struct conversation *conversation, const struct script *script);

/*
 * The agreements of earlier talks that this talk goes through, by id, in this order. The ids are borrowed
 * for as long as a place is held anywhere; places and pages may change by it.
 */
void conversation_set_actions(struct conversation *conversation, const char *const *ids,
                              size_t count);
size_t conversation_action_count(const struct conversation *conversation);
/* The item as a place holds it: compare by words, keep by this. "" when there is no such item. */
const char *conversation_item(const struct conversation *conversation, const char *item);

/* Never NULL: an empty answer where nothing was said. Borrowed until the next set. */
const struct answer *conversation_answer(const struct conversation *conversation, size_t step,
                                         const char *item);
/* Copies the answer in. Places and pages may change by it. */
void conversation_set(struct conversation *conversation, size_t step, const char *item,
                      const struct answer *answer);
/* All answers that are kept, also those of hidden and vanished places, in script order. */
size_t conversation_count(const struct conversation *conversation);
const struct answer *conversation_at(const struct conversation *conversation, size_t index,
                                     size_t *step, const char **item);

const struct place *conversation_places(const struct conversation *conversation, size_t *count);
const struct page *conversation_pages(const struct conversation *conversation, size_t *count);
enum place_state conversation_state(const struct conversation *conversation, struct place place);
/* SIZE_MAX when there is no such place now. */
size_t conversation_find_place(const struct conversation *conversation, size_t step,
                               const char *item);
size_t conversation_find_page(const struct conversation *conversation, size_t place);
/* Whether a page has a place that next would stop at. */
bool conversation_page_shown(const struct conversation *conversation, size_t page);
/* The next or previous page to stop at; SIZE_MAX at the end. */
size_t conversation_next_page(const struct conversation *conversation, size_t page);
size_t conversation_prev_page(const struct conversation *conversation, size_t page);

/* Scores of a value; SCORE_OPEN where the script does not ask or nothing is given. */
struct capability conversation_scores(const struct conversation *conversation, enum value value);
/* One score as a whole answer: NULL when the script does not measure it. */
const struct answer *conversation_score(const struct conversation *conversation, enum value value,
                                        enum measure measure);
bool conversation_has_focus(const struct conversation *conversation, enum value value);
/* Something was said about the value: a word, a score, don't know or rather not say. */
bool conversation_talked_about(const struct conversation *conversation, enum value value);
int conversation_count_talked_about(const struct conversation *conversation);
/*
 * What the employee said about a value in own words: the first text of its loop over values; NULL
 * when none.
 */
const char *conversation_words(const struct conversation *conversation, enum value value);
/* Parked and open places that next would stop at. */
size_t conversation_count_open(const struct conversation *conversation);

/*
 * The own sentences so far: every text answer seen together, split at the ends
 * of sentences. The array and its strings are the caller's: free with
 * sentences_free().
 */
char **conversation_sentences(const struct conversation *conversation, size_t *count);
void sentences_free(char **sentences, size_t count);

#endif
