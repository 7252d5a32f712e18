/* Findings: cleaned, sorted, moved. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"

static void test_error(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    assert_string_equal(diag_text(&diag), "");
    assert_false(diag_has_error(&diag));
    assert_false(diag_error(&diag, "%s is gone", "it"));
    diag_error(&diag, "second");
    assert_int_equal(diag.count, 2);
    assert_string_equal(diag_text(&diag), "it is gone");
    assert_true(diag_has_error(&diag));
    diag_clear(&diag);
    assert_string_equal(diag_text(&diag), "");
    diag_done(&diag);
}

static void test_a_warning_is_no_error(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    diag_add(&diag, SEVERITY_WARNING, "WG201", "a.yaml", 3, 4, "do it", "odd %d", 7);
    assert_false(diag_has_error(&diag));
    const struct finding *finding = &diag.findings[0];
    assert_string_equal(finding->code, "WG201");
    assert_string_equal(finding->file, "a.yaml");
    assert_int_equal(finding->line, 3);
    assert_int_equal(finding->column, 4);
    assert_string_equal(finding->repair, "do it");
    assert_string_equal(finding->message, "odd 7");
    diag_add(&diag, SEVERITY_ERROR, NULL, NULL, 0, 0, NULL, "wrong");
    assert_null(diag.findings[1].code);
    assert_null(diag.findings[1].file);
    assert_null(diag.findings[1].repair);
    assert_true(diag_has_error(&diag));
    diag_done(&diag);
}

/* What is quoted in a sentence came from outside: no string may steer a terminal. */
static void test_everything_is_cleaned(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    diag_add(&diag, SEVERITY_ERROR, "W\033G", "a\n.yaml", 1, 1, "x\xC2\x9By", "%s",
             "red \033[31m\u202Eand \xFF two\r\nlines");
    const struct finding *finding = &diag.findings[0];
    assert_string_equal(finding->code, "WG");
    assert_string_equal(finding->file, "a .yaml");
    assert_string_equal(finding->repair, "xy");
    assert_string_equal(finding->message, "red [31mand  two lines");
    diag_done(&diag);
}

static void add_at(struct diag *diag, const char *file, int line, int column)
{
    diag_add(diag, SEVERITY_ERROR, NULL, file, line, column, NULL, "%zu", diag->count);
}

static void test_sort(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    add_at(&diag, "b", 1, 1);
    add_at(&diag, "a", 10, 1);
    add_at(&diag, "a", 9, 5);
    add_at(&diag, "a", 9, 2);
    add_at(&diag, NULL, 0, 0);
    add_at(&diag, "a", 9, 5);
    add_at(&diag, "a", 9, 2);
    diag_sort(&diag);
    char order[20] = "";
    for (size_t i = 0; i < diag.count; i++)
        strcat(order, diag.findings[i].message);
    assert_string_equal(order, "4362510");
    diag_done(&diag);
    diag_sort(&diag); /* nothing to sort */
}

static void test_sort_keeps_equal_places_in_order(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    for (int i = 0; i < 500; i++)
        add_at(&diag, "a", i * 7 % 5, 1);
    diag_sort(&diag);
    for (size_t i = 1; i < diag.count; i++) {
        const struct finding *before = &diag.findings[i - 1], *after = &diag.findings[i];
        int number, next;
        assert_int_equal(sscanf(before->message, "%d", &number), 1);
        assert_int_equal(sscanf(after->message, "%d", &next), 1);
        assert_true(before->line < after->line || (before->line == after->line && number < next));
    }
    diag_done(&diag);
}

static void test_move(void **state)
{
    (void)state;
    struct diag to, from;
    diag_init(&to);
    diag_init(&from);
    diag_move(&to, &from);
    assert_int_equal(to.count, 0);
    diag_error(&to, "first");
    diag_error(&from, "second");
    diag_move(&to, &from);
    assert_int_equal(to.count, 2);
    assert_int_equal(from.count, 0);
    assert_string_equal(to.findings[1].message, "second");
    diag_error(&from, "third");
    diag_move(&to, &from);
    assert_string_equal(to.findings[2].message, "third");
    diag_done(&to);
    diag_done(&from);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_error),
        cmocka_unit_test(test_a_warning_is_no_error),
        cmocka_unit_test(test_everything_is_cleaned),
        cmocka_unit_test(test_sort),
        cmocka_unit_test(test_sort_keeps_equal_places_in_order),
        cmocka_unit_test(test_move),
    };
    return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
