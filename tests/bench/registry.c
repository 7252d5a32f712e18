/*
 * What a page of HR's costs in a registry of 1,000,000 plans (registry_rows.h), in both homes: the first, the next and the last one of
 * every sort, with no filter, each of the filters, pairs that are likely, and words.
 *
 * Measures: the same rows by SQL as the owner of the tables would write it, through the library alone (limit 1.5: what is ours is the
 * question of who may read what, and making plans of rows); and the same page of a registry of 1,000 (limit 1.35). A page there has to
 * be as full: it has 20 rows, or a third of what there is when that is less. A line of the table is the worst of its group and names
 * it; WG_BENCH_ALL=1 shows all. What is over a limit is measured once more, longer, before it counts.
 *
 * Two limits are wider. On a server nobody knows how rare the beginning of a word is until a few rows were looked at in vain (2.5). And
 * of a pair of filters, which HR of one team has with a single one, one leads the walk and the other is looked at row by row: such a page
 * costs what lies between its rows, by raw SQL as well, so pairs and pages of several teams are only reported.
 * WG_BENCH_HOME=file or =server measures one home alone.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "registry_home.h"
#include "registry_rows.h"

enum { ROWS = 20, SAMPLES = 30 };
#define RAW_LIMIT    1.5
#define GROWTH_LIMIT 1.35
#define WORDS_LIMIT  2.5

#define TEAM   "team_folded = 'wijk 0001'"
#define PASSED "promise = 1 AND due_day <= '2026-11-21'"
#define MONTH  "due_day >= '2026-11-01' AND due_day <= '2026-11-30'"

struct group {
    double raw_limit[2], growth_limit; /* in a file, on a server; 0 only reports */
    bool is_narrow;                    /* for who reads a part, this is a pair */
    struct sought sought[16];          /* up to one without `typed` */
};
static const struct group groups[] = {
    {{RAW_LIMIT, RAW_LIMIT},
     GROWTH_LIMIT,
     false,
     {{.typed = "", .condition = ""}, {.typed = "", .condition = "", .questions = true}}},
    {{RAW_LIMIT, RAW_LIMIT},
     GROWTH_LIMIT,
     true,
     {{.typed = "team:\"Wijk 0001\"", .condition = TEAM},
      {.typed = "status:busy", .condition = "status = 'busy'"},
      {.typed = "state:new", .condition = "state = 'new'"},
      {.typed = "state:promised", .condition = "state = 'promised'"},
      {.typed = "value:develop-skills", .condition = "value = 'develop-skills'"},
      {.typed = "side:organisation", .condition = "owner = 'organisation'"},
      {.typed = "kind:training", .condition = "kind = 'training'"},
      {.typed = "due:2026-11", .condition = MONTH, .by_day = true},
      {.typed = "due:passed", .condition = PASSED, .by_day = true}}},
    {{0, 0},
     0,
     true,
     {{.typed = "team:\"Wijk 0001\" status:busy", .condition = TEAM " AND status = 'busy'"},
      {.typed = "team:\"Wijk 0001\" state:new", .condition = TEAM " AND state = 'new'"},
      {.typed = "team:\"Wijk 0001\" kind:training", .condition = TEAM " AND kind = 'training'"},
      {.typed = "state:new kind:training", .condition = "state = 'new' AND kind = 'training'"},
      {.typed = "state:new kind:terms", .condition = "state = 'new' AND kind = 'terms'"},
      {.typed = "status:busy kind:time", .condition = "status = 'busy' AND kind = 'time'"},
      {.typed = "status:busy state:promised",
       .condition = "status = 'busy' AND state = 'promised'"},
      {.typed = "side:hr status:agreed", .condition = "owner = 'hr' AND status = 'agreed'"},
      {.typed = "value:income side:organisation",
       .condition = "value = 'income' AND owner = 'organisation'"},
      {.typed = "kind:training", .condition = "kind = 'training'", .questions = true},
      {.typed = "kind:training due:2026-11",
       .condition = "kind = 'training' AND " MONTH,
       .by_day = true},
      {.typed = "team:\"Wijk 0001\" due:passed", .condition = TEAM " AND " PASSED, .by_day = true},
      {.typed = "side:organisation due:passed",
       .condition = "owner = 'organisation' AND " PASSED,
       .by_day = true}}},
    {{RAW_LIMIT, WORDS_LIMIT},
     GROWTH_LIMIT,
     true,
     {{.typed = ROWS_RARE,
       .condition = "",
       .match = {"\"" ROWS_RARE "\" *", "''" ROWS_RARE "'':*"}},
      {.typed = "kwikst", .condition = "", .match = {"\"kwikst\" *", "''kwikst'':*"}},
      {.typed = ROWS_COMMON,
       .condition = "",
       .match = {"\"" ROWS_COMMON "\" *", "''" ROWS_COMMON "'':*"}},
      {.typed = "roo", .condition = "", .match = {"\"roo\" *", "''roo'':*"}},
      {.typed = "rooster schol",
       .condition = "",
       .match = {"\"rooster\" \"schol\" *", "''rooster'' & ''schol'':*"}},
      {.typed = "kind:training scholing",
       .condition = "kind = 'training'",
       .match = {"\"scholing\" *", "''scholing'':*"}},
      {.typed = "team:\"Wijk 0001\" rooster",
       .condition = TEAM,
       .match = {"\"rooster\" *", "''rooster'':*"}}}},
};

