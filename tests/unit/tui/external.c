/*
 * The user's own editor, played by a few words of shell in $EDITOR. The terminal that is lent to
 * it is played here, so that no test needs one.
 */
#include "../../../src/tui/external.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../../src/tui/terminal.h"
#include "base/mem.h"
#include "base/path.h"

static int lent, taken_back;

void terminal_lend(void)
{
    lent++;
}

void terminal_take_back(void)
{
    taken_back++;
}

/* ---- setting up ---- */

struct desk {
    char *folder; /* what the files lie in */
    struct diag diag;
};

static int desk_make(void **state)
{
    struct desk *desk = xcalloc(1, sizeof *desk);

    desk->folder = xstrdup("/tmp/waardegesprek-test-XXXXXX");
    assert_non_null(mkdtemp(desk->folder));
    setenv("XDG_RUNTIME_DIR", desk->folder, 1);
    unsetenv("VISUAL");
    diag_init(&desk->diag);
    lent = taken_back = 0;
    *state = desk;
    return 0;
}

static int desk_remove(void **state)
{
    struct desk *desk = *state;
    char *command = xasprintf("rm -rf '%s'", desk->folder);

    assert_int_equal(system(command), 0);
    free(command);
    free(desk->folder);
    diag_done(&desk->diag);
    free(desk);
    return 0;
}

/* The body of a shell function that gets the file as $1. */
static char *edit(struct desk *desk, const char *before, const char *body)
{
    char *command = xasprintf("edit() { %s; }; edit", body);
    char *text;

    setenv("EDITOR", command, 1);
    diag_clear(&desk->diag);
    text = external_edit(before, &desk->diag);
    assert_int_equal(lent, taken_back);
    assert_true(text ? desk->diag.count == 0 : desk->diag.count == 1);
    free(command);
    return text;
}

static void assert_edited(struct desk *desk, const char *before, const char *body,
                          const char *expected)
{
    char *text = edit(desk, before, body);

    assert_string_equal(diag_text(&desk->diag), "");
    assert_string_equal(text, expected);
    free(text);
}

/* Whether the folder is empty is seen by removing it; it is made again. */
static bool left_nothing(const struct desk *desk)
{
    return rmdir(desk->folder) == 0 && mkdir(desk->folder, 0700) == 0;
}

/* ---- the tests ---- */

static void test_takes_over(void **state)
{
    static const struct {
        const char *before, *body, *expected;
    } cases[] = {
        {"one", "printf 'two\\n' >\"$1\"", "two"},
        {"one\n", "printf 'two\\n' >\"$1\"", "two\n"},
        {"one", "printf '\\n\\n' >>\"$1\"", "one\n"},
        {"", "printf 'caf\\303\\251' >\"$1\"", "café"},
        {"one", ": >\"$1\"", ""},
        {"one", "mv \"$1\" \"$1~\" && sed s/o/O/ \"$1~\" >\"$1\" && rm \"$1~\"", "One"},
        {"one", "true", "one"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_edited(*state, cases[i].before, cases[i].body, cases[i].expected);
        assert_true(left_nothing(*state));
    }
}

static void test_nothing_was_written(void **state)
{
    static const char *const bodies[] = {"false", "rm \"$1\"; false", "rm \"$1\"", "kill -KILL $$"};

    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        assert_null(edit(*state, "one", bodies[i]));
        assert_non_null(strstr(diag_text(&((struct desk *)*state)->diag), "did not save"));
        assert_true(left_nothing(*state));
    }
}

/* The path that stands in a sentence, up to a blank or a semicolon. The caller frees it. */
static char *path_in(const char *sentence, const char *folder)
{
    const char *path = strstr(sentence, folder);

    if (!path)
        fail_msg("\"%s\" does not say where", sentence);
    return xstrndup(path, strcspn(path, " ;"));
}

