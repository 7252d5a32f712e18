/*
 * From the leader's store to a real registry and back: nothing before its time, each once, in order, and whatever was taken
 * back is gone there too. A long run of whatever people do, in any order, never shows more than was decided.
 */
#include "share_fixture.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>

#include "../../../src/session/outbox_parcel.h"
#include "../registry/peek.h"
#include "store/erase.h"
#include "store/share.h"

static const char *const three[] = {"Een Vijgenboom planten", "Een Appelboom planten",
                                    "Een Kersenboom planten"};

/* ---- there ---- */

static void nothing_before_its_time(void **state)
{
    struct fixture *fixture = *state;
    struct shared_list list;
    struct outbox_result result;
    char talk[UUID_SIZE], id[UUID_SIZE], code[CODE_SIZE];

    hold_talk(fixture, "kerngesprek", three, 3, talk);
    send(fixture);
    assert_false(registry_is_there(fixture)); /* nobody shared anything: no file is made */
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS - 1000);
    result = send(fixture);
    assert_int_equal(result.sent, 0);
    assert_int_equal(result.waiting, 1);
    assert_false(registry_is_there(fixture));
    pass(fixture, 1000);
    result = send(fixture);
    assert_int_equal(result.sent, 2); /* and the counts of talks */
    assert_int_equal(result.waiting, 0);
    hr_sees(fixture, &list);
    action_id(fixture, talk, 0, id);
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].action.id, id);
    assert_string_equal(action_get(&list.items[0].action, ACTION_WHAT), three[0]);
    assert_string_equal(list.items[0].person, "Amina");
    assert_string_equal(list.items[0].team, "Zorg");
    assert_string_equal(list.items[0].leader, store_leader_id(fixture->store));
    assert_string_equal(list.items[0].leader_name, "Noor");
    shared_list_done(&list);
    assert_int_equal(state_of(fixture, id), SHARE_SENT);
    assert_int_equal(send(fixture).sent, 0);
}

