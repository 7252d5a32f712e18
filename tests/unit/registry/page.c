/*
 * Pages: for every sort and filter the pages from the first to the last and back again are just the plans that fit, in order; and the way to
 * each of them is an index.
 */
#include "fixture.h"

#include "base/utf8.h"
#include "peek.h"

enum { PLANS = 260, ROWS = 7, MOST = 500 };

/* --- plans of all sorts ------------------------------------------------------------ */

static unsigned random_state;

static unsigned dice(unsigned sides)
{
    random_state = random_state * 1103515245u + 12345u;
    return (random_state >> 16) % sides;
}

static const char *pick(const char *const *of, unsigned count)
{
    return of[dice(count)];
}

#define PICK(...)                                                                                  \
    pick((const char *const[]){__VA_ARGS__},                                                       \
         sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void answer_one(struct fixture *fixture, int number)
{
    struct reply reply = reply_of((enum question_state)(1 + dice(4)), "", "Gezien");
    char id[UUID_SIZE];
    id_of(number, id);
    reply.moment = seen_by(fixture, id);
    assert_done(fixture, registry_answer(fixture->registry, id, &reply, &fixture->diag));
    reply_done(&reply);
}

static void share_one(struct fixture *fixture, int number)
{
    struct shared_action plan;
    plan_make(&plan, number);
    xstrset(&plan.team, PICK("Noord", "zuid", "Öst", "West", "nacht"));
    set_field(&plan, ACTION_VALUE, PICK("", "use-skills", "income", "contacts"));
    set_field(&plan, ACTION_OWNER, PICK("employee", "leader", "together", "organisation", "hr"));
    set_field(&plan, ACTION_NEED, PICK("", "", "tijd", "een cursus"));
    set_field(&plan, ACTION_KIND, PICK("", "time", "training", "say"));
    set_field(&plan, ACTION_STATUS, PICK("agreed", "busy", "done", "dropped"));
    set_field(&plan, ACTION_WHAT, PICK("Wondzorg leren", "Een café bezoeken", "Samen eten"));
    set_field(&plan, ACTION_DUE,
              PICK("", "in het voorjaar", "2026-11-21", "2026-11-22", "2026-11-30", "2026-12-01",
                   "2027-01-15"));
    must_share(fixture, &plan, CODE);
    if (dice(3) == 0) {
        fixture_wait(fixture, (int)dice(50));
        plan.action.revision = 2;
        must_share(fixture, &plan, CODE);
    }
    shared_action_done(&plan);
    if (dice(2))
        answer_one(fixture, number);
    fixture_wait(fixture, (int)dice(3)); /* several in one second */
}

static void share_all(struct fixture *fixture)
{
    random_state = 20261122;
    for (int i = 1; i <= PLANS; i++)
        share_one(fixture, i);
    for (int i = 0; i < 20; i++)
        answer_one(fixture, 1 + (int)dice(PLANS));
}

/* --- what is to be expected, by other means --------------------------------------------- */

static enum plan_sort sort_in_use;

static bool is_day(const struct shared_action *plan, struct day *day)
{
    return day_from_iso(action_get(&plan->action, ACTION_DUE), day);
}

static int standing(const struct shared_action *plan)
{
    enum action_status status = action_status(&plan->action);
    if (!shared_is_question(plan))
        return 4;
    if (shared_waits(plan))
        return 0;
    if (status == ACTION_DONE || status == ACTION_DROPPED)
        return 3;
    return plan->reply.state == QUESTION_TAKEN_UP   ? 1
           : plan->reply.state == QUESTION_PROMISED ? 2
                                                    : 3;
}

static int64_t compare_numbers(const struct shared_action *a, const struct shared_action *b)
{
    return a->number - b->number;
}

static int64_t compare_days(const struct shared_action *a, const struct shared_action *b)
{
    struct day day_a = {9999, 12, 31}, day_b = {9999, 12, 31};
    is_day(a, &day_a);
    is_day(b, &day_b);
    int difference = day_difference(day_b, day_a);
    return difference ? difference : compare_numbers(a, b);
}

static int64_t compare_teams(const struct shared_action *a, const struct shared_action *b)
{
    char *team_a = utf8_fold(a->team), *team_b = utf8_fold(b->team);
    int order = strcmp(team_a, team_b);
    free(team_a);
    free(team_b);
    return order ? order : compare_numbers(b, a);
}

static int compare(const void *left, const void *right)
{
    const struct shared_action *a = *(struct shared_action *const *)left;
    const struct shared_action *b = *(struct shared_action *const *)right;
    int64_t order = 0;
    switch (sort_in_use) {
    case PLAN_SORT_WAITING:
        order = standing(a) - standing(b);
        order = order ? order : a->asked - b->asked;
        order = order ? order : compare_numbers(a, b);
        break;
    case PLAN_SORT_CHANGED:
        order = b->changed - a->changed;
        order = order ? order : compare_numbers(b, a);
        break;
    case PLAN_SORT_DUE:
        order = compare_days(a, b);
        break;
    case PLAN_SORT_TEAM:
        order = compare_teams(a, b);
        break;
    default:
        order = compare_numbers(b, a);
    }
    return order < 0 ? -1 : order > 0;
}

static bool fits_days(const struct plan_filter *filter, const struct shared_action *plan)
{
    struct day day, today = {2026, 11, 22};
    char iso[DAY_SIZE];
    if (!*filter->due_from && !*filter->due_to && !filter->passed_only)
        return true;
    if (!is_day(plan, &day))
        return false;
    day_to_iso(day, iso);
    return (!*filter->due_from || strcmp(iso, filter->due_from) >= 0) &&
           (!*filter->due_to || strcmp(iso, filter->due_to) <= 0) &&
           (!filter->passed_only || shared_passed(plan, today));
}

static bool fits(const struct plan_query *query, const struct shared_action *plan)
{
    const struct plan_filter *filter = query->filter;
    if (query->questions_only && !shared_is_question(plan))
        return false;
    char *team = utf8_fold(plan->team), *wanted = utf8_fold(filter->team);
    bool same = !*wanted || strcmp(team, wanted) == 0;
    free(team);
    free(wanted);
    return same && (!filter->has_status || action_status(&plan->action) == filter->status) &&
           (!filter->has_state || plan->reply.state == filter->state) &&
           (!filter->has_value ||
            value_from_id(action_get(&plan->action, ACTION_VALUE)) == filter->value) &&
           (!filter->has_owner || action_owner(&plan->action) == filter->owner) &&
           (!filter->has_kind ||
            strcmp(action_get(&plan->action, ACTION_KIND), support_id(filter->kind)) == 0) &&
           (!*filter->text ||
            utf8_contains(action_get(&plan->action, ACTION_WHAT), filter->text)) &&
           fits_days(filter, plan);
}

/* --- walking -------------------------------------------------------------------------------- */

static void get_page(struct fixture *fixture, const struct plan_query *query,
                     struct plan_page *page)
{
    assert_done(fixture, registry_page(fixture->registry, query, page, &fixture->diag));
    assert_true(page->plans.count <= (size_t)query->rows);
}

static void walk(struct fixture *fixture, struct plan_query query, struct shared_action **wanted,
                 size_t count)
{
    bool forward = query.move == PAGE_FIRST;
    struct shared_action from;
    size_t seen = 0;
    bool more = true;
    shared_action_init(&from);
    while (more) {
        struct plan_page page;
        get_page(fixture, &query, &page);
        size_t got = page.plans.count;
        assert_true(seen + got <= count);
        for (size_t i = 0; i < got; i++) {
            size_t at = forward ? seen + i : count - seen - got + i;
            assert_int_equal(page.plans.items[i].number, wanted[at]->number);
        }
        seen += got;
        more = forward ? page.more_after : page.more_before;
        assert_int_equal(forward ? page.more_before : page.more_after, query.from != NULL);
        assert_int_equal(more, seen < count);
        if (got) {
            shared_action_copy(&from, &page.plans.items[forward ? got - 1 : 0]);
        }
        query.from = &from;
        query.move = forward ? PAGE_NEXT : PAGE_BEFORE;
        plan_page_done(&page);
    }
    assert_int_equal(seen, count);
    shared_action_done(&from);
}

/* Both ways through what fits; returns how many that are. */
static size_t check_query(struct fixture *fixture, const struct shared_list *all,
                          struct plan_query query)
{
    struct shared_action *wanted[MOST];
    size_t count = 0;
    const struct plan_filter *filter = query.filter;
    for (size_t i = 0; i < all->count; i++) {
        if (fits(&query, &all->items[i]))
            wanted[count++] = &all->items[i];
    }
    sort_in_use = *filter->text                                                 ? PLAN_SORT_NEWEST
                  : *filter->due_from || *filter->due_to || filter->passed_only ? PLAN_SORT_DUE
                                                                                : query.sort;
    qsort(wanted, count, sizeof *wanted, compare);
    query.rows = ROWS;
    query.move = PAGE_FIRST;
    walk(fixture, query, wanted, count);
    query.move = PAGE_LAST;
    walk(fixture, query, wanted, count);
    return count;
}

static void get_all(struct fixture *fixture, struct plan_page *page)
{
    struct plan_query query = {.sort = PLAN_SORT_NEWEST, .rows = MOST};
    get_page(fixture, &query, page);
    assert_int_equal(page->plans.count, PLANS);
}

static const char *const filters[] = {"",
                                      "team:Noord",
                                      "team:OST",
                                      "status:busy",
                                      "state:new",
                                      "state:not-possible",
                                      "value:income",
                                      "side:organisation",
                                      "kind:training",
                                      "due:2026-11",
                                      "due:2026-11-22",
                                      "due:passed",
                                      "wondzorg",
                                      "wond",
                                      "cafe",
                                      "wondzorg team:West",
                                      "eten due:2026-12 status:agreed",
                                      "team:nacht side:hr",
                                      "kind:time value:contacts state:new",
                                      "due:2026 kind:say"};
enum { FILTERS = sizeof filters / sizeof *filters };

static void parse(struct fixture *fixture, const char *typed, struct plan_filter *filter)
{
    struct day today = {2026, 11, 22};
    assert_done(fixture, plan_filter_parse(typed, today, filter, &fixture->diag));
}

static void test_every_sort_and_filter_both_ways(void **state)
{
    struct fixture *fixture = *state;
    struct plan_page all;
    share_all(fixture);
    get_all(fixture, &all);
    for (size_t i = 0; i < FILTERS; i++) {
        struct plan_filter filter;
        size_t found = 0;
        parse(fixture, filters[i], &filter);
        for (int sort = 0; sort < PLAN_SORT_COUNT; sort++) {
            struct plan_query query = {.filter = &filter, .sort = (enum plan_sort)sort};
            found += check_query(fixture, &all.plans, query);
            query.questions_only = true;
            check_query(fixture, &all.plans, query);
        }
        if (!found)
            fail_msg("\"%s\" finds nothing", filters[i]);
        plan_filter_done(&filter);
    }
    plan_page_done(&all);
}

/* Of two filters one leads, or another one in each standing; whichever it is, the plans are those that fit both. */
static const char *const singles[] = {
    "team:Noord",        "team:nacht",  "status:busy",        "status:done",  "state:new",
    "state:promised",    "state:done",  "state:not-possible", "value:income", "value:contacts",
    "side:organisation", "side:leader", "kind:training",      "kind:time"};

static void test_every_pair_of_filters_both_ways(void **state)
{
    struct fixture *fixture = *state;
    struct plan_page all;
    enum { SINGLES = sizeof singles / sizeof *singles };
    size_t found = 0;
    share_all(fixture);
    get_all(fixture, &all);
    for (int i = 0; i < SINGLES * SINGLES; i++) {
        const char *one = singles[i / SINGLES], *other = singles[i % SINGLES];
        if (i / SINGLES >= i % SINGLES || strncmp(one, other, strcspn(one, ":")) == 0)
            continue;
        char *typed = xasprintf("%s %s", one, other);
        struct plan_filter filter;
        parse(fixture, typed, &filter);
        for (int sort = 0; sort < PLAN_SORT_COUNT * 2; sort++)
            found += check_query(fixture, &all.plans,
                                 (struct plan_query){.filter = &filter,
                                                     .sort = (enum plan_sort)(sort / 2),
                                                     .questions_only = sort % 2});
        plan_filter_done(&filter);
        free(typed);
    }
    assert_true(found > 3000);
    plan_page_done(&all);
}

/* The schema packs what the program's lists say: a plan is found by all of its traits, whichever they are. */
static void test_every_trait_is_known(void **state)
{
    struct fixture *fixture = *state;
    enum { MANY = OWNER_COUNT * SUPPORT_COUNT };
    for (int i = 0; i < MANY; i++) {
        struct shared_action plan;
        plan_make(&plan, i + 1);
        set_field(&plan, ACTION_STATUS, action_status_id((enum action_status)(i % 4)));
        set_field(&plan, ACTION_OWNER, owner_id((enum owner)(i % OWNER_COUNT)));
        set_field(&plan, ACTION_KIND, support_id((enum support)(i % SUPPORT_COUNT)));
        set_field(&plan, ACTION_VALUE, value_id((enum value)(i % VALUE_COUNT)));
        must_share(fixture, &plan, CODE);
        shared_action_done(&plan);
    }
    struct plan_page all;
    struct plan_query query = {.sort = PLAN_SORT_NEWEST, .rows = MANY};
    get_page(fixture, &query, &all);
    assert_int_equal(all.plans.count, MANY);
    for (int i = 0; i < MANY; i++) {
        char none[] = "";
        struct plan_filter filter = {
            .team = all.plans.items[i].team,
            .has_status = true,
            .status = (enum action_status)(i % 4),
            .has_owner = true,
            .owner = (enum owner)(i % OWNER_COUNT),
            .has_kind = i % SUPPORT_COUNT != SUPPORT_NONE,
            .kind = (enum support)(i % SUPPORT_COUNT),
            .has_value = true,
            .value = (enum value)(i % VALUE_COUNT),
            .text = none,
        };
        query = (struct plan_query){.filter = &filter, .sort = PLAN_SORT_CHANGED};
        assert_true(check_query(fixture, &all.plans, query) >= 1);
    }
    plan_page_done(&all);
}

/* --- the way to the rows --------------------------------------------------------------------- */

static char *traced;

static int keep_sql(unsigned type, void *context, void *statement, void *text)
{
    (void)type;
    (void)context;
    (void)text;
    const char *sql = sqlite3_sql(statement);
    if (strncmp(sql, "SELECT id, round", 16) == 0)
        xstrset(&traced, sql);
    return 0;
}

static int trace(sqlite3 *handle, char **words, const void *api)
{
    (void)words;
    (void)api;
    return sqlite3_trace_v2(handle, SQLITE_TRACE_STMT, keep_sql, NULL);
}

/* Of the parts of a walk, of which each gives its rows one by one. */
static bool is_of_parts(const char *step)
{
    return strcmp(step, "COMPOUND QUERY") == 0 || strcmp(step, "LEFT-MOST SUBQUERY") == 0 ||
           strcmp(step, "SCAN CONSTANT ROW") == 0 || strcmp(step, "UNION ALL") == 0 ||
           strncmp(step, "CO-ROUTINE ", 11) == 0 || strncmp(step, "SCAN (subquery-", 15) == 0;
}

static void check_plan(sqlite3 *handle, const char *what, bool questions)
{
    sqlite3_stmt *statement = NULL;
    char *sql = xasprintf("EXPLAIN QUERY PLAN %s", traced);
    assert_int_equal(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *step = (const char *)sqlite3_column_text(statement, 3);
        bool by_index = strstr(step, "USING INDEX") || strstr(step, "USING INTEGER PRIMARY KEY") ||
                        strstr(step, "VIRTUAL TABLE INDEX") || strstr(step, "USING PRIMARY KEY");
        bool newest = strcmp(step, "SCAN action") == 0 && (*what == '\0' || questions) &&
                      strstr(traced, "ORDER BY number"); /* the table is in that order */
        if (strstr(step, "TEMP B-TREE") || (!by_index && !newest && !is_of_parts(step)) ||
            (*what && strncmp(step, "SCAN action", 11) == 0))
            fail_msg("%s: %s\n%s", what, step, traced);
    }
    sqlite3_finalize(statement);
    free(sql);
}

/* For every filter alone, every sort and every move; and the row that a page begins behind is a place in the index. */
static void test_no_page_needs_a_scan_or_a_sort(void **state)
{
    struct fixture *fixture = *state;
    sqlite3 *handle = NULL;
    struct shared_action from;
    sqlite3_auto_extension((void (*)(void))trace);
    fixture_reopen(fixture);
    sqlite3_cancel_auto_extension((void (*)(void))trace);
    share_all(fixture);
    must_find(fixture, 100, &from);
    assert_int_equal(sqlite3_open(fixture->path, &handle), SQLITE_OK);
    for (size_t i = 0; i < FILTERS; i++) {
        struct plan_filter filter;
        parse(fixture, filters[i], &filter);
        for (int at = 0; at < PLAN_SORT_COUNT * 8; at++) {
            struct plan_page page;
            struct plan_query query = {.filter = &filter,
                                       .sort = (enum plan_sort)(at / 8),
                                       .move = (enum page_move)(at % 4),
                                       .questions_only = at / 4 % 2,
                                       .from = &from,
                                       .rows = ROWS};
            get_page(fixture, &query, &page);
            plan_page_done(&page);
            check_plan(handle, filters[i], query.questions_only);
        }
        plan_filter_done(&filter);
    }
    sqlite3_close(handle);
    shared_action_done(&from);
    xstrset(&traced, NULL);
}

/* Which of two filters leads the walk is decided here, for SQLite can't know. */
static const struct pair {
    const char *typed;
    enum plan_sort sort;
    const char *index;
} pairs[] = {
    {"status:busy state:promised", PLAN_SORT_WAITING, "action_state_standing "}, /* no question */
    {"state:new kind:training", PLAN_SORT_WAITING, "action_kind_standing "},
    {"status:busy state:promised", PLAN_SORT_CHANGED, "action_state_changed "},
    {"team:Noord kind:training", PLAN_SORT_WAITING, "action_kind_standing "}, /* no question */
    {"team:Noord kind:training", PLAN_SORT_DUE, "action_team_due "},
    {"team:Noord status:busy", PLAN_SORT_TEAM, "action_status_team "},
    {"team:Noord status:busy", PLAN_SORT_NEWEST, "action_status_team "},
    {"status:busy kind:training", PLAN_SORT_NEWEST, "action_kind "},
    {"team:Noord status:busy", PLAN_SORT_CHANGED, "action_team_changed "},
    {"status:busy kind:training", PLAN_SORT_WAITING, "action_kind_standing "},
    {"side:hr status:agreed", PLAN_SORT_WAITING, "action_status_standing "}, /* over */
    {"side:hr status:agreed", PLAN_SORT_CHANGED, "action_owner_changed "},
    {"side:organisation status:done", PLAN_SORT_TEAM, "action_owner_team "},
    {"due:passed kind:training", PLAN_SORT_WAITING, "action_promise "},
    {"due:passed team:Noord", PLAN_SORT_WAITING, "action_promise_team "},
};

static void check_index(sqlite3 *handle, const struct pair *pair)
{
    sqlite3_stmt *statement = NULL;
    char *sql = xasprintf("EXPLAIN QUERY PLAN %s", traced);
    assert_int_equal(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
    const char *step = "";
    while (!strstr(step, " action ")) { /* the parts of a compound come first */
        assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
        step = (const char *)sqlite3_column_text(statement, 3);
    }
    if (!strstr(step, pair->index))
        fail_msg("%s: %s, not %s", pair->typed, step, pair->index);
    sqlite3_finalize(statement);
    free(sql);
}

static void test_of_a_pair_the_narrower_leads(void **state)
{
    struct fixture *fixture = *state;
    sqlite3 *handle = NULL;
    sqlite3_auto_extension((void (*)(void))trace);
    fixture_reopen(fixture);
    sqlite3_cancel_auto_extension((void (*)(void))trace);
    share_all(fixture);
    assert_int_equal(sqlite3_open(fixture->path, &handle), SQLITE_OK);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct plan_filter filter;
        struct plan_page page;
        parse(fixture, pairs[i].typed, &filter);
        struct plan_query query = {
            .filter = &filter, .sort = pairs[i].sort, .move = PAGE_LAST, .rows = ROWS};
        get_page(fixture, &query, &page);
        plan_page_done(&page);
        check_index(handle, &pairs[i]);
        plan_filter_done(&filter);
    }
    sqlite3_close(handle);
    xstrset(&traced, NULL);
}

/* How many steps of SQLite's machine the page behind a row in the middle takes, with so many plans. */
static int progress_steps;
static int count_steps(unsigned what, void *context, void *statement, void *nanoseconds)
{
    (void)what;
    (void)context;
    (void)nanoseconds;
    progress_steps += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1) / 10;
    return 0;
}