static void test_words_are_kept(void **state)
{
    static const struct {
        const char *body, *why;
    } cases[] = {
        {"echo two >\"$1\"; false", "stopped halfway"},
        {"echo two >\"$1\"; kill -SEGV $$", "stopped halfway"},
        {"head -c 300000 /dev/zero | tr '\\0' a >\"$1\"; false", "stopped halfway"},
        {"head -c 300000 /dev/zero | tr '\\0' a >\"$1\"", "more than 256 kB"},
        {"printf 'caf\\351\\n' >\"$1\"", "UTF-8"},
        {"printf 'one\\0two\\n' >\"$1\"", "UTF-8"},
        {"rm \"$1\"; (umask 0; printf '\\377' >\"$1\")", "UTF-8"},
    };
    struct desk *desk = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct stat status;
        char *path;

        assert_null(edit(desk, "one", cases[i].body));
        if (!strstr(diag_text(&desk->diag), cases[i].why))
            fail_msg("\"%s\" says nothing of %s", diag_text(&desk->diag), cases[i].why);
        path = path_in(diag_text(&desk->diag), desk->folder);
        assert_int_equal(stat(path, &status), 0);
        assert_int_equal(status.st_mode & 0777, 0600);
        assert_true(status.st_size > 0);
        assert_int_equal(unlink(path), 0);
        free(path);
    }
}

static void test_largest_text(void **state)
{
    char *text = edit(*state, "", "head -c 262144 /dev/zero | tr '\\0' a >\"$1\"");

    assert_non_null(text);
    assert_int_equal(strlen(text), 262144);
    free(text);
}

/* ---- signals ---- */

static volatile sig_atomic_t caught;

static void count_signal(int number)
{
    (void)number;
    caught++;
}

/* A window that changes, and keys of the editor's own, while it is at work. */
static void test_signals_of_the_editor(void **state)
{
    static const struct {
        int number;
        int caught;
    } cases[] = {{SIGWINCH, 1}, {SIGINT, 0}, {SIGQUIT, 0}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sigaction action = {.sa_handler = count_signal}; /* no SA_RESTART */
        struct sigaction after;
        char *body =
            xasprintf("kill -%d %d; sleep 0.1; echo two >\"$1\"", cases[i].number, (int)getpid());

        sigaction(cases[i].number, &action, NULL);
        caught = 0;
        assert_edited(*state, "one", body, "two");
        assert_int_equal(caught, cases[i].caught);
        sigaction(cases[i].number, NULL, &after);
        assert_true(after.sa_handler == count_signal);
        signal(cases[i].number, SIG_DFL);
        free(body);
    }
}

static void test_editor_ignores_nothing(void **state)
{
    static const int numbers[] = {SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ};
    char *text;
    unsigned long long mask = 0;

    for (size_t i = 0; i < 4; i++)
        signal(numbers[i], SIG_IGN);
    text = edit(*state, "", "sed -n s/SigIgn:.//p /proc/self/status >\"$1\"");
    assert_non_null(text);
    mask = strtoull(text, NULL, 16);
    for (size_t i = 0; i < 4; i++) {
        assert_false(mask & (1ull << (numbers[i] - 1)));
        assert_true(signal(numbers[i], SIG_DFL) == SIG_IGN);
    }
    free(text);
}

/* ---- which editor ---- */

static void write_editor(const struct desk *desk, const char *name, mode_t mode)
{
    char *path = path_join(desk->folder, name);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fprintf(file, "#!/bin/sh\necho %s >\"$1\"\n", name);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, mode), 0);
    free(path);
}

