/*
 * The action plan, one action at a time. Every key in a field is an edit of the session
 * before it is seen; only a day that is no day yet waits in its field.
 */
#include "plan.h"
#include "daytext.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "session/beside.h"
#include "share_line.h"

static struct day today(const struct tui *tui)
{
    return clock_today(tui_session_setup(tui)->clock);
}

/* ---- which action ---- */

static void focus_on(struct plan_state *state, int tag)
{
    for (size_t i = 0; i < state->form.count; i++) {
        if (state->form.fields[i].tag == tag)
            state->form.focus = i;
    }
}

/* Shows the action at `index`, or the last one, or that there is none. */
static void select_action(const struct tui *tui, struct plan_state *state, size_t index)
{
    const struct plan *plan = session_plan(state->session);
    const struct action *action;

    if (index >= plan->count)
        index = plan->count ? plan->count - 1 : 0;
    action = index < plan->count ? &plan->actions[index] : NULL;
    state->index = index;
    snprintf(state->action, sizeof state->action, "%s", action ? action->id : "");
    state->last_tag = TAG_NONE;
    plan_build(tui, state);
}

/* Where there is still something to do; else the first one. */
static size_t first_to_adjust(const struct session *session, bool together)
{
    const struct plan *plan = session_plan(session);

    for (size_t i = 0; i < plan->count; i++) {
        if (beside_asks(session, &plan->actions[i], together) != BESIDE_NOTHING)
            return i;
    }
    return 0;
}

static bool plan_open(struct tui *tui, void *own, const void *argument)
{
    struct plan_state *state = own;
    size_t index;

    state->session = tui_session(tui);
    state->place = session_place(state->session);
    state->offset = session_offset(state->session);
    if (!script_makes_plan(session_script(state->session))) {
        tui_say(tui, "%s", _("No agreements are made in this talk."));
        return false;
    }
    index = argument ? plan_find(session_plan(state->session), argument)
                     : first_to_adjust(state->session, tui_employee_view(tui));
    select_action(tui, state, index == SIZE_MAX ? 0 : index);
    if (argument && plan_action(state) &&
        beside_asks(state->session, plan_action(state), false) == BESIDE_PASSED)
        focus_on(state, ACTION_DUE);
    return true;
}

static void plan_close(void *own)
{
    struct plan_state *state = own;

    session_prune_actions(state->session);
    session_move(state->session, state->place, state->offset);
    form_done(&state->form);
}

/* Undo goes to the action that it touched. */
static void plan_changed(struct tui *tui, void *own, const struct change *change)
{
    struct plan_state *state = own;
    const struct plan *plan = session_plan(state->session);
    size_t index = plan_find(plan, state->action);
    size_t touched = change && change->is_action ? plan_find(plan, change->action) : SIZE_MAX;

    state->last_tag = TAG_NONE;
    if (touched != SIZE_MAX)
        select_action(tui, state, touched);
    else if (index == SIZE_MAX)
        select_action(tui, state, state->index);
    else
        plan_build(tui, state);
}

static bool plan_in_text(const void *own)
{
    const struct plan_state *state = own;

    return state->form.focus < state->form.count &&
           field_in_text(&state->form.fields[state->form.focus]);
}

/* ---- edits ---- */

/* Goes on with the undo step before it only when that was a change of the same field. */
static void keep(struct plan_state *state, int tag, const char *text, bool joins)
{
    enum action_field field = (enum action_field)tag;
    size_t index = plan_find(session_plan(state->session), state->action);
    const char *now = action_get(&session_plan(state->session)->actions[index], field);

    if (strcmp(now, text) == 0)
        return;
    session_set_action(state->session, index, field, text, joins && state->last_tag == tag);
    state->last_tag = tag;
}

static void keep_doubt(struct plan_state *state, const char *text, bool joins)
{
    struct place place;

    if (!plan_agreement(state, &place))
        return;
    session_set_remark(state->session, place, text, VISIBLE_TOGETHER,
                       joins && state->last_tag == TAG_DOUBT);
    state->last_tag = TAG_DOUBT;
}

static void keep_day(const struct tui *tui, struct plan_state *state, const char *typed)
{
    char *kept = daytext_keep(typed, today(tui));

    keep(state, ACTION_DUE, kept, true);
    free(kept);
}

static void type(const struct tui *tui, struct plan_state *state, const struct field *field,
                 bool joins)
{
    const char *text = field->editor.text;

    if (field->tag == TAG_DOUBT)
        keep_doubt(state, text, joins);
    else if (field->tag == ACTION_DUE)
        keep_day(tui, state, text);
    else
        keep(state, field->tag, text, joins);
}

static void choose(struct plan_state *state, const struct field *field, size_t option)
{
    struct place place;

    if (field->tag != TAG_AGREED) {
        keep(state, field->tag, plan_option_id(field->tag, option), field->kind == FIELD_CYCLE);
        return;
    }
    if (plan_agreement(state, &place))
        session_choose(state->session, place, option == 0 ? "yes" : "no");
    state->last_tag = TAG_AGREED;
}

