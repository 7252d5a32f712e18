/*
 * From the nodes of a document to boxes. Each line of text becomes a box of its own; what may not be
 * parted from what follows (a heading, a question, the first line of two) says so.
 */
#include "setter.h"

#include <string.h>

/* ---- styles ---- */

static const struct {
    double size, leading; /* the height of a line, in sizes */
    enum face face;
    enum ink ink;
} styles[STYLE_COUNT] = {
    [STYLE_TITLE] = {22, 1.25, FACE_SERIF, INK_ACCENT},
    [STYLE_PART] = {16, 1.3, FACE_SERIF, INK_ACCENT},
    [STYLE_BLOCK] = {13, 1.35, FACE_SERIF, INK_TEXT},
    [STYLE_TEXT] = {10.6, 1.42, FACE_PLAIN, INK_TEXT},
    [STYLE_QUOTE] = {11.6, 1.4, FACE_SERIF, INK_TEXT},
    [STYLE_ASKED] = {10.6, 1.4, FACE_PLAIN, INK_SOFT},
    [STYLE_LABEL] = {10, 1.42, FACE_PLAIN, INK_SOFT},
    [STYLE_CODE] = {18, 1.42, FACE_PLAIN, INK_TEXT},
    [STYLE_FOOT] = {9.2, 1.4, FACE_PLAIN, INK_SOFT},
};

enum ink setter_ink(enum style style)
{
    return styles[style].ink;
}

/* No hyphen where a long word breaks: who copies the text gets the word as it was. */
PangoLayout *setter_layout_sized(PangoContext *context, double size, enum face face,
                                 const char *text, double width)
{
    static const char *const families[] = {
        [FACE_PLAIN] = "Liberation Sans,DejaVu Sans,sans-serif",
        [FACE_SERIF] = "Liberation Serif,DejaVu Serif,serif",
    };
    PangoLayout *layout = pango_layout_new(context);
    PangoFontDescription *font = pango_font_description_from_string(families[face]);
    PangoAttrList *attributes = pango_attr_list_new();

    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_font_description(layout, font);
    pango_layout_set_attributes(layout, attributes);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, width < 0 ? -1 : (int)(width * PANGO_SCALE));
    pango_layout_set_text(layout, text, -1);
    pango_attr_list_unref(attributes);
    pango_font_description_free(font);
    return layout;
}

PangoLayout *setter_layout(PangoContext *context, enum style style, const char *text, double width)
{
    return setter_layout_sized(context, styles[style].size, styles[style].face, text, width);
}

/* A sign of another font may be higher than the line. */
double setter_line_height(enum style style, PangoLayoutLine *line, double *baseline)
{
    double height = styles[style].size * styles[style].leading;
    PangoRectangle logical;
    double own;

    pango_layout_line_get_extents(line, NULL, &logical);
    own = (double)logical.height / PANGO_SCALE;
    height = height > own ? height : own;
    *baseline = (height - own) / 2 - (double)logical.y / PANGO_SCALE;
    return height;
}

/* ---- blocks ---- */

/* How a text stands in the column. */
struct shape_of {
    enum style style;
    const char *tag;
    double before, x;
    enum band band;
    double band_x;
    bool stays; /* with what follows it */
};

/* Of two lines or more no single one stands at the foot or the top of a page. */
static bool stays(size_t line, size_t count, bool with_next)
{
    if (line + 1 == count)
        return with_next;
    return with_next || line == 0 || line + 2 == count;
}

static void add_text(struct setter *setter, const struct shape_of *shape, const char *text)
{
    double x = setter->inset + shape->x;
    PangoLayout *layout =
        setter_layout(setter->context, shape->style, text, TEXT_WIDTH - x - setter->inset);
    size_t count = (size_t)pango_layout_get_line_count(layout);
    int block = 0;

    for (size_t i = 0; i < count; i++) {
        PangoLayoutLine *line = pango_layout_get_line_readonly(layout, (int)i);
        struct box *box = flow_add(&setter->flow, shape->tag, i == 0 ? shape->before : 0);
        double baseline;

        block = i == 0 ? box->block : block;
        box->block = block;
        box->height = setter_line_height(shape->style, line, &baseline);
        box->stays = stays(i, count, shape->stays);
        box->band = shape->band;
        box->band_x = setter->inset + shape->band_x;
        box->goes = i > 0;
        box_add(box, line, x, baseline, setter_ink(shape->style));
    }
    g_object_unref(layout);
}

