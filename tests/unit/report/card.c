/*
 * A guide on paper: what each reader gets and never gets, and that a hostile guide stays text. What a
 * whole card looks like is held in tests/fixtures/card.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "domain/sample.h"
#include "report/card.h"
#include "report/condition.h"

static const char *const formats[] = {"md", "html"};
enum { FORMATS = sizeof formats / sizeof *formats };

static char *card(const struct script *script, enum card_reader reader, const char *format)
{
    struct buf out;

    buf_init(&out);
    card_format_find(format)->write(script, reader, &out);
    return buf_take(&out);
}

static const char *wording_probes[] = {"First probe?", "Second probe?", "Third probe?",
                                       "Fourth probe?"};

static struct script *guide(void)
{
    struct script *script = sample_script();

    script->about = "About what matters.";
    script->source = "A book of questions";
    script->duration = 60;
    script->keep = true;
    script->steps[SAMPLE_MATTERS].words.probes = wording_probes;
    script->steps[SAMPLE_MATTERS].words.probe_count = 4;
    script->steps[SAMPLE_HELPS].other = true;
    return script;
}

/* ---- what stands on it ---- */

enum wanted { ON_LEADERS = 1, ON_EMPLOYEES = 2, ON_BOTH = 3, ON_NONE = 0 };
static const struct {
    const char *text;
    enum wanted where;
} words[] = {
    {"The sample talk", ON_BOTH},
    {"About what matters.", ON_BOTH},
    {"It takes about 60 minutes.", ON_BOTH},
    {"Source: A book of questions", ON_BOTH},
    {"The sample talk, version 3", ON_BOTH},
    {"Opening", ON_BOTH},
    {"15 minutes", ON_LEADERS},
    {"SECRET-CUE: write down the own words", ON_LEADERS},
    {"SECRET", ON_LEADERS},
    {"Tip:", ON_LEADERS},
    {"Welcome, ….", ON_BOTH},
    {"What matters to you in your work, …?", ON_LEADERS},
    {"What is important to you?", ON_EMPLOYEES}, /* the plainer wording */
    {"Third probe?", ON_LEADERS},
    {"Fourth probe?", ON_NONE},
    {"1 not at all – 5 very", ON_LEADERS},
    {"A number from 1 to 5", ON_LEADERS}, /* room has no words at its ends */
    {"Enough time · A good team · something else: …", ON_LEADERS},
    {"Using skills · Developing skills", ON_LEADERS},
    {"For each of the seven values", ON_BOTH},
    {"For each chosen value", ON_BOTH},
    {"Which of your skills do you like to use?", ON_BOTH}, /* a value's own words */
    {"What does it mean to you to …?", ON_LEADERS},
    {"What does it mean to you to have a say?", ON_EMPLOYEES},
    {"What can you do to …?", ON_BOTH},
    {"Only when “Does it work?” is 3 or less", ON_LEADERS},
    {"What is still missing?", ON_LEADERS},     /* depends on the talk */
    {"How many hours do you want", ON_LEADERS}, /* a number */
    {"What do we agree?", ON_LEADERS},          /* is made together */
    {"What stays between us?", ON_LEADERS},     /* the closing */
    {"At the end we make agreements together.", ON_EMPLOYEES},
    {"You decide what you tell.", ON_EMPLOYEES},
    {"Someone may come along", ON_EMPLOYEES},
    {"What is said at the start", ON_EMPLOYEES},
    {"{", ON_NONE},
};

static void test_words(void **state)
{
    struct script *script = guide();

    (void)state;
    for (size_t f = 0; f < FORMATS; f++) {
        char *texts[] = {card(script, CARD_LEADER, formats[f]),
                         card(script, CARD_EMPLOYEE, formats[f])};

        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            unsigned where = (strstr(texts[0], words[i].text) ? ON_LEADERS : ON_NONE) |
                             (strstr(texts[1], words[i].text) ? ON_EMPLOYEES : ON_NONE);

            if (strcmp(words[i].text, "{") == 0 && strcmp(formats[f], "html") == 0)
                continue; /* in the style */
            if (where != words[i].where)
                print_error("%s: %s\n", formats[f], words[i].text);
            assert_int_equal(where, words[i].where);
        }
        free(texts[0]);
        free(texts[1]);
    }
    script_free(script);
}

