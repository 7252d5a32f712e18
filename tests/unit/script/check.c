/* A file beside the shelves: what it leans on, what is published of it, and what is said then. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/path.h"
#include "script/guide.h"
#include "script/translate.h"

static char base[64];
static char *shelves[SHELF_COUNT];
static struct library library;

static const char values[] = "format: 1\n"
                             "language: nl\n"
                             "values:\n"
                             "  use-skills: {name: Kunnen, short: Kunnen, in_sentence: kunnen}\n"
                             "  develop-skills: {name: Leren, short: Leren, in_sentence: leren}\n"
                             "  decisions: {name: Kiezen, short: Kiezen, in_sentence: kiezen}\n"
                             "  contacts: {name: Mensen, short: Mensen, in_sentence: mensen}\n"
                             "  own-goals: {name: Doelen, short: Doelen, in_sentence: doelen}\n"
                             "  income: {name: Loon, short: Loon, in_sentence: loon}\n"
                             "  contribution: {name: Geven, short: Geven, in_sentence: geven}\n";

static const char piece[] = "format: 1\n"
                            "piece: eind\n"
                            "language: nl\n"
                            "parts:\n"
                            "  - id: slot\n"
                            "    title: Slot\n"
                            "    steps:\n"
                            "      - {id: dank, say: Dank je wel., answer: none}\n";

static const char guide[] = "format: 1\n"
                            "id: proef\n"
                            "version: 1\n"
                            "language: nl\n"
                            "title: Proef\n"
                            "process: one-on-one\n"
                            "parts:\n"
                            "  - id: begin\n"
                            "    title: Begin\n"
                            "    steps:\n"
                            "      - id: week\n"
                            "        ask: Wat was er goed?\n"
                            "        simple: Wat was fijn?\n"
                            "        answer: text\n"
                            "      - id: dag\n"
                            "        ask: Wat deed je gisteren?\n"
                            "        answer: text\n"
                            "  - id: waarden\n"
                            "    title: Waarden\n"
                            "    for_each: values\n"
                            "    steps:\n"
                            "      - id: belang\n"
                            "        ask: \"Wat betekent {value} voor jou?\"\n"
                            "        answer: text\n"
                            "        per_value:\n"
                            "          income:\n"
                            "            ask: Wat betekent je loon voor jou?\n"
                            "            simple: Hoe blij ben je met je loon?\n"
                            "  - include: eind\n";

static void write_file(const char *folder, const char *name, const char *text)
{
    struct diag diag;
    diag_init(&diag);
    char *path = path_join(folder, name);
    assert_true(path_write(path, text, strlen(text), true, &diag));
    free(path);
    diag_done(&diag);
}

/* The guide's own folder has nothing but the guide. */
static int make_shelves(void **state)
{
    static const char *const names[SHELF_COUNT] = {"own", "shared", "shipped"};
    (void)state;
    strcpy(base, "/tmp/wg-check-XXXXXX");
    if (!mkdtemp(base))
        return 1;
    for (int i = 0; i < SHELF_COUNT; i++) {
        library.folders[i] = shelves[i] = path_join(base, names[i]);
        if (mkdir(shelves[i], 0700) != 0)
            return 1;
    }
    write_file(shelves[SHELF_SHIPPED], "values.nl.yaml", values);
    write_file(shelves[SHELF_SHARED], "eind.yaml", piece);
    write_file(shelves[SHELF_OWN], "proef.yaml", guide);
    return 0;
}

static int remove_shelves(void **state)
{
    (void)state;
    char *command = xasprintf("rm -rf '%s'", base);
    int status = system(command);
    free(command);
    for (int i = 0; i < SHELF_COUNT; i++)
        free(shelves[i]);
    return status;
}

/* The guide with these words for those. */
static void write_guide(const char *from, const char *to)
{
    const char *at = strstr(guide, from);
    assert_non_null(at);
    char *text = xasprintf("%.*s%s%s", (int)(at - guide), guide, to, at + strlen(from));
    write_file(shelves[SHELF_OWN], "proef.yaml", text);
    free(text);
}

static void check_on(enum shelf shelf, const char *name, struct diag *diag)
{
    char *path = path_join(library.folders[shelf], name);
    diag_init(diag);
    script_check_file(&library, path, diag);
    free(path);
}

static const struct finding *find(const struct diag *diag, const char *code)
{
    for (size_t i = 0; i < diag->count; i++) {
        if (strcmp(diag->findings[i].code, code) == 0)
            return &diag->findings[i];
    }
    return NULL;
}

static void a_block_may_lie_on_a_shelf_behind(void **state)
{
    (void)state;
    struct diag diag;
    struct translation_work work;
    static const char *const steps[] = {"week", "dank", "weg"};
    char *path = path_join(shelves[SHELF_OWN], "proef.yaml");
    check_on(SHELF_OWN, "proef.yaml", &diag);
    assert_null(find(&diag, "WG216"));
    assert_false(diag_has_error(&diag));
    diag_clear(&diag);
    assert_true(script_check_used(&library, path, steps, 3, &diag));
    assert_int_equal(diag.count, 1);
    assert_non_null(strstr(diag.findings[0].message, "\"weg\""));
    diag_clear(&diag);
    assert_true(translation_work_init(&work, &library, path, "en", &diag));
    assert_int_equal(diag.count, 0);
    translation_work_done(&work);
    diag_done(&diag);
    free(path);
}

