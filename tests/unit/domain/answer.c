/* One answer: copying, comparing, ticking, and the names of its states. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/answer.h"

static void fill(struct answer *answer)
{
    answer_init(answer);
    answer->state = STATE_GIVEN;
    answer->text = xstrdup("more rest");
    answer->number = 4;
    answer->parked = true;
    answer->visibility = VISIBLE_ONLY_ME;
    answer->remark = xstrdup("ask about nights");
    answer->remark_visibility = VISIBLE_ONLY_ME;
    answer->confirmation = CONFIRM_CORRECTED;
    answer->correction = xstrdup("rest, not less work");
    answer_toggle_choice(answer, "time");
    answer_toggle_choice(answer, "team");
}

static void test_copy_is_deep(void **state)
{
    struct answer from, to;

    (void)state;
    fill(&from);
    fill(&to);
    xstrset(&to.text, "what it held is freed");
    answer_copy(&to, &from);
    assert_true(answer_equal(&to, &from));
    assert_ptr_not_equal(to.text, from.text);
    assert_ptr_not_equal(to.choices[0], from.choices[0]);
    answer_done(&from);
    assert_string_equal(to.text, "more rest");
    assert_string_equal(to.choices[1], "team");
    answer_copy(&to, &to);
    assert_string_equal(to.correction, "rest, not less work");
    answer_done(&to);
    assert_true(answer_is_blank(&to));
}

/* Each changes one thing; the two must then differ. */
static void change_state(struct answer *answer)
{
    answer->state = STATE_DECLINED;
}
static void change_text(struct answer *answer)
{
    xstrset(&answer->text, "more work");
}
static void change_number(struct answer *answer)
{
    answer->number = 5;
}
static void change_choices(struct answer *answer)
{
    answer_toggle_choice(answer, "time");
}
static void change_choice(struct answer *answer)
{
    answer_toggle_choice(answer, "team");
    answer_toggle_choice(answer, "tools");
}
static void change_parked(struct answer *answer)
{
    answer->parked = false;
}
static void change_visibility(struct answer *answer)
{
    answer->visibility = VISIBLE_TOGETHER;
}
static void change_remark(struct answer *answer)
{
    xstrset(&answer->remark, NULL);
}
static void change_remark_visibility(struct answer *answer)
{
    answer->remark_visibility = VISIBLE_TOGETHER;
}
static void change_confirmation(struct answer *answer)
{
    answer->confirmation = CONFIRM_YES;
}
static void change_correction(struct answer *answer)
{
    xstrset(&answer->correction, "");
}

static void test_every_field_counts(void **state)
{
    static void (*const changes[])(struct answer *) = {
        change_state,        change_text,       change_number,
        change_choices,      change_choice,     change_parked,
        change_visibility,   change_remark,     change_remark_visibility,
        change_confirmation, change_correction,
    };

    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct answer one, other;

        fill(&one);
        fill(&other);
        assert_true(answer_equal(&one, &other));
        changes[i](&other);
        assert_false(answer_equal(&one, &other));
        answer_done(&one);
        answer_done(&other);
    }
}

static void test_blank(void **state)
{
    struct answer answer;

    (void)state;
    answer_init(&answer);
    assert_true(answer_is_blank(&answer));
    answer.text = xstrdup("");
    assert_true(answer_is_blank(&answer));
    answer.parked = true;
    assert_false(answer_is_blank(&answer));
    answer_done(&answer);
    answer.state = STATE_UNKNOWN;
    assert_false(answer_is_blank(&answer));
    answer_done(&answer);
}

static void test_toggle(void **state)
{
    struct answer answer;

    (void)state;
    answer_init(&answer);
    assert_false(answer_has_choice(&answer, "a"));
    answer_toggle_choice(&answer, "b");
    answer_toggle_choice(&answer, "a");
    answer_toggle_choice(&answer, "c");
    assert_string_equal(answer.choices[0], "b");
    assert_string_equal(answer.choices[1], "a");
    answer_toggle_choice(&answer, "a");
    assert_int_equal(answer.choice_count, 2);
    assert_string_equal(answer.choices[1], "c");
    assert_false(answer_has_choice(&answer, "a"));
    assert_true(answer_has_choice(&answer, "c"));
    answer_toggle_choice(&answer, "b");
    answer_toggle_choice(&answer, "c");
    assert_int_equal(answer.choice_count, 0);
    assert_true(answer_is_blank(&answer));
    answer_done(&answer);
}

static void test_names(void **state)
{
    enum answer_state answer = STATE_OPEN;
    enum visibility visibility = VISIBLE_TOGETHER;
    enum confirmation confirmation = CONFIRM_OPEN;

    (void)state;
    for (int i = STATE_OPEN; i <= STATE_DECLINED; i++) {
        assert_true(answer_state_from_id(answer_state_id((enum answer_state)i), &answer));
        assert_int_equal(answer, i);
    }
    assert_true(visibility_from_id("only-me", &visibility));
    assert_int_equal(visibility, VISIBLE_ONLY_ME);
    assert_true(confirmation_from_id("corrected", &confirmation));
    assert_int_equal(confirmation, CONFIRM_CORRECTED);

    assert_false(answer_state_from_id("", &answer));
    assert_int_equal(answer, STATE_DECLINED);
    assert_false(visibility_from_id("hr", &visibility));
    assert_int_equal(visibility, VISIBLE_ONLY_ME);
    assert_false(confirmation_from_id("no", &confirmation));
    assert_int_equal(confirmation, CONFIRM_CORRECTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_copy_is_deep), cmocka_unit_test(test_every_field_counts),
        cmocka_unit_test(test_blank),        cmocka_unit_test(test_toggle),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
