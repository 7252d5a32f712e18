/*
 * Did you mean …? By Damerau-Levenshtein distance (a letter too many, too few,
 * other, or two swapped): at most 2, at most 1 in a word of fewer than 5 letters.
 */
#include "base/nearest.h"

#include <string.h>
#include <strings.h>

enum { WORD_MAX = 40, FAR = WORD_MAX + 1 };

static unsigned char lower(char letter)
{
    return (unsigned char)(letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Both at most WORD_MAX long. Keeps three rows of the usual table. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][WORD_MAX + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_length; j++)
        above[j] = before[j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + !same);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[b_length];
}

void nearest_init(struct nearest *nearest, const char *typed)
{
    size_t length = strlen(typed);
    size_t limit = length < 5 ? 1 : 2;
    *nearest = (struct nearest){.typed = typed, .distance = length > WORD_MAX ? 0 : limit + 1};
}

void nearest_offer(struct nearest *nearest, const char *word)
{
    size_t typed = strlen(nearest->typed), length = strnlen(word, FAR);
    size_t apart = typed > length ? typed - length : length - typed;
    if (length > WORD_MAX || apart >= nearest->distance)
        return;
    size_t found = distance(nearest->typed, typed, word, length);
    if (found < nearest->distance) {
        nearest->distance = found;
        nearest->best = word;
    }
}

bool nearest_listed(const char *words, const char *typed)
{
    size_t length = strlen(typed);
    while (words && *words) {
        size_t word = strcspn(words, " ");
        if (word == length && strncasecmp(words, typed, length) == 0)
            return true;
        words += word;
        words += strspn(words, " ");
    }
    return false;
}

const char *nearest_pair(const char *pairs, const char *typed, size_t *length)
{
    size_t typed_length = strlen(typed);
    while (pairs && *pairs) {
        size_t left = strcspn(pairs, "="), whole = strcspn(pairs, " ");
        if (left == typed_length && strncasecmp(pairs, typed, left) == 0) {
            *length = whole - left - 1;
            return pairs + left + 1;
        }
        pairs += whole;
        pairs += strspn(pairs, " ");
    }
    return NULL;
}
