/* Moving a registry between two files: whole, stopped anywhere and gone on with, and refused where it would mix or lose. */
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
#include "base/buf.h"
#include "base/mem.h"
#include "domain/share.h"
#include "registry/admin.h"
#include "registry/review.h"
#include "registry/sharing.h"

enum { PLANS = 2300, PIECE = 1000, STOPS = 40 };

struct world {
    char folder[32], paths[3][48];
    struct clock clock;
    struct id_source ids;
    struct registry_setup setups[3];
    struct diag diag;
};

static void must(struct world *world, bool fine)
{
    if (!fine)
        fail_msg("%s", diag_text(&world->diag));
}

static int setup(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    char folder[] = "/tmp/wg-copy-XXXXXX";

    if (!mkdtemp(folder))
        return -1;
    strcpy(world->folder, folder);
    diag_init(&world->diag);
    must(world, clock_init_fixed(&world->clock, "2026-07-22T10:45:00Z", &world->diag));
    id_source_init_counting(&world->ids);
    for (int i = 0; i < 3; i++) {
        snprintf(world->paths[i], sizeof world->paths[i], "%s/%d.db", folder, i);
        world->setups[i] = (struct registry_setup){.where = world->paths[i],
                                                   .clock = &world->clock,
                                                   .ids = &world->ids,
                                                   .leader = "l-1",
                                                   .name = "Jip Bedacht",
                                                   .account = "jip"};
    }
    *state = world;
    return 0;
}

static int teardown(void **state)
{
    struct world *world = *state;

    for (int i = 0; i < 3; i++) {
        static const char *const ends[] = {"", "-wal", "-shm"};
        char path[64];

        for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
            snprintf(path, sizeof path, "%s%s", world->paths[i], ends[k]);
            unlink(path);
        }
    }
    rmdir(world->folder);
    diag_done(&world->diag);
    free(world);
    return 0;
}

static struct registry *opened(struct world *world, int which)
{
    struct registry *registry = registry_open(&world->setups[which], NULL, &world->diag);

    must(world, registry != NULL);
    return registry;
}

/* ---- something of everything ---- */

static void share_one(struct world *world, struct registry *registry, int number)
{
    static const char *const teams[] = {"Noord", "Oost", "Zuid"};
    struct shared_action shared;
    enum share_result result;
    char code[CODE_SIZE];

    shared_action_init(&shared);
    uuid_new(&world->ids, shared.action.id);
    shared.action.revision = 1 + number % 3;
    action_set(&shared.action, ACTION_WHAT, number % 2 ? "Wondzorg leren" : "Rooster bekijken");
    action_set(&shared.action, ACTION_NEED, number % 4 ? "zes dagen; \"vrij\"\n'en' tijd" : "");
    action_set(&shared.action, ACTION_DUE, number % 5 ? "2026-12-31" : "voor kerst");
    action_set(&shared.action, ACTION_KIND, number % 4 ? "time" : "");
    xstrset(&shared.person, "Noor Verzonnen");
    xstrset(&shared.team, teams[number % 3]);
    shared.may_contact = number % 2;
    code_new(&world->ids, code);
    must(world, registry_share(registry, &shared, code, &result, &world->diag));
    if (number % 100 == 1) {
        struct reply reply = {
            .state = QUESTION_PROMISED, .by = xstrdup("2026-09-01"), .text = xstrdup("Komt goed")};

        must(world, registry_answer(registry, shared.action.id, &reply, &world->diag));
        must(world, registry_comment(registry, shared.action.id, "Even bellen", &world->diag));
        must(world, registry_mark(registry, shared.action.id, MARK_LEADER, &world->diag));
        reply_done(&reply);
    } else if (number % 100 == 2) {
        must(world, registry_withdraw(registry, shared.action.id, 1, &world->diag));
    }
    shared_action_done(&shared);
}

/* Two quarters: the figures of one are published, the scores of the other wait. */
static void score(struct world *world, struct registry *registry)
{
    struct overview overview;
    struct score_row rows[VALUE_COUNT];
    char token[UUID_SIZE];

    for (int person = 0; person < 16; person++) {
        for (int i = 0; i < VALUE_COUNT; i++)
            rows[i] = (struct score_row){(enum value)i, 1 + person % 5, 1 + i % 5, 3};
        uuid_new(&world->ids, token);
        must(world, registry_send_scores(registry, token, person % 2 ? "Noord" : "Zuid",
                                         (struct quarter){2026, person < 13 ? 2 : 3}, rows,
                                         VALUE_COUNT, &world->diag));
    }
    must(world,
         registry_send_counts(registry, "Noord", (struct quarter){2026, 2}, 7, 2, &world->diag));
    must(world, registry_overview(registry, &overview, &world->diag));
    assert_true(overview.figures.count > 0);
    overview_done(&overview);
}

