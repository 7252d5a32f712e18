/* One window writes; others are refused by name, or read along. */
#include <sys/wait.h>

#include "fixture.h"
#include "session/heartbeat.h"

static char *lock_path(const struct fixture *fixture)
{
    return xasprintf("%s/locks/%s", fixture->folder, session_interview(fixture->session)->id);
}

static void assert_opens(struct fixture *fixture, const char *id)
{
    fixture->session = session_open(&fixture->setup, id, false, NULL, &fixture->diag);
    assert_quiet(fixture);
    assert_non_null(fixture->session);
}

static void a_second_writer_is_refused(void **state)
{
    struct fixture *fixture = *state;
    const char *id = session_interview(fixture->session)->id;
    char host[128] = "";
    bool held = false;

    gethostname(host, sizeof host - 1);
    pass(fixture, 600000);
    assert_null(session_open(&fixture->setup, id, false, &held, &fixture->diag));
    assert_true(held);
    assert_non_null(strstr(diag_text(&fixture->diag), host));
    assert_non_null(strstr(diag_text(&fixture->diag), "10:45"));
    assert_said(fixture, "pts/3");
    assert_null(session_open(&fixture->setup, id, false, NULL, &fixture->diag));
    assert_said(fixture, "another window");
}

/* Refused for another reason is not held. */
static void no_such_talk(void **state)
{
    static const char *const ids[] = {"ffffffff", "", "0"};
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        bool held = true;
        assert_null(session_open(&fixture->setup, ids[i], false, &held, &fixture->diag));
        assert_false(held);
        assert_string_not_equal(diag_text(&fixture->diag), "");
        diag_clear(&fixture->diag);
    }
}

static void the_lock_goes_with_the_talk(void **state)
{
    struct fixture *fixture = *state;
    char *path = lock_path(fixture);
    char id[UUID_SIZE];

    memcpy(id, session_interview(fixture->session)->id, sizeof id);
    assert_int_equal(access(path, F_OK), 0);
    session_close(fixture->session);
    fixture->session = NULL;
    assert_int_equal(access(path, F_OK), -1);
    assert_opens(fixture, id);
    free(path);
}

/* In a process of its own: opens the talk, says so, and waits to be killed. */
static _Noreturn void hold(const struct fixture *fixture, const char *id, int out)
{
    struct session_setup setup = fixture->setup;
    struct diag diag;

    diag_init(&diag);
    setup.store = store_open(fixture->folder, "Noor", setup.clock, setup.ids, &diag);
    if (setup.store && session_open(&setup, id, false, NULL, &diag) && write(out, "!", 1) == 1)
        pause();
    _exit(1);
}

static void the_lock_of_a_dead_process_holds_nobody(void **state)
{
    struct fixture *fixture = *state;
    char *path = lock_path(fixture);
    char id[UUID_SIZE];
    char said = '\0';
    int ends[2];
    pid_t child;
    bool held = false;

    memcpy(id, session_interview(fixture->session)->id, sizeof id);
    session_close(fixture->session);
    fixture->session = NULL;
    assert_int_equal(pipe(ends), 0);
    child = fork();
    if (child == 0)
        hold(fixture, id, ends[1]);
    close(ends[1]);
    assert_int_equal(read(ends[0], &said, 1), 1);
    assert_null(session_open(&fixture->setup, id, false, &held, &fixture->diag));
    assert_true(held);
    assert_said(fixture, "pts/3");
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(ends[0]);
    assert_int_equal(access(path, F_OK), 0);
    assert_opens(fixture, id);
    free(path);
}

/* A file that says anything at all is told about without its bytes. */
static void a_hostile_lock_file(void **state)
{
    static const char *const lines[] = {"", "\x1B[2Jevil \x9B pts/1 99999999999999999999999\n",
                                        "a b c d e", "host pts/9 -5\n"};
    struct fixture *fixture = *state;
    char *path = lock_path(fixture);

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        FILE *file = fopen(path, "r+b");
        assert_non_null(file);
        assert_int_equal(ftruncate(fileno(file), 0), 0);
        fwrite(lines[i], 1, strlen(lines[i]), file);
        fclose(file);
        assert_null(session_open(&fixture->setup, session_interview(fixture->session)->id, false,
                                 NULL, &fixture->diag));
        assert_null(strchr(diag_text(&fixture->diag), '\x1B'));
        assert_said(fixture, "another window");
    }
    free(path);
}

