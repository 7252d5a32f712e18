/* Actions seen from outside their talk: with whom, where from. Copies that a talk brought in for itself
 * are of that talk alone; the agreement is the one that was copied. */
#include "store/agreement.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "internal.h"

/* ORDER of AGREEMENT_COLUMNS, behind those of the action. */
enum {
    COLUMN_PERSON_ID = 3 + ACTION_FIELD_COUNT,
    COLUMN_PERSON,
    COLUMN_TEAM,
    COLUMN_INTERVIEW,
    COLUMN_TITLE,
    COLUMN_PROCESS,
    COLUMN_MADE,
    COLUMN_REMOVED
};

static void read_agreement(struct store *store, struct agreement_list *list)
{
    struct db *db = store->db;
    list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
    struct agreement *out = &list->items[list->count++];
    *out =
        (struct agreement){.made = db_int(db, COLUMN_MADE), .removed = db_int(db, COLUMN_REMOVED)};
    action_read(store, &out->action);
    xstrset(&out->person_id, db_text(db, COLUMN_PERSON_ID));
    xstrset(&out->person, db_text(db, COLUMN_PERSON));
    xstrset(&out->team, db_text(db, COLUMN_TEAM));
    store_read_id(store, COLUMN_INTERVIEW, out->interview);
    xstrset(&out->title, db_text(db, COLUMN_TITLE));
    process_from_id(db_text(db, COLUMN_PROCESS), &out->process);
}

/* The rows of the started statement; *out is untouched on failure. */
static bool read_all(struct store *store, struct agreement_list *out, struct diag *diag)
{
    struct agreement_list list = {0};
    while (db_step(store->db))
        read_agreement(store, &list);
    if (!db_end(store->db, diag)) {
        agreement_list_done(&list);
        return false;
    }
    *out = list;
    return true;
}

bool store_agreements(struct store *store, const char *person_id, struct agreement_list *out,
                      struct diag *diag)
{
    db_start(store->db, person_id ? SQL_AGREEMENT_OF_PERSON : SQL_AGREEMENT_ALL);
    if (person_id)
        db_bind_text(store->db, ":person", person_id);
    return read_all(store, out, diag);
}

bool store_removed_agreements(struct store *store, const char *person_id,
                              struct agreement_list *out, struct diag *diag)
{
    db_start(store->db, SQL_AGREEMENT_REMOVED);
    db_bind_text(store->db, ":person", person_id);
    return read_all(store, out, diag);
}

/* Takes the only one; none and several are a sentence. */
static bool take_only(struct agreement_list *found, const char *prefix, struct agreement *out,
                      struct diag *diag)
{
    if (found->count == 0)
        return diag_error(diag,
                          _("No agreement has an id that begins with \"%s\". Look it up in the "
                            "list of agreements."),
                          prefix);
    if (found->count > 1)
        return diag_error(diag,
                          _("More than one agreement has an id that begins with \"%s\". Give more "
                            "characters of it."),
                          prefix);
    *out = found->items[0];
    found->count = 0;
    return true;
}

bool store_find_agreement(struct store *store, const char *prefix, struct agreement *out,
                          struct diag *diag)
{
    struct agreement_list found;
    struct prefix bounds;
    if (strlen(prefix) < PREFIX_MIN)
        return diag_error(diag,
                          _("\"%s\" is too short: give at least the first four characters of "
                            "the agreement's id."),
                          prefix);
    prefix_start(store, SQL_AGREEMENT_FIND, prefix, &bounds);
    bool done = read_all(store, &found, diag);
    prefix_done(&bounds);
    if (!done)
        return false;
    done = take_only(&found, prefix, out, diag);
    agreement_list_done(&found);
    return done;
}

bool store_agreement_talks(struct store *store, const char *action,
                           void (*each)(void *context, const char *interview), void *context,
                           struct diag *diag)
{
    db_start(store->db, SQL_AGREEMENT_TALKS);
    db_bind_text(store->db, ":action", action);
    while (db_step(store->db))
        each(context, db_text(store->db, 0));
    return db_end(store->db, diag);
}
