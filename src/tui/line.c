/* One line to write, on top of a screen: a name, a sentence. Esc asks no further. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "screen.h"

struct line_state {
    char *title, *question, *note, *subject;
    bool (*done)(struct tui *tui, const char *text, const char *subject);
    struct field field;
};

static char *copy(const char *text)
{
    return text ? xstrdup(text) : NULL;
}

static bool line_open(struct tui *tui, void *state, const void *argument)
{
    const struct line_ask *ask = argument;
    struct line_state *own = state;

    (void)tui;
    own->title = xstrdup(ask->title);
    own->question = xstrdup(ask->question);
    own->note = copy(ask->note);
    own->subject = copy(ask->subject);
    own->done = ask->done;
    field_init(&own->field, FIELD_LINE, 0, NULL);
    editor_set(&own->field.editor, ask->text ? ask->text : "", SIZE_MAX);
    return true;
}

static void line_close(void *state)
{
    struct line_state *own = state;

    field_done(&own->field);
    free(own->title);
    free(own->question);
    free(own->note);
    free(own->subject);
}

static bool line_in_text(const void *state)
{
    (void)state;
    return true;
}

static void line_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_BACK, ACT_STOP};
    struct line_state *own = state;
    int width = frame->columns - 2;
    int row = 1;

    (void)tui;
    frame->title = xstrdup(own->title);
    memcpy(frame->hints, hints, sizeof hints);
    row += canvas_wrap(&frame->body, row, 1, width, STYLE_BOLD, own->question) + 1;
    row += field_draw(&own->field, &frame->body, row, 1, width, true) + 1;
    row += canvas_wrap(&frame->body, row, 1, width, STYLE_PLAIN, own->note);
    canvas_wrap(&frame->body, row + (own->note != NULL), 1, width, STYLE_DIM,
                _("Enter goes on, Esc leaves it as it is."));
}

static bool line_key(struct tui *tui, void *state, enum action_name action,
                     const struct press *press)
{
    struct line_state *own = state;

    if (action == ACT_ENTER) {
        if (own->done(tui, own->field.editor.text, own->subject))
            tui_pop(tui);
        return true;
    }
    return field_key(&own->field, action, press).event != FIELD_IGNORED;
}

const struct screen_kind line_screen = {
    .name = "line",
    .place = ON_LINE,
    .state_size = sizeof(struct line_state),
    .open = line_open,
    .draw = line_draw,
    .in_text = line_in_text,
    .key = line_key,
    .close = line_close,
};
