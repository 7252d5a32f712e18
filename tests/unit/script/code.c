/* Every code that a finding can have is explained, and every example is real. */
#include <dirent.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/message.h"
#include "base/path.h"
#include "check_file.h"
#include "script/code.h"

enum { CODES_MAX = 1000, FILE_MAX = 1 << 20 };

static char folder[64];

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/wg-code-XXXXXX");
    return mkdtemp(folder) ? 0 : 1;
}

static void empty_folder(void)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, NULL);
    for (int i = 0; i < count; i++) {
        char *path = path_join(folder, entries[i]->d_name);
        unlink(path);
        free(path);
        free(entries[i]);
    }
    free(entries);
}

static int remove_folder(void **state)
{
    (void)state;
    empty_folder();
    rmdir(folder);
    return 0;
}

static void write_file(const char *name, const char *text)
{
    struct diag diag;
    diag_init(&diag);
    char *path = path_join(folder, name);
    assert_true(path_write(path, text, strlen(text), true, &diag));
    free(path);
    diag_done(&diag);
}

/* --- the sources ----------------------------------------------------------- */

/* The number of "WG123", quotes and all; 0 when it is none. */
static long code_number(const char *text)
{
    char *end;
    long number = strncmp(text, "\"WG", 3) == 0 ? strtol(text + 3, &end, 10) : 0;
    return number > 0 && number < CODES_MAX && *end == '"' ? number : 0;
}

static bool is_source(const char *name)
{
    const char *end = strrchr(name, '.');
    return end && strcmp(end, ".c") == 0 && strncmp(name, "code", 4) != 0;
}

/* Marks the codes that the sources give to findings. */
static void find_used(bool used[CODES_MAX])
{
    struct dirent **entries;
    int count = scandir("src/script", &entries, NULL, alphasort);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        struct diag diag;
        diag_init(&diag);
        size_t length;
        char *path = path_join("src/script", entries[i]->d_name);
        char *text =
            is_source(entries[i]->d_name) ? path_read(path, FILE_MAX, &length, &diag) : NULL;
        for (const char *at = text; at && (at = strchr(at, '"')); at++)
            used[code_number(at)] = true;
        free(text);
        free(path);
        free(entries[i]);
        diag_done(&diag);
    }
    free(entries);
    used[0] = false;
}

static void every_code_has_a_row_and_every_row_is_used(void **state)
{
    (void)state;
    static bool used[CODES_MAX];
    const struct code *row;
    find_used(used);
    for (long number = 0; number < CODES_MAX; number++) {
        char *code = xasprintf("WG%ld", number);
        row = code_find(code);
        if (used[number] != (row != NULL))
            print_error("%s\n", code);
        assert_int_equal(used[number], row != NULL);
        free(code);
    }
    const char *before = "";
    for (size_t i = 0; (row = code_at(i)); i++) {
        assert_true(strcmp(before, row->code) < 0);
        before = row->code;
    }
}

static void a_row_says_enough(void **state)
{
    (void)state;
    const struct code *row;
    for (size_t i = 0; (row = code_at(i)); i++) {
        assert_true(strlen(row->title) <= 80);
        assert_true(strchr(row->meaning, '.') != NULL);
        assert_true((row->wrong != NULL) == (row->right != NULL));
        assert_true((row->wrong == NULL) == (row->unshown != NULL));
        assert_true((row->guide != NULL) == (row->place == EXAMPLE_TRANSLATION));
    }
}

static void a_code_is_found_as_people_type_it(void **state)
{
    (void)state;
    assert_string_equal(code_find("wg102")->code, "WG102");
    assert_null(code_find("102"));
    assert_null(code_find("WG"));
    assert_string_equal(code_near("GW102")->code, "WG102");
    assert_null(code_near("nonsense"));
}

/* --- the examples ---------------------------------------------------------- */

/* Adds each line so far to the right. */
static void add_lines(struct buf *out, int blanks, const char *lines)
{
    while (*lines) {
        size_t length = strcspn(lines, "\n");
        buf_addf(out, "%*s%.*s\n", blanks, "", (int)length, lines);
        lines += length + (lines[length] == '\n');
    }
}

static bool has_key(const char *lines, const char *line)
{
    size_t length = strcspn(line, ":") + 1;
    while (lines && *lines && strncmp(lines, line, length) != 0) {
        lines = strchr(lines, '\n');
        lines = lines ? lines + 1 : NULL;
    }
    return lines && *lines;
}

/* The lines of a head, those left out that `own` has itself; then its own. */
static void add_head(struct buf *out, const char *const *head, const char *own)
{
    for (; *head; head++) {
        if (!has_key(own, *head))
            buf_addf(out, "%s\n", *head);
    }
    add_lines(out, 0, own);
}

