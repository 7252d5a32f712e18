/* Edits of the action plan. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "state.h"

static struct step_back *remember(struct session *session, size_t index)
{
    struct step_back *step = journal_push(&session->journal);

    step->is_action = true;
    step->index = index;
    return step;
}

size_t session_add_action(struct session *session, enum value value)
{
    struct action action = {0};
    size_t index = session->plan.count;

    if (!session->lock)
        return SIZE_MAX;
    action_init(&action);
    uuid_new(session->setup.ids, action.id);
    action_set(&action, ACTION_VALUE, value_id(value));
    plan_add(&session->plan, &action);
    action_copy(&remember(session, index)->action_after, &action);
    session_keep_action(session, &action, EVENT_MADE, ACTION_FIELD_COUNT);
    action_done(&action);
    return index;
}

bool session_set_action(struct session *session, size_t index, enum action_field field,
                        const char *text, bool joins)
{
    struct action *action = &session->plan.actions[index];
    struct step_back *step = joins ? journal_last(&session->journal) : NULL;
    struct action before = {0};
    char *clean = utf8_clean(text, strlen(text), UTF8_MANY_LINES);
    bool legal = session->lock != NULL;

    action_copy(&before, action);
    if (legal)
        legal = action_set(action, field, clean);
    if (legal && strcmp(action_get(&before, field), clean) != 0) {
        if (!step || !step->is_action || strcmp(step->action_after.id, action->id) != 0) {
            step = remember(session, index);
            action_copy(&step->action_before, &before);
        }
        action_copy(&step->action_after, action);
        session_keep_action(session, action, EVENT_CHANGED, field);
    }
    action_done(&before);
    free(clean);
    return legal;
}

void session_remove_action(struct session *session, size_t index)
{
    struct step_back *step;

    if (!session->lock)
        return;
    step = remember(session, index);
    action_copy(&step->action_before, &session->plan.actions[index]);
    plan_remove(&session->plan, index);
    session_keep_action(session, &step->action_before, EVENT_REMOVED, ACTION_FIELD_COUNT);
}

void session_prune_actions(struct session *session)
{
    for (size_t i = session->plan.count; session->lock && i-- > 0;) {
        struct action *action = &session->plan.actions[i];

        if (!action_is_untouched(action))
            continue;
        if (journal_has_words(&session->journal, action->id)) {
            session_remove_action(session, i);
            continue;
        }
        journal_forget(&session->journal, action->id);
        session_keep_action(session, action, EVENT_REMOVED, ACTION_FIELD_COUNT);
        plan_remove(&session->plan, i);
    }
}
