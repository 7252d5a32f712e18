/* Searching: what is found where, what a talk may not see, and where Enter leads. */
#include "after.h"

static void say(struct session *session, const char *step, const char *words)
{
    session_set_text(session, at(session, step, ""), words, strlen(words), false);
}

static void open_search(struct stack *stack, const char *words)
{
    tui_push(&stack->tui, &search_screen, NULL);
    assert_top(&stack->tui, &search_screen);
    press_text(&stack->tui, words);
}

/* Amina said "zebra" together and "okapi" is only for the leader; the talk is finished or not. */
static void talk_with_amina(struct stack *stack, bool finish)
{
    struct session *session = begin(stack->fixture, "kerngesprek", "en");

    say(session, "belangrijk", "A zebra in the garden");
    session_set_remark(session, at(session, "belangrijk", ""), "An okapi", VISIBLE_ONLY_ME, false);
    agree(session, "Follow a giraffe", "leader", "");
    hold(stack, finish);
}

static void talk_with_bram(struct stack *stack)
{
    struct person person = {0};
    struct session *session;

    assert_true(
        store_add_person(stack->fixture->store, "Bram", NULL, &person, &stack->fixture->diag));
    session = session_start(&stack->fixture->setup, &person, NULL, "kerngesprek", "en",
                            &stack->fixture->diag);
    assert_non_null(session);
    session_set_text(session, at(session, "belangrijk", ""), "Another zebra", 13, false);
    assert_true(session_finish(session, true, &stack->fixture->diag));
    session_close(session);
    free(person.name);
    free(person.team);
}

static void finds_in_all_talks(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    talk_with_amina(stack, true);
    talk_with_bram(stack);
    tui_push(tui, &home_screen, NULL);
    open_search(stack, "Zebr");
    assert_shows(tui, "2 places");
    assert_shows(tui, "Amina · The core talk · What matters");
    assert_shows(tui, "Bram · The core talk");
    assert_shows(tui, "22-11-2026");
    press_text(tui, "aq");
    assert_shows(tui, "Nothing found.");
    press_code(tui, PRESS_CTRL + 'U');
    assert_hides(tui, "Nothing found.");
    press_text(tui, "okapi");
    assert_shows(tui, "remark, only me");
}

static void leads_to_the_report(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    talk_with_amina(stack, true);
    tui_push(tui, &home_screen, NULL);
    open_search(stack, "zebra");
    press_code(tui, PRESS_ENTER); /* to what was found */
    assert_focus(tui, "The core talk");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &read_screen);
    assert_null(tui->session);
    tui_pop_now(tui);
    press_code(tui, PRESS_UP); /* back to the line: more can be written */
    press_text(tui, "x");
    assert_shows(tui, "Nothing found.");
}

/* The rows that are on the screen, for the caller to free. */
static char *rows_in_sight(struct tui *tui)
{
    struct frame frame;
    struct buf text;

    buf_init(&text);
    tui_draw(tui, &frame);
    for (int i = *frame.scroll; i < *frame.scroll + frame.body_rows && i < frame.body.count; i++) {
        for (size_t j = 0; j < frame.body.rows[i].count; j++)
            buf_adds(&text, frame.body.rows[i].spans[j].text);
        buf_addc(&text, '\n');
    }
    frame_done(&frame);
    return buf_take(&text);
}

static void assert_in_sight(struct tui *tui, const char *words, bool shown)
{
    char *text = rows_in_sight(tui);

    if (!strstr(text, words) == shown)
        fail_msg("%s: %s", words, text);
    free(text);
}

/* Many rows of the same words, and at their end these. The caller frees it. */
static char *long_text(const char *words)
{
    struct buf text;

    buf_init(&text);
    for (int i = 0; i < 60; i++)
        buf_addf(&text, "Line %d of what was said that day, all in a row.\n", i);
    buf_adds(&text, words);
    return buf_take(&text);
}

/* Opens the first hit that has these words on its first row. */
static void open_first(struct stack *stack, const char *words, int downs)
{
    open_search(stack, words);
    press_code(&stack->tui, PRESS_DOWN);
    while (downs-- > 0)
        press_code(&stack->tui, PRESS_DOWN);
    press_code(&stack->tui, PRESS_ENTER);
    assert_top(&stack->tui, &read_screen);
}

/* The same word in three answers, one of them long: each leads to its own place. */
static void leads_to_its_own_place(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct session *session = begin(stack->fixture, "kerngesprek", "en");
    char *text = long_text("A zebra at the end.");

    say(session, "belangrijk", text);
    session_set_text(session, at(session, "eigen-woorden", "use-skills"), "A zebra", 7, false);
    session_set_text(session, at(session, "eigen-woorden", "own-goals"), "A zebra", 7, false);
    free(text);
    text = long_text("");
    session_set_text(session, at(session, "eigen-woorden", "contacts"), text, strlen(text), false);
    hold(stack, true);
    free(text);
    open_first(stack, "zebra", 0);
    assert_in_sight(tui, "A zebra at the end.", true);
    tui_pop_now(tui);
    tui_pop_now(tui);
    open_first(stack, "zebra", 1);
    assert_in_sight(tui, "A zebra", true);
    assert_in_sight(tui, "What do you like doing in your work", true);
    tui_pop_now(tui);
    tui_pop_now(tui);
    open_first(stack, "zebra", 2);
    assert_in_sight(tui, "A zebra", true);
    assert_in_sight(tui, "Setting your own goals", true);
    assert_in_sight(tui, "What would you yourself like to achieve", true);
    assert_in_sight(tui, "What do you like doing in your work", false);
    press_code(tui, PRESS_HOME); /* from there on the keys move */
    assert_in_sight(tui, "Talk with", true);
}

