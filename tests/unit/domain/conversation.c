/* A talk as it stands: places, pages, conditions, and what stays when a choice is taken back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/sample.h"

/*
 * Outside a loop: welcome, matters, focus, summary, actions and seven of the closing; 7 x 4 in the
 * values.
 */
enum { PLACES_AT_START = 12 + VALUE_COUNT * 4, PAGES_AT_START = 12 + VALUE_COUNT };

struct fixture {
    struct script *script;
    struct conversation *talk;
};

static int set_up(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof *fixture);

    fixture->script = sample_script();
    fixture->talk = conversation_new(fixture->script);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    conversation_free(fixture->talk);
    script_free(fixture->script);
    free(fixture);
    return 0;
}

static struct conversation *talk_of(void **state)
{
    return ((struct fixture *)*state)->talk;
}

static size_t count_places(const struct conversation *talk)
{
    size_t count;

    conversation_places(talk, &count);
    return count;
}

static size_t count_pages(const struct conversation *talk)
{
    size_t count;

    conversation_pages(talk, &count);
    return count;
}

/* The page that holds a step at an item. */
static size_t page_of(const struct conversation *talk, size_t step, const char *item)
{
    return conversation_find_page(talk, conversation_find_place(talk, step, item));
}

static enum place_state state_of(const struct conversation *talk, size_t step, const char *item)
{
    return conversation_state(talk, (struct place){step, item});
}

static void test_start(void **state)
{
    struct conversation *talk = talk_of(state);
    size_t count;
    const struct place *places = conversation_places(talk, &count);
    const struct page *pages = conversation_pages(talk, &count);

    assert_int_equal(count_places(talk), PLACES_AT_START);
    assert_int_equal(count, PAGES_AT_START);
    assert_int_equal(places[0].step, SAMPLE_WELCOME);
    assert_string_equal(places[0].item, "");
    /* One value's words and scores share a page. */
    assert_int_equal(pages[2].first, 2);
    assert_int_equal(pages[2].count, 4);
    assert_string_equal(places[2].item, "use-skills");
    assert_string_equal(places[6].item, "develop-skills");
    /* The other loops go over nothing yet. */
    assert_true(conversation_find_place(talk, SAMPLE_HELPS, "income") == SIZE_MAX);
    assert_true(conversation_find_place(talk, SAMPLE_KEEP, "income") == SIZE_MAX);
    assert_true(conversation_find_page(talk, PLACES_AT_START) == SIZE_MAX);
    assert_true(answer_is_blank(conversation_answer(talk, SAMPLE_MATTERS, "")));
    assert_int_equal(conversation_count(talk), 0);
}

static void test_loops_follow_the_answers(void **state)
{
    struct conversation *talk = talk_of(state);

    /* Chosen values come in the order of the values, whatever the order of ticking. */
    sample_toggle(talk, SAMPLE_FOCUS, "", "income");
    sample_toggle(talk, SAMPLE_FOCUS, "", "decisions");
    assert_int_equal(count_places(talk), PLACES_AT_START + 2 * 4);
    /* Three phases of a chosen value are three pages. */
    assert_int_equal(count_pages(talk), PAGES_AT_START + 2 * 3);
    assert_true(page_of(talk, SAMPLE_HELPS, "decisions") < page_of(talk, SAMPLE_HELPS, "income"));
    assert_int_equal(page_of(talk, SAMPLE_HELPS, "income"),
                     page_of(talk, SAMPLE_BETWEEN, "income"));
    assert_int_equal(page_of(talk, SAMPLE_CHANCES, "income"),
                     page_of(talk, SAMPLE_BETWEEN, "income") + 1);

    sample_number(talk, SAMPLE_IMPORTANCE, "contacts", 4);
    sample_number(talk, SAMPLE_IMPORTANCE, "own-goals", 3);
    sample_state(talk, SAMPLE_IMPORTANCE, "contribution", STATE_UNKNOWN);
    assert_true(conversation_find_place(talk, SAMPLE_KEEP, "contacts") != SIZE_MAX);
    assert_true(conversation_find_place(talk, SAMPLE_KEEP, "own-goals") == SIZE_MAX);
    assert_true(conversation_find_place(talk, SAMPLE_KEEP, "contribution") == SIZE_MAX);
}

