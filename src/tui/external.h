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
/*
 * Lets the user change this file itself, from a line on (from 1). False with a sentence when there is no
 * editor or it said that it failed: the file is then as the editor left it.
 */
bool external_edit_file(const char *path, int line, struct diag *diag);

#endif
