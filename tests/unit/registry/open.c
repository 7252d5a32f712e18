/* Opening: what is made and for whom, what is refused and then left alone, and what the doctor says of it. */
#include "fixture.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <sys/wait.h>

#include "../../../src/registry/place.h"
#include "peek.h"
#include "registry/admin.h"

enum { A_GROUP = 54321, A_STRANGER = 54322 };

/* There is no network disk here: what the system would say of one. 0 = what it says itself. */
static long pretended_type;

int statfs(const char *path, struct statfs *out)
{
    int result = (int)syscall(SYS_statfs, path, out);
    if (result == 0 && pretended_type)
        out->f_type = pretended_type;
    return result;
}

static int bare_make(void **state)
{
    fixture_make(state);
    struct fixture *fixture = *state;
    registry_close(fixture->registry);
    fixture->registry = NULL;
    unlink(fixture->path);
    return 0;
}
#define BARE_TEST(name) cmocka_unit_test_setup_teardown(name, bare_make, fixture_remove)

static unsigned mode_of(const char *path, const char *end)
{
    struct stat status;
    char *name = xasprintf("%s%s", path, end);
    if (stat(name, &status) != 0)
        fail_msg("%s: %s", name, strerror(errno));
    free(name);
    return status.st_mode & 0777;
}

static gid_t group_of(const char *path, const char *end)
{
    struct stat status;
    char *name = xasprintf("%s%s", path, end);
    assert_int_equal(stat(name, &status), 0);
    free(name);
    return status.st_gid;
}

static void write_something(struct fixture *fixture)
{
    assert_done(fixture, registry_set(fixture->registry, "contact", "Puk", &fixture->diag));
}

static void test_for_one_in_ones_own_folder(void **state)
{
    struct fixture *fixture = *state;
    mode_t old = umask(0);
    fixture_open(fixture);
    write_something(fixture);
    assert_int_equal(mode_of(fixture->path, ""), 0600);
    assert_int_equal(mode_of(fixture->path, "-wal"), 0600);
    assert_int_equal(mode_of(fixture->path, "-shm"), 0600);
    umask(old);
}

static void assert_for_the_group(struct fixture *fixture, mode_t folder)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    gid_t group = getuid() == 0 ? A_GROUP : getgid();
    mode_t old = umask(077);
    assert_int_equal(chown(fixture->folder, (uid_t)-1, group), 0);
    assert_int_equal(chmod(fixture->folder, folder), 0);
    fixture_open(fixture);
    write_something(fixture);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(mode_of(fixture->path, ends[i]), 0660);
        assert_int_equal(group_of(fixture->path, ends[i]), group);
    }
    umask(old);
    assert_int_equal(folder_count(fixture->folder, ""), 3); /* no draft stays behind */
}

static void test_for_the_group_of_its_folder(void **state)
{
    assert_for_the_group(*state, 0770);
}

static void test_for_the_group_that_a_folder_hands_down(void **state)
{
    assert_for_the_group(*state, 02770);
}

/* Whoever is no administrator has only their own groups to give. */
static int open_as_member(struct fixture *fixture)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    gid_t group = A_GROUP;
    struct stat status;
    if (setgroups(1, &group) != 0 || setgid(A_STRANGER) != 0 || setuid(A_STRANGER) != 0)
        return 2;
    fixture->registry = registry_open(&fixture->setup, NULL, &fixture->diag);
    if (!fixture->registry || !registry_set(fixture->registry, "contact", "Puk", &fixture->diag))
        return 3;
    for (int i = 0; i < 3; i++) {
        char *name = xasprintf("%s%s", fixture->path, ends[i]);
        if (stat(name, &status) != 0 || status.st_gid != group || (status.st_mode & 0777) != 0660)
            return 4 + i;
        free(name);
    }
    registry_close(fixture->registry);
    return 0;
}

