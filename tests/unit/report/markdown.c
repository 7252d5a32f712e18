/*
 * The document as Markdown: whole talks against golden files, and hostile words that must stay
 * words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "base/utf8.h"
#include "domain/capability.h"
#include "report/golden.h"
#include "report/sample_year.h"

static char *markdown(const struct talk *talk)
{
    struct buf out;

    buf_init(&out);
    report_format_find("md")->write(talk, &out, NULL);
    return buf_take(&out);
}

static void check(const char *name, const struct talk *talk)
{
    char *text = markdown(talk);

    golden_check(name, text);
    free(text);
}

static void test_full(void **state)
{
    struct sample_talk sample;

    (void)state;
    sample_talk_init(&sample, "Marie de Vries");
    sample_talk_fill(&sample);
    check("full.md", &sample.talk);
    sample.talk.for_leader = true;
    check("leader.md", &sample.talk);
    sample_talk_done(&sample);
}

static void test_empty(void **state)
{
    struct sample_talk sample;

    (void)state;
    sample_talk_init(&sample, "Marie de Vries");
    check("empty.md", &sample.talk);
    /* What only the leader may see leaves no trace, not even a heading. */
    sample_only_me(sample.conversation, SAMPLE_WORDS, "income", "SECRET");
    sample_only_me(sample.conversation, SAMPLE_MATTERS, "", "SECRET");
    sample_remark(sample.conversation, SAMPLE_STAYS, "", "SECRET", VISIBLE_ONLY_ME);
    check("empty.md", &sample.talk);
    sample_talk_done(&sample);
}

/* A guide that asks importance only, of a team. */
static void test_importance_only(void **state)
{
    struct sample_talk sample;

    (void)state;
    sample_talk_init(&sample, "x");
    xstrset(&sample.interview.person, NULL);
    sample.script->steps[SAMPLE_ROOM].measure = MEASURE_NONE;
    sample.script->steps[SAMPLE_WORKS].measure = MEASURE_NONE;
    sample_number(sample.conversation, SAMPLE_IMPORTANCE, "own-goals", 5);
    check("importance.md", &sample.talk);
    sample_talk_done(&sample);
}

/* Nothing that is for the leader alone, or that is never kept, in the employee's copy. */
static void test_never_in_it(void **state)
{
    static const char *const secrets[] = {"SECRET", "HIDDEN-WORDS", "GONE-WORDS", "only me"};
    struct sample_talk sample;
    char *text;

    (void)state;
    sample_talk_init(&sample, "Marie de Vries");
    sample_talk_fill(&sample);
    text = markdown(&sample.talk);
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
        assert_null(strstr(text, secrets[i]));
    for (int r = READING_WORKS; r <= READING_LET_GO; r++) {
        assert_null(strstr(text, reading_text((enum reading)r)));
        assert_null(strstr(text, reading_ask_next((enum reading)r)));
    }
    free(text);

    sample.talk.for_leader = true;
    text = markdown(&sample.talk);
    assert_non_null(strstr(text, "SECRET-REMARK"));
    assert_non_null(strstr(text, "SECRET-WORDS"));
    assert_null(strstr(text, "SECRET-CUE"));
    assert_null(strstr(text, "HIDDEN-WORDS"));
    free(text);
    sample_talk_done(&sample);
}

