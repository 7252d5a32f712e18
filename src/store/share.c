/*
 * What was decided to be shared, and taking it back. A decision puts a parcel in the outbox that holds all that will leave,
 * so nothing that is typed later gets into it; deciding again puts another one in its place. What never left leaves no row
 * when it is taken back. As soon as a parcel was tried it counts as gone: a withdrawal goes after it then.
 */
#include "store/share.h"

#include <assert.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "internal.h"
#include "score.h"

/* ORDER of SHARE_COLUMNS. */
enum {
    COLUMN_ACTION,
    COLUMN_ROUND,
    COLUMN_PERSON_AS,
    COLUMN_TEAM,
    COLUMN_MAY_CONTACT,
    COLUMN_CODE,
    COLUMN_DECIDED,
    COLUMN_LEAVES,
    COLUMN_REVISION,
    COLUMN_SENT_REVISION,
    COLUMN_NOW_REVISION,
    COLUMN_WAITS,
    COLUMN_PARCEL_LEAVES,
    COLUMN_REFUSED,
    COLUMN_TROUBLE,
    COLUMN_MISSING
};

void share_done(struct share *share)
{
    free(share->person_as);
    free(share->team);
    free(share->trouble);
    *share = (struct share){0};
}

void share_list_done(struct share_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        share_done(&list->items[i]);
    free(list->items);
    *list = (struct share_list){0};
}

/* --- reading ------------------------------------------------------------ */

static enum share_state read_state(struct store *store, const struct share *share)
{
    struct db *db = store->db;
    if (db_int(db, COLUMN_WAITS)) {
        if (db_int(db, COLUMN_REFUSED))
            return SHARE_REFUSED;
        return db_int(db, COLUMN_PARCEL_LEAVES) > clock_now(store->clock) ? SHARE_WAITS
                                                                          : SHARE_READY;
    }
    if (share->missing)
        return SHARE_MISSING;
    return db_int(db, COLUMN_NOW_REVISION) > share->revision ? SHARE_CHANGED : SHARE_SENT;
}

static void read_share(struct store *store, struct share *out)
{
    struct db *db = store->db;
    const char *code = db_text(db, COLUMN_CODE);
    *out = (struct share){
        .round = (int)db_int(db, COLUMN_ROUND),
        .may_contact = db_int(db, COLUMN_MAY_CONTACT) != 0,
        .decided = db_int(db, COLUMN_DECIDED),
        .leaves = db_int(db, COLUMN_LEAVES),
        .revision = revision_fit(db_int(db, COLUMN_REVISION)),
        .sent_revision = (int)db_int(db, COLUMN_SENT_REVISION),
        .missing = db_int(db, COLUMN_MISSING) != 0,
    };
    store_read_id(store, COLUMN_ACTION, out->action);
    memcpy(out->code, code, strnlen(code, CODE_SIZE - 1));
    out->person_as = xstrdup(db_text(db, COLUMN_PERSON_AS));
    out->team = xstrdup(db_text(db, COLUMN_TEAM));
    out->state = read_state(store, out);
    out->trouble = xstrdup(db_is_null(db, COLUMN_TROUBLE) ? "" : db_text(db, COLUMN_TROUBLE));
}

/* The rows of the started statement; *out is untouched on failure. */
static bool read_all(struct store *store, struct share_list *out, struct diag *diag)
{
    struct share_list list = {0};
    while (db_step(store->db)) {
        list.items = xreallocarray(list.items, list.count + 1, sizeof *list.items);
        read_share(store, &list.items[list.count++]);
    }
    if (!db_end(store->db, diag)) {
        share_list_done(&list);
        return false;
    }
    *out = list;
    return true;
}

bool store_shares(struct store *store, const char *person_id, struct share_list *out,
                  struct diag *diag)
{
    db_start(store->db, person_id ? SQL_SHARE_OF_PERSON : SQL_SHARE_ALL);
    if (person_id)
        db_bind_text(store->db, ":person", person_id);
    return read_all(store, out, diag);
}

bool store_shares_from(struct store *store, const char *prefix, struct share_list *out,
                       struct diag *diag)
{
    struct prefix bounds;
    if (strlen(prefix) < PREFIX_MIN) {
        *out = (struct share_list){0};
        return true;
    }
    prefix_start(store, SQL_SHARE_FROM, prefix, &bounds);
    bool done = read_all(store, out, diag);
    prefix_done(&bounds);
    return done;
}

