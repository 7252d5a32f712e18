/* The plan: keys in, fields of the action out. The test's today is Sunday 22 November 2026. */
#include "stage.h"

#define TO_OWNER  "Tab "
#define TO_DUE    "Tab Tab Tab Tab Tab Tab Tab "
#define TO_STATUS TO_DUE "Tab Tab "
#define TO_AGREED TO_STATUS "Tab "

static const char *field_of(const struct tui *tui, size_t index, enum action_field field)
{
    assert_true(index < session_plan(tui->session)->count);
    return action_get(&session_plan(tui->session)->actions[index], field);
}

/* The plan with one new action, the cursor in its first text. */
static void open_new(struct tui *tui)
{
    stage_open(tui, &plan_screen, NULL);
    stage_keys(tui, "F5");
}

static void test_due(void **state)
{
    static const struct {
        const char *typed;
        const char *keys;
        const char *kept;
        const char *shown;
    } cases[] = {
        {"31-12-2026", "", "2026-12-31", "Thursday 31 December 2026"},
        {"31-12-2026", "Enter", "2026-12-31", "Thursday 31 December 2026"},
        {"in 3 months", "Tab", "2027-02-22", "22-02-2027"},
        {"friday", "Enter", "2026-11-27", "27-11-2026"},
        {"21-11-2026", "", "2026-11-21", "that day has passed"},
        {"31-02-2027", "", "31-02-2027", "Do you mean Sunday"},
        {"31-02-2027", "Tab Tab", "31-02-2027", "31-02-2027"},
        {"31-02-2027", "Enter", "2027-02-28", "Sunday 28 February 2027"},
        /* Words that are no day yet stay, in the field and in the store. */
        {"1-13-2026", "", "1-13-2026", "No day yet; the words are kept."},
        {"before christmas", "Tab", "before christmas", "before christmas"},
        {"31-12-2026", "Backspace Backspace Backspace Backspace Backspace", "2026-12-31", "31-12"},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        void *own;

        stage_make(&own);
        open_new(own);
        stage_keys(own, TO_DUE);
        stage_type(own, cases[i].typed);
        stage_keys(own, cases[i].keys);
        if (strcmp(field_of(own, 0, ACTION_DUE), cases[i].kept) != 0)
            fail_msg("%s, %s keeps \"%s\"", cases[i].typed, cases[i].keys,
                     field_of(own, 0, ACTION_DUE));
        if (!stage_shows(own, cases[i].shown))
            fail_msg("%s, %s does not show \"%s\"", cases[i].typed, cases[i].keys, cases[i].shown);
        stage_remove(&own);
    }
}

/* Words in the place of a day: both ways nothing asks and nothing is lost. */
static void test_due_before(void **state)
{
    struct tui *tui = *state;

    open_new(tui);
    stage_keys(tui, TO_DUE);
    stage_type(tui, "31-12-2026");
    stage_keys(tui, "Tab Shift+Tab");
    stage_type(tui, "x");
    assert_string_equal(field_of(tui, 0, ACTION_DUE), "31-12-2026x");
    assert_false(stage_keys(tui, "Esc"));
    stage_undo(tui);
    assert_string_equal(field_of(tui, 0, ACTION_DUE), "2026-12-31");
    assert_true(stage_shows(tui, "31-12-2026"));
}

static void test_fields(void **state)
{
    struct tui *tui = *state;

    open_new(tui);
    stage_type(tui, "Learn to dress wounds");
    stage_keys(tui, "Enter");
    stage_type(tui, "then show two others");
    stage_keys(tui, TO_OWNER "Right Right Space");
    assert_string_equal(field_of(tui, 0, ACTION_WHAT),
                        "Learn to dress wounds\nthen show two others");
    assert_string_equal(field_of(tui, 0, ACTION_OWNER), "together");
    stage_keys(tui, "Tab Tab Tab Right Right");
    assert_string_equal(field_of(tui, 0, ACTION_KIND), "training");
    stage_keys(tui, "Left");
    assert_string_equal(field_of(tui, 0, ACTION_KIND), "time");
    assert_false(stage_shows(tui, "Reason"));
    stage_keys(tui, "Tab Tab Tab Tab Tab 4");
    assert_string_equal(field_of(tui, 0, ACTION_STATUS), "dropped");
    assert_true(stage_shows(tui, "Reason"));
}

