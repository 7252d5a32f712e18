/*
 * From memory into the store. Every edit becomes a pending change and is
 * committed at once; when the store can't take it, it stays pending and all that follows
 * queues behind it, so nothing is kept out of order.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "session/heartbeat.h"
#include "state.h"

static const struct step *step_of(const struct session *session, struct place place)
{
    return &session->script->steps[place.step];
}

static void pending_remove(struct session *session, size_t index)
{
    action_done(&session->pending[index].action);
    memmove(&session->pending[index], &session->pending[index + 1],
            (session->pending_count - index - 1) * sizeof *session->pending);
    session->pending_count--;
}

void pending_done(struct session *session)
{
    while (session->pending_count > 0)
        pending_remove(session, session->pending_count - 1);
    free(session->pending);
    session->pending = NULL;
}

static bool same_subject(const struct pending *one, const struct pending *other)
{
    if (one->is_action != other->is_action)
        return false;
    if (one->is_action)
        return strcmp(one->action.id, other->action.id) == 0;
    return place_equal(one->place, other->place);
}

/* The last one about the same answer or action, or NULL. */
static struct pending *pending_find(struct session *session, const struct pending *change)
{
    for (size_t i = session->pending_count; i-- > 0;) {
        if (same_subject(&session->pending[i], change))
            return &session->pending[i];
    }
    return NULL;
}

/*
 * An answer is read when it is committed, so one entry a place is enough. What happened
 * to an action has an order (made, removed, restored): only the last thing can be said anew.
 */
static void pending_add(struct session *session, struct pending *change)
{
    struct pending *last = pending_find(session, change);

    if (last && last->event == change->event) {
        if (last->field != change->field)
            change->field = ACTION_FIELD_COUNT;
        action_done(&last->action);
        *last = *change;
        return;
    }
    session->pending =
        xreallocarray(session->pending, session->pending_count + 1, sizeof *session->pending);
    session->pending[session->pending_count++] = *change;
}

/*
 * A reason that is not said together takes what this talk wrote as one out of the agreement; what the plan was
 * given by itself is written again.
 */
static bool commit_beside(struct session *session, const struct pending *change, struct diag *diag)
{
    const struct answer *answer =
        conversation_answer(session->conversation, change->place.step, change->place.item);
    bool together = answer->state == STATE_GIVEN && answer->visibility == VISIBLE_TOGETHER;
    size_t action = SIZE_MAX;

    if (step_of(session, change->place)->measure == MEASURE_REASON && !together)
        action = plan_find(&session->plan, change->place.item);
    return action == SIZE_MAX ||
           store_save_action(session->setup.store, session->interview.id,
                             &session->plan.actions[action], EVENT_CHANGED, ACTION_REASON, diag);
}

static bool commit(struct session *session, const struct pending *change, struct diag *diag)
{
    struct position position = {.step = step_of(session, session->place)->id,
                                .item = session->place.item,
                                .offset = session->offset};

    if (change->is_action)
        return store_save_action(session->setup.store, session->interview.id, &change->action,
                                 change->event, change->field, diag);
    return store_save_answer(
               session->setup.store, session->interview.id, step_of(session, change->place),
               change->place.item,
               conversation_answer(session->conversation, change->place.step, change->place.item),
               &position, diag) &&
           commit_beside(session, change, diag);
}

void session_note_commit(struct session *session)
{
    int64_t now = clock_ticks(session->setup.clock);

    if (!session->unsynced)
        session->unsynced_since = now;
    session->unsynced = true;
    session->last_commit = now;
}

void session_flush(struct session *session)
{
    struct diag diag;
    bool ok = true;

    diag_init(&diag);
    while (ok && session->pending_count > 0) {
        ok = commit(session, &session->pending[0], &diag);
        if (ok) {
            pending_remove(session, 0);
            session_note_commit(session);
            session->interview.touched = clock_now(session->setup.clock);
        }
    }
    xstrset(&session->unsaved, ok ? NULL : diag_text(&diag));
    diag_done(&diag);
}

void session_keep_answer(struct session *session, struct place place)
{
    pending_add(session, &(struct pending){.place = place});
    session_flush(session);
}

void session_keep_action(struct session *session, const struct action *action,
                         enum action_event event, enum action_field field)
{
    struct pending change = {.is_action = true, .event = event, .field = field};

    action_copy(&change.action, action);
    pending_add(session, &change);
    session_flush(session);
}

/* Minutes are no words: when they can't be kept now, the next time is soon enough. */
void session_keep_times(struct session *session)
{
    struct diag diag;
    bool ok = true;

    if (!session->lock)
        return;
    diag_init(&diag);
    /* Ends at the first failure: in a busy store every attempt takes seconds. */
    for (size_t i = 0; ok && i < session->script->part_count; i++) {
        int seconds = session_elapsed(session, i);

        if (seconds == session->kept_seconds[i])
            continue;
        ok = store_save_time(session->setup.store, session->interview.id,
                             session->script->parts[i].id, seconds, &diag);
        if (ok)
            session->kept_seconds[i] = seconds;
    }
    session->last_time_save = clock_ticks(session->setup.clock);
    diag_done(&diag);
}

const char *session_unsaved(const struct session *session)
{
    return session->unsaved ? session->unsaved : session->unsynced_why;
}