static void fill(struct world *world)
{
    struct registry *registry = opened(world, 0);
    int count;

    must(world, registry_set(registry, "contact", "A. Bakker", &world->diag));
    must(world, registry_save_team(registry, NULL, "Nacht", &world->diag) &&
                    registry_save_team(registry, "Nacht", "Avond", &world->diag) &&
                    registry_withdraw_code(registry, "WXYZ-2345-6789", &count, &world->diag));
    for (int i = 0; i < PLANS; i++)
        share_one(world, registry, i);
    score(world, registry);
    registry_close(registry);
}

/* ---- all that is in one ---- */

struct row_reader {
    struct buf *out;
    int columns;
};

static bool add_row(void *context, const char *const *columns)
{
    struct row_reader *reader = context;

    for (int i = 0; i < reader->columns; i++)
        buf_addf(reader->out, "|%s", columns[i] ? columns[i] : "NULL");
    buf_addc(reader->out, '\n');
    return true;
}

/* The caller frees it. */
static char *dump(struct world *world, int which)
{
    static const struct {
        const char *sql;
        int columns;
    } parts[] = {
        {"SELECT * FROM setting ORDER BY 1", 2},
        {"SELECT * FROM team ORDER BY 1", 3},
        {"SELECT * FROM team_was ORDER BY 1", 2},
        {"SELECT * FROM withdrawn_code ORDER BY 1", 2},
        {"SELECT * FROM action ORDER BY 1", 30},
        {"SELECT answer_text, answered, mark, digest, standing FROM action ORDER BY number", 5},
        {"SELECT * FROM plan ORDER BY id", 30},
        {"SELECT * FROM comment ORDER BY 1", 6},
        {"SELECT * FROM withdrawn ORDER BY 1", 3},
        {"SELECT * FROM score ORDER BY 1, 2", 7},
        {"SELECT * FROM published ORDER BY 1", 2},
        {"SELECT * FROM figure ORDER BY 1, 2, 3", 8},
        {"SELECT * FROM talk_count ORDER BY 1, 2, 3", 5},
        {"SELECT * FROM request_total ORDER BY 1, 2, 3", 8},
        {"SELECT * FROM talk_total ORDER BY 1, 2", 4},
        {"SELECT * FROM log ORDER BY 1", 5},
        {"SELECT name FROM sqlite_master ORDER BY 1", 1},
    };
    struct registry *registry = opened(world, which);
    struct buf out;

    buf_init(&out);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct statement statement = {"dump", parts[i].sql, NULL};
        struct row_reader reader = {&out, parts[i].columns};

        buf_addf(&out, "--- %s\n", parts[i].sql);
        must(world, registry_run(registry, &statement, NULL, 0, add_row, &reader, &world->diag));
    }
    registry_close(registry);
    return buf_take(&out);
}

static void check_same(struct world *world, int one, int other)
{
    char *texts[2] = {dump(world, one), dump(world, other)};

    if (strcmp(texts[0], texts[1]) != 0) {
        size_t at = 0;

        while (texts[0][at] == texts[1][at])
            at++;
        at = at > 60 ? at - 60 : 0;
        fail_msg("they differ: …%.120s… and …%.120s…", texts[0] + at, texts[1] + at);
    }
    free(texts[0]);
    free(texts[1]);
}

static int64_t count_found(struct world *world, int which, const char *words)
{
    struct registry *registry = opened(world, which);
    struct plan_filter filter;
    struct plan_query query = {.filter = &filter, .sort = PLAN_SORT_NEWEST, .rows = 500};
    struct plan_page page;
    int64_t count;

    plan_filter_init(&filter);
    xstrset(&filter.text, words);
    must(world, registry_page(registry, &query, &page, &world->diag));
    count = (int64_t)page.plans.count;
    plan_page_done(&page);
    plan_filter_done(&filter);
    registry_close(registry);
    return count;
}

/* ---- copying ---- */

/* Stops at the piece that is asked for; 0 = never. */
struct telling {
    int stop_at, pieces;
    int64_t done, total;
    bool backwards;
};

static bool tell(void *context, const struct copy_progress *progress)
{
    struct telling *telling = context;

    assert_true(progress->table && *progress->table);
    telling->backwards = telling->backwards || progress->done < telling->done;
    telling->done = progress->done;
    telling->total = progress->total;
    return ++telling->pieces != telling->stop_at;
}

static bool copy(struct world *world, int from, int to, struct telling *telling)
{
    return registry_copy(&world->setups[from], &world->setups[to], tell, telling, &world->diag);
}

static void check_refused(struct world *world, bool fine, const char *words)
{
    assert_false(fine);
    if (!strstr(diag_text(&world->diag), words))
        fail_msg("%s", diag_text(&world->diag));
    diag_clear(&world->diag);
}

