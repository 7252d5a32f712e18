/*
 * Attacks the rule that withholds small groups: every organisation of up to four teams of nobody to eight people, and many bigger ones by
 * chance. What the registry publishes over quarters and years is attacked in tests/unit/registry/figures_attack.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/attack.h"
#include "domain/figures.h"

enum { MOST_TEAMS = 8, MOST_PEOPLE = 9, CASES = 5000, SEED = 20261122 };

static uint64_t chance_state = SEED;

/* A number below `below`; the same ones in every run. */
static int chance(int below)
{
    chance_state = chance_state * 6364136223846793005U + 1442695040888963407U;
    return (int)((chance_state >> 33) % (unsigned)below);
}

static void tell(const int *people, int teams, int limit, const char *what)
{
    printf("teams of");
    for (int i = 0; i < teams; i++)
        printf(" %d", people[i]);
    fail_msg("limit %d, seed %d: %s", limit, SEED, what);
}

/* Who knows every member's scores of one team takes that column out of all cells. */
static void attack_from_within(const struct attack *cells, const int *people, int teams, int limit)
{
    for (int known = 0; known < teams; known++) {
        struct attack attack = {.columns = teams};
        bool apart = true;

        for (int r = 0; r < cells->count; r++) {
            int cell[MOST_TEAMS];

            for (int c = 0; c < teams; c++)
                cell[c] = c == known ? 0 : (int)cells->rows[r][c];
            attack_add(&attack, cell);
        }
        if (attack_smallest(&attack, 0, teams, people, &apart) < limit)
            tell(people, teams, limit, "who knows one team can work out a small group");
    }
}

static void attack_one(const int *people, int teams, int limit)
{
    struct score_sum sums[MOST_TEAMS] = {{0}};
    bool shown[MOST_TEAMS];
    struct figure_choice choice = {.teams = shown};
    struct attack attack = {.columns = teams};
    int all[MOST_TEAMS], total = 0, seen = 0, largest = 0, small = 0;
    bool apart = true;

    for (int i = 0; i < teams; i++) {
        sums[i].people = people[i];
        total += people[i];
        all[i] = people[i] > 0;
        largest = people[i] > largest ? people[i] : largest;
        small += people[i] > 0 && people[i] < limit;
    }
    figures_withhold(sums, (size_t)teams, limit, &choice);
    for (int i = 0; i < teams; i++) {
        int cell[MOST_TEAMS] = {0};

        if (!shown[i])
            continue;
        if (people[i] < limit)
            tell(people, teams, limit, "a cell below the limit");
        cell[i] = 1;
        seen += people[i];
        attack_add(&attack, cell);
    }
    if (choice.whole && total < limit)
        tell(people, teams, limit, "the whole is below the limit");
    if (choice.whole)
        attack_add(&attack, all);
    if (attack_smallest(&attack, 0, teams, people, &apart) < limit)
        tell(people, teams, limit, "a small group can be worked out");
    attack_from_within(&attack, people, teams, limit);
    if (choice.whole != (total > 0 && (small == 0 || total - largest >= limit)))
        tell(people, teams, limit, "the whole is withheld without need");
    if (total >= limit && seen == 0 && teams == 1)
        tell(people, teams, limit, "the only team is withheld");
}

static void test_every_small_organisation(void **state)
{
    int people[MOST_TEAMS] = {0};

    (void)state;
    for (int limit = GROUP_LIMIT_FLOOR; limit <= 7; limit++) {
        for (int number = 0; number < 9 * 9 * 9 * 9; number++) {
            int rest = number, teams = 0;

            for (; teams < 4; teams++, rest /= 9)
                people[teams] = rest % 9;
            for (int count = 1; count <= 4; count++)
                attack_one(people, count, limit);
        }
    }
}

static void test_many_organisations(void **state)
{
    (void)state;
    for (int i = 0; i < CASES; i++) {
        int people[MOST_TEAMS], teams = 1 + chance(MOST_TEAMS);

        for (int k = 0; k < teams; k++)
            people[k] = chance(3) == 0 ? 0 : chance(MOST_PEOPLE + 1);
        attack_one(people, teams, GROUP_LIMIT_FLOOR + chance(5));
    }
}

/* That the attack finds what is to be found. */
static void test_the_attack_itself(void **state)
{
    static const int whole[] = {1, 1, 1}, first[] = {1, 0, 0}, pair[] = {0, 1, 1},
                     twice[] = {2, 2, 2};
    static const int people[] = {9, 6, 2};
    struct attack attack = {.columns = 3};
    bool apart = true;

    (void)state;
    assert_int_equal(attack_smallest(&attack, 0, 3, people, &apart), INT_MAX);
    attack_add(&attack, whole);
    assert_int_equal(attack_smallest(&attack, 0, 3, people, &apart), 17);
    attack_add(&attack, twice); /* says nothing new */
    assert_int_equal(attack.count, 1);
    attack_add(&attack, first);
    assert_int_equal(attack_smallest(&attack, 0, 3, people, &apart), 8);
    attack_add(&attack, pair);
    assert_int_equal(attack.count, 2);
    attack_add(&attack, (const int[]){1, 1, 0}); /* whole less these */
    assert_int_equal(attack_smallest(&attack, 0, 3, people, &apart), 2);
    assert_true(apart);
    attack_smallest(&attack, 0, 2, people, &apart);
    assert_true(apart); /* all three are known one by one */
    attack = (struct attack){.columns = 3};
    attack_add(&attack, whole);
    attack_smallest(&attack, 0, 2, people, &apart);
    assert_false(apart);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_attack_itself),
        cmocka_unit_test(test_every_small_organisation),
        cmocka_unit_test(test_many_organisations),
    };

    printf("seed %d\n", SEED);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
