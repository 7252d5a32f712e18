/*
 * Every faulty file in tests/fixtures gives exactly the findings that stand beside it, one a line:
 * LINE:COLUMN SEVERITY CODE, and the file before it when that is another one. In `form` is what a
 * table of keys can see, in `bad` everything else. What these files use has nothing beside it.
 */
#include <dirent.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/path.h"
#include "check_file.h"

static char *findings_of(const char *path)
{
    struct diag diag;
    struct buf lines;
    diag_init(&diag);
    buf_init(&lines);
    bool fine = check_file(path, &diag);
    for (size_t i = 0; i < diag.count; i++) {
        const struct finding *finding = &diag.findings[i];
        const char *file = path_base(finding->file);
        if (strcmp(file, path_base(path)) != 0)
            buf_addf(&lines, "%s:", file);
        buf_addf(&lines, "%d:%d %s %s\n", finding->line, finding->column,
                 finding->severity == SEVERITY_ERROR ? "error" : "warning", finding->code);
    }
    assert_int_equal(fine, !diag_has_error(&diag));
    diag_done(&diag);
    return buf_take(&lines);
}

/* Prints both when they differ, and goes on: all that changed is seen at once. */
static bool check_fixture(const char *folder, const char *name)
{
    struct diag diag;
    size_t length;
    char *script = path_join(folder, name);
    char *expected_path =
        xasprintf("%s/%.*s.expected", folder, (int)(strlen(name) - strlen(".yaml")), name);
    diag_init(&diag);
    char *expected = path_read(expected_path, 1 << 20, &length, &diag);
    char *found = findings_of(script);
    bool same = expected && strcmp(found, expected) == 0;
    if (!same)
        print_error("%s expected:\n%sfound:\n%s", script, expected ? expected : "", found);
    free(found);
    free(expected);
    free(expected_path);
    free(script);
    diag_done(&diag);
    return same;
}

static void check_folder(const char *folder)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort), checked = 0, wrong = 0;
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        const char *end = strstr(entries[i]->d_name, ".yaml");
        if (end) {
            wrong += !check_fixture(folder, entries[i]->d_name);
            checked++;
        }
        free(entries[i]);
    }
    free(entries);
    assert_int_equal(wrong, 0);
    assert_true(checked >= 120);
}

static void every_mistake_of_form_is_found(void **state)
{
    (void)state;
    check_folder("tests/fixtures/form");
}

static void every_other_mistake_is_found(void **state)
{
    (void)state;
    check_folder("tests/fixtures/bad");
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_of_form_is_found),
        cmocka_unit_test(every_other_mistake_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
