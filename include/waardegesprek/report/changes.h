#ifndef WG_REPORT_CHANGES_H
#define WG_REPORT_CHANGES_H

#include "domain/difference.h"

/*
 * What changed between two editions of a guide, as a text to read: by part and step, the old words above
 * the new ones, and what follows from it. The caller frees it.
 */
char *changes_text(const struct differences *list);
/* The same, where either may be a file as it lies there: then this is said beside its version. */
char *changes_text_files(const struct differences *list, bool before_is_file, bool after_is_file);

#endif
