/* Actions outside their talk: which are open, whose day passed, who promised; and their fields in words. */
#include "domain/agreement.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_states(void **state)
{
    static const struct {
        const char *what, *status, *due;
        bool is_open, passed; /* on 22 November 2026 */
    } cases[] = {
        {"x", "agreed", "", true, false},
        {"x", "busy", "2026-11-21", true, true},
        {"x", "agreed", "2026-11-22", true, false},
        {"x", "agreed", "2026-11-23", true, false},
        {"x", "agreed", "voor kerst", true, false},
        {"x", "done", "2026-11-21", false, false},
        {"x", "dropped", "2026-11-21", false, false},
        {"", "agreed", "2026-11-21", false, false}, /* nothing was agreed yet */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct agreement agreement = {0};

        action_init(&agreement.action);
        action_set(&agreement.action, ACTION_WHAT, cases[i].what);
        action_set(&agreement.action, ACTION_STATUS, cases[i].status);
        action_set(&agreement.action, ACTION_DUE, cases[i].due);
        if (agreement_is_open(&agreement) != cases[i].is_open ||
            agreement_passed(&agreement, (struct day){2026, 11, 22}) != cases[i].passed)
            fail_msg("case %zu", i);
        agreement_done(&agreement);
    }
}

static void test_promises(void **state)
{
    (void)state;
    for (int i = 0; i < OWNER_COUNT; i++) {
        struct agreement agreement = {0};
        bool promised = i == OWNER_LEADER || i == OWNER_ORGANISATION || i == OWNER_HR;

        action_init(&agreement.action);
        action_set(&agreement.action, ACTION_OWNER, owner_id((enum owner)i));
        assert_int_equal(agreement_is_promise(&agreement), promised);
        agreement_done(&agreement);
    }
}

static void test_events(void **state)
{
    static const char *const ids[EVENT_COUNT] = {"made", "changed", "removed", "restored"};

    (void)state;
    for (int i = 0; i < EVENT_COUNT; i++)
        assert_string_equal(action_event_id((enum action_event)i), ids[i]);
}

static void test_fields_in_words(void **state)
{
    static const struct {
        enum action_field field;
        const char *kept, *shown;
    } cases[] = {
        {ACTION_WHAT, "done", "done"}, /* words stay words */
        {ACTION_WHAT, "", ""},
        {ACTION_DUE, "2026-12-31", "Thursday 31 December 2026"},
        {ACTION_DUE, "voor kerst", "voor kerst"},
        {ACTION_DUE, "", ""},
        {ACTION_KIND, "", ""},
        {ACTION_KIND, "none of them", "none of them"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = action_field_text(cases[i].field, cases[i].kept, PROCESS_ONE_ON_ONE);

        assert_string_equal(text, cases[i].shown);
        free(text);
    }
}

static void assert_label(enum action_field field, const char *id, enum process process,
                         const char *label)
{
    char *text = action_field_text(field, id, process);

    assert_string_equal(text, label);
    free(text);
}

/* Never an id where a person reads; and every field has a name. */
static void test_labels(void **state)
{
    (void)state;
    for (int i = 0; i < ACTION_STATUS_COUNT; i++)
        assert_label(ACTION_STATUS, action_status_id((enum action_status)i), PROCESS_ONE_ON_ONE,
                     action_status_label((enum action_status)i));
    for (int i = 0; i < OWNER_COUNT; i++) {
        assert_label(ACTION_OWNER, owner_id((enum owner)i), PROCESS_ONE_ON_ONE,
                     owner_label((enum owner)i, PROCESS_ONE_ON_ONE));
        assert_label(ACTION_OWNER, owner_id((enum owner)i), PROCESS_TEAM,
                     owner_label((enum owner)i, PROCESS_TEAM));
    }
    for (int i = SUPPORT_NONE + 1; i < SUPPORT_COUNT; i++)
        assert_label(ACTION_KIND, support_id((enum support)i), PROCESS_ONE_ON_ONE,
                     support_label((enum support)i));
    for (int i = 0; i < ACTION_FIELD_COUNT; i++)
        assert_true(*action_field_label((enum action_field)i));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states), cmocka_unit_test(test_promises),
        cmocka_unit_test(test_events), cmocka_unit_test(test_fields_in_words),
        cmocka_unit_test(test_labels),
    };

    return cmocka_run_group_tests_name("domain/agreement", tests, NULL, NULL);
}
