/* Files made to hurt are refused at once, with a place. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/path.h"
#include "check_file.h"

enum { MEGABYTE = 1 << 20, SECONDS_MAX = 5 };

static void many_anchors(struct buf *out)
{
    for (int i = 0; i < 60000; i++)
        buf_addf(out, "- &a%d b\n", i);
}

static void many_aliases(struct buf *out)
{
    buf_adds(out, "a: 1\n");
    for (int i = 0; i < 60000; i++)
        buf_addf(out, "b%d: *a\n", i);
}

static void deep_lists(struct buf *out)
{
    for (int i = 0; i < 10000; i++)
        buf_adds(out, "- ");
    buf_adds(out, "x\n");
}

static void deep_groups(struct buf *out)
{
    for (int i = 0; i < 1000; i++)
        buf_addf(out, "%*sa:\n", i, "");
}

static void brackets(struct buf *out)
{
    for (int i = 0; i < MEGABYTE; i++)
        buf_addc(out, '[');
}

static void braces(struct buf *out)
{
    for (int i = 0; i < MEGABYTE; i++)
        buf_addc(out, '{');
}

static void nul_bytes(struct buf *out)
{
    buf_add(out, "format: 1\nid: x\0\n", 17);
}

static void bad_bytes(struct buf *out)
{
    buf_adds(out, "format: 1\nid: \xED\xA0\x80\n");
}

static void two_documents(struct buf *out)
{
    buf_adds(out, "format: 1\n---\nformat: 1\n");
}

static void too_large(struct buf *out)
{
    for (int i = 0; i <= MEGABYTE; i++)
        buf_addc(out, '\n');
}

static void many_items(struct buf *out)
{
    for (int i = 0; i < 100000; i++)
        buf_adds(out, "- a\n");
}

static void one_key_often(struct buf *out)
{
    buf_adds(out, "format: 1\n");
    for (int i = 0; i < 4000; i++)
        buf_adds(out, "aks: 1\n");
}

static void many_unknown_keys(struct buf *out)
{
    for (int i = 0; i < 4000; i++)
        buf_addf(out, "aks%d: 1\n", i);
}

static void too_many_keys(struct buf *out)
{
    for (int i = 0; i < 6000; i++)
        buf_addf(out, "aks%d: 1\n", i);
}

static void many_equal_ids(struct buf *out)
{
    buf_adds(out, "format: 1\nid: x\nparts:\n- id: p\n  steps:\n");
    for (int i = 0; i < 2800; i++)
        buf_addf(out, "  - {id: s%d, when: {step: t%d}}\n", i / 2, i);
}

static void long_words(struct buf *out)
{
    for (int line = 0; line < 2; line++) {
        buf_adds(out, "? ");
        for (int i = 0; i < 400000; i++)
            buf_addc(out, (char)('a' + line));
        buf_adds(out, "\n: 1\n");
    }
}

static void open_quote(struct buf *out)
{
    buf_adds(out, "ask: \"");
    for (int i = 0; i < MEGABYTE / 8; i++)
        buf_adds(out, "a b: c\n");
}

static void escapes(struct buf *out)
{
    buf_adds(out, "format: 1\n\"\\x1b[2J\": x\n");
}

static const struct {
    const char *name;
    void (*make)(struct buf *out);
    const char *code; /* of the first finding */
    int line, column;
} cases[] = {
    {"many anchors", many_anchors, "WG109", 1, 3},
    {"many aliases", many_aliases, "WG109", 2, 5},
    {"deep lists", deep_lists, "WG110", 1, 33},
    {"deep groups", deep_groups, "WG110", 17, 17},
    {"brackets", brackets, "WG110", 1, 17},
    {"braces", braces, "WG108", 1, 2},
    {"NUL bytes", nul_bytes, "WG100", 2, 6},
    {"a surrogate", bad_bytes, "WG100", 2, 5},
    {"two documents", two_documents, "WG109", 2, 1},
    {"too large", too_large, "WG100", 1, 1},
    {"many items", many_items, "WG110", 50000, 3},
    {"one key often", one_key_often, "WG111", 3, 1},
    {"too many keys", too_many_keys, "WG110", 5001, 1},
    {"many unknown keys", many_unknown_keys, "WG102", 1, 1},
    {"many equal ids", many_equal_ids, "WG119", 6, 3},
    {"long words", long_words, "WG112", 1, 1},
    {"an open quote", open_quote, "WG105", 1, 6},
    {"an escape", escapes, "WG100", 2, 1},
};

static void hostile_files_are_refused_at_once(void **state)
{
    (void)state;
    char path[] = "/tmp/wg-hostile-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf text;
        struct diag diag;
        buf_init(&text);
        diag_init(&diag);
        cases[i].make(&text);
        assert_true(path_write(path, text.data, text.length, true, &diag));
        clock_t start = clock();
        bool fine = check_file(path, &diag);
        clock_t spent = clock() - start;
        if (spent >= SECONDS_MAX * CLOCKS_PER_SEC || !diag.count ||
            diag.findings[0].line != cases[i].line)
            print_error("%s: %.3f s, %zu findings\n", cases[i].name, (double)spent / CLOCKS_PER_SEC,
                        diag.count);
        assert_false(fine);
        assert_true(spent < SECONDS_MAX * CLOCKS_PER_SEC);
        assert_true(diag.count > 0 && diag.count <= 200);
        assert_string_equal(diag.findings[0].code, cases[i].code);
        assert_int_equal(diag.findings[0].line, cases[i].line);
        assert_int_equal(diag.findings[0].column, cases[i].column);
        for (size_t k = 0; k < diag.count; k++)
            assert_true(strlen(diag.findings[k].message) < 500);
        diag_done(&diag);
        buf_done(&text);
    }
    unlink(path);
}

/* Every beginning of a good file is read without harm. */
static void a_file_cut_short_does_no_harm(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    size_t length;
    char *text = path_read("tests/fixtures/bad/goed.yaml", MEGABYTE, &length, &diag);
    assert_non_null(text);
    char path[] = "/tmp/wg-cut-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    for (size_t cut = 0; cut < length - 60; cut++) {
        assert_int_equal(truncate(path, 0), 0);
        FILE *out = fopen(path, "w");
        assert_non_null(out);
        fwrite(text, 1, cut, out);
        assert_int_equal(fclose(out), 0);
        assert_false(check_file(path, &diag) && cut < 200);
        diag_clear(&diag);
    }
    unlink(path);
    free(text);
    diag_done(&diag);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {cmocka_unit_test(hostile_files_are_refused_at_once),
                                       cmocka_unit_test(a_file_cut_short_does_no_harm)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
