/* Agreements from another kind of talk: the employee chooses, and the leader's view comes back. */
#include "stack.h"

#include "session/wall.h"

static void agree(struct session *session, const char *what, const char *owner)
{
    size_t index = session_add_action(session, VALUE_CONTACTS);

    assert_true(session_set_action(session, index, ACTION_WHAT, what, false));
    assert_true(session_set_action(session, index, ACTION_OWNER, owner, false));
}

/* Two agreements of a core talk; then the talk that does not see them. */
static void hold_talks(struct stack *stack)
{
    struct session *session = begin(stack->fixture, "kerngesprek", "en");

    agree(session, "Rooster navragen", "leader");
    agree(session, "Cursus zoeken", "employee");
    end(stack->fixture);
    stack_talk(stack, "verbetertraject", "en");
}

static bool is_bringing(const struct tui *tui)
{
    return tui->stack[tui->depth - 1].kind == &bring_screen;
}

static void brings_what_was_chosen(void **state)
{
    static const struct {
        const char *keys;
        size_t count;
    } cases[] = {
        {"Tab Enter", 0},
        {"Esc", 0},
        {"Space Esc", 0},
        {"Space Down Space Esc", 0},
        {"Space Space Tab Enter", 0},
        {"Space Tab Enter", 1},
        {"Enter Tab Enter", 1},
        {"Down Space Tab Enter", 1},
        {"Space Down Space Tab Enter", 2},
        {"Space Down Space Up Space Tab Enter", 1},
        {"Space Down Down Enter", 1},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int together = 0; together < 2; together++) {
            struct stack *stack;
            struct tui *tui;

            if (i > 0 || together > 0)
                stack_make(state);
            stack = *state;
            tui = &stack->tui;
            hold_talks(stack);
            tui->employee_view = together;
            tui_push(tui, &bring_screen, NULL);
            assert_true(is_bringing(tui));
            assert_true(tui->employee_view);
            assert_shows(tui, "LOOKING TOGETHER");
            assert_shows(tui, "[ ] Rooster navragen (leader)");
            assert_hides(tui, "[x]");
            stack_keys(tui, cases[i].keys);
            assert_false(is_bringing(tui));
            assert_int_equal(tui->employee_view, together);
            if (session_plan(tui->session)->count != cases[i].count)
                fail_msg("%s: %zu came", cases[i].keys, session_plan(tui->session)->count);
            assert_int_equal(tui->status != NULL, cases[i].count > 0);
            if (i + 1 < sizeof cases / sizeof *cases || together == 0)
                stack_remove(state);
        }
    }
}

/* The screen does not come when there is nothing to choose, and takes no view away. */
static void nothing_is_left_to_bring(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talks(stack);
    tui_push(tui, &bring_screen, NULL);
    stack_keys(tui, "Space Tab Enter");
    tui_push(tui, &bring_screen, NULL);
    assert_true(is_bringing(tui));
    assert_hides(tui, "Rooster navragen");
    assert_shows(tui, "[ ] Cursus zoeken (you)");
    stack_keys(tui, "Space Tab Enter");
    tui_push(tui, &bring_screen, NULL);
    assert_false(is_bringing(tui));
    assert_false(tui->employee_view);
    assert_string_equal(tui->status, "There are no agreements from other talks to bring in.");
    assert_int_equal(session_plan(tui->session)->count, 2);
}

static void speaks_another_language(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talks(stack);
    tui_push(tui, &bring_screen, NULL);
    stack_keys(tui, "Space");
    stack_speak(stack, "nl");
    assert_hides(tui, "Go on with what is chosen");
    assert_hides(tui, "Which ones may come along?");
    assert_shows(tui, "[x] Rooster navragen (leidinggevende)");
    assert_true(tui->employee_view);
    stack_keys(tui, "Tab Enter");
    assert_int_equal(session_plan(tui->session)->count, 1);
}

/* Whoever only reads along brings nothing, and is told so. */
static void a_reader_brings_nothing(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct reader reader;

    hold_talks(stack);
    tui_pop_now(tui);
    reader_open(&reader, stack->fixture);
    tui_set_session(tui, reader.session);
    tui_push(tui, &talk_screen, NULL);
    tui_push(tui, &bring_screen, NULL);
    stack_keys(tui, "Space Tab Enter");
    assert_string_equal(tui->status, "This talk is only being read.");
    assert_int_equal(session_plan(tui->session)->count, 0);
    tui_pop_now(tui);
    tui_set_session(tui, NULL);
    store_close(reader.store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(brings_what_was_chosen),
        STACK_TEST(nothing_is_left_to_bring),
        STACK_TEST(speaks_another_language),
        STACK_TEST(a_reader_brings_nothing),
    };

    stack_environment();
    return cmocka_run_group_tests_name("tui/bring", tests, NULL, NULL);
}
