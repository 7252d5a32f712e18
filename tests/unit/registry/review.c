/* What HR writes, the totals that go with it, and the settings. */
#include "fixture.h"

#include "peek.h"

static void be_hr(struct fixture *fixture)
{
    fixture_be(fixture, "", "Puk Personeel");
}

static void share_one(struct fixture *fixture, int number)
{
    struct shared_action plan;
    plan_make(&plan, number);
    must_share(fixture, &plan, CODE);
    shared_action_done(&plan);
}

static bool answer(struct fixture *fixture, int number, enum question_state state, const char *by,
                   const char *text)
{
    char id[UUID_SIZE];
    struct reply reply = reply_of(state, by, text);
    id_of(number, id);
    reply.moment = seen_by(fixture, id);
    bool done = registry_answer(fixture->registry, id, &reply, &fixture->diag);
    reply_done(&reply);
    return done;
}

static void test_the_last_answer_stands(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action found;
    share_one(fixture, 1);
    be_hr(fixture);
    assert_done(fixture, answer(fixture, 1, QUESTION_TAKEN_UP, "", "Ik kijk ernaar"));
    fixture_wait(fixture, 60);
    assert_done(fixture, answer(fixture, 1, QUESTION_PROMISED, "2026-12-01", "In december"));
    must_find(fixture, 1, &found);
    assert_int_equal(found.reply.state, QUESTION_PROMISED);
    assert_string_equal(found.reply.who, "Puk Personeel");
    assert_string_equal(found.reply.account, "hr-account");
    assert_string_equal(found.reply.by, "2026-12-01");
    assert_string_equal(found.reply.text, "In december");
    assert_int_equal(found.reply.moment, fixture->clock.fixed_now);
    shared_action_done(&found);
}

/* Taken back: nothing is left of it. */
/* Two colleagues read the same question: the second is told, and what the first wrote stays. */
static void test_an_answer_in_between_stays(void **state)
{
    struct fixture *fixture = *state;
    struct reply reply = reply_of(QUESTION_DONE, "", "Ook iets");
    struct shared_action found;
    char id[UUID_SIZE];
    id_of(1, id);
    share_one(fixture, 1);
    be_hr(fixture);
    assert_done(fixture, answer(fixture, 1, QUESTION_TAKEN_UP, "", "Ik kijk ernaar"));
    assert_refused(fixture, registry_answer(fixture->registry, id, &reply, &fixture->diag),
                   REGISTRY_REFUSED, "Somebody answered meanwhile");
    must_find(fixture, 1, &found);
    assert_string_equal(found.reply.text, "Ik kijk ernaar");
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM log WHERE verb = 'answer'"),
                     1);
    shared_action_done(&found);
    reply_done(&reply);
}

static void test_new_again_is_as_if_nobody_answered(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action found;
    share_one(fixture, 1);
    be_hr(fixture);
    assert_done(fixture, answer(fixture, 1, QUESTION_DONE, "2026-12-01", "Geregeld"));
    assert_done(fixture, answer(fixture, 1, QUESTION_NEW, "2026-12-01", "Toch niet"));
    must_find(fixture, 1, &found);
    assert_int_equal(found.reply.state, QUESTION_NEW);
    assert_string_equal(found.reply.who, "");
    assert_string_equal(found.reply.by, "");
    assert_string_equal(found.reply.text, "");
    assert_int_equal(found.reply.moment, 0);
    assert_true(shared_waits(&found));
    shared_action_done(&found);
}

static void test_answers_that_say_nothing_are_refused(void **state)
{
    struct fixture *fixture = *state;
    share_one(fixture, 1);
    be_hr(fixture);
    assert_refused(fixture, answer(fixture, 1, QUESTION_NOT_POSSIBLE, "", " \n"), REGISTRY_REFUSED,
                   "why it is not possible");
    assert_refused(fixture, answer(fixture, 1, QUESTION_PROMISED, "31-12-2026", ""),
                   REGISTRY_REFUSED, "no day");
    assert_refused(fixture, answer(fixture, 2, QUESTION_PROMISED, "", ""), REGISTRY_REFUSED,
                   "no longer");
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM log WHERE verb = 'answer'"),
                     0);
}

