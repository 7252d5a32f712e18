#ifndef WG_TUI_COVER_H
#define WG_TUI_COVER_H

#include <stdbool.h>

/* What is seen while the screen is covered: nothing of what is under it. */
enum cover_over {
    COVER_KEPT,   /* a talk that is kept, or the screens around talks */
    COVER_UNKEPT, /* a talk that is not */
    COVER_HR      /* HR's screens: no clock, and what is written there waits to be sent */
};
void cover_paint(int rows, int columns, bool ascii, enum cover_over over);

#endif
