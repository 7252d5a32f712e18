/* What HR takes along: the formats agree with one another, a withheld figure is no number, and nothing typed runs. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include <jansson.h>

#include "../../../src/report/shared_parts.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "report/sample_shared.h"

static char *written(const struct shared_report *report, enum shared_format format, size_t *length)
{
    struct diag diag;
    struct buf out;

    diag_init(&diag);
    buf_init(&out);
    if (!shared_report_write(report, format, &out, &diag))
        fail_msg("%s", diag_text(&diag));
    diag_done(&diag);
    *length = out.length;
    return buf_take(&out);
}

static char *text_of(const struct shared_report *report, enum shared_format format)
{
    size_t length;

    return written(report, format, &length);
}

static void test_ids(void **state)
{
    enum shared_format format;

    (void)state;
    for (int i = 0; i < SHARED_FORMAT_COUNT; i++) {
        assert_true(shared_format_from_id(shared_format_id((enum shared_format)i), &format));
        assert_int_equal(format, i);
    }
    assert_false(shared_format_from_id("pdf", &format));
}

static void test_csv(void **state)
{
    struct sample_shared sample;
    char *text;

    (void)state;
    sample_shared_init(&sample);
    text = text_of(&sample.report, SHARED_CSV);
    assert_memory_equal(text,
                        "\xEF\xBB\xBF"
                        "Team,Who,Leader,",
                        19);
    assert_non_null(strstr(text, "\r\nNoord,Noor Example,Jip Pretend,Developing knowledge and "
                                 "skills,Learn wound care,Noor Example,,Six days off,training,,,"
                                 "2027-02-28,,agreed,,2026-11-22,2026-11-22,yes,promised,A. "
                                 "Bakker,2026-12-15,From January on.,2026-11-23,,no,"));
    /* An answer stands with a question only. */
    assert_non_null(strstr(text, ",Ask for a mentor,4711,,,,,,2027-02-28,,agreed,,2026-11-22,"
                                 "2026-11-22,no,,,,,,,no,"));
    free(text);
    action_set(&sample.plans[0].action, ACTION_WHAT, "=1+1");
    xstrset(&sample.plans[0].person, "@SUM(A1)\x1b[31m");
    text = text_of(&sample.report, SHARED_CSV);
    assert_non_null(strstr(text, ",'=1+1,"));
    assert_non_null(strstr(text, ",'@SUM(A1)[31m,"));
    free(text);
    sample_shared_done(&sample);
}

/* ---- JSON ---- */

static json_t *json_of(const struct shared_report *report)
{
    char *text = text_of(report, SHARED_JSON);
    json_t *root = json_loads(text, 0, NULL);

    assert_non_null(root);
    assert_null(strstr(text, "99999"));
    free(text);
    return root;
}

static void test_json(void **state)
{
    struct sample_shared sample;
    json_t *root, *overview, *plan, *figure;

    (void)state;
    sample_shared_init(&sample);
    root = json_of(&sample.report);
    plan = json_array_get(json_object_get(root, "plans"), 0);
    assert_string_equal(json_string_value(json_object_get(plan, "person")), "Noor Example");
    assert_string_equal(
        json_string_value(json_object_get(json_object_get(plan, "answer"), "state")), "promised");
    assert_int_equal(json_array_size(json_object_get(plan, "comments")), 1);
    plan = json_array_get(json_object_get(root, "plans"), 1);
    assert_true(json_is_null(json_object_get(plan, "answer")));
    assert_true(json_is_false(json_object_get(plan, "is_question")));
    overview = json_object_get(root, "overview");
    assert_int_equal(json_array_size(json_object_get(overview, "figures")), SAMPLE_FIGURES);
    figure = json_array_get(json_object_get(overview, "figures"), 0);
    assert_int_equal(json_integer_value(json_object_get(figure, "people")), 44);
    assert_true(json_real_value(json_object_get(figure, "importance")) > 4.29);
    figure = json_array_get(json_object_get(overview, "figures"), VALUE_COUNT);
    assert_string_equal(json_string_value(json_object_get(figure, "team")), "Nacht");
    assert_true(json_is_null(json_object_get(figure, "people")));
    assert_true(json_is_null(json_object_get(figure, "importance")));
    assert_int_equal(
        json_integer_value(json_object_get(json_object_get(overview, "totals"), "asked")), 16);
    json_decref(root);
    sample_shared_done(&sample);
}

static void test_json_period(void **state)
{
    struct sample_shared sample;
    const struct quarter second = {2026, 2}, year = {2026, 0};
    json_t *root, *overview;

    (void)state;
    sample_shared_init(&sample);
    sample.report.quarter = &second;
    root = json_of(&sample.report);
    overview = json_object_get(root, "overview");
    assert_int_equal(json_array_size(json_object_get(overview, "requests")), 1);
    assert_int_equal(json_array_size(json_object_get(overview, "talks")), 1);
    assert_int_equal(json_array_size(json_object_get(overview, "figures")), SAMPLE_FIGURES / 2);
    json_decref(root);
    sample.report.quarter = &year;
    root = json_of(&sample.report);
    overview = json_object_get(root, "overview");
    assert_int_equal(json_array_size(json_object_get(overview, "requests")), 3);
    json_decref(root);
    sample.report.overview = NULL;
    root = json_of(&sample.report);
    assert_true(json_is_null(json_object_get(root, "overview")));
    json_decref(root);
    sample_shared_done(&sample);
}

