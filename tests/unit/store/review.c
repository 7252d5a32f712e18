/* Which agreements of earlier talks a later one goes through, and in what order. */
#include "store/review.h"
#include "store/fixture.h"

/* One guide a kind of talk: the store keeps the kind with the text. */
static struct script guide_for(enum process process)
{
    return (struct script){.id = process_id(process),
                           .version = 1,
                           .language = "nl",
                           .title = "Een gesprek",
                           .process = process};
}

static void talk_with(struct fixture *fixture, enum process process, const char *person,
                      const char *team, char id[UUID_SIZE])
{
    struct script guide = guide_for(process);
    assert_done(fixture, store_add_interview(fixture->store, person, team, &guide, "{}", id,
                                             &fixture->diag));
}

struct made {
    const char *what, *owner, *status;
};

static void agree(struct fixture *fixture, const char *talk, struct made made, char id[UUID_SIZE])
{
    struct action action;
    action_init(&action);
    uuid_new(&fixture->ids, action.id);
    memcpy(id, action.id, UUID_SIZE);
    action_set(&action, ACTION_WHAT, made.what);
    assert_true(action_set(&action, ACTION_OWNER, made.owner));
    assert_true(action_set(&action, ACTION_STATUS, made.status));
    assert_done(fixture, store_save_action(fixture->store, talk, &action, EVENT_MADE,
                                           ACTION_FIELD_COUNT, &fixture->diag));
    action_done(&action);
}

/* "A B C": what comes by, in order. */
static void assert_open(struct fixture *fixture, const char *talk, enum process process,
                        bool across, const char *wanted)
{
    struct plan plan;
    char found[200] = "";
    assert_done(fixture,
                store_open_actions(fixture->store, talk, process, across, &plan, &fixture->diag));
    for (size_t i = 0; i < plan.count; i++) {
        strcat(found, i ? " " : "");
        strcat(found, action_get(&plan.actions[i], ACTION_WHAT));
    }
    assert_string_equal(found, wanted);
    plan_done(&plan);
}

static void test_order_and_state(void **state)
{
    static const struct made made[] = {
        {"employee", "employee", "agreed"}, {"together", "together", "busy"},
        {"leader", "leader", "agreed"},     {"hr", "hr", "agreed"},
        {"done", "organisation", "done"},   {"dropped", "organisation", "dropped"},
        {"", "organisation", "agreed"},     {"organisation", "organisation", "agreed"},
        {"leader2", "leader", "busy"},
    };
    struct fixture *fixture = *state;
    char person[UUID_SIZE], first[UUID_SIZE], later[UUID_SIZE], id[UUID_SIZE];
    fixture_person(fixture, "Amina", "Zorg", person);
    talk_with(fixture, PROCESS_ONE_ON_ONE, person, NULL, first);
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        agree(fixture, first, made[i], id);
    talk_with(fixture, PROCESS_FOLLOW_UP, person, NULL, later);
    agree(fixture, later, (struct made){"own", "leader", "agreed"}, id);
    assert_open(fixture, later, PROCESS_FOLLOW_UP, false,
                "leader leader2 organisation hr together employee");
    assert_open(fixture, first, PROCESS_ONE_ON_ONE, false, "own");
    assert_open(fixture, later, PROCESS_FOLLOW_UP, true, "");
}

/* A talk with a person, with a team, and of the leader alone each know their own. */
static void test_whose_they_are(void **state)
{
    struct fixture *fixture = *state;
    char person[2][UUID_SIZE], talk[UUID_SIZE], id[UUID_SIZE];
    fixture_person(fixture, "Amina", "Zorg", person[0]);
    fixture_person(fixture, "Amina", "Zorg", person[1]);
    const struct {
        const char *person, *team, *what;
        enum process process;
    } subjects[] = {
        {person[0], NULL, "hers", PROCESS_ONE_ON_ONE}, {person[1], NULL, "his", PROCESS_ONE_ON_ONE},
        {NULL, "Zorg", "ours", PROCESS_TEAM},          {NULL, "Balie", "theirs", PROCESS_TEAM},
        {NULL, NULL, "mine", PROCESS_LEADER},
    };
    enum { COUNT = sizeof subjects / sizeof *subjects };
    for (size_t i = 0; i < COUNT; i++) {
        talk_with(fixture, subjects[i].process, subjects[i].person, subjects[i].team, talk);
        agree(fixture, talk, (struct made){subjects[i].what, "leader", "agreed"}, id);
    }
    for (size_t i = 0; i < COUNT; i++) {
        talk_with(fixture, subjects[i].process, subjects[i].person, subjects[i].team, talk);
        assert_open(fixture, talk, subjects[i].process, false, subjects[i].what);
        assert_open(fixture, talk, subjects[i].process, true, "");
    }
}

