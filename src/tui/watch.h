#ifndef WG_TUI_WATCH_H
#define WG_TUI_WATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "script/load.h"

/*
 * Whether a file of the guides changed on the disk, whichever program did it: names, times and sizes of
 * all files on the shelves, in one number.
 */
struct watch {
    uint64_t mark;
    int64_t looked; /* ticks */
};
/* True when something changed since the last time that this was asked or watched. */
bool watch_now(struct watch *watch, const struct library *library, const struct clock *clock);
/* The same, but the disk is asked at most once a second. */
bool watch_look(struct watch *watch, const struct library *library, const struct clock *clock);

#endif
