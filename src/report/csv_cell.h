#ifndef WG_SRC_REPORT_CSV_CELL_H
#define WG_SRC_REPORT_CSV_CELL_H

#include <stdbool.h>

#include "base/buf.h"

/* UTF-8 behind a byte order mark, for without it Excel takes é for two letters. */
void csv_begin(struct buf *out);
/* A cell, guarded and quoted where it has to be, with the comma before it. NULL is empty. */
void csv_add_cell(struct buf *out, bool is_first, const char *text);
void csv_end_row(struct buf *out);

#endif
