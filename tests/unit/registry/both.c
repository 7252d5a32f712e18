/*
 * The same story in both homes: everything that can be read afterwards has to be the same, to the byte. Without WG_POSTGRES the file alone
 * is tried; tests/cli/postgres_registry.sh sets it (a place where the roles boss, anna, bram, hetty and ada can log in, empty).
 */
#include "db/folder.h"

#include <inttypes.h>

#include "../../../src/registry/driver.h"
#include "base/buf.h"
#include "base/module.h"
#include "registry/admin.h"
#include "registry/postgres.h"
#include "registry/review.h"
#include "registry/sharing.h"

enum { ANNA, BRAM, HETTY, ADA, PEOPLE };
static const char *const accounts[PEOPLE] = {"anna", "bram", "hetty", "ada"};
enum { PLANS = 60, TEAMS = 4, BEGIN = 1795000000 };
static const char *const teams[TEAMS] = {"Noord", "Zuid", "Élan", "Z-9"};
static const char *const words[] = {"wondzorg", "Rooster", "café",       "tillift", "ÉÉN",
                                    "scholing", "o'clock", "100% zeker", "a_b",     "überhaupt"};
enum { WORDS = sizeof words / sizeof *words };
/* In one plan. */
#define SIXTEEN_WORDS "aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo leren"

struct world {
    char *folder, *where[PEOPLE];
    struct registry_setup setup[PEOPLE];
    struct registry *as[PEOPLE];
    struct clock clock;
    struct id_source ids;
    struct diag diag;
    const struct postgres_functions *library; /* NULL in a file */
    struct postgres *boss;
    uint64_t chance;
};

static int chance(struct world *world, int below)
{
    world->chance = world->chance * 6364136223846793005U + 1442695040888963407U;
    return (int)((world->chance >> 33) % (unsigned)below);
}

static void fine(struct world *world, bool done)
{
    assert_string_equal(diag_text(&world->diag), "");
    assert_true(done);
}

/* ---- making the two homes ---- */

static void boss_says(struct world *world, const char *sql)
{
    struct postgres_error error;

    if (!world->library->run_all(world->boss, sql, &error))
        fail_msg("%s: %s", sql, error.text);
}

/* The clocks of program and server go together, so that moments can be compared too. */
static void tick(struct world *world)
{
    char sql[100];

    world->clock.fixed_now++;
    if (!world->boss)
        return;
    snprintf(sql, sizeof sql, "SELECT setval('test_now', %" PRId64 ")", world->clock.fixed_now);
    boss_says(world, sql);
}

static void stop_server_clock(struct world *world)
{
    boss_says(world, "CREATE SEQUENCE test_now;"
                     "CREATE OR REPLACE FUNCTION waardegesprek.moment() RETURNS bigint LANGUAGE sql"
                     " SECURITY DEFINER AS 'SELECT last_value FROM public.test_now';"
                     "ALTER FUNCTION waardegesprek.moment() OWNER TO boss;"
                     "CREATE OR REPLACE FUNCTION waardegesprek.today() RETURNS date LANGUAGE sql AS"
                     " 'SELECT (to_timestamp(waardegesprek.moment()) AT TIME ZONE ''UTC'')::date';"
                     "GRANT EXECUTE ON FUNCTION waardegesprek.moment() TO PUBLIC");
}

static void grant(struct world *world, struct registry *registry, int who, enum registry_role role,
                  const char *team)
{
    struct registry_grant grant = {.member = xstrdup(accounts[who]),
                                   .role = role,
                                   .team = xstrdup(team),
                                   .kind = SUPPORT_NONE};

    fine(world, registry_grant(registry, &grant, &world->diag));
    free(grant.member);
    free(grant.team);
}

/* Anna was HR for a moment only. */
static void take_hr_away(struct world *world, struct registry *registry)
{
    char anna[] = "anna", noord[] = "Noord";
    struct registry_grant grant = {
        .member = anna, .role = ROLE_HR, .team = noord, .kind = SUPPORT_NONE};
    int count = 0;

    fine(world, registry_revoke(registry, &grant, &count, &world->diag));
    assert_int_equal(count, 1);
    fine(world, registry_revoke(registry, &grant, &count, &world->diag));
    assert_int_equal(count, 0);
}