static int progress(sqlite3 *handle, char **words, const void *api)
{
    (void)words;
    (void)api;
    sqlite3_trace_v2(handle, SQLITE_TRACE_PROFILE, count_steps, NULL);
    return SQLITE_OK;
}

static void grow(struct fixture *fixture, int from, int until)
{
    char *sql = xasprintf(
        "WITH RECURSIVE n (i) AS (VALUES (%d) UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
        " INSERT INTO action (id, round, revision, leader, leader_name, person, team, may_contact,"
        " digest, asked, changed, value, what, owner, own_part, need, kind, first_step, helper, "
        "due,"
        " notice, status, reason, state)"
        " SELECT printf('%%08x-2222-4222-8222-222222222222', i), 1, 1, 'l', 'L', 'P',"
        " (SELECT id FROM team WHERE i %% 5 ="
        "  (SELECT count(*) FROM team AS other WHERE other.folded < team.folded)),"
        " 0, 'd', 1790000000 + i, 1790000000 + i * 7 %% 9999, iif(i %% 2, 'income', 'contacts'),"
        " iif(i %% 3, 'Wondzorg nummer ', 'Samen eten in een cafe ') || i,"
        " iif(i / 3 %% 2, 'organisation', 'leader'), '', 'tijd', iif(i / 2 %% 2, 'training', "
        "'time'),"
        " '', '', date('2026-01-01', (i * 37 %% 700) || ' days'), '',"
        " iif(i / 5 %% 2, 'busy', 'agreed'), '', iif(i / 7 %% 2, 'new', 'not-possible') FROM n",
        from, until);
    run_sql(fixture->path, sql);
    free(sql);
}

