/*
 * Talks to come. One that a talk asked for keeps its row, and so its id, through every change of the
 * answer: a calendar that has it sees it move, go and come back.
 */
#include "store/appointment.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "internal.h"

enum { NEAR_DAYS = 21 };

/* ORDER of APPOINTMENT_COLUMNS. A day that is none (the file was written by something else) is skipped. */
static bool read_appointment(struct store *store, struct appointment *out)
{
    struct db *db = store->db;
    struct day day;
    if (!day_from_iso(db_text(db, 6), &day))
        return false;
    *out = (struct appointment){
        .revision = revision_fit(db_int(db, 1)), .day = day, .dropped = db_int(db, 10)};
    store_read_id(store, 0, out->id);
    xstrset(&out->person_id, db_text(db, 2));
    xstrset(&out->person, db_text(db, 3));
    xstrset(&out->team, db_text(db, 4));
    xstrset(&out->script_id, db_text(db, 5));
    store_read_id(store, 7, out->interview);
    store_read_id(store, 9, out->talk);
    for (int i = 0; i < MEASURE_COUNT; i++) {
        if (strcmp(measure_id((enum measure)i), db_text(db, 8)) == 0)
            out->measure = (enum measure)i;
    }
    return true;
}

/* The rows of the started statement; *out is untouched on failure. */
static bool read_all(struct store *store, struct appointment_list *out, struct diag *diag)
{
    struct appointment_list list = {0};
    while (db_step(store->db)) {
        struct appointment appointment;
        if (!read_appointment(store, &appointment))
            continue;
        list.items = xreallocarray(list.items, list.count + 1, sizeof *list.items);
        list.items[list.count++] = appointment;
    }
    if (!db_end(store->db, diag)) {
        appointment_list_done(&list);
        return false;
    }
    *out = list;
    return true;
}

bool store_appointments(struct store *store, struct appointment_list *out, struct diag *diag)
{
    db_start(store->db, SQL_APPOINTMENT_ALL);
    return read_all(store, out, diag);
}

bool store_ended_appointments(struct store *store, const char *person_id,
                              struct appointment_list *out, struct diag *diag)
{
    db_start(store->db, SQL_APPOINTMENT_ENDED);
    db_bind_text(store->db, ":person", person_id);
    return read_all(store, out, diag);
}

/* Takes the only one; none and several are a sentence. */
static bool take_only(struct appointment_list *found, const char *prefix, struct appointment *out,
                      struct diag *diag)
{
    if (found->count == 0)
        return diag_error(diag,
                          _("No talk to come has an id that begins with \"%s\". Look it up on the "
                            "agenda."),
                          prefix);
    if (found->count > 1)
        return diag_error(diag,
                          _("More than one talk to come has an id that begins with \"%s\". Give "
                            "more characters of it."),
                          prefix);
    *out = found->items[0];
    found->count = 0;
    return true;
}

bool store_find_appointment(struct store *store, const char *prefix, struct appointment *out,
                            struct diag *diag)
{
    struct appointment_list found;
    struct prefix bounds;
    if (strlen(prefix) < PREFIX_MIN)
        return diag_error(diag,
                          _("\"%s\" is too short: give at least the first four characters of "
                            "the id of the talk to come."),
                          prefix);
    prefix_start(store, SQL_APPOINTMENT_FIND, prefix, &bounds);
    bool done = read_all(store, &found, diag);
    prefix_done(&bounds);
    if (!done)
        return false;
    done = take_only(&found, prefix, out, diag);
    appointment_list_done(&found);
    return done;
}

/* --- by themselves ------------------------------------------------------ */

/* Within the transaction. */
static bool add(struct store *store, const char *id, const char *person_id, const char *team,
                const char *script_id, struct day day, struct diag *diag)
{
    char text[DAY_SIZE], team_id[UUID_SIZE] = "";
    if (!person_id && !team_need(store, team, team_id, diag))
        return false;
    day_to_iso(day, text);
    db_start(store->db, SQL_APPOINTMENT_ADD);
    db_bind_text(store->db, ":id", id);
    db_bind_text(store->db, ":person", person_id);
    db_bind_text(store->db, ":team", null_if_empty(team_id));
    db_bind_text(store->db, ":script", script_id);
    db_bind_text(store->db, ":day", text);
    db_bind_int(store->db, ":now", clock_now(store->clock));
    return store_finish(store, NULL, diag);
}

