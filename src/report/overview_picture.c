/*
 * The overview as bars, one group below the other: a light surface, an edge alone, a dark surface, each with its
 * number, so that nothing leans on colour. Teams are never laid beside one another: that would be a ranking.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "drawing.h"
#include "shared_column.h"
#include "shared_parts.h"

enum {
    NAMES = 132,       /* where bars begin */
    BARS = 172,        /* how long they get */
    NAME_COLUMNS = 18, /* "arbeidsvoorwaarden" in one piece */
    BAR_HEIGHT = 9,
    BAR_STEP = 12,
    GROUP_GAP = 12,
    TOP = 10,
    SERIES_MOST = 3,
    QUARTERS_MOST = 12, /* three years are seen at a glance */
    NUMBER_SIZE = 10,   /* the letters of a number */
    TENTHS = 10
};

struct group {
    char *name;
    int numbers[SERIES_MOST]; /* -1 = there is none */
};
struct chart {
    const char *title;
    const char *series[SERIES_MOST];
    size_t series_count;
    struct group *groups;
    size_t count;
    int most;       /* the end of the scale; 0 = the largest number */
    bool in_tenths; /* the numbers are means */
};

static struct group *add_group(struct chart *chart, char *name)
{
    chart->groups = xreallocarray(chart->groups, chart->count + 1, sizeof *chart->groups);
    chart->groups[chart->count] = (struct group){.name = name};
    return &chart->groups[chart->count++];
}

static void forget_groups(struct chart *chart)
{
    for (size_t i = 0; i < chart->count; i++)
        free(chart->groups[i].name);
    free(chart->groups);
    chart->groups = NULL;
    chart->count = 0;
}

static void number_text(const struct chart *chart, int number, char out[TENTHS_SIZE])
{
    char *text;

    if (chart->in_tenths) {
        shared_tenths(number, out);
        return;
    }
    text = xasprintf("%d", number);
    strncpy(out, text, TENTHS_SIZE - 1);
    out[TENTHS_SIZE - 1] = '\0';
    free(text);
}

static int largest(const struct chart *chart)
{
    int most = chart->most;

    for (size_t i = 0; chart->most == 0 && i < chart->count; i++) {
        for (size_t s = 0; s < chart->series_count; s++) {
            if (chart->groups[i].numbers[s] > most)
                most = chart->groups[i].numbers[s];
        }
    }
    return most;
}

static void draw_bar(struct picture *picture, size_t series, struct point at, double width)
{
    static const enum tone tones[SERIES_MOST] = {TONE_SOFT, TONE_GRID, TONE_NOW};
    const struct point size = {width, BAR_HEIGHT};

    if (tones[series] != TONE_GRID)
        picture_add_box(picture, tones[series], at, size, true, false);
    picture_add_box(picture, TONE_NOW, at, size, false, false);
}

static void draw_group(struct picture *picture, const struct chart *chart, size_t index, double top,
                       double height)
{
    const struct group *group = &chart->groups[index];
    int most = largest(chart);

    picture_add_label_within(picture, group->name, NAME_COLUMNS,
                             (struct point){NAMES - 8, top + height / 2}, ANCHOR_END);
    for (size_t s = 0; s < chart->series_count; s++) {
        int number = group->numbers[s];
        double width = most > 0 ? (double)BARS * number / most : 0;
        struct point at = {NAMES, top + (double)s * BAR_STEP};
        char text[TENTHS_SIZE];

        if (number < 0)
            continue;
        number_text(chart, number, text);
        if (number > 0)
            draw_bar(picture, s, at, width);
        picture_add_text(picture, TONE_TEXT, (struct point){at.x + width + 5, at.y + BAR_HEIGHT},
                         ANCHOR_START, NUMBER_SIZE, text);
    }
}

static double draw_legend(struct picture *picture, const struct chart *chart, double top)
{
    struct point at = {NAMES, top + LINE_HEIGHT};

    for (size_t s = 0; s < chart->series_count; s++) {
        draw_bar(picture, s, (struct point){at.x, at.y - BAR_HEIGHT / 2.0}, 24);
        picture_add_note(picture, at, chart->series[s]);
        at.y += LINE_HEIGHT + 4;
    }
    return at.y;
}

/* "Questions by kind. training: asked 9, answered 8, done 4. …" */
static char *describe(const struct chart *chart)
{
    struct buf out;

    buf_init(&out);
    buf_addf(&out, "%s.", chart->title);
    for (size_t i = 0; i < chart->count; i++) {
        const char *between = "";

        buf_addf(&out, " %s: ", chart->groups[i].name);
        for (size_t s = 0; s < chart->series_count; s++) {
            char text[TENTHS_SIZE];

            if (chart->groups[i].numbers[s] < 0)
                continue;
            number_text(chart, chart->groups[i].numbers[s], text);
            buf_addf(&out, "%s%s %s", between, chart->series[s], text);
            between = ", ";
        }
        buf_adds(&out, *between ? "." : _("not shown."));
    }
    return buf_take(&out);
}

