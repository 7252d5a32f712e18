/* Opening the talks of a leader: what is made, and what is refused without being touched. */
#include "store/fixture.h"

enum { AT_VERSION = 60, AT_APPLICATION = 68 };

static void test_permissions(void **state)
{
    struct fixture *fixture = *state;
    static const char *const files[] = {"interviews.db", "interviews.db-wal", "interviews.db-shm"};
    struct stat status;
    char *folder = folder_path(fixture->folder, "new"), *deep = folder_path(folder, "deep");
    mode_t old = umask(0);
    struct store *store = store_open(deep, "Noor", &fixture->clock, &fixture->ids, &fixture->diag);
    umask(old);
    assert_done(fixture, store != NULL);
    assert_int_equal(stat(deep, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    for (size_t i = 0; i < 3; i++) {
        char *path = folder_path(deep, files[i]);
        assert_int_equal(stat(path, &status), 0);
        assert_int_equal(status.st_mode & 0777, 0600);
        free(path);
    }
    store_close(store);
    folder_each(deep, folder_unlink, NULL);
    rmdir(deep);
    rmdir(folder);
    free(deep);
    free(folder);
}

static void test_refused_and_untouched(void **state)
{
    static const struct {
        size_t at;
        const char *data;
        const char *why;
    } cases[] = {
        {AT_VERSION, "\0\0\1\0", "newer version of the program"},
        {AT_APPLICATION, "WaGf", "another program"},
        {0, "SQLI", "damaged"},
    };
    struct fixture *fixture = *state;
    char *path = folder_path(fixture->folder, "interviews.db");
    store_close(fixture->store);
    struct bytes good = file_read(path);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bytes bad = file_read(path);
        memcpy(bad.data + cases[i].at, cases[i].data, 4);
        file_write(path, bad.data, bad.length);
        fixture->store =
            store_open(fixture->folder, "Noor", &fixture->clock, &fixture->ids, &fixture->diag);
        assert_refused(fixture, fixture->store != NULL, cases[i].why);
        assert_file_is(path, bad);
        assert_int_equal(folder_count(fixture->folder, ""), 1); /* no file was made beside it */
        free(bad.data);
        file_write(path, good.data, good.length);
    }
    fixture_open(fixture);
    free(good.data);
    free(path);
}

static void test_folder_is_a_file(void **state)
{
    struct fixture *fixture = *state;
    char *path = folder_path(fixture->folder, "file");
    file_write(path, "x", 1);
    struct store *store = store_open(path, "Noor", &fixture->clock, &fixture->ids, &fixture->diag);
    assert_false(store);
    assert_true(diag_has_error(&fixture->diag));
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_permissions),
        FIXTURE_TEST(test_refused_and_untouched),
        FIXTURE_TEST(test_folder_is_a_file),
    };
    return cmocka_run_group_tests_name("store/open", tests, NULL, NULL);
}
