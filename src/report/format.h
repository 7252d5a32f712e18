#ifndef WG_SRC_REPORT_FORMAT_H
#define WG_SRC_REPORT_FORMAT_H

#include "report/report.h"

/* The writers, one a file. Each adds a whole document to `out`. */
void report_write_markdown(const struct talk *talk, struct buf *out);

/* What stands between a label and its text: nothing after "Does it work?". */
const char *label_end(const char *label);

#endif
