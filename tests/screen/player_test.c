/*
 * The player itself, tried on small programs that every system has. A player that
 * always said yes would make all screen tests worthless, so half of this is about no.
 */
#include "player_inner.h"

#include <errno.h>
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

/* What a wait that must fail says, kept out of the test's own output. */
static char said[8192];
static int own_stderr;

static void catch_stderr(void)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    own_stderr = dup(STDERR_FILENO);
    dup2(fileno(file), STDERR_FILENO);
    fclose(file);
}

static void release_stderr(void)
{
    ssize_t n = pread(STDERR_FILENO, said, sizeof(said) - 1, 0);
    said[n > 0 ? n : 0] = '\0';
    dup2(own_stderr, STDERR_FILENO);
    close(own_stderr);
}

/* --- the program --- */

static void test_exit_status(void **state)
{
    static const struct {
        const char *command;
        int status;
    } cases[] = {
        {"exit 0", 0}, {"exit 3", 3}, {"kill -KILL $$", 137}, {"exec /no/such/program", 127}};
    (void)state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        int status = -1;
        start_shell(cases[i].command);
        assert_true(player_exited(p, &status));
        assert_int_equal(status, cases[i].status);
        free_player(NULL);
    }
}

static void test_missing_program(void **state)
{
    int status;
    (void)state;
    p = player_start(&(struct player_setup){.argv = ARGV("no-such-program")});
    assert_true(player_wait(p, "cannot start no-such-program"));
    assert_true(player_exited(p, &status));
    assert_int_equal(status, 127);
}

static void test_last_words_are_kept(void **state)
{
    size_t length;
    (void)state;
    start_shell("stty -opost; head -c 30000 /dev/zero | tr '\\0' x; printf '\\r\\nlast'");
    assert_true(player_exited(p, NULL));
    player_output(p, &length);
    assert_int_equal(length, 30000 + 6);
    assert_true(player_wait(p, "last"));
}

static void test_environment(void **state)
{
    (void)state;
    setenv("STRANGER", "1", 1);
    p = player_start(&(struct player_setup){
        .argv =
            ARGV("sh", "-c", "echo \"$TERM $HOME $LANG $NEW [${STRANGER-none}] [${PATH-none}]\""),
        .env = ARGV("HOME=/tmp/x", "NEW=a b", "PATH")});
    assert_true(player_exited(p, NULL));
    unsetenv("STRANGER");
    /* A shell without PATH may fill in its own. */
    assert_memory_equal(player_row(p, 0), "xterm-256color /tmp/x C.UTF-8 a b [none] [", 42);
    assert_null(strstr(player_row(p, 0), "/usr/local/bin:/usr/bin:/bin]"));
}

static void test_other_user(void **state)
{
    char want[32];
    uid_t uid = geteuid() == 0 ? 65534 : geteuid();
    (void)state;
    snprintf(want, sizeof(want), "user %u.", (unsigned)uid);
    p = player_start(&(struct player_setup){
        .argv = ARGV("sh", "-c", "echo user $(id -u). >/dev/tty; true <$(tty) && echo mine"),
        .uid = uid});
    assert_true(player_wait(p, want));
    assert_true(player_wait(p, "mine"));
}

static void test_own_session(void **state)
{
    char want[32];
    (void)state;
    start_shell("ps -o sid= -p $$ | tr -d ' '; read x");
    snprintf(want, sizeof(want), "%d\n", (int)player_pid(p));
    assert_true(player_wait(p, want));
}

/* --- mishaps --- */

static void test_signals(void **state)
{
    static const int signals[] = {SIGKILL, SIGHUP, SIGTERM};
    (void)state;

    for (size_t i = 0; i < COUNT(signals); i++) {
        int status;
        start_shell("echo ready; exec cat");
        assert_true(player_wait(p, "ready"));
        player_kill(p, signals[i]);
        assert_true(player_exited(p, &status));
        assert_int_equal(status, 128 + signals[i]);
        free_player(NULL);
    }
}

static void test_ignored_signal_is_not_handed_on(void **state)
{
    int status;
    (void)state;
    signal(SIGHUP, SIG_IGN);
    start_shell("echo ready; exec cat");
    signal(SIGHUP, SIG_DFL);
    assert_true(player_wait(p, "ready"));
    player_kill(p, SIGHUP);
    assert_true(player_exited(p, &status));
    assert_int_equal(status, 128 + SIGHUP);
}

