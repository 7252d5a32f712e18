#ifndef WG_SRC_REPORT_SVG_H
#define WG_SRC_REPORT_SVG_H

#include "base/buf.h"
#include "report/picture.h"

/*
 * A picture as SVG inside a page: an image with a title and a text for who can't see it. `id` begins the ids in it,
 * which are unique in the page. Its colours are classes of the page's style: svg_style().
 */
void svg_write(const struct picture *picture, const char *id, struct buf *out);
/* The rules for those classes, by the page's colours --now, --last, --soft, --grid and --ink. */
const char *svg_style(void);

#endif
