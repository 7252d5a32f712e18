/* The demo: real talks over a year, the same every time, in either language. */
#include "fixture.h"

#include "session/demo.h"
#include "session/growth.h"
#include "session/handover.h"
#include "store/agreement.h"
#include "store/appointment.h"
#include "store/correction.h"
#include "store/person.h"

static void fill(struct fixture *fixture, const char *language)
{
    assert_true(store_erase_person(fixture->store, fixture->person.id, &fixture->diag));
    if (!demo_fill(&fixture->setup, language, &fixture->diag))
        fail_msg("%s", diag_text(&fixture->diag));
    assert_quiet(fixture);
}

static struct person find(struct fixture *fixture, const char *name)
{
    struct person person;

    if (!store_find_person(fixture->store, name, NULL, &person, &fixture->diag))
        fail_msg("%s", diag_text(&fixture->diag));
    return person;
}

static struct agreement_list agreements(struct fixture *fixture, const char *name)
{
    struct person person = find(fixture, name);
    struct agreement_list list;

    assert_true(store_agreements(fixture->store, person.id, &list, &fixture->diag));
    person_done(&person);
    return list;
}

static void test_three_talks_over_a_year(void **state)
{
    struct fixture *fixture = *state;
    struct person noor;
    struct growth growth;

    fill(fixture, "nl");
    noor = find(fixture, "Noor Voorbeeld");
    assert_true(growth_load(&fixture->setup, noor.id, PROCESS_ONE_ON_ONE, &growth, &fixture->diag));
    assert_quiet(fixture);
    assert_int_equal(growth.count, 3);
    for (size_t i = 0; i < growth.count; i++) {
        assert_true(growth.talks[i].has_scores);
        assert_int_equal(growth.talks[i].head.status, INTERVIEW_CLOSED);
        assert_in_range(day_weekday(growth.talks[i].day), 0, 4);
    }
    assert_in_range(day_difference(growth.talks[0].day, clock_today(fixture->setup.clock)), 350,
                    370);
    /* A change is what there is to see. */
    assert_true(growth.talks[2].scores[VALUE_DECISIONS].importance >
                growth.talks[0].scores[VALUE_DECISIONS].importance);
    growth_done(&growth);
    person_done(&noor);
}

static void test_agreements_of_every_kind(void **state)
{
    struct fixture *fixture = *state;
    struct agreement_list list;
    size_t statuses[ACTION_STATUS_COUNT] = {0}, late_promises = 0, of_organisation = 0;

    fill(fixture, "nl");
    list = agreements(fixture, "Noor Voorbeeld");
    for (size_t i = 0; i < list.count; i++) {
        const struct agreement *one = &list.items[i];

        statuses[action_status(&one->action)]++;
        late_promises += agreement_passed(one, clock_today(fixture->setup.clock)) &&
                         action_owner(&one->action) == OWNER_LEADER;
        of_organisation +=
            agreement_is_open(one) && action_owner(&one->action) == OWNER_ORGANISATION;
    }
    for (int i = 0; i < ACTION_STATUS_COUNT; i++)
        assert_true(statuses[i] > 0);
    assert_int_equal(late_promises, 1);
    assert_int_equal(of_organisation, 1);
    agreement_list_done(&list);
}

static void test_things_to_come(void **state)
{
    struct fixture *fixture = *state;
    struct appointment_list list;
    struct day today = clock_today(fixture->setup.clock);

    fill(fixture, "nl");
    assert_true(store_appointments(fixture->store, &list, &fixture->diag));
    assert_int_equal(list.count, 4);
    for (size_t i = 0; i < list.count; i++)
        assert_true(day_difference(today, list.items[i].day) > 0);
    assert_in_range(day_difference(today, list.items[0].day), 1, 7);
    appointment_list_done(&list);
}

static void test_an_unfinished_talk_and_a_correction(void **state)
{
    struct fixture *fixture = *state;
    struct interview_list talks;
    struct correction_list corrections;
    size_t open = 0, corrected = 0;

    fill(fixture, "nl");
    assert_true(store_interviews(fixture->store, &talks, &fixture->diag));
    assert_int_equal(talks.count, 6);
    for (size_t i = 0; i < talks.count; i++) {
        open += talks.items[i].status == INTERVIEW_OPEN;
        assert_true(
            store_corrections(fixture->store, talks.items[i].id, &corrections, &fixture->diag));
        corrected += corrections.count;
        correction_list_done(&corrections);
    }
    assert_int_equal(open, 1);
    assert_int_equal(corrected, 1);
    interview_list_done(&talks);
}

/* Whoever opens it: in documents stands somebody who is invented, too. */
static void test_the_leader_is_invented(void **state)
{
    struct fixture *fixture = *state;
    struct interview_list talks;
    char *name;

    fill(fixture, "nl");
    name = store_leader_name(fixture->store, &fixture->diag);
    assert_string_equal(name, "Jip Bedacht");
    free(name);
    assert_true(store_interviews(fixture->store, &talks, &fixture->diag));
    for (size_t i = 0; i < talks.count; i++)
        assert_string_equal(talks.items[i].leader, "Jip Bedacht");
    interview_list_done(&talks);
}

static char *export(struct fixture *fixture, const char *name)
{
    struct person person = find(fixture, name);
    struct buf out;

    buf_init(&out);
    assert_true(person_export(&fixture->setup, person.id, &out, &fixture->diag));
    person_done(&person);
    return buf_take(&out);
}

static void test_the_same_every_time(void **state)
{
    struct fixture *fixture = *state, *again;
    void *other;
    char *one, *two;

    assert_int_equal(fixture_make(&other), 0);
    again = other;
    fill(fixture, "en");
    fill(again, "en");
    one = export(fixture, "Noor Example");
    two = export(again, "Noor Example");
    assert_text_is(one, two);
    free(one);
    free(two);
    fixture_remove(&other);
}

static void test_both_languages(void **state)
{
    struct fixture *fixture = *state;
    char *text;

    fill(fixture, "en");
    text = export(fixture, "Sam Invented");
    assert_non_null(strstr(text, "\"language\": \"en\""));
    assert_null(strstr(text, "Verzonnen"));
    free(text);
}

static void test_only_into_an_empty_store(void **state)
{
    struct fixture *fixture = *state;

    assert_false(demo_fill(&fixture->setup, "nl", &fixture->diag));
    assert_said(fixture, "empty one only");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY_TEST(test_three_talks_over_a_year),
        EMPTY_TEST(test_agreements_of_every_kind),
        EMPTY_TEST(test_things_to_come),
        EMPTY_TEST(test_an_unfinished_talk_and_a_correction),
        EMPTY_TEST(test_the_leader_is_invented),
        EMPTY_TEST(test_the_same_every_time),
        EMPTY_TEST(test_both_languages),
        EMPTY_TEST(test_only_into_an_empty_store),
    };

    set_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
