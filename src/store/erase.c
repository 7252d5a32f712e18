/*
 * Taking a talk out of the store for good. secure_delete overwrites what was erased, the file is
 * written anew without what was moved about in it, the emptied log holds no earlier state, and the copies that
 * a renewal of the store left go too. What it wrote in agreements of other talks is taken out of them. What was shared
 * of it is withdrawn: the outbox keeps no more than ids for that.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "internal.h"
#include "store/erase.h"
#include "store/person.h"

enum { SECONDS_A_DAY = 24 * 60 * 60 };

static bool run_with_id(struct store *store, enum statement statement, const char *id,
                        struct diag *diag)
{
    db_start(store->db, statement);
    db_bind_text(store->db, ":id", id);
    return store_finish(store, NULL, diag);
}

/* Within a transaction of the caller; the person's id, "" when there is none. */
static bool erase_head(struct store *store, const char *id, char person[UUID_SIZE],
                       struct diag *diag)
{
    *person = '\0';
    db_start(store->db, SQL_ERASE_INTERVIEW);
    db_bind_text(store->db, ":id", id);
    while (db_step(store->db)) {
        if (!db_is_null(store->db, 0))
            store_read_id(store, 0, person);
    }
    return db_end(store->db, diag);
}

/* The index still has the words: erase_traces() makes it anew. */
static bool erase_found(struct store *store, const char *id, struct diag *diag)
{
    return run_with_id(store, SQL_ERASE_FOUND_UNTIL, id, diag) &&
           run_with_id(store, SQL_ERASE_FOUND, id, diag);
}

/* An appointment that became this talk was held: it must not be to come again. */
static bool end_appointments(struct store *store, const char *id, struct diag *diag)
{
    db_start(store->db, SQL_ERASE_BECAME);
    db_bind_text(store->db, ":id", id);
    db_bind_int(store->db, ":now", clock_now(store->clock));
    return store_finish(store, NULL, diag);
}

/* The ids come first: nothing may be written while they are read. */
static bool find_changed(struct store *store, const char *id, char (**actions)[UUID_SIZE],
                         size_t *count, struct diag *diag)
{
    db_start(store->db, SQL_ERASE_CHANGED);
    db_bind_text(store->db, ":id", id);
    while (db_step(store->db)) {
        *actions = xreallocarray(*actions, *count + 1, sizeof **actions);
        store_read_id(store, 0, (*actions)[(*count)++]);
    }
    return db_end(store->db, diag);
}

/* What it wrote in agreements of other talks; they are to be found by what they were before. */
static bool withdraw(struct store *store, const char *id, struct diag *diag)
{
    char(*actions)[UUID_SIZE] = NULL;
    size_t count = 0;
    bool done = find_changed(store, id, &actions, &count, diag);
    for (size_t i = 0; done && i < count; i++)
        done = share_erase_change(store, actions[i], id, diag) &&
               action_withdraw(store, actions[i], id, ACTION_FIELD_COUNT, diag) &&
               run_with_id(store, SQL_FOUND_REMOVE, actions[i], diag) &&
               run_with_id(store, SQL_FOUND_AGAIN, actions[i], diag);
    free(actions);
    return done;
}

static bool erase_talk(struct store *store, const char *id, char person[UUID_SIZE],
                       struct diag *diag)
{
    return run_with_id(store, SQL_TRACE_ADD, id, diag) && erase_found(store, id, diag) &&
           end_appointments(store, id, diag) && appointment_give_back(store, id, diag) &&
           share_erase_talk(store, id, diag) && withdraw(store, id, diag) &&
           run_with_id(store, SQL_ERASE_EVENTS, id, diag) &&
           run_with_id(store, SQL_ERASE_ACTIONS, id, diag) && erase_head(store, id, person, diag);
}

static bool erase(struct store *store, const char *id, struct diag *diag)
{
    char person[UUID_SIZE];
    return erase_talk(store, id, person, diag) &&
           (!*person || (run_with_id(store, SQL_ERASE_PAST, person, diag) &&
                         run_with_id(store, SQL_ERASE_PERSON, person, diag)));
}

static bool erase_one(struct store *store, const char *interview, struct diag *diag)
{
    if (!db_begin(store->db, diag))
        return false;
    return store_end(store, erase(store, interview, diag), diag);
}