/* What is typed while it waits does not leave; a change does when it is decided. */
static void a_change_is_a_new_decision(void **state)
{
    struct fixture *fixture = *state;
    struct shared_list list;
    char talk[UUID_SIZE], id[UUID_SIZE], code[CODE_SIZE];

    hold_talk(fixture, "kerngesprek", three, 1, talk);
    action_id(fixture, talk, 0, id);
    say_yes(fixture, talk, 1, false, "Amina", code);
    edit(fixture, id, ACTION_WHAT, "Een Perenboom planten");
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    hr_sees(fixture, &list);
    assert_string_equal(action_get(&list.items[0].action, ACTION_WHAT), three[0]);
    shared_list_done(&list);
    assert_int_equal(state_of(fixture, id), SHARE_CHANGED);
    say_yes(fixture, talk, 1, false, "123456", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    hr_sees(fixture, &list);
    assert_int_equal(list.count, 1);
    assert_string_equal(action_get(&list.items[0].action, ACTION_WHAT), "Een Perenboom planten");
    assert_string_equal(list.items[0].person, "Amina"); /* as it went before */
    shared_list_done(&list);
    assert_int_equal(state_of(fixture, id), SHARE_SENT);
}

static void what_is_taken_back_is_gone_everywhere(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], code[CODE_SIZE];
    int count;
    bool scores;

    hold_talk(fixture, "kerngesprek", three, 2, talk);
    say_yes(fixture, talk, 3, false, "Quintana", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    assert_int_equal(hr_count(fixture), 2);
    assert_true(share_withdraw(&fixture->setup, code, &count, &scores, &fixture->diag));
    assert_int_equal(count, 2);
    send(fixture);
    assert_int_equal(hr_count(fixture), 0);
    assert_int_equal(outbox_count(fixture), 0);
    for (int i = 0; i < 2; i++) {
        size_t length;
        char *path = path_join(fixture->folder, i ? "interviews.db" : "shared.db");
        char *bytes = path_read(path, 1 << 24, &length, &fixture->diag);

        assert_non_null(bytes);
        assert_null(memmem(bytes, length, "Quintana", 8));
        free(bytes);
        free(path);
    }
    /* Shared anew: another round, which the registry takes. */
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    assert_int_equal(hr_count(fixture), 1);
}

static void erased_here_is_gone_there(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], code[CODE_SIZE];

    hold_talk(fixture, "kerngesprek", three, 3, talk);
    say_yes(fixture, talk, 7, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    assert_int_equal(hr_count(fixture), 3);
    assert_true(store_erase_interview(fixture->store, talk, &fixture->diag));
    assert_int_equal(send(fixture).sent, 3 + 1); /* and one talk less is counted */
    assert_int_equal(hr_count(fixture), 0);
    assert_int_equal(outbox_count(fixture), 0);
}

/* ---- when it does not go ---- */

static void hide(struct fixture *fixture, bool hidden)
{
    char *other = path_join(fixture->folder, "elsewhere.db");

    assert_int_equal(hidden ? rename(fixture->setup.registry, other)
                            : rename(other, fixture->setup.registry),
                     0);
    free(other);
}

static struct outbox_result send_away(struct fixture *fixture)
{
    struct outbox_result result;
    bool busy;

    assert_true(outbox_send(&fixture->setup, &result, &busy, &fixture->diag));
    assert_true(result.away);
    assert_said(fixture, "was there before");
    return result;
}

/* All waits, in order, and a registry that was there is not made anew in the empty place. */
static void away_is_no_failure(void **state)
{
    struct fixture *fixture = *state;
    struct registry_seen seen;
    char talk[UUID_SIZE], code[CODE_SIZE];
    int count;
    bool scores;

    hold_talk(fixture, "kerngesprek", three, 2, talk);
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    hide(fixture, true);
    assert_true(share_withdraw(&fixture->setup, code, &count, &scores, &fixture->diag));
    say_yes(fixture, talk, 3, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    assert_int_equal(send_away(fixture).waiting, 3);
    assert_false(registry_is_there(fixture));
    assert_true(store_registry_seen(fixture->store, &seen, &fixture->diag));
    assert_holds(seen.trouble, "was there before");
    assert_string_equal(seen.place, fixture->setup.registry);
    registry_seen_done(&seen);
    hide(fixture, false);
    assert_int_equal(send(fixture).sent, 3);
    assert_int_equal(hr_count(fixture), 2);
    assert_true(store_registry_seen(fixture->store, &seen, &fixture->diag));
    assert_string_equal(seen.trouble, "");
    registry_seen_done(&seen);
}

/* All that may leave goes, and the program ends before it has noted that. */
static void send_and_die(struct fixture *fixture)
{
    struct parcel_list list;
    struct hr leader;
    bool there;

    hr_open(fixture, &leader);
    leader.setup.leader = store_leader_id(fixture->store);
    assert_true(store_outbox(fixture->store, &list, &fixture->diag));
    for (size_t i = 0; i < list.count; i++) {
        assert_true(store_parcel_try(fixture->store, &list.items[i], &there, &fixture->diag));
        assert_true(there);
        assert_int_equal(
            parcel_send(leader.registry, &fixture->setup, &list.items[i], &fixture->diag),
            PARCEL_ARRIVED);
    }
    assert_quiet(fixture);
    parcel_list_done(&list);
    registry_close(leader.registry);
}

/* It goes again, which changes nothing; and can be taken back, though nobody here knows that it arrived. */
static void an_end_in_between_does_no_harm(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], code[CODE_SIZE];
    int count;
    bool scores;

    hold_talk(fixture, "kerngesprek", three, 2, talk);
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    send_and_die(fixture);
    assert_int_equal(hr_count(fixture), 1);
    send(fixture);
    assert_int_equal(hr_count(fixture), 1);
    assert_int_equal(outbox_count(fixture), 0);
    say_yes(fixture, talk, 2, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    send_and_die(fixture);
    assert_int_equal(hr_count(fixture), 2);
    assert_true(share_withdraw(&fixture->setup, code, &count, &scores, &fixture->diag));
    assert_int_equal(count, 2);
    send(fixture);
    assert_int_equal(hr_count(fixture), 0);
}

/* What the registry does not take says why; other things go on, and it is tried again. */
static void a_refusal_holds_up_nothing_else(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action other;
    enum share_result result;
    struct outbox_result sent;
    struct share share;
    struct hr hr;
    char talk[UUID_SIZE], id[UUID_SIZE], code[CODE_SIZE];

    hold_talk(fixture, "kerngesprek", three, 2, talk);
    action_id(fixture, talk, 0, id);
    hr_open(fixture, &hr); /* another leader has this very action, by a handover for one */
    hr.setup.leader = "another";
    shared_action_init(&other);
    memcpy(other.action.id, id, UUID_SIZE);
    other.action.revision = other.round = 1;
    action_set(&other.action, ACTION_WHAT, "Van een ander");
    xstrset(&other.person, "Amina");
    xstrset(&other.team, "Zorg");
    assert_true(registry_share(hr.registry, &other, "AAAA-AAAA-AAAA", &result, &fixture->diag));
    say_yes(fixture, talk, 3, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    sent = send(fixture);
    assert_int_equal(sent.refused, 1);
    assert_int_equal(sent.sent, 2);
    assert_false(sent.away);
    assert_int_equal(hr_count(fixture), 2);
    assert_int_equal(state_of(fixture, id), SHARE_REFUSED);
    assert_true(store_find_share(fixture->store, id, &share, &fixture->diag));
    assert_holds(share.trouble, "Another leader");
    share_done(&share);
    assert_true(registry_withdraw(hr.registry, id, 0, &fixture->diag));
    int count;
    assert_true(registry_withdraw_code(hr.registry, "AAAA-AAAA-AAAA", &count, &fixture->diag));
    assert_quiet(fixture);
    registry_close(hr.registry);
    shared_action_done(&other);
    assert_int_equal(send(fixture).refused, 0);
}

/* One at a time: another one at work is told, and nothing is done. */
static void one_at_a_time(void **state)
{
    struct fixture *fixture = *state;
    struct outbox_result result;
    char talk[UUID_SIZE], code[CODE_SIZE];
    char *locks = path_join(fixture->folder, "locks"), *path = path_join(locks, "outbox");
    bool busy;

    hold_talk(fixture, "kerngesprek", three, 1, talk);
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    assert_int_equal(flock(file, LOCK_EX), 0);
    assert_true(outbox_send(&fixture->setup, &result, &busy, &fixture->diag));
    assert_quiet(fixture);
    assert_true(busy);
    assert_int_equal(outbox_count(fixture), 1);
    close(file);
    assert_int_equal(send(fixture).sent, 2);
    free(path);
    free(locks);
}

/* ---- and back ---- */

static void answers_come_back(void **state)
{
    struct fixture *fixture = *state;
    struct hr_answer_list answers;
    struct registry_seen seen;
    struct hr hr;
    const struct reply reply = {.state = QUESTION_PROMISED,
                                .by = (char[]){"2026-12-24"},
                                .text = (char[]){"Wij zoeken een schep"}};
    char talk[UUID_SIZE], id[UUID_SIZE], code[CODE_SIZE];

    hold_talk(fixture, "kerngesprek", three, 1, talk);
    action_id(fixture, talk, 0, id);
    edit(fixture, id, ACTION_NEED, "Een schep");
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    assert_int_equal(send(fixture).answers, 0);
    hr_open(fixture, &hr);
    assert_true(registry_set(hr.registry, "organisation", "Zorg Dichtbij", &fixture->diag));
    assert_true(registry_set(hr.registry, "contact", "Petra", &fixture->diag));
    assert_true(registry_answer(hr.registry, id, &reply, &fixture->diag));
    assert_true(registry_comment(hr.registry, id, "Of twee", &fixture->diag));
    assert_quiet(fixture);
    registry_close(hr.registry);
    assert_int_equal(send(fixture).answers, 1);
    assert_true(store_answers(fixture->store, &answers, &fixture->diag));
    assert_int_equal(answers.count, 1);
    assert_string_equal(answers.items[0].action, id);
    assert_string_equal(answers.items[0].reply.text, "Wij zoeken een schep");
    assert_string_equal(answers.items[0].reply.who, "Petra");
    assert_int_equal(answers.items[0].comment_count, 1);
    assert_true(answers.items[0].is_new);
    hr_answer_list_done(&answers);
    assert_true(store_answer_seen(fixture->store, id, &fixture->diag));
    assert_int_equal(send(fixture).answers, 0);
    assert_true(store_registry_seen(fixture->store, &seen, &fixture->diag));
    assert_string_equal(seen.organisation, "Zorg Dichtbij");
    assert_string_equal(seen.contact, "Petra");
    assert_int_equal(seen.team_count, 1);
    assert_int_equal(seen.reached, fixture->time.clock.fixed_now);
    registry_seen_done(&seen);
    struct share_question question;
    load(fixture, talk, &question);
    assert_string_equal(question.contact, "Petra");
    assert_int_equal(question.team_count, 1);
    share_question_done(&question);
}

static void withdrawn_at_hr(void **state)
{
    struct fixture *fixture = *state;
    struct outbox_result result;
    char talk[UUID_SIZE], id[UUID_SIZE], other[UUID_SIZE], code[CODE_SIZE];

    hold_talk(fixture, "kerngesprek", three, 2, talk);
    action_id(fixture, talk, 0, id);
    action_id(fixture, talk, 1, other);
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    assert_int_equal(hr_withdraw(fixture, code), 1);
    say_yes(fixture, talk, 2, false, "Amina", code);
    result = send(fixture);
    assert_int_equal(result.gone, 2); /* the one that was on its way, too */
    assert_int_equal(result.waiting, 0);
    assert_int_equal(state_of(fixture, id), SHARE_NONE);
    assert_int_equal(state_of(fixture, other), SHARE_NONE);
    /* A change that was on its way there finds the same. */
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    edit(fixture, id, ACTION_WHAT, "Een Perenboom planten");
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    assert_int_equal(hr_withdraw(fixture, code), 1);
    assert_int_equal(send(fixture).gone, 1);
    assert_int_equal(hr_count(fixture), 0);
    assert_int_equal(outbox_count(fixture), 0);
}

/* What the employee said yes to after they withdrew with the code at HR is no part of that. */
static void shared_after_it_was_withdrawn(void **state)
{
    struct fixture *fixture = *state;
    struct outbox_result result;
    char talk[UUID_SIZE], id[UUID_SIZE], other[UUID_SIZE], code[CODE_SIZE], again[CODE_SIZE];

    hold_talk(fixture, "kerngesprek", three, 2, talk);
    action_id(fixture, talk, 0, id);
    action_id(fixture, talk, 1, other);
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    assert_int_equal(hr_withdraw(fixture, code), 1);
    pass(fixture, DAY_MS);
    edit(fixture, id, ACTION_WHAT, "Een Perenboom planten");
    say_yes(fixture, talk, 3, false, "Amina", again);
    assert_string_equal(again, code); /* the one that is on paper */
    result = send(fixture);
    assert_int_equal(result.gone, 1);
    assert_int_equal(result.waiting, 2);
    assert_int_equal(state_of(fixture, id), SHARE_WAITS);
    assert_int_equal(state_of(fixture, other), SHARE_WAITS);
    pass(fixture, 2 * DAY_MS);
    assert_int_equal(send(fixture).gone, 0);
    assert_int_equal(hr_count(fixture), 2);
    assert_int_equal(state_of(fixture, id), SHARE_SENT);
    assert_int_equal(state_of(fixture, other), SHARE_SENT);
    /* And so it can be withdrawn again, with all that is under the code. */
    assert_int_equal(hr_withdraw(fixture, code), 2);
    send(fixture);
    assert_int_equal(state_of(fixture, id), SHARE_NONE);
    assert_int_equal(state_of(fixture, other), SHARE_NONE);
    assert_int_equal(hr_count(fixture), 0);
    assert_int_equal(outbox_count(fixture), 0);
}

/* All that stands in the registry is another leader's now, or nobody's, as after a move or with a backup that was put back. */
static void lose(struct fixture *fixture, const char *sql)
{
    run_sql(fixture->setup.registry, sql);
}

static void assert_missing(struct fixture *fixture, int missing, const char *trouble)
{
    struct registry_seen seen;

    assert_true(store_registry_seen(fixture->store, &seen, &fixture->diag));
    assert_int_equal(seen.missing, missing);
    assert_holds(seen.trouble, trouble);
    assert_int_equal(seen.reached, fixture->time.clock.fixed_now);
    registry_seen_done(&seen);
}

/* Only what the registry says was withdrawn has ended. */
static void not_there_is_not_withdrawn(void **state)
{
    struct fixture *fixture = *state;
    struct outbox_result result;
    struct hr_answer_list answers;
    char talk[UUID_SIZE], id[UUID_SIZE], other[UUID_SIZE], code[CODE_SIZE];

    hold_talk(fixture, "kerngesprek", three, 2, talk);
    action_id(fixture, talk, 0, id);
    action_id(fixture, talk, 1, other);
    say_yes(fixture, talk, 3, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    lose(fixture, "UPDATE action SET leader = 'noor'");
    result = send(fixture);
    assert_int_equal(result.gone, 0);
    assert_int_equal(result.missing, 2);
    assert_int_equal(state_of(fixture, id), SHARE_MISSING);
    assert_int_equal(state_of(fixture, other), SHARE_MISSING);
    assert_missing(fixture, 2, "2 agreements");
    assert_missing(fixture, 2, store_leader_id(fixture->store));
    assert_true(store_answers(fixture->store, &answers, &fixture->diag));
    assert_int_equal(answers.count, 2); /* what HR said last is known still */
    hr_answer_list_done(&answers);
    lose(fixture, "DELETE FROM action");
    result = send(fixture);
    assert_int_equal(result.missing, 2);
    assert_int_equal(outbox_count(fixture), 0);
    assert_int_equal(state_of(fixture, id), SHARE_MISSING);
    /* An earlier round that was withdrawn is not this one. */
    char *sql = xasprintf("INSERT INTO withdrawn (action, round) VALUES ('%s', 0)", id);
    lose(fixture, sql);
    free(sql);
    assert_int_equal(send(fixture).missing, 2);
    /* One that was withdrawn takes along what has the same code. */
    lose(fixture, "UPDATE withdrawn SET round = 1");
    result = send(fixture);
    assert_int_equal(result.gone, 1);
    assert_int_equal(state_of(fixture, id), SHARE_NONE);
    assert_int_equal(state_of(fixture, other), SHARE_NONE);
    send(fixture);
    assert_missing(fixture, 0, "");
}

/* Shared once more it is there again, and all is well. */
static void what_is_missing_can_be_shared_again(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], id[UUID_SIZE], code[CODE_SIZE];

    hold_talk(fixture, "kerngesprek", three, 1, talk);
    action_id(fixture, talk, 0, id);
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    lose(fixture, "DELETE FROM action");
    assert_int_equal(send(fixture).missing, 1);
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    assert_int_equal(send(fixture).missing, 0);
    assert_int_equal(hr_count(fixture), 1);
    assert_missing(fixture, 0, "");
    assert_int_equal(state_of(fixture, id), SHARE_SENT);
}

/* The registry as it was before, put back from a copy. */
static void put_back(struct fixture *fixture, bool back)
{
    char *copy = xasprintf("%s.copy", fixture->setup.registry);
    char *command =
        back ? xasprintf("rm -f '%s-wal' '%s-shm'; cp '%s' '%s'", fixture->setup.registry,
                         fixture->setup.registry, copy, fixture->setup.registry)
             : xasprintf("cp '%s' '%s'", fixture->setup.registry, copy);

    if (!back)
        run_sql(fixture->setup.registry, "PRAGMA wal_checkpoint(TRUNCATE)");
    assert_int_equal(system(command), 0);
    free(command);
    free(copy);
}

/* What was taken back, or erased, since the copy was made is taken back again. */
static void a_copy_brings_nothing_back(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], id[UUID_SIZE], code[CODE_SIZE];
    int count;
    bool scores;

    hold_talk(fixture, "kerngesprek", three, 2, talk);
    action_id(fixture, talk, 0, id);
    say_yes(fixture, talk, 3, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    put_back(fixture, false);
    assert_true(share_withdraw(&fixture->setup, id, &count, &scores, &fixture->diag));
    assert_true(store_erase_interview(fixture->store, talk, &fixture->diag));
    send(fixture);
    assert_int_equal(hr_count(fixture), 0);
    put_back(fixture, true);
    assert_int_equal(hr_count(fixture), 2);
    send(fixture);
    assert_int_equal(hr_count(fixture), 0);
    assert_int_equal(outbox_count(fixture), 0);
}

/* An earlier state of it there is not what was sent: it is missing, and is offered once more. */
static void an_older_copy_is_missing(void **state)
{
    struct fixture *fixture = *state;
    struct share_question question;
    struct shared_list list;
    char talk[UUID_SIZE], id[UUID_SIZE], code[CODE_SIZE];

    hold_talk(fixture, "kerngesprek", three, 1, talk);
    action_id(fixture, talk, 0, id);
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    put_back(fixture, false);
    edit(fixture, id, ACTION_WHAT, "Een Perenboom planten");
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    assert_int_equal(state_of(fixture, id), SHARE_SENT);
    put_back(fixture, true);
    assert_int_equal(send(fixture).missing, 1);
    assert_int_equal(state_of(fixture, id), SHARE_MISSING);
    load(fixture, talk, &question);
    assert_true(question.offers[0].is_change);
    share_question_done(&question);
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    assert_int_equal(send(fixture).missing, 0);
    assert_int_equal(state_of(fixture, id), SHARE_SENT);
    hr_sees(fixture, &list);
    assert_string_equal(action_get(&list.items[0].action, ACTION_WHAT), "Een Perenboom planten");
    shared_list_done(&list);
}

/* HR took the code before anything was there: it never gets there. */
static void withdrawn_before_it_left(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], code[CODE_SIZE];

    hold_talk(fixture, "kerngesprek", three, 1, talk);
    say_yes(fixture, talk, 1, false, "Amina", code);
    assert_int_equal(hr_withdraw(fixture, code), 0);
    pass(fixture, 2 * DAY_MS);
    assert_int_equal(send(fixture).gone, 1);
    assert_int_equal(hr_count(fixture), 0);
    assert_int_equal(outbox_count(fixture), 0);
}

/* ---- scores and counts ---- */

/* Of the closed quarter, by value; "-" where nothing is shown. */
static void assert_figures(struct fixture *fixture, const char *wanted)
{
    struct overview overview;
    struct hr hr;
    char text[300] = "";

    hr_open(fixture, &hr);
    assert_true(registry_overview(hr.registry, &overview, &fixture->diag));
    assert_quiet(fixture);
    for (size_t i = 0; i < overview.figures.count; i++) {
        const struct figure *figure = &overview.figures.items[i];

        if (figure->shown && figure->quarter.number && !*figure->team)
            snprintf(text + strlen(text), sizeof text - strlen(text), "%s %d:%d %d %d;",
                     value_id(figure->value), figure->people, figure->importance,
                     figure->opportunity, figure->realisation);
    }
    assert_string_equal(text, wanted);
    overview_done(&overview);
    registry_close(hr.registry);
}

static void talk_with_scores(struct fixture *fixture, int works, char talk[UUID_SIZE])
{
    struct session *session = begin(fixture, "kerngesprek", "nl");

    memcpy(talk, session_interview(session)->id, UUID_SIZE);
    session_set_number(session, at(session, "belang", "contacts"), 5);
    session_set_number(session, at(session, "ruimte", "contacts"), 3);
    session_set_number(session, at(session, "lukt", "contacts"), works);
    end(fixture);
}

/* Six people; one takes back, and one says another number before it leaves. */
static void scores_go_without_a_name(void **state)
{
    struct fixture *fixture = *state;
    struct person amina = fixture->person;
    char talk[UUID_SIZE], codes[7][CODE_SIZE];
    int count;
    bool scores;

    for (int i = 0; i < 7; i++) {
        char *name = xasprintf("Persoon %d", i);
        struct person person;

        assert_true(store_add_person(fixture->store, name, "Zorg", &person, &fixture->diag));
        fixture->person = person;
        talk_with_scores(fixture, 1, talk);
        say_yes(fixture, talk, 0, true, "", codes[i]);
        assert_true(*codes[i]);
        free(person.name);
        free(person.team);
        free(name);
    }
    fixture->person = amina;
    fixture->session = session_open(&fixture->setup, talk, false, NULL, &fixture->diag);
    session_set_number(fixture->session, at(fixture->session, "lukt", "contacts"), 5);
    end(fixture);
    say_yes(fixture, talk, 0, true, "", codes[6]);
    pass(fixture, 2 * DAY_MS);
    assert_int_equal(send(fixture).sent, 7);
    assert_true(share_withdraw(&fixture->setup, codes[0], &count, &scores, &fixture->diag));
    assert_int_equal(count, 0);
    assert_true(scores);
    send(fixture);
    assert_int_equal(outbox_count(fixture), 0);
    for (int i = 0; i < 60; i++)
        pass(fixture, DAY_MS);
    assert_figures(fixture, "contacts 6:50 30 17;"); /* five times 1 and one 5 */
}

/* Shared again with fewer values: what was left out does not stay behind. */
static void fewer_scores_replace_more(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], code[CODE_SIZE];
    struct hr hr;

    hr_open(fixture, &hr);
    assert_true(registry_set(hr.registry, "group_limit", "3", &fixture->diag));
    registry_close(hr.registry);
    for (int i = 0; i < 3; i++) {
        char *name = xasprintf("Persoon %d", i);
        struct person person, amina = fixture->person;

        assert_true(store_add_person(fixture->store, name, "Zorg", &person, &fixture->diag));
        fixture->person = person;
        talk_with_scores(fixture, 1, talk);
        fixture->person = amina;
        fixture->session = session_open(&fixture->setup, talk, false, NULL, &fixture->diag);
        session_set_number(fixture->session, at(fixture->session, "belang", "income"), 4);
        session_set_number(fixture->session, at(fixture->session, "ruimte", "income"), 4);
        session_set_number(fixture->session, at(fixture->session, "lukt", "income"), 4);
        end(fixture);
        say_yes(fixture, talk, 0, true, "", code);
        free(person.name);
        free(person.team);
        free(name);
    }
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    fixture->session = session_open(&fixture->setup, talk, false, NULL, &fixture->diag);
    session_set_visibility(fixture->session, at(fixture->session, "lukt", "income"),
                           VISIBLE_ONLY_ME);
    end(fixture);
    say_yes(fixture, talk, 0, true, "", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    for (int i = 0; i < 60; i++)
        pass(fixture, DAY_MS);
    assert_figures(fixture, "contacts 3:50 30 10;");
}

/* Of Amina in the registry: how many tokens, and under them the number of how it works. */
static void assert_scores(struct fixture *fixture, const char *quarter, int tokens, int works)
{
    char *where = xasprintf("FROM score WHERE quarter = '%s'", quarter);
    char *count = xasprintf("SELECT count(DISTINCT token) %s", where);
    char *number = xasprintf("SELECT coalesce(max(realisation), 0) %s", where);

    assert_int_equal(count_rows(fixture->setup.registry, count), tokens);
    assert_int_equal(count_rows(fixture->setup.registry, number), works);
    free(number);
    free(count);
    free(where);
}

enum {
    SEPTEMBER = 1789900200,
    DECEMBER = 1795344300 + 20 * 86400
}; /* 20 September, 12 December 2026 */

/* A talk in the third quarter, shared in the fourth beside a talk of that quarter: one person. */
static void late_scores_count_once(void **state)
{
    struct fixture *fixture = *state;
    char early[UUID_SIZE], late[UUID_SIZE], code[CODE_SIZE];

    fixture->time.clock.fixed_now = SEPTEMBER;
    talk_with_scores(fixture, 2, early);
    say_yes(fixture, early, 0, true, "", code); /* they think about it until December */
    fixture->time.clock.fixed_now = DECEMBER;
    talk_with_scores(fixture, 4, late);
    say_yes(fixture, late, 0, true, "", code);
    send(fixture);
    assert_int_equal(outbox_count(fixture), 1); /* those of the newer talk, which still wait */
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    assert_scores(fixture, "2026-Q4", 1, 4);
    assert_scores(fixture, "2026-Q3", 0, 0);
    assert_int_equal(outbox_count(fixture), 0);
}

/* Decided in September, thought over until October: the fourth quarter, and the next talk in it replaces it. */
static void scores_wait_over_the_end_of_a_quarter(void **state)
{
    struct fixture *fixture = *state;
    char early[UUID_SIZE], late[UUID_SIZE], code[CODE_SIZE];
    int count;
    bool scores;

    fixture->time.clock.fixed_now = SEPTEMBER + 9 * 86400; /* 29 September */
    talk_with_scores(fixture, 2, early);
    say_yes(fixture, early, 0, true, "", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    assert_scores(fixture, "2026-Q3", 0, 0);
    assert_scores(fixture, "2026-Q4", 1, 2);
    fixture->time.clock.fixed_now = DECEMBER;
    talk_with_scores(fixture, 4, late);
    say_yes(fixture, late, 0, true, "", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    assert_scores(fixture, "2026-Q4", 1, 4);
    assert_true(share_withdraw(&fixture->setup, code, &count, &scores, &fixture->diag));
    send(fixture);
    assert_scores(fixture, "2026-Q4", 0, 0);
}

static void counts_go_per_team(void **state)
{
    struct fixture *fixture = *state;
    struct overview overview;
    struct hr hr;
    char talk[UUID_SIZE], code[CODE_SIZE];

    hold_talk(fixture, "kerngesprek", three, 1, talk);
    send(fixture);
    assert_false(registry_is_there(fixture)); /* counts alone make no registry */
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    hold_talk(fixture, "kerngesprek", three, 1, talk);
    send(fixture);
    hr_open(fixture, &hr);
    assert_true(registry_overview(hr.registry, &overview, &fixture->diag));
    assert_int_equal(overview.talk_count, 1);
    assert_string_equal(overview.talks[0].team, "Zorg");
    assert_int_equal(overview.talks[0].held, 2);
    overview_done(&overview);
    registry_close(hr.registry);
}

/* What waited until nobody needs it any more is not asked for again and again, and is no trouble. */
static void counts_of_long_ago_end(void **state)
{
    const struct quarter past = {2026, 2};
    struct fixture *fixture = *state;
    struct outbox_result result;
    struct overview overview;
    struct parcel_list list;
    struct hr hr;
    char talk[UUID_SIZE], code[CODE_SIZE];

    hold_talk(fixture, "kerngesprek", three, 1, talk);
    say_yes(fixture, talk, 1, false, "Amina", code);
    pass(fixture, 2 * DAY_MS);
    send(fixture);
    for (int i = 0; i < 2; i++) {
        assert_true(store_put_counts(fixture->store, "Zorg", past, 3, 4, &fixture->diag));
        result = send(fixture);
        assert_int_equal(result.sent, 0);
        assert_int_equal(result.refused, 0);
        assert_true(store_outbox(fixture->store, &list, &fixture->diag));
        assert_int_equal(list.count, 0);
        parcel_list_done(&list);
    }
    hr_open(fixture, &hr);
    assert_true(registry_overview(hr.registry, &overview, &fixture->diag));
    assert_int_equal(overview.talk_count, 1);
    assert_int_equal(quarter_compare(overview.talks[0].quarter, past), 1);
    overview_done(&overview);
    registry_close(hr.registry);
}

/* ---- in a process of its own ---- */

static char *pipe_path(const char *folder)
{
    return path_join(folder, "was-started");
}

/* This program again, as the real one would be started: says with what, and on what. */
static int was_started(int count, char **arguments)
{
    char *path = pipe_path(arguments[2]);
    char words[1000] = "";
    int pipe = open(path, O_WRONLY);

    for (int i = 1; i < count && i < 8; i++)
        strcat(strcat(words, arguments[i]), " ");
    strcat(words, fcntl(9, F_GETFD) == -1 && getpgrp() != getpid() ? "alone" : "not alone");
    free(path);
    return pipe >= 0 && write(pipe, words, strlen(words)) > 0 ? 0 : 1;
}

/* This program under the name of the real one: nothing but a test is started by a test else. */
static int start_it(char **arguments)
{
    struct fixture fixture = {.folder = arguments[2]};
    char *registry = path_join(fixture.folder, "shared.db");

    fixture.time.clock = (struct clock){.now = test_now, .ticks = test_ticks};
    fixture.time.clock.fixed_now = strtoll(arguments[3], NULL, 10);
    id_source_init_counting(&fixture.ids);
    diag_init(&fixture.diag);
    fixture.store = open_store(&fixture);
    fixture.setup = (struct session_setup){.store = fixture.store,
                                           .clock = &fixture.time.clock,
                                           .ids = &fixture.ids,
                                           .data_folder = fixture.folder,
                                           .registry = registry};
    fcntl(0, F_DUPFD, 9);
    outbox_start(&fixture.setup);
    store_close(fixture.store);
    free(registry);
    return waitpid(-1, NULL, WNOHANG) == -1 ? 0 : 1; /* nobody is left to wait for */
}

static int run_copy(struct fixture *fixture)
{
    char *path = path_join(fixture->folder, "waardegesprek");
    char *command = xasprintf("cp /proc/%d/exe %s && %s start %s %lld", getpid(), path, path,
                              fixture->folder, (long long)fixture->time.clock.fixed_now);
    int status = system(command);

    free(command);
    free(path);
    return status;
}

static void started_when_something_is_due(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], code[CODE_SIZE], words[1000] = "";
    char *path = pipe_path(fixture->folder), *wanted;

    assert_false(outbox_is_due(&fixture->setup)); /* nothing to do, and no registry */
    hold_talk(fixture, "kerngesprek", three, 1, talk);
    say_yes(fixture, talk, 1, false, "Amina", code);
    assert_false(outbox_is_due(&fixture->setup));
    pass(fixture, 2 * DAY_MS);
    assert_true(outbox_is_due(&fixture->setup));
    send(fixture);
    assert_false(outbox_is_due(&fixture->setup)); /* it was just there */
    pass(fixture, 10 * 60 * 1000);
    assert_true(outbox_is_due(&fixture->setup));
    assert_int_equal(mkfifo(path, 0600), 0);
    outbox_start(&fixture->setup); /* this is no program to start */
    alarm(60);
    assert_int_equal(run_copy(fixture), 0);
    int pipe = open(path, O_RDONLY | O_CLOEXEC); /* until the other one opens it */
    assert_true(read(pipe, words, sizeof words - 1) > 0);
    alarm(0);
    wanted = xasprintf("--data-dir %s outbox send --quiet --registry %s alone", fixture->folder,
                       fixture->setup.registry);
    assert_string_equal(words, wanted);
    close(pipe);
    free(wanted);
    free(path);
}

/* ---- anything in any order ---- */

enum { ACTIONS = 3, VERSIONS = 400, STEPS = 300 };

/* What was decided of one action: its words at that time, when they may leave, whether they are taken back. */
struct version {
    char what[40];
    int64_t leaves;
    bool gone;
};
struct model {
    struct fixture *fixture;
    char talk[UUID_SIZE], ids[ACTIONS][UUID_SIZE], code[CODE_SIZE];
    struct version versions[ACTIONS][VERSIONS];
    size_t counts[ACTIONS];
    int changes;
    bool hidden;
    unsigned seed;
};

static unsigned any(struct model *model, unsigned count)
{
    model->seed = model->seed * 1103515245U + 12345U;
    return (model->seed >> 16) % count;
}

static size_t index_of(const struct model *model, const char *id)
{
    size_t i = 0;

    while (i < ACTIONS && strcmp(model->ids[i], id) != 0)
        i++;
    assert_true(i < ACTIONS);
    return i;
}

static bool sees(const struct shared_list *list, const char *id, const char *what)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].action.id, id) == 0 &&
            strcmp(action_get(&list->items[i].action, ACTION_WHAT), what) == 0)
            return true;
    }
    return false;
}

