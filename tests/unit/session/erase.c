/* Erasing a talk: never one that is open, and nothing but that one. */
#include "session/erase.h"
#include "session/handover.h"

#include "walk.h"

#define WORDS "Vertrouwelijk verhaal"

/* A talk with words and an agreement, closed again. */
static void hold(struct fixture *fixture, char id[UUID_SIZE])
{
    struct session *session = start(fixture);
    size_t index = session_add_action(session, VALUE_CONTACTS);

    session_set_text(session, at(session, "belangrijk", ""), WORDS, 3, false);
    assert_true(session_set_action(session, index, ACTION_WHAT, "Een afspraak", false));
    memcpy(id, session_interview(session)->id, UUID_SIZE);
    end(fixture);
}

static size_t count_talks(struct fixture *fixture)
{
    struct interview_list list;
    size_t count;

    assert_true(store_interviews(fixture->store, &list, &fixture->diag));
    count = list.count;
    interview_list_done(&list);
    return count;
}

static bool has_person(struct fixture *fixture)
{
    struct person_list list;
    size_t count;

    assert_true(store_people(fixture->store, &list, &fixture->diag));
    count = list.count;
    person_list_done(&list);
    return count > 0;
}

static void assert_no_lock(struct fixture *fixture, const char *id)
{
    char *path = xasprintf("%s/locks/%s", fixture->folder, id);

    assert_int_not_equal(access(path, F_OK), 0);
    free(path);
}

static void goes_with_the_last_of_a_person(void **state)
{
    struct fixture *fixture = *state;
    char first[UUID_SIZE], second[UUID_SIZE];

    hold(fixture, first);
    hold(fixture, second);
    assert_true(session_erase(&fixture->setup, first, &fixture->diag));
    assert_int_equal(count_talks(fixture), 1);
    assert_true(has_person(fixture));
    assert_no_lock(fixture, first);
    assert_null(session_open(&fixture->setup, first, false, NULL, &fixture->diag));
    diag_clear(&fixture->diag);

    fixture->session = session_open(&fixture->setup, second, false, NULL, &fixture->diag);
    assert_quiet(fixture);
    assert_string_equal(answer_at(fixture->session, "belangrijk", "")->text, WORDS);
    assert_string_equal(action_text(fixture->session, 0, ACTION_WHAT), "Een afspraak");
    end(fixture);
    assert_true(session_erase(&fixture->setup, second, &fixture->diag));
    assert_int_equal(count_talks(fixture), 0);
    assert_false(has_person(fixture));
    assert_quiet(fixture);
}

/* Who has it is told; there it goes on, and nothing of it is gone. */
static void not_while_it_is_open(void **state)
{
    struct fixture *fixture = *state;
    struct session_setup other = fixture->setup;
    struct session *session;
    char id[UUID_SIZE];

    hold(fixture, id);
    session = fixture->session = session_open(&fixture->setup, id, false, NULL, &fixture->diag);
    other.store = open_store(fixture);
    other.terminal = "pts/9";
    for (int i = 0; i < 2; i++) {
        assert_false(session_erase(&other, id, &fixture->diag));
        assert_said(fixture, "pts/3");
    }
    session_set_text(session, at(session, "belangrijk", ""), WORDS " gaat door", 3, false);
    assert_kept(fixture);
    assert_int_equal(count_talks(fixture), 1);

    end(fixture);
    assert_true(session_erase(&other, id, &fixture->diag));
    assert_quiet(fixture);
    assert_int_equal(count_talks(fixture), 0);
    store_close(other.store);
}

/* Whoever reads along does not hold it; what they see of it is gone, and their window goes on. */
static void a_reader_does_not_hold_it(void **state)
{
    struct fixture *fixture = *state;
    struct reader reader;
    char id[UUID_SIZE];

    hold(fixture, id);
    fixture->session = session_open(&fixture->setup, id, false, NULL, &fixture->diag);
    reader_open(&reader, fixture);
    end(fixture);
    assert_true(session_erase(&fixture->setup, id, &fixture->diag));
    for (int i = 0; i < 3; i++) {
        pass(fixture, 1000);
        session_tick(reader.session);
    }
    assert_non_null(session_interview(reader.session)->id);
    reader_close(&reader);
    assert_int_equal(count_talks(fixture), 0);
}

/* Nothing but a whole id will do. */
static void no_such_talk(void **state)
{
    struct fixture *fixture = *state;
    char id[UUID_SIZE], start[7];
    const char *const ids[] = {"", "ffff", start};

    hold(fixture, id);
    snprintf(start, sizeof start, "%.6s", id);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        session_erase(&fixture->setup, ids[i], &fixture->diag);
        diag_clear(&fixture->diag);
        assert_int_equal(count_talks(fixture), 1);
        assert_true(has_person(fixture));
    }
}

