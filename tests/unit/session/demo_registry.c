/* The demo's registry: enough to look around in as HR, the same every time, and never among other people's plans. */
#include "fixture.h"

#include "domain/figures.h"
#include "registry/review.h"
#include "report/shared.h"
#include "session/demo.h"
#include "session/share.h"
#include "store/agreement.h"
#include "store/person.h"
#include "store/share.h"

enum { TEAMS = 6, CLOSED = 4, ROWS = 500 }; /* the leader's own team is the sixth */

static char *own_registry(const struct fixture *fixture)
{
    return path_join(fixture->folder, "registry.db");
}

static void fill(struct fixture *fixture, const char *language)
{
    assert_true(store_erase_person(fixture->store, fixture->person.id, &fixture->diag));
    fixture->setup.registry = own_registry(fixture);
    fixture->setup.account = "somebody";
    if (!demo_fill(&fixture->setup, language, &fixture->diag))
        fail_msg("%s", diag_text(&fixture->diag));
    assert_quiet(fixture);
}

/* As HR looks, on the day that the demo was filled. */
struct hr {
    struct registry_setup setup;
    struct registry *registry;
    struct plan_page page;
    struct overview overview;
};

static struct hr look(struct fixture *fixture)
{
    struct hr hr = {.setup = {.where = fixture->setup.registry,
                              .clock = &fixture->time.clock,
                              .ids = &fixture->ids,
                              .leader = "",
                              .name = "Bo",
                              .account = "bo"}};
    const struct plan_query query = {.sort = PLAN_SORT_NEWEST, .rows = ROWS};

    hr.registry = registry_open(&hr.setup, NULL, &fixture->diag);
    assert_quiet(fixture);
    assert_true(registry_page(hr.registry, &query, &hr.page, &fixture->diag));
    assert_true(registry_overview(hr.registry, &hr.overview, &fixture->diag));
    assert_quiet(fixture);
    return hr;
}

static void look_away(struct fixture *fixture, struct hr *hr)
{
    plan_page_done(&hr->page);
    overview_done(&hr->overview);
    registry_close(hr->registry);
    free((char *)fixture->setup.registry);
    fixture->setup.registry = NULL;
}

static void test_plans(void **state)
{
    struct fixture *fixture = *state;
    struct hr hr;
    size_t states[QUESTION_STATE_COUNT] = {0}, comments = 0, marks = 0, numbers = 0, long_ones = 0;
    struct day today = clock_today(fixture->setup.clock);

    fill(fixture, "nl");
    hr = look(fixture);
    assert_in_range(hr.page.plans.count, 55, 65);
    for (size_t i = 0; i < hr.page.plans.count; i++) {
        const struct shared_action *plan = &hr.page.plans.items[i];
        struct shared_action whole;

        assert_in_range(day_difference(day_of_moment(plan->asked), today), 1, 366);
        assert_true(plan->reply.moment == 0 || plan->reply.moment >= plan->asked);
        states[plan->reply.state] += shared_is_question(plan);
        marks += plan->mark != MARK_NONE;
        numbers += plan->person[0] >= '0' && plan->person[0] <= '9';
        long_ones += shared_waits_long(plan, today, 14);
        assert_true(registry_find(hr.registry, plan->action.id, &whole, &fixture->diag));
        comments += whole.comment_count;
        shared_action_done(&whole);
    }
    for (int i = 0; i < QUESTION_STATE_COUNT; i++)
        assert_true(states[i] > 2);
    assert_true(comments > 3 && marks > 2 && numbers > 2 && long_ones > 0);
    look_away(fixture, &hr);
}

/* Each quarter was published in its time; of the small team nothing is shown, and nothing that gives it away. */
static void test_figures(void **state)
{
    struct fixture *fixture = *state;
    struct quarter quarter = quarter_of(clock_today(fixture->setup.clock));
    const char **teams;
    struct hr hr;

    fill(fixture, "nl");
    hr = look(fixture);
    assert_int_equal(overview_teams(&hr.overview, &teams), TEAMS);
    assert_null(overview_figure(&hr.overview, quarter, "", VALUE_INCOME));
    for (int back = 1; back <= CLOSED; back++) {
        size_t shown = 0;

        quarter = quarter_before(quarter);
        assert_true(overview_figure(&hr.overview, quarter, "", VALUE_INCOME)->shown);
        for (size_t t = 0; t < TEAMS; t++) {
            const struct figure *figure =
                overview_figure(&hr.overview, quarter, teams[t], VALUE_INCOME);

            shown += figure && figure->shown;
            assert_true(!figure || !figure->shown || figure->people >= GROUP_LIMIT_DEFAULT);
            assert_true(strcmp(teams[t], "Nacht") != 0 || !figure || !figure->shown);
        }
        assert_int_equal(shown, back == 1 ? 2 : 4); /* the small team hides two others */
    }
    free(teams);
    look_away(fixture, &hr);
}

static size_t count_state(const struct hr_answer_list *list, enum question_state wanted)
{
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++)
        count += list->items[i].reply.state == wanted;
    return count;
}