/* Whatever HR sees was decided, was to leave by now and was not taken back. */
static void check_seen(struct model *model)
{
    struct shared_list list;

    hr_sees(model->fixture, &list);
    for (size_t i = 0; i < list.count; i++) {
        const char *what = action_get(&list.items[i].action, ACTION_WHAT);
        size_t action = index_of(model, list.items[i].action.id);
        bool fine = false;

        for (size_t v = 0; v < model->counts[action]; v++) {
            const struct version *version = &model->versions[action][v];

            fine |= strcmp(version->what, what) == 0 && !version->gone &&
                    version->leaves <= model->fixture->time.clock.fixed_now;
        }
        if (!fine)
            fail_msg("seed %u: HR sees \"%s\"", model->seed, what);
    }
    shared_list_done(&list);
}

/* A version that was replaced before it left never leaves. */
static void replace_versions(struct model *model, size_t action)
{
    struct shared_list list;

    if (model->hidden)
        hide(model->fixture, false);
    hr_sees(model->fixture, &list);
    if (model->hidden)
        hide(model->fixture, true);
    for (size_t v = 0; v < model->counts[action]; v++) {
        struct version *version = &model->versions[action][v];

        version->gone |= !sees(&list, model->ids[action], version->what);
    }
    shared_list_done(&list);
}