/* ---- one page ---- */

/* A page of 20 rows beside raw SQL; one that is as full in both sizes, to see what it grows by. */
enum way { FULL, EQUAL, WAYS };

struct page_case {
    struct reader *reader;
    const struct sought *sought;
    struct plan_filter filter;
    struct plan_query query;
    struct shared_action from[SIZES]; /* where the next page begins */
    struct raw_query *raw;
    int wanted[WAYS], rows[SIZES][WAYS];
    char *name;
};

static struct plan_page read_page(const struct page_case *one, enum size size, int rows)
{
    struct plan_query query = one->query;
    struct plan_page page;

    query.rows = rows;
    query.from = query.move == PAGE_NEXT ? &one->from[size] : NULL;
    home_need(one->reader->home,
              registry_page(one->reader->registry[size], &query, &page, &one->reader->home->diag));
    return page;
}

static double page_time(const struct page_case *one, enum size size, enum way way)
{
    double begun = bench_now();
    struct plan_page page = read_page(one, size, one->wanted[way]);
    double spent = bench_now() - begun;

    if (page.plans.count != (size_t)one->rows[size][way])
        bench_fail("%s: %zu rows and not %d", one->name, page.plans.count, one->rows[size][way]);
    plan_page_done(&page);
    return spent;
}

static double raw_time(const struct page_case *one)
{
    char first[40];
    double begun = bench_now();
    int rows = raw_query_run(one->raw, first);
    double spent = bench_now() - begun;

    if (rows != one->rows[MILLION][FULL])
        bench_fail("%s: %d raw rows and not %d: %s", one->name, rows, one->rows[MILLION][FULL],
                   raw_query_sql(one->raw));
    return spent;
}

static void choose_rows(struct page_case *one)
{
    one->query.move = PAGE_FIRST;
    struct plan_page all = read_page(one, THOUSAND, 3 * ROWS);
    int rows = (int)all.plans.count / 3;

    one->wanted[FULL] = ROWS;
    one->wanted[EQUAL] = rows < 1 ? 1 : rows;
    plan_page_done(&all);
}

static void begin_next(struct page_case *one, enum size size)
{
    one->query.move = PAGE_FIRST;
    struct plan_page page = read_page(one, size, one->wanted[EQUAL]);
    if (page.plans.count > 0)
        shared_action_copy(&one->from[size], &page.plans.items[page.plans.count - 1]);
    plan_page_done(&page);
}

