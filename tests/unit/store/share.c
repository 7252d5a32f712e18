/* What was decided to be shared: the states it goes through, and that what is taken back or kept private leaves no trace. */
#include "store/share_fixture.h"

#include "store/agreement.h"
#include "store/erase.h"
#include "store/person.h"

static const char code[] = "7KQM-2T9X-RB4C";

/* --- deciding ----------------------------------------------------------- */

static void test_nothing_to_begin_with(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE], found[CODE_SIZE] = "x";
    struct action action;
    shared_talk(fixture, person, talk, &action);
    assert_share(fixture, action.id, SHARE_NONE, 0);
    assert_outbox(fixture, "");
    assert_done(fixture, store_share_code(fixture->store, person, found, &fixture->diag));
    assert_string_equal(found, "");
    action_done(&action);
}

static void test_goes_its_way(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE], found[CODE_SIZE];
    struct action action;
    shared_talk(fixture, person, talk, &action);
    assert_int_equal(decide(fixture, &action, "Amina", code), 1);
    assert_share(fixture, action.id, SHARE_WAITS, 1);
    assert_true(is_marked(fixture, action.id));
    assert_outbox(fixture, "share");
    assert_done(fixture, store_share_code(fixture->store, person, found, &fixture->diag));
    assert_string_equal(found, code);
    fixture_wait(fixture, 2 * DAY);
    assert_share(fixture, action.id, SHARE_READY, 1);
    send_all(fixture);
    assert_share(fixture, action.id, SHARE_SENT, 1);
    assert_outbox(fixture, "");
    change(fixture, talk, &action, ACTION_NEED, "Een dag");
    assert_share(fixture, action.id, SHARE_CHANGED, 1);
    assert_int_equal(decide(fixture, &action, "Amina", code), 1);
    assert_share(fixture, action.id, SHARE_WAITS, 1);
    action_done(&action);
}

/* It is a flag: no change of the action that would have to be shared again. */
static void test_the_mark_is_no_change(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action;
    struct history history;
    struct agreement agreement;
    shared_talk(fixture, person, talk, &action);
    decide(fixture, &action, "Amina", code);
    assert_done(fixture,
                store_find_agreement(fixture->store, action.id, &agreement, &fixture->diag));
    assert_true(agreement.action.shared);
    assert_int_equal(agreement.action.revision, 1);
    agreement_done(&agreement);
    assert_done(fixture, store_action_history(fixture->store, action.id, &history, &fixture->diag));
    assert_int_equal(history.count, 1); /* its making */
    history_done(&history);
    /* A talk that is open has it in memory as it was before: that writes no other mark. */
    assert_false(action.shared);
    change(fixture, talk, &action, ACTION_OWN_PART, "Ik vraag het");
    assert_true(is_marked(fixture, action.id));
    withdraw(fixture, action.id, 1);
    assert_false(is_marked(fixture, action.id));
    action_done(&action);
}

/* What leaves is what was decided, whatever is typed after it. */
static void test_the_payload_stays(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action;
    struct parcel_list list;
    shared_talk(fixture, person, talk, &action);
    decide(fixture, &action, "Amina", code);
    change(fixture, talk, &action, ACTION_WHAT, "Iets anders");
    outbox(fixture, &list);
    assert_non_null(strstr(list.items[0].payload, "Vijgenboom"));
    assert_null(strstr(list.items[0].payload, "Iets anders"));
    assert_non_null(strstr(list.items[0].payload, "\"round\":1"));
    assert_non_null(strstr(list.items[0].payload, "\"revision\":1"));
    parcel_list_done(&list);
    action_done(&action);
}

/* Deciding again, while the first still waits: one parcel, and the time to think begins anew. */
static void test_deciding_again_replaces(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action;
    struct parcel_list list;
    shared_talk(fixture, person, talk, &action);
    decide(fixture, &action, "Amina", code);
    fixture_wait(fixture, DAY);
    assert_int_equal(decide(fixture, &action, "nummer 12", code), 1);
    assert_outbox(fixture, "share");
    outbox(fixture, &list);
    assert_int_equal(list.items[0].leaves, fixture->clock.fixed_now + 2 * DAY);
    assert_non_null(strstr(list.items[0].payload, "nummer 12"));
    assert_null(strstr(list.items[0].payload, "Amina"));
    parcel_list_done(&list);
    action_done(&action);
}

