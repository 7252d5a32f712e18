/* hr overview: what was asked and answered, talks held and planned, and the figures that may be shown; in bars and numbers. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "hr_report.h"
#include "say.h"

enum { OPTION_QUARTER, OPTION_YEAR, OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_QUARTER] = {"quarter", 0, N_("QUARTER"), N_("Of one quarter: 2026-Q3")},
    [OPTION_YEAR] = {"year", 0, N_("YEAR"), N_("Of one year: 2026")},
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};
enum {
    BAR_MOST = 22,
    LABEL_MOST = 36, /* as long as the longest value's name */
    QUARTERS_MOST = 400,
    QUARTERS_SHOWN = 8
};

/* ---- bars ---- */

static void say_label(const char *label)
{
    size_t whole = strlen(label), length;
    const char *more = "";
    int used;

    length = utf8_fit(label, whole, LABEL_MOST, &used);
    if (length < whole) {
        length = utf8_fit(label, whole, LABEL_MOST - 1, &used);
        more = "…";
        used++;
    }
    say("  %.*s%s%*s ", (int)length, label, more, LABEL_MOST - used, "");
}

/* As long as the number beside the most; something is never nothing. */
static void say_bar(int number, int most)
{
    char bar[BAR_MOST + 1];
    int length = most > 0 ? (number * BAR_MOST + most - 1) / most : 0;

    memset(bar, '#', sizeof bar - 1);
    say("%.*s%s%d", length, bar, length > 0 ? " " : "", number);
}

static void say_requests(const char *label, const struct request_sum *sum, int most)
{
    say_label(label);
    say_bar(sum->asked, most);
    say(_(" (answered %d, done %d)\n"), sum->answered, sum->done);
}

/* ---- what was asked ---- */

static void say_kinds(const struct overview *overview, const struct quarter *quarter)
{
    struct request_sum sums[SUPPORT_COUNT];
    int most = 0;

    for (int i = 0; i < SUPPORT_COUNT; i++) {
        sums[i] = overview_requests_of_kind(overview, (enum support)i, quarter);
        most = sums[i].asked > most ? sums[i].asked : most;
    }
    if (most == 0)
        return;
    say("\n%s\n", _("What was asked, by kind:"));
    for (int i = 0; i < SUPPORT_COUNT; i++) {
        const char *label = i == SUPPORT_NONE ? _("kind not said") : support_label((enum support)i);

        if (sums[i].asked > 0)
            say_requests(label, &sums[i], most);
    }
}

/* By name and never by number: teams are not ranked. */
static void say_teams(const struct overview *overview, const struct quarter *quarter)
{
    const char **teams;
    size_t count = overview_teams(overview, &teams);
    int most = 0;

    for (size_t i = 0; i < count; i++) {
        struct request_sum sum = overview_requests_of_team(overview, teams[i], quarter);

        most = sum.asked > most ? sum.asked : most;
    }
    if (most > 0)
        say("\n%s\n", _("What was asked, by team:"));
    for (size_t i = 0; i < count && most > 0; i++) {
        struct request_sum sum = overview_requests_of_team(overview, teams[i], quarter);

        say_requests(teams[i], &sum, most);
    }
    free(teams);
}

static void say_over_time(const struct overview *overview)
{
    struct quarter quarters[QUARTERS_MOST];
    size_t count = overview_quarters(overview, quarters, QUARTERS_MOST);
    size_t first = count > QUARTERS_SHOWN ? count - QUARTERS_SHOWN : 0;
    int most = 0;

    for (size_t i = first; i < count; i++) {
        struct request_sum sum = overview_requests(overview, &quarters[i]);

        most = sum.asked > most ? sum.asked : most;
    }
    if (most == 0)
        return;
    say("\n%s\n", _("What was asked, over time:"));
    for (size_t i = first; i < count; i++) {
        struct request_sum sum = overview_requests(overview, &quarters[i]);
        char *label = quarter_label(quarters[i]);

        say_requests(label, &sum, most);
        free(label);
    }
}

static void say_talk_row(const char *label, int held, int planned, int most)
{
    say_label(label);
    say_bar(held, most);
    say(_(" held, %d planned\n"), planned);
}

static void say_talks(const struct overview *overview, const struct quarter *quarter)
{
    const char **teams;
    size_t count = overview_teams(overview, &teams);
    int held, planned, most;

    overview_talks(overview, NULL, quarter, &held, &planned);
    most = held;
    if (held > 0 || planned > 0) {
        say("\n%s\n", _("Talks:"));
        say_talk_row(_("the whole organisation"), held, planned, most);
        for (size_t i = 0; i < count; i++) {
            overview_talks(overview, teams[i], quarter, &held, &planned);
            if (held > 0 || planned > 0)
                say_talk_row(teams[i], held, planned, most);
        }
    }
    free(teams);
}

/* ---- figures ---- */

/* Over a year the same people may have come more than once. */
static const char *group_words(const struct figure *figure)
{
    unsigned long count = (unsigned long)figure->people;

    return figure->quarter.number == 0 ? message_plural("%d time", "%d times", count)
                                       : message_plural("%d person", "%d people", count);
}

static void say_mean(int tenths)
{
    say(_("%d.%d"), tenths / 10, tenths % 10);
    say("   ");
}

static void say_figure(const struct figure *figure)
{
    say_label(value_label(figure->value));
    if (!figure->shown) {
        say("%s\n", _("not shown"));
        return;
    }
    say_mean(figure->importance);
    say_mean(figure->opportunity);
    say_mean(figure->realisation);
    say(group_words(figure), figure->people);
    say("\n");
}

