#ifndef WG_SRC_PDF_SETTER_H
#define WG_SRC_PDF_SETTER_H

#include <cairo.h>

#include "flow.h"
#include "report/pdf.h"

/* A4, and the column of text in it. */
#define PAGE_WIDTH  595.28
#define PAGE_HEIGHT 841.89
#define MARGIN_SIDE 62.0
#define MARGIN_TOP  58.0
#define FOOT_HEIGHT 68.0
#define TEXT_WIDTH  (PAGE_WIDTH - 2 * MARGIN_SIDE)
#define TEXT_HEIGHT (PAGE_HEIGHT - MARGIN_TOP - FOOT_HEIGHT)

/* Two faces only, since each that a document uses makes it larger. */
enum face { FACE_PLAIN, FACE_SERIF };
enum style {
    STYLE_TITLE,
    STYLE_PART,
    STYLE_BLOCK,
    STYLE_TEXT,
    STYLE_QUOTE,
    STYLE_ASKED,
    STYLE_LABEL,
    STYLE_CODE,
    STYLE_FOOT,
    STYLE_COUNT
};

/* Makes boxes of a document: setter.c its nodes, table.c the scores and pictures. */
struct setter {
    PangoContext *context;
    const struct pdf_source *source;
    struct flow flow;
    double inset; /* of what is added now: from the margin */
};

/* A text of at most this width (negative: as wide as it is), never read as markup. g_object_unref() it. */
PangoLayout *setter_layout(PangoContext *context, enum style style, const char *text, double width);
PangoLayout *setter_layout_sized(PangoContext *context, double size, enum face face,
                                 const char *text, double width);
/* A line's height, and where its baseline lies in it. */
double setter_line_height(enum style style, PangoLayoutLine *line, double *baseline);
enum ink setter_ink(enum style style);

void setter_set(struct setter *setter);

/* table.c */
void setter_add_scores(struct setter *setter);

/* page.c: draws what was dealt. */
void pages_draw(const struct setter *setter, cairo_surface_t *surface, cairo_t *cairo);
/* drawing.c: a picture with its top left corner here. */
void picture_draw(cairo_t *cairo, PangoContext *context, const struct picture *picture, double x,
                  double y, double scale);
/* language.c: of the whole document, in the bytes that Cairo made. */
void language_say(GString *pdf, const char *language);
void ink_set(cairo_t *cairo, enum ink ink);

#endif
