/* The heads of talks: who, with which guide, how far; and the time spent in each part. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "internal.h"
#include "store/edition.h"

/* --- starting one ------------------------------------------------------- */

/* Leaves id "" when this very text was never kept. */
static bool find_script(struct store *store, const struct script *script, const char *bundle,
                        char id[UUID_SIZE], struct diag *diag)
{
    *id = '\0';
    db_start(store->db, SQL_SCRIPT_FIND);
    db_bind_text(store->db, ":script", script->id);
    db_bind_int(store->db, ":version", script->version);
    db_bind_text(store->db, ":bundle", bundle);
    if (db_step(store->db))
        store_read_id(store, 0, id);
    return db_end(store->db, diag);
}

bool script_need(struct store *store, const struct script *script, const char *bundle,
                 char id[UUID_SIZE], struct diag *diag)
{
    if (!find_script(store, script, bundle, id, diag))
        return false;
    if (*id)
        return true;
    uuid_new(store->ids, id);
    db_start(store->db, SQL_SCRIPT_ADD);
    db_bind_text(store->db, ":id", id);
    db_bind_text(store->db, ":script", script->id);
    db_bind_int(store->db, ":version", script->version);
    db_bind_text(store->db, ":bundle", bundle);
    db_bind_text(store->db, ":process", process_id(script->process));
    return store_finish(store, NULL, diag);
}

bool store_add_interview(struct store *store, const char *person_id, const char *team,
                         const struct script *script, const char *bundle, char id_out[UUID_SIZE],
                         struct diag *diag)
{
    char id[UUID_SIZE], team_id[UUID_SIZE], script_id[UUID_SIZE];
    if (!db_begin(store->db, diag))
        return false;
    bool done = team_need(store, team, team_id, diag) &&
                script_need(store, script, bundle, script_id, diag);
    if (done) {
        uuid_new(store->ids, id);
        db_start(store->db, SQL_INTERVIEW_ADD);
        db_bind_text(store->db, ":id", id);
        db_bind_text(store->db, ":leader", store->leader);
        db_bind_text(store->db, ":person", null_if_empty(person_id));
        db_bind_text(store->db, ":team", null_if_empty(team_id));
        db_bind_text(store->db, ":script_version", script_id);
        db_bind_text(store->db, ":language", script->language);
        db_bind_text(store->db, ":title", script->title);
        db_bind_int(store->db, ":now", clock_now(store->clock));
        done = store_finish(store, NULL, diag) && reviews_need(store, id, script, diag) &&
               appointment_becomes(store, id, script->id, diag);
    }
    if (!store_end(store, done, diag))
        return false;
    memcpy(id_out, id, UUID_SIZE);
    return true;
}

/* --- reading heads ------------------------------------------------------ */

/* ORDER of HEAD_COLUMNS. */
static void read_head(struct store *store, struct interview *out)
{
    struct db *db = store->db;
    interview_init(out);
    store_read_id(store, 0, out->id);
    xstrset(&out->person_id, db_text(db, 1));
    xstrset(&out->person, db_text(db, 2));
    xstrset(&out->team, db_text(db, 3));
    xstrset(&out->leader, db_text(db, 4));
    xstrset(&out->script_id, db_text(db, 5));
    out->script_version = (int)db_int(db, 6);
    xstrset(&out->language, db_text(db, 7));
    out->status = strcmp(db_text(db, 8), "closed") == 0 ? INTERVIEW_CLOSED : INTERVIEW_OPEN;
    out->started = db_int(db, 9);
    out->touched = db_int(db, 10);
    out->closed = db_int(db, 11);
    xstrset(&out->at_step, db_text(db, 12));
    xstrset(&out->at_item, db_text(db, 13));
    out->at_offset = (size_t)db_int(db, 14);
    out->talked_about = (int)db_int(db, 15);
    process_from_id(db_text(db, 16), &out->process);
    xstrset(&out->title, db_text(db, 17));
    out->taken_over = db_int(db, 18) != 0;
}

bool interview_read_all(struct store *store, struct interview_list *out, struct diag *diag)
{
    struct interview_list list = {0};
    size_t room = 0;
    while (db_step(store->db)) {
        if (list.count == room) {
            room = room ? 2 * room : 16;
            list.items = xreallocarray(list.items, room, sizeof *list.items);
        }
        read_head(store, &list.items[list.count++]);
    }
    if (!db_end(store->db, diag)) {
        interview_list_done(&list);
        return false;
    }
    *out = list;
    return true;
}

bool store_interviews(struct store *store, struct interview_list *out, struct diag *diag)
{
    db_start(store->db, SQL_INTERVIEW_ALL);
    return interview_read_all(store, out, diag);
}

/* The first two whose id begins so. */
static bool find_heads(struct store *store, const char *text, struct interview_list *out,
                       struct diag *diag)
{
    struct prefix prefix;
    prefix_start(store, SQL_INTERVIEW_FIND, text, &prefix);
    bool done = interview_read_all(store, out, diag);
    prefix_done(&prefix);
    return done;
}