static void test_comments_in_order(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action found;
    char id[UUID_SIZE];
    id_of(1, id);
    share_one(fixture, 1);
    be_hr(fixture);
    assert_done(fixture, registry_comment(fixture->registry, id, "Eerst\ndit", &fixture->diag));
    fixture_wait(fixture, 1);
    assert_done(fixture, registry_comment(fixture->registry, id, "Dan dat", &fixture->diag));
    assert_refused(fixture, registry_comment(fixture->registry, id, " ", &fixture->diag),
                   REGISTRY_REFUSED, "words");
    must_find(fixture, 1, &found);
    assert_int_equal(found.comment_count, 2);
    assert_string_equal(found.comments[0].text, "Eerst\ndit");
    assert_string_equal(found.comments[1].text, "Dan dat");
    assert_string_equal(found.comments[1].who, "Puk Personeel");
    shared_action_done(&found);
    id_of(2, id);
    assert_refused(fixture, registry_comment(fixture->registry, id, "Hoi", &fixture->diag),
                   REGISTRY_REFUSED, "no longer");
}

static void test_marks_as_the_employee_wants(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan, found;
    char id[UUID_SIZE];
    id_of(1, id);
    share_one(fixture, 1);
    plan_make(&plan, 2);
    plan.may_contact = true;
    must_share(fixture, &plan, CODE);
    be_hr(fixture);
    assert_refused(fixture, registry_mark(fixture->registry, id, MARK_EMPLOYEE, &fixture->diag),
                   REGISTRY_REFUSED, "employee did not say");
    assert_done(fixture, registry_mark(fixture->registry, id, MARK_LEADER, &fixture->diag));
    assert_done(fixture, registry_mark(fixture->registry, id, MARK_LEADER, &fixture->diag));
    assert_done(fixture,
                registry_mark(fixture->registry, plan.action.id, MARK_EMPLOYEE, &fixture->diag));
    must_find(fixture, 1, &found);
    assert_int_equal(found.mark, MARK_LEADER);
    shared_action_done(&found);
    must_find(fixture, 2, &found);
    assert_int_equal(found.mark, MARK_EMPLOYEE);
    shared_action_done(&found);
    assert_done(fixture, registry_mark(fixture->registry, id, MARK_NONE, &fixture->diag));
    id_of(3, id);
    assert_refused(fixture, registry_mark(fixture->registry, id, MARK_LEADER, &fixture->diag),
                   REGISTRY_REFUSED, "no longer");
    shared_action_done(&plan);
}

static void test_found_by_a_beginning(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action found;
    share_one(fixture, 0x12345678);
    share_one(fixture, 0x12349999);
    assert_done(fixture, registry_find(fixture->registry, "12345", &found, &fixture->diag));
    assert_string_equal(found.person, "Noor Verzonnen");
    shared_action_done(&found);
    assert_refused(fixture, registry_find(fixture->registry, "1234", &found, &fixture->diag),
                   REGISTRY_REFUSED, "Several");
    static const char *const no[] = {"123",
                                     "",
                                     "abcd",
                                     "1234%",
                                     "1234'--",
                                     "12345678~",
                                     "12345678-1111-4111-8111-1111111111111"};
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_refused(fixture, registry_find(fixture->registry, no[i], &found, &fixture->diag),
                       REGISTRY_REFUSED, "There is no");
}

