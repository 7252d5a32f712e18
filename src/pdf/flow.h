#ifndef WG_SRC_PDF_FLOW_H
#define WG_SRC_PDF_FLOW_H

#include <pango/pango.h>
#include <stdbool.h>
#include <stddef.h>

#include "report/picture.h"

/*
 * A document as a column of boxes, each as high as a line of text (or a row, or a picture), which are
 * then dealt over pages. A box is never cut. Unit: points; y goes down.
 */
enum ink { INK_TEXT, INK_SOFT, INK_ACCENT, INK_COUNT };
/* What lies behind a run of boxes, or stands beside it. */
enum band { BAND_NONE, BAND_QUOTE, BAND_CORRECTION, BAND_CARD, BAND_COUNT };

struct span {
    PangoLayoutLine *line;
    double x, baseline; /* from the left margin, from the top of its box */
    enum ink ink;
    const char *tag; /* of a cell; NULL */
};
struct box {
    const char *outer, *tag; /* of the structure for screen readers; outer: Table, L, or NULL */
    int outer_block, block;  /* neighbours with the same number are one */
    double before;           /* a gap above it, but not at the top of a page */
    double height;
    double below;               /* that part of it which is left free below an inner band */
    bool stays;                 /* on one page with the next box */
    bool rule;                  /* a thin line below it */
    enum band outer_band, band; /* a card around; a quote or correction */
    double band_x;              /* where the inner one begins */
    bool outer_goes, goes;      /* on from the box above: through the gap between them */
    const char *outline;        /* also in the list of parts; or NULL. Borrowed */
    struct span *spans;
    size_t span_count;
    const struct picture *picture; /* or NULL. Borrowed */
    double picture_x, scale;
    /* Where it stands, by flow_deal(). */
    int page;
    double y;
};
struct flow {
    struct box *boxes;
    size_t count;
    int pages;
    int blocks; /* the last number given */
};

void flow_done(struct flow *flow);
/* Valid until the next is added. */
struct box *flow_add(struct flow *flow, const char *tag, double before);
void box_add(struct box *box, PangoLayoutLine *line, double x, double baseline, enum ink ink);
/* Keeps the boxes from `first` to the last on one page, when they fit on one. */
void flow_keep(struct flow *flow, size_t first, double page_height);
/* Room inside, above the box `first` and below the last; `outer`: of what lies around an inner band. */
void flow_pad(struct flow *flow, size_t first, double room, bool outer);
void flow_deal(struct flow *flow, double page_height);

#endif
