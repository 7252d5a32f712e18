/*
 * What else is done in a registry of 1,000,000 plans.
 *
 * Sharing a plan (limit 2) and answering a question (limit 1.35), beside the same in one of 1,000: the indexes that make pages quick are
 * written by every share, whose places in them are nowhere near each other, so this says whether they are too many. The overview
 * beside the kept totals by SQL as the owner (limit 1.5); beside that of 1,000 plans it is only reported, for it grows with teams,
 * quarters and kinds, of which 1,000 plans can't have as many. Memory while paging is what the highest mark of the process grew by over
 * 400 pages (limit 256 KiB), whatever was read.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "domain/share.h"
#include "registry/sharing.h"
#include "registry_home.h"
#include "registry_rows.h"

enum { SHARES = 60, ANSWERS = 60, OVERVIEWS = 10, PAGES = 200, ROWS = 20 };

/* ---- writing ---- */

static double share_time(struct reader *reader, enum size size, int64_t number)
{
    static const enum action_field fields[] = {ACTION_VALUE,      ACTION_WHAT,   ACTION_OWNER,
                                               ACTION_OWN_PART,   ACTION_NEED,   ACTION_KIND,
                                               ACTION_FIRST_STEP, ACTION_HELPER, ACTION_DUE,
                                               ACTION_NOTICE,     ACTION_STATUS, ACTION_REASON};
    enum { FIRST_FIELD = 13 }; /* of these among the columns */
    struct shared_action shared;
    enum share_result result;
    struct row row;
    char code[CODE_SIZE], id[40], name[20], folded[20];

    row_make(ROWS_SEED + 1, number, 1000000, &row);
    row_team((int)(number * 7919 % ROWS_TEAMS), id, name, folded);
    shared_action_init(&shared);
    uuid_new(&reader->home->ids, shared.action.id);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        action_set(&shared.action, fields[i], row.fields[FIRST_FIELD + i]);
    shared.action.revision = shared.round = 1;
    xstrset(&shared.person, "Sam Verzonnen");
    xstrset(&shared.team, name);
    code_new(&reader->home->ids, code);
    double begun = bench_now();
    home_need(reader->home,
              registry_share(reader->registry[size], &shared, code, &result, &reader->home->diag));
    double spent = bench_now() - begun;
    if (result != SHARE_KEPT)
        bench_fail("a shared plan was not kept");
    shared_action_done(&shared);
    return spent;
}

static void bench_share(struct home *home)
{
    struct reader reader = {.own = ""};
    struct samples ours = {0}, small = {0};

    reader_open(&reader, home, "noor");
    for (int i = 0; i < SHARES; i++) {
        samples_add(&ours, share_time(&reader, MILLION, i));
        samples_add(&small, share_time(&reader, THOUSAND, i));
    }
    char *figure = xasprintf("%s: sharing a plan : of 1,000", home->name);
    bench_ratio(figure, &ours, &small, 2);
    free(figure);
    reader_close(&reader);
}

/* Questions from all over the registry. */
static struct plan_page questions_of(struct reader *reader, enum size size)
{
    struct plan_query query = {.questions_only = true, .sort = PLAN_SORT_TEAM, .rows = ANSWERS};
    struct plan_page page;

    home_need(reader->home,
              registry_page(reader->registry[size], &query, &page, &reader->home->diag));
    if (page.plans.count != ANSWERS)
        bench_fail("%zu questions", page.plans.count);
    return page;
}

static double answer_time(struct reader *reader, enum size size, const struct shared_action *plan,
                          int turn)
{
    char text[] = "Wij zoeken een plek in het voorjaar.", by[] = "2027-03-01";
    struct reply reply = {.state = turn % 2 ? QUESTION_TAKEN_UP : QUESTION_PROMISED,
                          .by = by,
                          .text = text,
                          .moment = plan->reply.moment};
    double begun = bench_now();
    home_need(reader->home, registry_answer(reader->registry[size], plan->action.id, &reply,
                                            &reader->home->diag));
    return bench_now() - begun;
}

static void bench_answer(struct home *home)
{
    struct reader reader = {.own = ""};
    struct samples samples[SIZES] = {{0}, {0}};
    struct plan_page pages[SIZES];

    reader_open(&reader, home, "hr_all");
    for (int i = 0; i < SIZES; i++)
        pages[i] = questions_of(&reader, (enum size)i);
    for (int i = 0; i < ANSWERS; i++) {
        for (int k = 0; k < SIZES; k++)
            samples_add(&samples[k],
                        answer_time(&reader, (enum size)k, &pages[k].plans.items[i], i));
    }
    char *figure = xasprintf("%s: answering a question : of 1,000", home->name);
    bench_ratio(figure, &samples[MILLION], &samples[THOUSAND], 1.35);
    free(figure);
    for (int i = 0; i < SIZES; i++)
        plan_page_done(&pages[i]);
    reader_close(&reader);
}

/* ---- the overview ---- */