static void begin_postgres(struct world *world, const char *where)
{
    char *as_boss = xasprintf("%s user=boss", where);
    struct registry_setup setup = {.where = as_boss, .clock = &world->clock, .ids = &world->ids};
    struct postgres_error error;
    struct registry *registry;
    int from = 0, to = 0;

    fine(world, registry_init(&setup, &world->diag));
    assert_false(registry_init(&setup, &world->diag));
    assert_non_null(strstr(diag_text(&world->diag), "has a registry already"));
    diag_clear(&world->diag);
    fine(world, registry_migrate(&setup, &from, &to, &world->diag));
    assert_int_equal(from, to);
    world->library = module_open("postgres", "libpq5", &world->diag);
    assert_non_null(world->library);
    world->boss = world->library->open(as_boss, "test", &error);
    assert_non_null(world->boss);
    stop_server_clock(world);
    registry = registry_open(&setup, NULL, &world->diag);
    fine(world, registry && registry_save_team(registry, NULL, "Noord", &world->diag));
    grant(world, registry, ANNA, ROLE_LEADER, "");
    grant(world, registry, BRAM, ROLE_LEADER, "");
    grant(world, registry, HETTY, ROLE_HR, "");
    grant(world, registry, ADA, ROLE_ADMIN, "");
    grant(world, registry, ANNA, ROLE_HR, "noord");
    take_hr_away(world, registry);
    registry_close(registry);
    free(as_boss);
}

static void world_open(struct world *world, const char *postgres)
{
    void *folder = NULL;

    *world = (struct world){.chance = 20261122};
    folder_make(&folder);
    world->folder = folder;
    diag_init(&world->diag);
    clock_init_fixed(&world->clock, "2026-11-22T10:45:00Z", &world->diag);
    world->clock.fixed_now = BEGIN;
    id_source_init_counting(&world->ids);
    if (postgres)
        begin_postgres(world, postgres);
    tick(world);
    for (int i = 0; i < PEOPLE; i++) {
        world->where[i] = postgres ? xasprintf("%s user=%s", postgres, accounts[i])
                                   : folder_path(world->folder, "registry.db");
        world->setup[i] =
            (struct registry_setup){.where = world->where[i],
                                    .clock = &world->clock,
                                    .ids = &world->ids,
                                    .leader = i == HETTY || i == ADA ? "" : accounts[i],
                                    .name = accounts[i],
                                    .account = accounts[i]};
        world->as[i] = registry_open(&world->setup[i], NULL, &world->diag);
        fine(world, world->as[i] != NULL);
    }
    for (int i = 0; i < TEAMS; i++)
        fine(world, registry_save_team(world->as[ADA], NULL, teams[i], &world->diag));
}

static void world_close(struct world *world)
{
    void *folder = world->folder;

    for (int i = 0; i < PEOPLE; i++) {
        registry_close(world->as[i]);
        free(world->where[i]);
    }
    if (world->boss)
        world->library->close(world->boss);
    diag_done(&world->diag);
    folder_remove(&folder);
}

/* ---- the story ---- */

static void id_of(int number, char out[UUID_SIZE])
{
    snprintf(out, UUID_SIZE, "%08x-1111-4111-8111-111111111111", (unsigned)number * 2654435761U);
}

static void random_plan(struct world *world, int number, int round, int revision,
                        struct shared_action *out)
{
    static const char *const owners[] = {"employee", "leader", "together", "organisation", "hr"};
    static const char *const kinds[] = {"",      "time", "training", "guidance",
                                        "means", "say",  "terms",    "other"};
    static const char *const states[] = {"agreed", "busy", "done", "dropped"};
    static const char *const values[] = {"use-skills", "develop-skills", "decisions",   "contacts",
                                         "own-goals",  "income",         "contribution"};
    static const char *const dues[] = {"", "2026-12-01", "2026-10-01", "na de zomer", "2027-01-15"};
    struct action *action = &out->action;
    char *text;

