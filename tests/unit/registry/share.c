/* Sharing, changing and withdrawing, in a SQLite registry. */
#include "fixture.h"

#include "peek.h"

static void test_stands_as_it_was_given(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan, found;
    plan_make(&plan, 1);
    plan.may_contact = true;
    assert_int_equal(must_share(fixture, &plan, CODE), SHARE_KEPT);
    must_find(fixture, 1, &found);
    for (int i = 0; i < ACTION_FIELD_COUNT; i++)
        assert_string_equal(action_get(&found.action, (enum action_field)i),
                            action_get(&plan.action, (enum action_field)i));
    assert_string_equal(found.person, "Noor Verzonnen");
    assert_string_equal(found.team, "Noord");
    assert_string_equal(found.leader, "leader-a");
    assert_string_equal(found.leader_name, "Jip Bedacht");
    assert_int_equal(found.asked, fixture->clock.fixed_now);
    assert_int_equal(found.changed, fixture->clock.fixed_now);
    assert_true(found.may_contact);
    assert_int_equal(found.reply.state, QUESTION_NEW);
    assert_int_equal(found.number, 1);
    shared_action_done(&found);
    shared_action_done(&plan);
}

/* Twice the same is once; what is older than what stands there is let be. */
static void test_takes_a_higher_revision_only(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan, found;
    int64_t asked = fixture->clock.fixed_now;
    plan_make(&plan, 1);
    must_share(fixture, &plan, CODE);
    fixture_wait(fixture, 100);
    set_field(&plan, ACTION_WHAT, "Nieuw");
    assert_int_equal(must_share(fixture, &plan, CODE), SHARE_KEPT);
    must_find(fixture, 1, &found);
    assert_string_equal(action_get(&found.action, ACTION_WHAT), "Een cursus wondzorg volgen");
    shared_action_done(&found);

    plan.action.revision = 3;
    must_share(fixture, &plan, CODE);
    plan.action.revision = 2;
    set_field(&plan, ACTION_WHAT, "Ouder");
    assert_int_equal(must_share(fixture, &plan, CODE), SHARE_KEPT);
    must_find(fixture, 1, &found);
    assert_string_equal(action_get(&found.action, ACTION_WHAT), "Nieuw");
    assert_int_equal(found.action.revision, 3);
    assert_int_equal(found.asked, asked);
    assert_int_equal(found.changed, asked + 100);
    shared_action_done(&found);

    plan.round = 2; /* a later round counts more than any revision */
    plan.action.revision = 1;
    must_share(fixture, &plan, CODE);
    must_find(fixture, 1, &found);
    assert_string_equal(action_get(&found.action, ACTION_WHAT), "Ouder");
    shared_action_done(&found);
    shared_action_done(&plan);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM action"), 1);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM log WHERE verb = 'share'"), 1);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM log WHERE verb = 'change'"),
                     2);
}

/* As numbers, not as texts: 10 is more than 9. */
static void test_revisions_are_numbers(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan, found;
    plan_make(&plan, 1);
    plan.action.revision = 9;
    must_share(fixture, &plan, CODE);
    plan.action.revision = 10;
    set_field(&plan, ACTION_WHAT, "Tien");
    must_share(fixture, &plan, CODE);
    must_find(fixture, 1, &found);
    assert_string_equal(action_get(&found.action, ACTION_WHAT), "Tien");
    shared_action_done(&found);
    shared_action_done(&plan);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM log"), 3); /* with the team */
}

static void test_a_change_keeps_what_is_hrs(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan, found;
    struct reply reply = reply_of(QUESTION_PROMISED, "2026-12-01", "Komt goed");
    char id[UUID_SIZE];
    id_of(1, id);
    plan_make(&plan, 1);
    plan.may_contact = true;
    must_share(fixture, &plan, CODE);
    fixture_be(fixture, "", "Puk Personeel");
    assert_done(fixture, registry_answer(fixture->registry, id, &reply, &fixture->diag));
    assert_done(fixture, registry_comment(fixture->registry, id, "Even bellen", &fixture->diag));
    assert_done(fixture, registry_mark(fixture->registry, id, MARK_EMPLOYEE, &fixture->diag));
    fixture_be(fixture, "leader-a", "Jip Bedacht");
    plan.action.revision = 2;
    set_field(&plan, ACTION_STATUS, "busy");
    must_share(fixture, &plan, CODE);
    must_find(fixture, 1, &found);
    assert_int_equal(action_status(&found.action), ACTION_BUSY);
    assert_int_equal(found.reply.state, QUESTION_PROMISED);
    assert_string_equal(found.reply.who, "Puk Personeel");
    assert_string_equal(found.reply.account, "hr-account");
    assert_string_equal(found.reply.by, "2026-12-01");
    assert_int_equal(found.comment_count, 1);
    assert_string_equal(found.comments[0].text, "Even bellen");
    assert_int_equal(found.mark, MARK_EMPLOYEE);
    shared_action_done(&found);

    plan.action.revision = 3; /* the employee would rather not be talked with any more */
    plan.may_contact = false;
    must_share(fixture, &plan, CODE);
    must_find(fixture, 1, &found);
    assert_int_equal(found.mark, MARK_NONE);
    assert_false(found.may_contact);
    shared_action_done(&found);
    shared_action_done(&plan);
    reply_done(&reply);
}

