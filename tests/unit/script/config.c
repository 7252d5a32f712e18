/* The settings: what is read, what a slip in them is told about, and what is no slip. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "script/config.h"

struct fixture {
    char folder[40];
    char *path;
    struct config config;
    struct diag diag;
};

static int make(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof *fixture);

    strcpy(fixture->folder, "/tmp/waardegesprek-XXXXXX");
    if (!mkdtemp(fixture->folder))
        return -1;
    fixture->path = xasprintf("%s/config.yaml", fixture->folder);
    diag_init(&fixture->diag);
    *state = fixture;
    return 0;
}

static int remove_all(void **state)
{
    struct fixture *fixture = *state;

    unlink(fixture->path);
    rmdir(fixture->folder);
    diag_done(&fixture->diag);
    free(fixture->path);
    free(fixture);
    return 0;
}

static bool load(struct fixture *fixture, const char *text, size_t length)
{
    FILE *file = fopen(fixture->path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    diag_clear(&fixture->diag);
    return config_load(fixture->path, &fixture->config, &fixture->diag);
}

static bool same(const char *one, const char *other)
{
    return one && other ? strcmp(one, other) == 0 : one == other;
}

static void settings_are_read(void **state)
{
    static const struct {
        const char *text;
        struct wanted {
            const char *language, *name, *purpose;
            bool ascii, no_editor;
            const char *registry;
            int thinking_days; /* one more than is set; 0 = nothing is set */
        } config;
    } rows[] = {
        {"", {0}},
        {"\n\n  \n", {0}},
        {"# nothing set yet\r\n  # nor here", {0}},
        {"\xEF\xBB\xBF# with a mark\n", {0}},
        {"language: nl\n", {.language = "nl"}},
        {"language: \"en\"\n", {.language = "en"}},
        {"\xEF\xBB\xBFname: Noor de Vries\r\n", {.name = "Noor de Vries"}},
        {"name: Zoe\xCC\x88\n", {.name = "Zo\xC3\xAB"}},
        {"name: 12\nascii: yes\n", {.name = "12", .ascii = true}},
        {"ascii: no\neditor: yes\n", {0}},
        {"editor: no\n", {.no_editor = true}},
        {"purpose: |\n  Goed werk,\n  samen.\n", {.purpose = "Goed werk, samen."}},
        {"registry: /srv/waardegesprek/registry.db\n",
         {.registry = "/srv/waardegesprek/registry.db"}},
        {"registry: \"postgresql://een,twee/waarde?target_session_attrs=read-write\"\n",
         {.registry = "postgresql://een,twee/waarde?target_session_attrs=read-write"}},
        {"registry: ~/registry.db\nthinking_days: 0\n",
         {.registry = "~/registry.db", .thinking_days = 1}},
        {"thinking_days: 30\n", {.thinking_days = 31}},
        {"{language: nl, name: N, purpose: \"Zo: ja\", ascii: yes, editor: no}",
         {.language = "nl", .name = "N", .purpose = "Zo: ja", .ascii = true, .no_editor = true}},
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct wanted *wanted = &rows[i].config;
        const struct config *found = &fixture->config;
        bool fine = load(fixture, rows[i].text, strlen(rows[i].text));
        assert_string_equal(diag_text(&fixture->diag), "");
        if (!fine || !same(wanted->language, found->language) || !same(wanted->name, found->name) ||
            !same(wanted->purpose, found->purpose) || wanted->ascii != found->ascii ||
            wanted->no_editor != found->no_editor || !same(wanted->registry, found->registry) ||
            wanted->thinking_days != found->thinking_days + 1)
            fail_msg("\"%s\" was read otherwise", rows[i].text);
        config_done(&fixture->config);
    }
}

