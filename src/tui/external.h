#ifndef WG_TUI_EXTERNAL_H
#define WG_TUI_EXTERNAL_H

#include "base/diag.h"

/*
 * Lets the user write a text in $VISUAL, $EDITOR or nano, in a private file that is
 * removed afterwards. The caller frees the new text; NULL with a sentence on failure.
 */
char *external_edit(const char *text, struct diag *diag);

#endif
