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
    assert_hides(tui, "Ctrl+K opens the plan");
    session_choose(tui->session, session_place(tui->session), "changed");
    tui_changed(tui, NULL);
    assert_shows(tui, "Ctrl+K opens the plan: there the agreement gets its new words.");
    assert_hides(tui, "so far:");
    session_choose(tui->session, session_place(tui->session), "done");
    tui_changed(tui, NULL);
    assert_hides(tui, "Ctrl+K opens the plan");
    assert_hides(tui, "what is needed?");
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
        STACK_TEST(it_says_how_it_stood),
        STACK_TEST(only_me_says_that_it_may_be_asked_for),
    };

    stack_environment();
    return cmocka_run_group_tests_name("tui/talk_last", tests, NULL, NULL);
}