/* Each one: refused, with the place and the repair, and nothing is touched. */
static void slips_are_told_about(void **state)
{
    static const struct {
        const char *text;
        int line, column;
        const char *code, *repair;
    } rows[] = {
        {"languag: nl\n", 1, 1, "WG102", "Did you mean \"language\"?"},
        {"ascii: yes\ntaal: nl\n", 2, 1, "WG102", "Did you mean \"language\"?"},
        {"colour: red\n", 1, 1, "WG102",
         "What may stand here: language, name, purpose, scripts_path, registry, thinking_days, "
         "ascii, "
         "editor."},
        {"language: nederlands\n", 1, 11, "WG114", "Did you mean \"nl\"?"},
        {"language: fr\n", 1, 11, "WG114",
         "\"language\" is the language of the screens: nl or en."},
        {"ascii: ja\n", 1, 8, "WG114", "Did you mean \"yes\"?"},
        {"editor: false\n", 1, 9, "WG114", "Did you mean \"no\"?"},
        {"register: /srv/registry.db\n", 1, 1, "WG102", "Did you mean \"registry\"?"},
        {"bedenktijd: 2\n", 1, 1, "WG102", "Did you mean \"thinking_days\"?"},
        {"thinking_days: -1\n", 1, 16, "WG115", NULL},
        {"thinking_days: 31\n", 1, 16, "WG115", NULL},
        {"thinking_days: twee\n", 1, 16, "WG115", NULL},
        {"name:\n", 1, 6, "WG113", NULL},
        {"name: [Noor]\n", 1, 7, "WG113", NULL},
        {"name: a\nname: b\n", 2, 1, "WG111", "Keep one of the two."},
        {"purpose: Waarom: daarom\n", 1, 16, "WG103", NULL},
        {"- nl\n", 1, 1, "WG113", NULL},
        {"nl\n", 1, 1, "WG113", NULL},
        {"name: &a Noor\n", 1, 7, "WG109", NULL},
        {"name: No\x1Bor\n", 1, 9, "WG100", NULL},
        {"name: \"No\\e[0mor\"\n", 1, 7, "WG100", NULL},
        {"name: No\xFFor\n", 1, 9, "WG100", NULL},
    };
    struct fixture *fixture = *state;
    char mark[] = "untouched";

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture->config = (struct config){.name = mark};
        if (load(fixture, rows[i].text, strlen(rows[i].text)))
            fail_msg("\"%s\" was taken", rows[i].text);
        assert_ptr_equal(fixture->config.name, mark);
        if (fixture->diag.count != 1)
            fail_msg("\"%s\" gave %zu findings", rows[i].text, fixture->diag.count);
        const struct finding *finding = fixture->diag.findings;
        assert_string_equal(finding->file, fixture->path);
        if (finding->line != rows[i].line || finding->column != rows[i].column)
            fail_msg("\"%s\": found at %d:%d", rows[i].text, finding->line, finding->column);
        assert_string_equal(finding->code, rows[i].code);
        if (rows[i].repair)
            assert_string_equal(finding->repair, rows[i].repair);
    }
}

static void all_slips_come_at_once(void **state)
{
    static const char text[] = "ascii: perhaps\nlanguage: xx\nnaam: Noor\n";
    struct fixture *fixture = *state;

    assert_false(load(fixture, text, strlen(text)));
    assert_int_equal(fixture->diag.count, 3);
    for (int i = 0; i < 3; i++)
        assert_int_equal(fixture->diag.findings[i].line, i + 1);
}

/* A long name is a warning: it is kept, and the talk can begin. */
static void long_texts_are_kept(void **state)
{
    struct fixture *fixture = *state;
    char text[120] = "name: ";

    memset(text + 6, 'n', 61);
    assert_true(load(fixture, text, strlen(text)));
    assert_int_equal(fixture->diag.count, 1);
    assert_int_equal(fixture->diag.findings[0].severity, SEVERITY_WARNING);
    assert_int_equal(strlen(fixture->config.name), 61);
    config_done(&fixture->config);
}

static void a_nul_byte_is_no_end(void **state)
{
    struct fixture *fixture = *state;

    assert_false(load(fixture, "# fine\0name: Noor\n", 18));
    assert_string_equal(fixture->diag.findings[0].code, "WG100");
}

static void absent_or_unreadable(void **state)
{
    struct fixture *fixture = *state;
    char *below = xasprintf("%s/config.yaml", fixture->path);

    assert_true(config_load(fixture->path, &fixture->config, &fixture->diag));
    assert_null(fixture->config.language);
    assert_null(fixture->config.registry);
    assert_int_equal(fixture->config.thinking_days, -1);
    assert_true(load(fixture, "", 0)); /* a file where a folder should be */
    assert_true(config_load(below, &fixture->config, &fixture->diag));
    assert_int_equal(fixture->diag.count, 0);
    assert_false(config_load(fixture->folder, &fixture->config, &fixture->diag));
    assert_int_equal(fixture->diag.count, 1);
    config_done(&fixture->config);
    free(below);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, remove_all)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(settings_are_read),   TEST(slips_are_told_about), TEST(all_slips_come_at_once),
        TEST(long_texts_are_kept), TEST(a_nul_byte_is_no_end), TEST(absent_or_unreadable),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