/* Of the first (0), second (1), last (2) or last but one (3) page; 0 when it is not full. */
static int steps_of(struct fixture *fixture, const struct plan_filter *filter, int sort, int move)
{
    struct plan_query query = {.filter = filter,
                               .sort = (enum plan_sort)sort,
                               .move = move < 2 ? PAGE_FIRST : PAGE_LAST,
                               .rows = 20};
    struct plan_page page;
    struct shared_action from;
    progress_steps = 0;
    get_page(fixture, &query, &page);
    bool full = page.plans.count == 20;
    if (move % 2 && full) {
        shared_action_init(&from);
        shared_action_copy(&from, &page.plans.items[move == 1 ? 19 : 0]);
        plan_page_done(&page);
        query.move = move == 1 ? PAGE_NEXT : PAGE_BEFORE;
        query.from = &from;
        progress_steps = 0;
        get_page(fixture, &query, &page);
        full = page.plans.count == 20;
        shared_action_done(&from);
    }
    plan_page_done(&page);
    return full ? progress_steps : 0;
}

static void check_steps(const char *typed, int at, int few, int many)
{
    if (few && many > few * 9 / 8 + 10)
        fail_msg("\"%s\", sort %d, page %d: %d steps of few plans, %d of many", typed, at / 4,
                 at % 4, few, many);
}