/* A second program must not inherit the first one's line, or a hangup would not reach it. */
static void test_hangup(void **state)
{
    int status;
    struct player *second;
    (void)state;
    start_shell("echo ready; exec cat");
    second = player_start(&(struct player_setup){.argv = ARGV("cat")});
    assert_true(player_wait(p, "ready"));
    player_hangup(p);
    assert_true(player_exited(p, &status));
    player_free(second);
    assert_int_equal(status, 128 + SIGHUP);
    assert_false(player_restored(p));
}

/* The news of one program's end may come while another is waited for; it must not get lost. */
static void test_two_at_once(void **state)
{
    char command[100];
    int status = -1;
    struct player *second;
    (void)state;
    start_shell("exit 5");
    snprintf(command, sizeof(command),
             "until grep -q ') Z' /proc/%d/stat; do :; done; echo dead; cat", (int)player_pid(p));
    second = player_start(&(struct player_setup){.argv = ARGV("sh", "-c", command)});
    bool dead = player_wait(second, "dead");
    int64_t start = player_now_ms();
    bool exited = player_exited(p, &status);
    int64_t took = player_now_ms() - start;
    player_free(second);
    assert_true(dead && exited);
    assert_int_equal(status, 5);
    assert_true(took < 5000);
}

static void test_free_ends_the_program(void **state)
{
    pid_t pid;
    (void)state;
    start_shell("trap '' HUP TERM; echo ready; while :; do read x; done");
    assert_true(player_wait(p, "ready"));
    pid = player_pid(p);
    free_player(NULL);
    assert_int_equal(kill(pid, 0), -1);
    assert_int_equal(errno, ESRCH);
    player_free(NULL);
}

/* --- input --- */

/* A terminal answers when it is asked where its cursor is. */
static void test_terminal_answers(void **state)
{
    (void)state;
    start_shell("stty raw -echo; printf 'ab\\033[6n'; exec cat -v");
    assert_true(player_wait(p, "ab^[[1;3R"));
}

/* --- looking --- */

static void test_wide_and_combining(void **state)
{
    (void)state;
    p = player_start(&(struct player_setup){
        .argv = ARGV("/usr/bin/printf", "%s\\r\\n", "e\xCC\x81 中x  ", "", "  b"),
        .rows = 4,
        .cols = 20});
    assert_true(player_exited(p, NULL));
    assert_string_equal(player_row(p, 0), "e\xCC\x81 中x");
    assert_string_equal(player_row(p, 1), "");
    assert_string_equal(player_row(p, 2), "  b");
    assert_string_equal(player_screen(p), "e\xCC\x81 中x\n\n  b\n\n");

    struct player_cell accent = player_cell(p, 0, 0), wide = player_cell(p, 0, 2);
    assert_string_equal(accent.text, "e\xCC\x81");
    assert_int_equal(accent.width, 1);
    assert_string_equal(wide.text, "中");
    assert_int_equal(wide.width, 2);
    assert_string_equal(player_cell(p, 0, 3).text, "");
    assert_string_equal(player_cell(p, 0, 4).text, "x");
    assert_string_equal(player_cell(p, 0, 10).text, "");
}

static void test_attributes(void **state)
{
    (void)state;
    start_shell("printf '\\033[1ma\\033[0;7mbc\\033[0;4md\\033[0;31me\\033[0;44mf\\033[0mg'");
    assert_true(player_exited(p, NULL));
    for (int col = 0; col < 7; col++) {
        struct player_cell cell = player_cell(p, 0, col);
        assert_int_equal(cell.bold, col == 0);
        assert_int_equal(cell.reverse, col == 1 || col == 2);
        assert_int_equal(cell.underline, col == 3);
        assert_int_equal(cell.coloured, col == 4 || col == 5);
    }
    assert_int_equal(player_reverse(p, 0), 2);
    assert_int_equal(player_reverse(p, 1), 0);
}

static void test_cursor(void **state)
{
    int row, col;
    bool visible;
    (void)state;
    start_shell("printf '\\033[3;5H'; read x; printf '\\033[?25l\\033[2;1H'; read x");
    assert_true(player_wait_cursor(p, 2, 4));
    player_cursor(p, &row, &col, &visible);
    assert_true(row == 2 && col == 4 && visible);
    player_key(p, "Enter");
    assert_true(player_wait_cursor(p, 1, 0));
    player_cursor(p, NULL, NULL, &visible);
    assert_false(visible);
}

static void test_resize(void **state)
{
    static const struct {
        int rows, cols;
        const char *shown;
    } cases[] = {{40, 120, "40 120"}, {18, 60, "18 60"}, {3, 20, "3 20"}, {24, 80, "24 80"}};
    (void)state;

    start_shell("trap 'clear; stty size' WINCH; stty size; while :; do read x; done");
    assert_true(player_wait(p, "6 40"));
    for (size_t i = 0; i < COUNT(cases); i++) {
        player_resize(p, cases[i].rows, cases[i].cols);
        assert_true(player_wait(p, cases[i].shown));
        assert_string_equal(player_row(p, cases[i].rows - 1), "");
        player_cell(p, cases[i].rows - 1, cases[i].cols - 1);
    }
}

