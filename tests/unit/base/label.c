/* What stands between a label and its text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/label.h"

static void test_label_end(void **state)
{
    static const struct {
        const char *label, *end;
    } cases[] = {
        {"Reason", ":"},           {"Better so:", ""},
        {"Does it work?", ""},     {"That is all.", ""},
        {"Reason (only me)", ":"}, {"What counts? (only me)", ""},
        {"(only me)", ":"},        {"", ":"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(label_end(cases[i].label), cases[i].end);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_label_end),
    };

    return cmocka_run_group_tests_name("base/label", tests, NULL, NULL);
}
