/*
 * Actions and their history. Every change that is kept raises the revision by
 * one at least and leaves a row that says what the changed fields were before. A run of
 * typing in one field is one such row, with what stood there when it began.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "internal.h"

enum { FOLD_SECONDS = 60, FIRST_FIELD = 3 };

/* One change on its way into the store. */
struct edit {
    const char *interview; /* or NULL */
    const struct action *action;
    enum action_event event;
    enum action_field field;
    int64_t undoes; /* the row of the history that it takes back, 0 = none */
};

/* --- reading ------------------------------------------------------------ */

/* ORDER of ACTION_COLUMNS. */
void action_read(struct store *store, struct action *out)
{
    action_init(out);
    store_read_id(store, 0, out->id);
    out->revision = revision_fit(db_int(store->db, 1));
    out->shared = db_int(store->db, 2) != 0;
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        const char *text = db_text(store->db, FIRST_FIELD + i);
        xstrset(&out->fields[i], text ? text : "");
    }
}

bool store_load_actions(struct store *store, const char *interview, struct plan *out,
                        struct diag *diag)
{
    struct plan plan;
    plan_init(&plan);
    db_start(store->db, SQL_ACTION_OF_TALK);
    db_bind_text(store->db, ":interview", interview);
    while (db_step(store->db)) {
        struct action action;
        action_read(store, &action);
        plan_add(&plan, &action);
        action_done(&action);
    }
    if (!db_end(store->db, diag)) {
        plan_done(&plan);
        return false;
    }
    *out = plan;
    return true;
}

bool action_seek(struct store *store, const char *id, struct action *out, bool *found,
                 struct diag *diag)
{
    db_start(store->db, SQL_ACTION_FIND);
    db_bind_text(store->db, ":id", id);
    *found = db_step(store->db);
    if (*found)
        action_read(store, out);
    if (db_end(store->db, diag))
        return true;
    if (*found)
        action_done(out);
    *found = false;
    return false;
}

/* --- the history -------------------------------------------------------- */

static bool differs(const struct action *one, const struct action *other, enum action_field field)
{
    return strcmp(action_get(one, field), action_get(other, field)) != 0;
}

/* Whether it is shared is no change of the action: share.c keeps that, and a talk may have it in memory as it was. */
static bool same_action(const struct action *one, const struct action *other)
{
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        if (differs(one, other, (enum action_field)i))
            return false;
    }
    return true;
}

/* What changed, as it was before: {"revision": 3, "what": "…"}. The caller frees it. */
static char *old_values(const struct action *old, const struct action *action)
{
    json_t *object = json_object();
    if (old)
        json_object_set_new(object, "revision", json_integer(old->revision));
    for (int i = 0; old && i < ACTION_FIELD_COUNT; i++) {
        enum action_field field = (enum action_field)i;
        if (differs(old, action, field))
            json_object_set_new(object, action_field_id(field),
                                json_string(action_get(old, field)));
    }
    char *text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    return text;
}

static const char *field_id(enum action_field field)
{
    return field < ACTION_FIELD_COUNT ? action_field_id(field) : "";
}

/* Choosing is never folded: each step of a status is worth knowing. */
bool action_field_is_typed(enum action_field field)
{
    switch (field) {
    case ACTION_WHAT:
    case ACTION_OWN_PART:
    case ACTION_NEED:
    case ACTION_FIRST_STEP:
    case ACTION_HELPER:
    case ACTION_NOTICE:
    case ACTION_REASON:
        return true;
    default:
        return false;
    }
}

/* Nothing but the edit's own field changed, and it is one to type in. */
static bool only_typing(const struct edit *edit, const struct action *old)
{
    if (edit->event != EVENT_CHANGED || !action_field_is_typed(edit->field))
        return false;
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        if (i != (int)edit->field && differs(old, edit->action, (enum action_field)i))
            return false;
    }
    return true;
}

static bool same_or_null(const char *one, const char *other)
{
    return one && other ? strcmp(one, other) == 0 : one == other;
}

/* Whether the last row of the history, read now, is of the same run of typing. */
static bool is_same_run(struct store *store, const struct edit *edit)
{
    struct db *db = store->db;
    int64_t age = clock_now(store->clock) - db_int(db, 3);
    return strcmp(db_text(db, 0), action_event_id(EVENT_CHANGED)) == 0 &&
           strcmp(db_text(db, 1), field_id(edit->field)) == 0 &&
           same_or_null(db_text(db, 2), edit->interview) && db_is_null(db, 4) && age >= 0 &&
           age < FOLD_SECONDS;
}

static bool joins_last(struct store *store, const struct edit *edit, bool *joins, struct diag *diag)
{
    db_start(store->db, SQL_EVENT_LAST);
    db_bind_text(store->db, ":action", edit->action->id);
    bool run = db_step(store->db) && is_same_run(store, edit);
    if (!db_end(store->db, diag))
        return false;
    *joins = run;
    return true;
}

