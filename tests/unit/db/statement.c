/* Statements, transactions, the WAL, and what happens when the disk or another window says no. */
#include "db/folder.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "db/db.h"

enum { NOTE_ADD, NOTE_ALL, NOTE_SET, NOTE_REMOVE, NOTE_BAD, STATEMENT_COUNT };

static const struct db_statement statements[STATEMENT_COUNT] = {
    {"NOTE_ADD", "INSERT INTO note (text, number, friend) VALUES (:text, :number, :friend)"},
    {"NOTE_ALL", "SELECT text, number FROM note ORDER BY id"},
    {"NOTE_SET", "UPDATE note SET text = :text WHERE id = :id"},
    {"NOTE_REMOVE", "DELETE FROM note"},
    {"NOTE_BAD", "SELECT text FROM nowhere WHERE text = :text"},
};
static const char *const migrations[] = {
    "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, number INTEGER,"
    " friend INTEGER REFERENCES note (id)) STRICT;",
};
static const struct db_setup setup = {0x54455354, migrations, 1, statements, STATEMENT_COUNT};

/* Stands before libc's own: SQLite calls this one. */
static int syncs;
int fdatasync(int file)
{
    syncs++;
    return (int)syscall(SYS_fdatasync, file);
}

static struct db *open_notes(const char *folder)
{
    struct diag diag;
    char *path = folder_path(folder, "notes.db");
    diag_init(&diag);
    struct db *db = db_open(path, &setup, &diag);
    assert_string_equal(diag_text(&diag), "");
    free(path);
    return db;
}

/* `friend` 0 = none. */
static bool add_note(struct db *db, const char *text, int64_t number, int64_t friend,
                     struct diag *diag)
{
    db_start(db, NOTE_ADD);
    db_bind_text(db, ":text", text);
    db_bind_int(db, ":number", number);
    if (friend)
        db_bind_int(db, ":friend", friend);
    else
        db_bind_null(db, ":friend");
    assert_false(db_step(db));
    return db_end(db, diag);
}

static int count_notes(struct db *db)
{
    struct diag diag;
    int count = 0;
    diag_init(&diag);
    db_start(db, NOTE_ALL);
    while (db_step(db))
        count++;
    assert_true(db_end(db, &diag));
    return count;
}

static void test_binds_and_reads(void **state)
{
    struct diag diag;
    diag_init(&diag);
    struct db *db = open_notes(*state);
    assert_true(add_note(db, "één", 1LL << 40, 0, &diag));
    assert_true(add_note(db, NULL, 2, 1, &diag));
    db_start(db, NOTE_ALL);
    assert_true(db_step(db));
    assert_string_equal(db_text(db, 0), "één");
    assert_true(db_int(db, 1) == 1LL << 40);
    assert_true(db_step(db));
    assert_null(db_text(db, 0));
    assert_true(db_is_null(db, 0));
    assert_false(db_is_null(db, 1));
    assert_int_equal(db_int(db, 0), 0);
    assert_false(db_step(db));
    assert_true(db_end(db, &diag));
    db_close(db);
}

/* What was bound the time before does not come back. */
static void test_bindings_are_forgotten(void **state)
{
    struct diag diag;
    diag_init(&diag);
    struct db *db = open_notes(*state);
    assert_true(add_note(db, "text", 1, 0, &diag));
    db_start(db, NOTE_ADD);
    assert_false(db_step(db));
    assert_true(db_end(db, &diag));
    db_start(db, NOTE_ALL);
    assert_true(db_step(db) && db_step(db));
    assert_true(db_is_null(db, 0) && db_is_null(db, 1));
    assert_true(db_end(db, &diag));
    db_close(db);
}

static void test_failures_have_sentences(void **state)
{
    struct diag diag;
    diag_init(&diag);
    struct db *db = open_notes(*state);
    assert_false(add_note(db, "lonely", 1, 99, &diag));
    assert_non_null(strstr(diag_text(&diag), "does not fit"));
    assert_non_null(strstr(diag_text(&diag), "(NOTE_ADD: FOREIGN KEY constraint failed, 787)"));
    diag_clear(&diag);

    db_start(db, NOTE_BAD);
    db_bind_text(db, ":text", "x");
    assert_false(db_step(db));
    assert_false(db_end(db, &diag));
    assert_non_null(strstr(diag_text(&diag), "NOTE_BAD"));
    diag_clear(&diag);

    assert_true(add_note(db, "next", 1, 0, &diag));
    assert_int_equal(count_notes(db), 1);
    db_close(db);
    diag_done(&diag);
}

static void test_transactions(void **state)
{
    struct diag diag;
    diag_init(&diag);
    struct db *db = open_notes(*state);
    assert_true(db_begin(db, &diag));
    assert_true(add_note(db, "kept", 1, 0, &diag));
    assert_true(db_commit(db, &diag));
    assert_true(db_begin(db, &diag));
    assert_true(add_note(db, "not kept", 1, 0, &diag));
    db_rollback(db);
    db_rollback(db); /* again is no harm */
    assert_int_equal(count_notes(db), 1);
    db_close(db);
}

