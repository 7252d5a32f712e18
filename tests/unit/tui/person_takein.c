/* Taking in a file from the screens: what is in it is said, and whose it is, before anything is kept. */
#include "after.h"

#include "session/handover.h"
#include "store/person.h"

/* A handover of the talk of the fixture, in the user's home; and then nothing of it is here any more. */
static void hand_over(struct stack *stack)
{
    struct handover handover;
    struct buf text;
    char *path = path_join(stack->fixture->folder, "handover.json");

    hold_talk(stack);
    plan_talk(stack, "vervolggesprek", 30, NULL);
    buf_init(&text);
    assert_true(handover_load(&stack->fixture->setup, stack->fixture->person.id, &handover,
                              &stack->fixture->diag));
    assert_true(handover_write(&stack->fixture->setup, &handover, &text, &stack->fixture->diag));
    assert_true(path_write(path, buf_text(&text), text.length, false, &stack->fixture->diag));
    assert_true(
        person_erase(&stack->fixture->setup, stack->fixture->person.id, &stack->fixture->diag));
    assert_quiet(stack->fixture);
    handover_done(&handover);
    buf_done(&text);
    free(path);
    setenv("HOME", stack->fixture->folder, 1);
}

static void add_person(struct stack *stack, const char *name, const char *team)
{
    struct person person;

    assert_true(
        store_add_person(stack->fixture->store, name, team, &person, &stack->fixture->diag));
    person_done(&person);
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

static size_t people(struct stack *stack)
{
    struct person_list list;
    size_t count;

    assert_true(store_people(stack->fixture->store, &list, &stack->fixture->diag));
    count = list.count;
    person_list_done(&list);
    return count;
}

/* From the first screen on, by its key; the path is typed behind "~/". */
static void take_in(struct stack *stack, const char *typed)
{
    struct tui *tui = &stack->tui;

    if (tui->depth == 0)
        tui_push(tui, &home_screen, NULL);
    assert_true(everywhere_do(tui, ACT_TAKE_IN));
    assert_top(tui, &line_screen);
    assert_shows(tui, "~/");
    press_text(tui, typed);
    press_code(tui, PRESS_ENTER);
}

static void test_taken_over(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *path = path_join(stack->fixture->folder, "handover.json");

    hand_over(stack);
    assert_int_equal(talks(stack), 0);
    take_in(stack, path); /* the whole of it, pasted behind what stands there */
    free(path);
    assert_shows(tui, "This file is about: Amina, Zorg.");
    assert_shows(tui, "1 talk");
    assert_shows(tui, "3 agreements");
    assert_shows(tui, "1 talk to come");
    assert_focus(tui, "No, take nothing in");
    press_code(tui, PRESS_DOWN);
    assert_focus(tui, "Yes, take it in: Amina, Zorg is new here");
    assert_int_equal(talks(stack), 0);
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &home_screen);
    assert_status(tui, "Taken in. Amina is among your people (p).");
    assert_int_equal(talks(stack), 1);
    assert_shows(tui, "Taken over from another leader");
    /* The page of who was taken over begins with the agreements: the numbers stayed behind. */
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &person_screen);
    assert_focus(tui, "Rooster navragen");
    press_code(tui, PRESS_TAB);
    assert_shows(tui, "The numbers were not handed over.");
    assert_hides(tui, "No numbers were given");
    assert_hides(tui, "No numbers have been given");
    /* Once more: there is nothing new in it, and nothing to say yes to. */
    tui_pop_now(tui);
    take_in(stack, "handover.json");
    assert_shows(tui, "There is nothing new in it.");
    assert_hides(tui, "Yes, take it in");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &home_screen);
    assert_int_equal(talks(stack), 1);
}

static void test_nothing_by_itself(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hand_over(stack);
    take_in(stack, "handover.json");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &home_screen);
    assert_status(tui, "Nothing was taken in.");
    assert_int_equal(talks(stack) + people(stack), 0);
}

/* Of somebody who has another name here. */
static void test_of_somebody_here(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hand_over(stack);
    add_person(stack, "A. Bakker", "Zorg");
    take_in(stack, "handover.json");
    press_code(tui, PRESS_END);
    assert_focus(tui, "It is somebody else who is here already: choose who");
    press_code(tui, PRESS_ENTER);
    assert_shows(tui, "Of whom are these talks?");
    press_code(tui, PRESS_ESC);
    assert_shows(tui, "Take this in?");
    press_code(tui, PRESS_END);
    press_code(tui, PRESS_ENTER);
    press_code(tui, PRESS_DOWN);
    assert_focus(tui, "A. Bakker, Zorg");
    press_code(tui, PRESS_ENTER);
    assert_status(tui, "Taken in. A. Bakker is among your people (p).");
    assert_int_equal(people(stack), 1);
}