bool store_add_appointment(struct store *store, const char *person_id, const char *team,
                           const char *script_id, struct day day, char id_out[UUID_SIZE],
                           struct diag *diag)
{
    char id[UUID_SIZE];
    uuid_new(store->ids, id);
    if (!db_begin(store->db, diag) ||
        !store_end(store, add(store, id, null_if_empty(person_id), team, script_id, day, diag),
                   diag))
        return false;
    memcpy(id_out, id, UUID_SIZE);
    return true;
}

bool store_move_appointment(struct store *store, const char *id, struct day day, struct diag *diag)
{
    char text[DAY_SIZE];
    day_to_iso(day, text);
    db_start(store->db, SQL_APPOINTMENT_MOVE);
    db_bind_text(store->db, ":id", id);
    db_bind_text(store->db, ":day", text);
    return store_finish_found(store, diag);
}

bool store_hold_appointment(struct store *store, const char *id, const char *interview,
                            struct diag *diag)
{
    db_start(store->db, SQL_APPOINTMENT_HOLD);
    db_bind_text(store->db, ":id", id);
    db_bind_text(store->db, ":talk", interview);
    return store_finish(store, NULL, diag);
}

bool store_drop_appointment(struct store *store, const char *id, bool dropped, struct diag *diag)
{
    db_start(store->db, SQL_APPOINTMENT_DROP);
    db_bind_text(store->db, ":id", id);
    if (dropped)
        db_bind_int(store->db, ":dropped", clock_now(store->clock));
    return store_finish_found(store, diag);
}

/* --- those that talks ask for ------------------------------------------- */

/* The day that the kept answer gives, "" when it gives none. */
static bool asked_before(struct store *store, const char *interview, const struct step *step,
                         const char *item, char out[DAY_SIZE], struct diag *diag)
{
    struct day day;
    *out = '\0';
    db_start(store->db, SQL_APPOINTMENT_ASKED);
    db_bind_text(store->db, ":interview", interview);
    db_bind_text(store->db, ":step", step->id);
    db_bind_text(store->db, ":item", item);
    if (db_step(store->db) && !db_is_null(store->db, 0) &&
        day_from_iso(db_text(store->db, 0), &day))
        day_to_iso(day, out);
    return db_end(store->db, diag);
}

/* `measure` NULL = every one of the talk. */
static bool forget(struct store *store, const char *interview, const char *measure,
                   struct diag *diag)
{
    db_start(store->db, SQL_APPOINTMENT_FORGET);
    db_bind_text(store->db, ":interview", interview);
    db_bind_text(store->db, ":measure", measure);
    return store_finish(store, NULL, diag);
}

/* The one that an earlier talk made, "" when there is none. */
static bool find_near(struct store *store, const char *interview, const struct step *step,
                      char id[UUID_SIZE], struct diag *diag)
{
    *id = '\0';
    db_start(store->db, SQL_APPOINTMENT_NEAR);
    db_bind_text(store->db, ":interview", interview);
    db_bind_text(store->db, ":measure", measure_id(step->measure));
    db_bind_text(store->db, ":script", step->guide);
    while (db_step(store->db))
        store_read_id(store, 0, id);
    return db_end(store->db, diag);
}

/*
 * A person has one talk to come by a guide: asked for the day of it anew, a talk goes on with the
 * appointment that an earlier one made. What that was is remembered, for when the new day is taken back.
 */
