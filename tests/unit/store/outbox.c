/* The outbox, the counts that go along, and what the registry said when it was last reached. */
#include "store/share_fixture.h"

#include <time.h>

#include "store/appointment.h"

static const char code[] = "7KQM-2T9X-RB4C";

/* --- parcels ------------------------------------------------------------ */

static void test_trouble_is_told(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action;
    struct parcel_list list;
    struct share share;
    shared_talk(fixture, person, talk, &action);
    decide(fixture, &action, "Amina", code);
    outbox(fixture, &list);
    assert_done(fixture, store_parcel_failed(fixture->store, &list.items[0], "No such team.", true,
                                             &fixture->diag));
    parcel_list_done(&list);
    fixture_reopen(fixture);
    outbox(fixture, &list);
    assert_int_equal(list.count, 1);
    assert_true(list.items[0].refused);
    assert_string_equal(list.items[0].trouble, "No such team.");
    parcel_list_done(&list);
    assert_done(fixture, store_find_share(fixture->store, action.id, &share, &fixture->diag));
    assert_int_equal(share.state, SHARE_REFUSED);
    assert_string_equal(share.trouble, "No such team.");
    share_done(&share);
    decide(fixture, &action, "Amina", code); /* another try */
    assert_share(fixture, action.id, SHARE_WAITS, 1);
    action_done(&action);
}

/* --- counts ------------------------------------------------------------- */

static void put_counts(struct fixture *fixture, int held, int planned)
{
    assert_done(fixture, store_put_counts(fixture->store, "Zorg", (struct quarter){2026, 4}, held,
                                          planned, &fixture->diag));
}

static void test_counts_go_when_they_change(void **state)
{
    struct fixture *fixture = *state;
    struct parcel_list list;
    put_counts(fixture, 0, 0); /* of nothing nothing is told */
    assert_outbox(fixture, "");
    put_counts(fixture, 1, 2);
    put_counts(fixture, 2, 1);
    outbox(fixture, &list);
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].payload,
                        "{\"team\":\"Zorg\",\"quarter\":\"2026-Q4\",\"held\":2,\"planned\":1}");
    parcel_list_done(&list);
    send_all(fixture);
    put_counts(fixture, 2, 1);
    assert_outbox(fixture, "");
    put_counts(fixture, 3, 0);
    assert_outbox(fixture, "counts");
    put_counts(fixture, 2, 1); /* as it was sent */
    assert_outbox(fixture, "");
    put_counts(fixture, 3, 0);
    try_all_at(fixture, 0); /* perhaps it arrived, so the other has to go after it */
    put_counts(fixture, 2, 1);
    assert_outbox(fixture, "counts");
    send_all(fixture);
    put_counts(fixture, 0, 0);
    assert_outbox(fixture, "counts");
}

static void talk_of(struct fixture *fixture, const char *person, enum process process, bool closed)
{
    struct script guide = {.id = process_id(process),
                           .version = 1,
                           .language = "nl",
                           .title = "Een gesprek",
                           .process = process};
    char id[UUID_SIZE];
    assert_done(fixture, store_add_interview(fixture->store, person, NULL, &guide,
                                             process_id(process), id, &fixture->diag));
    if (closed)
        assert_done(fixture, store_close_interview(fixture->store, id, true, &fixture->diag));
}

static void appoint(struct fixture *fixture, const char *person, const char *guide, struct day day)
{
    char id[UUID_SIZE];
    assert_done(fixture, store_add_appointment(fixture->store, person, NULL, guide, day, id,
                                               &fixture->diag));
}

static void assert_counts(struct fixture *fixture, struct quarter quarter, const char *wanted)
{
    struct team_count *counts;
    size_t count;
    char text[200] = "";
    assert_done(fixture,
                store_team_counts(fixture->store, quarter, &counts, &count, &fixture->diag));
    for (size_t i = 0; i < count; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s %d %d;", counts[i].team,
                 counts[i].held, counts[i].planned);
    assert_string_equal(text, wanted);
    team_counts_free(counts, count);
}

