/* People and teams. */
#include "store/person.h"
#include "store/fixture.h"

static void test_adds_and_lists(void **state)
{
    struct fixture *fixture = *state;
    struct person_list people;
    char id[UUID_SIZE];
    fixture_person(fixture, "  Zoë\t\033[31m ", "Zorg", id);
    fixture_person(fixture, "amina", NULL, id);
    fixture_person(fixture, "Bram", "zórg", id);
    fixture_reopen(fixture);
    assert_done(fixture, store_people(fixture->store, &people, &fixture->diag));
    assert_int_equal(people.count, 3);
    assert_string_equal(people.items[0].name, "amina");
    assert_null(people.items[0].team);
    assert_string_equal(people.items[1].name, "Bram");
    assert_string_equal(people.items[1].team, "Zorg"); /* the first spelling */
    assert_string_equal(people.items[1].id, id);
    assert_string_equal(people.items[2].name, "Zoë [31m");
    person_list_done(&people);
}

static void test_finds_by_folded_name(void **state)
{
    static const struct {
        const char *name;
        size_t count;
    } cases[] = {
        {"Zoë", 2}, {"zoe", 2}, {" ZOE ", 2}, {"Zo", 0}, {"Amina", 1}, {"", 0}, {"%", 0},
    };
    struct fixture *fixture = *state;
    char id[UUID_SIZE];
    fixture_person(fixture, "Zoë", "Zorg", id);
    fixture_person(fixture, "Zoe", "Balie", id);
    fixture_person(fixture, "Amina", "", id);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct person_list people;
        assert_done(fixture,
                    store_find_people(fixture->store, cases[i].name, &people, &fixture->diag));
        assert_int_equal(people.count, cases[i].count);
        person_list_done(&people);
    }
}

/* "Name/team" of each who may be meant, in the order of the store. */
static void assert_match(struct fixture *fixture, const char *name, const char *team,
                         const char *expected)
{
    struct person_list people;
    char found[200] = "";
    assert_done(fixture, store_match_person(fixture->store, name, team, &people, &fixture->diag));
    for (size_t i = 0; i < people.count; i++) {
        size_t used = strlen(found);
        snprintf(found + used, sizeof found - used, "%s%s/%s", i ? ", " : "", people.items[i].name,
                 people.items[i].team ? people.items[i].team : "-");
    }
    person_list_done(&people);
    assert_string_equal(found, expected);
}

static void test_matches_name_and_team(void **state)
{
    static const struct {
        const char *name;
        const char *team;
        const char *expected;
    } cases[] = {
        {"zoe", NULL, "Zoë/Zorg, Zoe/Balie"},
        {"Zoë", "", "Zoë/Zorg, Zoe/Balie"},
        {"Zoë", "  ", "Zoë/Zorg, Zoe/Balie"},
        {"Zoë", " zórg ", "Zoë/Zorg"},
        {"Zoë", "BALIE", "Zoe/Balie"},
        {"Zoë", "Keuken", ""}, /* somebody else of that name */
        {"Amina", NULL, "Amina/-"},
        {"Amina", "Zorg", "Amina/-"},  /* who had no team yet */
        {"Bram", "Zorg", "Bram/Zorg"}, /* not the one without a team */
        {"Bram", NULL, "Bram/-, Bram/Zorg"},
        {"Cas", "Zorg", ""},
        {"Nobody", NULL, ""},
        {"", NULL, ""},
    };
    struct fixture *fixture = *state;
    char id[UUID_SIZE];
    fixture_person(fixture, "Zoë", "Zorg", id);
    fixture_person(fixture, "Zoe", "Balie", id);
    fixture_person(fixture, "Amina", "", id);
    fixture_person(fixture, "Bram", NULL, id);
    fixture_person(fixture, "Bram", "Zorg", id);
    fixture_person(fixture, "Cas", "Balie", id);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_match(fixture, cases[i].name, cases[i].team, cases[i].expected);
}

static void test_needs_a_name(void **state)
{
    static const char *const names[] = {"", "  ", "\t\n"};
    struct fixture *fixture = *state;
    struct person person;
    for (size_t i = 0; i < 3; i++)
        assert_refused(fixture,
                       store_add_person(fixture->store, names[i], NULL, &person, &fixture->diag),
                       "needs a name");
}