/* ---- by kind of talk ---- */

static const struct {
    enum process process;
    bool keep;
    bool possible;
    const char *has;
    const char *lacks;
} talks[] = {
    {PROCESS_ONE_ON_ONE, true, true, "no right or wrong answers", "weeks"},
    {PROCESS_FOLLOW_UP, true, true, "no right or wrong answers", "weeks"},
    {PROCESS_ANNUAL, true, true, "Welcome, ….", "no right or wrong answers"},
    {PROCESS_IMPROVEMENT, true, true, "Welcome, ….", "no right or wrong answers"},
    {PROCESS_APPLICATION, true, true, "at most 4 weeks", "no right or wrong answers"},
    {PROCESS_TEAM, true, true, "Welcome, ….", "Someone may come along"},
    {PROCESS_ONE_ON_ONE, false, true, "Nothing of this talk is kept.", "weeks"},
    {PROCESS_LEADER, false, false, "", "\x01"},
};

static void test_talks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof talks / sizeof *talks; i++) {
        struct script *script = guide();
        char *text;

        script->process = talks[i].process;
        script->keep = talks[i].keep;
        assert_true(card_possible(script, CARD_LEADER));
        assert_int_equal(card_possible(script, CARD_EMPLOYEE), talks[i].possible);
        text = card(script, CARD_EMPLOYEE, "md");
        if (!strstr(text, talks[i].has) || strstr(text, talks[i].lacks))
            fail_msg("row %zu:\n%s", i, text);
        free(text);
        script_free(script);
    }
}

/* A guide with nothing in it but a title still makes a card. */
static void test_bare(void **state)
{
    struct script *script = guide();

    (void)state;
    script->part_count = script->step_count = 0;
    script->about = script->source = NULL;
    script->duration = 0;
    for (size_t f = 0; f < FORMATS; f++) {
        for (int reader = CARD_LEADER; reader <= CARD_EMPLOYEE; reader++) {
            char *text = card(script, (enum card_reader)reader, formats[f]);

            assert_non_null(strstr(text, "The sample talk"));
            assert_null(strstr(text, "Source"));
            free(text);
        }
    }
    script_free(script);
}

/* ---- hostile guides ---- */

#define NASTY                                                                                      \
    "<script>alert('x')</script> \"q\" & &lt; </p><img src=x onerror=y> --> ]]> "                  \
    "\x1b[31m\xc2\x9b\xe2\x80\xae # * ` | _x_"

static struct script *nasty_guide(void)
{
    static const char *probes[] = {NASTY};
    static const struct choice choices[] = {{"a", NASTY}};
    static const struct wording own = {.ask = NASTY, .simple = NASTY};
    struct script *script = guide();

    script->title = script->about = script->source = NASTY;
    for (size_t i = 0; i < script->part_count; i++)
        script->parts[i].title = NASTY;
    for (size_t i = 0; i < script->step_count; i++) {
        struct step *step = &script->steps[i];

        step->label = NASTY;
        step->words = (struct wording){.ask = NASTY,
                                       .say = NASTY "\n" NASTY,
                                       .simple = NASTY,
                                       .cue = NASTY,
                                       .probes = probes,
                                       .probe_count = 1};
        step->per_value[VALUE_INCOME] = &own;
        step->ends[0] = step->ends[1] = NASTY;
        if (!step->choices_are_values && step->choice_count > 0) {
            step->choices = choices;
            step->choice_count = 1;
        }
    }
    for (int i = 0; i < VALUE_COUNT; i++)
        script->values[i] = (struct value_words){NASTY, NASTY, NASTY};
    return script;
}

static bool is_void(const char *name)
{
    return strcmp(name, "meta") == 0 || strcmp(name, "br") == 0;
}

/*
 * Reads HTML more strictly than a browser: every tag one of ours and closed in order, and every & begins
 * an entity of ours. Returns where it goes wrong, or NULL.
 */
