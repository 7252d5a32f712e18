/* Agreements changed outside a talk, and what goes into the documents of it. */
#include "session/agreement.h"

#include <sys/wait.h>

#include "store/agreement.h"
#include "walk.h"

/* A core talk with one agreement in it; it is closed, and not finished. */
static int make(void **state)
{
    struct fixture *fixture;
    struct session *session;
    struct place place;
    struct day day;

    if (fixture_make(state) != 0)
        return -1;
    fixture = *state;
    session = begin(fixture, "kerngesprek", "nl");
    session_add_action(session, VALUE_CONTACTS);
    session_set_action(session, 0, ACTION_WHAT, "Samen eten", false);
    place = at(session, "kort-kijken", "");
    session_set_date(session, place, "2027-01-04", &day);
    return 0;
}

#define AGREEMENT_TEST(name) cmocka_unit_test_setup_teardown(name, make, fixture_remove)

static void id_of(const struct fixture *fixture, char id[UUID_SIZE])
{
    memcpy(id, session_plan(fixture->session)->actions[0].id, UUID_SIZE);
}

static bool change(struct fixture *fixture, const char *id, enum action_field field,
                   const char *text)
{
    struct agreement_edit edit = {field, text};
    bool changed;

    return agreement_change(&fixture->setup, id, &edit, 1, &changed, &fixture->diag);
}

static void assert_stands(struct fixture *fixture, const char *id, enum action_field field,
                          const char *text)
{
    struct agreement agreement;

    assert_true(store_find_agreement(fixture->store, id, &agreement, &fixture->diag));
    assert_string_equal(action_get(&agreement.action, field), text);
    agreement_done(&agreement);
}

static size_t events(struct fixture *fixture, const char *id)
{
    struct history history;
    size_t count;

    assert_true(store_action_history(fixture->store, id, &history, &fixture->diag));
    count = history.count;
    history_done(&history);
    return count;
}

static void it_is_changed_and_changed_back(void **state)
{
    struct fixture *fixture = *state;
    struct agreement_edit edits[] = {{ACTION_STATUS, "dropped"}, {ACTION_REASON, "Te\033 druk"}};
    char id[UUID_SIZE];
    struct history undone;
    size_t before;
    bool changed;

    id_of(fixture, id);
    end(fixture);
    before = events(fixture, id);
    assert_true(agreement_change(&fixture->setup, id, edits, 2, &changed, &fixture->diag));
    assert_stands(fixture, id, ACTION_STATUS, "dropped");
    assert_stands(fixture, id, ACTION_REASON, "Te druk");
    assert_int_equal(events(fixture, id), before + 1);
    assert_true(agreement_undo(&fixture->setup, id, &undone, &fixture->diag));
    assert_int_equal(undone.count, 1);
    history_done(&undone);
    assert_stands(fixture, id, ACTION_STATUS, "agreed");
    assert_stands(fixture, id, ACTION_REASON, "");
    assert_stands(fixture, id, ACTION_WHAT, "Samen eten");
}

/* Each change is told by itself, however soon they come. */
static void every_change_is_a_row(void **state)
{
    struct fixture *fixture = *state;
    char id[UUID_SIZE];
    size_t before;
    struct history undone;

    id_of(fixture, id);
    end(fixture);
    before = events(fixture, id);
    assert_true(change(fixture, id, ACTION_WHAT, "Samen lunchen"));
    assert_true(change(fixture, id, ACTION_WHAT, "Samen koken"));
    assert_int_equal(events(fixture, id), before + 2);
    assert_true(agreement_undo(&fixture->setup, id, &undone, &fixture->diag));
    history_done(&undone);
    assert_stands(fixture, id, ACTION_WHAT, "Samen lunchen");
}

static void the_beginning_of_an_id_is_enough(void **state)
{
    struct fixture *fixture = *state;
    char id[UUID_SIZE];
    char beginning[UUID_SIZE];

    id_of(fixture, id);
    end(fixture);
    memcpy(beginning, id, sizeof beginning);
    beginning[UUID_SIZE - 2] = '\0';
    assert_true(change(fixture, beginning, ACTION_STATUS, "done"));
    assert_stands(fixture, id, ACTION_STATUS, "done");
    assert_false(change(fixture, "ffffffff", ACTION_STATUS, "done"));
    assert_string_not_equal(diag_text(&fixture->diag), "");
    diag_clear(&fixture->diag);
}

/* All of it, or nothing. */
static void what_cannot_stand_there_is_refused(void **state)
{
    static const struct agreement_edit wrong[] = {
        {ACTION_STATUS, "klaar"}, {ACTION_OWNER, "buurman"}, {ACTION_WHAT, " \n"}};
    struct fixture *fixture = *state;
    char id[UUID_SIZE];

    id_of(fixture, id);
    end(fixture);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct agreement_edit edits[] = {{ACTION_REASON, "Een reden"}, wrong[i]};

        bool changed = false;

        assert_false(agreement_change(&fixture->setup, id, edits, 2, &changed, &fixture->diag));
        assert_string_not_equal(diag_text(&fixture->diag), "");
        diag_clear(&fixture->diag);
        assert_stands(fixture, id, ACTION_REASON, "");
        assert_stands(fixture, id, ACTION_WHAT, "Samen eten");
    }
}

/* ---- while a talk is open ---- */

