/*
 * Agreements from another kind of talk, for the employee to bring in or not: looked at together,
 * one by one, with nothing chosen beforehand.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "loop.h"
#include "screen.h"
#include "session/wall.h"

enum { TAG_ACTIONS, TAG_DONE };

struct bring_state {
    struct plan beyond;
    char **lines; /* of these: what, and who does it */
    bool *chosen;
    struct form form;
};

static void forget_lines(struct bring_state *own)
{
    for (size_t i = 0; own->lines && i < own->beyond.count; i++)
        free(own->lines[i]);
}

static void say_in_words(const struct tui *tui, struct bring_state *own)
{
    enum process process = session_script(tui_session(tui))->process;
    struct field *field = form_find(&own->form, TAG_ACTIONS);

    forget_lines(own);
    field->label = _("Which ones may come along?");
    for (size_t i = 0; i < own->beyond.count; i++) {
        const struct action *action = &own->beyond.actions[i];

        own->lines[i] = xasprintf("%s (%s)", action_get(action, ACTION_WHAT),
                                  owner_label(action_owner(action), process));
        field->options[i].text = own->lines[i];
    }
    form_find(&own->form, TAG_DONE)->options[0].text = _("Go on with what is chosen");
}

static bool bring_open(struct tui *tui, void *state, const void *argument)
{
    struct bring_state *own = state;
    struct diag diag;

    (void)argument;
    diag_init(&diag);
    if (!session_find_beyond(tui_session(tui), &own->beyond, &diag))
        tui_say(tui, "%s", diag_text(&diag));
    else if (own->beyond.count == 0)
        tui_say(tui, "%s", _("There are no agreements from other talks to bring in."));
    diag_done(&diag);
    if (own->beyond.count == 0)
        return false;
    own->lines = xcalloc(own->beyond.count, sizeof *own->lines);
    own->chosen = xcalloc(own->beyond.count, sizeof *own->chosen);
    form_add(&own->form, FIELD_CHECKS, TAG_ACTIONS, NULL);
    for (size_t i = 0; i < own->beyond.count; i++)
        field_add_option(form_find(&own->form, TAG_ACTIONS), "");
    field_add_option(form_add(&own->form, FIELD_PICK, TAG_DONE, NULL), "");
    say_in_words(tui, own);
    return true;
}

/* Another language: other words, the same choices. */
static void bring_changed(struct tui *tui, void *state, const struct change *change)
{
    (void)change;
    say_in_words(tui, state);
}

static void bring_close(void *state)
{
    struct bring_state *own = state;

    forget_lines(own);
    free(own->lines);
    free(own->chosen);
    plan_done(&own->beyond);
    form_done(&own->form);
}

static void bring_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_NEXT_FIELD, ACT_BACK, ACT_STOP};
    struct bring_state *own = state;
    int row = 1;

    (void)tui;
    frame->title = xstrdup(_("Agreements from another talk"));
    memcpy(frame->hints, hints, sizeof hints);
    row +=
        canvas_wrap(&frame->body, row, 1, frame->columns - 2, STYLE_PLAIN,
                    _("These agreements were made in another kind of talk. You decide whether they "
                      "come along. Only the agreement comes, nothing of what you told. None is "
                      "fine, too.")) +
        1;
    for (size_t i = 0; i < own->beyond.count; i++)
        form_find(&own->form, TAG_ACTIONS)->options[i].chosen = own->chosen[i];
    for (size_t i = 0; i < own->form.count; i++)
        row += field_draw(&own->form.fields[i], &frame->body, row, 1, frame->columns - 2,
                          i == own->form.focus) +
               1;
}

static void go_on(struct tui *tui, struct bring_state *own)
{
    struct plan chosen;
    struct diag diag;

    plan_init(&chosen);
    diag_init(&diag);
    for (size_t i = 0; i < own->beyond.count; i++) {
        if (own->chosen[i])
            plan_add(&chosen, &own->beyond.actions[i]);
    }
    if (chosen.count > 0)
        tui_say(tui, "%s",
                session_bring_in(tui_session(tui), &chosen, &diag)
                    ? _("What was chosen is in the plan now. Ctrl+K shows it.")
                    : diag_text(&diag));
    plan_done(&chosen);
    diag_done(&diag);
}

static bool bring_key(struct tui *tui, void *state, enum action_name action,
                      const struct press *press)
{
    struct bring_state *own = state;
    int tag = form_focused(&own->form)->tag;
    struct field_result result;

    if (action == ACT_BACK) {
        tui_pop(tui);
        return true;
    }
    result = form_key(&own->form, action, press);
    if (result.event == FIELD_CHOSEN && tag == TAG_DONE) {
        go_on(tui, own);
        tui_pop(tui);
    } else if (result.event == FIELD_CHOSEN) {
        own->chosen[result.number] = !own->chosen[result.number];
    }
    return result.event != FIELD_IGNORED;
}

const struct screen_kind bring_screen = {
    .name = "bring",
    .place = ON_START,
    .together = true,
    .state_size = sizeof(struct bring_state),
    .open = bring_open,
    .draw = bring_draw,
    .key = bring_key,
    .changed = bring_changed,
    .close = bring_close,
};
