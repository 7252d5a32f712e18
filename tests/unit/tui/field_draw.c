/* Fields as they are drawn. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../../src/tui/field.h"
#include "base/buf.h"
#include "base/mem.h"

/* Row 0 as it stands on the screen; columns that nothing is drawn in are blanks. */
static char *first_row(const struct canvas *canvas)
{
    struct buf line;
    int column = 0;

    buf_init(&line);
    for (size_t i = 0; i < canvas->rows[0].count; i++) {
        const struct span *span = &canvas->rows[0].spans[i];

        assert_true(span->column >= column); /* nothing is drawn over */
        for (; column < span->column; column++)
            buf_addc(&line, ' ');
        buf_adds(&line, span->text);
        column += utf8_width(span->text, strlen(span->text));
    }
    assert_true(column <= canvas->width);
    return buf_take(&line);
}

/* A cursor of -1 is not compared. */
static void assert_drawn(struct field *field, int width, const char *expected, int cursor)
{
    struct canvas canvas;
    char *row;

    canvas_init(&canvas, width, false);
    field_draw(field, &canvas, 0, 1, width - 1, true);
    row = first_row(&canvas);
    assert_string_equal(row, expected);
    if (cursor >= 0)
        assert_int_equal(canvas.cursor_column, cursor);
    free(row);
    canvas_done(&canvas);
}

static void test_scale(void **state)
{
    static const struct {
        int width;
        enum answer_state state;
        int number;
        const char *shown;
        int cursor;
    } cases[] = {
        {80, STATE_OPEN, 0, " Room?         no room        1  2  3  4  5  all the room", 30},
        {80, STATE_GIVEN, 3, " Room?         no room        1  2 [3] 4  5  all the room", 36},
        {80, STATE_UNKNOWN, 0,
         " Room?         no room        1  2  3  4  5  all the room  I don't know", 30},
        {80, STATE_DECLINED, 0,
         " Room?         no room        1  2  3  4  5  all the room  I'd rather not say", 30},
        {60, STATE_OPEN, 0, " Room?         no room        1  2  3  4  5  all the room", 30},
        {60, STATE_UNKNOWN, 0, " Room?         no room        1  2  3  4  5  I don't know", 30},
        {60, STATE_DECLINED, 0, " Room?          1  2  3  4  5  I'd rather not say", 16},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct field field;

        field_init(&field, FIELD_SCALE, 0, "Room?");
        field.label_width = 14;
        field.ends[0] = "no room";
        field.ends[1] = "all the room";
        field.state = cases[i].state;
        field.number = cases[i].number;
        assert_drawn(&field, cases[i].width, cases[i].shown, cases[i].cursor);
        field_done(&field);
    }
}

static void test_part_around_the_cursor(void **state)
{
    static const struct {
        const char *text;
        size_t cursor;
        const char *shown; /* in ten columns */
        int column;        /* of the cursor, in the field */
    } cases[] = {
        {"short", 5, "short", 5},
        {"exactly10c", 0, "exactly10c", 0},
        {"exactly10c", 9, "exactly10c", 9},
        {"exactly10c", 10, "xactly10c", 9},
        {"longer than ten", 15, " than ten", 9},
        {"longer than ten", 11, "nger than ", 9},
        {"家家家家家家", 18, "家家家家", 8},
        {"ééééééééééééé", 26, "ééééééééé", 9},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct canvas canvas;
        struct field field;

        field_init(&field, FIELD_LINE, 0, NULL);
        editor_set(&field.editor, cases[i].text, cases[i].cursor);
        canvas_init(&canvas, 20, false);
        field_draw(&field, &canvas, 0, 0, 12, true);
        assert_string_equal(canvas.rows[0].spans[2].text, cases[i].shown);
        assert_int_equal(canvas.cursor_column, 1 + cases[i].column);
        canvas_done(&canvas);
        field_done(&field);
    }
}

/* A name of this length can still come out of a store. The alarm ends a program that hangs. */
static void test_endless_name(void **state)
{
    enum { LENGTH = 200 * 1024, SECONDS = 10 };
    static const char *const letters[] = {"a", "é", " "};

    (void)state;
    alarm(SECONDS);
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        struct buf text;
        struct field field;

        buf_init(&text);
        while (text.length < LENGTH)
            buf_adds(&text, letters[i]);
        field_init(&field, FIELD_LINE, 0, NULL);
        editor_set(&field.editor, buf_text(&text), SIZE_MAX);
        for (int draw = 0; draw < 20; draw++) {
            struct canvas canvas;

            canvas_init(&canvas, 80, false);
            field_draw(&field, &canvas, 0, 0, 80, true);
            assert_int_equal(canvas.cursor_column, 78);
            canvas_done(&canvas);
        }
        field_done(&field);
        buf_done(&text);
    }
    alarm(0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scale),
        cmocka_unit_test(test_part_around_the_cursor),
        cmocka_unit_test(test_endless_name),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("tui/field_draw", tests, NULL, NULL);
}
