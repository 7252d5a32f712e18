#ifndef WG_SRC_REPORT_FORMAT_H
#define WG_SRC_REPORT_FORMAT_H

#include "base/label.h"
#include "report/report.h"

/* The writers, one a file. Each adds a whole document to `out`. */
void report_write_markdown(const struct talk *talk, struct buf *out);
void report_write_html(const struct talk *talk, struct buf *out);
void report_write_csv(const struct talk *talk, struct buf *out);
/* False with a sentence when nothing has a day. */
bool report_write_calendar(const struct talk *talk, struct buf *out, struct diag *diag);
/* pdf.c: false with a sentence where the module that sets it can't be opened. */
bool report_write_pdf(const struct talk *talk, struct buf *out, struct diag *diag);

/* Markdown of words that stay words, on one line. */
void markdown_add_inline(struct buf *out, const char *text);
/*
 * Many lines, each behind `prefix` but the first. A line break is kept by two
 * blanks at its end, an empty line by an empty one; blanks around the text go.
 */
void markdown_add_lines(struct buf *out, const char *text, const char *prefix);

#endif
