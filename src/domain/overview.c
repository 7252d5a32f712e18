/* The sums behind HR's overview. Nothing is made here that was not counted before. */
#include "domain/overview.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

void overview_done(struct overview *overview)
{
    for (size_t i = 0; i < overview->request_count; i++)
        free(overview->requests[i].team);
    for (size_t i = 0; i < overview->talk_count; i++)
        free(overview->talks[i].team);
    free(overview->requests);
    free(overview->talks);
    figure_list_done(&overview->figures);
    *overview = (struct overview){0};
}

/* ---- sums ---- */

/* Whether a quarter lies in a quarter or a year; NULL is all of time. */
static bool in_period(struct quarter quarter, const struct quarter *period)
{
    return !period || (quarter.year == period->year &&
                       (period->number == 0 || quarter.number == period->number));
}

/* `kind` and `team` NULL: of all. */
static struct request_sum sum_requests(const struct overview *overview, const enum support *kind,
                                       const char *team, const struct quarter *quarter)
{
    struct request_sum sum = {0};

    for (size_t i = 0; i < overview->request_count; i++) {
        const struct request_count *row = &overview->requests[i];

        if ((kind && row->kind != *kind) || (team && strcmp(row->team, team) != 0) ||
            !in_period(row->quarter, quarter))
            continue;
        sum.asked += row->asked;
        sum.answered += row->answered;
        sum.done += row->done;
    }
    return sum;
}

struct request_sum overview_requests(const struct overview *overview, const struct quarter *quarter)
{
    return sum_requests(overview, NULL, NULL, quarter);
}

struct request_sum overview_requests_of_kind(const struct overview *overview, enum support kind,
                                             const struct quarter *quarter)
{
    return sum_requests(overview, &kind, NULL, quarter);
}

struct request_sum overview_requests_of_team(const struct overview *overview, const char *team,
                                             const struct quarter *quarter)
{
    return sum_requests(overview, NULL, team, quarter);
}

void overview_talks(const struct overview *overview, const char *team,
                    const struct quarter *quarter, int *held, int *planned)
{
    *held = *planned = 0;
    for (size_t i = 0; i < overview->talk_count; i++) {
        const struct talk_count *row = &overview->talks[i];

        if ((team && strcmp(row->team, team) != 0) || !in_period(row->quarter, quarter))
            continue;
        *held += row->held;
        *planned += row->planned;
    }
}

const struct figure *overview_figure(const struct overview *overview, struct quarter quarter,
                                     const char *team, enum value value)
{
    for (size_t i = 0; i < overview->figures.count; i++) {
        const struct figure *figure = &overview->figures.items[i];

        if (figure->value == value && quarter_compare(figure->quarter, quarter) == 0 &&
            strcmp(figure->team, team) == 0)
            return figure;
    }
    return NULL;
}

/* ---- what there is ---- */

static int compare_quarters(const void *one, const void *other)
{
    return quarter_compare(*(const struct quarter *)one, *(const struct quarter *)other);
}

/* Each row's quarter, years left out. The caller frees it. */
static struct quarter *gather_quarters(const struct overview *overview, size_t *count)
{
    size_t most = overview->request_count + overview->talk_count + overview->figures.count;
    struct quarter *all = xcalloc(most, sizeof *all);

    *count = 0;
    for (size_t i = 0; i < overview->request_count; i++)
        all[(*count)++] = overview->requests[i].quarter;
    for (size_t i = 0; i < overview->talk_count; i++)
        all[(*count)++] = overview->talks[i].quarter;
    for (size_t i = 0; i < overview->figures.count; i++) {
        if (overview->figures.items[i].quarter.number != 0)
            all[(*count)++] = overview->figures.items[i].quarter;
    }
    return all;
}

size_t overview_quarters(const struct overview *overview, struct quarter *out, size_t most)
{
    size_t count, kept = 0, first;
    struct quarter *all = gather_quarters(overview, &count);

    qsort(all, count, sizeof *all, compare_quarters);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || quarter_compare(all[kept - 1], all[i]) != 0)
            all[kept++] = all[i];
    }
    first = kept > most ? kept - most : 0;
    if (kept > first)
        memcpy(out, all + first, (kept - first) * sizeof *out);
    free(all);
    return kept - first;
}

/* A team's name with what it is sorted by. */
struct named {
    const char *name;
    char *folded;
};

static int compare_names(const void *one, const void *other)
{
    return strcmp(((const struct named *)one)->name, ((const struct named *)other)->name);
}

static int compare_folded(const void *one, const void *other)
{
    int order = strcmp(((const struct named *)one)->folded, ((const struct named *)other)->folded);

    return order != 0 ? order : compare_names(one, other);
}

/* Every row's team, "" left out; each once after this. The caller frees it. */
static struct named *gather_teams(const struct overview *overview, size_t *count)
{
    size_t most = overview->request_count + overview->talk_count + overview->figures.count;
    struct named *all = xcalloc(most, sizeof *all);
    size_t found = 0;

    for (size_t i = 0; i < overview->request_count; i++)
        all[found++].name = overview->requests[i].team;
    for (size_t i = 0; i < overview->talk_count; i++)
        all[found++].name = overview->talks[i].team;
    for (size_t i = 0; i < overview->figures.count; i++)
        all[found++].name = overview->figures.items[i].team;
    qsort(all, found, sizeof *all, compare_names);
    *count = 0;
    for (size_t i = 0; i < found; i++) {
        if (*all[i].name && (*count == 0 || strcmp(all[*count - 1].name, all[i].name) != 0))
            all[(*count)++] = all[i];
    }
    return all;
}

size_t overview_teams(const struct overview *overview, const char ***out)
{
    size_t count;
    struct named *teams = gather_teams(overview, &count);

    for (size_t i = 0; i < count; i++)
        teams[i].folded = utf8_fold(teams[i].name);
    qsort(teams, count, sizeof *teams, compare_folded);
    *out = xcalloc(count, sizeof **out);
    for (size_t i = 0; i < count; i++) {
        (*out)[i] = teams[i].name;
        free(teams[i].folded);
    }
    free(teams);
    return count;
}
