/*
 * Open addressing, never more than half full. The whole hash is kept beside the
 * text, so that even texts chosen to collide cost one comparison of numbers each.
 */
#include "set.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void set_init(struct set *set, size_t count)
{
    set->room = 16;
    while (set->room < 2 * count)
        set->room *= 2;
    set->slots = xcalloc(set->room, sizeof *set->slots);
}

void set_done(struct set *set)
{
    free(set->slots);
    *set = (struct set){0};
}

/* FNV-1a, its high bits folded in: the slot is taken from the low ones. */
static uint64_t hash(const char *text)
{
    uint64_t sum = 0xcbf29ce484222325u;
    for (; *text; text++)
        sum = (sum ^ (unsigned char)*text) * 0x100000001b3u;
    return sum ^ sum >> 32;
}

static struct set_slot *slot_find(const struct set *set, const char *text, uint64_t sum)
{
    size_t at = (size_t)sum & (set->room - 1);
    for (;; at = (at + 1) & (set->room - 1)) {
        struct set_slot *slot = &set->slots[at];
        if (!slot->text || (slot->hash == sum && strcmp(slot->text, text) == 0))
            return slot;
    }
}

size_t set_add(struct set *set, const char *text, size_t number)
{
    uint64_t sum = hash(text);
    struct set_slot *slot = slot_find(set, text, sum);
    if (slot->text)
        return slot->number;
    *slot = (struct set_slot){.hash = sum, .text = text, .number = number};
    return SIZE_MAX;
}

size_t set_find(const struct set *set, const char *text)
{
    if (!text || !set->room)
        return SIZE_MAX;
    const struct set_slot *slot = slot_find(set, text, hash(text));
    return slot->text ? slot->number : SIZE_MAX;
}