/* ---- reading along ---- */

static void a_reader_sees_the_writer_at_the_tick(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct reader reader;

    reader_open(&reader, fixture);
    assert_true(session_read_only(reader.session));
    assert_false(session_tick(reader.session));
    session_set_text(session, at(session, "goede-dag", ""), "Zon", 3, false);
    assert_null(answer_at(reader.session, "goede-dag", "")->text);
    assert_true(session_tick(reader.session));
    assert_string_equal(answer_at(reader.session, "goede-dag", "")->text, "Zon");
    assert_same_place(session, reader.session);
    assert_false(session_tick(reader.session));
    session_add_action(session, VALUE_INCOME);
    session_set_action(session, 0, ACTION_WHAT, "Bellen", false);
    assert_true(session_tick(reader.session));
    assert_same_talk(session, reader.session);
    session_set_text(session, at(session, "goede-dag", ""), "", 0, false);
    session_remove_action(session, 0);
    assert_true(session_tick(reader.session));
    assert_same_talk(session, reader.session);
    reader_close(&reader);
}

static void a_reader_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct reader reader;
    struct change change;
    struct day day;

    session_set_text(session, at(session, "belangrijk", ""), "Rust", 4, false);
    session_add_action(session, VALUE_INCOME);
    session_set_action(session, 0, ACTION_WHAT, "Bellen", false);
    reader_open(&reader, fixture);
    struct session *along = reader.session;
    struct place place = at(along, "belangrijk", "");
    session_set_text(along, place, "Anders", 6, false);
    session_set_number(along, at(along, "belang", "income"), 1);
    session_set_state(along, place, STATE_UNKNOWN);
    session_choose(along, at(along, "focus", ""), "income");
    session_set_parked(along, place, true);
    session_set_visibility(along, place, VISIBLE_ONLY_ME);
    session_set_remark(along, place, "Hm", VISIBLE_TOGETHER, false);
    session_confirm(along, at(along, "samenvatting", ""), CONFIRM_YES, NULL, false);
    session_set_date(along, at(along, "volgend-gesprek", ""), "morgen", &day);
    session_move(along, at(along, "hoe-was-het", ""), 3);
    assert_int_equal(session_add_action(along, VALUE_INCOME), SIZE_MAX);
    session_set_action(along, 0, ACTION_WHAT, "Niet bellen", false);
    session_remove_action(along, 0);
    session_prune_actions(along);
    assert_false(session_undo(along, &change));
    assert_false(session_redo(along, &change));
    assert_false(session_finish(along, true, &fixture->diag));
    pass(fixture, 20000);
    session_tick(along);
    assert_same_talk(session, along);
    assert_int_equal(session_elapsed_all(along), 0);
    assert_false(session_restless(along));
    reader_close(&reader);
    assert_kept(fixture);
}

/* The writer goes on in another language: what the reader sees stays whole. */
static void a_reader_keeps_its_own_language(void **state)
{
    struct fixture *fixture = *state;
    struct session *session = fixture->session;
    struct reader reader;

    reader_open(&reader, fixture);
    assert_true(session_set_language(reader.session, "en", &fixture->diag));
    session_set_text(session, at(session, "goede-dag", ""), "Zon", 3, false);
    session_tick(reader.session);
    assert_string_equal(session_script(reader.session)->language, "en");
    assert_string_equal(session_interview(reader.session)->language, "en");
    assert_string_equal(answer_at(reader.session, "goede-dag", "")->text, "Zon");
    reader_close(&reader);
    assert_kept(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TALK_TEST(a_second_writer_is_refused),  TALK_TEST(no_such_talk),
        TALK_TEST(the_lock_goes_with_the_talk), TALK_TEST(the_lock_of_a_dead_process_holds_nobody),
        TALK_TEST(a_hostile_lock_file),         TALK_TEST(a_reader_sees_the_writer_at_the_tick),
        TALK_TEST(a_reader_changes_nothing),    TALK_TEST(a_reader_keeps_its_own_language),
    };

    set_environment();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
