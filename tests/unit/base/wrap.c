/* Soft wrap: where lines end, what is drawn, and where the cursor stands. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define FAMILY      "\U0001F468\u200D\U0001F469\u200D\U0001F467"

/* What would be drawn: the lines, each behind a bar. */
static char *draw(const char *text, int columns)
{
    struct wrap wrap;
    struct buf out;
    buf_init(&out);
    wrap_init(&wrap, text, strlen(text), columns);
    for (size_t i = 0; i < wrap.count; i++) {
        buf_addc(&out, '|');
        buf_add(&out, text + wrap.lines[i].start, wrap.lines[i].end - wrap.lines[i].start);
    }
    wrap_done(&wrap);
    return buf_take(&out);
}

static void test_lines(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int columns;
        const char *lines;
    } rows[] = {
        {"", 10, "|"},
        {"past", 4, "|past"},
        {"een twee drie", 8, "|een twee|drie"},
        {"een twee drie", 7, "|een |twee |drie"},
        {"een twee drie", 100, "|een twee drie"},
        /* a word wider than the line */
        {"abcdefghij", 4, "|abcd|efgh|ij"},
        {"ab cdefghij", 4, "|ab |cdef|ghij"},
        {"abcd efghijkl", 4, "|abcd|efgh|ijkl"},
        /* blanks hang past the edge, and the next word starts a line */
        {"een   twee", 3, "|een|twe|e"},
        {"een   ", 3, "|een"},
        {"een   ", 4, "|een "},
        {"   ", 2, "|  "},
        {" een", 3, "| |een"},
        /* newlines */
        {"a\nb", 5, "|a|b"},
        {"a\n", 5, "|a|"},
        {"\n", 5, "||"},
        {"\n\n", 5, "|||"},
        {"een\ntwee", 3, "|een|twe|e"},
        {"een  \ntwee", 3, "|een|twe|e"},
        /* hyphens */
        {"kern-gesprek", 6, "|kern-|gespre|k"},
        {"kern-gesprek", 11, "|kern-|gesprek"},
        {"kern\u2010gesprek", 8, "|kern\u2010|gesprek"},
        {"min -5 is", 5, "|min |-5 is"},
        {"abcde-f", 5, "|abcde|-f"},
        /* a date is one number to the reader; only where it can't fit it is cut, and a word behind a number may break */
        {"op 16-10-2026", 10, "|op |16-10-2026"},
        {"16-10-2026", 6, "|16-10-|2026"},
        {"week 3-daags", 8, "|week 3-|daags"},
        /* wide and joined */
        {"\u4E2D\u6587\u5B57", 4, "|\u4E2D\u6587|\u5B57"},
        {"\u4E2D\u6587\u5B57", 5, "|\u4E2D\u6587|\u5B57"},
        {"a " FAMILY FAMILY, 4, "|a |" FAMILY FAMILY},
        {FAMILY FAMILY FAMILY, 5, "|" FAMILY FAMILY "|" FAMILY},
        {"e\u0301e\u0301e\u0301", 2, "|e\u0301e\u0301|e\u0301"},
        {"een\u00A0twee drie", 9, "|een\u00A0twee |drie"},
        {"een\u00A0twee", 6, "|een\u00A0tw|ee"},
        /* no room at all: a cluster a line, never an endless loop */
        {"ab", 0, "|a|b"},
        {"ab", -3, "|a|b"},
        {"\u4E2D\u6587", 1, "|\u4E2D|\u6587"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *lines = draw(rows[i].text, rows[i].columns);
        if (strcmp(lines, rows[i].lines) != 0)
            fail_msg("\"%s\" at %d: %s", rows[i].text, rows[i].columns, lines);
        free(lines);
    }
}

/* At every width the lines cover the text and nothing drawn is too wide. */
static void test_invariants(void **state)
{
    (void)state;
    static const char text[] =
        "Wat is be\u00EFnvloedbaar in je werk?  Ik weet het niet-zeker \u4E2D\u6587 " FAMILY
        "\n\n  en een heeeeeeeeeeeeeeeeeeeel lang woord   \neinde\n";
    size_t length = sizeof text - 1;
    for (int columns = 2; columns < 100; columns++) {
        struct wrap wrap;
        wrap_init(&wrap, text, length, columns);
        size_t start = 0;
        for (size_t i = 0; i < wrap.count; i++) {
            const struct wrap_line *line = &wrap.lines[i];
            assert_int_equal(line->start, start);
            assert_true(line->start <= line->end && line->end <= line->next);
            assert_true(utf8_width(text + line->start, line->end - line->start) <= columns);
            start = line->next;
        }
        assert_int_equal(start, length);
        assert_int_equal(wrap.lines[wrap.count - 1].start, length);
        wrap_done(&wrap);
    }
}

static void test_find(void **state)
{
    (void)state;
    static const struct {
        size_t offset, line;
    } rows[] = {{0, 0}, {3, 0}, {4, 1}, {7, 1}, {8, 1}, {9, 2}, {12, 2}, {13, 3}, {99, 3}};
    static const char text[] = "een twee drie"; /* |een |twee |drie|: 4, 9 */
    struct wrap wrap;
    wrap_init(&wrap, "een twee\ndri\n", 13, 5);
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (wrap_find(&wrap, rows[i].offset) != rows[i].line)
            fail_msg("offset %zu", rows[i].offset);
    }
    wrap_done(&wrap);
    wrap_init(&wrap, text, sizeof text - 1, 5);
    assert_int_equal(wrap_find(&wrap, 8), 1); /* behind the last letter, before the break */
    assert_int_equal(wrap_find(&wrap, 9), 2);
    wrap_done(&wrap);
    wrap_init(&wrap, "", 0, 5);
    assert_int_equal(wrap_find(&wrap, 0), 0);
    wrap_done(&wrap);
}

int main(void)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_invariants),
        cmocka_unit_test(test_find),
    };
    return cmocka_run_group_tests_name("wrap", tests, NULL, NULL);
}
