/* HR's lists: the questions, all plans, going through them, the filter, and what may stand in a registry. */
#include "hr.h"

#include "base/utf8.h"

enum { F5 = PRESS_F + 5, F6 = PRESS_F + 6, F8 = PRESS_F + 8, F12 = PRESS_F + 12 };

static void three_questions(struct hr_test *test)
{
    hr_share(test, &(struct wish){.what = "Learn wound care",
                                  .need = "Six school days",
                                  .kind = "time",
                                  .due = "2027-02-28",
                                  .value = "develop-skills",
                                  .days_ago = 3});
    hr_share(test, &(struct wish){.what = "Talk to each other", .team = "South", .days_ago = 40});
    hr_share(test, &(struct wish){.what = "A laptop for the course",
                                  .owner = "organisation",
                                  .kind = "means",
                                  .team = "West",
                                  .days_ago = 16});
}

static void longest_first(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;

    three_questions(test);
    tui = hr_begin(test);
    assert_shows(tui, "HR · Questions to the organisation");
    assert_order(tui, "A laptop for the course", "Six school days");
    assert_shows(tui, "waits 16 days");
    assert_hides(tui, "waits 3 days");
    assert_hides(tui, "Talk to each other");
    assert_shows(tui, "Amina Example · shared by J. Smit since 06-11-2026 · team West");
    loop_key(tui, PRESS_DOWN);
    assert_shows(tui, "Learn wound care");
    assert_shows(tui, "Six school days (time and roster)");
    assert_shows(tui, "28 February 2027");
}

static void all_plans(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;

    three_questions(test);
    tui = hr_begin(test);
    loop_key(tui, PRESS_TAB);
    assert_shows(tui, "All plans that were shared");
    assert_shows(tui, "Talk to each other");
    loop_text(tui, "sss");
    assert_status(tui, "newest first");
    loop_key(tui, PRESS_TAB);
    assert_hides(tui, "Talk to each other");
    loop_text(tui, "s");
    assert_status(tui, "Tab shows all plans");
}

static void nothing_yet(void **state)
{
    struct tui *tui = hr_begin(*state);

    assert_shows(tui, "There are no questions to the organisation yet.");
    loop_key(tui, PRESS_TAB);
    assert_shows(tui, "Nothing is shared at the moment.");
    loop_text(tui, "acm");
    assert_status(tui, "There is no plan here");
    loop_key(tui, PRESS_ESC);
    assert_shows(tui, "Questions to the organisation");
    loop_key(tui, PRESS_ESC);
    assert_status(tui, "This is the first screen.");
}

/* What the employee does is nobody's business at HR when its day passes; what the organisation does is. */
static void own_action_is_never_late(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;

    hr_share(test,
             &(struct wish){.what = "Employee's own", .owner = "employee", .due = "2026-10-01"});
    hr_share(test, &(struct wish){
                       .what = "The organisation's", .owner = "organisation", .due = "2026-10-01"});
    tui = hr_begin(test);
    loop_key(tui, PRESS_TAB);
    loop_text(tui, "/employee's");
    loop_key(tui, PRESS_ENTER);
    assert_shows(tui, "Employee's own");
    assert_hides(tui, "the day has passed");
    loop_key(tui, PRESS_ENTER);
    assert_top(tui, &hr_plan_screen);
    assert_hides(tui, "the day has passed");
    loop_key(tui, PRESS_ESC);
    loop_key(tui, PRESS_ESC);
    loop_text(tui, "/organisation's");
    loop_key(tui, PRESS_ENTER);
    assert_shows(tui, "(the day has passed");
}

