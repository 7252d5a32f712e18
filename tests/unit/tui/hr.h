#ifndef WG_TEST_HR_H
#define WG_TEST_HR_H

/* A registry with something in it, filled as leaders fill it, and HR's screens on it. */
#include "after.h"

#include "domain/share.h"
#include "registry/review.h"
#include "registry/sharing.h"

#include "../../../src/tui/hr.h"

struct hr_test {
    struct stack *stack;
    char *where;
    struct registry_setup leader_setup, hr_setup;
    struct registry *leader, *hr;
    int made; /* actions so far */
    char code[CODE_SIZE];
};

/* What is shared; what is not said is usual. */
struct wish {
    const char *what, *need, *kind, *owner, *team, *person, *due, *status, *value;
    int days_ago;
    bool may_contact;
};

enum { A_DAY = 24 * 3600 };

static inline void hr_at(struct hr_test *test, int days_ago)
{
    test->stack->fixture->time.clock.fixed_now -= (int64_t)days_ago * A_DAY;
}

static inline void set_field(struct action *action, enum action_field field, const char *text)
{
    if (text)
        assert_true(action_set(action, field, text));
}

/* "00000000-0000-4000-9000-000000000001" … : the action's id, by its number from 1. */
static inline void hr_id(int number, char out[UUID_SIZE])
{
    snprintf(out, UUID_SIZE, "%08u-0000-4000-9000-000000000000", (unsigned)number % 100000000U);
}

static inline void hr_share(struct hr_test *test, const struct wish *wish)
{
    struct fixture *fixture = test->stack->fixture;
    struct shared_action shared;
    enum share_result result;

    shared_action_init(&shared);
    hr_id(++test->made, shared.action.id);
    shared.action.revision = shared.round = 1;
    set_field(&shared.action, ACTION_WHAT, wish->what);
    set_field(&shared.action, ACTION_NEED, wish->need);
    set_field(&shared.action, ACTION_KIND, wish->kind);
    set_field(&shared.action, ACTION_OWNER, wish->owner);
    set_field(&shared.action, ACTION_DUE, wish->due);
    set_field(&shared.action, ACTION_STATUS, wish->status);
    set_field(&shared.action, ACTION_VALUE, wish->value);
    xstrset(&shared.person, wish->person ? wish->person : "Amina Example");
    xstrset(&shared.team, wish->team ? wish->team : "North");
    xstrset(&shared.leader, test->leader_setup.leader);
    xstrset(&shared.leader_name, test->leader_setup.name);
    shared.may_contact = wish->may_contact;
    hr_at(test, wish->days_ago);
    if (!registry_share(test->leader, &shared, test->code, &result, &fixture->diag))
        fail_msg("%s", diag_text(&fixture->diag));
    hr_at(test, -wish->days_ago);
    assert_int_equal(result, SHARE_KEPT);
    shared_action_done(&shared);
}

static inline struct registry *hr_open_registry(const struct registry_setup *setup,
                                                struct fixture *fixture)
{
    struct registry *registry = registry_open(setup, NULL, &fixture->diag);

    if (!registry)
        fail_msg("%s", diag_text(&fixture->diag));
    return registry;
}

static inline int hr_make(void **state)
{
    struct hr_test *test = xcalloc(1, sizeof *test);
    struct fixture *fixture;
    void *stack;

    if (stack_make(&stack) != 0)
        return -1;
    test->stack = stack;
    fixture = test->stack->fixture;
    test->where = path_join(fixture->folder, "registry.db");
    test->leader_setup = (struct registry_setup){.where = test->where,
                                                 .clock = &fixture->time.clock,
                                                 .ids = &fixture->ids,
                                                 .leader = "leader-1",
                                                 .name = "J. Smit",
                                                 .account = "smit"};
    test->hr_setup = test->leader_setup;
    test->hr_setup.leader = "";
    test->hr_setup.name = "A. Bakker";
    test->hr_setup.account = "bakker";
    code_new(&fixture->ids, test->code);
    test->leader = hr_open_registry(&test->leader_setup, fixture);
    test->hr = hr_open_registry(&test->hr_setup, fixture);
    test->stack->setup.review = test->hr;
    fixture->setup.leader = "A. Bakker";
    *state = test;
    return 0;
}

static inline int hr_remove(void **state)
{
    struct hr_test *test = *state;
    void *stack = test->stack;

    while (test->stack->tui.depth > 0)
        tui_pop_now(&test->stack->tui);
    registry_close(test->leader);
    registry_close(test->hr);
    free(test->where);
    stack_remove(&stack);
    free(test);
    return 0;
}

#define HR_TEST(name) cmocka_unit_test_setup_teardown(name, hr_make, hr_remove)

static inline struct tui *hr_begin(struct hr_test *test)
{
    tui_push(&test->stack->tui, &hr_screen, NULL);
    free(stack_text(&test->stack->tui)); /* the loop paints before it takes a key */
    return &test->stack->tui;
}

/* What the loop does each second, after so much time. */
static inline void hr_wait(struct hr_test *test, int seconds)
{
    struct tui *tui = &test->stack->tui;
    const struct screen_kind *kind = tui_top(tui)->kind;

    pass(test->stack->fixture, 1000 * seconds);
    if (kind->tick)
        kind->tick(tui, tui_top(tui)->state);
}

/* All that the one HR colleague or the leader finds of an action; shared_action_done() it. */
static inline void hr_find(struct hr_test *test, int number, struct shared_action *out)
{
    char id[UUID_SIZE];

    hr_id(number, id);
    assert_true(registry_find(test->leader, id, out, &test->stack->fixture->diag));
}

static inline void assert_reply(struct hr_test *test, int number, enum question_state state,
                                const char *text)
{
    struct shared_action found;

    hr_find(test, number, &found);
    assert_int_equal(found.reply.state, state);
    assert_string_equal(found.reply.text, text);
    shared_action_done(&found);
}

/* The words stand in this order. */
static inline void assert_order(struct tui *tui, const char *first, const char *second)
{
    char *text = stack_text(tui);
    const char *a = strstr(text, first);

    if (!a || !strstr(a, second))
        fail_msg("\"%s\" does not come before \"%s\" in:\n%s", first, second, text);
    free(text);
}

#endif