/* The demo's own leader has an answer, a question that nobody answered, and something that waits to leave. */
static void test_own(void **state)
{
    struct fixture *fixture = *state;
    struct hr_answer_list answers;
    struct share_list shares;
    size_t waiting = 0;
    struct hr hr;

    fill(fixture, "en");
    hr = look(fixture);
    assert_true(store_answers(fixture->store, &answers, &fixture->diag));
    assert_int_equal(count_state(&answers, QUESTION_PROMISED), 1);
    assert_int_equal(count_state(&answers, QUESTION_NEW), 1);
    for (size_t i = 0; i < answers.count; i++)
        assert_true(answers.items[i].is_new || answers.items[i].is_long);
    assert_true(store_shares(fixture->store, NULL, &shares, &fixture->diag));
    assert_int_equal(shares.count, 3);
    for (size_t i = 0; i < shares.count; i++)
        waiting += shares.items[i].state == SHARE_WAITS;
    assert_int_equal(waiting, 1);
    share_list_done(&shares);
    hr_answer_list_done(&answers);
    look_away(fixture, &hr);
}

/* ---- papers ---- */

static char *paper(struct fixture *fixture, const char *person, const char *format, bool leader)
{
    struct interview_list talks;
    struct session *session = NULL;
    struct talk talk;
    struct buf out;

    assert_true(store_interviews(fixture->store, &talks, &fixture->diag));
    for (size_t i = 0; !session && i < talks.count; i++) {
        if (talks.items[i].person && strcmp(talks.items[i].person, person) == 0)
            session = session_open(&fixture->setup, talks.items[i].id, true, NULL, &fixture->diag);
    }
    interview_list_done(&talks);
    assert_non_null(session);
    buf_init(&out);
    talk = session_talk(session, leader);
    assert_true(report_format_find(format)->write(&talk, &out, &fixture->diag));
    session_close(session);
    return buf_take(&out);
}

static void check_paper(struct fixture *fixture, const char *person, const char *format,
                        bool leader, const char *words, bool has)
{
    char *text = paper(fixture, person, format, leader);

    if (!strstr(text, words) == has)
        fail_msg("%s, %s: %s", person, format, text);
    free(text);
}

/* The employee finds on paper what is shared, the code and who takes it; of who shared nothing nothing stands there. */
static void test_papers(void **state)
{
    struct fixture *fixture = *state;
    struct person noor;
    char code[CODE_SIZE];
    struct hr hr;

    fill(fixture, "en");
    hr = look(fixture);
    assert_true(store_find_person(fixture->store, "Noor Example", NULL, &noor, &fixture->diag));
    assert_true(store_share_code(fixture->store, noor.id, code, &fixture->diag));
    person_done(&noor);
    check_paper(fixture, "Noor Example", "md", false, code, true);
    check_paper(fixture, "Noor Example", "html", false, code, true);
    check_paper(fixture, "Noor Example", "csv", false, code, true);
    check_paper(fixture, "Noor Example", "md", false, "Bo Thoughtup of HR", true);
    check_paper(fixture, "Noor Example", "md", false,
                "**Shared with HR:** For practice: this lies in the registry", true);
    check_paper(fixture, "Noor Example", "md", true,
                "**Shared with HR:** For practice: this lies in the registry", true);
    check_paper(fixture, "Noor Example", "md", true, code, false);
    check_paper(fixture, "Noor Example", "csv", true, code, false);
    check_paper(fixture, "Noor Example", "json", false, code, false);
    check_paper(fixture, "Sam Invented", "md", false,
                "**Shared with HR:** For practice: this goes to", true);
    check_paper(fixture, "Kim Imaginary", "md", false, "Shared with HR", false);
    check_paper(fixture, "Kim Imaginary", "md", false, "Withdrawal code", false);
    look_away(fixture, &hr);
}

/* ---- where it goes ---- */

/* All plans with their ids, which count here. */
static char *all_plans(void)
{
    struct fixture *fixture;
    void *state;
    struct buf out;
    struct hr hr;

    assert_int_equal(fixture_make(&state), 0);
    fixture = state;
    fill(fixture, "nl");
    hr = look(fixture);
    buf_init(&out);
    report_json_plans(&hr.page.plans, clock_today(fixture->setup.clock), &out);
    look_away(fixture, &hr);
    fixture_remove(&state);
    return buf_take(&out);
}

static void test_same_every_time(void **state)
{
    char *one = all_plans(), *other = all_plans();

    (void)state;
    assert_non_null(strstr(one, "\"leader\": \"Sascha Schets\""));
    assert_string_equal(one, other);
    free(one);
    free(other);
}

static void test_nowhere_else(void **state)
{
    struct fixture *fixture = *state;
    char *other = path_join("/tmp", path_base(fixture->folder));
    char *elsewhere = xasprintf("%s.elsewhere.db", other);
    struct hr hr;

    fixture->setup.registry = elsewhere;
    assert_true(registry_demo_fill(&fixture->setup, "nl", &fixture->diag));
    assert_int_not_equal(access(elsewhere, F_OK), 0);
    fixture->setup.registry = NULL;
    assert_true(registry_demo_fill(&fixture->setup, "nl", &fixture->diag));
    assert_quiet(fixture);
    fill(fixture, "nl");
    assert_false(registry_demo_fill(&fixture->setup, "nl", &fixture->diag));
    assert_said(fixture, "empty registry only");
    hr = look(fixture);
    look_away(fixture, &hr);
    free(elsewhere);
    free(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_plans, fixture_make, fixture_remove),
        cmocka_unit_test_setup_teardown(test_figures, fixture_make, fixture_remove),
        cmocka_unit_test_setup_teardown(test_own, fixture_make, fixture_remove),
        cmocka_unit_test_setup_teardown(test_papers, fixture_make, fixture_remove),
        cmocka_unit_test(test_same_every_time),
        cmocka_unit_test_setup_teardown(test_nowhere_else, fixture_make, fixture_remove),
    };
    set_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
