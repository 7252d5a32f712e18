/* Boxes, and dealing them over pages so that what belongs together stands together. */
#include "flow.h"

void flow_done(struct flow *flow)
{
    for (size_t i = 0; i < flow->count; i++) {
        for (size_t s = 0; s < flow->boxes[i].span_count; s++)
            pango_layout_line_unref(flow->boxes[i].spans[s].line);
        g_free(flow->boxes[i].spans);
    }
    g_free(flow->boxes);
    *flow = (struct flow){0};
}

struct box *flow_add(struct flow *flow, const char *tag, double before)
{
    flow->boxes = g_renew(struct box, flow->boxes, flow->count + 1);
    flow->boxes[flow->count] = (struct box){.tag = tag, .block = ++flow->blocks, .before = before};
    return &flow->boxes[flow->count++];
}

void box_add(struct box *box, PangoLayoutLine *line, double x, double baseline, enum ink ink)
{
    box->spans = g_renew(struct span, box->spans, box->span_count + 1);
    box->spans[box->span_count++] = (struct span){
        .line = pango_layout_line_ref(line),
        .x = x,
        .baseline = baseline,
        .ink = ink,
    };
}

static double height_of(const struct flow *flow, size_t first, size_t last, bool on_top)
{
    double height = on_top ? -flow->boxes[first].before : 0;

    for (size_t i = first; i <= last; i++)
        height += flow->boxes[i].before + flow->boxes[i].height;
    return height;
}

void flow_keep(struct flow *flow, size_t first, double page_height)
{
    if (first >= flow->count || height_of(flow, first, flow->count - 1, true) > page_height)
        return;
    for (size_t i = first; i + 1 < flow->count; i++)
        flow->boxes[i].stays = true;
}

void flow_pad(struct flow *flow, size_t first, double room, bool outer)
{
    struct box *box = &flow->boxes[first];

    for (size_t i = 0; i < box->span_count; i++)
        box->spans[i].baseline += room;
    box->height += room;
    box = &flow->boxes[flow->count - 1];
    box->height += room;
    box->below = outer ? room : 0;
}

struct deal {
    int page;
    double y;
};

static void place(struct box *box, struct deal *deal)
{
    deal->y += deal->y > 0 ? box->before : 0;
    box->page = deal->page;
    box->y = deal->y;
    deal->y += box->height;
}

static void turn_page(struct deal *deal)
{
    deal->page++;
    deal->y = 0;
}

/* What stays together but is higher than a page is dealt box by box. */
static void place_run(struct flow *flow, size_t first, size_t last, double page_height,
                      struct deal *deal)
{
    bool whole = height_of(flow, first, last, true) <= page_height;

    if (whole && deal->y > 0 && deal->y + height_of(flow, first, last, false) > page_height)
        turn_page(deal);
    for (size_t i = first; i <= last; i++) {
        if (!whole && deal->y > 0 && deal->y + height_of(flow, i, i, false) > page_height)
            turn_page(deal);
        place(&flow->boxes[i], deal);
    }
}

void flow_deal(struct flow *flow, double page_height)
{
    struct deal deal = {0};

    for (size_t first = 0; first < flow->count;) {
        size_t last = first;

        while (last + 1 < flow->count && flow->boxes[last].stays)
            last++;
        place_run(flow, first, last, page_height, &deal);
        first = last + 1;
    }
    flow->pages = deal.page + 1;
}
