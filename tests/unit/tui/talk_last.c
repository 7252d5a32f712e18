/* In a follow-up: the scores and words of last time beside the new ones, and who promised what. */
#include "after.h"

static void give(struct session *session, const char *step, const char *item, int score)
{
    session_set_number(session, at(session, step, item), score);
}

/* The first talk: three scores and a sentence of one value, one score of another. */
static void first_talk(struct stack *stack, bool only_me)
{
    static const char words[] = "I want to learn wound care";
    struct session *session = begin(stack->fixture, "kerngesprek", "en");
    struct place own = at(session, "eigen-woorden", "develop-skills");

    session_set_text(session, own, words, sizeof words - 1, false);
    if (only_me)
        session_set_visibility(session, own, VISIBLE_ONLY_ME);
    give(session, "belang", "develop-skills", 5);
    give(session, "ruimte", "develop-skills", 2);
    give(session, "lukt", "develop-skills", 2);
    give(session, "belang", "income", 4);
    agree(session, "Rooster navragen", "leader", "2026-11-15");
    hold(stack, true);
}

static void follow_up(struct stack *stack)
{
    pass(stack->fixture, 1000);
    stack_talk(stack, "vervolggesprek", "en");
}

static void go(struct stack *stack, const char *step, const char *item)
{
    session_enter(stack->tui.session, at(stack->tui.session, step, item));
    tui_changed(&stack->tui, NULL);
}

static void go_to_agreement(struct stack *stack, const char *step)
{
    struct session *session = stack->tui.session;
    const char *id = session_plan(session)->actions[0].id;

    session_enter(session, (struct place){script_find_step(session_script(session), step),
                                          conversation_item(session_conversation(session), id)});
    tui_changed(&stack->tui, NULL);
}

static void last_time_stands_beside(void **state)
{
    static const char line[] = "Last time (22-11-2026): 5 · 2 · 2  \"I want to learn wound care\"";
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    first_talk(stack, false);
    follow_up(stack);
    go(stack, "eigen-woorden", "develop-skills");
    assert_shows(tui, line);
    go(stack, "belang", "develop-skills");
    assert_shows(tui, line);
    go(stack, "belang", "income");
    assert_shows(tui, "Last time (22-11-2026): 4 · - · -");
    go(stack, "belang", "contacts");
    assert_hides(tui, "Last time");
    go(stack, "hoe-nu", "");
    assert_hides(tui, "Last time");
}

static void a_long_sentence_is_cut(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    first_talk(stack, false);
    follow_up(stack);
    tui->rows = 24;
    tui->columns = 60;
    go(stack, "eigen-woorden", "develop-skills");
    assert_shows(tui, "5 · 2 · 2  \"I want to learn woun…\"");
    tui->rows = 18; /* the first to go */
    assert_hides(tui, "Last time");
    assert_shows(tui, "Important?");
}

/* Invented people have no last time, and the agreements are invented, too. */
static void a_rehearsal_has_no_last_time(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    tui_set_session(tui, session_rehearse(&stack->fixture->setup, "vervolggesprek", "en",
                                          &stack->fixture->diag));
    assert_non_null(tui->session);
    tui_push(tui, &talk_screen, NULL);
    go(stack, "belang", "develop-skills");
    assert_hides(tui, "Last time");
    go_to_agreement(stack, "stand");
    assert_shows(tui, "Who does it: ");
}

static void only_what_was_said_together(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    first_talk(stack, true);
    follow_up(stack);
    go(stack, "eigen-woorden", "develop-skills");
    assert_shows(tui, "Last time (22-11-2026): 5 · 2 · 2");
    assert_hides(tui, "wound care");
}

static void a_promise_says_whose_it_is(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    first_talk(stack, false);
    follow_up(stack);
    go_to_agreement(stack, "stand");
    assert_shows(tui, "Who does it: leader · by 15-11-2026 · date has passed: what is needed?");
    assert_hides(tui, "so far:"); /* nothing was said of it yet */
    assert_hides(tui, "Ctrl+K");
    session_choose(tui->session, session_place(tui->session), "done");
    tui_changed(tui, NULL);
    assert_hides(tui, "Ctrl+K");
    assert_hides(tui, "what is needed?");
}

