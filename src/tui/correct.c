/*
 * A correction by the employee. It is kept when they say so, and not while it is typed: what is kept once stays. Going
 * back with words that are not kept asks first.
 */
#include "correct.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "loop.h"
#include "session/correct.h"

enum { TAG_TEXT, TAG_KEEP };

/* ---- one place ---- */

static void write_at(struct correct_state *own)
{
    struct field *field;

    form_done(&own->form);
    form_init(&own->form);
    field = form_add(&own->form, FIELD_TEXT, TAG_TEXT, _("What the employee says"));
    field->least = 3;
    field->most = 8;
    field = form_add(&own->form, FIELD_PICK, TAG_KEEP, NULL);
    field_add_option(field, _("Keep this correction"));
    own->writing = true;
    own->scroll = 0;
}

static const char *typed(const struct correct_state *own)
{
    return own->writing ? own->form.fields[0].editor.text : "";
}

static bool is_blank(const char *text)
{
    return strspn(text, " \n") == strlen(text);
}

/* Back to the list, or when there is none from the screen. True: the screen itself is to go. */
static bool stop_writing(struct correct_state *own)
{
    form_done(&own->form);
    form_init(&own->form);
    own->writing = false;
    own->scroll = 0;
    return own->direct;
}

/* ---- opening ---- */

/* "INTERVIEW", or "INTERVIEW ACTION" for one action of it. */
static size_t find_action(const struct correct_state *own, const char *action)
{
    for (size_t i = 0; i < own->count; i++) {
        if (*action && strcmp(own->places[i].action, action) == 0)
            return i;
    }
    return SIZE_MAX;
}

static bool correct_open(struct tui *tui, void *state, const void *argument)
{
    struct correct_state *own = state;
    const char *target = argument;
    size_t length = strcspn(target, " ");
    size_t at;
    struct diag diag;

    diag_init(&diag);
    snprintf(own->interview, sizeof own->interview, "%.*s", (int)length, target);
    own->session = session_open(tui_session_setup(tui), own->interview, true, NULL, &diag);
    if (!own->session)
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
    if (!own->session)
        return false;
    correct_places(tui, own);
    at = find_action(own, target + length + (target[length] == ' '));
    if (at != SIZE_MAX) {
        own->list.row = at;
        own->direct = true;
        write_at(own);
    }
    return true;
}

static void correct_close(void *state)
{
    struct correct_state *own = state;

    correct_forget_places(own);
    form_done(&own->form);
    session_close(own->session);
}

/* Looking together hides some of the places. What is being written about waits until it is written. */
static void correct_changed(struct tui *tui, void *state, const struct change *change)
{
    struct correct_state *own = state;

    (void)tui;
    (void)change;
    own->stale = true;
}

/* ---- keeping ---- */

static bool keep(struct tui *tui, struct correct_state *own)
{
    const struct correct_place *place = &own->places[own->list.row];
    const struct session_setup *setup = tui_session_setup(tui);
    struct diag diag;
    bool done;

    diag_init(&diag);
    done = *place->action
               ? correct_action(setup, own->interview, place->action, typed(own), &diag)
               : correct_answer(setup, own->interview, place->step, place->item, typed(own), &diag);
    done = done && session_read_corrections(own->session, &diag);
    if (done)
        tui_say(tui, "%s", _("Kept, with today's day. It stands in every document from now on."));
    else
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
    return done;
}

static void keep_and_go(struct tui *tui, struct correct_state *own)
{
    if (keep(tui, own) && stop_writing(own))
        tui_pop(tui);
}

/* The screen that asks is gone, and this one is on top again. */
static void leave_chosen(struct tui *tui, int option, const char *stops)
{
    struct correct_state *own = tui_top(tui)->state;

    if (tui_top(tui)->kind != &correct_screen || option == 2)
        return;
    if (option == 0 && !keep(tui, own))
        return;
    if (stop_writing(own))
        tui_pop_now(tui);
    if (stops)
        everywhere_stop(tui);
}

/* Esc and F10: words that are not kept yet are not lost by it. With `stops` it goes on with stopping. */
static void leave_writing(struct tui *tui, struct correct_state *own, const char *stops)
{
    if (!is_blank(typed(own)))
        tui_push(tui, &ask_screen,
                 &(struct ask){_("Keep this correction?"),
                               {_("Yes, keep it"), _("No, drop the words"), _("Write on")},
                               leave_chosen,
                               stops});
    else if (stop_writing(own))
        tui_pop(tui);
}

/* ---- keys ---- */

static bool correct_in_text(const void *state)
{
    const struct correct_state *own = state;

    return own->writing && field_in_text(&own->form.fields[own->form.focus]);
}

static bool writing_key(struct tui *tui, struct correct_state *own, enum action_name action,
                        const struct press *press)
{
    int tag = form_focused(&own->form)->tag;
    struct field_result result;

    if (action == ACT_BACK || (action == ACT_STOP && !is_blank(typed(own)))) {
        leave_writing(tui, own, action == ACT_STOP ? "stop" : NULL);
        return true;
    }
    result = form_key(&own->form, action, press);
    if (result.event == FIELD_CHOSEN && tag == TAG_KEEP)
        keep_and_go(tui, own);
    return result.event != FIELD_IGNORED;
}

static bool correct_key(struct tui *tui, void *state, enum action_name action,
                        const struct press *press)
{
    struct correct_state *own = state;

    if (own->writing)
        return writing_key(tui, own, action, press);
    if (list_key(&own->list, action, press, 8))
        return true;
    if (action == ACT_ENTER && own->count > 0)
        write_at(own);
    else
        return false;
    return true;
}

const struct screen_kind correct_screen = {
    .name = "correct",
    .place = ON_CORRECT,
    .state_size = sizeof(struct correct_state),
    .open = correct_open,
    .draw = correct_draw,
    .in_text = correct_in_text,
    .key = correct_key,
    .changed = correct_changed,
    .close = correct_close,
};
