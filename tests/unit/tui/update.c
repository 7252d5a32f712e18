/* A newer version of the guide: what it would change is told before anything is. */
#include "stack.h"

#define FIRST  "      - {id: een, ask: What would you like?, answer: text}\n"
#define SECOND "      - {id: twee, ask: What do you need?, answer: text}\n"
#define THIRD  "      - {id: drie, ask: Who helps you?, answer: text}\n"
#define LAST   "      - {id: slot, say: Thank you., answer: none}\n"

static void publish(struct stack *stack, const char *head, const char *steps)
{
    struct fixture *fixture = stack->fixture;
    char *path = path_join(fixture->library.folders[SHELF_OWN], "proef.yaml");
    char *text = xasprintf("format: 1\nid: proef\nversion: 1\nlanguage: en\ntitle: A try\n%s"
                           "parts:\n  - id: deel\n    title: Part\n    phase: opening\n"
                           "    steps:\n%s",
                           head, steps);

    assert_true(path_write(path, text, strlen(text), true, &fixture->diag));
    if (!guide_publish(&fixture->library, "proef", "Anders.", "2026-11-01", &fixture->diag))
        fail_msg("%s", diag_text(&fixture->diag));
    diag_clear(&fixture->diag);
    free(text);
    free(path);
}

#define ALONE "process: one-on-one\n"

/* A talk with three answers. */
static void hold(struct stack *stack)
{
    struct session *session;

    publish(stack, ALONE, FIRST SECOND THIRD LAST);
    stack_talk(stack, "proef", "en");
    session = stack->tui.session;
    session_set_text(session, at(session, "een", ""), "Leren", 5, false);
    session_set_text(session, at(session, "twee", ""), "Tijd", 4, false);
    session_set_text(session, at(session, "drie", ""), "Inge", 4, false);
}

static bool is_asking(const struct tui *tui)
{
    return tui->stack[tui->depth - 1].kind == &update_screen;
}

static int version(const struct tui *tui)
{
    return session_script(tui->session)->version;
}

/* What stands in the newer version, what is said of the answers, and whether it can be. */
static const struct newer {
    const char *head, *steps;
    const char *shown, *other;
    const char *hidden; /* or NULL */
    bool can;
} cases[] = {
    {ALONE, FIRST SECOND LAST, "1 answer to a question that is gone", "All answers are kept.",
     "2 answers", true},
    {ALONE, FIRST LAST, "2 answers to questions that are gone", "gone: What do you need?", NULL,
     true},
    {ALONE, "      - {id: een, ask: What do you wish?, answer: text}\n" SECOND THIRD LAST,
     "was: What would you like?", "is:  What do you wish?", "gone", true},
    {ALONE, "      - {id: een, ask: What would you like?, answer: number}\n" SECOND THIRD LAST,
     "What would you like?", "way of answering", "Enter goes on with the new version", false},
    {"process: team\n", FIRST SECOND THIRD LAST, "The new version is for another kind of talk.",
     "kind of talk", "Enter goes on with the new version", false},
};

static void check(struct stack *stack, const struct newer *newer)
{
    struct tui *tui = &stack->tui;

    hold(stack);
    publish(stack, newer->head, newer->steps);
    tui_push(tui, &update_screen, NULL);
    assert_true(is_asking(tui));
    assert_shows(tui, newer->shown);
    assert_shows(tui, newer->other);
    if (newer->hidden)
        assert_hides(tui, newer->hidden);
    assert_int_equal(version(tui), 1);
    stack_keys(tui, "Enter");
    assert_int_equal(version(tui), newer->can ? 2 : 1);
    assert_int_equal(is_asking(tui), !newer->can);
    assert_non_null(tui->status);
    assert_string_equal(answer_at(tui->session, "een", "")->text, "Leren");
}

static void tells_before_it_does(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check(*state, &cases[i]);
        stack_remove(state);
        stack_make(state);
    }
}

static void nothing_newer(void **state)
{
    struct stack *stack = *state;

    hold(stack);
    tui_push(&stack->tui, &update_screen, NULL);
    assert_false(is_asking(&stack->tui));
    assert_string_equal(stack->tui.status, "This talk has the newest version of its guide.");
}

/* After it the talk below shows the new question, and nothing says that there is no newer one. */
static void goes_on_below(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold(stack);
    session_move(tui->session, at(tui->session, "een", ""), 0);
    tui_changed(tui, NULL);
    assert_shows(tui, "What would you like?");
    publish(stack, ALONE, "      - {id: een, ask: What do you wish?, answer: text}\n" LAST);
    tui_push(tui, &update_screen, NULL);
    stack_keys(tui, "Enter");
    assert_shows(tui, "What do you wish?");
    assert_holds(tui->status, "The talk goes on with the new version.");
}

/* The program's words change, the guide's texts stay in theirs. */
static void speaks_another_language(void **state)
{
    struct stack *stack = *state;
    struct tui *tui = &stack->tui;

    hold(stack);
    publish(stack, ALONE, FIRST SECOND LAST);
    tui_push(tui, &update_screen, NULL);
    assert_shows(tui, "1 step is different.");
    stack_speak(stack, "nl");
    assert_hides(tui, "1 step is different.");
    assert_shows(tui, "Who helps you?");
    stack_keys(tui, "Enter");
    assert_int_equal(version(tui), 2);
}

/* A shipped guide has two languages: the one of now is asked in, and kept. */
static void goes_on_in_the_language_of_now(void **state)
{
    struct stack *stack = *state;
    struct fixture *fixture = stack->fixture;
    struct tui *tui = &stack->tui;
    char *path, *text, *minutes;
    size_t length;

    stack_talk(stack, "kerngesprek", "en");
    path = guide_copy(&fixture->library, "kerngesprek", "kerngesprek", &fixture->diag);
    assert_non_null(path);
    text = path_read(path, 1 << 20, &length, &fixture->diag);
    minutes = strstr(text, "duration: 60");
    assert_non_null(minutes);
    memcpy(minutes, "duration: 65", strlen("duration: 65"));
    assert_true(path_write(path, text, length, true, &fixture->diag));
    assert_true(guide_publish(&fixture->library, "kerngesprek", "x", "2026-11-22", &fixture->diag));
    diag_clear(&fixture->diag);
    tui_push(tui, &update_screen, NULL);
    assert_shows(tui, "The core talk");
    stack_speak(stack, "nl");
    assert_hides(tui, "The core talk");
    assert_shows(tui, "Het kerngesprek");
    stack_keys(tui, "Enter");
    assert_string_equal(session_script(tui->session)->language, "nl");
    assert_string_equal(session_interview(tui->session)->language, "nl");
    assert_string_equal(session_interview(tui->session)->title, "Het kerngesprek");
    assert_kept(fixture);
    free(text);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STACK_TEST(tells_before_it_does),
        STACK_TEST(nothing_newer),
        STACK_TEST(goes_on_below),
        STACK_TEST(speaks_another_language),
        STACK_TEST(goes_on_in_the_language_of_now),
    };

    stack_environment();
    return cmocka_run_group_tests_name("tui/update", tests, NULL, NULL);
}
