/*
 * Taking out of an agreement what one talk wrote in it. A row of the history holds what a field was before; what
 * the row made of it stands in the next row of that field, or in the agreement itself. So the older words go there.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "internal.h"
#include "store/agreement.h"

struct row {
    int64_t id, undoes;
    bool own; /* of the talk that is taken out */
    bool changed, gone;
    enum action_event event;
    json_t *old;
};
struct rows {
    struct row *items;
    size_t count;
    struct action now;
    bool action_changed;
};

/* --- reading and writing ------------------------------------------------- */

static void read_row(struct store *store, struct rows *rows)
{
    struct db *db = store->db;
    rows->items = xreallocarray(rows->items, rows->count + 1, sizeof *rows->items);
    rows->items[rows->count++] = (struct row){
        .id = db_int(db, 0),
        .undoes = db_int(db, 1),
        .own = db_int(db, 2) != 0,
        .event = action_event_from_id(db_text(db, 3)),
        .old = json_loads(db_text(db, 4), 0, NULL),
    };
}

static bool read_rows(struct store *store, const char *action, const char *interview,
                      struct rows *rows, struct diag *diag)
{
    db_start(store->db, SQL_EVENT_ROWS);
    db_bind_text(store->db, ":action", action);
    db_bind_text(store->db, ":interview", interview);
    while (db_step(store->db))
        read_row(store, rows);
    return db_end(store->db, diag);
}

static bool write_row(struct store *store, const struct row *row, struct diag *diag)
{
    if (!row->gone && !row->changed)
        return true;
    char *old = json_dumps(row->old, JSON_COMPACT);
    db_start(store->db, row->gone ? SQL_EVENT_REMOVE : SQL_EVENT_SET_OLD);
    db_bind_int(store->db, ":id", row->id);
    if (!row->gone)
        db_bind_text(store->db, ":old", old);
    bool done = store_finish(store, NULL, diag);
    free(old);
    return done;
}

static void rows_done(struct rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        json_decref(rows->items[i].old);
    free(rows->items);
}

/* --- the values ---------------------------------------------------------- */

/* NULL when the row did not change that field. */
static const char *old_text(const struct rows *rows, size_t row, enum action_field field)
{
    return row < rows->count
               ? json_string_value(json_object_get(rows->items[row].old, action_field_id(field)))
               : NULL;
}

static void set_old(struct rows *rows, size_t row, enum action_field field, const char *text)
{
    json_object_set_new(rows->items[row].old, action_field_id(field), json_string(text));
    rows->items[row].changed = true;
}

static void set_now(struct rows *rows, enum action_field field, const char *text)
{
    rows->action_changed |=
        strcmp(action_get(&rows->now, field), text) != 0 && action_set(&rows->now, field, text);
}

/* The next row that changed the field; the count when there is none. */
static size_t next_of(const struct rows *rows, size_t row, enum action_field field)
{
    do
        row++;
    while (row < rows->count && !old_text(rows, row, field));
    return row;
}

/* The row that took this one back, likewise. */
static size_t undo_of(const struct rows *rows, size_t row)
{
    size_t i = row + 1;
    while (i < rows->count && rows->items[i].undoes != rows->items[row].id)
        i++;
    return i;
}

/* After this row the field is `text`; and so it is after what changed it from there and was taken back. */
static void give(struct rows *rows, size_t row, enum action_field field, const char *text)
{
    while (row < rows->count) {
        size_t next = next_of(rows, row, field);
        if (next < rows->count)
            set_old(rows, next, field, text);
        else
            set_now(rows, field, text);
        row = next < rows->count ? undo_of(rows, next) : next;
    }
}

static void strip(struct rows *rows, size_t row, enum action_field field)
{
    if (old_text(rows, row, field)) {
        json_object_del(rows->items[row].old, action_field_id(field));
        rows->items[row].changed = true;
    }
}

/* Whether these words were known before the row. */
static bool stood_before(const struct rows *rows, size_t row, enum action_field field,
                         const char *words)
{
    for (size_t i = 0; i < row; i++) {
        const char *old = old_text(rows, i, field);
        if (old && strcmp(old, words) == 0)
            return true;
    }
    return false;
}