static void filter(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;

    three_questions(test);
    tui = hr_begin(test);
    loop_text(tui, "/");
    loop_text(tui, "taem:West");
    loop_key(tui, PRESS_ENTER);
    assert_shows(tui, "team"); /* what was meant */
    assert_true(hr_of(tui)->in_filter);
    loop_key(tui, PRESS_CTRL + 'U');
    loop_text(tui, "team:West");
    loop_key(tui, PRESS_ENTER);
    assert_shows(tui, "Filter: team:West");
    assert_shows(tui, "A laptop");
    assert_hides(tui, "Six school days");
    loop_text(tui, "/");
    loop_key(tui, PRESS_CTRL + 'U');
    loop_text(tui, "team:we"); /* as much of it as it takes */
    loop_key(tui, PRESS_ENTER);
    assert_shows(tui, "A laptop");
    assert_hides(tui, "Six school days");
    loop_text(tui, "/");
    loop_key(tui, PRESS_CTRL + 'U');
    loop_text(tui, "team:Elsewhere");
    loop_key(tui, PRESS_ENTER);
    assert_shows(tui, "There is no team “Elsewhere”.");
    assert_true(hr_of(tui)->in_filter);
    loop_key(tui, PRESS_CTRL + 'U');
    loop_text(tui, "unicorn");
    loop_key(tui, PRESS_ENTER);
    assert_shows(tui, "Nothing fits this filter.");
    loop_key(tui, PRESS_ESC);
    assert_shows(tui, "Six school days");
    assert_hides(tui, "Filter:");
}

/* ---- pages ---- */

static void many(struct hr_test *test, int count)
{
    for (int i = 0; i < count; i++) {
        char what[32];

        snprintf(what, sizeof what, "Plan %03d", i + 1);
        hr_share(test, &(struct wish){.what = what, .need = what, .days_ago = count - i});
    }
}

static const char *focused(struct tui *tui)
{
    const struct shared_action *chosen = hr_chosen(hr_of(tui));

    return chosen ? action_get(&chosen->action, ACTION_WHAT) : "";
}

/* Draws as the loop does after each key. */
static void see(struct tui *tui)
{
    free(stack_text(tui));
}

static void key(struct tui *tui, int code)
{
    loop_key(tui, code);
    see(tui);
}

static void pages(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;
    size_t rows;

    many(test, 40);
    tui = hr_begin(test);
    see(tui);
    rows = hr_view(hr_of(tui))->page.plans.count;
    assert_int_equal(rows, 8);
    assert_string_equal(focused(tui), "Plan 001");
    for (int i = 0; i < 8; i++)
        key(tui, PRESS_DOWN);
    assert_string_equal(focused(tui), "Plan 009");
    assert_shows(tui, "more above and below");
    key(tui, PRESS_UP);
    assert_string_equal(focused(tui), "Plan 008");
    key(tui, PRESS_PGDN);
    assert_string_equal(focused(tui), "Plan 016");
    key(tui, PRESS_END);
    assert_string_equal(focused(tui), "Plan 040");
    assert_shows(tui, "more above: PgUp");
    key(tui, PRESS_DOWN);
    assert_string_equal(focused(tui), "Plan 040");
    key(tui, PRESS_HOME);
    assert_string_equal(focused(tui), "Plan 001");
    assert_shows(tui, "more below: PgDn");
    for (int i = 0; i < 100; i++) {
        key(tui, PRESS_DOWN);
        assert_true(hr_view(hr_of(tui))->page.plans.count <= rows);
    }
    assert_string_equal(focused(tui), "Plan 040");
    for (int i = 0; i < 100; i++)
        key(tui, PRESS_UP);
    assert_string_equal(focused(tui), "Plan 001");
}

/* Somebody else shares and answers; a window becomes smaller: the focus stays on the plan. */
static void focus_stays(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;
    char id[UUID_SIZE];

    many(test, 30);
    tui = hr_begin(test);
    see(tui);
    for (int i = 0; i < 12; i++)
        key(tui, PRESS_DOWN);
    assert_string_equal(focused(tui), "Plan 013");
    hr_id(11, id);
    assert_true(registry_withdraw(test->leader, id, 1, &test->stack->fixture->diag));
    assert_shows(tui, "Plan 011"); /* not looked yet */
    hr_wait(test, 31);
    assert_string_equal(focused(tui), "Plan 013");
    assert_hides(tui, "Plan 011");
    tui->rows = 18;
    see(tui);
    assert_string_equal(focused(tui), "Plan 013");
    tui->rows = 43;
    tui->columns = 132;
    see(tui);
    assert_string_equal(focused(tui), "Plan 013");
    assert_true(hr_view(hr_of(tui))->page.plans.count > 10);
}

/* Words that are longer than their column come in a shorter form, and are never cut. */
static void short_words(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;

    hr_share(test, &(struct wish){.what = "One", .need = "A", .kind = "time"});
    hr_share(test, &(struct wish){.what = "Two", .need = "B", .kind = "terms"});
    tui = hr_begin(test);
    tui->columns = 80;
    assert_shows(tui, " time ");
    assert_shows(tui, " terms ");
    tui->columns = 132;
    assert_shows(tui, "time and roster ");
    assert_shows(tui, "terms of employment ");
}