static const char *first_fault(const char *html)
{
    static const char known[] = " html head meta title style body header h1 p main section h2 span "
                                "div h3 ul li b br footer ";
    char open[32][16];
    size_t depth = 0;
    const char *at = strchr(html, '\n'); /* behind the doctype */

    for (; at && *at; at++) {
        char name[16] = "", padded[20];
        bool closes = at[0] == '<' && at[1] == '/';
        size_t length;

        if (*at == '&' && strncmp(at, "&amp;", 5) != 0 && strncmp(at, "&lt;", 4) != 0 &&
            strncmp(at, "&gt;", 4) != 0 && strncmp(at, "&quot;", 6) != 0)
            return at;
        if (*at != '<')
            continue;
        length = strcspn(at + 1 + closes, " >");
        if (length >= sizeof name)
            return at;
        memcpy(name, at + 1 + closes, length);
        snprintf(padded, sizeof padded, " %s ", name);
        if (!strstr(known, padded))
            return at;
        if (closes && (depth == 0 || strcmp(open[--depth], name) != 0))
            return at;
        if (!closes && !is_void(name)) {
            if (depth == 32)
                return at;
            memcpy(open[depth++], name, sizeof name);
        }
    }
    return depth == 0 ? NULL : html;
}

static void test_html_is_whole(void **state)
{
    struct script *scripts[] = {guide(), nasty_guide()};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        for (int reader = CARD_LEADER; reader <= CARD_EMPLOYEE; reader++) {
            char *text = card(scripts[i], (enum card_reader)reader, "html");
            const char *fault = first_fault(text);

            if (fault)
                fail_msg("%.300s", fault);
            free(text);
        }
        script_free(scripts[i]);
    }
}

static void test_hostile(void **state)
{
    static const char *const never[] = {"<script", "</script", "<img",
                                        "\x1b",    "\xc2\x9b", "\xe2\x80\xae"};
    struct script *script = nasty_guide();

    (void)state;
    for (size_t f = 0; f < FORMATS; f++) {
        for (int reader = CARD_LEADER; reader <= CARD_EMPLOYEE; reader++) {
            char *text = card(script, (enum card_reader)reader, formats[f]);

            assert_true(utf8_valid(text, strlen(text)));
            for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
                const char *found = strstr(text, never[i]);

                /* Markdown has a backslash before what would mean something. */
                while (found && found > text && found[-1] == '\\')
                    found = strstr(found + 1, never[i]);
                if (found)
                    fail_msg("%s: %.80s", formats[f], found);
            }
            free(text);
        }
    }
    script_free(script);
}

/* ---- conditions in words ---- */

static const struct {
    struct condition when;
    const char *words;
} conditions[] = {
    {{.step = "works", .comparison = COMPARE_AT_LEAST, .number = 4},
     "Only when “Does it work?” is 4 or more"},
    {{.step = "works", .comparison = COMPARE_AT_MOST, .number = 2},
     "Only when “Does it work?” is 2 or less"},
    {{.step = "agreed", .comparison = COMPARE_IS, .text = "no"},
     "Only when the answer to “Is this plan right for you?” is no"},
    {{.step = "agreed", .comparison = COMPARE_IS, .text = "yes"},
     "Only when the answer to “Is this plan right for you?” is yes"},
    {{.step = "mood", .comparison = COMPARE_IS, .text = "calm"}, "Only when “Mood” is “Calm”"},
    {{.step = "gone", .comparison = COMPARE_IS, .text = "x"}, "Only when “gone” is “x”"},
};

static void test_conditions(void **state)
{
    struct script *script = guide();

    (void)state;
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
        char *text = condition_words(script, &conditions[i].when);

        assert_string_equal(text, conditions[i].words);
        free(text);
    }
    script_free(script);
}

static void test_formats(void **state)
{
    char *names = card_format_names();

    (void)state;
    assert_string_equal(names, "md, html");
    assert_null(card_format_find("pdf"));
    free(names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),   cmocka_unit_test(test_talks),
        cmocka_unit_test(test_bare),    cmocka_unit_test(test_html_is_whole),
        cmocka_unit_test(test_hostile), cmocka_unit_test(test_conditions),
        cmocka_unit_test(test_formats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
