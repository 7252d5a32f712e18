/*
 * Every file in tests/fixtures/method gives exactly the findings beside it; what comes with the
 * program gives none that is about method.
 */
#include <dirent.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../../src/script/method.h"
#include "../../../src/script/source.h"
#include "../../../src/script/walk.h"
#include "base/path.h"

static const char folder[] = "tests/fixtures/method";
static char *shipped;

static struct library library_of(const char *own)
{
    return (struct library){.folders = {[SHELF_OWN] = own, [SHELF_SHIPPED] = shipped}};
}

/* --- one file ------------------------------------------------------------------- */

struct guide_file {
    struct arena *arena;
    struct node *root;
    char *path;
};

static struct guide_file file_read(const char *path, struct checker *checker)
{
    struct guide_file file = {arena_new(), NULL, xstrdup(path)};
    size_t length;
    char *text = path_read(path, FILE_SIZE_MAX, &length, checker->diag);
    assert_non_null(text);
    checker_init(checker, file.path, checker->diag);
    file.root = node_parse(file.arena, text, length, checker);
    assert_non_null(file.root);
    free(text);
    return file;
}

static void file_done(struct guide_file *file)
{
    free(file->path);
    arena_free(file->arena);
}

static struct words *words_for(const struct node *root, const char *own)
{
    struct diag diag;
    struct library library = library_of(own);
    const char *language = node_text(root, "language");
    diag_init(&diag);
    assert_non_null(language);
    struct words *words = words_load(&library, SHELF_OWN, language, &diag);
    assert_int_equal(diag.count, 0);
    diag_done(&diag);
    return words;
}

/* The guide that NAME.LANGUAGE.yaml translates lies beside it as NAME.yaml. */
static void check_translated(struct checker *checker, const struct guide_file *file,
                             const struct words *words)
{
    struct diag silent;
    diag_init(&silent);
    struct checker quiet = {.diag = &silent};
    size_t length = strcspn(path_base(file->path), ".");
    char *beside =
        xasprintf("%.*s.yaml", (int)(path_base(file->path) - file->path) + (int)length, file->path);
    struct guide_file guide = file_read(beside, &quiet);
    struct outline outline;
    outline_init(&outline, guide.root);
    check_method_translation(checker, file->root, &outline, words);
    outline_done(&outline);
    file_done(&guide);
    free(beside);
    diag_done(&silent);
}

static void check_guide(struct checker *checker, const struct guide_file *file,
                        const struct words *words)
{
    struct outline outline;
    outline_init(&outline, file->root);
    outline.alone = node_get(file->root, "piece") != NULL;
    check_method(checker, &outline, words);
    outline_done(&outline);
}

static void check_file(const char *path, const char *own, struct diag *diag)
{
    struct checker checker = {.diag = diag};
    struct guide_file file = file_read(path, &checker);
    if (node_get(file.root, "words_for")) {
        walk(&checker, &object_words, file.root);
        check_words(&checker, file.root);
    } else {
        struct words *words = words_for(file.root, own);
        (node_get(file.root, "translates") ? check_translated : check_guide)(&checker, &file,
                                                                             words);
        words_free(words);
    }
    diag_sort(diag);
    file_done(&file);
}

static char *findings_of(const char *path)
{
    struct diag diag;
    struct buf lines;
    diag_init(&diag);
    buf_init(&lines);
    check_file(path, folder, &diag);
    for (size_t i = 0; i < diag.count; i++) {
        const struct finding *finding = &diag.findings[i];
        assert_non_null(finding->repair);
        buf_addf(&lines, "%s:%d:%d: %s: %s %s\n", path_base(finding->file), finding->line,
                 finding->column, finding->severity == SEVERITY_ERROR ? "error" : "warning",
                 finding->code, finding->message);
    }
    diag_done(&diag);
    return buf_take(&lines);
}

static void check_fixture(const char *name)
{
    struct diag diag;
    size_t length;
    diag_init(&diag);
    char *expected_path = path_join(folder, name);
    char *expected = path_read(expected_path, 1 << 20, &length, &diag);
    assert_non_null(expected);
    char *path = xasprintf("%s/%.*s.yaml", folder, (int)(strlen(name) - strlen(".expected")), name);
    char *found = findings_of(path);
    if (strcmp(found, expected) != 0)
        print_error("%s gives\n%s", path, found);
    assert_string_equal(found, expected);
    free(found);
    free(path);
    free(expected);
    free(expected_path);
    diag_done(&diag);
}

static void every_fixture_gives_its_findings(void **state)
{
    (void)state;
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort), checked = 0;
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        if (strstr(entries[i]->d_name, ".expected")) {
            check_fixture(entries[i]->d_name);
            checked++;
        }
        free(entries[i]);
    }
    free(entries);
    assert_true(checked >= 12);
}

/* --- what is shipped ---------------------------------------------------------------- */

static void the_core_talk_asks_as_the_method_asks(void **state)
{
    (void)state;
    static const char *const names[] = {"kerngesprek.yaml", "kerngesprek.en.yaml", "words.nl.yaml",
                                        "words.en.yaml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct diag diag;
        char *path = path_join(shipped, names[i]);
        diag_init(&diag);
        check_file(path, shipped, &diag);
        for (size_t k = 0; k < diag.count; k++)
            print_error("%s:%d: %s\n", names[i], diag.findings[k].line, diag.findings[k].message);
        assert_int_equal(diag.count, 0);
        diag_done(&diag);
        free(path);
    }
}

