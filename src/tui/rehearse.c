/* After a rehearsal: the steps that were never on the screen, part by part, and what they wait for. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "list.h"
#include "report/condition.h"
#include "screen.h"
#include "session/rehearse.h"

struct missed {
    char *part;
    char *label;
    char *when; /* what it waits for, or NULL */
};
struct rehearsed_state {
    char *title;
    struct missed *missed;
    size_t step_count;
    struct list list;
    int scroll;
};

/* The session ends when this screen opens, so all of it is copied. */
static bool rehearsed_open(struct tui *tui, void *state, const void *argument)
{
    const struct session *session = argument;
    const struct script *script = session_script(session);
    struct rehearsed_state *own = state;
    size_t count = 0;

    (void)tui;
    own->title = xstrdup(script->title);
    own->step_count = script->step_count;
    own->missed = xcalloc(script->step_count, sizeof *own->missed);
    for (size_t i = 0; i < script->step_count; i++) {
        const struct step *step = &script->steps[i];

        if (session_was_reached(session, i))
            continue;
        own->missed[count++] = (struct missed){
            .part = xstrdup(script->parts[step->part].title),
            .label = session_fill(session, step->label, ""),
            .when = step->when ? condition_words(script, step->when) : NULL,
        };
    }
    list_set_count(&own->list, count);
    return true;
}

static void rehearsed_close(void *state)
{
    struct rehearsed_state *own = state;

    for (size_t i = 0; i < own->list.count; i++) {
        free(own->missed[i].part);
        free(own->missed[i].label);
        free(own->missed[i].when);
    }
    free(own->missed);
    free(own->title);
}

static int draw_missed(const struct rehearsed_state *own, struct canvas *canvas, int row,
                       size_t index)
{
    const struct missed *missed = &own->missed[index];
    bool begins = index == 0 || strcmp(own->missed[index - 1].part, missed->part) != 0;

    if (begins)
        canvas_text(canvas, row++, 1, canvas->width, STYLE_BOLD, missed->part);
    list_draw_row(&own->list, canvas, row++, index, missed->label);
    return row + canvas_wrap(canvas, row, 5, canvas->width - 6, STYLE_DIM, missed->when);
}

static void rehearsed_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_NEXT_PAGE, ACT_BACK, ACT_STOP};
    struct rehearsed_state *own = state;
    int row = 2;

    (void)tui;
    frame->title = xasprintf(_("Rehearsed: %s"), own->title);
    frame->under = xstrdup(_("Nothing of it was kept."));
    frame->scroll = &own->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    if (own->list.count == 0) {
        canvas_text(&frame->body, 0, 1, frame->columns - 2, STYLE_PLAIN,
                    _("Every step was on the screen."));
        canvas_cursor(&frame->body, 0, 1);
        return;
    }
    canvas_format(&frame->body, 0, 1, STYLE_PLAIN,
                  message_plural(
                      "%zu of %zu steps was never on the screen:",
                      "%zu of %zu steps were never on the screen:", (unsigned long)own->list.count),
                  own->list.count, own->step_count);
    for (size_t i = 0; i < own->list.count; i++)
        row = draw_missed(own, &frame->body, row, i);
}

static bool rehearsed_key(struct tui *tui, void *state, enum action_name action,
                          const struct press *press)
{
    struct rehearsed_state *own = state;

    if (action == ACT_ENTER)
        tui_pop(tui);
    else
        return list_key(&own->list, action, press, 10);
    return true;
}

const struct screen_kind rehearsed_screen = {
    .name = "rehearsed",
    .place = ON_TEXT,
    .state_size = sizeof(struct rehearsed_state),
    .open = rehearsed_open,
    .draw = rehearsed_draw,
    .key = rehearsed_key,
    .close = rehearsed_close,
};
