/* Before a talk: what was promised, the invitation, a look at oneself, and the talk itself. */
#include "after.h"

#include <sys/stat.h>

#include "session/rehearse.h"

static void open_prepare(struct stack *stack, const char *id)
{
    struct appointment appointment;

    assert_true(
        store_find_appointment(stack->fixture->store, id, &appointment, &stack->fixture->diag));
    tui_push(&stack->tui, &prepare_screen, &appointment);
    appointment_done(&appointment);
}

/* The talk that was held, a follow-up five days from now, and the screen before it. */
static void prepare(struct stack *stack, char id[UUID_SIZE])
{
    hold_talk(stack);
    plan_talk(stack, "vervolggesprek", 5, id);
    tui_push(&stack->tui, &home_screen, NULL);
    open_prepare(stack, id);
}

static size_t talks_kept(struct stack *stack)
{
    struct interview_list list;
    size_t count;

    assert_true(store_interviews(stack->fixture->store, &list, &stack->fixture->diag));
    count = list.count;
    interview_list_done(&list);
    return count;
}

static size_t talks_to_come(struct stack *stack)
{
    struct appointment_list list;
    size_t count;

    assert_true(store_appointments(stack->fixture->store, &list, &stack->fixture->diag));
    count = list.count;
    appointment_list_done(&list);
    return count;
}

static void own_promises_come_first(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char id[UUID_SIZE];
    char *text, *leader, *organisation, *employee;

    prepare(stack, id);
    assert_shows(tui, "Prepare · Amina · Zorg");
    assert_focus(tui, "Rooster navragen");
    assert_focus(tui, "leader · 15-11-2026 · date has passed");
    text = stack_text(tui);
    leader = strstr(text, "Rooster navragen");
    organisation = strstr(text, "Laptop bestellen");
    employee = strstr(text, "Cursus zoeken");
    assert_true(leader && organisation && employee);
    assert_true(leader < organisation && organisation < employee);
    assert_non_null(strstr(employee, "The core talk"));
    free(text);
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &agreement_screen);
    tui_pop_now(tui);
    press_text(tui, "jjj");
    assert_focus(tui, "The core talk");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &read_screen);
}

static void the_talk_begins(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char id[UUID_SIZE];

    prepare(stack, id);
    press_text(tui, "s");
    assert_top(tui, &talk_screen);
    assert_int_equal(tui->depth, 2); /* leaving it leads to the first screen */
    assert_string_equal(session_script(tui->session)->id, "vervolggesprek");
    assert_string_equal(session_interview(tui->session)->person, "Amina");
    assert_int_equal(talks_to_come(stack), 0);
}

/* Long before its day it is the same talk: it does not stay on the agenda beside itself. */
static void the_talk_begins_early(void **state)
{
    struct stack *stack = *state;
    char id[UUID_SIZE];

    hold_talk(stack);
    plan_talk(stack, "vervolggesprek", 90, id);
    tui_push(&stack->tui, &home_screen, NULL);
    open_prepare(stack, id);
    press_text(&stack->tui, "s");
    assert_top(&stack->tui, &talk_screen);
    assert_int_equal(talks_to_come(stack), 0);
}

static void a_look_at_oneself_is_not_kept(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char id[UUID_SIZE];

    prepare(stack, id);
    press_text(tui, "v");
    assert_top(tui, &talk_screen);
    assert_false(session_is_kept(tui->session));
    assert_status(tui, "Nothing of it is stored");
    assert_int_equal(talks_kept(stack), 1);
    tui_pop_now(tui);
    tui_set_session(tui, NULL);
    assert_top(tui, &prepare_screen);
    assert_int_equal(talks_kept(stack), 1);
    assert_int_equal(talks_to_come(stack), 1);
}

static char *read_at_home(struct stack *stack, const char *name)
{
    char *path = path_join(stack->fixture->folder, name);
    struct stat status;
    size_t length;
    char *text;

    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    text = path_read(path, 1 << 20, &length, &stack->fixture->diag);
    assert_quiet(stack->fixture);
    free(path);
    return text;
}

static void the_invitation_is_written(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char id[UUID_SIZE];
    char *text;

    setenv("HOME", stack->fixture->folder, 1);
    prepare(stack, id);
    for (int i = 0; i < 2; i++) { /* a second one never takes the place of the first */
        press_text(tui, "i2");    /* the digit chooses */
        assert_top(tui, &prepare_screen);
        assert_status(tui, i == 0 ? "/invitation-2026-11-27.md" : "/invitation-2026-11-27-2.md");
    }
    text = read_at_home(stack, "invitation-2026-11-27.md");
    assert_holds(text, "Amina");
    assert_lacks(text, "Rooster navragen");
    free(text);
    text = read_at_home(stack, "invitation-2026-11-27-2.md");
    free(text);
    press_text(tui, "i1");
    text = read_at_home(stack, "invitation-2026-11-27.html");
    assert_holds(text, "<html");
    free(text);
}

static void the_day_can_change(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char id[UUID_SIZE];

    prepare(stack, id);
    press_text(tui, "m");
    press_code(tui, PRESS_CTRL + 'U');
    press_text(tui, "1-12-2026");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &prepare_screen);
    assert_status(tui, "Tuesday 1 December 2026");
    press_code(tui, PRESS_DELETE);
    press_text(tui, "2");
    assert_top(tui, &home_screen);
    assert_int_equal(talks_to_come(stack), 0);
    assert_status(tui, "Ctrl+Z brings it back.");
    assert_true(everywhere_do(tui, ACT_UNDO));
    assert_int_equal(talks_to_come(stack), 1);
    assert_status(tui, "The talk is on the list again.");
    assert_true(everywhere_do(tui, ACT_UNDO));
    assert_status(tui, "There is nothing left to undo.");
}

/* From a person, before any day was agreed. */
static void without_a_day(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char guide[] = "kerngesprek";
    struct appointment appointment = {.person_id = stack->fixture->person.id,
                                      .person = stack->fixture->person.name,
                                      .script_id = guide};

    tui_push(tui, &home_screen, NULL);
    tui_push(tui, &prepare_screen, &appointment);
    assert_shows(tui, "There are no agreements open.");
    assert_hides(tui, "Another day");
    press_text(tui, "m");
    assert_status(tui, "No day was agreed");
    press_text(tui, "s");
    assert_string_equal(session_script(tui->session)->id, "kerngesprek");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(own_promises_come_first),
        STACK_TEST(the_talk_begins),
        STACK_TEST(the_talk_begins_early),
        STACK_TEST(a_look_at_oneself_is_not_kept),
        STACK_TEST(the_invitation_is_written),
        STACK_TEST(the_day_can_change),
        STACK_TEST(without_a_day),
    };

    stack_environment();
    return cmocka_run_group_tests_name("tui/prepare", tests, NULL, NULL);
}