/* Both have to give the same rows, else there is nothing to compare. */
static void check_raw(struct page_case *one, const struct shared_list *list)
{
    bool turned = one->query.move == PAGE_LAST;
    char first[40] = "";

    raw_query_run(one->raw, first);
    if (list->count == 0 || strcmp(list->items[turned ? list->count - 1 : 0].action.id, first) != 0)
        bench_fail("%s: other rows than by: %s", one->name, raw_query_sql(one->raw));
}

static void count_rows(struct page_case *one)
{
    for (int i = 0; i < SIZES * WAYS; i++) {
        enum size size = (enum size)(i / WAYS);
        enum way way = (enum way)(i % WAYS);
        struct plan_page page = read_page(one, size, one->wanted[way]);

        one->rows[size][way] = (int)page.plans.count;
        if (size == MILLION && way == FULL && one->raw)
            check_raw(one, &page.plans);
        plan_page_done(&page);
    }
}

static void case_open(struct page_case *one, struct reader *reader, const struct sought *sought,
                      enum plan_sort sort)
{
    *one = (struct page_case){.reader = reader, .sought = sought};
    home_need(reader->home, plan_filter_parse(sought->typed, clock_today(&reader->home->clock),
                                              &one->filter, &reader->home->diag));
    one->query = (struct plan_query){
        .filter = &one->filter, .questions_only = sought->questions, .sort = sort};
    for (int i = 0; i < SIZES; i++)
        shared_action_init(&one->from[i]);
    choose_rows(one);
    for (int i = 0; i < SIZES; i++)
        begin_next(one, (enum size)i);
}

static void case_close(struct page_case *one)
{
    for (int i = 0; i < SIZES; i++)
        shared_action_done(&one->from[i]);
    plan_filter_done(&one->filter);
}

/* ---- a group ---- */

struct worst {
    struct bench_pair pair;
    char *name;
};

static void keep_worst(struct worst *worst, struct bench_pair pair, const char *name)
{
    if (worst->name && pair.ours / pair.measure <= worst->pair.ours / worst->pair.measure)
        return;
    worst->pair = pair;
    xstrset(&worst->name, name);
}

static void show_worst(struct worst *worst, const char *against, double limit)
{
    if (!worst->name)
        return;
    char *figure = xasprintf("%s : %s", worst->name, against);
    bench_line(figure, worst->pair, limit);
    free(figure);
    free(worst->name);
}

struct group_worst {
    struct worst raw, growth;
};
struct limits {
    double raw, growth;
};

static bool is_over(struct bench_pair pair, double limit)
{
    return limit > 0 && pair.ours / pair.measure > limit;
}

/* Those of 1,000 apart from raw SQL, which may go through so much that what comes behind it finds the processor's caches empty. */
static void time_case(struct page_case *one, int count, struct bench_pair *raw,
                      struct bench_pair *growth)
{
    struct samples ours = {0}, measure = {0}, large = {0}, small = {0};

    for (int i = 0; i < count; i++) {
        samples_add(&ours, page_time(one, MILLION, FULL));
        samples_add(&measure, one->raw ? raw_time(one) : 1e9);
    }
    for (int i = 0; i < count; i++) {
        samples_add(&large, page_time(one, MILLION, EQUAL));
        samples_add(&small, page_time(one, THOUSAND, EQUAL));
    }
    *raw = bench_compare(&ours, &measure);
    *growth = bench_compare(&large, &small);
}

static void measure_case(struct page_case *one, const struct limits *limits,
                         struct group_worst *worst)
{
    struct bench_pair raw, growth;
    bool is_full = one->rows[THOUSAND][EQUAL] == one->rows[MILLION][EQUAL];

    time_case(one, SAMPLES, &raw, &growth);
    if (is_over(raw, limits->raw) || (is_full && is_over(growth, limits->growth)))
        time_case(one, 2 * SAMPLES, &raw, &growth);
    if (getenv("WG_BENCH_ALL"))
        fprintf(stderr, "# %5.2f %5.2f%s %8.1f of %8.1f, %8.1f of %8.1f  %s (%d)\n",
                raw.ours / raw.measure, growth.ours / growth.measure, is_full ? "" : " (not full)",
                raw.ours, raw.measure, growth.ours, growth.measure, one->name, one->wanted[EQUAL]);
    if (one->raw)
        keep_worst(&worst->raw, raw, one->name);
    if (is_full)
        keep_worst(&worst->growth, growth, one->name);
}

