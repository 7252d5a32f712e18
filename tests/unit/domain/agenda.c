/* What there is to look after: which of it, in what order, and when it counts as past. */
#include "domain/agenda.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct day today = {2026, 11, 22};

/* The texts are literals: what is here only reads them, and nothing of it is freed. */
static char *literal(const char *text)
{
    return (char *)(uintptr_t)text;
}

static struct interview talk(const char *id, const char *person, const char *team,
                             enum interview_status status, bool taken_over, int64_t started)
{
    struct interview interview = {.status = status, .taken_over = taken_over, .started = started};

    snprintf(interview.id, sizeof interview.id, "%s", id);
    interview.person_id = literal(person);
    interview.person = literal(person);
    interview.team = literal(team);
    return interview;
}

static struct appointment appointment(const char *id, const char *person, struct day day)
{
    struct appointment to_come = {.day = day};

    snprintf(to_come.id, sizeof to_come.id, "%s", id);
    to_come.person_id = literal(person);
    to_come.person = literal(person);
    return to_come;
}

static struct agreement agreement(const char *id, const char *owner, const char *due,
                                  const char *status)
{
    struct agreement agreement = {.person_id = literal("bo"), .person = literal("bo")};

    snprintf(agreement.action.id, sizeof agreement.action.id, "%s", id);
    for (int i = 0; i < ACTION_FIELD_COUNT; i++)
        agreement.action.fields[i] = literal("");
    agreement.action.fields[ACTION_WHAT] = literal(id);
    agreement.action.fields[ACTION_OWNER] = literal(owner);
    agreement.action.fields[ACTION_DUE] = literal(due);
    agreement.action.fields[ACTION_STATUS] = literal(status);
    return agreement;
}

/* "kind:id" each, with "!" for what is past. */
static void assert_agenda(const struct agenda_source *source, const char *wanted)
{
    struct agenda agenda;
    char text[1000] = "";
    size_t length = 0;

    agenda_init(&agenda, source);
    for (size_t i = 0; i < agenda.count; i++) {
        const struct agenda_entry *entry = &agenda.entries[i];
        const char *id = entry->interview     ? entry->interview->id
                         : entry->appointment ? entry->appointment->id
                                              : entry->agreement->action.id;

        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s:%s%s", i ? " " : "",
                                   agenda_kind_id(entry->kind), id, entry->is_past ? "!" : "");
    }
    assert_string_equal(text, wanted);
    agenda_done(&agenda);
}

static void test_kinds_in_order(void **state)
{
    struct interview talks[] = {
        talk("open", "bo", NULL, INTERVIEW_OPEN, false, 300),
        talk("closed", "bo", NULL, INTERVIEW_CLOSED, false, 200),
        talk("came", "amina", NULL, INTERVIEW_OPEN, true, 100),
    };
    struct appointment to_come[] = {
        appointment("later", "bo", (struct day){2026, 12, 24}),
        appointment("missed", "bo", (struct day){2026, 11, 21}),
        appointment("today", "bo", (struct day){2026, 11, 22}),
    };
    struct agreement agreements[] = {
        agreement("someday", "leader", "", "agreed"),
        agreement("words", "hr", "voor kerst", "busy"),
        agreement("soon", "organisation", "2026-12-01", "agreed"),
        agreement("late", "employee", "2026-11-20", "busy"),
        agreement("later", "leader", "2026-11-01", "agreed"),
        agreement("theirs", "employee", "2026-12-01", "agreed"),
        agreement("both", "together", "", "agreed"),
        agreement("done", "leader", "2026-11-01", "done"),
        agreement("dropped", "hr", "", "dropped"),
    };
    struct interview_list interview_list = {talks, 3};
    struct appointment_list appointment_list = {to_come, 3};
    struct agreement_list agreement_list = {agreements, 9};
    struct agenda_source source = {&interview_list, &appointment_list, &agreement_list, NULL,
                                   today};

    (void)state;
    assert_agenda(
        &source,
        "taken-over:came unfinished:open unfinished:came appointment:missed! appointment:today "
        "appointment:later passed:later! passed:late! promise:soon promise:someday "
        "promise:words");
}

static void test_nothing(void **state)
{
    struct interview_list talks = {0};
    struct appointment_list to_come = {0};
    struct agreement_list agreements = {0};
    struct agenda_source source = {&talks, &to_come, &agreements, NULL, today};

    (void)state;
    assert_agenda(&source, "");
}

