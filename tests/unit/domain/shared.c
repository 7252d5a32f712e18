/* Actions as HR sees them: what a question is, what waits, and what never passes. */
#include "domain/shared.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct shared_action made(const char *owner, const char *need, const char *status)
{
    struct shared_action shared;

    shared_action_init(&shared);
    action_set(&shared.action, ACTION_WHAT, "Follow the course");
    assert_true(action_set(&shared.action, ACTION_OWNER, owner));
    action_set(&shared.action, ACTION_NEED, need);
    assert_true(action_set(&shared.action, ACTION_STATUS, status));
    return shared;
}

static void test_questions(void **state)
{
    static const struct {
        const char *owner, *need, *status;
        enum question_state answered;
        bool question, waits;
    } cases[] = {
        {"employee", "", "agreed", QUESTION_NEW, false, false},
        {"together", "", "busy", QUESTION_NEW, false, false},
        {"leader", "", "agreed", QUESTION_NEW, false, false},
        {"organisation", "", "agreed", QUESTION_NEW, true, true},
        {"hr", "", "busy", QUESTION_NEW, true, true},
        {"employee", "six days", "agreed", QUESTION_NEW, true, true},
        {"employee", "six days", "busy", QUESTION_TAKEN_UP, true, false},
        {"employee", "six days", "busy", QUESTION_NOT_POSSIBLE, true, false},
        {"employee", "six days", "done", QUESTION_NEW, true, false},
        {"employee", "six days", "dropped", QUESTION_NEW, true, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct shared_action shared = made(cases[i].owner, cases[i].need, cases[i].status);

        shared.reply.state = cases[i].answered;
        if (shared_is_question(&shared) != cases[i].question ||
            shared_waits(&shared) != cases[i].waits)
            fail_msg("case %zu", i);
        assert_string_equal(shared_question(&shared),
                            *cases[i].need ? cases[i].need : "Follow the course");
        shared_action_done(&shared);
    }
}

static void test_waits_long(void **state)
{
    struct shared_action shared = made("employee", "six days", "agreed");
    struct day today = {2026, 11, 22};

    (void)state;
    assert_true(moment_from_iso("2026-11-08T12:00:00Z", &shared.asked));
    assert_true(shared_waits_long(&shared, today, 14));
    assert_false(shared_waits_long(&shared, today, 15));
    shared.reply.state = QUESTION_TAKEN_UP;
    assert_false(shared_waits_long(&shared, today, 14));
    shared_action_done(&shared);
}

/* Of what people do themselves no day has ever passed here. */
static void test_passed(void **state)
{
    (void)state;
    for (int i = 0; i < OWNER_COUNT; i++) {
        bool organisation = i == OWNER_ORGANISATION || i == OWNER_HR;
        struct shared_action shared = made(owner_id((enum owner)i), "six days", "agreed");

        action_set(&shared.action, ACTION_DUE, "2026-11-21");
        assert_int_equal(shared_passed(&shared, (struct day){2026, 11, 22}), organisation);
        assert_false(shared_passed(&shared, (struct day){2026, 11, 21}));
        action_set(&shared.action, ACTION_DUE, "before Christmas");
        assert_false(shared_passed(&shared, (struct day){2027, 11, 22}));
        action_set(&shared.action, ACTION_DUE, "2026-11-21");
        for (int s = 0; s < QUESTION_STATE_COUNT; s++) {
            bool ended = s == QUESTION_DONE || s == QUESTION_NOT_POSSIBLE;

            shared.reply.state = (enum question_state)s;
            assert_int_equal(shared_passed(&shared, (struct day){2026, 11, 22}),
                             organisation && !ended);
        }
        shared.reply.state = QUESTION_NEW;
        action_set(&shared.action, ACTION_STATUS, "done");
        assert_false(shared_passed(&shared, (struct day){2026, 11, 22}));
        shared_action_done(&shared);
    }
}

static void test_ids(void **state)
{
    enum question_state question = QUESTION_DONE;
    enum talk_mark mark = MARK_LEADER;

    (void)state;
    for (int i = 0; i < QUESTION_STATE_COUNT; i++) {
        assert_true(question_state_from_id(question_state_id((enum question_state)i), &question));
        assert_int_equal(question, i);
        assert_true(*question_state_label((enum question_state)i) != '\0');
    }
    assert_string_equal(question_state_id(QUESTION_TAKEN_UP), "taken-up");
    assert_string_equal(question_state_label(QUESTION_NOT_POSSIBLE), "not possible");
    assert_false(question_state_from_id("taken up", &question));
    for (int i = 0; i < MARK_COUNT; i++) {
        assert_true(talk_mark_from_id(talk_mark_id((enum talk_mark)i), &mark));
        assert_int_equal(mark, i);
    }
    assert_false(talk_mark_from_id("hr", &mark));
    assert_int_equal(mark, MARK_EMPLOYEE);
}

/* Nothing of the copy is shared with what it was made of. */
static void test_copy(void **state)
{
    struct shared_action from = made("hr", "six days", "agreed"), copy = {0};
    char who[] = "A. Bakker", text[] = "We look into it", account[] = "hr-bakker";
    struct comment comment = {who, account, text, 12};

    (void)state;
    free(from.team);
    from.team = strdup("Noord");
    from.asked = 7;
    from.comments = malloc(sizeof *from.comments);
    from.comments[0] = (struct comment){strdup(who), strdup(account), strdup(text), 12};
    from.comment_count = 1;
    shared_action_copy(&copy, &from);
    shared_action_copy(&copy, &from); /* over what it held */
    shared_action_done(&from);
    assert_string_equal(copy.team, "Noord");
    assert_string_equal(copy.person, "");
    assert_string_equal(copy.reply.who, "");
    assert_string_equal(shared_question(&copy), "six days");
    assert_int_equal(copy.asked, 7);
    assert_int_equal(copy.comment_count, 1);
    assert_string_equal(copy.comments[0].text, comment.text);
    assert_string_equal(copy.comments[0].account, comment.account);
    shared_action_done(&copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_questions), cmocka_unit_test(test_waits_long),
        cmocka_unit_test(test_passed),    cmocka_unit_test(test_ids),
        cmocka_unit_test(test_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
