/* An agreement outside its talk: each change kept with a line in what happened, and taken back. */
#include "after.h"

#include "store/person.h"

/* Opens the screen of the agreement with these words. */
static void open_agreement(struct stack *stack, const char *what)
{
    struct agreement_list list;
    char id[UUID_SIZE] = "";

    assert_true(store_agreements(stack->fixture->store, stack->fixture->person.id, &list,
                                 &stack->fixture->diag));
    for (size_t i = 0; i < list.count; i++) {
        if (strcmp(action_get(&list.items[i].action, ACTION_WHAT), what) == 0)
            memcpy(id, list.items[i].action.id, UUID_SIZE);
    }
    agreement_list_done(&list);
    tui_push(&stack->tui, &agreement_screen, id);
    assert_top(&stack->tui, &agreement_screen);
}

/* The first row is what was agreed. */
static void assert_field(struct stack *stack, const char *what, enum action_field field,
                         const char *wanted)
{
    struct agreement_list list;
    bool found = false;

    assert_true(store_agreements(stack->fixture->store, stack->fixture->person.id, &list,
                                 &stack->fixture->diag));
    for (size_t i = 0; i < list.count; i++) {
        if (strcmp(action_get(&list.items[i].action, ACTION_WHAT), what) != 0)
            continue;
        found = true;
        assert_string_equal(action_get(&list.items[i].action, field), wanted);
    }
    assert_true(found);
    agreement_list_done(&list);
}

static void undo(struct tui *tui)
{
    press_code(tui, PRESS_CTRL + 'Z');
}

static void test_seen(void **state)
{
    struct stack *stack = *state;

    hold_talk(stack);
    open_agreement(stack, "Rooster navragen");
    assert_shows(&stack->tui, "Agreement · Amina");
    assert_shows(&stack->tui, "Who does it? leader");
    assert_shows(&stack->tui, "Sunday 15 November 2026 (the day has");
    assert_shows(&stack->tui, "Meaningful contacts at work");
    /* Filling it in was one event. */
    assert_shows(&stack->tui, "22-11-2026 · Noor · The core talk · agreed");
    assert_hides(&stack->tui, "· changed");
    assert_hides(&stack->tui, "then \"leader\"");
}

static void test_status(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    open_agreement(stack, "Cursus zoeken");
    press_text(tui, "d");
    assert_field(stack, "Cursus zoeken", ACTION_STATUS, "done");
    assert_shows(tui, "How it stands: first \"agreed\", then \"done\"");
    press_text(tui, "b");
    assert_field(stack, "Cursus zoeken", ACTION_STATUS, "busy");
    /* What one day made of it is one entry, without the way there. */
    assert_shows(tui, "How it stands: first \"agreed\", then \"under way\"");
    assert_hides(tui, "\"done\"");
    undo(tui);
    assert_field(stack, "Cursus zoeken", ACTION_STATUS, "done");
    assert_hides(tui, "then \"under way\"");
    assert_shows(tui, "then \"done\"");
    undo(tui);
    assert_field(stack, "Cursus zoeken", ACTION_STATUS, "agreed");
    assert_hides(tui, "· changed");
    undo(tui);
    undo(tui);
    undo(tui);
    undo(tui);
    undo(tui);
    assert_status(tui, "There is nothing left to undo.");
}

/* The reason goes with it, in one step there and back. */
static void test_letting_go(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    open_agreement(stack, "Cursus zoeken");
    press_text(tui, "l");
    assert_top(tui, &line_screen);
    press_text(tui, "no time");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &agreement_screen);
    assert_field(stack, "Cursus zoeken", ACTION_STATUS, "dropped");
    assert_field(stack, "Cursus zoeken", ACTION_REASON, "no time");
    assert_shows(tui, "Reason: \"no time\"");
    undo(tui);
    assert_field(stack, "Cursus zoeken", ACTION_STATUS, "agreed");
    assert_field(stack, "Cursus zoeken", ACTION_REASON, "");
    assert_hides(tui, "no time\"");
}

static void down(struct tui *tui, int rows)
{
    while (rows-- > 0)
        press_code(tui, PRESS_DOWN);
}

static void clear_line(struct tui *tui)
{
    press_code(tui, PRESS_CTRL + 'U');
}