/*
 * Within its pages SQLite leaves copies of what it moved: only a file written anew has none. Where that
 * does not work now (a full disk), it is due until it does.
 */
static bool erase_traces(struct store *store, struct diag *diag)
{
    bool due = false;
    db_start(store->db, SQL_TRACE_FIND);
    if (!store_finish(store, &due, diag))
        return false;
    if (!due)
        return true;
    db_start(store->db, SQL_FOUND_ANEW);
    if (!store_finish(store, NULL, diag))
        return false;
    db_start(store->db, SQL_ERASE_TRACES);
    if (!store_finish(store, NULL, diag) || !store_checkpoint(store, true, diag) ||
        !store_forget_copies(store, diag))
        return false;
    db_start(store->db, SQL_TRACE_CLEAR);
    return store_finish(store, NULL, diag) && store_checkpoint(store, true, diag);
}

bool store_talks_beside(struct store *store, const char *interview,
                        void (*each)(void *context, const char *interview), void *context,
                        struct diag *diag)
{
    db_start(store->db, SQL_ERASE_TALKS_BESIDE);
    db_bind_text(store->db, ":id", interview);
    while (db_step(store->db))
        each(context, db_text(store->db, 0));
    return db_end(store->db, diag);
}

bool store_erase_interview(struct store *store, const char *interview, struct diag *diag)
{
    return erase_one(store, interview, diag) && erase_traces(store, diag);
}

/* The ids come first: nothing may be erased while they are read. */
static bool find_of_person(struct store *store, const char *person, char (**ids)[UUID_SIZE],
                           size_t *count, struct diag *diag)
{
    db_start(store->db, SQL_ERASE_TALKS_OF);
    db_bind_text(store->db, ":person", person);
    while (db_step(store->db)) {
        *ids = xreallocarray(*ids, *count + 1, sizeof **ids);
        store_read_id(store, 0, (*ids)[(*count)++]);
    }
    return db_end(store->db, diag);
}

/* Within the transaction. */
static bool erase_all_of(struct store *store, const char *person, struct diag *diag)
{
    char(*ids)[UUID_SIZE] = NULL, nobody[UUID_SIZE];
    size_t count = 0;
    bool done = find_of_person(store, person, &ids, &count, diag);
    for (size_t i = 0; done && i < count; i++)
        done = erase_talk(store, ids[i], nobody, diag);
    free(ids);
    return done && scores_end_all(store, SQL_SCORE_BY_PERSON, person, NULL, diag) &&
           run_with_id(store, SQL_TRACE_ADD, person, diag) &&
           run_with_id(store, SQL_ERASE_APPOINTMENTS, person, diag) &&
           run_with_id(store, SQL_ERASE_PERSON, person, diag) &&
           (db_changes(store->db) > 0 || store_gone(diag));
}

bool store_erase_person(struct store *store, const char *person_id, struct diag *diag)
{
    if (!db_begin(store->db, diag))
        return false;
    return store_end(store, erase_all_of(store, person_id, diag), diag) &&
           erase_traces(store, diag);
}

static bool find_expired(struct store *store, enum process process, char (**ids)[UUID_SIZE],
                         size_t *count, struct diag *diag)
{
    int64_t term = (int64_t)process_days_kept(process) * SECONDS_A_DAY;
    db_start(store->db, SQL_INTERVIEW_DUE);
    db_bind_text(store->db, ":process", process_id(process));
    db_bind_int(store->db, ":before", clock_now(store->clock) - term);
    while (db_step(store->db)) {
        *ids = xreallocarray(*ids, *count + 1, sizeof **ids);
        store_read_id(store, 0, (*ids)[(*count)++]);
    }
    return db_end(store->db, diag);
}

bool store_erase_expired(struct store *store, size_t *count, struct diag *diag)
{
    char(*ids)[UUID_SIZE] = NULL;
    bool done = true;
    size_t found = 0;
    *count = 0;
    for (int i = 0; done && i < PROCESS_COUNT; i++) {
        if (process_days_kept((enum process)i))
            done = find_expired(store, (enum process)i, &ids, &found, diag);
    }
    for (size_t i = 0; done && i < found; i++) {
        done = erase_one(store, ids[i], diag);
        *count += done;
    }
    free(ids);
    return erase_traces(store, diag) && done;
}