static int payload_revision(struct fixture *fixture)
{
    struct parcel_list list;
    int revision = 0;
    outbox(fixture, &list);
    const char *at = strstr(list.items[list.count - 1].payload, "\"revision\":");
    assert_non_null(at);
    assert_int_equal(sscanf(at, "\"revision\":%d", &revision), 1);
    parcel_list_done(&list);
    return revision;
}

/* The registry takes a higher revision only; who it is of may change without a change of the action. */
static void test_revisions_go_up(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action;
    struct share share;
    shared_talk(fixture, person, talk, &action);
    decide(fixture, &action, "Amina", code);
    send_all_at(fixture, 2 * DAY);
    decide(fixture, &action, "Amina", code); /* the same again is nothing new */
    assert_outbox(fixture, "");
    assert_share(fixture, action.id, SHARE_SENT, 1);
    decide(fixture, &action, "nummer 12", code);
    assert_int_equal(payload_revision(fixture), 2);
    send_all_at(fixture, 2 * DAY);
    change(fixture, talk, &action, ACTION_NEED, "Een dag");
    assert_int_equal(action.revision, 2);
    decide(fixture, &action, "nummer 12", code);
    assert_int_equal(payload_revision(fixture), 3);
    /* It was tried, and perhaps it arrived: another one has to be higher. */
    try_all_at(fixture, 2 * DAY);
    decide(fixture, &action, "Amina", code);
    assert_int_equal(payload_revision(fixture), 4);
    send_all_at(fixture, 2 * DAY);
    assert_done(fixture, store_find_share(fixture->store, action.id, &share, &fixture->diag));
    assert_int_equal(share.revision, 2);
    assert_int_equal(share.sent_revision, 4);
    assert_int_equal(share.state, SHARE_SENT);
    share_done(&share);
    action_done(&action);
}

static void test_what_is_gone_is_not_shared(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action;
    struct share share = {.person_as = (char[]){"Amina"}, .team = (char[]){"Zorg"}, .revision = 1};
    shared_talk(fixture, person, talk, &action);
    assert_done(fixture, store_save_action(fixture->store, talk, &action, EVENT_REMOVED,
                                           ACTION_FIELD_COUNT, &fixture->diag));
    memcpy(share.action, action.id, UUID_SIZE);
    assert_refused(fixture, store_decide_share(fixture->store, &share, "{}", &fixture->diag),
                   "no longer");
    assert_outbox(fixture, "");
    action_done(&action);
}

/* --- taking back -------------------------------------------------------- */

static void test_before_it_left_nothing_stays(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action;
    shared_talk(fixture, person, talk, &action);
    decide(fixture, &action, "Quintana", code);
    withdraw(fixture, action.id, 1);
    assert_share(fixture, action.id, SHARE_NONE, 0);
    assert_outbox(fixture, "");
    assert_int_equal(rows_of(fixture, TABLE_SHARE), 0);
    assert_done(fixture, store_checkpoint(fixture->store, true, &fixture->diag));
    assert_int_equal(folder_count(fixture->folder, "Quintana"), 0);
    assert_int_equal(folder_count(fixture->folder, code), 0);
    withdraw(fixture, action.id, 0);
    assert_int_equal(decide(fixture, &action, "Amina", code), 1);
    action_done(&action);
}

static void test_after_it_left(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE], found[CODE_SIZE];
    struct action action;
    shared_talk(fixture, person, talk, &action);
    decide(fixture, &action, "Quintana", code);
    send_all_at(fixture, 2 * DAY);
    change(fixture, talk, &action, ACTION_NEED, "Een dag");
    decide(fixture, &action, "Quintana", code); /* a change that waits goes with it */
    withdraw(fixture, action.id, 1);
    assert_outbox(fixture, "withdraw");
    assert_share(fixture, action.id, SHARE_NONE, 0);
    assert_done(fixture, store_share_code(fixture->store, person, found, &fixture->diag));
    assert_string_equal(found, "");
    assert_done(fixture, store_checkpoint(fixture->store, true, &fixture->diag));
    assert_int_equal(folder_count(fixture->folder, "Quintana"), 0);
    assert_int_equal(decide(fixture, &action, "Amina", "AAAA-AAAA-AAAA"), 2);
    assert_outbox(fixture, "withdraw share");
    action_done(&action);
}

