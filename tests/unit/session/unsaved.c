/* A disk that fills in the middle of a talk: the talk goes on, says so, and loses nothing. */
#include "fixture.h"
#include "session/heartbeat.h"

static void type(struct session *session, const char *text)
{
    session_set_text(session, at(session, "belangrijk", ""), text, strlen(text), false);
}

/* What the store itself holds, whatever the session thinks. */
static void assert_not_kept(struct fixture *fixture, const char *words)
{
    struct reader reader;
    char *text;

    reader_open(&reader, fixture);
    text = talk_text(reader.session);
    assert_null(strstr(text, words));
    free(text);
    reader_close(&reader);
}

static void room_comes_back(struct fixture *fixture)
{
    disk_has_room(fixture);
    pass(fixture, 1000);
    assert_true(session_tick(fixture->session));
    assert_null(session_unsaved(fixture->session));
    assert_kept(fixture);
}

static void words_stay_and_are_kept_later(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    char *path = path_join(fixture->folder, "rescue.json");
    size_t length;
    char *rescued;

    type(session, "Rust");
    assert_false(session_tick(session));
    disk_fills(fixture);
    type(session, "Rust en ruimte");
    assert_non_null(strstr(session_unsaved(session), "disk is full"));
    assert_true(session_restless(session));
    assert_string_equal(answer_at(session, "belangrijk", "")->text, "Rust en ruimte");
    pass(fixture, 1000);
    session_tick(session);
    assert_non_null(session_unsaved(session));
    assert_not_kept(fixture, "ruimte");

    assert_true(session_rescue(session, path, &fixture->diag));
    rescued = path_read(path, 1 << 20, &length, &fixture->diag);
    assert_non_null(strstr(rescued, "Rust en ruimte"));
    assert_false(session_rescue(session, path, &fixture->diag));
    assert_said(fixture, path);
    free(rescued);
    free(path);

    room_comes_back(fixture);
    assert_string_equal(answer_at(reopen(fixture), "belangrijk", "")->text, "Rust en ruimte");
}

/* The next edit tries again too: no tick is needed. */
static void the_next_edit_keeps_all(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;

    disk_fills(fixture);
    type(session, "Rust");
    session_set_number(session, at(session, "belang", "income"), 4);
    disk_has_room(fixture);
    session_choose(session, at(session, "plan-klopt", ""), "yes");
    assert_kept(fixture);
    assert_string_equal(answer_at(reopen(fixture), "belangrijk", "")->text, "Rust");
}

static void unsaved_words_are_kept_at_the_close(void **state)
{
    struct fixture *fixture = *state;

    disk_fills(fixture);
    type(fixture->session, "Rust");
    disk_has_room(fixture);
    assert_string_equal(answer_at(reopen(fixture), "belangrijk", "")->text, "Rust");
}

static void undo_while_unsaved(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct change change;

    type(session, "Rust");
    disk_fills(fixture);
    type(session, "Rust en ruimte");
    assert_non_null(session_unsaved(session));
    assert_true(session_undo(session, &change));
    disk_has_room(fixture);
    session_tick(session);
    assert_kept(fixture);
    assert_string_equal(answer_at(session, "belangrijk", "")->text, "Rust");
}

/* ---- actions: what happened to them must come into the store in its own order ---- */

static void add(struct session *session)
{
    size_t index = session_add_action(session, VALUE_INCOME);
    session_set_action(session, index, ACTION_WHAT, "Bellen", false);
}

static void change(struct session *session)
{
    session_set_action(session, 0, ACTION_WHAT, "Schrijven", false);
}

static void change_other_field(struct session *session)
{
    session_set_action(session, 0, ACTION_OWNER, "hr", false);
}

static void remove_first(struct session *session)
{
    session_remove_action(session, 0);
}

static void undo(struct session *session)
{
    struct change ignored;
    assert_true(session_undo(session, &ignored));
}

static void redo(struct session *session)
{
    struct change ignored;
    assert_true(session_redo(session, &ignored));
}

enum { DEEDS_MAX = 8 };
typedef void deed(struct session *session);

static void actions_keep_their_order(void **state)
{
    static deed *const rows[][DEEDS_MAX] = {
        {add},
        {add, remove_first},
        {add, remove_first, undo},
        {add, undo, undo},
        {add, undo, undo, redo, redo},
        {add, undo, undo, redo, undo},
        {add, undo, undo, redo, redo, undo, undo},
        {add, remove_first, undo, change},
        {add, remove_first, undo, change, remove_first},
        {add, remove_first, undo, redo, undo, change},
        {add, change, change_other_field, undo},
        {add, add, remove_first, undo, redo, change},
    };
    struct fixture *fixture = *state;
    struct session *session = fixture->session;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int kept = 0; kept < 2; kept++) { /* the first deed before or after the disk fills */
            size_t done = 0;
            if (kept)
                rows[i][done++](session);
            disk_fills(fixture);
            while (done < DEEDS_MAX && rows[i][done])
                rows[i][done++](session);
            disk_has_room(fixture);
            pass(fixture, 1000);
            session_tick(session);
            print_message("           row %zu, %s\n", i, kept ? "kept before" : "all unsaved");
            assert_kept(fixture);
            while (session_plan(session)->count > 0)
                session_remove_action(session, 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TALK_TEST(words_stay_and_are_kept_later),
        TALK_TEST(the_next_edit_keeps_all),
        TALK_TEST(unsaved_words_are_kept_at_the_close),
        TALK_TEST(undo_while_unsaved),
        TALK_TEST(actions_keep_their_order),
    };

    set_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