/* Own words beside the summary are shown whatever was said to "is that right?". */
static void test_correction(void **state)
{
    static const struct {
        enum confirmation confirmation;
        const char *correction;
        const char *expected;
    } cases[] = {
        {CONFIRM_YES, NULL, "\n- **Is that right?** yes\n"},
        {CONFIRM_YES, "Walk beside.",
         "\n- **Is that right?** yes\n\n**Better so:**\n\n> Walk beside.\n"},
        {CONFIRM_CORRECTED, "Walk beside.",
         "\n- **Is that right?** not quite\n\n**Better so:**\n\n> Walk beside.\n"},
        {CONFIRM_OPEN, "Walk beside.", "\nYou teach.\n\n**Better so:**\n\n> Walk beside.\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample_talk sample;
        char *text;

        sample_talk_init(&sample, "Marie");
        sample_text(sample.conversation, SAMPLE_SUMMARY, "", "You teach.");
        sample_confirm(sample.conversation, SAMPLE_SUMMARY, cases[i].confirmation,
                       cases[i].correction);
        text = markdown(&sample.talk);
        assert_non_null(strstr(text, cases[i].expected));
        free(text);
        sample_talk_done(&sample);
    }
}

/* Who does it, by role and by name, in the copy of either. */
static void test_owner(void **state)
{
    static const struct {
        const char *owner;
        bool for_leader;
        const char *expected;
    } cases[] = {
        {"employee", false, "- **Who does it?** you (Marie)\n"},
        {"employee", true, "- **Who does it?** Marie\n"},
        {"leader", false, "- **Who does it?** leader (K. Jansen)\n"},
        {"together", false, "- **Who does it?** together\n"},
        {"hr", false, "- **Who does it?** HR\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct sample_field fields[] = {{ACTION_WHAT, "Swap a shift"},
                                              {ACTION_OWNER, cases[i].owner},
                                              {ACTION_FIELD_COUNT, NULL}};
        struct sample_talk sample;
        char *text;

        sample_talk_init(&sample, "Marie");
        sample.talk.for_leader = cases[i].for_leader;
        sample_action(&sample, "a", fields, false);
        text = markdown(&sample.talk);
        assert_non_null(strstr(text, cases[i].expected));
        free(text);
        sample_talk_done(&sample);
    }
}

/* Words that are no day yet, and a plan that is not right yet. */
static void test_not_yet(void **state)
{
    static const struct sample_field fields[] = {{ACTION_WHAT, "Swap a shift"},
                                                 {ACTION_DUE, "before christmas"},
                                                 {ACTION_FIELD_COUNT, NULL}};
    struct sample_talk sample;
    struct answer answer;
    char *text;

    (void)state;
    sample_talk_init(&sample, "Marie");
    sample_action(&sample, "a", fields, false);
    sample_text(sample.conversation, SAMPLE_AGREED, "", "no");
    answer = sample_get(sample.conversation, SAMPLE_NEXT, "");
    xstrset(&answer.text, "after the holidays");
    sample_put(sample.conversation, SAMPLE_NEXT, "", &answer);
    text = markdown(&sample.talk);
    assert_non_null(strstr(text, "- **Is this plan right for you?** not yet\n"));
    assert_non_null(strstr(text, "- **Next talk:** after the holidays (not a day yet)\n"));
    assert_non_null(strstr(text, "- **By when:** before christmas (not a day yet)\n"));
    free(text);
    sample_talk_done(&sample);
}

/* The widest that each cell can be, with what is only for the leader. */
static void test_table_is_narrow(void **state)
{
    struct sample_talk sample;
    char *text;
    size_t rows = 0;

    (void)state;
    sample_talk_init(&sample, "Marie");
    sample.talk.for_leader = true;
    sample.script->values[VALUE_INCOME].short_name = "A name of 20 columns";
    sample_scores(sample.conversation, "income", 5, 1, 1);
    for (size_t step = SAMPLE_IMPORTANCE; step <= SAMPLE_WORKS; step++) {
        struct answer answer = sample_get(sample.conversation, step, "contacts");

        answer.state = STATE_UNKNOWN;
        answer.visibility = VISIBLE_ONLY_ME;
        sample_put(sample.conversation, step, "contacts", &answer);
        sample_state(sample.conversation, step, "decisions", STATE_DECLINED);
    }
    text = markdown(&sample.talk);
    assert_non_null(strstr(text, "| (I don't know) | (I don't know) | (I don't know) |"));
    assert_non_null(strstr(text, "* (…) only me\n"));
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        if (*line != '|')
            continue;
        assert_int_equal(utf8_width(line, strlen(line)), 77);
        rows++;
    }
    assert_int_equal(rows, VALUE_COUNT + 2);
    free(text);
    sample_talk_done(&sample);
}