bool store_find_share(struct store *store, const char *action, struct share *out, struct diag *diag)
{
    struct share_list list;
    db_start(store->db, SQL_SHARE_FIND);
    db_bind_text(store->db, ":action", action);
    if (!read_all(store, &list, diag))
        return false;
    if (list.count > 0) {
        *out = list.items[0];
        list.count = 0;
    } else {
        *out = (struct share){.state = SHARE_NONE};
        memcpy(out->action, action, strnlen(action, UUID_SIZE - 1));
        out->person_as = xstrdup("");
        out->team = xstrdup("");
        out->trouble = xstrdup("");
    }
    share_list_done(&list);
    return true;
}

bool store_share_code(struct store *store, const char *person_id, char out[CODE_SIZE],
                      struct diag *diag)
{
    char code[CODE_SIZE] = "", *team = utf8_fold(person_id);
    db_start(store->db, SQL_SHARE_CODE);
    db_bind_text(store->db, ":of", person_id);
    db_bind_text(store->db, ":team", team);
    if (db_step(store->db))
        strncat(code, db_text(store->db, 0), CODE_SIZE - 1);
    free(team);
    if (!db_end(store->db, diag))
        return false;
    memcpy(out, code, CODE_SIZE);
    return true;
}

/* --- deciding ----------------------------------------------------------- */

/* With what only the store knows. NULL when it is no object; the caller frees it. */
static char *complete(const char *payload, int round, int revision)
{
    json_t *object = json_loads(payload, 0, NULL);
    char *text = NULL;
    if (json_is_object(object)) {
        json_object_set_new(object, "round", json_integer(round));
        json_object_set_new(object, "revision", json_integer(revision));
        text = json_dumps(object, JSON_COMPACT);
    }
    json_decref(object);
    return text;
}

static int revision_of(const char *payload)
{
    json_t *object = json_loads(payload, 0, NULL);
    int revision = revision_fit(json_integer_value(json_object_get(object, "revision")));
    json_decref(object);
    return revision;
}

static bool next_round(struct store *store, const char *action, int *round, struct diag *diag)
{
    db_start(store->db, SQL_SHARE_ROUND);
    db_bind_text(store->db, ":action", action);
    if (db_step(store->db))
        *round = (int)db_int(store->db, 0);
    return db_end(store->db, diag);
}

static bool mark_action(struct store *store, const char *action, bool shared, struct diag *diag)
{
    db_start(store->db, SQL_ACTION_SHARED);
    db_bind_text(store->db, ":action", action);
    db_bind_int(store->db, ":shared", shared);
    return store_finish(store, NULL, diag);
}

static bool put_share(struct store *store, const struct share *share, int round, struct diag *diag)
{
    struct db *db = store->db;
    db_start(db, SQL_SHARE_PUT);
    db_bind_text(db, ":action", share->action);
    db_bind_int(db, ":round", round);
    db_bind_text(db, ":person_as", share->person_as);
    db_bind_text(db, ":team", share->team);
    db_bind_int(db, ":may_contact", share->may_contact);
    db_bind_text(db, ":code", share->code);
    db_bind_int(db, ":decided", share->decided);
    db_bind_int(db, ":leaves", share->leaves);
    db_bind_int(db, ":revision", share->revision);
    return store_finish(store, NULL, diag);
}

/*
 * The registry takes a higher revision only: where a name or a team changes and the action did not, one more than all that
 * may have left. *tries is what stays known of the parcel that this one replaces.
 */
static bool next_revision(struct store *store, const struct share *share, const struct share *old,
                          int *revision, int *tries, struct diag *diag)
{
    char *payload;
    int above = old->sent_revision;
    if (!parcel_find(store, "share", share->action, &payload, tries, diag))
        return false;
    if (payload && *tries > 0 && revision_of(payload) > above)
        above = revision_of(payload);
    *revision = share->revision > above ? share->revision : revision_fit((int64_t)above + 1);
    free(payload);
    return true;
}

