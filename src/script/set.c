/*
 * A few texts, as most groups have, are compared one by one. Many stand in a tree that asks for
 * single bits: at each fork the first one in which the texts on both sides differ. A text is found
 * in no more steps than it has bits, so nobody can choose texts that make it slow, as with hashes.
 *
 * Each item but the first came with one fork. A number in `top` and `below` is twice an item's
 * place in the array, plus one when its fork is meant and not its text.
 */
#include "set.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void set_init(struct set *set, size_t count)
{
    set->count = 0;
    set->top = 0;
    set->many = count > SET_FEW ? xcalloc(count, sizeof *set->many) : NULL;
}

void set_done(struct set *set)
{
    free(set->many);
    set->many = NULL;
    set->count = 0;
}

/* --- few ---------------------------------------------------------------------- */

/* NULL when it is not there. */
static const struct set_item *find_few(const struct set *set, const char *text)
{
    for (const struct set_item *item = set->few; item < set->few + set->count; item++) {
        if (*item->text == *text && strcmp(item->text, text) == 0)
            return item;
    }
    return NULL;
}

static size_t add_few(struct set *set, const char *text, size_t number)
{
    const struct set_item *there = find_few(set, text);
    if (there)
        return there->number;
    assert(set->count < SET_FEW);
    set->few[set->count].text = text;
    set->few[set->count++].number = number;
    return SIZE_MAX;
}

/* --- many --------------------------------------------------------------------- */

/* Which way a text goes at a fork. Behind its end a text has zeros. */
static int side(const struct set_item *fork, const char *text, size_t length)
{
    return fork->place < length && ((unsigned char)text[fork->place] & fork->bit);
}

/* The only item that may be equal: there are some. */
static const struct set_item *find_candidate(const struct set *set, const char *text)
{
    size_t length = strlen(text);
    uint32_t at = set->top;
    while (at & 1)
        at = set->many[at / 2].below[side(&set->many[at / 2], text, length)];
    return &set->many[at / 2];
}

static unsigned char highest_bit(unsigned char byte)
{
    unsigned char bit = 0x80;
    while (!(byte & bit))
        bit >>= 1;
    return bit;
}

/* Puts the new fork where forks begin to ask for later bits than it does. */
static void insert_fork(struct set *set, uint32_t number)
{
    struct set_item *fork = &set->many[number];
    size_t length = strlen(fork->text);
    uint32_t *link = &set->top;
    while (*link & 1) {
        struct set_item *other = &set->many[*link / 2];
        if (other->place > fork->place || (other->place == fork->place && other->bit < fork->bit))
            break;
        link = &other->below[side(other, fork->text, length)];
    }
    int own = side(fork, fork->text, length);
    fork->below[own] = 2 * number;
    fork->below[!own] = *link;
    *link = 2 * number + 1;
}

static size_t add_many(struct set *set, const char *text, size_t number)
{
    struct set_item item = {.text = text, .number = number};
    if (set->count) {
        const struct set_item *other = find_candidate(set, text);
        size_t same = 0;
        while (text[same] && text[same] == other->text[same])
            same++;
        if (text[same] == other->text[same])
            return other->number;
        item.place = (uint32_t)same;
        item.bit = highest_bit((unsigned char)(text[same] ^ other->text[same]));
    }
    set->many[set->count] = item;
    if (set->count)
        insert_fork(set, (uint32_t)set->count);
    set->count++;
    return SIZE_MAX;
}

size_t set_add(struct set *set, const char *text, size_t number)
{
    return set->many ? add_many(set, text, number) : add_few(set, text, number);
}

size_t set_find(const struct set *set, const char *text)
{
    const struct set_item *item = NULL;
    if (!text)
        return SIZE_MAX;
    if (!set->many)
        item = find_few(set, text);
    else if (set->count)
        item = find_candidate(set, text);
    return item && strcmp(item->text, text) == 0 ? item->number : SIZE_MAX;
}