static void test_which_editor(void **state)
{
    static const struct {
        const char *visual, *editor;
        mode_t nano; /* 0 = there is none */
        const char *expected;
    } cases[] = {
        {"visual", "editor", 0700, "visual"},
        {NULL, "editor", 0700, "editor"},
        {"", "", 0700, "nano"},
        {NULL, NULL, 0700, "nano"},
        {NULL, NULL, 0, NULL},
        {NULL, "", 0600, NULL},
    };
    struct desk *desk = *state;
    char *path = xstrdup(getenv("PATH"));

    write_editor(desk, "visual", 0700);
    write_editor(desk, "editor", 0700);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *nano = path_join(desk->folder, "nano");
        char *search = xasprintf("/nowhere::%s", desk->folder);
        char *text;

        unlink(nano);
        if (cases[i].nano)
            write_editor(desk, "nano", cases[i].nano);
        unsetenv("VISUAL");
        unsetenv("EDITOR");
        if (cases[i].visual)
            setenv("VISUAL", cases[i].visual, 1);
        if (cases[i].editor)
            setenv("EDITOR", cases[i].editor, 1);
        setenv("PATH", search, 1);
        lent = 0;
        diag_clear(&desk->diag);
        text = external_edit("one", &desk->diag);
        setenv("PATH", path, 1);
        if (cases[i].expected) {
            assert_string_equal(text, cases[i].expected);
        } else {
            assert_null(text);
            assert_non_null(strstr(diag_text(&desk->diag), "no editor here"));
            assert_int_equal(lent, 0);
        }
        free(text);
        free(search);
        free(nano);
    }
    free(path);
}

/* A folder that others may look into is none for what somebody said. */
static void test_where_it_lies(void **state)
{
    struct desk *desk = *state;
    static const char tell[] = "printf '%s' \"$1\" >\"$1\"";
    char *place = edit(desk, "one", tell);

    assert_memory_equal(place, desk->folder, strlen(desk->folder));
    free(place);
    assert_int_equal(chmod(desk->folder, 0755), 0);
    place = edit(desk, "one", tell);
    assert_memory_equal(place, "/dev/shm/", strlen("/dev/shm/"));
    free(place);
    unsetenv("XDG_RUNTIME_DIR");
    place = edit(desk, "one", tell);
    assert_memory_equal(place, "/dev/shm/", strlen("/dev/shm/"));
    free(place);
}

#define DESK_TEST(name) cmocka_unit_test_setup_teardown(name, desk_make, desk_remove)

/* A file itself: no copy, its mode stays, and an editor that takes a line gets one. */
static void test_file_itself(void **state)
{
    static const struct {
        const char *name;
        int line;
        const char *said; /* by an editor that tells what it was called with */
    } cases[] = {{"nano", 14, "+14"}, {"vim", 14, "+14"}, {"nano", 0, ""}, {"gedit", 14, ""}};
    struct desk *desk = *state;
    char *file = path_join(desk->folder, "guide.yaml");
    char *body = xasprintf("#!/bin/sh\nfor f; do :; done\n"
                           "if [ $# -gt 1 ]; then printf %%s \"$1\"; fi >\"$f\"\n");

    assert_true(path_write(file, "", 0, false, &desk->diag));
    chmod(file, 0640);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *editor = path_join(desk->folder, cases[i].name);
        struct stat status;
        size_t length;
        char *text;

        assert_true(path_write_as(editor, body, strlen(body),
                                  &(struct path_terms){.replace = true, .like = file},
                                  &desk->diag));
        chmod(editor, 0700);
        setenv("EDITOR", editor, 1);
        assert_true(external_edit_file(file, cases[i].line, &desk->diag));
        text = path_read(file, 100, &length, &desk->diag);
        assert_string_equal(text, cases[i].said);
        assert_int_equal(stat(file, &status), 0);
        assert_int_equal(status.st_mode & 0777, 0640);
        free(text);
        free(editor);
    }
    setenv("EDITOR", "false", 1);
    assert_false(external_edit_file(file, 1, &desk->diag));
    assert_int_equal(lent, taken_back);
    free(body);
    free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(test_takes_over),
        DESK_TEST(test_nothing_was_written),
        DESK_TEST(test_words_are_kept),
        DESK_TEST(test_largest_text),
        DESK_TEST(test_signals_of_the_editor),
        DESK_TEST(test_editor_ignores_nothing),
        DESK_TEST(test_which_editor),
        DESK_TEST(test_file_itself),
        DESK_TEST(test_where_it_lies),
    };

    return cmocka_run_group_tests_name("tui/external", tests, NULL, NULL);
}
