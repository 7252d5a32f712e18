/*
 * Attacks all figures that a registry publishes, quarter after quarter: random small organisations whose people come late, correct what
 * they gave, take it back and move between teams, while the limit changes and HR looks now and then. Whoever has all that HR ever saw,
 * and so every export that is made of it, can't work out a group below the limit that was in force when its quarter closed.
 * On SQLite; with WG_POSTGRES, a connection as superuser, in that database (tests/cli/registry_attack.sh).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../../src/registry/driver.h"
#include "domain/attack.h"
#include "registry/review.h"
#include "registry/sharing.h"

enum {
    SEED = 20261122,
    CASES = 100,
    POSTGRES_CASES = 30,
    TEAMS = 6,
    A_TEAM = 9,
    PEOPLE = TEAMS * A_TEAM,
    QUARTERS = 6,
    MOST_SCORES = PEOPLE * QUARTERS * VALUE_COUNT,
    MOST_CELLS = (QUARTERS + 3) * (TEAMS + 1) * VALUE_COUNT
};

static uint64_t chance_state = SEED;

/* A number below `below`; the same ones in every run. */
static int chance(int below)
{
    chance_state = chance_state * 6364136223846793005U + 1442695040888963407U;
    return (int)((chance_state >> 33) % (unsigned)below);
}

static bool likely(int percent)
{
    return chance(100) < percent;
}

/* One score that counts, or counted. */
struct given {
    int token, team, quarter; /* the quarter in which it counts */
    struct score_row row;
    bool gone; /* taken back before its quarter was published */
};

/* What the registry should know, kept apart from it. */
struct world {
    struct registry *registry;
    struct clock clock;
    char tokens[PEOPLE * QUARTERS][UUID_SIZE];
    struct quarter quarters[QUARTERS + 1];
    bool published[QUARTERS];
    int limits[QUARTERS]; /* that were in force then */
    int limit, team_count, people, now;
    int team_of[PEOPLE];
    bool late[PEOPLE]; /* of the quarter before; still to be sent */
    struct given given[MOST_SCORES];
    int given_count;
    struct figure seen[MOST_CELLS]; /* teams borrowed from team_names */
    int seen_count;
    int number; /* of the case */
    struct diag diag;
};

static const char *const team_names[TEAMS] = {"Noord", "Oost", "Zuid", "West", "Nacht", "Ochtend"};

static int team_number(const char *name)
{
    for (int i = 0; i < TEAMS; i++) {
        if (strcmp(team_names[i], name) == 0)
            return i;
    }
    return -1;
}

/* The quarter's place in this world; -1 = it is a year or none of these. */
static int quarter_number(const struct world *world, struct quarter quarter)
{
    for (int i = 0; i < QUARTERS; i++) {
        if (quarter_compare(world->quarters[i], quarter) == 0)
            return i;
    }
    return -1;
}

static void must(struct world *world, bool fine)
{
    if (!fine)
        fail_msg("case %d: %s", world->number, diag_text(&world->diag));
}

/* PostgreSQL alone: straight into the database, past all that the program does. */
static void in_database(struct world *world, const char *sql, const char *value)
{
    struct statement statement = {"attack", NULL, sql};

    must(world, registry_run(world->registry, &statement, &value, value ? 1 : 0, NULL, NULL,
                             &world->diag));
}

static void set_day(struct world *world, struct day day)
{
    char iso[DAY_SIZE], moment[MOMENT_SIZE];

    day_to_iso(day, iso);
    if (world->registry->home == REGISTRY_POSTGRES) /* the server's clock counts there */
        in_database(world, "SELECT pg_catalog.set_config('test.today', $1, false)", iso);
    snprintf(moment, sizeof moment, "%sT11:00:00Z", iso);
    assert_true(moment_from_iso(moment, &world->clock.fixed_now));
}

/* ---- what people do ---- */

/* The first quarter from this one that is not published: there it counts. */
static int counts_in(const struct world *world, int quarter)
{
    while (quarter < QUARTERS && world->published[quarter])
        quarter++;
    return quarter;
}

static void keep_score(struct world *world, const struct given *given)
{
    for (int i = 0; i < world->given_count; i++) {
        struct given *other = &world->given[i];

        if (other->token == given->token && other->row.value == given->row.value &&
            !world->published[other->quarter]) {
            *other = *given;
            return;
        }
    }
    assert_true(world->given_count < MOST_SCORES);
    world->given[world->given_count++] = *given;
}

static void send_scores(struct world *world, int token, int team, int quarter)
{
    struct score_row rows[VALUE_COUNT];
    size_t count = 0;

    for (int i = 0; i < VALUE_COUNT; i++) {
        struct given given = {.token = token, .team = team, .quarter = counts_in(world, quarter)};

        if (!likely(85))
            continue;
        given.row = (struct score_row){(enum value)i, 1 + chance(5), 1 + chance(5), 1 + chance(5)};
        rows[count++] = given.row;
        keep_score(world, &given);
    }
    must(world, registry_send_scores(world->registry, world->tokens[token], team_names[team],
                                     world->quarters[quarter], rows, count, &world->diag));
}

