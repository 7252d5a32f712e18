#ifndef WG_TEST_GOLDEN_H
#define WG_TEST_GOLDEN_H

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/path.h"

/* Compares with tests/fixtures/report/NAME, or writes it when UPDATE_GOLDEN is set. */
static inline void golden_check(const char *name, const char *text)
{
    struct diag diag;
    char *path = path_join("tests/fixtures/report", name);
    size_t length;
    char *expected;

    diag_init(&diag);
    if (getenv("UPDATE_GOLDEN"))
        assert_true(path_write(path, text, strlen(text), true, &diag));
    expected = path_read(path, 1 << 20, &length, &diag);
    if (!expected)
        fail_msg("%s", diag_text(&diag));
    if (strcmp(expected, text) != 0)
        fprintf(stderr, "%s differs; it came out as:\n%s", path, text);
    assert_string_equal(expected, text);
    free(expected);
    free(path);
    diag_done(&diag);
}

#endif