static void test_what_was_said_stays(void **state)
{
    struct conversation *talk = talk_of(state);
    size_t step;
    const char *item;

    sample_toggle(talk, SAMPLE_FOCUS, "", "income");
    sample_text(talk, SAMPLE_CHANCES, "income", "ask for a talk with HR");
    sample_toggle(talk, SAMPLE_FOCUS, "", "income");
    assert_true(conversation_find_place(talk, SAMPLE_CHANCES, "income") == SIZE_MAX);
    assert_int_equal(conversation_count(talk), 2);
    assert_string_equal(conversation_at(talk, 1, &step, &item)->text, "ask for a talk with HR");
    assert_int_equal(step, SAMPLE_CHANCES);
    assert_string_equal(item, "income");

    sample_toggle(talk, SAMPLE_FOCUS, "", "income");
    assert_true(conversation_find_place(talk, SAMPLE_CHANCES, "income") != SIZE_MAX);
    assert_string_equal(conversation_answer(talk, SAMPLE_CHANCES, "income")->text,
                        "ask for a talk with HR");
}

static void test_answers_in_script_order(void **state)
{
    static const size_t order[] = {SAMPLE_STAYS, SAMPLE_MATTERS, SAMPLE_WORDS, SAMPLE_SUMMARY};
    struct conversation *talk = talk_of(state);
    size_t last = 0;

    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        sample_text(talk, order[i], order[i] == SAMPLE_WORDS ? "income" : "", "x");
    sample_text(talk, SAMPLE_MATTERS, "", "once more");
    assert_int_equal(conversation_count(talk), 4);
    for (size_t i = 0; i < conversation_count(talk); i++) {
        size_t step;
        const char *item;

        conversation_at(talk, i, &step, &item);
        assert_true(step > last);
        last = step;
    }
}

/* What a score (or no score) makes of the question behind it. */
static const struct {
    enum answer_state answer;
    int number;
    enum place_state then;
} conditions[] = {
    {STATE_OPEN, 0, PLACE_WAITING},     {STATE_UNKNOWN, 0, PLACE_WAITING},
    {STATE_DECLINED, 0, PLACE_WAITING}, {STATE_GIVEN, 1, PLACE_OPEN},
    {STATE_GIVEN, 3, PLACE_OPEN},       {STATE_GIVEN, 4, PLACE_HIDDEN},
    {STATE_GIVEN, 5, PLACE_HIDDEN},
};

static void test_condition_in_a_loop(void **state)
{
    struct conversation *talk = talk_of(state);

    sample_toggle(talk, SAMPLE_FOCUS, "", "income");
    /* Another value's score decides nothing here. */
    sample_number(talk, SAMPLE_WORKS, "contacts", 5);
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
        sample_number(talk, SAMPLE_WORKS, "income", conditions[i].number);
        sample_state(talk, SAMPLE_WORKS, "income", conditions[i].answer);
        assert_int_equal(state_of(talk, SAMPLE_BETWEEN, "income"), conditions[i].then);
    }
}

static void test_at_least(void **state)
{
    static const struct condition works = {
        .step = "works", .step_index = SAMPLE_WORKS, .comparison = COMPARE_AT_LEAST, .number = 4};
    struct fixture *fixture = *state;

    fixture->script->steps[SAMPLE_KEEP].when = &works;
    sample_scores(fixture->talk, "income", 5, 0, 4);
    assert_int_equal(state_of(fixture->talk, SAMPLE_KEEP, "income"), PLACE_OPEN);
    sample_number(fixture->talk, SAMPLE_WORKS, "income", 3);
    assert_int_equal(state_of(fixture->talk, SAMPLE_KEEP, "income"), PLACE_HIDDEN);
}