/* The remark, not the answer with the same words; and what is not in the report is said to be so. */
static void leads_to_the_remark(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct session *session = begin(stack->fixture, "kerngesprek", "en");
    char *text = long_text("");

    say(session, "belangrijk", text);
    free(text);
    text = long_text("A gnu of a remark");
    session_set_remark(session, at(session, "belangrijk", ""), text, VISIBLE_TOGETHER, false);
    session_set_remark(session, at(session, "goede-dag", ""), "An okapi", VISIBLE_ONLY_ME, false);
    hold(stack, true);
    free(text);
    open_first(stack, "gnu", 0);
    assert_in_sight(tui, "A gnu of a remark", true);
    tui_pop_now(tui);
    tui_pop_now(tui);
    open_first(stack, "okapi", 0);
    assert_status(tui, "What was found is not in the report");
}

/* What matched is on the row, however much stands before it. */
static void shows_what_matched(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct session *session = begin(stack->fixture, "kerngesprek", "en");

    say(session, "belangrijk",
        "Verantwoordelijkheidsgevoelens medewerkerstevredenheidsonderzoeken "
        "vakantieroosterbesprekingen zorgleefplanbesprekingen zebra");
    agree(session, "Follow a giraffe", "leader", "");
    assert_true(session_set_action(session, 0, ACTION_NEED, "Binoculars", false));
    hold(stack, true);
    open_search(stack, "zebra");
    assert_shows(tui, "… ");
    assert_shows(tui, "zorgleefplanbesprekingen  zebra"); /* two pieces, one of them bold */
    assert_hides(tui, "Verantwoordelijk");
    press_code(tui, PRESS_CTRL + 'U');
    press_text(tui, "giraffe");
    assert_shows(tui, "giraffe  · Binoculars");
}

static void leads_to_the_place(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    talk_with_amina(stack, false);
    tui_push(tui, &home_screen, NULL);
    open_search(stack, "zebra");
    press_code(tui, PRESS_DOWN);
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &talk_screen);
    assert_non_null(tui->session);
    assert_shows(tui, "A zebra in the garden");
    press_code(tui, PRESS_PGDN);
    open_search(stack, "zebra");
    press_code(tui, PRESS_DOWN);
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &talk_screen);
    assert_shows(tui, "A zebra in the garden");
}

static void leads_to_the_agreement(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    talk_with_amina(stack, true);
    tui_push(tui, &home_screen, NULL);
    open_search(stack, "giraffe");
    assert_shows(tui, "agreement");
    press_code(tui, PRESS_DOWN);
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &agreement_screen);
}

/* The plan of the talk that is open is changed there. */
static void leads_to_the_own_plan(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    stack_talk(stack, "kerngesprek", "en");
    agree(tui->session, "Follow a giraffe", "leader", "");
    open_search(stack, "giraffe");
    press_code(tui, PRESS_DOWN);
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &plan_screen);
    assert_shows(tui, "Follow a giraffe");
}

static void a_talk_sees_its_own(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    talk_with_bram(stack);
    talk_with_amina(stack, true);
    stack_talk(stack, "vervolggesprek", "en");
    open_search(stack, "zebra");
    assert_shows(tui, "1 place");
    assert_hides(tui, "Another");
    tui_pop_now(tui);
    open_search(stack, "okapi");
    assert_shows(tui, "remark, only me");
    tui->employee_view = true;
    tui_changed(tui, NULL); /* the screen is turned round */
    assert_hides(tui, "remark, only me");
    tui->employee_view = false;
}

static void the_wall_holds(void **state)
{
    static const char *const guides[] = {"verbetertraject", "functioneringsgesprek",
                                         "waardendialoog"};
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    talk_with_amina(stack, true);
    for (size_t i = 0; i < sizeof guides / sizeof *guides; i++) {
        stack_talk(stack, guides[i], "en");
        open_search(stack, "zebra");
        assert_shows(tui, "Nothing found.");
        tui_pop_now(tui);
        tui_pop_now(tui);
        tui_set_session(tui, NULL);
        stack->fixture->session = NULL;
    }
}

static void nothing_is_searched_from_what_is_not_kept(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    stack_talk(stack, "voorbereiding", "en");
    tui_push(tui, &search_screen, NULL);
    assert_top(tui, &talk_screen);
    assert_status(tui, "Nothing of this is kept");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(finds_in_all_talks),
        STACK_TEST(leads_to_the_report),
        STACK_TEST(leads_to_the_place),
        STACK_TEST(leads_to_the_agreement),
        STACK_TEST(leads_to_its_own_place),
        STACK_TEST(leads_to_the_remark),
        STACK_TEST(shows_what_matched),
        STACK_TEST(leads_to_the_own_plan),
        STACK_TEST(a_talk_sees_its_own),
        STACK_TEST(the_wall_holds),
        STACK_TEST(nothing_is_searched_from_what_is_not_kept),
    };

    stack_environment();
    return cmocka_run_group_tests_name("tui/search", tests, NULL, NULL);
}