/* Of the value talks only, and never of anybody without a team. */
static void test_what_is_counted(void **state)
{
    struct fixture *fixture = *state;
    char amina[UUID_SIZE], bo[UUID_SIZE], nobody[UUID_SIZE];
    fixture_person(fixture, "Amina", "Zorg", amina);
    fixture_person(fixture, "Bo", "Keuken", bo);
    fixture_person(fixture, "Cas", NULL, nobody);
    talk_of(fixture, amina, PROCESS_ONE_ON_ONE, true);
    talk_of(fixture, amina, PROCESS_FOLLOW_UP, true);
    talk_of(fixture, amina, PROCESS_ANNUAL, true);
    talk_of(fixture, amina, PROCESS_ONE_ON_ONE, false);
    talk_of(fixture, bo, PROCESS_IMPROVEMENT, true);
    talk_of(fixture, nobody, PROCESS_ONE_ON_ONE, true);
    appoint(fixture, bo, "one-on-one", (struct day){2026, 12, 31});
    appoint(fixture, bo, "annual", (struct day){2026, 12, 1});
    appoint(fixture, amina, "follow-up", (struct day){2027, 1, 1});
    appoint(fixture, amina, "unknown", (struct day){2026, 12, 1});
    assert_counts(fixture, (struct quarter){2026, 4}, "Keuken 0 1;Zorg 2 0;");
    assert_counts(fixture, (struct quarter){2027, 1}, "Keuken 0 0;Zorg 0 1;");
    assert_counts(fixture, (struct quarter){2026, 3}, "Keuken 0 0;Zorg 0 0;");
}

/* The quarter ends at the leader's midnight, not at that of Greenwich. */
static void test_quarters_end_at_midnight(void **state)
{
    struct fixture *fixture = *state;
    char amina[UUID_SIZE];
    setenv("TZ", "Europe/Amsterdam", 1);
    tzset();
    fixture_person(fixture, "Amina", "Zorg", amina);
    assert_true(moment_from_iso("2026-12-31T23:30:00Z", &fixture->clock.fixed_now));
    talk_of(fixture, amina, PROCESS_ONE_ON_ONE, true);
    assert_counts(fixture, (struct quarter){2026, 4}, "Zorg 0 0;");
    assert_counts(fixture, (struct quarter){2027, 1}, "Zorg 1 0;");
    setenv("TZ", "UTC", 1);
    tzset();
}

/* --- answers ------------------------------------------------------------ */

static void shared_init(struct shared_action *shared, const struct action *action)
{
    shared_action_init(shared);
    action_copy(&shared->action, action);
    shared->round = 1;
}

static void answer(struct shared_action *shared, enum question_state state, const char *text,
                   int64_t moment)
{
    shared->reply.state = state;
    shared->reply.moment = moment;
    xstrset(&shared->reply.who, "Petra");
    xstrset(&shared->reply.by, "2026-12-01");
    xstrset(&shared->reply.text, text);
}

static void keep(struct fixture *fixture, struct shared_action *shared)
{
    struct shared_list mine = {shared, 1};
    assert_done(fixture, store_keep_answers(fixture->store, &mine, &fixture->diag));
}

/* The only one; hr_answer_done() it. */
static struct hr_answer only_answer(struct fixture *fixture)
{
    struct hr_answer_list list;
    assert_done(fixture, store_answers(fixture->store, &list, &fixture->diag));
    assert_int_equal(list.count, 1);
    struct hr_answer answer = list.items[0];
    free(list.items);
    return answer;
}

static void assert_is_new(struct fixture *fixture, bool is_new)
{
    struct hr_answer answer = only_answer(fixture);
    assert_int_equal(answer.is_new, is_new);
    hr_answer_done(&answer);
}

static void open_answer(struct fixture *fixture, const char *action)
{
    assert_is_new(fixture, true);
    assert_done(fixture, store_answer_seen(fixture->store, action, &fixture->diag));
    assert_is_new(fixture, false);
}

