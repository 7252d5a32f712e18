/*
 * Whole talks from elsewhere. First all heads with what belongs to them alone, then what points from one talk
 * to another. What would tie a talk to somebody else's agreement is left out, whatever the file says.
 */
#include "store/restore.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "internal.h"

/* A file on its way in. */
struct load {
    const char *person; /* id, or NULL */
    const char *team;   /* name, or NULL */
    const struct restored_talk *talks;
    bool *is_new; /* one a talk */
    size_t count;
    const struct appointment_list *loose;
    bool taken_over;
};

static bool has(struct store *store, enum statement statement, const char *id, bool *out,
                struct diag *diag)
{
    db_start(store->db, statement);
    db_bind_text(store->db, ":id", id);
    return store_finish(store, out, diag);
}

bool store_has_interview(struct store *store, const char *id, bool *out, struct diag *diag)
{
    return has(store, SQL_INTERVIEW_HAS, id, out, diag);
}

bool store_has_action(struct store *store, const char *id, bool *out, struct diag *diag)
{
    return has(store, SQL_ACTION_HAS, id, out, diag);
}

bool store_has_appointment(struct store *store, const char *id, bool *out, struct diag *diag)
{
    return has(store, SQL_APPOINTMENT_HAS, id, out, diag);
}

/* --- a talk by itself --------------------------------------------------- */

static int64_t end_of(const struct interview *head)
{
    return head->closed ? head->closed : head->touched;
}

static void bind_head(struct store *store, const struct load *load, const struct interview *head)
{
    struct db *db = store->db;
    bool closed = head->status == INTERVIEW_CLOSED;
    db_bind_text(db, ":id", head->id);
    db_bind_text(db, ":leader", store->leader);
    db_bind_text(db, ":person", load->person);
    db_bind_text(db, ":language", head->language);
    db_bind_text(db, ":title", head->title ? head->title : "");
    db_bind_text(db, ":status", closed ? "closed" : "open");
    db_bind_int(db, ":started", head->started);
    db_bind_int(db, ":touched", head->touched);
    if (closed)
        db_bind_int(db, ":closed", end_of(head));
    db_bind_text(db, ":at_step", head->at_step ? head->at_step : "");
    db_bind_text(db, ":at_item", head->at_item ? head->at_item : "");
    db_bind_int(db, ":at_offset", (int64_t)head->at_offset);
    db_bind_text(db, ":led_by", null_if_empty(head->leader));
    if (load->taken_over || head->taken_over)
        db_bind_int(db, ":taken_over", clock_now(store->clock));
}

static bool put_head(struct store *store, const struct load *load, const struct restored_talk *talk,
                     struct diag *diag)
{
    char team[UUID_SIZE], script[UUID_SIZE];
    const char *name = talk->head->team ? talk->head->team : load->team;
    if (!team_need(store, name, team, diag) ||
        !script_need(store, talk->script, talk->bundle, script, diag))
        return false;
    db_start(store->db, SQL_INTERVIEW_PUT);
    bind_head(store, load, talk->head);
    db_bind_text(store->db, ":team", null_if_empty(team));
    db_bind_text(store->db, ":script_version", script);
    return store_finish(store, NULL, diag);
}

static bool put_answers(struct store *store, const struct restored_talk *talk, struct diag *diag)
{
    bool done = true;
    for (size_t i = 0; done && i < talk->answer_count; i++) {
        const struct restored_answer *given = &talk->answers[i];
        if (!answer_is_blank(given->answer))
            done =
                answer_keep(store, talk->head->id, given->step, given->item, given->answer, diag);
    }
    return done;
}

/* --- histories ---------------------------------------------------------- */

static bool is_among(const char *const *ids, size_t count, const char *id)
{
    size_t i = 0;
    while (i < count && strcmp(ids[i], id) != 0)
        i++;
    return i < count;
}

/*
 * A history says in what kind of talk something happened, not in which: it is the one of that name in which
 * the action came by, at that moment. NULL: outside, or in a talk that is not among these.
 */
static const char *talk_of_event(const struct load *load, const struct restored_talk *maker,
                                 const char *action, const struct history_entry *entry)
{
    if (entry->event == EVENT_MADE)
        return maker->head->id;
    for (size_t i = 0; entry->title && i < load->count; i++) {
        const struct restored_talk *talk = &load->talks[i];
        const struct interview *head = talk->head;
        if (load->is_new[i] && head->title && strcmp(head->title, entry->title) == 0 &&
            entry->moment >= head->started && entry->moment <= head->touched &&
            (talk == maker || is_among(talk->reviews, talk->review_count, action)))
            return head->id;
    }
    return NULL;
}