/* Who did what to which id and when, and never what it was about; and nobody takes a row of it away. */
static void test_the_log_tells_no_content_and_only_grows(void **state)
{
    struct fixture *fixture = *state;
    char id[UUID_SIZE], *words;
    id_of(1, id);
    share_one(fixture, 1);
    be_hr(fixture);
    assert_done(fixture, answer(fixture, 1, QUESTION_PROMISED, "", "Beloofd"));
    assert_done(fixture, registry_comment(fixture->registry, id, "Gezegd", &fixture->diag));
    assert_done(fixture, registry_mark(fixture->registry, id, MARK_LEADER, &fixture->diag));
    assert_done(fixture, registry_set(fixture->registry, "contact", "Puk", &fixture->diag));
    assert_done(fixture, registry_set(fixture->registry, "contact", "Puk", &fixture->diag));
    fixture_be(fixture, "leader-a", "Jip Bedacht");
    assert_done(fixture, registry_withdraw(fixture->registry, id, 1, &fixture->diag));
    assert_done(fixture, registry_withdraw(fixture->registry, id, 1, &fixture->diag));
    assert_int_equal(
        count_rows(fixture->path,
                   "SELECT group_concat(account || ' ' || verb, ', ') ="
                   " 'leader-a team, leader-a share, hr-account answer, hr-account comment,"
                   " hr-account mark, hr-account set, leader-a withdraw' FROM log"),
        1);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM log WHERE id NOT IN ("
                                               " '00000001-1111-4111-8111-111111111111', 'contact',"
                                               " (SELECT id FROM team)) OR moment <> 1795344300"),
                     0);
    words = refusal_of_sql(fixture->path, "UPDATE log SET account = 'x'");
    assert_string_equal(words, "the log only grows");
    sqlite3_free(words);
    words = refusal_of_sql(fixture->path, "DELETE FROM log");
    assert_string_equal(words, "the log only grows");
    sqlite3_free(words);
}

/* --- totals --------------------------------------------------------------------- */

static unsigned random_state = 7;
static unsigned dice(unsigned sides)
{
    random_state = random_state * 1103515245u + 12345u;
    return (random_state >> 16) % sides;
}

static void do_something(struct fixture *fixture)
{
    static const char *const teams[] = {"Noord", "Zuid", "Oost"};
    static const char *const needs[] = {"", "tijd"};
    static const char *const owners[] = {"employee", "leader", "organisation", "hr"};
    static const char *const kinds[] = {"", "time", "training"};
    static const char *const stands[] = {"agreed", "busy", "done", "dropped"};
    struct shared_action plan;
    int number = 1 + (int)dice(30);
    plan_make(&plan, number);
    plan.action.revision = 1 + (int)dice(50);
    plan.round = 1 + (int)dice(4);
    xstrset(&plan.team, teams[dice(3)]);
    set_field(&plan, ACTION_NEED, needs[dice(2)]);
    set_field(&plan, ACTION_OWNER, owners[dice(4)]);
    set_field(&plan, ACTION_KIND, kinds[dice(3)]);
    set_field(&plan, ACTION_STATUS, stands[dice(4)]);
    switch (dice(6)) {
    case 0:
        if (is_there(fixture, number))
            assert_done(fixture, answer(fixture, number, (enum question_state)dice(4), "", "x"));
        break;
    case 1:
        if (dice(3) == 0)
            assert_done(fixture, registry_withdraw(fixture->registry, plan.action.id,
                                                   1 + (int)dice(2), &fixture->diag));
        break;
    case 2:
        fixture_wait(fixture, 86400 * (int)dice(20));
        break;
    default:
        must_share(fixture, &plan, CODE);
    }
    shared_action_done(&plan);
}

#define RECOUNT                                                                                    \
    "SELECT team, kind, strftime('%Y', asked, 'unixepoch') || '-Q' ||"                             \
    " ((strftime('%m', asked, 'unixepoch') + 2) / 3), sum(q), sum(q AND state <> 'new'),"          \
    " sum(q AND state = 'done'), count(*),"                                                        \
    " sum(q AND state = 'new' AND status IN ('agreed', 'busy'))"                                   \
    " FROM (SELECT *, need <> '' OR owner IN ('hr', 'organisation') AS q FROM action)"             \
    " GROUP BY 1, 2, 3"

