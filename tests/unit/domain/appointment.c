/* What a talk to come is called. */
#include "domain/appointment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_called_by_its_guide(void **state)
{
    char title[] = "Een kop koffie";
    struct appointment appointment = {.title = title, .measure = MEASURE_CHECK_IN};

    (void)state;
    assert_string_equal(appointment_label(&appointment), "Een kop koffie");
    *title = '\0';
    assert_string_equal(appointment_label(&appointment), "Short look at the agreements");
}

static void test_called_by_what_was_agreed(void **state)
{
    struct appointment appointment = {.measure = MEASURE_CHECK_IN};

    (void)state;
    assert_string_equal(appointment_label(&appointment), "Short look at the agreements");
    appointment.measure = MEASURE_FOLLOW_UP;
    assert_string_equal(appointment_label(&appointment), "Follow-up talk");
    appointment.measure = MEASURE_NONE;
    assert_string_equal(appointment_label(&appointment), "Next talk");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_called_by_its_guide),
        cmocka_unit_test(test_called_by_what_was_agreed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
