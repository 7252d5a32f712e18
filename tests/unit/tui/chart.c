/* Numbers and days as pictures, in block glyphs and in ASCII. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../../src/tui/chart.h"
#include "base/mem.h"
#include "base/utf8.h"

/* One row as it is seen, blanks between the spans filled in. The caller frees it. */
static char *row_text(const struct canvas *canvas, int row)
{
    char *text = xstrdup("");
    int at = 0;

    while (row < canvas->count) {
        const struct span *next = NULL;
        char *longer;

        for (size_t i = 0; i < canvas->rows[row].count; i++) {
            const struct span *span = &canvas->rows[row].spans[i];

            if (span->column >= at && (!next || span->column < next->column))
                next = span;
        }
        if (!next)
            break;
        longer = xasprintf("%s%*s%s", text, next->column - at, "", next->text);
        at = next->column + utf8_width(next->text, strlen(next->text));
        free(text);
        text = longer;
    }
    return text;
}

static void assert_row(const struct canvas *canvas, int row, const char *wanted)
{
    char *text = row_text(canvas, row);

    assert_string_equal(text, wanted);
    free(text);
}

static void test_bar(void **state)
{
    static const struct {
        int now, last;
        const char *glyphs, *ascii;
    } cases[] = {
        {4, SCORE_OPEN, "■■■■·", "####."}, {3, 5, "■■■□□", "###oo"},
        {5, 2, "■■■■■", "#####"},          {SCORE_OPEN, 2, "□□···", "oo..."},
        {1, 1, "■····", "#...."},          {SCORE_OPEN, SCORE_OPEN, "·····", "....."},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int ascii = 0; ascii < 2; ascii++) {
            struct canvas canvas;

            canvas_init(&canvas, 20, ascii);
            chart_bar(&canvas, 0, 0, cases[i].now, cases[i].last);
            assert_row(&canvas, 0, ascii ? cases[i].ascii : cases[i].glyphs);
            canvas_done(&canvas);
        }
    }
}

static void test_dial(void **state)
{
    static const struct {
        int now, last;
        const char *glyphs, *ascii;
    } cases[] = {
        {4, 2, "┼───○───┼───●───┼", "+---o---+---*---+"},
        {3, 3, "┼───┼───●───┼───┼", "+---+---*---+---+"},
        {1, 5, "●───┼───┼───┼───○", "*---+---+---+---o"},
        {SCORE_OPEN, SCORE_OPEN, "", ""},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int ascii = 0; ascii < 2; ascii++) {
            struct canvas canvas;

            canvas_init(&canvas, 40, ascii);
            chart_dial(&canvas, 0, 0, cases[i].now, cases[i].last);
            assert_row(&canvas, 0, ascii ? cases[i].ascii : cases[i].glyphs);
            canvas_done(&canvas);
        }
    }
}

static void test_columns(void **state)
{
    static const int scores[] = {3, SCORE_OPEN, 5};
    static const char *const wide[] = {"        ███", "        ███", "▒▒▒     ███",
                                       "▒▒▒     ███", "▒▒▒     ███", " 3   ·   5"};
    static const char *const ascii[] = {"    #", "    #", ":   #", ":   #", ":   #", "3 . 5"};
    struct canvas canvas;
    (void)state;

    canvas_init(&canvas, 40, false);
    chart_columns(&canvas, 0, 0, 14, scores, 3, 2);
    for (int row = 0; row < CHART_COLUMN_ROWS; row++)
        assert_row(&canvas, row, wide[row]);
    canvas_done(&canvas);
    canvas_init(&canvas, 40, true);
    chart_columns(&canvas, 0, 0, 6, scores, 3, 2);
    for (int row = 0; row < CHART_COLUMN_ROWS; row++)
        assert_row(&canvas, row, ascii[row]);
    canvas_done(&canvas);
}

/* Of more talks than fit the newest are seen, or those from the one that is looked at. */
static void test_many_columns(void **state)
{
    static const int scores[] = {1, 2, 3, 4, 5, 1, 2, 3};
    struct canvas canvas;
    (void)state;

    for (size_t here = 0; here <= 8; here++) {
        char *text;

        canvas_init(&canvas, 40, false);
        chart_columns(&canvas, 0, 0, 9, scores, 8, here);
        text = row_text(&canvas, SCORE_MAX);
        assert_string_equal(text, here == 0   ? "1 2 3 4 5"
                                  : here == 1 ? "2 3 4 5 1"
                                  : here == 2 ? "3 4 5 1 2"
                                              : "4 5 1 2 3");
        free(text);
        canvas_done(&canvas);
    }
}

static void test_time(void **state)
{
    static const struct chart_mark marks[] = {
        {{2025, 11, 14}, true}, {{2026, 5, 16}, true}, {{2026, 11, 14}, false}};
    struct canvas canvas;
    char *text;
    (void)state;

    canvas_init(&canvas, 60, false);
    chart_time(&canvas, 0, 0, 43, marks, 3, 1, true);
    text = row_text(&canvas, 1);
    assert_non_null(strstr(text, "11-2025"));
    assert_non_null(strstr(text, "05-2026"));
    assert_non_null(strstr(text, "11-2026"));
    free(text);
    /* The line lies under the marks: half a year is half of it. */
    assert_int_equal(canvas.rows[0].count, 4);
    assert_int_equal(canvas.rows[0].spans[1].column, 1);
    assert_string_equal(canvas.rows[0].spans[1].text, "●");
    assert_int_equal(canvas.rows[0].spans[2].column, 20);
    assert_string_equal(canvas.rows[0].spans[2].text, "[●]");
    assert_int_equal(canvas.rows[0].spans[3].column, 41);
    assert_string_equal(canvas.rows[0].spans[3].text, "○");
    assert_int_equal(canvas.cursor_row, 0);
    assert_int_equal(canvas.cursor_column, 21);
    canvas_done(&canvas);
}

/* No two marks stand on one another and none outside, however close the days and however many they are. */
static void test_close_marks(void **state)
{
    struct chart_mark marks[60] = {0};
    (void)state;

    for (size_t i = 0; i < 60; i++)
        marks[i] = (struct chart_mark){.day = day_add((struct day){2026, 1, 1}, (int)(i / 9)),
                                       .filled = i % 2};
    marks[59].day = (struct day){2030, 1, 1};
    for (size_t count = 1; count <= 60; count++) {
        for (size_t here = 0; here < count; here += 7) {
            struct canvas canvas;
            bool seen[60] = {0};
            size_t brackets = 0;

            canvas_init(&canvas, 60, count % 2);
            chart_time(&canvas, 0, 0, 56, marks, count, here, true);
            for (size_t i = 1; i < canvas.rows[0].count; i++) {
                const struct span *span = &canvas.rows[0].spans[i];
                int column = span->column + (span->text[0] == '[');

                brackets += span->text[0] == '[';
                assert_in_range(column, 1, 55);
                assert_false(seen[column] || seen[column - 1] || seen[column + 1]);
                seen[column] = true;
            }
            assert_int_equal(brackets, 1);
            canvas_done(&canvas);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bar),     cmocka_unit_test(test_dial),
        cmocka_unit_test(test_columns), cmocka_unit_test(test_many_columns),
        cmocka_unit_test(test_time),    cmocka_unit_test(test_close_marks),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