/* An example is in the language that it was translated into. */
static const char *language_of(const struct code *row)
{
    return _(row->right) == row->right ? "en" : message_language();
}

static char *guide_text(const struct code *row, const char *lines)
{
    char *language = xasprintf("language: %s", language_of(row));
    const char *const head[] = {"format: 1",         "id: example",         "version: 1", language,
                                "title: An example", "process: one-on-one", NULL};
    struct buf out;
    buf_init(&out);
    if (row->place == EXAMPLE_FILE) {
        add_lines(&out, 0, lines);
        free(language);
        return buf_take(&out);
    }
    add_head(&out, head, row->place == EXAMPLE_HEAD ? lines : "");
    add_lines(&out, 0,
              "parts:\n  - id: first\n    title: First\n    steps:\n"
              "      - {id: first-step, say: Hello., answer: none}");
    if (row->place == EXAMPLE_STEP)
        add_lines(&out, 6, lines);
    if (row->guide)
        add_lines(&out, 6, _(row->guide));
    if (row->place == EXAMPLE_PART)
        add_lines(&out, 2, lines);
    free(language);
    return buf_take(&out);
}

static char *translation_text(const char *language, const char *lines)
{
    char *own = xasprintf("language: %s", language);
    const char *const head[] = {"format: 1",
                                "translates: example",
                                own,
                                "title: Een voorbeeld",
                                "parts: {first: {title: Eerst}}",
                                NULL};
    struct buf out;
    buf_init(&out);
    add_head(&out, head, lines);
    add_lines(&out, 2, "first-step: {say: Hallo.}");
    free(own);
    return buf_take(&out);
}

/* The building block that the right example includes is there. */
static void write_piece(const struct code *row)
{
    static const char include[] = "include: ";
    const char *at = strstr(_(row->right), include);
    if (!at)
        return;
    at += strlen(include);
    char *name = xstrndup(at, strcspn(at, "\n"));
    char *text = xasprintf("format: 1\npiece: %s\nlanguage: %s\nsteps:\n"
                           "  - {id: included, say: Goodbye., answer: none}\n",
                           name, language_of(row));
    char *file = xasprintf("%s.yaml", name);
    write_file(file, text);
    free(file);
    free(text);
    free(name);
}

/* Puts the lines in their place; the name of the file to check, which the caller frees. */
static char *lay_out(const struct code *row, const char *lines)
{
    char *guide = guide_text(row, lines);
    empty_folder();
    write_piece(row);
    write_file("example.yaml", guide);
    free(guide);
    if (row->place != EXAMPLE_TRANSLATION)
        return xstrdup("example.yaml");
    const char *language = strcmp(language_of(row), "nl") == 0 ? "en" : "nl";
    char *text = translation_text(language, lines);
    char *name = xasprintf("example.%s.yaml", language);
    write_file(name, text);
    free(text);
    return name;
}

static void find(const struct code *row, const char *lines, struct diag *diag)
{
    char *name = lay_out(row, lines);
    char *path = path_join(folder, name);
    check_file(path, diag);
    free(path);
    free(name);
}

static void print_findings(const struct code *row, const struct diag *diag)
{
    print_error("%s\n", row->code);
    for (size_t i = 0; i < diag->count; i++)
        print_error("  %d:%d %s %s\n", diag->findings[i].line, diag->findings[i].column,
                    diag->findings[i].code, diag->findings[i].message);
}

/* The wrong example gives its own code and no other, the right one gives nothing. */
static void check_example(const struct code *row)
{
    struct diag diag;
    diag_init(&diag);
    find(row, _(row->wrong), &diag);
    bool only = diag.count > 0;
    for (size_t i = 0; i < diag.count; i++)
        only = only && strcmp(diag.findings[i].code, row->code) == 0;
    if (!only)
        print_findings(row, &diag);
    assert_true(only);
    diag_clear(&diag);
    find(row, _(row->right), &diag);
    if (diag.count)
        print_findings(row, &diag);
    assert_int_equal(diag.count, 0);
    diag_done(&diag);
}

static void every_example_is_real(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "nl"};
    char *catalogues = path_data("locale");
    const struct code *row;
    message_set_directory(catalogues);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        message_set_language(languages[i]);
        for (size_t k = 0; (row = code_at(k)); k++) {
            if (row->wrong)
                check_example(row);
        }
    }
    message_set_language("en");
    free(catalogues);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_has_a_row_and_every_row_is_used),
        cmocka_unit_test(a_row_says_enough),
        cmocka_unit_test(a_code_is_found_as_people_type_it),
        cmocka_unit_test(every_example_is_real),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
