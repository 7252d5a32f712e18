/* Looking together: it begins and ends with F6 alone, is marked everywhere, and shows nobody but who looks along. */
#include "after.h"

enum { F6 = PRESS_F + 6, F10 = PRESS_F + 10 };

static const char *const mark = "LOOKING TOGETHER · F6 goes back";

/* Bram has a finished talk of his own, with a zebra in it and a promise. */
static void talk_with_bram(struct stack *stack)
{
    struct person person = {0};
    struct session *session;

    assert_true(
        store_add_person(stack->fixture->store, "Bram", NULL, &person, &stack->fixture->diag));
    session = session_start(&stack->fixture->setup, &person, NULL, "kerngesprek", "en",
                            &stack->fixture->diag);
    assert_non_null(session);
    session_set_text(session, at(session, "belangrijk", ""), "A zebra", 7, false);
    session_set_remark(session, at(session, "belangrijk", ""), "An okapi", VISIBLE_ONLY_ME, false);
    agree(session, "Follow a giraffe", "leader", "2026-11-15");
    assert_true(session_finish(session, true, &stack->fixture->diag));
    session_close(session);
    free(person.name);
    free(person.team);
}

/* Home, and on it the page of the person of the fixture. */
static void open_person(struct stack *stack)
{
    tui_push(&stack->tui, &home_screen, NULL);
    tui_push(&stack->tui, &person_screen, &stack->fixture->person);
}

static void assert_calm(struct tui *tui)
{
    static const char *const others[] = {"Bram", "Amina", "zebra", "okapi", "giraffe", "Rooster"};

    assert_shows(tui, mark);
    assert_shows(tui, "You are looking together.");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_hides(tui, others[i]);
}

/* It begins on the page of a person and goes on in the talk that is opened there, and when that is left. */
static void goes_on_in_a_talk(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct session *session = begin(stack->fixture, "kerngesprek", "en");

    session_set_text(session, at(session, "belangrijk", ""), "A tree", 6, false);
    session_set_remark(session, at(session, "belangrijk", ""), "An okapi", VISIBLE_ONLY_ME, false);
    hold(stack, false);
    open_person(stack);
    loop_key(tui, F6);
    assert_shows(tui, mark);
    loop_key(tui, PRESS_ENTER);
    assert_top(tui, &resume_screen);
    assert_shows(tui, mark);
    loop_key(tui, PRESS_ENTER);
    assert_top(tui, &talk_screen);
    assert_shows(tui, mark);
    assert_shows(tui, "A tree");
    assert_hides(tui, "For you as leader");
    assert_hides(tui, "okapi");
    loop_key(tui, F6);
    assert_hides(tui, mark);
    assert_shows(tui, "okapi");
    loop_key(tui, F6);
    loop_key(tui, F10);
    loop_key(tui, PRESS_DOWN);
    loop_key(tui, PRESS_DOWN);
    assert_focus(tui, "To the first screen");
    loop_key(tui, PRESS_ENTER);
    assert_top(tui, &person_screen);
    assert_shows(tui, mark);
    loop_key(tui, PRESS_ESC);
    assert_top(tui, &home_screen);
    assert_calm(tui);
}

/* No key leads from the first screen to anybody else until it is over. */
static void home_is_calm(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    talk_with_bram(stack);
    open_person(stack);
    loop_key(tui, F6);
    assert_shows(tui, "Amina");
    loop_key(tui, PRESS_ESC);
    assert_calm(tui);
    loop_key(tui, PRESS_ENTER);
    loop_text(tui, "npag/m");
    loop_key(tui, PRESS_DELETE);
    assert_top(tui, &home_screen);
    assert_status(tui, "F6 goes back.");
    assert_calm(tui);
    loop_key(tui, F10);
    assert_top(tui, &ask_screen);
    assert_shows(tui, mark);
    loop_key(tui, PRESS_ESC);
    loop_key(tui, F6);
    assert_status(tui, "The leader's own view is back.");
    assert_shows(tui, "Bram");
    assert_shows(tui, "Rooster navragen");
    loop_text(tui, "n");
    assert_top(tui, &start_screen);
}

/* What was found with everybody is covered, too; and what is only for the leader is not even looked for. */
static void found_things_are_covered(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    talk_with_bram(stack);
    tui_push(tui, &home_screen, NULL);
    loop_text(tui, "/");
    loop_text(tui, "okapi");
    assert_top(tui, &search_screen);
    assert_shows(tui, "1 place");
    loop_key(tui, F6);
    assert_calm(tui);
    loop_key(tui, PRESS_DOWN);
    loop_key(tui, PRESS_ENTER);
    assert_top(tui, &search_screen);
    tui->employee_view = false; /* what lies under the cover: nothing that is only for the leader */
    assert_shows(tui, "Nothing found.");
    tui->employee_view = true;
    loop_key(tui, PRESS_ESC);
    assert_top(tui, &home_screen);
    assert_calm(tui);
}

/* In a talk the search holds only what belongs to it, and is shown with the mark. */
static void search_in_a_talk(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    talk_with_bram(stack);
    tui_push(tui, &home_screen, NULL);
    stack_talk(stack, "kerngesprek", "en");
    loop_key(tui, F6);
    tui_push(tui, &search_screen, NULL);
    loop_text(tui, "navragen");
    assert_shows(tui, mark);
    assert_shows(tui, "Rooster");
    loop_key(tui, F6);
    assert_hides(tui, mark);
    assert_shows(tui, "Rooster");
}

/* What a screen is about, so that it can be opened. */
struct kept {
    struct appointment_list appointments;
    struct agreement_list agreements;
    struct interview_list talks;
};