/* Two teams of the same beginning can be told from one another, in a small window too. */
static void teams_that_differ_at_the_end(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;

    hr_share(test, &(struct wish){.what = "One", .need = "A", .team = "Wijkteam Oost"});
    hr_share(test, &(struct wish){.what = "Two", .need = "B", .team = "Wijkteam West"});
    hr_share(test, &(struct wish){
                       .what = "Three", .need = "C", .team = "Thuiszorg en wijkverpleging Noord"});
    tui = hr_begin(test);
    for (int i = 0; i < 3; i++) {
        static const int widths[] = {60, 80, 132};

        tui->columns = widths[i];
        assert_shows(tui, "Wijkteam Oost ");
        assert_shows(tui, "Wijkteam West ");
        assert_shows(tui, "Noord ");
        assert_shows(tui, "Thui");
    }
}

/* A plan that changed says when; one that stands as it came does not. */
static void changed_on(void **state)
{
    struct hr_test *test = *state;
    struct shared_action shared;
    enum share_result result;
    struct tui *tui;

    hr_share(test, &(struct wish){.what = "One", .need = "A", .days_ago = 3});
    tui = hr_begin(test);
    loop_key(tui, PRESS_ENTER);
    assert_hides(tui, "Changed");
    hr_find(test, 1, &shared);
    shared.action.revision++;
    shared.round = 1;
    assert_true(
        registry_share(test->leader, &shared, test->code, &result, &test->stack->fixture->diag));
    shared_action_done(&shared);
    loop_key(tui, F5);
    assert_shows(tui, "Changed on 22-11-2026");
}

/* ---- hostile ---- */

static char *long_text(const char *part, int times)
{
    struct buf text;

    buf_init(&text);
    for (int i = 0; i < times; i++)
        buf_adds(&text, part);
    return buf_take(&text);
}

/* Nothing reaches the terminal that speaks to it, and no span leaves the screen. */
static void assert_tame(struct tui *tui)
{
    struct frame frame;

    tui_draw(tui, &frame);
    for (int i = 0; i < frame.body.count; i++) {
        for (size_t j = 0; j < frame.body.rows[i].count; j++) {
            const struct span *span = &frame.body.rows[i].spans[j];
            char *clean = utf8_clean(span->text, strlen(span->text), UTF8_ONE_LINE);

            assert_string_equal(span->text, clean);
            assert_true(span->column + utf8_width(span->text, strlen(span->text)) <= tui->columns);
            free(clean);
        }
    }
    assert_true(!frame.under || utf8_valid(frame.under, strlen(frame.under)));
    frame_done(&frame);
}

static void hostile(void **state)
{
    static const int sizes[][2] = {{18, 60}, {24, 80}, {43, 132}};
    struct hr_test *test = *state;
    char *letters = long_text("W", 10000);
    char *wide = long_text("👩‍👩‍👧", 500);
    const char *evil = "\033]0;x\aEvil \xE2\x80\xAE name\xFF\r\n\tzz\x9B"
                       "2J";
    struct tui *tui;

    hr_share(test, &(struct wish){.what = letters, .need = letters, .team = letters});
    hr_share(test, &(struct wish){.what = wide, .need = wide, .person = wide, .team = "Emoji"});
    hr_share(test,
             &(struct wish){
                 .what = evil, .need = evil, .person = evil, .team = "X\033[31m", .due = evil});
    tui = hr_begin(test);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        tui->rows = sizes[i][0];
        tui->columns = sizes[i][1];
        for (int list = 0; list < 2; list++) {
            for (int row = 0; row < 3; row++) {
                assert_tame(tui);
                loop_key(tui, PRESS_ENTER);
                assert_top(tui, &hr_plan_screen);
                assert_tame(tui);
                loop_text(tui, "a");
                assert_top(tui, &hr_write_screen);
                assert_tame(tui);
                loop_key(tui, PRESS_ESC);
                loop_key(tui, PRESS_ESC);
                loop_key(tui, PRESS_DOWN);
            }
            loop_key(tui, PRESS_TAB);
            loop_key(tui, PRESS_HOME);
        }
        loop_text(tui, "d");
        assert_tame(tui);
        loop_key(tui, PRESS_ESC);
    }
    free(letters);
    free(wide);
}

