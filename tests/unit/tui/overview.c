/* Filling in on the overview: keys in, scores out; and what may be seen of them. */
#include "stage.h"

static char letter_of(const struct answer *answer)
{
    if (answer->state == STATE_UNKNOWN)
        return 'w';
    if (answer->state == STATE_DECLINED)
        return 'l';
    return answer->state == STATE_GIVEN ? (char)('0' + answer->number) : '-';
}

/* "442 --- …": the scores of the first three values. */
static void read_scores(const struct session *session, char out[12])
{
    for (int value = 0; value < 3; value++) {
        for (int i = 0; i < 3; i++)
            *out++ = letter_of(conversation_score(session_conversation(session), (enum value)value,
                                                  (enum measure)(MEASURE_IMPORTANCE + i)));
        *out++ = value < 2 ? ' ' : '\0';
    }
}

static void test_filling(void **state)
{
    static const struct {
        const char *keys;
        const char *scores;
    } cases[] = {
        {"4 4 2", "442 --- ---"},
        {"4 4 2 5", "542 --- ---"}, /* behind the last column comes the first */
        {"5 w l", "5wl --- ---"},
        {"Right 3", "-3- --- ---"},
        {"Tab Tab 1", "--1 --- ---"},
        {"Left Left 1", "1-- --- ---"},
        {"Right Right Right 1", "--1 --- ---"},
        {"4 Left Backspace", "--- --- ---"},
        {"w Left Delete", "--- --- ---"},
        {"0 6 9", "--- --- ---"},
        {"4 4 2 Down 3", "442 3-- ---"},
        {"j j 2 k 1", "--- -1- 2--"},
        {"PgDn 5 PgUp PgUp Left 4", "4-- --- ---"},
        {"Up 5", "5-- --- ---"},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        void *own;
        char scores[12];

        stage_make(&own);
        stage_open(own, &overview_screen, NULL);
        stage_keys(own, cases[i].keys);
        read_scores(((struct tui *)own)->session, scores);
        if (strcmp(scores, cases[i].scores) != 0)
            fail_msg("\"%s\" gives %s, not %s", cases[i].keys, scores, cases[i].scores);
        stage_remove(&own);
    }
}

static void test_focus(void **state)
{
    struct tui *tui = *state;

    stage_open(tui, &overview_screen, NULL);
    stage_keys(tui, "Down Space");
    assert_true(conversation_has_focus(session_conversation(tui->session), VALUE_DEVELOP_SKILLS));
    assert_true(stage_shows(tui, "chosen to work on"));
    stage_keys(tui, "Space");
    assert_false(stage_shows(tui, "chosen to work on"));
}

static void test_place(void **state)
{
    struct tui *tui = *state;
    struct place before = session_place(tui->session);

    stage_open(tui, &overview_screen, NULL);
    stage_keys(tui, "Down 4 4 4");
    stage_close(tui);
    assert_int_equal(session_place(tui->session).step, before.step);
    assert_string_equal(session_place(tui->session).item, before.item);

    stage_open(tui, &overview_screen, NULL);
    stage_keys(tui, "Down Down Enter");
    assert_true(tui->popped);
    stage_close(tui);
    assert_string_equal(session_place(tui->session).item, value_id(VALUE_DECISIONS));
}

static void test_reading_needs_all_three(void **state)
{
    struct tui *tui = *state;

    stage_open(tui, &overview_screen, NULL);
    stage_keys(tui, "5 3");
    assert_false(stage_shows(tui, "Is that right?"));
    stage_keys(tui, "w");
    assert_false(stage_shows(tui, "Is that right?"));
    stage_keys(tui, "Left Right Right 2");
    assert_true(stage_shows(tui, "Important, but there is little room. Is that right?"));
    assert_true(stage_shows(tui, "leader and organisation, together with you"));
}

static void test_bars_need_room(void **state)
{
    struct tui *tui = *state;
    char *narrow;

    stage_open(tui, &overview_screen, NULL);
    stage_keys(tui, "4 4 4");
    assert_true(stage_shows(tui, " 4  ■■■■·"));
    narrow = stage_body(tui, 18, 60);
    assert_null(strstr(narrow, "■"));
    assert_non_null(strstr(narrow, " 4   4   4 "));
    free(narrow);
}

/*
 * What is only for the leader is neither shown, nor read from, nor overwritten while looking
 * together.
 */
static void test_only_for_the_leader(void **state)
{
    struct tui *tui = *state;
    struct place room = {.step =
                             script_find_measure(session_script(tui->session), MEASURE_OPPORTUNITY),
                         .item = value_id(VALUE_USE_SKILLS)};

    stage_open(tui, &overview_screen, NULL);
    stage_keys(tui, "5 3 2");
    session_set_visibility(tui->session, room, VISIBLE_ONLY_ME);
    assert_true(stage_shows(tui, " 3  ■■■··"));
    tui->employee_view = true;
    assert_false(stage_shows(tui, " 3  ■■■··"));
    assert_false(stage_shows(tui, "Is that right?"));
    stage_keys(tui, "Right 5");
    assert_int_equal(
        conversation_scores(session_conversation(tui->session), VALUE_USE_SKILLS).opportunity, 3);
    assert_non_null(tui->said);
}

static void test_action(void **state)
{
    struct tui *tui = *state;

    stage_open(tui, &overview_screen, NULL);
    stage_keys(tui, "Down F5");
    assert_ptr_equal(tui->pushed, &plan_screen);
    assert_int_equal(plan_count_for(session_plan(tui->session), VALUE_DEVELOP_SKILLS), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_filling),
        cmocka_unit_test_setup_teardown(test_focus, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_place, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_reading_needs_all_three, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_bars_need_room, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_only_for_the_leader, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_action, stage_make, stage_remove),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
