/* Correcting: a place is chosen, the words stand beside it, and nothing is lost by going back. */
#include "after.h"

#include "session/correct.h"

/* A finished talk with a first answer, a number that is only for the leader, and an agreement. */
static char *talk_to_correct(struct stack *stack)
{
    struct session *session = begin(stack->fixture, "kerngesprek", "en");
    char *id = xstrdup(session_interview(session)->id);
    struct place place = {.item = ""};
    struct place room = {.step = script_find_measure(session_script(session), MEASURE_OPPORTUNITY),
                         .item = value_id(VALUE_CONTACTS)};

    while (session_script(session)->steps[place.step].answer != ANSWER_TEXT)
        place.step++;
    session_set_text(session, place, "Time for\npeople", 6, false);
    session_set_number(session, room, 2);
    session_set_visibility(session, room, VISIBLE_ONLY_ME);
    agree(session, "Rooster navragen", "leader", "");
    hold(stack, true);
    return id;
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

static void test_places(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *id = talk_to_correct(stack);

    tui_push(tui, &correct_screen, id);
    assert_shows(tui, "Correct · Amina");
    assert_shows(tui, "written down stays as it is.");
    assert_shows(tui, "Time for people");
    assert_shows(tui, "contacts");
    assert_shows(tui, "(only me)");
    assert_shows(tui, "Rooster navragen");
    tui->employee_view = true;
    tui_changed(tui, NULL);
    assert_hides(tui, "contacts");
    assert_hides(tui, "(only me)");
    assert_shows(tui, "Time for people");
    free(id);
}

static void test_keeping(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *id = talk_to_correct(stack);

    tui_push(tui, &read_screen, id);
    press_text(tui, "c");
    assert_top(tui, &correct_screen);
    press_code(tui, PRESS_ENTER);
    press_text(tui, "Not only people.");
    assert_int_equal(corrections(stack, id), 0);
    press_code(tui, PRESS_TAB);
    press_code(tui, PRESS_ENTER);
    assert_status(tui, "Kept, with today's day.");
    assert_int_equal(corrections(stack, id), 1);
    assert_top(tui, &correct_screen);
    assert_shows(tui, "(corrected)");
    press_code(tui, PRESS_ENTER);
    assert_shows(tui, "The employee says of this (22-11-2026): Not only people.");
    press_code(tui, PRESS_ESC);
    tui_pop_now(tui);
    /* The report below has it at once, beside the words that were there. */
    assert_top(tui, &read_screen);
    assert_shows(tui, "Time for");
    assert_shows(tui, "Not only people.");
    free(id);
}

/* Nothing but blanks is no correction. */
static void test_blank(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *id = talk_to_correct(stack);

    tui_push(tui, &correct_screen, id);
    press_code(tui, PRESS_ENTER);
    press_text(tui, "  ");
    press_code(tui, PRESS_TAB);
    press_code(tui, PRESS_ENTER);
    assert_int_equal(corrections(stack, id), 0);
    assert_non_null(tui->status);
    assert_shows(tui, "What the employee says");
    free(id);
}

/* Going back with words that are not kept asks; each answer does what it says. */
static void test_going_back(void **state)
{
    static const struct {
        const char *answer;
        size_t kept;
        bool writing;
    } cases[] = {{"1", 1, false}, {"2", 0, false}, {"3", 0, true}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int direct = 0; direct < 2; direct++) {
            struct stack *stack;
            struct tui *tui;
            char *id, *target;

            if (i > 0 || direct)
                stack_make(state);
            stack = *state;
            tui = &stack->tui;
            id = talk_to_correct(stack);
            target = xstrdup(id);
            if (direct) { /* opened for the one agreement */
                struct agreement_list list;

                store_agreements(stack->fixture->store, NULL, &list, &stack->fixture->diag);
                free(target);
                target = xasprintf("%s %s", id, list.items[0].action.id);
                agreement_list_done(&list);
            }
            tui_push(tui, &home_screen, NULL);
            tui_push(tui, &correct_screen, target);
            if (!direct)
                press_code(tui, PRESS_ENTER);
            press_text(tui, "Other words");
            press_code(tui, PRESS_ESC);
            assert_shows(tui, "Keep this correction?");
            press_text(tui, cases[i].answer);
            assert_int_equal(corrections(stack, id), cases[i].kept);
            assert_top(tui, direct && !cases[i].writing ? &home_screen : &correct_screen);
            if (cases[i].writing)
                assert_shows(tui, "Other words");
            free(target);
            free(id);
            if (i + 1 < sizeof cases / sizeof *cases || !direct)
                stack_remove(state);
        }
    }
}

/* Also while the talk is open in another window, and with what is hostile. */
static void test_open_elsewhere(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct session *session = begin(stack->fixture, "kerngesprek", "en");
    char *id = xstrdup(session_interview(session)->id);

    agree(session, "Rooster navragen", "leader", "");
    tui_push(tui, &correct_screen, id);
    press_code(tui, PRESS_ENTER);
    press_text(tui, "\x1b[31mred");
    press_code(tui, PRESS_TAB);
    press_code(tui, PRESS_ENTER);
    assert_int_equal(corrections(stack, id), 1);
    press_code(tui, PRESS_ENTER);
    assert_shows(tui, "[31mred");
    assert_hides(tui, "\x1b");
    free(id);
    hold(stack, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(test_places),     STACK_TEST(test_keeping),        STACK_TEST(test_blank),
        STACK_TEST(test_going_back), STACK_TEST(test_open_elsewhere),
    };

    stack_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