static bool replace_parcel(struct store *store, const struct share *share, const struct share *old,
                           int round, const char *payload, struct diag *diag)
{
    int revision = 0, tries = 0;
    if (!next_revision(store, share, old, &revision, &tries, diag))
        return false;
    char *whole = complete(payload, round, revision);
    assert(whole);
    bool done = parcel_drop(store, "share", share->action, diag) &&
                parcel_put(store, "share", share->action, whole, share->leaves, tries, diag);
    free(whole);
    return done;
}

static bool is_same(const struct share *share, const struct share *old)
{
    return (old->state == SHARE_SENT || old->state == SHARE_CHANGED) &&
           share->revision == old->revision && share->may_contact == old->may_contact &&
           strcmp(share->person_as, old->person_as) == 0 && strcmp(share->team, old->team) == 0;
}

/* Within the transaction. */
static bool decide(struct store *store, const struct share *share, const char *payload, int *round,
                   struct diag *diag)
{
    struct share old;
    if (!store_find_share(store, share->action, &old, diag))
        return false;
    bool done = true, same = old.state != SHARE_NONE && is_same(share, &old);
    *round = old.round;
    if (old.state == SHARE_NONE)
        done = next_round(store, share->action, round, diag);
    if (done && !same)
        done = mark_action(store, share->action, true, diag) &&
               (db_changes(store->db) > 0 || store_gone(diag)) &&
               put_share(store, share, *round, diag) &&
               replace_parcel(store, share, &old, *round, payload, diag);
    share_done(&old);
    return done;
}

/* Nothing is filled in where it is not kept. */
bool store_decide(struct store *store, struct share *shares, const char *const *payloads,
                  size_t count, struct score_choice *scores, struct diag *diag)
{
    char token[UUID_SIZE] = "";
    if (!db_begin(store->db, diag))
        return false;
    bool done = true;
    int *rounds = xcalloc(count + 1, sizeof *rounds);
    for (size_t i = 0; done && i < count; i++)
        done = decide(store, &shares[i], payloads[i], &rounds[i], diag);
    if (done && scores)
        done = scores_decide(store, scores, token, diag);
    done = store_end(store, done, diag);
    for (size_t i = 0; done && i < count; i++)
        shares[i].round = rounds[i];
    if (done && scores)
        memcpy(scores->token, token, UUID_SIZE);
    free(rounds);
    return done;
}

bool store_decide_share(struct store *store, struct share *share, const char *payload,
                        struct diag *diag)
{
    return store_decide(store, share, &payload, 1, NULL, diag);
}

bool store_decide_scores(struct store *store, struct score_choice *choice, struct diag *diag)
{
    return store_decide(store, NULL, NULL, 0, choice, diag);
}

/* --- taking back -------------------------------------------------------- */

static bool run_on_action(struct store *store, enum statement statement, const char *action,
                          struct diag *diag)
{
    db_start(store->db, statement);
    db_bind_text(store->db, ":action", action);
    return store_finish(store, NULL, diag);
}

/* Of what may have left: its words go from here now, and a withdrawal goes after it. */
static bool end_left(struct store *store, const struct share *share, struct diag *diag)
{
    int64_t now = clock_now(store->clock);
    char *payload = xasprintf("{\"round\":%d}", share->round);
    bool done = parcel_put(store, "withdraw", share->action, payload, now, 0, diag);
    free(payload);
    if (!done)
        return false;
    db_start(store->db, SQL_SHARE_END);
    db_bind_text(store->db, ":action", share->action);
    db_bind_int(store->db, ":now", now);
    return store_finish(store, NULL, diag);
}

static bool end_standing(struct store *store, const struct share *share, struct diag *diag)
{
    char *payload;
    int tries;
    if (!parcel_find(store, "share", share->action, &payload, &tries, diag))
        return false;
    free(payload);
    bool left = share->sent_revision > 0 || tries > 0;
    return parcel_drop(store, "share", share->action, diag) &&
           (left ? end_left(store, share, diag)
                 : run_on_action(store, SQL_SHARE_UNDO, share->action, diag)) &&
           mark_action(store, share->action, false, diag) &&
           run_on_action(store, SQL_REPLY_REMOVE, share->action, diag);
}

