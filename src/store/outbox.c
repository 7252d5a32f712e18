/*
 * What has to reach the registry: parcels in the order in which they were put in, and the counts of talks that go along. A
 * parcel is never changed, only replaced, so one that is on its way is what was read.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "internal.h"
#include "store/share.h"

/* --- parcels ------------------------------------------------------------ */

bool parcel_put(struct store *store, const char *kind, const char *subject, const char *payload,
                int64_t leaves, int tries, struct diag *diag)
{
    struct db *db = store->db;
    db_start(db, SQL_PARCEL_PUT);
    db_bind_text(db, ":kind", kind);
    db_bind_text(db, ":subject", subject);
    db_bind_text(db, ":payload", payload);
    db_bind_int(db, ":leaves", leaves);
    db_bind_int(db, ":tries", tries);
    return store_finish(store, NULL, diag);
}

bool parcel_drop(struct store *store, const char *kind, const char *subject, struct diag *diag)
{
    db_start(store->db, SQL_PARCEL_DROP);
    db_bind_text(store->db, ":kind", kind);
    db_bind_text(store->db, ":subject", subject);
    return store_finish(store, NULL, diag);
}

bool parcel_find(struct store *store, const char *kind, const char *subject, char **payload,
                 int *tries, struct diag *diag)
{
    char *found = NULL;
    *tries = 0;
    db_start(store->db, SQL_PARCEL_OF);
    db_bind_text(store->db, ":kind", kind);
    db_bind_text(store->db, ":subject", subject);
    if (db_step(store->db)) {
        found = xstrdup(db_text(store->db, 0));
        *tries = (int)db_int(store->db, 1);
    }
    if (!db_end(store->db, diag)) {
        free(found);
        return false;
    }
    *payload = found;
    return true;
}

static void read_parcel(struct store *store, struct parcel *out)
{
    struct db *db = store->db;
    *out = (struct parcel){
        .number = db_int(db, 0),
        .kind = xstrdup(db_text(db, 1)),
        .subject = xstrdup(db_text(db, 2)),
        .payload = xstrdup(db_text(db, 3)),
        .trouble = xstrdup(db_text(db, 4)),
        .leaves = db_int(db, 5),
        .tries = (int)db_int(db, 6),
        .refused = db_int(db, 7) != 0,
    };
}

bool store_outbox(struct store *store, struct parcel_list *out, struct diag *diag)
{
    struct parcel_list list = {0};
    db_start(store->db, SQL_PARCEL_ALL);
    while (db_step(store->db)) {
        list.items = xreallocarray(list.items, list.count + 1, sizeof *list.items);
        read_parcel(store, &list.items[list.count++]);
    }
    if (!db_end(store->db, diag)) {
        parcel_list_done(&list);
        return false;
    }
    *out = list;
    return true;
}

void parcel_list_done(struct parcel_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].kind);
        free(list->items[i].subject);
        free(list->items[i].payload);
        free(list->items[i].trouble);
    }
    free(list->items);
    *list = (struct parcel_list){0};
}

static bool is_kind(const struct parcel *parcel, const char *kind)
{
    return strcmp(parcel->kind, kind) == 0;
}

/* --- on their way ------------------------------------------------------- */

/* Within the transaction. */
static bool try_parcel(struct store *store, const struct parcel *parcel, bool *there,
                       struct diag *diag)
{
    db_start(store->db, SQL_PARCEL_TRY);
    db_bind_int(store->db, ":number", parcel->number);
    if (!store_finish(store, NULL, diag))
        return false;
    *there = db_changes(store->db) > 0;
    if (!*there || !is_kind(parcel, "scores"))
        return true;
    db_start(store->db, SQL_SCORE_LEAVES);
    db_bind_text(store->db, ":token", parcel->subject);
    return store_finish(store, NULL, diag);
}

bool store_parcel_try(struct store *store, const struct parcel *parcel, bool *there,
                      struct diag *diag)
{
    bool found = false;
    if (!db_begin(store->db, diag) ||
        !store_end(store, try_parcel(store, parcel, &found, diag), diag))
        return false;
    *there = found;
    return true;
}

static bool share_arrived(struct store *store, const struct parcel *parcel, struct diag *diag)
{
    json_t *payload = json_loads(parcel->payload, 0, NULL);
    db_start(store->db, SQL_SHARE_ARRIVED);
    db_bind_text(store->db, ":action", parcel->subject);
    db_bind_int(store->db, ":round", json_integer_value(json_object_get(payload, "round")));
    db_bind_int(store->db, ":revision", json_integer_value(json_object_get(payload, "revision")));
    json_decref(payload);
    return store_finish(store, NULL, diag);
}

static bool count_arrived(struct store *store, const struct parcel *parcel, struct diag *diag)
{
    db_start(store->db, SQL_COUNT_KEEP);
    db_bind_text(store->db, ":subject", parcel->subject);
    db_bind_text(store->db, ":payload", parcel->payload);
    return store_finish(store, NULL, diag);
}

/* Within the transaction. */
static bool parcel_arrived(struct store *store, const struct parcel *parcel, struct diag *diag)
{
    if (is_kind(parcel, "share") && !share_arrived(store, parcel, diag))
        return false;
    if (is_kind(parcel, "counts") && !count_arrived(store, parcel, diag))
        return false;
    db_start(store->db, SQL_PARCEL_REMOVE);
    db_bind_int(store->db, ":number", parcel->number);
    return store_finish(store, NULL, diag);
}

bool store_parcel_sent(struct store *store, const struct parcel *parcel, struct diag *diag)
{
    return db_begin(store->db, diag) && store_end(store, parcel_arrived(store, parcel, diag), diag);
}

