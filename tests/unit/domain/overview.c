/* The sums of the overview: by quarter or year, kind and team. */
#include "domain/overview.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char noord[] = "Noord", oost[] = "Oost", nacht[] = "nacht", whole[] = "";

static struct request_count requests[] = {
    {noord, SUPPORT_TIME, {2026, 1}, 4, 3, 1}, {noord, SUPPORT_TRAINING, {2026, 1}, 2, 2, 2},
    {oost, SUPPORT_TIME, {2026, 1}, 1, 0, 0},  {noord, SUPPORT_TIME, {2026, 3}, 8, 5, 4},
    {oost, SUPPORT_TIME, {2025, 4}, 16, 9, 9},
};
static struct talk_count talks[] = {
    {oost, {2026, 1}, 3, 1},
    {nacht, {2026, 2}, 5, 0},
    {oost, {2025, 4}, 7, 2},
};
static struct figure figures[] = {
    {.quarter = {2026, 1}, .team = whole, .value = VALUE_INCOME, .shown = true, .people = 9},
    {.quarter = {2026, 1}, .team = noord, .value = VALUE_INCOME, .shown = true, .people = 6},
    {.quarter = {2026, 0}, .team = whole, .value = VALUE_INCOME, .shown = true, .people = 15},
};
static const struct overview overview = {
    .requests = requests,
    .request_count = sizeof requests / sizeof *requests,
    .talks = talks,
    .talk_count = sizeof talks / sizeof *talks,
    .figures = {figures, sizeof figures / sizeof *figures},
};
static const struct quarter first = {2026, 1}, year = {2026, 0};

static void check(struct request_sum sum, int asked, int answered, int done)
{
    assert_int_equal(sum.asked, asked);
    assert_int_equal(sum.answered, answered);
    assert_int_equal(sum.done, done);
}

static void test_requests(void **state)
{
    (void)state;
    check(overview_requests(&overview, NULL), 31, 19, 16);
    check(overview_requests(&overview, &first), 7, 5, 3);
    check(overview_requests(&overview, &year), 15, 10, 7);
    check(overview_requests_of_kind(&overview, SUPPORT_TIME, &year), 13, 8, 5);
    check(overview_requests_of_kind(&overview, SUPPORT_MEANS, NULL), 0, 0, 0);
    check(overview_requests_of_team(&overview, "Oost", NULL), 17, 9, 9);
    check(overview_requests_of_team(&overview, "oost", NULL), 0, 0, 0);
}

static void test_talks(void **state)
{
    int held = -1, planned = -1;

    (void)state;
    overview_talks(&overview, NULL, NULL, &held, &planned);
    assert_int_equal(held, 15);
    assert_int_equal(planned, 3);
    overview_talks(&overview, NULL, &year, &held, &planned);
    assert_int_equal(held, 8);
    overview_talks(&overview, "Oost", &first, &held, &planned);
    assert_int_equal(held, 3);
    assert_int_equal(planned, 1);
    overview_talks(&overview, "Noord", &first, &held, &planned);
    assert_int_equal(held + planned, 0);
}

static void test_quarters(void **state)
{
    struct quarter out[8];

    (void)state;
    assert_int_equal(overview_quarters(&overview, out, 8), 4); /* a year is none */
    assert_int_equal(out[0].year, 2025);
    for (int i = 1; i < 4; i++) {
        assert_int_equal(out[i].year, 2026);
        assert_int_equal(out[i].number, i);
    }
    assert_int_equal(overview_quarters(&overview, out, 2), 2); /* the newest */
    assert_int_equal(out[0].number, 2);
    assert_int_equal(out[1].number, 3);
    assert_int_equal(overview_quarters(&(struct overview){0}, out, 8), 0);
}

static void test_teams(void **state)
{
    const char **teams;

    (void)state;
    assert_int_equal(overview_teams(&overview, &teams), 3);
    assert_string_equal(teams[0], "nacht"); /* capitals don't come first */
    assert_string_equal(teams[1], "Noord");
    assert_string_equal(teams[2], "Oost");
    free(teams);
    assert_int_equal(overview_teams(&(struct overview){0}, &teams), 0);
    free(teams);
}

static void test_figure(void **state)
{
    (void)state;
    assert_ptr_equal(overview_figure(&overview, first, "", VALUE_INCOME), &figures[0]);
    assert_ptr_equal(overview_figure(&overview, first, "Noord", VALUE_INCOME), &figures[1]);
    assert_ptr_equal(overview_figure(&overview, year, "", VALUE_INCOME), &figures[2]);
    assert_null(overview_figure(&overview, first, "", VALUE_CONTACTS));
    assert_null(overview_figure(&overview, first, "Oost", VALUE_INCOME));
    assert_null(overview_figure(&overview, (struct quarter){2026, 2}, "", VALUE_INCOME));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_requests), cmocka_unit_test(test_talks),
        cmocka_unit_test(test_quarters), cmocka_unit_test(test_teams),
        cmocka_unit_test(test_figure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
