/* Quarters and years: their days, their neighbours, their names. */
#include "domain/quarter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_days(void **state)
{
    static const struct {
        struct quarter quarter;
        const char *first, *last;
    } cases[] = {
        {{2026, 1}, "2026-01-01", "2026-03-31"}, {{2026, 2}, "2026-04-01", "2026-06-30"},
        {{2026, 3}, "2026-07-01", "2026-09-30"}, {{2026, 4}, "2026-10-01", "2026-12-31"},
        {{2028, 1}, "2028-01-01", "2028-03-31"}, {{2026, 0}, "2026-01-01", "2026-12-31"},
        {{9999, 4}, "9999-10-01", "9999-12-31"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct day first = quarter_first_day(cases[i].quarter);
        struct day last = quarter_last_day(cases[i].quarter);
        char text[DAY_SIZE];

        day_to_iso(first, text);
        assert_string_equal(text, cases[i].first);
        day_to_iso(last, text);
        assert_string_equal(text, cases[i].last);
        if (cases[i].quarter.number == 0)
            continue;
        assert_int_equal(quarter_compare(quarter_of(first), cases[i].quarter), 0);
        assert_int_equal(quarter_compare(quarter_of(last), cases[i].quarter), 0);
    }
}

static void test_neighbours(void **state)
{
    struct quarter quarter = {2025, 3}, year = quarter_next((struct quarter){2026, 0});

    (void)state;
    for (int i = 0; i < 9; i++) {
        struct quarter next = quarter_next(quarter);

        assert_true(quarter_compare(quarter, next) < 0);
        assert_true(quarter_compare(next, quarter) > 0);
        assert_int_equal(quarter_compare(quarter_before(next), quarter), 0);
        assert_int_equal(day_difference(quarter_last_day(quarter), quarter_first_day(next)), 1);
        quarter = next;
    }
    assert_int_equal(quarter.year, 2027);
    assert_int_equal(quarter.number, 4);
    assert_int_equal(year.year, 2027);
    assert_int_equal(year.number, 0);
    assert_int_equal(quarter_before(year).year, 2026);
}

static void test_ids(void **state)
{
    static const char *const good[] = {"2026-Q1", "2026-Q4", "2026", "0001-Q2"};
    static const char *const bad[] = {"",         "202",     "2026-Q0",  "2026-Q5", "2026-Q",
                                      "2026-Q33", "2026Q1",  "20266",    "0000",    "2026-q1",
                                      " 2026",    "2026-11", "-2026-Q1", "0000-Q1"};
    struct quarter quarter = {7, 7};
    char id[QUARTER_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(quarter_from_id(good[i], &quarter));
        quarter_to_id(quarter, id);
        assert_string_equal(id, good[i]);
    }
    quarter = (struct quarter){7, 7};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (quarter_from_id(bad[i], &quarter))
            fail_msg("%s", bad[i]);
    }
    assert_int_equal(quarter.year, 7);
}

static void test_labels(void **state)
{
    static const char *const labels[] = {"2026", "first quarter of 2026", "second quarter of 2026",
                                         "third quarter of 2026", "fourth quarter of 2026"};

    (void)state;
    for (int i = 0; i <= 4; i++) {
        char *label = quarter_label((struct quarter){2026, i});

        assert_string_equal(label, labels[i]);
        free(label);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_neighbours),
        cmocka_unit_test(test_ids),
        cmocka_unit_test(test_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
