/* Calendar files: read back by libical, line by line where it forgives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <libical/ical.h>

#include "base/utf8.h"
#include "report/calendar.h"
#include "report/golden.h"
#include "report/sample_after.h"

#define PERSON "Marie de Vries"

static struct action *make_action(struct action *action, const char *what, const char *due,
                                  const char *status)
{
    action_init(action);
    strcpy(action->id, SAMPLE_COACH);
    action->revision = 3;
    action_set(action, ACTION_WHAT, what);
    action_set(action, ACTION_DUE, due);
    action_set(action, ACTION_STATUS, status);
    return action;
}

/* The file of one agreement. */
static char *written(const char *what, const char *due, const char *status)
{
    struct action action;
    const struct calendar calendar = {
        .actions = make_action(&action, what, due, status),
        .action_count = 1,
        .person = PERSON,
        .leader = "K. Jansen",
        .now = 1795430700,
    };
    struct buf out;

    buf_init(&out);
    calendar_write(&calendar, &out);
    action_done(&action);
    return buf_take(&out);
}

/* The only entry of a file in which libical finds no fault. */
static icalcomponent *parse(const char *text, icalcomponent **calendar)
{
    *calendar = icalparser_parse_string(text);
    assert_non_null(*calendar);
    assert_true(icalrestriction_check(*calendar));
    assert_int_equal(icalcomponent_count_errors(*calendar), 0);
    return icalcomponent_get_first_component(*calendar, ICAL_VEVENT_COMPONENT);
}

static void check_lines(const char *text)
{
    while (*text) {
        const char *end = strstr(text, "\r\n");

        assert_non_null(end);
        assert_true(end - text <= 75);
        assert_true(utf8_valid(text, (size_t)(end - text)));
        assert_null(memchr(text, '\n', (size_t)(end - text)));
        text = end + 2;
    }
}

static void test_talk(void **state)
{
    struct sample_talk sample;
    struct sample_after after;
    struct diag diag;
    struct buf out;

    (void)state;
    diag_init(&diag);
    buf_init(&out);
    sample_talk_init(&sample, PERSON);
    sample_talk_fill(&sample);
    sample_after_fill(&after, &sample);
    assert_true(report_format_find("ics")->write(&sample.talk, &out, &diag));
    golden_check("talk.ics", buf_text(&out));
    check_lines(buf_text(&out));
    assert_null(strstr(buf_text(&out), "SECRET"));
    assert_null(strstr(buf_text(&out), "Samira"));
    sample_talk_done(&sample);
    buf_done(&out);
    diag_done(&diag);
}

static void test_nothing(void **state)
{
    struct sample_talk sample;
    struct diag diag;
    struct buf out;

    (void)state;
    diag_init(&diag);
    buf_init(&out);
    sample_talk_init(&sample, PERSON);
    assert_false(report_format_find("ics")->write(&sample.talk, &out, &diag));
    assert_non_null(strstr(diag_text(&diag), "Agree on a day first"));
    assert_int_equal(out.length, 0);
    sample_talk_done(&sample);
    buf_done(&out);
    diag_done(&diag);
}

/* What stands in an entry, as libical reads it. */
static void test_entry(void **state)
{
    char *text = written("Coach; one, new \\ colleague", "2027-02-28", "agreed");
    icalcomponent *calendar, *entry = parse(text, &calendar);
    struct icaltimetype start = icalcomponent_get_dtstart(entry);
    struct icaltimetype end = icalcomponent_get_dtend(entry);

    (void)state;
    check_lines(text);
    assert_string_equal(icalcomponent_get_uid(entry), SAMPLE_COACH "@waardegesprek");
    assert_int_equal(icalcomponent_get_sequence(entry), 3);
    assert_string_equal(icalcomponent_get_summary(entry),
                        "Agreement: Coach; one, new \\ colleague");
    assert_string_equal(icalcomponent_get_description(entry),
                        "Who does it: " PERSON "\nAgreed by: " PERSON " and K. Jansen");
    assert_true(start.is_date && end.is_date);
    assert_string_equal(icaltime_as_ical_string(start), "20270228");
    assert_string_equal(icaltime_as_ical_string(end), "20270301");
    assert_int_equal(icalcomponent_get_status(entry), ICAL_STATUS_CONFIRMED);
    assert_non_null(strstr(text, "\r\nCLASS:PRIVATE\r\n"));
    assert_non_null(strstr(text, "\r\nDTSTAMP:20261123T104500Z\r\n"));
    icalcomponent_free(calendar);
    free(text);
}

static const struct {
    const char *due, *status;
    size_t count;
    icalproperty_status written;
    const char *summary;
} states[] = {
    {"2027-01-15", "agreed", 1, ICAL_STATUS_CONFIRMED, "Agreement: Swap"},
    {"2027-01-15", "busy", 1, ICAL_STATUS_CONFIRMED, "Agreement: Swap"},
    {"2027-01-15", "done", 1, ICAL_STATUS_CONFIRMED, "Agreement, done: Swap"},
    {"2027-01-15", "dropped", 1, ICAL_STATUS_CANCELLED, "Agreement: Swap"},
    {"2026-11-23", "done", 1, ICAL_STATUS_CONFIRMED, "Agreement, done: Swap"}, /* today */
    {"2026-11-22", "done", 0, ICAL_STATUS_NONE, NULL},
    {"2026-11-22", "dropped", 0, ICAL_STATUS_NONE, NULL},
    {"2026-11-22", "agreed", 1, ICAL_STATUS_CONFIRMED, "Agreement: Swap"},
    {"before christmas", "agreed", 0, ICAL_STATUS_NONE, NULL},
    {"2027-02-31", "agreed", 0, ICAL_STATUS_NONE, NULL},
    {"", "agreed", 0, ICAL_STATUS_NONE, NULL},
};

