/* Counting days, ISO text and moments. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/date.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static struct day from_iso(const char *text)
{
    struct day day;
    if (!day_from_iso(text, &day))
        fail_msg("%s", text);
    return day;
}

static void assert_day(struct day day, const char *iso)
{
    char text[DAY_SIZE];
    day_to_iso(day, text);
    assert_string_equal(text, iso);
}

static void test_iso(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool valid;
    } rows[] = {
        {"2026-12-31", true},  {"2024-02-29", true},   {"2000-02-29", true},
        {"0001-01-01", true},  {"9999-12-31", true},   {"2026-02-29", false},
        {"1900-02-29", false}, {"2026-04-31", false},  {"2026-00-10", false},
        {"2026-13-01", false}, {"2026-01-00", false},  {"0000-01-01", false},
        {"2026-1-01", false},  {"2026-01-01 ", false}, {" 2026-01-01", false},
        {"", false},           {"2026", false},        {"2026-01-0a", false},
        {"+026-01-01", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct day day = {1, 2, 3};
        if (day_from_iso(rows[i].text, &day) != rows[i].valid)
            fail_msg("\"%s\"", rows[i].text);
        if (rows[i].valid)
            assert_day(day, rows[i].text);
        else
            assert_true(day.year == 1 && day.month == 2 && day.day == 3);
    }
    assert_false(day_valid((struct day){2026, 13, 1}));
    assert_false(day_valid((struct day){10000, 1, 1}));
}

/* Every day of 800 years follows the one before, on the next weekday. */
static void test_every_day(void **state)
{
    (void)state;
    struct day first = {1800, 1, 1}, day = first;
    int weekday = day_weekday(day);
    assert_int_equal(weekday, 2); /* a Wednesday */
    for (int count = 1; day.year < 2600; count++) {
        struct day next = day_add(day, 1);
        bool same_month = next.month == day.month && next.day == day.day + 1;
        assert_true(day_valid(next));
        assert_true(same_month || (next.day == 1 && next.month == day.month % 12 + 1));
        weekday = (weekday + 1) % 7;
        assert_int_equal(day_weekday(next), weekday);
        assert_int_equal(day_difference(first, next), count);
        day = next;
    }
    assert_day(day_add(day, -day_difference(first, day)), "1800-01-01");
}

static void test_add(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        int days;
        const char *to;
    } rows[] = {
        {"2026-11-22", 0, "2026-11-22"},    {"2026-12-31", 1, "2027-01-01"},
        {"2024-03-01", -1, "2024-02-29"},   {"1970-01-01", -1, "1969-12-31"},
        {"2026-01-01", 365, "2027-01-01"},  {"0001-01-01", -1, "0001-01-01"},
        {"9999-12-31", 1, "9999-12-31"},    {"0001-01-01", 719162, "1970-01-01"},
        {"1969-12-31", -365, "1968-12-31"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_day(day_add(from_iso(rows[i].from), rows[i].days), rows[i].to);
}

static void test_add_months(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        int months;
        const char *to;
    } rows[] = {
        {"2026-01-31", 1, "2026-02-28"},  {"2024-01-31", 1, "2024-02-29"},
        {"2026-11-22", 3, "2027-02-22"},  {"2026-12-31", 12, "2027-12-31"},
        {"2024-02-29", 12, "2025-02-28"}, {"2026-03-31", -1, "2026-02-28"},
        {"2026-01-15", -1, "2025-12-15"}, {"2026-01-15", -13, "2024-12-15"},
        {"9999-06-01", 12, "9999-12-31"}, {"0001-01-15", -1, "0001-01-01"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_day(day_add_months(from_iso(rows[i].from), rows[i].months), rows[i].to);
}

static void test_moments(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t moment;
        const char *back;
    } rows[] = {
        {"1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z"},
        {"2026-11-22T10:45:00Z", 1795344300, "2026-11-22T10:45:00Z"},
        {"2026-11-22T11:45:00+01:00", 1795344300, "2026-11-22T10:45:00Z"},
        {"2026-11-22T05:15:00-0530", 1795344300, "2026-11-22T10:45:00Z"},
        {"2026-11-22 10:45:00.123Z", 1795344300, "2026-11-22T10:45:00Z"},
        {"1969-12-31T23:59:59Z", -1, "1969-12-31T23:59:59Z"},
        {"2016-12-31T23:59:60Z", 1483228800, "2017-01-01T00:00:00Z"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t moment;
        char back[MOMENT_SIZE];
        assert_true(moment_from_iso(rows[i].text, &moment));
        assert_int_equal(moment, rows[i].moment);
        moment_to_iso(moment, back);
        assert_string_equal(back, rows[i].back);
    }
    static const char *const wrong[] = {"",
                                        "2026-11-22",
                                        "2026-11-22T10:45:00",
                                        "2026-11-22T24:00:00Z",
                                        "2026-11-22T10:60:00Z",
                                        "2026-02-30T10:45:00Z",
                                        "2026-11-22T10:45:00Zx",
                                        "2026-11-22T10:45:00+1:00",
                                        "2026-11-22T10:45:00+25:00",
                                        "10:45"};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        int64_t moment = 7;
        if (moment_from_iso(wrong[i], &moment) || moment != 7)
            fail_msg("\"%s\"", wrong[i]);
    }
}

static void test_local_time(void **state)
{
    (void)state;
    char time[6];
    setenv("TZ", "CET-1", 1);
    tzset();
    moment_format_time(1795344300, time);
    assert_string_equal(time, "11:45");
    assert_day(day_of_moment(1798759800), "2027-01-01"); /* 23:30 in Greenwich */
    setenv("TZ", "UTC0", 1);
    tzset();
    moment_format_time(1795344300, time);
    assert_string_equal(time, "10:45");
    assert_day(day_of_moment(1798759800), "2026-12-31");
    assert_day(day_of_moment(INT64_MAX), "9999-12-31");
    assert_day(day_of_moment(INT64_MIN), "0001-01-01");
}

static void test_formats(void **state)
{
    (void)state;
    char text[DAY_TEXT_SIZE];
    day_format_full((struct day){2026, 12, 31}, text);
    assert_string_equal(text, "Thursday 31 December 2026");
    day_format_full((struct day){2027, 3, 1}, text);
    assert_string_equal(text, "Monday 1 March 2027");
    day_format_short((struct day){2027, 3, 1}, text);
    assert_string_equal(text, "01-03-2027");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_iso),     cmocka_unit_test(test_every_day),
        cmocka_unit_test(test_add),     cmocka_unit_test(test_add_months),
        cmocka_unit_test(test_moments), cmocka_unit_test(test_local_time),
        cmocka_unit_test(test_formats),
    };
    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
