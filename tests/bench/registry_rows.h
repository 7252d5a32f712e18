#ifndef WG_TESTS_BENCH_REGISTRY_ROWS_H
#define WG_TESTS_BENCH_REGISTRY_ROWS_H

#include <stdint.h>

/*
 * The generator of a registry as large as one likes. Row `number` of `count` depends on those two and the seed alone, so that both homes
 * get the same rows, in any order, by any number of processes.
 *
 * It is an organisation with 1,000 teams of 10,000 leaders (the largest team has 6 % of the plans, the smallest a few in 100,000), whose
 * plans came evenly over the four years before ROWS_NOW. A third of the plans is the employee's own, a quarter is done by
 * the organisation or HR, six in ten need something. Old plans are done or dropped, young ones agreed or busy; most old questions have
 * their answer. Seven in ten have a day, one in ten words that are no day yet. The words are Dutch ones of the work in care: few
 * occur very often, most seldom; and beside them:
 *   kwikstaart    in 50 plans, however many there are
 *   grutto        in one plan of 200
 *   a made-up word of syllables in every plan, of 50,000
 */
#define ROWS_NOW    "2026-11-22T10:45:00Z"
#define ROWS_RARE   "kwikstaart"
#define ROWS_SELDOM "grutto"
#define ROWS_COMMON "rooster"
enum {
    ROWS_TEAMS = 1000,
    ROWS_LEADERS = 10000,
    ROWS_SEED = 20261122,
    ROWS_FIELD_COUNT = 32,
    ROWS_ROOM = 4000
};

/* The columns, in both homes. */
#define ROWS_COLUMNS                                                                               \
    "number, id, round, revision, leader, leader_name, person, team, team_folded, may_contact, "   \
    "digest, asked, changed, value, what, owner, own_part, need, kind, first_step, helper, due, "  \
    "notice, status, reason, state, who, account, by_day, answer_text, answered, mark"

struct row {
    const char *fields[ROWS_FIELD_COUNT]; /* in the order of the columns */
    char room[ROWS_ROOM];
};
void row_make(uint64_t seed, int64_t number, int64_t count, struct row *out);
/* "Wijk 0001" is the largest. `team` from 0. Folded: in lower case. */
void row_team(int team, char id[40], char name[20], char folded[20]);

#endif