static void test_states(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        char *text = written("Swap", states[i].due, states[i].status);
        struct action action;
        const struct calendar one = {
            .actions = make_action(&action, "Swap", states[i].due, states[i].status),
            .action_count = 1,
            .now = 1795430700,
        };
        icalcomponent *calendar = icalparser_parse_string(text);
        icalcomponent *entry = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);

        assert_int_equal(calendar_count(&one), states[i].count);
        assert_int_equal(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT),
                         states[i].count);
        if (entry) {
            assert_int_equal(icalcomponent_get_status(entry), states[i].written);
            assert_string_equal(icalcomponent_get_summary(entry), states[i].summary);
        }
        icalcomponent_free(calendar);
        action_done(&action);
        free(text);
    }
}

/* A talk that is called off goes out of calendars: the same UID, a higher SEQUENCE. */
static void test_called_off(void **state)
{
    struct appointment appointment = {.id = SAMPLE_ROSTER,
                                      .revision = 2,
                                      .person = (char *)"Noor",
                                      .script_id = (char *)"tussenstand",
                                      .day = {2026, 12, 31},
                                      .measure = MEASURE_CHECK_IN};
    struct calendar one = {
        .appointments = &appointment, .appointment_count = 1, .called_off = true};
    struct buf out;
    icalcomponent *calendar, *entry;

    (void)state;
    buf_init(&out);
    calendar_write(&one, &out);
    entry = parse(buf_text(&out), &calendar);
    assert_string_equal(icalcomponent_get_uid(entry), SAMPLE_ROSTER "@waardegesprek");
    assert_int_equal(icalcomponent_get_sequence(entry), 3);
    assert_int_equal(icalcomponent_get_status(entry), ICAL_STATUS_CANCELLED);
    assert_string_equal(icalcomponent_get_summary(entry), "Short look at the agreements · Noor");
    icalcomponent_free(calendar);
    buf_done(&out);
}

/* Of several people, each by their own name. */
static void test_agreements(void **state)
{
    struct agreement agreements[2] = {{.person = (char *)"Noor", .process = PROCESS_ONE_ON_ONE},
                                      {.team = (char *)"Noord", .process = PROCESS_TEAM}};
    const struct calendar two = {.agreements = agreements, .agreement_count = 2, .leader = "Kim"};
    struct buf out;

    (void)state;
    for (size_t i = 0; i < 2; i++)
        make_action(&agreements[i].action, "Swap", "2027-01-15", "agreed");
    buf_init(&out);
    calendar_write(&two, &out);
    assert_int_equal(calendar_count(&two), 2);
    assert_non_null(
        strstr(buf_text(&out), "DESCRIPTION:Who does it: Noor\\nAgreed by: Noor and Kim"));
    assert_non_null(
        strstr(buf_text(&out), "DESCRIPTION:Who does it: Noord\\nAgreed by: Noord and Kim"));
    for (size_t i = 0; i < 2; i++)
        action_done(&agreements[i].action);
    buf_done(&out);
}

#define NURSE  "\U0001F469\u200D\u2695\uFE0F"
#define NURSES NURSE NURSE NURSE NURSE NURSE

/* Long and hostile words: lines are folded within no character, and nothing begins a line of its own. */
static void test_hostile(void **state)
{
    static const char *const words[] = {
        "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé",
        "日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本日本",
        NURSES NURSES NURSES NURSES,
        "x\r\nEND:VEVENT\r\nBEGIN:VALARM\nATTACH:http://example.org",
        ("\x1b[31m\xe2\x80\xae\xe2\x81\xa6\xc2\x9b"
         "end"),
        "\\n;,:\"",
        "a\xff\xfe\xc3",
    };

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char *text = written(words[i], "2027-01-15", "agreed");
        icalcomponent *calendar, *entry = parse(text, &calendar);

        check_lines(text);
        assert_null(strstr(text, "\r\nATTACH"));
        assert_null(strpbrk(text, "\x1b\x07"));
        assert_null(strstr(text, "\xe2\x80\xae"));
        assert_null(strstr(text, "\xe2\x81\xa6"));
        assert_int_equal(icalcomponent_count_components(calendar, ICAL_ANY_COMPONENT), 1);
        assert_int_equal(icalcomponent_count_components(entry, ICAL_ANY_COMPONENT), 0);
        icalcomponent_free(calendar);
        free(text);
    }
}

int main(void)
{
    setenv("TZ", "UTC", 1);
    tzset();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_talk),       cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_entry),      cmocka_unit_test(test_states),
        cmocka_unit_test(test_called_off), cmocka_unit_test(test_agreements),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
