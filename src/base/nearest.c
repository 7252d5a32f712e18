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

/*
 * Both at most WORD_MAX long; `limit` or more when they are that far apart. Keeps three rows of the
 * usual table, and of each only what lies so near the diagonal that it may count.
 */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length, size_t limit)
{
    size_t rows[3][WORD_MAX + 2] = {{0}};
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_length; j++)
        above[j] = before[j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t first = i > limit ? i - limit : 1, last = least(i + limit, b_length), nearest = i;
        row[first - 1] = first == 1 ? i : limit;
        row[last + 1] = limit; /* what the next row finds beyond the end of this one */
        for (size_t j = first; j <= last; j++) {
            bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + !same);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = least(row[j], before[j - 2] + 1);
            nearest = least(nearest, row[j]);
        }
        if (nearest > limit)
            return limit;
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
    size_t found = strcmp(nearest->typed, word) == 0
                       ? 0
                       : distance(nearest->typed, typed, word, length, nearest->distance);
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
