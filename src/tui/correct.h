#ifndef WG_TUI_CORRECT_H
#define WG_TUI_CORRECT_H

#include "list.h"
#include "screen.h"

/* What can be corrected: an answer or an action of a talk, as it stands there. */
struct correct_place {
    char *step, *item;      /* of an answer; NULL: an action */
    char action[UUID_SIZE]; /* "" = an answer */
    char *label;            /* what was asked */
    char *text;             /* what stands there, one line */
    bool only_me;
};

/*
 * The employee's right to say that something is not so. First a place is chosen, then it is written. What is
 * written stands beside the words with its day, and never replaces them.
 */
struct correct_state {
    char interview[UUID_SIZE];
    struct session *session; /* read along: the talk itself is not changed */
    struct correct_place *places;
    size_t count;
    struct list list;
    bool writing; /* at the place that is chosen */
    bool direct;  /* it was opened for one place: there is no list to go back to */
    struct form form;
    bool stale; /* the list is to be made anew when it is seen again */
    int scroll;
};

/* correct_places.c: what may be seen now; the employee view leaves out what is only for the leader. */
void correct_places(const struct tui *tui, struct correct_state *own);
void correct_forget_places(struct correct_state *own);
/* What the employee said of this place before, the oldest first; NULL behind the last. Borrowed. */
const struct correction *correct_earlier(const struct correct_state *own,
                                         const struct correct_place *place, size_t index);

/* correct_draw.c */
void correct_draw(struct tui *tui, void *state, struct frame *frame);

#endif
