/*
 * Files and folders. With two arguments this program is itself the subject: it
 * prints path_data(), so that a copy of it can be asked from any place.
 */
#include <fcntl.h>
#include <grp.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/path.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static char folder[] = "/tmp/waardegesprek-path-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char *command = xasprintf("rm -r %s", folder);
    int status = system(command);
    free(command);
    return status;
}

static unsigned mode_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 07777;
}

static void assert_content(const char *path, const char *content)
{
    struct diag diag;
    size_t length;
    diag_init(&diag);
    char *text = path_read(path, 100000, &length, &diag);
    assert_non_null(text);
    assert_string_equal(text, content);
    assert_int_equal(length, strlen(content));
    free(text);
    diag_done(&diag);
}

/* Files around the limit and around the size of one read: whole or refused, never cut. */
static void test_read_limit(void **state)
{
    (void)state;
    enum { LIMIT = 64 * 1024 };
    struct diag diag;
    size_t length;
    diag_init(&diag);
    char *path = path_join(folder, "limit"), *bytes = xcalloc(1, LIMIT + 1);
    assert_true(path_write(path, bytes, LIMIT, true, &diag));
    char *back = path_read(path, LIMIT, &length, &diag);
    assert_non_null(back);
    assert_int_equal(length, LIMIT);
    free(back);
    assert_true(path_write(path, bytes, LIMIT + 1, true, &diag));
    assert_null(path_read(path, LIMIT, &length, &diag));
    assert_int_equal(diag.count, 1);
    free(path);
    free(bytes);
    diag_done(&diag);
}

/* Nothing but `names` lies in a folder: no temporary file was left behind. */
static void assert_only(const char *path, const char *names)
{
    char found[500] = "";
    char *command = xasprintf("ls -A %s", path);
    FILE *list = popen(command, "r");
    assert_non_null(list);
    size_t length = fread(found, 1, sizeof found - 1, list);
    found[length] = '\0';
    assert_int_equal(pclose(list), 0);
    assert_string_equal(found, names);
    free(command);
}

