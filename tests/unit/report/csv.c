/* The table for a spreadsheet: whole against a golden file, and cells that try to be formulas. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/golden.h"
#include "report/sample_after.h"

static char *csv(const struct talk *talk)
{
    struct diag diag;
    struct buf out;

    diag_init(&diag);
    buf_init(&out);
    assert_true(report_format_find("csv")->write(talk, &out, &diag));
    diag_done(&diag);
    return buf_take(&out);
}

static void test_golden(void **state)
{
    struct sample_talk sample;
    struct sample_after after;
    char *text;

    (void)state;
    sample_talk_init(&sample, "Marie de Vries");
    text = csv(&sample.talk);
    golden_check("empty.csv", text);
    free(text);
    sample_talk_fill(&sample);
    sample_after_fill(&after, &sample);
    text = csv(&sample.talk);
    assert_null(strstr(text, "SECRET"));
    assert_null(strstr(text, "HIDDEN"));
    golden_check("full.csv", text);
    free(text);
    sample.talk.for_leader = true;
    text = csv(&sample.talk);
    golden_check("leader.csv", text);
    free(text);
    sample_talk_done(&sample);
}

/* What the talk goes through stands as it went, answers and agreements alike. */
static void test_order_of_talk(void **state)
{
    static const char *const reviewed[] = {SAMPLE_ROSTER, SAMPLE_COACH};
    struct sample_talk sample;
    char *text;

    (void)state;
    sample_talk_init(&sample, "Marie");
    sample_talk_fill(&sample);
    text = csv(&sample.talk);
    assert_true(strstr(text, "Coach one new") < strstr(text, "Free two hours"));
    free(text);
    sample.script->parts[0].for_each = LOOP_LAST_ACTIONS;
    conversation_set_actions(sample.conversation, reviewed, 2);
    sample_text(sample.conversation, SAMPLE_MATTERS, SAMPLE_COACH, "It went well.");
    sample_text(sample.conversation, SAMPLE_MATTERS, SAMPLE_ROSTER, "Not yet.");
    text = csv(&sample.talk);
    assert_true(strstr(text, "Not yet.") < strstr(text, "It went well."));
    assert_true(strstr(text, "\r\nagreement,2026-11-22,Marie,Team Noord,,,,Free two hours") <
                strstr(text, "\r\nagreement,2026-11-22,Marie,Team Noord,,,Developing knowledge"));
    free(text);
    sample_talk_done(&sample);
}

/* Reads the table as RFC 4180 says and counts its cells; every row has as many. */
static size_t count_rows(const char *text, size_t *columns)
{
    size_t rows = 0, cells = 0;

    text += 3; /* the byte order mark */
    *columns = 0;
    while (*text) {
        if (*text == '"') {
            for (text++; *text != '"' || text[1] == '"'; text++) {
                assert_true(*text != '\0');
                text += *text == '"';
            }
            text++;
        } else {
            text += strcspn(text, ",\r\n\"");
        }
        cells++;
        if (*text == ',') {
            text++;
            continue;
        }
        assert_memory_equal(text, "\r\n", 2);
        text += 2;
        if (rows++ == 0)
            *columns = cells;
        assert_int_equal(cells, *columns);
        cells = 0;
    }
    return rows;
}

static void test_form(void **state)
{
    struct sample_talk sample;
    struct sample_after after;
    size_t columns;
    char *text;

    (void)state;
    sample_talk_init(&sample, "Marie \"M\" de Vries, Noord");
    sample_talk_fill(&sample);
    sample_after_fill(&after, &sample);
    text = csv(&sample.talk);
    assert_memory_equal(text, "\xEF\xBB\xBF", 3);
    assert_true(count_rows(text, &columns) > 20);
    assert_int_equal(columns, 20);
    assert_non_null(strstr(text, "\"Marie \"\"M\"\" de Vries, Noord\""));
    free(text);
    sample_talk_done(&sample);
}