    shared_action_init(out);
    id_of(number, action->id);
    action->revision = revision;
    out->round = round;
    xstrset(&out->person, number % 3 ? "Noor Verzonnen" : "17");
    xstrset(&out->team, teams[chance(world, TEAMS)]);
    out->may_contact = chance(world, 2);
    text = xasprintf("%s %s leren", words[chance(world, WORDS)], words[chance(world, WORDS)]);
    action_set(action, ACTION_WHAT, text);
    free(text);
    action_set(action, ACTION_VALUE, values[chance(world, VALUE_COUNT)]);
    action_set(action, ACTION_OWNER, owners[chance(world, 5)]);
    action_set(action, ACTION_NEED, chance(world, 2) ? words[chance(world, WORDS)] : "");
    action_set(action, ACTION_KIND, kinds[chance(world, 8)]);
    action_set(action, ACTION_DUE, dues[chance(world, 5)]);
    action_set(action, ACTION_STATUS, states[chance(world, 4)]);
    action_set(action, ACTION_NOTICE, number % 5 ? "" : SIXTEEN_WORDS);
}

static enum share_result share(struct world *world, int who, int number, int round, int revision)
{
    static const char *const codes[] = {"WXYZ-2345-6789", "ABCD-2345-6789", "ABCD-2345-678W"};
    enum share_result result = SHARE_WITHDRAWN;
    struct shared_action plan;

    tick(world);
    random_plan(world, number, round, revision, &plan);
    fine(world, registry_share(world->as[who], &plan, codes[number % 3], &result, &world->diag));
    shared_action_done(&plan);
    return result;
}

static int owner_of(int number)
{
    return number % 2 ? ANNA : BRAM;
}

static void share_all(struct world *world)
{
    for (int i = 0; i < PLANS; i++)
        assert_int_equal(share(world, owner_of(i), i, 1, 2), SHARE_KEPT);
    for (int i = 0; i < PLANS; i += 5) /* higher, lower, the same */
        assert_int_equal(share(world, owner_of(i), i, 1, 1 + i % 3), SHARE_KEPT);
}

static void withdraw_some(struct world *world)
{
    char id[UUID_SIZE];

    tick(world);
    for (int i = 3; i < PLANS; i += 7) {
        id_of(i, id);
        fine(world, registry_withdraw(world->as[owner_of(i)], id, 1, &world->diag));
        fine(world, registry_withdraw(world->as[owner_of(i)], id, 1, &world->diag));
        assert_int_equal(share(world, owner_of(i), i, 1, 9), SHARE_WITHDRAWN);
    }
    assert_int_equal(share(world, owner_of(10), 10, 2, 1), SHARE_KEPT); /* anew */
    id_of(10, id);
    fine(world, registry_withdraw(world->as[owner_of(10)], id, 1, &world->diag)); /* came late */
}

/* The moment of the answer that HR saw there. */
static int64_t seen_by(struct world *world, const char *id)
{
    struct shared_action found;
    int64_t moment = 0;

    if (registry_find(world->as[HETTY], id, &found, &world->diag)) {
        moment = found.reply.moment;
        shared_action_done(&found);
    }
    diag_clear(&world->diag);
    return moment;
}

static void review_some(struct world *world)
{
    char id[UUID_SIZE];

    for (int i = 0; i < PLANS; i++) {
        struct reply reply = {.state = (enum question_state)chance(world, QUESTION_STATE_COUNT),
                              .by = xstrdup("2026-12-24"),
                              .text = xstrdup("We kijken ernaar")};
        enum talk_mark mark = (enum talk_mark)chance(world, MARK_COUNT);

        id_of(i, id);
        tick(world);
        reply.moment = seen_by(world, id);
        if (chance(world, 2)) /* what can't be is refused in both */
            registry_answer(world->as[HETTY], id, &reply, &world->diag);
        if (chance(world, 3) == 0)
            registry_comment(world->as[HETTY], id, "Een woord\nen nog een", &world->diag);
        if (chance(world, 3) == 0)
            registry_mark(world->as[HETTY], id, mark, &world->diag);
        diag_clear(&world->diag);
        reply_done(&reply);
    }
    for (int i = 1; i < PLANS; i += 11) /* HR's words outlive a change of the leader's */
        share(world, owner_of(i), i, 1 + (i == 10), 20);
}