static void test_withdrawn_stays_out(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    char id[UUID_SIZE];
    id_of(1, id);
    plan_make(&plan, 1);
    must_share(fixture, &plan, CODE);
    assert_done(fixture, registry_withdraw(fixture->registry, id, 1, &fixture->diag));
    assert_false(is_there(fixture, 1));
    plan.action.revision = 9;
    assert_int_equal(must_share(fixture, &plan, CODE), SHARE_WITHDRAWN);
    assert_false(is_there(fixture, 1));
    plan.round = 2;
    assert_int_equal(must_share(fixture, &plan, CODE), SHARE_KEPT);
    assert_true(is_there(fixture, 1));
    /* The withdrawal of the round before arrives once more. */
    assert_done(fixture, registry_withdraw(fixture->registry, id, 1, &fixture->diag));
    assert_true(is_there(fixture, 1));
    assert_done(fixture, registry_withdraw(fixture->registry, id, 2, &fixture->diag));
    assert_done(fixture, registry_withdraw(fixture->registry, id, 2, &fixture->diag));
    assert_false(is_there(fixture, 1));
    shared_action_done(&plan);
}

/* It was never sent, and comes after all, from a copy of the leader's store. */
static void test_withdrawn_before_it_came(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    plan_make(&plan, 7);
    assert_done(fixture, registry_withdraw(fixture->registry, plan.action.id, 1, &fixture->diag));
    assert_int_equal(must_share(fixture, &plan, CODE), SHARE_WITHDRAWN);
    shared_action_done(&plan);
}

static void test_another_leader_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    enum share_result result;
    plan_make(&plan, 1);
    must_share(fixture, &plan, CODE);
    fixture_be(fixture, "leader-b", "Bo Bedacht");
    assert_refused(fixture, registry_withdraw(fixture->registry, plan.action.id, 9, &fixture->diag),
                   REGISTRY_REFUSED, "Another leader");
    plan.action.revision = 5;
    assert_refused(fixture,
                   registry_share(fixture->registry, &plan, OTHER, &result, &fixture->diag),
                   REGISTRY_REFUSED, "Another leader");
    fixture_be(fixture, "leader-a", "Jip Bedacht");
    assert_true(is_there(fixture, 1));
    assert_int_equal(must_share(fixture, &plan, CODE),
                     SHARE_KEPT); /* nothing was left of the tries */
    shared_action_done(&plan);
}

static void test_code_withdraws_all_under_it(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    int count = -1;
    for (int i = 1; i <= 3; i++) {
        plan_make(&plan, i);
        must_share(fixture, &plan, i < 3 ? CODE : OTHER);
        shared_action_done(&plan);
    }
    fixture_be(fixture, "", "Puk Personeel");
    assert_done(fixture, registry_withdraw_code(fixture->registry, "zzzz-2345-6789", &count,
                                                &fixture->diag));
    assert_int_equal(count, 0);
    assert_done(fixture, registry_withdraw_code(fixture->registry, " wxyz 23456789", &count,
                                                &fixture->diag));
    assert_int_equal(count, 2);
    assert_false(is_there(fixture, 1) || is_there(fixture, 2));
    assert_true(is_there(fixture, 3));
    fixture_be(fixture, "leader-a", "Jip Bedacht");
    plan_make(&plan, 1);
    assert_int_equal(must_share(fixture, &plan, CODE), SHARE_WITHDRAWN);
    shared_action_done(&plan);
    assert_int_equal(count_rows(fixture->path,
                                "SELECT count(*) FROM log WHERE verb = 'withdraw' AND account = "
                                "'hr-account'"),
                     2);
}

