/* From a folder to a bundle to the model, with what is missing filled in. */
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

#include "base/path.h"
#include "script/load.h"

static const char guide[] =
    "format: 1\n"
    "id: proef\n"
    "version: 3\n"
    "language: nl\n"
    "title: Zomaar een proef\n"
    "process: annual\n"
    "duration: 45\n"
    "parts:\n"
    "  - id: begin\n"
    "    phase: opening\n"
    "    minutes: 5\n"
    "    steps:\n"
    "      - id: welkom\n"
    "        say: |\n"
    "          Fijn dat je er bent.\n"
    "          We beginnen.\n"
    "        answer: none\n"
    "      - {id: keus, label: Keus, ask: Wat kies je?, answer: choice,\n"
    "         choices: [{id: een, text: Een}, {id: twee, text: Twee}], other: yes}\n"
    "  - id: waarden\n"
    "    title: Waarden\n"
    "    for_each: values\n"
    "    steps:\n"
    "      - id: belang\n"
    "        ask: Hoe belangrijk is het om {value}?\n"
    "        simple: Is {value} belangrijk?\n"
    "        probes: [Sinds wanneer?]\n"
    "        answer: scale\n"
    "        measures: importance\n"
    "        ends: [niet, heel]\n"
    "        per_value:\n"
    "          income: {ask: Hoe telt geld?}\n"
    "          contacts: {probes: [Wie?, Waar?]}\n"
    "      - id: vervolg\n"
    "        ask: En verder?\n"
    "        answer: text\n"
    "        phase: realisation\n"
    "        when: {step: belang, at_least: 4}\n"
    "  - id: kiezen\n"
    "    title: Kiezen\n"
    "    steps:\n"
    "      - {id: focus, ask: Welke kies je?, answer: choices, choices: values,\n"
    "         measures: focus, when: {step: keus, is: een}}\n";

static const char translation[] =
    "format: 1\n"
    "translates: proef\n"
    "language: en\n"
    "title: A trial\n"
    "parts: {waarden: {title: Values}}\n"
    "steps:\n"
    "  keus: {label: Choice, ask: What do you choose?, choices: {een: One}}\n"
    "  belang:\n"
    "    ask: How important is it to {value}?\n"
    "    per_value: {income: {ask: How does money count?}}\n";

static char folder[64];
static struct library library = {.folders = {[SHELF_OWN] = folder}};

static void write_file(const char *name, const char *text)
{
    struct diag diag;
    diag_init(&diag);
    char *path = path_join(folder, name);
    assert_true(path_write(path, text, strlen(text), true, &diag));
    free(path);
    diag_done(&diag);
}

static void remove_file(const char *name)
{
    char *path = path_join(folder, name);
    unlink(path);
    free(path);
}

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/wg-load-XXXXXX");
    library.folders[SHELF_SHIPPED] = path_data("scripts"); /* until the program ends */
    if (!mkdtemp(folder))
        return 1;
    write_file("proef.yaml", guide);
    write_file("proef.en.yaml", translation);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    remove_file("proef.yaml");
    remove_file("proef.en.yaml");
    remove_file("fout.yaml");
    remove_file("andere.yaml");
    rmdir(folder);
    return 0;
}

static struct script *load_in(const char *language)
{
    struct diag diag;
    diag_init(&diag);
    char *bundle = bundle_load(&library, SHELF_OWN, "proef", &diag);
    assert_non_null(bundle);
    assert_false(diag_has_error(&diag));
    diag_clear(&diag);
    struct script *script = bundle_open(bundle, language, &diag);
    assert_non_null(script);
    assert_int_equal(diag.count, 0);
    free(bundle);
    diag_done(&diag);
    return script;
}

static void the_model_says_what_the_guide_says(void **state)
{
    (void)state;
    struct script *script = load_in("nl");
    assert_string_equal(script->id, "proef");
    assert_int_equal(script->version, 3);
    assert_int_equal(script->process, PROCESS_ANNUAL);
    assert_int_equal(script->duration, 45);
    assert_null(script->about);
    assert_int_equal(script->part_count, 3);
    assert_int_equal(script->step_count, 5);
    assert_int_equal(script->parts[1].first_step, 2);
    assert_int_equal(script->parts[1].step_count, 2);
    assert_int_equal(script->parts[1].for_each, LOOP_VALUES);
    assert_int_equal(script->parts[0].minutes, 5);
    const struct step *keus = &script->steps[1], *belang = &script->steps[2];
    assert_int_equal(keus->choice_count, 2);
    assert_true(keus->other);
    assert_string_equal(keus->choices[1].text, "Twee");
    assert_string_equal(belang->ends[1], "heel");
    assert_int_equal(belang->measure, MEASURE_IMPORTANCE);
    assert_int_equal(belang->part, 1);
    const struct condition *when = script->steps[3].when;
    assert_int_equal(when->step_index, 2);
    assert_int_equal(when->comparison, COMPARE_AT_LEAST);
    assert_int_equal(when->number, 4);
    when = script->steps[4].when;
    assert_int_equal(when->comparison, COMPARE_IS);
    assert_string_equal(when->text, "een");
    script_free(script);
}

