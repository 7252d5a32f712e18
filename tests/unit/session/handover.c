/* What goes to the next leader, what never does, and what becomes of the copy here. */
#include "fixture.h"

#include <jansson.h>

#include "domain/agenda.h"
#include "session/demo.h"
#include "session/handover.h"
#include "session/import.h"
#include "store/agreement.h"
#include "store/appointment.h"
#include "store/person.h"
#include "walk.h"

static struct person find(struct fixture *fixture, const char *name)
{
    struct person person;

    if (!store_find_person(fixture->store, name, NULL, &person, &fixture->diag))
        fail_msg("%s", diag_text(&fixture->diag));
    return person;
}

static void load(struct fixture *fixture, const char *name, struct handover *out)
{
    struct person person = find(fixture, name);

    assert_true(handover_load(&fixture->setup, person.id, out, &fixture->diag));
    assert_quiet(fixture);
    person_done(&person);
}

/* With the guides taken out: their words are nobody's. The caller frees it. */
static char *file_of(struct fixture *fixture, const struct handover *handover)
{
    struct buf out;
    json_t *root;
    json_t *talk;
    size_t index;
    char *text;

    buf_init(&out);
    assert_true(handover_write(&fixture->setup, handover, &out, &fixture->diag));
    root = json_loads(buf_text(&out), 0, NULL);
    json_array_foreach(json_object_get(root, "talks"), index, talk)
        json_object_del(talk, "script_text");
    text = json_dumps(root, 0);
    json_decref(root);
    buf_done(&out);
    return text;
}

static struct fixture *filled(void **state)
{
    struct fixture *fixture = *state;

    assert_true(store_erase_person(fixture->store, fixture->person.id, &fixture->diag));
    assert_true(demo_fill(&fixture->setup, "nl", &fixture->diag));
    return fixture;
}

/* ---- by itself ---- */

static void test_by_itself_no_answer_goes(void **state)
{
    struct fixture *fixture = filled(state);
    struct handover handover;
    char *text;

    load(fixture, "Noor Voorbeeld", &handover);
    assert_true(handover.count > 50);
    text = file_of(fixture, &handover);
    for (size_t i = 0; i < handover.count; i++) {
        assert_false(handover.items[i].chosen);
        if (strlen(handover.items[i].text) > 40)
            assert_lacks(text, handover.items[i].text);
    }
    assert_lacks(text, "\"state\"");
    assert_lacks(text, "\"importance\"");
    assert_lacks(text, "helft van het team"); /* nor what the employee said of an answer */
    free(text);
    handover_done(&handover);
}

static void test_the_open_plan_and_the_next_days_go(void **state)
{
    struct fixture *fixture = filled(state);
    struct handover handover;
    char *text;

    load(fixture, "Noor Voorbeeld", &handover);
    assert_int_equal(handover.agreements.count, 5);
    assert_int_equal(handover.appointments.count, 2);
    text = file_of(fixture, &handover);
    for (size_t i = 0; i < handover.agreements.count; i++)
        assert_holds(text, action_get(&handover.agreements.items[i].action, ACTION_WHAT));
    assert_holds(text, handover.appointments.items[0].id);
    assert_lacks(text, "meelopen bij revalidatie"); /* let go */
    assert_lacks(text, "Elke dinsdag");             /* an earlier wording */
    assert_lacks(text, "\"when\"");                 /* no history */
    free(text);
    handover_done(&handover);
}

/* ---- item by item ---- */

static struct handover_item *item_with(struct handover *handover, const char *words)
{
    for (size_t i = 0; i < handover->count; i++) {
        if (strstr(handover->items[i].text, words))
            return &handover->items[i];
    }
    return NULL;
}

