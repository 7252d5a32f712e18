/* The invitation: what an employee reads first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/sample.h"
#include "report/golden.h"
#include "report/invitation.h"

static char *written(const struct invitation *invitation, const char *format)
{
    struct buf out;

    buf_init(&out);
    assert_true(invitation_write(invitation, format, &out));
    return buf_take(&out);
}

static struct invitation sample(struct script *script)
{
    return (struct invitation){
        .script = script,
        .person = "Noor Voorbeeld",
        .leader = "K. Jansen",
        .purpose = "We want work that fits.",
        .has_day = true,
        .day = {2026, 12, 31},
    };
}

static void test_golden(void **state)
{
    struct script *script = sample_script();
    struct invitation invitation = sample(script);
    char *text;

    (void)state;
    text = written(&invitation, "md");
    golden_check("invitation.md", text);
    free(text);
    text = written(&invitation, "html");
    golden_check("invitation.html", text);
    free(text);
    script_free(script);
}

static void test_words(void **state)
{
    static const char *const formats[] = {"md", "html"};
    static const char *const said[] = {"Noor Voorbeeld",
                                       "Thursday 31 December 2026",
                                       "K. Jansen",
                                       "We want work that fits.",
                                       "another day",
                                       "You decide what you tell",
                                       "Someone may come along"};
    struct script *script = sample_script();
    struct invitation invitation = sample(script);

    (void)state;
    for (size_t f = 0; f < 2; f++) {
        char *text = written(&invitation, formats[f]);

        for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
            if (!strstr(text, said[i]))
                fail_msg("%s: %s", formats[f], said[i]);
        }
        assert_null(strstr(text, "SECRET-CUE"));
        for (size_t i = 0; i < script->step_count; i++)
            assert_true(!script->steps[i].words.cue || !strstr(text, script->steps[i].words.cue));
        free(text);
    }
    script_free(script);
}

static void assert_told(const struct invitation *invitation, const char *words, bool told)
{
    char *text = written(invitation, "md");

    if (!strstr(text, words) == told)
        fail_msg("%s: %s", words, text);
    free(text);
}

/* A letter has room for time and place, and no version; how long it takes is said once. */
static void test_letter(void **state)
{
    static const struct {
        const char *about;
        bool told;
    } cases[] = {
        {NULL, true},
        {"What is important to you.", true},
        {"Over je figuur en de natuur.", true},
        {"Ten minutes about the agreements.", false},
        {"Tien minuten, samen.", false},
        {"Een uur over je werk.", false},
        {"Anderhalf uur.", false},
        {"Drie kwartier over een doel.", false},
        {"An hour about your work.", false},
    };
    struct script *script = sample_script();
    struct invitation invitation = sample(script);

    (void)state;
    assert_told(&invitation, "**Time and place:**\n\n____", true);
    assert_told(&invitation, "version", false);
    script->duration = 10;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        script->about = cases[i].about;
        assert_told(&invitation, "It takes about 10 minutes.", cases[i].told);
    }
    invitation.has_day = false;
    assert_told(&invitation, "**Time and place:**\n\n____", true);
    script_free(script);
}

/* Without a day, with a team, and in no other format. */
static void test_bare(void **state)
{
    struct script *script = sample_script();
    const struct invitation invitation = {.script = script, .team = "Noord", .leader = ""};
    struct buf out;
    char *text = written(&invitation, "md");

    (void)state;
    assert_non_null(strstr(text, "Dear Noord,"));
    assert_non_null(strstr(text, "all of you"));
    assert_non_null(strstr(text, "We choose a day together."));
    free(text);
    buf_init(&out);
    assert_false(invitation_write(&invitation, "pdf", &out));
    assert_int_equal(out.length, 0);
    script_free(script);
}

#define NASTY                                                                                      \
    "<script>alert(1)</script> \"&lt;\n# *x* [a](b) "                                              \
    "\x1b[31m\xc2\x9b\xe2\x80\xae\xe2\x81\xa6{purpose}{answer.words}"

/* A letter is as safe as a document: nothing runs, nobody gathers it, a name turns nothing and fits a phone. */
static void test_page(void **state)
{
    static const char *const has[] = {
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'",
        "<meta name=\"robots\" content=\"noindex\">",
        "overflow-wrap: anywhere",
        "<p>Dear <bdi>Noor Voorbeeld</bdi>,</p>",
        "<p><bdi>K. Jansen</bdi></p>",
        ": <bdi>We want work that fits.</bdi></p>",
    };
    struct script *script = sample_script();
    const struct invitation invitation = sample(script);
    char *text = written(&invitation, "html");

    (void)state;
    for (size_t i = 0; i < sizeof has / sizeof *has; i++) {
        if (!strstr(text, has[i]))
            fail_msg("%s: %s", has[i], text);
    }
    free(text);
    script_free(script);
}

static void test_hostile(void **state)
{
    static const char *const never[] = {"<script", "\x1b", "\xc2\x9b", "\xe2\x80\xae",
                                        "\xe2\x81\xa6"};
    struct script *script = sample_script();
    const struct invitation invitation = {
        .script = script, .person = NASTY, .leader = NASTY, .team = NASTY, .purpose = NASTY};
    char *text = written(&invitation, "html");

    (void)state;
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_null(strstr(text, never[i]));
    assert_non_null(strstr(text, "&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;lt; # *x*"));
    /* What was typed is never filled. */
    assert_non_null(strstr(text, "{purpose}{answer.words}</bdi>,"));
    free(text);
    text = written(&invitation, "md");
    assert_non_null(strstr(text, "\\<script>"));
    assert_non_null(strstr(text, "\\*x\\*"));
    assert_null(strstr(text, "\x1b"));
    free(text);
    script_free(script);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden), cmocka_unit_test(test_words), cmocka_unit_test(test_letter),
        cmocka_unit_test(test_bare),   cmocka_unit_test(test_page),  cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
