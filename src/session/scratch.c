/*
 * Talks of which nothing is kept: a leader's own preparation, and rehearsing a guide. They
 * are ordinary talks on a store in memory, so everything works in them as it does otherwise.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "script/guide.h"
#include "session/rehearse.h"
#include "state.h"
#include "store/review.h"

bool session_subject_known(enum subject subject, const struct person *person, const char *team,
                           struct diag *diag)
{
    if (subject == SUBJECT_PERSON && !person)
        return diag_error(diag, _("With whom is this talk? Give a name."));
    if (subject == SUBJECT_TEAM && (!team || !*team))
        return diag_error(diag, _("With which team is this talk? Give the name of the team."));
    return true;
}

struct scratch_talk {
    struct person person;
    char id[UUID_SIZE];
};

/* A store in memory with the one talk in it, and in a rehearsal somebody to have it with. */
static struct store *open_scratch(const struct session_setup *setup, const char *person,
                                  const struct script *script, const char *bundle,
                                  struct scratch_talk *talk, struct diag *diag)
{
    enum subject subject = process_subject(script->process);
    struct store *store = store_open_scratch(setup->leader, setup->clock, setup->ids, diag);
    bool ok = store != NULL;

    if (ok && subject == SUBJECT_PERSON)
        ok = store_add_person(store, person ? person : _("Somebody"), NULL, &talk->person, diag);
    ok = ok && store_add_interview(store, subject == SUBJECT_PERSON ? talk->person.id : NULL,
                                   subject == SUBJECT_TEAM ? _("The team") : NULL, script, bundle,
                                   talk->id, diag);
    if (ok)
        return store;
    store_close(store);
    return NULL;
}

struct session *session_begin_scratch(const struct session_setup *setup, const char *person,
                                      const struct script *script, const char *bundle,
                                      struct diag *diag)
{
    struct scratch_talk talk = {0};
    struct session_setup own = *setup;
    struct store *store = open_scratch(setup, person, script, bundle, &talk, diag);
    struct session *session;

    free(talk.person.name);
    free(talk.person.team);
    if (!store)
        return NULL;
    own.store = store;
    own.data_folder = NULL;
    session = session_open(&own, talk.id, false, NULL, diag);
    if (session)
        session->scratch = store;
    else
        store_close(store);
    return session;
}

bool session_is_kept(const struct session *session)
{
    return !session->scratch;
}

bool session_is_rehearsal(const struct session *session)
{
    return session->rehearsal;
}

bool session_was_reached(const struct session *session, size_t step)
{
    return session->reached[step];
}

void session_reach(struct session *session, struct place place)
{
    session->reached[place.step] = true;
}

/* ---- rehearsing ---- */

/* Two agreements as an earlier talk might have left them. */
static bool invent_actions(struct session *session, struct diag *diag)
{
    static const struct {
        const char *what, *owner;
    } invented[] = {
        {N_("Ask for a fixed day for the training"), "leader"},
        {N_("Look along with a colleague once"), "employee"},
    };
    struct plan plan;
    bool ok = true;

    plan_init(&plan);
    for (size_t i = 0; i < sizeof invented / sizeof *invented; i++) {
        size_t index = session_add_action(session, VALUE_DEVELOP_SKILLS);

        session_set_action(session, index, ACTION_WHAT, _(invented[i].what), false);
        session_set_action(session, index, ACTION_OWNER, invented[i].owner, false);
        plan_add(&plan, &session->plan.actions[index]);
    }
    ok = store_add_reviews(session->setup.store, session->interview.id, &plan, diag) &&
         session_reload(session, diag);
    plan_done(&plan);
    journal_done(&session->journal);
    session->journal = (struct journal){0};
    return ok;
}

struct session *session_rehearse(const struct session_setup *setup, const char *script_id,
                                 const char *language, struct diag *diag)
{
    char *bundle = guide_draft(setup->library, script_id, diag);
    struct script *script = bundle ? bundle_open(bundle, language, diag) : NULL;
    struct session *session =
        script ? session_begin_scratch(setup, _("Sam (invented)"), script, bundle, diag) : NULL;

    if (session && script_goes_through_actions(script) && !invent_actions(session, diag)) {
        session_close(session);
        session = NULL;
    }
    if (session)
        session->rehearsal = true;
    script_free(script);
    free(bundle);
    return session;
}

/* ---- invented answers ---- */

/* Scores that differ from value to value, so that conditions go either way. */
static int invented_score(struct place place)
{
    enum value value = value_from_id(place.item);

    return 2 + (int)((place.step + (size_t)(value == VALUE_NONE ? 0 : value)) % 4);
}

static void invent_day(struct session *session, struct place place)
{
    struct day proposed, day = day_after(session_today(session), (struct period){6, UNIT_WEEKS});
    char iso[DAY_SIZE];

    session_proposed_day(session, place, &day);
    day_to_iso(day, iso);
    session_set_date(session, place, iso, &proposed);
}

static void invent_choice(struct session *session, struct place place, const struct step *step)
{
    session_choose(session, place, step->choices[0].id);
    if (step->answer == ANSWER_CHOICES && step->choice_count > 1)
        session_choose(session, place, step->choices[1].id);
}

/* Those that the talk goes through were agreed before. */
static bool has_agreement(const struct session *session)
{
    for (size_t i = 0; i < session->plan.count; i++) {
        const struct action *action = &session->plan.actions[i];

        if (!action_is_blank(action) && !*conversation_item(session->conversation, action->id))
            return true;
    }
    return false;
}

static void invent_plan(struct session *session)
{
    size_t index;

    if (has_agreement(session))
        return;
    index = session_add_action(session, VALUE_DEVELOP_SKILLS);
    session_set_action(session, index, ACTION_WHAT, _("An invented agreement"), false);
}

void session_invent(struct session *session, struct place place)
{
    const struct step *step = &session->script->steps[place.step];
    const struct answer *answer =
        conversation_answer(session->conversation, place.step, place.item);

    if (!session->rehearsal || answer->state != STATE_OPEN)
        return;
    switch (step->answer) {
    case ANSWER_TEXT:
    case ANSWER_SUMMARY:
        session_set_text(session, place, _("An invented answer."), 0, false);
        break;
    case ANSWER_SCALE:
    case ANSWER_NUMBER:
        session_set_number(session, place, invented_score(place));
        break;
    case ANSWER_CHOICE:
    case ANSWER_CHOICES:
        invent_choice(session, place, step);
        break;
    case ANSWER_YES_NO:
        session_choose(session, place, "yes");
        break;
    case ANSWER_DATE:
        invent_day(session, place);
        break;
    case ANSWER_ACTIONS:
        invent_plan(session);
        break;
    default:
        break;
    }
}