static bool add_event(struct store *store, const struct edit *edit, const struct action *old,
                      struct diag *diag)
{
    char *values = old_values(old, edit->action);
    db_start(store->db, SQL_EVENT_ADD);
    db_bind_text(store->db, ":action", edit->action->id);
    db_bind_text(store->db, ":interview", edit->interview);
    db_bind_int(store->db, ":now", clock_now(store->clock));
    db_bind_text(store->db, ":who", store->leader);
    db_bind_text(store->db, ":event", action_event_id(edit->event));
    db_bind_text(store->db, ":field", field_id(edit->field));
    db_bind_text(store->db, ":old", values);
    if (edit->undoes)
        db_bind_int(store->db, ":undoes", edit->undoes);
    bool done = store_finish(store, NULL, diag);
    free(values);
    return done;
}

/* The folded row keeps what stood there when the run began: it needs no change. */
static bool note_event(struct store *store, const struct edit *edit, const struct action *old,
                       struct diag *diag)
{
    bool joins = false;
    if (old && only_typing(edit, old) && !joins_last(store, edit, &joins, diag))
        return false;
    return joins || add_event(store, edit, old, diag);
}

/* --- saving ------------------------------------------------------------- */

static void bind_action(struct store *store, const struct action *action, int revision, int64_t now)
{
    struct db *db = store->db;
    db_bind_text(db, ":id", action->id);
    db_bind_int(db, ":revision", revision);
    db_bind_int(db, ":now", now);
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        char name[32];
        const char *text = action_get(action, (enum action_field)i);
        snprintf(name, sizeof name, ":%s", action_field_id((enum action_field)i));
        db_bind_text(db, name, i == ACTION_VALUE ? null_if_empty(text) : text);
    }
}

bool action_put(struct store *store, const char *interview, const struct action *action,
                int64_t made, struct diag *diag)
{
    db_start(store->db, SQL_ACTION_ADD);
    bind_action(store, action, revision_fit(action->revision), made);
    db_bind_text(store->db, ":interview", interview);
    return store_finish_found(store, diag);
}

bool action_replace(struct store *store, const struct action *old, const struct action *action,
                    enum action_event event, struct diag *diag)
{
    int revision = revision_fit(action->revision);
    if (revision <= old->revision)
        revision = revision_fit((int64_t)old->revision + 1);
    db_start(store->db, SQL_ACTION_UPDATE);
    bind_action(store, action, revision, clock_now(store->clock));
    db_bind_text(store->db, ":event", action_event_id(event));
    return store_finish_found(store, diag);
}

static bool keep_action(struct store *store, const struct edit *edit, const struct action *old,
                        struct diag *diag)
{
    if (!old)
        return action_put(store, edit->interview, edit->action, clock_now(store->clock), diag);
    return action_replace(store, old, edit->action, edit->event, diag);
}

/* The one field in which they differ; ACTION_FIELD_COUNT when it is not one. */
static enum action_field only_difference(const struct action *one, const struct action *other)
{
    enum action_field only = ACTION_FIELD_COUNT;
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        if (!differs(one, other, (enum action_field)i))
            continue;
        if (only != ACTION_FIELD_COUNT)
            return ACTION_FIELD_COUNT;
        only = (enum action_field)i;
    }
    return only;
}

bool action_take_back(struct store *store, const struct action *old, const struct action *action,
                      enum action_event event, int64_t undoes, struct diag *diag)
{
    struct edit edit = {NULL, action, event, only_difference(old, action), undoes};
    return keep_action(store, &edit, old, diag) && add_event(store, &edit, old, diag);
}

/*
 * Only its making makes an action: what another window erased while this talk was open does not come back by
 * a change of it. (Where its making could not be kept, that is tried again first.)
 */
static bool changes_nothing(const struct edit *edit, const struct action *old)
{
    if (!old)
        return edit->event != EVENT_MADE;
    return edit->event == EVENT_CHANGED && same_action(old, edit->action);
}

/* Within the transaction; `old` is NULL for an action that is new to the store. */
static bool keep_edit(struct store *store, const struct edit *edit, const struct action *old,
                      struct diag *diag)
{
    if (changes_nothing(edit, old))
        return true;
    return keep_action(store, edit, old, diag) && note_event(store, edit, old, diag) &&
           (edit->event != EVENT_REMOVED || share_end(store, edit->action->id, NULL, diag)) &&
           (!edit->interview || interview_mark(store, edit->interview, true, NULL, diag));
}

bool store_save_action(struct store *store, const char *interview, const struct action *action,
                       enum action_event event, enum action_field field, struct diag *diag)
{
    struct edit edit = {interview, action, event, field, 0};
    struct action old;
    bool found = false;
    if (!db_begin(store->db, diag))
        return false;
    bool done = action_seek(store, action->id, &old, &found, diag);
    if (done && !found && !interview)
        done = store_gone(diag);
    done = done && keep_edit(store, &edit, found ? &old : NULL, diag);
    if (found)
        action_done(&old);
    return store_end(store, done, diag);
}