static void take_back(struct world *world, int token)
{
    for (int i = 0; i < world->given_count; i++) {
        if (world->given[i].token == token && !world->published[world->given[i].quarter])
            world->given[i].gone = true;
    }
    must(world, registry_take_back_scores(world->registry, world->tokens[token], &world->diag));
}

/* One person in one quarter. Nobody gives twice in one: the leader's store sees to that. */
static void live(struct world *world, int person)
{
    int token = world->now * PEOPLE + person;

    if (likely(15))
        world->team_of[person] = chance(world->team_count);
    if (world->late[person]) { /* of a talk in the quarter before */
        world->late[person] = false;
        send_scores(world, token - PEOPLE, world->team_of[person], world->now - 1);
    } else if (person > 0 && likely(12)) {
        world->late[person] = world->now + 1 < QUARTERS;
    } else if (person == 0 || likely(75)) {
        send_scores(world, token, world->team_of[person], world->now);
        if (likely(15))
            send_scores(world, token, chance(world->team_count), world->now);
        if (likely(10))
            take_back(world, token);
    }
    if (world->now > 0 && likely(5)) /* published or not */
        take_back(world, token - PEOPLE);
}

static void set_limit(struct world *world, int limit)
{
    char text[2] = {(char)('0' + limit), '\0'};

    world->limit = limit;
    must(world, registry_set(world->registry, "group_limit", text, &world->diag));
}

/* ---- what HR sees ---- */

/* Every score that counts in a cell; team -1 = the whole. */
static struct score_sum sum_of(const struct world *world, int quarter, int team, enum value value)
{
    struct score_sum sum = {0};

    for (int i = 0; i < world->given_count; i++) {
        const struct given *given = &world->given[i];

        if (given->gone || given->quarter != quarter || given->row.value != value ||
            (team >= 0 && given->team != team))
            continue;
        sum.people++;
        sum.importance += given->row.importance;
        sum.opportunity += given->row.opportunity;
        sum.realisation += given->row.realisation;
    }
    return sum;
}

static void check_cell(struct world *world, const struct figure *figure)
{
    int quarter = quarter_number(world, figure->quarter);
    int team = *figure->team ? team_number(figure->team) : -1;
    struct score_sum sum = sum_of(world, quarter, team, figure->value);

    if (quarter < 0 || !world->published[quarter] || (*figure->team && team < 0))
        fail_msg("case %d: a cell that should not be there", world->number);
    if (!figure->shown)
        sum = (struct score_sum){0};
    else if (sum.people < world->limits[quarter])
        fail_msg("case %d: a cell of %d people", world->number, sum.people);
    if (figure->people != sum.people ||
        figure->importance != figure_mean(sum.importance, sum.people) ||
        figure->opportunity != figure_mean(sum.opportunity, sum.people) ||
        figure->realisation != figure_mean(sum.realisation, sum.people))
        fail_msg("case %d: a wrong number in quarter %d, %s, value %d", world->number, quarter,
                 figure->team, figure->value);
}

/* A year tells nothing but what its quarters' shown cells do: it can be made of them alone. */
static void check_year(struct world *world, const struct figure_list *list,
                       const struct figure *year)
{
    int people = 0, tenths = 0;

    assert_string_equal(year->team, "");
    for (size_t i = 0; i < list->count; i++) {
        const struct figure *part = &list->items[i];

        if (part->quarter.number == 0 || part->quarter.year != year->quarter.year || *part->team ||
            part->value != year->value || !part->shown)
            continue;
        people += part->people;
        tenths += part->people * part->importance;
    }
    if (year->shown != (people > 0) || year->people != people ||
        year->importance != (people > 0 ? (2 * tenths + people) / (2 * people) : 0))
        fail_msg("case %d: a wrong year", world->number);
}

/* What was seen once stays as it was, and is there again. */
static void check_frozen(struct world *world, const struct figure_list *list)
{
    for (int i = 0; i < world->seen_count; i++) {
        const struct figure *old = &world->seen[i];
        bool found = false;

        for (size_t k = 0; k < list->count && !found; k++) {
            const struct figure *now = &list->items[k];

            found = quarter_compare(now->quarter, old->quarter) == 0 && now->value == old->value &&
                    strcmp(now->team, old->team) == 0 && now->shown == old->shown &&
                    now->people == old->people && now->importance == old->importance &&
                    now->opportunity == old->opportunity && now->realisation == old->realisation;
        }
        if (!found)
            fail_msg("case %d: a published cell changed", world->number);
    }
}

