/* The tree of a file: what it refuses at which place, and that everything in it is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../../src/script/node.h"
#include "base/buf.h"

static struct node *parse(struct arena *arena, const char *text, size_t length, struct diag *diag)
{
    struct checker checker;
    checker_init(&checker, "x.yaml", diag);
    return node_parse(arena, text, length, &checker);
}

/* --- characters that may not be there --------------------------------------------- */

static const struct {
    const char *bytes;
    bool allowed;
} characters[] = {
    {"\xC3\xA9", true},         /* an accent */
    {"\xC2\xA0", true},         /* the first after the second set of controls */
    {"\xE2\x82\xAC", true},     /* a euro */
    {"\xEF\xBF\xBD", true},     /* what stands for a broken byte */
    {"\xF0\x9F\x98\x80", true}, /* an emoji */
    {"\x01", false},
    {"\x1B", false},
    {"\x7F", false},
    {"\xC2\x85", false},     /* next line */
    {"\xE2\x80\xAE", false}, /* turns the writing round */
    {"\xD8\x9C", false},
    {"\xC3", false},
    {"\xA9", false},
    {"\xFF", false},
    {"\xED\xA0\x80", false}, /* half of a pair */
    {"\xC0\x80", false},     /* too long for what it is */
};

/* Texts are looked at in blocks: the character stands at every place of the first ones. */
static void a_bad_character_is_found_everywhere(void **state)
{
    (void)state;
    enum { LENGTH = 70 };
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        for (int before = 0; before + 4 < LENGTH; before++) {
            struct arena *arena = arena_new();
            struct diag diag;
            char text[2 * LENGTH];
            diag_init(&diag);
            size_t used = strlen(characters[i].bytes);
            memcpy(text, "a: ", 3);
            memset(text + 3, 'b', LENGTH);
            memcpy(text + 3 + before, characters[i].bytes, used);
            size_t length = 3 + LENGTH;
            const struct node *root = parse(arena, text, length, &diag);
            if ((root != NULL) != characters[i].allowed)
                print_error("character %zu after %d\n", i, before);
            assert_int_equal(root != NULL, characters[i].allowed);
            assert_int_equal(diag.count, characters[i].allowed ? 0 : 1);
            if (diag.count)
                assert_int_equal(diag.findings[0].column, before + 4);
            diag_done(&diag);
            arena_free(arena);
        }
    }
}

/* Bytes that are no characters come first: they may be why the others look as they do. */
static void broken_bytes_are_told_before_invisible_ones(void **state)
{
    (void)state;
    static const char text[] = "a: \x01\nb: \xFF\n";
    struct arena *arena = arena_new();
    struct diag diag;
    diag_init(&diag);
    assert_null(parse(arena, text, sizeof text - 1, &diag));
    assert_int_equal(diag.count, 1);
    assert_int_equal(diag.findings[0].line, 2);
    diag_done(&diag);
    arena_free(arena);
}

/* --- looking up ------------------------------------------------------------------- */

enum { KEYS = 37 };

static void check_order(const struct node *map, int stride)
{
    for (int i = 0; i < KEYS; i++) {
        char key[32], number[16];
        snprintf(number, sizeof number, "%d", i * stride % KEYS);
        snprintf(key, sizeof key, "key-%s", number);
        assert_string_equal(node_text(map, key), number);
        if (i % 3 == 0)
            assert_null(node_get(map, "key"));
    }
}

static void every_key_is_found_in_any_order(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diag diag;
    struct buf text;
    diag_init(&diag);
    buf_init(&text);
    for (int i = 0; i < KEYS; i++)
        buf_addf(&text, "key-%d: %d\n", i, i);
    const struct node *map = parse(arena, text.data, text.length, &diag);
    for (int stride = 1; stride < KEYS; stride++)
        check_order(map, stride);
    assert_null(node_get(map, ""));
    assert_null(node_get(map->first, "key-1"));
    assert_null(node_get(NULL, "key-1"));
    buf_done(&text);
    diag_done(&diag);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bad_character_is_found_everywhere),
        cmocka_unit_test(broken_bytes_are_told_before_invisible_ones),
        cmocka_unit_test(every_key_is_found_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
