/*
 * The whole, as HR sees it: kept totals, and figures made from scores. In a SQLite registry the cells of a closed quarter are made here, in one
 * transaction, by whoever looks first; from then on they stand still and the scores that they were made of are gone.
 */
#include "domain/figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "registry/review.h"
#include "row.h"
#include "statements.h"

enum { NUMBER_SIZE = 24 };

/* Of SQLite alone: PostgreSQL publishes in a function of its own, for nobody may read scores there. */
static const struct statement closed = {
    "closed",
    "SELECT DISTINCT quarter FROM score WHERE quarter < $1"
    " AND quarter NOT IN (SELECT quarter FROM published) ORDER BY quarter",
    NULL};
static const struct statement sums = {
    "sums",
    "SELECT team.id, value, count(*), sum(importance), sum(opportunity), sum(realisation)"
    " FROM score JOIN team ON team.id = score.team WHERE quarter = $1"
    " GROUP BY folded, value ORDER BY folded",
    NULL};
static const struct statement put_published = {
    "published", "INSERT INTO published (quarter, moment) VALUES ($1, $2)", NULL};
static const struct statement put_figure = {
    "figure",
    "INSERT INTO figure (quarter, team, value, shown, people, importance, opportunity, realisation)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    NULL};
static const struct statement log_publish = {
    "published",
    "INSERT INTO log (moment, account, verb, id) VALUES ($now, $account, 'publish', $1)", NULL};
static const struct statement forget_scores = {"scores", "DELETE FROM score WHERE quarter = $1",
                                               NULL};

/* --- publishing ------------------------------------------------------------------ */

struct quarter_list {
    char (*ids)[QUARTER_SIZE];
    size_t count;
};

static bool read_quarter(void *context, const char *const *columns)
{
    struct quarter_list *list = context;
    list->ids = xreallocarray(list->ids, list->count + 1, sizeof *list->ids);
    snprintf(list->ids[list->count++], QUARTER_SIZE, "%s", columns[0]);
    return true;
}

/* The sums of a quarter: per team all values, in the order of the teams' names. */
struct team_sums {
    char id[UUID_SIZE];
    struct score_sum values[VALUE_COUNT];
};
struct quarter_sums {
    struct team_sums *teams;
    size_t count;
};

static bool read_sum(void *context, const char *const *columns)
{
    struct quarter_sums *all = context;
    enum value value = value_from_id(columns[1]);
    if (all->count == 0 || strcmp(all->teams[all->count - 1].id, columns[0]) != 0) {
        all->teams = xreallocarray(all->teams, all->count + 1, sizeof *all->teams);
        all->teams[all->count] = (struct team_sums){.id = ""};
        row_id(columns[0], all->teams[all->count++].id);
    }
    if (value != VALUE_NONE)
        all->teams[all->count - 1].values[value] =
            (struct score_sum){.people = row_count(columns[2]),
                               .importance = row_count(columns[3]),
                               .opportunity = row_count(columns[4]),
                               .realisation = row_count(columns[5])};
    return true;
}

static bool put_cell(struct registry *registry, const char *quarter, const char *team,
                     enum value value, bool shown, const struct score_sum *sum, struct diag *diag)
{
    char numbers[4][NUMBER_SIZE];
    const struct score_sum cell = shown ? *sum : (struct score_sum){0};
    const char *const values[] = {quarter,    team,       value_id(value), shown ? "1" : "0",
                                  numbers[0], numbers[1], numbers[2],      numbers[3]};
    snprintf(numbers[0], NUMBER_SIZE, "%d", cell.people);
    snprintf(numbers[1], NUMBER_SIZE, "%d", figure_mean(cell.importance, cell.people));
    snprintf(numbers[2], NUMBER_SIZE, "%d", figure_mean(cell.opportunity, cell.people));
    snprintf(numbers[3], NUMBER_SIZE, "%d", figure_mean(cell.realisation, cell.people));
    return registry_run(registry, &put_figure, values, 8, NULL, NULL, diag);
}

static void add_sum(struct score_sum *to, const struct score_sum *from)
{
    to->people += from->people;
    to->importance += from->importance;
    to->opportunity += from->opportunity;
    to->realisation += from->realisation;
}

static bool publish_value(struct registry *registry, const char *quarter,
                          const struct quarter_sums *all, enum value value, int limit,
                          struct diag *diag)
{
    struct score_sum whole = {0};
    struct score_sum *teams = xcalloc(all->count, sizeof *teams);
    struct figure_choice choice = {.teams = xcalloc(all->count, sizeof *choice.teams)};
    for (size_t i = 0; i < all->count; i++) {
        teams[i] = all->teams[i].values[value];
        add_sum(&whole, &teams[i]);
    }
    figures_withhold(teams, all->count, limit, &choice);
    bool done = put_cell(registry, quarter, "", value, choice.whole, &whole, diag);
    for (size_t i = 0; done && i < all->count; i++)
        done =
            put_cell(registry, quarter, all->teams[i].id, value, choice.teams[i], &teams[i], diag);
    free(choice.teams);
    free(teams);
    return done;
}

static bool publish_quarter(struct registry *registry, const char *quarter, int limit,
                            struct diag *diag)
{
    struct quarter_sums all = {0};
    char now[NUMBER_SIZE];
    const char *const values[] = {quarter, now};
    snprintf(now, sizeof now, "%lld", (long long)clock_now(registry->setup->clock));
    bool done = registry_run(registry, &sums, values, 1, read_sum, &all, diag) &&
                registry_run(registry, &put_published, values, 2, NULL, NULL, diag);
    for (int i = 0; done && i < VALUE_COUNT; i++)
        done = publish_value(registry, quarter, &all, (enum value)i, limit, diag);
    free(all.teams);
    return done && registry_run(registry, &forget_scores, values, 1, NULL, NULL, diag) &&
           registry_run(registry, &log_publish, values, 1, NULL, NULL, diag);
}

/* Within the transaction: what was closed before it began may have been published by another meanwhile. */
static bool publish_all(struct registry *registry, const char *current, struct diag *diag)
{
    const char *const values[] = {current};
    struct quarter_list list = {0};
    struct registry_settings settings;
    if (!registry_settings(registry, &settings, diag))
        return false;
    bool done = registry_run(registry, &closed, values, 1, read_quarter, &list, diag);
    for (size_t i = 0; done && i < list.count; i++)
        done = publish_quarter(registry, list.ids[i], settings.group_limit, diag);
    registry_settings_done(&settings);
    free(list.ids);
    return done;
}

/* Mostly nothing is to be published, and then nothing is locked. */
static bool publish_here(struct registry *registry, struct quarter current, struct diag *diag)
{
    char id[QUARTER_SIZE];
    const char *const values[] = {id};
    bool any = false;
    quarter_to_id(current, id);
    if (!registry_run(registry, &closed, values, 1, note_row, &any, diag))
        return false;
    if (!any)
        return true;
    return registry_begin(registry, diag) &&
           registry_end(registry, publish_all(registry, id, diag), diag);
}

static bool publish(struct registry *registry, struct diag *diag)
{
    struct quarter current = quarter_of(clock_today(registry->setup->clock));
    char day[DAY_SIZE], now[NUMBER_SIZE];
    const char *const values[] = {day, now};
    if (registry->home == REGISTRY_SQLITE)
        return publish_here(registry, current, diag);
    day_to_iso(quarter_first_day(current), day);
    snprintf(now, sizeof now, "%lld", (long long)clock_now(registry->setup->clock));
    return registry_run(registry, &statements[STATEMENT_PUBLISH], values, 2, NULL, NULL, diag);
}

/* --- the overview ----------------------------------------------------------------------- */

static bool read_counts(void *context, const char *const *columns)
{
    struct overview *out = context;
    out->plans = row_number(columns[0]);
    out->questions = row_number(columns[1]);
    out->waiting = row_number(columns[2]);
    return true;
}

static bool read_request(void *context, const char *const *columns)
{
    struct overview *out = context;
    struct quarter quarter;
    if (!columns[2] || !quarter_from_id(columns[2], &quarter))
        return true;
    out->requests = xreallocarray(out->requests, out->request_count + 1, sizeof *out->requests);
    out->requests[out->request_count++] = (struct request_count){
        .team = read_line(columns[0]),
        .kind = support_from_id(columns[1]),
        .quarter = quarter,
        .asked = row_count(columns[3]),
        .answered = row_count(columns[4]),
        .done = row_count(columns[5]),
    };
    return true;
}

static bool read_talks(void *context, const char *const *columns)
{
    struct overview *out = context;
    struct quarter quarter;
    if (!columns[1] || !quarter_from_id(columns[1], &quarter))
        return true;
    out->talks = xreallocarray(out->talks, out->talk_count + 1, sizeof *out->talks);
    out->talks[out->talk_count++] = (struct talk_count){
        .team = read_line(columns[0]),
        .quarter = quarter,
        .held = row_count(columns[2]),
        .planned = row_count(columns[3]),
    };
    return true;
}

static bool read_figure(void *context, const char *const *columns)
{
    struct figure_list *list = context;
    struct quarter quarter;
    enum value value = columns[2] ? value_from_id(columns[2]) : VALUE_NONE;
    if (!columns[0] || !quarter_from_id(columns[0], &quarter) || value == VALUE_NONE)
        return true;
    list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
    list->items[list->count++] = (struct figure){
        .quarter = quarter,
        .team = read_line(columns[1]),
        .value = value,
        .shown = row_number(columns[3]) != 0,
        .people = row_count(columns[4]),
        .importance = row_tenths(columns[5]),
        .opportunity = row_tenths(columns[6]),
        .realisation = row_tenths(columns[7]),
    };
    return true;
}

/* The cells come by quarter. */
static void add_years(struct figure_list *list)
{
    size_t count = list->count;
    for (size_t i = 0; i < count; i++) {
        int year = list->items[i].quarter.year;
        if (i == 0 || year != list->items[i - 1].quarter.year)
            figures_add_year(list, year);
    }
}

static bool read_overview(struct registry *registry, struct overview *out, struct diag *diag)
{
    return registry_run(registry, &statements[STATEMENT_PLAN_COUNTS], NULL, 0, read_counts, out,
                        diag) &&
           registry_run(registry, &statements[STATEMENT_REQUEST_TOTALS], NULL, 0, read_request, out,
                        diag) &&
           registry_run(registry, &statements[STATEMENT_TALK_TOTALS], NULL, 0, read_talks, out,
                        diag) &&
           registry_run(registry, &statements[STATEMENT_FIGURES], NULL, 0, read_figure,
                        &out->figures, diag);
}

bool registry_overview(struct registry *registry, struct overview *out, struct diag *diag)
{
    struct overview overview = {0};
    bool done = publish(registry, diag) && read_overview(registry, &overview, diag);
    if (done) {
        add_years(&overview.figures);
        *out = overview;
    } else
        overview_done(&overview);
    return done;
}
