#ifndef WG_TUI_OVERVIEW_H
#define WG_TUI_OVERVIEW_H

#include "list.h"
#include "screen.h"

enum { OVERVIEW_SCORES = 3 };

/* The seven values at a glance: a row a value, a column a score. */
struct overview_state {
    struct session *session;
    struct list list;   /* the row is a value */
    size_t score;       /* the focused column */
    struct place place; /* where the talk stood: filling in here does not move it */
    size_t offset;
    bool jumped;
    int scroll;
};

enum value overview_value(const struct overview_state *overview);
/* Whether the guide asks this score. */
bool overview_is_measured(const struct overview_state *overview, size_t score);
enum measure overview_measure(size_t score);

/* overview_draw.c */
void overview_draw(struct tui *tui, void *state, struct frame *frame);

#endif