static void test_answers_are_new_until_opened(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action;
    struct shared_action shared;
    shared_talk(fixture, person, talk, &action);
    decide(fixture, &action, "Amina", code);
    send_all_at(fixture, 2 * DAY);
    shared_init(&shared, &action);
    shared.asked = fixture->clock.fixed_now;
    keep(fixture, &shared);
    assert_is_new(fixture, false); /* nobody said anything yet */
    answer(&shared, QUESTION_PROMISED, "Wij\nregelen\x1b[2J het", 1000);
    keep(fixture, &shared);
    struct hr_answer kept = only_answer(fixture);
    assert_int_equal(kept.reply.state, QUESTION_PROMISED);
    assert_string_equal(kept.reply.who, "Petra");
    assert_string_equal(kept.reply.by, "2026-12-01");
    assert_string_equal(kept.reply.text, "Wij\nregelen[2J het");
    hr_answer_done(&kept);
    open_answer(fixture, action.id);
    keep(fixture, &shared);
    assert_is_new(fixture, false);
    answer(&shared, QUESTION_DONE, "Geregeld", 1000); /* in the same second */
    keep(fixture, &shared);
    open_answer(fixture, action.id);
    shared.mark = MARK_LEADER;
    keep(fixture, &shared);
    open_answer(fixture, action.id);
    shared.mark = MARK_NONE;
    keep(fixture, &shared);
    assert_is_new(fixture, false);
    shared_action_done(&shared);
    action_done(&action);
}

static void test_comments_come_along(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action;
    struct shared_action shared;
    shared_talk(fixture, person, talk, &action);
    decide(fixture, &action, "Amina", code);
    shared_init(&shared, &action);
    shared.comments = xcalloc(2, sizeof *shared.comments);
    for (int i = 0; i < 2; i++)
        shared.comments[i] = (struct comment){.who = xstrdup("Petra"),
                                              .account = xstrdup(""),
                                              .text = xasprintf("Opmerking %d", i),
                                              .moment = 1000 + i};
    shared.comment_count = 1;
    keep(fixture, &shared);
    open_answer(fixture, action.id);
    shared.comment_count = 2;
    keep(fixture, &shared);
    struct hr_answer kept = only_answer(fixture);
    assert_int_equal(kept.comment_count, 2);
    assert_string_equal(kept.comments[1].text, "Opmerking 1");
    assert_int_equal(kept.comments[1].moment, 1001);
    hr_answer_done(&kept);
    open_answer(fixture, action.id);
    shared_action_done(&shared);
    action_done(&action);
}

/* The registry was reached then. */
static void look(struct fixture *fixture, int64_t moment)
{
    struct registry_seen seen;
    assert_done(fixture, store_registry_seen(fixture->store, &seen, &fixture->diag));
    seen.reached = moment;
    assert_done(fixture, store_see_registry(fixture->store, &seen, &fixture->diag));
    registry_seen_done(&seen);
}

/* A question only, that nobody answered, and whose action still stands. */
static void test_waiting_for_long(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action;
    struct shared_action shared;
    shared_talk(fixture, person, talk, &action);
    decide(fixture, &action, "Amina", code);
    shared_init(&shared, &action);
    shared.asked = fixture->clock.fixed_now;
    keep(fixture, &shared);
    fixture_wait(fixture, 14 * DAY);
    struct hr_answer kept = only_answer(fixture);
    assert_false(kept.is_long);
    hr_answer_done(&kept);
    change(fixture, talk, &action, ACTION_NEED, "Een dag");
    kept = only_answer(fixture);
    assert_false(kept.is_long); /* nobody looked there since */
    hr_answer_done(&kept);
    look(fixture, fixture->clock.fixed_now - DAY);
    kept = only_answer(fixture);
    assert_true(kept.is_long);
    look(fixture, fixture->clock.fixed_now - DAY - 1);
    hr_answer_done(&kept);
    kept = only_answer(fixture);
    assert_false(kept.is_long);
    look(fixture, fixture->clock.fixed_now);
    hr_answer_done(&kept);
    fixture_wait(fixture, -DAY);
    kept = only_answer(fixture);
    assert_false(kept.is_long);
    hr_answer_done(&kept);
    fixture_wait(fixture, 10 * DAY);
    answer(&shared, QUESTION_TAKEN_UP, "", 1000);
    keep(fixture, &shared);
    kept = only_answer(fixture);
    assert_false(kept.is_long);
    hr_answer_done(&kept);
    shared_action_done(&shared);
    action_done(&action);
}

