/* Which cells are shown, by hand; tests/unit/registry/figures_attack.c attacks what the registry publishes. */
#include "domain/figures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_TEAMS = 6 };

static void test_withhold(void **state)
{
    /* shown: a letter a team, + shown and - withheld; the whole behind a blank. */
    static const struct {
        int people[MOST_TEAMS], teams, limit;
        const char *shown;
    } cases[] = {
        {{0}, 0, 5, " -"},
        {{0}, 1, 5, "- -"},
        {{0, 0, 0}, 3, 5, "--- -"},
        {{4}, 1, 5, "- -"},
        {{5}, 1, 5, "+ +"},
        {{2, 2}, 2, 5, "-- -"}, /* the whole is below it */
        {{2, 3}, 2, 5, "-- -"}, /* each leader knows the half of it */
        {{2, 3, 2}, 3, 5, "--- -"},
        {{2, 3, 3}, 3, 5, "--- +"},     /* they hide in one another */
        {{7, 0}, 2, 5, "+- +"},         /* nobody is hidden */
        {{7, 3}, 2, 5, "-- -"},         /* the other one goes along, and the whole */
        {{7, 3, 2}, 3, 5, "--- +"},     /* of five together three may be one leader's */
        {{7, 3, 2, 3}, 4, 5, "+--- +"}, /* five hide also when three are known */
        {{9, 6, 3}, 3, 5, "--- +"},     /* the smallest goes along, and the next */
        {{9, 6, 5, 3}, 4, 5, "+--- +"},
        {{6, 6, 6, 1}, 4, 5, "+--- +"}, /* of equal ones the last */
        {{6, 6, 6, 1, 0}, 5, 5, "+---- +"},
        {{5, 5, 5}, 3, 5, "+++ +"}, /* all equal, nobody hidden */
        {{5, 4, 1}, 3, 5, "--- +"},
        {{3, 2}, 2, 3, "-- -"},
        {{3, 3}, 2, 3, "++ +"},
        {{2, 4}, 2, 1, "-- -"}, /* never below the floor */
        {{2, 1, 2}, 3, 1, "--- +"},
        {{2, 0}, 2, 0, "-- -"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct score_sum teams[MOST_TEAMS] = {{0}};
        bool shown[MOST_TEAMS] = {false};
        struct figure_choice choice = {.whole = true, .teams = shown};
        char text[MOST_TEAMS + 3];
        int length = cases[i].teams;

        for (int k = 0; k < length; k++)
            teams[k].people = cases[i].people[k];
        figures_withhold(teams, (size_t)length, cases[i].limit, &choice);
        for (int k = 0; k < length; k++)
            text[k] = shown[k] ? '+' : '-';
        text[length] = ' ';
        text[length + 1] = choice.whole ? '+' : '-';
        text[length + 2] = '\0';
        if (strcmp(text, cases[i].shown) != 0)
            fail_msg("case %zu: %s", i, text);
    }
}

static void test_mean(void **state)
{
    (void)state;
    assert_int_equal(figure_mean(0, 0), 0);
    assert_int_equal(figure_mean(5, 1), 50);
    assert_int_equal(figure_mean(25, 6), 42);  /* 4.1666 */
    assert_int_equal(figure_mean(85, 20), 43); /* 4.25 */
    assert_int_equal(figure_mean(17, 4), 43);
    assert_int_equal(figure_mean(29, 7), 41); /* 4.1428 */
}

static void add(struct figure_list *list, struct quarter quarter, const char *team,
                enum value value, bool shown, int people, int tenths)
{
    list->items = realloc(list->items, (list->count + 1) * sizeof *list->items);
    list->items[list->count++] = (struct figure){.quarter = quarter,
                                                 .team = strdup(team),
                                                 .value = value,
                                                 .shown = shown,
                                                 .people = shown ? people : 0,
                                                 .importance = shown ? tenths : 0,
                                                 .opportunity = shown ? tenths - 10 : 0,
                                                 .realisation = shown ? 10 : 0};
}

/* Of what was published only: never of what was withheld, of teams or of other years. */
static void test_year(void **state)
{
    struct figure_list list = {0};
    const struct figure *year;

    (void)state;
    add(&list, (struct quarter){2026, 1}, "", VALUE_INCOME, true, 6, 40);
    add(&list, (struct quarter){2026, 1}, "Noord", VALUE_INCOME, true, 6, 11);
    add(&list, (struct quarter){2026, 2}, "", VALUE_INCOME, false, 3, 50);
    add(&list, (struct quarter){2026, 3}, "", VALUE_INCOME, true, 10, 45);
    add(&list, (struct quarter){2025, 4}, "", VALUE_INCOME, true, 90, 11);
    add(&list, (struct quarter){2026, 1}, "", VALUE_CONTACTS, false, 0, 0);
    figures_add_year(&list, 2026);
    assert_int_equal(list.count, 8);
    year = &list.items[6]; /* in the order of the values */
    assert_int_equal(year->value, VALUE_CONTACTS);
    assert_false(year->shown);
    assert_int_equal(year->people, 0);
    assert_int_equal(year->importance, 0);
    year = &list.items[7];
    assert_int_equal(year->value, VALUE_INCOME);
    assert_int_equal(year->quarter.year, 2026);
    assert_int_equal(year->quarter.number, 0);
    assert_string_equal(year->team, "");
    assert_true(year->shown);
    assert_int_equal(year->people, 16);
    assert_int_equal(year->importance, 43); /* 690 / 16 = 43.125 */
    assert_int_equal(year->opportunity, 33);
    assert_int_equal(year->realisation, 10);
    figures_add_year(&list, 2025); /* years that stand there are no part of others */
    figures_add_year(&list, 2024);
    assert_int_equal(list.count, 9);
    assert_int_equal(list.items[8].people, 90);
    figure_list_done(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_withhold),
        cmocka_unit_test(test_mean),
        cmocka_unit_test(test_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
