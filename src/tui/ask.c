/*
 * A small choice: a question and at most nine answers. A digit chooses at once, but where there is no way back; Esc
 * chooses none.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "list.h"
#include "screen.h"

enum { OPTIONS_MAX = 9 };

struct ask_state {
    char *question;
    char *options[OPTIONS_MAX];
    char *subject;
    void (*chosen)(struct tui *tui, int option, const char *subject);
    bool for_good;
    struct list list;
};

static bool ask_open(struct tui *tui, void *state, const void *argument)
{
    const struct ask *ask = argument;
    struct ask_state *own = state;

    (void)tui;
    own->question = xstrdup(ask->question);
    own->subject = ask->subject ? xstrdup(ask->subject) : NULL;
    own->chosen = ask->chosen;
    for (size_t i = 0; i < OPTIONS_MAX && ask->options[i]; i++)
        own->options[own->list.count++] = xstrdup(ask->options[i]);
    return true;
}

static bool sure_open(struct tui *tui, void *state, const void *argument)
{
    struct ask_state *own = state;

    own->for_good = true;
    return ask_open(tui, state, argument);
}

static void ask_close(void *state)
{
    struct ask_state *own = state;

    for (size_t i = 0; i < own->list.count; i++)
        free(own->options[i]);
    free(own->question);
    free(own->subject);
}

static void ask_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_ENTER, ACT_BACK};
    const struct ask_state *own = state;
    int row = 1;

    (void)tui;
    frame->title = xstrdup("WAARDEGESPREK");
    memcpy(frame->hints, hints, sizeof hints);
    row += canvas_wrap(&frame->body, row, 1, frame->columns - 2, STYLE_BOLD, own->question) + 1;
    for (size_t i = 0; i < own->list.count; i++) {
        char *digit = xasprintf("%zu", i + 1);

        list_draw_row(&own->list, &frame->body, row, i, digit);
        row += canvas_wrap(&frame->body, row, 6, frame->columns - 7, STYLE_PLAIN, own->options[i]);
        free(digit);
    }
}

static void choose(struct tui *tui, struct ask_state *own, size_t option)
{
    /* The screen goes first: what is chosen may push another one. */
    void (*chosen)(struct tui *, int, const char *) = own->chosen;
    char *subject = own->subject ? xstrdup(own->subject) : NULL;

    tui_pop_now(tui);
    chosen(tui, (int)option, subject);
    free(subject);
}

static bool ask_key(struct tui *tui, void *state, enum action_name action,
                    const struct press *press)
{
    struct ask_state *own = state;
    size_t digit = press->code == PRESS_TEXT ? (size_t)(press->text[0] - '1') : OPTIONS_MAX;

    if (list_key(&own->list, action, press, OPTIONS_MAX))
        return true;
    if (action == ACT_ENTER)
        choose(tui, own, own->list.row);
    else if (digit < own->list.count && own->for_good)
        own->list.row = digit;
    else if (digit < own->list.count)
        choose(tui, own, digit);
    else
        return false;
    return true;
}

const struct screen_kind ask_screen = {
    .name = "ask",
    .place = ON_ASK,
    .state_size = sizeof(struct ask_state),
    .open = ask_open,
    .draw = ask_draw,
    .key = ask_key,
    .close = ask_close,
};

const struct screen_kind sure_screen = {
    .name = "sure",
    .place = ON_ASK,
    .state_size = sizeof(struct ask_state),
    .open = sure_open,
    .draw = ask_draw,
    .key = ask_key,
    .close = ask_close,
};
