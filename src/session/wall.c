/* The wall between kinds of talks: only agreements pass it, when the employee brings them in. */
#include "session/wall.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "state.h"
#include "store/review.h"

/* What came over the wall is an agreement of this talk, so it is known by its words. */
static bool is_here(const struct session *session, const struct action *action)
{
    for (size_t i = 0; i < session->plan.count; i++) {
        if (strcmp(action_get(&session->plan.actions[i], ACTION_WHAT),
                   action_get(action, ACTION_WHAT)) == 0)
            return true;
    }
    return false;
}

bool session_find_beyond(const struct session *session, struct plan *out, struct diag *diag)
{
    plan_init(out);
    if (process_subject(session->script->process) != SUBJECT_PERSON)
        return true;
    if (!store_open_actions(session->setup.store, session->interview.id, session->script->process,
                            true, out, diag))
        return false;
    for (size_t i = out->count; i-- > 0;) {
        if (is_here(session, &out->actions[i]))
            plan_remove(out, i);
    }
    return true;
}

/* A copy with what an agreement needs. Its value was chosen in the other talk, so it stays there. */
static void copy_action(struct session *session, const struct action *from, struct plan *copies)
{
    static const enum action_field fields[] = {ACTION_WHAT, ACTION_OWNER, ACTION_DUE,
                                               ACTION_STATUS};
    size_t index = session_add_action(session, VALUE_NONE);

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        session_set_action(session, index, fields[i], action_get(from, fields[i]), false);
    plan_add(copies, &session->plan.actions[index]);
}

static bool can_keep(const struct session *session, struct diag *diag)
{
    if (!session->lock)
        return diag_error(diag, "%s", _("This talk is only being read."));
    return !session->unsaved || diag_error(diag, "%s", session->unsaved);
}

bool session_bring_in(struct session *session, const struct plan *chosen, struct diag *diag)
{
    struct plan copies;
    bool ok;

    session_flush(session);
    if (!can_keep(session, diag))
        return false;
    plan_init(&copies);
    for (size_t i = 0; i < chosen->count; i++) {
        if (!is_here(session, &chosen->actions[i]))
            copy_action(session, &chosen->actions[i], &copies);
    }
    ok = can_keep(session, diag) &&
         store_add_reviews(session->setup.store, session->interview.id, &copies, diag);
    plan_done(&copies);
    if (!ok)
        return false;
    session_note_commit(session);
    /* The plan is another now: its steps back would point at the wrong places. */
    journal_done(&session->journal);
    session->journal = (struct journal){0};
    return session_reload(session, diag);
}