static void test_fields(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    open_agreement(stack, "Cursus zoeken");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &line_screen);
    press_text(tui, " en kiezen");
    press_code(tui, PRESS_ENTER);
    assert_field(stack, "Cursus zoeken en kiezen", ACTION_OWNER, "employee");
    down(tui, 3);
    assert_focus(tui, "Who does it?");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &ask_screen);
    press_text(tui, "5");
    assert_field(stack, "Cursus zoeken en kiezen", ACTION_OWNER, "hr");
    down(tui, 4);
    assert_focus(tui, "Kind of support");
    press_code(tui, PRESS_ENTER);
    press_text(tui, "8");
    assert_field(stack, "Cursus zoeken en kiezen", ACTION_KIND, support_id(SUPPORT_OTHER));
    down(tui, 4);
    assert_focus(tui, "Value");
    press_code(tui, PRESS_ENTER);
    assert_shows(tui, "no value in particular");
    press_text(tui, "8");
    assert_field(stack, "Cursus zoeken en kiezen", ACTION_VALUE, "");
}

/* Without words there is no agreement; the line stays, and says so. */
static void test_blank(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    open_agreement(stack, "Cursus zoeken");
    press_code(tui, PRESS_ENTER);
    clear_line(tui);
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &line_screen);
    assert_status(tui, "Say in a few words what you agreed.");
    assert_field(stack, "Cursus zoeken", ACTION_STATUS, "agreed");
}

/* Words on several lines show on one; only going on from there changes nothing. */
static void test_many_lines(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct session *session = begin(stack->fixture, "kerngesprek", "en");

    agree(session, "One\nTwo", "leader", "");
    hold(stack, true);
    open_agreement(stack, "One\nTwo");
    press_code(tui, PRESS_ENTER);
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &agreement_screen);
    assert_field(stack, "One\nTwo", ACTION_STATUS, "agreed");
}

static void test_due(void **state)
{
    static const struct {
        const char *typed, *answer, *kept;
    } cases[] = {
        {"31-12-2026", NULL, "2026-12-31"},
        {"in 3 months", NULL, "2027-02-22"},
        {"before christmas", NULL, "before christmas"},
        {"", NULL, ""},
        {"31-02-2027", "1", "2027-02-28"},
        {"31-02-2027", "2", "2026-11-15"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct stack *stack;
        struct tui *tui;

        if (i > 0)
            stack_make(state);
        stack = *state;
        tui = &stack->tui;
        hold_talk(stack);
        open_agreement(stack, "Rooster navragen");
        down(tui, 4);
        assert_focus(tui, "By when");
        press_code(tui, PRESS_ENTER);
        clear_line(tui);
        press_text(tui, cases[i].typed);
        press_code(tui, PRESS_ENTER);
        if (cases[i].answer) {
            assert_shows(tui, "Do you mean Sunday 28 February 2027?");
            press_text(tui, cases[i].answer);
        }
        assert_top(tui, &agreement_screen);
        assert_field(stack, "Rooster navragen", ACTION_DUE, cases[i].kept);
        if (i + 1 < sizeof cases / sizeof *cases)
            stack_remove(state);
    }
}

/* A talk that has it open is named, and nothing is changed behind its back. */
static void test_held(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct session *session = begin(stack->fixture, "kerngesprek", "en");

    agree(session, "Rooster navragen", "leader", "");
    open_agreement(stack, "Rooster navragen");
    press_text(tui, "d");
    assert_status(tui, "pts/3");
    assert_field(stack, "Rooster navragen", ACTION_STATUS, "agreed");
    undo(tui);
    assert_status(tui, "pts/3");
    hold(stack, false);
    press_text(tui, "d");
    assert_field(stack, "Rooster navragen", ACTION_STATUS, "done");
}

static void test_correction(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    open_agreement(stack, "Cursus zoeken");
    press_text(tui, "c");
    assert_top(tui, &correct_screen);
    assert_shows(tui, "Cursus zoeken");
    press_text(tui, "I never said that.");
    press_code(tui, PRESS_TAB);
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &agreement_screen);
    assert_shows(tui, "The employee says of this (22-11-2026): I never said that.");
    assert_field(stack, "Cursus zoeken", ACTION_STATUS, "agreed");
}

/* An agreement of a talk that is erased while it is looked at. */
static void test_gone(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    open_agreement(stack, "Cursus zoeken");
    assert_true(store_erase_person(stack->fixture->store, stack->fixture->person.id,
                                   &stack->fixture->diag));
    press_text(tui, "d");
    tui_changed(tui, NULL);
    assert_shows(tui, "not there any more");
    press_text(tui, "dbl");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &agreement_screen);
    tui_pop_now(tui);
    tui_push(tui, &agreement_screen, "00000000-0000-4000-8000-0000000fffff");
    assert_int_equal(tui->depth, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(test_seen),   STACK_TEST(test_status), STACK_TEST(test_letting_go),
        STACK_TEST(test_fields), STACK_TEST(test_blank),  STACK_TEST(test_many_lines),
        STACK_TEST(test_due),    STACK_TEST(test_held),   STACK_TEST(test_correction),
        STACK_TEST(test_gone),
    };

    stack_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
