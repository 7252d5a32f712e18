/*
 * The loop and the stack of screens. A press becomes an action; what works
 * everywhere is done here, the rest is the top screen's. An edit is committed by the session before
 * the loop comes round to painting, so nothing is seen that is not kept.
 */
#include "tui/tui.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "cover.h"
#include "frame.h"
#include "paint.h"
#include "screen.h"
#include "terminal.h"

enum { STACK_MAX = 12, ROOMY_COLUMNS = 76 };

struct open_screen {
    const struct screen_kind *kind;
    void *state;
};

enum request { REQUEST_NONE, REQUEST_POP, REQUEST_POP_AND_DO, REQUEST_HOME, REQUEST_QUIT };

struct tui {
    const struct tui_setup *setup;
    struct session *session;
    struct open_screen stack[STACK_MAX];
    size_t depth;
    enum request request;
    enum action_name request_action;
    bool employee_view;
    bool covered;
    bool quit;
    char *status;
    int rows, columns;
};

/* ---- what screens may ask ---- */

const struct session_setup *tui_session_setup(const struct tui *tui)
{
    return tui->setup->session;
}

const struct tui_setup *tui_setup(const struct tui *tui)
{
    return tui->setup;
}

struct session *tui_session(const struct tui *tui)
{
    return tui->session;
}

bool tui_employee_view(const struct tui *tui)
{
    return tui->employee_view;
}

enum place_bit tui_place_below(const struct tui *tui)
{
    return tui->depth > 1 ? tui->stack[tui->depth - 2].kind->place : ON_HOME;
}

void tui_say(struct tui *tui, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    free(tui->status);
    tui->status = xvasprintf(format, args);
    va_end(args);
}

void tui_set_session(struct tui *tui, struct session *session)
{
    session_close(tui->session);
    tui->session = session;
    tui->employee_view = false;
}

/* A screen that is pushed is drawn next; the one that asked stays under it. */
void tui_push(struct tui *tui, const struct screen_kind *kind, const void *argument)
{
    void *state;

    if (tui->depth == STACK_MAX)
        return;
    state = xcalloc(1, kind->state_size);
    tui->stack[tui->depth++] = (struct open_screen){kind, state};
    if (!kind->open || kind->open(tui, state, argument))
        return;
    tui->depth--;
    if (kind->close)
        kind->close(state);
    free(state);
}

void tui_pop(struct tui *tui)
{
    tui->request = REQUEST_POP;
}

void tui_pop_and_do(struct tui *tui, enum action_name action)
{
    tui->request = REQUEST_POP_AND_DO;
    tui->request_action = action;
}

void tui_leave_talk(struct tui *tui)
{
    tui->request = REQUEST_HOME;
}

void tui_quit(struct tui *tui)
{
    tui->request = REQUEST_QUIT;
}

static void read_along(struct tui *tui, int option, const char *id)
{
    struct session *session;
    struct diag diag;

    if (option != 0)
        return;
    diag_init(&diag);
    session = session_open(tui_session_setup(tui), id, true, NULL, &diag);
    if (session) {
        tui_set_session(tui, session);
        tui_push(tui, &talk_screen, NULL);
    } else {
        tui_say(tui, "%s", diag_text(&diag));
    }
    diag_done(&diag);
}

void tui_open_talk(struct tui *tui, const char *id)
{
    struct session *session;
    struct diag diag;
    bool held = false;

    diag_init(&diag);
    session = session_open(tui_session_setup(tui), id, false, &held, &diag);
    if (session) {
        tui_set_session(tui, session);
        tui_push(tui, &talk_screen, NULL);
        if (conversation_count(session_conversation(session)) > 0)
            tui_push(tui, &resume_screen, NULL);
    } else if (held) {
        tui_push(tui, &ask_screen,
                 &(struct ask){.question = diag_text(&diag),
                               .options = {_("Read along"), _("Back")},
                               .chosen = read_along,
                               .subject = id});
    } else {
        tui_say(tui, "%s", diag_text(&diag));
    }
    diag_done(&diag);
}

