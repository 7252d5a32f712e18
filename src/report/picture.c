/*
 * The seven values as shapes. Both drawings say the same thing in two ways: the radar lays what works over what
 * is important, so that the room between them is seen at once; the bars give every number. Nothing leans on colour
 * alone: surface, line, dots and dashes differ. A score that is not there is a gap, never a nought.
 */
#include "drawing.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "report/scores.h"
#include "view.h"

/* ---- what there is to draw ---- */

static const enum measure measures[SERIES_COUNT] = {MEASURE_IMPORTANCE, MEASURE_OPPORTUNITY,
                                                    MEASURE_REALISATION};

const char *series_name(enum series series)
{
    switch (series) {
    case IMPORTANCE:
        return _("Important");
    case ROOM:
        return _("Room");
    default:
        return _("Does it work?");
    }
}

static void take_scores(struct picture_data *data, const struct talk *talk, enum value value)
{
    const struct capability now = view_scores(talk, value);
    const struct capability *last =
        talk->last && talk->last->has_scores ? &talk->last->scores[value] : NULL;

    for (int s = 0; s < SERIES_COUNT; s++) {
        data->now[s][value] = capability_score(&now, measures[s]);
        data->last[s][value] = last ? capability_score(last, measures[s]) : SCORE_OPEN;
        data->asked[s] |= data->now[s][value] != SCORE_OPEN;
        data->has_last[s] |= data->last[s][value] != SCORE_OPEN;
    }
}

static void take_name(struct picture_data *data, const struct talk *talk, enum value value)
{
    const struct capability scores = view_scores(talk, value);
    const char *name = conversation_script(talk->conversation)->values[value].short_name;
    char *clean = utf8_clean(name, strlen(name), UTF8_ONE_LINE);

    /* A blank that does not break: the mark stays with its word. */
    data->names[value] =
        capability_marked(&scores) ? xasprintf("%s\u00a0" SCORES_MARK, clean) : xstrdup(clean);
    free(clean);
}

bool picture_data_init(struct picture_data *data, const struct talk *talk)
{
    bool any = false;

    *data = (struct picture_data){0};
    for (int v = 0; v < VALUE_COUNT; v++) {
        take_scores(data, talk, (enum value)v);
        take_name(data, talk, (enum value)v);
    }
    for (int s = 0; s < SERIES_COUNT; s++) {
        data->has_last[s] &= data->asked[s];
        any |= data->asked[s];
    }
    if (talk->last)
        day_format_short(talk->last->day, data->day);
    return any;
}

void picture_data_done(struct picture_data *data)
{
    for (int v = 0; v < VALUE_COUNT; v++)
        free(data->names[v]);
}

/* ---- shapes ---- */

struct shape *picture_add(struct picture *picture, enum shape_kind kind, enum tone tone,
                          const struct point *points, size_t count)
{
    struct shape *shape;

    picture->shapes = xreallocarray(picture->shapes, picture->count + 1, sizeof *picture->shapes);
    shape = &picture->shapes[picture->count++];
    *shape = (struct shape){.kind = kind, .tone = tone, .count = count};
    shape->points = xcalloc(count, sizeof *shape->points);
    memcpy(shape->points, points, count * sizeof *points);
    return shape;
}

struct shape *picture_add_line(struct picture *picture, enum tone tone, struct point from,
                               struct point to, bool dashed)
{
    const struct point points[] = {from, to};
    struct shape *shape = picture_add(picture, SHAPE_LINE, tone, points, 2);

    shape->dashed = dashed;
    return shape;
}

void picture_add_dot(struct picture *picture, enum tone tone, struct point at, double radius)
{
    struct shape *shape = picture_add(picture, SHAPE_DOT, tone, &at, 1);

    shape->size = radius;
    shape->filled = true;
}

void picture_add_box(struct picture *picture, enum tone tone, struct point at, struct point size,
                     bool filled, bool dashed)
{
    const struct point points[] = {
        at, {at.x + size.x, at.y}, {at.x + size.x, at.y + size.y}, {at.x, at.y + size.y}};
    struct shape *shape = picture_add(picture, SHAPE_AREA, tone, points, 4);

    shape->filled = filled;
    shape->dashed = dashed;
}

