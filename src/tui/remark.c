/* A remark at the step in focus, together or only for the leader. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "screen.h"

enum { TAG_TEXT, TAG_WHO };

struct remark_state {
    struct session *session;
    struct form form;
    struct place place;
};

static const struct answer *answer_of(const struct remark_state *remark)
{
    return conversation_answer(session_conversation(remark->session), remark->place.step,
                               remark->place.item);
}

static void show(struct remark_state *remark)
{
    const struct answer *answer = answer_of(remark);
    struct field *who = form_find(&remark->form, TAG_WHO);

    field_show_text(form_find(&remark->form, TAG_TEXT), answer->remark);
    who->options[0].chosen = answer->remark_visibility == VISIBLE_TOGETHER;
    who->options[1].chosen = answer->remark_visibility == VISIBLE_ONLY_ME;
    who->row = who->options[1].chosen;
}

static bool remark_open(struct tui *tui, void *state, const void *argument)
{
    struct remark_state *remark = state;
    struct field *field;

    (void)argument;
    remark->session = tui_session(tui);
    remark->place = session_place(remark->session);
    if (tui_employee_view(tui) && answer_of(remark)->remark_visibility == VISIBLE_ONLY_ME) {
        tui_say(tui, "%s", _("The remark here is only for the leader. F6 goes back first."));
        return false;
    }
    form_init(&remark->form);
    field = form_add(&remark->form, FIELD_TEXT, TAG_TEXT, _("Remark"));
    field->least = 4;
    field->most = 8;
    field->locked = session_read_only(remark->session);
    field = form_add(&remark->form, FIELD_RADIO, TAG_WHO, _("For whom?"));
    field->label_width = 16;
    field->locked = session_read_only(remark->session);
    field_add_option(field, _("together"));
    field_add_option(field, _("only me"));
    show(remark);
    editor_set(&form_find(&remark->form, TAG_TEXT)->editor,
               form_find(&remark->form, TAG_TEXT)->editor.text, SIZE_MAX);
    return true;
}

static void remark_close(void *state)
{
    struct remark_state *remark = state;

    form_done(&remark->form);
}

/* When the two begin to look together, a remark that is only the leader's goes out of sight. */
static void remark_changed(struct tui *tui, void *state, const struct change *change)
{
    (void)change;
    show(state);
    if (tui_employee_view(tui) && answer_of(state)->remark_visibility == VISIBLE_ONLY_ME)
        tui_pop(tui);
}

static bool remark_in_text(const void *state)
{
    const struct remark_state *remark = state;

    return field_in_text(&remark->form.fields[remark->form.focus]);
}

static void remark_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_NEXT_FIELD, ACT_UNDO, ACT_BACK};
    struct remark_state *remark = state;
    const struct step *step = &session_script(remark->session)->steps[remark->place.step];
    int row = 1;

    (void)tui;
    frame->title = xstrdup(_("Remark"));
    frame->under = session_fill(remark->session, step->label, remark->place.item);
    memcpy(frame->hints, hints, sizeof hints);
    for (size_t i = 0; i < remark->form.count; i++)
        row += field_draw(&remark->form.fields[i], &frame->body, row, 1, frame->columns - 2,
                          i == remark->form.focus) +
               1;
    canvas_wrap(&frame->body, row, 1, frame->columns - 2, STYLE_DIM,
                form_find(&remark->form, TAG_WHO)->options[1].chosen
                    ? _("For yourself. The employee may ask to see this.")
                    : _("Only me is for your own reminders, never for an opinion about the "
                        "employee. The employee may ask to see it."));
}

static bool remark_key(struct tui *tui, void *state, enum action_name action,
                       const struct press *press)
{
    struct remark_state *remark = state;
    const struct answer *answer = answer_of(remark);
    struct field_result result = form_key(&remark->form, action, press);

    (void)tui;
    if (result.event == FIELD_TEXT_CHANGED)
        session_set_remark(remark->session, remark->place,
                           form_find(&remark->form, TAG_TEXT)->editor.text,
                           answer->remark_visibility, result.joins);
    else if (result.event == FIELD_CHOSEN)
        session_set_remark(remark->session, remark->place, answer->remark,
                           result.number == 0 ? VISIBLE_TOGETHER : VISIBLE_ONLY_ME, false);
    else
        return result.event == FIELD_MOVED;
    show(remark);
    return true;
}

const struct screen_kind remark_screen = {
    .name = "remark",
    .place = ON_REMARK,
    .state_size = sizeof(struct remark_state),
    .open = remark_open,
    .draw = remark_draw,
    .in_text = remark_in_text,
    .key = remark_key,
    .changed = remark_changed,
    .close = remark_close,
};
