/*
 * In which quarter scores count, and that nobody counts twice in one. A token stands for a person in a quarter; what was decided
 * late, or waited over the end of a quarter, leaves in another one than that of its talk, where the person may have a token
 * already.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "internal.h"
#include "score.h"
#include "store/left.h"
#include "store/share.h"

/* --- deciding ----------------------------------------------------------- */

/* The one of the quarter, else that of the talk, which may have left in a later quarter; "" when there is none. */
static bool find_token(struct store *store, const struct score_choice *choice,
                       char token[UUID_SIZE], struct diag *diag)
{
    char id[QUARTER_SIZE];
    quarter_to_id(choice->quarter, id);
    *token = '\0';
    db_start(store->db, SQL_SCORE_OF);
    db_bind_text(store->db, ":person", choice->person_id);
    db_bind_text(store->db, ":quarter", id);
    db_bind_text(store->db, ":talk", choice->interview);
    if (db_step(store->db))
        store_read_id(store, 0, token);
    return db_end(store->db, diag);
}

static bool put_token(struct store *store, const struct score_choice *choice, const char *token,
                      struct diag *diag)
{
    char id[QUARTER_SIZE];
    quarter_to_id(choice->quarter, id);
    db_start(store->db, SQL_SCORE_PUT);
    db_bind_text(store->db, ":token", token);
    db_bind_text(store->db, ":person", choice->person_id);
    db_bind_text(store->db, ":quarter", id);
    db_bind_text(store->db, ":talk", choice->interview);
    db_bind_text(store->db, ":code", choice->code);
    db_bind_int(store->db, ":decided", clock_now(store->clock));
    return store_finish(store, NULL, diag);
}

bool scores_decide(struct store *store, const struct score_choice *choice, char token[UUID_SIZE],
                   struct diag *diag)
{
    char *payload;
    int tries;
    if (!find_token(store, choice, token, diag))
        return false;
    if (!*token)
        uuid_new(store->ids, token);
    if (!parcel_find(store, "scores", token, &payload, &tries, diag))
        return false;
    free(payload);
    return put_token(store, choice, token, diag) && parcel_drop(store, "scores", token, diag) &&
           parcel_put(store, "scores", token, choice->payload, choice->leaves, tries, diag);
}

bool store_scores_shared(struct store *store, const char *person_id, const char *interview,
                         bool *shared, struct diag *diag)
{
    struct scored_talk *talks;
    size_t count;
    if (!store_scored_talks(store, person_id, &talks, &count, diag))
        return false;
    *shared = false;
    for (size_t i = 0; i < count; i++)
        *shared |= strcmp(talks[i].talk, interview) == 0;
    free(talks);
    return true;
}

/* --- taking back -------------------------------------------------------- */

bool scores_end(struct store *store, const char *token, int *count, struct diag *diag)
{
    char *payload;
    int tries;
    bool sent = false;
    if (!parcel_find(store, "scores", token, &payload, &tries, diag))
        return false;
    free(payload);
    db_start(store->db, SQL_SCORE_IS_SENT);
    db_bind_text(store->db, ":token", token);
    if (db_step(store->db))
        sent = db_int(store->db, 0) != 0;
    if (!db_end(store->db, diag) || !parcel_drop(store, "scores", token, diag))
        return false;
    if ((sent || tries > 0) &&
        !parcel_put(store, "take-back-scores", token, "{}", clock_now(store->clock), 0, diag))
        return false;
    if (count)
        *count += 1;
    db_start(store->db, SQL_SCORE_END);
    db_bind_text(store->db, ":token", token);
    return store_finish(store, NULL, diag);
}

/* --- before they leave -------------------------------------------------- */

/* Scores that may leave now. */
struct due {
    char token[UUID_SIZE], person[UUID_SIZE], talk[UUID_SIZE], code[CODE_SIZE];
    char *payload;
    struct quarter quarter; /* of the token */
    int64_t decided, leaves, started;
    int tries; /* 0: nothing under the token can have arrived */
};
/* The person's other token in a quarter. */
struct beside {
    char token[UUID_SIZE]; /* "" = there is none */
    int64_t started;
};

static void read_due(struct store *store, struct due *out)
{
    struct db *db = store->db;
    const char *code = db_text(db, 4);
    *out = (struct due){.decided = db_int(db, 5),
                        .payload = xstrdup(db_text(db, 6)),
                        .leaves = db_int(db, 7),
                        .tries = (int)db_int(db, 8),
                        .started = db_int(db, 9)};
    store_read_id(store, 0, out->token);
    store_read_id(store, 1, out->person);
    quarter_from_id(db_text(db, 2), &out->quarter);
    store_read_id(store, 3, out->talk);
    memcpy(out->code, code, strnlen(code, CODE_SIZE - 1));
}