/* Both clocks, to the middle of a quarter. */
static void go_to(struct world *world, struct quarter quarter)
{
    char day[DAY_SIZE], moment[MOMENT_SIZE];

    day_to_iso(day_add(quarter_first_day(quarter), 45), day);
    snprintf(moment, sizeof moment, "%sT11:00:00Z", day);
    assert_true(moment_from_iso(moment, &world->clock.fixed_now));
    tick(world);
}

static void score_some(struct world *world)
{
    char token[UUID_SIZE];
    int64_t now = world->clock.fixed_now;

    for (int quarter = 1; quarter <= 4; quarter++) {
        go_to(world, (struct quarter){2025, quarter});
        for (int person = 0; person < 40; person++) {
            struct score_row rows[VALUE_COUNT];
            struct quarter asked = {2025, quarter};
            size_t count = (size_t)chance(world, VALUE_COUNT + 1);
            const char *team = teams[chance(world, 100) < 60 ? 0 : chance(world, TEAMS)];

            for (size_t i = 0; i < count; i++)
                rows[i] = (struct score_row){(enum value)i, 1 + chance(world, 5),
                                             1 + chance(world, 5), 1 + chance(world, 5)};
            snprintf(token, sizeof token, "%08x-2222-4222-8222-%012d", person, quarter);
            if (chance(world, 10) == 0)
                asked.number = 1 + chance(world, quarter); /* late, or much too late */
            if (count > 0)
                fine(world, registry_send_scores(world->as[ANNA], token, team, asked, rows, count,
                                                 &world->diag));
            if (chance(world, 12) == 0)
                fine(world, registry_take_back_scores(world->as[ANNA], token, &world->diag));
        }
        if (quarter == 3) { /* what comes after this for one before is late */
            struct overview overview;

            fine(world, registry_overview(world->as[HETTY], &overview, &world->diag));
            overview_done(&overview);
        }
    }
    world->clock.fixed_now = now;
    tick(world);
    for (int i = 0; i < TEAMS; i++) {
        fine(world, registry_send_counts(world->as[ANNA], teams[i], (struct quarter){2026, 3},
                                         i + 1, 9, &world->diag));
        fine(world, registry_send_counts(world->as[BRAM], teams[i], (struct quarter){2026, 3}, i, 2,
                                         &world->diag));
    }
}

/* ---- what can be read of it ---- */

static void tell_plan(struct buf *out, const struct shared_action *plan)
{
    buf_addf(out, "%s %d.%d %s/%s %s [%s] contact %d asked %" PRId64 " changed %" PRId64 "\n",
             plan->action.id, plan->round, plan->action.revision, plan->leader, plan->leader_name,
             plan->person, plan->team, plan->may_contact, plan->asked, plan->changed);
    for (int i = 0; i < ACTION_FIELD_COUNT; i++)
        buf_addf(out, " %s=%s", action_field_id((enum action_field)i),
                 action_get(&plan->action, (enum action_field)i));
    buf_addf(out, "\n %s %s %s %s '%s' %" PRId64 " mark '%s'\n",
             question_state_id(plan->reply.state), plan->reply.who, plan->reply.account,
             plan->reply.by, plan->reply.text, plan->reply.moment, talk_mark_id(plan->mark));
    for (size_t i = 0; i < plan->comment_count; i++)
        buf_addf(out, " comment %s %s '%s' %" PRId64 "\n", plan->comments[i].who,
                 plan->comments[i].account, plan->comments[i].text, plan->comments[i].moment);
}