/* A mark beside a question is no reason for a colon; a label that asks nothing has one. */
static void test_no_colon_after_a_question(void **state)
{
    struct sample_talk sample;
    char *text;

    (void)state;
    sample_talk_init(&sample, "Marie (M.)");
    sample.talk.for_leader = true;
    sample_only_me(sample.conversation, SAMPLE_MATTERS, "", "rest");
    sample_remark(sample.conversation, SAMPLE_MATTERS, "", "asked twice", VISIBLE_TOGETHER);
    text = markdown(&sample.talk);
    assert_non_null(strstr(text, "**What matters to you in your work, Marie (M.)? (only me)**\n"));
    assert_non_null(strstr(text, "- **Talk with:** Marie (M.)\n"));
    assert_null(strstr(text, "?:"));
    free(text);
    sample_talk_done(&sample);
}

/* A plan is not lost when its guide has no place for it. */
static void test_plan_without_a_place(void **state)
{
    static const struct sample_field fields[] = {{ACTION_WHAT, "Swap a shift"},
                                                 {ACTION_FIELD_COUNT, NULL}};
    struct sample_talk sample;
    char *text;

    (void)state;
    sample_talk_init(&sample, "Marie");
    sample.script->steps[SAMPLE_ACTIONS].answer = ANSWER_NONE;
    sample_action(&sample, "a", fields, false);
    text = markdown(&sample.talk);
    assert_non_null(strstr(text, "## What we agreed\n\n### Swap a shift\n"));
    free(text);
    sample_talk_done(&sample);
}

/* Whoever led it keeps it no longer, and it is not the whole of it. */
static void test_handed_over(void **state)
{
    struct sample_year year;
    char *text;

    (void)state;
    sample_year_init(&year, "Marie de Vries");
    year.sample.interview.taken_over = true;
    text = markdown(&year.sample.talk);
    assert_non_null(strstr(text, "only what the employee chose is in them."));
    assert_non_null(strstr(text, "The leader keeps them."));
    free(text);
    sample_year_done(&year);
}

/* Beside the talk before, with all that came after it. */
static void test_follow_up(void **state)
{
    struct sample_year year;

    (void)state;
    sample_year_init(&year, "Marie de Vries");
    check("follow-up.md", &year.sample.talk);
    year.sample.talk.for_leader = true;
    check("follow-up-leader.md", &year.sample.talk);
    sample_year_done(&year);
}

/* What the leader's copy says of its corrections, and the employee's, whatever else it leaves out. */
static void test_corrections_stand_in_every_copy(void **state)
{
    struct sample_year year;

    (void)state;
    sample_year_init(&year, "Marie de Vries");
    for (int leader = 0; leader < 2; leader++) {
        char *text;

        year.sample.talk.for_leader = leader;
        text = markdown(&year.sample.talk);
        for (size_t i = 0; i < year.list.count; i++)
            assert_non_null(strstr(text, year.list.items[i].text));
        assert_non_null(strstr(text, "**Correction of Marie de Vries, Friday 15 January 2027:**"));
        /* Only what has no place of its own stands apart. */
        assert_int_equal(!!strstr(text, "## Other corrections"), 1);
        assert_int_equal(!!strstr(text, "SECRET-WORDS"), leader);
        free(text);
    }
    xstrset(&year.sample.interview.person, NULL);
    {
        char *text = markdown(&year.sample.talk);

        assert_non_null(strstr(text, "**Correction of the employee, "));
        free(text);
    }
    sample_year_done(&year);
}

