/* The seven values in a circle: what works, over what is important. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "drawing.h"

enum { RADAR_RADIUS = 70, RADAR_GAP = 9 };
#define LINE_WIDTH 2.4
#define DOT        3.4

struct radar {
    struct picture *picture;
    struct point middle;
};

/* From straight up, clockwise: a seventh of a turn each. */
static const struct point rays[VALUE_COUNT] = {
    {0, -1},
    {0.781831, -0.623490},
    {0.974928, 0.222521},
    {0.433884, 0.900969},
    {-0.433884, 0.900969},
    {-0.974928, 0.222521},
    {-0.781831, -0.623490},
};

static struct point on_ray(const struct radar *radar, int value, double distance)
{
    return (struct point){radar->middle.x + distance * rays[value].x,
                          radar->middle.y + distance * rays[value].y};
}

static struct point at_score(const struct radar *radar, int value, int score)
{
    return on_ray(radar, value, (double)RADAR_RADIUS * score / SCORE_MAX);
}

static void draw_web(const struct radar *radar)
{
    for (int score = SCORE_MIN; score <= SCORE_MAX; score++) {
        struct point ring[VALUE_COUNT];

        for (int v = 0; v < VALUE_COUNT; v++)
            ring[v] = at_score(radar, v, score);
        picture_add(radar->picture, SHAPE_AREA, TONE_GRID, ring, VALUE_COUNT);
    }
    for (int v = 0; v < VALUE_COUNT; v++)
        picture_add_line(radar->picture, TONE_GRID, radar->middle, at_score(radar, v, SCORE_MAX),
                         false);
}

/* Each two neighbours that were given make a wedge; all seven together make the whole. */
static void draw_surface(const struct radar *radar, const int *scores)
{
    for (int v = 0; v < VALUE_COUNT; v++) {
        int next = (v + 1) % VALUE_COUNT;
        struct point wedge[3];

        if (scores[v] == SCORE_OPEN || scores[next] == SCORE_OPEN)
            continue;
        wedge[0] = radar->middle;
        wedge[1] = at_score(radar, v, scores[v]);
        wedge[2] = at_score(radar, next, scores[next]);
        picture_add(radar->picture, SHAPE_AREA, TONE_SOFT, wedge, 3)->filled = true;
    }
}

static void draw_whole_surface(const struct radar *radar, const int *scores)
{
    struct point corners[VALUE_COUNT];

    for (int v = 0; v < VALUE_COUNT; v++) {
        if (scores[v] == SCORE_OPEN) {
            draw_surface(radar, scores);
            return;
        }
        corners[v] = at_score(radar, v, scores[v]);
    }
    picture_add(radar->picture, SHAPE_AREA, TONE_SOFT, corners, VALUE_COUNT)->filled = true;
}

/* How a series goes round. */
struct stroke {
    enum tone tone;
    bool dashed;
    double width, dot;
};

static void draw_round(const struct radar *radar, const int *scores, struct stroke stroke)
{
    for (int v = 0; v < VALUE_COUNT; v++) {
        int next = (v + 1) % VALUE_COUNT;

        if (scores[v] != SCORE_OPEN && scores[next] != SCORE_OPEN)
            picture_add_line(radar->picture, stroke.tone, at_score(radar, v, scores[v]),
                             at_score(radar, next, scores[next]), stroke.dashed)
                ->size = stroke.width;
    }
    for (int v = 0; v < VALUE_COUNT; v++) {
        if (scores[v] != SCORE_OPEN)
            picture_add_dot(radar->picture, stroke.tone, at_score(radar, v, scores[v]), stroke.dot);
    }
}

static const struct stroke edge_stroke = {TONE_NOW, false, 1, 1.4};
static const struct stroke line_stroke = {TONE_NOW, false, LINE_WIDTH, DOT};
static const struct stroke last_stroke = {TONE_LAST, true, LAST_WIDTH, 1.6};

static void draw_names(const struct radar *radar, const struct picture_data *data)
{
    for (int v = 0; v < VALUE_COUNT; v++) {
        struct point at = on_ray(radar, v, RADAR_RADIUS + RADAR_GAP);
        double side = rays[v].x;
        enum anchor anchor = side > 0.1 ? ANCHOR_START : side < -0.1 ? ANCHOR_END : ANCHOR_MIDDLE;

        /* Above and below, a name needs room in height, not in width. */
        at.y += rays[v].y * (3 + (double)picture_label_lines(data->names[v]) * LINE_HEIGHT / 2);
        picture_add_label(radar->picture, data->names[v], at.x, at.y, anchor);
    }
}