static void remember(struct world *world, const struct figure_list *list)
{
    world->seen_count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct figure *figure = &list->items[i];
        int team = team_number(figure->team);

        if (figure->quarter.number == 0)
            continue; /* a year grows with its quarters */
        assert_true(world->seen_count < MOST_CELLS);
        world->seen[world->seen_count] = *figure;
        world->seen[world->seen_count++].team = (char *)(team < 0 ? "" : team_names[team]);
    }
}

/* With the numbers alone: the whole less the teams that are shown. */
static void subtract(struct world *world, const struct figure_list *list,
                     const struct figure *whole)
{
    int left = whole->people, quarter = quarter_number(world, whole->quarter);

    for (size_t i = 0; i < list->count; i++) {
        const struct figure *figure = &list->items[i];

        if (*figure->team && figure->value == whole->value && figure->shown &&
            quarter_compare(figure->quarter, whole->quarter) == 0)
            left -= figure->people;
    }
    if (left != 0 && left < world->limits[quarter])
        fail_msg("case %d: %d people are left", world->number, left);
}

/* A column a quarter and team: those who gave scores for this value. A cell adds up some of them. */
static void add_cell(const struct world *world, struct attack *attack, const int *people,
                     const struct figure *figure)
{
    int row[ATTACK_COLUMNS] = {0}, team = *figure->team ? team_number(figure->team) : -1;

    for (int q = 0; q < QUARTERS; q++) {
        bool is_part = figure->quarter.number == 0
                           ? world->quarters[q].year == figure->quarter.year
                           : quarter_compare(world->quarters[q], figure->quarter) == 0;

        for (int t = 0; is_part && t < TEAMS; t++)
            row[q * TEAMS + t] = people[q * TEAMS + t] > 0 && (team < 0 || t == team);
    }
    attack_add(attack, row);
}

/* A year is added up of its shown quarters, as check_year() makes sure of. */
static void add_year(const struct world *world, struct attack *attack, const int *people,
                     const struct figure_list *list, const struct figure *year)
{
    struct attack parts = {.columns = attack->columns};
    int row[ATTACK_COLUMNS] = {0};

    for (size_t i = 0; i < list->count; i++) {
        const struct figure *part = &list->items[i];

        if (part->quarter.year != year->quarter.year || part->quarter.number == 0 || *part->team ||
            part->value != year->value || !part->shown)
            continue;
        parts.count = 0;
        add_cell(world, &parts, people, part);
        for (int c = 0; parts.count > 0 && c < attack->columns; c++)
            row[c] += (int)parts.rows[0][c];
    }
    attack_add(attack, row);
}

static void attack_value(struct world *world, const struct figure_list *list, enum value value)
{
    struct attack attack = {.columns = QUARTERS * TEAMS};
    int people[ATTACK_COLUMNS] = {0};
    bool apart = true;

    for (int c = 0; c < attack.columns; c++)
        people[c] = sum_of(world, c / TEAMS, c % TEAMS, value).people;
    for (size_t i = 0; i < list->count; i++) {
        const struct figure *figure = &list->items[i];

        if (figure->value != value || !figure->shown)
            continue;
        if (figure->quarter.number == 0) {
            add_year(world, &attack, people, list, figure);
            continue;
        }
        add_cell(world, &attack, people, figure);
        if (!*figure->team)
            subtract(world, list, figure);
    }
    for (int q = 0; q < QUARTERS; q++) {
        int smallest = attack_smallest(&attack, q * TEAMS, (q + 1) * TEAMS, people, &apart);

        if (smallest < world->limits[q])
            fail_msg("case %d: %d people can be worked out", world->number, smallest);
    }
    if (!apart)
        fail_msg("case %d: a cell of several quarters says more than they do", world->number);
}

static bool has_scores(const struct world *world, int quarter)
{
    for (int i = 0; i < world->given_count; i++) {
        if (world->given[i].quarter == quarter && !world->given[i].gone)
            return true;
    }
    return false;
}

/* HR opens the overview: what has closed is published, and attacked. */
static void look(struct world *world)
{
    struct quarter today = quarter_of(clock_today(&world->clock));
    struct overview overview;

    for (int q = 0; q < QUARTERS; q++) {
        if (!world->published[q] && quarter_compare(world->quarters[q], today) < 0 &&
            has_scores(world, q)) {
            world->published[q] = true;
            world->limits[q] = world->limit;
        }
    }
    must(world, registry_overview(world->registry, &overview, &world->diag));
    for (size_t i = 0; i < overview.figures.count; i++) {
        const struct figure *figure = &overview.figures.items[i];

        if (figure->quarter.number == 0)
            check_year(world, &overview.figures, figure);
        else
            check_cell(world, figure);
    }
    check_frozen(world, &overview.figures);
    remember(world, &overview.figures);
    for (int i = 0; i < VALUE_COUNT; i++)
        attack_value(world, &overview.figures, (enum value)i);
    overview_done(&overview);
}