/* A correction of what nobody answered stands under its question. */
static void test_correction_of_nothing(void **state)
{
    struct correction one = {
        .step = LENT("stays"), .item = LENT(""), .moment = SAMPLE_LATER, .text = LENT("Nothing.")};
    struct correction_list list = {.items = &one, .count = 1};
    struct sample_talk sample;
    char *text;

    (void)state;
    sample_talk_init(&sample, "Marie");
    sample.talk.corrections = &list;
    text = markdown(&sample.talk);
    assert_non_null(strstr(text, "**What stays between us?**\n\n"
                                 "**Correction of Marie, Friday 15 January 2027:**\n\n"
                                 "> Nothing.\n"));
    free(text);
    sample_talk_done(&sample);
}

/* What moved as news, good news too; what is the same, or was not asked, is none. */
static void test_growth(void **state)
{
    struct sample_year year;
    char *text;

    (void)state;
    sample_year_init(&year, "Marie");
    text = markdown(&year.sample.talk);
    assert_non_null(strstr(text, "### What changed since 14-11-2025\n"));
    assert_non_null(strstr(text, "- **Developing skills:** important 3 → 5\n\n"
                                 "**What was said then:**\n\n> I do what is asked, mostly.\n"));
    assert_non_null(strstr(text, "- **Using skills:** room 3 → 4, works out 2 → 4\n"));
    assert_null(strstr(text, "**Having a say:** "));
    assert_null(strstr(text, "**Contributing:** "));
    free(text);
    /* The words of then belong to what became more or less important. */
    year.last.words[VALUE_USE_SKILLS] = LENT("WORDS-OF-THEN");
    text = markdown(&year.sample.talk);
    assert_null(strstr(text, "WORDS-OF-THEN"));
    free(text);
    year.last.scores[VALUE_USE_SKILLS].importance = 4;
    text = markdown(&year.sample.talk);
    assert_non_null(strstr(text,
                           "- **Using skills:** important 4 → 5, room 3 → 4, works out 2 → 4\n\n"
                           "**What was said then:**\n\n> WORDS-OF-THEN\n"));
    free(text);
    year.last.has_scores = false;
    text = markdown(&year.sample.talk);
    assert_null(strstr(text, "What changed since"));
    assert_null(strstr(text, "Last time"));
    free(text);
    sample_year_done(&year);
}

/* The talk before leaves the table where it would be too wide, and is not lost. */
static void test_wide_table(void **state)
{
    struct sample_year year;
    char *text;

    (void)state;
    sample_year_init(&year, "Marie");
    year.sample.talk.for_leader = true;
    year.sample.script->values[VALUE_INCOME].short_name = "A name of 20 columns";
    sample_scores(year.sample.conversation, "income", 5, 1, 1);
    for (size_t step = SAMPLE_IMPORTANCE; step <= SAMPLE_WORKS; step++) {
        struct answer answer = sample_get(year.sample.conversation, step, "contacts");

        answer.state = STATE_UNKNOWN;
        answer.visibility = VISIBLE_ONLY_ME;
        sample_put(year.sample.conversation, step, "contacts", &answer);
    }
    text = markdown(&year.sample.talk);
    assert_non_null(strstr(text, "\n**Last time:**\n\n* Using skills: 5 · 3 · 2\n"));
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        if (*line == '|')
            assert_true(utf8_width(line, strlen(line)) <= 80);
    }
    free(text);
    sample_year_done(&year);
}

/* Where it stands last. */
static const char *strrstr(const char *text, const char *part)
{
    const char *last = NULL;

    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        last = at;
    return last;
}

/* Only what came after the making, and was not taken back, is history. */
static void test_history(void **state)
{
    struct sample_year year;
    char *text;

    (void)state;
    sample_year_init(&year, "Marie");
    text = markdown(&year.sample.talk);
    assert_non_null(strstr(text, "**What happened with it:**\n\n"
                                 "* 15-12-2026, K. Jansen: How it stands: agreed → under way · "
                                 "By when: 15-01-2027\n"
                                 "* 16-12-2026: What is needed: An hour → –\n\n"));
    /* The reason that stands is told once, with how it stands. */
    assert_non_null(strstr(text, "- **How it stands:** under way (she said yes)\n"));
    assert_ptr_equal(strstr(text, "she said yes"), strrstr(text, "she said yes"));
    assert_null(strstr(text, "NOT-YET"));
    assert_null(strstr(text, "TAKEN-BACK"));
    free(text);
    /* One that stands no more belongs to what happened. */
    year.changes[2].after = LENT("no time then");
    text = markdown(&year.sample.talk);
    assert_non_null(strstr(text, "agreed → under way (no time then) · By when"));
    free(text);
    year.sample.talk.histories = NULL;
    text = markdown(&year.sample.talk);
    assert_null(strstr(text, "What happened with it"));
    free(text);
    sample_year_done(&year);
}