static void do_decide(struct model *model)
{
    unsigned which = any(model, 1 << ACTIONS);
    char code[CODE_SIZE];
    int64_t leaves;
    struct share_question question;

    load(model->fixture, model->talk, &question);
    assert_int_equal(question.count, ACTIONS);
    for (size_t i = 0; i < ACTIONS; i++) {
        const struct share_offer *offer = &question.offers[i];
        size_t action = index_of(model, offer->agreement.action.id);
        struct version *version = &model->versions[action][model->counts[action]];

        if (!(which >> i & 1) || offer->share.state == SHARE_SENT)
            continue;
        replace_versions(model, action);
        assert_true(model->counts[action]++ < VERSIONS);
        snprintf(version->what, sizeof version->what, "%s",
                 action_get(&offer->agreement.action, ACTION_WHAT));
        version->leaves = model->fixture->time.clock.fixed_now + 2 * DAY_MS / 1000;
    }
    share_question_done(&question);
    leaves = say_yes(model->fixture, model->talk, which, false, "Amina", code);
    if (leaves)
        memcpy(model->code, code, CODE_SIZE);
}

static void do_change(struct model *model)
{
    char *what = xasprintf("Woorden %d", model->changes++);

    edit(model->fixture, model->ids[any(model, ACTIONS)], ACTION_WHAT, what);
    free(what);
}