static void test_members_give_it_to_their_group(void **state)
{
    struct fixture *fixture = *state;
    int status = 0;
    if (getuid() != 0) { /* assert_for_the_group() did just this */
        assert_for_the_group(fixture, 0770);
        return;
    }
    assert_int_equal(chown(fixture->folder, A_STRANGER, A_GROUP), 0);
    assert_int_equal(chmod(fixture->folder, 0770), 0);
    pid_t child = fork();
    if (child == 0)
        _exit(open_as_member(fixture));
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void test_makes_the_folder_that_is_missing(void **state)
{
    struct fixture *fixture = *state;
    char *folder = folder_path(fixture->folder, "nieuw"), *path = folder_path(folder, "r.db");
    fixture->setup.where = path;
    fixture_open(fixture);
    assert_int_equal(mode_of(folder, ""), 0700);
    registry_close(fixture->registry);
    fixture->registry = NULL;
    unlink(path);
    rmdir(folder);
    free(path);
    free(folder);
}

/* Refused with a sentence, and the file is as it was. */
static void assert_not_opened(struct fixture *fixture, const char *why)
{
    bool away = true;
    struct bytes before = file_read(fixture->path);
    assert_null(registry_open(&fixture->setup, &away, &fixture->diag));
    assert_false(away);
    if (!strstr(diag_text(&fixture->diag), why))
        fail_msg("\"%s\" says nothing of \"%s\"", diag_text(&fixture->diag), why);
    diag_clear(&fixture->diag);
    assert_file_is(fixture->path, before);
    free(before.data);
}

static void test_other_files_are_left_alone(void **state)
{
    struct fixture *fixture = *state;
    run_sql(fixture->path, "PRAGMA application_id = 0x57614765; CREATE TABLE talk (id);");
    assert_not_opened(fixture, "another program");
    unlink(fixture->path);
    file_write(fixture->path, "organisatie: Zorg\n", 18);
    assert_not_opened(fixture, "This file is no registry");
}

/* For the tests of a file that keeps the program busy: how often it looks whether that takes too long. */
static int pretended_steps;
void sqlite3_progress_handler(sqlite3 *handle, int steps, int (*look)(void *), void *context)
{
    void (*real)(sqlite3 *, int, int (*)(void *), void *);
    *(void **)&real = dlsym(RTLD_NEXT, "sqlite3_progress_handler");
    real(handle, pretended_steps ? pretended_steps : steps, look, context);
}

/* Somebody of its group may have put anything in there. */
static void test_a_hostile_file_keeps_nobody(void **state)
{
    struct fixture *fixture = *state;
    struct registry_team_list teams;
    struct registry_settings settings;
    struct overview overview;
    fixture_open(fixture);
    registry_close(fixture->registry);
    run_sql(fixture->path,
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)"
            " INSERT INTO team SELECT 'id ' || i, 'Team ' || i, 'team ' || i FROM n;"
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)"
            " INSERT INTO setting SELECT 'aaa ' || i, 'x' FROM n;"
            "INSERT INTO setting VALUES ('organisation', zeroblob(0) || 'Verzonnen')");
    fixture_open(fixture);
    assert_true(registry_teams(fixture->registry, &teams, &fixture->diag));
    assert_int_equal(teams.count, 10000);
    registry_team_list_done(&teams);
    assert_true(registry_settings(fixture->registry, &settings, &fixture->diag));
    assert_string_equal(settings.organisation, "");
    registry_settings_done(&settings);
    registry_close(fixture->registry);
    run_sql(fixture->path, "INSERT INTO setting VALUES ('aa', printf('%.*c', 20 << 20, 'x'))");
    fixture_open(fixture);
    assert_refused(fixture, registry_settings(fixture->registry, &settings, &fixture->diag),
                   REGISTRY_BROKEN, "too long");
    registry_close(fixture->registry);
    run_sql(fixture->path,
            "DELETE FROM setting; ALTER TABLE request_total RENAME TO old_total;"
            "CREATE VIEW request_total AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
            " SELECT i + 1 FROM n) SELECT i AS plans, i AS asked, i AS waiting FROM n");
    pretended_steps = 1000;
    fixture_open(fixture);
    assert_refused(fixture, registry_overview(fixture->registry, &overview, &fixture->diag),
                   REGISTRY_BROKEN, "took too long");
    pretended_steps = 0;
}