/* After whatever was done in whatever order the kept totals are what counting would give. */
static void test_totals_equal_a_recount(void **state)
{
    struct fixture *fixture = *state;
    struct overview overview;
    for (int i = 0; i < 400; i++) {
        do_something(fixture);
        if (i % 20 == 0)
            assert_int_equal(count_rows(fixture->path,
                                        "SELECT count(*) FROM (SELECT * FROM (" RECOUNT
                                        " EXCEPT SELECT * FROM request_total) UNION ALL SELECT *"
                                        " FROM (SELECT * FROM request_total EXCEPT " RECOUNT "))"),
                             0);
    }
    assert_done(fixture, registry_overview(fixture->registry, &overview, &fixture->diag));
    struct request_sum all = overview_requests(&overview, NULL);
    assert_true(overview.plans > 5 && overview.waiting > 0 && all.answered > 0);
    assert_int_equal(overview.plans, count_rows(fixture->path, "SELECT count(*) FROM action"));
    assert_int_equal(overview.questions,
                     count_rows(fixture->path, "SELECT count(*) FROM action WHERE question"));
    assert_int_equal(overview.waiting,
                     count_rows(fixture->path, "SELECT count(*) FROM action WHERE standing = 0"));
    assert_int_equal(all.asked, overview.questions);
    overview_done(&overview);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    run_sql(fixture->path, "PRAGMA trusted_schema = ON;"
                           " INSERT INTO search (search) VALUES ('integrity-check')");
}

#define RECOUNT_TALKS                                                                              \
    "SELECT team, quarter, sum(held), sum(planned) FROM talk_count GROUP BY 1, 2"                  \
    " HAVING sum(held) > 0 OR sum(planned) > 0"

static void change_talks(struct fixture *fixture)
{
    static const char *const changes[] = {
        "INSERT INTO talk_count VALUES ('l%u', 't%u', '2026-Q%u', %u, %u)"
        " ON CONFLICT DO UPDATE SET held = excluded.held, planned = excluded.planned",
        "UPDATE OR IGNORE talk_count SET leader = 'l%u', team = 't%u', quarter = '2026-Q%u'"
        " WHERE held = %u AND planned = %u",
        "UPDATE talk_count SET planned = 0 WHERE leader = 'l%u' AND team = 't%u'"
        " AND quarter = '2026-Q%u' AND held = %u AND planned > %u",
        "DELETE FROM talk_count WHERE leader = 'l%u' AND team = 't%u' AND quarter > '2026-Q%u'"
        " AND held < %u + 3 AND planned < %u + 3"};
    unsigned which = dice(6);
    char *sql = xasprintf(changes[which < 3 ? 0 : which - 2], dice(4), dice(3), 1 + dice(3),
                          dice(4), dice(4));
    run_sql(fixture->path, sql);
    free(sql);
}

/* What was talked is kept as a total as well, and nothing stands there of nothing. */
static void test_talks_equal_a_recount(void **state)
{
    struct fixture *fixture = *state;
    struct overview overview;
    int held, planned;
    run_sql(fixture->path, "INSERT INTO team VALUES ('t0', 'Noord', 'noord'),"
                           " ('t1', 'Oost', 'oost'), ('t2', 'Zuid', 'zuid')");
    for (int i = 0; i < 300; i++) {
        change_talks(fixture);
        assert_int_equal(count_rows(fixture->path,
                                    "SELECT count(*) FROM (SELECT * FROM (" RECOUNT_TALKS
                                    " EXCEPT SELECT * FROM talk_total) UNION ALL SELECT *"
                                    " FROM (SELECT * FROM talk_total EXCEPT " RECOUNT_TALKS "))"),
                         0);
    }
    assert_done(fixture, registry_overview(fixture->registry, &overview, &fixture->diag));
    overview_talks(&overview, NULL, NULL, &held, &planned);
    assert_true(overview.talk_count > 2 && held > 5 && planned > 5);
    assert_int_equal(held, count_rows(fixture->path, "SELECT sum(held) FROM talk_count"));
    assert_int_equal(planned, count_rows(fixture->path, "SELECT sum(planned) FROM talk_count"));
    overview_done(&overview);
}

/* --- settings and teams ------------------------------------------------------------- */

