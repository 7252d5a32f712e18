/* The wall between kinds of talks: only agreements pass it, when the employee brings them in. */
#include "session/wall.h"

#include <stdlib.h>
#include <string.h>

#include "state.h"
#include "store/review.h"

size_t session_count_beyond(const struct session *session)
{
    struct diag ignored;
    struct plan plan;
    size_t count = 0;

    diag_init(&ignored);
    plan_init(&plan);
    if (process_subject(session->script->process) == SUBJECT_PERSON &&
        store_open_actions(session->setup.store, session->interview.id, session->script->process,
                           true, &plan, &ignored)) {
        for (size_t i = 0; i < plan.count; i++)
            count += plan_find(&session->plan, plan.actions[i].id) == SIZE_MAX;
        plan_done(&plan);
    }
    diag_done(&ignored);
    return count;
}

bool session_bring_in(struct session *session, struct diag *diag)
{
    struct plan plan;
    bool ok;

    plan_init(&plan);
    session_flush(session);
    ok = session->lock && !session->unsaved &&
         store_open_actions(session->setup.store, session->interview.id, session->script->process,
                            true, &plan, diag) &&
         store_add_reviews(session->setup.store, session->interview.id, &plan, diag);
    plan_done(&plan);
    if (!ok)
        return false;
    session_note_commit(session);
    /* The plan is another now: its steps back would point at the wrong places. */
    journal_done(&session->journal);
    session->journal = (struct journal){0};
    return session_reload(session, diag);
}
