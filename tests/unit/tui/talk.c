/* The talk page by keys: what may take an answer away, and what may not. */
#include <locale.h>

#include "stage.h"

static struct place at(const struct tui *tui, const char *step, const char *item)
{
    return (struct place){script_find_step(session_script(tui->session), step),
                          value_id(value_from_id(item))};
}

static const struct answer *answer_at(const struct tui *tui, const char *step, const char *item)
{
    struct place place = at(tui, step, item);

    return conversation_answer(session_conversation(tui->session), place.step, place.item);
}

static void show_page(struct tui *tui, const char *step, const char *item)
{
    session_move(tui->session, at(tui, step, item), 0);
    stage_open(tui, &talk_screen, NULL);
}

/* As a press of Ctrl and a letter. */
static bool control(struct tui *tui, char letter)
{
    return stage_press(tui, &(struct press){.code = PRESS_CTRL + letter});
}

/* "Don't know" is said of an open answer; words and ticks stay until they are emptied by hand. */
static void test_words_are_not_wiped(void **state)
{
    struct tui *tui = *state;

    show_page(tui, "belangrijk", "");
    assert_true(control(tui, 'D'));
    assert_int_equal(answer_at(tui, "belangrijk", "")->state, STATE_UNKNOWN);
    stage_type(tui, "care");
    assert_int_equal(answer_at(tui, "belangrijk", "")->state, STATE_GIVEN);
    assert_true(control(tui, 'F'));
    assert_string_equal(answer_at(tui, "belangrijk", "")->text, "care");
    assert_string_equal(tui->said, "There is an answer here already. Empty it first.");

    show_page(tui, "focus", "");
    stage_keys(tui, "Space");
    assert_false(stage_keys(tui, "w"));
    control(tui, 'D');
    assert_int_equal(answer_at(tui, "focus", "")->choice_count, 1);
}

/* An Enter, or a few blanks, is no answer. */
static void test_air_is_no_answer(void **state)
{
    struct tui *tui = *state;

    show_page(tui, "eigen-woorden", "income");
    stage_keys(tui, "Enter Enter");
    stage_type(tui, "  ");
    assert_int_equal(answer_at(tui, "eigen-woorden", "income")->state, STATE_OPEN);
    assert_int_equal(conversation_count_talked_about(session_conversation(tui->session)), 0);
    stage_type(tui, "x");
    assert_int_equal(answer_at(tui, "eigen-woorden", "income")->state, STATE_GIVEN);
    assert_int_equal(conversation_count_talked_about(session_conversation(tui->session)), 1);
}

/* On a scale the letters stand beside the digits, and each takes the place of the other. */
static void test_scale_letters(void **state)
{
    struct tui *tui = *state;

    show_page(tui, "belang", "income");
    stage_keys(tui, "4 w");
    assert_int_equal(answer_at(tui, "belang", "income")->state, STATE_UNKNOWN);
    stage_keys(tui, "l");
    assert_int_equal(answer_at(tui, "belang", "income")->state, STATE_DECLINED);
    stage_keys(tui, "5");
    assert_int_equal(answer_at(tui, "belang", "income")->number, 5);
}

/* From "is that right?" no letter reaches the summary that it is about. */
static void test_summary_is_out_of_reach(void **state)
{
    struct tui *tui = *state;

    show_page(tui, "samenvatting", "");
    stage_type(tui, "You like to learn.");
    stage_keys(tui, "Tab Space w l");
    control(tui, 'D');
    assert_string_equal(answer_at(tui, "samenvatting", "")->text, "You like to learn.");
    assert_int_equal(answer_at(tui, "samenvatting", "")->confirmation, CONFIRM_YES);
}