static void tell_plans(struct world *world, struct buf *out)
{
    struct shared_list mine;

    for (int i = 0; i < PLANS; i++) {
        char id[UUID_SIZE];
        struct shared_action plan;

        id_of(i, id);
        if (registry_find(world->as[HETTY], id, &plan, &world->diag)) {
            tell_plan(out, &plan);
            shared_action_done(&plan);
        } else {
            buf_addf(out, "%s gone\n", id);
        }
        diag_clear(&world->diag);
    }
    fine(world, registry_mine(world->as[BRAM], &mine, &world->diag));
    for (size_t i = 0; i < mine.count; i++)
        tell_plan(out, &mine.items[i]);
    shared_list_done(&mine);
}

/* Walks all pages of a query, there and back. */
static void tell_walk(struct world *world, struct buf *out, struct plan_query query)
{
    static const enum page_move moves[2][2] = {{PAGE_FIRST, PAGE_NEXT}, {PAGE_LAST, PAGE_BEFORE}};

    for (int back = 0; back < 2; back++) {
        struct shared_action from;
        bool more = true;

        shared_action_init(&from);
        for (int page = 0; more; page++) {
            struct plan_page found;

            query.move = moves[back][page > 0];
            query.from = page > 0 ? &from : NULL;
            fine(world, registry_page(world->as[HETTY], &query, &found, &world->diag));
            for (size_t i = 0; i < found.plans.count; i++)
                buf_addf(out, " %.8s", found.plans.items[i].action.id);
            buf_adds(out, " |");
            more = found.plans.count > 0 && (back ? found.more_before : found.more_after);
            if (more)
                shared_action_copy(&from, &found.plans.items[back ? 0 : found.plans.count - 1]);
            plan_page_done(&found);
        }
        shared_action_done(&from);
        buf_addc(out, '\n');
    }
}

static void tell_pages(struct world *world, struct buf *out)
{
    static const char *const filters[] = {"",
                                          "team:noord",
                                          "team:elan",
                                          "status:busy",
                                          "state:new",
                                          "state:done",
                                          "side:hr",
                                          "kind:training",
                                          "value:income",
                                          "due:2026-12",
                                          "due:passed",
                                          "wondzorg",
                                          "wondzorg leren",
                                          "lere",
                                          "een",
                                          "cafe le",
                                          "o'clock",
                                          "100",
                                          "a_b",
                                          "uberhaupt",
                                          "'); DROP",
                                          "team:noord kind:time",
                                          "zeker team:zuid",
                                          "* \" & ! : %",
                                          SIXTEEN_WORDS
                                          " niets", /* one too many, so not looked for */
                                          SIXTEEN_WORDS " lere leren lere",
                                          "lere wondzorg lere",
                                          "wondzorg lere wondzorg"};

    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        struct plan_filter filter;

        fine(world,
             plan_filter_parse(filters[i], clock_today(&world->clock), &filter, &world->diag));
        for (int sort = 0; sort < PLAN_SORT_COUNT; sort++) {
            struct plan_query query = {.filter = &filter, .sort = (enum plan_sort)sort, .rows = 7};

            buf_addf(out, "%s, %s:", filters[i], plan_sort_id(query.sort));
            tell_walk(world, out, query);
            query.questions_only = true;
            tell_walk(world, out, query);
        }
        plan_filter_done(&filter);
    }
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Figures in any order: which cells there are, and what stands in them. */
static void tell_overview(struct world *world, struct buf *out)
{
    struct overview all;
    char **lines;
    size_t count;

    fine(world, registry_overview(world->as[HETTY], &all, &world->diag));
    buf_addf(out, "%" PRId64 " plans, %" PRId64 " questions, %" PRId64 " wait\n", all.plans,
             all.questions, all.waiting);
    for (size_t i = 0; i < all.request_count; i++)
        buf_addf(out, "%s %s %d-Q%d %d %d %d\n", all.requests[i].team,
                 support_id(all.requests[i].kind), all.requests[i].quarter.year,
                 all.requests[i].quarter.number, all.requests[i].asked, all.requests[i].answered,
                 all.requests[i].done);
    for (size_t i = 0; i < all.talk_count; i++)
        buf_addf(out, "%s %d-Q%d %d of %d\n", all.talks[i].team, all.talks[i].quarter.year,
                 all.talks[i].quarter.number, all.talks[i].held, all.talks[i].planned);
    count = all.figures.count;
    lines = xcalloc(count + 1, sizeof *lines);
    for (size_t i = 0; i < count; i++) {
        const struct figure *figure = &all.figures.items[i];

        lines[i] =
            xasprintf("%d-Q%d '%s' %d: %d %d %d %d %d\n", figure->quarter.year,
                      figure->quarter.number, figure->team, (int)figure->value, figure->shown,
                      figure->people, figure->importance, figure->opportunity, figure->realisation);
    }
    qsort(lines, count, sizeof *lines, compare_texts);
    for (size_t i = 0; i < count; i++) {
        buf_adds(out, lines[i]);
        free(lines[i]);
    }
    free(lines);
    overview_done(&all);
}