/* The code itself stands nowhere. */
static void test_code_is_not_kept(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    plan_make(&plan, 1);
    must_share(fixture, &plan, CODE);
    shared_action_done(&plan);
    registry_close(fixture->registry);
    assert_int_equal(folder_count(fixture->folder, "Twee dagen"), 1);
    assert_int_equal(folder_count(fixture->folder, CODE), 0);
    assert_int_equal(folder_count(fixture->folder, "WXYZ23456789"), 0);
    fixture_open(fixture);
}

/*
 * Not a word is left in any file: not of the plan, of what was changed in it, of HR's, nor in the index. Texts that grow, so that
 * rows were moved about.
 */
static void test_withdrawing_leaves_no_trace(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    char id[UUID_SIZE], filler[3000];
    struct reply reply = reply_of(QUESTION_TAKEN_UP, "", "Kwartelkoning");
    memset(filler, 'x', sizeof filler);
    filler[sizeof filler - 1] = '\0';
    for (int i = 1; i <= 60; i++) {
        plan_make(&plan, i);
        if (i % 3 == 0) {
            set_field(&plan, ACTION_WHAT, "Roerdomp en Zeearend");
            xstrset(&plan.person, "Grutto");
        }
        must_share(fixture, &plan, i % 3 ? CODE : OTHER);
        if (i % 3 == 0) {
            plan.action.revision = 2;
            set_field(&plan, ACTION_OWN_PART, "Wielewaal");
            must_share(fixture, &plan, OTHER);
            id_of(i, id);
            assert_done(fixture, registry_answer(fixture->registry, id, &reply, &fixture->diag));
            assert_done(fixture,
                        registry_comment(fixture->registry, id, "Tureluur", &fixture->diag));
        }
        shared_action_done(&plan);
    }
    for (int i = 0; i < 240; i++) { /* they grow and shrink, and the rows beside them move */
        int number = 1 + i * 37 % 60;
        plan_make(&plan, number);
        plan.action.revision = 3 + i;
        set_field(&plan, ACTION_NOTICE, filler + 1999 + i * 7919 % 1000);
        if (number % 3 == 0)
            set_field(&plan, ACTION_WHAT, "Roerdomp en Zeearend");
        must_share(fixture, &plan, number % 3 ? CODE : OTHER);
        shared_action_done(&plan);
    }
    assert_true(folder_count(fixture->folder, "Roerdomp") > 0);
    assert_true(folder_count(fixture->folder, "roerdomp") > 0); /* the index */
    for (int i = 3; i <= 60; i += 3) {
        id_of(i, id);
        assert_done(fixture, registry_withdraw(fixture->registry, id, 1, &fixture->diag));
    }
    static const char *const words[] = {"oerdomp",  "earend",  "rutto",
                                        "ielewaal", "ureluur", "wartelkoning"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (folder_count(fixture->folder, words[i]) != 0)
            fail_msg("%s is still in a file", words[i]);
    }
    /* The file was written anew: of what SQLite moved about, copies may lie anywhere in it. */
    assert_int_equal(count_rows(fixture->path, "SELECT freelist_count FROM pragma_freelist_count"),
                     0);
    assert_true(is_there(fixture, 1));
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM search('wondzorg')"), 40);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM comment"), 0);
    reply_done(&reply);
}

/* A change is a withdrawal of the words before it: a name that becomes a number is nowhere any more. */
static void test_a_change_leaves_no_trace(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    plan_make(&plan, 1);
    xstrset(&plan.person, "Zoe Unieknaam");
    set_field(&plan, ACTION_OWN_PART, "Wielewaal");
    must_share(fixture, &plan, CODE);
    assert_true(folder_count(fixture->folder, "nieknaam") > 0);
    plan.action.revision = 2;
    set_field(&plan, ACTION_STATUS, "busy");
    run_sql(fixture->path,
            "CREATE TABLE filler (bytes); INSERT INTO filler VALUES (zeroblob(9000));"
            "DELETE FROM filler");
    must_share(fixture, &plan, CODE); /* no words went: nothing is written anew */
    assert_true(count_rows(fixture->path, "SELECT freelist_count FROM pragma_freelist_count") > 0);
    plan.action.revision = 3;
    xstrset(&plan.person, "17");
    set_field(&plan, ACTION_OWN_PART, "");
    must_share(fixture, &plan, CODE);
    assert_int_equal(folder_count(fixture->folder, "nieknaam"), 0);
    assert_int_equal(folder_count(fixture->folder, "ielewaal"), 0);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM trace"), 0);
    shared_action_done(&plan);
}