/* --- waits --- */

static void test_waits_follow_the_program(void **state)
{
    (void)state;
    start_shell("stty -echo; echo one; read x; clear; echo two; read x; sleep 0.2; echo three");
    assert_true(player_wait(p, "one"));
    player_key(p, "Enter");
    assert_true(player_wait_gone(p, "one"));
    assert_true(player_wait(p, "two"));
    player_key(p, "Enter");
    assert_true(player_wait(p, "three"));
}

static bool wait_missing(void)
{
    return player_wait(p, "wanted");
}

static bool wait_staying(void)
{
    return player_wait_gone(p, "here");
}

static bool wait_elsewhere(void)
{
    return player_wait_cursor(p, 3, 3);
}

static bool wait_unanswered(void)
{
    player_key(p, "x");
    return player_wait_idle(p);
}

static bool wait_silence(void)
{
    return player_wait_idle(p);
}

static bool wait_end(void)
{
    return player_exited(p, NULL);
}

static void test_waits_can_fail(void **state)
{
    static const struct {
        const char *command;
        bool (*wait)(void);
        const char *complaint;
    } cases[] = {{"stty -echo; echo here; cat", wait_missing, "this never came: wanted"},
                 {"stty -echo; echo here", wait_missing, "the program ended with 0"},
                 {"stty -echo; echo here; cat", wait_staying, "this stayed: here"},
                 {"stty -echo; echo here; cat", wait_elsewhere, "the cursor never came to 3 3"},
                 {"stty -echo; echo here; cat", wait_unanswered, "no answer to the last input"},
                 {"yes here", wait_silence, "the output never stopped"},
                 {"yes here", wait_missing, "this never came: wanted"},
                 {"stty -echo; echo here; cat", wait_end, "the program did not end"}};
    (void)state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        start_shell(cases[i].command);
        assert_true(player_wait(p, "here"));
        p->deadline_ms = 200; /* they fail in vain: soon, please */
        catch_stderr();
        bool held = cases[i].wait();
        release_stderr();
        assert_false(held);
        assert_non_null(strstr(said, cases[i].complaint));
        assert_non_null(strstr(said, "|here\n"));
        free_player(NULL);
    }
}

/* --- the raw output --- */

static void test_bytes(void **state)
{
    size_t length;
    (void)state;
    start_shell("stty raw -echo; printf hello; exec cat");
    assert_true(player_wait(p, "hello"));
    assert_int_equal(player_bytes(p), 5);
    assert_int_equal(player_bytes(p), 0);
    player_type(p, "abc\a");
    assert_true(player_wait(p, "abc"));
    assert_true(player_wait_idle(p));
    assert_int_equal(player_bytes(p), 4);
    assert_string_equal(player_output(p, &length), "helloabc\a");
    assert_int_equal(length, 9);
    assert_true(player_sent(p, "\a"));
    assert_false(player_sent(p, "\033(0"));
}

static void test_colour(void **state)
{
    static const struct {
        const char *output;
        bool coloured;
    } cases[] = {{"plain 31m", false},   {"\033[0;1;7m", false},
                 {"\033[39;49m", false}, {"\033[m\033[31m", true},
                 {"\033[1;44m", true},   {"\033[97m", true},
                 {"\033[38;5;3m", true}, {"\033[38:2::1:2:3m", true},
                 {"\033[31H", false},    {"\033[?31h\033[?1049h", false}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        p = player_start(&(struct player_setup){.argv = ARGV("printf", "%s", cases[i].output)});
        assert_true(player_exited(p, NULL));
        assert_int_equal(player_sent_colour(p), cases[i].coloured);
        free_player(NULL);
    }
}

static void test_modes(void **state)
{
    (void)state;
    p = player_start(&(struct player_setup){
        .argv = ARGV("printf", "\\033[?1049h\\033[?12;25h\\033[?2004h\\033[?2004l\\033[4h")});
    assert_true(player_exited(p, NULL));
    assert_true(player_mode(p, 1049));
    assert_true(player_mode(p, 25));
    assert_true(player_mode(p, 12));
    assert_false(player_mode(p, 2004));
    assert_false(player_mode(p, 1000));
    assert_false(player_mode(p, 4)); /* 4 is another mode without the '?' */
}

#define TAKE "old=$(stty -g); stty raw -echo; printf '\\033[?1049h\\033[?25l\\033[?2004h\\033[?1h';"

