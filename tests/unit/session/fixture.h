#ifndef WG_TEST_SESSION_FIXTURE_H
#define WG_TEST_SESSION_FIXTURE_H

/*
 * A talk with the shipped guide, in a store in a folder of its own, with ids that
 * count and a clock that the test moves.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/path.h"
#include "report/report.h"
#include "script/guide.h"
#include "session/heartbeat.h"
#include "session/session.h"

/* `clock` stands first: the functions of the clock get a pointer to it. */
struct test_clock {
    struct clock clock;
    int64_t ticks;
};

struct fixture {
    char *folder;
    char *scripts;
    struct library library;
    struct test_clock time;
    struct id_source ids;
    struct diag diag;
    struct store *store;
    struct person person;
    struct session_setup setup;
    struct session *session;
    rlim_t size_limit; /* as it was before the disk was "full" */
};

/* ---- the world around a talk ---- */

static inline int64_t test_now(const struct clock *clock)
{
    return clock->fixed_now;
}

static inline int64_t test_ticks(const struct clock *clock)
{
    return ((const struct test_clock *)(const void *)clock)->ticks;
}

/* Both clocks go on; no heartbeat comes of it. */
static inline void pass(struct fixture *fixture, int milliseconds)
{
    fixture->time.ticks += milliseconds;
    fixture->time.clock.fixed_now += milliseconds / 1000;
}

static inline void assert_quiet(const struct fixture *fixture)
{
    assert_string_equal(diag_text(&fixture->diag), "");
}

static inline void assert_said(struct fixture *fixture, const char *words)
{
    if (!strstr(diag_text(&fixture->diag), words))
        fail_msg("\"%s\" says nothing of \"%s\"", diag_text(&fixture->diag), words);
    diag_clear(&fixture->diag);
}

static inline struct store *open_store(struct fixture *fixture)
{
    struct store *store =
        store_open(fixture->folder, "Noor", &fixture->time.clock, &fixture->ids, &fixture->diag);

    assert_quiet(fixture);
    assert_non_null(store);
    return store;
}

static inline int fixture_make(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof *fixture);
    struct rlimit limit;

    fixture->folder = xstrdup("/tmp/waardegesprek-XXXXXX");
    if (!mkdtemp(fixture->folder))
        return -1;
    fixture->scripts = path_data("scripts");
    fixture->library.folders[SHELF_SHIPPED] = fixture->scripts;
    fixture->time = (struct test_clock){
        .clock = {.now = test_now, .ticks = test_ticks, .fixed_now = 1795344300}, .ticks = 50000};
    id_source_init_counting(&fixture->ids);
    diag_init(&fixture->diag);
    getrlimit(RLIMIT_FSIZE, &limit);
    fixture->size_limit = limit.rlim_cur;
    signal(SIGXFSZ, SIG_IGN);
    fixture->store = open_store(fixture);
    fixture->setup = (struct session_setup){.store = fixture->store,
                                            .clock = &fixture->time.clock,
                                            .ids = &fixture->ids,
                                            .data_folder = fixture->folder,
                                            .library = &fixture->library,
                                            .leader = "Noor",
                                            .terminal = "pts/3"};
    *state = fixture;
    return store_add_person(fixture->store, "Amina", "Zorg", &fixture->person, &fixture->diag) ? 0
                                                                                               : -1;
}

