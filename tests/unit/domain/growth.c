/* Values from talk to talk: the last one before, and a score by its measure. */
#include "domain/growth.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"

/* A talk is passed by when it says nothing of the value, not when it says nothing at all. */
static void test_before(void **state)
{
    struct growth_talk talks[4] = {0};
    struct growth growth = {talks, 4};

    (void)state;
    talks[0].scores[VALUE_INCOME].realisation = 1;
    talks[1].scores[VALUE_INCOME].opportunity = 5;
    talks[2].scores[VALUE_CONTACTS].importance = 4;
    talks[3].scores[VALUE_INCOME].importance = 3;
    assert_null(growth_before(&growth, 0, VALUE_INCOME));
    assert_ptr_equal(growth_before(&growth, 1, VALUE_INCOME), &talks[0]);
    assert_ptr_equal(growth_before(&growth, 2, VALUE_INCOME), &talks[1]);
    assert_ptr_equal(growth_before(&growth, 3, VALUE_INCOME), &talks[1]);
    assert_ptr_equal(growth_before(&growth, 3, VALUE_CONTACTS), &talks[2]);
    assert_null(growth_before(&growth, 2, VALUE_CONTACTS));
    assert_null(growth_before(&growth, 3, VALUE_DECISIONS));
}

static void test_score_by_measure(void **state)
{
    const struct capability scores = {.importance = 1, .opportunity = 2, .realisation = 3};

    (void)state;
    for (int i = 0; i < MEASURE_COUNT; i++) {
        int wanted = i == MEASURE_IMPORTANCE    ? 1
                     : i == MEASURE_OPPORTUNITY ? 2
                     : i == MEASURE_REALISATION ? 3
                                                : SCORE_OPEN;

        assert_int_equal(capability_score(&scores, (enum measure)i), wanted);
    }
}

/* Everything that it owns; twice does no harm. */
static void test_done(void **state)
{
    struct growth growth = {xcalloc(1, sizeof(struct growth_talk)), 1};

    (void)state;
    interview_init(&growth.talks[0].head);
    growth.talks[0].head.title = xstrdup("Kern");
    growth.talks[0].own_words = xstrdup("rust");
    for (int i = 0; i < VALUE_COUNT; i++)
        growth.talks[0].words[i] = xstrdup("meer");
    growth_done(&growth);
    assert_null(growth.talks);
    assert_int_equal(growth.count, 0);
    growth_done(&growth);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_before),
        cmocka_unit_test(test_score_by_measure),
        cmocka_unit_test(test_done),
    };

    return cmocka_run_group_tests_name("domain/growth", tests, NULL, NULL);
}