/* ---- the stack ---- */

static struct open_screen *top(struct tui *tui)
{
    return &tui->stack[tui->depth - 1];
}

static void pop(struct tui *tui)
{
    struct open_screen *screen = top(tui);

    if (screen->kind->close)
        screen->kind->close(screen->state);
    free(screen->state);
    tui->depth--;
    if (tui->depth > 0 && top(tui)->kind->changed)
        top(tui)->kind->changed(tui, top(tui)->state, NULL);
}

void tui_pop_now(struct tui *tui)
{
    pop(tui);
}

static void go_home(struct tui *tui)
{
    while (tui->depth > 1)
        pop(tui);
    tui_set_session(tui, NULL);
    if (top(tui)->kind->changed)
        top(tui)->kind->changed(tui, top(tui)->state, NULL);
}

static void all_changed(struct tui *tui, const struct change *change)
{
    for (size_t i = 0; i < tui->depth; i++) {
        if (tui->stack[i].kind->changed)
            tui->stack[i].kind->changed(tui, tui->stack[i].state, change);
    }
}

/* ---- painting ---- */

/* "Kept · part 4/10 · all 18/60 min": elapsed against planned; or that it is not kept. */
static char *right_side(const struct tui *tui)
{
    const struct session *session = tui->session;
    const struct part *part;
    const char *kept;
    size_t index;

    if (!session)
        return xstrdup("");
    index = session_script(session)->steps[session_place(session).step].part;
    part = &session_script(session)->parts[index];
    kept = session_read_only(session) ? _("Reading along")
           : session_unsaved(session) ? _("NOT KEPT YET")
           : session_paused(session)  ? _("Clock stopped")
                                      : _("Kept");
    if (tui->columns < ROOMY_COLUMNS)
        return xasprintf(_("%s · %d/%d min"), kept, session_elapsed_all(session) / 60,
                         session_script(session)->duration);
    return xasprintf(_("%s · part %d/%d · all %d/%d min"), kept,
                     session_elapsed(session, index) / 60, part->minutes,
                     session_elapsed_all(session) / 60, session_script(session)->duration);
}

static void paint_small(const struct tui *tui)
{
    struct canvas canvas;

    canvas_init(&canvas, tui->columns, tui->setup->ascii);
    canvas_wrap(&canvas, 0, 0, tui->columns, STYLE_PLAIN,
                _("Make the window a little larger (60 × 18). Nothing is lost."));
    paint_clear();
    paint_canvas(&canvas, 0, 0, tui->rows);
    paint_finish(0, 0);
    canvas_done(&canvas);
}

static void paint_screen(struct tui *tui)
{
    struct open_screen *screen = top(tui);
    const char *unsaved = tui->session ? session_unsaved(tui->session) : NULL;
    char *right = right_side(tui);
    struct surroundings around = {.right = right,
                                  .employee_view = tui->employee_view,
                                  .status = unsaved ? unsaved : tui->status,
                                  .warn = unsaved != NULL};
    struct frame frame;

    frame_init(&frame, tui->rows, tui->columns, tui->setup->ascii);
    screen->kind->draw(tui, screen->state, &frame);
    frame_paint(&frame, tui->rows, &around);
    frame_done(&frame);
    free(right);
}

static void paint(struct tui *tui)
{
    paint_size(&tui->rows, &tui->columns);
    if (tui->rows < SMALLEST_ROWS || tui->columns < SMALLEST_COLUMNS)
        paint_small(tui);
    else if (tui->covered)
        cover_paint(tui->rows, tui->columns, tui->setup->ascii);
    else
        paint_screen(tui);
}

/* ---- what works everywhere ---- */

static void set_cover(struct tui *tui, bool covered)
{
    tui->covered = covered;
    if (tui->session)
        session_pause(tui->session, covered);
}

