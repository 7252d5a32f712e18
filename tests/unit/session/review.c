/* Going through what was agreed before: how it stands is kept with the agreement itself. */
#include "session/agreement.h"
#include "session/heartbeat.h"
#include "store/agreement.h"
#include "walk.h"

static void agree(struct session *session, const char *what)
{
    size_t index = session_add_action(session, VALUE_CONTACTS);

    assert_true(session_set_action(session, index, ACTION_WHAT, what, false));
}

/* A core talk with two agreements is over; the follow-up that goes through them is open. */
static int make(void **state)
{
    struct fixture *fixture;

    if (fixture_make(state) != 0)
        return -1;
    fixture = *state;
    agree(begin(fixture, "kerngesprek", "nl"), "Een cursus zoeken");
    agree(fixture->session, "Samen eten");
    end(fixture);
    begin(fixture, "vervolggesprek", "nl");
    return 0;
}

#define REVIEW_TEST(name) cmocka_unit_test_setup_teardown(name, make, fixture_remove)

/* The place where an agreement of the plan comes by. */
static struct place place_of(const struct session *session, const char *step, size_t action)
{
    struct place place = at(session, step, "");

    place.item =
        conversation_item(session_conversation(session), session_plan(session)->actions[action].id);
    assert_string_not_equal(place.item, "");
    return place;
}

static struct place review_of(const struct session *session, size_t action)
{
    return place_of(session, "stand", action);
}

static const char *said(const struct session *session, struct place place)
{
    const struct answer *answer =
        conversation_answer(session_conversation(session), place.step, place.item);

    return answer->text ? answer->text : "";
}

static const struct {
    const char *choice, *status;
    bool comes_back; /* in the next follow-up */
} reviews[] = {{"done", "done", false},
               {"busy", "busy", true},
               {"changed", "agreed", true},
               {"dropped", "dropped", false}};
enum { COUNT = sizeof reviews / sizeof *reviews };

static void how_it_stands_is_kept_with_it(void **state)
{
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT; i++) {
        struct session *session = fixture->session;
        struct place place = review_of(session, 0);

        session_choose(session, place, reviews[i].choice);
        assert_string_equal(said(session, place), reviews[i].choice);
        assert_string_equal(action_text(session, 0, ACTION_STATUS), reviews[i].status);
        assert_string_equal(action_text(session, 1, ACTION_STATUS), "agreed");
        assert_kept(fixture);
        session = reopen(fixture);
        assert_string_equal(said(session, review_of(session, 0)), reviews[i].choice);
        assert_string_equal(action_text(session, 0, ACTION_STATUS), reviews[i].status);
        /* Once it is gone through it stays in this talk, done or not. */
        assert_int_equal(conversation_action_count(session_conversation(session)), 2);
    }
}

static void two_steps_back_bring_both_back(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;

    for (size_t i = 0; i < COUNT; i++) {
        struct place place = review_of(session, 0);
        char *before = talk_text(session), *after, *again;
        struct change change;
        int steps = 0;

        session_choose(session, place, reviews[i].choice);
        after = talk_text(session);
        while (*said(session, place) || strcmp(action_text(session, 0, ACTION_STATUS), "agreed")) {
            assert_true(session_undo(session, &change));
            steps++;
        }
        assert_int_equal(steps, 1);
        again = talk_text(session);
        assert_text_is(again, before);
        free(again);
        assert_kept(fixture);
        while (steps-- > 0)
            assert_true(session_redo(session, &change));
        again = talk_text(session);
        assert_text_is(again, after);
        free(again);
        while (*said(session, place) || strcmp(action_text(session, 0, ACTION_STATUS), "agreed"))
            assert_true(session_undo(session, &change));
        free(after);
        free(before);
    }
}

/* Not knowing is no word about the agreement. */
static void not_knowing_leaves_it_as_it_was(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;

    session_set_state(session, review_of(session, 0), STATE_UNKNOWN);
    session_set_state(session, review_of(session, 1), STATE_DECLINED);
    assert_string_equal(action_text(session, 0, ACTION_STATUS), "agreed");
    assert_string_equal(action_text(session, 1, ACTION_STATUS), "agreed");
    assert_kept(fixture);
}

static void what_is_not_over_comes_by_next_time(void **state)
{
    for (size_t i = 0; i < COUNT; i++) {
        struct fixture *fixture;
        struct session *session;

        if (i > 0)
            assert_int_equal(make(state), 0);
        fixture = *state;
        session = fixture->session;
        session_choose(session, review_of(session, 0), reviews[i].choice);
        end(fixture);
        session = begin(fixture, "vervolggesprek", "nl");
        assert_int_equal(conversation_action_count(session_conversation(session)),
                         reviews[i].comes_back ? 2 : 1);
        if (i + 1 < COUNT)
            fixture_remove(state);
    }
}