static bool go_on(struct store *store, const char *interview, const struct step *step,
                  struct diag *diag)
{
    char id[UUID_SIZE];
    if (!find_near(store, interview, step, id, diag))
        return false;
    if (!*id)
        return true;
    db_start(store->db, SQL_APPOINTMENT_PUSH);
    db_bind_text(store->db, ":id", id);
    if (!store_finish(store, NULL, diag))
        return false;
    db_start(store->db, SQL_APPOINTMENT_TAKE);
    db_bind_text(store->db, ":id", id);
    db_bind_text(store->db, ":interview", interview);
    db_bind_text(store->db, ":measure", measure_id(step->measure));
    return store_finish(store, NULL, diag);
}

/* A talk has one of each: of follow-up and check-in. */
static bool give_back(struct store *store, const char *interview, const char *measure,
                      struct diag *diag)
{
    char ids[2][UUID_SIZE];
    size_t count = 0;
    db_start(store->db, SQL_APPOINTMENT_GIVE_BACK);
    db_bind_text(store->db, ":interview", interview);
    db_bind_text(store->db, ":measure", measure);
    while (db_step(store->db) && count < 2)
        store_read_id(store, 0, ids[count++]);
    bool done = db_end(store->db, diag);
    for (size_t i = 0; done && i < count; i++) {
        db_start(store->db, SQL_APPOINTMENT_POP);
        db_bind_text(store->db, ":id", ids[i]);
        done = store_finish(store, NULL, diag);
    }
    return done;
}

static bool unfollow(struct store *store, const char *interview, const char *measure,
                     struct diag *diag)
{
    if (!give_back(store, interview, measure, diag))
        return false;
    db_start(store->db, SQL_APPOINTMENT_UNFOLLOW);
    db_bind_text(store->db, ":interview", interview);
    db_bind_text(store->db, ":measure", measure);
    db_bind_int(store->db, ":now", clock_now(store->clock));
    return store_finish(store, NULL, diag);
}

/* What a later talk remembers of this one's day is no longer so. */
static bool follow(struct store *store, const char *interview, const struct step *step,
                   const char *day, struct diag *diag)
{
    const char *measure = measure_id(step->measure);
    char id[UUID_SIZE];
    if (!forget(store, interview, measure, diag))
        return false;
    if (!*day)
        return unfollow(store, interview, measure, diag);
    if (!go_on(store, interview, step, diag))
        return false;
    uuid_new(store->ids, id);
    db_start(store->db, SQL_APPOINTMENT_FOLLOW);
    db_bind_text(store->db, ":interview", interview);
    db_bind_text(store->db, ":measure", measure);
    db_bind_int(store->db, ":now", clock_now(store->clock));
    db_bind_text(store->db, ":id", id);
    db_bind_text(store->db, ":script", step->guide);
    db_bind_text(store->db, ":day", day);
    return store_finish(store, NULL, diag);
}

bool appointment_give_back(struct store *store, const char *interview, struct diag *diag)
{
    return forget(store, interview, NULL, diag) && give_back(store, interview, NULL, diag);
}

/* Only another day than was kept counts: what was moved by itself stays where it was put. */
bool appointment_follow(struct store *store, const char *interview, const struct step *step,
                        const char *item, const struct answer *answer, struct diag *diag)
{
    char before[DAY_SIZE], now[DAY_SIZE] = "";
    struct day day;
    if (answer->state == STATE_GIVEN && answer->text && day_from_iso(answer->text, &day))
        day_to_iso(day, now);
    if (!asked_before(store, interview, step, item, before, diag))
        return false;
    return strcmp(before, now) == 0 || follow(store, interview, step, now, diag);
}

bool appointment_becomes(struct store *store, const char *interview, const char *script_id,
                         struct diag *diag)
{
    char today[DAY_SIZE], until[DAY_SIZE];
    day_to_iso(clock_today(store->clock), today);
    day_to_iso(day_add(clock_today(store->clock), NEAR_DAYS), until);
    db_start(store->db, SQL_APPOINTMENT_BECOMES);
    db_bind_text(store->db, ":talk", interview);
    db_bind_text(store->db, ":script", script_id);
    db_bind_text(store->db, ":today", today);
    db_bind_text(store->db, ":until", until);
    return store_finish(store, NULL, diag);
}
