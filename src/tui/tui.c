/*
 * The loop and the stack of screens. A press becomes an action; the top screen may have it first, what
 * works everywhere is in everywhere.c. An edit is committed by the session before the loop comes round
 * to painting, so nothing is seen that is not kept.
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
#include "hr.h"
#include "loop.h"
#include "paint.h"
#include "session/heartbeat.h"
#include "session/rehearse.h"
#include "terminal.h"
#include "together.h"

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

/* What works on a screen: in a rehearsal more than in a talk. */
static unsigned place_of(const struct tui *tui, const struct screen_kind *kind)
{
    bool rehearsing = tui->session && session_is_rehearsal(tui->session);

    return kind->place | (rehearsing && kind == &talk_screen ? (unsigned)WHILE_REHEARSING : 0);
}

unsigned tui_place_below(const struct tui *tui)
{
    return tui->depth > 1 ? place_of(tui, tui->stack[tui->depth - 2].kind) : (unsigned)ON_HOME;
}

void tui_say(struct tui *tui, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    free(tui->status);
    tui->status = xvasprintf(format, args);
    va_end(args);
}

/* The program speaks the language of the talk that is open, and its own again afterwards. */
void tui_set_session(struct tui *tui, struct session *session)
{
    if (!tui->session)
        tui->language = message_language();
    session_close(tui->session);
    tui->session = session;
    message_set_language(session ? session_interview(session)->language : tui->language);
}

