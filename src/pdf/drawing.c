/* Colours, and the pictures of the values drawn with them. */
#include <pango/pangocairo.h>

#include "setter.h"

struct color {
    double red, green, blue;
};
/* Those of the HTML (src/report/html.c). */
static const struct color inks[INK_COUNT] = {
    [INK_TEXT] = {0.133, 0.188, 0.227},
    [INK_SOFT] = {0.333, 0.392, 0.435},
    [INK_ACCENT] = {0.122, 0.310, 0.439},
};

void ink_set(cairo_t *cairo, enum ink ink)
{
    cairo_set_source_rgb(cairo, inks[ink].red, inks[ink].green, inks[ink].blue);
}

/* ORDER of enum tone. */
static const struct color tones[TONE_COUNT] = {
    {0.800, 0.835, 0.859}, {0.122, 0.310, 0.439}, {0.604, 0.357, 0},
    {0.133, 0.188, 0.227}, {0.812, 0.882, 0.925},
};

static void set_tone(cairo_t *cairo, enum tone tone)
{
    cairo_set_source_rgb(cairo, tones[tone].red, tones[tone].green, tones[tone].blue);
}

static void draw_path(cairo_t *cairo, const struct shape *shape)
{
    static const double dashes[] = {4, 3};

    for (size_t i = 0; i < shape->count; i++)
        cairo_line_to(cairo, shape->points[i].x, shape->points[i].y);
    if (shape->kind == SHAPE_AREA)
        cairo_close_path(cairo);
    set_tone(cairo, shape->tone);
    if (shape->kind == SHAPE_AREA && shape->filled)
        cairo_fill_preserve(cairo);
    cairo_set_line_width(cairo, shape->size > 0 ? shape->size : 0.8);
    cairo_set_dash(cairo, dashes, shape->dashed ? 2 : 0, 0);
    cairo_stroke(cairo);
    cairo_set_dash(cairo, NULL, 0, 0);
}

static void draw_dot(cairo_t *cairo, const struct shape *shape)
{
    const double circle = 6.283185307179586;

    set_tone(cairo, shape->tone);
    cairo_arc(cairo, shape->points[0].x, shape->points[0].y, shape->size, 0, circle);
    cairo_fill(cairo);
}

static void draw_text(cairo_t *cairo, PangoContext *context, const struct shape *shape)
{
    PangoLayout *layout = setter_layout_sized(context, shape->size, FACE_PLAIN, shape->text, -1);
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    PangoRectangle logical;
    double width;
    double x = shape->points[0].x;

    pango_layout_line_get_extents(line, NULL, &logical);
    width = (double)logical.width / PANGO_SCALE;
    if (shape->anchor != ANCHOR_START)
        x -= shape->anchor == ANCHOR_END ? width : width / 2;
    set_tone(cairo, shape->tone);
    cairo_move_to(cairo, x, shape->points[0].y);
    pango_cairo_show_layout_line(cairo, line);
    g_object_unref(layout);
}

void picture_draw(cairo_t *cairo, PangoContext *context, const struct picture *picture, double x,
                  double y, double scale)
{
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, scale, scale);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    for (size_t i = 0; i < picture->count; i++) {
        const struct shape *shape = &picture->shapes[i];

        cairo_new_path(cairo);
        if (shape->count == 0)
            continue;
        if (shape->kind == SHAPE_DOT)
            draw_dot(cairo, shape);
        else if (shape->kind == SHAPE_TEXT && shape->text)
            draw_text(cairo, context, shape);
        else if (shape->kind != SHAPE_TEXT)
            draw_path(cairo, shape);
    }
    cairo_restore(cairo);
}