static inline int unlink_one(const char *path, const struct stat *status, int kind,
                             struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

static inline void limit_files(rlim_t bytes)
{
    struct rlimit limit;

    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* The store's log can't grow any more; files smaller than it can still be written. */
static inline void disk_fills(struct fixture *fixture)
{
    limit_files((rlim_t)store_wal_size(fixture->store));
}

static inline void disk_has_room(struct fixture *fixture)
{
    limit_files(fixture->size_limit);
}

static inline int fixture_remove(void **state)
{
    struct fixture *fixture = *state;

    disk_has_room(fixture);
    session_close(fixture->session);
    store_close(fixture->store);
    nftw(fixture->folder, unlink_one, 8, FTW_DEPTH | FTW_PHYS);
    diag_done(&fixture->diag);
    free(fixture->person.name);
    free(fixture->person.team);
    free(fixture->scripts);
    free(fixture->folder);
    free(fixture);
    return 0;
}

/* ---- a talk ---- */

static inline struct session *start(struct fixture *fixture)
{
    fixture->session =
        session_start(&fixture->setup, &fixture->person, NULL, "kerngesprek", "nl", &fixture->diag);
    assert_quiet(fixture);
    assert_non_null(fixture->session);
    return fixture->session;
}

static inline int fixture_start(void **state)
{
    if (fixture_make(state) != 0)
        return -1;
    start(*state);
    return 0;
}

#define EMPTY_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_make, fixture_remove)
#define TALK_TEST(name)  cmocka_unit_test_setup_teardown(name, fixture_start, fixture_remove)

static inline struct session *reopen(struct fixture *fixture)
{
    char id[UUID_SIZE];

    memcpy(id, session_interview(fixture->session)->id, sizeof id);
    session_close(fixture->session);
    fixture->session = session_open(&fixture->setup, id, false, NULL, &fixture->diag);
    assert_quiet(fixture);
    assert_non_null(fixture->session);
    return fixture->session;
}

/* A reader of the same talk with a store handle of its own: it sees what is committed. */
struct reader {
    struct store *store;
    struct session *session;
};

static inline void reader_open(struct reader *reader, struct fixture *fixture)
{
    struct session_setup setup = fixture->setup;

    setup.store = reader->store = open_store(fixture);
    reader->session =
        session_open(&setup, session_interview(fixture->session)->id, true, NULL, &fixture->diag);
    assert_quiet(fixture);
    assert_non_null(reader->session);
}

static inline void reader_close(struct reader *reader)
{
    session_close(reader->session);
    store_close(reader->store);
}

static inline struct place at(const struct session *session, const char *step, const char *item)
{
    size_t index = script_find_step(session_script(session), step);

    assert_int_not_equal(index, SIZE_MAX);
    return (struct place){.step = index, .item = value_id(value_from_id(item))};
}

static inline const struct answer *answer_at(const struct session *session, const char *step,
                                             const char *item)
{
    return conversation_answer(session_conversation(session), at(session, step, item).step, item);
}

static inline const char *action_text(const struct session *session, size_t index,
                                      enum action_field field)
{
    assert_true(index < session_plan(session)->count);
    return action_get(&session_plan(session)->actions[index], field);
}

/*
 * All that a talk says, as one text, with every field of the plan; the caller frees it. Where the cursor stands and
 * what was changed and changed back is no part of what it says, nor is its guide.
 */
static inline char *talk_text(const struct session *session)
{
    struct talk talk = session_talk(session, true);
    struct interview head = *talk.interview;
    struct plan plan;
    struct buf out;

    head.at_step = head.at_item = NULL;
    head.at_offset = 0;
    talk.interview = &head;
    plan_init(&plan);
    for (size_t i = 0; i < talk.plan->count; i++)
        plan_add(&plan, &talk.plan->actions[i]);
    for (size_t i = 0; i < plan.count; i++)
        plan.actions[i].revision = 1;
    talk.plan = &plan;
    talk.histories = NULL;
    talk.bundle = NULL;
    buf_init(&out);
    report_json_talk(&talk, &out);
    for (size_t i = 0; i < talk.plan->count; i++) {
        buf_adds(&out, talk.plan->actions[i].id);
        for (int f = 0; f < ACTION_FIELD_COUNT; f++) {
            buf_addc(&out, '|');
            buf_adds(&out, action_get(&talk.plan->actions[i], (enum action_field)f));
        }
        buf_addc(&out, '\n');
    }
    plan_done(&plan);
    return buf_take(&out);
}

static inline void assert_same_place(const struct session *one, const struct session *other)
{
    assert_int_equal(session_place(one).step, session_place(other).step);
    assert_string_equal(session_place(one).item, session_place(other).item);
    assert_int_equal(session_offset(one), session_offset(other));
}

/* cmocka cuts long texts short: shows the lines from the first difference on. */
static inline void assert_text_is(const char *now, const char *wanted)
{
    size_t same = 0;

    while (now[same] && now[same] == wanted[same])
        same++;
    if (now[same] == wanted[same])
        return;
    while (same > 0 && now[same] != '{')
        same--;
    fail_msg("is: %.300s\nand not: %.300s", now + same, wanted + same);
}

static inline void assert_same_talk(const struct session *one, const struct session *other)
{
    char *text = talk_text(one);
    char *other_text = talk_text(other);

    assert_text_is(text, other_text);
    free(text);
    free(other_text);
}

/* What the session holds in memory is what the store holds, now. */
static inline void assert_kept(struct fixture *fixture)
{
    struct reader reader;

    assert_null(session_unsaved(fixture->session));
    reader_open(&reader, fixture);
    assert_same_talk(fixture->session, reader.session);
    assert_same_place(fixture->session, reader.session);
    reader_close(&reader);
}

/* For every main(): how texts are measured, and where midnight is. */
static inline void set_environment(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    setenv("TZ", "UTC", 1);
}

#endif
