/* What a screen stands on: a talk that is open below it, and somebody whom another window may erase. */
#include "after.h"

#include "../../../src/tui/guides.h"
#include "store/person.h"

static size_t talks_kept(struct stack *stack)
{
    struct interview_list list;
    size_t count;

    assert_true(store_interviews(stack->fixture->store, &list, &stack->fixture->diag));
    count = list.count;
    interview_list_done(&list);
    return count;
}

/* Whatever begins a talk says so while one is open, and leaves both that and the store alone. */
static void one_talk_at_a_time(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct appointment_list list;
    struct session *session;
    char id[UUID_SIZE];

    hold_talk(stack);
    plan_talk(stack, "vervolggesprek", 5, id);
    assert_true(store_appointments(stack->fixture->store, &list, &stack->fixture->diag));
    tui_push(tui, &home_screen, NULL);
    stack_talk(stack, "kerngesprek", "en");
    session = tui->session;
    tui_push(tui, &prepare_screen, &list.items[0]);
    loop_text(tui, "s");
    assert_status(tui, "A talk is open.");
    loop_text(tui, "v");
    assert_status(tui, "A talk is open.");
    assert_top(tui, &prepare_screen);
    tui_push(tui, &start_screen, &stack->fixture->person);
    loop_key(tui, PRESS_ENTER);
    assert_status(tui, "A talk is open.");
    assert_top(tui, &start_screen);
    guides_rehearse(tui, "kerngesprek");
    assert_top(tui, &start_screen);
    assert_ptr_equal(tui->session, session);
    assert_int_equal(talks_kept(stack), 2);
    appointment_list_done(&list);
}

/* Where only the notice is seen, a key changes nothing that is behind it. */
static void nothing_is_done_unseen(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    tui_push(tui, &home_screen, NULL);
    tui->rows = 10;
    loop_text(tui, "p");
    loop_key(tui, PRESS_ENTER);
    assert_top(tui, &home_screen);
    tui->rows = 24;
    loop_key(tui, PRESS_ENTER);
    assert_true(tui->depth > 1);
}

/* As another window does it. */
static void erase_elsewhere(struct stack *stack)
{
    struct store *other = open_store(stack->fixture);

    assert_true(store_erase_person(other, stack->fixture->person.id, &stack->fixture->diag));
    store_close(other);
}

static void tick(struct tui *tui)
{
    const struct screen_kind *kind = tui_top(tui)->kind;

    if (kind->tick)
        kind->tick(tui, tui_top(tui)->state);
}

static void page_of_nobody_closes(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold_talk(stack);
    tui_push(tui, &home_screen, NULL);
    tui_push(tui, &person_screen, &stack->fixture->person);
    tick(tui);
    assert_top(tui, &person_screen);
    erase_elsewhere(stack);
    tick(tui);
    assert_top(tui, &home_screen);
    assert_status(tui, "Amina is not here any more");
    /* A list that was read before leads nowhere either. */
    tui_push(tui, &person_screen, &stack->fixture->person);
    assert_top(tui, &home_screen);
}

/* The page follows what another window writes. */
static void page_follows(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct store *other;
    char id[UUID_SIZE];

    hold_talk(stack);
    tui_push(tui, &person_screen, &stack->fixture->person);
    other = open_store(stack->fixture);
    assert_true(store_add_appointment(other, stack->fixture->person.id, NULL, "vervolggesprek",
                                      days_on(5), id, &stack->fixture->diag));
    store_close(other);
    assert_hides(tui, "27-11-2026");
    tick(tui);
    assert_shows(tui, "27-11-2026");
}

/* On the way to a talk: a sentence, and no number of the database. */
static void no_talk_with_nobody(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct appointment_list list;
    char id[UUID_SIZE];

    hold_talk(stack);
    plan_talk(stack, "vervolggesprek", 5, id);
    assert_true(store_appointments(stack->fixture->store, &list, &stack->fixture->diag));
    tui_push(tui, &home_screen, NULL);
    tui_push(tui, &start_screen, &stack->fixture->person);
    tui_push(tui, &prepare_screen, &list.items[0]);
    erase_elsewhere(stack);
    loop_text(tui, "s");
    assert_status(tui, "Amina is not here any more");
    tui_say(tui, "%s", "");
    tui_pop_now(tui);
    assert_top(tui, &start_screen);
    loop_key(tui, PRESS_ENTER);
    assert_status(tui, "Amina is not here any more");
    assert_top(tui, &start_screen);
    appointment_list_done(&list);
    assert_null(tui->session);
}

/* What was read anew still has the title of its guide. */
static void appointment_keeps_its_title(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    struct appointment_list list;
    char id[UUID_SIZE];

    hold_talk(stack);
    plan_talk(stack, "vervolggesprek", 5, id);
    assert_true(store_appointments(stack->fixture->store, &list, &stack->fixture->diag));
    tui_push(tui, &prepare_screen, &list.items[0]);
    tui_changed(tui, NULL);
    loop_key(tui, PRESS_DELETE);
    assert_top(tui, &ask_screen);
    assert_hides(tui, "vervolggesprek");
    assert_shows(tui, "follow-up");
    appointment_list_done(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(one_talk_at_a_time),    STACK_TEST(nothing_is_done_unseen),
        STACK_TEST(page_of_nobody_closes), STACK_TEST(page_follows),
        STACK_TEST(no_talk_with_nobody),   STACK_TEST(appointment_keeps_its_title),
    };

    stack_environment();
    return cmocka_run_group_tests_name("tui/ground", tests, NULL, NULL);
}