/* Whether it arrived is not known: it counts as gone. */
static void test_while_it_is_on_its_way(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action;
    struct parcel_list list;
    bool there = true;
    shared_talk(fixture, person, talk, &action);
    decide(fixture, &action, "Amina", code);
    fixture_wait(fixture, 2 * DAY);
    outbox(fixture, &list);
    assert_done(fixture, store_parcel_try(fixture->store, &list.items[0], &there, &fixture->diag));
    assert_true(there);
    decide(fixture, &action, "Bo", code); /* another one in its place */
    withdraw(fixture, action.id, 1);
    assert_outbox(fixture, "withdraw");
    /* The one that is on its way finds its place empty, and changes nothing when it arrives. */
    assert_done(fixture, store_parcel_try(fixture->store, &list.items[0], &there, &fixture->diag));
    assert_false(there);
    assert_done(fixture, store_parcel_sent(fixture->store, &list.items[0], &fixture->diag));
    assert_share(fixture, action.id, SHARE_NONE, 0);
    parcel_list_done(&list);
    action_done(&action);
}

/* An action that is taken out of the plan is no agreement any more: nobody sees it then. */
static void test_a_removed_action_is_withdrawn(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action;
    shared_talk(fixture, person, talk, &action);
    decide(fixture, &action, "Amina", code);
    send_all_at(fixture, 2 * DAY);
    assert_done(fixture, store_save_action(fixture->store, talk, &action, EVENT_REMOVED,
                                           ACTION_FIELD_COUNT, &fixture->diag));
    assert_outbox(fixture, "withdraw");
    assert_done(fixture, store_save_action(fixture->store, talk, &action, EVENT_RESTORED,
                                           ACTION_FIELD_COUNT, &fixture->diag));
    assert_share(fixture, action.id, SHARE_NONE, 0);
    assert_false(is_marked(fixture, action.id));
    action_done(&action);
}

static void test_by_code(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action, other, kept;
    int count;
    bool scores;
    shared_talk(fixture, person, talk, &action);
    make_action(fixture, talk, &other);
    make_action(fixture, talk, &kept);
    decide(fixture, &action, "Amina", code);
    decide_scores(fixture, person, talk, code, 3);
    send_all_at(fixture, 2 * DAY);
    decide(fixture, &other, "Amina", code);
    decide(fixture, &kept, "Bo", "AAAA-AAAA-AAAA");
    assert_done(fixture, store_withdraw_code(fixture->store, "BBBB-BBBB-BBBB", &count, &scores,
                                             &fixture->diag));
    assert_int_equal(count, 0);
    assert_false(scores);
    assert_done(fixture,
                store_withdraw_code(fixture->store, code, &count, &scores, &fixture->diag));
    assert_int_equal(count, 2);
    assert_true(scores);
    assert_outbox(fixture, "share withdraw take-back-scores");
    assert_share(fixture, kept.id, SHARE_WAITS, 1);
    action_done(&action);
    action_done(&other);
    action_done(&kept);
}

/* Withdrawn at HR: all under that code, also what has not left yet. */
static void test_gone_at_hr(void **state)
{
    struct fixture *fixture = *state;
    int64_t gone;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action, other;
    shared_talk(fixture, person, talk, &action);
    make_action(fixture, talk, &other);
    decide(fixture, &action, "Amina", code);
    decide_scores(fixture, person, talk, code, 3);
    send_all_at(fixture, 2 * DAY);
    decide(fixture, &other, "Amina", code);
    gone = clock_now(&fixture->clock);
    assert_done(fixture, store_share_gone(fixture->store, action.id, gone, &fixture->diag));
    assert_share(fixture, action.id, SHARE_NONE, 0);
    assert_share(fixture, other.id, SHARE_NONE, 0);
    assert_outbox(fixture, "withdraw take-back-scores");
    assert_done(fixture, store_share_gone(fixture->store, action.id, gone, &fixture->diag));
    assert_outbox(fixture, "withdraw take-back-scores");
    action_done(&action);
    action_done(&other);
}

