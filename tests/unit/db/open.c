/* Opening: what is made, what is migrated, what is refused and then left alone. */
#include "db/folder.h"

#include <sys/wait.h>

#include "db/db.h"

enum { APPLICATION = 0x54455354, AT_VERSION = 60, AT_APPLICATION = 68 };
enum { COUNT = 6 }; /* windows that open at the same moment */
enum { NOTE_ADD, NOTE_COUNT, NOTE_MARKED, NOTE_BAD };

static const struct db_statement statements[] = {
    {"NOTE_ADD", "INSERT INTO note (text) VALUES (:text)"},
    {"NOTE_COUNT", "SELECT count(*) FROM note"},
    {"NOTE_MARKED", "SELECT count(*) FROM note WHERE mark = 7"},
    {"NOTE_BAD", "SELECT nothing FROM nowhere"},
};
static const char *const migrations[] = {
    "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;",
    "ALTER TABLE note ADD COLUMN mark INTEGER NOT NULL DEFAULT 7;",
    "CREATE TABLE other (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);",
};

static struct db_setup setup_of(int version)
{
    return (struct db_setup){APPLICATION, migrations, version, statements, 4};
}

static struct db *open_version(const char *path, int version, struct diag *diag)
{
    struct db_setup setup = setup_of(version);
    diag_init(diag);
    return db_open(path, &setup, diag);
}

static struct db *must_open(const char *path, int version)
{
    struct diag diag;
    struct db *db = open_version(path, version, &diag);
    assert_string_equal(diag_text(&diag), "");
    assert_non_null(db);
    diag_done(&diag);
    return db;
}

/* Refused with a sentence that says `why`, and the file and its WAL are as they were. */
static void assert_refused(const char *path, const char *why)
{
    struct diag diag;
    char *wal = xasprintf("%s-wal", path);
    struct bytes before = file_read(path), wal_before = file_read(wal);
    assert_null(open_version(path, 1, &diag));
    assert_int_equal(diag.count, 1);
    if (!strstr(diag_text(&diag), why))
        fail_msg("\"%s\" says nothing of \"%s\"", diag_text(&diag), why);
    assert_file_is(path, before);
    assert_file_is(wal, wal_before);
    diag_done(&diag);
    free(before.data);
    free(wal_before.data);
    free(wal);
}

static void add_note(struct db *db, const char *text)
{
    struct diag diag;
    diag_init(&diag);
    db_start(db, NOTE_ADD);
    db_bind_text(db, ":text", text);
    assert_false(db_step(db));
    assert_true(db_end(db, &diag));
}

static int64_t count_notes(struct db *db, size_t statement)
{
    struct diag diag;
    diag_init(&diag);
    db_start(db, statement);
    assert_true(db_step(db));
    int64_t count = db_int(db, 0);
    assert_true(db_end(db, &diag));
    return count;
}