static void test_what_is_chosen_goes_and_no_more(void **state)
{
    struct fixture *fixture = filled(state);
    struct handover handover;
    char *text;

    load(fixture, "Noor Voorbeeld", &handover);
    assert_non_null(item_with(&handover, "Verzorgende worden, dat is het."));
    item_with(&handover, "Verzorgende worden, dat is het.")->chosen = true;
    text = file_of(fixture, &handover);
    assert_holds(text, "Verzorgende worden, dat is het.");
    assert_lacks(text, "Voor het eerst heb ik een doel");
    free(text);
    handover_done(&handover);
}

/* An answer about an agreement that is done: the agreement goes along, or nobody could read it. */
static void test_an_answer_about_an_agreement_brings_it(void **state)
{
    struct fixture *fixture = filled(state);
    struct handover handover;
    char *text;

    load(fixture, "Noor Voorbeeld", &handover);
    item_with(&handover, "Vier dagen gevolgd")->chosen = true;
    text = file_of(fixture, &handover);
    assert_holds(text, "Een plek vragen in de training");
    assert_holds(text, "Vier dagen gevolgd");
    free(text);
    handover_done(&handover);
}

static void test_a_correction_goes_with_its_answer(void **state)
{
    struct fixture *fixture = filled(state);
    struct handover handover;
    char *text;

    load(fixture, "Noor Voorbeeld", &handover);
    assert_holds(item_with(&handover, "Ik ben trots.")->text, "Het was niet de helft van het team");
    item_with(&handover, "Ik ben trots.")->chosen = true;
    text = file_of(fixture, &handover);
    assert_holds(text, "Het was niet de helft van het team");
    free(text);
    handover_done(&handover);
}

/* ---- what is only for the leader ---- */

static void write_down(struct session *session)
{
    session_set_text(session, at(session, "belangrijk", ""), "SHARED-WORDS", 0, false);
    session_set_remark(session, at(session, "belangrijk", ""), "SHARED-REMARK", VISIBLE_TOGETHER,
                       false);
    session_set_text(session, at(session, "goede-dag", ""), "PRIVATE-WORDS", 0, false);
    session_set_visibility(session, at(session, "goede-dag", ""), VISIBLE_ONLY_ME);
    session_set_remark(session, at(session, "goede-dag", ""), "REMARK-OF-PRIVATE", VISIBLE_TOGETHER,
                       false);
    session_set_text(session, at(session, "eigen-woorden", "contacts"), "OTHER-WORDS", 0, false);
    session_set_remark(session, at(session, "eigen-woorden", "contacts"), "PRIVATE-REMARK",
                       VISIBLE_ONLY_ME, false);
}

static void test_only_me_is_never_listed_and_never_goes(void **state)
{
    struct fixture *fixture = *state;
    struct handover handover;
    char *text;

    write_down(fixture->session);
    load(fixture, "Amina", &handover);
    assert_int_equal(handover.count, 3);
    for (size_t i = 0; i < handover.count; i++)
        handover.items[i].chosen = true;
    text = file_of(fixture, &handover);
    assert_holds(text, "SHARED-WORDS");
    assert_holds(text, "SHARED-REMARK");
    assert_holds(text, "OTHER-WORDS");
    assert_lacks(text, "PRIVATE");
    free(text);
    handover_done(&handover);
}

static void test_a_remark_is_asked_for_by_itself(void **state)
{
    struct fixture *fixture = *state;
    struct handover handover;
    char *text;

    write_down(fixture->session);
    load(fixture, "Amina", &handover);
    item_with(&handover, "SHARED-WORDS")->chosen = true;
    text = file_of(fixture, &handover);
    assert_lacks(text, "SHARED-REMARK");
    free(text);
    item_with(&handover, "SHARED-WORDS")->chosen = false;
    item_with(&handover, "SHARED-REMARK")->chosen = true;
    text = file_of(fixture, &handover);
    assert_holds(text, "SHARED-REMARK");
    assert_lacks(text, "SHARED-WORDS");
    free(text);
    handover_done(&handover);
}

/* ---- talks of other kinds ---- */