/* The file names no team, and who is here has one: it can't be told. A namesake gets a team of their own. */
static void test_namesake(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *path, *text, *team;
    size_t length;

    hand_over(stack);
    add_person(stack, "Amina", "Zorg");
    path = path_join(stack->fixture->folder, "handover.json");
    text = path_read(path, 1 << 20, &length, &stack->fixture->diag);
    while ((team = strstr(text, "\"Zorg\"")))
        memcpy(team, "null  ", 6);
    assert_true(path_write(path, text, strlen(text), true, &stack->fixture->diag));
    take_in(stack, "handover.json");
    assert_shows(tui, "does not tell whether");
    assert_shows(tui, "Of whom are these talks?");
    assert_hides(tui, "Yes, take it in");
    press_code(tui, PRESS_END);
    assert_focus(tui, "It is somebody who is new here: write the team");
    press_code(tui, PRESS_ENTER);
    press_code(tui, PRESS_ENTER);
    assert_status(tui, "Without a team");
    press_code(tui, PRESS_ENTER);
    press_text(tui, "Oost");
    press_code(tui, PRESS_ENTER);
    press_code(tui, PRESS_DOWN);
    assert_focus(tui, "Yes, take it in: Amina, Oost is new here");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &home_screen);
    assert_int_equal(people(stack), 2);
    free(text);
    free(path);
}

/* What is wrong is told whole, however long, and the path that was typed is still there. */
static void test_wrong_files(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *path = path_join(stack->fixture->folder, "else.json");

    setenv("HOME", stack->fixture->folder, 1);
    take_in(stack, "nowhere.json");
    assert_top(tui, &ask_screen);
    assert_shows(tui, "nowhere.json");
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &line_screen);
    assert_shows(tui, "~/nowhere.json");
    tui_pop_now(tui);
    assert_true(path_write(path, "{\"a\": 1}", 8, false, &stack->fixture->diag));
    take_in(stack, "else.json");
    assert_shows(tui, "There is no talk in this file.");
    assert_shows(tui, "or waardegesprek handover");
    press_code(tui, PRESS_DOWN);
    press_code(tui, PRESS_ENTER);
    assert_top(tui, &home_screen);
    assert_int_equal(talks(stack), 0);
    free(path);
}

/* A path may be whole, stand between quotes, or begin at home without saying so. */
static void test_paths(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *ways[4];

    hand_over(stack);
    tui_push(tui, &home_screen, NULL);
    ways[0] = xasprintf("%s/handover.json", stack->fixture->folder);
    ways[1] = xasprintf("  '%s/handover.json' ", stack->fixture->folder);
    ways[2] = xstrdup("handover.json");
    ways[3] = xstrdup("\"~/handover.json\"");
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        everywhere_do(tui, ACT_TAKE_IN);
        press_code(tui, PRESS_CTRL + 'U');
        press_text(tui, ways[i]);
        press_code(tui, PRESS_ENTER);
        assert_shows(tui, "Take this in?");
        tui_pop_now(tui);
        free(ways[i]);
    }
}

static void assert_hint(struct tui *tui)
{
    struct frame frame;
    char *hints;

    frame_init(&frame, 24, 80, false);
    home_screen.draw(tui, tui_top(tui)->state, &frame);
    hints = frame_hints(frame.hints, 80);
    assert_holds(hints, "i Take in");
    free(hints);
    frame_done(&frame);
}

/* Who looks at the people, and who begins with an empty store, is told of the key; help finds it. */
static void test_is_found(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    tui_push(tui, &home_screen, NULL);
    press_text(tui, "p");
    assert_hint(tui);
    tui_push(tui, &help_screen, NULL);
    press_text(tui, "handover");
    assert_focus(tui, "Take in a file");
    tui_pop_now(tui);
    press_code(tui, PRESS_ESC);
    assert_true(
        person_erase(&stack->fixture->setup, stack->fixture->person.id, &stack->fixture->diag));
    tui_changed(tui, NULL);
    assert_shows(tui, "There are no talks yet.");
    assert_hint(tui);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(test_taken_over),       STACK_TEST(test_nothing_by_itself),
        STACK_TEST(test_of_somebody_here), STACK_TEST(test_namesake),
        STACK_TEST(test_wrong_files),      STACK_TEST(test_paths),
        STACK_TEST(test_is_found),
    };

    stack_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
