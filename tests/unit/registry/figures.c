/* Figures in a SQLite registry: when they are made, of whom, and that they stand still then. */
#include "fixture.h"

#include "peek.h"

static const struct quarter q3 = {2026, 3}, q4 = {2026, 4};

/* So many people of a team, all with the same scores for one value. */
static void send(struct fixture *fixture, const char *team, const char *stem, int people,
                 struct quarter quarter, enum value value, int score)
{
    for (int i = 0; i < people; i++) {
        char token[40];
        struct score_row row = {value, score, score, score};
        snprintf(token, sizeof token, "%s-%s-%d", team, stem, i);
        assert_done(fixture, registry_send_scores(fixture->registry, token, team, quarter, &row, 1,
                                                  &fixture->diag));
    }
}

static void look(struct fixture *fixture, struct overview *overview)
{
    assert_done(fixture, registry_overview(fixture->registry, overview, &fixture->diag));
}

/* -1: there is no such cell; 0: it is withheld. */
static int people_in(struct fixture *fixture, struct quarter quarter, const char *team)
{
    struct overview overview;
    look(fixture, &overview);
    const struct figure *figure = overview_figure(&overview, quarter, team, VALUE_INCOME);
    int people = figure ? figure->people : -1;
    if (figure)
        assert_int_equal(figure->shown, people > 0);
    overview_done(&overview);
    return people;
}

static void test_made_when_the_quarter_is_over(void **state)
{
    struct fixture *fixture = *state;
    struct overview overview;
    send(fixture, "Noord", "a", 5, q4, VALUE_INCOME, 4);
    send(fixture, "Noord", "b", 1, q4, VALUE_INCOME, 3);
    send(fixture, "Zuid", "a", 5, q4, VALUE_INCOME, 2);
    assert_int_equal(people_in(fixture, q4, ""), -1);
    fixture_go_to(fixture, "2026-12-31T10:00:00Z");
    assert_int_equal(people_in(fixture, q4, ""), -1);
    fixture_go_to(fixture, "2027-01-01T10:00:00Z");
    look(fixture, &overview);
    const struct figure *whole = overview_figure(&overview, q4, "", VALUE_INCOME);
    const struct figure *noord = overview_figure(&overview, q4, "Noord", VALUE_INCOME);
    const struct figure *other = overview_figure(&overview, q4, "Noord", VALUE_CONTACTS);
    const struct figure *year =
        overview_figure(&overview, (struct quarter){2026, 0}, "", VALUE_INCOME);
    assert_true(whole->shown && noord->shown && year && year->shown);
    assert_int_equal(whole->people, 11);
    assert_int_equal(whole->importance, 30); /* (20 + 3 + 10) / 11 */
    assert_int_equal(noord->people, 6);
    assert_int_equal(noord->opportunity, 38); /* 23 / 6 */
    assert_int_equal(year->people, 11);
    assert_false(other->shown);
    assert_int_equal(other->people, 0);
    assert_int_equal(overview.figures.count, 3 * VALUE_COUNT + VALUE_COUNT);
    overview_done(&overview);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM score"), 0);
}

/* A small team hides, and with it others, so that it can't be worked out from the whole, nor by who knows one of them. */
static void test_small_teams_hide(void **state)
{
    struct fixture *fixture = *state;
    send(fixture, "Noord", "a", 9, q3, VALUE_INCOME, 4);
    send(fixture, "Oost", "a", 6, q3, VALUE_INCOME, 4);
    send(fixture, "West", "a", 5, q3, VALUE_INCOME, 3);
    send(fixture, "Zuid", "a", 2, q3, VALUE_INCOME, 2);
    assert_int_equal(people_in(fixture, q3, "Zuid"), 0);
    assert_int_equal(people_in(fixture, q3, "Oost"), 0);
    assert_int_equal(people_in(fixture, q3, "Noord"), 9);
    assert_int_equal(people_in(fixture, q3, "West"), 0);
    assert_int_equal(people_in(fixture, q3, ""), 22);
}

static void test_the_limit_is_the_settings(void **state)
{
    struct fixture *fixture = *state;
    send(fixture, "Noord", "a", 4, q3, VALUE_INCOME, 4);
    assert_done(fixture, registry_set(fixture->registry, "group_limit", "4", &fixture->diag));
    assert_int_equal(people_in(fixture, q3, "Noord"), 4);
    send(fixture, "Noord", "b", 4, q4, VALUE_INCOME, 4);
    assert_done(fixture, registry_set(fixture->registry, "group_limit", "6", &fixture->diag));
    fixture_go_to(fixture, "2027-01-01T10:00:00Z");
    assert_int_equal(people_in(fixture, q4, "Noord"), 0);
    assert_int_equal(people_in(fixture, q3, "Noord"), 4); /* made before, and frozen */
}

/* Of a closed quarter that nobody has published yet they count as they then stand. */
static void test_replaced_and_taken_back_until_then(void **state)
{
    struct fixture *fixture = *state;
    struct overview overview;
    send(fixture, "Noord", "a", 6, q3, VALUE_INCOME, 1);
    send(fixture, "Noord", "a", 6, q3, VALUE_INCOME, 5);
    assert_done(fixture, registry_take_back_scores(fixture->registry, "Noord-a-0", &fixture->diag));
    assert_done(fixture, registry_take_back_scores(fixture->registry, "nobody", &fixture->diag));
    look(fixture, &overview);
    const struct figure *noord = overview_figure(&overview, q3, "Noord", VALUE_INCOME);
    assert_int_equal(noord->people, 5);
    assert_int_equal(noord->realisation, 50);
    overview_done(&overview);
}

