/* Before a talk: one's own promises first, and nothing from the other side of the wall. */
#include "session/prepare.h"

#include "walk.h"

static void agree(struct session *session, const char *what, const char *owner, const char *status)
{
    size_t index = session_add_action(session, VALUE_NONE);

    assert_true(session_set_action(session, index, ACTION_WHAT, what, false));
    assert_true(session_set_action(session, index, ACTION_OWNER, owner, false));
    assert_true(session_set_action(session, index, ACTION_STATUS, status, false));
}

static void later(struct fixture *fixture)
{
    end(fixture);
    pass(fixture, 24 * 3600 * 1000);
}

static const char *what(const struct preparation *preparation, size_t index)
{
    return action_get(&preparation->agreements.items[index].action, ACTION_WHAT);
}

static void own_promises_come_first(void **state)
{
    static const char *const order[] = {"Leider een", "Leider twee", "Organisatie",
                                        "P&O",        "Samen",       "Medewerker"};
    struct fixture *fixture = *state;
    struct session *session = begin(fixture, "kerngesprek", "nl");
    struct preparation preparation;

    agree(session, "Medewerker", "employee", "agreed");
    agree(session, "Samen", "together", "busy");
    agree(session, "P&O", "hr", "agreed");
    agree(session, "Organisatie", "organisation", "agreed");
    agree(session, "Leider een", "leader", "agreed");
    agree(session, "Klaar", "leader", "done");
    agree(session, "Losgelaten", "leader", "dropped");
    agree(session, "Leider twee", "leader", "busy");
    later(fixture);
    assert_true(preparation_load(&fixture->setup, fixture->person.id, NULL, PROCESS_FOLLOW_UP,
                                 &preparation, &fixture->diag));
    assert_int_equal(preparation.agreements.count, sizeof order / sizeof *order);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        assert_string_equal(what(&preparation, i), order[i]);
    preparation_done(&preparation);
}

static void it_keeps_to_its_side_of_the_wall(void **state)
{
    struct fixture *fixture = *state;
    struct preparation preparation;

    agree(begin(fixture, "kerngesprek", "nl"), "Uit het kerngesprek", "leader", "agreed");
    later(fixture);
    agree(begin(fixture, "jaargesprek", "nl"), "Uit het jaargesprek", "leader", "agreed");
    later(fixture);
    begin(fixture, "vervolggesprek", "nl");
    later(fixture);
    assert_true(preparation_load(&fixture->setup, fixture->person.id, NULL, PROCESS_FOLLOW_UP,
                                 &preparation, &fixture->diag));
    assert_int_equal(preparation.talks.count, 2);
    assert_string_equal(preparation.talks.items[0].script_id, "vervolggesprek");
    assert_string_equal(preparation.talks.items[1].script_id, "kerngesprek");
    assert_int_equal(preparation.agreements.count, 1);
    assert_string_equal(what(&preparation, 0), "Uit het kerngesprek");
    preparation_done(&preparation);
    assert_true(preparation_load(&fixture->setup, fixture->person.id, NULL, PROCESS_ANNUAL,
                                 &preparation, &fixture->diag));
    assert_int_equal(preparation.talks.count, 1);
    assert_int_equal(preparation.agreements.count, 1);
    assert_string_equal(what(&preparation, 0), "Uit het jaargesprek");
    preparation_done(&preparation);
}

static void of_a_team_it_is_the_team_as_a_whole(void **state)
{
    struct fixture *fixture = *state;
    struct preparation preparation;

    agree(begin(fixture, "kerngesprek", "nl"), "Van één medewerker", "leader", "agreed");
    later(fixture);
    agree(begin(fixture, "waardendialoog", "nl"), "Van het team", "leader", "agreed");
    later(fixture);
    assert_true(preparation_load(&fixture->setup, NULL, "Zorg", PROCESS_TEAM, &preparation,
                                 &fixture->diag));
    assert_int_equal(preparation.talks.count, 1);
    assert_int_equal(preparation.agreements.count, 1);
    assert_string_equal(what(&preparation, 0), "Van het team");
    preparation_done(&preparation);
    assert_true(preparation_load(&fixture->setup, NULL, "Nacht", PROCESS_TEAM, &preparation,
                                 &fixture->diag));
    assert_int_equal(preparation.talks.count + preparation.agreements.count, 0);
    preparation_done(&preparation);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY_TEST(own_promises_come_first),
        EMPTY_TEST(it_keeps_to_its_side_of_the_wall),
        EMPTY_TEST(of_a_team_it_is_the_team_as_a_whole),
    };

    set_environment();
    return cmocka_run_group_tests_name("session/prepare", tests, NULL, NULL);
}