static void test_a_page_costs_its_rows(void **state)
{
    struct fixture *fixture = *state;
    static int few[FILTERS][PLAN_SORT_COUNT * 4];
    int compared = 0;
    share_all(fixture);
    sqlite3_auto_extension((void (*)(void))progress);
    fixture_reopen(fixture);
    sqlite3_cancel_auto_extension((void (*)(void))progress);
    for (int round = 0; round < 2; round++) {
        grow(fixture, round ? 3001 : 1001, round ? 30000 : 3000);
        for (size_t i = 0; i < FILTERS; i++) {
            struct plan_filter filter;
            parse(fixture, filters[i], &filter);
            bool one =
                !strchr(filters[i], ' '); /* what several filters skip depends on what fits */
            for (int at = 0; one && at < PLAN_SORT_COUNT * 4; at++) {
                int steps = steps_of(fixture, &filter, at / 4, at % 4);
                if (round == 0)
                    few[i][at] = steps;
                else
                    check_steps(filters[i], at, few[i][at], steps);
                compared += round && few[i][at];
            }
            plan_filter_done(&filter);
        }
    }
    assert_true(compared > 250);
}

/* What is over and was answered last lies together, in the way of what is over and was never answered. */
static int steps_past(struct fixture *fixture, const char *typed, int from, int until)
{
    struct plan_filter filter;
    char *sql =
        xasprintf("UPDATE action SET status = 'done', state = iif(number > %d, 'done', 'new'),"
                  " kind = iif(number %% 3, 'training', 'time'), asked = 1790000000 + number"
                  " WHERE number <= %d",
                  from, until);
    run_sql(fixture->path, sql);
    parse(fixture, typed, &filter);
    int steps = steps_of(fixture, &filter, PLAN_SORT_WAITING, 2);
    assert_true(steps > 0);
    plan_filter_done(&filter);
    free(sql);
    return steps;
}