static void all_gone(struct model *model, size_t action)
{
    for (size_t v = 0; v < model->counts[action]; v++)
        model->versions[action][v].gone = true;
}

static void do_withdraw(struct model *model)
{
    size_t action = any(model, ACTIONS);
    int count;
    bool scores;

    assert_true(share_withdraw(&model->fixture->setup, model->ids[action], &count, &scores,
                               &model->fixture->diag));
    all_gone(model, action);
}

static void do_withdraw_all(struct model *model)
{
    int count;
    bool scores;

    if (!*model->code)
        return;
    assert_true(share_withdraw(&model->fixture->setup, model->code, &count, &scores,
                               &model->fixture->diag));
    for (size_t i = 0; i < ACTIONS; i++)
        all_gone(model, i);
}

static void do_withdraw_at_hr(struct model *model)
{
    struct shared_list list;

    if (model->hidden || !*model->code || !registry_is_there(model->fixture))
        return;
    hr_withdraw(model->fixture, model->code);
    hr_sees(model->fixture, &list);
    for (size_t i = 0; i < ACTIONS; i++) {
        bool stays = false;

        for (size_t k = 0; k < list.count; k++)
            stays |= strcmp(list.items[k].action.id, model->ids[i]) == 0;
        for (size_t v = 0; !stays && v < model->counts[i]; v++) {
            struct version *version = &model->versions[i][v];

            version->gone |= version->leaves <= model->fixture->time.clock.fixed_now &&
                             state_of(model->fixture, model->ids[i]) == SHARE_SENT;
        }
    }
    shared_list_done(&list);
}