/* What was taken back here has no answer, whatever the registry still tells. */
static void test_answers_go_with_their_share(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE];
    struct action action;
    struct shared_action shared;
    struct hr_answer_list list;
    shared_talk(fixture, person, talk, &action);
    decide(fixture, &action, "Amina", code);
    shared_init(&shared, &action);
    answer(&shared, QUESTION_DONE, "Geregeld", 1000);
    keep(fixture, &shared);
    withdraw(fixture, action.id, 1);
    assert_done(fixture, store_answers(fixture->store, &list, &fixture->diag));
    assert_int_equal(list.count, 0);
    keep(fixture, &shared);
    assert_done(fixture, store_answers(fixture->store, &list, &fixture->diag));
    assert_int_equal(list.count, 0);
    shared_action_done(&shared);
    action_done(&action);
}

/* --- the registry ------------------------------------------------------- */

static void test_what_is_known_of_it(void **state)
{
    struct fixture *fixture = *state;
    struct registry_seen seen;
    assert_done(fixture, store_registry_seen(fixture->store, &seen, &fixture->diag));
    assert_int_equal(seen.answer_days, 14);
    assert_int_equal(seen.reached, 0);
    assert_int_equal(seen.team_count, 0);
    assert_string_equal(seen.place, "");
    xstrset(&seen.place, "/srv/registry.db");
    xstrset(&seen.organisation, "Zorg \x1b[31mDichtbij");
    xstrset(&seen.contact, "Petra");
    seen.answer_days = 7;
    seen.reached = 1000;
    char *teams[] = {(char[]){"Zorg"}, (char[]){"Keuken"}, (char[]){"Zorg"}};
    seen.teams = teams;
    seen.team_count = 3;
    assert_done(fixture, store_see_registry(fixture->store, &seen, &fixture->diag));
    seen.teams = NULL;
    seen.team_count = 0;
    registry_seen_done(&seen);
    fixture_reopen(fixture);
    assert_done(fixture, store_registry_seen(fixture->store, &seen, &fixture->diag));
    assert_string_equal(seen.organisation, "Zorg [31mDichtbij");
    assert_string_equal(seen.contact, "Petra");
    assert_int_equal(seen.answer_days, 7);
    assert_int_equal(seen.reached, 1000);
    assert_int_equal(seen.team_count, 2);
    assert_string_equal(seen.teams[0], "Keuken");
    registry_seen_done(&seen);
}

/* What one registry knows another does not. */
static void test_another_registry_gets_all_counts(void **state)
{
    struct fixture *fixture = *state;
    struct registry_seen seen;
    put_counts(fixture, 2, 1);
    send_all(fixture);
    put_counts(fixture, 2, 1);
    assert_outbox(fixture, "");
    assert_done(fixture, store_registry_seen(fixture->store, &seen, &fixture->diag));
    xstrset(&seen.place, "/srv/other.db");
    assert_done(fixture, store_see_registry(fixture->store, &seen, &fixture->diag));
    put_counts(fixture, 2, 1);
    assert_outbox(fixture, "counts");
    registry_seen_done(&seen);
}

int main(void)
{
    setenv("TZ", "UTC", 1);
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_trouble_is_told),
        FIXTURE_TEST(test_counts_go_when_they_change),
        FIXTURE_TEST(test_what_is_counted),
        FIXTURE_TEST(test_quarters_end_at_midnight),
        FIXTURE_TEST(test_answers_are_new_until_opened),
        FIXTURE_TEST(test_comments_come_along),
        FIXTURE_TEST(test_waiting_for_long),
        FIXTURE_TEST(test_answers_go_with_their_share),
        FIXTURE_TEST(test_what_is_known_of_it),
        FIXTURE_TEST(test_another_registry_gets_all_counts),
    };
    return cmocka_run_group_tests_name("store/outbox", tests, NULL, NULL);
}