static void say_status(struct stack *stack, const char *status)
{
    session_choose(stack->tui.session, session_place(stack->tui.session), status);
    tui_changed(&stack->tui, NULL);
}

static void set_field(struct stack *stack, enum action_field field, const char *text)
{
    assert_true(session_set_action(stack->tui.session, 0, field, text, false));
    tui_changed(&stack->tui, NULL);
}

/* What goes on with its day behind it asks for another one, until that is there. */
static void a_passed_day_asks_on(void **state)
{
    static const char asks[] = "date has passed: what is needed?";
    static const char act[] = "Ctrl+K: new words or a new day for this agreement";
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    first_talk(stack, false);
    follow_up(stack);
    go_to_agreement(stack, "stand");
    say_status(stack, "busy");
    assert_shows(tui, asks);
    assert_shows(tui, act);
    assert_hides(tui, "so far:");
    press_code(tui, PRESS_CTRL + 'K');
    assert_top(tui, &plan_screen);
    assert_shows(tui, "To adjust: 1 (date has passed)");
    press_code(tui, PRESS_CTRL + 'U'); /* the day has the focus */
    assert_string_equal(action_get(&session_plan(tui->session)->actions[0], ACTION_DUE), "");
    press_code(tui, PRESS_ESC);
    tui_pop_now(tui);
    set_field(stack, ACTION_DUE, "2027-01-15");
    assert_hides(tui, asks);
    assert_hides(tui, act);
    assert_shows(tui, "by 15-01-2027");
}

/* Whatever is made of it in the plan, it is no longer asked for; what only the leader sees asks nothing. */
static void changed_asks_for_the_change(void **state)
{
    static const char act[] = "Ctrl+K: new words or a new day for this agreement";
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct session *session = begin(stack->fixture, "kerngesprek", "en");

    agree(session, "Cursus zoeken", "employee", "");
    agree(session, "Rooster navragen", "leader", "");
    hold(stack, true);
    follow_up(stack);
    session = tui->session;
    session_enter(session, (struct place){script_find_step(session_script(session), "stand"),
                                          conversation_item(session_conversation(session),
                                                            session_plan(session)->actions[1].id)});
    tui_changed(tui, NULL);
    assert_hides(tui, act);
    say_status(stack, "changed");
    assert_shows(tui, act);
    tui->employee_view = true;
    session_set_visibility(session, session_place(session), VISIBLE_ONLY_ME);
    tui_changed(tui, NULL);
    assert_hides(tui, act);
    tui->employee_view = false;
    tui_changed(tui, NULL);
    press_code(tui, PRESS_CTRL + 'K');
    assert_shows(tui, "action 2 of 2");
    assert_shows(tui, "To adjust: 2 (changed)");
    press_text(tui, " in mei"); /* at the end of the words of this agreement */
    assert_string_equal(action_get(&session_plan(session)->actions[1], ACTION_WHAT),
                        "Rooster navragen in mei");
    assert_hides(tui, "To adjust");
    tui_pop_now(tui);
    assert_hides(tui, act);
}

/* What is behind is no part of the plan that is told back; a day that has passed asks for another. */
static void the_plan_is_told_back_as_it_goes_on(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct session *session = begin(stack->fixture, "kerngesprek", "en");

    agree(session, "Rooster navragen", "leader", "2026-11-15");
    agree(session, "Laptop bestellen", "organisation", "2026-12-31");
    agree(session, "Koffie", "together", "2026-11-10");
    agree(session, "Cursus zoeken", "employee", "");
    hold(stack, true);
    follow_up(stack);
    assert_true(session_set_action(tui->session, 2, ACTION_STATUS, "dropped", false));
    assert_true(session_set_action(tui->session, 3, ACTION_STATUS, "done", false));
    go(stack, "plan-klopt", "");
    assert_shows(tui, "1. Rooster navragen (leader), 15-11-2026 · date has passed: which day now?");
    assert_shows(tui, "2. Laptop bestellen (organisation), 31-12-2026 \n");
    assert_hides(tui, "Koffie (");
    assert_hides(tui, "Cursus zoeken (");
    assert_shows(tui, "Done: Cursus zoeken. Let go: Koffie");
}