static void test_a_pair_does_not_walk_through_what_is_over(void **state)
{
    struct fixture *fixture = *state;
    share_all(fixture);
    sqlite3_auto_extension((void (*)(void))progress);
    fixture_reopen(fixture);
    sqlite3_cancel_auto_extension((void (*)(void))progress);
    grow(fixture, 1001, 4000);
    int few = steps_past(fixture, "state:new kind:training", 200, 250);
    int many = steps_past(fixture, "state:new kind:training", 200, 3000);
    check_steps("state:new kind:training", 2, few, many);
}

/* --- words ------------------------------------------------------------------------------------- */

static size_t hits(struct fixture *fixture, const char *text)
{
    struct plan_filter filter;
    struct plan_page page;
    plan_filter_init(&filter);
    xstrset(&filter.text, text);
    struct plan_query query = {.filter = &filter, .rows = MOST};
    get_page(fixture, &query, &page);
    size_t count = page.plans.count;
    plan_page_done(&page);
    plan_filter_done(&filter);
    return count;
}

/* In any field that is anybody's words, by the beginning of the last word, whatever the case and the accents. */
static void test_words_are_found_everywhere(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    plan_make(&plan, 1);
    xstrset(&plan.person, "Kwartel");
    set_field(&plan, ACTION_WHAT, "Rééël plan");
    set_field(&plan, ACTION_NEED, "Needle");
    set_field(&plan, ACTION_OWN_PART, "eigenwerk");
    set_field(&plan, ACTION_FIRST_STEP, "stapje");
    set_field(&plan, ACTION_HELPER, "hulpje");
    set_field(&plan, ACTION_NOTICE, "merkbaar");
    set_field(&plan, ACTION_REASON, "redenering");
    must_share(fixture, &plan, CODE);
    static const char *const there[] = {"kwartel", "REEEL",         "reëel plan", "needle",
                                        "eigenw",  "stap",          "hulpje",     "merk",
                                        "reden",   "plan reeel ha0"};
    for (size_t i = 0; i + 1 < sizeof there / sizeof *there; i++) {
        if (hits(fixture, there[i]) != 1)
            fail_msg("\"%s\" is not found", there[i]);
    }
    assert_int_equal(hits(fixture, "plan reeel ha0"), 0);
    assert_int_equal(hits(fixture, "ree plan"), 0); /* only the last word is a beginning */
    plan.action.revision = 2;
    set_field(&plan, ACTION_WHAT, "Iets anders");
    must_share(fixture, &plan, CODE);
    assert_int_equal(hits(fixture, "reeel"), 0);
    assert_int_equal(hits(fixture, "anders"), 1);
    shared_action_done(&plan);
}

