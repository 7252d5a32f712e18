/* A set finds what was put in, whatever texts somebody chose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../../src/script/set.h"
#include "base/mem.h"

enum { TEXTS = 2000, ROOM = 80 };

/* --- texts to put in ------------------------------------------------------- */

static void numbered(char *out, unsigned number)
{
    snprintf(out, ROOM, "step-%u", number);
}

/* Few different ones: most are doubles. */
static void doubles(char *out, unsigned number)
{
    snprintf(out, ROOM, "%u", number * 7919 % 97);
}

/* Each the beginning of the next, and the empty one among them. */
static void beginnings(char *out, unsigned number)
{
    memset(out, 'a', number % (ROOM - 1));
    out[number % (ROOM - 1)] = '\0';
}

/* Every byte but NUL, alone and in pairs. */
static void bytes(char *out, unsigned number)
{
    out[0] = (char)(number % 255 + 1);
    out[1] = (char)(number / 255 % 256);
    out[2] = '\0';
}

static const struct {
    const char *name;
    void (*make)(char *out, unsigned number);
} kinds[] = {
    {"numbered", numbered}, {"doubles", doubles}, {"beginnings", beginnings}, {"bytes", bytes}};

/* --- held against the slow way ---------------------------------------------- */

static size_t find_slowly(char (*texts)[ROOM], size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(texts[i], text) == 0)
            return i;
    }
    return SIZE_MAX;
}

static void check_kind(size_t kind, size_t count)
{
    char(*texts)[ROOM] = xcalloc(TEXTS, sizeof *texts);
    struct set set;
    set_init(&set, count);
    for (size_t i = 0; i < TEXTS; i++)
        kinds[kind].make(texts[i], (unsigned)i);
    for (size_t i = 0; i < count; i++) {
        size_t expected = find_slowly(texts, i, texts[i]);
        size_t found = set_add(&set, texts[i], i);
        if (found != expected)
            print_error("%s, %zu of %zu\n", kinds[kind].name, i, count);
        assert_int_equal(found, expected);
    }
    for (size_t i = 0; i < TEXTS; i++)
        assert_int_equal(set_find(&set, texts[i]), find_slowly(texts, count, texts[i]));
    assert_int_equal(set_find(&set, NULL), SIZE_MAX);
    set_done(&set);
    assert_int_equal(set_find(&set, texts[0]), SIZE_MAX);
    free(texts);
}

static void a_set_finds_what_was_put_in(void **state)
{
    (void)state;
    static const size_t counts[] = {0, 1, 2, 8, 9, 10, 300, TEXTS};
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
            check_kind(kind, counts[i]);
    }
}

static void a_copy_of_a_set_is_as_good(void **state)
{
    (void)state;
    struct set set, copy;
    set_init(&set, 3);
    set_add(&set, "one", 1);
    copy = set;
    memset(&set, 0, sizeof set);
    assert_int_equal(set_find(&copy, "one"), 1);
    assert_int_equal(set_find(&copy, "two"), SIZE_MAX);
    set_done(&copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_set_finds_what_was_put_in),
                                       cmocka_unit_test(a_copy_of_a_set_is_as_good)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