/* ---- a field: its label on the left, its text beside it ---- */

enum { LABEL_WIDTH = 150, LABEL_GAP = 12 };

static void add_side(struct box *box, PangoLayout *layout, size_t line, double x, enum style style)
{
    PangoLayoutLine *words;
    double height, baseline;

    if (line >= (size_t)pango_layout_get_line_count(layout))
        return;
    words = pango_layout_get_line_readonly(layout, (int)line);
    height = setter_line_height(style, words, &baseline);
    box->height = height > box->height ? height : box->height;
    box_add(box, words, x, baseline, setter_ink(style));
}

/* Both sides stand on one line, though they differ in size. */
static void level(struct box *box)
{
    double lowest = 0;

    for (size_t i = 0; i < box->span_count; i++) {
        if (box->spans[i].baseline > lowest)
            lowest = box->spans[i].baseline;
    }
    for (size_t i = 0; i < box->span_count; i++)
        box->spans[i].baseline = lowest;
}

static void add_field(struct setter *setter, const struct node *node, double before)
{
    double x = setter->inset;
    double beside = x + LABEL_WIDTH + LABEL_GAP;
    PangoLayout *label = setter_layout(setter->context, STYLE_LABEL, node->label, LABEL_WIDTH);
    enum style style = node->is_code ? STYLE_CODE : STYLE_TEXT;
    PangoLayout *text =
        setter_layout(setter->context, style, node->text, TEXT_WIDTH - beside - setter->inset);
    size_t labels = (size_t)pango_layout_get_line_count(label);
    size_t texts = (size_t)pango_layout_get_line_count(text);
    size_t count = labels > texts ? labels : texts;
    int block = 0;

    for (size_t i = 0; i < count; i++) {
        struct box *box = flow_add(&setter->flow, "P", i == 0 ? before : 0);

        block = i == 0 ? box->block : block;
        box->block = block;
        box->stays = stays(i, count, false);
        add_side(box, label, i, x, STYLE_LABEL);
        add_side(box, text, i, beside, style);
        level(box);
    }
    g_object_unref(label);
    g_object_unref(text);
}

/* ---- nodes ---- */

static void add_title(struct setter *setter, const struct node *node)
{
    const struct shape_of shape = {.style = STYLE_TITLE, .tag = "H1", .stays = true};

    add_text(setter, &shape, node->text);
}

static void add_part(struct setter *setter, const struct node *node)
{
    const struct shape_of shape = {.style = STYLE_PART, .tag = "H2", .before = 22, .stays = true};
    size_t first = setter->flow.count;

    add_text(setter, &shape, node->text);
    setter->flow.boxes[setter->flow.count - 1].rule = true;
    setter->flow.boxes[setter->flow.count - 1].height += 2;
    setter->flow.boxes[first].outline = node->text;
}

static bool is_row(const struct node *node)
{
    return node->kind == NODE_FIELD && *node->text;
}

static void add_block(struct setter *setter, const struct node *node)
{
    const struct shape_of shape = {.style = STYLE_BLOCK, .tag = "H3", .before = 14, .stays = true};

    add_text(setter, &shape, node->text);
}

static void add_correction(struct setter *setter, const struct node *node)
{
    enum { LEFT = 14, INSIDE = 24, PAD = 5 };
    const struct shape_of label = {.style = STYLE_LABEL,
                                   .tag = "P",
                                   .before = 7,
                                   .x = INSIDE,
                                   .band = BAND_CORRECTION,
                                   .band_x = LEFT,
                                   .stays = true};
    struct shape_of text = label;
    size_t first = setter->flow.count;
    size_t second;

    text.style = STYLE_QUOTE;
    text.before = 0;
    text.stays = false;
    if (node->label)
        add_text(setter, &label, node->label);
    second = setter->flow.count;
    add_text(setter, &text, node->text);
    setter->flow.boxes[second].goes = second > first;
    flow_pad(&setter->flow, first, PAD, false);
}

static void add_item(struct setter *setter, const struct node *node, bool goes_on)
{
    const struct shape_of shape = {
        .style = STYLE_TEXT, .tag = "LI", .before = goes_on ? 1 : 5, .x = 14};
    PangoLayout *bullet = setter_layout(setter->context, STYLE_TEXT, "•", -1);
    size_t first = setter->flow.count;
    int outer =
        goes_on && first > 0 ? setter->flow.boxes[first - 1].outer_block : setter->flow.blocks + 1;

    add_text(setter, &shape, node->text);
    box_add(&setter->flow.boxes[first], pango_layout_get_line_readonly(bullet, 0),
            setter->inset + 2, setter->flow.boxes[first].spans[0].baseline, INK_ACCENT);
    for (size_t i = first; i < setter->flow.count; i++) {
        setter->flow.boxes[i].outer = "L";
        setter->flow.boxes[i].outer_block = outer;
    }
    g_object_unref(bullet);
}

