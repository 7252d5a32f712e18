/* Tells where the talk is and what is asked, in an order that reads well aloud. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "head.h"
#include "plain.h"
#include "say.h"

const struct step *plain_step(const struct plain *plain)
{
    return &session_script(plain->session)->steps[session_place(plain->session).step];
}

const struct answer *plain_now(const struct plain *plain)
{
    struct place place = session_place(plain->session);

    return conversation_answer(session_conversation(plain->session), place.step, place.item);
}

static void say_part(const struct script *script, size_t index)
{
    const struct part *part = &script->parts[index];

    say(_("Part %zu of %zu: %s."), index + 1, script->part_count, part->title);
    if (part->minutes > 0)
        say(_(" About %d minutes."), part->minutes);
    say("\n");
}

/* Which one of the values of this part it is, and of how many. */
static void count_items(const struct plain *plain, size_t *index, size_t *count)
{
    const struct script *script = session_script(plain->session);
    struct place here = session_place(plain->session);
    size_t places;
    const struct place *place = conversation_places(session_conversation(plain->session), &places);
    const struct part *part = &script->parts[script->steps[here.step].part];

    *index = *count = 0;
    for (size_t i = 0; i < places; i++) {
        if (place[i].step != part->first_step)
            continue;
        (*count)++;
        if (strcmp(place[i].item, here.item) == 0)
            *index = *count;
    }
}

static void say_item(const struct plain *plain, enum loop loop)
{
    struct place place = session_place(plain->session);
    const char *name = session_item_name(plain->session, place.item);
    size_t index;
    size_t count;

    count_items(plain, &index, &count);
    if (loop == LOOP_LAST_ACTIONS)
        say(_("Agreement %zu of %zu: %s\n"), index, count, name);
    else if (loop == LOOP_FOCUS)
        say(_("Chosen value %zu of %zu: %s.\n"), index, count, name);
    else
        say(_("Value %zu of %zu: %s.\n"), index, count, name);
}

/* Part and value are told when they change, not at every step. */
static void say_where(struct plain *plain)
{
    const struct script *script = session_script(plain->session);
    struct place place = session_place(plain->session);
    size_t part = script->steps[place.step].part;

    if (part != plain->part) {
        say_part(script, part);
        plain->item = "";
    }
    plain->part = part;
    if (*place.item && strcmp(place.item, plain->item) != 0) {
        say_item(plain, script->parts[part].for_each);
        plain_say_last(plain);
    }
    plain->item = place.item;
}

static void say_filled(const struct plain *plain, const char *text)
{
    char *filled = session_fill(plain->session, text, session_place(plain->session).item);

    if (filled)
        say("%s\n", filled);
    free(filled);
}

/* Nobody can say yes to a plan that was not told. */
static void say_plan_back(const struct plain *plain)
{
    const struct plan *plan = session_plan(plain->session);

    if (plain_step(plain)->measure != MEASURE_AGREEMENT)
        return;
    say("%s\n", plan->count > 0 ? _("This is the plan:") : _("There are no actions yet."));
    plan_say_back(plain->session);
}

static void say_question(const struct plain *plain, const struct wording *words)
{
    say_filled(plain, words->say);
    say_filled(plain, plain->simple && words->simple ? words->simple : words->ask);
}

static void say_cue(const struct plain *plain, const struct wording *words)
{
    char *cue = session_fill(plain->session, words->cue, session_place(plain->session).item);

    if (cue && plain->for_leader)
        say(_("For you as leader: %s\n"), cue);
    free(cue);
}

/* ---- what is there already ---- */

static void say_already(const char *words)
{
    say(_("There already: %s%s\n"), words, stop_after(words));
}

static void say_date(const char *kept)
{
    char *day = day_text(kept);

    say_already(day);
    free(day);
}

static const char *yes_no_text(const struct step *step, const char *kept)
{
    if (strcmp(kept, "yes") == 0)
        return _("yes");
    return step->measure == MEASURE_AGREEMENT ? _("not yet") : _("no");
}

static void say_given(const struct step *step, const struct answer *answer)
{
    switch (step->answer) {
    case ANSWER_SCALE:
    case ANSWER_NUMBER:
        say(_("There already: %d.\n"), answer->number);
        break;
    case ANSWER_YES_NO:
        say_already(yes_no_text(step, answer->text));
        break;
    case ANSWER_DATE:
        say_date(answer->text);
        break;
    case ANSWER_CHOICE:
        say_already(step_choice_text(step, answer->text));
        break;
    case ANSWER_TEXT:
    case ANSWER_SUMMARY:
        say(_("There already:\n%s\n"), answer->text);
        break;
    default:
        break; /* choices are told in their list, actions in theirs */
    }
}

static void say_marks(const struct plain *plain, const struct answer *answer)
{
    bool private_remark = answer->remark_visibility == VISIBLE_ONLY_ME;

    if (answer->parked)
        say("%s\n", _("Marked for later."));
    if (answer->visibility == VISIBLE_ONLY_ME)
        say("%s\n", _("Only for you, not for the two of you."));
    if (answer->remark && (plain->for_leader || !private_remark))
        say(private_remark ? _("Remark, only for you: %s\n") : _("Remark: %s\n"), answer->remark);
}

static void say_now(const struct plain *plain)
{
    const struct answer *answer = plain_now(plain);

    if (answer->visibility == VISIBLE_ONLY_ME && !plain->for_leader)
        return;
    if (answer->state == STATE_GIVEN)
        say_given(plain_step(plain), answer);
    else if (answer->state == STATE_UNKNOWN)
        say_already(_("I don't know"));
    else if (answer->state == STATE_DECLINED)
        say_already(_("I'd rather not say"));
    else if (plain_step(plain)->answer == ANSWER_DATE && answer->text)
        say_date(answer->text);
    say_marks(plain, answer);
}

void plain_say_step(struct plain *plain)
{
    const struct wording *words =
        step_wording(plain_step(plain), session_place(plain->session).item);

    say("\n");
    say_where(plain);
    say_plan_back(plain);
    say_question(plain, words);
    say_cue(plain, words);
    say_now(plain);
}

void plain_say_probes(struct plain *plain)
{
    const struct wording *words =
        step_wording(plain_step(plain), session_place(plain->session).item);

    if (words->probe_count == 0)
        say("%s\n", _("There are no questions to ask on here."));
    for (size_t i = 0; i < words->probe_count; i++)
        say_filled(plain, words->probes[i]);
}
