#ifndef WG_SRC_XLSX_WHOLE_H
#define WG_SRC_XLSX_WHOLE_H

#include <stdbool.h>

/* Whether every part of the workbook at `path` is there to its last letter. */
bool is_whole(const char *path);

#endif
