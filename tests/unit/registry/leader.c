/* Whose the plans are, and giving them to another, in a SQLite registry. PostgreSQL: tests/cli/postgres_leader.sh. */
#include "fixture.h"

#include "peek.h"
#include "registry/admin.h"

static const char first[] = "aaaaaaaa-1111-4111-8111-111111111111";
static const char second[] = "bbbbbbbb-1111-4111-8111-111111111111";

static void share_as(struct fixture *fixture, const char *leader, const char *name, int number)
{
    struct shared_action plan;
    fixture_be(fixture, leader, name);
    plan_make(&plan, number);
    must_share(fixture, &plan, CODE);
    shared_action_done(&plan);
}

static void count_as(struct fixture *fixture, const char *leader, const char *team, int held)
{
    fixture_be(fixture, leader, "Jip Bedacht");
    assert_done(fixture, registry_send_counts(fixture->registry, team, (struct quarter){2026, 4},
                                              held, 0, &fixture->diag));
}

/* "id name plans" of each. */
static void assert_leaders(struct fixture *fixture, const char *wanted)
{
    struct registry_leader_list list;
    char text[400] = "";
    assert_done(fixture, registry_leaders(fixture->registry, &list, &fixture->diag));
    for (size_t i = 0; i < list.count; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%.4s %s %d;", list.items[i].id,
                 list.items[i].name, list.items[i].plans);
    assert_string_equal(text, wanted);
    registry_leader_list_done(&list);
}

static void test_lists_them(void **state)
{
    struct fixture *fixture = *state;
    assert_leaders(fixture, "");
    share_as(fixture, first, "Jip Bedacht", 1);
    fixture_wait(fixture, 10);
    share_as(fixture, first, "Jip Getrouwd", 2);
    share_as(fixture, "cccc", "", 3);
    count_as(fixture, second, "Noord", 3);
    assert_leaders(fixture, "aaaa Jip Getrouwd 2;bbbb  0;cccc  1;");
}

static void test_gives_all_to_another(void **state)
{
    struct fixture *fixture = *state;
    struct shared_list mine;
    char id[UUID_SIZE];
    int plans = 0;
    share_as(fixture, first, "Jip Bedacht", 1);
    share_as(fixture, first, "Jip Bedacht", 2);
    share_as(fixture, "cccc", "Een Ander", 3);
    count_as(fixture, first, "Noord", 3);
    count_as(fixture, first, "Zuid", 4);
    count_as(fixture, second, "Noord", 5);
    assert_done(fixture,
                registry_move_leader(fixture->registry, first, second, &plans, &fixture->diag));
    assert_int_equal(plans, 2);
    assert_leaders(fixture, "bbbb Jip Bedacht 2;cccc Een Ander 1;");
    /* What the new one counted is newer. */
    assert_int_equal(count_rows(fixture->path, "SELECT group_concat(held, '') FROM (SELECT held"
                                               " FROM talk_count ORDER BY held)"),
                     45);
    assert_int_equal(count_rows(fixture->path,
                                "SELECT count(*) FROM log WHERE verb = 'leader' AND id = "
                                "'aaaaaaaa-1111-4111-8111-111111111111 "
                                "bbbbbbbb-1111-4111-8111-111111111111'"),
                     1);
    fixture_be(fixture, second, "Jip Bedacht");
    fixture_reopen(fixture);
    assert_done(fixture, registry_mine(fixture->registry, &mine, &fixture->diag));
    assert_int_equal(mine.count, 2);
    shared_list_done(&mine);
    id_of(1, id);
    assert_done(fixture, registry_withdraw(fixture->registry, id, 1, &fixture->diag));
    assert_false(is_there(fixture, 1));
}

static void test_refuses_what_makes_no_sense(void **state)
{
    struct fixture *fixture = *state;
    int plans = 7;
    share_as(fixture, first, "Jip Bedacht", 1);
    assert_refused(fixture,
                   registry_move_leader(fixture->registry, second, first, &plans, &fixture->diag),
                   REGISTRY_REFUSED, "registry leaders");
    assert_refused(fixture,
                   registry_move_leader(fixture->registry, first, "anna", &plans, &fixture->diag),
                   REGISTRY_REFUSED, "their own store");
    assert_refused(fixture,
                   registry_move_leader(fixture->registry, first, first, &plans, &fixture->diag),
                   REGISTRY_REFUSED, "the same leader");
    assert_int_equal(plans, 7);
    assert_leaders(fixture, "aaaa Jip Bedacht 1;");
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM log WHERE verb = 'leader'"),
                     0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_lists_them),
        FIXTURE_TEST(test_gives_all_to_another),
        FIXTURE_TEST(test_refuses_what_makes_no_sense),
    };
    return cmocka_run_group_tests_name("registry/leader", tests, NULL, NULL);
}
