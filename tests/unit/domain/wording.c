/* Filling the {places} of a guide's text: what is inserted is never looked into again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/sample.h"
#include "domain/wording.h"

static const char *answer_of(const void *context, const char *step)
{
    (void)context;
    if (strcmp(step, "matters") == 0)
        return "rest, and {person}";
    return NULL;
}

static const struct {
    const char *text;
    const char *filled;
} cases[] = {
    {"", ""},
    {"Nothing to fill.", "Nothing to fill."},
    {"Hello {person}", "Hello {value} Jansen"}, /* a name is no text of ours */
    {"{value} and {value}", "learn and learn"},
    {"for {purpose}.", "for good {answer.matters}."},
    {"You said {answer.matters}!", "You said rest, and {person}!"},
    {"{answer.other}", "{answer.other}"},
    {"{answer.}", "{answer.}"},
    {"{answer}", "{answer}"},
    {"{unknown} {person", "{unknown} {person"},
    {"{{value}}", "{learn}"},
    {"{a{value}}", "{alearn}"},
    {"{}{", "{}{"},
    {"}{value}{", "}learn{"},
    {"{Person} { person }", "{Person} { person }"},
    {"{person}s", "{value} Jansens"},
    {"{values}", "{values}"},
};

static void test_fill(void **state)
{
    const struct filling filling = {.person = "{value} Jansen",
                                    .purpose = "good {answer.matters}",
                                    .value = "learn",
                                    .answer = answer_of};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *filled = wording_fill(cases[i].text, &filling);
        assert_string_equal(filled, cases[i].filled);
        free(filled);
    }
}

static void test_fill_nothing(void **state)
{
    const struct filling none = {0};
    char *filled = wording_fill("{person} {value} {purpose} {answer.x}", &none);

    (void)state;
    assert_string_equal(filled, "{person} {value} {purpose} {answer.x}");
    free(filled);
}

static void test_step_words(void **state)
{
    struct script *script = sample_script();
    const struct step *words = &script->steps[SAMPLE_WORDS];

    (void)state;
    assert_ptr_equal(step_wording(words, "use-skills"), &sample_skills);
    assert_ptr_equal(step_wording(words, "income"), &words->words);
    assert_ptr_equal(step_wording(words, ""), &words->words);
    assert_string_equal(step_choice_text(&script->steps[SAMPLE_HELPS], "team"), "A good team");
    assert_string_equal(step_choice_text(&script->steps[SAMPLE_HELPS], "gone"), "gone");
    assert_int_equal(script_find_step(script, "focus"), SAMPLE_FOCUS);
    assert_true(script_find_step(script, "nowhere") == SIZE_MAX);
    assert_int_equal(script_find_part(script, "plan"), 5);
    assert_true(script_find_part(script, "focus") == SIZE_MAX);
    assert_int_equal(script_find_measure(script, MEASURE_FOLLOW_UP), SAMPLE_NEXT);
    script_free(script);
}

static void test_values(void **state)
{
    (void)state;
    for (int v = 0; v < VALUE_COUNT; v++)
        assert_int_equal(value_from_id(value_id((enum value)v)), v);
    assert_string_equal(value_id(VALUE_NONE), "");
    assert_int_equal(value_from_id(""), VALUE_NONE);
    assert_int_equal(value_from_id("Income"), VALUE_NONE);
    assert_int_equal(value_from_id(NULL), VALUE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fill),
        cmocka_unit_test(test_fill_nothing),
        cmocka_unit_test(test_step_words),
        cmocka_unit_test(test_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
