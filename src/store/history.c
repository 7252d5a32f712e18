/*
 * What happened to an action, and taking it back. A row holds what the changed fields were before; what they
 * became is what the next change of the field found, or what stands now. So it is read backwards.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "internal.h"
#include "store/agreement.h"

/* ORDER of EVENT_ALL. */
enum {
    COLUMN_ID,
    COLUMN_MOMENT,
    COLUMN_WHO,
    COLUMN_TITLE,
    COLUMN_EVENT,
    COLUMN_OLD,
    COLUMN_IS_UNDO,
    COLUMN_IS_UNDONE
};

enum action_event action_event_from_id(const char *id)
{
    int i = 0;
    while (i < EVENT_COUNT - 1 && strcmp(id, action_event_id((enum action_event)i)) != 0)
        i++;
    return (enum action_event)i;
}

/* The field as a row of the history has it, or NULL. */
static const char *old_text(const json_t *old, enum action_field field)
{
    return json_string_value(json_object_get(old, action_field_id(field)));
}

/* Notes what the row changed and leaves `now` as it was before that. */
static void read_changes(struct history_entry *entry, const json_t *old, char *now[])
{
    entry->changes = xcalloc(ACTION_FIELD_COUNT, sizeof *entry->changes);
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        const char *before = old_text(old, (enum action_field)i);
        if (!before)
            continue;
        struct action_change *change = &entry->changes[entry->count++];
        *change = (struct action_change){(enum action_field)i, xstrdup(before), now[i]};
        now[i] = xstrdup(before);
    }
}

static void read_entry(struct store *store, struct history *history, char *now[])
{
    struct db *db = store->db;
    history->items = xreallocarray(history->items, history->count + 1, sizeof *history->items);
    struct history_entry *entry = &history->items[history->count++];
    json_t *old = json_loads(db_text(db, COLUMN_OLD), 0, NULL);
    *entry = (struct history_entry){
        .id = db_int(db, COLUMN_ID),
        .moment = db_int(db, COLUMN_MOMENT),
        .event = action_event_from_id(db_text(db, COLUMN_EVENT)),
        .is_undo = db_int(db, COLUMN_IS_UNDO) != 0,
        .is_undone = db_int(db, COLUMN_IS_UNDONE) != 0,
    };
    xstrset(&entry->who, db_text(db, COLUMN_WHO));
    xstrset(&entry->title, db_text(db, COLUMN_TITLE));
    read_changes(entry, old, now);
    json_decref(old);
}

static void turn_round(struct history *history)
{
    for (size_t i = 0; i < history->count / 2; i++) {
        struct history_entry *other = &history->items[history->count - 1 - i];
        struct history_entry entry = history->items[i];
        history->items[i] = *other;
        *other = entry;
    }
}

bool store_action_history(struct store *store, const char *action, struct history *out,
                          struct diag *diag)
{
    struct history history = {0};
    struct action now;
    bool found = false;
    if (!action_seek(store, action, &now, &found, diag))
        return false;
    if (!found)
        return store_gone(diag);
    db_start(store->db, SQL_EVENT_ALL);
    db_bind_text(store->db, ":action", action);
    while (db_step(store->db))
        read_entry(store, &history, now.fields);
    bool done = db_end(store->db, diag);
    action_done(&now);
    if (!done) {
        history_done(&history);
        return false;
    }
    turn_round(&history);
    *out = history;
    return true;
}

/* --- taking back -------------------------------------------------------- */

struct last {
    int64_t id; /* 0 = there is nothing to take back */
    json_t *old;
};

static bool find_last(struct store *store, const char *action, struct last *last, struct diag *diag)
{
    *last = (struct last){0};
    db_start(store->db, SQL_EVENT_TO_UNDO);
    db_bind_text(store->db, ":action", action);
    if (db_step(store->db)) {
        last->id = db_int(store->db, 0);
        last->old = json_loads(db_text(store->db, 2), 0, NULL);
    }
    return db_end(store->db, diag);
}

/* As it was before that change; initialised here. */
static void action_before(const struct action *now, const struct last *last, struct action *out)
{
    action_init(out);
    action_copy(out, now);
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        const char *text = old_text(last->old, (enum action_field)i);
        if (text)
            action_set(out, (enum action_field)i, text);
    }
}

/* From what stood to what stands now. */
static void note_undone(const struct action *now, const struct action *before, struct history *out)
{
    struct history_entry *entry = xcalloc(1, sizeof *entry);
    *entry = (struct history_entry){.event = EVENT_CHANGED, .is_undo = true};
    entry->changes = xcalloc(ACTION_FIELD_COUNT, sizeof *entry->changes);
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        enum action_field field = (enum action_field)i;
        const char *from = action_get(now, field), *to = action_get(before, field);
        if (strcmp(from, to) != 0)
            entry->changes[entry->count++] =
                (struct action_change){field, xstrdup(from), xstrdup(to)};
    }
    *out = (struct history){.items = entry, .count = 1};
}

/* Its first words belong to its making, which stays. */
static bool take_back(struct store *store, const struct action *now, const struct last *last,
                      struct history *undone, struct diag *diag)
{
    struct action before = {0};
    bool done = true;
    if (!last->id)
        return true;
    action_before(now, last, &before);
    if (!action_is_blank(&before) || action_is_blank(now)) {
        done = action_take_back(store, now, &before, EVENT_CHANGED, last->id, diag);
        note_undone(now, &before, undone);
    }
    action_done(&before);
    return done;
}

bool store_undo_action(struct store *store, const char *action, struct history *undone,
                       struct diag *diag)
{
    struct action now;
    struct last last = {0};
    struct history taken_back = {0};
    bool found = false;
    if (!db_begin(store->db, diag))
        return false;
    bool done = action_seek(store, action, &now, &found, diag) && (found || store_gone(diag)) &&
                find_last(store, action, &last, diag) &&
                take_back(store, &now, &last, &taken_back, diag);
    if (found)
        action_done(&now);
    json_decref(last.old);
    if (!store_end(store, done, diag)) {
        history_done(&taken_back);
        return false;
    }
    *undone = taken_back;
    return true;
}