static void test_late_scores_count_in_the_next(void **state)
{
    struct fixture *fixture = *state;
    send(fixture, "Noord", "a", 6, q3, VALUE_INCOME, 4);
    assert_int_equal(people_in(fixture, q3, "Noord"), 6);
    send(fixture, "Noord", "late", 5, q3, VALUE_INCOME, 4);
    assert_done(fixture, registry_take_back_scores(fixture->registry, "Noord-a-0", &fixture->diag));
    assert_int_equal(people_in(fixture, q3, "Noord"), 6);
    assert_int_equal(
        count_rows(fixture->path, "SELECT count(*) FROM score WHERE quarter = '2026-Q4'"), 5);
    fixture_go_to(fixture, "2027-01-02T10:00:00Z");
    assert_int_equal(people_in(fixture, q4, "Noord"), 5);
    /* Two published in a row, over the turn of the year. */
    send(fixture, "Noord", "later", 5, q3, VALUE_INCOME, 4);
    assert_int_equal(
        count_rows(fixture->path, "SELECT count(*) FROM score WHERE quarter = '2027-Q1'"), 5);
}

/* One, two or nobody: a team looks the same. */
static void test_nobody_looks_like_too_few(void **state)
{
    struct fixture *fixture = *state;
    send(fixture, "Noord", "a", 9, q3, VALUE_INCOME, 4);
    send(fixture, "Zuid", "a", 5, q3, VALUE_INCOME, 2);
    send(fixture, "Zuid", "b", 1, q4, VALUE_INCOME, 2);
    assert_done(fixture, registry_save_team(fixture->registry, NULL, "Oost", &fixture->diag));
    assert_int_equal(people_in(fixture, q3, "Oost"), 0);
    assert_int_equal(people_in(fixture, q3, "Noord"), 9);
    assert_int_equal(people_in(fixture, q4, "Oost"), -1);
    fixture_go_to(fixture, "2027-01-01T10:00:00Z");
    assert_int_equal(people_in(fixture, q4, "Zuid"), 0);
    assert_int_equal(people_in(fixture, q4, "Oost"), 0);
    assert_int_equal(people_in(fixture, q4, "Noord"), 0);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM log WHERE verb = 'publish' AND"
                                               " id IN ('2026-Q3', '2026-Q4') AND account <> ''"),
                     2);
}

/* A file that somebody else wrote: nothing in it overflows a number of ours. */
static void test_numbers_that_can_not_be(void **state)
{
    struct fixture *fixture = *state;
    struct overview overview;
    registry_close(fixture->registry);
    run_sql(fixture->path,
            "INSERT INTO published VALUES ('2026-Q1', 0), ('2026-Q2', 0), ('2026-Q3', 0);"
            "INSERT INTO figure SELECT quarter, '', 'income', 1, 9223372036854775807,"
            " 9223372036854775807, -9223372036854775807, 7 FROM published");
    fixture_open(fixture);
    look(fixture, &overview);
    const struct figure *cell =
        overview_figure(&overview, (struct quarter){2026, 1}, "", VALUE_INCOME);
    const struct figure *year =
        overview_figure(&overview, (struct quarter){2026, 0}, "", VALUE_INCOME);
    assert_int_equal(cell->people, 1000000000);
    assert_int_equal(cell->importance, 50);
    assert_int_equal(cell->opportunity, 0);
    assert_true(year->people > 0);
    assert_int_equal(year->realisation, 7);
    overview_done(&overview);
}

static void test_published_stands_still(void **state)
{
    struct fixture *fixture = *state;
    static const char *const tries[] = {"UPDATE figure SET people = 1", "DELETE FROM figure",
                                        "DELETE FROM published",
                                        "UPDATE published SET quarter = '2020-Q1'"};
    send(fixture, "Noord", "a", 6, q3, VALUE_INCOME, 4);
    assert_int_equal(people_in(fixture, q3, "Noord"), 6);
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        char *words = refusal_of_sql(fixture->path, tries[i]);
        if (!words || !strstr(words, "stays as it is"))
            fail_msg("%s was not refused", tries[i]);
        sqlite3_free(words);
    }
    assert_done(fixture, registry_save_team(fixture->registry, "Noord", "Avond", &fixture->diag));
    assert_int_equal(people_in(fixture, q3, "Avond"), 6);
}

static void test_scores_that_are_none(void **state)
{
    struct fixture *fixture = *state;
    struct score_row rows[] = {{VALUE_INCOME, 4, 4, 4}, {VALUE_CONTACTS, 4, 6, 4}};
    assert_refused(
        fixture, registry_send_scores(fixture->registry, "t", "Noord", q4, rows, 2, &fixture->diag),
        REGISTRY_REFUSED, "1 to 5");
    assert_refused(fixture,
                   registry_send_scores(fixture->registry, "t", " ", q4, rows, 1, &fixture->diag),
                   REGISTRY_REFUSED, "team");
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM score"), 0);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM team"), 0);
}

/* Nothing says who sent scores, or when. */
static void test_scores_leave_no_mark(void **state)
{
    struct fixture *fixture = *state;
    send(fixture, "Noord", "a", 2, q4, VALUE_INCOME, 4);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM log WHERE verb <> 'team'"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_made_when_the_quarter_is_over),
        FIXTURE_TEST(test_small_teams_hide),
        FIXTURE_TEST(test_the_limit_is_the_settings),
        FIXTURE_TEST(test_replaced_and_taken_back_until_then),
        FIXTURE_TEST(test_late_scores_count_in_the_next),
        FIXTURE_TEST(test_nobody_looks_like_too_few),
        FIXTURE_TEST(test_numbers_that_can_not_be),
        FIXTURE_TEST(test_published_stands_still),
        FIXTURE_TEST(test_scores_that_are_none),
        FIXTURE_TEST(test_scores_leave_no_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
