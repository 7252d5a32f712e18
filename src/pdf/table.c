/* The scores: a row a value, and the pictures below them, side by side when both fit. */
#include "setter.h"

enum { CELL_PAD = 9, ROW_PAD = 5 };

static double width_of(PangoLayout *layout)
{
    int width;

    pango_layout_get_size(layout, &width, NULL);
    return (double)width / PANGO_SCALE;
}

static const char *cell(const struct score_table *table, size_t row, size_t column)
{
    const char *text = row == 0 ? table->heads[column] : table->rows[row - 1].cells[column];

    return text ? text : "";
}

static enum style style_of(size_t row)
{
    return row == 0 ? STYLE_LABEL : STYLE_TEXT;
}

/* Scores get the room they need, the names what is left. */
static void measure(const struct setter *setter, double widths[SCORE_COLUMNS])
{
    const struct score_table *table = setter->source->scores;
    double most = TEXT_WIDTH * 0.6 / (double)(table->columns > 1 ? table->columns - 1 : 1);

    widths[0] = TEXT_WIDTH;
    for (size_t column = 1; column < table->columns; column++) {
        widths[column] = 0;
        for (size_t row = 0; row <= VALUE_COUNT; row++) {
            PangoLayout *layout =
                setter_layout(setter->context, style_of(row), cell(table, row, column), -1);
            double width = width_of(layout) + 2 * CELL_PAD;

            widths[column] = width > widths[column] ? width : widths[column];
            g_object_unref(layout);
        }
        widths[column] = widths[column] < most ? widths[column] : most;
        widths[0] -= widths[column];
    }
}

static double line_x(PangoLayoutLine *line, double x, double width, bool is_score)
{
    PangoRectangle logical;

    if (!is_score)
        return x;
    pango_layout_line_get_extents(line, NULL, &logical);
    return x + (width - (double)logical.width / PANGO_SCALE) / 2;
}

static double add_cell(struct setter *setter, struct box *box, size_t row, size_t column, double x,
                       double width)
{
    bool is_score = column > 0;
    PangoLayout *layout =
        setter_layout(setter->context, style_of(row), cell(setter->source->scores, row, column),
                      width - (is_score ? 2 : 1) * CELL_PAD);
    int count = pango_layout_get_line_count(layout);
    double top = ROW_PAD;

    for (int i = 0; i < count; i++) {
        PangoLayoutLine *line = pango_layout_get_line_readonly(layout, i);
        double baseline;
        double height = setter_line_height(style_of(row), line, &baseline);

        box_add(box, line, line_x(line, x, width, is_score), top + baseline,
                setter_ink(style_of(row)));
        box->spans[box->span_count - 1].tag = row == 0 ? "TH" : "TD";
        top += height;
    }
    g_object_unref(layout);
    return top + ROW_PAD;
}

static void add_table(struct setter *setter)
{
    const struct score_table *table = setter->source->scores;
    double widths[SCORE_COLUMNS];
    size_t first = setter->flow.count;
    int outer = setter->flow.blocks + 1;

    measure(setter, widths);
    for (size_t row = 0; row <= VALUE_COUNT; row++) {
        struct box *box = flow_add(&setter->flow, "TR", row == 0 ? 14 : 0);
        double x = 0;

        box->outer = "Table";
        box->outer_block = outer;
        box->rule = true;
        for (size_t column = 0; column < table->columns; column++) {
            double height = add_cell(setter, box, row, column, x, widths[column]);

            box->height = height > box->height ? height : box->height;
            x += widths[column];
        }
    }
    flow_keep(&setter->flow, first, TEXT_HEIGHT);
}

/* ---- pictures ---- */

/* Side by side their words are still readable: less than this they are not made smaller. */
static const double scale_least = 0.66;
enum { PICTURE_GAP = 18 };

static double scale_for(const struct picture *pictures, size_t count)
{
    double width = PICTURE_GAP * (double)(count - 1);
    double across;

    for (size_t i = 0; i < count; i++)
        width += pictures[i].width;
    across = (TEXT_WIDTH - PICTURE_GAP * (double)(count - 1)) /
             (width - PICTURE_GAP * (double)(count - 1));
    return across < 1 ? across : 1;
}

/* One row of pictures: a box each, all but the last without height. */
static void add_row(struct setter *setter, const struct picture *pictures, size_t count)
{
    double scale = scale_for(pictures, count);
    double height = 0, width = PICTURE_GAP * (double)(count - 1), x;

    for (size_t i = 0; i < count; i++) {
        height = pictures[i].height * scale > height ? pictures[i].height * scale : height;
        width += pictures[i].width * scale;
    }
    scale *= height > TEXT_HEIGHT ? TEXT_HEIGHT / height : 1;
    x = (TEXT_WIDTH - width) / 2;
    for (size_t i = 0; i < count; i++) {
        struct box *box = flow_add(&setter->flow, "Figure", i == 0 ? 12 : 0);

        box->height = i + 1 == count ? height : 0;
        box->stays = i + 1 < count;
        box->picture = &pictures[i];
        box->picture_x = x;
        box->scale = scale;
        x += pictures[i].width * scale + PICTURE_GAP;
    }
}

void setter_add_scores(struct setter *setter)
{
    const struct picture *pictures = setter->source->pictures;
    size_t count = setter->source->picture_count;

    if (count > 0 && scale_for(pictures, count) >= scale_least)
        add_row(setter, pictures, count);
    for (size_t i = 0; i < count && scale_for(pictures, count) < scale_least; i++)
        add_row(setter, &pictures[i], 1);
    add_table(setter);
}
