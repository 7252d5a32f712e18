#ifndef WG_TUI_PLAN_H
#define WG_TUI_PLAN_H

#include "screen.h"

/* Tags of the fields: enum action_field, and these two about the plan as a whole. */
enum { TAG_AGREED = ACTION_FIELD_COUNT, TAG_DOUBT, TAG_NONE };

/* The plan on the screen: one action at a time as a form. The plan itself is the session's. */
struct plan_state {
    struct session *session;
    char action[UUID_SIZE]; /* the one that is shown; "" = there are none */
    size_t index;           /* where it stands, and stood when it is gone */
    struct form form;
    int last_tag;       /* the field that the last change was made in */
    struct place place; /* where the talk stood: the plan does not move it */
    size_t offset;
    int scroll;
};

/* plan_fields.c: makes the fields that the action has now; the focus stays at its tag. */
void plan_build(const struct tui *tui, struct plan_state *state);
/* Whether other fields are needed than there are: a reason, a doubt, an action at all. */
bool plan_needs_build(const struct tui *tui, const struct plan_state *state);
/* Shows the fields what the action says now. */
void plan_show(struct plan_state *state);
/* NULL when there is none. Borrowed. */
const struct action *plan_action(const struct plan_state *state);
/* What is stored when an option of a field is chosen. */
const char *plan_option_id(int tag, size_t option);
/*
 * The place where the employee says whether the plan is right; false when this guide does not ask.
 */
bool plan_agreement(const struct plan_state *state, struct place *place);
/* A value with little room at which nothing is asked of leader or organisation yet. */
enum value plan_offer(const struct tui *tui, const struct plan_state *state);

/* plan_draw.c */
void plan_draw(struct tui *tui, void *state, struct frame *frame);

#endif
