/* The method's terms: their names, and what each kind of talk may see, ask and keep. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/terms.h"

/* What each kind of talk is: on which side of the wall, about whom, for how long. */
static const struct {
    const char *id;
    enum process process;
    char side;
    enum subject subject;
    int days;
} kinds[] = {
    {"one-on-one", PROCESS_ONE_ON_ONE, 'v', SUBJECT_PERSON, 0},
    {"follow-up", PROCESS_FOLLOW_UP, 'v', SUBJECT_PERSON, 0},
    {"annual", PROCESS_ANNUAL, 'y', SUBJECT_PERSON, 0},
    {"progress", PROCESS_PROGRESS, 'y', SUBJECT_PERSON, 0},
    {"application", PROCESS_APPLICATION, 'a', SUBJECT_PERSON, 28},
    {"improvement", PROCESS_IMPROVEMENT, 'i', SUBJECT_PERSON, 0},
    {"team", PROCESS_TEAM, 't', SUBJECT_TEAM, 0},
    {"leader", PROCESS_LEADER, 'l', SUBJECT_LEADER, 0},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static void test_every_kind_is_here(void **state)
{
    (void)state;
    assert_int_equal(KINDS, PROCESS_COUNT);
    for (int i = 0; i < KINDS; i++) {
        enum process process = PROCESS_COUNT;

        assert_int_equal(kinds[i].process, i);
        assert_string_equal(process_id(kinds[i].process), kinds[i].id);
        assert_true(process_from_id(kinds[i].id, &process));
        assert_int_equal(process, i);
        assert_int_equal(process_subject(kinds[i].process), kinds[i].subject);
        assert_int_equal(process_days_kept(kinds[i].process), kinds[i].days);
    }
}

static void test_no_such_kind(void **state)
{
    static const char *const ids[] = {"", "One-on-one", "one_on_one", "annual ", "jaargesprek"};

    (void)state;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        enum process process = PROCESS_TEAM;

        assert_false(process_from_id(ids[i], &process));
        assert_int_equal(process, PROCESS_TEAM);
    }
}

static void test_the_wall(void **state)
{
    (void)state;
    for (int i = 0; i < KINDS; i++) {
        for (int j = 0; j < KINDS; j++) {
            bool sees = process_sees(kinds[i].process, kinds[j].process);

            if (sees != (kinds[i].side == kinds[j].side))
                fail_msg("%s %s %s", kinds[i].id, sees ? "sees" : "does not see", kinds[j].id);
            /* Whoever is seen is of the same kind of subject. */
            if (sees)
                assert_int_equal(kinds[i].subject, kinds[j].subject);
        }
    }
}

/* What the work offers a candidate is not known yet, and what the income is worth is not asked. */
static void test_what_is_asked(void **state)
{
    (void)state;
    for (int i = 0; i < KINDS; i++) {
        for (int m = 0; m < MEASURE_COUNT; m++) {
            for (int income = 0; income < 2; income++) {
                bool score =
                    m == MEASURE_IMPORTANCE || m == MEASURE_OPPORTUNITY || m == MEASURE_REALISATION;
                bool asked = kinds[i].process != PROCESS_APPLICATION || !score ||
                             (m == MEASURE_IMPORTANCE && !income);

                if (kinds[i].process == PROCESS_TEAM)
                    asked = !score; /* a score is one person's */
                assert_int_equal(process_asks(kinds[i].process, (enum measure)m, income == 1),
                                 asked);
            }
        }
    }
}

static void test_loops_over_values(void **state)
{
    (void)state;
    assert_false(loop_over_values(LOOP_NONE));
    assert_true(loop_over_values(LOOP_VALUES));
    assert_true(loop_over_values(LOOP_FOCUS));
    assert_true(loop_over_values(LOOP_IMPORTANT));
    assert_false(loop_over_values(LOOP_LAST_ACTIONS));
}

/* Ids stand in files and stores: they are for ever, and no two are alike. */
static void test_ids(void **state)
{
    static const char *const phases[] = {"opening",     "values", "resources", "opportunities",
                                         "realisation", "plan",   "closing"};
    static const char *const answers[] = {"none",   "text", "scale",  "choice",  "choices",
                                          "yes-no", "date", "number", "summary", "actions"};
    static const char *const measures[] = {"",       "importance", "opportunity", "realisation",
                                           "focus",  "agreement",  "follow-up",   "status",
                                           "reason", "check-in"};
    static const char *const loops[] = {"", "values", "focus", "important", "last-actions"};

    (void)state;
    assert_int_equal(sizeof phases / sizeof *phases, PHASE_COUNT);
    assert_int_equal(sizeof answers / sizeof *answers, ANSWER_KIND_COUNT);
    assert_int_equal(sizeof measures / sizeof *measures, MEASURE_COUNT);
    assert_int_equal(sizeof loops / sizeof *loops, LOOP_COUNT);
    for (int i = 0; i < PHASE_COUNT; i++)
        assert_string_equal(phase_id((enum phase)i), phases[i]);
    for (int i = 0; i < ANSWER_KIND_COUNT; i++)
        assert_string_equal(answer_kind_id((enum answer_kind)i), answers[i]);
    for (int i = 0; i < MEASURE_COUNT; i++)
        assert_string_equal(measure_id((enum measure)i), measures[i]);
    for (int i = 0; i < LOOP_COUNT; i++)
        assert_string_equal(loop_id((enum loop)i), loops[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind_is_here), cmocka_unit_test(test_no_such_kind),
        cmocka_unit_test(test_the_wall),           cmocka_unit_test(test_what_is_asked),
        cmocka_unit_test(test_loops_over_values),  cmocka_unit_test(test_ids),
    };

    return cmocka_run_group_tests_name("domain/terms", tests, NULL, NULL);
}