/* Whoever only reads along changes nothing in the plan. */
static void a_reader_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct reader reader;

    reader_open(&reader, fixture);
    session_choose(reader.session, review_of(reader.session, 0), "done");
    assert_string_equal(action_text(reader.session, 0, ACTION_STATUS), "agreed");
    assert_same_talk(reader.session, fixture->session);
    session_choose(fixture->session, review_of(fixture->session, 0), "busy");
    assert_true(session_tick(reader.session));
    assert_string_equal(action_text(reader.session, 0, ACTION_STATUS), "busy");
    assert_same_talk(reader.session, fixture->session);
    reader_close(&reader);
}

/* What became different is no step back: what was under way still is. */
static void what_changed_stands_as_it_stood(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;

    session_choose(session, review_of(session, 0), "done");
    session_choose(session, review_of(session, 0), "changed");
    assert_string_equal(action_text(session, 0, ACTION_STATUS), "agreed");
    session_choose(session, review_of(session, 0), "busy");
    end(fixture);
    session = begin(fixture, "vervolggesprek", "nl");
    assert_string_equal(action_text(session, 0, ACTION_STATUS), "busy");
    session_choose(session, review_of(session, 0), "changed");
    assert_string_equal(action_text(session, 0, ACTION_STATUS), "busy");
    session_choose(session, review_of(session, 0), "changed"); /* not, after all */
    assert_string_equal(said(session, review_of(session, 0)), "");
    assert_string_equal(action_text(session, 0, ACTION_STATUS), "busy");
    session_choose(session, review_of(session, 0), "done");
    session_choose(session, review_of(session, 0), "changed");
    assert_string_equal(action_text(session, 0, ACTION_STATUS), "busy");
    assert_kept(fixture);
}

/* ---- why ---- */

/* Key by key, as it is typed. */
static void type(struct session *session, struct place place, const char *words)
{
    size_t begun = strlen(said(session, place));

    for (size_t i = begun + 1; i <= strlen(words); i++) {
        char *text = xstrndup(words, i);

        session_set_text(session, place, text, i, i > begun + 1);
        free(text);
    }
}

static void a_reason_is_kept_with_the_agreement(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct place place = place_of(session, "reden", 0);
    char *before = talk_text(session), *after, *again;
    struct change change;

    type(session, place, "Te druk");
    assert_string_equal(said(session, place), "Te druk");
    assert_string_equal(action_text(session, 0, ACTION_REASON), "Te druk");
    assert_string_equal(action_text(session, 1, ACTION_REASON), "");
    assert_kept(fixture);
    after = talk_text(session);
    assert_true(session_undo(session, &change)); /* one run of typing, both sides of it */
    again = talk_text(session);
    assert_text_is(again, before);
    free(again);
    assert_false(change.is_action);
    assert_int_equal(change.place.step, place.step);
    assert_kept(fixture);
    assert_false(session_undo(session, &change));
    assert_true(session_redo(session, &change));
    again = talk_text(session);
    assert_text_is(again, after);
    free(again);
    free(after);
    free(before);
    assert_kept(fixture);
}

/* A second run of typing is a step of its own. */
static void a_reason_goes_back_run_by_run(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct place place = place_of(session, "reden", 0);
    struct change change;

    type(session, place, "Ziek");
    session_enter(session, review_of(session, 0));
    session_enter(session, place);
    type(session, place, "Ziek rooster");
    assert_true(session_undo(session, &change));
    assert_string_equal(said(session, place), "Ziek");
    assert_string_equal(action_text(session, 0, ACTION_REASON), "Ziek");
    assert_true(session_undo(session, &change));
    assert_string_equal(said(session, place), "");
    assert_string_equal(action_text(session, 0, ACTION_REASON), "");
}

static void a_reason_that_is_taken_back_leaves_what_stood_there(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct place place = place_of(session, "reden", 0);

    session_set_action(session, 0, ACTION_REASON, "Van eerder", false);
    type(session, place, "Rooster");
    assert_string_equal(action_text(session, 0, ACTION_REASON), "Rooster");
    session_set_text(session, place, "", 0, true);
    assert_string_equal(action_text(session, 0, ACTION_REASON), "Van eerder");
    type(session, place, "Rooster");
    session_set_state(session, place, STATE_DECLINED);
    assert_string_equal(action_text(session, 0, ACTION_REASON), "Van eerder");
    /* Not knowing says nothing about it either. */
    session_set_state(session, place, STATE_UNKNOWN);
    assert_string_equal(action_text(session, 0, ACTION_REASON), "Van eerder");
    assert_kept(fixture);
}

