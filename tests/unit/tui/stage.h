#ifndef WG_TEST_STAGE_H
#define WG_TEST_STAGE_H

/*
 * One screen on a talk in a store of its own, without a terminal: keys by name go in,
 * and what comes out is what the session keeps and what the screen draws. It stands in
 * for tui.c: what a screen asks for is written down here.
 */
#include "store/fixture.h"

#include "../../../src/tui/frame.h"
#include "../../../src/tui/screen.h"
#include "base/buf.h"
#include "session/rehearse.h"

struct tui {
    struct fixture *fixture;
    struct session_setup setup;
    struct library library;
    struct session *session;
    const struct screen_kind *kind;
    void *state;
    bool employee_view;
    char *said;
    const struct screen_kind *pushed;
    bool popped;
};

/* ---- what tui.c would do ---- */

void tui_push(struct tui *tui, const struct screen_kind *kind, const void *argument)
{
    (void)argument;
    tui->pushed = kind;
}

void tui_pop(struct tui *tui)
{
    tui->popped = true;
}

void tui_pop_and_do(struct tui *tui, enum action_name action)
{
    (void)action;
    tui->popped = true;
}

const struct session_setup *tui_session_setup(const struct tui *tui)
{
    return &tui->setup;
}

struct session *tui_session(const struct tui *tui)
{
    return tui->session;
}

bool tui_employee_view(const struct tui *tui)
{
    return tui->employee_view;
}

unsigned tui_place_below(const struct tui *tui)
{
    (void)tui;
    return ON_TALK;
}

void tui_say(struct tui *tui, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    free(tui->said);
    tui->said = xvasprintf(format, args);
    va_end(args);
}

void tui_pop_now(struct tui *tui)
{
    tui->popped = true;
}

void tui_quit(struct tui *tui)
{
    tui->popped = true;
}

void tui_leave_talk(struct tui *tui)
{
    tui->popped = true;
}

void tui_set_session(struct tui *tui, struct session *session)
{
    session_close(tui->session);
    tui->session = session;
}

void tui_open_talk(struct tui *tui, const char *id)
{
    (void)id;
    tui->pushed = &talk_screen;
}

bool tui_may_begin(struct tui *tui)
{
    (void)tui;
    return true;
}

const struct tui_setup *tui_setup(const struct tui *tui)
{
    static const struct tui_setup setup = {.language = "en", .external_editor = true};

    (void)tui;
    return &setup;
}

void tui_changed(struct tui *tui, const struct change *change);
void tui_changed(struct tui *tui, const struct change *change)
{
    if (tui->kind->changed)
        tui->kind->changed(tui, tui->state, change);
}

/* There is one screen here, and nothing that asks another one for its state. */
struct open_screen *tui_top(struct tui *tui);
struct open_screen *tui_top(struct tui *tui)
{
    (void)tui;
    return NULL;
}

/* ---- setting up ---- */

static inline void stage_close(struct tui *tui)
{
    if (tui->state && tui->kind->close)
        tui->kind->close(tui->state);
    free(tui->state);
    tui->state = NULL;
}

static inline void stage_open(struct tui *tui, const struct screen_kind *kind, const void *argument)
{
    stage_close(tui);
    tui->kind = kind;
    tui->state = xcalloc(1, kind->state_size);
    tui->popped = false;
    assert_true(!kind->open || kind->open(tui, tui->state, argument));
}