static void test_a_newer_registry_is_left_alone(void **state)
{
    struct fixture *fixture = *state;
    fixture_open(fixture);
    registry_close(fixture->registry);
    fixture->registry = NULL;
    run_sql(fixture->path, "PRAGMA user_version = 99;");
    assert_not_opened(fixture, "newer version");
}

static void test_network_disks_are_refused(void **state)
{
    struct fixture *fixture = *state;
    static const long types[] = {0x6969, 0x517b, (long)0xff534d42, (long)0xfe534d42, 0x65735546};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        pretended_type = types[i];
        assert_not_opened(fixture, "network disk");
        assert_int_equal(access(fixture->path, F_OK), -1); /* and nothing was made there */
    }
    assert_null(registry_open(&fixture->setup, NULL, &fixture->diag));
    assert_non_null(strstr(diag_text(&fixture->diag), fs_is_network(0x65735546)));
    assert_non_null(strstr(diag_text(&fixture->diag), "PostgreSQL"));
    diag_clear(&fixture->diag);
    pretended_type = 0;
    fixture_open(fixture);
}

static void test_which_disks_are_far_away(void **state)
{
    static const unsigned long near[] = {0xef53 /* ext4 */,        0x58465342 /* xfs */,
                                         0x9123683e /* btrfs */,   0x01021994 /* tmpfs */,
                                         0x794c7630 /* overlay */, 0x2fc12fc1 /* zfs */};
    (void)state;
    for (size_t i = 0; i < sizeof near / sizeof *near; i++)
        assert_null(fs_is_network(near[i]));
    assert_string_equal(fs_is_network(0x6969), "NFS");
    assert_string_equal(fs_is_network(0xffffffffff534d42UL), "CIFS"); /* where a long is signed */
}

