/*
 * The player's keys: each is sent to a program that shows the bytes it got.
 */
#include "player.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ARGV(...)    ((const char *const[]){__VA_ARGS__, NULL})

static struct player *p; /* the teardown frees it, also when an assertion jumped away */

static int free_player(void **state)
{
    (void)state;
    player_free(p);
    p = NULL;
    return 0;
}

static void start_shell(const char *command)
{
    p = player_start(
        &(struct player_setup){.argv = ARGV("sh", "-c", command), .rows = 6, .cols = 40});
}

#define SHOW_KEYS "stty raw -echo; printf 'ready\\r\\n'; exec cat -v"

struct key_case {
    const char *name, *shown;
};

static void try_keys(const char *command, const struct key_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        start_shell(command);
        assert_true(player_wait(p, "ready"));
        player_key(p, cases[i].name);
        assert_true(player_wait_idle(p));
        assert_string_equal(player_row(p, 1), cases[i].shown);
        free_player(NULL);
    }
}

static void test_keys(void **state)
{
    static const struct key_case cases[] = {
        {"a", "a"},
        {"?", "?"},
        {"+", "+"},
        {"Enter", "^M"},
        {"Esc", "^["},
        {"Tab", "^I"},
        {"BackTab", "^[[Z"},
        {"Shift+Tab", "^[[Z"},
        {"Backspace", "^?"},
        {"Ctrl+Backspace", "^H"},
        {"Insert", "^[[2~"},
        {"Delete", "^[[3~"},
        {"PgUp", "^[[5~"},
        {"PgDn", "^[[6~"},
        {"Up", "^[[A"},
        {"Home", "^[[H"},
        {"Ctrl+Left", "^[[1;5D"},
        {"Ctrl+Right", "^[[1;5C"},
        {"Ctrl+Home", "^[[1;5H"},
        {"Shift+Up", "^[[1;2A"},
        {"Alt+Right", "^[[1;3C"},
        {"F1", "^[OP"},
        {"F4", "^[OS"},
        {"F5", "^[[15~"},
        {"F10", "^[[21~"},
        {"F12", "^[[24~"},
        {"Ctrl+Z", "^Z"},
        {"Ctrl+s", "^S"},
        {"Ctrl+C", "^C"},
        {"Ctrl+_", "^_"},
        {"Ctrl+Space", "^@"},
        {"Alt+1", "^[1"},
        {"Alt++", "^[+"},
        {"Alt+Enter", "^[^M"},
        {"Alt+Backspace", "^[^?"},
        {"Putty+F1", "^[[11~"},
        {"Putty+F4", "^[[14~"},
        {"Putty+F5", "^[[15~"},
        {"Putty+Home", "^[[1~"},
        {"Putty+End", "^[[4~"},
        {"Putty+Ctrl+Left", "^[[D"},
        {"Putty+Alt+1", "^[1"},
    };
    (void)state;
    try_keys("stty raw -echo; printf 'ready\\r\\n'; exec cat -vT", cases, COUNT(cases));
}

static void test_application_keys(void **state)
{
    static const struct key_case cases[] = {
        {"Up", "^[OA"}, {"Home", "^[OH"}, {"End", "^[OF"}, {"Ctrl+Up", "^[[1;5A"}, {"F1", "^[OP"}};
    (void)state;
    try_keys("printf '\\033[?1h'; " SHOW_KEYS, cases, COUNT(cases));
}

static void test_unknown_key_aborts(void **state)
{
    static const char *const names[] = {"Hom", "Ctrl+1", "F13", "", "Putty+Foo", "Shift+a"};
    (void)state;
    for (size_t i = 0; i < COUNT(names); i++) {
        int status;
        start_shell("exec cat");
        pid_t pid = fork();
        if (pid == 0) {
            dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
            player_key(p, names[i]);
            _exit(0);
        }
        waitpid(pid, &status, 0);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
        free_player(NULL);
    }
}

static void test_type_utf8(void **state)
{
    (void)state;
    start_shell("stty -echo; echo ready; read x; echo \"<$x>\"");
    assert_true(player_wait(p, "ready"));
    player_type(p, "één 中\r");
    assert_true(player_wait(p, "<één 中>"));
}

static void test_paste(void **state)
{
    static const struct key_case cases[] = {
        {SHOW_KEYS, "a^Mb"},
        {"printf '\\033[?2004h'; " SHOW_KEYS, "^[[200~a^Mb^[[201~"},
        {"printf '\\033[?2004h\\033[?2004l'; " SHOW_KEYS, "a^Mb"}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        start_shell(cases[i].name);
        assert_true(player_wait(p, "ready"));
        player_paste(p, "a\nb");
        assert_true(player_wait_idle(p));
        assert_string_equal(player_row(p, 1), cases[i].shown);
        free_player(NULL);
    }
}

/* Both directions are fuller than the kernel's buffers: neither side may wait for the other. */
static void test_long_paste(void **state)
{
    enum { LENGTH = 200000 };
    char *text = malloc(LENGTH + 1);
    size_t length;
    (void)state;
    assert_non_null(text);
    memset(text, 'x', LENGTH);
    text[LENGTH] = '\0';
    start_shell("stty raw -echo; printf 'ready\\r\\n'; exec cat");
    assert_true(player_wait(p, "ready"));
    player_paste(p, text);
    player_type(p, "\r\nend");
    free(text);
    assert_true(player_wait(p, "end"));
    player_output(p, &length);
    assert_int_equal(length, 7 + LENGTH + 5);
}

#define TEST(name) cmocka_unit_test_teardown(name, free_player)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_keys),
        TEST(test_application_keys),
        TEST(test_unknown_key_aborts),
        TEST(test_type_utf8),
        TEST(test_paste),
        TEST(test_long_paste),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