/* A person whose talks came from another leader stands there once, until a talk of one's own. */
static void test_taken_over(void **state)
{
    struct interview talks[] = {
        talk("old", "bo", NULL, INTERVIEW_CLOSED, true, 100),
        talk("new", "bo", NULL, INTERVIEW_CLOSED, true, 300),
        talk("middle", "bo", NULL, INTERVIEW_OPEN, true, 200),
        talk("team", NULL, "zorg", INTERVIEW_CLOSED, true, 100),
        talk("of-team", "amina", "zorg", INTERVIEW_CLOSED, false, 400),
        talk("alone", NULL, NULL, INTERVIEW_CLOSED, false, 500),
        talk("own", "bo", NULL, INTERVIEW_CLOSED, false, 50),
    };
    struct interview_list list = {talks, 6};
    struct appointment_list to_come = {0};
    struct agreement_list agreements = {0};
    struct agenda_source source = {&list, &to_come, &agreements, NULL, today};

    (void)state;
    assert_agenda(&source, "taken-over:new taken-over:team unfinished:middle");
    talks[1].started = talks[0].started = talks[2].started; /* one of the same moment */
    assert_agenda(&source, "taken-over:old taken-over:team unfinished:middle");
    list.count = 7;
    assert_agenda(&source, "taken-over:team unfinished:middle");
}

/* Borrowed from the source, with whom it is. */
static void test_entries(void **state)
{
    struct interview talks[] = {talk("open", NULL, "zorg", INTERVIEW_OPEN, false, 1)};
    struct appointment to_come[] = {appointment("x", "bo", (struct day){2026, 12, 24})};
    struct agreement agreements[] = {agreement("y", "leader", "", "agreed")};
    struct interview_list interview_list = {talks, 1};
    struct appointment_list appointment_list = {to_come, 1};
    struct agreement_list agreement_list = {agreements, 1};
    struct agenda_source source = {&interview_list, &appointment_list, &agreement_list, NULL,
                                   today};
    struct agenda agenda;

    (void)state;
    agenda_init(&agenda, &source);
    assert_int_equal(agenda.count, 3);
    assert_ptr_equal(agenda.entries[0].interview, &talks[0]);
    assert_null(agenda.entries[0].person);
    assert_string_equal(agenda.entries[0].team, "zorg");
    assert_false(agenda.entries[0].has_day);
    assert_ptr_equal(agenda.entries[1].appointment, &to_come[0]);
    assert_string_equal(agenda.entries[1].person_id, "bo");
    assert_true(agenda.entries[1].has_day);
    assert_int_equal(agenda.entries[1].day.day, 24);
    assert_ptr_equal(agenda.entries[2].agreement, &agreements[0]);
    assert_string_equal(agenda.entries[2].person, "bo");
    agenda_done(&agenda);
}

static struct hr_answer answer_about(const char *action, const char *by, bool is_new, bool is_long)
{
    struct hr_answer answer = {.reply = {.by = literal(by)}, .is_new = is_new, .is_long = is_long};

    snprintf(answer.action, sizeof answer.action, "%s", action);
    return answer;
}

/* What HR wrote stands there until it is opened, a question without an answer as long as it waits. */
static void test_answers(void **state)
{
    struct interview talks[] = {talk("open", "bo", NULL, INTERVIEW_OPEN, false, 1)};
    struct appointment to_come[] = {appointment("x", "bo", (struct day){2026, 12, 24})};
    struct agreement agreements[] = {
        agreement("answered", "organisation", "", "done"),
        agreement("waiting", "employee", "2026-12-24", "agreed"),
        agreement("opened", "employee", "2026-12-24", "agreed"),
        agreement("by-then", "employee", "", "busy"),
        agreement("too-late", "employee", "", "busy"),
    };
    struct hr_answer answers[] = {
        answer_about("answered", "", true, false),
        answer_about("waiting", "", false, true),
        answer_about("opened", "2026-12-01", false, false),
        answer_about("by-then", "2026-12-01", true, false),
        answer_about("too-late", "2026-11-21", true, true),
        answer_about("erased-since", "", true, true),
    };
    struct interview_list interview_list = {talks, 1};
    struct appointment_list appointment_list = {to_come, 1};
    struct agreement_list agreement_list = {agreements, 5};
    struct hr_answer_list answer_list = {answers, 6};
    struct agenda_source source = {&interview_list, &appointment_list, &agreement_list,
                                   &answer_list, today};
    struct agenda agenda;

    (void)state;
    assert_agenda(&source, "unfinished:open answer:too-late! answer:by-then answer:answered "
                           "answer:waiting appointment:x");
    agenda_init(&agenda, &source);
    assert_ptr_equal(agenda.entries[1].answer, &answers[4]);
    assert_ptr_equal(agenda.entries[1].agreement, &agreements[4]);
    assert_string_equal(agenda.entries[1].person, "bo");
    agenda_done(&agenda);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds_in_order), cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_taken_over),     cmocka_unit_test(test_entries),
        cmocka_unit_test(test_answers),
    };

    return cmocka_run_group_tests_name("domain/agenda", tests, NULL, NULL);
}