/* In the usual window nothing of an agreement's page is out of sight, also with questions to ask on. */
static void the_cue_is_there_where_it_matters(void **state)
{
    static const char *const parts[] = {
        "For you as leader:", "Is it a promise of yours", "Ask on",
        "( ) let go",         "In a few words",           "What is needed?"};
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct session *session = begin(stack->fixture, "kerngesprek", "en");

    agree(session,
          "Ask what the course to become a nurse costs, who pays for it, and how long it takes us",
          "leader", "2026-11-15");
    hold(stack, true);
    follow_up(stack);
    go_to_agreement(stack, "stand");
    say_status(stack, "busy");
    for (int more = 0; more < 3; more++) {
        struct frame frame;

        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            assert_shows(tui, parts[i]);
        frame_init(&frame, 24, 80, false);
        tui_top(tui)->kind->draw(tui, tui_top(tui)->state, &frame);
        assert_true(frame.body.count <= frame.body_rows);
        frame_done(&frame);
        press_code(tui, PRESS_F + 2);
    }
    press_code(tui, PRESS_TAB);
    press_text(tui, "no time");
    assert_shows(tui, "[ no time");
    press_code(tui, PRESS_ENTER); /* more than a line: a box again */
    assert_hides(tui, "[ no time");
    assert_shows(tui, "no time");
}

static void it_says_how_it_stood(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct session *session = begin(stack->fixture, "kerngesprek", "en");

    agree(session, "Rooster navragen", "together", "2026-12-31");
    assert_true(session_set_action(session, 0, ACTION_STATUS, "busy", false));
    assert_true(session_set_action(session, 0, ACTION_REASON, "half done", false));
    hold(stack, true);
    follow_up(stack);
    go_to_agreement(stack, "stand");
    assert_shows(tui, "by 31-12-2026 · so far: under way (half done)");
    session_choose(tui->session, session_place(tui->session), "done");
    tui_changed(tui, NULL);
    assert_hides(tui, "so far:"); /* what is said now stands below */
}

/* Not even a mark of it when the two look together. */
static void only_me_says_that_it_may_be_asked_for(void **state)
{
    static const char sentence[] = "For yourself. The employee may ask to see this.";
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    stack_talk(stack, "kerngesprek", "en");
    go(stack, "belangrijk", "");
    assert_hides(tui, sentence);
    press_code(tui, PRESS_CTRL + 'V');
    assert_shows(tui, sentence);
    tui->employee_view = true;
    tui_changed(tui, NULL);
    assert_hides(tui, sentence);
    tui->employee_view = false;
    go(stack, "goede-dag", "");
    tui_push(tui, &remark_screen, NULL);
    press_text(tui, "x");
    assert_hides(tui, sentence);
    press_code(tui, PRESS_TAB);
    press_code(tui, PRESS_RIGHT);
    press_code(tui, PRESS_RIGHT);
    assert_shows(tui, sentence);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(last_time_stands_beside),
        STACK_TEST(a_long_sentence_is_cut),
        STACK_TEST(a_rehearsal_has_no_last_time),
        STACK_TEST(only_what_was_said_together),
        STACK_TEST(a_promise_says_whose_it_is),
        STACK_TEST(a_passed_day_asks_on),
        STACK_TEST(changed_asks_for_the_change),
        STACK_TEST(the_plan_is_told_back_as_it_goes_on),
        STACK_TEST(the_cue_is_there_where_it_matters),
        STACK_TEST(it_says_how_it_stood),
        STACK_TEST(only_me_says_that_it_may_be_asked_for),
    };

    stack_environment();
    return cmocka_run_group_tests_name("tui/talk_last", tests, NULL, NULL);
}
