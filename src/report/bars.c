/* The seven values as bars: every number, and last time at the foot of each. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "drawing.h"

enum {
    BAR_LEFT = 108,
    BAR_UNIT = 44,
    BAR_HEIGHT = 8,
    BAR_STEP = 10,
    BAR_GAP = 14,
    BAR_TOP = 26,
    LAST_ROOM = 3
};

struct bars {
    struct picture *picture;
    const struct picture_data *data;
    double row; /* height of a value */
    double bottom;
};

static int count_asked(const struct picture_data *data)
{
    int count = 0;

    for (int s = 0; s < SERIES_COUNT; s++)
        count += data->asked[s];
    return count;
}

/* The numbers at the top stand over lines that go down behind the bars. */
static void draw_axis(const struct bars *bars)
{
    for (int score = 0; score <= SCORE_MAX; score++) {
        double x = BAR_LEFT + (double)BAR_UNIT * score;
        const char digit[] = {(char)('0' + score), '\0'};

        picture_add_line(bars->picture, TONE_GRID, (struct point){x, BAR_TOP},
                         (struct point){x, bars->bottom}, false);
        if (score >= SCORE_MIN)
            picture_add_text(bars->picture, TONE_TEXT, (struct point){x, BAR_TOP - 8},
                             ANCHOR_MIDDLE, TEXT_SIZE, digit);
    }
}

/* Importance is a light surface with an edge, room an edge alone, what works a dark surface. */
static void draw_bar(const struct bars *bars, enum series series, struct point at, double width)
{
    const struct point size = {width, BAR_HEIGHT};

    if (series != ROOM)
        picture_add_box(bars->picture, series == WORKS ? TONE_NOW : TONE_SOFT, at, size, true,
                        false);
    picture_add_box(bars->picture, TONE_NOW, at, size, false, false);
}

/* Last time: a dashed line along the foot of the bar, up to a mark. */
static void draw_last(const struct bars *bars, struct point at, int score)
{
    double x = at.x + (double)BAR_UNIT * score;
    double y = at.y + BAR_HEIGHT + 1.5;

    picture_add_line(bars->picture, TONE_LAST, (struct point){at.x, y}, (struct point){x, y}, true)
        ->size = LAST_WIDTH;
    picture_add_dot(bars->picture, TONE_LAST, (struct point){x, y}, 2.2);
}

static void draw_value(const struct bars *bars, int value)
{
    const struct picture_data *data = bars->data;
    struct point at = {BAR_LEFT, BAR_TOP + BAR_GAP / 2.0 + bars->row * value};

    picture_add_label(bars->picture, data->names[value], BAR_LEFT - 8,
                      at.y + (bars->row - BAR_GAP) / 2, ANCHOR_END);
    for (int s = 0; s < SERIES_COUNT; s++) {
        if (!data->asked[s])
            continue;
        if (data->now[s][value] != SCORE_OPEN)
            draw_bar(bars, (enum series)s, at, (double)BAR_UNIT * data->now[s][value]);
        if (data->has_last[s] && data->last[s][value] != SCORE_OPEN)
            draw_last(bars, at, data->last[s][value]);
        at.y += BAR_STEP + (data->has_last[s] ? LAST_ROOM : 0);
    }
}

static void bars_legend(const struct bars *bars)
{
    struct point at = {52, bars->bottom + 22};
    bool any_last = false;

    for (int s = 0; s < SERIES_COUNT; s++) {
        if (!bars->data->asked[s])
            continue;
        any_last |= bars->data->has_last[s];
        draw_bar(bars, (enum series)s, (struct point){at.x, at.y - BAR_HEIGHT / 2.0}, 24);
        picture_add_note(bars->picture, at, series_name((enum series)s));
        at.y += LINE_HEIGHT + 4;
    }
    if (any_last) {
        char *note = xasprintf(_("Last time (%s)"), bars->data->day);

        picture_add_line(bars->picture, TONE_LAST, at, (struct point){at.x + 21, at.y}, true)
            ->size = LAST_WIDTH;
        picture_add_dot(bars->picture, TONE_LAST, (struct point){at.x + 22, at.y}, 2.2);
        picture_add_note(bars->picture, at, note);
        free(note);
        at.y += LINE_HEIGHT + 4;
    }
    bars->picture->height = at.y;
}

bool picture_bars(struct picture *picture, const struct talk *talk)
{
    struct picture_data data;
    struct bars bars = {.picture = picture, .data = &data};
    bool any = picture_data_init(&data, talk);

    *picture = (struct picture){.width = WIDTH};
    if (any) {
        bool any_last = data.has_last[IMPORTANCE] || data.has_last[ROOM] || data.has_last[WORKS];
        double content = count_asked(&data) * (BAR_STEP + (any_last ? (double)LAST_ROOM : 0.0));

        /* A name of three lines fits beside a single bar too. */
        bars.row = BAR_GAP + (content > 2.0 * LINE_HEIGHT ? content : 2.0 * LINE_HEIGHT);
        bars.bottom = BAR_TOP + bars.row * VALUE_COUNT;
        draw_axis(&bars);
        for (int v = 0; v < VALUE_COUNT; v++)
            draw_value(&bars, v);
        bars_legend(&bars);
        picture->title = xstrdup(_("The seven values as bars"));
        picture->description = picture_describe(&data);
    }
    picture_data_done(&data);
    return any;
}