/* Days that the talk itself names are told once; one that was moved later, with what it was. */
static void test_what_comes_next(void **state)
{
    struct sample_year year;
    char *text;

    (void)state;
    sample_year_init(&year, "Marie");
    text = markdown(&year.sample.talk);
    assert_non_null(strstr(text, "\n## What comes next\n\n"
                                 "- **Short look at the agreements:** Tuesday 5 January 2027\n"
                                 "- **Follow-up talk:** Thursday 20 May 2027 (moved; it was "
                                 "Thursday 31 December 2026)\n"));
    free(text);
    year.next.items++; /* the look at the agreements has no day in the talk itself */
    year.next.count = 1;
    year.next.items->day = (struct day){2026, 12, 31};
    text = markdown(&year.sample.talk);
    assert_null(strstr(text, "What comes next"));
    assert_non_null(strstr(text, "- **Next talk:** Thursday 31 December 2026\n"));
    free(text);
    /* The day is only for the leader: this reader would find it nowhere else. */
    sample_only_me(year.sample.conversation, SAMPLE_NEXT, "", "2026-12-31");
    text = markdown(&year.sample.talk);
    assert_non_null(strstr(text, "- **Follow-up talk:** Thursday 31 December 2026\n"));
    free(text);
    sample_year_done(&year);
}

/* The foot is for who gets the paper; a talk that is not kept for ever says how long. */
static void test_foot(void **state)
{
    struct sample_talk sample;
    char *text;

    (void)state;
    sample_talk_init(&sample, "Marie");
    sample_talk_fill(&sample);
    text = markdown(&sample.talk);
    assert_non_null(strstr(text, "\nK. Jansen keeps them. "));
    assert_non_null(strstr(text, "have it deleted.\n"));
    assert_null(strstr(text, "They are kept until"));
    free(text);
    sample.interview.process = PROCESS_APPLICATION;
    text = markdown(&sample.talk);
    assert_non_null(strstr(text, "They are kept until Sunday 20 December 2026 at the latest.\n"));
    free(text);
    sample.talk.for_leader = true;
    text = markdown(&sample.talk);
    assert_null(strstr(text, "About this paper"));
    free(text);
    sample_talk_done(&sample);
}

/* What is typed, and how it comes out behind "> ". */
static const struct {
    const char *typed;
    const char *quoted;
} words[] = {
    {"plain, with a comma: fine (really) - yes!", "plain, with a comma: fine (really) - yes!"},
    {"<script>alert(1)</script>", "\\<script>alert(1)\\</script>"},
    {"# x", "\\# x"},
    {"not a heading #", "not a heading \\#"},
    {"C# and F#", "C# and F#"},
    {"| x | y", "\\| x \\| y"},
    {"*bold* _it_ snake_case", "\\*bold\\* \\_it\\_ snake_case"},
    {"`code` ```", "\\`code\\` \\`\\`\\`"},
    {"[a](http://x) ![b]", "\\[a\\](http://x) !\\[b\\]"},
    {"P&O &lt; &#60; R&D;", "P&O \\&lt; \\&#60; R\\&D;"},
    {"back\\slash", "back\\\\slash"},
    {"~~gone~~", "\\~\\~gone\\~\\~"},
    {"- a list", "\\- a list"},
    {"+ a list", "\\+ a list"},
    {"* a list", "\\* a list"},
    {"1. a list", "1\\. a list"},
    {"12) a list", "12\\) a list"},
    {"3 times", "3 times"},
    {"> quote", "\\> quote"},
    {"a > b", "a > b"},
    {"===", "\\==="},
    {"---", "\\---"},
    {":--", "\\:--"},
    {"    code?", "code?"},
    {"one\ntwo", "one  \n> two"},
    {"one\r\ntwo\n", "one  \n> two"},
    {"one\n\n\n- two", "one\n>\n> \\- two"},
    {"\n one \n", "one"},
    {"esc \x1b[31m \xc2\x9b \xe2\x80\xae here", "esc \\[31m   here"},
    {"broken \xff byte", "broken  byte"},
    {"{person} {value}", "{person} {value}"},
    {"één 👩‍⚕️ ñ", "één 👩‍⚕️ ñ"},
};