/* A child in which every file may grow by `room` bytes beyond the WAL as it is. */
static void limit_files(struct db *db, int64_t room)
{
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = room < 0 ? limit.rlim_max : (rlim_t)(db_wal_size(db) + room);
    setrlimit(RLIMIT_FSIZE, &limit);
}

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "line %d: %s: %s\n", __LINE__, #condition, diag_text(&diag));          \
            _exit(1);                                                                              \
        }                                                                                          \
    } while (0)

/* `room`: where the disk is full, so that it is met by the statement or by the commit. */
static void fill_disk(const char *folder, int64_t room)
{
    struct diag diag;
    diag_init(&diag);
    struct db *db = open_notes(folder);
    CHECK(add_note(db, "before", 1, 0, &diag));
    limit_files(db, room);

    CHECK(db_begin(db, &diag));
    CHECK(add_note(db, "during", 1, 0, &diag));
    CHECK(!db_commit(db, &diag));
    CHECK(strstr(diag_text(&diag), "The disk is full. Make some room"));
    diag_clear(&diag);
    CHECK(!add_note(db, "outside a transaction", 1, 0, &diag));
    CHECK(strstr(diag_text(&diag), "The disk is full"));
    diag_clear(&diag);
    CHECK(count_notes(db) == 1);

    limit_files(db, -1);
    CHECK(db_begin(db, &diag)); /* no transaction was left open */
    CHECK(add_note(db, "after", 1, 0, &diag));
    CHECK(db_commit(db, &diag));
    CHECK(count_notes(db) == 2);
    db_close(db);
    diag_done(&diag);
    _exit(0);
}

static void test_full_disk(void **state)
{
    static const int64_t rooms[] = {0, 10, 24, 1000, 4119};
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        int status = 0;
        pid_t child = fork();
        if (child == 0)
            fill_disk(*state, rooms[i]);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(status, 0);
        folder_each(*state, folder_unlink, NULL);
    }
}

static void test_busy(void **state)
{
    struct diag diag;
    diag_init(&diag);
    struct db *one = open_notes(*state), *other = open_notes(*state);
    assert_true(db_begin(one, &diag));
    assert_false(db_begin(other, &diag));
    assert_non_null(strstr(diag_text(&diag), "Another window"));
    diag_clear(&diag);
    assert_int_equal(count_notes(other), 0); /* reading goes on */
    assert_true(add_note(one, "mine", 1, 0, &diag));
    assert_true(db_commit(one, &diag));
    assert_true(db_begin(other, &diag));
    assert_true(add_note(other, "yours", 1, 0, &diag));
    assert_true(db_commit(other, &diag));
    assert_int_equal(count_notes(one), 2);
    db_close(one);
    db_close(other);
    diag_done(&diag);
}

/* Waits for nobody longer than it says, and tells that from other failures. */
static void test_busy_is_told_apart(void **state)
{
    struct diag diag;
    struct db *db = open_notes(*state), *other = open_notes(*state);
    diag_init(&diag);
    assert_false(add_note(db, "a", 1, 99, &diag)); /* no such friend */
    assert_false(db_was_busy(db));
    assert_true(db_begin(other, &diag));
    assert_false(add_note(db, "a", 1, 0, &diag));
    assert_true(db_was_busy(db));
    db_rollback(other);
    assert_true(add_note(db, "a", 1, 0, &diag));
    assert_false(db_was_busy(db));
    db_close(other);
    db_close(db);
    diag_done(&diag);
}

static int64_t run_made(struct db *db, const char *sql, const char *value)
{
    struct diag diag;
    diag_init(&diag);
    db_start_sql(db, "made", sql);
    if (db_takes(db, "$1"))
        db_bind_text(db, "$1", value);
    assert_false(db_takes(db, "$2"));
    int64_t number = db_step(db) ? db_int(db, 0) : -1;
    int columns = db_column_count(db);
    assert_int_equal(columns, 2);
    assert_true(db_end(db, &diag));
    diag_done(&diag);
    return number;
}

/* What others were told is kept is on the disk by then. */
static void test_shared_commits_outlive_a_power_cut(void **state)
{
    struct diag diag;
    char *path = folder_path(*state, "shared.db");
    bool busy = true;
    diag_init(&diag);
    struct db *db = db_open_shared(path, &setup, 1500, &busy, &diag);
    assert_non_null(db);
    assert_false(busy);
    int before = syncs;
    assert_true(add_note(db, "a", 1, 0, &diag));
    assert_true(syncs > before);
    db_close(db);
    diag_done(&diag);
    free(path);
}