/* An agreement is seen by whoever may see the plan: what is for the leader alone never gets there. */
static void a_reason_for_the_leader_alone_stays_in_the_notes(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct place place = place_of(session, "reden", 0);
    struct place other = place_of(session, "reden", 1);

    type(session, place, "Geheim");
    session_set_visibility(session, place, VISIBLE_ONLY_ME);
    assert_string_equal(action_text(session, 0, ACTION_REASON), "");
    session_set_visibility(session, place, VISIBLE_TOGETHER);
    assert_string_equal(action_text(session, 0, ACTION_REASON), "Geheim");
    session_set_visibility(session, other, VISIBLE_ONLY_ME);
    type(session, other, "Geheim");
    assert_string_equal(said(session, other), "Geheim");
    assert_string_equal(action_text(session, 1, ACTION_REASON), "");
    assert_kept(fixture);
}

/* A remark beside the reason is no reason to write the agreement again. */
static void another_thing_about_the_answer_leaves_the_agreement(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct place place = place_of(session, "reden", 0);

    type(session, place, "Rooster");
    session_set_action(session, 0, ACTION_REASON, "In het plan verbeterd", false);
    session_set_remark(session, place, "Let op", VISIBLE_TOGETHER, false);
    session_set_parked(session, place, true);
    assert_string_equal(action_text(session, 0, ACTION_REASON), "In het plan verbeterd");
}

/* ---- words that are no longer said together ---- */

static void assert_no_words(struct fixture *fixture, const char *words)
{
    static const char *const formats[] = {"md", "html", "json", "csv"};
    const char *id = session_plan(fixture->session)->actions[0].id;
    struct history history;

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        char *text = report_of(fixture->session, formats[i], false);

        assert_lacks(text, words);
        free(text);
    }
    assert_true(store_action_history(fixture->store, id, &history, &fixture->diag));
    for (size_t i = 0; i < history.count; i++) {
        for (size_t k = 0; k < history.items[i].count; k++) {
            assert_lacks(history.items[i].changes[k].before, words);
            assert_lacks(history.items[i].changes[k].after, words);
        }
    }
    history_done(&history);
}

/* Taking back outside the talk, as often as it goes. */
static void assert_never_back(struct fixture *fixture, const char *words)
{
    char id[UUID_SIZE];
    struct history undone;
    struct agreement agreement;
    bool more = true;

    memcpy(id, session_plan(fixture->session)->actions[0].id, UUID_SIZE);
    end(fixture);
    while (more) {
        assert_true(store_find_agreement(fixture->store, id, &agreement, &fixture->diag));
        assert_lacks(action_get(&agreement.action, ACTION_REASON), words);
        agreement_done(&agreement);
        assert_true(agreement_undo(&fixture->setup, id, &undone, &fixture->diag));
        more = undone.count > 0;
        history_done(&undone);
    }
}

/* What was said together and is for the leader alone from now on is in nobody else's hands any more. */
static void a_reason_goes_out_of_the_history(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct place place = place_of(session, "reden", 0);
    struct change change;

    type(session, place, "Geheim");
    pass(fixture, 100000);
    type(session, place, "Geheim verhaal");
    session_choose(session, review_of(session, 0), "busy");
    session_set_visibility(session, place, VISIBLE_ONLY_ME);
    assert_string_equal(said(session, place), "Geheim verhaal");
    assert_no_words(fixture, "Geheim");
    assert_kept(fixture);
    assert_true(session_undo(session, &change)); /* that is for who has the talk open */
    assert_string_equal(action_text(session, 0, ACTION_REASON), "Geheim verhaal");
    assert_kept(fixture);
    assert_true(session_redo(session, &change));
    assert_no_words(fixture, "Geheim");
    assert_kept(fixture);
    assert_never_back(fixture, "Geheim");
}

/* The same when the talk was closed in between, and when the words are cleared or undone. */
static void a_reason_goes_out_of_the_history_later(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct place place = place_of(session, "reden", 0);
    struct change change;

    session_set_action(session, 0, ACTION_REASON, "Van eerder", false);
    pass(fixture, 100000);
    type(session, place, "Geheim");
    session = reopen(fixture);
    place = place_of(session, "reden", 0);
    session_set_visibility(session, place, VISIBLE_ONLY_ME);
    assert_no_words(fixture, "Geheim");
    assert_kept(fixture);
    session_set_visibility(session, place, VISIBLE_TOGETHER);
    assert_string_equal(action_text(session, 0, ACTION_REASON), "Geheim");
    session_set_state(session, place, STATE_OPEN);
    assert_no_words(fixture, "Geheim");
    type(session, place, "Geheim");
    assert_true(session_undo(session, &change));
    assert_no_words(fixture, "Geheim");
    assert_kept(fixture);
    assert_never_back(fixture, "Geheim");
}

