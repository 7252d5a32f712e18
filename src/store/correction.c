/* What employees say of what was written down. A new one makes its talk be looked through again. */
#include "store/correction.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "internal.h"

static bool look_again(struct store *store, const char *interview, struct diag *diag)
{
    db_start(store->db, SQL_FOUND_AGAIN);
    db_bind_text(store->db, ":id", interview);
    return store_finish(store, NULL, diag);
}

bool correction_put(struct store *store, const char *interview, const struct correction *correction,
                    struct diag *diag)
{
    const char *action = null_if_empty(correction->action);
    char *clean = utf8_clean(correction->text, strlen(correction->text), UTF8_MANY_LINES);
    db_start(store->db, SQL_CORRECTION_ADD);
    db_bind_text(store->db, ":id", correction->id);
    db_bind_text(store->db, ":interview", interview);
    db_bind_text(store->db, ":step", action ? NULL : correction->step);
    db_bind_text(store->db, ":item", correction->item && !action ? correction->item : "");
    db_bind_text(store->db, ":action", action);
    db_bind_int(store->db, ":moment", correction->moment);
    db_bind_text(store->db, ":text", clean);
    bool done = store_finish(store, NULL, diag);
    free(clean);
    return done;
}

bool store_add_correction(struct store *store, const char *interview,
                          const struct correction *correction, char id_out[UUID_SIZE],
                          struct diag *diag)
{
    struct correction own = *correction; /* its texts stay borrowed */
    uuid_new(store->ids, own.id);
    own.moment = clock_now(store->clock);
    if (!db_begin(store->db, diag) || !store_end(store,
                                                 correction_put(store, interview, &own, diag) &&
                                                     look_again(store, interview, diag),
                                                 diag))
        return false;
    memcpy(id_out, own.id, UUID_SIZE);
    return true;
}

bool store_remove_correction(struct store *store, const char *id, struct diag *diag)
{
    char interview[UUID_SIZE] = "";
    if (!db_begin(store->db, diag))
        return false;
    db_start(store->db, SQL_CORRECTION_REMOVE);
    db_bind_text(store->db, ":id", id);
    while (db_step(store->db))
        store_read_id(store, 0, interview);
    bool done = db_end(store->db, diag) && (*interview || store_gone(diag)) &&
                look_again(store, interview, diag);
    return store_end(store, done, diag);
}

/* ORDER of CORRECTION_COLUMNS. */
static void read_correction(struct store *store, struct correction_list *list)
{
    struct db *db = store->db;
    list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
    struct correction *out = &list->items[list->count++];
    *out = (struct correction){.moment = db_int(db, 4)};
    store_read_id(store, 0, out->id);
    xstrset(&out->step, db_text(db, 1));
    xstrset(&out->item, db_text(db, 2));
    store_read_id(store, 3, out->action);
    xstrset(&out->text, db_text(db, 5));
}

bool store_corrections(struct store *store, const char *interview, struct correction_list *out,
                       struct diag *diag)
{
    struct correction_list list = {0};
    db_start(store->db, SQL_CORRECTION_ALL);
    db_bind_text(store->db, ":interview", interview);
    while (db_step(store->db))
        read_correction(store, &list);
    if (!db_end(store->db, diag)) {
        correction_list_done(&list);
        return false;
    }
    *out = list;
    return true;
}
