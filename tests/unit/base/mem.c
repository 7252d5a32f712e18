/* Allocation, die() and the arena. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"

static void test_sizes_of_nothing(void **state)
{
    (void)state;
    void *nothing[] = {xmalloc(0), xcalloc(0, 8), xcalloc(8, 0), xreallocarray(NULL, 0, 8)};
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        assert_non_null(nothing[i]);
        free(nothing[i]);
    }
}

static void test_strings(void **state)
{
    (void)state;
    char *text = xstrndup("waarde", 3);
    assert_string_equal(text, "waa");
    xstrset(&text, text + 1); /* a part of itself */
    assert_string_equal(text, "aa");
    xstrset(&text, NULL);
    assert_null(text);
    text = xasprintf("%s %d", "week", 12);
    assert_string_equal(text, "week 12");
    free(text);
}

/* Runs `act` in a child and gives back what it wrote to standard error. */
static int run_child(void (*act)(void), char *words, size_t size)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        act();
        _exit(0);
    }
    close(ends[1]);
    ssize_t length = 0, got;
    while ((got = read(ends[0], words + length, size - 1 - (size_t)length)) > 0)
        length += got;
    words[length] = '\0';
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void say_goodbye(void)
{
    fputs("first the screen. ", stderr);
}

static void die_with_hook(void)
{
    die_set_hook(say_goodbye);
    die("%s is gone", "it");
}

static void overflow(void)
{
    /* volatile: the compiler warns about a size it can see */
    volatile size_t half = SIZE_MAX / 2;
    free(xreallocarray(NULL, half, 4));
}

static void exhaust_arena(void)
{
    volatile size_t all = SIZE_MAX - 8;
    static struct arena *volatile arena; /* still known when the program ends */
    arena = arena_new();
    arena_alloc(arena, all);
}

static void test_die(void **state)
{
    (void)state;
    static const struct {
        void (*act)(void);
        const char *words;
    } rows[] = {
        {die_with_hook, "first the screen. waardegesprek: it is gone\n"},
        {overflow, "waardegesprek: there is not enough memory left to go on.\n"},
        {exhaust_arena, "waardegesprek: there is not enough memory left to go on.\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char words[200];
        int status = run_child(rows[i].act, words, sizeof words);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 1);
        assert_string_equal(words, rows[i].words);
    }
}

static void test_arena_gives_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const size_t sizes[] = {0, 1, 7, 16, 17, 4096, 4097, 100000};
    enum { ROUNDS = 40, SIZES = sizeof sizes / sizeof *sizes };
    unsigned char *given[ROUNDS * SIZES];
    for (size_t i = 0; i < ROUNDS * SIZES; i++) {
        size_t size = sizes[i % SIZES];
        given[i] = arena_alloc(arena, size);
        assert_int_equal((uintptr_t)given[i] % _Alignof(max_align_t), 0);
        for (size_t j = 0; j < size; j++)
            assert_int_equal(given[i][j], 0);
        memset(given[i], (int)(i % 251) + 1, size);
    }
    /* Nothing was given out twice. */
    for (size_t i = 0; i < ROUNDS * SIZES; i++) {
        for (size_t j = 0; j < sizes[i % SIZES]; j++)
            assert_int_equal(given[i][j], i % 251 + 1);
    }
    arena_free(arena);
    arena_free(NULL);
}

static void test_arena_strings(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(arena_strdup(arena, "waarde"), "waarde");
    assert_string_equal(arena_strndup(arena, "waarde", 3), "waa");
    assert_string_equal(arena_strndup(arena, "waarde", 99), "waarde");
    assert_string_equal(arena_strdup(arena, ""), "");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes_of_nothing),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_die),
        cmocka_unit_test(test_arena_gives_zeroed_and_aligned),
        cmocka_unit_test(test_arena_strings),
    };
    return cmocka_run_group_tests_name("mem", tests, NULL, NULL);
}