/* An improvement track with words, one agreement, and days to come by its own guide and by another. */
static void hold_track(struct fixture *fixture)
{
    struct day day = day_add(clock_today(fixture->setup.clock), 30);
    struct session *session = begin(fixture, "verbetertraject", "nl");
    char id[UUID_SIZE];
    size_t action;

    walk(session, TASTE_HIGH, NULL);
    while (session_plan(session)->count > 0)
        session_remove_action(session, 0);
    action = session_add_action(session, VALUE_CONTACTS);
    session_set_action(session, action, ACTION_WHAT, "TRACK-AGREEMENT", false);
    session_set_action(session, action, ACTION_NEED, "TRACK-NEED", false);
    end(fixture);
    assert_true(store_add_appointment(fixture->store, fixture->person.id, NULL, "verbetertraject",
                                      day, id, &fixture->diag));
}

static void hold_value_talk(struct fixture *fixture)
{
    struct session *session = begin(fixture, "kerngesprek", "nl");

    session_set_text(session, at(session, "belangrijk", ""), "VALUE-WORDS", 0, false);
    end(fixture);
}

static void assert_tells_of_no_track(const char *text)
{
    assert_lacks(text, "verbetertraject");
    assert_lacks(text, "Verbetertraject");
    assert_lacks(text, "improvement");
    assert_lacks(text, "Words at");
    assert_lacks(text, "TRACK-NEED");
}

/* Neither its plan nor its days go by themselves, and so nothing says that it was held. */
static void test_of_other_kinds_nothing_goes_by_itself(void **state)
{
    struct fixture *fixture = *state;
    struct handover handover;
    struct buf out;
    char *text;

    hold_track(fixture);
    load(fixture, "Amina", &handover);
    assert_int_equal(handover.agreements.count, 0);
    assert_true(handover.days_left_out > 0);
    /* What the track asked for by the guide of a value talk may go, as a day alone. */
    if (handover.appointments.count > 0) {
        text = file_of(fixture, &handover);
        assert_tells_of_no_track(text);
        assert_lacks(text, "TRACK");
        free(text);
    }
    appointment_list_done(&handover.appointments);
    handover.appointments = (struct appointment_list){0};
    buf_init(&out);
    assert_false(handover_write(&fixture->setup, &handover, &out, &fixture->diag));
    assert_said(fixture, "nothing to hand over of Amina");
    handover_done(&handover);
}

static void test_an_agreement_of_another_kind_goes_when_it_is_chosen(void **state)
{
    struct fixture *fixture = *state;
    struct handover handover;
    struct handover_item *item;
    char *text;

    hold_value_talk(fixture);
    pass(fixture, 60 * 1000);
    hold_track(fixture);
    load(fixture, "Amina", &handover);
    item = item_with(&handover, "TRACK-AGREEMENT");
    assert_non_null(item);
    assert_false(item->chosen);
    assert_string_equal(item->label, "Open agreement");
    item_with(&handover, "VALUE-WORDS")->chosen = true;
    text = file_of(fixture, &handover);
    assert_tells_of_no_track(text);
    assert_lacks(text, "TRACK");
    free(text);
    item->chosen = true;
    text = file_of(fixture, &handover);
    assert_tells_of_no_track(text);
    assert_holds(text, "TRACK-AGREEMENT");
    free(text);
    handover_done(&handover);
}

/* Nothing else can carry it then; who chooses it knows. */
static void test_an_agreement_of_another_kind_alone_takes_its_head_along(void **state)
{
    struct fixture *fixture = *state;
    struct handover handover;
    struct handover_item *item;
    char *text;

    hold_track(fixture);
    load(fixture, "Amina", &handover);
    item = item_with(&handover, "TRACK-AGREEMENT");
    assert_non_null(item);
    assert_holds(item->label, "sees what kind of talk");
    item->chosen = true;
    text = file_of(fixture, &handover);
    assert_holds(text, "TRACK-AGREEMENT");
    assert_holds(text, "\"Het verbetertraject\"");
    assert_lacks(text, "TRACK-NEED");
    assert_lacks(text, "Words at");
    free(text);
    handover_done(&handover);
}