/* ---- HTML ---- */

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;

    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        count++;
    return count;
}

static void test_html(void **state)
{
    struct sample_shared sample;
    char *text;

    (void)state;
    sample_shared_init(&sample);
    text = text_of(&sample.report, SHARED_HTML);
    assert_int_equal(count_of(text, "<svg "), 4);
    assert_int_equal(count_of(text, "<article "), 2);
    assert_int_equal(count_of(text, ">Nacht: not shown<"), 1); /* of the last quarter */
    assert_int_equal(count_of(text, "<td>3.1</td>"), VALUE_COUNT);
    assert_int_equal(count_of(text, "<td>3.0</td>"), 0);
    assert_non_null(strstr(text, "Questions to the organisation: 16 asked, 13 answered, 5 done."));
    assert_non_null(strstr(text, "I called."));
    assert_null(strstr(text, "May HR talk"));
    free(text);
    /* One cell alone may be withheld. */
    sample.figures[SAMPLE_FIGURES - 1].shown = true;
    sample.figures[SAMPLE_FIGURES - 1].people = 5;
    text = text_of(&sample.report, SHARED_HTML);
    assert_int_equal(count_of(text, "<td colspan=\"4\">not shown</td>"), VALUE_COUNT - 1);
    free(text);
    sample_shared_done(&sample);
}

static void test_html_hostile(void **state)
{
    struct sample_shared sample;
    char *text;

    (void)state;
    sample_shared_init(&sample);
    action_set(&sample.plans[0].action, ACTION_WHAT, "<script>alert(1)</script>\xe2\x80\xae");
    xstrset(&sample.plans[0].person, "\"><img src=x onerror=1>");
    xstrset(&sample.plans[0].team, "</style><b>");
    sample.requests[0].team = (char *)"<i>Noord</i>";
    sample.report.organisation = "<h1>&\x1b[2J";
    text = text_of(&sample.report, SHARED_HTML);
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "<img"));
    assert_null(strstr(text, "<b>"));
    assert_null(strstr(text, "<i>"));
    assert_null(strstr(text, "<h1>&"));
    assert_null(strchr(text, '\x1b'));
    assert_null(strstr(text, "\xe2\x80\xae"));
    assert_non_null(strstr(text, "&lt;script&gt;"));
    free(text);
    sample_shared_done(&sample);
}

/* An unfinished quarter, and a registry in which nothing is. */
static void test_html_empty(void **state)
{
    struct sample_shared sample;
    const struct quarter running = {2026, 4};
    const struct overview nothing = {0};
    char *text;

    (void)state;
    sample_shared_init(&sample);
    sample.report.quarter = &running;
    text = text_of(&sample.report, SHARED_HTML);
    assert_non_null(strstr(text, "There are no figures of this period."));
    free(text);
    sample.report.quarter = NULL;
    sample.report.overview = &nothing;
    sample.report.plan_count = 0;
    text = text_of(&sample.report, SHARED_HTML);
    assert_int_equal(count_of(text, "<svg "), 0);
    assert_null(strstr(text, "Figures:"));
    assert_non_null(strstr(text, "0 shared plans"));
    free(text);
    sample_shared_done(&sample);
}

/* ---- XLSX: what is in it is read by another program, in tests/cli/hr_export.sh ---- */

static void test_xlsx(void **state)
{
    struct sample_shared sample;
    size_t length, again;
    char *bytes, *same;

    (void)state;
    sample_shared_init(&sample);
    bytes = written(&sample.report, SHARED_XLSX, &length);
    same = written(&sample.report, SHARED_XLSX, &again);
    assert_memory_equal(bytes, "PK\x03\x04", 4);
    assert_int_equal(length, again);
    assert_memory_equal(bytes, same, length);
    free(same);
    free(bytes);
    sample.report.overview = NULL;
    sample.report.plan_count = 0;
    free(written(&sample.report, SHARED_XLSX, &length));
    sample_shared_done(&sample);
}

static void check_cell(const char *typed, const char *cell)
{
    char *text = xlsx_text(typed);

    assert_string_equal(text, cell);
    free(text);
}

static void test_xlsx_texts(void **state)
{
    enum { LETTERS = 40000, MOST = 32767 };
    char *typed = xcalloc(LETTERS * 4 + 1, 1);
    char *text;

    (void)state;
    check_cell("=1+1", "=1+1");
    check_cell("tea\r\nand \x1b[31mcake\xe2\x80\xae", "tea\nand [31mcake");
    check_cell("a _x0041_ b", "a _x005F_x0041_ b");
    check_cell("_x00_ _xyzab_ _x0041", "_x00_ _xyzab_ _x0041");
    check_cell("\xef\xbf\xbe!", "!");
    memset(typed, 'x', LETTERS);
    text = xlsx_text(typed);
    assert_int_equal(strlen(text), MOST + 2); /* the mark has a letter of three bytes */
    assert_non_null(strstr(text, "(the rest does not fit in a cell)"));
    free(text);
    /* These count for two each, and none is cut in half. */
    for (size_t i = 0; i < LETTERS; i++)
        memcpy(typed + 4 * i, "\xf0\x9f\x8c\xb3", 4);
    text = xlsx_text(typed);
    assert_true(utf8_valid(text, strlen(text)));
    assert_in_range(strlen(text), (MOST - 100) * 2, MOST * 2);
    free(text);
    free(typed);
}

