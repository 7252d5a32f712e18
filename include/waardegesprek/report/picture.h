#ifndef WG_REPORT_PICTURE_H
#define WG_REPORT_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "report/report.h"

/*
 * The seven values as a drawing: shapes on a plane, so that every format draws the same
 * (SVG in HTML, cairo in PDF). Origin top left, y down, unit: points.
 */
enum shape_kind { SHAPE_LINE, SHAPE_AREA, SHAPE_DOT, SHAPE_TEXT };
/* What a shape stands for; a format gives it a colour and a line, never red or green. */
enum tone { TONE_GRID, TONE_NOW, TONE_LAST, TONE_TEXT, TONE_SOFT, TONE_COUNT };
enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };
struct point {
    double x, y;
};
struct shape {
    enum shape_kind kind;
    enum tone tone;
    bool filled; /* an area: a surface, else its edge only */
    bool dashed;
    struct point *points; /* a line or area: its corners; a dot or text: one */
    size_t count;
    double size;        /* a dot's radius, a text's height, a line's width (0 = thin) */
    enum anchor anchor; /* of a text */
    char *text;         /* clean, one line; or NULL */
};
struct picture {
    double width, height;
    char *title;       /* what it shows, in a few words */
    char *description; /* the same in words and numbers, for who can't see it */
    struct shape *shapes;
    size_t count;
};
/* False when there is nothing to draw: no scores, or the guide asks none. `last` behind `now` when the talk has one. */
bool picture_radar(struct picture *picture, const struct talk *talk);
bool picture_bars(struct picture *picture, const struct talk *talk);
void picture_done(struct picture *picture);

#endif