/* HR knows the code alone: what waits ends too, and so do scores alone; the leader hears of it until they open it. */
static void test_gone_by_code(void **state)
{
    struct fixture *fixture = *state;
    int64_t gone;
    int count = 0;
    char person[UUID_SIZE], talk[UUID_SIZE], (*codes)[CODE_SIZE];
    struct action action, other;
    struct hr_answer_list answers;
    size_t codes_count;
    shared_talk(fixture, person, talk, &action);
    make_action(fixture, talk, &other);
    decide(fixture, &action, "Amina", code);
    decide_scores(fixture, person, talk, code, 3);
    gone = clock_now(&fixture->clock);
    fixture_wait(fixture, 1);
    decide(fixture, &other, "Amina", code);
    assert_done(fixture, store_codes(fixture->store, &codes, &codes_count, &fixture->diag));
    assert_int_equal(codes_count, 1);
    assert_string_equal(codes[0], code);
    free(codes);
    assert_done(fixture, store_code_gone(fixture->store, code, gone, &count, &fixture->diag));
    assert_int_equal(count, 1);
    assert_share(fixture, action.id, SHARE_NONE, 0);
    assert_share(fixture, other.id, SHARE_WAITS, 1); /* decided after it */
    assert_outbox(fixture, "share");
    assert_int_equal(rows_of(fixture, TABLE_TOKEN), 0);
    assert_done(fixture, store_answers(fixture->store, &answers, &fixture->diag));
    assert_int_equal(answers.count, 1);
    assert_string_equal(answers.items[0].action, action.id);
    assert_true(answers.items[0].is_gone && answers.items[0].is_new);
    hr_answer_list_done(&answers);
    assert_done(fixture, store_answer_seen(fixture->store, action.id, &fixture->diag));
    assert_done(fixture, store_answers(fixture->store, &answers, &fixture->diag));
    assert_int_equal(answers.count, 0);
    hr_answer_list_done(&answers);
    action_done(&action);
    action_done(&other);
}

/* One decision is kept whole or not at all. */
static void test_a_decision_is_one(void **state)
{
    struct fixture *fixture = *state;
    const char *const payloads[] = {"{}", "{}"};
    char person[UUID_SIZE], talk[UUID_SIZE], name[] = "Amina", team[] = "Zorg";
    struct action action;
    struct share shares[2] = {{.revision = 1}, {.revision = 1}};
    shared_talk(fixture, person, talk, &action);
    struct score_choice scores = {.person_id = person,
                                  .interview = talk,
                                  .code = code,
                                  .payload = "{}",
                                  .quarter = {2026, 3}};
    for (int i = 0; i < 2; i++) {
        shares[i].person_as = name;
        shares[i].team = team;
        snprintf(shares[i].code, CODE_SIZE, "%s", code);
        memcpy(shares[i].action, action.id, UUID_SIZE);
    }
    uuid_new(&fixture->ids, shares[1].action); /* erased in another window meanwhile */
    assert_false(store_decide(fixture->store, shares, payloads, 2, &scores, &fixture->diag));
    diag_clear(&fixture->diag);
    assert_outbox(fixture, "");
    assert_int_equal(shares[0].round, 0);
    assert_share(fixture, action.id, SHARE_NONE, 0);
    assert_int_equal(rows_of(fixture, TABLE_TOKEN), 0);
    assert_done(fixture,
                store_decide(fixture->store, shares, payloads, 1, &scores, &fixture->diag));
    assert_outbox(fixture, "share scores");
    assert_int_equal(shares[0].round, 1);
    action_done(&action);
}