/* "2026-Q3": on one line, for the next quarter is near. */
static char *short_label(struct quarter quarter)
{
    char id[QUARTER_SIZE];

    quarter_to_id(quarter, id);
    return xstrdup(id);
}

/* Takes the groups over. */
static bool draw(struct picture *picture, struct chart *chart)
{
    double height = (double)BAR_STEP * (double)chart->series_count;
    double row = (height > 2.0 * LINE_HEIGHT ? height : 2.0 * LINE_HEIGHT) + GROUP_GAP;
    bool any = chart->count > 0;

    *picture = (struct picture){.width = WIDTH};
    for (size_t i = 0; i < chart->count; i++)
        draw_group(picture, chart, i, TOP + row * (double)i, height);
    if (any) {
        picture_add_line(picture, TONE_GRID, (struct point){NAMES, TOP - 4},
                         (struct point){NAMES, TOP + row * (double)chart->count - 4}, false);
        picture->height = draw_legend(picture, chart, TOP + row * (double)chart->count);
        picture->title = xstrdup(chart->title);
        picture->description = describe(chart);
    }
    forget_groups(chart);
    return any;
}

/* ---- what is drawn ---- */

static struct chart request_chart(const char *title)
{
    return (struct chart){
        .title = title, .series = {_("asked"), _("answered"), _("done")}, .series_count = 3};
}

static void set_requests(struct group *group, struct request_sum sum)
{
    group->numbers[0] = sum.asked;
    group->numbers[1] = sum.answered;
    group->numbers[2] = sum.done;
}

bool picture_requests_by_kind(struct picture *picture, const struct overview *overview,
                              const struct quarter *period)
{
    struct chart chart = request_chart(_("Questions to the organisation, by kind"));

    /* "Not said" comes last. */
    for (int i = 1; i <= SUPPORT_COUNT; i++) {
        enum support kind = (enum support)(i % SUPPORT_COUNT);
        struct request_sum sum = overview_requests_of_kind(overview, kind, period);

        if (sum.asked > 0)
            set_requests(add_group(&chart, xstrdup(support_label(kind))), sum);
    }
    return draw(picture, &chart);
}

bool picture_requests_over_time(struct picture *picture, const struct overview *overview)
{
    struct chart chart = request_chart(_("Questions to the organisation, over time"));
    struct quarter quarters[QUARTERS_MOST];
    size_t count = overview_quarters(overview, quarters, QUARTERS_MOST);
    bool any = false;

    for (size_t i = 0; i < count; i++) {
        struct request_sum sum = overview_requests(overview, &quarters[i]);

        set_requests(add_group(&chart, short_label(quarters[i])), sum);
        any |= sum.asked > 0;
    }
    if (!any)
        forget_groups(&chart);
    return draw(picture, &chart);
}

bool picture_talks_over_time(struct picture *picture, const struct overview *overview)
{
    struct chart chart = {
        .title = _("Talks, over time"), .series = {_("held"), _("planned")}, .series_count = 2};
    struct quarter quarters[QUARTERS_MOST];
    size_t count = overview_quarters(overview, quarters, QUARTERS_MOST);

    for (size_t i = 0; i < count; i++) {
        int held, planned;
        struct group *group;

        overview_talks(overview, NULL, &quarters[i], &held, &planned);
        if (held == 0 && planned == 0)
            continue;
        group = add_group(&chart, short_label(quarters[i]));
        group->numbers[0] = held;
        group->numbers[1] = planned;
    }
    return draw(picture, &chart);
}

bool picture_figures(struct picture *picture, const struct overview *overview,
                     struct quarter quarter)
{
    struct chart chart = {.title = _("The seven values, whole organisation"),
                          .series = {_("Important"), _("Room"), _("Does it work?")},
                          .series_count = 3,
                          .most = SCORE_MAX * TENTHS,
                          .in_tenths = true};

    for (int v = 0; v < VALUE_COUNT; v++) {
        const struct figure *figure = overview_figure(overview, quarter, "", (enum value)v);
        struct group *group;

        if (!figure || !figure->shown)
            continue;
        group = add_group(&chart, xstrdup(value_label((enum value)v)));
        group->numbers[0] = figure->importance;
        group->numbers[1] = figure->opportunity;
        group->numbers[2] = figure->realisation;
    }
    return draw(picture, &chart);
}
