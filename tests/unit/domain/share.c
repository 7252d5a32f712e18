/* Withdrawal codes: made without a favourite symbol, and read however they are typed. */
#include "domain/share.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static unsigned char next_byte;

/* Every byte comes up equally often. */
static void fill_evenly(struct id_source *ids, unsigned char bytes[16])
{
    (void)ids;
    for (int i = 0; i < 16; i++)
        bytes[i] = next_byte;
    next_byte++;
}

static void test_form(void **state)
{
    struct id_source ids;
    char code[CODE_SIZE], other[CODE_SIZE];

    (void)state;
    id_source_init_counting(&ids);
    code_new(&ids, code);
    assert_string_equal(code, "0000-0000-0001");
    for (int i = 0; i < 40; i++)
        code_new(&ids, other);
    assert_string_equal(other, "0000-0000-0019");
    id_source_init_system(&ids);
    for (int i = 0; i < 1000; i++) {
        code_new(&ids, code);
        assert_int_equal(strlen(code), CODE_SIZE - 1);
        assert_int_equal(strspn(code, "0123456789ABCDEFGHJKMNPQRSTVWXYZ-"), CODE_SIZE - 1);
        assert_true(code[4] == '-' && code[9] == '-');
        assert_true(code_parse(code, other));
        assert_string_equal(code, other);
    }
}

static void test_no_favourites(void **state)
{
    struct id_source ids = {.fill = fill_evenly};
    int seen[128] = {0};
    char code[CODE_SIZE];

    (void)state;
    for (int i = 0; i < 256; i++) {
        code_new(&ids, code);
        for (int k = 0; code[k]; k++)
            seen[(unsigned char)code[k]]++;
    }
    for (const char *symbol = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; *symbol; symbol++)
        assert_int_equal(seen[(unsigned char)*symbol], 256 * 12 / 32);
}

static void test_typed(void **state)
{
    static const struct {
        const char *typed, *code; /* NULL: none */
    } cases[] = {
        {"WXYZ-2345-6789", "WXYZ-2345-6789"},
        {"  wxyz 2345 6789\n", "WXYZ-2345-6789"},
        {"wxyz23456789", "WXYZ-2345-6789"},
        {"w-x-y-z-2-3-4-5-6-7-8-9", "WXYZ-2345-6789"},
        {"WXYZ\u20132345\u00a06789", "WXYZ-2345-6789"},
        {"OoIi-LlUu-0011", "0011-11VV-0011"},
        {"WXYZ-2345-678", NULL},
        {"WXYZ-2345-67890", NULL},
        {"WXYZ-2345-678!", NULL},
        {"WXYZ-2345-678\u00e9", NULL},
        {"WXYZ-2345-678\xff", NULL},
        {"", NULL},
        {"----", NULL},
    };
    char code[CODE_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        strcpy(code, "untouched");
        if (code_parse(cases[i].typed, code) != (cases[i].code != NULL) ||
            strcmp(code, cases[i].code ? cases[i].code : "untouched") != 0)
            fail_msg("case %zu: %s", i, code);
    }
}

static void test_states(void **state)
{
    static const char *const ids[SHARE_STATE_COUNT] = {"",        "waits",   "ready",  "sent",
                                                       "changed", "refused", "missing"};

    (void)state;
    for (int i = 0; i < SHARE_STATE_COUNT; i++)
        assert_string_equal(share_state_id((enum share_state)i), ids[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_form),
        cmocka_unit_test(test_no_favourites),
        cmocka_unit_test(test_typed),
        cmocka_unit_test(test_states),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