static int64_t code_moment(struct fixture *fixture, const char *code)
{
    int64_t moment = -1;
    assert_done(fixture, registry_code_withdrawn(fixture->registry, code, &moment, &fixture->diag));
    return moment;
}

/* Also when nothing is under it yet: what comes later was decided before. */
static void test_a_code_is_remembered(void **state)
{
    struct fixture *fixture = *state;
    int count = -1;
    int64_t first = fixture->clock.fixed_now;
    assert_int_equal(code_moment(fixture, CODE), 0);
    assert_int_equal(code_moment(fixture, "no code"), 0);
    assert_done(fixture, registry_withdraw_code(fixture->registry, CODE, &count, &fixture->diag));
    assert_int_equal(count, 0);
    assert_int_equal(code_moment(fixture, "wxyz 2345 6789"), first);
    assert_int_equal(code_moment(fixture, OTHER), 0);
    fixture_wait(fixture, 60);
    assert_done(fixture, registry_withdraw_code(fixture->registry, CODE, &count, &fixture->diag));
    assert_int_equal(code_moment(fixture, CODE), first + 60);
    assert_int_equal(folder_count(fixture->folder, "WXYZ"), 0);
    run_sql(fixture->path,
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10050)"
            " INSERT INTO withdrawn_code SELECT 'digest ' || i, i FROM n");
    fixture_wait(fixture, 60);
    assert_done(fixture, registry_withdraw_code(fixture->registry, OTHER, &count, &fixture->diag));
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM withdrawn_code"), 10000);
    assert_int_equal(code_moment(fixture, CODE), first + 60);
}

/* By name in one, by number in the other: nothing says that they are of one person. */
static void test_plans_under_one_code_are_not_coupled(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    int count = 0;
    for (int i = 1; i <= 3; i++) {
        plan_make(&plan, i);
        xstrset(&plan.person, i == 1 ? "Noor Verzonnen" : "17");
        must_share(fixture, &plan, i < 3 ? CODE : OTHER);
        shared_action_done(&plan);
    }
    assert_int_equal(count_rows(fixture->path, "SELECT count(DISTINCT digest) FROM action"), 3);
    assert_done(fixture, registry_withdraw_code(fixture->registry, CODE, &count, &fixture->diag));
    assert_int_equal(count, 2);
    assert_false(is_there(fixture, 1) || is_there(fixture, 2));
    assert_true(is_there(fixture, 3));
}

/* A leader's program still sends the name that the team had. */
static void test_an_old_name_is_the_teams(void **state)
{
    struct fixture *fixture = *state;
    struct score_row row = {VALUE_INCOME, 3, 3, 3};
    struct shared_action plan;
    plan_make(&plan, 1);
    must_share(fixture, &plan, CODE);
    assert_done(fixture, registry_save_team(fixture->registry, "Noord", "Zon", &fixture->diag));
    assert_done(fixture, registry_save_team(fixture->registry, "Zon", "Maan", &fixture->diag));
    shared_action_done(&plan);
    plan_make(&plan, 2);
    must_share(fixture, &plan, CODE);
    assert_true(is_there(fixture, 2));
    assert_done(fixture, registry_send_scores(fixture->registry, "token", "zon",
                                              (struct quarter){2026, 4}, &row, 1, &fixture->diag));
    assert_done(fixture, registry_send_counts(fixture->registry, "Noord", (struct quarter){2026, 4},
                                              1, 1, &fixture->diag));
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM team"), 1);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM talk_count, score"), 1);
    assert_refused(fixture, registry_save_team(fixture->registry, NULL, "noord", &fixture->diag),
                   REGISTRY_REFUSED, "before");
    assert_done(fixture, registry_save_team(fixture->registry, NULL, "West", &fixture->diag));
    assert_refused(fixture, registry_save_team(fixture->registry, "West", "Zon", &fixture->diag),
                   REGISTRY_REFUSED, "before");
    assert_done(fixture, registry_save_team(fixture->registry, "Maan", "Noord", &fixture->diag));
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM team_was"), 2);
    shared_action_done(&plan);
}

/* Whoever could not clean up because another was reading leaves it to the next. */
static void test_traces_that_wait_go_later(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    plan_make(&plan, 1);
    set_field(&plan, ACTION_WHAT, "Roerdomp");
    must_share(fixture, &plan, CODE);
    shared_action_done(&plan);
    registry_close(fixture->registry);
    run_sql(fixture->path, "DELETE FROM action; INSERT INTO trace (one) VALUES (1);");
    assert_true(folder_count(fixture->folder, "oerdomp") > 0);
    fixture_open(fixture);
    fixture_reopen(fixture);
    assert_int_equal(folder_count(fixture->folder, "oerdomp"), 0);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM trace"), 0);
}