/* What was typed, and the cell that it becomes. */
static const struct {
    const char *typed, *cell;
} cells[] = {
    {"=1+1", ",'=1+1,"},
    {"+31 6 12345678", ",'+31 6 12345678,"},
    {"-cmd|' /C calc'!A0", ",'-cmd|' /C calc'!A0,"},
    {"@SUM(A1)", ",'@SUM(A1),"},
    {"  =1", ",'  =1,"},
    {"\xc2\xa0=1", ",'\xc2\xa0=1,"},
    {"\xe3\x80\x80=1", ",'\xe3\x80\x80=1,"},
    {"\xe2\x80\x8b=1", ",'\xe2\x80\x8b=1,"},
    {"\t=1", ",' =1,"},
    {"\r=1", ",\"\n'=1\","},
    {"\xef\xbc\x9d"
     "1",
     ",'\xef\xbc\x9d"
     "1,"},
    {"\xef\xbc\x8b"
     "1",
     ",'\xef\xbc\x8b"
     "1,"},
    {"\xef\xbc\x8d"
     "1",
     ",'\xef\xbc\x8d"
     "1,"},
    {"\xef\xbc\xa0"
     "A",
     ",'\xef\xbc\xa0"
     "A,"},
    {"\xe2\x88\x92"
     "1",
     ",'\xe2\x88\x92"
     "1,"},
    {"=cmd()|'x'!A0, \"b\"", ",\"'=cmd()|'x'!A0, \"\"b\"\"\","},
    {"tea\n=1", ",\"tea\n'=1\","},
    {"tea;=1", ",\"tea;'=1\","},
    {"tea; -x", ",\"tea;' -x\","},
    {"- tea", ",'- tea,"},
    {"-5", ",-5,"},
    {"-3.25", ",-3.25,"},
    {"-3,25", ",\"-3,25\","},
    {"-3,25x", ",\"'-3,25x\","},
    {"-", ",'-,"},
    {"-5-", ",'-5-,"},
    {"5-3", ",5-3,"},
    {"a=b", ",a=b,"},
    {"'quoted'", ",'quoted',"},
    {"a\x1b[31mb\xe2\x80\xae"
     "c",
     ",a[31mbc,"},
};

static void test_formulas(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct sample_talk sample;
        size_t columns;
        char *text;

        sample_talk_init(&sample, "Marie");
        sample_text(sample.conversation, SAMPLE_MATTERS, "", cells[i].typed);
        text = csv(&sample.talk);
        if (!strstr(text, cells[i].cell))
            fail_msg("%s: %s", cells[i].typed, strchr(text, '\n'));
        assert_int_equal(count_rows(text, &columns), 2);
        free(text);
        sample_talk_done(&sample);
    }
}

/* Names stand in every row, and are no formulas either. */
static void test_name(void **state)
{
    struct sample_talk sample;
    char *text;

    (void)state;
    sample_talk_init(&sample, "=cmd()|' /C calc'!A0");
    sample_text(sample.conversation, SAMPLE_MATTERS, "", "Time.");
    text = csv(&sample.talk);
    assert_null(strstr(text, ",=cmd"));
    assert_non_null(strstr(text, ",'=cmd()|' /C calc'!A0,"));
    free(text);
    sample_talk_done(&sample);
}

/* A correction of what only an earlier version of the guide asked has its question beside it. */
static void test_correction_of_then(void **state)
{
    struct sample_talk sample, before;
    struct earlier earlier;
    struct correction correction = {.id = "00000000-0000-4000-8000-0000000000c1",
                                    .step = (char *)"then",
                                    .item = (char *)"",
                                    .moment = 1795430700,
                                    .text = (char *)"Not so."};
    const struct correction_list list = {&correction, 1};
    char *text;

    (void)state;
    sample_talk_init(&sample, "Marie");
    sample_talk_init(&before, "Marie");
    before.script->steps[SAMPLE_MATTERS].id = "then";
    before.script->steps[SAMPLE_MATTERS].words.ask = "What was it like then?";
    earlier = (struct earlier){before.script, before.conversation};
    sample.talk.earlier = &earlier;
    sample.talk.earlier_count = 1;
    sample.talk.corrections = &list;
    text = csv(&sample.talk);
    assert_non_null(strstr(text, "\ncorrection,2026-11-23,Marie,Team Noord,Asked in an earlier "
                                 "version of the guide,What was it like then?,,Not so.,"));
    free(text);
    sample_talk_done(&before);
    sample_talk_done(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden), cmocka_unit_test(test_order_of_talk),
        cmocka_unit_test(test_form),   cmocka_unit_test(test_formulas),
        cmocka_unit_test(test_name),   cmocka_unit_test(test_correction_of_then),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