static void draw_scale(const struct radar *radar)
{
    for (int score = SCORE_MIN; score <= SCORE_MAX; score += 2) {
        struct point at = at_score(radar, 0, score);
        const char digit[] = {(char)('0' + score), '\0'};

        picture_add_text(radar->picture, TONE_TEXT, (struct point){at.x - 6, at.y + 3}, ANCHOR_END,
                         8, digit);
    }
}

/* The room that the names above, or below, need beside the web. */
static double names_height(const struct picture_data *data, int from, int to)
{
    size_t most = 1;

    for (int v = from; v <= to; v++) {
        size_t lines = picture_label_lines(data->names[v]);

        most = lines > most ? lines : most;
    }
    return RADAR_GAP + 9 + (double)most * LINE_HEIGHT;
}

/* What the line of the radar tells: whether it works, else whether there is room. */
static enum series radar_line(const struct picture_data *data)
{
    if (data->asked[WORKS])
        return WORKS;
    return data->asked[ROOM] ? ROOM : SERIES_COUNT;
}

/* "Last time (14-11-2025): Does it work?" */
static char *last_note(const struct picture_data *data, enum series series)
{
    return xasprintf(_("Last time (%s): %s"), data->day, series_name(series));
}

static double radar_legend(const struct radar *radar, const struct picture_data *data, double y)
{
    enum series line = radar_line(data);
    enum series last = line == SERIES_COUNT ? IMPORTANCE : line;
    double x = 52;

    if (data->asked[IMPORTANCE]) {
        picture_add_box(radar->picture, TONE_SOFT, (struct point){x, y - 5}, (struct point){24, 10},
                        true, false);
        picture_add_line(radar->picture, TONE_NOW, (struct point){x, y - 5},
                         (struct point){x + 24, y - 5}, false);
        picture_add_note(radar->picture, (struct point){x, y}, series_name(IMPORTANCE));
        y += LINE_HEIGHT + 4;
    }
    if (line != SERIES_COUNT) {
        picture_add_line(radar->picture, TONE_NOW, (struct point){x, y}, (struct point){x + 24, y},
                         false)
            ->size = LINE_WIDTH;
        picture_add_dot(radar->picture, TONE_NOW, (struct point){x + 12, y}, DOT);
        picture_add_note(radar->picture, (struct point){x, y}, series_name(line));
        y += LINE_HEIGHT + 4;
    }
    if (data->has_last[last]) {
        char *note = last_note(data, last);

        picture_add_line(radar->picture, TONE_LAST, (struct point){x, y}, (struct point){x + 24, y},
                         true)
            ->size = LAST_WIDTH;
        picture_add_note(radar->picture, (struct point){x, y}, note);
        free(note);
        y += LINE_HEIGHT + 4;
    }
    return y;
}

bool picture_radar(struct picture *picture, const struct talk *talk)
{
    struct radar radar = {.picture = picture};
    enum series line, last;
    struct picture_data data;
    bool any = picture_data_init(&data, talk);

    *picture = (struct picture){.width = WIDTH};
    if (any) {
        radar.middle = (struct point){WIDTH / 2.0, RADAR_RADIUS + names_height(&data, 0, 0)};
        line = radar_line(&data);
        last = line == SERIES_COUNT ? IMPORTANCE : line;
        if (data.asked[IMPORTANCE])
            draw_whole_surface(&radar, data.now[IMPORTANCE]);
        draw_web(&radar);
        if (data.has_last[last])
            draw_round(&radar, data.last[last], last_stroke);
        if (data.asked[IMPORTANCE])
            draw_round(&radar, data.now[IMPORTANCE], edge_stroke);
        if (line != SERIES_COUNT)
            draw_round(&radar, data.now[line], line_stroke);
        draw_scale(&radar);
        draw_names(&radar, &data);
        picture->height =
            radar_legend(&radar, &data, radar.middle.y + RADAR_RADIUS + names_height(&data, 3, 4));
        picture->title = xstrdup(_("The seven values in a circle"));
        picture->description = picture_describe(&data);
    }
    picture_data_done(&data);
    return any;
}