static void measure_moves(struct page_case *one, const struct limits *limits,
                          struct group_worst *worst)
{
    static const enum page_move moves[] = {PAGE_FIRST, PAGE_NEXT, PAGE_LAST};
    static const char *const names[] = {"first", "next", "last"};
    struct reader *reader = one->reader;

    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        struct raw_page page = {.sought = one->sought,
                                .own = reader->own,
                                .sort = one->query.sort,
                                .last = moves[i] == PAGE_LAST,
                                .after = moves[i] == PAGE_NEXT ? one->from[MILLION].number : 0,
                                .rows = ROWS};
        one->query.move = moves[i];
        one->name = xasprintf("%s, %s: %s%s by %s, %s", reader->home->name, reader->name,
                              one->sought->questions ? "questions " : "",
                              *one->sought->typed ? one->sought->typed : "all",
                              plan_sort_id(one->query.sort), names[i]);
        if (!reader->growth_only)
            one->raw = raw_query_new(reader->home->raw[MILLION], &page);
        count_rows(one);
        measure_case(one, limits, worst);
        if (one->raw)
            raw_query_free(one->raw);
        one->raw = NULL;
        free(one->name);
    }
}

static void measure_group(struct reader *reader, const struct group *group)
{
    struct group_worst worst = {.raw = {.name = NULL}};
    bool on_server = reader->home->kind == REGISTRY_POSTGRES;
    struct limits limits = {group->raw_limit[on_server], group->growth_limit};

    if (reader->reads_part && group->is_narrow)
        limits = (struct limits){0, 0};
    if (reader->growth_only)
        limits.growth = 0;
    for (const struct sought *sought = group->sought; sought->typed; sought++) {
        bool one_sort = sought->by_day || sought->match[0];
        for (int sort = 0; sort < (one_sort ? 1 : PLAN_SORT_COUNT); sort++) {
            struct page_case one;
            case_open(&one, reader, sought, (enum plan_sort)sort);
            measure_moves(&one, &limits, &worst);
            case_close(&one);
        }
    }
    show_worst(&worst.raw, "raw SQL", limits.raw);
    show_worst(&worst.growth, "of 1,000", limits.growth);
}

void bench_registry_pages(struct home *home)
{
    static const struct {
        const char *user, *name, *own;
        bool reads_part, growth_only;
    } readers[] = {{"hr_all", "HR of all", "", false, false},
                   {"hr_one", "HR of one team", TEAM, true, false},
                   {"hr_some", "HR of 20 teams", "", true, true}};
    /* A file has nobody in particular. */
    size_t count = home->kind == REGISTRY_POSTGRES ? sizeof readers / sizeof *readers : 1;

    for (size_t i = 0; i < count; i++) {
        struct reader reader = {
            .name = readers[i].name,
            .own = readers[i].own,
            .reads_part = readers[i].reads_part,
            .growth_only = readers[i].growth_only,
        };
        reader_open(&reader, home, readers[i].user);
        for (size_t k = 0; k < sizeof groups / sizeof *groups; k++) {
            if (!reader.growth_only || groups[k].growth_limit > 0)
                measure_group(&reader, &groups[k]);
        }
        reader_close(&reader);
    }
}

void bench_registry(const struct bench_setup *setup)
{
    struct home home;
    const char *only = getenv("WG_BENCH_HOME");

    if (!only || strcmp(only, "file") == 0) {
        home_open_file(&home, setup);
        bench_registry_pages(&home);
        bench_registry_work(&home);
        home_close(&home);
    }
    if (!only || strcmp(only, "server") == 0) {
        home_open_server(&home, setup);
        bench_registry_pages(&home);
        bench_registry_work(&home);
        home_close(&home);
    }
}
