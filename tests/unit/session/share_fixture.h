#ifndef WG_TEST_SESSION_SHARE_FIXTURE_H
#define WG_TEST_SESSION_SHARE_FIXTURE_H

/* A leader with a registry in a file of its own, and HR beside it. */
#include "walk.h"

#include <sys/stat.h>

#include "registry/review.h"
#include "registry/sharing.h"
#include "session/agreement.h"
#include "session/outbox.h"
#include "session/share.h"
#include "store/agreement.h"

enum { DAY_MS = 24 * 3600 * 1000 };

/* The path stays until share_remove(). */
static inline int share_make(void **state)
{
    if (fixture_make(state) != 0)
        return -1;

    struct fixture *fixture = *state;

    fixture->setup.registry = path_join(fixture->folder, "shared.db");
    fixture->setup.account = "noor";
    fixture->setup.thinking_days = 2;
    return 0;
}

static inline int share_remove(void **state)
{
    struct fixture *fixture = *state;
    char *path = (char *)(uintptr_t)fixture->setup.registry;
    int done = fixture_remove(state);

    free(path);
    return done;
}

#define SHARE_TEST(name) cmocka_unit_test_setup_teardown(name, share_make, share_remove)

/* ---- a talk ---- */

/* Closed, with an action for each of the texts; gives the talk's id. */
static inline void hold_talk(struct fixture *fixture, const char *guide, const char *const *what,
                             size_t count, char talk[UUID_SIZE])
{
    struct session *session = begin(fixture, guide, "nl");

    memcpy(talk, session_interview(session)->id, UUID_SIZE);
    for (size_t i = 0; i < count; i++) {
        size_t index = session_add_action(session, VALUE_CONTACTS);

        assert_true(session_set_action(session, index, ACTION_WHAT, what[i], false));
    }
    assert_true(session_finish(session, true, &fixture->diag));
    end(fixture);
}

static inline void action_id(struct fixture *fixture, const char *talk, size_t index,
                             char id[UUID_SIZE])
{
    struct plan plan;

    assert_true(store_load_actions(fixture->store, talk, &plan, &fixture->diag));
    assert_true(index < plan.count);
    memcpy(id, plan.actions[index].id, UUID_SIZE);
    plan_done(&plan);
}

static inline void edit(struct fixture *fixture, const char *action, enum action_field field,
                        const char *text)
{
    const struct agreement_edit edit = {field, text};
    bool changed;

    assert_true(agreement_change(&fixture->setup, action, &edit, 1, &changed, &fixture->diag));
    assert_quiet(fixture);
}

/* ---- asking ---- */

static inline void load(struct fixture *fixture, const char *id, struct share_question *out)
{
    bool ok = share_load(&fixture->setup, id, out, &fixture->diag);

    assert_quiet(fixture);
    assert_true(ok);
}

/* Yes to the offers of which the bit is set; gives when it leaves. */
static inline int64_t say_yes(struct fixture *fixture, const char *id, unsigned offers, bool scores,
                              const char *person_as, char code[CODE_SIZE])
{
    struct share_question question;
    enum share_word words[32] = {SHARE_UNSAID};
    struct share_decision decision = {.words = words,
                                      .scores = scores ? SHARE_YES : SHARE_UNSAID,
                                      .person_as = person_as,
                                      .team = "Zorg"};
    int64_t leaves;

    load(fixture, id, &question);
    for (size_t i = 0; i < question.count; i++)
        words[i] = offers >> i & 1 ? SHARE_YES : SHARE_NO;
    assert_true(share_decide(&fixture->setup, &question, &decision, code, &leaves, &fixture->diag));
    assert_quiet(fixture);
    share_question_done(&question);
    return leaves;
}

static inline struct outbox_result send(struct fixture *fixture)
{
    struct outbox_result result;
    bool busy, ok = outbox_send(&fixture->setup, &result, &busy, &fixture->diag);

    assert_quiet(fixture);
    assert_true(ok);
    assert_false(busy);
    return result;
}

static inline enum share_state state_of(struct fixture *fixture, const char *action)
{
    struct share share;

    assert_true(store_find_share(fixture->store, action, &share, &fixture->diag));

    enum share_state state = share.state;

    share_done(&share);
    return state;
}

static inline size_t outbox_count(struct fixture *fixture)
{
    struct parcel_list list;

    assert_true(store_outbox(fixture->store, &list, &fixture->diag));

    size_t count = list.count;

    parcel_list_done(&list);
    return count;
}

/* ---- HR ---- */

static inline bool registry_is_there(const struct fixture *fixture)
{
    return access(fixture->setup.registry, F_OK) == 0;
}

struct hr {
    struct registry_setup setup;
    struct registry *registry;
};

static inline void hr_open(struct fixture *fixture, struct hr *hr)
{
    hr->setup = (struct registry_setup){.where = fixture->setup.registry,
                                        .clock = &fixture->time.clock,
                                        .ids = &fixture->ids,
                                        .leader = "",
                                        .name = "Petra",
                                        .account = "petra"};
    hr->registry = registry_open(&hr->setup, NULL, &fixture->diag);
    assert_quiet(fixture);
    assert_non_null(hr->registry);
}

/* All plans that HR can see; none when there is no registry. shared_list_done() it. */
static inline void hr_sees(struct fixture *fixture, struct shared_list *out)
{
    const struct plan_query query = {.sort = PLAN_SORT_NEWEST, .move = PAGE_FIRST, .rows = 500};
    struct plan_page page;
    struct hr hr;

    *out = (struct shared_list){0};
    if (!registry_is_there(fixture))
        return;
    hr_open(fixture, &hr);
    assert_true(registry_page(hr.registry, &query, &page, &fixture->diag));
    assert_quiet(fixture);
    *out = page.plans;
    registry_close(hr.registry);
}

static inline size_t hr_count(struct fixture *fixture)
{
    struct shared_list list;

    hr_sees(fixture, &list);

    size_t count = list.count;

    shared_list_done(&list);
    return count;
}

static inline int hr_withdraw(struct fixture *fixture, const char *code)
{
    struct hr hr;
    int count = 0;

    hr_open(fixture, &hr);
    assert_true(registry_withdraw_code(hr.registry, code, &count, &fixture->diag));
    assert_quiet(fixture);
    registry_close(hr.registry);
    return count;
}

#endif
