/* Handing over: the plan always, of what was said only what was ticked; then what becomes of the old copy. */
#include "after.h"

#include <sys/stat.h>

/* A finished talk with words that are together, words that are not, and an agreement. */
static void talk_to_hand_over(struct stack *stack)
{
    struct session *session = begin(stack->fixture, "kerngesprek", "en");
    struct place place = {.item = ""};
    struct place room = {.step = script_find_measure(session_script(session), MEASURE_OPPORTUNITY),
                         .item = value_id(VALUE_CONTACTS)};

    while (session_script(session)->steps[place.step].answer != ANSWER_TEXT)
        place.step++;
    session_set_text(session, place, "Time for people", 6, false);
    session_set_number(session, room, 2);
    session_set_visibility(session, room, VISIBLE_ONLY_ME);
    agree(session, "Rooster navragen", "leader", "");
    hold(stack, true);
    setenv("HOME", stack->fixture->folder, 1);
}

static void open_screen(struct stack *stack)
{
    tui_push(&stack->tui, &home_screen, NULL);
    tui_push(&stack->tui, &person_screen, &stack->fixture->person);
    tui_push(&stack->tui, &handover_screen, &stack->fixture->person);
    assert_top(&stack->tui, &handover_screen);
}

/* The file that was written, for the one user to read; "" when there is none. The caller frees it. */
static char *written(struct stack *stack)
{
    char *name = xasprintf("handover-%.6s.json", stack->fixture->person.id);
    char *path = path_join(stack->fixture->folder, name);
    struct stat status;
    char *text;
    size_t length;

    if (stat(path, &status) == 0) {
        assert_int_equal(status.st_mode & 0777, 0600);
        text = path_read(path, 1 << 20, &length, &stack->fixture->diag);
    } else {
        text = xstrdup("");
    }
    assert_quiet(stack->fixture);
    free(path);
    free(name);
    return text;
}

static void test_nothing_is_ticked(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *text;

    talk_to_hand_over(stack);
    open_screen(stack);
    assert_shows(tui, "LOOKING TOGETHER");
    assert_shows(tui, "Rooster navragen · leader");
    assert_shows(tui, "Saying no is fine; it has no consequences.");
    assert_shows(tui, "Time for people");
    assert_hides(tui, "[x]");
    press_code(tui, PRESS_END);
    assert_focus(tui, "Write the file");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &ask_screen);
    text = written(stack);
    assert_holds(text, "Rooster navragen");
    assert_lacks(text, "Time for people");
    free(text);
    /* Keeping is the first answer. */
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &person_screen);
    assert_shows(tui, "The core talk");
}

static void test_what_is_ticked_goes(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *text;

    talk_to_hand_over(stack);
    open_screen(stack);
    press_code(tui, PRESS_ENTER); /* on the plan: it goes anyway */
    assert_status(tui, "These go along as they are.");
    press_code(tui, PRESS_DOWN);
    press_text(tui, " ");
    assert_shows(tui, "[x]");
    press_text(tui, " ");
    assert_hides(tui, "[x]");
    press_code(tui, PRESS_ENTER);
    assert_shows(tui, "[x]");
    press_code(tui, PRESS_END);
    press_code(tui, PRESS_ENTER);
    text = written(stack);
    assert_holds(text, "Time for people");
    free(text);
}

static size_t talks(struct stack *stack)
{
    struct interview_list list;
    size_t count;

    assert_true(store_interviews(stack->fixture->store, &list, &stack->fixture->diag));
    count = list.count;
    interview_list_done(&list);
    return count;
}

/* The old copy goes only when that is chosen and the name is written. */
static void test_old_copy_erased(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    talk_to_hand_over(stack);
    open_screen(stack);
    press_code(tui, PRESS_END);
    press_code(tui, PRESS_ENTER);
    press_text(tui, "2");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &line_screen);
    press_text(tui, "Somebody");
    press_code(tui, PRESS_ENTER);
    assert_int_equal(talks(stack), 1);
    press_code(tui, PRESS_CTRL + 'U');
    press_text(tui, "Amina");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &home_screen);
    assert_int_equal(talks(stack), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(test_nothing_is_ticked),
        STACK_TEST(test_what_is_ticked_goes),
        STACK_TEST(test_old_copy_erased),
    };

    stack_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