/* A world in which cells are withheld all the time is attacked in vain. */
static int shown_cells, withheld_cells;

static void count_cells(const struct world *world)
{
    for (int i = 0; i < world->seen_count; i++) {
        shown_cells += world->seen[i].shown;
        withheld_cells += !world->seen[i].shown;
    }
}

/* ---- a case ---- */

static void begin(struct world *world, struct id_source *ids)
{
    struct quarter quarter = {2025, 1 + chance(4)};

    world->team_count = 1 + chance(TEAMS);
    for (int t = 0; t < world->team_count; t++) {
        int size = chance(A_TEAM + 1);

        must(world, registry_save_team(world->registry, NULL, team_names[t], &world->diag));
        for (int i = 0; i < size; i++)
            world->team_of[world->people++] = t;
    }
    for (int q = 0; q <= QUARTERS; q++, quarter = quarter_next(quarter))
        world->quarters[q] = quarter;
    for (int i = 0; i < PEOPLE * QUARTERS; i++)
        uuid_new(ids, world->tokens[i]);
    set_day(world, quarter_first_day(world->quarters[0]));
    set_limit(world, GROUP_LIMIT_FLOOR + chance(5));
}

static void live_quarters(struct world *world)
{
    for (world->now = 0; world->now < QUARTERS; world->now++) {
        struct day first = quarter_first_day(world->quarters[world->now]);

        set_day(world, day_add(first, chance(60)));
        if (world->now > 0 && likely(50))
            look(world); /* before anybody is late */
        for (int person = 0; person < world->people; person++) {
            live(world, person);
            if (likely(2))
                look(world);
        }
        if (likely(30))
            set_limit(world, GROUP_LIMIT_FLOOR + chance(5));
        set_day(world, quarter_last_day(world->quarters[world->now]));
        if (likely(20))
            look(world);
    }
    set_day(world, quarter_first_day(world->quarters[QUARTERS]));
    look(world);
    look(world);
}

/* Nothing is in it, and whoever tests may do all; today() is what the test says. */
static void empty_database(struct world *world)
{
    static const char *const statements[] = {
        "SET session_replication_role = replica",
        "DELETE FROM waardegesprek.figure",
        "DELETE FROM waardegesprek.published",
        "DELETE FROM waardegesprek.score",
        "DELETE FROM waardegesprek.team",
        "DELETE FROM waardegesprek.setting",
        "DELETE FROM waardegesprek.log",
        "SET session_replication_role = origin",
        "INSERT INTO waardegesprek.member (member, role, team, kind, by, since, account) "
        "SELECT session_user, one, '', '', 'test', 0, waardegesprek.account(session_user::text) "
        "FROM unnest(ARRAY['leader', 'hr']) AS one "
        "ON CONFLICT DO NOTHING",
        "CREATE OR REPLACE FUNCTION waardegesprek.today() RETURNS date LANGUAGE sql STABLE "
        "SET search_path = pg_catalog, pg_temp AS "
        "$$ SELECT pg_catalog.current_setting('test.today')::date $$",
    };

    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        in_database(world, statements[i], NULL);
}

static void one_case(int number, const char *where, struct id_source *ids)
{
    struct world *world = calloc(1, sizeof *world);
    struct registry_setup setup = {.where = where,
                                   .clock = &world->clock,
                                   .ids = ids,
                                   .leader = "l",
                                   .name = "Jip Bedacht",
                                   .account = "jip"};

    world->number = number;
    diag_init(&world->diag);
    assert_true(clock_init_fixed(&world->clock, "2025-01-01T11:00:00Z", &world->diag));
    world->registry = registry_open(&setup, NULL, &world->diag);
    must(world, world->registry != NULL);
    if (world->registry->home == REGISTRY_POSTGRES)
        empty_database(world);
    begin(world, ids);
    live_quarters(world);
    count_cells(world);
    registry_close(world->registry);
    diag_done(&world->diag);
    free(world);
}

static void test_attack(void **state)
{
    const char *database = getenv("WG_POSTGRES");
    int cases = database ? POSTGRES_CASES : CASES;
    char folder[] = "/tmp/wg-attack-XXXXXX", path[64];
    struct id_source ids;

    (void)state;
    assert_non_null(mkdtemp(folder));
    id_source_init_counting(&ids);
    for (int i = 0; i < cases; i++) {
        snprintf(path, sizeof path, "%s/%d.db", folder, i);
        one_case(i, database ? database : path, &ids);
        unlink(path);
    }
    rmdir(folder);
    printf("%d cells shown, %d withheld\n", shown_cells, withheld_cells);
    assert_true(shown_cells > cases * 10 && withheld_cells > cases * 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_attack)};

    printf("seed %d\n", SEED);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
