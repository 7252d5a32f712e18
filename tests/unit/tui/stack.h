#ifndef WG_TEST_STACK_H
#define WG_TEST_STACK_H

/*
 * The stack of screens itself, with a talk at the bottom and one screen on top, without a terminal:
 * for screens that ask something of the loop and of the talk below.
 */
#include "session/walk.h"

#include "../../../src/tui/frame.h"
#include "../../../src/tui/loop.h"
#include "base/message.h"

struct stack {
    struct fixture *fixture;
    struct tui_setup setup;
    struct tui tui;
};

static inline int stack_make(void **state)
{
    struct stack *stack = xcalloc(1, sizeof *stack);
    void *fixture;

    if (fixture_make(&fixture) != 0)
        return -1;
    stack->fixture = fixture;
    stack->fixture->library.folders[SHELF_OWN] = path_join(stack->fixture->folder, "scripts");
    path_make_folders(stack->fixture->library.folders[SHELF_OWN], &stack->fixture->diag);
    stack->setup = (struct tui_setup){.session = &stack->fixture->setup, .language = "en"};
    stack->tui = (struct tui){.setup = &stack->setup, .rows = 24, .columns = 80};
    *state = stack;
    return 0;
}

static inline int stack_remove(void **state)
{
    struct stack *stack = *state;
    void *fixture = stack->fixture;

    while (stack->tui.depth > 0)
        tui_pop_now(&stack->tui);
    tui_set_session(&stack->tui, NULL);
    stack->fixture->session = NULL;
    message_set_language("en");
    free((void *)stack->fixture->library.folders[SHELF_OWN]);
    free(stack->tui.status);
    fixture_remove(&fixture);
    free(stack);
    return 0;
}

#define STACK_TEST(name) cmocka_unit_test_setup_teardown(name, stack_make, stack_remove)

/* Begins a talk with the person of the fixture and shows it. */
static inline void stack_talk(struct stack *stack, const char *guide, const char *language)
{
    tui_set_session(&stack->tui, begin(stack->fixture, guide, language));
    tui_push(&stack->tui, &talk_screen, NULL);
}

/* Names of keys, or a text of one letter each, separated by blanks. */
static inline void stack_keys(struct tui *tui, const char *keys)
{
    static const struct {
        const char *name;
        int code;
    } names[] = {{"Enter", PRESS_ENTER}, {"Esc", PRESS_ESC},   {"Tab", PRESS_TAB},
                 {"Down", PRESS_DOWN},   {"Up", PRESS_UP},     {"End", PRESS_END},
                 {"Home", PRESS_HOME},   {"PgDn", PRESS_PGDN}, {"Space", PRESS_TEXT}};

    for (const char *at = keys; *at; at += strcspn(at, " "), at += strspn(at, " ")) {
        const struct screen_kind *kind = tui_top(tui)->kind;
        struct press press = {.code = PRESS_NONE, .text = " "};

        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            if (strncmp(at, names[i].name, strlen(names[i].name)) == 0)
                press.code = names[i].code;
        }
        assert_int_not_equal(press.code, PRESS_NONE);
        kind->key(tui, tui_top(tui)->state, action_find(&press, kind->place, false), &press);
        if (tui->request == REQUEST_POP)
            tui_pop_now(tui);
        tui->request = REQUEST_NONE;
    }
}

/* A key as the loop takes it: also what no screen has for itself, such as F6 and F10. */
static inline void loop_key(struct tui *tui, int code)
{
    tui_handle(tui, &(struct press){.code = code});
}

static inline void loop_text(struct tui *tui, const char *text)
{
    for (; *text; text++)
        tui_handle(tui, &(struct press){.code = PRESS_TEXT, .text = {*text}});
}

/* What the top screen draws above and in its body; the caller frees it. */
static inline char *stack_text(struct tui *tui)
{
    struct frame frame;
    struct buf text;

    buf_init(&text);
    tui_draw(tui, &frame);
    buf_addf(&text, "%s\n%s%s\n", frame.title, frame.mark ? frame.mark : "",
             frame.under_right ? frame.under_right : "");
    for (int i = 0; i < frame.body.count; i++) {
        for (size_t j = 0; j < frame.body.rows[i].count; j++)
            buf_addf(&text, "%s ", frame.body.rows[i].spans[j].text);
        buf_addc(&text, '\n');
    }
    frame_done(&frame);
    return buf_take(&text);
}

static inline void assert_shows(struct tui *tui, const char *words)
{
    char *text = stack_text(tui);

    assert_holds(text, words);
    free(text);
}

static inline void assert_hides(struct tui *tui, const char *words)
{
    char *text = stack_text(tui);

    assert_lacks(text, words);
    free(text);
}

/* The language of the talk and of the program, as the key for it does. */
static inline void stack_speak(struct stack *stack, const char *language)
{
    assert_true(session_set_language(stack->tui.session, language, &stack->fixture->diag));
    message_set_language(language);
    tui_changed(&stack->tui, NULL);
}

static inline void stack_environment(void)
{
    static char *locale;

    set_environment();
    locale = path_data("locale");
    message_set_directory(locale);
    free(locale);
    message_set_language("en");
}

#endif
