#ifndef WG_TUI_HR_OVERVIEW_H
#define WG_TUI_HR_OVERVIEW_H

#include "hr.h"

/*
 * The overview: a quarter or a year, of the whole or of one team. Counts of what HR may read anyway are exact; figures made of
 * scores are what was published, and nothing is worked out here but sums over quarters of counts.
 */
enum { HR_STOPS_MAX = 256, HR_PARTS_MAX = 6 };

struct hr_overview_state {
    struct overview overview;
    bool loaded;
    char *away; /* why it could not be read last, or NULL */
    int64_t read;
    struct quarter stops[HR_STOPS_MAX]; /* quarters with years behind them, the oldest first */
    size_t stop_count, stop;
    const char **teams; /* by name, as they came */
    size_t team_count;
    size_t team; /* that is looked at; team_count = the whole */
    /* Of the last drawing: where each part begins, and the first row with a team. */
    int parts[HR_PARTS_MAX];
    size_t part_count;
    int first_team;
    struct list list; /* the rows of the drawing */
    int scroll;
};

struct quarter hr_overview_stop(const struct hr_overview_state *own);
/* NULL = of the whole. */
const char *hr_overview_team(const struct hr_overview_state *own);

/* hr_overview_draw.c */
void hr_overview_draw(struct tui *tui, void *state, struct frame *frame);

#endif