static void test_whole(void **state)
{
    struct world *world = *state;
    struct telling telling = {0};

    fill(world);
    must(world, copy(world, 0, 1, &telling));
    assert_false(telling.backwards);
    assert_int_equal(telling.done, telling.total);
    assert_true(telling.total > PLANS && telling.pieces > PLANS / PIECE);
    check_same(world, 0, 1);
    assert_int_equal(count_found(world, 1, "wondzorg"), 500); /* searched by words, too */
    check_refused(world, copy(world, 0, 1, &telling), "something in the registry");
    check_refused(world, copy(world, 0, 0, &telling), "into itself");
}

/* Stopped after every piece in turn, it is the same in the end. */
static void test_stopped(void **state)
{
    struct world *world = *state;
    int stops = 0;

    fill(world);
    for (bool copied = false; !copied; stops++) {
        struct telling telling = {.stop_at = 1};

        assert_true(stops < STOPS);
        copied = copy(world, 0, 1, &telling);
        if (!copied)
            check_refused(world, copied, "goes on where it was");
    }
    assert_true(stops > 10);
    check_same(world, 0, 1);
}

static void test_other_source(void **state)
{
    struct world *world = *state;
    struct telling telling = {.stop_at = 4}, on = {0};
    struct registry *registry;

    fill(world);
    check_refused(world, copy(world, 0, 1, &telling), "goes on where it was");
    registry_close(opened(world, 2));
    check_refused(world, copy(world, 2, 1, &on), "copy of another one");
    check_refused(world, copy(world, 1, 2, &on), "not finished");
    registry = opened(world, 0); /* somebody shares meanwhile */
    share_one(world, registry, 0);
    registry_close(registry);
    check_refused(world, copy(world, 0, 1, &on), "changed since");
}

static void run_in(struct world *world, int which, const char *sql)
{
    struct registry *registry = registry_open_any(&world->setups[which], NULL, &world->diag);
    struct statement statement = {"test", sql, NULL};

    must(world, registry && registry_run(registry, &statement, NULL, 0, NULL, NULL, &world->diag));
    registry_close(registry);
}

/* Half a copy is not shared into; and where somebody did, no row is left out in silence. */
static void test_half_a_copy(void **state)
{
    struct world *world = *state;
    struct telling telling = {.stop_at = 5}, on = {0};
    bool away = true;
    char words[128];

    fill(world);
    check_refused(world, copy(world, 0, 1, &telling), "goes on where it was");
    snprintf(words, sizeof words, "waardegesprek registry copy %s %s", world->paths[0],
             world->paths[1]);
    check_refused(world, registry_open(&world->setups[1], &away, &world->diag), words);
    assert_false(away);
    run_in(world, 1,
           "INSERT INTO action (number, id, round, revision, leader, leader_name, person, team,"
           " may_contact, digest, asked, changed, value, what, owner, own_part, need, kind,"
           " first_step, helper, due, notice, status, reason) SELECT max(number) + 1, 'intruder',"
           " 1, 1, 'other', '', '', team, 0, '', 0, 0, '', 'x', 'hr', '', '', '', '', '', '', '',"
           " 'agreed', '' FROM action");
    check_refused(world, copy(world, 0, 1, &on), "Something was written into");
}

static void test_nothing_there(void **state)
{
    struct world *world = *state;
    struct telling telling = {0};

    check_refused(world, copy(world, 0, 1, &telling), "There is no registry");
    assert_int_equal(access(world->paths[0], F_OK), -1);
    assert_int_equal(access(world->paths[1], F_OK), -1);
    registry_close(opened(world, 0)); /* an empty one is one */
    must(world, copy(world, 0, 1, &telling));
    check_same(world, 0, 1);
}

/* Whoever shares while it is being copied is not left out in silence. */
static bool share_meanwhile(void *context, const struct copy_progress *progress)
{
    struct world *world = context;

    if (strcmp(progress->table, "comment") == 0) {
        struct registry *registry = opened(world, 0);

        share_one(world, registry, 0);
        registry_close(registry);
    }
    return true;
}

static void test_changed_meanwhile(void **state)
{
    struct world *world = *state;

    fill(world);
    check_refused(
        world,
        registry_copy(&world->setups[0], &world->setups[1], share_meanwhile, world, &world->diag),
        "changed since");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(test_stopped, setup, teardown),
        cmocka_unit_test_setup_teardown(test_other_source, setup, teardown),
        cmocka_unit_test_setup_teardown(test_half_a_copy, setup, teardown),
        cmocka_unit_test_setup_teardown(test_nothing_there, setup, teardown),
        cmocka_unit_test_setup_teardown(test_changed_meanwhile, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
