/* In which quarter scores count: that in which they leave, and one token a person in it. */
#include "share_fixture.h"

static const char code[] = "AAAA-2345-6789";
static const struct quarter third = {2026, 3}, fourth = {2026, 4};

struct two {
    char person[UUID_SIZE], early[UUID_SIZE], late[UUID_SIZE];
};

/* A person with two talks, a month apart. */
static void two_talks(struct fixture *fixture, struct two *two)
{
    fixture_person(fixture, "Amina", "Zorg", two->person);
    assert_done(fixture, store_add_interview(fixture->store, two->person, NULL, fixture_script(),
                                             "{}", two->early, &fixture->diag));
    fixture_wait(fixture, 30 * DAY);
    assert_done(fixture, store_add_interview(fixture->store, two->person, NULL, fixture_script(),
                                             "{}", two->late, &fixture->diag));
}

/* Of its payload the quarter and a word that tells them apart; gives the token. */
static struct score_choice put(struct fixture *fixture, const struct two *two, bool early)
{
    struct score_choice choice = {.person_id = two->person,
                                  .interview = early ? two->early : two->late,
                                  .code = code,
                                  .payload = early ? "{\"quarter\":\"2026-Q3\",\"of\":\"early\"}"
                                                   : "{\"quarter\":\"2026-Q4\",\"of\":\"late\"}",
                                  .quarter = early ? third : fourth,
                                  .leaves = fixture->clock.fixed_now + 2 * DAY};
    assert_done(fixture, store_decide_scores(fixture->store, &choice, &fixture->diag));
    return choice;
}

static void settle(struct fixture *fixture, struct quarter now)
{
    assert_done(fixture, store_settle_scores(fixture->store, now, &fixture->diag));
}

static void assert_parcel(struct fixture *fixture, size_t index, const char *kind,
                          const char *subject, const char *words)
{
    struct parcel_list list;
    outbox(fixture, &list);
    assert_true(index < list.count);
    assert_string_equal(list.items[index].kind, kind);
    assert_string_equal(list.items[index].subject, subject);
    if (!strstr(list.items[index].payload, words))
        fail_msg("\"%s\" says nothing of %s", list.items[index].payload, words);
    parcel_list_done(&list);
}

/* In time: nothing changes. */
static void test_its_own_quarter(void **state)
{
    struct fixture *fixture = *state;
    struct two two;
    struct score_choice choice;
    two_talks(fixture, &two);
    choice = put(fixture, &two, true);
    fixture_wait(fixture, 2 * DAY);
    settle(fixture, third);
    assert_parcel(fixture, 0, "scores", choice.token, "2026-Q3");
}

/* Before the time to think is over nobody knows in which quarter it leaves. */
static void test_waits_over_the_end_of_a_quarter(void **state)
{
    struct fixture *fixture = *state;
    struct two two;
    struct score_choice choice;
    two_talks(fixture, &two);
    choice = put(fixture, &two, true);
    fixture_wait(fixture, 2 * DAY - 1);
    settle(fixture, fourth);
    assert_parcel(fixture, 0, "scores", choice.token, "2026-Q3");
    fixture_wait(fixture, 1);
    settle(fixture, fourth);
    assert_outbox(fixture, "scores");
    assert_parcel(fixture, 0, "scores", choice.token, "2026-Q4");
    send_all(fixture);
    /* The talk of that quarter replaces it; and so does the same talk, shared once more. */
    assert_string_equal(put(fixture, &two, true).token, choice.token);
    assert_string_equal(put(fixture, &two, false).token, choice.token);
    assert_int_equal(rows_of(fixture, TABLE_TOKEN), 1);
}

