/* The shipped core talk is whole, in both languages. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/path.h"
#include "script/load.h"

static char *bundle;

static int load(void **state)
{
    (void)state;
    struct diag diag;
    diag_init(&diag);
    char *folder = path_data("scripts");
    struct library library = {.folders = {[SHELF_SHIPPED] = folder}};
    bundle = bundle_load(&library, SHELF_SHIPPED, "kerngesprek", &diag);
    for (size_t i = 0; i < diag.count; i++)
        print_error("%s:%d: %s\n", diag.findings[i].file, diag.findings[i].line,
                    diag.findings[i].message);
    int failed = !bundle || diag.count;
    free(folder);
    diag_done(&diag);
    return failed;
}

static int unload(void **state)
{
    (void)state;
    free(bundle);
    return 0;
}

static struct script *open_in(const char *language)
{
    struct diag diag;
    diag_init(&diag);
    struct script *script = bundle_open(bundle, language, &diag);
    assert_non_null(script);
    assert_int_equal(diag.count, 0);
    assert_string_equal(script->language, language);
    diag_done(&diag);
    return script;
}

static void check_values(const struct script *script)
{
    for (int i = 0; i < VALUE_COUNT; i++) {
        assert_true(*script->values[i].name);
        assert_true(*script->values[i].short_name);
        assert_true(*script->values[i].in_sentence);
    }
}

static void check_per_value(const struct script *script, const char *id)
{
    size_t index = script_find_step(script, id);
    assert_true(index != SIZE_MAX);
    for (int i = 0; i < VALUE_COUNT; i++) {
        const struct wording *wording = script->steps[index].per_value[i];
        assert_non_null(wording);
        assert_non_null(wording->ask);
        assert_non_null(wording->simple);
        assert_true(wording->probe_count >= 4);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(wording->ask, script->steps[index].per_value[k]->ask);
    }
}

static void every_language_is_whole(void **state)
{
    (void)state;
    static const char *const languages[] = {"nl", "en"};
    for (size_t i = 0; i < 2; i++) {
        struct script *script = open_in(languages[i]);
        check_values(script);
        check_per_value(script, "eigen-woorden");
        for (int measure = MEASURE_NONE + 1; measure < MEASURE_STATUS; measure++)
            assert_true(script_find_measure(script, (enum measure)measure) != SIZE_MAX);
        assert_int_equal(script->language_count, 3); /* and the plainer Dutch */
        assert_string_equal(script->languages[0], "nl");
        assert_string_equal(script->languages[1], "nl-simple");
        assert_string_equal(script->languages[2], "en");
        script_free(script);
    }
}

/* Same steps, other words: what a talk that goes on in the other language leans on. */
static void languages_have_the_same_steps(void **state)
{
    (void)state;
    struct script *nl = open_in("nl"), *en = open_in("en");
    assert_int_equal(nl->step_count, en->step_count);
    for (size_t i = 0; i < nl->step_count; i++) {
        const struct step *a = &nl->steps[i], *b = &en->steps[i];
        assert_string_equal(a->id, b->id);
        assert_int_equal(a->answer, b->answer);
        assert_int_equal(a->choice_count, b->choice_count);
        const char *said = a->words.ask ? a->words.ask : a->words.say;
        const char *other = b->words.ask ? b->words.ask : b->words.say;
        assert_string_not_equal(said, other);
    }
    script_free(nl);
    script_free(en);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_language_is_whole),
                                       cmocka_unit_test(languages_have_the_same_steps)};
    return cmocka_run_group_tests(tests, load, unload);
}
