#ifndef WG_TEST_STORE_SHARE_FIXTURE_H
#define WG_TEST_STORE_SHARE_FIXTURE_H

/* Deciding, sending and looking at the outbox, as session does it. */
#include "store/fixture.h"

#include "db/db.h"
#include "store/review.h"
#include "store/share.h"

enum { DAY = 24 * 60 * 60 };

static inline void make_action(struct fixture *fixture, const char *talk, struct action *action)
{
    action_init(action);
    uuid_new(&fixture->ids, action->id);
    action_set(action, ACTION_WHAT, "Een Vijgenboom planten");
    assert_done(fixture, store_save_action(fixture->store, talk, action, EVENT_MADE, ACTION_WHAT,
                                           &fixture->diag));
    action->revision = 1;
}

/* A talk with Amina of the team Zorg, with one action. */
static inline void shared_talk(struct fixture *fixture, char person[UUID_SIZE],
                               char talk[UUID_SIZE], struct action *action)
{
    fixture_person(fixture, "Amina", "Zorg", person);
    assert_done(fixture, store_add_interview(fixture->store, person, NULL, fixture_script(), "{}",
                                             talk, &fixture->diag));
    make_action(fixture, talk, action);
}

static inline void change(struct fixture *fixture, const char *talk, struct action *action,
                          enum action_field field, const char *text)
{
    action_set(action, field, text);
    assert_done(fixture, store_save_action(fixture->store, talk, action, EVENT_CHANGED, field,
                                           &fixture->diag));
    action->revision++;
}

/* With a time to think of two days; gives the round. */
static inline int decide(struct fixture *fixture, const struct action *action,
                         const char *person_as, const char *code)
{
    struct share share = {.may_contact = true,
                          .decided = fixture->clock.fixed_now,
                          .leaves = fixture->clock.fixed_now + 2 * DAY,
                          .revision = action->revision};
    char *payload = xasprintf("{\"person\":\"%s\",\"what\":\"%s\",\"code\":\"%s\"}", person_as,
                              action_get(action, ACTION_WHAT), code);
    memcpy(share.action, action->id, UUID_SIZE);
    snprintf(share.code, CODE_SIZE, "%s", code);
    share.person_as = xstrdup(person_as);
    share.team = xstrdup("Zorg");
    assert_done(fixture, store_decide_share(fixture->store, &share, payload, &fixture->diag));
    int round = share.round;
    share_done(&share);
    free(payload);
    return round;
}

static inline struct score_choice decide_scores(struct fixture *fixture, const char *person,
                                                const char *talk, const char *code, int quarter)
{
    struct score_choice choice = {.person_id = person,
                                  .interview = talk,
                                  .code = code,
                                  .payload = "{\"rows\":[]}",
                                  .quarter = {2026, quarter},
                                  .leaves = fixture->clock.fixed_now + 2 * DAY};
    assert_done(fixture, store_decide_scores(fixture->store, &choice, &fixture->diag));
    return choice;
}

static inline void withdraw(struct fixture *fixture, const char *action, int wanted)
{
    int count = 99;
    assert_done(fixture, store_withdraw_share(fixture->store, action, &count, &fixture->diag));
    assert_int_equal(count, wanted);
}

static inline void outbox(struct fixture *fixture, struct parcel_list *out)
{
    assert_done(fixture, store_outbox(fixture->store, out, &fixture->diag));
}

/* The kinds in order. */
static inline void assert_outbox(struct fixture *fixture, const char *wanted)
{
    struct parcel_list list;
    char kinds[200] = "";
    outbox(fixture, &list);
    for (size_t i = 0; i < list.count; i++)
        strcat(strcat(kinds, i ? " " : ""), list.items[i].kind);
    assert_string_equal(kinds, wanted);
    parcel_list_done(&list);
}

/* All that may leave does; or is only tried. */
static inline void send_all_as(struct fixture *fixture, bool arrives)
{
    struct parcel_list list;
    bool there;
    outbox(fixture, &list);
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].leaves > fixture->clock.fixed_now)
            continue;
        assert_done(fixture,
                    store_parcel_try(fixture->store, &list.items[i], &there, &fixture->diag));
        assert_true(there);
        if (arrives)
            assert_done(fixture, store_parcel_sent(fixture->store, &list.items[i], &fixture->diag));
    }
    parcel_list_done(&list);
}

static inline void send_all(struct fixture *fixture)
{
    send_all_as(fixture, true);
}

static inline void send_all_at(struct fixture *fixture, int seconds)
{
    fixture_wait(fixture, seconds);
    send_all(fixture);
}

static inline void try_all_at(struct fixture *fixture, int seconds)
{
    fixture_wait(fixture, seconds);
    send_all_as(fixture, false);
}

static inline enum share_state state_of(struct fixture *fixture, const char *action)
{
    struct share share;
    assert_done(fixture, store_find_share(fixture->store, action, &share, &fixture->diag));
    enum share_state state = share.state;
    share_done(&share);
    return state;
}

static inline void assert_share(struct fixture *fixture, const char *action, enum share_state state,
                                int round)
{
    struct share share;
    assert_done(fixture, store_find_share(fixture->store, action, &share, &fixture->diag));
    assert_string_equal(share_state_id(share.state), share_state_id(state));
    assert_int_equal(share.round, round);
    share_done(&share);
}

enum { TABLE_SHARE, TABLE_TOKEN, TABLE_MARKED };
static inline int64_t rows_where(struct fixture *fixture, size_t table, const char *id)
{
    static const struct db_statement statements[] = {
        {"SHARE", "SELECT count(*) FROM share WHERE :id = ''"},
        {"TOKEN", "SELECT count(*) FROM score_token WHERE :id = ''"},
        {"MARKED", "SELECT shared FROM action WHERE id = :id"},
    };
    static const char *const migrations[] = {"", "", "", ""};
    const struct db_setup setup = {0x57614765, migrations, 4, statements, 3};
    char *path = folder_path(fixture->folder, "interviews.db");
    struct db *db = db_open(path, &setup, &fixture->diag);
    assert_done(fixture, db != NULL);
    db_start(db, table);
    db_bind_text(db, ":id", id);
    assert_true(db_step(db));
    int64_t count = db_int(db, 0);
    assert_done(fixture, db_end(db, &fixture->diag));
    db_close(db);
    free(path);
    return count;
}

static inline int64_t rows_of(struct fixture *fixture, size_t table)
{
    return rows_where(fixture, table, "");
}

static inline bool is_marked(struct fixture *fixture, const char *action)
{
    return rows_where(fixture, TABLE_MARKED, action) != 0;
}

#endif