/* In a large file it would keep others waiting: the process that nobody looks at does it. */
static void test_a_large_file_is_cleared_up_unseen(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    plan_make(&plan, 1);
    set_field(&plan, ACTION_WHAT, "Roerdomp");
    must_share(fixture, &plan, CODE);
    registry_close(fixture->registry);
    run_sql(fixture->path, "CREATE TABLE filler (bytes);"
                           "INSERT INTO filler VALUES (zeroblob(5 << 20))");
    fixture_open(fixture);
    assert_done(fixture, registry_withdraw(fixture->registry, plan.action.id, 1, &fixture->diag));
    assert_int_equal(folder_count(fixture->folder, "Roerdomp"), 0); /* in the index it may be */
    fixture_reopen(fixture);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM trace"), 1);
    fixture->setup.patience = REGISTRY_PATIENCE_UNSEEN;
    fixture_reopen(fixture); /* the setup is borrowed: this closing has time */
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM trace"), 0);
    assert_int_equal(folder_count(fixture->folder, "oerdomp"), 0);
    shared_action_done(&plan);
}

static void test_what_makes_no_sense_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    enum share_result result;
    plan_make(&plan, 1);
    assert_refused(fixture,
                   registry_share(fixture->registry, &plan, "nee", &result, &fixture->diag),
                   REGISTRY_REFUSED, "code");
    xstrset(&plan.team, "  ");
    assert_refused(fixture, registry_share(fixture->registry, &plan, CODE, &result, &fixture->diag),
                   REGISTRY_REFUSED, "team");
    xstrset(&plan.team, "Noord");
    set_field(&plan, ACTION_WHAT, "");
    assert_refused(fixture, registry_share(fixture->registry, &plan, CODE, &result, &fixture->diag),
                   REGISTRY_REFUSED, "shared");
    shared_action_done(&plan);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM team"), 0);
}

/* What comes from a store that somebody tampered with can't reach a terminal. */
static void test_hostile_text_is_cleaned(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan, found;
    plan_make(&plan, 1);
    xstrset(&plan.person, "Noor\033[2J\xe2\x80\xae\nX");
    must_share(fixture, &plan, CODE);
    shared_action_done(&plan);
    run_sql(fixture->path,
            "UPDATE action SET leader_name = 'a' || char(27) || '[31m', what = 'b' || "
            "char(155) || 'c'");
    must_find(fixture, 1, &found);
    assert_string_equal(found.person, "Noor[2J X");
    assert_string_equal(found.leader_name, "a[31m");
    assert_string_equal(action_get(&found.action, ACTION_WHAT), "bc");
    shared_action_done(&found);
}

static void test_mine_with_what_hr_says(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    struct shared_list list;
    char id[UUID_SIZE];
    for (int i = 1; i <= 4; i++) {
        fixture_be(fixture, i == 2 ? "leader-b" : "leader-a", "Iemand");
        plan_make(&plan, i);
        must_share(fixture, &plan, CODE);
        shared_action_done(&plan);
    }
    id_of(3, id);
    assert_done(fixture, registry_comment(fixture->registry, id, "een", &fixture->diag));
    fixture_wait(fixture, 5);
    assert_done(fixture, registry_comment(fixture->registry, id, "twee", &fixture->diag));
    assert_done(fixture, registry_mine(fixture->registry, &list, &fixture->diag));
    assert_int_equal(list.count, 3);
    assert_int_equal(list.items[0].comment_count, 0);
    assert_string_equal(list.items[1].action.id, id);
    assert_int_equal(list.items[1].comment_count, 2);
    assert_string_equal(list.items[1].comments[1].text, "twee");
    assert_int_equal(list.items[2].comment_count, 0);
    shared_list_done(&list);
}

static void test_counts_replace(void **state)
{
    struct fixture *fixture = *state;
    struct overview overview;
    struct quarter quarter = {2026, 4};
    int held, planned;
    assert_done(fixture,
                registry_send_counts(fixture->registry, "Noord", quarter, 3, 5, &fixture->diag));
    assert_done(fixture,
                registry_send_counts(fixture->registry, "noord", quarter, 4, 5, &fixture->diag));
    fixture_be(fixture, "leader-b", "Bo");
    assert_done(fixture,
                registry_send_counts(fixture->registry, "NOORD", quarter, 2, 2, &fixture->diag));
    assert_done(fixture, registry_overview(fixture->registry, &overview, &fixture->diag));
    overview_talks(&overview, "Noord", &quarter, &held, &planned);
    assert_int_equal(held, 6);
    assert_int_equal(planned, 7);
    assert_int_equal(overview.talk_count, 1);
    overview_done(&overview);
}

