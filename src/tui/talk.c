/* What the keys of the talk screen do. How it looks is in talk_draw.c. */
#include "talk.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "external.h"
#include "session/rehearse.h"

static bool talk_open(struct tui *tui, void *state, const void *argument)
{
    struct talk_state *talk = state;

    (void)argument;
    page_open(&talk->page, tui_session(tui), tui_employee_view(tui));
    return true;
}

static void talk_close(void *state)
{
    struct talk_state *talk = state;

    page_done(&talk->page);
    free(talk->hr_words);
}

static void reopen(struct tui *tui, struct talk_state *talk)
{
    page_reopen(&talk->page, tui_employee_view(tui));
}

static void talk_changed(struct tui *tui, void *state, const struct change *change)
{
    struct talk_state *talk = state;

    (void)change; /* the session stands where it happened */
    *talk->hr_of = '\0';
    reopen(tui, state);
}

static bool talk_in_text(const void *state)
{
    const struct talk_state *talk = state;
    const struct form *form = &talk->page.form;

    return form->focus < form->count && field_in_text(&form->fields[form->focus]);
}

static const struct wording *focused_wording(const struct talk_state *talk)
{
    struct place place = page_focused_place(&talk->page);

    return step_wording(&session_script(talk->page.session)->steps[place.step], place.item);
}

/* ---- moving ---- */

static void go_to_page(struct tui *tui, struct talk_state *talk, size_t number)
{
    const struct conversation *conversation = session_conversation(talk->page.session);
    size_t count;
    const struct page *pages = conversation_pages(conversation, &count);
    const struct place *places = conversation_places(conversation, &count);
    size_t at = pages[number].first;

    /* Land on the first place of the page that is there to be answered. */
    for (size_t i = at; i < pages[number].first + pages[number].count; i++) {
        enum place_state state = conversation_state(conversation, places[i]);
        if (state != PLACE_HIDDEN && state != PLACE_WAITING) {
            at = i;
            break;
        }
    }
    session_enter(talk->page.session, places[at]);
    talk->probes = 0;
    talk->simple = false;
    talk->scroll = 0;
    reopen(tui, talk);
}

static void turn_page(struct tui *tui, struct talk_state *talk, bool forward)
{
    const struct conversation *conversation = session_conversation(talk->page.session);
    struct place here = session_place(talk->page.session);
    size_t place = conversation_find_place(conversation, here.step, here.item);
    size_t page = conversation_find_page(conversation, place);
    size_t next = forward ? conversation_next_page(conversation, page)
                          : conversation_prev_page(conversation, page);

    if (next == SIZE_MAX) {
        tui_say(tui, "%s",
                !forward ? _("This is the first step.")
                : session_is_kept(talk->page.session)
                    ? _("This was the last step. F10 finishes the talk.")
                    : _("This was the last step. F10 stops."));
        return;
    }
    if (page_has_no_day(&talk->page))
        tui_say(tui, "%s", _("There is no day yet; the words are kept."));
    go_to_page(tui, talk, next);
}

/* ---- the step ---- */

static void cycle_probes(struct tui *tui, struct talk_state *talk)
{
    size_t count = focused_wording(talk)->probe_count;

    if (talk->density_hides_probes) {
        talk->probes_wanted = !talk->probes_wanted;
        return;
    }
    if (talk->probes < 0)
        talk->probes = 0;
    else if ((size_t)talk->probes + PROBES_SHOWN < count)
        talk->probes += PROBES_SHOWN;
    else
        talk->probes = -1;
    if (count == 0)
        tui_say(tui, "%s", _("There are no questions to ask on with here."));
}

static void toggle_simple(struct tui *tui, struct talk_state *talk)
{
    if (focused_wording(talk)->simple)
        talk->simple = !talk->simple;
    else
        tui_say(tui, "%s", _("There are no plainer words for this question."));
}

static const struct answer *focused_answer(const struct talk_state *talk)
{
    struct place place = page_focused_place(&talk->page);

    return conversation_answer(session_conversation(talk->page.session), place.step, place.item);
}

static void park(struct tui *tui, struct talk_state *talk)
{
    bool parked = !focused_answer(talk)->parked;

    session_set_parked(talk->page.session, page_focused_place(&talk->page), parked);
    page_refresh(&talk->page);
    tui_say(tui, "%s",
            parked ? _("Parked for later. F7 takes it up again.") : _("Taken up again."));
}

static void toggle_only_me(struct tui *tui, struct talk_state *talk)
{
    bool only_me = focused_answer(talk)->visibility == VISIBLE_TOGETHER;

    if (tui_employee_view(tui)) {
        tui_say(tui, "%s", _("You look together now. F6 goes back first."));
        return;
    }

    session_set_visibility(talk->page.session, page_focused_place(&talk->page),
                           only_me ? VISIBLE_ONLY_ME : VISIBLE_TOGETHER);
    reopen(tui, talk);
    tui_say(tui, "%s",
            only_me ? _("For yourself. The employee may ask to see this.")
                    : _("Together: this is for the two of you."));
}

/* The value that the page is about; else the first that was chosen to work on and has no action. */
static enum value value_for_action(const struct talk_state *talk)
{
    enum value value = value_from_id(page_focused_place(&talk->page).item);

    for (int i = 0; value == VALUE_NONE && i < VALUE_COUNT; i++) {
        if (conversation_has_focus(session_conversation(talk->page.session), (enum value)i) &&
            plan_count_for(session_plan(talk->page.session), (enum value)i) == 0)
            value = (enum value)i;
    }
    return value;
}

