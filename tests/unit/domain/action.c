/* The action plan: which text a field takes, and the list of actions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/action.h"

static const struct {
    enum action_field field;
    const char *text;
    bool legal;
} settings[] = {
    {ACTION_VALUE, "income", true},
    {ACTION_VALUE, "", true},
    {ACTION_VALUE, "money", false},
    {ACTION_OWNER, "together", true},
    {ACTION_OWNER, "hr", true},
    {ACTION_OWNER, "", false},
    {ACTION_OWNER, "Together", false},
    {ACTION_KIND, "terms", true},
    {ACTION_KIND, "", true},
    {ACTION_KIND, "none", false},
    {ACTION_STATUS, "dropped", true},
    {ACTION_STATUS, "", false},
    {ACTION_STATUS, "closed", false},
    {ACTION_DUE, "2026-12-31", true},
    {ACTION_DUE, "", true},
    {ACTION_DUE, "before christmas", true},
    {ACTION_WHAT, "anything: {value}\n", true},
    {ACTION_OWN_PART, "", true},
    {ACTION_NOTICE, "x", true},
    {ACTION_REASON, "no time", true},
};

static void test_legal(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        struct action action;
        char before[32];

        action_init(&action);
        strcpy(before, action_get(&action, settings[i].field));
        assert_int_equal(action_set(&action, settings[i].field, settings[i].text),
                         settings[i].legal);
        assert_string_equal(action_get(&action, settings[i].field),
                            settings[i].legal ? settings[i].text : before);
        action_done(&action);
    }
}

static void test_support_from_id(void **state)
{
    (void)state;
    for (int i = 0; i < SUPPORT_COUNT; i++)
        assert_int_equal(support_from_id(support_id((enum support)i)), i);
    assert_int_equal(support_from_id(NULL), SUPPORT_NONE);
    assert_int_equal(support_from_id("none"), SUPPORT_NONE);
}

static void test_new_action(void **state)
{
    struct action action;

    (void)state;
    action_init(&action);
    assert_int_equal(action_owner(&action), OWNER_EMPLOYEE);
    assert_int_equal(action_status(&action), ACTION_AGREED);
    assert_true(action_is_blank(&action));
    assert_true(action_is_untouched(&action));
    /* Chosen from a list, not typed: nothing to lose yet. */
    action_set(&action, ACTION_VALUE, "income");
    action_set(&action, ACTION_OWNER, "leader");
    assert_true(action_is_untouched(&action));
    assert_int_equal(action_owner(&action), OWNER_LEADER);
    action_set(&action, ACTION_NEED, "time");
    assert_false(action_is_untouched(&action));
    assert_true(action_is_blank(&action));
    action_set(&action, ACTION_WHAT, "swap a shift");
    assert_false(action_is_blank(&action));
    action_done(&action);
}

static void test_names(void **state)
{
    struct action action;

    (void)state;
    action_init(&action);
    for (int i = 0; i < OWNER_COUNT; i++) {
        assert_true(action_set(&action, ACTION_OWNER, owner_id((enum owner)i)));
        assert_int_equal(action_owner(&action), i);
        assert_true(*owner_label((enum owner)i, PROCESS_ONE_ON_ONE));
    }
    for (int i = 0; i < SUPPORT_COUNT; i++) {
        assert_true(action_set(&action, ACTION_KIND, support_id((enum support)i)));
        assert_true(*support_label((enum support)i));
    }
    for (int i = 0; i < ACTION_STATUS_COUNT; i++) {
        assert_true(action_set(&action, ACTION_STATUS, action_status_id((enum action_status)i)));
        assert_int_equal(action_status(&action), i);
        assert_true(*action_status_label((enum action_status)i));
    }
    assert_string_equal(action_field_id(ACTION_VALUE), "value");
    assert_string_equal(action_field_id(ACTION_KIND), "kind");
    assert_string_equal(action_field_id(ACTION_FIRST_STEP), "first_step");
    assert_string_equal(action_field_id(ACTION_REASON), "reason");
    action_done(&action);
}

static void add(struct plan *plan, const char *id, const char *value)
{
    struct action action;

    action_init(&action);
    strcpy(action.id, id);
    action_set(&action, ACTION_VALUE, value);
    plan_add(plan, &action);
    action_done(&action);
}

static void test_plan(void **state)
{
    struct plan plan;

    (void)state;
    plan_init(&plan);
    add(&plan, "one", "income");
    add(&plan, "two", "");
    add(&plan, "three", "income");
    assert_int_equal(plan_find(&plan, "three"), 2);
    assert_int_equal(plan_count_for(&plan, VALUE_INCOME), 2);
    assert_int_equal(plan_count_for(&plan, VALUE_DECISIONS), 0);
    assert_int_equal(plan_count_for(&plan, VALUE_NONE), 1);
    plan_remove(&plan, 0);
    assert_int_equal(plan.count, 2);
    assert_int_equal(plan_find(&plan, "three"), 1);
    assert_true(plan_find(&plan, "one") == SIZE_MAX);
    action_copy(&plan.actions[0], &plan.actions[1]);
    assert_string_equal(plan.actions[0].id, "three");
    plan_done(&plan);
    assert_int_equal(plan.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_legal),      cmocka_unit_test(test_support_from_id),
        cmocka_unit_test(test_new_action), cmocka_unit_test(test_names),
        cmocka_unit_test(test_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