static double overview_time(struct reader *reader, enum size size)
{
    struct overview overview;
    double begun = bench_now();

    home_need(reader->home,
              registry_overview(reader->registry[size], &overview, &reader->home->diag));
    double spent = bench_now() - begun;
    overview_done(&overview);
    return spent;
}

static double totals_time(struct home *home)
{
    static const char *const in_file[] = {
        "SELECT sum(plans), sum(asked), sum(waiting) FROM request_total",
        "SELECT name, kind, quarter, asked, answered, done FROM request_total AS r"
        " JOIN team AS t ON t.id = r.team WHERE asked > 0 ORDER BY quarter, folded, kind",
        "SELECT name, quarter, held, planned FROM talk_total AS c"
        " JOIN team AS t ON t.id = c.team ORDER BY quarter, folded"};
    static const char *const on_server[] = {
        "SELECT sum(plans), sum(asked), sum(waiting) FROM waardegesprek.request_total",
        "SELECT name, kind, quarter, asked, answered, done FROM waardegesprek.request_total AS r"
        " JOIN waardegesprek.team AS t ON t.id = r.team WHERE asked > 0"
        " ORDER BY quarter, folded, kind",
        "SELECT name, quarter, held, planned FROM waardegesprek.talk_total AS c"
        " JOIN waardegesprek.team AS t ON t.id = c.team ORDER BY quarter, folded"};
    const char *const *sql = home->kind == REGISTRY_SQLITE ? in_file : on_server;
    double begun = bench_now();

    for (int i = 0; i < 3; i++)
        raw_rows(home->raw[MILLION], sql[i]);
    return bench_now() - begun;
}

static void bench_overview(struct home *home)
{
    struct reader reader = {.own = ""};
    struct samples ours = {0}, again = {0}, measure = {0}, small = {0};

    reader_open(&reader, home, "hr_all");
    for (int i = 0; i < OVERVIEWS; i++) {
        double spent = overview_time(&reader, MILLION);
        samples_add(&ours, spent);
        samples_add(&again, spent);
        samples_add(&measure, totals_time(home));
        samples_add(&small, overview_time(&reader, THOUSAND));
    }
    char *figure = xasprintf("%s: overview : kept totals by raw SQL", home->name);
    bench_ratio(figure, &ours, &measure, 1.5);
    free(figure);
    figure = xasprintf("%s: overview : of 1,000", home->name);
    bench_ratio(figure, &again, &small, 0);
    free(figure);
    reader_close(&reader);
}

/* ---- memory ---- */

static long highest_mark(void)
{
    char line[200];
    long kib = 0;
    FILE *file = fopen("/proc/self/status", "r");

    while (file && fgets(line, sizeof line, file))
        sscanf(line, "VmHWM: %ld", &kib);
    if (file)
        fclose(file);
    return kib;
}

static void turn_pages(struct reader *reader, enum plan_sort sort, int count)
{
    struct shared_action from;
    struct plan_query query = {.sort = sort, .rows = ROWS};
    struct plan_page page;

    shared_action_init(&from);
    for (int i = 0; i < count; i++) {
        home_need(reader->home,
                  registry_page(reader->registry[MILLION], &query, &page, &reader->home->diag));
        if (page.plans.count != ROWS)
            bench_fail("page %d has %zu rows", i, page.plans.count);
        shared_action_done(&from);
        shared_action_copy(&from, &page.plans.items[ROWS - 1]);
        query.move = PAGE_NEXT;
        query.from = &from;
        plan_page_done(&page);
    }
    shared_action_done(&from);
}

/* In a process of its own, so that nothing before it counts. Everything is warm when the count begins, SQLite's cache as well. */
static void bench_memory(struct home *home)
{
    int result[2];
    long grown = 0;

    if (pipe(result) != 0)
        bench_fail("no pipe can be made");
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        struct reader reader = {.own = ""};
        reader_open(&reader, home, "hr_all");
        turn_pages(&reader, PLAN_SORT_CHANGED, PAGES);
        turn_pages(&reader, PLAN_SORT_WAITING, PAGES);
        turn_pages(&reader, PLAN_SORT_DUE, PAGES);
        long before = highest_mark();
        turn_pages(&reader, PLAN_SORT_CHANGED, PAGES);
        turn_pages(&reader, PLAN_SORT_WAITING, PAGES);
        grown = highest_mark() - before;
        _exit(write(result[1], &grown, sizeof grown) == (ssize_t)sizeof grown ? 0 : 2);
    }
    close(result[1]);
    if (read(result[0], &grown, sizeof grown) != (ssize_t)sizeof grown)
        bench_fail("the pages could not be turned");
    close(result[0]);
    waitpid(child, NULL, 0);
    char *figure = xasprintf("%s: memory grown over 400 pages", home->name);
    bench_bytes(figure, (double)grown * 1024, 256 * 1024);
    free(figure);
}

void bench_registry_work(struct home *home)
{
    bench_memory(home);
    bench_overview(home);
    bench_answer(home);
    bench_share(home);
}