/* Nothing that is typed is an order to the index, or an error. */
static void test_typed_signs_are_no_orders(void **state)
{
    struct fixture *fixture = *state;
    static const char *const typed[] = {"\"",
                                        "wondzorg\"",
                                        "' OR 1=1 --",
                                        "what:wondzorg",
                                        "NEAR(a b)",
                                        "a AND",
                                        "OR",
                                        "NOT wondzorg",
                                        "*",
                                        "wondz*rg",
                                        "{what} : x",
                                        "^wondzorg",
                                        "(((",
                                        "-wondzorg",
                                        "wondzorg + zorg",
                                        "\xe2\x80\x9c",
                                        "\xe2\x80\x93 \xe2\x80\x93",
                                        "\xf0\x9f\x98\x80",
                                        "$1",
                                        "%_"};
    share_all(fixture);
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        hits(fixture, typed[i]);
    assert_true(hits(fixture, "-wondzorg!") > 0);
    assert_int_equal(hits(fixture, "wondzorg OR eten"), 0);
}

/* The first sixteen different words and 400 characters; what was typed last is a beginning when it is among them. */
static void test_so_much_is_looked_for(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    char *typed;
    plan_make(&plan, 1);
    set_field(&plan, ACTION_WHAT, "aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo wondzorg");
    must_share(fixture, &plan, CODE);
    assert_int_equal(hits(fixture, "aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo nergens"), 0);
    assert_int_equal(hits(fixture, "aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo aa nergens"), 0);
    assert_int_equal(hits(fixture, "aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo wondzorg no"), 1);
    assert_int_equal(hits(fixture, "wondz aa wondz"), 1);
    assert_int_equal(hits(fixture, "wondz aa"), 0);
    typed = xmalloc(1000);
    *typed = '\0';
    for (int i = 0; i < 133; i++) /* 399 characters */
        strcat(typed, "aa ");
    strcat(typed, "bnergens");
    assert_int_equal(hits(fixture, typed), 1); /* a b stands there */
    strcpy(typed + 397, " z");
    assert_int_equal(hits(fixture, typed), 0);
    free(typed);
    shared_action_done(&plan);
}