/* A later talk goes through an agreement of it: it goes there too, and that talk goes on. */
static void what_a_later_talk_goes_through(void **state)
{
    struct fixture *fixture = *state;
    struct session *session;
    char id[UUID_SIZE];

    hold(fixture, id);
    session = begin(fixture, "vervolggesprek", "nl");
    assert_int_equal(session_plan(session)->count, 1);
    assert_true(session_erase(&fixture->setup, id, &fixture->diag));
    session_set_text(session, at(session, "hoe-nu", ""), "Beter", 3, false);
    pass(fixture, 1000);
    session_tick(session);
    assert_null(session_unsaved(session));
    session = reopen(fixture);
    assert_int_equal(session_plan(session)->count, 0);
    assert_string_equal(answer_at(session, "hoe-nu", "")->text, "Beter");
}

/* What the later talk said of an agreement goes with it; not while the talk that has it in memory is open. */
static void what_it_changed_elsewhere(void **state)
{
    struct fixture *fixture = *state;
    struct session *session;
    char first[UUID_SIZE], later[UUID_SIZE];

    hold(fixture, first);
    session = begin(fixture, "vervolggesprek", "nl");
    memcpy(later, session_interview(session)->id, UUID_SIZE);
    assert_true(session_set_action(session, 0, ACTION_REASON, WORDS, false));
    end(fixture);
    session = fixture->session = session_open(&fixture->setup, first, false, NULL, &fixture->diag);
    assert_string_equal(action_text(session, 0, ACTION_REASON), WORDS);
    assert_false(session_erase(&fixture->setup, later, &fixture->diag));
    assert_said(fixture, "another window");
    assert_int_equal(count_talks(fixture), 2);
    end(fixture);
    assert_true(session_erase(&fixture->setup, later, &fixture->diag));
    assert_no_lock(fixture, first);
    assert_no_lock(fixture, later);
    session = fixture->session = session_open(&fixture->setup, first, false, NULL, &fixture->diag);
    assert_string_equal(action_text(session, 0, ACTION_REASON), "");
}

/* A clock that looks at the world: while the locks are taken another window begins a talk. */
struct sly_clock {
    struct clock clock;
    struct fixture *fixture;
    bool begun;
};

static int64_t begin_one(const struct clock *clock)
{
    struct sly_clock *sly = (struct sly_clock *)(uintptr_t)clock;

    if (!sly->begun) {
        sly->begun = true;
        start(sly->fixture);
        end(sly->fixture);
    }
    return clock->fixed_now;
}

static void a_person_of_whom_a_talk_begins_just_now(void **state)
{
    struct fixture *fixture = *state;
    struct session_setup setup = fixture->setup;
    struct sly_clock sly = {.clock = fixture->time.clock, .fixture = fixture};
    char id[UUID_SIZE];

    hold(fixture, id);
    sly.clock.now = begin_one;
    setup.clock = &sly.clock;
    assert_false(person_erase(&setup, fixture->person.id, &fixture->diag));
    assert_said(fixture, "just now");
    assert_true(sly.begun);
    assert_int_equal(count_talks(fixture), 2);
    assert_true(person_erase(&fixture->setup, fixture->person.id, &fixture->diag));
    assert_int_equal(count_talks(fixture), 0);
}

/* Without a place for locks nothing is erased. */
static void not_without_a_lock(void **state)
{
    struct fixture *fixture = *state;
    char *path = path_join(fixture->folder, "locks");
    char id[UUID_SIZE];

    hold(fixture, id);
    rmdir(path);
    assert_true(path_write(path, "", 0, true, &fixture->diag));
    assert_false(session_erase(&fixture->setup, id, &fixture->diag));
    assert_string_not_equal(diag_text(&fixture->diag), "");
    diag_clear(&fixture->diag);
    assert_int_equal(count_talks(fixture), 1);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY_TEST(goes_with_the_last_of_a_person),
        EMPTY_TEST(not_while_it_is_open),
        EMPTY_TEST(a_reader_does_not_hold_it),
        EMPTY_TEST(no_such_talk),
        EMPTY_TEST(what_a_later_talk_goes_through),
        EMPTY_TEST(not_without_a_lock),
        EMPTY_TEST(what_it_changed_elsewhere),
        EMPTY_TEST(a_person_of_whom_a_talk_begins_just_now),
    };

    set_environment();
    return cmocka_run_group_tests_name("session/erase", tests, NULL, NULL);
}