bool share_end(struct store *store, const char *action, int *count, struct diag *diag)
{
    struct share share;
    if (!store_find_share(store, action, &share, diag))
        return false;
    bool stands = share.state != SHARE_NONE;
    bool done = !stands || end_standing(store, &share, diag);
    if (count)
        *count += stands;
    share_done(&share);
    return done;
}

/* Of a code: what was decided until then. */
static bool is_by_code(enum statement statement)
{
    return statement == SQL_SHARE_BY_CODE || statement == SQL_SCORE_BY_CODE;
}

/* The ids come first: nothing may be written while they are read. */
static bool find_ids(struct store *store, enum statement statement, const char *key, int64_t until,
                     char (**ids)[UUID_SIZE], size_t *count, struct diag *diag)
{
    *ids = NULL;
    *count = 0;
    db_start(store->db, statement);
    db_bind_text(store->db, ":key", key);
    if (is_by_code(statement))
        db_bind_int(store->db, ":until", until);
    while (db_step(store->db)) {
        *ids = xreallocarray(*ids, *count + 1, sizeof **ids);
        store_read_id(store, 0, (*ids)[(*count)++]);
    }
    return db_end(store->db, diag);
}

static bool end_all(struct store *store, enum statement statement, const char *key, int64_t until,
                    int *count,
                    bool (*end)(struct store *store, const char *id, int *count, struct diag *diag),
                    struct diag *diag)
{
    char(*ids)[UUID_SIZE];
    size_t found;
    bool done = find_ids(store, statement, key, until, &ids, &found, diag);
    for (size_t i = 0; done && i < found; i++)
        done = end(store, ids[i], count, diag);
    free(ids);
    return done;
}

bool share_end_all(struct store *store, enum statement statement, const char *key, int *count,
                   struct diag *diag)
{
    return end_all(store, statement, key, INT64_MAX, count, share_end, diag);
}

bool scores_end_all(struct store *store, enum statement statement, const char *key, int *count,
                    struct diag *diag)
{
    return end_all(store, statement, key, INT64_MAX, count, scores_end, diag);
}

bool store_withdraw_share(struct store *store, const char *action, int *count, struct diag *diag)
{
    int found = 0;
    if (!db_begin(store->db, diag) ||
        !store_end(store, share_end(store, action, &found, diag), diag))
        return false;
    *count = found;
    return true;
}

bool store_withdraw_code(struct store *store, const char *code, int *count, bool *scores,
                         struct diag *diag)
{
    int actions = 0, tokens = 0;
    if (!db_begin(store->db, diag))
        return false;
    bool done = share_end_all(store, SQL_SHARE_BY_CODE, code, &actions, diag) &&
                scores_end_all(store, SQL_SCORE_BY_CODE, code, &tokens, diag);
    if (!store_end(store, done, diag))
        return false;
    *count = actions;
    *scores = tokens > 0;
    return true;
}

/* What waits to leave, as it was decided, in a round of its own: this one has ended. */
static bool renew(struct store *store, const struct share *share, const char *payload,
                  struct diag *diag)
{
    int round = 0;
    if (!share_end(store, share->action, NULL, diag) ||
        !next_round(store, share->action, &round, diag))
        return false;
    char *whole = complete(payload, round, revision_of(payload));
    if (!whole) /* nothing that could leave */
        return true;
    bool done = mark_action(store, share->action, true, diag) &&
                (db_changes(store->db) > 0 || store_gone(diag)) &&
                put_share(store, share, round, diag) &&
                parcel_put(store, "share", share->action, whole, share->leaves, 0, diag);
    free(whole);
    return done;
}

/* Ends it, and the leader is to hear of it. */
static bool end_gone(struct store *store, const char *action, int *count, struct diag *diag)
{
    struct share share;
    if (!store_find_share(store, action, &share, diag))
        return false;
    bool done = share.state == SHARE_NONE || share_end(store, action, count, diag);
    if (done && share.state != SHARE_NONE) {
        db_start(store->db, SQL_SHARE_GONE);
        db_bind_text(store->db, ":action", action);
        db_bind_int(store->db, ":round", share.round);
        db_bind_int(store->db, ":now", clock_now(store->clock));
        done = store_finish(store, NULL, diag);
    }
    share_done(&share);
    return done;
}

