#ifndef WG_SRC_REPORT_ESCAPE_H
#define WG_SRC_REPORT_ESCAPE_H

#include "base/buf.h"

/*
 * Text as HTML (and SVG in it): a mark that would mean something becomes a name, a newline a line break; what may
 * not stand in HTML at all (noncharacters) goes. Fit for what stands between tags and, on one line,
 * for a value between double quotes. Expects what utf8_clean() made.
 */
void escape_html(struct buf *out, const char *text);
void escape_html_bytes(struct buf *out, const char *text, size_t length);

#endif
