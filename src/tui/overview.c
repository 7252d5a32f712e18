/* The seven values at a glance: moving through the table and filling it in. */
#include "overview.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "seen.h"

/* The columns of scores, from the left. */
static const enum measure measures[OVERVIEW_SCORES] = {MEASURE_IMPORTANCE, MEASURE_OPPORTUNITY,
                                                       MEASURE_REALISATION};

enum value overview_value(const struct overview_state *overview)
{
    return (enum value)overview->list.row;
}

enum measure overview_measure(size_t score)
{
    return measures[score];
}

bool overview_is_measured(const struct overview_state *overview, size_t score)
{
    return script_find_measure(session_script(overview->session), measures[score]) != SIZE_MAX;
}

/* The next measured column in a direction; the same when there is none. */
static size_t next_score(const struct overview_state *overview, int direction)
{
    size_t score = overview->score;

    while (score + (size_t)direction < OVERVIEW_SCORES) {
        score += (size_t)direction;
        if (overview_is_measured(overview, score))
            return score;
    }
    return overview->score;
}

static size_t first_score(const struct overview_state *overview)
{
    size_t score = 0;

    while (score + 1 < OVERVIEW_SCORES && !overview_is_measured(overview, score))
        score++;
    return score;
}

static bool overview_open(struct tui *tui, void *state, const void *argument)
{
    struct overview_state *overview = state;
    enum value value;

    (void)argument;
    overview->session = tui_session(tui);
    overview->place = session_place(overview->session);
    overview->offset = session_offset(overview->session);
    if (!script_goes_through_values(session_script(overview->session))) {
        tui_say(tui, "%s", _("This talk does not go through the seven values."));
        return false;
    }
    overview->list.count = VALUE_COUNT;
    value = value_from_id(overview->place.item);
    overview->list.row = value == VALUE_NONE ? 0 : (size_t)value;
    overview->score = first_score(overview);
    return true;
}

static void overview_close(void *state)
{
    struct overview_state *overview = state;

    if (!overview->jumped)
        session_move(overview->session, overview->place, overview->offset);
}

/* An undo of an answer at a value goes to that value. */
static void overview_changed(struct tui *tui, void *state, const struct change *change)
{
    struct overview_state *overview = state;
    enum value value = VALUE_NONE;

    (void)tui;
    if (change && !change->is_action)
        value = value_from_id(change->place.item);
    if (value == VALUE_NONE)
        return;
    overview->list.row = (size_t)value;
    for (size_t i = 0; i < OVERVIEW_SCORES; i++) {
        if (change->place.step ==
            script_find_measure(session_script(overview->session), measures[i]))
            overview->score = i;
    }
}

/* ---- filling in ---- */

/* Whether the focused cell may be changed now; says why when not. */
static bool may_fill(struct tui *tui, const struct overview_state *overview)
{
    enum measure measure = measures[overview->score];
    const struct answer *answer = conversation_score(session_conversation(overview->session),
                                                     overview_value(overview), measure);

    if (session_read_only(overview->session))
        tui_say(tui, "%s", _("You are reading along: nothing can be changed here."));
    else if (!answer)
        tui_say(tui, "%s", _("This guide asks no numbers for the values."));
    else if (!seen_answer(tui, answer))
        tui_say(tui, "%s", _("This number is only for the leader. F6 goes back first."));
    else
        return true;
    return false;
}

static struct place focused_place(const struct overview_state *overview)
{
    return (struct place){
        .step = script_find_measure(session_script(overview->session), measures[overview->score]),
        .item = value_id(overview_value(overview)),
    };
}

/* Behind the last column comes the first: the next value starts there too. */
static void go_on(struct overview_state *overview)
{
    size_t next = next_score(overview, 1);

    overview->score = next == overview->score ? first_score(overview) : next;
}

static void fill_number(struct tui *tui, struct overview_state *overview, int number)
{
    if (!may_fill(tui, overview))
        return;
    session_set_number(overview->session, focused_place(overview), number);
    go_on(overview);
}

