#ifndef WG_TUI_SCREEN_H
#define WG_TUI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "action.h"
#include "canvas.h"
#include "field.h"
#include "session/session.h"
#include "tui/tui.h"

struct tui;

/* Smaller than this there is only a notice; nothing is lost meanwhile. */
enum { SMALLEST_ROWS = 18, SMALLEST_COLUMNS = 60, HINTS_MAX = 7 };

/* What a screen fills in to be drawn; the frame around it is the same for all. */
struct frame {
    int columns;
    int body_rows; /* how many rows of the body are seen */
    char *title;   /* top left, owned */
    /* Before the line below it, on every screen while one looks together; or NULL. */
    const char *mark;
    char *under; /* the line below it, left and right; owned, may be NULL */
    char *under_right;
    struct canvas body;
    int *scroll;                       /* first row of the body that is seen; kept by the screen */
    bool tells_more;                   /* the lower rule says that there is more above or below */
    enum action_name hints[HINTS_MAX]; /* the way out last; ACT_NONE ends */
};

/*
 * A screen: one row of functions over its own state. It is drawn from that state and
 * the size alone. Functions may be NULL but for draw. Only tui.c moves the stack; a
 * screen asks for it with the tui_…() calls below, which take effect when it returns.
 */
struct screen_kind {
    const char *name;
    enum place_bit place;
    bool together;     /* is looked at together: that begins with it, and ends with it */
    bool to_the_end;   /* and nothing else ends it before */
    bool of_all;       /* names many people: outside a talk it is hidden while one looks together */
    size_t state_size; /* zeroed before open */
    bool (*open)(struct tui *tui, void *state,
                 const void *argument); /* false: not opened, status says why */
    void (*draw)(struct tui *tui, void *state, struct frame *frame);
    bool (*in_text)(const void *state);
    /* False: this key does nothing here. `press` is PRESS_NONE when a command was searched. */
    bool (*key)(struct tui *tui, void *state, enum action_name action, const struct press *press);
    /*
     * The talk was changed from outside: undo (with the change), another language or reader
     * (NULL).
     */
    void (*changed)(struct tui *tui, void *state, const struct change *change);
    /* At least once a second while it is on top: what lies on the disk may have changed. */
    void (*tick)(struct tui *tui, void *state);
    void (*close)(void *state);
};

extern const struct screen_kind home_screen, start_screen, resume_screen, talk_screen, jump_screen,
    overview_screen, plan_screen, help_screen, ask_screen, remark_screen, read_screen,
    update_screen, bring_screen, guides_screen, check_screen, explain_screen, rehearsed_screen,
    line_screen, sure_screen, prepare_screen, search_screen, person_screen, agreement_screen,
    correct_screen, handover_screen, share_screen, code_screen, hr_answer_screen, outbox_screen,
    hr_screen;

/* Asked for while a key is handled. */
void tui_push(struct tui *tui, const struct screen_kind *kind, const void *argument);
void tui_pop(struct tui *tui);
/* Closes this screen at once: its state is gone when the call returns. */
void tui_pop_now(struct tui *tui);
void tui_quit(struct tui *tui);
/* Closes this screen and does the action on the one below. */
void tui_pop_and_do(struct tui *tui, enum action_name action);
/* Leaves the talk that is open (all is kept) and goes back to where it was begun. */
void tui_leave_talk(struct tui *tui);

const struct session_setup *tui_session_setup(const struct tui *tui);
const struct tui_setup *tui_setup(const struct tui *tui);
/* NULL when no talk is open. The tui owns it. */
struct session *tui_session(const struct tui *tui);
void tui_set_session(struct tui *tui, struct session *session);
bool tui_employee_view(const struct tui *tui);
/* The place bits of the screen under the top one: what help is about. */
unsigned tui_place_below(const struct tui *tui);
/* One line for the reader, until the next key. */
void tui_say(struct tui *tui, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Whether a talk can begin or go on now; false, with what to do first, while another one is open. */
bool tui_may_begin(struct tui *tui);
/* Opens a kept talk and its screens; when it is held elsewhere, offers to read along. */
void tui_open_talk(struct tui *tui, const char *id);

/*
 * A small choice. All copied but `context`. On the sure_screen, for what can't be undone, a digit only goes there and Enter
 * chooses.
 */
struct ask {
    const char *question;
    const char *options[10]; /* at most nine, NULL ends */
    void (*chosen)(struct tui *tui, int option, const char *subject);
    const char *subject; /* handed back to `chosen`; or NULL */
};

/* One line to write. All copied. */
struct line_ask {
    const char *title;
    const char *question;
    const char *note; /* below it, or NULL */
    const char *text; /* to begin with */
    /* False: it can't be that, and the status says why. Enter calls it. */
    bool (*done)(struct tui *tui, const char *text, const char *subject);
    const char *subject;
};

#endif
