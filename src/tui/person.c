/*
 * All of one person: their talks on a line of time, how each value moved, what is agreed and what is to come.
 * Left and right choose a talk, up and down a value.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "loop.h"
#include "person.h"

static bool person_open(struct tui *tui, void *state, const void *argument)
{
    const struct person *person = argument;
    struct person_state *own = state;

    memcpy(own->person.id, person->id, UUID_SIZE);
    own->person.name = xstrdup(person->name);
    own->person.team = person->team ? xstrdup(person->team) : NULL;
    person_load(tui, own);
    return !own->gone;
}

static void person_close(void *state)
{
    struct person_state *own = state;

    person_forget(own);
    free(own->person.name);
    free(own->person.team);
}

/* Another language, or a change on the screen above: read anew when it is seen again. */
static void person_changed(struct tui *tui, void *state, const struct change *change)
{
    struct person_state *own = state;

    (void)tui;
    (void)change;
    own->stale = true;
}

/* Another window writes in the same file: what it changed is shown, and of whom it erased there is no page. */
static void person_tick(struct tui *tui, void *state)
{
    struct person_state *own = state;

    if (own->version != store_data_version(tui_session_setup(tui)->store))
        person_load(tui, own);
    if (own->gone)
        tui_pop_now(tui);
}

/* ---- what can be done ---- */

static void open_talk(struct tui *tui, const struct person_state *own)
{
    const struct interview *talk = person_talk(own);

    if (!talk)
        tui_say(tui, "%s", _("There are no talks with this person yet. Press n to begin one."));
    else if (talk->status == INTERVIEW_OPEN)
        tui_open_talk(tui, talk->id);
    else
        tui_push(tui, &read_screen, talk->id);
}

static void open_agreement(struct tui *tui, const struct person_state *own)
{
    const struct agreement *agreement = person_agreement(own, own->rows.row);

    if (agreement)
        tui_push(tui, &agreement_screen, agreement->action.id);
    else
        tui_say(tui, "%s", _("Nothing has been agreed yet."));
}

/* Of the talk that is looked at, or the agreement. */
static void correct(struct tui *tui, const struct person_state *own)
{
    const struct interview *talk = person_talk(own);
    const struct agreement *agreement =
        own->in_agreements ? person_agreement(own, own->rows.row) : NULL;

    if (agreement) {
        char *target = xasprintf("%s %s", agreement->interview, agreement->action.id);

        tui_push(tui, &correct_screen, target);
        free(target);
    } else if (talk) {
        tui_push(tui, &correct_screen, talk->id);
    } else {
        tui_say(tui, "%s", _("There is nothing to correct yet."));
    }
}

/* The agreement, or the plan of the talk that is looked at. */
static void share(struct tui *tui, const struct person_state *own)
{
    const struct agreement *agreement =
        own->in_agreements ? person_agreement(own, own->rows.row) : NULL;
    const struct interview *talk = own->in_agreements ? NULL : person_talk(own);

    if (agreement)
        share_open_for(tui, agreement->action.id);
    else if (talk)
        share_open_for(tui, talk->id);
    else
        tui_say(tui, "%s", _("Nothing has been agreed yet."));
}

static void take_back(struct tui *tui, const struct person_state *own)
{
    const struct agreement *agreement =
        own->in_agreements ? person_agreement(own, own->rows.row) : NULL;

    if (agreement)
        share_open_back(tui, agreement->action.id);
    else
        tui_say(tui, "%s", _("Choose an agreement first (Tab)."));
}

static void erase_asked(struct tui *tui, int option, const char *subject)
{
    struct person person = {0};

    if (option != 1)
        return;
    memcpy(person.id, subject, UUID_SIZE - 1);
    person.name = xstrdup(subject + UUID_SIZE);
    person_ask_name(tui, &person);
    free(person.name);
}

static void ask_to_erase(struct tui *tui, const struct person_state *own)
{
    char *subject = xasprintf("%s %s", own->person.id, own->person.name);
    char *question = xasprintf(_("Erase all that is kept of %s? Talks, agreements and days go for "
                                 "good, and can't be brought back."),
                               own->person.name);

    tui_push(
        tui, &ask_screen,
        &(struct ask){question, {_("No, leave it"), _("Yes, erase it")}, erase_asked, subject});
    free(question);
    free(subject);
}

/* ---- keys ---- */

static bool choose_talk(struct person_state *own, const struct press *press)
{
    if (press->code == PRESS_LEFT)
        own->talk -= own->talk > 0;
    else if (press->code == PRESS_RIGHT)
        own->talk += own->talk + 1 < own->talks.count;
    else if (press->code == PRESS_HOME)
        own->talk = 0;
    else if (press->code == PRESS_END)
        own->talk = own->talks.count ? own->talks.count - 1 : 0;
    else
        return false;
    return true;
}

static bool moved(struct person_state *own, enum action_name action, const struct press *press)
{
    if (own->in_agreements)
        return list_key(&own->rows, action, press, 8);
    return choose_talk(own, press) || list_key(&own->values, action, press, VALUE_COUNT);
}

static bool done(struct tui *tui, struct person_state *own, enum action_name action)
{
    switch (action) {
    case ACT_ENTER:
        if (own->in_agreements)
            open_agreement(tui, own);
        else
            open_talk(tui, own);
        return true;
    case ACT_NEW_TALK:
        tui_push(tui, &start_screen, &own->person);
        return true;
    case ACT_HAND_OVER:
        tui_push(tui, &handover_screen, &own->person);
        return true;
    case ACT_SHARE:
        share(tui, own);
        return true;
    case ACT_TAKE_BACK:
        take_back(tui, own);
        return true;
    case ACT_SHOW_CODE:
        share_open_code(tui, own->person.id, own->person.name);
        return true;
    case ACT_CORRECT:
        correct(tui, own);
        return true;
    case ACT_ERASE_PERSON:
        ask_to_erase(tui, own);
        return true;
    default:
        return false;
    }
}

static bool person_key(struct tui *tui, void *state, enum action_name action,
                       const struct press *press)
{
    struct person_state *own = state;

    if (action == ACT_AGREEMENTS) {
        own->in_agreements = !own->in_agreements;
        own->scroll = 0;
        return true;
    }
    if (action == ACT_BACK && own->in_agreements && !own->only_agreements) {
        own->in_agreements = false;
        own->scroll = 0;
        return true;
    }
    return moved(own, action, press) || done(tui, own, action);
}

const struct screen_kind person_screen = {
    .name = "person",
    .place = ON_PERSON,
    .state_size = sizeof(struct person_state),
    .open = person_open,
    .draw = person_draw,
    .key = person_key,
    .changed = person_changed,
    .tick = person_tick,
    .close = person_close,
};
