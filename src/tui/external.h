#ifndef WG_TUI_EXTERNAL_H
#define WG_TUI_EXTERNAL_H

#include "base/diag.h"

/*
 * Lets the user write a text in $VISUAL, $EDITOR or nano, in a private file. The caller frees the
 * new text; NULL with a sentence on failure. The file is removed, unless it holds words that could
 * not be taken over (the editor crashed, more than EDITOR_TEXT_BYTES, no UTF-8): then the sentence
 * says where it is.
 */
char *external_edit(const char *text, struct diag *diag);

#endif