static void a_talk_that_is_open_keeps_it(void **state)
{
    struct fixture *fixture = *state;
    char id[UUID_SIZE];
    struct history undone;

    id_of(fixture, id);
    assert_false(change(fixture, id, ACTION_STATUS, "done"));
    assert_said(fixture, "pts/3");
    assert_false(agreement_undo(&fixture->setup, id, &undone, &fixture->diag));
    assert_said(fixture, "another window");
    assert_stands(fixture, id, ACTION_STATUS, "agreed");
}

/* The talk in which it was made is closed, the one that goes through it is open elsewhere. */
static void a_later_talk_keeps_it_too(void **state)
{
    struct fixture *fixture = *state;
    char id[UUID_SIZE];
    char first[UUID_SIZE];

    id_of(fixture, id);
    memcpy(first, session_interview(fixture->session)->id, sizeof first);
    end(fixture);
    begin(fixture, "vervolggesprek", "nl");
    assert_false(change(fixture, id, ACTION_STATUS, "done"));
    assert_said(fixture, "another window");
    /* Nothing is held afterwards: the first talk opens. */
    end(fixture);
    fixture->session = session_open(&fixture->setup, first, false, NULL, &fixture->diag);
    assert_quiet(fixture);
    assert_non_null(fixture->session);
    end(fixture);
    assert_true(change(fixture, id, ACTION_STATUS, "done"));
    assert_stands(fixture, id, ACTION_STATUS, "done");
}

/* Finished, and open all the same: to read on, or to write in it once more. */
static void a_finished_talk_that_is_open_keeps_it(void **state)
{
    struct fixture *fixture = *state;
    struct history undone;
    char id[UUID_SIZE];

    id_of(fixture, id);
    assert_true(session_finish(fixture->session, true, &fixture->diag));
    reopen(fixture);
    assert_int_equal(session_interview(fixture->session)->status, INTERVIEW_CLOSED);
    assert_false(change(fixture, id, ACTION_STATUS, "done"));
    assert_said(fixture, "another window");
    assert_false(agreement_undo(&fixture->setup, id, &undone, &fixture->diag));
    assert_said(fixture, "another window");
    end(fixture);
    assert_true(change(fixture, id, ACTION_STATUS, "done"));
}

/* In a process of its own: opens the talk, says so, and waits to be killed. */
static _Noreturn void hold(const struct fixture *fixture, const char *id, int out)
{
    struct session_setup setup = fixture->setup;
    struct diag diag;

    diag_init(&diag);
    setup.terminal = "pts/77";
    setup.store = store_open(fixture->folder, "Noor", setup.clock, setup.ids, &diag);
    if (setup.store && session_open(&setup, id, false, NULL, &diag) && write(out, "!", 1) == 1)
        pause();
    _exit(1);
}

static void another_process_keeps_it(void **state)
{
    struct fixture *fixture = *state;
    char id[UUID_SIZE];
    char talk[UUID_SIZE];
    char said;
    int ends[2];
    pid_t child;

    id_of(fixture, id);
    memcpy(talk, session_interview(fixture->session)->id, sizeof talk);
    end(fixture);
    assert_int_equal(pipe(ends), 0);
    child = fork();
    assert_int_not_equal(child, -1);
    if (child == 0)
        hold(fixture, talk, ends[1]);
    assert_int_equal(read(ends[0], &said, 1), 1);
    assert_false(change(fixture, id, ACTION_STATUS, "done"));
    assert_said(fixture, "pts/77");
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(ends[0]);
    close(ends[1]);
    assert_true(change(fixture, id, ACTION_STATUS, "done"));
    assert_stands(fixture, id, ACTION_STATUS, "done");
}

/* ---- what a document has of it ---- */

static void documents_have_days_and_histories(void **state)
{
    struct fixture *fixture = *state;
    char id[UUID_SIZE];
    struct talk talk = session_talk(fixture->session, false);

    assert_int_equal(talk.appointments->count, 1);
    assert_string_equal(talk.appointments->items[0].script_id, "tussenstand");
    assert_int_equal(talk.appointments->items[0].measure, MEASURE_CHECK_IN);
    assert_true(talk.histories[0].count >= 1);
    assert_int_equal(talk.histories[0].items[0].event, EVENT_MADE);
    id_of(fixture, id);
    /* They follow the plan in its order, also what was only just made. */
    session_add_action(fixture->session, VALUE_INCOME);
    session_set_action(fixture->session, 1, ACTION_WHAT, "Uren bekijken", false);
    session_remove_action(fixture->session, 0);
    talk = session_talk(fixture->session, false);
    assert_int_equal(talk.plan->count, 1);
    assert_string_equal(action_get(&talk.plan->actions[0], ACTION_WHAT), "Uren bekijken");
    assert_true(talk.histories[0].count >= 1);
    end(fixture);
    /* The days of another talk are not in this one. */
    begin(fixture, "vervolggesprek", "nl");
    talk = session_talk(fixture->session, false);
    assert_int_equal(talk.appointments->count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        AGREEMENT_TEST(it_is_changed_and_changed_back),
        AGREEMENT_TEST(every_change_is_a_row),
        AGREEMENT_TEST(the_beginning_of_an_id_is_enough),
        AGREEMENT_TEST(what_cannot_stand_there_is_refused),
        AGREEMENT_TEST(a_talk_that_is_open_keeps_it),
        AGREEMENT_TEST(a_later_talk_keeps_it_too),
        AGREEMENT_TEST(a_finished_talk_that_is_open_keeps_it),
        AGREEMENT_TEST(another_process_keeps_it),
        AGREEMENT_TEST(documents_have_days_and_histories),
    };

    set_environment();
    return cmocka_run_group_tests_name("session/agreement", tests, NULL, NULL);
}