/* Gives the moment too, unless `moment` is NULL. */
static bool was_withdrawn_at(struct fixture *fixture, int number, int round, int64_t *moment)
{
    char id[UUID_SIZE];
    bool withdrawn = false;
    int64_t when = -1;
    id_of(number, id);
    assert_done(fixture, registry_is_withdrawn(fixture->registry, id, round, &withdrawn, &when,
                                               &fixture->diag));
    assert_true(withdrawn ? when > 0 : when == 0);
    if (moment)
        *moment = when;
    return withdrawn;
}

static bool was_withdrawn(struct fixture *fixture, int number, int round)
{
    return was_withdrawn_at(fixture, number, round, NULL);
}

/* By round; and what never came, or is another's, was not. */
static void test_tells_what_was_withdrawn(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    char id[UUID_SIZE];
    int count;
    plan_make(&plan, 1);
    plan.round = 10; /* as a number: more than 9 */
    must_share(fixture, &plan, CODE);
    assert_false(was_withdrawn(fixture, 1, 10));
    assert_false(was_withdrawn(fixture, 2, 1));
    id_of(1, id);
    assert_done(fixture, registry_withdraw(fixture->registry, id, 9, &fixture->diag));
    assert_true(was_withdrawn(fixture, 1, 9));
    assert_false(was_withdrawn(fixture, 1, 10));
    assert_done(fixture, registry_withdraw_code(fixture->registry, CODE, &count, &fixture->diag));
    assert_true(was_withdrawn(fixture, 1, 10));
    assert_false(was_withdrawn(fixture, 1, 11));
    shared_action_done(&plan);
}

/* The first time of a round counts; a later round has its own. */
static void test_tells_when_it_was_withdrawn(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    char id[UUID_SIZE];
    int64_t first = fixture->clock.fixed_now, moment;
    int count;
    plan_make(&plan, 1);
    must_share(fixture, &plan, CODE);
    id_of(1, id);
    assert_done(fixture, registry_withdraw_code(fixture->registry, CODE, &count, &fixture->diag));
    fixture->clock.fixed_now += 1000;
    assert_done(fixture, registry_withdraw(fixture->registry, id, 1, &fixture->diag));
    assert_true(was_withdrawn_at(fixture, 1, 1, &moment));
    assert_int_equal(moment, first);
    assert_done(fixture, registry_withdraw(fixture->registry, id, 2, &fixture->diag));
    assert_true(was_withdrawn_at(fixture, 1, 2, &moment));
    assert_int_equal(moment, first + 1000);
    shared_action_done(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_stands_as_it_was_given),
        FIXTURE_TEST(test_takes_a_higher_revision_only),
        FIXTURE_TEST(test_revisions_are_numbers),
        FIXTURE_TEST(test_a_change_keeps_what_is_hrs),
        FIXTURE_TEST(test_withdrawn_stays_out),
        FIXTURE_TEST(test_withdrawn_before_it_came),
        FIXTURE_TEST(test_another_leader_is_refused),
        FIXTURE_TEST(test_code_withdraws_all_under_it),
        FIXTURE_TEST(test_code_is_not_kept),
        FIXTURE_TEST(test_withdrawing_leaves_no_trace),
        FIXTURE_TEST(test_a_change_leaves_no_trace),
        FIXTURE_TEST(test_a_code_is_remembered),
        FIXTURE_TEST(test_plans_under_one_code_are_not_coupled),
        FIXTURE_TEST(test_an_old_name_is_the_teams),
        FIXTURE_TEST(test_traces_that_wait_go_later),
        FIXTURE_TEST(test_a_large_file_is_cleared_up_unseen),
        FIXTURE_TEST(test_what_makes_no_sense_is_refused),
        FIXTURE_TEST(test_hostile_text_is_cleaned),
        FIXTURE_TEST(test_mine_with_what_hr_says),
        FIXTURE_TEST(test_counts_replace),
        FIXTURE_TEST(test_tells_what_was_withdrawn),
        FIXTURE_TEST(test_tells_when_it_was_withdrawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