/* A removed agreement never comes by, one that was put back does. */
static void test_removed(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], first[UUID_SIZE], later[UUID_SIZE], id[UUID_SIZE];
    struct plan plan;
    fixture_person(fixture, "Amina", "Zorg", person);
    talk_with(fixture, PROCESS_ANNUAL, person, NULL, first);
    talk_with(fixture, PROCESS_PROGRESS, person, NULL, later);
    agree(fixture, first, (struct made){"course", "leader", "agreed"}, id);
    assert_open(fixture, later, PROCESS_PROGRESS, false, "course");
    assert_done(fixture, store_load_actions(fixture->store, first, &plan, &fixture->diag));
    assert_done(fixture, store_save_action(fixture->store, first, &plan.actions[0], EVENT_REMOVED,
                                           ACTION_FIELD_COUNT, &fixture->diag));
    assert_open(fixture, later, PROCESS_PROGRESS, false, "");
    assert_done(fixture, store_save_action(fixture->store, first, &plan.actions[0], EVENT_RESTORED,
                                           ACTION_FIELD_COUNT, &fixture->diag));
    assert_open(fixture, later, PROCESS_PROGRESS, false, "course");
    plan_done(&plan);
}

/* What lies across the wall is just what does not come by itself. */
static void test_across(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], talk[UUID_SIZE], id[UUID_SIZE];
    fixture_person(fixture, "Amina", "Zorg", person);
    for (int i = 0; i < PROCESS_TEAM; i++) {
        talk_with(fixture, (enum process)i, person, NULL, talk);
        agree(fixture, talk, (struct made){process_id((enum process)i), "leader", "agreed"}, id);
    }
    talk_with(fixture, PROCESS_FOLLOW_UP, person, NULL, talk);
    assert_open(fixture, talk, PROCESS_FOLLOW_UP, false, "one-on-one follow-up");
    assert_open(fixture, talk, PROCESS_FOLLOW_UP, true, "annual progress application improvement");
}

static void add_id(void *context, const char *id)
{
    char *ids = context;
    strcat(ids, id + UUID_SIZE - 3);
    strcat(ids, " ");
}

static void assert_reviews(struct fixture *fixture, const char *talk, const char *wanted)
{
    char ids[200] = "";
    assert_done(fixture, store_load_reviews(fixture->store, talk, add_id, ids, &fixture->diag));
    assert_string_equal(ids, wanted);
}

/* In the order in which they were added; once each; and they make the talk's plan. */
static void test_reviews_are_kept(void **state)
{
    struct fixture *fixture = *state;
    char person[UUID_SIZE], first[UUID_SIZE], later[UUID_SIZE], id[2][UUID_SIZE];
    char wanted[2 * UUID_SIZE];
    struct plan plan;
    fixture_person(fixture, "Amina", "Zorg", person);
    talk_with(fixture, PROCESS_ONE_ON_ONE, person, NULL, first);
    talk_with(fixture, PROCESS_FOLLOW_UP, person, NULL, later);
    agree(fixture, first, (struct made){"hers", "employee", "agreed"}, id[0]);
    agree(fixture, first, (struct made){"ours", "organisation", "agreed"}, id[1]);
    assert_done(fixture, store_open_actions(fixture->store, later, PROCESS_FOLLOW_UP, false, &plan,
                                            &fixture->diag));
    for (int i = 0; i < 2; i++) /* twice is once */
        assert_done(fixture, store_add_reviews(fixture->store, later, &plan, &fixture->diag));
    plan_done(&plan);
    snprintf(wanted, sizeof wanted, "%s %s ", id[1] + UUID_SIZE - 3, id[0] + UUID_SIZE - 3);
    assert_reviews(fixture, later, wanted);
    fixture_reopen(fixture);
    assert_reviews(fixture, later, wanted);
    assert_reviews(fixture, first, "");
    assert_done(fixture, store_load_actions(fixture->store, later, &plan, &fixture->diag));
    assert_int_equal(plan.count, 2);
    plan_done(&plan);
    assert_done(fixture, store_load_actions(fixture->store, first, &plan, &fixture->diag));
    assert_int_equal(plan.count, 2);
    plan_done(&plan);
}

/* All of them or none. */
static void test_unknown_is_refused_whole(void **state)
{
    struct fixture *fixture = *state;
    char talk[UUID_SIZE], id[UUID_SIZE];
    struct plan plan;
    struct action nobodys = {.id = "none"};
    fixture_talk(fixture, talk);
    agree(fixture, talk, (struct made){"hers", "employee", "agreed"}, id);
    assert_done(fixture, store_load_actions(fixture->store, talk, &plan, &fixture->diag));
    plan_add(&plan, &nobodys);
    assert_refused(fixture, store_add_reviews(fixture->store, talk, &plan, &fixture->diag),
                   "does not fit");
    assert_reviews(fixture, talk, "");
    plan_done(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_order_and_state),  FIXTURE_TEST(test_whose_they_are),
        FIXTURE_TEST(test_removed),          FIXTURE_TEST(test_across),
        FIXTURE_TEST(test_reviews_are_kept), FIXTURE_TEST(test_unknown_is_refused_whole),
    };
    return cmocka_run_group_tests_name("store/review", tests, NULL, NULL);
}