static void do_send(struct model *model)
{
    if (model->hidden) {
        send_away(model->fixture);
        return;
    }
    send(model->fixture);
    check_seen(model);
}

static void do_hide(struct model *model)
{
    if (!model->hidden && !registry_is_there(model->fixture))
        return;
    model->hidden = !model->hidden;
    hide(model->fixture, model->hidden);
}

static void do_pass(struct model *model)
{
    pass(model->fixture, DAY_MS / 2);
}

static void run_anything(struct fixture *fixture, unsigned seed)
{
    static void (*const steps[])(struct model *) = {
        do_decide, do_decide, do_change, do_withdraw, do_withdraw_all, do_withdraw_at_hr,
        do_send,   do_send,   do_send,   do_hide,     do_pass,         do_pass};
    static struct model model;

    model = (struct model){.fixture = fixture, .seed = seed};
    hold_talk(fixture, "kerngesprek", three, ACTIONS, model.talk);
    for (size_t i = 0; i < ACTIONS; i++)
        action_id(fixture, model.talk, i, model.ids[i]);
    for (int i = 0; i < STEPS; i++)
        steps[any(&model, sizeof steps / sizeof *steps)](&model);
    if (model.hidden)
        do_hide(&model);
    for (size_t i = 0; i < ACTIONS; i++) {
        int count;
        bool scores;

        assert_true(share_withdraw(&fixture->setup, model.ids[i], &count, &scores, &fixture->diag));
        all_gone(&model, i);
    }
    send(fixture);
    check_seen(&model);
    assert_int_equal(outbox_count(fixture), 0);
    for (size_t i = 0; i < ACTIONS; i++)
        assert_int_equal(state_of(fixture, model.ids[i]), SHARE_NONE);
}

