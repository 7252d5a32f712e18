/*
 * What the registry said when it was last reached: HR's answers to the leader's own shares, the teams, the settings. So a
 * screen shows them without a network.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "internal.h"
#include "store/share.h"

enum { ANSWER_DAYS = 14, SECONDS_A_DAY = 24 * 60 * 60 };

/* --- reading ------------------------------------------------------------ */

/* ORDER of REPLY_ALL. */
enum {
    COLUMN_ACTION,
    COLUMN_STATE,
    COLUMN_WHO,
    COLUMN_BY,
    COLUMN_TEXT,
    COLUMN_MOMENT,
    COLUMN_ASKED,
    COLUMN_MARK,
    COLUMN_SEEN,
    COLUMN_NEED,
    COLUMN_OWNER,
    COLUMN_STATUS
};

/*
 * Whether it waits too long is seen by how the action stands now. HR may have answered since the registry was looked at: where
 * that is long ago, nobody is said to wait.
 */
static bool is_long(struct store *store, const struct hr_answer *answer,
                    const struct registry_seen *known)
{
    struct db *db = store->db;
    if (known->reached < answer->asked || clock_now(store->clock) - known->reached > SECONDS_A_DAY)
        return false;
    struct shared_action shared;
    shared_action_init(&shared);
    action_set(&shared.action, ACTION_NEED, db_text(db, COLUMN_NEED));
    action_set(&shared.action, ACTION_OWNER, db_text(db, COLUMN_OWNER));
    action_set(&shared.action, ACTION_STATUS, db_text(db, COLUMN_STATUS));
    shared.reply.state = answer->reply.state;
    shared.asked = answer->asked;
    bool waits = shared_waits_long(&shared, clock_today(store->clock), known->answer_days);
    shared_action_done(&shared);
    return waits;
}

static void read_answer(struct store *store, const struct registry_seen *known,
                        struct hr_answer *out)
{
    struct db *db = store->db;
    *out = (struct hr_answer){.asked = db_int(db, COLUMN_ASKED)};
    store_read_id(store, COLUMN_ACTION, out->action);
    question_state_from_id(db_text(db, COLUMN_STATE), &out->reply.state);
    talk_mark_from_id(db_text(db, COLUMN_MARK), &out->mark);
    out->reply.who = xstrdup(db_text(db, COLUMN_WHO));
    out->reply.account = xstrdup("");
    out->reply.by = xstrdup(db_text(db, COLUMN_BY));
    out->reply.text = xstrdup(db_text(db, COLUMN_TEXT));
    out->reply.moment = db_int(db, COLUMN_MOMENT);
    out->is_new = db_int(db, COLUMN_SEEN) < out->reply.moment;
    out->is_long = is_long(store, out, known);
}

/* `seen` is how far the leader has opened each. */
static bool read_answers(struct store *store, const struct registry_seen *known,
                         struct hr_answer_list *list, int64_t **seen, struct diag *diag)
{
    db_start(store->db, SQL_REPLY_ALL);
    while (db_step(store->db)) {
        list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
        *seen = xreallocarray(*seen, list->count + 1, sizeof **seen);
        (*seen)[list->count] = db_int(store->db, COLUMN_SEEN);
        read_answer(store, known, &list->items[list->count++]);
    }
    return db_end(store->db, diag);
}

static bool read_comments(struct store *store, struct hr_answer *answer, int64_t seen,
                          struct diag *diag)
{
    struct db *db = store->db;
    int64_t newest = answer->reply.moment;
    db_start(db, SQL_REPLY_COMMENTS);
    db_bind_text(db, ":action", answer->action);
    while (db_step(db)) {
        answer->comments =
            xreallocarray(answer->comments, answer->comment_count + 1, sizeof *answer->comments);
        struct comment *comment = &answer->comments[answer->comment_count++];
        *comment = (struct comment){.who = xstrdup(db_text(db, 0)),
                                    .account = xstrdup(""),
                                    .text = xstrdup(db_text(db, 1)),
                                    .moment = db_int(db, 2)};
        newest = comment->moment > newest ? comment->moment : newest;
    }
    answer->is_new = seen < newest;
    return db_end(db, diag);
}