/* The newer talk's stay, whichever leaves first. */
static void test_late_scores_beside_newer_ones(void **state)
{
    struct fixture *fixture = *state;
    struct two two;
    struct score_choice newer;
    for (int first = 0; first < 2; first++) {
        two_talks(fixture, &two);
        newer = put(fixture, &two, false);
        if (first)
            send_all_at(fixture, 2 * DAY);
        assert_string_not_equal(put(fixture, &two, true).token, newer.token);
        fixture_wait(fixture, 2 * DAY);
        settle(fixture, fourth);
        assert_outbox(fixture, first ? "" : "scores");
        if (!first)
            assert_parcel(fixture, 0, "scores", newer.token, "late");
        send_all(fixture);
        assert_int_equal(rows_of(fixture, TABLE_TOKEN), first + 1);
    }
}

/* What left in a quarter that is over counts there: sent once more it could count twice, so it stays as it was. */
static void test_sent_once_and_the_quarter_is_over(void **state)
{
    struct fixture *fixture = *state;
    struct two two;
    struct score_choice older, newer;
    two_talks(fixture, &two);
    older = put(fixture, &two, true);
    fixture_wait(fixture, 2 * DAY);
    settle(fixture, third);
    send_all(fixture);
    newer = put(fixture, &two, false);
    put(fixture, &two, true); /* once more, and now late */
    fixture_wait(fixture, 2 * DAY);
    settle(fixture, fourth);
    assert_outbox(fixture, "scores");
    assert_parcel(fixture, 0, "scores", newer.token, "late");
    assert_string_not_equal(older.token, newer.token);
    assert_int_equal(rows_of(fixture, TABLE_TOKEN), 2);
}

/* Tried, and the program ended before it was noted: in the same quarter it goes again, after it no more. */
static void test_tried_before_the_quarter_was_over(void **state)
{
    struct fixture *fixture = *state;
    struct two two;
    int count;
    bool scores;
    two_talks(fixture, &two);
    put(fixture, &two, true);
    fixture_wait(fixture, 2 * DAY);
    settle(fixture, third);
    send_all_as(fixture, false);
    settle(fixture, third);
    assert_outbox(fixture, "scores");
    settle(fixture, fourth);
    assert_outbox(fixture, "");
    /* It can be taken back, as it may be there. */
    assert_done(fixture,
                store_withdraw_code(fixture->store, code, &count, &scores, &fixture->diag));
    assert_true(scores);
    assert_outbox(fixture, "take-back-scores");
}

/* Two late ones: the second finds the first there, and is the newer. */
static void test_newer_scores_go_under_the_token_that_is_there(void **state)
{
    struct fixture *fixture = *state;
    const struct quarter next = {2027, 1};
    struct two two;
    struct score_choice older, newer;
    int count;
    bool scores;
    two_talks(fixture, &two);
    older = put(fixture, &two, true);
    newer = put(fixture, &two, false);
    fixture_wait(fixture, 2 * DAY);
    settle(fixture, next);
    assert_outbox(fixture, "scores");
    assert_parcel(fixture, 0, "scores", older.token, "late");
    assert_parcel(fixture, 0, "scores", older.token, "2027-Q1");
    assert_string_not_equal(older.token, newer.token);
    send_all(fixture);
    assert_done(fixture,
                store_scores_shared(fixture->store, two.person, two.late, &scores, &fixture->diag));
    assert_true(scores);
    assert_done(fixture, store_scores_shared(fixture->store, two.person, two.early, &scores,
                                             &fixture->diag));
    assert_false(scores);
    assert_done(fixture,
                store_withdraw_code(fixture->store, code, &count, &scores, &fixture->diag));
    assert_true(scores);
    assert_outbox(fixture, "take-back-scores");
    assert_parcel(fixture, 0, "take-back-scores", older.token, "{}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_its_own_quarter),
        FIXTURE_TEST(test_waits_over_the_end_of_a_quarter),
        FIXTURE_TEST(test_late_scores_beside_newer_ones),
        FIXTURE_TEST(test_sent_once_and_the_quarter_is_over),
        FIXTURE_TEST(test_tried_before_the_quarter_was_over),
        FIXTURE_TEST(test_newer_scores_go_under_the_token_that_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