/* Parts with names and plans are put together in memory, not on the disk that everybody's temporary files lie on. */
static void test_xlsx_leaves_no_parts(void **state)
{
    char runtime[] = "/tmp/waardegesprek-xlsx-XXXXXX", usual[] = "/tmp/waardegesprek-xlsx-XXXXXX";
    int seen = inotify_init1(IN_NONBLOCK | IN_CLOEXEC), unseen = inotify_init1(IN_NONBLOCK);
    struct sample_shared sample;
    char events[4096];
    size_t length;

    (void)state;
    assert_non_null(mkdtemp(runtime)); /* 0700 */
    assert_non_null(mkdtemp(usual));
    assert_true(inotify_add_watch(seen, runtime, IN_CREATE) >= 0);
    assert_true(inotify_add_watch(unseen, usual, IN_CREATE) >= 0);
    setenv("XDG_RUNTIME_DIR", runtime, 1);
    setenv("TMPDIR", usual, 1);
    sample_shared_init(&sample);
    free(written(&sample.report, SHARED_XLSX, &length));
    sample_shared_done(&sample);
    unsetenv("XDG_RUNTIME_DIR");
    unsetenv("TMPDIR");
    assert_true(read(seen, events, sizeof events) > 0);
    assert_int_equal(read(unseen, events, sizeof events), -1);
    close(seen);
    close(unseen);
    assert_int_equal(rmdir(runtime), 0); /* nothing stayed behind */
    assert_int_equal(rmdir(usual), 0);
}

/* The library asks nobody whether its own temporary files could be written. */
static void test_xlsx_no_room(void **state)
{
    struct sample_shared sample;
    struct rlimit limit, little = {.rlim_cur = 4096};
    struct diag diag;
    struct buf out;

    (void)state;
    sample_shared_init(&sample);
    diag_init(&diag);
    buf_init(&out);
    buf_adds(&out, "before");
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &limit);
    little.rlim_max = limit.rlim_max;
    setrlimit(RLIMIT_FSIZE, &little);
    assert_false(shared_report_write(&sample.report, SHARED_XLSX, &out, &diag));
    setrlimit(RLIMIT_FSIZE, &limit);
    assert_non_null(strstr(diag_text(&diag), "choose csv"));
    assert_string_equal(buf_text(&out), "before");
    diag_done(&diag);
    buf_done(&out);
    sample_shared_done(&sample);
}

/* Each document of the demo begins with that its people are invented; none of any other does. */
static void test_invented(void **state)
{
    static const enum shared_format texts[] = {SHARED_CSV, SHARED_HTML};
    struct sample_shared sample;
    char *text;

    (void)state;
    sample_shared_init(&sample);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sample.report.is_invented = false;
        text = text_of(&sample.report, texts[i]);
        assert_null(strstr(text, "invented"));
        free(text);
        sample.report.is_invented = true;
        text = text_of(&sample.report, texts[i]);
        assert_non_null(strstr(text, "all these people are invented"));
        assert_true(strstr(text, "all these people are invented") < strstr(text, "Team"));
        free(text);
    }
    text = text_of(&sample.report, SHARED_JSON);
    assert_non_null(strstr(text, "\"invented\": true"));
    free(text);
    sample_shared_done(&sample);
}

/* Labels of a drawing have the room they need: a quarter is one line, a long word is not broken. */
static void test_labels(void **state)
{
    char *locale = path_data("locale"), *text;
    struct sample_shared sample;

    (void)state;
    sample_shared_init(&sample);
    sample.requests[0].kind = SUPPORT_TERMS;
    message_set_directory(locale);
    if (!message_set_language("nl"))
        fail_msg("no Dutch in %s: build all of it first", locale);
    free(locale);
    text = text_of(&sample.report, SHARED_HTML);
    message_set_language("en");
    assert_non_null(strstr(text, ">2026-Q2</text>"));
    assert_non_null(strstr(text, ">arbeidsvoorwaarden</text>"));
    free(text);
    sample_shared_done(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ids),
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_json_period),
        cmocka_unit_test(test_html),
        cmocka_unit_test(test_html_hostile),
        cmocka_unit_test(test_html_empty),
        cmocka_unit_test(test_xlsx),
        cmocka_unit_test(test_xlsx_texts),
        cmocka_unit_test(test_xlsx_no_room),
        cmocka_unit_test(test_xlsx_leaves_no_parts),
        cmocka_unit_test(test_invented),
        cmocka_unit_test(test_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