/* The caller frees *seen, one each, and the list. */
static bool load_answers(struct store *store, struct hr_answer_list *list, int64_t **seen,
                         struct diag *diag)
{
    struct registry_seen known = {0};
    if (!store_registry_seen(store, &known, diag))
        return false;
    bool done = read_answers(store, &known, list, seen, diag);
    for (size_t i = 0; done && i < list->count; i++)
        done = read_comments(store, &list->items[i], (*seen)[i], diag);
    registry_seen_done(&known);
    return done;
}

/* What was taken back at HR: nothing was said of it. */
static bool add_gone(struct store *store, struct hr_answer_list *list, struct diag *diag)
{
    db_start(store->db, SQL_SHARE_GONE_ALL);
    while (db_step(store->db)) {
        list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
        struct hr_answer *answer = &list->items[list->count++];
        *answer = (struct hr_answer){.is_new = true, .is_gone = true};
        store_read_id(store, 0, answer->action);
        answer->reply.moment = db_int(store->db, 1);
        answer->reply.who = xstrdup("");
        answer->reply.account = xstrdup("");
        answer->reply.by = xstrdup("");
        answer->reply.text = xstrdup("");
    }
    return db_end(store->db, diag);
}

bool store_answers(struct store *store, struct hr_answer_list *out, struct diag *diag)
{
    struct hr_answer_list list = {0};
    int64_t *seen = NULL;
    bool done = load_answers(store, &list, &seen, diag) && add_gone(store, &list, diag);
    free(seen);
    if (!done) {
        hr_answer_list_done(&list);
        return false;
    }
    *out = list;
    return true;
}

/* --- keeping ------------------------------------------------------------ */

/* As it would be kept. */
static bool same_text(const char *kept, const char *text, enum utf8_lines lines)
{
    char *clean = utf8_clean(text, strlen(text), lines);
    bool same = strcmp(kept, clean) == 0;
    free(clean);
    return same;
}

static bool same_comment(const struct comment *kept, const struct comment *now)
{
    return kept->moment == now->moment && same_text(kept->who, now->who, UTF8_ONE_LINE) &&
           same_text(kept->text, now->text, UTF8_MANY_LINES);
}

/* Nothing in it is new to whoever knows `before`; a mark that is gone is no news. */
static bool same_answer(const struct hr_answer *before, const struct shared_action *now)
{
    const struct reply *one = &before->reply, *other = &now->reply;
    bool same = one->state == other->state && one->moment == other->moment &&
                same_text(one->who, other->who, UTF8_ONE_LINE) &&
                same_text(one->by, other->by, UTF8_ONE_LINE) &&
                same_text(one->text, other->text, UTF8_MANY_LINES) &&
                before->comment_count == now->comment_count;
    for (size_t i = 0; same && i < now->comment_count; i++)
        same = same_comment(&before->comments[i], &now->comments[i]);
    return same && (now->mark == MARK_NONE || now->mark == before->mark);
}

static bool says_nothing(const struct shared_action *shared)
{
    return shared->reply.state == QUESTION_NEW && shared->reply.moment == 0 &&
           shared->comment_count == 0 && shared->mark == MARK_NONE;
}

static int64_t newest_of(const struct shared_action *shared)
{
    int64_t newest = shared->reply.moment;
    for (size_t i = 0; i < shared->comment_count; i++)
        newest = shared->comments[i].moment > newest ? shared->comments[i].moment : newest;
    return newest;
}

/* What was kept until now. */
struct known {
    struct hr_answer_list list;
    int64_t *seen;
};

static int64_t seen_of(const struct known *known, const struct shared_action *shared)
{
    for (size_t i = 0; i < known->list.count; i++) {
        if (strcmp(known->list.items[i].action, shared->action.id) != 0)
            continue;
        if (same_answer(&known->list.items[i], shared))
            return known->seen[i];
        return newest_of(shared) - 1;
    }
    return says_nothing(shared) ? 0 : newest_of(shared) - 1;
}

