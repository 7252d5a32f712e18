#ifndef WG_TUI_FRAME_H
#define WG_TUI_FRAME_H

#include "screen.h"

/* The frame that all screens share: two lines above, a rule, the body, a rule, the keys. */
void frame_init(struct frame *frame, int rows, int columns, bool ascii);
void frame_done(struct frame *frame);

/* What stands around the body besides what the screen says. */
struct surroundings {
    const char *right;  /* top right: kept, minutes */
    const char *status; /* a sentence over the lower rule, or NULL */
    bool warn;
};
void frame_paint(struct frame *frame, int rows, const struct surroundings *around);

/* The bottom line in at most `columns` columns: whole hints only. The caller frees it. */
char *frame_hints(const enum action_name *hints, int columns);

#endif