/* What lies on a shelf sees nothing of those before it: so it is published, too. */
static void a_block_on_a_shelf_before_is_not_there(void **state)
{
    (void)state;
    struct diag diag;
    write_file(shelves[SHELF_SHIPPED], "proef.yaml", guide);
    check_on(SHELF_SHIPPED, "proef.yaml", &diag);
    assert_non_null(find(&diag, "WG216"));
    diag_done(&diag);
    char *path = path_join(shelves[SHELF_SHIPPED], "proef.yaml");
    assert_int_equal(unlink(path), 0);
    free(path);
}

/* Each is one slip, told where it stands: in the block. */
static void a_block_with_sets_of_another_form_is_told_once(void **state)
{
    (void)state;
    static const char *const sets[] = {"[Wat nog?]", "Wat nog?", "[{meer: [Wat nog?]}]",
                                       "{meer: Wat nog?}", "{meer: {ook: Wat nog?}}"};
    write_guide("ask: Wat was er goed?", "ask: Wat was er goed?\n        probes: sets/meer");
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        struct diag diag;
        char *text = xasprintf("format: 1\npiece: sets\nlanguage: nl\nprobes: %s\n", sets[i]);
        write_file(shelves[SHELF_OWN], "sets.yaml", text);
        check_on(SHELF_OWN, "proef.yaml", &diag);
        if (diag.count != 1)
            print_error("%s: %zu\n", sets[i], diag.count);
        assert_int_equal(diag.count, 1);
        assert_string_equal(diag.findings[0].code, "WG113");
        assert_string_equal(path_base(diag.findings[0].file), "sets.yaml");
        diag_done(&diag);
        free(text);
    }
    write_file(shelves[SHELF_OWN], "proef.yaml", guide);
}

static void a_question_that_left_its_plainer_wording_behind_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
        int line; /* 0 = nothing is said */
    } cases[] = {
        {"Wat was er goed?", "Wat ging er goed?", 13},
        {"Wat was er goed?\n        simple: Wat was fijn?",
         "Wat ging er goed?\n        simple: Wat ging fijn?", 0},
        {"Wat was er goed?\n        simple: Wat was fijn?", "Wat ging er goed?", 0},
        {"Wat deed je gisteren?", "Wat deed je vandaag?", 0},
        {"simple: Wat was fijn?", "simple: Wat ging fijn?", 0},
        {"Wat betekent je loon", "Wat zegt je loon", 28},
        {"Wat betekent {value}", "Wat zegt {value}", 0},
    };
    struct diag diag;
    diag_init(&diag);
    assert_true(guide_publish(&library, "proef", "Nieuw.", "2026-11-20", &diag));
    diag_done(&diag);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        write_guide(cases[i].from, cases[i].to);
        check_on(SHELF_OWN, "proef.yaml", &diag);
        const struct finding *found = find(&diag, "WG222");
        if ((found ? found->line : 0) != cases[i].line)
            print_error("%s: line %d\n", cases[i].to, found ? found->line : 0);
        assert_int_equal(found ? found->line : 0, cases[i].line);
        assert_int_equal(!found || found->severity == SEVERITY_WARNING, true);
        diag_done(&diag);
    }
    write_file(shelves[SHELF_OWN], "proef.yaml", guide);
}

static void curly_quotes_are_named_in_the_repair(void **state)
{
    (void)state;
    static const struct {
        const char *to;
        bool curly;
    } cases[] = {
        {"ask: “Zeg eens: wat was er goed?”", true},
        {"ask: Zeg eens: wat was er goed?", false},
        {"ask: Hij zei “ja”: wat deed jij?", false},
        {"ask: Wat was er?\n        probes:\n          - „Zeg eens: wat nog?”", true},
        {"ask: Wat was er?\n        probes: [“Zeg eens: wat nog?”]", true},
        {"ask: Wat was er?\n        probes:\n          - Zeg eens: wat nog?", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diag diag;
        write_guide("ask: Wat was er goed?", cases[i].to);
        check_on(SHELF_OWN, "proef.yaml", &diag);
        assert_int_equal(diag.count, 1);
        assert_string_equal(diag.findings[0].code, "WG103");
        if ((strstr(diag.findings[0].repair, "straight") != NULL) != cases[i].curly)
            print_error("%s: %s\n", cases[i].to, diag.findings[0].repair);
        assert_int_equal(strstr(diag.findings[0].repair, "straight") != NULL, cases[i].curly);
        diag_done(&diag);
    }
    write_file(shelves[SHELF_OWN], "proef.yaml", guide);
}

static void the_name_of_a_translation_has_a_language(void **state)
{
    (void)state;
    static const struct {
        const char *path, *language;
    } cases[] = {
        {"proef.en.yaml", "en"},     {"/a.b/proef.nl-simple.yaml", "nl-simple"},
        {"proef.yaml", NULL},        {"/a.en.yaml/proef.yaml", NULL},
        {"proef.en.yml", NULL},      {"proef.en", NULL},
        {"proef.en.old.yaml", NULL}, {"proef..yaml", NULL},
        {".en.yaml", NULL},          {"proef", NULL},
        {"proef.en.yaml.swp", NULL}, {"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *language = translation_language(cases[i].path);
        assert_int_equal(language != NULL, cases[i].language != NULL);
        if (language)
            assert_string_equal(language, cases[i].language);
        free(language);
    }
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_may_lie_on_a_shelf_behind),
        cmocka_unit_test(a_block_on_a_shelf_before_is_not_there),
        cmocka_unit_test(a_block_with_sets_of_another_form_is_told_once),
        cmocka_unit_test(a_question_that_left_its_plainer_wording_behind_is_told),
        cmocka_unit_test(curly_quotes_are_named_in_the_repair),
        cmocka_unit_test(the_name_of_a_translation_has_a_language),
    };
    return cmocka_run_group_tests(tests, make_shelves, remove_shelves);
}