bool store_find_interview(struct store *store, const char *prefix, struct interview *out,
                          struct diag *diag)
{
    struct interview_list found;
    if (strlen(prefix) < PREFIX_MIN)
        return diag_error(diag,
                          _("\"%s\" is too short: give at least the first four characters "
                            "of the talk's id."),
                          prefix);
    if (!find_heads(store, prefix, &found, diag))
        return false;
    bool one = found.count == 1;
    if (one) {
        *out = found.items[0];
        interview_init(&found.items[0]);
    } else if (found.count == 0) {
        diag_error(diag,
                   _("No talk has an id that begins with \"%s\". Look it up in the list of "
                     "talks."),
                   prefix);
    } else {
        diag_error(diag,
                   _("More than one talk has an id that begins with \"%s\". Give more "
                     "characters of it."),
                   prefix);
    }
    interview_list_done(&found);
    return one;
}

char *store_bundle(struct store *store, const char *interview, struct diag *diag)
{
    char *bundle = NULL;
    db_start(store->db, SQL_INTERVIEW_BUNDLE);
    db_bind_text(store->db, ":id", interview);
    if (db_step(store->db))
        bundle = xstrdup(db_text(store->db, 0));
    if (db_end(store->db, diag) && !bundle)
        diag_error(diag, _("There is no talk with the id %s. Look it up in the list of talks."),
                   interview);
    return bundle;
}

/* --- changing them ------------------------------------------------------ */

bool store_close_interview(struct store *store, const char *interview, bool closed,
                           struct diag *diag)
{
    int64_t now = clock_now(store->clock);
    db_start(store->db, SQL_INTERVIEW_CLOSE);
    db_bind_text(store->db, ":id", interview);
    db_bind_text(store->db, ":status", closed ? "closed" : "open");
    if (closed)
        db_bind_int(store->db, ":closed", now);
    db_bind_int(store->db, ":now", now);
    return store_finish_found(store, diag);
}

bool store_set_language(struct store *store, const char *interview, const char *language,
                        const char *title, struct diag *diag)
{
    db_start(store->db, SQL_INTERVIEW_LANGUAGE);
    db_bind_text(store->db, ":id", interview);
    db_bind_text(store->db, ":language", language);
    db_bind_text(store->db, ":title", title);
    return store_finish_found(store, diag);
}

bool interview_mark(struct store *store, const char *interview, bool changed,
                    const struct position *position, struct diag *diag)
{
    db_start(store->db, SQL_INTERVIEW_MARK);
    db_bind_text(store->db, ":id", interview);
    if (changed)
        db_bind_int(store->db, ":now", clock_now(store->clock));
    if (position) {
        db_bind_text(store->db, ":step", position->step);
        db_bind_text(store->db, ":item", position->item);
        db_bind_int(store->db, ":offset", (int64_t)position->offset);
    }
    return store_finish_found(store, diag);
}

bool store_move_interview(struct store *store, const char *interview, const struct script *script,
                          const char *bundle, struct diag *diag)
{
    char script_id[UUID_SIZE];
    if (!db_begin(store->db, diag))
        return false;
    db_start(store->db, SQL_EARLIER_ADD);
    db_bind_text(store->db, ":interview", interview);
    db_bind_int(store->db, ":now", clock_now(store->clock));
    bool done =
        store_finish(store, NULL, diag) && script_need(store, script, bundle, script_id, diag);
    if (done) {
        db_start(store->db, SQL_INTERVIEW_SCRIPT);
        db_bind_text(store->db, ":interview", interview);
        db_bind_text(store->db, ":script_version", script_id);
        db_bind_text(store->db, ":title", script->title);
        db_bind_int(store->db, ":now", clock_now(store->clock));
        done = store_finish_found(store, diag) && reviews_need(store, interview, script, diag);
    }
    return store_end(store, done, diag);
}

bool store_earlier_bundles(struct store *store, const char *interview,
                           void (*each)(void *context, const char *bundle), void *context,
                           struct diag *diag)
{
    db_start(store->db, SQL_EARLIER_ALL);
    db_bind_text(store->db, ":interview", interview);
    while (db_step(store->db))
        each(context, db_text(store->db, 0));
    return db_end(store->db, diag);
}

bool store_used_steps(struct store *store, const char *script,
                      void (*each)(void *context, const char *step), void *context,
                      struct diag *diag)
{
    db_start(store->db, SQL_STEPS_USED);
    db_bind_text(store->db, ":script", script);
    while (db_step(store->db))
        each(context, db_text(store->db, 0));
    return db_end(store->db, diag);
}

/* --- time --------------------------------------------------------------- */

bool store_save_time(struct store *store, const char *interview, const char *part, int seconds,
                     struct diag *diag)
{
    db_start(store->db, SQL_TIME_SAVE);
    db_bind_text(store->db, ":interview", interview);
    db_bind_text(store->db, ":part", part);
    db_bind_int(store->db, ":seconds", seconds);
    return store_finish(store, NULL, diag);
}

bool store_load_times(struct store *store, const char *interview,
                      void (*each)(void *context, const char *part, int seconds), void *context,
                      struct diag *diag)
{
    db_start(store->db, SQL_TIME_ALL);
    db_bind_text(store->db, ":interview", interview);
    while (db_step(store->db))
        each(context, db_text(store->db, 0), (int)db_int(store->db, 1));
    return db_end(store->db, diag);
}
