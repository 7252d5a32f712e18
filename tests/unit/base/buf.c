/* The growing byte string. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

static void test_empty(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf);
    assert_null(buf.data);
    assert_string_equal(buf_text(&buf), "");
    char *taken = buf_take(&buf);
    assert_string_equal(taken, "");
    free(taken);
    buf_clear(&buf);
    buf_add(&buf, NULL, 0);
    assert_string_equal(buf.data, "");
    buf_done(&buf);
    buf_done(&buf);
}

static void test_adding(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf);
    buf_adds(&buf, "een");
    buf_addc(&buf, ' ');
    buf_add(&buf, "twee drie", 4);
    buf_addf(&buf, " %d%s", 3, "");
    assert_string_equal(buf_text(&buf), "een twee 3");
    assert_int_equal(buf.length, 10);
    buf_add(&buf, "a\0b", 3);
    assert_int_equal(buf.length, 13);
    assert_memory_equal(buf.data, "een twee 3a\0b", 14);
    buf_clear(&buf);
    assert_string_equal(buf_text(&buf), "");
    buf_adds(&buf, "opnieuw");
    char *taken = buf_take(&buf);
    assert_string_equal(taken, "opnieuw");
    assert_null(buf.data);
    free(taken);
}

static void test_growing(void **state)
{
    (void)state;
    enum { COUNT = 100000 };
    struct buf buf;
    buf_init(&buf);
    for (int i = 0; i < COUNT; i++) {
        buf_addc(&buf, (char)('a' + i % 26));
        assert_int_equal(buf.data[buf.length], '\0');
    }
    assert_int_equal(buf.length, COUNT);
    for (int i = 0; i < COUNT; i++)
        assert_int_equal(buf.data[i], 'a' + i % 26);
    assert_true(buf.capacity < 4 * COUNT);
    buf_done(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_adding),
        cmocka_unit_test(test_growing),
    };
    return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