bool store_parcel_failed(struct store *store, const struct parcel *parcel, const char *trouble,
                         bool refused, struct diag *diag)
{
    db_start(store->db, SQL_PARCEL_FAILED);
    db_bind_int(store->db, ":number", parcel->number);
    db_bind_text(store->db, ":trouble", trouble);
    db_bind_int(store->db, ":refused", refused);
    return store_finish(store, NULL, diag);
}

/* --- counts ------------------------------------------------------------- */

/* The caller frees it. */
static char *counts_payload(const char *team, const char *quarter, int held, int planned)
{
    json_t *object = json_pack("{s:s, s:s, s:i, s:i}", "team", team, "quarter", quarter, "held",
                               held, "planned", planned);
    char *text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    return text;
}

/* *same: nothing else was sent last; of nobody nothing is sent to begin with. */
static bool was_sent(struct store *store, const char *subject, const char *payload, bool is_nothing,
                     bool *same, struct diag *diag)
{
    *same = is_nothing;
    db_start(store->db, SQL_COUNT_SENT);
    db_bind_text(store->db, ":subject", subject);
    if (db_step(store->db))
        *same = strcmp(db_text(store->db, 0), payload) == 0;
    return db_end(store->db, diag);
}

/* Within the transaction. */
static bool put_counts(struct store *store, const char *subject, const char *payload,
                       bool is_nothing, struct diag *diag)
{
    char *waiting;
    int tries;
    bool same;
    if (!was_sent(store, subject, payload, is_nothing, &same, diag) ||
        !parcel_find(store, "counts", subject, &waiting, &tries, diag))
        return false;
    bool waits = waiting && strcmp(waiting, payload) == 0;
    /* What may have arrived is sent anew: the last one counts there. */
    same = same && !(waiting && tries > 0);
    free(waiting);
    if (waits && !same)
        return true;
    return parcel_drop(store, "counts", subject, diag) &&
           (same ||
            parcel_put(store, "counts", subject, payload, clock_now(store->clock), tries, diag));
}

bool store_put_counts(struct store *store, const char *team, struct quarter quarter, int held,
                      int planned, struct diag *diag)
{
    char id[QUARTER_SIZE];
    quarter_to_id(quarter, id);
    if (!db_begin(store->db, diag))
        return false;
    char *subject = xasprintf("%s %s", id, team);
    char *payload = counts_payload(team, id, held, planned);
    bool done = put_counts(store, subject, payload, held == 0 && planned == 0, diag);
    free(payload);
    free(subject);
    return store_end(store, done, diag);
}

struct counting {
    struct team_count *items;
    size_t count;
};

static struct team_count *count_of(struct counting *counting, const char *team)
{
    for (size_t i = 0; i < counting->count; i++) {
        if (strcmp(counting->items[i].team, team) == 0)
            return &counting->items[i];
    }
    counting->items = xreallocarray(counting->items, counting->count + 1, sizeof *counting->items);
    counting->items[counting->count] = (struct team_count){.team = xstrdup(team)};
    return &counting->items[counting->count++];
}

static bool is_value_talk(const char *id)
{
    enum process process;
    return process_from_id(id, &process) && process_sees(PROCESS_ONE_ON_ONE, process);
}

/* A moment some time before, or after, the local day: wide enough for every zone. */
static int64_t moment_around(struct day day, int days)
{
    char iso[DAY_SIZE], text[32];
    int64_t moment = 0;
    day_to_iso(day_add(day, days), iso);
    snprintf(text, sizeof text, "%sT00:00:00Z", iso);
    moment_from_iso(text, &moment);
    return moment;
}

/* All of them: one of which nothing is left to count may have been told of before. */
static bool count_teams(struct store *store, struct counting *counting, struct diag *diag)
{
    db_start(store->db, SQL_COUNT_TEAMS);
    while (db_step(store->db))
        count_of(counting, db_text(store->db, 0));
    return db_end(store->db, diag);
}

/* The ends are read in the leader's own time. */
static bool count_held(struct store *store, struct quarter quarter, struct counting *counting,
                       struct diag *diag)
{
    db_start(store->db, SQL_COUNT_HELD);
    db_bind_int(store->db, ":from", moment_around(quarter_first_day(quarter), -1));
    db_bind_int(store->db, ":until", moment_around(quarter_last_day(quarter), 2));
    while (db_step(store->db)) {
        struct quarter of = quarter_of(day_of_moment(db_int(store->db, 2)));
        if (is_value_talk(db_text(store->db, 1)) && quarter_compare(of, quarter) == 0)
            count_of(counting, db_text(store->db, 0))->held++;
    }
    return db_end(store->db, diag);
}

static bool count_planned(struct store *store, struct quarter quarter, struct counting *counting,
                          struct diag *diag)
{
    char from[DAY_SIZE], until[DAY_SIZE];
    day_to_iso(quarter_first_day(quarter), from);
    day_to_iso(quarter_last_day(quarter), until);
    db_start(store->db, SQL_COUNT_PLANNED);
    db_bind_text(store->db, ":from", from);
    db_bind_text(store->db, ":until", until);
    while (db_step(store->db)) {
        if (is_value_talk(db_text(store->db, 1)))
            count_of(counting, db_text(store->db, 0))->planned++;
    }
    return db_end(store->db, diag);
}

bool store_team_counts(struct store *store, struct quarter quarter, struct team_count **out,
                       size_t *count, struct diag *diag)
{
    struct counting counting = {0};
    if (count_teams(store, &counting, diag) && count_held(store, quarter, &counting, diag) &&
        count_planned(store, quarter, &counting, diag)) {
        *out = counting.items;
        *count = counting.count;
        return true;
    }
    team_counts_free(counting.items, counting.count);
    return false;
}

void team_counts_free(struct team_count *counts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(counts[i].team);
    free(counts);
}