/* A page goes on from a row that the filter leaves out: it was changed meanwhile, or typed. */
static void test_from_a_row_outside_the_filter(void **state)
{
    static const enum page_move moves[] = {PAGE_NEXT, PAGE_BEFORE};
    struct fixture *fixture = *state;
    struct plan_filter november, any;
    struct plan_page all, page;
    share_all(fixture);
    get_all(fixture, &all);
    parse(fixture, "due:2026-11", &november);
    parse(fixture, "", &any);
    for (size_t i = 0; i < 4 * all.plans.count; i++) {
        struct plan_query query = {.filter = i % 2 ? &november : &any,
                                   .questions_only = i % 2 == 0,
                                   .rows = MOST,
                                   .move = moves[i / 2 % 2],
                                   .from = &all.plans.items[i / 4]};
        get_page(fixture, &query, &page);
        for (size_t k = 0; k < page.plans.count; k++)
            assert_true(fits(&query, &page.plans.items[k]));
        plan_page_done(&page);
    }
    plan_filter_done(&november);
    plan_filter_done(&any);
    plan_page_done(&all);
}

static void test_a_page_is_bounded(void **state)
{
    struct fixture *fixture = *state;
    struct plan_page page;
    struct plan_query query = {.rows = -5};
    share_all(fixture);
    get_page(fixture, &(struct plan_query){.rows = 1}, &page);
    plan_page_done(&page);
    assert_done(fixture, registry_page(fixture->registry, &query, &page, &fixture->diag));
    assert_int_equal(page.plans.count, 1);
    plan_page_done(&page);
    grow(fixture, 1001, 2000);
    query.rows = 100000;
    assert_done(fixture, registry_page(fixture->registry, &query, &page, &fixture->diag));
    assert_int_equal(page.plans.count, 500);
    assert_true(page.more_after);
    plan_page_done(&page);
}