static void switch_language(struct tui *tui)
{
    struct diag diag;

    diag_init(&diag);
    message_set_language(strcmp(message_language(), "nl") == 0 ? "en" : "nl");
    if (tui->session && !session_set_language(tui->session, message_language(), &diag))
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
    all_changed(tui, NULL);
}

static void toggle_employee_view(struct tui *tui)
{
    tui->employee_view = !tui->employee_view;
    all_changed(tui, NULL);
    tui_say(tui, "%s",
            tui->employee_view ? _("You look together now: what is for the leader only is hidden.")
                               : _("The leader's own view is back."));
}

static void toggle_pause(struct tui *tui)
{
    session_pause(tui->session, !session_paused(tui->session));
    tui_say(tui, "%s",
            session_paused(tui->session) ? _("The clock stands still.")
                                         : _("The clock runs again."));
}

static void undo(struct tui *tui, bool again)
{
    struct change change;

    if (again ? session_redo(tui->session, &change) : session_undo(tui->session, &change)) {
        all_changed(tui, &change);
        tui_say(tui, "%s", again ? _("Done again.") : _("Undone. Ctrl+Y does it again."));
    } else {
        tui_say(tui, "%s",
                again ? _("There is nothing to do again.") : _("There is nothing left to undo."));
    }
}

static void rescue(struct tui *tui)
{
    struct diag diag;
    char *path = xasprintf("%s/waardegesprek-%.6s.json", getenv("HOME") ? getenv("HOME") : "/tmp",
                           session_interview(tui->session)->id);

    diag_init(&diag);
    if (session_rescue(tui->session, path, &diag))
        tui_say(tui, _("The whole talk is now in %s as well."), path);
    else
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
    free(path);
}

static void finish(struct tui *tui)
{
    struct diag diag;

    diag_init(&diag);
    if (session_finish(tui->session, true, &diag))
        tui_leave_talk(tui);
    else
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
}

static void stop_chosen(struct tui *tui, int option, const char *subject)
{
    (void)subject;
    if (option == 0)
        tui_quit(tui);
    else if (option == 1 && tui->session)
        finish(tui);
    else if (option == 2 && tui->session)
        tui_leave_talk(tui);
}

static void rescue_chosen(struct tui *tui, int option, const char *subject)
{
    (void)subject;
    if (option == 0)
        rescue(tui);
    else if (option == 1)
        tui_quit(tui);
}

static void ask_stop(struct tui *tui)
{
    struct ask ask = {.question = _("What would you like to do?"),
                      .options = {_("Stop; everything is kept"), _("Back")},
                      .chosen = stop_chosen};

    if (tui->session && session_unsaved(tui->session))
        ask = (struct ask){.question = session_unsaved(tui->session),
                           .options = {_("Save the talk in another file"),
                                       _("Stop, and lose what was not kept"), _("Back")},
                           .chosen = rescue_chosen};
    else if (tui->session && !session_read_only(tui->session))
        ask = (struct ask){.question = _("What would you like to do?"),
                           .options = {_("Go on later; everything is kept"), _("Finish this talk"),
                                       _("To the first screen"), _("Back")},
                           .chosen = stop_chosen};
    tui_push(tui, &ask_screen, &ask);
}

static bool do_everywhere(struct tui *tui, enum action_name action)
{
    const struct screen_kind *kind = top(tui)->kind;

    switch (action) {
    case ACT_HELP:
    case ACT_COMMANDS:
        if (kind != &help_screen)
            tui_push(tui, &help_screen, NULL);
        return true;
    case ACT_COVER:
        set_cover(tui, true);
        return true;
    case ACT_LANGUAGE:
        switch_language(tui);
        return true;
    case ACT_EMPLOYEE_VIEW:
        toggle_employee_view(tui);
        return true;
    case ACT_PAUSE:
        toggle_pause(tui);
        return true;
    case ACT_UNDO:
    case ACT_REDO:
        undo(tui, action == ACT_REDO);
        return true;
    case ACT_STOP:
        if (kind != &ask_screen)
            ask_stop(tui);
        return true;
    case ACT_SAVED:
        tui_say(tui, "%s", _("Everything is kept as you type."));
        return true;
    case ACT_INTERRUPT:
        tui_say(tui, "%s", _("F10 or Ctrl+Q stops."));
        return true;
    case ACT_REDRAW:
        paint_redraw();
        return true;
    default:
        return false;
    }
}