/* What was decided after that goes on, the change of what was withdrawn as well: in a new round. */
static void test_decided_after_it_was_gone(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action, other;
    int64_t gone;
    shared_talk(fixture, person, talk, &action);
    make_action(fixture, talk, &other);
    decide(fixture, &action, "Amina", code);
    send_all_at(fixture, 2 * DAY);
    gone = clock_now(&fixture->clock);
    fixture_wait(fixture, 1);
    decide(fixture, &action, "4711", code);
    decide(fixture, &other, "4711", code);
    decide_scores(fixture, person, talk, code, 3);
    assert_done(fixture, store_share_gone(fixture->store, action.id, gone, &fixture->diag));
    assert_share(fixture, action.id, SHARE_WAITS, 2);
    assert_share(fixture, other.id, SHARE_WAITS, 1);
    assert_outbox(fixture, "share scores withdraw share");
    send_all_at(fixture, 2 * DAY);
    assert_share(fixture, action.id, SHARE_SENT, 2);
    /* Sent, and nothing waits: it has ended whatever the clocks say. */
    assert_done(fixture, store_share_gone(fixture->store, action.id, gone, &fixture->diag));
    assert_share(fixture, action.id, SHARE_NONE, 0);
    assert_share(fixture, other.id, SHARE_SENT, 1);
    /* A moment that is not known ends all. */
    assert_done(fixture, store_share_gone(fixture->store, other.id, 0, &fixture->diag));
    assert_share(fixture, other.id, SHARE_NONE, 0);
    assert_outbox(fixture, "withdraw withdraw take-back-scores");
    action_done(&action);
    action_done(&other);
}

/* --- scores ------------------------------------------------------------- */

static void test_one_token_a_quarter(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE], first[UUID_SIZE], found[CODE_SIZE];
    static const char other[] = "00000000-0000-4000-8000-00000000000f";
    struct action action;
    bool shared;
    shared_talk(fixture, person, talk, &action);
    memcpy(first, decide_scores(fixture, person, talk, code, 3).token, UUID_SIZE);
    assert_true(uuid_valid(first));
    assert_string_equal(decide_scores(fixture, person, talk, code, 3).token, first);
    assert_outbox(fixture, "scores");
    assert_string_not_equal(decide_scores(fixture, person, other, code, 4).token, first);
    assert_done(fixture,
                store_scores_shared(fixture->store, person, talk, &shared, &fixture->diag));
    assert_true(shared);
    assert_done(fixture,
                store_scores_shared(fixture->store, person, "none", &shared, &fixture->diag));
    assert_false(shared);
    assert_done(fixture, store_share_code(fixture->store, person, found, &fixture->diag));
    assert_string_equal(found, code);
    action_done(&action);
}

static void test_scores_taken_back(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE], first[UUID_SIZE];
    struct action action;
    int count;
    bool scores;
    shared_talk(fixture, person, talk, &action);
    memcpy(first, decide_scores(fixture, person, talk, code, 3).token, UUID_SIZE);
    assert_done(fixture,
                store_withdraw_code(fixture->store, code, &count, &scores, &fixture->diag));
    assert_true(scores);
    assert_outbox(fixture, "");
    assert_int_equal(rows_of(fixture, TABLE_TOKEN), 0);
    decide_scores(fixture, person, talk, code, 3);
    send_all_at(fixture, 2 * DAY);
    decide_scores(fixture, person, talk, code, 3); /* and again, but that has not left */
    assert_done(fixture,
                store_withdraw_code(fixture->store, code, &count, &scores, &fixture->diag));
    assert_outbox(fixture, "take-back-scores");
    /* What is shared after that has another token: they don't get in one another's way. */
    assert_string_not_equal(decide_scores(fixture, person, talk, code, 3).token, first);
    action_done(&action);
}

/* --- erasing ------------------------------------------------------------ */

static void test_erasing_a_talk(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action, other;
    struct parcel_list list;
    shared_talk(fixture, person, talk, &action);
    make_action(fixture, talk, &other);
    decide(fixture, &action, "Quintana", code);
    decide_scores(fixture, person, talk, code, 3);
    send_all_at(fixture, 2 * DAY);
    decide(fixture, &other, "Quintana", code);
    change(fixture, talk, &action, ACTION_NEED, "Een dag");
    decide(fixture, &action, "Quintana", code);
    assert_done(fixture, store_erase_interview(fixture->store, talk, &fixture->diag));
    assert_outbox(fixture, "withdraw take-back-scores");
    outbox(fixture, &list);
    assert_string_equal(list.items[0].subject, action.id);
    assert_string_equal(list.items[0].payload, "{\"round\":1}");
    assert_string_equal(list.items[1].payload, "{}");
    parcel_list_done(&list);
    assert_int_equal(folder_count(fixture->folder, "Quintana"), 0);
    assert_int_equal(folder_count(fixture->folder, "Vijgenboom"), 0);
    assert_int_equal(folder_count(fixture->folder, code), 0);
    assert_int_equal(folder_count(fixture->folder, other.id), 0); /* that one never left */
    assert_int_equal(rows_of(fixture, TABLE_SHARE), 1); /* ids alone, of the one that left */
    assert_int_equal(rows_of(fixture, TABLE_TOKEN), 0);
    /* A registry that comes back from a copy has it again: it is withdrawn again, once. */
    send_all(fixture);
    assert_outbox(fixture, "");
    for (int i = 0; i < 2; i++)
        assert_done(fixture, store_withdraw_again(fixture->store, action.id, 1, &fixture->diag));
    assert_outbox(fixture, "withdraw");
    assert_done(fixture, store_withdraw_again(fixture->store, other.id, 1, &fixture->diag));
    assert_done(fixture, store_withdraw_again(fixture->store, action.id, 2, &fixture->diag));
    assert_outbox(fixture, "withdraw");
    action_done(&action);
    action_done(&other);
}

