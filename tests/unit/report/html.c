/*
 * The document as HTML: whole talks against golden files, hostile words and names that must stay words, nothing that
 * is fetched or run, and colours that can be read. What a browser and a validator say of it: tests/cli/html.sh.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "base/utf8.h"
#include "report/golden.h"
#include "report/sample_year.h"

static char *html(const struct talk *talk)
{
    struct diag diag;
    struct buf out;

    diag_init(&diag);
    buf_init(&out);
    assert_true(report_format_find("html")->write(talk, &out, &diag));
    diag_done(&diag);
    return buf_take(&out);
}

static void check(const char *name, const struct talk *talk)
{
    char *text = html(talk);

    golden_check(name, text);
    free(text);
}

static void test_whole(void **state)
{
    struct sample_year year;

    (void)state;
    sample_year_init(&year, "Marie de Vries");
    check("follow-up.html", &year.sample.talk);
    year.sample.talk.for_leader = true;
    check("leader.html", &year.sample.talk);
    sample_year_done(&year);
}

static void test_empty(void **state)
{
    struct sample_talk sample;

    (void)state;
    sample_talk_init(&sample, "Marie de Vries");
    check("empty.html", &sample.talk);
    /* What only the leader may see leaves no trace, in the drawings neither. */
    sample_only_me(sample.conversation, SAMPLE_WORDS, "income", "SECRET");
    for (size_t step = SAMPLE_IMPORTANCE; step <= SAMPLE_WORKS; step++) {
        struct answer answer = sample_get(sample.conversation, step, "income");

        answer.state = STATE_GIVEN;
        answer.number = 4;
        answer.visibility = VISIBLE_ONLY_ME;
        sample_put(sample.conversation, step, "income", &answer);
    }
    check("empty.html", &sample.talk);
    sample_talk_done(&sample);
}

static void test_never_in_it(void **state)
{
    struct sample_talk sample;
    char *text;

    (void)state;
    sample_talk_init(&sample, "Marie de Vries");
    sample_talk_fill(&sample);
    text = html(&sample.talk);
    assert_null(strstr(text, "SECRET"));
    assert_null(strstr(text, "HIDDEN-WORDS"));
    assert_null(strstr(text, "GONE-WORDS"));
    assert_null(strstr(text, "leader&#39;s copy"));
    free(text);
    sample.talk.for_leader = true;
    text = html(&sample.talk);
    assert_non_null(strstr(text, "<p class=\"copy\">This is the leader's copy"));
    assert_non_null(strstr(text, "SECRET-REMARK"));
    assert_null(strstr(text, "SECRET-CUE"));
    free(text);
    sample_talk_done(&sample);
}

/* ---- hostile ---- */

/* In every place where words of a person, a guide or an import go. */
static void poison(struct sample_year *year, const char *evil)
{
    const struct sample_field fields[] = {{ACTION_WHAT, evil},
                                          {ACTION_NEED, evil},
                                          {ACTION_HELPER, evil},
                                          {ACTION_DUE, evil},
                                          {ACTION_FIELD_COUNT, NULL}};
    struct sample_talk *sample = &year->sample;

    xstrset(&sample->interview.person, evil);
    xstrset(&sample->interview.team, evil);
    xstrset(&sample->interview.leader, evil);
    sample->script->title = evil;
    sample->script->language = evil;
    sample->script->parts[0].title = evil;
    for (int v = 0; v < VALUE_COUNT; v++) {
        sample->script->values[v].name = evil;
        sample->script->values[v].short_name = evil;
    }
    sample->script->steps[SAMPLE_MOOD].label = evil;
    sample->script->steps[SAMPLE_MATTERS].words.ask = evil;
    sample_text(sample->conversation, SAMPLE_MATTERS, "", evil);
    sample_text(sample->conversation, SAMPLE_WORDS, "income", evil);
    sample_text(sample->conversation, SAMPLE_SUMMARY, "", evil);
    sample_confirm(sample->conversation, SAMPLE_SUMMARY, CONFIRM_CORRECTED, evil);
    sample_text(sample->conversation, SAMPLE_HELPS, "develop-skills", evil);
    sample_text(sample->conversation, SAMPLE_MOOD, "", evil);
    sample_remark(sample->conversation, SAMPLE_STAYS, "", evil, VISIBLE_TOGETHER);
    sample_action(sample, "a", fields, false);
    year->last.words[VALUE_DEVELOP_SKILLS] = LENT(evil);
    year->corrections[0].text = LENT(evil);
    year->entries[2].who = LENT(evil);
    year->changes[4].before = LENT(evil);
}

static size_t count(const char *text, const char *what)
{
    size_t found = 0;

    for (; (text = strstr(text, what)); text += strlen(what))
        found++;
    return found;
}

static void test_hostile(void **state)
{
    static const char evil[] = "<script>alert(1)</script><img src=x onerror=a()>\" a='\n"
                               "</style></title></svg>&lt;&#60;-->]]>";
    struct sample_year year;
    char *text;

    (void)state;
    sample_year_init(&year, "x");
    poison(&year, evil);
    text = html(&year.sample.talk);
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "<img"));
    assert_null(strstr(text, "\" a="));
    assert_null(strstr(text, "&lt;&#60;"));
    assert_int_equal(count(text, "</style>"), 1);
    assert_int_equal(count(text, "</title>"), 3); /* of the page, and of two drawings */
    assert_int_equal(count(text, "</svg>"), 2);
    assert_true(count(text, "&lt;script&gt;alert(1)&lt;/script&gt;") > 20);
    assert_true(count(text, "&amp;lt;&amp;#60;--&gt;]]&gt;") > 20);
    free(text);
    sample_year_done(&year);
}

