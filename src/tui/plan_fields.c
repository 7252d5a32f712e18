/* The fields of an action: which there are, what they offer, what they show. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "daytext.h"
#include "domain/agreement.h"
#include "plan.h"
#include "seen.h"

enum { LABEL_WIDTH = 19, QUESTION_WIDTH = 29 };

/* In the order of the form. */
static const struct {
    enum action_field field;
    enum field_kind kind;
} rows[] = {
    {ACTION_VALUE, FIELD_CYCLE},     {ACTION_WHAT, FIELD_TEXT},    {ACTION_OWNER, FIELD_RADIO},
    {ACTION_OWN_PART, FIELD_LINE},   {ACTION_NEED, FIELD_LINE},    {ACTION_KIND, FIELD_CYCLE},
    {ACTION_FIRST_STEP, FIELD_LINE}, {ACTION_HELPER, FIELD_LINE},  {ACTION_DUE, FIELD_LINE},
    {ACTION_NOTICE, FIELD_LINE},     {ACTION_STATUS, FIELD_RADIO}, {ACTION_REASON, FIELD_LINE},
};

const struct action *plan_action(const struct plan_state *state)
{
    const struct plan *plan = session_plan(state->session);
    size_t index = plan_find(plan, state->action);

    return index == SIZE_MAX ? NULL : &plan->actions[index];
}

/* ---- the word on the plan ---- */

bool plan_agreement(const struct plan_state *state, struct place *place)
{
    const struct script *script = session_script(state->session);
    size_t step = script_find_measure(script, MEASURE_AGREEMENT);

    if (step == SIZE_MAX || script->steps[step].answer != ANSWER_YES_NO)
        return false;
    *place = (struct place){.step = step, .item = ""};
    return true;
}

/* The answer to it, when it is there and may be seen; else NULL. */
static const struct answer *agreement_answer(const struct tui *tui, const struct plan_state *state)
{
    const struct answer *answer;
    struct place place;

    if (!plan_agreement(state, &place))
        return NULL;
    answer = conversation_answer(session_conversation(state->session), place.step, place.item);
    return seen_answer(tui, answer) ? answer : NULL;
}

static bool says(const struct answer *answer, const char *word)
{
    return answer->text && strcmp(answer->text, word) == 0;
}

/* The remark at that step is the doubt, unless the leader made it a reminder of their own. */
static bool has_doubt(const struct answer *answer)
{
    return answer && (says(answer, "no") || answer->remark) &&
           !(answer->remark && answer->remark_visibility == VISIBLE_ONLY_ME);
}

/* ---- which fields ---- */

static bool has_reason(const struct action *action)
{
    enum action_status status = action_status(action);

    return status == ACTION_DONE || status == ACTION_DROPPED;
}

bool plan_needs_build(const struct tui *tui, const struct plan_state *state)
{
    struct form form = state->form;
    const struct action *action = plan_action(state);
    const struct answer *answer = agreement_answer(tui, state);

    return (action != NULL) != (form.count > 0) ||
           (action && has_reason(action) != (form_find(&form, ACTION_REASON) != NULL)) ||
           (action && (answer != NULL) != (form_find(&form, TAG_AGREED) != NULL)) ||
           (action && has_doubt(answer) != (form_find(&form, TAG_DOUBT) != NULL));
}

static void add_options(struct field *field, const struct script *script)
{
    int i;

    switch (field->tag) {
    case ACTION_VALUE:
        field_add_option(field, _("no value in particular"));
        for (i = 0; i < VALUE_COUNT; i++)
            field_add_option(field, script->values[i].name);
        break;
    case ACTION_OWNER:
        for (i = 0; i < OWNER_COUNT; i++)
            field_add_option(field, owner_label((enum owner)i, script->process));
        break;
    case ACTION_KIND:
        for (i = 0; i < SUPPORT_COUNT; i++)
            field_add_option(field, support_label((enum support)i));
        break;
    case ACTION_STATUS:
        for (i = 0; i < ACTION_STATUS_COUNT; i++)
            field_add_option(field, action_status_label((enum action_status)i));
        break;
    default:
        break;
    }
}

static void add_agreement(const struct tui *tui, struct plan_state *state)
{
    const struct answer *answer = agreement_answer(tui, state);
    struct field *field;

    if (!answer)
        return;
    field = form_add(&state->form, FIELD_RADIO, TAG_AGREED, _("Is this plan right for you?"));
    field->label_width = QUESTION_WIDTH;
    field_add_option(field, _("yes"));
    field_add_option(field, _("not yet"));
    if (has_doubt(answer))
        form_add(&state->form, FIELD_LINE, TAG_DOUBT, _("Not right yet:"))->label_width =
            LABEL_WIDTH;
}

static void focus_tag(struct form *form, int tag)
{
    form->focus = 0;
    for (size_t i = 0; i < form->count; i++) {
        if (form->fields[i].tag == tag)
            form->focus = i;
    }
}

