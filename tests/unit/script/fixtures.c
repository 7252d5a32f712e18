/* Every faulty file in tests/fixtures/bad gives exactly the findings that stand beside it. */
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
#include "script/load.h"

static const char folder[] = "tests/fixtures/bad";

static char *findings_of(const char *path)
{
    struct diag diag;
    struct buf lines;
    diag_init(&diag);
    buf_init(&lines);
    bool fine = script_check_file(path, &diag);
    for (size_t i = 0; i < diag.count; i++) {
        const struct finding *finding = &diag.findings[i];
        buf_addf(&lines, "%s:%d:%d: %s: %s %s\n", path_base(finding->file), finding->line,
                 finding->column, finding->severity == SEVERITY_ERROR ? "error" : "warning",
                 finding->code, finding->message);
    }
    assert_int_equal(fine, !diag_has_error(&diag));
    diag_done(&diag);
    return buf_take(&lines);
}

static void check_fixture(const char *name)
{
    struct diag diag;
    diag_init(&diag);
    size_t length;
    char *expected_path = path_join(folder, name);
    char *expected = path_read(expected_path, 1 << 20, &length, &diag);
    assert_non_null(expected);
    char *script =
        xasprintf("%s/%.*s.yaml", folder, (int)(strlen(name) - strlen(".expected")), name);
    char *found = findings_of(script);
    if (strcmp(found, expected) != 0)
        print_error("%s\n", script);
    assert_string_equal(found, expected);
    free(found);
    free(script);
    free(expected);
    free(expected_path);
    diag_done(&diag);
}

static void every_fixture_gives_its_findings(void **state)
{
    (void)state;
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort), checked = 0;
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        const char *end = strstr(entries[i]->d_name, ".expected");
        if (end) {
            check_fixture(entries[i]->d_name);
            checked++;
        }
        free(entries[i]);
    }
    free(entries);
    assert_true(checked >= 50);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_fixture_gives_its_findings)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
