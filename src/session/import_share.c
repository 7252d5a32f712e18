/*
 * What belongs where. An agreement stands in every talk that it came by in; it is kept once, with the talk that made it
 * or else with the first that knows of it. A correction is kept with the first talk that has it. Found by sorting:
 * a hostile file has tens of thousands of each.
 */
#include "import_share.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* One place in the file where something stands. */
struct mention {
    const char *id;
    size_t talk, index;
    bool made; /* it was made in that talk */
};

static int compare(const void *one, const void *other)
{
    const struct mention *a = one, *b = other;
    int order = strcmp(a->id, b->id);

    if (order != 0)
        return order;
    if (a->talk != b->talk)
        return a->talk < b->talk ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Of one id the first that made it, else the first of all. */
static const struct mention *home_of(const struct mention *mentions, size_t count, size_t *next)
{
    const struct mention *home = mentions;
    size_t i;

    for (i = 0; i < count && strcmp(mentions[i].id, mentions->id) == 0; i++) {
        if (mentions[i].made && !home->made)
            home = &mentions[i];
    }
    *next = i;
    return home;
}

static bool has_review(const struct import_talk *talk, const char *action)
{
    for (size_t i = 0; i < talk->review_count; i++) {
        if (strcmp(talk->reviews[i], action) == 0)
            return true;
    }
    return false;
}

static bool was_made_in(const struct import_talk *talk, const struct agreement *agreement)
{
    return *agreement->interview ? strcmp(agreement->interview, talk->head.id) == 0
                                 : !has_review(talk, agreement->action.id);
}

/* ---- finding the homes ---- */

static struct mention *list_agreements(const struct import_talk *talks, size_t count, size_t *out)
{
    struct mention *mentions;
    size_t used = 0;

    for (size_t i = 0; i < count; i++)
        used += talks[i].agreement_count;
    mentions = xcalloc(used + 1, sizeof *mentions);
    used = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < talks[i].agreement_count; k++) {
            const struct agreement *agreement = &talks[i].agreements[k];

            mentions[used++] =
                (struct mention){agreement->action.id, i, k, was_made_in(&talks[i], agreement)};
        }
    }
    *out = used;
    return mentions;
}

static struct mention *list_corrections(const struct import_talk *talks, size_t count, size_t *out)
{
    struct mention *mentions;
    size_t used = 0;

    for (size_t i = 0; i < count; i++)
        used += talks[i].correction_count;
    mentions = xcalloc(used + 1, sizeof *mentions);
    used = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < talks[i].correction_count; k++)
            mentions[used++] = (struct mention){talks[i].corrections[k].id, i, k, false};
    }
    *out = used;
    return mentions;
}

void import_share_out(struct import_talk *talks, size_t count)
{
    size_t agreements, corrections, next;
    struct mention *made = list_agreements(talks, count, &agreements);
    struct mention *said = list_corrections(talks, count, &corrections);

    for (size_t i = 0; i < count; i++) {
        talks[i].keeps_agreement = xcalloc(talks[i].agreement_count + 1, sizeof(bool));
        talks[i].keeps_correction = xcalloc(talks[i].correction_count + 1, sizeof(bool));
    }
    qsort(made, agreements, sizeof *made, compare);
    for (size_t i = 0; i < agreements; i += next) {
        const struct mention *home = home_of(made + i, agreements - i, &next);

        talks[home->talk].keeps_agreement[home->index] = true;
    }
    qsort(said, corrections, sizeof *said, compare);
    for (size_t i = 0; i < corrections; i += next) {
        const struct mention *home = home_of(said + i, corrections - i, &next);

        talks[home->talk].keeps_correction[home->index] = true;
    }
    free(made);
    free(said);
}

/* ---- of one talk ---- */

void import_share_init(struct import_share *share, const struct import_talk *talk)
{
    *share = (struct import_share){0};
    share->agreements = xcalloc(talk->agreement_count + 1, sizeof *share->agreements);
    share->histories = xcalloc(talk->agreement_count + 1, sizeof *share->histories);
    share->corrections = xcalloc(talk->correction_count + 1, sizeof *share->corrections);
    for (size_t i = 0; i < talk->agreement_count; i++) {
        if (!talk->keeps_agreement[i])
            continue;
        share->agreements[share->agreement_count] = talk->agreements[i];
        share->histories[share->agreement_count++] = talk->histories[i];
    }
    for (size_t i = 0; i < talk->correction_count; i++) {
        if (talk->keeps_correction[i])
            share->corrections[share->correction_count++] = talk->corrections[i];
    }
}

void import_share_done(struct import_share *share)
{
    free(share->agreements);
    free(share->histories);
    free(share->corrections);
}