static void test_sorts_by_name(void **state)
{
    enum plan_sort sort;
    (void)state;
    for (int i = 0; i < PLAN_SORT_COUNT; i++) {
        assert_true(plan_sort_from_id(plan_sort_id((enum plan_sort)i), &sort));
        assert_int_equal(sort, i);
    }
    assert_false(plan_sort_from_id("best", &sort));
}

/* The team's new name is what its plans are filtered and sorted by. */
static void test_a_renamed_team_moves_its_plans(void **state)
{
    struct fixture *fixture = *state;
    struct shared_action plan;
    struct plan_page page;
    for (int i = 1; i <= 2; i++) {
        plan_make(&plan, i);
        xstrset(&plan.team, i == 1 ? "Alfa" : "Beta");
        must_share(fixture, &plan, CODE);
        shared_action_done(&plan);
    }
    assert_done(fixture, registry_save_team(fixture->registry, "alfa", "Zulu", &fixture->diag));
    get_page(fixture, &(struct plan_query){.sort = PLAN_SORT_TEAM, .rows = 9}, &page);
    assert_string_equal(page.plans.items[0].team, "Beta");
    assert_string_equal(page.plans.items[1].team, "Zulu");
    plan_page_done(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_every_sort_and_filter_both_ways),
        FIXTURE_TEST(test_every_pair_of_filters_both_ways),
        FIXTURE_TEST(test_every_trait_is_known),
        FIXTURE_TEST(test_no_page_needs_a_scan_or_a_sort),
        FIXTURE_TEST(test_of_a_pair_the_narrower_leads),
        FIXTURE_TEST(test_a_page_costs_its_rows),
        FIXTURE_TEST(test_a_pair_does_not_walk_through_what_is_over),
        FIXTURE_TEST(test_words_are_found_everywhere),
        FIXTURE_TEST(test_typed_signs_are_no_orders),
        FIXTURE_TEST(test_so_much_is_looked_for),
        FIXTURE_TEST(test_from_a_row_outside_the_filter),
        FIXTURE_TEST(test_a_page_is_bounded),
        cmocka_unit_test(test_sorts_by_name),
        FIXTURE_TEST(test_a_renamed_team_moves_its_plans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