void picture_add_text(struct picture *picture, enum tone tone, struct point at, enum anchor anchor,
                      double size, const char *text)
{
    struct shape *shape = picture_add(picture, SHAPE_TEXT, tone, &at, 1);

    shape->text = xstrdup(text);
    shape->anchor = anchor;
    shape->size = size;
}

size_t picture_label_lines(const char *name)
{
    struct wrap wrap;
    size_t lines;

    wrap_init(&wrap, name, strlen(name), LABEL_COLUMNS);
    lines = wrap.count < LABEL_LINES ? wrap.count : LABEL_LINES;
    wrap_done(&wrap);
    return lines;
}

void picture_add_label(struct picture *picture, const char *name, double x, double middle,
                       enum anchor anchor)
{
    picture_add_label_within(picture, name, LABEL_COLUMNS, (struct point){x, middle}, anchor);
}

void picture_add_label_within(struct picture *picture, const char *name, int columns,
                              struct point at, enum anchor anchor)
{
    struct wrap wrap;
    size_t lines;
    double y;

    wrap_init(&wrap, name, strlen(name), columns);
    lines = wrap.count < LABEL_LINES ? wrap.count : LABEL_LINES;
    y = at.y - (double)(lines - 1) * LINE_HEIGHT / 2 + TEXT_SIZE * 0.35;
    for (size_t i = 0; i < lines; i++) {
        const struct wrap_line *line = &wrap.lines[i];
        bool goes_on = i + 1 == lines && wrap.count > lines;
        size_t end = line->end;
        char *text;

        while (end > line->start && name[end - 1] == ' ')
            end--;
        text =
            xasprintf("%.*s%s", (int)(end - line->start), name + line->start, goes_on ? "…" : "");

        picture_add_text(picture, TONE_TEXT, (struct point){at.x, y + (double)i * LINE_HEIGHT},
                         anchor, TEXT_SIZE, text);
        free(text);
    }
    wrap_done(&wrap);
}

void picture_done(struct picture *picture)
{
    for (size_t i = 0; i < picture->count; i++) {
        free(picture->shapes[i].points);
        free(picture->shapes[i].text);
    }
    free(picture->shapes);
    free(picture->title);
    free(picture->description);
    *picture = (struct picture){0};
}

/* ---- in words ---- */

static void describe_numbers(struct buf *out, const struct picture_data *data,
                             const int numbers[SERIES_COUNT][VALUE_COUNT], int value)
{
    const char *between = "";

    for (int s = 0; s < SERIES_COUNT; s++) {
        if (!data->asked[s])
            continue;
        if (numbers[s][value] == SCORE_OPEN)
            buf_addf(out, "%s–", between);
        else
            buf_addf(out, "%s%d", between, numbers[s][value]);
        between = ", ";
    }
}

static bool any_number(const int numbers[SERIES_COUNT][VALUE_COUNT], int value)
{
    for (int s = 0; s < SERIES_COUNT; s++) {
        if (numbers[s][value] != SCORE_OPEN)
            return true;
    }
    return false;
}

char *picture_describe(const struct picture_data *data)
{
    struct buf out;
    const char *between = "";

    buf_init(&out);
    for (int s = 0; s < SERIES_COUNT; s++) {
        if (data->asked[s])
            buf_addf(&out, "%s%s", between, series_name((enum series)s));
        between = data->asked[s] ? ", " : between;
    }
    buf_adds(&out, _(": from 1 to 5."));
    for (int v = 0; v < VALUE_COUNT; v++) {
        if (!any_number(data->now, v))
            continue;
        buf_addf(&out, " %s: ", data->names[v]);
        describe_numbers(&out, data, data->now, v);
        if (any_number(data->last, v)) {
            buf_addf(&out, " (%s ", _("last time"));
            describe_numbers(&out, data, data->last, v);
            buf_adds(&out, ")");
        }
        buf_adds(&out, ".");
    }
    return buf_take(&out);
}

void picture_add_note(struct picture *picture, struct point at, const char *text)
{
    picture_add_text(picture, TONE_TEXT, (struct point){at.x + 32, at.y + TEXT_SIZE * 0.35},
                     ANCHOR_START, TEXT_SIZE, text);
}
