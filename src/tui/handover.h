#ifndef WG_TUI_HANDOVER_H
#define WG_TUI_HANDOVER_H

#include "domain/correction.h"
#include "list.h"
#include "screen.h"
#include "session/handover.h"

/*
 * What may go along to the next leader. A row is an agreement that always goes, one of the items to
 * choose from, or, as the last one, the file. The row in focus is seen whole.
 */
struct handover_state {
    struct person person;
    struct handover handover;
    struct correction_list *corrections; /* of the talk of each agreement that always goes */
    struct script *names;                /* of the values; or NULL */
    struct list list;
    bool written; /* what is ticked is in a file */
    int scroll;
    /* Of the row in focus, when it is longer than the window: which of its lines is the first that is seen. */
    int line;
    int lines_hidden; /* how many are left below the window */
};

/* NULL where the row is something else. */
const struct agreement *handover_agreement(const struct handover_state *own, size_t row);
struct handover_item *handover_item(const struct handover_state *own, size_t row);

/* handover_draw.c */
void handover_draw(struct tui *tui, void *state, struct frame *frame);

#endif