/* ---- a connection that is cut ---- */

static void cut_all(struct world *world)
{
    boss_says(world, "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                     " WHERE usename IN ('anna', 'hetty')");
}

/* Between two calls it is opened anew; what was under way is undone, and may be asked again. */
static void try_cuts(struct world *world)
{
    struct registry_team_list list;
    struct registry *anna = world->as[ANNA];
    enum share_result result;
    struct shared_action plan;

    cut_all(world);
    fine(world, registry_teams(world->as[HETTY], &list, &world->diag));
    assert_int_equal(list.count, TEAMS);
    registry_team_list_done(&list);
    fine(world, anna->driver->begin(anna->state, &anna->failure, &world->diag));
    cut_all(world);
    assert_false(registry_teams(anna, &list, &world->diag));
    assert_int_equal(registry_failure(anna), REGISTRY_AWAY);
    diag_clear(&world->diag);
    assert_false(registry_teams(anna, &list, &world->diag)); /* not as if nothing had been */
    diag_clear(&world->diag);
    anna->driver->rollback(anna->state);
    random_plan(world, PLANS + 1, 1, 1, &plan);
    fine(world, registry_share(anna, &plan, "WXYZ-2345-6789", &result, &world->diag));
    shared_action_done(&plan);
}

/* What a statement was prepared for may be gone, or otherwise now: it is asked anew. */
static void try_stale(struct world *world)
{
    static const char count_up[] = "SELECT * FROM stale";
    static const char *const changes[] = {"CREATE TABLE stale AS SELECT 1 AS one", "",
                                          "DISCARD ALL", "ALTER TABLE stale ADD two text",
                                          "DEALLOCATE ALL"};
    struct postgres_error error;

    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        if (*changes[i])
            boss_says(world, changes[i]);
        for (int again = 0; again < 3; again++) {
            if (!world->library->run(world->boss, count_up, NULL, 0, NULL, NULL, &error))
                fail_msg("%s: %s", changes[i], error.text);
        }
    }
    boss_says(world, "DROP TABLE stale");
}

/* A team's earlier name, a colleague's answer in between, a code that was used: the same in both. */
static void tell_old_names(struct world *world, struct buf *out)
{
    char text[] = "Iets anders", by[] = "", id[UUID_SIZE];
    struct reply reply = {.state = QUESTION_DONE, .by = by, .text = text, .moment = 7};
    int64_t moment = 0;
    int count = 0;

    fine(world, registry_send_counts(world->as[ANNA], "zuid", (struct quarter){2026, 3}, 3, 4,
                                     &world->diag));
    assert_false(registry_save_team(world->as[ADA], NULL, "Zuid", &world->diag));
    assert_int_equal(registry_failure(world->as[ADA]), REGISTRY_REFUSED);
    diag_clear(&world->diag);
    assert_false(registry_save_team(world->as[ADA], "Noord", "Zuid", &world->diag));
    diag_clear(&world->diag);
    id_of(2, id);
    assert_false(registry_answer(world->as[HETTY], id, &reply, &world->diag));
    assert_int_equal(registry_failure(world->as[HETTY]), REGISTRY_REFUSED);
    buf_addf(out, "%s\n", diag_text(&world->diag));
    diag_clear(&world->diag);
    fine(world, registry_code_withdrawn(world->as[ANNA], "WWWW-2345-6789", &moment, &world->diag));
    assert_int_equal(moment, 0);
    tick(world);
    fine(world, registry_withdraw_code(world->as[HETTY], "WWWW-2345-6789", &count, &world->diag));
    assert_int_equal(count, 0);
    fine(world, registry_code_withdrawn(world->as[ANNA], "WWWW-2345-6789", &moment, &world->diag));
    assert_int_equal(moment, world->clock.fixed_now);
    tell_overview(world, out);
}