static void test_restored(void **state)
{
    static const struct {
        const char *command;
        bool restored;
    } cases[] = {
        {"true", true},
        {TAKE "printf '\\033[?1h\\033[?2004l\\033[?25h\\033[?1l\\033[?1049l'; stty $old", true},
        {TAKE "printf '\\033[?2004l\\033[?25h\\033[?1l\\033[?1049l'", false},
        {TAKE "printf '\\033[?25h\\033[?1l\\033[?1049l'; stty $old", false},
        {TAKE "printf '\\033[?2004l\\033[?1l\\033[?1049l'; stty $old", false},
        {TAKE "printf '\\033[?2004l\\033[?25h\\033[?1l'; stty $old", false},
        {TAKE "printf '\\033[?2004l\\033[?25h\\033[?1049l'; stty $old", false},
        {"printf '\\033[?1000h'", false},
        {"stty -echo", false},
        {TAKE "kill -KILL $$", false}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        start_shell(cases[i].command);
        assert_true(player_exited(p, NULL));
        assert_int_equal(player_restored(p), cases[i].restored);
        free_player(NULL);
    }
}

/* --- golden screens --- */

static char folder[] = "/tmp/player-golden-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) && setenv("WG_GOLDEN", folder, 1) == 0 ? 0 : -1;
}

static int remove_folder(void **state)
{
    char path[sizeof(folder) + 16];
    snprintf(path, sizeof(path), "%s/two.txt", folder);
    unlink(path);
    unsetenv("UPDATE_GOLDEN");
    unsetenv("WG_GOLDEN");
    return free_player(state) + rmdir(folder);
}

static bool golden_of(const char *command)
{
    bool same;
    player_free(p);
    start_shell(command);
    assert_true(player_wait_idle(p));
    p->deadline_ms = 200;
    catch_stderr();
    same = player_golden(p, "two");
    release_stderr();
    return same;
}

static void test_golden(void **state)
{
    (void)state;
    unsetenv("UPDATE_GOLDEN");
    assert_false(golden_of("printf 'one\\ntwo\\n'; cat"));
    assert_non_null(strstr(said, "UPDATE_GOLDEN=1 writes it"));

    setenv("UPDATE_GOLDEN", "1", 1);
    assert_true(golden_of("printf 'one\\ntwo\\n'; cat"));
    unsetenv("UPDATE_GOLDEN");

    assert_true(golden_of("printf 'one  \\ntwo\\n'; cat"));
    assert_string_equal(said, "");
    assert_false(golden_of("printf 'one\\ntwee\\n'; cat"));
    assert_non_null(strstr(said, "  1 -|two\n    +|twee\n"));
    assert_null(strstr(said, "|one"));
    assert_false(golden_of("printf 'one\\ntwo\\n '; cat"));
    assert_non_null(strstr(said, "  6 -|cursor 2 0\n    +|cursor 2 1\n"));
    assert_false(golden_of("printf 'one\\ntwo\\n\\033[?25l'; cat"));
    assert_non_null(strstr(said, "+|cursor 2 0 hidden\n"));

    player_free(p); /* a screen that is still being painted gets its time */
    start_shell("echo one; sleep 0.2; echo two; cat");
    assert_true(player_golden(p, "two"));
}

static void test_golden_unwritable(void **state)
{
    (void)state;
    setenv("WG_GOLDEN", "/dev/null/golden", 1);
    setenv("UPDATE_GOLDEN", "1", 1);
    bool written = golden_of("echo one; cat");
    unsetenv("UPDATE_GOLDEN");
    unsetenv("WG_GOLDEN");
    assert_false(written);
    assert_non_null(strstr(said, "cannot write"));
}

#define TEST(name) cmocka_unit_test_teardown(name, free_player)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_exit_status),
        TEST(test_missing_program),
        TEST(test_last_words_are_kept),
        TEST(test_environment),
        TEST(test_other_user),
        TEST(test_own_session),
        TEST(test_signals),
        TEST(test_ignored_signal_is_not_handed_on),
        TEST(test_hangup),
        TEST(test_two_at_once),
        TEST(test_free_ends_the_program),
        TEST(test_terminal_answers),
        TEST(test_wide_and_combining),
        TEST(test_attributes),
        TEST(test_cursor),
        TEST(test_resize),
        TEST(test_waits_follow_the_program),
        TEST(test_waits_can_fail),
        TEST(test_bytes),
        TEST(test_colour),
        TEST(test_modes),
        TEST(test_restored),
        cmocka_unit_test_setup_teardown(test_golden, make_folder, remove_folder),
        TEST(test_golden_unwritable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