static void what_is_left_out_is_filled_in(void **state)
{
    (void)state;
    struct script *script = load_in("nl");
    assert_string_equal(script->parts[0].title, "begin");
    assert_int_equal(script->parts[1].phase, PHASE_VALUES);
    assert_int_equal(script->parts[2].phase, PHASE_VALUES);
    assert_int_equal(script->steps[2].phase, PHASE_VALUES);
    assert_int_equal(script->steps[3].phase, PHASE_REALISATION);
    assert_string_equal(script->steps[0].label, "Fijn dat je er bent. We beginnen.");
    assert_string_equal(script->steps[0].words.say, "Fijn dat je er bent.\nWe beginnen.");
    const struct step *belang = &script->steps[2];
    const struct wording *income = belang->per_value[VALUE_INCOME];
    assert_string_equal(income->ask, "Hoe telt geld?");
    assert_string_equal(income->simple, "Is {value} belangrijk?");
    assert_int_equal(income->probe_count, 1);
    const struct wording *contacts = belang->per_value[VALUE_CONTACTS];
    assert_string_equal(contacts->ask, belang->words.ask);
    assert_string_equal(contacts->probes[1], "Waar?");
    assert_null(belang->per_value[VALUE_DECISIONS]);
    const struct step *focus = &script->steps[4];
    assert_true(focus->choices_are_values);
    assert_int_equal(focus->choice_count, VALUE_COUNT);
    assert_string_equal(focus->choices[VALUE_INCOME].id, "income");
    assert_string_equal(focus->choices[VALUE_INCOME].text, script->values[VALUE_INCOME].name);
    script_free(script);
}

static void a_translation_is_laid_over(void **state)
{
    (void)state;
    struct script *script = load_in("en");
    assert_string_equal(script->language, "en");
    assert_string_equal(script->title, "A trial");
    assert_string_equal(script->parts[1].title, "Values");
    assert_string_equal(script->parts[2].title, "Kiezen");
    const struct step *keus = &script->steps[1], *belang = &script->steps[2];
    assert_string_equal(keus->label, "Choice");
    assert_string_equal(keus->choices[0].text, "One");
    assert_string_equal(keus->choices[1].text, "Twee");
    assert_string_equal(belang->words.ask, "How important is it to {value}?");
    assert_string_equal(belang->words.simple, "Is {value} belangrijk?");
    assert_string_equal(belang->per_value[VALUE_INCOME]->ask, "How does money count?");
    assert_string_equal(belang->per_value[VALUE_CONTACTS]->ask, "How important is it to {value}?");
    script_free(script);
}

static void an_unknown_language_gives_the_own_one(void **state)
{
    (void)state;
    struct script *script = load_in("tlh");
    assert_string_equal(script->language, "nl");
    assert_string_equal(script->title, "Zomaar een proef");
    assert_int_equal(script->language_count, 2);
    script_free(script);
}

static void the_way_lines_end_does_not_change_a_bundle(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    char *before = bundle_load(&library, SHELF_OWN, "proef", &diag);
    char windows[sizeof guide * 2] = "\xEF\xBB\xBF";
    for (size_t i = 0, end = 3; guide[i]; i++) {
        if (guide[i] == '\n')
            windows[end++] = '\r';
        windows[end++] = guide[i];
    }
    write_file("proef.yaml", windows);
    char *after = bundle_load(&library, SHELF_OWN, "proef", &diag);
    write_file("proef.yaml", guide);
    assert_non_null(before);
    assert_non_null(after);
    assert_string_equal(before, after);
    free(before);
    free(after);
    diag_done(&diag);
}

static void a_damaged_bundle_is_a_sentence(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    char *bundle = bundle_load(&library, SHELF_OWN, "proef", &diag);
    size_t length = strlen(bundle);
    for (size_t cut = 0; cut < length; cut += 7) {
        char *piece = xstrndup(bundle, cut);
        diag_clear(&diag);
        assert_null(bundle_open(piece, "en", &diag));
        assert_true(diag_has_error(&diag));
        free(piece);
    }
    static const char *const damaged[] = {
        "{}",
        "[]",
        "{\"files\": []}",
        "{\"files\": [{\"role\": \"script\"}]}",
        "{\"files\": [{\"role\": \"values\", \"language\": \"nl\", \"name\": \"x\", \"text\": "
        "\"\"}]}",
        "{\"files\": [{\"role\": \"other\", \"language\": \"nl\", \"name\": \"x\", \"text\": "
        "\"\"}]}",
    };
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        diag_clear(&diag);
        assert_null(bundle_open(damaged[i], "nl", &diag));
        assert_true(diag_has_error(&diag));
    }
    free(bundle);
    diag_done(&diag);
}

