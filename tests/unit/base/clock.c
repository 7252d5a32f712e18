/* Clocks that stand still and ids that count. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/clock.h"

static void test_fixed(void **state)
{
    (void)state;
    struct diag diag;
    struct clock clock;
    diag_init(&diag);
    assert_true(clock_init_fixed(&clock, "2026-11-22T10:45:00Z", &diag));
    assert_int_equal(clock_now(&clock), 1795344300);
    struct day today = clock_today(&clock);
    assert_int_equal(today.year, 2026);
    assert_int_equal(today.month, 11);
    assert_int_equal(today.day, 22);
    assert_true(clock_ticks(&clock) > 0);
    assert_int_equal(diag.count, 0);
    assert_false(clock_init_fixed(&clock, "yesterday", &diag));
    assert_non_null(strstr(diag_text(&diag), "yesterday"));
    assert_int_equal(clock_now(&clock), 1795344300);
    diag_done(&diag);
}

static void test_system(void **state)
{
    (void)state;
    struct clock clock;
    clock_init_system(&clock);
    int64_t before = time(NULL);
    int64_t now = clock_now(&clock);
    assert_true(now >= before && now <= before + 5);
    int64_t ticks = clock_ticks(&clock);
    assert_true(clock_ticks(&clock) >= ticks);
}

/* The local day, not that of Greenwich. */
static void test_today_is_local(void **state)
{
    (void)state;
    struct clock clock;
    struct diag diag;
    diag_init(&diag);
    setenv("TZ", "CET-1", 1);
    tzset();
    assert_true(clock_init_fixed(&clock, "2026-12-31T23:30:00Z", &diag));
    assert_int_equal(clock_today(&clock).year, 2027);
    setenv("TZ", "UTC0", 1);
    tzset();
    assert_int_equal(clock_today(&clock).year, 2026);
    diag_done(&diag);
}

static void test_counting_ids(void **state)
{
    (void)state;
    struct id_source ids;
    char id[UUID_SIZE];
    id_source_init_counting(&ids);
    uuid_new(&ids, id);
    assert_string_equal(id, "00000000-0000-4000-8000-000000000001");
    for (int i = 0; i < 15; i++)
        uuid_new(&ids, id);
    assert_string_equal(id, "00000000-0000-4000-8000-000000000010");
    assert_true(uuid_valid(id));
}

static void test_random_ids(void **state)
{
    (void)state;
    struct id_source ids;
    char first[UUID_SIZE], second[UUID_SIZE];
    id_source_init_system(&ids);
    for (int i = 0; i < 50; i++) {
        uuid_new(&ids, first);
        uuid_new(&ids, second);
        assert_true(uuid_valid(first));
        assert_int_equal(first[14], '4');
        assert_non_null(strchr("89ab", first[19]));
        assert_string_not_equal(first, second);
    }
}

static void test_valid_ids(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool valid;
    } rows[] = {
        {"00000000-0000-4000-8000-000000000001", true},
        {"01234567-89ab-cdef-0123-456789abcdef", true},
        {"", false},
        {"00000000-0000-4000-8000-00000000000", false},
        {"00000000-0000-4000-8000-0000000000011", false},
        {"00000000-0000-4000-8000-00000000000A", false},
        {"00000000-0000-4000-8000-00000000000g", false},
        {"000000000-000-4000-8000-000000000001", false},
        {"00000000-0000-4000-80000000-00000001", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (uuid_valid(rows[i].text) != rows[i].valid)
            fail_msg("\"%s\"", rows[i].text);
    }
}

int main(void)
{
    setenv("TZ", "UTC0", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fixed),          cmocka_unit_test(test_system),
        cmocka_unit_test(test_today_is_local), cmocka_unit_test(test_counting_ids),
        cmocka_unit_test(test_random_ids),     cmocka_unit_test(test_valid_ids),
    };
    return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