/* More of them than are kept, each several times, and with other bindings each time. */
static void test_made_statements(void **state)
{
    struct db *db = open_notes(*state);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++) {
            char sql[80], value[20];
            snprintf(sql, sizeof sql, "SELECT %d + $1, 'x'", i);
            snprintf(value, sizeof value, "%d", round);
            assert_int_equal(run_made(db, sql, value), i + round);
            assert_int_equal(run_made(db, "SELECT 7, 8", NULL), 7);
        }
    }
    db_close(db);
}

static void test_made_statement_that_is_none(void **state)
{
    struct diag diag;
    struct db *db = open_notes(*state);
    for (int i = 0; i < 2; i++) {
        diag_init(&diag);
        db_start_sql(db, "odd", "SELECT word FROM nowhere WHERE a = $1");
        assert_false(db_takes(db, "$1"));
        assert_int_equal(db_column_count(db), 0);
        assert_false(db_step(db));
        assert_false(db_end(db, &diag));
        assert_non_null(strstr(diag_text(&diag), "odd"));
        assert_non_null(strstr(diag_text(&diag), "nowhere"));
        diag_done(&diag);
    }
    assert_int_equal(run_made(db, "SELECT 7, 8", NULL), 7);
    db_close(db);
}

static void test_data_version(void **state)
{
    struct diag diag;
    diag_init(&diag);
    struct db *one = open_notes(*state), *other = open_notes(*state);
    int64_t before = db_data_version(other);
    assert_int_not_equal(before, 0);
    assert_true(add_note(other, "my own", 1, 0, &diag));
    assert_int_equal(db_data_version(other), before);
    assert_true(add_note(one, "another's", 1, 0, &diag));
    assert_int_not_equal(db_data_version(other), before);
    db_close(one);
    db_close(other);
}

static void test_sync_is_one_flush(void **state)
{
    struct diag diag;
    diag_init(&diag);
    struct db *db = open_notes(*state);
    assert_true(db_sync(db, &diag)); /* nothing written yet */
    assert_true(add_note(db, "first: SQLite may flush the new log's header", 1, 0, &diag));
    assert_true(db_sync(db, &diag));
    syncs = 0;
    for (int i = 0; i < 1500; i++) /* far beyond SQLite's own idea of when to tidy up */
        assert_true(add_note(db, "typing", i, 0, &diag));
    assert_int_equal(syncs, 0);
    assert_true(db_sync(db, &diag));
    assert_int_equal(syncs, 1);
    db_close(db);
}

static void set_note(struct db *db, const char *text)
{
    struct diag diag;
    diag_init(&diag);
    db_start(db, NOTE_SET);
    db_bind_text(db, ":text", text);
    db_bind_int(db, ":id", 1);
    assert_false(db_step(db));
    assert_true(db_end(db, &diag));
}

static void test_checkpoint_erases(void **state)
{
    struct diag diag;
    diag_init(&diag);
    struct db *db = open_notes(*state);
    char *secret = xmalloc(9001); /* longer than a page */
    memset(secret, 's', 9000);
    memcpy(secret + 8000, "my-secret", 9);
    secret[9000] = '\0';
    assert_true(add_note(db, secret, 1, 0, &diag));
    assert_int_not_equal(folder_count(*state, "my-secret"), 0);
    set_note(db, "nothing");
    assert_int_not_equal(folder_count(*state, "my-secret"), 0);
    assert_true(db_checkpoint(db, false, &diag));
    assert_true(db_wal_size(db) > 0);
    assert_true(db_checkpoint(db, true, &diag));
    assert_int_equal(db_wal_size(db), 0);
    assert_int_equal(folder_count(*state, "my-secret"), 0);
    assert_int_equal(folder_count(*state, "nothing"), 1);
    db_close(db);
    free(secret);
}

static void leave_running(const char *folder)
{
    if (freopen("/dev/null", "w", stderr) == NULL)
        _exit(2);
    signal(SIGABRT, SIG_DFL); /* cmocka catches it */
    struct db *db = open_notes(folder);
    db_start(db, NOTE_ALL);
    db_start(db, NOTE_ALL);
    _exit(0);
}

static void test_statement_never_ended(void **state)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0)
        leave_running(*state);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_make, folder_remove)
    const struct CMUnitTest tests[] = {
        TEST(test_binds_and_reads),
        TEST(test_bindings_are_forgotten),
        TEST(test_failures_have_sentences),
        TEST(test_transactions),
        TEST(test_full_disk),
        TEST(test_busy),
        TEST(test_busy_is_told_apart),
        TEST(test_made_statements),
        TEST(test_made_statement_that_is_none),
        TEST(test_shared_commits_outlive_a_power_cut),
        TEST(test_data_version),
        TEST(test_sync_is_one_flush),
        TEST(test_checkpoint_erases),
        TEST(test_statement_never_ended),
    };
    return cmocka_run_group_tests_name("db/statement", tests, NULL, NULL);
}
