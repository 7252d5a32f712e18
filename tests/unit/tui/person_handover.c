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
    assert_focus(tui, "Rooster navragen");
    assert_shows(tui, "Who does it? leader");
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
    assert_shows(tui, "1 agreement open (Tab)");
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

/* An answer longer than a window is wide, with a line of its own. */
static void long_talk(struct stack *stack, int lines)
{
    struct session *session = begin(stack->fixture, "kerngesprek", "en");
    struct place place = {.item = ""};
    struct buf text;
    size_t index;

    buf_init(&text);
    for (int i = 1; i <= lines; i++)
        buf_addf(&text, "Line %d of what was said.\n", i);
    buf_adds(&text, "And this is how it ends.");
    while (session_script(session)->steps[place.step].answer != ANSWER_TEXT)
        place.step++;
    session_set_text(session, place, buf_text(&text), text.length, false);
    agree(session, "Rooster navragen", "leader", "2026-12-01");
    agree(session, "Cursus zoeken", "employee", "");
    index = session_plan(session)->count - 2;
    session_set_action(session, index, ACTION_STATUS, "busy", false);
    session_set_action(session, index, ACTION_REASON, "The planner is new", false);
    session_set_action(session, index, ACTION_OWN_PART, "I say when I can", false);
    session_set_action(session, index, ACTION_NEED, "A fixed day", false);
    buf_done(&text);
    hold(stack, true);
    setenv("HOME", stack->fixture->folder, 1);
}

/* What is seen of the row in focus is in the window, and all of it can be: nobody ticks what can't be read. */
static bool sees(struct tui *tui, const char *words)
{
    struct frame frame;
    bool found = false;

    frame_init(&frame, tui->rows, tui->columns, false);
    handover_screen.draw(tui, tui_top(tui)->state, &frame);
    for (int i = *frame.scroll; i < *frame.scroll + frame.body_rows && i < frame.body.count; i++) {
        for (size_t j = 0; j < frame.body.rows[i].count; j++)
            found = found || strstr(frame.body.rows[i].spans[j].text, words);
    }
    assert_in_range(frame.body.cursor_row, *frame.scroll, *frame.scroll + frame.body_rows - 1);
    frame_done(&frame);
    return found;
}

static void test_focus_is_whole(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    long_talk(stack, 4);
    open_screen(stack);
    /* Of an agreement all that goes along is said. */
    assert_focus(tui, "Rooster navragen");
    assert_true(sees(tui, "How it stands: under way"));
    assert_true(sees(tui, "Reason: The planner is new"));
    assert_true(sees(tui, "I say when I can"));
    assert_true(sees(tui, "A fixed day"));
    assert_true(sees(tui, "1 December 2026"));
    press_code(tui, PRESS_DOWN);
    assert_focus(tui, "Cursus zoeken");
    assert_false(sees(tui, "The planner is new"));
    assert_false(sees(tui, "And this is how it ends."));
    press_code(tui, PRESS_DOWN);
    assert_true(sees(tui, "And this is how it ends."));
}

/* A long answer is read line by line before the next row has the focus, and back. */
static void test_long_answer(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    int presses = 0;

    long_talk(stack, 60);
    open_screen(stack);
    press_code(tui, PRESS_DOWN);
    press_code(tui, PRESS_DOWN);
    assert_true(sees(tui, "Line 1 of"));
    while (!sees(tui, "And this is how it ends.") && presses++ < 40)
        press_code(tui, PRESS_DOWN);
    assert_true(sees(tui, "And this is how it ends."));
    assert_hides(tui, "> Write the file");
    press_text(tui, " ");
    assert_shows(tui, "[x]");
    assert_true(sees(tui, "And this is how it ends."));
    press_code(tui, PRESS_DOWN);
    assert_focus(tui, "Write the file");
    press_code(tui, PRESS_UP);
    assert_true(sees(tui, "Line 1 of"));
}

/* What was ticked is lost only when that is said; once it is in a file nothing is lost. */
static void test_leaving_asks(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    talk_to_hand_over(stack);
    open_screen(stack);
    press_code(tui, PRESS_ESC); /* nothing ticked: the loop takes it back */
    assert_top(tui, &handover_screen);
    press_code(tui, PRESS_DOWN);
    press_text(tui, " ");
    press_code(tui, PRESS_ESC);
    assert_top(tui, &ask_screen);
    assert_shows(tui, "What is ticked is in no file yet");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &handover_screen);
    assert_shows(tui, "[x]");
    press_code(tui, PRESS_F + 10);
    assert_top(tui, &ask_screen);
    tui_pop_now(tui);
    press_code(tui, PRESS_END);
    press_code(tui, PRESS_ENTER);
    tui_pop_now(tui); /* what becomes of the old copy */
    press_code(tui, PRESS_ESC);
    assert_top(tui, &handover_screen);
    press_code(tui, PRESS_UP);
    press_text(tui, " ");
    press_text(tui, " ");
    press_code(tui, PRESS_ESC);
    assert_top(tui, &ask_screen);
    press_code(tui, PRESS_DOWN);
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &person_screen);
}

/* Space ticks, and the bottom line says so; Enter is named where it makes the file. */
static void test_hints(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct frame frame;
    char *hints;

    talk_to_hand_over(stack);
    open_screen(stack);
    press_code(tui, PRESS_DOWN);
    frame_init(&frame, 24, 80, false);
    handover_screen.draw(tui, tui_top(tui)->state, &frame);
    hints = frame_hints(frame.hints, 80);
    assert_holds(hints, "Space Tick");
    assert_lacks(hints, "Enter");
    free(hints);
    frame_done(&frame);
    assert_shows(tui, "Write the file (Enter)");
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
        STACK_TEST(test_focus_is_whole),
        STACK_TEST(test_long_answer),
        STACK_TEST(test_leaving_asks),
        STACK_TEST(test_hints),
    };

    stack_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
