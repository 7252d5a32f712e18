#ifndef WG_TUI_AGREEMENT_H
#define WG_TUI_AGREEMENT_H

#include "domain/agreement.h"
#include "domain/correction.h"
#include "list.h"
#include "screen.h"
#include "share_line.h"

/* One agreement outside its talk: its fields, what the employee says of it, and what happened to it. */
struct agreement_state {
    char id[UUID_SIZE];
    struct agreement agreement;
    struct history history;             /* told briefly (history_condense()) */
    struct correction_list corrections; /* of the talk; only those of this action are shown */
    struct share_marks marks;           /* what is shared with HR, and what HR said */
    struct script *names;               /* of the values, or NULL */
    bool gone;                          /* it is not there any more */
    bool stale;
    struct list list; /* the fields, then what happened */
    int scroll;
};

/* The fields in the order of the screen; ACTION_FIELD_COUNT of them. */
extern const enum action_field agreement_rows[ACTION_FIELD_COUNT];

/* agreement.c */
void agreement_load(struct tui *tui, struct agreement_state *own);
/* agreement_draw.c */
void agreement_draw(struct tui *tui, void *state, struct frame *frame);

/*
 * agreement_change.c: asks for the new content of a field, or for the reason to let it go, and keeps it. The
 * screens that show it are told.
 */
void agreement_ask(struct tui *tui, const struct agreement_state *own, enum action_field field);
void agreement_ask_reason(struct tui *tui, const struct agreement_state *own);
/* True when it was kept; else the status line says why not. */
bool agreement_set_status(struct tui *tui, const char *id, enum action_status status);

#endif
