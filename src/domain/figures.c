/*
 * Which cells may be shown, and what stands in them.
 *
 * Why no shown cells together tell of fewer than `limit` people. Of one value in one quarter let H be the people in withheld
 * teams. What is shown are sums over whole teams T1 … Tk of at least `limit` people each, and, with the whole W, over
 * T1 + … + Tk + H. Whatever is added up and subtracted of these, with any weights, counts all people of one Ti equally, and all
 * people of H equally, for H comes in through W alone. So the only groups whose sum can be worked out are unions of some Ti,
 * with or without H; each but the empty one holds a Ti (`limit` or more) or is H itself, and figures_withhold() leaves an
 * H of nobody or of `limit` or more, or shows nothing at all. H of nobody: a team without scores hides no one.
 * Somebody who knows all scores of one team, as its leader may, can take these out of everything. A shown Ti is known anyway; of H
 * the rest is known then, and H without its largest team is still of `limit` or more.
 * A score counts in one quarter only and in one value only, so cells of other quarters and values tell nothing of the people of
 * this one; a year is made of shown cells, so it is one of those sums of sums.
 */
#include "domain/figures.h"

#include <limits.h>
#include <stdlib.h>

#include "base/mem.h"

enum { TENTHS = 10 };

/* The smallest team that is shown, of equal ones the last; `count` when none is. */
static size_t smallest_shown(const struct score_sum *teams, const bool *shown, size_t count)
{
    size_t found = count;

    for (size_t i = 0; i < count; i++) {
        if (shown[i] && (found == count || teams[i].people <= teams[found].people))
            found = i;
    }
    return found;
}

/* What is withheld together. */
struct hidden {
    long people, largest;
};
static void hide(struct hidden *hidden, int people)
{
    hidden->people += people;
    if (people > hidden->largest)
        hidden->largest = people;
}

/* Whether enough people are left of them for whoever knows one of the teams. */
static bool hides_well(const struct hidden *hidden, int limit)
{
    return hidden->people - hidden->largest >= limit;
}

void figures_withhold(const struct score_sum *teams, size_t count, int limit,
                      struct figure_choice *out)
{
    struct hidden hidden = {0};

    if (limit < GROUP_LIMIT_FLOOR)
        limit = GROUP_LIMIT_FLOOR;
    for (size_t i = 0; i < count; i++) {
        out->teams[i] = teams[i].people >= limit;
        if (!out->teams[i])
            hide(&hidden, teams[i].people);
    }
    while (hidden.people > 0 && !hides_well(&hidden, limit)) {
        size_t next = smallest_shown(teams, out->teams, count);

        if (next == count)
            break;
        out->teams[next] = false;
        hide(&hidden, teams[next].people);
    }
    out->whole = hides_well(&hidden, limit) ||
                 (hidden.people == 0 && smallest_shown(teams, out->teams, count) < count);
}

int figure_mean(int sum, int people)
{
    return people > 0 ? (int)((2LL * TENTHS * sum + people) / (2LL * people)) : 0;
}

void figure_list_done(struct figure_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i].team);
    free(list->items);
    *list = (struct figure_list){0};
}

/* ---- years ---- */

/* Weighted by people, half up; sums of tenths. */
static int year_mean(long long tenths, long long people)
{
    return people > 0 ? (int)((2 * tenths + people) / (2 * people)) : 0;
}

static bool is_part(const struct figure *figure, int year, enum value value)
{
    return figure->quarter.year == year && figure->quarter.number != 0 && !*figure->team &&
           figure->value == value;
}

/* False when the organisation has no cell of this value in this year. */
static bool sum_year(const struct figure_list *list, int year, enum value value, struct figure *out)
{
    long long people = 0, importance = 0, opportunity = 0, realisation = 0;
    bool found = false;

    *out = (struct figure){.quarter = {year, 0}, .value = value};
    for (size_t i = 0; i < list->count; i++) {
        const struct figure *part = &list->items[i];

        if (!is_part(part, year, value))
            continue;
        found = true;
        if (!part->shown)
            continue;
        out->shown = true;
        people += part->people;
        importance += (long long)part->people * part->importance;
        opportunity += (long long)part->people * part->opportunity;
        realisation += (long long)part->people * part->realisation;
    }
    out->people = people < INT_MAX ? (int)people : INT_MAX;
    out->importance = year_mean(importance, people);
    out->opportunity = year_mean(opportunity, people);
    out->realisation = year_mean(realisation, people);
    return found;
}

void figures_add_year(struct figure_list *list, int year)
{
    for (int i = 0; i < VALUE_COUNT; i++) {
        struct figure cell;

        if (!sum_year(list, year, (enum value)i, &cell))
            continue;
        cell.team = xstrdup("");
        list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
        list->items[list->count++] = cell;
    }
}
