#ifndef WG_TEST_AFTER_H
#define WG_TEST_AFTER_H

/* What there is after talks: agreements and talks to come with the person of the fixture, "Amina". */
#include "stack.h"

#include "store/agreement.h"
#include "store/appointment.h"

/* 22 November 2026. */
static inline struct day days_on(int days)
{
    return day_add((struct day){2026, 11, 22}, days);
}

static inline void agree(struct session *session, const char *what, const char *owner,
                         const char *due)
{
    size_t index = session_add_action(session, VALUE_CONTACTS);

    assert_true(session_set_action(session, index, ACTION_WHAT, what, false));
    assert_true(session_set_action(session, index, ACTION_OWNER, owner, false));
    assert_true(session_set_action(session, index, ACTION_DUE, due, false));
}

static inline void hold(struct stack *stack, bool finish)
{
    struct session *session = stack->fixture->session;

    assert_true(!finish || session_finish(session, true, &stack->fixture->diag));
    end(stack->fixture);
}

/* A finished talk with a promise whose day has passed, one to come, and an action of the employee. */
static inline void hold_talk(struct stack *stack)
{
    struct session *session = begin(stack->fixture, "kerngesprek", "en");

    agree(session, "Rooster navragen", "leader", "2026-11-15");
    agree(session, "Laptop bestellen", "organisation", "2026-12-31");
    agree(session, "Cursus zoeken", "employee", "");
    hold(stack, true);
}

static inline void plan_talk(struct stack *stack, const char *guide, int days, char id[UUID_SIZE])
{
    char own[UUID_SIZE];

    assert_true(store_add_appointment(stack->fixture->store, stack->fixture->person.id, NULL, guide,
                                      days_on(days), id ? id : own, &stack->fixture->diag));
    assert_quiet(stack->fixture);
}

/* A key that has no name among those of stack.h. */
static inline void press_code(struct tui *tui, int code)
{
    const struct screen_kind *kind = tui_top(tui)->kind;
    struct press press = {.code = code};
    bool in_text = kind->in_text && kind->in_text(tui_top(tui)->state);

    kind->key(tui, tui_top(tui)->state, action_find(&press, kind->place, in_text), &press);
    if (tui->request == REQUEST_POP)
        tui_pop_now(tui);
    tui->request = REQUEST_NONE;
}

/* Every byte as a key, where the top screen is a list, or as text, where it is one. */
static inline void press_text(struct tui *tui, const char *text)
{
    for (; *text; text++) {
        const struct screen_kind *kind = tui_top(tui)->kind;
        struct press press = {.code = PRESS_TEXT, .text = {*text}};
        bool in_text = kind->in_text && kind->in_text(tui_top(tui)->state);

        kind->key(tui, tui_top(tui)->state, action_find(&press, kind->place, in_text), &press);
        if (tui->request == REQUEST_POP)
            tui_pop_now(tui);
        tui->request = REQUEST_NONE;
    }
}

static inline void assert_top(struct tui *tui, const struct screen_kind *kind)
{
    assert_string_equal(tui_top(tui)->kind->name, kind->name);
}

static inline void assert_status(struct tui *tui, const char *words)
{
    assert_non_null(tui->status);
    assert_holds(tui->status, words);
}

/* The row that has the focus. The caller frees it. */
static inline void assert_focus(struct tui *tui, const char *words)
{
    char *text = stack_text(tui);
    char *marked = strstr(text, "\n> ");
    char *end;

    assert_non_null(marked);
    end = strchr(marked + 1, '\n');
    if (end)
        *end = '\0';
    assert_holds(marked, words);
    free(text);
}

#endif
