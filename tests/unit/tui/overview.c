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

/* The talk that was is finished, and a follow-up with the same person goes on a while later. */
static void follow_up(struct tui *tui, const char *scores)
{
    struct person person = {0};

    stage_open(tui, &overview_screen, NULL);
    stage_keys(tui, scores);
    stage_close(tui);
    snprintf(person.id, sizeof person.id, "%s", session_interview(tui->session)->person_id);
    person.name = xstrdup("M. de Vries");
    assert_true(session_finish(tui->session, true, &tui->fixture->diag));
    session_close(tui->session);
    fixture_wait(tui->fixture, 200 * 24 * 60 * 60);
    tui->session =
        session_start(&tui->setup, &person, NULL, "vervolggesprek", "en", &tui->fixture->diag);
    assert_string_equal(diag_text(&tui->fixture->diag), "");
    free(person.name);
    stage_open(tui, &overview_screen, NULL);
}

static char *right_side(struct tui *tui)
{
    struct frame frame;
    char *text;

    frame_init(&frame, 24, 80, false);
    tui->kind->draw(tui, tui->state, &frame);
    text = xstrdup(frame.under_right ? frame.under_right : "");
    frame_done(&frame);
    return text;
}

/* Last time stands behind the new bars, and in digits beside the chosen value. */
static void test_last_talk(void **state)
{
    struct tui *tui = *state;
    char *right;

    follow_up(tui, "5 2 w Down 4 4 4 Up");
    right = right_side(tui);
    assert_string_equal(right, "Last talk: 22-11-2026");
    free(right);
    assert_true(stage_shows(tui, "□□□□□"));
    assert_true(stage_shows(tui, "(last talk: 5 · 2 · -)"));
    assert_true(stage_shows(tui, "□ = more last time"));
    stage_keys(tui, "Home 3 4");
    assert_true(stage_shows(tui, " 3  ■■■□□"));
    assert_true(stage_shows(tui, " 4  ■■■■·"));
    assert_true(stage_shows(tui, "┼───○───┼───●───┼"));
    stage_keys(tui, "Down");
    assert_true(stage_shows(tui, "(last talk: 4 · 4 · 4)"));
    stage_keys(tui, "Down");
    assert_false(stage_shows(tui, "(last talk:"));
    /* Nothing of it is new to who looks together: it was said together. */
    tui->employee_view = true;
    stage_keys(tui, "Up");
    assert_true(stage_shows(tui, "(last talk: 4 · 4 · 4)"));
}

/* Importance that fell while there is little room asks whether it was let go. */
static void test_reading_looks_back(void **state)
{
    struct tui *tui = *state;

    follow_up(tui, "5 2 2");
    stage_keys(tui, "Home 4 2 2");
    assert_true(stage_shows(tui, "let it go"));
}

/* Without a talk before, nothing is said of one. */
static void test_no_last_talk(void **state)
{
    struct tui *tui = *state;
    char *right;

    stage_open(tui, &overview_screen, NULL);
    stage_keys(tui, "4 2 2");
    assert_false(stage_shows(tui, "last t"));
    assert_false(stage_shows(tui, "□"));
    right = right_side(tui);
    assert_string_equal(right, "");
    free(right);
}

/* What was only for the leader then is no last time for anyone. */
static void test_last_talk_only_for_the_leader(void **state)
{
    struct tui *tui = *state;
    struct place room = {.step =
                             script_find_measure(session_script(tui->session), MEASURE_OPPORTUNITY),
                         .item = value_id(VALUE_USE_SKILLS)};

    session_set_number(tui->session, room, 2);
    session_set_visibility(tui->session, room, VISIBLE_ONLY_ME);
    follow_up(tui, "5");
    assert_true(stage_shows(tui, "(last talk: 5 · - · -)"));
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
        cmocka_unit_test_setup_teardown(test_last_talk, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_reading_looks_back, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_no_last_talk, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_last_talk_only_for_the_leader, stage_make,
                                        stage_remove),
        cmocka_unit_test_setup_teardown(test_action, stage_make, stage_remove),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