static void a_guide_that_is_not_there_is_a_sentence(void **state)
{
    (void)state;
    static const char *const ids[] = {"weg", "", "../proef", "proef.en", "/etc/passwd"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct diag diag;
        diag_init(&diag);
        assert_null(bundle_load(&library, SHELF_OWN, ids[i], &diag));
        assert_true(diag_has_error(&diag));
        diag_done(&diag);
    }
}

static const struct step *step_of(const struct script *script, const char *id)
{
    size_t index = script_find_step(script, id);
    assert_int_not_equal(index, SIZE_MAX);
    return &script->steps[index];
}

static struct script *open_shipped(const char *id)
{
    struct diag diag;
    diag_init(&diag);
    char *folder_name = path_data("scripts");
    struct library shipped = {.folders = {[SHELF_SHIPPED] = folder_name}};
    char *bundle = bundle_load(&shipped, SHELF_SHIPPED, id, &diag);
    struct script *script = bundle ? bundle_open(bundle, "en", &diag) : NULL;
    assert_string_equal(diag_text(&diag), "");
    assert_non_null(script);
    free(bundle);
    free(folder_name);
    diag_done(&diag);
    return script;
}

/* The value talks go on with the follow-up and look in between; the others go on with themselves. */
static void a_day_says_which_talk_it_is_for(void **state)
{
    static const struct {
        const char *id, *next, *check_in;
    } guides[] = {{"kerngesprek", "vervolggesprek", "tussenstand"},
                  {"vervolggesprek", "vervolggesprek", "tussenstand"},
                  {"tussenstand", "vervolggesprek", NULL},
                  {"jaargesprek", NULL, NULL},
                  {"functioneringsgesprek", NULL, NULL},
                  {"verbetertraject", NULL, NULL}};
    (void)state;
    for (size_t i = 0; i < sizeof guides / sizeof *guides; i++) {
        struct script *script = open_shipped(guides[i].id);
        const struct step *next = step_of(script, "volgend-gesprek");
        size_t check_in = script_find_measure(script, MEASURE_CHECK_IN);
        assert_int_equal(next->after.count, 0);
        assert_true(script->repeat_after.count > 0);
        if (guides[i].next)
            assert_string_equal(next->guide, guides[i].next);
        else
            assert_null(next->guide);
        assert_int_equal(check_in != SIZE_MAX, guides[i].check_in != NULL);
        if (guides[i].check_in) {
            assert_string_equal(script->steps[check_in].guide, guides[i].check_in);
            assert_int_equal(script->steps[check_in].after.count, 6);
            assert_int_equal(script->steps[check_in].after.unit, UNIT_WEEKS);
        }
        script_free(script);
    }
}

/* How an agreement stands is asked in the same words, with its reason. */
static void agreements_come_by_with_a_reason(void **state)
{
    static const char *const ids[] = {"done", "busy", "changed", "dropped"};
    static const char *const words[] = {"kept", "still going", "changed", "let go"};
    static const char *const guides[] = {"vervolggesprek", "tussenstand"};
    (void)state;
    for (size_t i = 0; i < sizeof guides / sizeof *guides; i++) {
        struct script *script = open_shipped(guides[i]);
        const struct step *status = step_of(script, "stand");
        assert_int_equal(status->choice_count, 4);
        for (size_t k = 0; k < 4; k++)
            assert_string_equal(step_choice_text(status, ids[k]), words[k]);
        assert_int_equal(step_of(script, "reden")->measure, MEASURE_REASON);
        assert_int_equal(step_of(script, "nodig")->answer, ANSWER_TEXT);
        script_free(script);
    }
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_model_says_what_the_guide_says),
        cmocka_unit_test(what_is_left_out_is_filled_in),
        cmocka_unit_test(a_translation_is_laid_over),
        cmocka_unit_test(an_unknown_language_gives_the_own_one),
        cmocka_unit_test(the_way_lines_end_does_not_change_a_bundle),
        cmocka_unit_test(a_damaged_bundle_is_a_sentence),
        cmocka_unit_test(a_guide_that_is_not_there_is_a_sentence),
        cmocka_unit_test(a_day_says_which_talk_it_is_for),
        cmocka_unit_test(agreements_come_by_with_a_reason),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
