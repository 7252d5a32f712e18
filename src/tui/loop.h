#ifndef WG_TUI_LOOP_H
#define WG_TUI_LOOP_H

/* What the loop (tui.c) and the actions that work everywhere (everywhere.c) share. */
#include "screen.h"

enum { STACK_MAX = 12, ROOMY_COLUMNS = 76 };

struct open_screen {
    const struct screen_kind *kind;
    void *state;
    bool together_before; /* whether one looked together when it came */
};

enum request { REQUEST_NONE, REQUEST_POP, REQUEST_POP_AND_DO, REQUEST_HOME, REQUEST_QUIT };

struct tui {
    const struct tui_setup *setup;
    struct session *session;
    struct open_screen stack[STACK_MAX];
    size_t depth;
    enum request request;
    enum action_name request_action;
    const char *language; /* of the program while no talk is open */
    bool employee_view;
    bool covered;
    bool paused_before; /* the clock stood still already when the talk was covered */
    bool quit;
    bool hung_up; /* nobody is there to ask any more */
    char *status;
    char dropped[UUID_SIZE]; /* the talk to come that was taken off the list last, or "" */
    int rows, columns;
};

struct open_screen *tui_top(struct tui *tui);
/* Tells all open screens that the talk changed; see screen.h. */
void tui_changed(struct tui *tui, const struct change *change);

/* One press as it came: what the loop does with each. */
void tui_handle(struct tui *tui, const struct press *press);
/* What the top screen shows now, or what stands there instead; frame_done() is the caller's. */
void tui_draw(struct tui *tui, struct frame *frame);

/* everywhere.c: does an action that no screen has for itself. False when it is none of those. */
bool everywhere_do(struct tui *tui, enum action_name action);
void everywhere_cover(struct tui *tui, bool covered);
/* Writes the talk to a file in the user's home, and says where. */
bool everywhere_rescue(struct tui *tui, struct diag *diag);
void everywhere_stop(struct tui *tui);

#endif
