/* The overview of the values and the plan, in words that can be read aloud. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "head.h"
#include "say.h"
#include "session/beside.h"

static const struct {
    enum measure measure;
    const char *label;
} scores[] = {
    {MEASURE_IMPORTANCE, N_("important")},
    {MEASURE_OPPORTUNITY, N_("room")},
    {MEASURE_REALISATION, N_("does it work")},
};

/* A score in words, or NULL when it was not asked or not answered. */
static char *score_text(const struct answer *answer)
{
    if (!answer)
        return NULL;
    switch (answer->state) {
    case STATE_GIVEN:
        return xasprintf("%d", answer->number);
    case STATE_UNKNOWN:
        return xstrdup(_("I don't know"));
    case STATE_DECLINED:
        return xstrdup(_("I'd rather not say"));
    default:
        return NULL;
    }
}

/* Whether any of the three was said. */
static bool say_scores(const struct conversation *conversation, enum value value)
{
    bool any = false;

    for (size_t i = 0; i < sizeof scores / sizeof *scores; i++) {
        char *text = score_text(conversation_score(conversation, value, scores[i].measure));

        if (text)
            say("%s%s: %s", any ? ", " : "", _(scores[i].label), text);
        any = any || text;
        free(text);
    }
    return any;
}

static void say_reading(const struct capability *numbers)
{
    enum reading reading = capability_reading(numbers, NULL);

    if (reading != READING_NONE) {
        say("   %s\n", reading_text(reading));
        say(_("   Ask on: %s\n"), reading_ask_next(reading));
    } else if (capability_marked(numbers)) {
        say("   %s\n", _("Important, and there is something to do here."));
    }
}

static void say_value(const struct conversation *conversation, enum value value)
{
    struct capability numbers = conversation_scores(conversation, value);

    say("%d. %s: ", value + 1, conversation_script(conversation)->values[value].name);
    if (!say_scores(conversation, value))
        say("%s", conversation_talked_about(conversation, value) ? _("no numbers")
                                                                 : _("not talked about"));
    say("%s\n", conversation_has_focus(conversation, value) ? _(". Chosen to work on.") : ".");
    say_reading(&numbers);
}

static bool has_scores(const struct script *script)
{
    return script_find_measure(script, MEASURE_IMPORTANCE) != SIZE_MAX;
}

void overview_say(const struct conversation *conversation)
{
    if (!has_scores(conversation_script(conversation))) {
        say("%s\n", _("This talk has no numbers for the values."));
        return;
    }
    say(_("Talked about: %d of %d values.\n"), conversation_count_talked_about(conversation),
        VALUE_COUNT);
    for (int value = 0; value < VALUE_COUNT; value++)
        say_value(conversation, (enum value)value);
    say("%s\n", _("A low number does not say that you do your work badly."));
}

static void say_action_value(const struct action *action, const struct script *script)
{
    enum value value = value_from_id(action_get(action, ACTION_VALUE));

    if (value != VALUE_NONE)
        say(_(" Value: %s."), script->values[value].name);
}

static void say_action_due(const struct action *action)
{
    const char *due = action_get(action, ACTION_DUE);
    char *text;

    if (!*due)
        return;
    text = day_text(due);
    say(_(" Ready by: %s."), text);
    free(text);
}

/* Where the employee does not read along, "you" would be the leader. */
static const char *who_does_it(const struct session *session, const struct action *action,
                               bool to_leader)
{
    const struct script *script = session_script(session);
    const char *name = session_interview(session)->person;

    if (to_leader && action_owner(action) == OWNER_EMPLOYEE && name && *name &&
        process_subject(script->process) == SUBJECT_PERSON)
        return name;
    return owner_label(action_owner(action), script->process);
}

static void say_action(const struct session *session, size_t index, bool to_leader)
{
    const struct script *script = session_script(session);
    const struct action *action = &session_plan(session)->actions[index];
    const char *what =
        action_is_blank(action) ? _("(nothing filled in yet)") : action_get(action, ACTION_WHAT);
    const char *who = who_does_it(session, action, to_leader);

    say("%zu. %s%s", index + 1, what, stop_after(what));
    say(_(" Who: %s%s"), who, stop_after(who));
    say_action_value(action, script);
    say_action_due(action);
    if (!session_read_only(session) && beside_goes_on(action) && beside_day_passed(session, action))
        say("%s", _(" Date has passed: which day now?"));
    say(_(" Status: %s.\n"), action_status_label(action_status(action)));
}

void plan_say(const struct session *session, bool to_leader)
{
    for (size_t i = 0; i < session_plan(session)->count; i++)
        say_action(session, i, to_leader);
}

void plan_say_back(const struct session *session)
{
    const struct plan *plan = session_plan(session);
    char *behind = beside_behind(session);

    for (size_t i = 0; i < plan->count; i++) {
        if (beside_goes_on(&plan->actions[i]))
            say_action(session, i, false);
    }
    if (behind)
        say("%s%s\n", behind, stop_after(behind));
    free(behind);
}