/* Choosing again, and going on with Enter, change nothing; Backspace takes the choice away. */
static void test_yes_stays(void **state)
{
    static const struct {
        const char *keys;
        const char *text; /* NULL = nothing chosen */
    } cases[] = {
        {"Space", "yes"},
        {"Space Space", "yes"},
        {"Space Enter", "yes"},
        {"Right", "yes"},
        {"Right Right", "no"},
        {"Right Right Left", "yes"},
        {"2", "no"},
        {"2 2", "no"},
        {"2 1", "yes"},
        {"Right Right Right", "no"},
        {"Space Backspace", NULL},
        {"Enter", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        void *own;
        const char *text;

        stage_make(&own);
        show_page(own, "plan-klopt", "");
        stage_keys(own, cases[i].keys);
        text = answer_at(own, "plan-klopt", "")->text;
        if (strcmp(text ? text : "-", cases[i].text ? cases[i].text : "-") != 0)
            fail_msg("\"%s\" gives %s", cases[i].keys, text ? text : "nothing");
        stage_remove(&own);
    }
}

/* Words typed over a list tick nothing and take nothing over; lists beside each other by arrows. */
static void test_lists(void **state)
{
    struct tui *tui = *state;

    session_choose(tui->session, at(tui, "focus", ""), "income");
    show_page(tui, "middelen-zelf", "income");
    stage_type(tui, "3jk1");
    assert_int_equal(answer_at(tui, "middelen-zelf", "income")->choice_count, 0);
    stage_keys(tui, "Right Space");
    assert_int_equal(answer_at(tui, "middelen-werk", "income")->choice_count, 1);
    stage_keys(tui, "Left Space");
    assert_int_equal(answer_at(tui, "middelen-zelf", "income")->choice_count, 1);

    session_set_text(tui->session, at(tui, "belangrijk", ""), "Rest.", 5, false);
    show_page(tui, "samenvatting", "");
    stage_keys(tui, "Tab Tab Tab");
    stage_type(tui, " on time ");
    assert_null(answer_at(tui, "samenvatting", "")->text);
    stage_keys(tui, "Enter");
    assert_string_equal(answer_at(tui, "samenvatting", "")->text, "Rest.");
}

/* What is for the leader only can't be turned into something to look at together, while they do. */
static void test_looking_together(void **state)
{
    struct tui *tui = *state;

    session_set_text(tui->session, at(tui, "belangrijk", ""), "private", 7, false);
    session_set_visibility(tui->session, at(tui, "belangrijk", ""), VISIBLE_ONLY_ME);
    tui->employee_view = true;
    show_page(tui, "belangrijk", "");
    control(tui, 'V');
    assert_int_equal(answer_at(tui, "belangrijk", "")->visibility, VISIBLE_ONLY_ME);
    assert_false(stage_shows(tui, "private"));
    tui->employee_view = false;
    tui->kind->changed(tui, tui->state, NULL);
    control(tui, 'V');
    assert_int_equal(answer_at(tui, "belangrijk", "")->visibility, VISIBLE_TOGETHER);
}

/* An action from a page without a value begins at the first chosen value that has none yet. */
static void test_value_of_a_new_action(void **state)
{
    static const char *const wanted[] = {"contacts", "income", ""};
    struct tui *tui = *state;

    session_choose(tui->session, at(tui, "focus", ""), "income");
    session_choose(tui->session, at(tui, "focus", ""), "contacts");
    show_page(tui, "acties", "");
    for (size_t i = 0; i < 3; i++) {
        assert_true(stage_keys(tui, "F5"));
        assert_string_equal(action_get(&session_plan(tui->session)->actions[i], ACTION_VALUE),
                            wanted[i]);
    }
}

/* The plan is read back where the employee says whether it is right. */
static void test_plan_is_read_back(void **state)
{
    struct tui *tui = *state;

    session_add_action(tui->session, VALUE_NONE);
    session_set_action(tui->session, 0, ACTION_WHAT, "Learn to dress wounds", false);
    session_set_action(tui->session, 0, ACTION_DUE, "2026-12-31", false);
    show_page(tui, "plan-klopt", "");
    assert_true(stage_shows(tui, "1. Learn to dress wounds (you), 31-12-2026"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_words_are_not_wiped, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_air_is_no_answer, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_scale_letters, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_summary_is_out_of_reach, stage_make, stage_remove),
        cmocka_unit_test(test_yes_stays),
        cmocka_unit_test_setup_teardown(test_lists, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_looking_together, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_value_of_a_new_action, stage_make, stage_remove),
        cmocka_unit_test_setup_teardown(test_plan_is_read_back, stage_make, stage_remove),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
