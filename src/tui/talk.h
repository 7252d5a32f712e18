#ifndef WG_TUI_TALK_H
#define WG_TUI_TALK_H

#include "page.h"
#include "screen.h"

/* The talk on the screen: one page of the conversation and what is said around it. */
struct talk_state {
    struct page_form page;
    int probes;                /* first of the probes that are shown; -1 = hidden */
    bool density_hides_probes; /* the screen is so small that they were left out */
    bool probes_wanted;        /* shown all the same */
    bool simple;
    int scroll;
    /* What HR said of the agreement that the page is about: of which, and the words or NULL. */
    char hr_of[UUID_SIZE];
    char *hr_words;
};

/* How many probes stand on the screen at a time. */
enum { PROBES_SHOWN = 2 };

void talk_draw(struct tui *tui, void *state, struct frame *frame);

#endif
