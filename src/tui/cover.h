#ifndef WG_TUI_COVER_H
#define WG_TUI_COVER_H

#include <stdbool.h>

/* What is seen while the talk is covered: nothing of it. */
void cover_paint(int rows, int columns, bool ascii, bool kept);

#endif
