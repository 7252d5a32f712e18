/*
 * Many processes at once, on a file that none of them has made yet, some killed in the middle of whatever they were doing: no plan that
 * a process was told is kept gets lost, none comes twice, and the file is whole.
 */
#include "fixture.h"

#include <signal.h>
#include <sys/wait.h>

#include "peek.h"

enum { PROCESSES = 20, KILLED = 8, PLANS = 12, COMMON = 99999 };

/* What a child tells of each thing that was acknowledged to it. */
struct told {
    int process, number;
    enum { TOLD_KEPT, TOLD_WITHDRAWN, TOLD_FAILED } what;
};

static int bare_make(void **state)
{
    fixture_make(state);
    struct fixture *fixture = *state;
    registry_close(fixture->registry);
    fixture->registry = NULL;
    unlink(fixture->path);
    return 0;
}

static int number_of(int process, int i)
{
    return 1 + process * 1000 + i;
}

static void tell(int pipe, struct told told)
{
    if (write(pipe, &told, sizeof told) != sizeof told) /* whole: it is shorter than PIPE_BUF */
        _exit(1);
}

/* For ever, until the registry takes it. */
static bool keep_trying(struct registry *registry, const struct shared_action *plan)
{
    struct diag diag;
    enum share_result result = SHARE_KEPT;
    bool done = false;
    do {
        diag_init(&diag);
        done = registry_share(registry, plan, CODE, &result, &diag);
        diag_done(&diag);
    } while (!done && registry_failure(registry) == REGISTRY_AWAY);
    return done && result == SHARE_KEPT;
}

static void share_some(struct fixture *fixture, int process, int pipe)
{
    struct diag diag;
    diag_init(&diag);
    for (int i = 0; i < PLANS; i++) {
        struct shared_action plan;
        int number = number_of(process, i);
        plan_make(&plan, number);
        bool kept = keep_trying(fixture->registry, &plan);
        tell(pipe, (struct told){process, number, kept ? TOLD_KEPT : TOLD_FAILED});
        kept = keep_trying(fixture->registry, &plan); /* sent twice, as after a crash */
        if (i % 4 == 3 && registry_withdraw(fixture->registry, plan.action.id, 1, &diag))
            tell(pipe, (struct told){process, number, TOLD_WITHDRAWN});
        id_of(COMMON, plan.action.id);
        plan.action.revision = 1 + process + i * PROCESSES;
        kept = keep_trying(fixture->registry, &plan) && kept;
        if (!kept)
            tell(pipe, (struct told){process, COMMON, TOLD_FAILED});
        shared_action_done(&plan);
    }
}

static _Noreturn void be_a_process(struct fixture *fixture, int process, int pipe)
{
    bool away = true;
    id_source_init_system(&fixture->ids); /* as each has its own */
    while (!fixture->registry && away) {
        diag_clear(&fixture->diag);
        fixture->registry = registry_open(&fixture->setup, &away, &fixture->diag);
    }
    if (!fixture->registry)
        tell(pipe, (struct told){process, 0, TOLD_FAILED});
    else
        share_some(fixture, process, pipe);
    registry_close(fixture->registry);
    _exit(0);
}

/* Each of the first few dies when it was told of so many, while it does the next thing. */
static void maybe_kill(const pid_t *children, int process, int told)
{
    if (process < KILLED && told == 1 + process)
        assert_int_equal(kill(children[process], SIGKILL), 0);
}

static int last_words(struct fixture *fixture, int reading, const pid_t *children,
                      bool kept[PROCESSES][PLANS], bool withdrawn[PROCESSES][PLANS])
{
    int failures = 0, told[PROCESSES] = {0};
    struct told word;
    (void)fixture;
    while (read(reading, &word, sizeof word) == sizeof word) {
        int i = word.number - number_of(word.process, 0);
        if (word.what == TOLD_FAILED) {
            failures++;
            continue;
        }
        (word.what == TOLD_KEPT ? kept : withdrawn)[word.process][i] = true;
        maybe_kill(children, word.process, ++told[word.process]);
    }
    return failures;
}

static void start(struct fixture *fixture, pid_t *children, int *reading)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    for (int i = 0; i < PROCESSES; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0) {
            close(ends[0]);
            be_a_process(fixture, i, ends[1]);
        }
    }
    close(ends[1]);
    *reading = ends[0];
}

static int wait_for_all(const pid_t *children)
{
    int killed = 0;
    for (int i = 0; i < PROCESSES; i++) {
        int status = 0;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        killed += WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    }
    return killed;
}

static void assert_whole(struct fixture *fixture)
{
    assert_int_equal(count_rows(fixture->path, "SELECT integrity_check = 'ok' FROM"
                                               " pragma_integrity_check"),
                     1);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    run_sql(fixture->path, "PRAGMA trusted_schema = ON;"
                           " INSERT INTO search (search) VALUES ('integrity-check')");
    assert_int_equal(count_rows(fixture->path,
                                "SELECT sum(plans) = (SELECT count(*) FROM action) AND sum(asked) ="
                                " (SELECT count(*) FROM action WHERE question) AND sum(waiting) ="
                                " (SELECT count(*) FROM action WHERE standing = 0)"
                                " FROM request_total"),
                     1);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) - count(DISTINCT id) FROM action"),
                     0);
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM team"), 1);
}

static void test_many_processes_and_some_are_killed(void **state)
{
    struct fixture *fixture = *state;
    static bool kept[PROCESSES][PLANS], withdrawn[PROCESSES][PLANS];
    pid_t children[PROCESSES];
    struct shared_action common;
    int reading, rows = 1;
    start(fixture, children, &reading);
    assert_int_equal(last_words(fixture, reading, children, kept, withdrawn), 0);
    close(reading);
    assert_int_equal(wait_for_all(children), KILLED);
    fixture_open(fixture);
    assert_whole(fixture);
    for (int process = 0; process < PROCESSES; process++) {
        for (int i = 0; i < PLANS; i++) {
            bool there = is_there(fixture, number_of(process, i));
            rows += there;
            if (process >= KILLED)
                assert_true(kept[process][i]);
            /* A withdrawal may be done and not yet told of when its process dies. */
            if (kept[process][i] && !there && !withdrawn[process][i])
                assert_true(process < KILLED && i % 4 == 3);
            if (withdrawn[process][i])
                assert_false(there);
        }
    }
    assert_int_equal(count_rows(fixture->path, "SELECT count(*) FROM action"), rows);
    must_find(fixture, COMMON, &common);
    assert_int_equal(common.action.revision, PROCESSES + (PLANS - 1) * PROCESSES);
    shared_action_done(&common);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_many_processes_and_some_are_killed, bare_make,
                                        fixture_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
