/* The list of all steps with their state: from here any of them is one key away. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "list.h"
#include "screen.h"

struct jump_state {
    struct list list;
    int scroll;
};

/* ORDER of enum place_state. */
static const char *const state_words[] = {N_("open"), N_("given"), N_("for later"),
                                          N_("may come yet"), N_("not needed")};

static bool jump_open(struct tui *tui, void *state, const void *argument)
{
    struct jump_state *jump = state;
    const struct session *session = tui_session(tui);
    struct place here = session_place(session);
    size_t count;
    size_t row;

    (void)argument;
    conversation_places(session_conversation(session), &count);
    list_set_count(&jump->list, count);
    row = conversation_find_place(session_conversation(session), here.step, here.item);
    jump->list.row = row == SIZE_MAX ? 0 : row;
    return true;
}

static void jump_changed(struct tui *tui, void *state, const struct change *change)
{
    struct jump_state *jump = state;
    size_t count;

    (void)change;
    conversation_places(session_conversation(tui_session(tui)), &count);
    list_set_count(&jump->list, count);
}

static const char *state_of(const struct session *session, struct place place)
{
    enum answer_kind kind = session_script(session)->steps[place.step].answer;
    enum place_state state = conversation_state(session_conversation(session), place);

    if (kind == ANSWER_ACTIONS && session_plan(session)->count > 0)
        state = PLACE_GIVEN;
    if (kind == ANSWER_NONE && state == PLACE_OPEN)
        return "";
    return _(state_words[state]);
}

/* Part and value stand above their steps, as headings that can't be chosen. */
static int draw_headings(const struct session *session, struct canvas *canvas, int row,
                         struct place place, const struct place *before)
{
    const struct script *script = session_script(session);
    size_t part = script->steps[place.step].part;
    const char *item = session_item_name(session, place.item);

    if (!before || script->steps[before->step].part != part)
        canvas_text(canvas, row++, 1, canvas->width, STYLE_BOLD, script->parts[part].title);
    if (*item && (!before || strcmp(before->item, place.item) != 0))
        canvas_text(canvas, row++, 2, canvas->width, STYLE_DIM, item);
    return row;
}

static void jump_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_ENTER, ACT_VALUES,
                                                      ACT_PLAN, ACT_BACK,  ACT_STOP};
    struct jump_state *jump = state;
    const struct session *session = tui_session(tui);
    size_t count;
    const struct place *places = conversation_places(session_conversation(session), &count);
    size_t open = conversation_count_open(session_conversation(session));
    int row = 0;

    frame->title = xstrdup(_("All steps"));
    frame->under = xasprintf(message_plural("%zu step is still open; nothing has to be.",
                                            "%zu steps are still open; nothing has to be.", open),
                             open);
    frame->scroll = &jump->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    for (size_t i = 0; i < count; i++) {
        const struct step *step = &session_script(session)->steps[places[i].step];
        char *label = session_fill(session, step->label, places[i].item);

        row = draw_headings(session, &frame->body, row, places[i], i ? &places[i - 1] : NULL);
        list_draw_row(&jump->list, &frame->body, row, i, "");
        canvas_text(&frame->body, row, 5, frame->columns - 22,
                    jump->list.row == i ? STYLE_BOLD : STYLE_PLAIN, label);
        canvas_text(&frame->body, row++, frame->columns - 16, 15, STYLE_PLAIN,
                    state_of(session, places[i]));
        free(label);
    }
}

static bool jump_key(struct tui *tui, void *state, enum action_name action,
                     const struct press *press)
{
    struct jump_state *jump = state;
    struct session *session = tui_session(tui);
    size_t count;
    const struct place *places = conversation_places(session_conversation(session), &count);

    if (list_key(&jump->list, action, press, 10))
        return true;
    if (action == ACT_ENTER) {
        session_enter(session, places[jump->list.row]);
        tui_pop(tui);
        return true;
    }
    if (action == ACT_VALUES || action == ACT_PLAN) {
        tui_push(tui, action == ACT_PLAN ? &plan_screen : &overview_screen, NULL);
        return true;
    }
    return false;
}

const struct screen_kind jump_screen = {
    .name = "jump",
    .place = ON_JUMP,
    .state_size = sizeof(struct jump_state),
    .open = jump_open,
    .draw = jump_draw,
    .key = jump_key,
    .changed = jump_changed,
};
