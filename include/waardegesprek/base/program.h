#ifndef WG_BASE_PROGRAM_H
#define WG_BASE_PROGRAM_H

#include <stdbool.h>

/* The user's own editor: which it is, and letting it work on a file. */

/* $VISUAL, $EDITOR or nano; NULL when there is none. Borrowed. */
const char *program_editor(void);
/*
 * Waits until it ends. A key or signal meant for the editor does not end us. False when it did not
 * start or said that it failed.
 */
bool program_edit(const char *editor, const char *path);
/* The same, with the cursor at a line (from 1; 0 = where it likes) in an editor that is known to take one. */
bool program_edit_at(const char *editor, const char *path, int line);

#endif
