/*
 * Puts the boxes on their pages, with the structure that lets a screen reader tell headings, lists and
 * tables apart. What is open is closed at the end of a page and opened again on the next.
 */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "setter.h"

struct tags {
    cairo_t *cairo;
    const char *outer, *tag;
    int outer_block, block;
};

static void tag_end(struct tags *tags, const char **tag)
{
    if (*tag)
        cairo_tag_end(tags->cairo, *tag);
    *tag = NULL;
}

static void tags_close(struct tags *tags)
{
    tag_end(tags, &tags->tag);
    tag_end(tags, &tags->outer);
}

static void tags_open(struct tags *tags, const struct box *box)
{
    if (tags->tag && tags->block == box->block)
        return;
    tag_end(tags, &tags->tag);
    if (tags->outer && (!box->outer || tags->outer_block != box->outer_block))
        tag_end(tags, &tags->outer);
    if (box->outer && !tags->outer) {
        cairo_tag_begin(tags->cairo, box->outer, NULL);
        tags->outer = box->outer;
        tags->outer_block = box->outer_block;
    }
    cairo_tag_begin(tags->cairo, box->tag, NULL);
    tags->tag = box->tag;
    tags->block = box->block;
}

/* ---- one box ---- */

struct color {
    double red, green, blue;
};
static const struct color edge = {0.79, 0.83, 0.85};
static const struct {
    double width; /* of the line on its left */
    bool dashed, filled;
    struct color line, paper;
} bands[BAND_COUNT] = {
    [BAND_QUOTE] = {.width = 2, .line = {0.81, 0.88, 0.93}},
    [BAND_CORRECTION] = {1, true, true, {0.60, 0.36, 0}, {0.984, 0.965, 0.925}},
    [BAND_CARD] = {3, false, true, {0.12, 0.31, 0.44}, {0.957, 0.969, 0.976}},
};

static void set_color(cairo_t *cairo, const struct color *color)
{
    cairo_set_source_rgb(cairo, color->red, color->green, color->blue);
}

/* From `top` to `bottom`, from `x` to the right margin. */
static void draw_band(cairo_t *cairo, enum band band, double x, double top, double bottom)
{
    static const double dashes[] = {3, 2};
    double middle = MARGIN_SIDE + x + bands[band].width / 2;

    if (bands[band].filled) {
        set_color(cairo, &bands[band].paper);
        cairo_rectangle(cairo, MARGIN_SIDE + x, top, TEXT_WIDTH - x - (x > 0 ? x / 2 : 0),
                        bottom - top);
        cairo_fill(cairo);
    }
    set_color(cairo, &bands[band].line);
    cairo_set_line_width(cairo, bands[band].width);
    cairo_set_dash(cairo, dashes, bands[band].dashed ? 2 : 0, 0);
    cairo_move_to(cairo, middle, top);
    cairo_line_to(cairo, middle, bottom);
    cairo_stroke(cairo);
    cairo_set_dash(cairo, NULL, 0, 0);
}

static void draw_bands(cairo_t *cairo, const struct box *box, double y)
{
    double gap = box->y > 0 ? box->before : 0;

    if (box->outer_band != BAND_NONE)
        draw_band(cairo, box->outer_band, 0, y - (box->outer_goes ? gap : 0), y + box->height);
    if (box->band != BAND_NONE)
        draw_band(cairo, box->band, box->band_x, y - (box->goes ? gap : 0),
                  y + box->height - box->below);
}

static void draw_rule(cairo_t *cairo, double y)
{
    set_color(cairo, &edge);
    cairo_set_line_width(cairo, 0.6);
    cairo_move_to(cairo, MARGIN_SIDE, y);
    cairo_line_to(cairo, PAGE_WIDTH - MARGIN_SIDE, y);
    cairo_stroke(cairo);
}

static void draw_span(cairo_t *cairo, const struct span *span, double y)
{
    if (span->tag)
        cairo_tag_begin(cairo, span->tag, NULL);
    ink_set(cairo, span->ink);
    cairo_move_to(cairo, MARGIN_SIDE + span->x, y + span->baseline);
    pango_cairo_show_layout_line(cairo, span->line);
    if (span->tag)
        cairo_tag_end(cairo, span->tag);
}

static void draw_box(const struct setter *setter, cairo_t *cairo, const struct box *box)
{
    double y = MARGIN_TOP + box->y;

    draw_bands(cairo, box, y);
    if (box->rule)
        draw_rule(cairo, y + box->height);
    for (size_t i = 0; i < box->span_count; i++)
        draw_span(cairo, &box->spans[i], y);
    if (box->picture)
        picture_draw(cairo, setter->context, box->picture, MARGIN_SIDE + box->picture_x, y,
                     box->scale);
}

/* ---- one page ---- */

static void draw_foot(const struct setter *setter, cairo_t *cairo, int page)
{
    enum { NUMBER_WIDTH = 60 };
    double y = PAGE_HEIGHT - FOOT_HEIGHT / 2;
    char *number = g_strdup_printf("%d / %d", page + 1, setter->flow.pages);
    PangoLayout *title = setter_layout(setter->context, STYLE_LABEL, setter->source->title,
                                       TEXT_WIDTH - NUMBER_WIDTH);
    PangoLayout *right = setter_layout(setter->context, STYLE_LABEL, number, -1);
    int width;

    pango_layout_set_height(title, -1);
    pango_layout_set_ellipsize(title, PANGO_ELLIPSIZE_END);
    pango_layout_get_size(right, &width, NULL);
    draw_rule(cairo, y - 14);
    ink_set(cairo, INK_SOFT);
    cairo_move_to(cairo, MARGIN_SIDE, y);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(title, 0));
    cairo_move_to(cairo, PAGE_WIDTH - MARGIN_SIDE - (double)width / PANGO_SCALE, y);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(right, 0));
    g_object_unref(title);
    g_object_unref(right);
    g_free(number);
}

static void add_outline(cairo_surface_t *surface, const struct box *box)
{
    char *where = g_strdup_printf("page=%d pos=[%d %d]", box->page + 1, (int)MARGIN_SIDE,
                                  (int)(MARGIN_TOP + box->y));

    cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, box->outline, where,
                                  CAIRO_PDF_OUTLINE_FLAG_OPEN);
    g_free(where);
}

void pages_draw(const struct setter *setter, cairo_surface_t *surface, cairo_t *cairo)
{
    const struct flow *flow = &setter->flow;
    size_t next = 0;

    cairo_tag_begin(cairo, "Document", NULL);
    for (int page = 0; page < flow->pages; page++) {
        struct tags tags = {.cairo = cairo};

        for (; next < flow->count && flow->boxes[next].page == page; next++) {
            tags_open(&tags, &flow->boxes[next]);
            draw_box(setter, cairo, &flow->boxes[next]);
            if (flow->boxes[next].outline)
                add_outline(surface, &flow->boxes[next]);
        }
        tags_close(&tags);
        draw_foot(setter, cairo, page);
        if (page + 1 == flow->pages)
            cairo_tag_end(cairo, "Document");
        cairo_show_page(cairo);
    }
}