/* Wherever these words came back later, by an undo in another talk. */
static void replace_later(struct rows *rows, size_t row, enum action_field field, const char *words,
                          const char *text)
{
    for (size_t i = row + 1; i < rows->count; i++) {
        const char *old = old_text(rows, i, field);
        if (old && strcmp(old, words) == 0)
            set_old(rows, i, field, text);
    }
    if (strcmp(action_get(&rows->now, field), words) == 0)
        set_now(rows, field, text);
}

/* --- taking out ---------------------------------------------------------- */

static void take_out_field(struct rows *rows, size_t row, enum action_field field)
{
    const char *old = old_text(rows, row, field);
    if (!old)
        return;
    size_t next = next_of(rows, row, field);
    const char *made =
        next < rows->count ? old_text(rows, next, field) : action_get(&rows->now, field);
    char *before = xstrdup(old), *after = xstrdup(made);
    bool is_new = *after && strcmp(before, after) != 0 && !stood_before(rows, row, field, after);
    strip(rows, undo_of(rows, row), field);
    strip(rows, row, field);
    give(rows, row, field, before);
    if (is_new && action_field_is_typed(field))
        replace_later(rows, row, field, after, before);
    free(after);
    free(before);
}

/* Nothing is left in it but a number. */
static bool is_empty(const struct row *row)
{
    bool has_number = json_object_get(row->old, "revision") != NULL;
    return row->event == EVENT_CHANGED && json_object_size(row->old) == (size_t)has_number;
}

static void take_out_row(struct rows *rows, size_t row, enum action_field field)
{
    bool all = field == ACTION_FIELD_COUNT;
    size_t undo = undo_of(rows, row);
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        if (all || i == (int)field)
            take_out_field(rows, row, (enum action_field)i);
    }
    rows->items[row].gone = all || is_empty(&rows->items[row]);
    if (undo < rows->count)
        rows->items[undo].gone = rows->items[row].gone;
}

/* Whether it stands, by the rows that stay: EVENT_CHANGED when they say the same as all of them. */
static enum action_event standing(const struct rows *rows)
{
    enum action_event before = EVENT_RESTORED, after = EVENT_RESTORED;
    for (size_t i = 0; i < rows->count; i++) {
        const struct row *row = &rows->items[i];
        if (row->event != EVENT_REMOVED && row->event != EVENT_RESTORED)
            continue;
        before = row->event;
        after = row->gone ? after : row->event;
    }
    return before == after ? EVENT_CHANGED : after;
}

static bool take_out(struct store *store, struct rows *rows, enum action_field field,
                     struct diag *diag)
{
    struct action old = {0};
    bool done = true;
    action_copy(&old, &rows->now);
    for (size_t i = rows->count;
         i-- > 0;) { /* the last one first: what it made of a field goes first */
        if (rows->items[i].own && rows->items[i].event != EVENT_MADE)
            take_out_row(rows, i, field);
    }
    enum action_event event = standing(rows);
    if (rows->action_changed || event != EVENT_CHANGED)
        done = action_replace(store, &old, &rows->now, event, diag);
    for (size_t i = 0; done && i < rows->count; i++)
        done = write_row(store, &rows->items[i], diag);
    action_done(&old);
    return done;
}

bool action_withdraw(struct store *store, const char *action, const char *interview,
                     enum action_field field, struct diag *diag)
{
    struct rows rows = {0};
    bool found = false;
    bool done = action_seek(store, action, &rows.now, &found, diag);
    if (found) {
        done =
            read_rows(store, action, interview, &rows, diag) && take_out(store, &rows, field, diag);
        action_done(&rows.now);
    }
    rows_done(&rows);
    return done;
}

bool store_field_before(struct store *store, const char *interview, const char *action,
                        enum action_field field, char **out, struct diag *diag)
{
    char *before = NULL;
    db_start(store->db, SQL_EVENT_FIELD_BEFORE);
    db_bind_text(store->db, ":action", action);
    db_bind_text(store->db, ":interview", interview);
    db_bind_text(store->db, ":field", action_field_id(field));
    if (db_step(store->db))
        before = xstrdup(db_text(store->db, 0));
    if (!db_end(store->db, diag)) {
        free(before);
        return false;
    }
    *out = before;
    return true;
}