/* Within the transaction. */
static bool end_code(struct store *store, const char *code, int64_t until, int *count,
                     struct diag *diag)
{
    return end_all(store, SQL_SHARE_BY_CODE, code, until, count, end_gone, diag) &&
           end_all(store, SQL_SCORE_BY_CODE, code, until, NULL, scores_end, diag);
}

bool store_code_gone(struct store *store, const char *code, int64_t moment, int *count,
                     struct diag *diag)
{
    int found = 0;
    if (!db_begin(store->db, diag) ||
        !store_end(store, end_code(store, code, moment, &found, diag), diag))
        return false;
    *count = found;
    return true;
}

bool store_codes(struct store *store, char (**codes)[CODE_SIZE], size_t *count, struct diag *diag)
{
    *codes = NULL;
    *count = 0;
    db_start(store->db, SQL_SHARE_CODES);
    while (db_step(store->db)) {
        *codes = xreallocarray(*codes, *count + 1, sizeof **codes);
        snprintf((*codes)[(*count)++], CODE_SIZE, "%s", db_text(store->db, 0));
    }
    return db_end(store->db, diag);
}

static bool end_or_renew(struct store *store, const struct share *share, int64_t until,
                         struct diag *diag)
{
    char *payload = NULL;
    int tries;
    if (share->decided > until &&
        !parcel_find(store, "share", share->action, &payload, &tries, diag))
        return false;
    bool done =
        payload ? renew(store, share, payload, diag) : end_gone(store, share->action, NULL, diag);
    free(payload);
    return done;
}

bool store_share_gone(struct store *store, const char *action, int64_t moment, struct diag *diag)
{
    struct share share = {0};
    int64_t until = moment > 0 ? moment : INT64_MAX;
    if (!db_begin(store->db, diag))
        return false;
    bool done = store_find_share(store, action, &share, diag);
    if (done && share.state != SHARE_NONE)
        done = end_or_renew(store, &share, until, diag) &&
               end_code(store, share.code, until, NULL, diag);
    share_done(&share);
    return store_end(store, done, diag);
}

/* --- what the registry has --------------------------------------------- */

/* Within the transaction. */
static bool withdraw_again(struct store *store, const char *action, int round, struct diag *diag)
{
    char *waiting;
    int tries;
    bool ended = false;
    db_start(store->db, SQL_SHARE_WAS_ENDED);
    db_bind_text(store->db, ":action", action);
    db_bind_int(store->db, ":round", round);
    if (!store_finish(store, &ended, diag) ||
        !parcel_find(store, "withdraw", action, &waiting, &tries, diag))
        return false;
    char *payload = xasprintf("{\"round\":%d}", round);
    bool done = !ended || waiting ||
                parcel_put(store, "withdraw", action, payload, clock_now(store->clock), 0, diag);
    free(payload);
    free(waiting);
    return done;
}

bool store_withdraw_again(struct store *store, const char *action, int round, struct diag *diag)
{
    return db_begin(store->db, diag) &&
           store_end(store, withdraw_again(store, action, round, diag), diag);
}

bool store_share_misses(struct store *store, const char *action, bool missing, struct diag *diag)
{
    db_start(store->db, SQL_SHARE_MISSES);
    db_bind_text(store->db, ":action", action);
    db_bind_int(store->db, ":missing", missing);
    return store_finish(store, NULL, diag);
}

/* --- erasing ------------------------------------------------------------ */

/* No more than ids stay of it. */
static bool forget(struct store *store, const char *action, int *count, struct diag *diag)
{
    return share_end(store, action, count, diag) &&
           run_on_action(store, SQL_SHARE_FORGET, action, diag);
}

bool share_erase_talk(struct store *store, const char *interview, struct diag *diag)
{
    return end_all(store, SQL_SHARE_OF_TALK, interview, INT64_MAX, NULL, forget, diag) &&
           scores_end_all(store, SQL_SCORE_BY_TALK, interview, NULL, diag);
}

bool share_erase_change(struct store *store, const char *action, const char *interview,
                        struct diag *diag)
{
    bool after = false;
    db_start(store->db, SQL_SHARE_AFTER_TALK);
    db_bind_text(store->db, ":action", action);
    db_bind_text(store->db, ":interview", interview);
    return store_finish(store, &after, diag) && (!after || share_end(store, action, NULL, diag));
}