static void test_settings(void **state)
{
    struct fixture *fixture = *state;
    struct registry_settings settings;
    assert_done(fixture, registry_settings(fixture->registry, &settings, &fixture->diag));
    assert_string_equal(settings.organisation, "");
    assert_string_equal(settings.contact, "");
    assert_int_equal(settings.answer_days, 14);
    assert_int_equal(settings.group_limit, 5);
    registry_settings_done(&settings);
    assert_done(fixture,
                registry_set(fixture->registry, "organisation", "Zorg\033 Zó", &fixture->diag));
    assert_done(fixture, registry_set(fixture->registry, "answer_days", "7", &fixture->diag));
    assert_done(fixture, registry_set(fixture->registry, "group_limit", "3", &fixture->diag));
    assert_done(fixture, registry_settings(fixture->registry, &settings, &fixture->diag));
    assert_string_equal(settings.organisation, "Zorg Zó");
    assert_int_equal(settings.answer_days, 7);
    assert_int_equal(settings.group_limit, 3);
    registry_settings_done(&settings);
}

static void test_settings_that_can_not_be(void **state)
{
    struct fixture *fixture = *state;
    struct registry_settings settings;
    static const char *const no[][2] = {{"group_limit", "2"},    {"group_limit", "-5"},
                                        {"group_limit", "vijf"}, {"answer_days", "0"},
                                        {"answer_days", "366"},  {"answer_days", "14 dagen"},
                                        {"answer_days", ""}};
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_refused(fixture, registry_set(fixture->registry, no[i][0], no[i][1], &fixture->diag),
                       REGISTRY_REFUSED, "is a number from");
    assert_refused(fixture, registry_set(fixture->registry, "colour", "red", &fixture->diag),
                   REGISTRY_REFUSED, "There are:");
    /* Written past the program: the floor holds all the same. */
    run_sql(fixture->path, "INSERT INTO setting VALUES ('group_limit', '1'), ('answer_days', 'x')");
    assert_done(fixture, registry_settings(fixture->registry, &settings, &fixture->diag));
    assert_int_equal(settings.group_limit, 5);
    assert_int_equal(settings.answer_days, 14);
    registry_settings_done(&settings);
}

static void assert_teams(struct fixture *fixture, const char *names)
{
    struct registry_team_list list;
    char all[200] = "";
    assert_done(fixture, registry_teams(fixture->registry, &list, &fixture->diag));
    for (size_t i = 0; i < list.count; i++)
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s|", list.items[i].name);
    assert_string_equal(all, names);
    registry_team_list_done(&list);
}

static void test_teams_by_name(void **state)
{
    struct fixture *fixture = *state;
    assert_done(fixture, registry_save_team(fixture->registry, NULL, " Zuid ", &fixture->diag));
    assert_done(fixture, registry_save_team(fixture->registry, NULL, "École", &fixture->diag));
    assert_done(fixture, registry_save_team(fixture->registry, NULL, "ecole", &fixture->diag));
    assert_teams(fixture, "École|Zuid|");
    assert_done(fixture, registry_save_team(fixture->registry, "ZUID", "Avond", &fixture->diag));
    assert_teams(fixture, "Avond|École|");
    assert_done(fixture, registry_save_team(fixture->registry, "avond", "AVOND", &fixture->diag));
    assert_teams(fixture, "AVOND|École|");
    assert_refused(fixture, registry_save_team(fixture->registry, "avond", "ECOLE", &fixture->diag),
                   REGISTRY_REFUSED, "already");
    assert_refused(fixture, registry_save_team(fixture->registry, "west", "x", &fixture->diag),
                   REGISTRY_REFUSED, "no team");
    assert_refused(fixture, registry_save_team(fixture->registry, NULL, "  ", &fixture->diag),
                   REGISTRY_REFUSED, "needs a name");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_the_last_answer_stands),
        FIXTURE_TEST(test_an_answer_in_between_stays),
        FIXTURE_TEST(test_new_again_is_as_if_nobody_answered),
        FIXTURE_TEST(test_answers_that_say_nothing_are_refused),
        FIXTURE_TEST(test_comments_in_order),
        FIXTURE_TEST(test_marks_as_the_employee_wants),
        FIXTURE_TEST(test_found_by_a_beginning),
        FIXTURE_TEST(test_the_log_tells_no_content_and_only_grows),
        FIXTURE_TEST(test_totals_equal_a_recount),
        FIXTURE_TEST(test_talks_equal_a_recount),
        FIXTURE_TEST(test_settings),
        FIXTURE_TEST(test_settings_that_can_not_be),
        FIXTURE_TEST(test_teams_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
