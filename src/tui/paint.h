#ifndef WG_TUI_PAINT_H
#define WG_TUI_PAINT_H

#include "canvas.h"

/* The bridge from drawings to curses. */
void paint_size(int *rows, int *columns);
void paint_clear(void);
/* Forgets what the terminal is thought to show, so that all is drawn again. */
void paint_redraw(void);
/* Puts `height` rows of the drawing, from its row `first`, at row `top` of the screen. */
void paint_canvas(const struct canvas *canvas, int first, int top, int height);
/* Leaves the hardware cursor here and sends what changed. */
void paint_finish(int row, int column);

#endif
