/* The report of a past talk: its labels, and what is opened and written from it. */
#include "after.h"

#include "session/correct.h"

enum { F10 = PRESS_F + 10 };

/* A finished talk with a summary that the employee put better. The caller frees the id. */
static char *summed_up(struct stack *stack)
{
    struct session *session = begin(stack->fixture, "kerngesprek", "en");
    char *id = xstrdup(session_interview(session)->id);
    struct place place = {.item = ""};

    while (session_script(session)->steps[place.step].answer != ANSWER_SUMMARY)
        place.step++;
    session_set_text(session, place, "You teach", 9, false);
    session_confirm(session, place, CONFIRM_CORRECTED, "Walk beside", false);
    hold(stack, true);
    return id;
}

/* A label that ends itself gets no second colon. */
static void labels_end_once(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *id = summed_up(stack);

    tui_push(tui, &read_screen, id);
    assert_shows(tui, "Better so: ");
    assert_shows(tui, "Is that right? ");
    assert_hides(tui, "::");
    assert_hides(tui, "?:");
    free(id);
}

/* The talk that is open lies below: another one is not opened over it. */
static void open_again_waits(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *id = summed_up(stack);
    struct session *session;

    tui_push(tui, &home_screen, NULL);
    stack_talk(stack, "kerngesprek", "en");
    session = tui->session;
    tui_push(tui, &search_screen, NULL);
    loop_text(tui, "teach");
    loop_key(tui, PRESS_ENTER);
    loop_key(tui, PRESS_ENTER);
    assert_top(tui, &read_screen);
    loop_text(tui, "o");
    assert_status(tui, "A talk is open. Stop it first (F10).");
    assert_top(tui, &read_screen);
    assert_ptr_equal(tui->session, session);
    loop_key(tui, F10);
    loop_key(tui, PRESS_DOWN);
    loop_key(tui, PRESS_DOWN);
    assert_focus(tui, "To the first screen");
    loop_key(tui, PRESS_ENTER);
    assert_top(tui, &home_screen);
    assert_int_equal(tui->depth, 1);
    assert_null(tui->session);
    tui_push(tui, &read_screen, id);
    loop_text(tui, "o");
    assert_non_null(tui->session);
    assert_string_equal(session_interview(tui->session)->id, id);
    free(id);
}

static size_t corrections(struct stack *stack, const char *id)
{
    struct session *session =
        session_open(&stack->fixture->setup, id, true, NULL, &stack->fixture->diag);
    size_t count;

    assert_quiet(stack->fixture);
    count = session_corrections(session)->count;
    session_close(session);
    return count;
}

/* "Everything is kept" is not said over words that are not: they are asked about first. */
static void stopping_keeps_words(void **state)
{
    static const struct {
        int down; /* to the answer */
        const struct screen_kind *top;
        size_t kept;
    } cases[] = {{2, &correct_screen, 0}, {0, &ask_screen, 1}, {1, &ask_screen, 1}};
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *id = summed_up(stack);

    tui_push(tui, &home_screen, NULL);
    tui_push(tui, &read_screen, id);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (tui_top(tui)->kind == &ask_screen)
            loop_key(tui, PRESS_ESC);
        if (tui_top(tui)->kind == &read_screen)
            loop_text(tui, "c");
        loop_key(tui, PRESS_ENTER);
        loop_text(tui, "Walk far");
        loop_key(tui, F10);
        assert_shows(tui, "Keep this correction?");
        for (int press = 0; press < cases[i].down; press++)
            loop_key(tui, PRESS_DOWN);
        loop_key(tui, PRESS_ENTER);
        assert_top(tui, cases[i].top);
        if (cases[i].top == &ask_screen)
            assert_shows(tui, "What would you like to do?");
        else
            assert_shows(tui, "Walk far");
        assert_int_equal(corrections(stack, id), cases[i].kept);
    }
    free(id);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(labels_end_once),
        STACK_TEST(open_again_waits),
        STACK_TEST(stopping_keeps_words),
    };

    stack_environment();
    return cmocka_run_group_tests_name("tui/read", tests, NULL, NULL);
}
