/*
 * The code with which an employee takes back what was shared, once more: for who did not write it down. It is theirs, so it is
 * looked at together.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "loop.h"
#include "session/outbox.h"
#include "session/share.h"
#include "share_line.h"

/* What the screen is opened with. Borrowed. */
struct code_of {
    const char *code;
    const char *who;
};
struct code_state {
    char code[CODE_SIZE];
    char *who;
    char *contact; /* at HR; "" when it is not known */
    int scroll;
};

/* ---- how it looks, here and where it is given ---- */

/* A letter and a blank, and wider between the groups. The caller frees it. */
static char *spaced(const char *code)
{
    char *text = xcalloc(1, 3 * strlen(code) + 1);
    char *to = text;

    for (; *code; code++) {
        *to++ = *code == '-' ? ' ' : *code;
        *to++ = ' ';
    }
    return text;
}

int share_draw_code(const char *code, struct canvas *canvas, int row)
{
    enum { ROWS = 3 };
    char *large = spaced(code);
    int width = (int)strlen(large);

    canvas_box(canvas, row, 3, ROWS, width + 5);
    canvas_text(canvas, row + 1, 6, width, STYLE_BOLD, large);
    free(large);
    return ROWS;
}

char *share_code_to(const char *contact)
{
    return contact && *contact ? xasprintf(_("Give it to your leader, or at HR to: %s."), contact)
                               : xstrdup(_("Give it to your leader, or to HR."));
}

/* ---- the screen ---- */

static char *contact_of(struct tui *tui)
{
    struct registry_seen seen;
    char *contact;
    struct diag diag;

    diag_init(&diag);
    if (!store_registry_seen(tui_session_setup(tui)->store, &seen, &diag)) {
        diag_done(&diag);
        return xstrdup("");
    }
    contact = xstrdup(seen.contact ? seen.contact : "");
    registry_seen_done(&seen);
    diag_done(&diag);
    return contact;
}

static bool code_open(struct tui *tui, void *state, const void *argument)
{
    const struct code_of *of = argument;
    struct code_state *own = state;

    strncat(own->code, of->code, CODE_SIZE - 1);
    own->who = xstrdup(of->who);
    own->contact = contact_of(tui);
    return true;
}

static void code_close(void *state)
{
    struct code_state *own = state;

    free(own->who);
    free(own->contact);
}

static void code_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_COVER, ACT_CODE_READY};
    struct code_state *own = state;
    struct canvas *canvas = &frame->body;
    char *to = share_code_to(own->contact);
    int width = canvas->width - 2;
    int row = 0;

    (void)tui;
    frame->title = xasprintf("%s · %s", _("The code"), own->who);
    frame->scroll = &own->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    row += canvas_wrap(canvas, row, 1, width, STYLE_BOLD,
                       _("Your code. It takes back all that you shared:"));
    canvas_cursor(canvas, 0, 1);
    row += share_draw_code(own->code, canvas, row);
    row += canvas_wrap(canvas, row, 1, width, STYLE_PLAIN, to);
    canvas_wrap(canvas, row, 1, width, STYLE_PLAIN,
                _("You need not say why. Write it down, or take your copy of the talk along: it "
                  "stands there, too."));
    free(to);
}

const struct screen_kind code_screen = {
    .name = "code",
    .place = ON_CODE,
    .together = true,
    .to_the_end = true,
    .state_size = sizeof(struct code_state),
    .open = code_open,
    .draw = code_draw,
    .close = code_close,
};

void share_open_code(struct tui *tui, const char *of, const char *who)
{
    char code[CODE_SIZE] = "";
    struct diag diag;

    diag_init(&diag);
    if (!store_share_code(tui_session_setup(tui)->store, of, code, &diag))
        tui_say(tui, "%s", diag_text(&diag));
    else if (!*code)
        tui_say(tui, "%s", _("Nothing is shared with HR here, so there is no code."));
    else
        tui_push(tui, &code_screen, &(struct code_of){code, who});
    diag_done(&diag);
}

/* ---- asking for it ---- */

void share_ask_code(struct tui *tui, const char *title, const char *text,
                    bool (*done)(struct tui *tui, const char *typed, const char *subject))
{
    tui_push(tui, &line_screen,
             &(struct line_ask){
                 .title = title,
                 .question = _("Which code stands on the employee's copy?"),
                 .note = _("Whoever has the code may take back what was shared, without a reason."),
                 .text = text,
                 .done = done});
}

/* The line goes first: what asks whether it is sure comes in its place. */
bool share_code_sure(struct tui *tui, const char *typed, const struct ask *sure)
{
    struct ask ask = *sure;
    char code[CODE_SIZE];
    char *question;

    if (!code_parse(typed, code)) {
        tui_say(tui, "%s",
                _("A code has twelve letters and digits, such as WXYZ-2345-6789. It stands on the "
                  "employee's copy."));
        return false;
    }
    question = xasprintf(sure->question, code);
    ask.question = question;
    ask.subject = code;
    tui_pop_now(tui);
    tui_push(tui, &sure_screen, &ask);
    free(question);
    return false;
}

/* ---- taking back with it ---- */

static void ask_code(struct tui *tui, const char *text);

/* Where nothing came of it, the code is there again to be looked at. */
static void take_back(struct tui *tui, int option, const char *code)
{
    bool scores = false;
    int count = 0;
    struct diag diag;

    if (option != 1) {
        tui_say(tui, "%s", _("Nothing was taken back."));
        return;
    }
    diag_init(&diag);
    if (!share_withdraw(tui_session_setup(tui), code, &count, &scores, &diag)) {
        ask_code(tui, code);
        tui_say(tui, "%s", diag_text(&diag));
    } else if (count == 0 && !scores) {
        ask_code(tui, code);
        tui_say(tui, "%s", _("Nothing is shared under this code (any more)."));
    } else {
        outbox_start(tui_session_setup(tui));
        tui_say(tui, "%s",
                _("Taken back. What HR can see of it goes away as soon as HR can be reached."));
    }
    diag_done(&diag);
    tui_changed(tui, NULL);
}

static bool code_typed(struct tui *tui, const char *typed, const char *subject)
{
    (void)subject;
    return share_code_sure(tui, typed,
                           &(struct ask){_("Take back all that was shared under %s? HR does not "
                                           "see it any more, and what HR wrote with it goes as "
                                           "well."),
                                         {_("No, it stays shared"), _("Yes, take it back")},
                                         take_back,
                                         NULL});
}

static void ask_code(struct tui *tui, const char *text)
{
    share_ask_code(tui, _("Take back with a code"), text, code_typed);
}

void share_open_code_back(struct tui *tui)
{
    ask_code(tui, "");
}