static void tell_refusal(struct world *world, struct buf *out, bool done)
{
    assert_false(done);
    buf_addf(out, "%d: %s\n", (int)registry_failure(world->as[ANNA]), diag_text(&world->diag));
    diag_clear(&world->diag);
}

/* Of a quarter long ago: scores count in the one that is under way, counts of talks nowhere. Nothing is of one to come. */
static void tell_late(struct world *world, struct buf *out)
{
    const struct quarter now = {2026, 4}, last = {2026, 3}, past = {2026, 2}, next = {2027, 1};
    struct registry *anna = world->as[ANNA];
    struct score_row row = {VALUE_INCOME, 4, 3, 2};
    char token[UUID_SIZE];

    go_to(world, now);
    for (int person = 0; person < 6; person++) {
        snprintf(token, sizeof token, "%08x-3333-4222-8222-%012d", person, 1);
        fine(world, registry_send_scores(anna, token, "Noord", person % 2 ? past : now, &row, 1,
                                         &world->diag));
    }
    fine(world, registry_send_counts(anna, "Noord", last, 5, 6, &world->diag));
    tell_refusal(world, out, registry_send_counts(anna, "Noord", past, 7, 8, &world->diag));
    assert_int_equal(registry_failure(anna), REGISTRY_PAST);
    tell_refusal(world, out, registry_send_counts(anna, "Noord", next, 7, 8, &world->diag));
    tell_refusal(world, out,
                 registry_send_scores(anna, token, "Noord", next, &row, 1, &world->diag));
    go_to(world, next);
    tell_overview(world, out);
    assert_non_null(strstr(buf_text(out), "2026-Q4 'Noord' 5: 1 6 40 30 20\n"));
    assert_null(strstr(buf_text(out), "2026-Q2 '"));
}

static char *tell_story(const char *postgres)
{
    struct world world;
    struct buf out;
    int count = 0;

    buf_init(&out);
    world_open(&world, postgres);
    share_all(&world);
    withdraw_some(&world);
    review_some(&world);
    score_some(&world);
    fine(&world, registry_save_team(world.as[ADA], "Zuid", "Alfa", &world.diag));
    tell_plans(&world, &out);
    tell_pages(&world, &out);
    tell_overview(&world, &out);
    tell_old_names(&world, &out);
    fine(&world, registry_withdraw_code(world.as[HETTY], "wxyz 2345 6789", &count, &world.diag));
    buf_addf(&out, "%d taken away\n", count);
    assert_in_range(count, PLANS / 4, PLANS / 3);
    tell_overview(&world, &out);
    tell_late(&world, &out);
    if (postgres)
        try_stale(&world);
    if (postgres)
        try_cuts(&world);
    world_close(&world);
    return buf_take(&out);
}

/* ---- the tests ---- */

static void both_homes_tell_the_same(void **state)
{
    const char *postgres = getenv("WG_POSTGRES");
    char *one = tell_story(NULL), *other;

    (void)state;
    assert_non_null(strstr(one, "wait\n"));
    if (postgres) {
        other = tell_story(postgres);
        if (strcmp(one, other) != 0) {
            size_t at = 0;

            while (one[at] && one[at] == other[at])
                at++;
            at = at > 200 ? at - 200 : 0;
            fail_msg("a file says:\n%.600s\n\nPostgreSQL says:\n%.600s", one + at, other + at);
        }
        free(other);
    }
    free(one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(both_homes_tell_the_same)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