/* From another store: cleaned before it is kept. */
static void bind_clean(struct store *store, const char *name, const char *text,
                       enum utf8_lines lines, char **clean)
{
    *clean = utf8_clean(text, strlen(text), lines);
    db_bind_text(store->db, name, *clean);
}

static bool put_comment(struct store *store, const char *action, size_t number,
                        const struct comment *comment, struct diag *diag)
{
    char *who, *text;
    db_start(store->db, SQL_REPLY_COMMENT_PUT);
    db_bind_text(store->db, ":action", action);
    db_bind_int(store->db, ":number", (int64_t)number);
    bind_clean(store, ":who", comment->who, UTF8_ONE_LINE, &who);
    bind_clean(store, ":text", comment->text, UTF8_MANY_LINES, &text);
    db_bind_int(store->db, ":moment", comment->moment);
    bool done = store_finish(store, NULL, diag);
    free(who);
    free(text);
    return done;
}

static bool put_reply(struct store *store, const struct shared_action *shared, int64_t seen,
                      struct diag *diag)
{
    struct db *db = store->db;
    const struct reply *reply = &shared->reply;
    char *who, *by, *text;
    db_start(db, SQL_REPLY_PUT);
    db_bind_text(db, ":action", shared->action.id);
    db_bind_text(db, ":state", question_state_id(reply->state));
    bind_clean(store, ":who", reply->who, UTF8_ONE_LINE, &who);
    bind_clean(store, ":by_day", reply->by, UTF8_ONE_LINE, &by);
    bind_clean(store, ":text", reply->text, UTF8_MANY_LINES, &text);
    db_bind_int(db, ":moment", reply->moment);
    db_bind_int(db, ":asked", shared->asked);
    db_bind_text(db, ":mark", talk_mark_id(shared->mark));
    db_bind_int(db, ":seen", seen);
    bool done = store_finish(store, NULL, diag);
    free(who);
    free(by);
    free(text);
    return done;
}

/* What is not shared any more here gets no answer, whatever the registry still has. */
static bool stands(struct store *store, const char *action, bool *out, struct diag *diag)
{
    struct share share;
    if (!store_find_share(store, action, &share, diag))
        return false;
    *out = share.state != SHARE_NONE;
    share_done(&share);
    return true;
}

static bool keep_one(struct store *store, const struct known *known,
                     const struct shared_action *shared, struct diag *diag)
{
    bool is_shared;
    if (!stands(store, shared->action.id, &is_shared, diag))
        return false;
    if (!is_shared)
        return true;
    db_start(store->db, SQL_REPLY_REMOVE);
    db_bind_text(store->db, ":action", shared->action.id);
    bool done =
        store_finish(store, NULL, diag) && put_reply(store, shared, seen_of(known, shared), diag);
    for (size_t i = 0; done && i < shared->comment_count; i++)
        done = put_comment(store, shared->action.id, i, &shared->comments[i], diag);
    return done;
}

/* Of what the registry does not have, and is shared here, the last answer stays known. Within the transaction. */
static bool keep_all(struct store *store, const struct shared_list *mine, struct diag *diag)
{
    struct known known = {0};
    bool done = load_answers(store, &known.list, &known.seen, diag);
    if (done) {
        db_start(store->db, SQL_REPLY_CLEAR);
        done = store_finish(store, NULL, diag);
    }
    for (size_t i = 0; done && i < mine->count; i++)
        done = keep_one(store, &known, &mine->items[i], diag);
    hr_answer_list_done(&known.list);
    free(known.seen);
    return done;
}

bool store_keep_answers(struct store *store, const struct shared_list *mine, struct diag *diag)
{
    return db_begin(store->db, diag) && store_end(store, keep_all(store, mine, diag), diag);
}

bool store_answer_seen(struct store *store, const char *action, struct diag *diag)
{
    db_start(store->db, SQL_REPLY_SEEN);
    db_bind_text(store->db, ":action", action);
    if (!store_finish(store, NULL, diag))
        return false;
    db_start(store->db, SQL_SHARE_GONE_SEEN);
    db_bind_text(store->db, ":action", action);
    return store_finish(store, NULL, diag);
}