/* No line of a list may hide behind an earlier one: it would look as if it did something. */
static void every_shipped_line_can_be_found(void **state)
{
    (void)state;
    static const char *const languages[] = {"nl", "en"};
    struct library library = library_of(NULL);
    for (size_t i = 0; i < 2; i++) {
        struct diag diag;
        diag_init(&diag);
        struct words *words = words_load(&library, SHELF_OWN, languages[i], &diag);
        assert_non_null(words);
        for (int list = 0; list < LIST_COUNT; list++) {
            assert_true(words->counts[list] > 0);
            for (size_t k = 0; k < words->counts[list]; k++) {
                const struct entry *entry = &words->items[list][k];
                const struct entry *found = words_find(words, (enum list)list, entry->spelt);
                if (found != entry)
                    print_error("%s: %s hides %s\n", languages[i], found->text, entry->text);
                assert_ptr_equal(found, entry);
            }
        }
        words_free(words);
        diag_done(&diag);
    }
}

/* --- where lists come from ------------------------------------------------------------ */

static void a_list_beside_the_guides_goes_first(void **state)
{
    (void)state;
    struct library library = library_of("tests/fixtures/method/own");
    static const struct {
        const char *language, *word;
        bool there;
    } cases[] = {{"nl", " kwartiermaker ", true},
                 {"nl", " competenties ", false},
                 {"nl-simple", " kwartiermaker ", true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diag diag;
        diag_init(&diag);
        struct words *words = words_load(&library, SHELF_OWN, cases[i].language, &diag);
        assert_non_null(words);
        assert_int_equal(words_find(words, LIST_JARGON, cases[i].word) != NULL, cases[i].there);
        assert_int_equal(diag.count, 0);
        words_free(words);
        diag_done(&diag);
    }
}

static void a_faulty_list_is_a_warning_with_its_place(void **state)
{
    (void)state;
    struct library library = library_of("tests/fixtures/method/own");
    struct diag diag;
    diag_init(&diag);
    assert_null(words_load(&library, SHELF_OWN, "en", &diag));
    assert_false(diag_has_error(&diag));
    assert_int_equal(diag.count, 2);
    diag_sort(&diag);
    assert_string_equal(diag.findings[0].code, "WG303");
    assert_int_equal(diag.findings[0].line, 3);
    assert_string_equal(diag.findings[1].code, "WG410");
    assert_int_equal(diag.findings[1].line, 5);
    assert_string_equal(path_base(diag.findings[1].file), "words.en.yaml");
    diag_done(&diag);
}

static void a_language_without_a_list_has_no_words(void **state)
{
    (void)state;
    static const char *const languages[] = {"tlh", "", "x/../../../../../data/scripts/words.nl"};
    struct library library = library_of(folder);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        struct diag diag;
        diag_init(&diag);
        assert_null(words_load(&library, SHELF_OWN, languages[i], &diag));
        assert_int_equal(diag.count, 0);
        diag_done(&diag);
    }
}

/* --- sentences -------------------------------------------------------------------------- */

static void sentences_are_spelt_out(void **state)
{
    (void)state;
    static const struct {
        const char *text, *first;
        int count; /* words of the first sentence */
        bool question, told;
        int sentences;
    } cases[] = {
        {"Heb je ÉÉN collega's?", " heb je een collega's ", 4, true, false, 1},
        {"{person}, wat wil je?", " {} , wat wil je ", 4, true, false, 1},
        {"Wie — of wat; en dan?! Ja.", " wie , of wat , en dan ", 5, true, false, 2},
        {"Een “burn‑out” ’s avonds…", " een burn out s avonds ", 4, false, false, 1},
        {"Versie 1.5 (van P&O) is er. Ja", " versie 1 5 van p o is er ", 6, false, true, 2},
        {"\"Gaat wel?\" Vraag door.", " gaat wel ", 2, true, false, 2},
        {"Eén\nTwee", " een ", 1, false, false, 2},
        {" ?! ... -", NULL, 0, false, false, 0},
        {"", NULL, 0, false, false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sentence sentence = {0};
        const char *at = cases[i].text;
        int sentences = 0;
        for (; sentence_next(&sentence, &at); sentences++) {
            if (sentences)
                continue;
            assert_string_equal(buf_text(&sentence.spelt.text), cases[i].first);
            assert_int_equal(sentence.spelt.count, cases[i].count);
            assert_int_equal(sentence.question, cases[i].question);
            assert_int_equal(sentence.told, cases[i].told);
        }
        assert_int_equal(sentences, cases[i].sentences);
        sentence_done(&sentence);
    }
}

static int find_shipped(void **state)
{
    (void)state;
    shipped = path_data("scripts");
    return 0;
}

static int forget_shipped(void **state)
{
    (void)state;
    free(shipped);
    return 0;
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fixture_gives_its_findings),
        cmocka_unit_test(the_core_talk_asks_as_the_method_asks),
        cmocka_unit_test(every_shipped_line_can_be_found),
        cmocka_unit_test(a_list_beside_the_guides_goes_first),
        cmocka_unit_test(a_faulty_list_is_a_warning_with_its_place),
        cmocka_unit_test(a_language_without_a_list_has_no_words),
        cmocka_unit_test(sentences_are_spelt_out),
    };
    return cmocka_run_group_tests(tests, find_shipped, forget_shipped);
}