static void fill_state(struct tui *tui, struct overview_state *overview, enum answer_state answer)
{
    if (!may_fill(tui, overview))
        return;
    session_set_state(overview->session, focused_place(overview), answer);
    if (answer != STATE_OPEN)
        go_on(overview);
}

static void toggle_focus(struct tui *tui, const struct overview_state *overview)
{
    size_t step = script_find_measure(session_script(overview->session), MEASURE_FOCUS);

    if (session_read_only(overview->session))
        tui_say(tui, "%s", _("You are reading along: nothing can be changed here."));
    else if (step == SIZE_MAX)
        tui_say(tui, "%s", _("In this guide no values are chosen."));
    else
        session_choose(overview->session, (struct place){.step = step, .item = ""},
                       value_id(overview_value(overview)));
}

static void add_action(struct tui *tui, const struct overview_state *overview)
{
    size_t index = session_add_action(overview->session, overview_value(overview));

    if (index == SIZE_MAX)
        tui_say(tui, "%s", _("You are reading along: nothing can be changed here."));
    else
        tui_push(tui, &plan_screen, session_plan(overview->session)->actions[index].id);
}

/* Goes to the first step of the talk at this value that is there to be answered. */
static void jump(struct tui *tui, struct overview_state *overview)
{
    const struct conversation *conversation = session_conversation(overview->session);
    size_t count;
    const struct place *places = conversation_places(conversation, &count);

    for (size_t i = 0; i < count; i++) {
        enum place_state state = conversation_state(conversation, places[i]);

        if (value_from_id(places[i].item) != overview_value(overview) || state == PLACE_HIDDEN ||
            state == PLACE_WAITING)
            continue;
        session_enter(overview->session, places[i]);
        overview->jumped = true;
        tui_pop(tui);
        return;
    }
    tui_say(tui, "%s", _("This guide has no step about this value."));
}

/* ---- keys ---- */

static bool move_column(struct overview_state *overview, enum action_name action,
                        const struct press *press)
{
    if (press->code == PRESS_RIGHT || action == ACT_NEXT_FIELD)
        overview->score = next_score(overview, 1);
    else if (press->code == PRESS_LEFT || action == ACT_PREV_FIELD)
        overview->score = next_score(overview, -1);
    else
        return false;
    return true;
}

static bool fill(struct tui *tui, struct overview_state *overview, enum action_name action,
                 const struct press *press)
{
    int digit = press->code == PRESS_TEXT && !press->text[1] ? press->text[0] - '0' : 0;

    if (digit >= SCORE_MIN && digit <= SCORE_MAX)
        fill_number(tui, overview, digit);
    else if (action == ACT_UNKNOWN)
        fill_state(tui, overview, STATE_UNKNOWN);
    else if (action == ACT_DECLINE)
        fill_state(tui, overview, STATE_DECLINED);
    else if (press->code == PRESS_BACKSPACE || press->code == PRESS_DELETE)
        fill_state(tui, overview, STATE_OPEN);
    else
        return false;
    return true;
}

static bool overview_key(struct tui *tui, void *state, enum action_name action,
                         const struct press *press)
{
    struct overview_state *overview = state;

    if (move_column(overview, action, press) ||
        list_key(&overview->list, action, press, VALUE_COUNT) || fill(tui, overview, action, press))
        return true;
    switch (action) {
    case ACT_TICK:
        toggle_focus(tui, overview);
        return true;
    case ACT_ENTER:
        jump(tui, overview);
        return true;
    case ACT_ADD:
        add_action(tui, overview);
        return true;
    case ACT_PLAN:
        tui_push(tui, &plan_screen, NULL);
        return true;
    case ACT_VALUES:
        tui_pop(tui);
        return true;
    case ACT_JUMP:
        tui_pop_and_do(tui, action);
        return true;
    default:
        return false;
    }
}

const struct screen_kind overview_screen = {
    .name = "overview",
    .place = ON_OVERVIEW,
    .state_size = sizeof(struct overview_state),
    .open = overview_open,
    .draw = overview_draw,
    .key = overview_key,
    .changed = overview_changed,
    .close = overview_close,
};