/* --- the registry itself ------------------------------------------------ */

void registry_seen_done(struct registry_seen *seen)
{
    for (size_t i = 0; i < seen->team_count; i++)
        free(seen->teams[i]);
    free(seen->teams);
    free(seen->place);
    free(seen->organisation);
    free(seen->contact);
    free(seen->trouble);
    *seen = (struct registry_seen){0};
}

static bool read_teams(struct store *store, struct registry_seen *out, struct diag *diag)
{
    db_start(store->db, SQL_SEEN_TEAMS);
    while (db_step(store->db)) {
        out->teams = xreallocarray(out->teams, out->team_count + 1, sizeof *out->teams);
        out->teams[out->team_count++] = xstrdup(db_text(store->db, 0));
    }
    return db_end(store->db, diag);
}

bool store_registry_seen(struct store *store, struct registry_seen *out, struct diag *diag)
{
    struct registry_seen seen = {.answer_days = ANSWER_DAYS};
    struct db *db = store->db;
    db_start(db, SQL_SEEN_READ);
    bool known = db_step(db);
    seen.place = xstrdup(known ? db_text(db, 0) : "");
    seen.organisation = xstrdup(known ? db_text(db, 1) : "");
    seen.contact = xstrdup(known ? db_text(db, 2) : "");
    if (known) {
        seen.answer_days = (int)db_int(db, 3);
        seen.reached = db_int(db, 4);
        seen.missing = (int)db_int(db, 6);
    }
    seen.trouble = xstrdup(known ? db_text(db, 5) : "");
    if (!db_end(db, diag) || !read_teams(store, &seen, diag)) {
        registry_seen_done(&seen);
        return false;
    }
    *out = seen;
    return true;
}

static bool put_teams(struct store *store, const struct registry_seen *seen, struct diag *diag)
{
    db_start(store->db, SQL_SEEN_TEAMS_CLEAR);
    bool done = store_finish(store, NULL, diag);
    for (size_t i = 0; done && i < seen->team_count; i++) {
        char *name;
        db_start(store->db, SQL_SEEN_TEAM_PUT);
        bind_clean(store, ":name", seen->teams[i], UTF8_ONE_LINE, &name);
        done = store_finish(store, NULL, diag);
        free(name);
    }
    return done;
}

/* What was sent to another registry was not sent to this one. */
static bool forget_counts(struct store *store, const struct registry_seen *seen, struct diag *diag)
{
    struct registry_seen before;
    if (!store_registry_seen(store, &before, diag))
        return false;
    bool same = strcmp(before.place, seen->place) == 0;
    registry_seen_done(&before);
    if (same)
        return true;
    db_start(store->db, SQL_COUNT_FORGET);
    return store_finish(store, NULL, diag);
}

/* Within the transaction. */
static bool put_seen(struct store *store, const struct registry_seen *seen, struct diag *diag)
{
    char *organisation, *contact;
    if (!forget_counts(store, seen, diag))
        return false;
    db_start(store->db, SQL_SEEN_PUT);
    db_bind_text(store->db, ":place", seen->place);
    bind_clean(store, ":organisation", seen->organisation, UTF8_ONE_LINE, &organisation);
    bind_clean(store, ":contact", seen->contact, UTF8_ONE_LINE, &contact);
    db_bind_int(store->db, ":answer_days", seen->answer_days);
    db_bind_int(store->db, ":reached", seen->reached);
    db_bind_text(store->db, ":trouble", seen->trouble);
    db_bind_int(store->db, ":missing", seen->missing);
    bool done = store_finish(store, NULL, diag);
    free(organisation);
    free(contact);
    return done && put_teams(store, seen, diag);
}

bool store_see_registry(struct store *store, const struct registry_seen *seen, struct diag *diag)
{
    return db_begin(store->db, diag) && store_end(store, put_seen(store, seen, diag), diag);
}