/* Cursors of texts stand at the end: what is there is gone on with. */
static void cursors_to_end(struct form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        struct editor *editor = &form->fields[i].editor;
        editor_move(editor, MOVE_TEXT_END);
    }
}

void plan_build(const struct tui *tui, struct plan_state *state)
{
    const struct action *action = plan_action(state);
    const struct field *focused = form_focused(&state->form);
    int tag = focused ? focused->tag : ACTION_WHAT;

    form_done(&state->form);
    for (size_t i = 0; action && i < sizeof rows / sizeof *rows; i++) {
        struct field *field;

        if (rows[i].field == ACTION_REASON && !has_reason(action))
            continue;
        field = form_add(&state->form, rows[i].kind, (int)rows[i].field,
                         action_field_label(rows[i].field));
        field->label_width = LABEL_WIDTH;
        field->least = 2;
        field->most = 4;
        add_options(field, session_script(state->session));
    }
    if (action)
        add_agreement(tui, state);
    focus_tag(&state->form, tag);
    plan_show(state);
    cursors_to_end(&state->form);
}

/* ---- what they show ---- */

const char *plan_option_id(int tag, size_t option)
{
    switch (tag) {
    case ACTION_VALUE:
        return value_id((enum value)((int)option - 1));
    case ACTION_OWNER:
        return owner_id((enum owner)option);
    case ACTION_KIND:
        return support_id((enum support)option);
    default:
        return action_status_id((enum action_status)option);
    }
}

/* A list that is being gone through keeps its own row. */
static void show_options(struct field *field, const char *id, bool focused)
{
    for (size_t i = 0; i < field->option_count; i++) {
        field->options[i].chosen = strcmp(plan_option_id(field->tag, i), id) == 0;
        if (field->options[i].chosen && (!focused || field->kind == FIELD_CYCLE))
            field->row = i;
    }
}

static void show_agreement(const struct plan_state *state, struct field *field, bool focused)
{
    struct place place = {0};
    const struct answer *answer;

    plan_agreement(state, &place);
    answer = conversation_answer(session_conversation(state->session), place.step, place.item);
    if (field->tag == TAG_DOUBT) {
        field_show_text(field, answer->remark);
        return;
    }
    field->options[0].chosen = says(answer, "yes");
    field->options[1].chosen = says(answer, "no");
    if (!focused)
        field->row = field->options[1].chosen ? 1 : 0;
}

/* While it is being typed it stands as it was typed, unless an undo took it back. */
static void show_due(struct field *field, const char *kept, bool focused)
{
    char *text = daytext_show(kept);

    if (!focused || field->editor.length == 0)
        field_show_text(field, text);
    free(text);
}

void plan_show(struct plan_state *state)
{
    const struct action *action = plan_action(state);

    for (size_t i = 0; action && i < state->form.count; i++) {
        struct field *field = &state->form.fields[i];
        bool focused = i == state->form.focus;

        field->locked = session_read_only(state->session);
        if (field->tag >= ACTION_FIELD_COUNT)
            show_agreement(state, field, focused);
        else if (field->option_count > 0)
            show_options(field, action_get(action, (enum action_field)field->tag), focused);
        else if (field->tag == ACTION_DUE)
            show_due(field, action_get(action, ACTION_DUE), focused);
        else
            field_show_text(field, action_get(action, (enum action_field)field->tag));
    }
}

/* ---- the organisation's side ---- */

/* An action that nothing was typed in asks nothing of anyone yet. */
static bool is_asked_for(const struct plan *plan, enum value value)
{
    for (size_t i = 0; i < plan->count; i++) {
        enum owner owner = action_owner(&plan->actions[i]);

        if (!action_is_untouched(&plan->actions[i]) &&
            value_from_id(action_get(&plan->actions[i], ACTION_VALUE)) == value &&
            (owner == OWNER_LEADER || owner == OWNER_ORGANISATION || owner == OWNER_HR))
            return true;
    }
    return false;
}

static bool lacks_room(const struct tui *tui, const struct plan_state *state, enum value value)
{
    struct capability numbers = seen_scores(tui, value);

    return numbers.importance >= SCORE_AFFIRMATIVE && numbers.opportunity != SCORE_OPEN &&
           numbers.opportunity < SCORE_AFFIRMATIVE &&
           !is_asked_for(session_plan(state->session), value);
}

/* The value of the action that is shown comes first, then those that were chosen to work on. */
enum value plan_offer(const struct tui *tui, const struct plan_state *state)
{
    const struct conversation *conversation = session_conversation(state->session);
    const struct action *action = plan_action(state);
    enum value own = action ? value_from_id(action_get(action, ACTION_VALUE)) : VALUE_NONE;
    enum value found = VALUE_NONE;

    if (own != VALUE_NONE && lacks_room(tui, state, own))
        return own;
    for (int value = 0; value < VALUE_COUNT; value++) {
        if (!lacks_room(tui, state, (enum value)value))
            continue;
        if (conversation_has_focus(conversation, (enum value)value))
            return (enum value)value;
        if (found == VALUE_NONE)
            found = (enum value)value;
    }
    return found;
}