static void never_more_than_was_decided(void **state)
{
    struct fixture *fixture = *state;

    for (unsigned seed = 1; seed <= 4; seed++)
        run_anything(fixture, seed * 7919);
    assert_int_equal(hr_count(fixture), 0);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        SHARE_TEST(nothing_before_its_time),
        SHARE_TEST(a_change_is_a_new_decision),
        SHARE_TEST(what_is_taken_back_is_gone_everywhere),
        SHARE_TEST(erased_here_is_gone_there),
        SHARE_TEST(away_is_no_failure),
        SHARE_TEST(an_end_in_between_does_no_harm),
        SHARE_TEST(a_refusal_holds_up_nothing_else),
        SHARE_TEST(one_at_a_time),
        SHARE_TEST(answers_come_back),
        SHARE_TEST(withdrawn_at_hr),
        SHARE_TEST(shared_after_it_was_withdrawn),
        SHARE_TEST(not_there_is_not_withdrawn),
        SHARE_TEST(a_copy_brings_nothing_back),
        SHARE_TEST(an_older_copy_is_missing),
        SHARE_TEST(withdrawn_before_it_left),
        SHARE_TEST(what_is_missing_can_be_shared_again),
        SHARE_TEST(scores_go_without_a_name),
        SHARE_TEST(fewer_scores_replace_more),
        SHARE_TEST(late_scores_count_once),
        SHARE_TEST(scores_wait_over_the_end_of_a_quarter),
        SHARE_TEST(counts_go_per_team),
        SHARE_TEST(counts_of_long_ago_end),
        SHARE_TEST(started_when_something_is_due),
        SHARE_TEST(never_more_than_was_decided),
    };

    if (count > 1)
        return strcmp(arguments[1], "start") == 0 ? start_it(arguments)
                                                  : was_started(count, arguments);
    set_environment();
    return cmocka_run_group_tests_name("session/outbox", tests, NULL, NULL);
}
