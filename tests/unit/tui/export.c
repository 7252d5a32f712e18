/* A talk as a file from the screen: whose copy, which format, never over another file. */
#include "after.h"

#include <sys/stat.h>

static char *file_at_home(struct stack *stack, const char *name)
{
    char *path = path_join(stack->fixture->folder, name);
    struct stat status;
    size_t length;
    char *text;

    if (stat(path, &status) != 0)
        fail_msg("there is no %s", name);
    assert_int_equal(status.st_mode & 0777, 0600);
    text = path_read(path, 1 << 20, &length, &stack->fixture->diag);
    assert_quiet(stack->fixture);
    free(path);
    return text;
}

/* A finished talk with a remark that is only for the leader; its report is on the screen. */
static char *read_talk(struct stack *stack)
{
    struct session *session = begin(stack->fixture, "kerngesprek", "en");
    char *stem = xasprintf("waardegesprek-%.6s", session_interview(session)->id);
    char id[UUID_SIZE];

    setenv("HOME", stack->fixture->folder, 1);
    memcpy(id, session_interview(session)->id, sizeof id);
    session_set_text(session, at(session, "belangrijk", ""), "Time for people", 15, false);
    session_set_remark(session, at(session, "belangrijk", ""), "Call Inge", VISIBLE_ONLY_ME, false);
    agree(session, "Rooster navragen", "leader", "2026-12-31");
    hold(stack, true);
    tui_push(&stack->tui, &home_screen, NULL);
    tui_push(&stack->tui, &read_screen, id);
    return stem;
}

static void choose(struct tui *tui, const char *digit)
{
    assert_top(tui, &ask_screen);
    press_text(tui, digit);
}

static void each_copy_and_format(void **state)
{
    static const struct {
        const char *copy, *format, *ending, *holds;
        bool for_leader;
    } cases[] = {
        {"1", "2", ".html", "Time for people", false},
        {"1", "3", ".md", "Time for people", false},
        {"1", "3", "-2.md", "Time for people", false},
        {"2", "3", "-leader-copy.md", "Time for people", true},
        {"1", "4", ".csv", "Time for people", false},
        {"1", "5", ".ics", "BEGIN:VCALENDAR", false},
        {"2", "6", "-leader-copy.json", "Time for people", true},
    };
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *stem = read_talk(stack);

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *name = xasprintf("%s%s", stem, cases[i].ending);
        char *text;

        press_text(tui, "e");
        choose(tui, cases[i].copy);
        if (!cases[i].for_leader) /* reading in again takes the guide, with the leader's cues */
            assert_hides(tui, "To read in again");
        choose(tui, cases[i].format);
        assert_top(tui, &read_screen);
        assert_status(tui, name);
        assert_status(tui, cases[i].for_leader ? "leader's own copy" : "employee's copy");
        text = file_at_home(stack, name);
        assert_holds(text, cases[i].holds);
        if (cases[i].for_leader)
            assert_holds(text, "Call Inge");
        else
            assert_lacks(text, "Call Inge");
        free(text);
        free(name);
    }
    free(stem);
}

/* Nothing of an answer falls off in a small window. */
static void long_answers_go_on_below(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    free(read_talk(stack));
    tui->rows = 18;
    tui->columns = 60;
    press_text(tui, "e");
    assert_shows(tui, "The leader's: with everything, also what is only for");
    assert_shows(tui, "\nthe leader ");
    assert_hides(tui, "…");
}

/* From a talk that is open the talk itself is saved, as it is now. */
static void from_the_talk(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;
    char *name, *text;

    setenv("HOME", stack->fixture->folder, 1);
    stack_talk(stack, "kerngesprek", "en");
    session_set_text(tui->session, at(tui->session, "belangrijk", ""), "Quiet", 5, false);
    assert_true(everywhere_do(tui, ACT_SAVE_AS));
    choose(tui, "1");
    choose(tui, "3");
    assert_top(tui, &talk_screen);
    name = xasprintf("waardegesprek-%.6s.md", session_interview(tui->session)->id);
    text = file_at_home(stack, name);
    assert_holds(text, "Quiet");
    free(text);
    free(name);
}

static void what_is_not_kept_is_not_saved(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    stack_talk(stack, "voorbereiding", "en");
    assert_true(everywhere_do(tui, ACT_SAVE_AS));
    assert_top(tui, &talk_screen);
    assert_status(tui, "Nothing of this is kept.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(each_copy_and_format),
        STACK_TEST(long_answers_go_on_below),
        STACK_TEST(from_the_talk),
        STACK_TEST(what_is_not_kept_is_not_saved),
    };

    stack_environment();
    return cmocka_run_group_tests_name("tui/export", tests, NULL, NULL);
}
