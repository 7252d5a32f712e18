/* Scores, the one mark and the readings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/capability.h"

/* Every pattern of high (4, 5), low (1 to 3) and open. */
static const struct {
    struct capability scores;
    enum membership membership;
    bool marked;
    enum reading reading;
} patterns[] = {
    {{5, 5, 5}, MEMBER_YES, false, READING_WORKS},
    {{4, 4, 4}, MEMBER_YES, false, READING_WORKS},
    {{5, 4, 3}, MEMBER_NO, true, READING_NOT_YET},
    {{4, 3, 1}, MEMBER_NO, true, READING_LITTLE_ROOM},
    {{4, 3, 4}, MEMBER_NO, true, READING_AT_A_COST},
    {{3, 4, 4}, MEMBER_NO, false, READING_LESS_IMPORTANT},
    {{1, 5, 2}, MEMBER_NO, false, READING_LESS_IMPORTANT},
    {{3, 1, 4}, MEMBER_NO, false, READING_LESS_IMPORTANT},
    {{3, 3, 3}, MEMBER_NO, false, READING_LET_GO},
    {{1, 1, 1}, MEMBER_NO, false, READING_LET_GO},
    {{0, 0, 0}, MEMBER_UNKNOWN, false, READING_NONE},
    {{5, 0, 0}, MEMBER_UNKNOWN, false, READING_NONE},
    {{0, 5, 0}, MEMBER_UNKNOWN, false, READING_NONE},
    {{0, 0, 5}, MEMBER_UNKNOWN, false, READING_NONE},
    {{5, 5, 0}, MEMBER_UNKNOWN, false, READING_NONE},
    {{5, 0, 5}, MEMBER_UNKNOWN, false, READING_NONE},
    {{0, 5, 5}, MEMBER_UNKNOWN, false, READING_NONE},
    {{3, 0, 0}, MEMBER_NO, false, READING_NONE},
    {{3, 5, 0}, MEMBER_NO, false, READING_NONE},
    {{3, 0, 5}, MEMBER_NO, false, READING_NONE},
    {{3, 2, 0}, MEMBER_NO, false, READING_NONE},
    {{3, 0, 2}, MEMBER_NO, false, READING_NONE},
    {{5, 3, 0}, MEMBER_NO, true, READING_NONE},
    {{5, 0, 3}, MEMBER_NO, true, READING_NONE},
    {{0, 3, 0}, MEMBER_NO, false, READING_NONE},
    {{0, 0, 3}, MEMBER_NO, false, READING_NONE},
    {{0, 3, 3}, MEMBER_NO, false, READING_NONE},
    {{0, 3, 5}, MEMBER_NO, false, READING_NONE},
    {{0, 5, 3}, MEMBER_NO, false, READING_NONE},
};

static void test_patterns(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        const struct capability *scores = &patterns[i].scores;

        assert_int_equal(capability_membership(scores), patterns[i].membership);
        assert_int_equal(capability_marked(scores), patterns[i].marked);
        assert_int_equal(capability_reading(scores, NULL), patterns[i].reading);
    }
}

/* With the talk before beside it. */
static const struct {
    struct capability now;
    struct capability last;
    enum reading reading;
} falls[] = {
    {{3, 5, 2}, {5, 5, 2}, READING_LET_GO},         /* fell, and it did not work */
    {{3, 2, 5}, {4, 2, 5}, READING_LET_GO},         /* fell, and there was no room */
    {{4, 4, 3}, {5, 4, 3}, READING_LET_GO},         /* fell, though still important */
    {{3, 5, 5}, {5, 5, 5}, READING_LESS_IMPORTANT}, /* fell, but nothing stood in its way */
    {{3, 5, 2}, {3, 5, 2}, READING_LESS_IMPORTANT}, /* the same as last time */
    {{3, 5, 2}, {2, 5, 2}, READING_LESS_IMPORTANT}, /* rose */
    {{3, 5, 2}, {0, 5, 2}, READING_LESS_IMPORTANT}, /* not known last time */
    {{5, 4, 3}, {4, 4, 3}, READING_NOT_YET},
    {{3, 5, 0}, {5, 5, 2}, READING_NONE}, /* never from an open score */
};

static void test_falls(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof falls / sizeof *falls; i++)
        assert_int_equal(capability_reading(&falls[i].now, &falls[i].last), falls[i].reading);
}

/* A reading is a question to check together. */
static void test_reading_words(void **state)
{
    (void)state;
    for (int r = READING_NONE; r <= READING_LET_GO; r++) {
        enum reading reading = (enum reading)r;

        if (reading == READING_NONE) {
            assert_string_equal(reading_text(reading), "");
            assert_string_equal(reading_ask_next(reading), "");
            assert_string_equal(reading_who_can_act(reading), "");
            continue;
        }
        assert_non_null(strstr(reading_text(reading), "?"));
        assert_non_null(strstr(reading_ask_next(reading), "?"));
        assert_true(*reading_who_can_act(reading));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_falls),
        cmocka_unit_test(test_reading_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