static void go_back(struct tui *tui)
{
    if (tui->depth == 1)
        tui_say(tui, "%s", _("This is the first screen. F10 stops."));
    else if (top(tui)->kind == &talk_screen)
        ask_stop(tui);
    else
        pop(tui);
}

static void dispatch(struct tui *tui, enum action_name action, const struct press *press);

static void carry_out(struct tui *tui)
{
    enum request request = tui->request;

    tui->request = REQUEST_NONE;
    switch (request) {
    case REQUEST_POP:
        pop(tui);
        break;
    case REQUEST_POP_AND_DO:
        pop(tui);
        dispatch(tui, tui->request_action, &(struct press){.code = PRESS_NONE});
        break;
    case REQUEST_HOME:
        go_home(tui);
        break;
    case REQUEST_QUIT:
        tui->quit = true;
        break;
    default:
        break;
    }
}

static void dispatch(struct tui *tui, enum action_name action, const struct press *press)
{
    struct open_screen *screen = top(tui);
    bool handled = screen->kind->key && screen->kind->key(tui, screen->state, action, press);

    if (!handled && action == ACT_BACK) {
        go_back(tui);
        handled = true;
    }
    if (!handled && !do_everywhere(tui, action))
        tui_say(tui, "%s", _("This key does nothing here. F1 = help"));
    carry_out(tui);
}

static void handle(struct tui *tui, const struct press *press)
{
    struct open_screen *screen = top(tui);
    bool in_text = screen->kind->in_text && screen->kind->in_text(screen->state);
    enum action_name action = action_find(press, screen->kind->place, in_text);

    if (press->code == PRESS_RESIZE || press->code == PRESS_NONE)
        return;
    if (press->code == PRESS_HANGUP) {
        tui->quit = true;
        return;
    }
    xstrset(&tui->status, NULL);
    if (tui->covered) {
        if (action == ACT_COVER)
            set_cover(tui, false);
        return;
    }
    dispatch(tui, action, press);
}

/* ---- the loop ---- */

static void loop(struct tui *tui)
{
    struct press press;

    while (!tui->quit) {
        paint(tui);
        terminal_read(&press, 1000);
        /* What was typed ahead is taken in before the screen is painted again. */
        while (press.code != PRESS_NONE && !tui->quit) {
            handle(tui, &press);
            terminal_read(&press, 0);
        }
        if (tui->session && session_tick(tui->session) && session_read_only(tui->session))
            all_changed(tui, NULL);
    }
}

bool tui_possible(const char **why)
{
    const char *term = getenv("TERM");

    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        *why = _("Input or output is no terminal, so the talk goes line by line.");
        return false;
    }
    if (!term || !*term || strcmp(term, "dumb") == 0) {
        *why = _("This terminal can't show screens, so the talk goes line by line.");
        return false;
    }
    return true;
}

int tui_run(const struct tui_setup *setup, struct diag *diag)
{
    struct tui tui = {.setup = setup};

    if (!terminal_open(&(struct terminal_setup){.ascii = setup->ascii, .color = setup->color},
                       diag))
        return 1;
    tui_push(&tui, &home_screen, NULL);
    if (setup->interview)
        tui_open_talk(&tui, setup->interview);
    loop(&tui);
    while (tui.depth > 0)
        pop(&tui);
    session_close(tui.session);
    free(tui.status);
    terminal_close();
    return 0;
}