static void read_kept(struct stack *stack, struct kept *kept)
{
    struct fixture *fixture = stack->fixture;

    assert_true(store_appointments(fixture->store, &kept->appointments, &fixture->diag));
    assert_true(store_agreements(fixture->store, NULL, &kept->agreements, &fixture->diag));
    assert_true(store_interviews(fixture->store, &kept->talks, &fixture->diag));
}

static void forget_kept(struct kept *kept)
{
    appointment_list_done(&kept->appointments);
    agreement_list_done(&kept->agreements);
    interview_list_done(&kept->talks);
}

/* F6 and back: the mark comes and goes, and the screen stays. */
static void assert_marks(struct tui *tui, const struct screen_kind *kind, const void *argument)
{
    tui_push(tui, kind, argument);
    assert_top(tui, kind);
    if (tui->employee_view) /* it began with this screen */
        loop_key(tui, F6);
    assert_hides(tui, mark);
    loop_key(tui, F6);
    assert_top(tui, kind);
    assert_shows(tui, mark);
    loop_key(tui, PRESS_CTRL + 'E');
    assert_top(tui, kind);
    assert_hides(tui, mark);
    tui_pop_now(tui);
}

static void works_outside_a_talk(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct person *person = &stack->fixture->person;
    struct kept kept;

    hold_talk(stack);
    plan_talk(stack, "vervolggesprek", 5, NULL);
    read_kept(stack, &kept);
    assert_marks(tui, &home_screen, NULL);
    tui_push(tui, &home_screen, NULL);
    assert_marks(tui, &start_screen, NULL);
    assert_marks(tui, &start_screen, person);
    assert_marks(tui, &guides_screen, NULL);
    assert_marks(tui, &help_screen, NULL);
    assert_marks(tui, &search_screen, NULL);
    assert_marks(tui, &person_screen, person);
    assert_marks(tui, &handover_screen, person);
    assert_marks(tui, &prepare_screen, &kept.appointments.items[0]);
    assert_marks(tui, &agreement_screen, kept.agreements.items[0].action.id);
    assert_marks(tui, &read_screen, kept.talks.items[0].id);
    assert_marks(tui, &correct_screen, kept.talks.items[0].id);
    forget_kept(&kept);
}

static void works_in_a_talk(void **state)
{
    static const struct screen_kind *const kinds[] = {
        &resume_screen, &jump_screen, &overview_screen, &plan_screen,
        &remark_screen, &help_screen, &search_screen,
    };
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    tui_push(tui, &home_screen, NULL);
    stack_talk(stack, "kerngesprek", "en");
    assert_marks(tui, &talk_screen, NULL);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        assert_marks(tui, kinds[i], NULL);
}

/* A question that names somebody goes with the list that it was asked on; nothing is chosen. */
static void questions_close(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct interview_list talks;

    hold_talk(stack);
    tui_push(tui, &home_screen, NULL);
    loop_text(tui, "a");
    loop_key(tui, PRESS_HOME);
    loop_text(tui, "p");
    loop_key(tui, PRESS_ESC);
    plan_talk(stack, "vervolggesprek", 5, NULL);
    tui_changed(tui, NULL);
    assert_shows(tui, "Coming");
    loop_key(tui, PRESS_HOME);
    while (tui_top(tui)->kind == &home_screen) {
        loop_text(tui, "m");
        if (tui_top(tui)->kind == &home_screen)
            loop_key(tui, PRESS_DOWN);
    }
    assert_top(tui, &line_screen);
    loop_key(tui, F6);
    assert_top(tui, &home_screen);
    assert_calm(tui);
    loop_key(tui, F6);
    loop_key(tui, PRESS_DELETE);
    assert_top(tui, &ask_screen);
    assert_shows(tui, "Amina");
    loop_key(tui, F6);
    assert_top(tui, &home_screen);
    assert_calm(tui);
    loop_key(tui, F6);
    assert_shows(tui, "Coming");
    assert_true(store_interviews(stack->fixture->store, &talks, &stack->fixture->diag));
    assert_int_equal(talks.count, 1);
    interview_list_done(&talks);
}

/* Handing over is looked at together; afterwards it is as it was, or as it was chosen by hand. */
static void handing_over_is_together(void **state)
{
    static const struct {
        bool before;
        int presses; /* of F6 while it is open */
        bool after;
    } cases[] = {
        {false, 0, false}, {true, 0, true}, {false, 1, false}, {true, 1, false}, {false, 2, true}};
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    open_person(stack);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (tui->employee_view != cases[i].before)
            loop_key(tui, F6);
        loop_text(tui, "h");
        assert_top(tui, &handover_screen);
        assert_shows(tui, mark);
        for (int press = 0; press < cases[i].presses; press++)
            loop_key(tui, F6);
        if (cases[i].presses == 1)
            assert_hides(tui, mark);
        loop_key(tui, PRESS_ESC);
        assert_top(tui, &person_screen);
        assert_int_equal(tui->employee_view, cases[i].after);
        if (cases[i].after)
            assert_shows(tui, mark);
        else
            assert_hides(tui, mark);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(goes_on_in_a_talk),        STACK_TEST(home_is_calm),
        STACK_TEST(found_things_are_covered), STACK_TEST(search_in_a_talk),
        STACK_TEST(works_outside_a_talk),     STACK_TEST(works_in_a_talk),
        STACK_TEST(questions_close),          STACK_TEST(handing_over_is_together),
    };

    stack_environment();
    return cmocka_run_group_tests_name("tui/together", tests, NULL, NULL);
}