/* The child's answer: 0 opened, 1 refused as it should be, 2 anything else. */
static int try_as_stranger(struct fixture *fixture)
{
    pid_t child = fork();
    int status = 0;
    if (child == 0) {
        bool away = true;
        if (getuid() == 0 && (setgid(A_STRANGER) != 0 || setuid(A_STRANGER) != 0))
            _exit(2);
        if (registry_open(&fixture->setup, &away, &fixture->diag))
            _exit(0);
        _exit(!away && strstr(diag_text(&fixture->diag), "not open to you") ? 1 : 2);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WEXITSTATUS(status);
}

static void test_strangers_are_kept_out(void **state)
{
    struct fixture *fixture = *state;
    fixture_open(fixture);
    registry_close(fixture->registry);
    fixture->registry = NULL;
    assert_int_equal(chmod(fixture->folder, 0755), 0);
    if (getuid() != 0)
        assert_int_equal(chmod(fixture->path, 0), 0);
    assert_int_equal(try_as_stranger(fixture), 1);
    assert_int_equal(chmod(fixture->folder, 0700), 0);
    if (getuid() == 0)
        assert_int_equal(try_as_stranger(fixture), 1); /* the folder keeps them out as well */
    assert_int_equal(chmod(fixture->path, 0600), 0);
}

/* --- busy -------------------------------------------------------------------------- */

static sqlite3 *newest_handle;

static int keep_handle(sqlite3 *handle, char **words, const void *api)
{
    (void)words;
    (void)api;
    newest_handle = handle;
    return SQLITE_OK;
}

static int64_t waits(struct fixture *fixture)
{
    sqlite3_stmt *statement = NULL;
    sqlite3_auto_extension((void (*)(void))keep_handle);
    fixture_open(fixture);
    sqlite3_cancel_auto_extension((void (*)(void))keep_handle);
    assert_int_equal(sqlite3_prepare_v2(newest_handle, "PRAGMA busy_timeout", -1, &statement, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t milliseconds = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return milliseconds;
}

/* A screen must not stand still for long; what runs unseen has time. */
static void test_how_long_it_waits_for_others(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(waits(fixture), 1500);
    registry_close(fixture->registry);
    fixture->setup.patience = REGISTRY_PATIENCE_UNSEEN;
    assert_int_equal(waits(fixture), 10000);
}

/* Somebody else is writing all the while: come back later, nothing is wrong. */
static void test_a_busy_file_is_away(void **state)
{
    struct fixture *fixture = *state;
    sqlite3 *other = NULL;
    sqlite3_auto_extension((void (*)(void))keep_handle);
    fixture_open(fixture);
    sqlite3_cancel_auto_extension((void (*)(void))keep_handle);
    sqlite3_busy_timeout(newest_handle, 1); /* it would wait for seconds */
    assert_int_equal(sqlite3_open(fixture->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    struct shared_action plan;
    enum share_result result;
    plan_make(&plan, 1);
    assert_refused(fixture, registry_share(fixture->registry, &plan, CODE, &result, &fixture->diag),
                   REGISTRY_AWAY, "writing in the registry. Wait a moment");
    assert_refused(fixture, registry_set(fixture->registry, "contact", "Puk", &fixture->diag),
                   REGISTRY_AWAY, "writing in the registry. Wait a moment");
    assert_false(is_there(fixture, 1)); /* reading goes on */
    sqlite3_close(other);
    assert_int_equal(must_share(fixture, &plan, CODE), SHARE_KEPT);
    shared_action_done(&plan);
}

/* The log of writes goes into the file while nobody closes it. */
static void test_the_log_of_writes_stays_short(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    struct stat status;
    char *wal = xasprintf("%s-wal", fixture->path), filler[9000];
    memset(filler, 'w', sizeof filler - 1);
    filler[sizeof filler - 1] = '\0';
    fixture_open(fixture);
    plan_make(&plan, 1);
    set_field(&plan, ACTION_NOTICE, filler);
    for (int i = 1; i <= 150; i++) {
        plan.action.revision = i;
        must_share(fixture, &plan, CODE);
    }
    assert_int_equal(stat(wal, &status), 0);
    assert_true(status.st_size < 6 << 20);
    shared_action_done(&plan);
    free(wal);
}

/* --- the doctor --------------------------------------------------------------------- */

static void assert_found(struct fixture *fixture, bool fine, const char *what, const char *repair)
{
    bool found = !what;
    char *roles;
    assert_int_equal(registry_examine(&fixture->setup, &roles, &fixture->diag), fine);
    for (size_t i = 0; i < fixture->diag.count; i++) {
        const struct finding *finding = &fixture->diag.findings[i];
        assert_non_null(finding->message);
        if (what && strstr(finding->message, what) && finding->repair &&
            strstr(finding->repair, repair))
            found = true;
    }
    if (!found || (!what && fixture->diag.count))
        fail_msg("\"%s\" instead of \"%s\"", diag_text(&fixture->diag), what ? what : "");
    assert_null(roles); /* a file knows none */
    diag_clear(&fixture->diag);
}

static void test_doctor_looks_at_modes(void **state)
{
    struct fixture *fixture = *state;
    char *roles;
    assert_found(fixture, true, NULL, NULL); /* nothing there yet, and looking makes nothing */
    assert_int_equal(access(fixture->path, F_OK), -1);
    fixture_open(fixture);
    assert_found(fixture, true, NULL, NULL);
    assert_int_equal(chmod(fixture->path, 0604), 0);
    assert_found(fixture, false, "Everybody on this computer", "chmod o=");
    assert_int_equal(chmod(fixture->path, 0660), 0);
    assert_found(fixture, true, "folder is for one person", "chmod g=");
    assert_int_equal(chmod(fixture->folder, 0770), 0);
    assert_found(fixture, true, "do not get the folder's group", "chmod g+s");
    assert_int_equal(chmod(fixture->folder, 02770), 0);
    assert_found(fixture, true, NULL, NULL);
    assert_int_equal(chmod(fixture->path, 0600), 0);
    assert_found(fixture, true, "group can't write", "chmod g+rw");
    assert_int_equal(chmod(fixture->folder, 0702), 0);
    assert_found(fixture, false, "other files in the folder", "chmod o=");
    assert_int_equal(chmod(fixture->folder, 0700), 0);
    if (getuid() == 0) {
        assert_int_equal(chmod(fixture->folder, 02770), 0);
        assert_int_equal(chmod(fixture->path, 0660), 0);
        assert_int_equal(chown(fixture->path, (uid_t)-1, A_GROUP), 0);
        assert_found(fixture, true, "another group than its folder", "chgrp 0");
    }
    pretended_type = 0x6969;
    assert_false(registry_examine(&fixture->setup, &roles, &fixture->diag));
    assert_non_null(strstr(diag_text(&fixture->diag), "NFS"));
    diag_clear(&fixture->diag);
    pretended_type = 0;
}

static void test_doctor_sees_damage(void **state)
{
    struct fixture *fixture = *state;
    char *roles;
    struct shared_action plan;
    fixture_open(fixture);
    for (int i = 1; i <= 100; i++) {
        plan_make(&plan, i);
        must_share(fixture, &plan, CODE);
        shared_action_done(&plan);
    }
    registry_close(fixture->registry);
    fixture->registry = NULL;
    struct bytes bytes = file_read(fixture->path);
    memset(bytes.data + bytes.length / 2, 'x', bytes.length / 4);
    file_write(fixture->path, bytes.data, bytes.length);
    free(bytes.data);
    assert_false(registry_examine(&fixture->setup, &roles, &fixture->diag));
    assert_non_null(strstr(diag_text(&fixture->diag), "damaged"));
    diag_clear(&fixture->diag);
}

/* --- where ---------------------------------------------------------------------------- */

static void test_homes_by_their_words(void **state)
{
    (void)state;
    assert_int_equal(registry_home_of("/srv/waarde/registry.db"), REGISTRY_SQLITE);
    assert_int_equal(registry_home_of("/srv/host=a/registry.db"), REGISTRY_SQLITE);
    assert_int_equal(registry_home_of("postgresql://db.example/waarde"), REGISTRY_POSTGRES);
    assert_int_equal(registry_home_of("postgres://db.example/waarde"), REGISTRY_POSTGRES);
    assert_int_equal(registry_home_of("service=waarde"), REGISTRY_POSTGRES);
    assert_int_equal(registry_home_of("user=puk host=a,b dbname=waarde"), REGISTRY_POSTGRES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BARE_TEST(test_for_one_in_ones_own_folder),
        BARE_TEST(test_for_the_group_of_its_folder),
        BARE_TEST(test_for_the_group_that_a_folder_hands_down),
        BARE_TEST(test_members_give_it_to_their_group),
        BARE_TEST(test_makes_the_folder_that_is_missing),
        BARE_TEST(test_other_files_are_left_alone),
        BARE_TEST(test_a_hostile_file_keeps_nobody),
        BARE_TEST(test_a_newer_registry_is_left_alone),
        BARE_TEST(test_network_disks_are_refused),
        cmocka_unit_test(test_which_disks_are_far_away),
        BARE_TEST(test_strangers_are_kept_out),
        BARE_TEST(test_a_busy_file_is_away),
        BARE_TEST(test_how_long_it_waits_for_others),
        BARE_TEST(test_the_log_of_writes_stays_short),
        BARE_TEST(test_doctor_looks_at_modes),
        BARE_TEST(test_doctor_sees_damage),
        cmocka_unit_test(test_homes_by_their_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
