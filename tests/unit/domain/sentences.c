/* The employee's own sentences, for the summary to work from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/sample.h"

static const struct {
    const char *text;
    const char *sentences[4];
} cases[] = {
    {"", {NULL}},
    {" \n \n", {NULL}},
    {"rest", {"rest"}},
    {"I want rest. And time!", {"I want rest.", "And time!"}},
    {"At 10.30 I start. It is fine", {"At 10.30 I start.", "It is fine"}},
    {"Really? Yes!\nno stop here\n", {"Really?", "Yes!", "no stop here"}},
    {"Well... then. ", {"Well...", "then."}},
    {"één. Über zwei.", {"één.", "Über zwei."}},
};

static void test_split(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct script *script = sample_script();
        struct conversation *talk = conversation_new(script);
        char **sentences;
        size_t count, n = 0;

        sample_text(talk, SAMPLE_MATTERS, "", cases[i].text);
        sentences = conversation_sentences(talk, &count);
        for (; n < count; n++)
            assert_string_equal(sentences[n], cases[i].sentences[n]);
        assert_null(cases[i].sentences[n]);
        sentences_free(sentences, count);
        conversation_free(talk);
        script_free(script);
    }
}

/* Only texts that were given and may be seen together. */
static void test_which(void **state)
{
    struct script *script = sample_script();
    struct conversation *talk = conversation_new(script);
    struct answer private;
    char **sentences;
    size_t count;

    (void)state;
    sample_text(talk, SAMPLE_WORDS, "income", "enough to live");
    sample_text(talk, SAMPLE_MATTERS, "", "rest");
    sample_text(talk, SAMPLE_SUMMARY, "", "the leader's words");
    sample_text(talk, SAMPLE_NEXT, "", "2026-12-31");
    private = sample_get(talk, SAMPLE_STAYS, "");
    private.state = STATE_GIVEN;
    private.visibility = VISIBLE_ONLY_ME;
    xstrset(&private.text, "mine");
    sample_put(talk, SAMPLE_STAYS, "", &private);
    sample_text(talk, SAMPLE_WORDS, "contacts", "taken back");
    sample_state(talk, SAMPLE_WORDS, "contacts", STATE_DECLINED);

    sentences = conversation_sentences(talk, &count);
    assert_int_equal(count, 2);
    assert_string_equal(sentences[0], "rest");
    assert_string_equal(sentences[1], "enough to live");
    sentences_free(sentences, count);
    conversation_free(talk);
    script_free(script);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_which),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
