/* Publishing among others: who comes at once, who edits meanwhile, and what somebody spoilt. */
#include <fcntl.h>
#include <ftw.h>
#include <grp.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/path.h"
#include "script/guide.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* Around the line with the version. */
static const char above[] = "format: 1\nid: proef\n";
static const char below[] = "language: nl\n"
                            "title: De proef\n"
                            "process: one-on-one\n"
                            "parts:\n"
                            "  - id: deel\n"
                            "    title: Deel\n"
                            "    steps:\n"
                            "      - {id: een, ask: Wat vind je fijn?, answer: text}\n"
                            "      - {id: twee, ask: Wat wil je graag?, answer: text}\n";

static char root[64], own[80], shipped[80];
static struct library library;
static struct diag diag;

static char *guide_with(const char *version, const char *question)
{
    char *text = xasprintf("%s%s\n%s", above, version, below);
    const char *at = strstr(text, "Wat vind je fijn?");
    char *out =
        xasprintf("%.*s%s%s", (int)(at - text), text, question, at + strlen("Wat vind je fijn?"));
    free(text);
    return out;
}

static void write_file(const char *folder, const char *name, const char *text)
{
    char *path = path_join(folder, name);
    assert_true(path_write(path, text, strlen(text), true, &diag));
    free(path);
}

/* The guide with this line for a version and this first question. */
static void write_guide(const char *version, const char *question)
{
    char *text = guide_with(version, question);
    write_file(own, "proef.yaml", text);
    free(text);
}

static char *read_file(const char *folder, const char *name)
{
    size_t length;
    char *path = path_join(folder, name);
    char *text = path_read(path, 1 << 20, &length, &diag);
    assert_non_null(text);
    free(path);
    return text;
}

static void assert_file(const char *folder, const char *name, const char *content)
{
    char *text = read_file(folder, name);
    assert_string_equal(text, content);
    free(text);
}

static void assert_said(const char *words)
{
    bool found = false;
    for (size_t i = 0; i < diag.count; i++)
        found = found || strstr(diag.findings[i].message, words);
    if (!found)
        fail_msg("nothing says \"%s\", but \"%s\"", words, diag_text(&diag));
    diag_clear(&diag);
}

static bool publish(void)
{
    return guide_publish(&library, "proef", "Anders", "2026-11-20", &diag);
}

/* 0 when none does. */
static int version_that_runs(void)
{
    struct diag silent;
    diag_init(&silent);
    char *bundle = guide_bundle(&library, "proef", &silent);
    struct script *script = bundle ? bundle_open(bundle, "nl", &silent) : NULL;
    int version = script ? script->version : 0;
    diag_done(&silent);
    script_free(script);
    free(bundle);
    return version;
}

static int make(void **state)
{
    (void)state;
    strcpy(root, "/tmp/waardegesprek-XXXXXX");
    if (!mkdtemp(root))
        return -1;
    snprintf(own, sizeof own, "%s/own", root);
    snprintf(shipped, sizeof shipped, "%s/shipped", root);
    mkdir(own, 0700);
    mkdir(shipped, 0700);
    library = (struct library){{own, NULL, shipped}};
    diag_init(&diag);
    char *data = path_data("scripts");
    char *values = read_file(data, "values.nl.yaml");
    write_file(shipped, "values.nl.yaml", values);
    free(values);
    free(data);
    return 0;
}

static int unlink_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

