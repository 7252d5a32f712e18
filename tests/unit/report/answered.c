/* An answer in words: of every kind, and never the id that is kept. */
#include "report/answered.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/sample_talk.h"

/* The words of what stands at this place. */
static void check(const struct sample_talk *sample, size_t step, const char *item,
                  const char *expected)
{
    const struct answer *answer = conversation_answer(sample->conversation, step, item);
    char *words = answered_words(sample->script, &sample->script->steps[step], answer, ", ");

    assert_string_equal(words, expected);
    free(words);
}

static void test_every_kind(void **state)
{
    struct sample_talk sample;

    (void)state;
    sample_talk_init(&sample, "Marie");
    sample_talk_fill(&sample);
    check(&sample, SAMPLE_BETWEEN, "develop-skills", "There is no time in the roster.");
    check(&sample, SAMPLE_IMPORTANCE, "use-skills", "5");
    check(&sample, SAMPLE_HOURS, "", "28");
    check(&sample, SAMPLE_MOOD, "", "Glad");
    check(&sample, SAMPLE_HELPS, "develop-skills", "A good team, Samira, who coached me");
    check(&sample, SAMPLE_AGREED, "", "yes");
    check(&sample, SAMPLE_NEXT, "", "Thursday 31 December 2026");
    check(&sample, SAMPLE_WORDS, "contacts", "I don't know");
    check(&sample, SAMPLE_WORDS, "income", "I'd rather not say");
    sample_talk_done(&sample);
}

static void test_chosen_values_have_names(void **state)
{
    struct sample_talk sample;
    char *name;

    (void)state;
    sample_talk_init(&sample, "Marie");
    sample_toggle(sample.conversation, SAMPLE_FOCUS, "", "income");
    name = xstrdup(sample.script->values[VALUE_INCOME].name);
    check(&sample, SAMPLE_FOCUS, "", name);
    free(name);
    sample_talk_done(&sample);
}

/* A plan that is not right is not right yet; a day that is none stays as it was typed. */
static void test_not_yet(void **state)
{
    struct sample_talk sample;

    (void)state;
    sample_talk_init(&sample, "Marie");
    check(&sample, SAMPLE_AGREED, "", "");
    check(&sample, SAMPLE_HOURS, "", "");
    check(&sample, SAMPLE_MOOD, "", "");
    check(&sample, SAMPLE_NEXT, "", "");
    sample_text(sample.conversation, SAMPLE_AGREED, "", "no");
    check(&sample, SAMPLE_AGREED, "", "not yet");
    sample_text(sample.conversation, SAMPLE_NEXT, "", "after the holidays");
    check(&sample, SAMPLE_NEXT, "", "after the holidays");
    sample_talk_done(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind),
        cmocka_unit_test(test_chosen_values_have_names),
        cmocka_unit_test(test_not_yet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