static void add_plain(struct setter *setter, const struct node *node)
{
    static const struct shape_of paragraph = {.style = STYLE_TEXT, .tag = "P", .before = 7};
    static const struct shape_of asked = {
        .style = STYLE_ASKED, .tag = "P", .before = 11, .stays = true};
    static const struct shape_of quote = {
        .style = STYLE_QUOTE, .tag = "P", .before = 3, .x = 14, .band = BAND_QUOTE, .band_x = 1};

    if (node->kind == NODE_FIELD)
        add_text(setter, &asked, node->label);
    else
        add_text(setter, node->kind == NODE_QUOTE ? &quote : &paragraph, node->text);
}

/* Rows stand close together, the first a little below what it belongs to. */
static double field_gap(const struct node *before)
{
    return before && is_row(before) ? 2 : 7;
}

static void add_node(struct setter *setter, const struct node *node, const struct node *before)
{
    switch (node->kind) {
    case NODE_TITLE:
        add_title(setter, node);
        break;
    case NODE_HEADING:
        if (node->level > 2)
            add_block(setter, node);
        else
            add_part(setter, node);
        break;
    case NODE_ITEM:
        add_item(setter, node, before && before->kind == NODE_ITEM);
        break;
    case NODE_CORRECTION:
        add_correction(setter, node);
        break;
    case NODE_SCORES:
        setter_add_scores(setter);
        break;
    default:
        if (is_row(node))
            add_field(setter, node, field_gap(before));
        else
            add_plain(setter, node);
    }
}

/* ---- the whole ---- */

static bool begins_card(const struct node *node)
{
    return node->in_block && node->kind == NODE_HEADING;
}

/* An agreement: what it is, and all that is told of it below. Returns the node behind it. */
static size_t add_card(struct setter *setter, size_t at)
{
    enum { INSIDE = 16, PAD = 8 };
    const struct document *document = setter->source->document;
    size_t first = setter->flow.count;
    size_t next = at;

    setter->inset = INSIDE;
    do {
        add_node(setter, &document->nodes[next], next > 0 ? &document->nodes[next - 1] : NULL);
        next++;
    } while (next < document->count && document->nodes[next].in_block &&
             !begins_card(&document->nodes[next]));
    setter->inset = 0;
    for (size_t i = first; i < setter->flow.count; i++) {
        setter->flow.boxes[i].outer_band = BAND_CARD;
        setter->flow.boxes[i].outer_goes = i > first;
    }
    flow_pad(&setter->flow, first, PAD, true);
    flow_keep(&setter->flow, first, TEXT_HEIGHT);
    return next;
}

/*
 * What the document is: small, at its end, together. A second part of it, of what was shared, is there
 * to be used: it is set like the rest.
 */
static void add_foot(struct setter *setter, size_t at)
{
    struct shape_of shape = {.style = STYLE_FOOT, .tag = "P", .before = 30};
    const struct document *document = setter->source->document;
    const struct node *nodes = document->nodes;
    size_t begin = at;
    size_t first = setter->flow.count;

    for (; at < document->count && (at == begin || nodes[at].kind != NODE_HEADING); at++) {
        add_text(setter, &shape, nodes[at].text);
        shape.before = 4;
    }
    flow_keep(&setter->flow, first, TEXT_HEIGHT);
    first = setter->flow.count;
    for (; at < document->count; at++)
        add_node(setter, &nodes[at], &nodes[at - 1]);
    flow_keep(&setter->flow, first, TEXT_HEIGHT);
}

void setter_set(struct setter *setter)
{
    const struct document *document = setter->source->document;
    const struct node *nodes = document->nodes;
    size_t foot = document->foot < document->count ? document->foot : document->count;

    for (size_t i = 0; i < foot;) {
        if (begins_card(&nodes[i])) {
            i = add_card(setter, i);
        } else {
            add_node(setter, &nodes[i], i > 0 ? &nodes[i - 1] : NULL);
            i++;
        }
    }
    add_foot(setter, foot);
    flow_deal(&setter->flow, TEXT_HEIGHT);
}