static void test_words_stay_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct sample_talk sample;
        char *expected = xasprintf("\n> %s\n", words[i].quoted);
        const char *found;
        char *text;

        sample_talk_init(&sample, "Marie");
        sample.talk.for_leader = true; /* nothing stands behind it */
        sample_text(sample.conversation, SAMPLE_MATTERS, "", words[i].typed);
        text = markdown(&sample.talk);
        found = strstr(text, "\n> ");
        assert_non_null(found);
        assert_string_equal(found, expected);
        free(text);
        free(expected);
        sample_talk_done(&sample);
    }
}

/* The same mischief in every place where words of a person go. */
static void test_hostile(void **state)
{
    static const char evil[] = "<b>*x*</b> | `y`\n# z\n- 1";
    static const struct sample_field fields[] = {{ACTION_WHAT, evil},
                                                 {ACTION_NEED, evil},
                                                 {ACTION_HELPER, evil},
                                                 {ACTION_FIELD_COUNT, NULL}};
    struct sample_talk sample;

    (void)state;
    sample_talk_init(&sample, evil);
    xstrset(&sample.interview.team, evil);
    xstrset(&sample.interview.leader, evil);
    sample.script->title = evil;
    sample.script->parts[0].title = evil;
    sample.script->values[VALUE_INCOME].name = evil;
    sample.script->values[VALUE_INCOME].short_name = evil;
    sample_text(sample.conversation, SAMPLE_MATTERS, "", evil);
    sample_text(sample.conversation, SAMPLE_WORDS, "income", evil);
    sample_scores(sample.conversation, "income", 5, 1, 1);
    sample_text(sample.conversation, SAMPLE_SUMMARY, "", evil);
    sample_confirm(sample.conversation, SAMPLE_SUMMARY, CONFIRM_CORRECTED, evil);
    sample_toggle(sample.conversation, SAMPLE_FOCUS, "", "income");
    sample_text(sample.conversation, SAMPLE_HELPS, "income", evil);
    sample_text(sample.conversation, SAMPLE_MOOD, "", evil);
    sample_remark(sample.conversation, SAMPLE_STAYS, "", evil, VISIBLE_TOGETHER);
    sample_action(&sample, "a", fields, false);
    check("hostile.md", &sample.talk);
    sample_talk_done(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_importance_only),
        cmocka_unit_test(test_never_in_it),
        cmocka_unit_test(test_correction),
        cmocka_unit_test(test_owner),
        cmocka_unit_test(test_not_yet),
        cmocka_unit_test(test_no_colon_after_a_question),
        cmocka_unit_test(test_table_is_narrow),
        cmocka_unit_test(test_plan_without_a_place),
        cmocka_unit_test(test_handed_over),
        cmocka_unit_test(test_follow_up),
        cmocka_unit_test(test_corrections_stand_in_every_copy),
        cmocka_unit_test(test_correction_of_nothing),
        cmocka_unit_test(test_growth),
        cmocka_unit_test(test_wide_table),
        cmocka_unit_test(test_history),
        cmocka_unit_test(test_what_comes_next),
        cmocka_unit_test(test_foot),
        cmocka_unit_test(test_words_stay_words),
        cmocka_unit_test(test_hostile),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