static void test_condition_on_words(void **state)
{
    struct conversation *talk = talk_of(state);

    assert_int_equal(state_of(talk, SAMPLE_WHAT_ELSE, ""), PLACE_WAITING);
    sample_text(talk, SAMPLE_AGREED, "", "yes");
    assert_int_equal(state_of(talk, SAMPLE_WHAT_ELSE, ""), PLACE_HIDDEN);
    sample_text(talk, SAMPLE_AGREED, "", "no");
    assert_int_equal(state_of(talk, SAMPLE_WHAT_ELSE, ""), PLACE_OPEN);
    sample_text(talk, SAMPLE_WHAT_ELSE, "", "more time");
    sample_text(talk, SAMPLE_AGREED, "", "yes");
    assert_int_equal(state_of(talk, SAMPLE_WHAT_ELSE, ""), PLACE_HIDDEN);
    assert_string_equal(conversation_answer(talk, SAMPLE_WHAT_ELSE, "")->text, "more time");
}

static void test_states(void **state)
{
    struct conversation *talk = talk_of(state);
    struct answer parked = {.parked = true};

    assert_int_equal(state_of(talk, SAMPLE_MATTERS, ""), PLACE_OPEN);
    conversation_set(talk, SAMPLE_MATTERS, "", &parked);
    assert_int_equal(state_of(talk, SAMPLE_MATTERS, ""), PLACE_PARKED);
    for (int s = STATE_GIVEN; s <= STATE_DECLINED; s++) {
        sample_state(talk, SAMPLE_STAYS, "", (enum answer_state)s);
        assert_int_equal(state_of(talk, SAMPLE_STAYS, ""), PLACE_GIVEN);
    }
    /* Given though its condition is undecided: a jump let someone in. */
    sample_text(talk, SAMPLE_WHAT_ELSE, "", "words");
    assert_int_equal(state_of(talk, SAMPLE_WHAT_ELSE, ""), PLACE_GIVEN);
}

static void test_next_and_back(void **state)
{
    struct conversation *talk = talk_of(state);
    size_t agreed = page_of(talk, SAMPLE_AGREED, "");
    size_t last = count_pages(talk) - 1;

    assert_int_equal(conversation_next_page(talk, 0), 1);
    assert_int_equal(conversation_prev_page(talk, 1), 0);
    assert_true(conversation_prev_page(talk, 0) == SIZE_MAX);
    assert_true(conversation_next_page(talk, last) == SIZE_MAX);
    /* A waiting question is passed by, both ways; a condition that holds stops there. */
    assert_false(conversation_page_shown(talk, agreed + 1));
    assert_int_equal(conversation_next_page(talk, agreed), agreed + 2);
    assert_int_equal(conversation_prev_page(talk, agreed + 2), agreed);
    sample_text(talk, SAMPLE_AGREED, "", "no");
    assert_int_equal(conversation_next_page(talk, agreed), agreed + 1);
    sample_text(talk, SAMPLE_AGREED, "", "yes");
    assert_int_equal(conversation_next_page(talk, agreed), agreed + 2);
}

static void test_open_count(void **state)
{
    struct conversation *talk = talk_of(state);
    struct answer parked = {.parked = true};
    /* Nothing to fill in: the welcome and the plan; waiting: one. */
    const size_t at_start = PLACES_AT_START - 3;

    assert_int_equal(conversation_count_open(talk), at_start);
    sample_text(talk, SAMPLE_MATTERS, "", "rest");
    assert_int_equal(conversation_count_open(talk), at_start - 1);
    sample_state(talk, SAMPLE_STAYS, "", STATE_DECLINED);
    assert_int_equal(conversation_count_open(talk), at_start - 2);
    conversation_set(talk, SAMPLE_STAYS, "", &parked);
    assert_int_equal(conversation_count_open(talk), at_start - 1);
    sample_text(talk, SAMPLE_AGREED, "", "no");
    assert_int_equal(conversation_count_open(talk), at_start - 1);
}