static int clear(void **state)
{
    (void)state;
    diag_done(&diag);
    return nftw(root, unlink_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* --- at once ------------------------------------------------------------------------ */

static int hold_lock(void)
{
    char *path = path_join(own, "published/.lock");
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    assert_true(file >= 0);
    assert_int_equal(flock(file, LOCK_EX), 0);
    free(path);
    return file;
}

/* What is read before the other one is ready would give a version that there is already. */
static void the_second_publisher_goes_on_from_the_first(void **state)
{
    (void)state;
    const struct timespec moment = {.tv_nsec = 300000000};
    int pipes[2];
    char byte;
    write_guide("version: 5", "Vijf?");
    assert_true(publish());
    char *fifth = read_file(own, "published/proef.json"),
         *path = path_join(own, "published/proef.json");
    assert_int_equal(unlink(path), 0);
    write_guide("version: 1", "Een?");
    assert_true(publish());
    write_guide("version: 1", "Mijn verandering?");
    assert_int_equal(pipe(pipes), 0);
    pid_t other = fork();
    if (other == 0) {
        hold_lock();
        bool told = write(pipes[1], "x", 1) == 1;
        nanosleep(&moment, NULL);
        write_file(own, "published/proef.json", fifth);
        _exit(!told);
    }
    assert_int_equal(read(pipes[0], &byte, 1), 1);
    assert_true(publish());
    assert_int_equal(version_that_runs(), 6);
    assert_int_equal(waitpid(other, NULL, 0), other);
    close(pipes[0]);
    close(pipes[1]);
    free(path);
    free(fifth);
}

static void nobody_waits_for_ever(void **state)
{
    (void)state;
    write_guide("version: 1", "Een?");
    assert_true(publish());
    char *changed = guide_with("version: 1", "Twee?");
    write_file(own, "proef.yaml", changed);
    int lock = hold_lock();
    assert_false(publish());
    assert_said("Someone else is publishing");
    assert_file(own, "proef.yaml", changed);
    assert_int_equal(version_that_runs(), 1);
    close(lock);
    assert_true(publish());
    free(changed);
}

/* Stands in for the library's: what is being written is about to take its place. */
static int syncs_until_edit;
static char *edit;
int fsync(int file)
{
    if (syncs_until_edit > 0 && --syncs_until_edit == 0) {
        char *path = path_join(own, "proef.yaml");
        FILE *out = fopen(path, "w");
        assert_non_null(out);
        fputs(edit, out);
        fclose(out);
        free(path);
    }
    return (int)syscall(SYS_fsync, file);
}

/* Each file is flushed, then its folder: the guide's are 1 and 2, what is published has 3. */
static void an_edit_meanwhile_is_never_lost(void **state)
{
    (void)state;
    static const int moments[] = {1, 3};
    write_guide("version: 1", "Een?");
    assert_true(publish());
    edit = guide_with("version: 1", "Van een ander?");
    for (size_t i = 0; i < COUNT(moments); i++) {
        write_guide("version: 1", "Van mij?");
        syncs_until_edit = moments[i];
        assert_false(publish());
        assert_int_equal(syncs_until_edit, 0);
        assert_said("was changed while it was being published");
        assert_file(own, "proef.yaml", edit);
        assert_int_equal(version_that_runs(), 1);
    }
    assert_true(publish());
    assert_int_equal(version_that_runs(), 2);
    free(edit);
}

/* --- what was spoilt ------------------------------------------------------------------ */

static const struct {
    const char *json;
    const char *advice;
} spoilt[] = {
    {"{\"day\": \"2026-11-20\", \"note\": \"\", \"chan", "Remove it"},
    {"[]", "Remove it"},
    {"", "Remove it"}, /* this row gets another guide's */
    {"{\"day\": \"2026-11-20\", \"note\": \"\", \"changed\": 0, \"bundle\": \"{}\"}",
     "Install the newest one"},
};

static char *json_of_another(void)
{
    char *text = guide_with("version: 1", "Ander?"), *id = strstr(text, "proef");
    memcpy(id, "ander", 5);
    write_file(own, "ander.yaml", text);
    assert_true(guide_publish(&library, "ander", "", "2026-11-20", &diag));
    free(text);
    return read_file(own, "published/ander.json");
}

/* With the sentence for what to do, in the list and when it is published again. */
static void assert_told(const char *advice, bool offered)
{
    struct guide_list list;
    struct day today = {2026, 11, 20};
    assert_true(guide_list_load(&library, "nl", &list, &diag));
    assert_false(diag_has_error(&diag));
    assert_said(advice);
    const struct guide *guide = guide_find(&list, "proef");
    assert_true(guide->broken);
    assert_int_equal(guide->offered, offered);
    char *words = guide_state_words(guide), *news = guide_news(guide, today);
    assert_non_null(strstr(words, "can't be read"));
    assert_non_null(strstr(words, offered ? "version 1 is used" : "not used"));
    assert_non_null(news);
    assert_non_null(strstr(news, words));
    free(words);
    free(news);
    guide_list_done(&list);
    assert_false(publish());
    assert_said(advice);
}

/* A talk is never blocked by it, and never begins with it. */
static void what_was_spoilt_is_said_and_passed_over(void **state)
{
    (void)state;
    char *other = json_of_another(), *path = path_join(own, "published/proef.json");
    char *shipped_one = guide_with("version: 1", "Van het programma?");
    char *mine = guide_with("version: 4", "Van mij?");
    char *guide = path_join(shipped, "proef.yaml");
    for (size_t i = 0; i < COUNT(spoilt); i++) {
        write_file(own, "proef.yaml", mine);
        write_file(own, "published/proef.json", *spoilt[i].json ? spoilt[i].json : other);
        assert_told("published/proef.json", false);
        assert_null(guide_bundle(&library, "proef", &diag));
        assert_said("published/proef.json");
        write_file(shipped, "proef.yaml", shipped_one);
        assert_told(spoilt[i].advice, true);
        assert_int_equal(version_that_runs(), 1);
        assert_file(own, "proef.yaml", mine);
        assert_int_equal(unlink(path), 0);
        assert_true(publish());
        assert_int_equal(version_that_runs(), 4);
        assert_int_equal(unlink(guide), 0);
    }
    free(guide);
    free(mine);
    free(shipped_one);
    free(path);
    free(other);
}

/* Runs it as nobody in particular: root may read everything. */
static void as_nobody(void (*act)(void))
{
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (geteuid() == 0 && (setgroups(0, NULL) != 0 || setgid(65534) != 0 || setuid(65534) != 0))
            _exit(2);
        act();
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void assert_hidden(void)
{
    assert_told("Ask who published it", false);
}

static void what_is_hidden_is_not_taken_for_nothing(void **state)
{
    (void)state;
    static const char *const names[] = {"",
                                        "shipped",
                                        "shipped/values.nl.yaml",
                                        "own",
                                        "own/proef.yaml",
                                        "own/published",
                                        "own/published/.lock"};
    write_guide("version: 1", "Een?");
    assert_true(publish());
    for (size_t i = 0; i < COUNT(names); i++) {
        char *path = path_join(root, names[i]);
        assert_int_equal(chmod(path, 0777), 0);
        free(path);
    }
    char *path = path_join(own, "published/proef.json");
    assert_int_equal(chmod(path, 0), 0);
    free(path);
    as_nobody(assert_hidden);
}

/* --- where it is written ---------------------------------------------------------------- */

static void a_link_stays_a_link(void **state)
{
    (void)state;
    struct stat status;
    char *link = path_join(own, "proef.yaml"), *text = guide_with("version: 1", "Een?");
    write_file(root, "elders.yaml", text);
    assert_int_equal(symlink("../elders.yaml", link), 0);
    assert_true(publish());
    free(text);
    text = guide_with("version: 1", "Twee?");
    write_file(root, "elders.yaml", text);
    assert_true(publish());
    assert_int_equal(lstat(link, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    free(text);
    text = guide_with("version: 2", "Twee?");
    assert_file(root, "elders.yaml", text);
    free(text);
    free(link);
}

/* A group we can give: root any, others one they are in besides their own. */
static bool find_group(gid_t *group)
{
    gid_t groups[64];
    int count = getgroups(64, groups);
    *group = 4242;
    for (int i = 0; geteuid() != 0 && i < count; i++) {
        if (groups[i] != getegid())
            *group = groups[i];
    }
    return geteuid() == 0 || *group != 4242;
}

static void assert_looks(const char *name, gid_t group, mode_t mode)
{
    struct stat status;
    char *path = path_join(own, name);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_gid, group);
    assert_int_equal(status.st_mode & 07777, mode);
    free(path);
}

/* Who may read the guide may read what was published, in a folder that gives its group on or not. */
static void what_is_published_keeps_its_group(void **state)
{
    (void)state;
    static const mode_t modes[] = {0770, 02770};
    gid_t group;
    if (!find_group(&group))
        skip();
    char *guide = path_join(own, "proef.yaml");
    for (size_t i = 0; i < COUNT(modes); i++) {
        assert_int_equal(chown(own, (uid_t)-1, group), 0);
        assert_int_equal(chmod(own, modes[i]), 0);
        write_guide("version: 1", i ? "Een?" : "Twee?");
        assert_int_equal(chown(guide, (uid_t)-1, group), 0);
        assert_int_equal(chmod(guide, 0640), 0);
        write_file(shipped, "proef.yaml", "");
        char *running = guide_with("version: 1", "Van het programma?");
        write_file(shipped, "proef.yaml", running);
        assert_true(publish()); /* above the shipped one: the guide is written too */
        assert_looks("proef.yaml", group, 0640);
        assert_looks("published", group, modes[i]);
        assert_looks("published/.lock", group, 0660);
        assert_looks("published/proef.json", group, 0640);
        char *published = path_join(own, "published");
        assert_int_equal(nftw(published, unlink_one, 8, FTW_DEPTH | FTW_PHYS), 0);
        free(published);
        free(running);
    }
    free(guide);
}

/* --- the number ------------------------------------------------------------------------- */

/* Only the number changes, however the line is written; NULL: it can't be found. */
static const struct {
    const char *before, *after;
} lines[] = {
    {"version: 1 # gaat vanzelf omhoog", "version: 2 # gaat vanzelf omhoog"},
    {"version:   \"1\"   # zo", "version:   \"2\"   # zo"},
    {"version: '1'", "version: '2'"},
    {"\"version\": 1", "\"version\": 2"},
    {"version:\n  1 # eronder", "version:\n  2 # eronder"},
    {"version: 1\r", "version: 2\r"},
    {"# één\n# version: 1\nversion: 1", "# één\n# version: 1\nversion: 2"},
    {"about: \"Eerst dit.\nversion: 7\n\"\nversion: 1",
     "about: \"Eerst dit.\nversion: 7\n\"\nversion: 2"},
    {"version: >\n  1", NULL},
    {"version: \"\\u0031\"", NULL},
};

static void only_the_number_changes(void **state)
{
    (void)state;
    char *path = path_join(own, "published/proef.json");
    for (size_t i = 0; i < COUNT(lines); i++) {
        write_guide("version: 1", "Een?");
        assert_true(publish());
        char *before = guide_with(lines[i].before, "Twee?");
        char *after = guide_with(lines[i].after ? lines[i].after : lines[i].before, "Twee?");
        write_file(own, "proef.yaml", before);
        if (publish() != (lines[i].after != NULL))
            fail_msg("%s: %s", lines[i].before, diag_text(&diag));
        if (!lines[i].after)
            assert_said("on a line of its own");
        assert_file(own, "proef.yaml", after);
        assert_int_equal(unlink(path), 0);
        free(before);
        free(after);
    }
    free(path);
}

/* What an editor put at the very beginning stays there. */
static void the_first_line_may_have_a_mark(void **state)
{
    (void)state;
    char *first = xasprintf("\xEF\xBB\xBFversion: 1\n%s%s", above, below);
    write_guide("version: 1", "Een?");
    assert_true(publish());
    write_file(own, "proef.yaml", first);
    assert_true(publish());
    first[strlen("\xEF\xBB\xBFversion: ")] = '2';
    assert_file(own, "proef.yaml", first);
    free(first);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, make, clear)
    const struct CMUnitTest tests[] = {
        TEST(the_second_publisher_goes_on_from_the_first),
        TEST(nobody_waits_for_ever),
        TEST(an_edit_meanwhile_is_never_lost),
        TEST(what_was_spoilt_is_said_and_passed_over),
        TEST(what_is_hidden_is_not_taken_for_nothing),
        TEST(a_link_stays_a_link),
        TEST(what_is_published_keeps_its_group),
        TEST(only_the_number_changes),
        TEST(the_first_line_may_have_a_mark),
    };
    return cmocka_run_group_tests_name("publishing", tests, NULL, NULL);
}
