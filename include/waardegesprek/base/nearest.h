#ifndef WG_BASE_NEAREST_H
#define WG_BASE_NEAREST_H

#include <stdbool.h>
#include <stddef.h>

/* Finds what was probably meant: feed it the words that would have been right, then read `best`. */
struct nearest {
    const char *typed;
    const char *best; /* borrowed; NULL while nothing is near */
    size_t distance;
};
void nearest_init(struct nearest *nearest, const char *typed);
void nearest_offer(struct nearest *nearest, const char *word);
/*
 * Whether `typed` is one of the words in `words`, which has blanks between; small and capital
 * letters are equal.
 */
bool nearest_listed(const char *words, const char *typed);
/*
 * The word behind "typed=" in a list such as "ja=yes nee=no": its start and length. NULL when it
 * is not there.
 */
const char *nearest_pair(const char *pairs, const char *typed, size_t *length);

#endif