/* All of them first: nothing may be written while they are read. */
static bool read_all(struct store *store, struct due **items, size_t *count, struct diag *diag)
{
    db_start(store->db, SQL_SCORE_DUE);
    db_bind_int(store->db, ":now", clock_now(store->clock));
    while (db_step(store->db)) {
        *items = xreallocarray(*items, *count + 1, sizeof **items);
        read_due(store, &(*items)[(*count)++]);
    }
    return db_end(store->db, diag);
}

static struct quarter later(struct quarter a, struct quarter b)
{
    return quarter_compare(a, b) < 0 ? b : a;
}

static bool find_beside(struct store *store, const struct due *due, const char *quarter,
                        struct beside *out, struct diag *diag)
{
    *out = (struct beside){.started = 0};
    db_start(store->db, SQL_SCORE_BESIDE);
    db_bind_text(store->db, ":person", due->person);
    db_bind_text(store->db, ":quarter", quarter);
    db_bind_text(store->db, ":token", due->token);
    if (db_step(store->db)) {
        store_read_id(store, 0, out->token);
        out->started = db_int(store->db, 1);
    }
    return db_end(store->db, diag);
}

/* NULL when it is in this quarter already, or can't be read: who sends it says so. The caller frees it. */
static char *payload_in(const char *payload, const char *quarter)
{
    json_t *object = json_loads(payload, 0, NULL);
    const char *own = json_string_value(json_object_get(object, "quarter"));
    char *text = NULL;
    if (own && strcmp(own, quarter) != 0) {
        json_object_set_new(object, "quarter", json_string(quarter));
        text = json_dumps(object, JSON_COMPACT);
    }
    json_decref(object);
    return text;
}

static struct quarter quarter_in(const struct due *due)
{
    json_t *object = json_loads(due->payload, 0, NULL);
    const char *own = json_string_value(json_object_get(object, "quarter"));
    struct quarter quarter = due->quarter, of_payload;
    if (own && quarter_from_id(own, &of_payload))
        quarter = later(quarter, of_payload);
    json_decref(object);
    return quarter;
}

/* Nobody is in the way: the token becomes that quarter's. */
static bool move(struct store *store, const struct due *due, const char *quarter, struct diag *diag)
{
    char *payload = payload_in(due->payload, quarter);
    bool done = !payload ||
                (parcel_drop(store, "scores", due->token, diag) &&
                 parcel_put(store, "scores", due->token, payload, due->leaves, due->tries, diag));
    free(payload);
    if (!done)
        return false;
    db_start(store->db, SQL_SCORE_MOVE);
    db_bind_text(store->db, ":token", due->token);
    db_bind_text(store->db, ":quarter", quarter);
    return store_finish(store, NULL, diag);
}

/* The scores that are due, under the token that is there; what it had goes. */
static bool put_under(struct store *store, const struct due *due, const char *token,
                      const char *quarter, struct diag *diag)
{
    char *payload = payload_in(due->payload, quarter), *old;
    int tries;
    bool done = parcel_find(store, "scores", token, &old, &tries, diag);
    if (done) {
        free(old);
        done = parcel_drop(store, "scores", token, diag) &&
               parcel_put(store, "scores", token, payload ? payload : due->payload, due->leaves,
                          tries, diag);
    }
    free(payload);
    if (!done)
        return false;
    db_start(store->db, SQL_SCORE_TALK);
    db_bind_text(store->db, ":token", token);
    db_bind_text(store->db, ":talk", due->talk);
    db_bind_text(store->db, ":code", due->code);
    db_bind_int(store->db, ":decided", due->decided);
    return store_finish(store, NULL, diag);
}

static bool settle(struct store *store, const struct due *due, struct quarter now,
                   struct diag *diag)
{
    struct beside beside;
    char quarter[QUARTER_SIZE];
    /* The registry may have it, and knows nothing of the token once that quarter is closed: it would count twice. */
    if (due->tries > 0 && quarter_compare(quarter_in(due), now) < 0)
        return parcel_drop(store, "scores", due->token, diag);
    quarter_to_id(later(quarter_in(due), now), quarter);
    if (!find_beside(store, due, quarter, &beside, diag))
        return false;
    if (!*beside.token)
        return move(store, due, quarter, diag);
    return scores_end(store, due->token, NULL, diag) &&
           (due->started < beside.started || put_under(store, due, beside.token, quarter, diag));
}

static void free_all(struct due *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(items[i].payload);
    free(items);
}

/* Within the transaction. */
static bool settle_all(struct store *store, struct quarter now, struct diag *diag)
{
    struct due *items = NULL;
    size_t count = 0;
    bool done = read_all(store, &items, &count, diag);
    for (size_t i = 0; done && i < count; i++)
        done = settle(store, &items[i], now, diag);
    free_all(items, count);
    return done;
}

/* Mostly there is nothing to do, and then nothing is locked. */
bool store_settle_scores(struct store *store, struct quarter now, struct diag *diag)
{
    struct due *items = NULL;
    size_t count = 0;
    bool done = read_all(store, &items, &count, diag);
    free_all(items, count);
    if (!done || count == 0)
        return done;
    return db_begin(store->db, diag) && store_end(store, settle_all(store, now, diag), diag);
}