static void patch(const char *path, long at, const char *data, size_t length)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, at, SEEK_SET), 0);
    assert_int_equal(fwrite(data, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void assert_mode(const char *path, const char *end, unsigned mode)
{
    struct stat status;
    char *file = xasprintf("%s%s", path, end);
    assert_int_equal(stat(file, &status), 0);
    assert_int_equal(status.st_mode & 0777, mode);
    free(file);
}

static void test_makes_and_opens_again(void **state)
{
    char *path = folder_path(*state, "notes.db");
    mode_t old = umask(0);
    struct db *db = must_open(path, 1);
    add_note(db, "one");
    assert_mode(path, "", 0600);
    assert_mode(path, "-wal", 0600);
    assert_mode(path, "-shm", 0600);
    assert_true(db_wal_size(db) > 0);
    db_close(db);
    umask(old);
    assert_int_not_equal(access(path, F_OK), -1);
    char *wal = xasprintf("%s-wal", path);
    assert_int_equal(access(wal, F_OK), -1);
    free(wal);

    db = must_open(path, 1);
    assert_int_equal(count_notes(db, NOTE_COUNT), 1);
    db_close(db);
    free(path);
}

static void test_nothing_to_close(void **state)
{
    (void)state;
    db_close(NULL);
}

static void test_migrates_after_a_copy(void **state)
{
    char *path = folder_path(*state, "notes.db");
    char *copy = folder_path(*state, "notes.db.before-v2");
    struct db *db = must_open(path, 1);
    add_note(db, "old");
    db_close(db);

    db = must_open(path, 2);
    assert_int_equal(count_notes(db, NOTE_MARKED), 1);
    db_close(db);
    assert_mode(copy, "", 0600);

    db = must_open(copy, 1); /* still version 1, and whole */
    assert_int_equal(count_notes(db, NOTE_COUNT), 1);
    db_close(db);
    free(copy);
    free(path);
}

static void test_new_file_has_no_copy(void **state)
{
    char *path = folder_path(*state, "notes.db");
    char *copy = folder_path(*state, "notes.db.before-v2");
    struct db *db = must_open(path, 2);
    db_close(db);
    assert_int_equal(access(copy, F_OK), -1);
    free(copy);
    free(path);
}

/* A step that fails half-way leaves nothing of itself, and the steps before it stay. */
static void test_failed_step_is_undone(void **state)
{
    struct diag diag;
    char *path = folder_path(*state, "notes.db");
    struct db *db = must_open(path, 1);
    add_note(db, "old");
    db_close(db);
    assert_null(open_version(path, 3, &diag));
    assert_non_null(strstr(diag_text(&diag), "schema 3"));
    diag_done(&diag);
    assert_int_equal(folder_count(*state, "CREATE TABLE other"), 0);
    db = must_open(path, 2);
    assert_int_equal(count_notes(db, NOTE_MARKED), 1);
    db_close(db);
    free(path);
}

/* Two steps are one copy, of what there was before the first. */
static void test_one_copy_for_two_steps(void **state)
{
    struct diag diag;
    char *path = folder_path(*state, "notes.db");
    char *copy = folder_path(*state, "notes.db.before-v2");
    db_close(must_open(path, 1));
    assert_null(open_version(path, 3, &diag));
    diag_done(&diag);
    assert_int_equal(folder_count(*state, ""), 2);
    struct db *db = must_open(copy, 1);
    assert_int_equal(count_notes(db, NOTE_COUNT), 0);
    db_close(db);
    free(copy);
    free(path);
}

static void test_no_room_for_the_copy(void **state)
{
    struct diag diag;
    char *path = folder_path(*state, "notes.db");
    char *block = folder_path(*state, "notes.db.before-v2.new");
    db_close(must_open(path, 1));
    assert_int_equal(mkdir(block, 0700), 0);
    assert_null(open_version(path, 2, &diag));
    assert_non_null(strstr(diag_text(&diag), "No copy"));
    assert_null(strstr(diag_text(&diag), "store")); /* the same is said of a registry */
    diag_done(&diag);
    db_close(must_open(path, 1));
    rmdir(block);
    free(block);
    free(path);
}

static void test_refuses_newer(void **state)
{
    char *path = folder_path(*state, "notes.db");
    db_close(must_open(path, 1));
    patch(path, AT_VERSION, "\0\0\0\2", 4);
    assert_refused(path, "newer version");
    free(path);
}

/* The program was killed right after its update: only the WAL knows of version 2. */
static void test_refuses_newer_in_wal(void **state)
{
    char *path = folder_path(*state, "notes.db"), *wal = folder_path(*state, "notes.db-wal");
    char *dead = folder_path(*state, "dead.db"), *dead_wal = folder_path(*state, "dead.db-wal");
    db_close(must_open(path, 1));
    struct db *db = must_open(path, 2);
    file_copy(path, dead);
    file_copy(wal, dead_wal);
    db_close(db);
    assert_refused(dead, "newer version");
    db = must_open(dead, 2);
    assert_int_equal(count_notes(db, NOTE_MARKED), 0);
    db_close(db);
    free(path);
    free(wal);
    free(dead);
    free(dead_wal);
}

static void test_refuses_what_is_not_ours(void **state)
{
    static const struct {
        long at;
        const char *data;
        size_t length;
        const char *why;
    } cases[] = {
        {AT_APPLICATION, "ABCD", 4, "another program"},
        {AT_APPLICATION, "\0\0\0\0", 4, "another program"},
        {0, "PK\3\4", 4, "damaged"},
        {15, "x", 1, "damaged"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *path = folder_path(*state, "notes.db");
        db_close(must_open(path, 1));
        patch(path, cases[i].at, cases[i].data, cases[i].length);
        assert_refused(path, cases[i].why);
        unlink(path);
        free(path);
    }
}

static void test_refuses_rubbish(void **state)
{
    static const char *const rubbish[] = {"x", "no database at all, just a letter to somebody"};
    char *path = folder_path(*state, "notes.db");
    for (size_t i = 0; i < 2; i++) {
        file_write(path, rubbish[i], strlen(rubbish[i]));
        assert_refused(path, "damaged");
    }
    free(path);
}

/* The header is right, what follows is gone. */
static void test_refuses_cut_off(void **state)
{
    char *path = folder_path(*state, "notes.db");
    db_close(must_open(path, 1));
    assert_int_equal(truncate(path, 4096), 0);
    assert_refused(path, "damaged");
    free(path);
}

static void test_folder_is_missing(void **state)
{
    struct diag diag;
    char *path = folder_path(*state, "nowhere/notes.db");
    assert_null(open_version(path, 1, &diag));
    assert_non_null(strstr(diag_text(&diag), "can't be made"));
    diag_done(&diag);
    free(path);
}

/* As an unnamed user, because nothing is read-only to root. */
static void refuse_read_only(const char *path)
{
    struct diag diag;
    if (geteuid() == 0 && setuid(65534) != 0)
        _exit(2);
    bool refused = !open_version(path, 1, &diag) && strstr(diag_text(&diag), "not write in it");
    diag_done(&diag);
    _exit(refused ? 0 : 1);
}

static void test_refuses_read_only(void **state)
{
    int status = 0;
    char *path = folder_path(*state, "notes.db");
    db_close(must_open(path, 1));
    assert_int_equal(chmod(*state, 0555), 0);
    assert_int_equal(chmod(path, 0444), 0);
    pid_t child = fork();
    if (child == 0)
        refuse_read_only(path);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    chmod(*state, 0700);
    free(path);
}

static void open_as_child(const char *path, int start)
{
    struct diag diag;
    char byte;
    if (read(start, &byte, 1) != 0) /* the end of the pipe is the starting shot */
        _exit(2);
    struct db *db = open_version(path, 2, &diag);
    if (db)
        add_note(db, "me");
    else
        fprintf(stderr, "%s\n", diag_text(&diag));
    db_close(db);
    diag_done(&diag);
    _exit(db ? 0 : 1);
}

/* Each gets in, and the steps are done once. */
static void open_at_once(const char *path)
{
    int start[2], status, failures = 0;
    assert_int_equal(pipe(start), 0);
    for (int i = 0; i < COUNT; i++) {
        if (fork() == 0) {
            close(start[1]);
            open_as_child(path, start[0]);
        }
    }
    close(start[0]);
    close(start[1]);
    for (int i = 0; i < COUNT; i++)
        failures += wait(&status) < 0 || status != 0;
    assert_int_equal(failures, 0);
    struct db *db = must_open(path, 2);
    assert_int_equal(count_notes(db, NOTE_COUNT), COUNT);
    db_close(db);
}

static void test_first_openings_at_once(void **state)
{
    char *path = folder_path(*state, "notes.db");
    open_at_once(path);
    free(path);
}

/* The copy is of the old version, whoever came first. */
static void test_updates_at_once(void **state)
{
    char *path = folder_path(*state, "notes.db");
    char *copy = folder_path(*state, "notes.db.before-v2");
    db_close(must_open(path, 1));
    open_at_once(path);
    db_close(must_open(copy, 1));
    free(copy);
    free(path);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_make, folder_remove)
    const struct CMUnitTest tests[] = {
        TEST(test_makes_and_opens_again),  TEST(test_nothing_to_close),
        TEST(test_migrates_after_a_copy),  TEST(test_new_file_has_no_copy),
        TEST(test_failed_step_is_undone),  TEST(test_one_copy_for_two_steps),
        TEST(test_no_room_for_the_copy),   TEST(test_refuses_newer),
        TEST(test_refuses_newer_in_wal),   TEST(test_refuses_what_is_not_ours),
        TEST(test_refuses_rubbish),        TEST(test_refuses_cut_off),
        TEST(test_folder_is_missing),      TEST(test_refuses_read_only),
        TEST(test_first_openings_at_once), TEST(test_updates_at_once),
    };
    return cmocka_run_group_tests_name("db/open", tests, NULL, NULL);
}
