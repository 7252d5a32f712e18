/* What comes out of a drawing, whatever went in. */
#include "../../../src/tui/canvas.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

/* Names and texts of a store that somebody else made. */
static const struct {
    const char *text;
    const char *shown; /* in ten columns */
} hostile[] = {
    {"M. de Vries", "M. de Vri…"},
    {"Zoë", "Zoë"},
    {"a\033[31mb", "a[31mb"},
    {"a\033]0;x\007b", "a]0;xb"},
    {"one\ntwo", "one two"},
    {"a\n\n\n\n\n\n\n\n\n\nb", "a        …"}, /* measured after cleaning */
    {"a\r\nb\tc", "a b c"},
    {"a\177\302\233b", "ab"},                       /* DEL and C1 */
    {"a\233b\377\300", "ab"},                       /* no UTF-8 */
    {"\342\200\256evil\342\200\254", "evil"},       /* right to left */
    {"\342\201\247x\342\201\251\342\200\217", "x"}, /* isolates and marks */
    {"x\342\200\250y", "xy"},                       /* a line separator */
    {"e\314\201", "é"},                             /* one letter, one cell */
    {"家家家家家家", "家家家家…"},
};
enum { HOSTILE = sizeof hostile / sizeof *hostile, COLUMNS = 10 };

static void check(const struct canvas *canvas, const char *text, const char *expected)
{
    const struct span *span = canvas->rows[0].spans;

    assert_int_equal(canvas->rows[0].count, 1);
    if (strcmp(span->text, expected) != 0)
        fail_msg("\"%s\" shows as \"%s\"", text, span->text);
    assert_true(utf8_width(span->text, strlen(span->text)) <= COLUMNS);
}

static void test_text_is_cleaned(void **state)
{
    (void)state;
    for (size_t i = 0; i < HOSTILE; i++) {
        struct canvas canvas;

        canvas_init(&canvas, 20, false);
        canvas_text(&canvas, 0, 0, COLUMNS, STYLE_PLAIN, hostile[i].text);
        check(&canvas, hostile[i].text, hostile[i].shown);
        canvas_done(&canvas);
        canvas_init(&canvas, COLUMNS, false);
        canvas_format(&canvas, 0, 0, STYLE_PLAIN, "%s", hostile[i].text);
        check(&canvas, hostile[i].text, hostile[i].shown);
        canvas_done(&canvas);
    }
}

static void test_wrapped_text_is_cleaned(void **state)
{
    (void)state;
    for (size_t i = 0; i < HOSTILE; i++) {
        struct canvas canvas;

        canvas_init(&canvas, COLUMNS, false);
        canvas_wrap(&canvas, 0, 0, COLUMNS, STYLE_PLAIN, hostile[i].text);
        for (int row = 0; row < canvas.count; row++) {
            for (size_t j = 0; j < canvas.rows[row].count; j++) {
                const char *text = canvas.rows[row].spans[j].text;
                char *clean = utf8_clean(text, strlen(text), UTF8_ONE_LINE);

                assert_string_equal(text, clean);
                assert_true(utf8_width(text, strlen(text)) <= COLUMNS);
                free(clean);
            }
        }
        canvas_done(&canvas);
    }
}

static void test_ascii(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, COLUMNS, true);
    canvas_text(&canvas, 0, 0, COLUMNS, STYLE_PLAIN, "a · b × cde");
    check(&canvas, "a · b × cde", "a . b x c~");
    canvas_rule(&canvas, 1);
    assert_string_equal(canvas.rows[1].spans[0].text, "----------");
    canvas_done(&canvas);
}

static void test_nothing_to_draw(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, COLUMNS, false);
    canvas_text(&canvas, 0, COLUMNS, 5, STYLE_PLAIN, "outside");
    canvas_text(&canvas, 0, 0, 0, STYLE_PLAIN, "no room");
    canvas_text(&canvas, -1, 0, 5, STYLE_PLAIN, "above");
    canvas_text(&canvas, 0, 0, 5, STYLE_PLAIN, NULL);
    assert_int_equal(canvas.count, 0);
    canvas_done(&canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_is_cleaned),
        cmocka_unit_test(test_wrapped_text_is_cleaned),
        cmocka_unit_test(test_ascii),
        cmocka_unit_test(test_nothing_to_draw),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("tui/canvas", tests, NULL, NULL);
}