static void test_erasing_a_person(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action;
    shared_talk(fixture, person, talk, &action);
    decide(fixture, &action, "Quintana", code);
    decide_scores(fixture, person, "somewhere else", code, 3);
    send_all_at(fixture, 2 * DAY);
    assert_done(fixture, store_erase_person(fixture->store, person, &fixture->diag));
    assert_outbox(fixture, "withdraw take-back-scores");
    assert_int_equal(folder_count(fixture->folder, "Quintana"), 0);
    assert_int_equal(folder_count(fixture->folder, person), 0);
    action_done(&action);
}

/* What another talk wrote in an action is in what was shared after it; what was shared before it stays. */
static void test_erasing_a_later_talk(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE], later[UUID_SIZE];
    struct action action, before;
    struct action both[2];
    struct plan plan = {both, 2};
    shared_talk(fixture, person, talk, &action);
    make_action(fixture, talk, &before);
    decide(fixture, &before, "Amina", code);
    send_all_at(fixture, 2 * DAY);
    assert_done(fixture, store_add_interview(fixture->store, person, NULL, fixture_script(), "{}",
                                             later, &fixture->diag));
    both[0] = action;
    both[1] = before;
    assert_done(fixture, store_add_reviews(fixture->store, later, &plan, &fixture->diag));
    change(fixture, later, &action, ACTION_NEED, "Kersenboom");
    change(fixture, later, &before, ACTION_NEED, "Perenboom");
    decide(fixture, &action, "Amina", code);
    assert_done(fixture, store_erase_interview(fixture->store, later, &fixture->diag));
    assert_share(fixture, action.id, SHARE_NONE, 0);
    assert_outbox(fixture, "");
    assert_int_equal(folder_count(fixture->folder, "Kersenboom"), 0);
    assert_int_not_equal(state_of(fixture, before.id), SHARE_NONE);
    action_done(&action);
    action_done(&before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_nothing_to_begin_with),
        FIXTURE_TEST(test_goes_its_way),
        FIXTURE_TEST(test_the_mark_is_no_change),
        FIXTURE_TEST(test_the_payload_stays),
        FIXTURE_TEST(test_deciding_again_replaces),
        FIXTURE_TEST(test_revisions_go_up),
        FIXTURE_TEST(test_what_is_gone_is_not_shared),
        FIXTURE_TEST(test_before_it_left_nothing_stays),
        FIXTURE_TEST(test_after_it_left),
        FIXTURE_TEST(test_while_it_is_on_its_way),
        FIXTURE_TEST(test_a_removed_action_is_withdrawn),
        FIXTURE_TEST(test_by_code),
        FIXTURE_TEST(test_gone_at_hr),
        FIXTURE_TEST(test_gone_by_code),
        FIXTURE_TEST(test_a_decision_is_one),
        FIXTURE_TEST(test_decided_after_it_was_gone),
        FIXTURE_TEST(test_one_token_a_quarter),
        FIXTURE_TEST(test_scores_taken_back),
        FIXTURE_TEST(test_erasing_a_talk),
        FIXTURE_TEST(test_erasing_a_person),
        FIXTURE_TEST(test_erasing_a_later_talk),
    };
    return cmocka_run_group_tests_name("store/share", tests, NULL, NULL);
}
