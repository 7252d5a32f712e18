/*
 * Pairs by id, and a part whose id is gone by its steps. What moved is told as few moves as can
 * be: one step carried to the front is one move, not a move of all the others.
 */
#include "pairing.h"

#include <stdint.h>
#include <stdlib.h>

static size_t part_of(const struct script *script, size_t step)
{
    return script->steps[step].part;
}

/* The old part that has most of this part's steps, at least half of them, and whose id is gone. */
static size_t part_with_steps_of(const struct pairing *pairs, const struct part *part)
{
    size_t best = SIZE_MAX, most = 0;

    for (size_t i = 0; i < pairs->old->part_count; i++) {
        size_t shared = 0;

        if (script_find_part(pairs->new, pairs->old->parts[i].id) != SIZE_MAX)
            continue;
        for (size_t k = 0; k < part->step_count; k++) {
            size_t twin = pairs->step_twins[part->first_step + k];
            shared += twin != SIZE_MAX && part_of(pairs->old, twin) == i;
        }
        if (shared > most) {
            most = shared;
            best = i;
        }
    }
    return 2 * most >= part->step_count ? best : SIZE_MAX;
}

bool pairing_has_part(const struct pairing *pairs, size_t old)
{
    for (size_t i = 0; i < pairs->new->part_count; i++) {
        if (pairs->part_twins[i] == old)
            return true;
    }
    return false;
}

static void pair(struct pairing *pairs)
{
    for (size_t i = 0; i < pairs->new->step_count; i++)
        pairs->step_twins[i] = script_find_step(pairs->old, pairs->new->steps[i].id);
    for (size_t i = 0; i < pairs->new->part_count; i++)
        pairs->part_twins[i] = script_find_part(pairs->old, pairs->new->parts[i].id);
    for (size_t i = 0; i < pairs->new->part_count; i++) {
        size_t twin;

        if (pairs->part_twins[i] != SIZE_MAX)
            continue;
        twin = part_with_steps_of(pairs, &pairs->new->parts[i]);
        if (!pairing_has_part(pairs, twin))
            pairs->part_twins[i] = twin;
    }
}

/*
 * Marks what moved among `twins`: all that is outside the longest run of them that still has the
 * old order, so that one step carried to the front is one move and not many. SIZE_MAX has none.
 */
static void mark_moved(const size_t *twins, size_t count, bool *moved)
{
    size_t *length = xcalloc(count + 1, sizeof *length);
    size_t *before = xcalloc(count + 1, sizeof *before);
    size_t best = SIZE_MAX;

    for (size_t i = 0; i < count; i++) {
        moved[i] = twins[i] != SIZE_MAX;
        length[i] = moved[i];
        before[i] = SIZE_MAX;
        for (size_t k = 0; moved[i] && k < i; k++) {
            if (length[k] >= length[i] && twins[k] < twins[i]) {
                length[i] = length[k] + 1;
                before[i] = k;
            }
        }
        if (moved[i] && (best == SIZE_MAX || length[i] > length[best]))
            best = i;
    }
    for (; best != SIZE_MAX; best = before[best])
        moved[best] = false;
    free(before);
    free(length);
}

/* A step that went to another part has moved; of the others in a part, those out of order. */
static void mark_steps_moved(struct pairing *pairs, size_t index)
{
    const struct part *part = &pairs->new->parts[index];
    const size_t *twins = pairs->step_twins + part->first_step;
    bool *moved = pairs->step_moved + part->first_step;
    size_t *here = xcalloc(part->step_count + 1, sizeof *here);

    for (size_t i = 0; i < part->step_count; i++) {
        bool stayed =
            twins[i] != SIZE_MAX && part_of(pairs->old, twins[i]) == pairs->part_twins[index];
        here[i] = stayed ? twins[i] : SIZE_MAX;
    }
    mark_moved(here, part->step_count, moved);
    for (size_t i = 0; i < part->step_count; i++)
        moved[i] = moved[i] || (here[i] == SIZE_MAX && twins[i] != SIZE_MAX);
    free(here);
}

void pairing_init(struct pairing *pairs, const struct script *old, const struct script *new)
{
    *pairs = (struct pairing){
        .old = old,
        .new = new,
        .part_twins = xcalloc(new->part_count + 1, sizeof *pairs->part_twins),
        .step_twins = xcalloc(new->step_count + 1, sizeof *pairs->step_twins),
        .part_moved = xcalloc(new->part_count + 1, sizeof *pairs->part_moved),
        .step_moved = xcalloc(new->step_count + 1, sizeof *pairs->step_moved),
    };
    pair(pairs);
    mark_moved(pairs->part_twins, new->part_count, pairs->part_moved);
    for (size_t i = 0; i < new->part_count; i++)
        mark_steps_moved(pairs, i);
}

void pairing_done(struct pairing *pairs)
{
    free(pairs->part_twins);
    free(pairs->step_twins);
    free(pairs->part_moved);
    free(pairs->step_moved);
}
