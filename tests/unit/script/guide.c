/* Guides on their shelves: own before shared before shipped, and nothing runs that is not published. */
#include <ftw.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/path.h"
#include "script/guide.h"

static const char first[] = "format: 1\n"
                            "id: proef\n"
                            "version: 1 # gaat omhoog\n"
                            "language: nl\n"
                            "title: De proef\n"
                            "process: one-on-one\n"
                            "parts:\n"
                            "  - id: deel\n"
                            "    title: Deel\n"
                            "    steps:\n"
                            "      - {id: een, ask: Wat vind je fijn?, answer: text}\n"
                            "      - {id: twee, ask: Wat wil je graag?, answer: text}\n";

static char root[64], own[80], shared[80], shipped[80];
static struct library library;
static struct diag diag;

static void write_file(const char *folder, const char *name, const char *text)
{
    char *path = path_join(folder, name);
    assert_true(path_write(path, text, strlen(text), true, &diag));
    free(path);
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

/* The text with one word in another's place. */
static char *with(const char *text, const char *word, const char *other)
{
    const char *at = strstr(text, word);
    assert_non_null(at);
    return xasprintf("%.*s%s%s", (int)(at - text), text, other, at + strlen(word));
}

static int make(void **state)
{
    (void)state;
    strcpy(root, "/tmp/waardegesprek-XXXXXX");
    if (!mkdtemp(root))
        return -1;
    snprintf(own, sizeof own, "%s/own", root);
    snprintf(shared, sizeof shared, "%s/shared", root);
    snprintf(shipped, sizeof shipped, "%s/shipped", root);
    mkdir(own, 0700);
    mkdir(shared, 0755);
    mkdir(shipped, 0755);
    library = (struct library){{own, shared, shipped}};
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

/* The one guide of the list, copied out: its words stay borrowed from the list. */
static struct guide_list list;
static const struct guide *the_guide(void)
{
    guide_list_done(&list);
    assert_true(guide_list_load(&library, "nl", &list, &diag));
    const struct guide *guide = guide_find(&list, "proef");
    assert_non_null(guide);
    return guide;
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

static int version_that_runs(void)
{
    char *bundle = guide_bundle(&library, "proef", &diag);
    struct script *script = bundle ? bundle_open(bundle, "nl", &diag) : NULL;
    int version = script ? script->version : 0;
    script_free(script);
    free(bundle);
    return version;
}

static void a_shipped_guide_runs_as_it_lies_there(void **state)
{
    (void)state;
    write_file(shipped, "proef.yaml", first);
    const struct guide *guide = the_guide();
    assert_true(guide->offered);
    assert_int_equal(guide->shelf, SHELF_SHIPPED);
    assert_int_equal(guide->state, GUIDE_IN_USE);
    assert_int_equal(version_that_runs(), 1);
    assert_false(guide_publish(&library, "proef", "x", "2026-11-20", &diag));
    assert_said("copy");
}

static void a_file_of_ones_own_waits_until_it_is_published(void **state)
{
    (void)state;
    write_file(own, "proef.yaml", first);
    assert_false(the_guide()->offered);
    assert_int_equal(the_guide()->state, GUIDE_CONCEPT);
    assert_null(guide_bundle(&library, "proef", &diag));
    assert_said("not published");
    char *draft = guide_draft(&library, "proef", &diag);
    assert_non_null(draft);
    free(draft);

    assert_true(guide_publish(&library, "proef", "De eerste", "2026-11-20", &diag));
    assert_true(the_guide()->offered);
    assert_int_equal(the_guide()->state, GUIDE_IN_USE);
    assert_string_equal(the_guide()->note, "De eerste");
    assert_string_equal(the_guide()->published, "2026-11-20");
    assert_int_equal(version_that_runs(), 1);
    assert_false(guide_publish(&library, "proef", "Nog eens", "2026-11-21", &diag));
    assert_said("Nothing has changed");
}

static void publishing_raises_the_version_and_nothing_else(void **state)
{
    (void)state;
    write_file(own, "proef.yaml", first);
    assert_true(guide_publish(&library, "proef", "", "2026-11-20", &diag));
    char *changed = with(first, "Wat vind je fijn?", "Wat vind je mooi?");
    write_file(own, "proef.yaml", changed);
    assert_int_equal(the_guide()->state, GUIDE_CONCEPT);
    assert_int_equal(version_that_runs(), 1);

    assert_true(guide_publish(&library, "proef", "Mooier", "2026-11-22", &diag));
    assert_int_equal(version_that_runs(), 2);
    assert_int_equal(the_guide()->changed, 1);
    char *text = read_file(own, "proef.yaml"), *wanted = with(changed, "1 #", "2 #");
    assert_string_equal(text, wanted);
    free(text);
    free(wanted);
    free(changed);
}

static void a_mistake_never_blocks_a_talk(void **state)
{
    (void)state;
    write_file(own, "proef.yaml", first);
    assert_true(guide_publish(&library, "proef", "", "2026-11-20", &diag));
    write_file(own, "proef.yaml", "format: 1\nid: proef\nparts: [\n");
    assert_int_equal(the_guide()->state, GUIDE_FAULTY);
    assert_true(the_guide()->offered);
    assert_string_equal(the_guide()->title, "De proef");
    assert_false(diag_has_error(&diag));
    assert_true(diag.count > 0);
    diag_clear(&diag);
    assert_int_equal(version_that_runs(), 1);
    assert_false(guide_publish(&library, "proef", "", "2026-11-21", &diag));
    assert_true(diag_has_error(&diag));
    assert_int_equal(version_that_runs(), 1);
}

static void ones_own_goes_before_a_shared_and_a_shipped_one(void **state)
{
    (void)state;
    char *theirs = with(first, "De proef", "Van ons samen");
    char *mine = with(first, "De proef", "Van mij");
    write_file(shipped, "proef.yaml", first);
    write_file(shared, "proef.yaml", theirs);
    assert_string_equal(the_guide()->title, "De proef"); /* the shared one is a concept yet */
    assert_true(guide_publish(&library, "proef", "", "2026-11-20", &diag));
    assert_string_equal(the_guide()->title, "Van ons samen");
    assert_int_equal(the_guide()->shelf, SHELF_SHARED);
    assert_int_equal(version_that_runs(), 2); /* above the shipped one */

    write_file(own, "proef.yaml", mine);
    assert_string_equal(the_guide()->title, "Van ons samen");
    assert_int_equal(the_guide()->file_shelf, SHELF_OWN);
    assert_true(guide_publish(&library, "proef", "", "2026-11-21", &diag));
    assert_string_equal(the_guide()->title, "Van mij");
    assert_int_equal(version_that_runs(), 3);
    free(theirs);
    free(mine);
}

/* Who may read the shared guide may read what was published of it. */
static void what_is_shared_stays_readable(void **state)
{
    (void)state;
    struct stat status;
    char *file = path_join(shared, "proef.yaml");
    char *published = path_join(shared, "published/proef.json");
    write_file(shared, "proef.yaml", first);
    assert_int_equal(chmod(file, 0644), 0);
    assert_true(guide_publish(&library, "proef", "", "2026-11-20", &diag));
    assert_int_equal(stat(published, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0644);
    char *changed = with(first, "fijn", "mooi");
    write_file(shared, "proef.yaml", changed);
    assert_int_equal(chmod(file, 0644), 0);
    assert_true(guide_publish(&library, "proef", "", "2026-11-21", &diag));
    assert_int_equal(stat(file, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0644);
    free(changed);
    free(published);
    free(file);
}

/* When the second file can't be written, the first is as it was. */
static void publishing_is_one_step(void **state)
{
    (void)state;
    write_file(own, "proef.yaml", first);
    assert_true(guide_publish(&library, "proef", "", "2026-11-20", &diag));
    char *changed = with(first, "fijn", "mooi");
    char *published = path_join(own, "published/proef.json");
    write_file(own, "proef.yaml", changed);
    char *kept = read_file(own, "published/proef.json");
    assert_int_equal(remove(published), 0);
    assert_int_equal(mkdir(published, 0700), 0); /* no file can take its place */
    char *inside = path_join(published, "x");
    assert_int_equal(mkdir(inside, 0700), 0);
    write_file(shipped, "proef.yaml", first); /* something runs: the version has to rise */
    assert_false(guide_publish(&library, "proef", "", "2026-11-21", &diag));
    char *text = read_file(own, "proef.yaml");
    assert_string_equal(text, changed);
    free(text);
    free(inside);
    free(kept);
    free(published);
    free(changed);
}

static void a_copy_gets_a_name_and_keeps_its_words(void **state)
{
    (void)state;
    char *english = with("format: 1\ntranslates: proef\nlanguage: en\ntitle: The trial\n", "", "");
    write_file(shipped, "proef.yaml", first);
    write_file(shipped, "proef.en.yaml", english);
    char *path = guide_copy(&library, "proef", "eigen", &diag);
    assert_non_null(path);
    char *text = read_file(own, "eigen.yaml"), *words = read_file(own, "eigen.en.yaml");
    char *wanted = with(first, "id: proef", "id: eigen");
    assert_string_equal(text, wanted);
    assert_non_null(strstr(words, "translates: eigen\n"));
    free(wanted);
    free(text);
    free(words);
    free(path);
    free(english);
    assert_null(guide_copy(&library, "proef", "eigen", &diag));
    assert_said("already");
    assert_null(guide_copy(&library, "proef", "../kwaad", &diag));
    assert_said("cannot be a name");
    assert_null(guide_copy(&library, "nergens", "ook", &diag));
    assert_said("no guide");
}

static void a_copy_is_whole_or_not_there(void **state)
{
    (void)state;
    static const char words[] = "format: 1\ntranslates: proef\nlanguage: en\n";
    write_file(shipped, "proef.yaml", first);
    write_file(shipped, "proef.en.yaml", words);
    write_file(shipped, "proef.nl-simple.yaml", words);
    write_file(own, "eigen.nl-simple.yaml", "van mij\n");
    assert_null(guide_copy(&library, "proef", "eigen", &diag));
    assert_said("there already");
    char *left = path_join(own, "eigen.en.yaml"), *mine = read_file(own, "eigen.nl-simple.yaml");
    assert_int_not_equal(access(left, F_OK), 0);
    assert_string_equal(mine, "van mij\n");
    free(left);
    free(mine);
}

static void a_copy_of_a_building_block_is_one(void **state)
{
    (void)state;
    write_file(shipped, "blok.yaml", "format: 1\npiece: \"blok\" # zo heet het\nlanguage: nl\n");
    char *path = guide_copy(&library, "blok", "steen", &diag);
    assert_non_null(path);
    assert_true(guide_is_piece(path));
    char *text = read_file(own, "steen.yaml");
    assert_string_equal(text, "format: 1\npiece: \"steen\" # zo heet het\nlanguage: nl\n");
    free(text);
    free(path);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, make, clear)
    const struct CMUnitTest tests[] = {
        TEST(a_shipped_guide_runs_as_it_lies_there),
        TEST(a_file_of_ones_own_waits_until_it_is_published),
        TEST(publishing_raises_the_version_and_nothing_else),
        TEST(a_mistake_never_blocks_a_talk),
        TEST(ones_own_goes_before_a_shared_and_a_shipped_one),
        TEST(what_is_shared_stays_readable),
        TEST(publishing_is_one_step),
        TEST(a_copy_gets_a_name_and_keeps_its_words),
        TEST(a_copy_is_whole_or_not_there),
        TEST(a_copy_of_a_building_block_is_one),
    };
    int failed = cmocka_run_group_tests_name("guides", tests, NULL, NULL);
    guide_list_done(&list);
    return failed;
}