/* Enter in the field takes the proposed day. */
static bool accept_day(const struct tui *tui, struct plan_state *state, enum action_name action)
{
    const struct field *field = form_focused(&state->form);
    const struct action *shown = plan_action(state);
    char iso[DAY_SIZE];

    if (action != ACT_ENTER || !field || field->tag != ACTION_DUE || !shown || field->locked ||
        !daytext_repair(action_get(shown, ACTION_DUE), today(tui), iso))
        return false;
    keep(state, ACTION_DUE, iso, true);
    plan_build(tui, state);
    return true;
}

static bool form_pressed(struct tui *tui, struct plan_state *state, enum action_name action,
                         const struct press *press)
{
    struct field *field = form_focused(&state->form);
    size_t focus = state->form.focus;
    struct field_result result;

    if (accept_day(tui, state, action))
        return true;
    result = form_key(&state->form, action, press);
    if (result.event == FIELD_IGNORED)
        return false;
    if (result.event == FIELD_TEXT_CHANGED)
        type(tui, state, field, result.joins);
    else if (result.event == FIELD_CHOSEN)
        choose(state, field, (size_t)result.number);
    if (state->form.focus != focus) /* what is typed after coming back is a change of its own */
        state->last_tag = TAG_NONE;
    if (plan_needs_build(tui, state))
        plan_build(tui, state);
    else
        plan_show(state);
    return true;
}

/* ---- actions ---- */

static bool may_change(struct tui *tui, const struct plan_state *state)
{
    if (session_read_only(state->session))
        tui_say(tui, "%s", _("You are reading along: nothing can be changed here."));
    return !session_read_only(state->session);
}

/*
 * The action that is still empty and can become the one that is asked for: at the value of the
 * offer, else the one on the screen. SIZE_MAX = none.
 */
static size_t empty_action(const struct plan_state *state, enum value offer)
{
    const struct plan *plan = session_plan(state->session);

    for (size_t i = 0; i < plan->count; i++) {
        const struct action *action = &plan->actions[i];
        bool fits = offer == VALUE_NONE ? strcmp(action->id, state->action) == 0
                                        : value_from_id(action_get(action, ACTION_VALUE)) == offer;

        if (fits && action_is_untouched(action))
            return i;
    }
    return SIZE_MAX;
}

/* An offer is about the organisation's side; who was chosen by hand stays. */
static void make_offered(const struct plan_state *state, size_t index, enum value offer)
{
    const struct action *action = &session_plan(state->session)->actions[index];

    if (offer != VALUE_NONE && action_owner(action) == OWNER_EMPLOYEE)
        session_set_action(state->session, index, ACTION_OWNER, owner_id(OWNER_ORGANISATION), true);
}

static void add(struct tui *tui, struct plan_state *state)
{
    enum value offer = plan_offer(tui, state);
    size_t index;

    if (!may_change(tui, state))
        return;
    index = empty_action(state, offer);
    if (index != SIZE_MAX) {
        make_offered(state, index, offer);
        select_action(tui, state, index);
        tui_say(tui, "%s", _("This action is still empty: write down what you agree."));
        focus_on(state, ACTION_WHAT);
        return;
    }
    index = session_add_action(state->session, offer);
    make_offered(state, index, offer);
    select_action(tui, state, index);
    focus_on(state, ACTION_WHAT);
}

static void remove_action(struct tui *tui, struct plan_state *state)
{
    size_t index = plan_find(session_plan(state->session), state->action);

    if (index == SIZE_MAX || !may_change(tui, state))
        return;
    session_remove_action(state->session, index);
    select_action(tui, state, index);
    tui_say(tui, "%s", _("Removed. Ctrl+Z brings it back."));
}

static void turn(struct tui *tui, struct plan_state *state, bool forward)
{
    size_t count = session_plan(state->session)->count;

    if (forward && state->index + 1 >= count)
        tui_say(tui, "%s", _("This is the last action. F5 makes a new one."));
    else if (!forward && state->index == 0)
        tui_say(tui, "%s", _("This is the first action."));
    else
        select_action(tui, state, forward ? state->index + 1 : state->index - 1);
}

/*
 * From the overview the plan goes back to it; elsewhere the screen below opens what is asked for.
 */
static void leave_for(struct tui *tui, enum action_name action)
{
    if (action == ACT_VALUES && tui_place_below(tui) == ON_OVERVIEW)
        tui_pop(tui);
    else
        tui_pop_and_do(tui, action);
}

static bool plan_key(struct tui *tui, void *own, enum action_name action, const struct press *press)
{
    struct plan_state *state = own;

    switch (action) {
    case ACT_ADD:
        add(tui, state);
        return true;
    case ACT_DELETE_ITEM:
        remove_action(tui, state);
        return true;
    case ACT_NEXT_PAGE:
    case ACT_PREV_PAGE:
        turn(tui, state, action == ACT_NEXT_PAGE);
        return true;
    case ACT_SHARE:
        share_open_talk(tui, NULL);
        return true;
    case ACT_TAKE_BACK:
        share_open_back(tui, state->action);
        return true;
    case ACT_VALUES:
    case ACT_JUMP:
        leave_for(tui, action);
        return true;
    default:
        return form_pressed(tui, state, action, press);
    }
}

const struct screen_kind plan_screen = {
    .name = "plan",
    .place = ON_PLAN,
    .state_size = sizeof(struct plan_state),
    .open = plan_open,
    .draw = plan_draw,
    .in_text = plan_in_text,
    .key = plan_key,
    .changed = plan_changed,
    .close = plan_close,
};
