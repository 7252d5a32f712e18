/* What a translation still needs, and when it is out of date. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/path.h"
#include "check_file.h"
#include "script/translate.h"

static const char guide[] = "format: 1\n"
                            "id: proef\n"
                            "version: 1\n"
                            "language: nl\n"
                            "title: Een proef\n"
                            "process: one-on-one\n"
                            "parts:\n"
                            "  - id: begin\n"
                            "    title: Begin\n"
                            "    steps:\n"
                            "      - id: welkom\n"
                            "        say: >-\n"
                            "          Fijn dat\n"
                            "          je er bent.\n"
                            "        answer: none\n"
                            "      - id: week\n"
                            "        ask: \"Zeg eens: wat was goed?\"\n"
                            "        answer: choice\n"
                            "        probes: [Wie was erbij?, Wat maakte het goed?]\n"
                            "        choices:\n"
                            "          - {id: een, text: Het ene}\n"
                            "          - {id: twee, text: Het andere}\n"
                            "  - include: blok\n";

static const char piece[] = "format: 1\n"
                            "piece: blok\n"
                            "language: nl\n"
                            "parts:\n"
                            "  - id: eind\n"
                            "    title: Eind\n"
                            "    steps:\n"
                            "      - {id: dank, say: Dank je wel., answer: none}\n";

static const char head[] = "format: 1\n"
                           "translates: proef\n"
                           "language: en\n"
                           "title: A trial\n"
                           "parts: {begin: {title: Begin}}\n"
                           "steps:\n";

/* Nothing is missing in it. */
static const char whole[] = "  welkom: {say: Good that you are here.}\n"
                            "  week:\n"
                            "    # nl: Zeg eens: wat was goed?\n"
                            "    ask: What was good?\n"
                            "    probes:\n"
                            "      # nl: Wat maakte het goed?\n"
                            "      - What made it good?\n"
                            "      - Who was there?\n"
                            "    choices: {een: One thing, twee: The other}\n";

static const char *const names[] = {"proef.yaml", "blok.yaml", "proef.en.yaml"};
static char folder[64];

static void write_file(const char *name, const char *text)
{
    struct diag diag;
    diag_init(&diag);
    char *path = path_join(folder, name);
    assert_true(path_write(path, text, strlen(text), true, &diag));
    free(path);
    diag_done(&diag);
}

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/wg-translate-XXXXXX");
    if (!mkdtemp(folder))
        return 1;
    write_file("proef.yaml", guide);
    write_file("blok.yaml", piece);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *path = path_join(folder, names[i]);
        unlink(path);
        free(path);
    }
    rmdir(folder);
    return 0;
}

static bool work_on(const char *name, const char *language, struct translation_work *work)
{
    struct library library = {.folders = {[SHELF_OWN] = folder, [SHELF_SHIPPED] = folder}};
    struct diag diag;
    diag_init(&diag);
    char *path = path_join(folder, name);
    bool fine = translation_work_init(work, &library, path, language, &diag);
    assert_int_equal(fine, !diag_has_error(&diag));
    diag_done(&diag);
    free(path);
    return fine;
}

/* The translation with these steps. */
static void work_with(const char *steps, struct translation_work *work)
{
    char *text = xasprintf("%s%s", head, steps);
    write_file("proef.en.yaml", text);
    free(text);
    assert_true(work_on("proef.yaml", "en", work));
    assert_true(work->there);
}

static void a_new_one_holds_every_text_with_its_source(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "format: 1\ntranslates: proef\nlanguage: en\n",
        "\n# # nl: Een proef\n# title:\n",
        "\n# parts:\n#   begin:\n#     # nl: Begin\n#     title:\n",
        "\n# steps:\n#   welkom:\n#     # nl: Fijn dat je er bent.\n#     say:\n",
        "\n#   week:\n#     # nl: Zeg eens: wat was goed?\n#     ask:\n",
        "\n#     probes:\n#       # nl: Wie was erbij?\n#       -\n#       # nl: Wat maakte het "
        "goed?\n#       -\n",
        "\n#     choices:\n#       # nl: Het ene\n#       een:\n#       # nl: Het andere\n#       "
        "twee:\n",
    };
    struct translation_work work;
    assert_true(work_on("proef.yaml", "en", &work));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (!strstr(work.lines, lines[i]))
            print_error("%s", work.lines);
        assert_non_null(strstr(work.lines, lines[i]));
    }
    assert_null(strstr(work.lines, "dank")); /* that is translated with its block */
    assert_false(work.there);
    assert_int_equal(work.missing, 7);
    assert_int_equal(work.stale, 0);
    assert_string_equal(path_base(work.path), "proef.en.yaml");
    translation_work_done(&work);
}

static void a_new_one_can_be_used_as_it_is(void **state)
{
    (void)state;
    struct translation_work work;
    struct diag diag;
    diag_init(&diag);
    assert_true(work_on("proef.yaml", "en", &work));
    write_file("proef.en.yaml", work.lines);
    assert_true(check_file(work.path, &diag));
    unlink(work.path);
    translation_work_done(&work);
    diag_done(&diag);
}