static inline int stage_make(void **state)
{
    struct tui *tui = xcalloc(1, sizeof *tui);
    struct person person = {0};
    void *fixture;

    fixture_make(&fixture);
    tui->fixture = fixture;
    tui->library = (struct library){.folders = {[SHELF_SHIPPED] = "data/scripts"}};
    tui->setup = (struct session_setup){.store = tui->fixture->store,
                                        .clock = &tui->fixture->clock,
                                        .ids = &tui->fixture->ids,
                                        .data_folder = tui->fixture->folder,
                                        .library = &tui->library,
                                        .leader = "Noor",
                                        .terminal = "test"};
    store_add_person(tui->setup.store, "M. de Vries", NULL, &person, &tui->fixture->diag);
    tui->session =
        session_start(&tui->setup, &person, NULL, "kerngesprek", "en", &tui->fixture->diag);
    assert_string_equal(diag_text(&tui->fixture->diag), "");
    free(person.name);
    free(person.team);
    *state = tui;
    return 0;
}

static inline int stage_remove(void **state)
{
    struct tui *tui = *state;
    char *locks = folder_path(tui->fixture->folder, "locks");
    void *fixture = tui->fixture;

    stage_close(tui);
    session_close(tui->session);
    rmdir(locks);
    free(locks);
    fixture_remove(&fixture);
    free(tui->said);
    free(tui);
    return 0;
}

/* ---- keys in ---- */

static inline bool stage_press(struct tui *tui, const struct press *press)
{
    bool in_text = tui->kind->in_text && tui->kind->in_text(tui->state);
    bool rehearsing = tui->session && session_is_rehearsal(tui->session);
    unsigned place = tui->kind->place | (rehearsing ? (unsigned)WHILE_REHEARSING : 0);

    return tui->kind->key(tui, tui->state, action_find(press, place, in_text), press);
}

static inline void stage_type(struct tui *tui, const char *text)
{
    for (; *text; text++)
        stage_press(tui, &(struct press){.code = PRESS_TEXT, .text = {*text}});
}

/* Names as in the list of actions, separated by blanks; false when the last one does nothing. */
static inline bool stage_keys(struct tui *tui, const char *keys)
{
    static const int codes[] = {
        PRESS_ENTER, PRESS_TAB,   PRESS_BACKTAB, PRESS_ESC,    PRESS_BACKSPACE, PRESS_UP,
        PRESS_DOWN,  PRESS_LEFT,  PRESS_RIGHT,   PRESS_PGUP,   PRESS_PGDN,      PRESS_DELETE,
        PRESS_F + 4, PRESS_F + 5, PRESS_F + 7,   PRESS_INSERT, PRESS_HOME,      PRESS_END};
    bool handled = true;

    for (const char *at = keys; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        struct press press = {.code = PRESS_TEXT, .text = {*at}};
        char name[16];

        if (length == 5 && strncmp(at, "Space", 5) == 0)
            press.text[0] = ' ';
        for (size_t i = 0; length > 1 && i < sizeof codes / sizeof *codes; i++) {
            press_name(codes[i], '\0', name);
            if (strlen(name) == length && strncmp(at, name, length) == 0)
                press = (struct press){.code = codes[i]};
        }
        handled = stage_press(tui, &press);
        at += length;
    }
    return handled;
}

/* ---- what is seen ---- */

/* The body as text, spans of a row separated by blanks. The caller frees it. */
static inline char *stage_body(struct tui *tui, int rows, int columns)
{
    struct frame frame;
    struct buf text;

    buf_init(&text);
    frame_init(&frame, rows, columns, false);
    tui->kind->draw(tui, tui->state, &frame);
    for (int i = 0; i < frame.body.count && i < frame.body_rows; i++) {
        for (size_t j = 0; j < frame.body.rows[i].count; j++)
            buf_addf(&text, "%s ", frame.body.rows[i].spans[j].text);
        buf_addc(&text, '\n');
    }
    frame_done(&frame);
    return buf_take(&text);
}

static inline bool stage_shows(struct tui *tui, const char *part)
{
    char *body = stage_body(tui, 24, 80);
    bool shows = strstr(body, part) != NULL;

    free(body);
    return shows;
}

static inline void stage_undo(struct tui *tui)
{
    struct change change;

    assert_true(session_undo(tui->session, &change));
    tui->kind->changed(tui, tui->state, &change);
}

#endif