/* With no agreement and no answer the days go by themselves. */
static void test_a_day_needs_no_talk(void **state)
{
    struct fixture *fixture = *state;
    struct handover handover;
    char id[UUID_SIZE], *text;

    hold_track(fixture);
    load(fixture, "Amina", &handover);
    handover_done(&handover);
    assert_true(store_add_appointment(fixture->store, fixture->person.id, NULL, "kerngesprek",
                                      clock_today(fixture->setup.clock), id, &fixture->diag));
    load(fixture, "Amina", &handover);
    text = file_of(fixture, &handover);
    assert_holds(text, id);
    assert_holds(text, "\"talks\": []");
    assert_tells_of_no_track(text);
    free(text);
    handover_done(&handover);
}

static void test_nothing_to_hand_over_is_a_sentence(void **state)
{
    struct fixture *fixture = *state;
    struct handover handover;
    struct buf out;

    buf_init(&out);
    load(fixture, "Amina", &handover);
    assert_false(handover_write(&fixture->setup, &handover, &out, &fixture->diag));
    assert_said(fixture, "nothing to hand over of Amina");
    assert_int_equal(out.length, 0);
    handover_done(&handover);
}

/* ---- at the next leader ---- */

static void take_over(struct fixture *from, struct fixture *to, const char *name)
{
    struct handover handover;
    struct import *import;
    struct buf out;

    buf_init(&out);
    load(from, name, &handover);
    assert_true(handover_write(&from->setup, &handover, &out, &from->diag));
    import = import_read(&to->setup, buf_text(&out), out.length, &to->diag);
    if (!import)
        fail_msg("%s", diag_text(&to->diag));
    assert_true(import_summary(import).is_handover);
    assert_true(import_apply(import, NULL, &to->diag));
    import_free(import);
    handover_done(&handover);
    buf_done(&out);
}

static void test_the_next_leader_finds_it_on_the_agenda(void **state)
{
    struct fixture *fixture = filled(state), *other;
    struct interview_list talks;
    struct agreement_list agreements;
    struct agenda agenda;
    size_t taken_over = 0, promises = 0;
    void *place;

    assert_int_equal(fixture_make(&place), 0);
    other = place;
    take_over(fixture, other, "Noor Voorbeeld");
    assert_true(store_interviews(other->store, &talks, &other->diag));
    assert_true(store_agreements(other->store, NULL, &agreements, &other->diag));
    agenda_init(&agenda, &(struct agenda_source){.interviews = &talks,
                                                 .appointments = &(struct appointment_list){0},
                                                 .agreements = &agreements,
                                                 .today = clock_today(other->setup.clock)});
    for (size_t i = 0; i < agenda.count; i++) {
        taken_over += agenda.entries[i].kind == AGENDA_TAKEN_OVER;
        promises += agenda.entries[i].kind == AGENDA_PROMISE;
        assert_int_not_equal(agenda.entries[i].kind, AGENDA_UNFINISHED);
    }
    assert_int_equal(taken_over, 1);
    assert_true(promises > 0);
    agenda_done(&agenda);
    agreement_list_done(&agreements);
    interview_list_done(&talks);
    fixture_remove(&place);
}

