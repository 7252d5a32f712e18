/* What goes on by itself: time, syncing, and the log that may not grow for ever. */
#include "session/heartbeat.h"
#include "fixture.h"

static void go_to(struct session *session, const char *step)
{
    session_move(session, at(session, step, ""), 0);
}

static void beat(struct fixture *fixture, int milliseconds)
{
    pass(fixture, milliseconds);
    session_tick(fixture->session);
}

static void assert_seconds(const struct session *session, int first, int last, int all)
{
    assert_int_equal(session_elapsed(session, 0), first);
    assert_int_equal(session_elapsed(session, session_script(session)->part_count - 1), last);
    assert_int_equal(session_elapsed_all(session), all);
}

/* The first part is "beginnen", the last "afronden". */
static void time_is_counted_per_part(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;

    assert_seconds(session, 0, 0, 0);
    beat(fixture, 700);
    beat(fixture, 700);
    beat(fixture, 700);
    assert_seconds(session, 2, 0, 2);
    pass(fixture, 1400); /* no beat: moving away counts it to where it was spent */
    go_to(session, "hoe-was-het");
    assert_seconds(session, 3, 0, 3);
    beat(fixture, 4000);
    assert_seconds(session, 3, 4, 7);
    session = reopen(fixture);
    assert_seconds(session, 3, 4, 7);
    pass(fixture, 60000);
    session = reopen(fixture);
    assert_seconds(session, 3, 4, 7); /* the hours between two sittings are no talk */
}

static void a_pause_is_no_talk(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;

    beat(fixture, 1000);
    pass(fixture, 1000);
    session_pause(session, true);
    assert_true(session_paused(session));
    beat(fixture, 5000);
    go_to(session, "hoe-was-het");
    beat(fixture, 5000);
    session_pause(session, false);
    assert_seconds(session, 2, 0, 2);
    beat(fixture, 1000);
    assert_seconds(session, 2, 1, 3);
}

/* Left open over the holidays. */
static void forty_days(void **state)
{
    enum { DAY_MS = 24 * 3600 * 1000, DAY_SECONDS = 24 * 3600 };
    struct fixture *fixture = *state;

    for (int i = 0; i < 40; i++)
        beat(fixture, DAY_MS);
    assert_seconds(fixture->session, 40 * DAY_SECONDS, 0, 40 * DAY_SECONDS);
    assert_seconds(reopen(fixture), 40 * DAY_SECONDS, 0, 40 * DAY_SECONDS);
}

/* Looking back at a finished talk is no talk either. */
static void a_finished_talk_takes_no_time(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;

    beat(fixture, 2000);
    assert_true(session_finish(session, true, &fixture->diag));
    beat(fixture, 9000);
    assert_seconds(session, 2, 0, 2);
    session = reopen(fixture);
    beat(fixture, 9000);
    assert_seconds(session, 2, 0, 2);
    assert_true(session_finish(session, false, &fixture->diag));
    beat(fixture, 3000);
    assert_seconds(session, 5, 0, 5);
}

/* Time is kept in between as well: a crash takes some seconds of it at most. */
static void time_survives_a_crash(void **state)
{
    struct fixture *fixture = *state;
    struct reader reader;

    for (int i = 0; i < 16; i++)
        beat(fixture, 1000);
    reader_open(&reader, fixture);
    assert_true(session_elapsed_all(reader.session) >= 15);
    beat(fixture, 1000);
    reader_close(&reader);
}

static void synced_within_a_second(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;

    beat(fixture, 1000);
    assert_false(session_restless(session));
    session_set_number(session, at(session, "belang", "income"), 3);
    assert_true(session_restless(session));
    beat(fixture, 500);
    assert_true(session_restless(session));
    session_set_number(session, at(session, "belang", "income"), 4);
    beat(fixture, 450); /* the first edit counts, not the last */
    assert_false(session_restless(session));
}

/* What is no edit of an answer must outlive a power cut as well. */
static void all_that_matters_is_synced(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;

    assert_true(session_restless(session)); /* the talk itself has just been made */
    beat(fixture, 1000);
    assert_false(session_restless(session));
    assert_true(session_finish(session, true, &fixture->diag));
    assert_true(session_restless(session));
    beat(fixture, 1000);
    assert_true(session_set_language(session, "en", &fixture->diag));
    assert_true(session_restless(session));
    beat(fixture, 1000);
    go_to(session, "hoe-was-het"); /* where the cursor is does not matter so much */
    assert_false(session_restless(session));
}

static void the_log_does_not_grow_for_ever(void **state)
{
    enum { LENGTH = 4000, LIMIT = 4 * 1024 * 1024 };
    struct fixture *fixture = *state;
    char *text = xcalloc(LENGTH + 1, 1);
    size_t edits = 0;

    memset(text, 'a', LENGTH);
    while (store_wal_size(fixture->store) <= LIMIT) {
        assert_true(++edits < 3000);
        text[edits % LENGTH] = 'b';
        session_set_text(fixture->session, at(fixture->session, "belangrijk", ""), text, LENGTH,
                         true);
    }
    beat(fixture, 10);
    session_set_text(fixture->session, at(fixture->session, "belangrijk", ""), "Rust", 4, true);
    assert_true(store_wal_size(fixture->store) < LIMIT);
    assert_kept(fixture);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TALK_TEST(time_is_counted_per_part),
        TALK_TEST(a_pause_is_no_talk),
        TALK_TEST(forty_days),
        TALK_TEST(a_finished_talk_takes_no_time),
        TALK_TEST(time_survives_a_crash),
        TALK_TEST(synced_within_a_second),
        TALK_TEST(all_that_matters_is_synced),
        TALK_TEST(the_log_does_not_grow_for_ever),
    };

    set_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