/* A screen that is pushed is drawn next; the one that asked stays under it. */
void tui_push(struct tui *tui, const struct screen_kind *kind, const void *argument)
{
    void *state;

    if (tui->depth == STACK_MAX)
        return;
    state = xcalloc(1, kind->state_size);
    tui->stack[tui->depth++] = (struct open_screen){kind, state, tui->employee_view};
    if (!kind->open || kind->open(tui, state, argument)) {
        tui->employee_view = tui->employee_view || kind->together;
        return;
    }
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

    if (option != 0 || !tui_may_begin(tui))
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

/* Its screens lie below, and stand on the session that is open. */
bool tui_may_begin(struct tui *tui)
{
    if (tui->session)
        tui_say(tui, "%s", _("A talk is open. Stop it first (F10)."));
    return !tui->session;
}

void tui_open_talk(struct tui *tui, const char *id)
{
    struct session *session;
    struct diag diag;
    bool held = false;

    if (!tui_may_begin(tui))
        return;
    diag_init(&diag);
    session = session_open(tui_session_setup(tui), id, false, &held, &diag);
    if (session) {
        if (tui->setup->language_asked)
            session_set_language(session, tui->setup->language, &diag);
        tui_set_session(tui, session);
        if (session_interview(session)->status == INTERVIEW_CLOSED)
            session_finish(session, false, &diag);
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

struct open_screen *tui_top(struct tui *tui)
{
    return &tui->stack[tui->depth - 1];
}

static void pop(struct tui *tui)
{
    struct open_screen gone = *tui_top(tui);

    if (gone.kind->close)
        gone.kind->close(gone.state);
    free(gone.state);
    tui->depth--;
    if (gone.kind->together) {
        tui->employee_view = gone.together_before;
        tui_changed(tui, NULL);
        return;
    }
    if (tui->depth > 0 && tui_top(tui)->kind->changed)
        tui_top(tui)->kind->changed(tui, tui_top(tui)->state, NULL);
}

void tui_pop_now(struct tui *tui)
{
    pop(tui);
}

/* Where the talk was begun: the first screen, or for a rehearsal the guides. */
static void leave_talk(struct tui *tui)
{
    bool at_talk = false;

    while (tui->depth > 1 && !at_talk) {
        at_talk = tui_top(tui)->kind == &talk_screen;
        pop(tui);
    }
    if (tui->session && session_is_rehearsal(tui->session))
        tui_push(tui, &rehearsed_screen, tui->session);
    tui_set_session(tui, NULL);
    if (tui_top(tui)->kind->changed)
        tui_top(tui)->kind->changed(tui, tui_top(tui)->state, NULL);
}

void tui_changed(struct tui *tui, const struct change *change)
{
    for (size_t i = 0; i < tui->depth; i++) {
        if (tui->stack[i].kind->changed)
            tui->stack[i].kind->changed(tui, tui->stack[i].state, change);
    }
}

/* ---- painting ---- */

/* At home the note; in a talk "Kept · part 4/10 · all 18/60 min": elapsed against planned; or that it is not kept. */
static char *right_side(const struct tui *tui)
{
    const struct session *session = tui->session;
    const struct part *part;
    const char *kept;
    size_t index;

    if (tui->setup->review)
        return hr_side(tui);
    if (!session)
        return xstrdup(tui->setup->note && tui->depth == 1 ? _(tui->setup->note) : "");
    index = session_script(session)->steps[session_place(session).step].part;
    part = &session_script(session)->parts[index];
    kept = session_read_only(session)      ? _("Reading along")
           : session_unsaved(session)      ? _("NOT KEPT YET")
           : session_is_rehearsal(session) ? _("REHEARSING · nothing is kept")
           : session_paused(session)       ? _("Clock stopped")
           : session_is_kept(session)      ? _("Kept")
                                           : _("Nothing is kept");
    if (session_script(session)->duration == 0) /* a guide need not plan its time */
        return xasprintf(_("%s · %d min"), kept, session_elapsed_all(session) / 60);
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

void tui_draw(struct tui *tui, struct frame *frame)
{
    struct open_screen *screen = tui_top(tui);

    frame_init(frame, tui->rows, tui->columns, tui->setup->ascii);
    frame->mark = together_mark(tui);
    if (together_hides(tui, screen->kind))
        together_draw(tui, frame);
    else
        screen->kind->draw(tui, screen->state, frame);
}

static void paint_screen(struct tui *tui)
{
    const char *unsaved;
    char *right = right_side(tui);
    struct surroundings around;
    struct frame frame;

    tui_draw(tui, &frame); /* first: a screen that reads anew may have something to say */
    unsaved = tui->session ? session_unsaved(tui->session) : NULL;
    around = (struct surroundings){.right = right,
                                   .status = tui->status ? tui->status : unsaved,
                                   .warn = unsaved && !tui->status};
    frame_paint(&frame, tui->rows, &around);
    frame_done(&frame);
    free(right);
}

static bool is_small(const struct tui *tui)
{
    return tui->rows < SMALLEST_ROWS || tui->columns < SMALLEST_COLUMNS;
}

static enum cover_over covered_over(const struct tui *tui)
{
    if (tui->setup->review)
        return COVER_HR;
    return !tui->session || session_is_kept(tui->session) ? COVER_KEPT : COVER_UNKEPT;
}

static void paint(struct tui *tui)
{
    paint_size(&tui->rows, &tui->columns);
    if (is_small(tui))
        paint_small(tui);
    else if (tui->covered)
        cover_paint(tui->rows, tui->columns, tui->setup->ascii, covered_over(tui));
    else
        paint_screen(tui);
}

/* ---- presses ---- */

static void go_back(struct tui *tui)
{
    if (tui->depth == 1)
        tui_say(tui, "%s", _("This is the first screen. F10 stops."));
    else if (tui_top(tui)->kind == &talk_screen)
        everywhere_stop(tui);
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
        leave_talk(tui);
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
    struct open_screen *screen = tui_top(tui);
    bool hidden = together_hides(tui, screen->kind);
    bool handled =
        !hidden && screen->kind->key && screen->kind->key(tui, screen->state, action, press);

    if (hidden && !together_allows(tui, action))
        return;
    if (!handled && action == ACT_BACK) {
        go_back(tui);
        handled = true;
    }
    if (!handled && !everywhere_do(tui, action))
        tui_say(tui, "%s",
                tui->session && session_read_only(tui->session)
                    ? _("You are reading along: nothing can be changed here.")
                    : _("This key does nothing here. F1 = help"));
    carry_out(tui);
}

void tui_handle(struct tui *tui, const struct press *press)
{
    struct open_screen *screen = tui_top(tui);
    bool in_text = screen->kind->in_text && screen->kind->in_text(screen->state) &&
                   !together_hides(tui, screen->kind);
    enum action_name action = action_find(press, place_of(tui, screen->kind), in_text);

    if (press->code == PRESS_RESIZE || press->code == PRESS_NONE)
        return;
    if (press->code == PRESS_HANGUP) {
        tui->quit = tui->hung_up = true;
        return;
    }
    xstrset(&tui->status, NULL);
    if (tui->covered) {
        if (action == ACT_COVER)
            everywhere_cover(tui, false);
        return;
    }
    /* Where nothing is seen, nothing is done by a key; words that are being typed are kept. */
    if (is_small(tui) && !in_text)
        return;
    dispatch(tui, action, press);
}

/* ---- the loop ---- */

static void tick(struct tui *tui)
{
    struct open_screen *screen = tui_top(tui);

    if (screen->kind->tick && !tui->covered)
        screen->kind->tick(tui, screen->state);
}

static void loop(struct tui *tui)
{
    struct press press;

    while (!tui->quit) {
        tick(tui);
        paint(tui);
        /* The disk is waited for behind the picture, not in front of it. */
        if (tui->session && session_tick(tui->session)) {
            if (session_read_only(tui->session))
                tui_changed(tui, NULL);
            paint(tui);
        }
        terminal_read(&press, tui->session && session_restless(tui->session) ? 100 : 1000);
        /* What was typed ahead is taken in before the screen is painted again. */
        while (press.code != PRESS_NONE && !tui->quit) {
            tui_handle(tui, &press);
            terminal_read(&press, 0);
        }
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
                       diag)) {
        session_close(setup->talk);
        return 1;
    }
    tui_push(&tui, setup->review ? &hr_screen : &home_screen, NULL);
    if (setup->talk) {
        tui_set_session(&tui, setup->talk);
        tui_push(&tui, &talk_screen, NULL);
    } else if (setup->interview) {
        tui_open_talk(&tui, setup->interview);
    }
    loop(&tui);
    /* Ended from outside with words that the store did not take: they go to a file by themselves. */
    if (tui.hung_up && tui.session && session_unsaved(tui.session)) {
        if (everywhere_rescue(&tui, diag))
            diag_error(diag, "%s", tui.status);
    }
    while (tui.depth > 0)
        pop(&tui);
    session_close(tui.session);
    free(tui.status);
    terminal_close();
    return diag_has_error(diag);
}
