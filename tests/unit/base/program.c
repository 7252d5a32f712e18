/* Which editor is the user's, and how it ends. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/program.h"

static void the_users_choice_comes_first(void **state)
{
    (void)state;
    static const struct {
        const char *visual, *editor, *path, *wanted;
    } cases[] = {
        {"vi", "ed", "", "vi"}, {NULL, "ed -s", "", "ed -s"}, {"", "ed", "", "ed"},
        {NULL, NULL, "", NULL}, {"", "", "/nowhere:/", NULL},
    };
    char *path = getenv("PATH");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsetenv("VISUAL");
        unsetenv("EDITOR");
        if (cases[i].visual)
            setenv("VISUAL", cases[i].visual, 1);
        if (cases[i].editor)
            setenv("EDITOR", cases[i].editor, 1);
        setenv("PATH", cases[i].path, 1);
        if (cases[i].wanted)
            assert_string_equal(program_editor(), cases[i].wanted);
        else
            assert_null(program_editor());
    }
    if (path)
        setenv("PATH", path, 1);
}

static void an_editor_may_have_options_and_fail(void **state)
{
    (void)state;
    static const struct {
        const char *editor, *path;
        bool wanted;
    } cases[] = {
        {"true", "/tmp", true},
        {"false", "/tmp", false},
        {"test -d", "/tmp", true},
        {"test -f", "/tmp", false},
        {"/nowhere/at/all", "/tmp", false},
        {"test \"; false\" =", "; false", true}, /* the path is one word, whatever is in it */
        {"kill -9 $$; true", "/tmp", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(program_edit(cases[i].editor, cases[i].path), cases[i].wanted);
}

/* Ctrl+C in the editor goes to the whole group: it ends neither us nor what we do with it later. */
static void a_key_meant_for_the_editor_does_not_end_us(void **state)
{
    (void)state;
    struct sigaction before;
    struct sigaction after;
    sigaction(SIGINT, NULL, &before);
    assert_true(program_edit("trap '' INT; kill -INT $PPID; true", "/tmp"));
    sigaction(SIGINT, NULL, &after);
    assert_true(before.sa_handler == after.sa_handler);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_users_choice_comes_first),
        cmocka_unit_test(an_editor_may_have_options_and_fail),
        cmocka_unit_test(a_key_meant_for_the_editor_does_not_end_us),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