static void a_block_has_its_own(void **state)
{
    (void)state;
    struct translation_work work;
    assert_true(work_on("blok.yaml", "en", &work));
    assert_non_null(strstr(work.lines, "translates: blok\n"));
    assert_non_null(strstr(work.lines, "# nl: Dank je wel.\n"));
    assert_int_equal(work.missing, 2);
    translation_work_done(&work);
}

static void its_own_language_is_refused(void **state)
{
    (void)state;
    struct translation_work work;
    assert_false(work_on("proef.yaml", "nl", &work));
    assert_false(work_on("weg.yaml", "en", &work));
}

/* Steps, and how many texts are missing and stale. */
static void what_is_missing_or_stale_is_counted(void **state)
{
    (void)state;
    static const struct {
        const char *what, *from, *to;
        size_t missing, stale;
    } cases[] = {
        {"whole", "", "", 0, 0},
        {"a text gone", "  welkom: {say: Good that you are here.}\n", "", 1, 0},
        {"a text that is empty", "Good that you are here.", "\"\"", 1, 0},
        {"a text of nothing", "    ask: What was good?", "    ask: ~", 1, 0},
        {"nothing behind the colon", "twee: The other", "twee: ", 1, 0},
        {"a list of nothing", "      - Who was there?", "      - ''", 1, 0},
        {"other words", "wat was goed?", "wat was fijn?", 0, 1},
        {"other blanks", "eens: wat was", "eens:   wat  was", 0, 0},
        {"with its quotes", "Zeg eens: wat was goed?", "\"Zeg eens: wat was goed?\"", 0, 0},
        {"a comment in another language", "# nl: Zeg", "# de: Zag", 0, 0},
        {"a comment two lines above", "    ask: What", "    #\n    ask: What", 0, 0},
        {"a mark more", "    # nl: Zeg", "#   # nl: Leg", 0, 1},
        {"an item of a list", "# nl: Wat maakte", "# nl: Wat deed", 0, 1},
        {"an item from another place in it", "# nl: Wat maakte het goed?", "# nl: Wie was erbij?",
         0, 0},
        {"two keys below one comment", "  welkom: {say", "  # nl: Iets\n  welkom: {say", 0, 0},
        {"other words and Windows lines", "goed?\n    ask", "fijn?\r\n    ask", 0, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *at = strstr(whole, cases[i].from);
        char *steps = xasprintf("%.*s%s%s", (int)(at - whole), whole, cases[i].to,
                                at + strlen(cases[i].from));
        struct translation_work work;
        work_with(steps, &work);
        if (work.missing != cases[i].missing || work.stale != cases[i].stale)
            print_error("%s:\n%s", cases[i].what, work.lines);
        assert_int_equal(work.missing, cases[i].missing);
        assert_int_equal(work.stale, cases[i].stale);
        assert_int_equal(*work.lines != '\0', work.missing + work.stale > 0);
        translation_work_done(&work);
        free(steps);
    }
}

static void a_stale_text_is_given_with_its_present_words(void **state)
{
    (void)state;
    struct translation_work work;
    work_with("  welkom:\n"
              "    # nl: Welkom.\n"
              "    say: 'Say \"hello\"'\n",
              &work);
    assert_int_equal(work.stale, 1);
    assert_non_null(strstr(work.lines, "#     # nl: Fijn dat je er bent.\n"
                                       "#     say: \"Say \\\"hello\\\"\"\n"));
    translation_work_done(&work);
}

static void the_checker_warns_where_it_stands(void **state)
{
    (void)state;
    struct translation_work work;
    struct diag diag;
    const struct finding *found = NULL;
    size_t count = 0;
    diag_init(&diag);
    work_with("  welkom:\n"
              "    # nl: Welkom.\n"
              "    say: Welcome.\n",
              &work);
    assert_true(check_file(work.path, &diag));
    for (size_t i = 0; i < diag.count; i++) {
        if (strcmp(diag.findings[i].code, "WG305") == 0) {
            found = &diag.findings[i];
            count++;
        }
    }
    assert_int_equal(count, 1);
    assert_int_equal(found->line, 9);
    assert_int_equal(found->column, 5);
    assert_int_equal(found->severity, SEVERITY_WARNING);
    assert_non_null(strstr(found->message, "Fijn dat je er bent."));
    translation_work_done(&work);
    diag_done(&diag);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_one_holds_every_text_with_its_source),
        cmocka_unit_test(a_new_one_can_be_used_as_it_is),
        cmocka_unit_test(a_block_has_its_own),
        cmocka_unit_test(its_own_language_is_refused),
        cmocka_unit_test(what_is_missing_or_stale_is_counted),
        cmocka_unit_test(a_stale_text_is_given_with_its_present_words),
        cmocka_unit_test(the_checker_warns_where_it_stands),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