static void test_join_and_base(void **state)
{
    (void)state;
    static const struct {
        const char *folder, *name, *path;
    } rows[] = {
        {"/a", "b", "/a/b"}, {"/a/", "b", "/a/b"}, {"/", "b", "/b"},
        {"", "b", "b"},      {".", "b", "./b"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *path = path_join(rows[i].folder, rows[i].name);
        assert_string_equal(path, rows[i].path);
        assert_string_equal(path_base(path), rows[i].name);
        free(path);
    }
    assert_string_equal(path_base("/a/b/"), "");
}

static void test_make_folders(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    char *path = path_join(folder, "one/two//three/");
    assert_true(path_make_folders(path, &diag));
    assert_true(path_make_folders(path, &diag)); /* there already */
    assert_true(path_make_folders("/", &diag));
    assert_int_equal(mode_of(path), 0700);
    free(path);
    path = path_join(folder, "one");
    assert_int_equal(mode_of(path), 0700);
    free(path);
    assert_int_equal(diag.count, 0);
    assert_false(path_make_folders("/proc/self/no/such", &diag));
    assert_non_null(strstr(diag_text(&diag), "/proc/self/no"));
    diag_clear(&diag);
    assert_false(path_make_folders("/dev/null", &diag)); /* a file in the way */
    assert_int_equal(diag.count, 1);
    diag_done(&diag);
}

static void test_xdg(void **state)
{
    (void)state;
    static const struct {
        const char *variable, *home, *path;
    } rows[] = {
        {"/data", "/home/an", "/data/waardegesprek"},
        {"", "/home/an", "/home/an/.local/share/waardegesprek"},
        {"not/absolute", "/home/an", "/home/an/.local/share/waardegesprek"},
        {NULL, "/home/an", "/home/an/.local/share/waardegesprek"},
        {NULL, NULL, "/.local/share/waardegesprek"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        unsetenv("XDG_DATA_HOME");
        unsetenv("HOME");
        if (rows[i].variable)
            setenv("XDG_DATA_HOME", rows[i].variable, 1);
        if (rows[i].home)
            setenv("HOME", rows[i].home, 1);
        char *path = path_xdg("XDG_DATA_HOME", ".local/share");
        assert_string_equal(path, rows[i].path);
        free(path);
    }
}

static void test_read(void **state)
{
    (void)state;
    struct diag diag;
    size_t length = 7;
    diag_init(&diag);
    char *path = path_join(folder, "read");
    assert_true(path_write(path, "a\0bcd", 5, true, &diag));
    char *bytes = path_read(path, 5, &length, &diag);
    assert_int_equal(length, 5);
    assert_memory_equal(bytes, "a\0bcd", 6);
    free(bytes);
    assert_true(path_write(path, "", 0, true, &diag));
    bytes = path_read(path, 0, &length, &diag);
    assert_string_equal(bytes, "");
    assert_int_equal(length, 0);
    free(bytes);
    assert_int_equal(diag.count, 0);
    free(path);
    diag_done(&diag);
}

static void test_read_refuses(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    char *pipe = path_join(folder, "pipe"), *file = path_join(folder, "four");
    assert_int_equal(mkfifo(pipe, 0600), 0); /* reading it would wait for ever */
    assert_true(path_write(file, "four", 4, true, &diag));
    const char *const refused[] = {"/no/such/file", folder, pipe, file, ""};
    for (size_t i = 0; i < COUNT(refused); i++) {
        size_t length = 7;
        assert_null(path_read(refused[i], 3, &length, &diag));
        assert_int_equal(length, 7);
        assert_int_equal(diag.count, i + 1);
        assert_non_null(strstr(diag.findings[i].message, refused[i]));
    }
    assert_non_null(strstr(diag.findings[3].message, "too large"));
    unlink(pipe);
    free(pipe);
    free(file);
    diag_done(&diag);
}

static void test_write(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    char *place = path_join(folder, "write"), *path = path_join(place, "plan.md");
    assert_true(path_make_folders(place, &diag));
    assert_true(path_write(path, "first", 5, false, &diag));
    assert_content(path, "first");
    assert_int_equal(mode_of(path), 0600);
    assert_false(path_write(path, "second", 6, false, &diag));
    assert_int_equal(diag.count, 1);
    assert_non_null(strstr(diag_text(&diag), "there already"));
    assert_content(path, "first");
    assert_true(path_write(path, "third", 5, true, &diag));
    assert_content(path, "third");
    assert_only(place, "plan.md\n");
    free(path);
    path = path_join(folder, "nowhere/plan.md");
    assert_false(path_write(path, "x", 1, true, &diag));
    assert_non_null(strstr(diag.findings[1].message, path));
    free(path);
    assert_false(path_write(place, "x", 1, true, &diag)); /* a folder of that name */
    assert_only(place, "plan.md\n");
    free(place);
    diag_done(&diag);
}

static void test_write_beside(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    char before[4096];
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(folder), 0);
    assert_true(path_write("beside", "x", 1, false, &diag)); /* no folder in the name */
    assert_content("beside", "x");
    assert_int_equal(chdir(before), 0);
    diag_done(&diag);
}

/* Runs `act` in a child that is nobody in particular: root may write everywhere. */
static void as_nobody(bool (*act)(void))
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (geteuid() == 0 && (setgroups(0, NULL) != 0 || setgid(65534) != 0 || setuid(65534) != 0))
            _exit(2);
        _exit(act() ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static bool is_refused(void)
{
    struct diag diag;
    size_t length;
    diag_init(&diag);
    char *file = path_join(folder, "closed/file"), *deeper = path_join(folder, "closed/a/b");
    char *secret = path_join(folder, "closed/secret");
    bool refused = !path_write(file, "x", 1, true, &diag) &&
                   !path_write(file, "x", 1, false, &diag) && !path_make_folders(deeper, &diag) &&
                   !path_read(secret, 10, &length, &diag) && diag.count == 4;
    free(file);
    free(deeper);
    free(secret);
    diag_done(&diag);
    return refused;
}

static void test_no_permission(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    char *closed = path_join(folder, "closed"), *secret = path_join(closed, "secret");
    assert_true(path_make_folders(closed, &diag));
    assert_true(path_write(secret, "x", 1, true, &diag));
    assert_int_equal(chmod(secret, 0), 0);
    assert_int_equal(chmod(closed, 0555), 0);
    assert_int_equal(chmod(folder, 0755), 0);
    as_nobody(is_refused);
    assert_only(closed, "secret\n");
    assert_int_equal(chmod(closed, 0700), 0);
    free(closed);
    free(secret);
    diag_done(&diag);
}

static bool says_no(const void *context, struct diag *diag)
{
    return diag_error(diag, "%s", (const char *)context);
}

/* The last word before a file takes another's place. */
static void test_write_holds(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    char *place = path_join(folder, "holds"), *path = path_join(place, "plan");
    struct path_terms terms = {.replace = true, .holds = says_no, .context = "not now"};
    assert_true(path_make_folders(place, &diag));
    assert_true(path_write(path, "old", 3, true, &diag));
    assert_false(path_write_as(path, "new", 3, &terms, &diag));
    assert_int_equal(diag.count, 1);
    assert_string_equal(diag_text(&diag), "not now");
    assert_content(path, "old");
    assert_only(place, "plan\n");
    free(place);
    free(path);
    diag_done(&diag);
}

/* A file of ours in a group that we are not in: only when the group counts, it can't be written. */
static const struct {
    mode_t mode;
    bool written;
} group_rows[] = {{0640, false}, {0664, false}, {0604, false}, {0600, true}, {0644, true}};

static bool foreign_group_is_kept_or_refused(void)
{
    bool fine = true;
    for (size_t i = 0; i < COUNT(group_rows); i++) {
        struct diag diag;
        diag_init(&diag);
        char *path = xasprintf("%s/group/%o", folder, group_rows[i].mode);
        bool written = path_write_as(path, "new", 3,
                                     &(struct path_terms){.replace = true, .like = path}, &diag);
        fine = fine && written == group_rows[i].written && diag.count == !written;
        fine = fine && (written || strstr(diag_text(&diag), "group"));
        free(path);
        diag_done(&diag);
    }
    return fine;
}

static void test_foreign_group(void **state)
{
    (void)state;
    struct diag diag;
    if (geteuid() != 0)
        skip(); /* nobody else can give a file to a group they are not in */
    diag_init(&diag);
    char *place = path_join(folder, "group");
    assert_true(path_make_folders(place, &diag));
    assert_int_equal(chmod(folder, 0755), 0);
    assert_int_equal(chmod(place, 0777), 0);
    for (size_t i = 0; i < COUNT(group_rows); i++) {
        char *path = xasprintf("%s/%o", place, group_rows[i].mode);
        assert_true(path_write(path, "old", 3, true, &diag));
        assert_int_equal(chown(path, 65534, 4242), 0);
        assert_int_equal(chmod(path, group_rows[i].mode), 0);
        free(path);
    }
    as_nobody(foreign_group_is_kept_or_refused);
    assert_only(place, "600\n604\n640\n644\n664\n");
    free(place);
    diag_done(&diag);
}

/* A limit on the size of files stands in for a full disk. */
static bool full_disk_keeps_the_old(void)
{
    const struct rlimit limit = {1000, 1000};
    struct diag diag;
    diag_init(&diag);
    signal(SIGXFSZ, SIG_IGN);
    char *path = path_join(folder, "full/plan"), *bytes = xcalloc(1, 5000);
    bool kept = setrlimit(RLIMIT_FSIZE, &limit) == 0 &&
                !path_write(path, bytes, 5000, true, &diag) && diag.count == 1;
    free(path);
    free(bytes);
    diag_done(&diag);
    return kept;
}

static void test_full_disk(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    char *place = path_join(folder, "full"), *path = path_join(place, "plan");
    assert_true(path_make_folders(place, &diag));
    assert_true(path_write(path, "old", 3, true, &diag));
    assert_int_equal(chmod(place, 0777), 0);
    as_nobody(full_disk_keeps_the_old);
    assert_content(path, "old");
    assert_only(place, "plan\n");
    free(place);
    free(path);
    diag_done(&diag);
}

/* Copies this program to `place` in the folder and asks it where `name` is. */
static char *ask_copy(const char *place, const char *name)
{
    char answer[4096];
    char *command =
        xasprintf("cd %s && mkdir -p \"$(dirname %s)\" && cp -n /proc/%d/exe %s && %s data %s",
                  folder, place, getpid(), place, place, name);
    FILE *copy = popen(command, "r");
    assert_non_null(copy);
    size_t length = fread(answer, 1, sizeof answer - 1, copy);
    answer[length] = '\0';
    assert_int_equal(pclose(copy), 0);
    free(command);
    return xstrdup(answer);
}

static void assert_fleeting(const char *runtime, mode_t mode, const char *wanted)
{
    struct diag diag;
    diag_init(&diag);
    assert_int_equal(chmod(folder, mode), 0);
    setenv("XDG_RUNTIME_DIR", runtime, 1);
    char *path = path_fleeting(&diag);
    unsetenv("XDG_RUNTIME_DIR");
    assert_string_equal(path, wanted);
    free(path);
    diag_done(&diag);
}

/* A folder that others may look into is none for what nobody may read. */
static void test_fleeting(void **state)
{
    (void)state;
    assert_fleeting(folder, 0700, folder);
    assert_fleeting(folder, 0755, "/dev/shm");
    assert_fleeting("relative", 0700, "/dev/shm");
    assert_fleeting("/dev/null", 0700, "/dev/shm");
}

static void test_data(void **state)
{
    (void)state;
    static const struct {
        const char *program, *name, *path;
    } rows[] = {
        {"./tree/build/program", "scripts", "/tree/data/scripts"},
        {"./tree/build-asan/program", "scripts", "/tree/data/scripts"},
        {"./tree/build/tests/unit/base/program", "scripts", "/tree/data/scripts"},
        {"./tree/build/program", "locale", "/tree/build/locale"},
        {"./tree/build/tests/unit/base/program", "locale", "/tree/build/locale"},
        {"./tree/build/program", "none.yaml", "/tree/build/../data/none.yaml"},
        {"./tree/a/b/c/d/e/program", "scripts", "/tree/a/b/c/d/e/../share/waardegesprek/scripts"},
        {"./usr/bin/program", "scripts", "/usr/share/waardegesprek/scripts"},
        {"./usr/bin/program", "locale", "/usr/share/waardegesprek/locale"},
    };
    char *command = xasprintf("cd %s && mkdir -p tree/data/scripts tree/build/locale "
                              "usr/share/waardegesprek/scripts usr/share/waardegesprek/locale",
                              folder);
    assert_int_equal(system(command), 0);
    free(command);
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *path = ask_copy(rows[i].program, rows[i].name);
        assert_int_equal(strncmp(path, folder, strlen(folder)), 0);
        assert_string_equal(path + strlen(folder), rows[i].path);
        free(path);
    }
}

int main(int count, char **words)
{
    if (count == 3) {
        char *path = path_data(words[2]);
        fputs(path, stdout);
        free(path);
        return 0;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_join_and_base), cmocka_unit_test(test_make_folders),
        cmocka_unit_test(test_xdg),           cmocka_unit_test(test_read),
        cmocka_unit_test(test_read_refuses),  cmocka_unit_test(test_read_limit),
        cmocka_unit_test(test_write),         cmocka_unit_test(test_write_beside),
        cmocka_unit_test(test_no_permission), cmocka_unit_test(test_full_disk),
        cmocka_unit_test(test_data),          cmocka_unit_test(test_write_holds),
        cmocka_unit_test(test_foreign_group), cmocka_unit_test(test_fleeting),
    };
    return cmocka_run_group_tests_name("path", tests, make_folder, remove_folder);
}