/* What was taken over is so on a third machine, too, and the same when it comes out again. */
static void test_what_was_taken_over_can_be_moved(void **state)
{
    struct fixture *fixture = filled(state), *other, *third;
    struct buf out, again;
    struct import *import;
    struct person person;
    void *places[2];

    assert_int_equal(fixture_make(&places[0]), 0);
    assert_int_equal(fixture_make(&places[1]), 0);
    other = places[0];
    third = places[1];
    buf_init(&out);
    buf_init(&again);
    take_over(fixture, other, "Noor Voorbeeld");
    person = find(other, "Noor Voorbeeld");
    assert_true(person_export(&other->setup, person.id, &out, &other->diag));
    person_done(&person);
    import = import_read(&third->setup, buf_text(&out), out.length, &third->diag);
    assert_non_null(import);
    assert_true(import_apply(import, NULL, &third->diag));
    import_free(import);
    person = find(third, "Noor Voorbeeld");
    assert_true(person_export(&third->setup, person.id, &again, &third->diag));
    person_done(&person);
    assert_holds(buf_text(&again), "\"taken_over\": true");
    assert_text_is(buf_text(&again), buf_text(&out));
    buf_done(&out);
    buf_done(&again);
    fixture_remove(&places[0]);
    fixture_remove(&places[1]);
}

/* Of a talk that was still going on the next leader gets one that was held. */
static void test_an_unfinished_talk_comes_as_held(void **state)
{
    struct fixture *fixture = *state, *other;
    struct interview_list talks;
    size_t action = session_add_action(fixture->session, VALUE_CONTACTS);
    void *place;

    session_set_action(fixture->session, action, ACTION_WHAT, "Coffee", false);
    assert_int_equal(fixture_make(&place), 0);
    other = place;
    take_over(fixture, other, "Amina");
    assert_true(store_interviews(other->store, &talks, &other->diag));
    assert_int_equal(talks.count, 1);
    assert_int_equal(talks.items[0].status, INTERVIEW_CLOSED);
    interview_list_done(&talks);
    fixture_remove(&place);
}

/* ---- all of a person ---- */

static void test_who_asks_gets_also_what_is_only_for_the_leader(void **state)
{
    struct fixture *fixture = *state;
    struct buf out;

    buf_init(&out);
    write_down(fixture->session);
    assert_true(person_export(&fixture->setup, fixture->person.id, &out, &fixture->diag));
    assert_holds(buf_text(&out), "PRIVATE-WORDS");
    assert_holds(buf_text(&out), "PRIVATE-REMARK");
    buf_done(&out);
}

static void test_nobody_is_erased_while_a_talk_is_open(void **state)
{
    struct fixture *fixture = *state;
    struct person_list people;

    write_down(fixture->session);
    assert_false(person_erase(&fixture->setup, fixture->person.id, &fixture->diag));
    assert_said(fixture, "pts/3");
    end(fixture);
    assert_true(person_erase(&fixture->setup, fixture->person.id, &fixture->diag));
    assert_true(store_people(fixture->store, &people, &fixture->diag));
    assert_int_equal(people.count, 0);
    person_list_done(&people);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY_TEST(test_by_itself_no_answer_goes),
        EMPTY_TEST(test_the_open_plan_and_the_next_days_go),
        EMPTY_TEST(test_what_is_chosen_goes_and_no_more),
        EMPTY_TEST(test_an_answer_about_an_agreement_brings_it),
        EMPTY_TEST(test_a_correction_goes_with_its_answer),
        TALK_TEST(test_only_me_is_never_listed_and_never_goes),
        TALK_TEST(test_a_remark_is_asked_for_by_itself),
        EMPTY_TEST(test_of_other_kinds_nothing_goes_by_itself),
        EMPTY_TEST(test_an_agreement_of_another_kind_goes_when_it_is_chosen),
        EMPTY_TEST(test_an_agreement_of_another_kind_alone_takes_its_head_along),
        EMPTY_TEST(test_a_day_needs_no_talk),
        EMPTY_TEST(test_nothing_to_hand_over_is_a_sentence),
        EMPTY_TEST(test_the_next_leader_finds_it_on_the_agenda),
        EMPTY_TEST(test_what_was_taken_over_can_be_moved),
        TALK_TEST(test_an_unfinished_talk_comes_as_held),
        TALK_TEST(test_who_asks_gets_also_what_is_only_for_the_leader),
        TALK_TEST(test_nobody_is_erased_while_a_talk_is_open),
    };

    set_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