/* What turns the direction of writing, steers a terminal, or may not stand in HTML. */
static void test_no_unseen_marks(void **state)
{
    static const char evil[] = "a\u202eb\u2066c\u200fd\u061ce\x1b[31m\x07\xc2\x9b"
                               "1m\ufdd0f\ufffe\xff";
    struct sample_year year;
    char *text;

    (void)state;
    sample_year_init(&year, "x");
    poison(&year, evil);
    text = html(&year.sample.talk);
    assert_true(utf8_valid(text, strlen(text)));
    assert_non_null(strstr(text, "abcde[31m1mf"));
    for (size_t i = 0, used; text[i]; i += used) {
        int32_t code = utf8_decode(text + i, strlen(text + i), &used);

        assert_true(code == '\n' || code >= 0x20);
        assert_false(code >= 0x7f && code < 0xa0);
        assert_false((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069));
        assert_false(code == 0x200e || code == 0x200f || code == 0x61c);
        assert_false((code & 0xfffe) == 0xfffe || (code >= 0xfdd0 && code <= 0xfdef));
    }
    free(text);
    sample_year_done(&year);
}

/* A name from right to left stays apart from what stands beside it; a part of a word is no name. */
static void test_names_are_apart(void **state)
{
    struct sample_talk sample;
    char *text;

    (void)state;
    sample_talk_init(&sample, "שרה");
    xstrset(&sample.interview.leader, "An");
    sample_text(sample.conversation, SAMPLE_MATTERS, "", "And שרה, An? Ann.");
    text = html(&sample.talk);
    assert_non_null(strstr(text, "<h1>The sample talk · <bdi>שרה</bdi> · 22-11-2026</h1>"));
    assert_non_null(strstr(text, "<dd dir=\"auto\"><bdi>שרה</bdi></dd>"));
    assert_non_null(strstr(text, "\">And <bdi>שרה</bdi>, <bdi>An</bdi>? Ann.</blockquote>"));
    assert_non_null(strstr(text, "<title>The sample talk · שרה · 22-11-2026</title>"));
    free(text);
    sample_talk_done(&sample);
}

/* One file: nothing in it is run, and nothing is fetched. */
static void test_self_contained(void **state)
{
    static const char *const outside[] = {"http:",   "https:", "src=",    "href=",   "url(",
                                          "@import", "<link",  "<script", "<iframe", "javascript:"};
    struct sample_year year;
    char *text;

    (void)state;
    sample_year_init(&year, "Marie");
    text = html(&year.sample.talk);
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        assert_null(strstr(text, outside[i]));
    assert_non_null(strstr(text, "content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    assert_non_null(strstr(text, "<html lang=\"en\">"));
    assert_int_equal(count(text, "<svg role=\"img\""), 2);
    assert_int_equal(count(text, "<table>"), 1); /* the drawings once more, in numbers */
    free(text);
    sample_year_done(&year);
}

/* ---- colours ---- */

/* Of WCAG 2: the light that a colour gives, from 0 to 1. The curve is close enough as a polynomial. */
static double channel(unsigned value)
{
    double c = value / 255.0;
    double x = (c + 0.055) / 1.055;

    /* x^2.4 = x^2 · x^0.4, the last by Newton's method: x^0.4 is the fifth root of x². */
    double root = 1;

    if (c <= 0.04045)
        return c / 12.92;
    for (int i = 0; i < 60; i++)
        root -= (root * root * root * root * root - x * x) / (5 * root * root * root * root);
    return x * x * root;
}

static double luminance(const char *text, const char *name)
{
    char *declared = xasprintf("--%s: #", name);
    const char *at = strstr(text, declared);
    unsigned red, green, blue;

    if (!at)
        fail_msg("the page has no colour %s", name);
    assert_int_equal(sscanf(at + strlen(declared), "%2x%2x%2x", &red, &green, &blue), 3);
    free(declared);
    return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
}

static double contrast(const char *text, const char *one, const char *other)
{
    double first = luminance(text, one);
    double second = luminance(text, other);

    return first > second ? (first + 0.05) / (second + 0.05) : (second + 0.05) / (first + 0.05);
}

static void expect_contrast(const char *text, const char *front, const char *back, double least)
{
    double ratio = contrast(text, front, back);

    if (ratio < least)
        fail_msg("%s on %s has %.2f, not %.1f", front, back, ratio, least);
}

static void test_contrast(void **state)
{
    static const char *const inks[] = {"ink", "soft-ink", "accent"};
    static const char *const papers[] = {"paper", "card", "note"};
    struct sample_year year;
    const char *rules, *at;
    char *text;

    (void)state;
    assert_float_equal(channel(255), 1, 0.0001);
    assert_float_equal(channel(119), 0.1845, 0.0001); /* #777 */
    sample_year_init(&year, "Marie");
    text = html(&year.sample.talk);
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < 3; k++)
            expect_contrast(text, inks[i], papers[k], 4.5);
    }
    expect_contrast(text, "ink", "soft", 4.5); /* numbers on the surface of a drawing */
    expect_contrast(text, "now", "paper", 3);
    expect_contrast(text, "last", "paper", 3);
    expect_contrast(text, "now", "soft", 3);
    expect_contrast(text, "last", "soft", 3);
    expect_contrast(text, "last", "note", 3);
    /* Those are all: no other rule names a colour by itself. */
    rules = strstr(text, "@page");
    at = strstr(rules, "</style>");
    for (const char *p = rules; p < at; p++)
        assert_int_not_equal(*p, '#');
    free(text);
    sample_year_done(&year);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),           cmocka_unit_test(test_empty),
        cmocka_unit_test(test_never_in_it),     cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_no_unseen_marks), cmocka_unit_test(test_names_are_apart),
        cmocka_unit_test(test_self_contained),  cmocka_unit_test(test_contrast),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