static void test_changes_team(void **state)
{
    static const char *const teams[] = {"Balie", "zorg", NULL, "Zorg", ""};
    static const char *const kept[] = {"Balie", "Zorg", NULL, "Zorg", NULL};
    struct fixture *fixture = *state;
    char id[UUID_SIZE];
    fixture_person(fixture, "Amina", "Zorg", id);
    for (size_t i = 0; i < sizeof teams / sizeof *teams; i++) {
        struct person_list people;
        assert_done(fixture, store_set_team(fixture->store, id, teams[i], &fixture->diag));
        assert_done(fixture, store_people(fixture->store, &people, &fixture->diag));
        if (kept[i])
            assert_string_equal(people.items[0].team, kept[i]);
        else
            assert_null(people.items[0].team);
        person_list_done(&people);
    }
    assert_refused(fixture, store_set_team(fixture->store, "nobody", "New", &fixture->diag),
                   "no longer");
    assert_int_equal(folder_count(fixture->folder, "New"), 0); /* rolled back */
}

static void test_one_of_them(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = fixture->store;
    struct diag *diag = &fixture->diag;
    struct person found;
    char amina[UUID_SIZE], north[UUID_SIZE], south[UUID_SIZE];
    fixture_person(fixture, "Amina", NULL, amina);
    fixture_person(fixture, "Bo", "Noord", north);
    fixture_person(fixture, "Bo", "Zuid", south);
    assert_done(fixture, store_find_person(store, "AMÍNA", NULL, &found, diag));
    assert_string_equal(found.id, amina);
    person_done(&found);
    assert_done(fixture, store_find_person(store, "bo", "zuid", &found, diag));
    assert_string_equal(found.id, south);
    assert_string_equal(found.team, "Zuid");
    person_done(&found);
    assert_done(fixture, store_find_person(store, north, NULL, &found, diag));
    assert_string_equal(found.id, north);
    person_done(&found);
    assert_refused(fixture, store_find_person(store, "Bo", NULL, &found, diag), "More than one");
    assert_refused(fixture, store_find_person(store, "0000", NULL, &found, diag), "More than one");
    assert_refused(fixture, store_find_person(store, "Zoë\x1b[31m", NULL, &found, diag), "nobody");
    assert_refused(fixture, store_find_person(store, "000", NULL, &found, diag), "nobody");
    assert_refused(fixture, store_find_person(store, "", NULL, &found, diag), "nobody");
}

/* A name goes before an id that begins like it. */
static void test_name_before_id(void **state)
{
    struct fixture *fixture = *state;
    struct person found;
    char other[UUID_SIZE], named[UUID_SIZE];
    fixture_person(fixture, "Amina", NULL, other);
    fixture_person(fixture, "00000000", NULL, named);
    assert_done(fixture,
                store_find_person(fixture->store, "00000000", NULL, &found, &fixture->diag));
    assert_string_equal(found.id, named);
    person_done(&found);
}

static void test_their_talks(void **state)
{
    struct fixture *fixture = *state;
    struct interview_list list;
    char person[UUID_SIZE], other[UUID_SIZE], talk[3][UUID_SIZE];
    fixture_person(fixture, "Amina", "Zorg", person);
    fixture_talk(fixture, other);
    for (int i = 0; i < 3; i++) {
        assert_done(fixture, store_add_interview(fixture->store, person, NULL, fixture_script(),
                                                 "{}", talk[i], &fixture->diag));
        fixture_wait(fixture, 10);
    }
    assert_done(fixture, store_close_interview(fixture->store, talk[0], true, &fixture->diag));
    assert_done(fixture, store_person_interviews(fixture->store, person, &list, &fixture->diag));
    assert_int_equal(list.count, 3);
    for (size_t i = 0; i < list.count; i++)
        assert_string_equal(list.items[i].id, talk[i]);
    interview_list_done(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_adds_and_lists),        FIXTURE_TEST(test_finds_by_folded_name),
        FIXTURE_TEST(test_matches_name_and_team), FIXTURE_TEST(test_needs_a_name),
        FIXTURE_TEST(test_changes_team),          FIXTURE_TEST(test_one_of_them),
        FIXTURE_TEST(test_name_before_id),        FIXTURE_TEST(test_their_talks),
    };
    return cmocka_run_group_tests_name("store/person", tests, NULL, NULL);
}