/* The cells of a team ("" = the whole organisation); one of which nothing is shown is one line. */
static void say_group(const struct overview *overview, struct quarter quarter, const char *team,
                      const char *label)
{
    const struct figure *cells[VALUE_COUNT];
    size_t count = 0, shown = 0;

    for (int i = 0; i < VALUE_COUNT; i++) {
        const struct figure *figure = overview_figure(overview, quarter, team, (enum value)i);

        if (!figure)
            continue;
        cells[count++] = figure;
        shown += figure->shown;
    }
    if (count == 0)
        return;
    say("%s%s%s\n", label, shown > 0 ? "" : ": ", shown > 0 ? "" : _("not shown"));
    for (size_t i = 0; i < count && shown > 0; i++)
        say_figure(cells[i]);
}

/* The newest quarter that has figures. False when none has. */
static bool newest_figures(const struct overview *overview, struct quarter *out)
{
    bool found = false;

    for (size_t i = 0; i < overview->figures.count; i++) {
        struct quarter quarter = overview->figures.items[i].quarter;

        if (quarter.number == 0 || (found && quarter_compare(quarter, *out) <= 0))
            continue;
        *out = quarter;
        found = true;
    }
    return found;
}

static bool has_figures(const struct overview *overview, struct quarter quarter)
{
    for (size_t i = 0; i < overview->figures.count; i++) {
        if (overview->figures.items[i].quarter.number == quarter.number &&
            overview->figures.items[i].quarter.year == quarter.year)
            return true;
    }
    return false;
}

static void say_figures(const struct hr_report *report, const struct quarter *period)
{
    const struct overview *overview = &report->overview;
    struct quarter quarter = period ? *period : (struct quarter){0};
    const char **teams;
    size_t count;
    char *label;

    if (period ? !has_figures(overview, quarter) : !newest_figures(overview, &quarter)) {
        say("\n%s\n",
            _("There are no figures of scores: they are made when a quarter has closed."));
        return;
    }
    label = quarter_label(quarter);
    say(_("\nScores, %s (important, room, does it work; from 1 to 5):\n"), label);
    free(label);
    count = overview_teams(overview, &teams);
    say_group(overview, quarter, "", _("The whole organisation"));
    for (size_t i = 0; i < count; i++)
        say_group(overview, quarter, teams[i], teams[i]);
    free(teams);
    say(_("“Not shown”: of fewer than %d people, or what would give away a group that small.\n"),
        report->settings.group_limit);
}

/* ---- the verb ---- */

static void say_overview(const struct hr_report *report)
{
    const struct overview *overview = &report->overview;
    const struct quarter *period = report->report.quarter;
    char *label = period ? quarter_label(*period) : NULL;

    if (*report->report.organisation)
        say("%s\n", report->report.organisation);
    say(_("Shared plans: %lld. Questions to the organisation: %lld, of which %lld without an "
          "answer.\n"),
        (long long)overview->plans, (long long)overview->questions, (long long)overview->waiting);
    if (label)
        say(_("\nBelow: %s.\n"), label);
    say_kinds(overview, period);
    say_teams(overview, period);
    if (!period)
        say_over_time(overview);
    say_talks(overview, period);
    say_figures(report, period);
    free(label);
}

struct wanted {
    bool as_json, has_period;
    struct quarter period;
};

static bool work(struct world *world, struct registry *registry, void *context, struct diag *diag)
{
    const struct wanted *wanted = context;
    struct hr_report report;
    bool ok =
        hr_report_load(&report, world, registry, wanted->has_period ? &wanted->period : NULL, diag);

    if (ok && wanted->as_json) {
        struct buf out;

        buf_init(&out);
        report_json_overview(&report.report, &out);
        say_bytes(buf_text(&out), out.length);
        buf_done(&out);
    } else if (ok) {
        say_overview(&report);
    }
    hr_report_done(&report);
    return ok;
}

/* "2026-Q3" or "2026". False with a sentence said. */
static bool read_period(const char *typed, bool is_year, struct wanted *wanted)
{
    wanted->has_period = true;
    if (quarter_from_id(typed, &wanted->period) && (wanted->period.number == 0) == is_year)
        return true;
    if (is_year)
        say_error(_("“%s” is no year. Type it as 2026."), typed);
    else
        say_error(_("“%s” is no quarter. Type it as 2026-Q3."), typed);
    return false;
}

static int run(struct world *world, const struct request *request)
{
    const char *quarter = request->options[OPTION_QUARTER], *year = request->options[OPTION_YEAR];
    struct wanted wanted = {.as_json = request->options[OPTION_JSON] != NULL};

    if (quarter && year) {
        say_error(_("Choose one of the two: --quarter or --year."));
        return EXIT_USAGE;
    }
    if ((quarter && !read_period(quarter, false, &wanted)) ||
        (year && !read_period(year, true, &wanted)))
        return EXIT_USAGE;
    return hr_with_registry(world, work, &wanted);
}

const struct verb verb_hr_overview = {
    .name = "hr overview",
    .usage = N_("[--quarter QUARTER | --year YEAR] [--json]"),
    .help = N_("Show what was asked and answered, talks, and figures of scores."),
    .more = N_("Counts of shared plans are exact. Figures of scores are of closed quarters alone, "
               "and never of a "
               "group so small that somebody could be recognised."),
    .options = rows,
    .run = run,
};
