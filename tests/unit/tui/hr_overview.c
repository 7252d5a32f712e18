/* HR's overview: exact counts, figures that were published and no others, a quarter and a team at a time. */
#include "hr.h"

#include "../../../src/tui/hr_overview.h"

/* In the third quarter: `people` of a team, each with the same scores for every value. */
static void scores(struct hr_test *test, const char *team, int people, int score)
{
    struct fixture *fixture = test->stack->fixture;
    struct score_row rows[VALUE_COUNT];
    char token[UUID_SIZE];

    for (int i = 0; i < VALUE_COUNT; i++)
        rows[i] = (struct score_row){(enum value)i, score, 3, 2};
    hr_at(test, 80); /* 3 September */
    for (int i = 0; i < people; i++) {
        uuid_new(&fixture->ids, token);
        if (!registry_send_scores(test->leader, token, team, (struct quarter){2026, 3}, rows,
                                  VALUE_COUNT, &fixture->diag))
            fail_msg("%s", diag_text(&fixture->diag));
    }
    hr_at(test, -80);
}

static void fill_registry(struct hr_test *test)
{
    static const char *const teams[] = {"North", "South", "Night"};
    struct fixture *fixture = test->stack->fixture;

    for (int i = 0; i < 3; i++) {
        hr_share(test, &(struct wish){.what = "Asked then",
                                      .need = "Time",
                                      .kind = "time",
                                      .team = teams[i],
                                      .days_ago = 80});
        hr_share(test, &(struct wish){.what = "Asked now",
                                      .need = "A course",
                                      .kind = "training",
                                      .team = teams[i]});
    }
    assert_true(registry_send_counts(test->leader, "North", (struct quarter){2026, 3}, 48, 9,
                                     &fixture->diag));
    scores(test, "North", 8, 4);
    scores(test, "South", 7, 5);
    scores(test, "Night", 5, 1);
    scores(test, "Few", 3, 1);
}

static struct tui *begin_overview(struct hr_test *test)
{
    struct tui *tui = hr_begin(test);

    loop_text(tui, "d");
    assert_top(tui, &hr_overview_screen);
    return tui;
}

static void of_a_closed_quarter(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;

    fill_registry(test);
    tui = begin_overview(test);
    assert_shows(tui, "held 48   planned 9");
    assert_shows(tui, "asked 3   answered 0   done 0");
    assert_shows(tui, "time and roster");
    assert_hides(tui, "training");
    assert_order(tui, "Important", "1 Using knowledge and skills ");
    assert_order(tui, "Night", "North");
    assert_order(tui, "North", "South");
    assert_shows(tui, "Figures of small groups are not shown here. This registry is a file");
    loop_text(tui, ">");
    assert_shows(tui, "training");
    assert_shows(tui, "are made when it has closed, on Friday 1 January");
    loop_text(tui, ">");
    assert_shows(tui, "3 "); /* a year of the closed quarters, or nothing later: both are fine */
    loop_text(tui, "<<<<");
    assert_status(tui, "There is nothing of an earlier quarter.");
}

/* The team of three is not shown, nor the one by which it could be worked out. */
static void small_groups(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;
    size_t team = 0;

    fill_registry(test);
    tui = begin_overview(test);
    assert_shows(tui, "figures: not shown");
    assert_shows(tui, "figures: Enter");
    for (; team < 40; team++) { /* to the first team that is there by keys */
        char *text = stack_text(tui);
        bool here = strstr(text, "> Few") || strstr(text, ">  Few");

        free(text);
        if (here)
            break;
        loop_key(tui, PRESS_DOWN);
    }
    assert_true(team < 40);
    loop_key(tui, PRESS_ENTER);
    assert_shows(tui, "Overview · Few");
    /* Said once, and not as a fact about this team: Night has five. */
    assert_shows(tui, "Not shown: these figures would give a small group away.");
    assert_hides(tui, "fewer than");
    assert_hides(tui, "Using knowledge and skills");
    assert_hides(tui, "1.0");
    loop_key(tui, PRESS_ESC);
    assert_shows(tui, "Teams, by name");
    loop_key(tui, PRESS_ESC);
    assert_top(tui, &hr_screen);
}

static void parts(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;
    struct frame frame;
    int rows[3];

    fill_registry(test);
    tui = begin_overview(test);
    for (int i = 0; i < 3; i++) {
        tui_draw(tui, &frame);
        rows[i] = frame.body.cursor_row;
        frame_done(&frame);
        loop_key(tui, PRESS_TAB);
    }
    assert_int_equal(rows[0], 0);
    assert_true(rows[1] > rows[0] && rows[2] > rows[1]);
    loop_key(tui, PRESS_HOME);
    loop_key(tui, PRESS_BACKTAB);
    tui_draw(tui, &frame);
    assert_true(frame.body.cursor_row > rows[2]);
    frame_done(&frame);
}

/* Keys may come before the first picture. */
static void typed_ahead(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;

    fill_registry(test);
    tui = begin_overview(test);
    loop_key(tui, PRESS_TAB);
    loop_key(tui, PRESS_TAB);
    loop_key(tui, PRESS_ENTER);
    assert_shows(tui, "Overview · Few"); /* the first team by name */
}

static void nothing_yet(void **state)
{
    struct tui *tui = begin_overview(*state);

    assert_shows(tui, "Nothing is shared at the moment.");
    loop_text(tui, "<");
    loop_key(tui, PRESS_TAB);
    loop_key(tui, PRESS_ENTER);
    loop_key(tui, PRESS_F + 5);
    assert_status(tui, "how it stands now");
}

/* Another language, and what was read again, leave one where one was. */
static void stays(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;

    fill_registry(test);
    tui = begin_overview(test);
    loop_text(tui, ">");
    hr_share(test, &(struct wish){.what = "Later", .need = "More", .team = "Aster"});
    loop_key(tui, PRESS_F + 5);
    assert_shows(tui, "Aster");
    assert_shows(tui, "asked 4   answered 0");
    loop_key(tui, PRESS_F + 12);
    loop_key(tui, PRESS_F + 12);
    assert_shows(tui, "asked 4   answered 0");
}

/* What goes into the file is what is seen: a quarter, or a year. */
static void saving_a_year(void **state)
{
    struct hr_test *test = *state;
    struct hr_overview_state *own;
    struct tui *tui;

    fill_registry(test);
    tui = begin_overview(test);
    loop_text(tui, "e");
    assert_shows(tui, "The overview of this quarter as a file");
    loop_key(tui, PRESS_ESC);
    own = tui_top(tui)->state;
    own->stops[own->stop] = (struct quarter){.year = 2026};
    loop_key(tui, PRESS_END);
    assert_shows(tui, "A year has figures of the whole organisation only.");
    loop_text(tui, "e");
    assert_shows(tui, "The overview of this year as a file");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HR_TEST(of_a_closed_quarter), HR_TEST(small_groups), HR_TEST(parts),
        HR_TEST(nothing_yet),         HR_TEST(stays),        HR_TEST(typed_ahead),
        HR_TEST(saving_a_year),
    };

    stack_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