/* As action.c writes it; the caller frees it. */
static char *old_values(const struct history_entry *entry)
{
    json_t *object = json_object();
    for (size_t i = 0; i < entry->count; i++)
        json_object_set_new(object, action_field_id(entry->changes[i].field),
                            json_string(entry->changes[i].before));
    char *text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    return text;
}

/* The row that was made; undoes 0 = it takes nothing back. */
static bool put_event(struct store *store, const char *interview, const char *action,
                      const struct history_entry *entry, int64_t undoes, int64_t *row,
                      struct diag *diag)
{
    struct db *db = store->db;
    char *old = old_values(entry);
    db_start(db, SQL_EVENT_PUT);
    db_bind_text(db, ":action", action);
    db_bind_text(db, ":interview", interview);
    db_bind_text(db, ":leader", store->leader);
    db_bind_text(db, ":name", null_if_empty(entry->who));
    db_bind_int(db, ":moment", entry->moment);
    db_bind_text(db, ":event", action_event_id(entry->event));
    db_bind_text(db, ":field", entry->count == 1 ? action_field_id(entry->changes[0].field) : "");
    db_bind_text(db, ":old", old);
    if (undoes)
        db_bind_int(db, ":undoes", undoes);
    while (db_step(db))
        *row = db_int(db, 0);
    bool done = db_end(db, diag);
    free(old);
    return done;
}

/* What was taken back is not said row by row: always the last change that still stood. */
static bool put_history(struct store *store, const struct load *load,
                        const struct restored_talk *talk, const char *action,
                        const struct history *history, struct diag *diag)
{
    int64_t *standing = xcalloc(history->count + 1, sizeof *standing);
    size_t count = 0;
    bool done = true;
    for (size_t i = 0; done && i < history->count; i++) {
        const struct history_entry *entry = &history->items[i];
        bool is_change = entry->event == EVENT_CHANGED;
        int64_t row = 0;
        int64_t undoes = is_change && entry->is_undo && count > 0 ? standing[--count] : 0;
        done = put_event(store, talk_of_event(load, talk, action, entry), action, entry, undoes,
                         &row, diag);
        if (!undoes && is_change)
            standing[count++] = row;
    }
    free(standing);
    return done;
}

/* --- agreements --------------------------------------------------------- */

static bool put_made(struct store *store, const char *interview, const struct agreement *agreement,
                     struct diag *diag)
{
    struct history_entry made = {.moment = agreement->made, .event = EVENT_MADE};
    int64_t row;
    return put_event(store, interview, agreement->action.id, &made, 0, &row, diag);
}

static bool put_review(struct store *store, const char *interview, const char *action,
                       struct diag *diag)
{
    bool is_of = false;
    db_start(store->db, SQL_ACTION_IS_OF);
    db_bind_text(store->db, ":interview", interview);
    db_bind_text(store->db, ":action", action);
    if (!store_finish(store, &is_of, diag))
        return false;
    if (!is_of)
        return true;
    db_start(store->db, SQL_REVIEW_ADD);
    db_bind_text(store->db, ":interview", interview);
    db_bind_text(store->db, ":action", action);
    return store_finish(store, NULL, diag);
}

/* One that is here already stays as it is here, and comes by in this talk. */
static bool put_agreement(struct store *store, const struct load *load,
                          const struct restored_talk *talk, size_t index, struct diag *diag)
{
    const struct agreement *agreement = &talk->agreements[index];
    const char *id = agreement->action.id;
    bool here = false;
    if (!store_has_action(store, id, &here, diag))
        return false;
    if (here)
        return put_review(store, talk->head->id, id, diag);
    if (!action_put(store, talk->head->id, &agreement->action, agreement->made, diag))
        return false;
    if (!talk->histories || talk->histories[index].count == 0)
        return put_made(store, talk->head->id, agreement, diag);
    return put_history(store, load, talk, id, &talk->histories[index], diag);
}

/* --- what points elsewhere ---------------------------------------------- */

static bool put_correction(struct store *store, const char *interview,
                           const struct correction *correction, struct diag *diag)
{
    struct correction own = *correction; /* its texts stay borrowed */
    bool is_of = true;
    if (!*own.id)
        uuid_new(store->ids, own.id);
    if (*own.action) {
        db_start(store->db, SQL_ACTION_IS_OF);
        db_bind_text(store->db, ":interview", interview);
        db_bind_text(store->db, ":action", own.action);
        if (!store_finish(store, &is_of, diag))
            return false;
    }
    return !is_of || correction_put(store, interview, &own, diag);
}