/* ---- everywhere ---- */

static void keys_of_everywhere(void **state)
{
    struct hr_test *test = *state;
    struct tui *tui;

    three_questions(test);
    tui = hr_begin(test);
    loop_key(tui, F6);
    assert_shows(tui, "You are looking together.");
    assert_hides(tui, "laptop");
    loop_key(tui, F6);
    assert_status(tui, "HR's own view is back.");
    loop_key(tui, F12);
    loop_key(tui, F12);
    assert_shows(tui, "Questions to the organisation");
    loop_key(tui, F8);
    assert_true(tui->covered);
    loop_key(tui, F8);
    loop_key(tui, PRESS_F + 1);
    assert_shows(tui, "Withdraw with a code");
    loop_text(tui, "code");
    loop_key(tui, PRESS_ENTER);
    assert_top(tui, &line_screen);
    loop_key(tui, PRESS_ESC);
    loop_key(tui, PRESS_F + 10);
    assert_top(tui, &ask_screen);
    loop_key(tui, PRESS_ENTER);
    assert_true(tui->quit);
}

/* A command of a talk, searched and chosen, is not offered here. */
static void no_talk_here(void **state)
{
    struct tui *tui = hr_begin(*state);

    loop_key(tui, PRESS_F + 1);
    assert_hides(tui, "new talk");
    assert_hides(tui, "score");
    assert_hides(tui, "for the leader only");
    assert_hides(tui, "finish the talk");
    assert_hides(tui, "hide the talk");
    assert_hides(tui, "field");
    assert_shows(tui, "Take your last answer or mark back");
    assert_shows(tui, "Stop: close the program, or stay");
    loop_key(tui, PRESS_ESC);
    for (int code = PRESS_ENTER; code <= PRESS_PGDN; code++) {
        if (tui_top(tui)->kind == &hr_screen)
            loop_key(tui, code);
    }
    for (char letter = 'A'; letter <= 'Z'; letter++) {
        while (tui->depth > 1)
            tui_pop_now(tui);
        loop_key(tui, PRESS_CTRL + letter);
        see(tui);
    }
    for (int number = 1; number <= 12; number++) {
        while (tui->depth > 1)
            tui_pop_now(tui);
        tui->covered = false;
        loop_key(tui, PRESS_F + number);
        see(tui);
    }
}

/* Thousands of keys in any order, in windows of any size: it neither falls nor shows what is not tame. */
static void any_keys(void **state)
{
    static const int codes[] = {
        PRESS_ENTER, PRESS_TAB,   PRESS_BACKTAB,    PRESS_ESC,        PRESS_DOWN,
        PRESS_UP,    PRESS_PGDN,  PRESS_PGUP,       PRESS_HOME,       PRESS_END,
        PRESS_LEFT,  PRESS_RIGHT, PRESS_CTRL + 'S', PRESS_CTRL + 'Z', F5};
    static const char letters[] = "acmdrs/<>124x ";
    struct hr_test *test = *state;
    unsigned seed = 20261122;
    struct tui *tui;

    many(test, 25);
    tui = hr_begin(test);
    for (int i = 0; i < 3000; i++) {
        seed = seed * 1664525 + 1013904223;
        if (seed >> 31)
            loop_key(tui, codes[(seed >> 16) % (sizeof codes / sizeof *codes)]);
        else
            loop_text(tui, (char[]){letters[(seed >> 16) % (sizeof letters - 1)], '\0'});
        tui->rows = 18 + (int)(seed >> 8) % 30;
        tui->columns = 60 + (int)(seed >> 12) % 80;
        tui->quit = false;
        if (i % 50 == 0)
            assert_tame(tui);
        see(tui);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        HR_TEST(longest_first), HR_TEST(all_plans),   HR_TEST(nothing_yet),
        HR_TEST(filter),        HR_TEST(pages),       HR_TEST(own_action_is_never_late),
        HR_TEST(short_words),   HR_TEST(focus_stays), HR_TEST(teams_that_differ_at_the_end),
        HR_TEST(changed_on),    HR_TEST(hostile),     HR_TEST(keys_of_everywhere),
        HR_TEST(no_talk_here),  HR_TEST(any_keys),
    };

    stack_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
