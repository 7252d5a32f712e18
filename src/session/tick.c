/* The heartbeat: time, retries, the one sync a second, and reading along. */
#include <string.h>

#include "base/mem.h"
#include "session/correct.h"
#include "session/heartbeat.h"
#include "state.h"

enum {
    SYNC_AFTER_MS = 900, /* so that a power cut takes at most a second */
    SAVE_TIMES_AFTER_MS = 15000,
    IDLE_MS = 5000,
};
static const int64_t WAL_LIMIT = INT64_C(4) * 1024 * 1024;

void session_count_time(struct session *session)
{
    int64_t now = clock_ticks(session->setup.clock);
    size_t part = session->script->steps[session->place.step].part;

    if (session->lock && !session->paused && session->interview.status == INTERVIEW_OPEN)
        session->milliseconds[part] += now - session->last_tick;
    session->last_tick = now;
    if (now - session->last_time_save >= SAVE_TIMES_AFTER_MS)
        session_keep_times(session);
}

static void sync_or_checkpoint(struct session *session, int64_t now)
{
    struct diag diag;

    diag_init(&diag);
    if (session->unsynced && now - session->unsynced_since >= SYNC_AFTER_MS) {
        session->unsynced = !store_sync(session->setup.store, &diag);
        xstrset(&session->unsynced_why, session->unsynced ? diag_text(&diag) : NULL);
    }
    /* Never in the middle of typing, unless the log grows past its limit. */
    if (store_wal_size(session->setup.store) > WAL_LIMIT ||
        (session->last_commit != 0 && now - session->last_commit >= IDLE_MS)) {
        store_checkpoint(session->setup.store, false, &diag);
        session->last_commit = 0;
    }
    diag_done(&diag);
}

static bool read_along(struct session *session)
{
    struct diag diag;
    int64_t version = store_data_version(session->setup.store);
    bool changed = version != session->data_version;

    diag_init(&diag);
    if (changed)
        changed = session_reload(session, &diag);
    if (changed) /* else the next tick looks again */
        session->data_version = version;
    diag_done(&diag);
    return changed;
}

/* The talk is ours alone, but what the employee says of it may be written down in any window. */
static bool hear_corrections(struct session *session)
{
    struct diag diag;
    int64_t version = store_data_version(session->setup.store);
    size_t count = session->corrections.count;

    if (version == session->data_version)
        return false;
    diag_init(&diag);
    if (session_read_corrections(session, &diag)) /* else the next tick looks again */
        session->data_version = version;
    diag_done(&diag);
    return session->corrections.count != count;
}

bool session_tick(struct session *session)
{
    int64_t now = clock_ticks(session->setup.clock);
    bool heard, was_unsaved = session_unsaved(session) != NULL;

    session_count_time(session);
    if (!session->lock)
        return read_along(session);
    if (session->pending_count > 0)
        session_flush(session);
    sync_or_checkpoint(session, now);
    heard = hear_corrections(session);
    return heard || was_unsaved != (session_unsaved(session) != NULL);
}

bool session_restless(const struct session *session)
{
    return session->unsynced || session->pending_count > 0;
}

int session_elapsed(const struct session *session, size_t part)
{
    return (int)(session->milliseconds[part] / 1000);
}

int session_elapsed_all(const struct session *session)
{
    int seconds = 0;

    for (size_t i = 0; i < session->script->part_count; i++)
        seconds += session_elapsed(session, i);
    return seconds;
}

void session_pause(struct session *session, bool paused)
{
    session_count_time(session);
    session->paused = paused;
}

bool session_paused(const struct session *session)
{
    return session->paused;
}