static bool put_appointment(struct store *store, const char *interview,
                            const struct appointment *appointment, struct diag *diag)
{
    char id[UUID_SIZE], day[DAY_SIZE];
    enum measure measure = appointment->measure;
    bool asked = measure == MEASURE_FOLLOW_UP || measure == MEASURE_CHECK_IN;
    memcpy(id, appointment->id, UUID_SIZE);
    if (!*id)
        uuid_new(store->ids, id);
    day_to_iso(appointment->day, day);
    db_start(store->db, SQL_APPOINTMENT_PUT);
    db_bind_text(store->db, ":id", id);
    db_bind_int(store->db, ":revision", revision_fit(appointment->revision));
    db_bind_text(store->db, ":script", appointment->script_id);
    db_bind_text(store->db, ":day", day);
    db_bind_text(store->db, ":measure", asked ? measure_id(measure) : "");
    db_bind_int(store->db, ":now", clock_now(store->clock));
    db_bind_text(store->db, ":interview", interview);
    return store_finish(store, NULL, diag);
}

/* One that was agreed in no talk is the person's, or else the team's. */
static bool put_loose(struct store *store, const struct load *load,
                      const struct appointment *appointment, struct diag *diag)
{
    char day[DAY_SIZE], team[UUID_SIZE] = "";
    if (!load->person && !team_need(store, load->team, team, diag))
        return false;
    day_to_iso(appointment->day, day);
    db_start(store->db, SQL_APPOINTMENT_PUT_LOOSE);
    db_bind_text(store->db, ":id", appointment->id);
    db_bind_int(store->db, ":revision", revision_fit(appointment->revision));
    db_bind_text(store->db, ":person", load->person);
    db_bind_text(store->db, ":team", null_if_empty(team));
    db_bind_text(store->db, ":script", appointment->script_id);
    db_bind_text(store->db, ":day", day);
    db_bind_int(store->db, ":now", clock_now(store->clock));
    return store_finish(store, NULL, diag);
}

static bool put_links(struct store *store, const struct restored_talk *talk, struct diag *diag)
{
    const char *id = talk->head->id;
    bool done = true;
    for (size_t i = 0; done && i < talk->review_count; i++)
        done = put_review(store, id, talk->reviews[i], diag);
    for (size_t i = 0; done && i < talk->correction_count; i++)
        done = put_correction(store, id, &talk->corrections[i], diag);
    for (size_t i = 0; done && i < talk->appointment_count; i++)
        done = put_appointment(store, id, &talk->appointments[i], diag);
    return done;
}

/* --- all of them -------------------------------------------------------- */

/* Notes which talks are new as their heads come in: of two with one id the first counts. */
static bool put_talks(struct store *store, struct load *load, struct diag *diag)
{
    bool done = true;
    for (size_t i = 0; done && i < load->count; i++) {
        bool here = false;
        done = store_has_interview(store, load->talks[i].head->id, &here, diag);
        load->is_new[i] = done && !here;
        if (load->is_new[i])
            done = put_head(store, load, &load->talks[i], diag) &&
                   put_answers(store, &load->talks[i], diag);
    }
    for (size_t i = 0; done && i < load->count; i++) {
        for (size_t k = 0; done && load->is_new[i] && k < load->talks[i].agreement_count; k++)
            done = put_agreement(store, load, &load->talks[i], k, diag);
    }
    for (size_t i = 0; done && i < load->count; i++)
        done = !load->is_new[i] || put_links(store, &load->talks[i], diag);
    for (size_t i = 0; done && i < load->loose->count; i++)
        done = put_loose(store, load, &load->loose->items[i], diag);
    return done;
}

static bool any_new(struct store *store, const struct load *load, bool *out, struct diag *diag)
{
    bool here = true;
    for (size_t i = 0; here && i < load->count; i++) {
        here = false;
        if (!store_has_interview(store, load->talks[i].head->id, &here, diag))
            return false;
    }
    for (size_t i = 0; here && i < load->loose->count; i++) {
        here = false;
        if (!store_has_appointment(store, load->loose->items[i].id, &here, diag))
            return false;
    }
    *out = !here;
    return true;
}

/* Nobody is made for what is all here. */
static bool put_all(struct store *store, struct load *load, const char *name, struct diag *diag)
{
    char person[UUID_SIZE];
    bool any = false;
    if (!any_new(store, load, &any, diag))
        return false;
    if (any && !load->person && name) {
        if (!person_put(store, name, load->team, person, diag))
            return false;
        load->person = person;
    }
    return !any || put_talks(store, load, diag);
}

bool store_restore(struct store *store, const char *person_id, const char *name, const char *team,
                   const struct restored_talk *talks, size_t count,
                   const struct appointment_list *loose, bool taken_over, struct diag *diag)
{
    struct load load = {null_if_empty(person_id), team, talks, NULL, count, loose, taken_over};
    if (!db_begin(store->db, diag))
        return false;
    load.is_new = xcalloc(count + 1, sizeof *load.is_new);
    bool done = store_end(store, put_all(store, &load, name, diag), diag);
    free(load.is_new);
    return done;
}