/* What was improved in the plan, or outside the talk, is not the answer's to take away. */
static void a_reason_of_somebody_else_stays(void **state)
{
    bool changed;
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct place place = place_of(session, "reden", 0);
    struct agreement_edit edit = {ACTION_REASON, "Nieuw rooster"};
    char id[UUID_SIZE], talk[UUID_SIZE];

    type(session, place, "Geheim");
    session_set_action(session, 0, ACTION_REASON, "In het plan verbeterd", false);
    session_set_visibility(session, place, VISIBLE_ONLY_ME);
    assert_string_equal(action_text(session, 0, ACTION_REASON), "In het plan verbeterd");
    assert_no_words(fixture, "Geheim");
    assert_kept(fixture);
    session_set_visibility(session, place, VISIBLE_TOGETHER);
    memcpy(id, session_plan(session)->actions[0].id, UUID_SIZE);
    memcpy(talk, session_interview(session)->id, UUID_SIZE);
    end(fixture);
    assert_true(agreement_change(&fixture->setup, id, &edit, 1, &changed, &fixture->diag));
    session = fixture->session = session_open(&fixture->setup, talk, false, NULL, &fixture->diag);
    place = place_of(session, "reden", 0);
    session_set_visibility(session, place, VISIBLE_ONLY_ME);
    assert_string_equal(action_text(session, 0, ACTION_REASON), "Nieuw rooster");
    assert_no_words(fixture, "Geheim");
    assert_kept(fixture);
}

/* A disk that is full takes nothing apart: once there is room the words are gone as well. */
static void a_reason_goes_when_there_is_room(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct place place = place_of(session, "reden", 0);

    type(session, place, "Geheim");
    disk_fills(fixture);
    session_set_parked(session, place, true);
    assert_non_null(session_unsaved(session));
    session_set_visibility(session, place, VISIBLE_ONLY_ME);
    disk_has_room(fixture);
    pass(fixture, 5000);
    session_tick(session);
    assert_null(session_unsaved(session));
    assert_no_words(fixture, "Geheim");
    assert_kept(fixture);
}

/* ---- in a talk that was opened again ---- */

/* The answer takes back what it made, however long ago that was. */
static void what_an_earlier_sitting_made_is_taken_back(void **state)
{
    static const char *const choices[] = {"done", "dropped"};

    for (size_t i = 0; i < 2; i++) {
        struct fixture *fixture;
        struct session *session;

        if (i > 0)
            assert_int_equal(make(state), 0);
        fixture = *state;
        session = fixture->session;
        session_choose(session, review_of(session, 0), "busy");
        end(fixture);
        session = begin(fixture, "vervolggesprek", "nl");
        session_choose(session, review_of(session, 0), choices[i]);
        session = reopen(fixture);
        session_choose(session, review_of(session, 0), choices[i]); /* not, after all */
        assert_string_equal(said(session, review_of(session, 0)), "");
        assert_string_equal(action_text(session, 0, ACTION_STATUS), "busy");
        assert_kept(fixture);
        session_choose(session, review_of(session, 0), "done");
        session = reopen(fixture);
        session_choose(session, review_of(session, 0), "dropped");
        session_choose(session, review_of(session, 0), "dropped");
        assert_string_equal(action_text(session, 0, ACTION_STATUS), "busy");
        assert_kept(fixture);
        if (i == 0)
            fixture_remove(state);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        REVIEW_TEST(how_it_stands_is_kept_with_it),
        REVIEW_TEST(two_steps_back_bring_both_back),
        REVIEW_TEST(not_knowing_leaves_it_as_it_was),
        REVIEW_TEST(what_is_not_over_comes_by_next_time),
        REVIEW_TEST(a_reader_changes_nothing),
        REVIEW_TEST(what_changed_stands_as_it_stood),
        REVIEW_TEST(a_reason_is_kept_with_the_agreement),
        REVIEW_TEST(a_reason_goes_back_run_by_run),
        REVIEW_TEST(a_reason_that_is_taken_back_leaves_what_stood_there),
        REVIEW_TEST(a_reason_for_the_leader_alone_stays_in_the_notes),
        REVIEW_TEST(another_thing_about_the_answer_leaves_the_agreement),
        REVIEW_TEST(a_reason_goes_out_of_the_history),
        REVIEW_TEST(a_reason_goes_out_of_the_history_later),
        REVIEW_TEST(a_reason_of_somebody_else_stays),
        REVIEW_TEST(a_reason_goes_when_there_is_room),
        REVIEW_TEST(what_an_earlier_sitting_made_is_taken_back),
    };

    set_environment();
    return cmocka_run_group_tests_name("session/review", tests, NULL, NULL);
}