static void test_undo_by_field(void **state)
{
    struct tui *tui = *state;

    open_new(tui);
    stage_type(tui, "Wounds");
    stage_keys(tui, TO_DUE);
    stage_type(tui, "1-12"); /* 1-1 was a day on the way */
    stage_undo(tui);
    assert_string_equal(field_of(tui, 0, ACTION_DUE), "");
    assert_string_equal(field_of(tui, 0, ACTION_WHAT), "Wounds");
    assert_false(stage_shows(tui, "1-12"));
}

static void test_remove(void **state)
{
    struct tui *tui = *state;

    open_new(tui);
    stage_type(tui, "One");
    stage_keys(tui, "F5");
    stage_type(tui, "Two");
    stage_keys(tui, "Delete"); /* in a text it is a letter's key */
    assert_int_equal(session_plan(tui->session)->count, 2);
    stage_keys(tui, "PgUp Tab Delete");
    assert_int_equal(session_plan(tui->session)->count, 1);
    assert_string_equal(field_of(tui, 0, ACTION_WHAT), "Two");
    stage_undo(tui);
    assert_string_equal(field_of(tui, 0, ACTION_WHAT), "One");
    assert_true(stage_shows(tui, "One"));
}

static void test_empty(void **state)
{
    struct tui *tui = *state;

    stage_open(tui, &plan_screen, NULL);
    assert_true(stage_shows(tui, "F5 makes the first action."));
    assert_false(stage_shows(tui, "Is this plan right for you?"));
    stage_keys(tui, "F5 F5");
    assert_int_equal(session_plan(tui->session)->count, 1); /* the first is still empty */
    stage_close(tui);
    assert_int_equal(session_plan(tui->session)->count, 0);
}

/* Little room at a value that matters: the next action is the organisation's, once. */
static void test_offer(void **state)
{
    struct tui *tui = *state;
    const struct script *script = session_script(tui->session);
    size_t importance = script_find_measure(script, MEASURE_IMPORTANCE);
    size_t opportunity = script_find_measure(script, MEASURE_OPPORTUNITY);

    session_set_number(tui->session, (struct place){importance, value_id(VALUE_INCOME)}, 5);
    stage_open(tui, &plan_screen, NULL);
    assert_false(stage_shows(tui, "organisation can do something"));
    session_set_number(tui->session, (struct place){opportunity, value_id(VALUE_INCOME)}, 3);
    assert_true(stage_shows(tui, "organisation can do something"));
    stage_keys(tui, "F5");
    assert_string_equal(field_of(tui, 0, ACTION_OWNER), "organisation");
    assert_string_equal(field_of(tui, 0, ACTION_VALUE), value_id(VALUE_INCOME));
    assert_true(stage_shows(tui, "organisation can do something")); /* nothing is asked yet */
    stage_keys(tui, "F5");
    assert_int_equal(session_plan(tui->session)->count, 1);
    stage_type(tui, "Look at the scales");
    assert_false(stage_shows(tui, "organisation can do something"));
    stage_keys(tui, "F5");
    assert_string_equal(field_of(tui, 1, ACTION_OWNER), "employee");
}

static void test_agreement(void **state)
{
    struct tui *tui = *state;
    struct place place = {
        .step = script_find_measure(session_script(tui->session), MEASURE_AGREEMENT), .item = ""};
    const struct conversation *conversation = session_conversation(tui->session);

    open_new(tui);
    stage_type(tui, "Wounds");
    stage_keys(tui, TO_AGREED "Right Right Tab");
    stage_type(tui, "too soon");
    assert_string_equal(conversation_answer(conversation, place.step, "")->text, "no");
    assert_string_equal(conversation_answer(conversation, place.step, "")->remark, "too soon");
    session_set_remark(tui->session, place, "my own reminder", VISIBLE_ONLY_ME, false);
    tui->kind->changed(tui, tui->state, NULL);
    assert_false(stage_shows(tui, "my own reminder"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_due),
        cmocka_unit_test_setup_teardown(test_due_before, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_fields, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_undo_by_field, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_remove, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_empty, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_offer, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_agreement, stage_make, stage_remove),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