static void test_about_the_values(void **state)
{
    struct conversation *talk = talk_of(state);
    struct capability scores;
    struct answer private = {.state = STATE_GIVEN, .visibility = VISIBLE_ONLY_ME};

    assert_false(conversation_talked_about(talk, VALUE_INCOME));
    sample_scores(talk, "income", 5, 0, 2);
    sample_state(talk, SAMPLE_ROOM, "income", STATE_UNKNOWN);
    scores = conversation_scores(talk, VALUE_INCOME);
    assert_int_equal(scores.importance, 5);
    assert_int_equal(scores.opportunity, SCORE_OPEN);
    assert_int_equal(scores.realisation, 2);
    assert_int_equal(conversation_score(talk, VALUE_INCOME, MEASURE_OPPORTUNITY)->state,
                     STATE_UNKNOWN);
    sample_state(talk, SAMPLE_WORDS, "contacts", STATE_DECLINED);
    assert_true(conversation_talked_about(talk, VALUE_INCOME));
    assert_true(conversation_talked_about(talk, VALUE_CONTACTS));
    assert_int_equal(conversation_count_talked_about(talk), 2);

    assert_null(conversation_words(talk, VALUE_CONTACTS));
    sample_text(talk, SAMPLE_WORDS, "contacts", "my team");
    assert_string_equal(conversation_words(talk, VALUE_CONTACTS), "my team");
    private.text = xstrdup("for me alone");
    conversation_set(talk, SAMPLE_WORDS, "contacts", &private);
    answer_done(&private);
    assert_null(conversation_words(talk, VALUE_CONTACTS));

    assert_false(conversation_has_focus(talk, VALUE_INCOME));
    sample_toggle(talk, SAMPLE_FOCUS, "", "income");
    assert_true(conversation_has_focus(talk, VALUE_INCOME));
    assert_false(conversation_has_focus(talk, VALUE_CONTACTS));
}

static void test_score_that_is_not_asked(void **state)
{
    struct fixture *fixture = *state;

    fixture->script->steps[SAMPLE_ROOM].measure = MEASURE_NONE;
    sample_scores(fixture->talk, "income", 5, 4, 5);
    assert_null(conversation_score(fixture->talk, VALUE_INCOME, MEASURE_OPPORTUNITY));
    assert_int_equal(conversation_scores(fixture->talk, VALUE_INCOME).opportunity, SCORE_OPEN);
}

static void test_another_language(void **state)
{
    struct conversation *talk = talk_of(state);
    struct script *other = sample_script();

    sample_text(talk, SAMPLE_MATTERS, "", "rest");
    other->language = "nl";
    conversation_set_script(talk, other);
    assert_ptr_equal(conversation_script(talk), other);
    assert_string_equal(conversation_answer(talk, SAMPLE_MATTERS, "")->text, "rest");
    assert_int_equal(count_places(talk), PLACES_AT_START);
    conversation_set_script(talk, ((struct fixture *)*state)->script);
    script_free(other);
}

/* Items come from more than one place in memory. */
static void test_equal_places(void **state)
{
    char item[] = "contacts";
    char none[] = "";
    (void)state;

    assert_true(place_equal((struct place){1, item}, (struct place){1, value_id(VALUE_CONTACTS)}));
    assert_true(place_equal((struct place){2, none}, (struct place){2, value_id(VALUE_NONE)}));
    assert_false(place_equal((struct place){1, item}, (struct place){2, item}));
    assert_false(place_equal((struct place){1, item}, (struct place){1, none}));
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equal_places),
        CASE(test_start),
        CASE(test_loops_follow_the_answers),
        CASE(test_what_was_said_stays),
        CASE(test_answers_in_script_order),
        CASE(test_condition_in_a_loop),
        CASE(test_at_least),
        CASE(test_condition_on_words),
        CASE(test_states),
        CASE(test_next_and_back),
        CASE(test_open_count),
        CASE(test_about_the_values),
        CASE(test_score_that_is_not_asked),
        CASE(test_another_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