static void add_action(struct tui *tui, struct talk_state *talk)
{
    size_t index = session_add_action(talk->page.session, value_for_action(talk));

    if (index != SIZE_MAX)
        tui_push(tui, &plan_screen, session_plan(talk->page.session)->actions[index].id);
}

static void edit_outside(struct tui *tui, struct talk_state *talk)
{
    struct field *field = form_focused(&talk->page.form);
    struct diag diag;
    char *text;

    if (!field || field->kind != FIELD_TEXT || field->locked) {
        tui_say(tui, "%s", _("The editor is for longer texts; choose one first."));
        return;
    }
    diag_init(&diag);
    text = tui_setup(tui)->external_editor ? external_edit(field->editor.text, &diag) : NULL;
    if (text) {
        session_set_text(talk->page.session, page_focused_place(&talk->page), text, strlen(text),
                         false);
        reopen(tui, talk);
    } else {
        tui_say(tui, "%s",
                diag.count ? diag_text(&diag) : _("The editor is switched off on this machine."));
    }
    free(text);
    diag_done(&diag);
}

static bool do_action(struct tui *tui, struct talk_state *talk, enum action_name action)
{
    const char *item = page_focused_place(&talk->page).item;

    switch (action) {
    case ACT_NEXT_PAGE:
    case ACT_PREV_PAGE:
        turn_page(tui, talk, action == ACT_NEXT_PAGE);
        return true;
    case ACT_VALUES:
        tui_push(tui, &overview_screen, NULL);
        return true;
    case ACT_JUMP:
        tui_push(tui, &jump_screen, NULL);
        return true;
    case ACT_PLAN: /* at the agreement that the page is about */
        tui_push(tui, &plan_screen,
                 plan_find(session_plan(talk->page.session), item) == SIZE_MAX ? NULL : item);
        return true;
    case ACT_REMARK:
        tui_push(tui, &remark_screen, NULL);
        return true;
    case ACT_PROBES:
        cycle_probes(tui, talk);
        return true;
    case ACT_SIMPLE:
        toggle_simple(tui, talk);
        return true;
    case ACT_EDITOR:
        edit_outside(tui, talk);
        return true;
    default:
        return false;
    }
}

/* In a rehearsal: all that is still open on this page. */
static void invent(struct tui *tui, struct talk_state *talk)
{
    const struct conversation *conversation = session_conversation(talk->page.session);
    size_t count = conversation_count(conversation);
    bool planned = session_plan(talk->page.session)->count > 0;

    for (size_t i = 0; i < talk->page.place_count; i++) {
        struct place place = talk->page.places[i];
        enum answer_kind kind = session_script(talk->page.session)->steps[place.step].answer;

        if (kind != ANSWER_ACTIONS || !planned)
            session_invent(talk->page.session, place);
    }
    reopen(tui, talk);
    if (conversation_count(conversation) == count &&
        (planned || session_plan(talk->page.session)->count == 0))
        tui_say(tui, "%s", _("There is nothing left to invent here. PgDn goes on."));
}

static bool change_step(struct tui *tui, struct talk_state *talk, enum action_name action)
{
    switch (action) {
    case ACT_ADD:
        add_action(tui, talk);
        return true;
    case ACT_PARK:
        park(tui, talk);
        return true;
    case ACT_ONLY_ME:
        toggle_only_me(tui, talk);
        return true;
    case ACT_INVENT:
        invent(tui, talk);
        return true;
    default:
        return false;
    }
}

/* On a page without fields Enter goes on, or opens the plan that the step is about. */
static bool enter_page(struct tui *tui, struct talk_state *talk)
{
    struct place place = page_focused_place(&talk->page);

    if (session_script(talk->page.session)->steps[place.step].answer == ANSWER_ACTIONS)
        tui_push(tui, &plan_screen, NULL);
    else
        turn_page(tui, talk, true);
    return true;
}

/*
 * "Don't know" and "rather not say" never take words or ticks away: those are emptied first. On a scale
 * they stand beside the digits, elsewhere a letter is no command.
 */
static bool refuses(struct tui *tui, const struct talk_state *talk, enum action_name action)
{
    const struct form *form = &talk->page.form;
    const struct field *field = form->focus < form->count ? &form->fields[form->focus] : NULL;

    if ((action != ACT_UNKNOWN && action != ACT_DECLINE) || !field || field->kind == FIELD_SCALE)
        return false;
    if (field_role(field) == ROLE_ANSWER && focused_answer(talk)->state != STATE_GIVEN)
        return false;
    tui_say(tui, "%s", _("There is an answer here already. Empty it first."));
    return true;
}

static bool talk_key(struct tui *tui, void *state, enum action_name action,
                     const struct press *press)
{
    struct talk_state *talk = state;
    bool may_change = !session_read_only(talk->page.session);
    const struct field *field = form_focused(&talk->page.form);

    if (field && field->kind != FIELD_SCALE && press->code == PRESS_TEXT &&
        (action == ACT_UNKNOWN || action == ACT_DECLINE))
        return false;
    if (refuses(tui, talk, action))
        return true;

    if (do_action(tui, talk, action) || (may_change && change_step(tui, talk, action)))
        return true;
    if (talk->page.form.count == 0 && (action == ACT_ENTER || action == ACT_TICK))
        return enter_page(tui, talk);
    return page_key(&talk->page, action, press);
}

const struct screen_kind talk_screen = {
    .name = "talk",
    .place = ON_TALK,
    .state_size = sizeof(struct talk_state),
    .open = talk_open,
    .draw = talk_draw,
    .in_text = talk_in_text,
    .key = talk_key,
    .changed = talk_changed,
    .close = talk_close,
};
