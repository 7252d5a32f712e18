/*
 * A page of plans is a walk along an index from where the page begins: its cost is that of its rows, wherever it lies and however many rows
 * there are. So a page begins behind a row (never at an offset), the last one is the first of the opposite order, and the bound that the row
 * gives takes the place of the bound that a filter gives on that side.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "lead.h"
#include "registry/review.h"
#include "row.h"
#include "statements.h"

enum { KEYS_MOST = 3, VALUES_MOST = 64, ROWS_MOST = 500 };
#define NO_DAY "9999-99-99" /* as in the schema: behind every day */

/* --- the sorts ---------------------------------------------------------------- */

/* The last key is one that no two rows share. */
static const struct sort {
    const char *id;
    const char *keys[KEYS_MOST];
    bool down;
} sorts[PLAN_SORT_COUNT] = {
    [PLAN_SORT_WAITING] = {"waiting", {"standing", "asked", "number"}, false},
    [PLAN_SORT_CHANGED] = {"changed", {"changed", "number"}, true},
    [PLAN_SORT_DUE] = {"due", {"due_day", "number"}, false},
    [PLAN_SORT_TEAM] = {"team", {"team_folded", "arrival"}, false},
    [PLAN_SORT_NEWEST] = {"newest", {"number"}, true},
};

/* Within one team, whose name is a filter then. */
static const struct sort arrivals = {"newest", {"arrival"}, false};

const char *plan_sort_id(enum plan_sort sort)
{
    return sorts[sort].id;
}

bool plan_sort_from_id(const char *id, enum plan_sort *out)
{
    for (int i = 0; i < PLAN_SORT_COUNT; i++) {
        if (strcmp(sorts[i].id, id) == 0) {
            *out = (enum plan_sort)i;
            return true;
        }
    }
    return false;
}

/* As the schema's generated column has it. */
static bool has_shape_of_day(const char *text)
{
    static const char shape[] = "9999-99-99";
    for (size_t i = 0; i < sizeof shape; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == '9' ? !digit : text[i] != shape[i])
            return false;
    }
    return true;
}

/* What stands in a row's key. The caller frees it. */
static char *key_of(const struct shared_action *plan, const char *key)
{
    if (strcmp(key, "standing") == 0)
        return xasprintf("%d", standing_of(plan));
    if (strcmp(key, "asked") == 0)
        return xasprintf("%lld", (long long)plan->asked);
    if (strcmp(key, "changed") == 0)
        return xasprintf("%lld", (long long)plan->changed);
    if (strcmp(key, "arrival") == 0)
        return xasprintf("%lld", -(long long)plan->number);
    if (strcmp(key, "team_folded") == 0)
        return utf8_fold(plan->team);
    if (strcmp(key, "due_day") == 0) {
        const char *due = action_get(&plan->action, ACTION_DUE);
        return xstrdup(has_shape_of_day(due) ? due : NO_DAY);
    }
    return xasprintf("%lld", (long long)plan->number);
}

/* --- the statement ---------------------------------------------------------------- */

struct making {
    const struct plan_query *query;
    const struct sort *sort;
    struct day today;
    bool backward, up; /* against the order of the sort; which is up */
    bool begun;        /* WHERE stands there */
    struct buf sql;
    char *values[VALUES_MOST];
    size_t count;
};

/* What SQLite has already got is not given twice. */
static void add_value(struct making *making, const char *type, char *value)
{
    size_t at = *type ? making->count : 0;
    while (at < making->count && strcmp(making->values[at], value) != 0)
        at++;
    if (at < making->count)
        free(value);
    else
        making->values[making->count++] = value;
    buf_addf(&making->sql, "$%zu%s", at + 1, type);
}

static void add_and(struct making *making)
{
    buf_adds(&making->sql, making->begun ? " AND " : " WHERE ");
    making->begun = true;
}

static void add_text_filter(struct making *making, const char *condition, const char *value)
{
    add_and(making);
    buf_adds(&making->sql, condition);
    add_value(making, "", xstrdup(value));
}

static bool is_by_day(const struct plan_filter *filter)
{
    return filter && (*filter->due_from || *filter->due_to || filter->passed_only);
}

/* The last day that a filter lets through; "" = any. */
static void last_day(const struct making *making, const struct plan_filter *filter,
                     char out[DAY_SIZE])
{
    *out = '\0';
    if (*filter->due_to)
        snprintf(out, DAY_SIZE, "%s", filter->due_to);
    else if (filter->passed_only)
        day_to_iso(day_add(making->today, -1), out);
    else if (*filter->due_from)
        snprintf(out, DAY_SIZE, "9999-12-31");
}

static void add_days(struct making *making, const struct plan_filter *filter)
{
    char last[DAY_SIZE], *key = making->query->from ? key_of(making->query->from, "due_day") : NULL;
    bool above = key && making->up && strcmp(key, filter->due_from) >= 0;
    bool below;
    last_day(making, filter, last);
    below = key && !making->up && strcmp(key, last) <= 0;
    if (*filter->due_from && !above)
        add_text_filter(making, "due_day >= ", filter->due_from);
    if (*last && !below)
        add_text_filter(making, "due_day <= ", last);
    free(key);
}

/*
 * What does not lead is looked at in the index where it stands there, and a plus sign keeps SQLite from another index than that of what
 * leads.
 */
static void add_equals(struct making *making, const struct plan_filter *filter, int standing)
{
    struct equal equals[EQUALS_MOST];
    char *team = utf8_fold(filter->team ? filter->team : "");
    size_t count = equals_of(filter, team, equals);
    unsigned mask = 0, bits = 0;
    equals_choose(equals, count, filter, standing, making->sort == &arrivals);
    for (size_t i = 0; i < count; i++) {
        if (!equals[i].leads && equals[i].mask) {
            mask |= equals[i].mask;
            bits |= equals[i].bits;
            continue;
        }
        char *condition = xasprintf("%s%s = ", equals[i].leads ? "" : "+", equals[i].column);
        add_text_filter(making, condition, equals[i].value);
        free(condition);
    }
    if (mask) {
        add_and(making);
        buf_addf(&making->sql, "traits & %u = CAST(", mask);
        add_value(making, "", xasprintf("%u", bits));
        buf_adds(&making->sql, " AS INTEGER)");
    }
    free(team);
}

static size_t count_equals(const struct making *making)
{
    const struct plan_filter *filter = making->query->filter;
    struct equal equals[EQUALS_MOST];
    return filter ? equals_of(filter, filter->team ? filter->team : "", equals) : 0;
}

/* Questions stand before the rest in the sort that is made for them; what the organisation or HR does is one. */
static void add_questions(struct making *making)
{
    const struct plan_filter *filter = making->query->filter;
    bool is_first_key = strcmp(making->sort->keys[0], "standing") == 0;
    bool are_asked = is_first_key && filter && filter->has_owner &&
                     (filter->owner == OWNER_ORGANISATION || filter->owner == OWNER_HR);
    bool is_bound = is_first_key && making->query->from && !making->up &&
                    standing_of(making->query->from) < STANDINGS - 1;
    if ((!making->query->questions_only && !are_asked) || is_bound)
        return;
    add_and(making);
    buf_adds(&making->sql, is_first_key ? "standing < 4" : "question = 1");
}

/* From the key `first` on. The number stands at the end of an index as `place`, but for the table's own. */
static void add_keys(struct making *making, size_t first, const char *between, const char *after)
{
    const struct sort *sort = making->sort;
    for (size_t i = first; i < KEYS_MOST && sort->keys[i]; i++) {
        bool is_place = strcmp(sort->keys[i], "number") == 0 && (i > 0 || count_equals(making) > 0);
        buf_addf(&making->sql, "%s%s%s", i > first ? between : "",
                 is_place ? "place" : sort->keys[i], after);
    }
}

static void add_begin(struct making *making, size_t first)
{
    const struct sort *sort = making->sort;
    add_and(making);
    buf_adds(&making->sql, "(");
    add_keys(making, first, ", ", "");
    buf_adds(&making->sql, making->up ? ") > (" : ") < (");
    for (size_t i = first; i < KEYS_MOST && sort->keys[i]; i++) {
        buf_adds(&making->sql, i > first ? ", " : "");
        add_value(making, "", key_of(making->query->from, sort->keys[i]));
    }
    buf_adds(&making->sql, ")");
}

static char *rows_of(const struct making *making)
{
    return xasprintf("%d", making->query->rows + 1); /* one more tells that there are more */
}

static void add_limit(struct making *making)
{
    buf_adds(&making->sql, " LIMIT ");
    add_value(making, "", rows_of(making));
}

/* Through all, or through what stands in one way. */
static void add_walk(struct making *making, int standing)
{
    const struct plan_filter *filter = making->query->filter;
    const struct shared_action *from = making->query->from;
    making->begun = false;
    if (filter) {
        add_equals(making, filter, standing);
        if (filter->passed_only) {
            add_and(making);
            buf_adds(&making->sql, "promise = 1");
        }
        if (is_by_day(filter))
            add_days(making, filter);
    }
    if (standing == EVERY_STANDING) {
        add_questions(making);
    } else {
        add_and(making);
        buf_addf(&making->sql, "standing = %d", standing);
    }
    if (from && (standing == EVERY_STANDING || standing == standing_of(from)))
        add_begin(making, standing == EVERY_STANDING ? 0 : 1);
    buf_adds(&making->sql, " ORDER BY ");
    add_keys(making, 0, ", ", making->up ? "" : " DESC");
    add_limit(making);
}

static bool is_behind(const struct making *making, int standing)
{
    const struct shared_action *from = making->query->from;
    if (standing == STANDINGS - 1 && making->query->questions_only)
        return false;
    return !from || (making->up ? standing >= standing_of(from) : standing <= standing_of(from));
}

/*
 * Of two filters it depends on how a plan stands which is the narrower one, and where one of them leaves nothing: so the sort by what
 * waits goes from one standing to the next. SQLite runs the parts in this order, each only when those before gave too little.
 */
static void make_parts(struct making *making)
{
    const char *between = "";
    buf_adds(&making->sql, "SELECT " PLAN_COLUMNS " FROM (");
    for (int i = 0; i < STANDINGS; i++) {
        int standing = making->up ? i : STANDINGS - 1 - i;
        if (!is_behind(making, standing) || !standing_may_be(making->query->filter, standing))
            continue;
        buf_addf(&making->sql, "%sSELECT hit FROM (SELECT number AS hit FROM action", between);
        add_walk(making, standing);
        buf_adds(&making->sql, ")");
        between = " UNION ALL ";
    }
    if (!*between)
        buf_adds(&making->sql, "SELECT NULL AS hit");
    buf_adds(&making->sql, ") CROSS JOIN plan ON number = hit");
    add_limit(making);
}

static void make_walk(struct making *making)
{
    if (strcmp(making->sort->keys[0], "standing") == 0 && count_equals(making) > 1) {
        make_parts(making);
    } else {
        buf_adds(&making->sql, "SELECT " PLAN_COLUMNS " FROM plan");
        add_walk(making, EVERY_STANDING);
    }
}

/* --- words ---------------------------------------------------------------------------- */

/* Folded, with single blanks; the caller frees it. Signs of ASCII part words, and so nothing is an order to the index. */
static char *words_of(const char *text)
{
    struct buf words;
    char *clean = utf8_clean(text, strlen(text), UTF8_ONE_LINE), *folded = utf8_fold(clean);
    buf_init(&words);
    for (const char *c = folded; *c; c++) {
        bool letter = (unsigned char)*c >= 0x80 || (*c >= 'a' && *c <= 'z') ||
                      (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9');
        if (letter)
            buf_addc(&words, *c);
        else if (words.length && words.data[words.length - 1] != ' ')
            buf_addc(&words, ' ');
    }
    while (words.length && words.data[words.length - 1] == ' ')
        words.data[--words.length] = '\0';
    free(folded);
    free(clean);
    return buf_take(&words);
}

/* So much is looked at of what was typed, and so many different words of that: as in PostgreSQL (looks_for). */
enum { TYPED_MOST = 400, WORDS_MOST = 16 };

/* The first TYPED_MOST characters. The caller frees it. */
static char *cut_typed(const char *words)
{
    size_t end = 0;
    for (int i = 0; i < TYPED_MOST && words[end]; i++) {
        do
            end++;
        while (((unsigned char)words[end] & 0xc0) == 0x80);
    }
    return xstrndup(words, end);
}

/* Each word once and quoted, what was typed last a beginning. The caller frees it. */
static char *match_of(const char *words)
{
    const char *kept[WORDS_MOST], *last = "";
    char *typed = cut_typed(words), *rest = NULL;
    size_t count = 0;
    struct buf match;
    for (char *word = strtok_r(typed, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        size_t i = 0;
        while (i < count && strcmp(kept[i], word) != 0)
            i++;
        if (i == count && count < WORDS_MOST)
            kept[count++] = word;
        last = word;
    }
    buf_init(&match);
    for (size_t i = 0; i < count; i++)
        buf_addf(&match, "\"%s\"%s ", kept[i], strcmp(kept[i], last) == 0 ? " *" : "");
    free(typed);
    return buf_take(&match);
}

static char *number_of(const struct plan_query *query)
{
    return query->from ? xasprintf("%lld", (long long)query->from->number) : NULL;
}

/* The index gives its hits in the order of arrival, so only those that are read cost anything. */
static void make_sqlite_search(struct making *making, const char *words)
{
    const struct plan_filter *filter = making->query->filter;
    char *number = number_of(making->query);
    buf_adds(&making->sql,
             "SELECT " PLAN_COLUMNS " FROM (SELECT rowid AS hit FROM search WHERE search MATCH ");
    add_value(making, "", match_of(words));
    if (number) {
        buf_addf(&making->sql, " AND rowid %s ", making->up ? ">" : "<");
        add_value(making, "", number);
    }
    buf_adds(&making->sql, ") CROSS JOIN plan ON number = hit");
    add_equals(making, filter, EVERY_STANDING);
    if (filter->passed_only) {
        add_and(making);
        buf_adds(&making->sql, "promise = 1");
    }
    char last[DAY_SIZE];
    last_day(making, filter, last);
    if (*filter->due_from)
        add_text_filter(making, "due_day >= ", filter->due_from);
    if (*last)
        add_text_filter(making, "due_day <= ", last);
    if (making->query->questions_only) {
        add_and(making);
        buf_adds(&making->sql, "question = 1");
    }
    buf_addf(&making->sql, " ORDER BY hit%s", making->up ? "" : " DESC");
    add_limit(making);
}

/* --- PostgreSQL ----------------------------------------------------------------------- */

/* There a function makes the page, which knows what the caller may read; see data/sql/postgres/001_page.sql. */
static void add_argument(struct making *making, const char *type, char *value)
{
    if (making->count > 0)
        buf_adds(&making->sql, ", ");
    add_value(making, type, value);
}

static void add_flag(struct making *making, bool flag)
{
    add_argument(making, "::boolean", xstrdup(flag ? "true" : "false"));
}

/* What every page has: its sort by the first key, and the row that it goes on from. */
static void add_walk_arguments(struct making *making)
{
    const struct plan_query *query = making->query;
    const struct sort *sort = making->sort;
    add_argument(making, "::text", xstrdup(sort->keys[0]));
    add_flag(making, making->up);
    for (size_t i = 0; i < KEYS_MOST; i++) {
        bool has_key = query->from && sort->keys[i];
        add_argument(making, "::text", has_key ? key_of(query->from, sort->keys[i]) : NULL);
    }
    add_argument(making, "::bigint", rows_of(making));
}

static void make_postgres_page(struct making *making, const char *words)
{
    static const struct plan_filter any = {.team = NULL};
    const struct plan_filter *filter = making->query->filter ? making->query->filter : &any;
    const char *columns[] = {"team_folded", "status", "state", "value", "owner", "kind"};
    struct equal equals[EQUALS_MOST];
    char last[DAY_SIZE], *team = utf8_fold(filter->team ? filter->team : "");
    size_t count = equals_of(filter, team, equals), at = 0;
    last_day(making, filter, last);
    buf_adds(&making->sql, "SELECT " PLAN_COLUMNS " FROM waardegesprek.page(");
    add_walk_arguments(making);
    add_argument(making, "::text", xstrdup(words));
    for (size_t i = 0; i < EQUALS_MOST; i++) {
        bool here = at < count && strcmp(equals[at].column, columns[i]) == 0;
        add_argument(making, "::text", xstrdup(here ? equals[at].value : ""));
        at += here;
    }
    add_argument(making, "::text", xstrdup(filter->due_from));
    add_argument(making, "::text", xstrdup(last));
    add_flag(making, filter->passed_only);
    add_flag(making, making->query->questions_only);
    buf_adds(&making->sql, ")");
    free(team);
}

/* --- the page ----------------------------------------------------------------------------- */

/* Words are found in the order of arrival, and what is filtered by day is sorted by day. */
static const struct sort *sort_of(const struct plan_query *query, bool has_words)
{
    const struct plan_filter *filter = query->filter;
    if (has_words)
        return &sorts[PLAN_SORT_NEWEST];
    if (is_by_day(filter))
        return &sorts[PLAN_SORT_DUE];
    bool by_arrival = query->sort == PLAN_SORT_TEAM || query->sort == PLAN_SORT_NEWEST;
    return by_arrival && filter && *filter->team ? &arrivals : &sorts[query->sort];
}

static void making_init(struct making *making, struct registry *registry,
                        const struct plan_query *query, bool has_words)
{
    *making = (struct making){
        .query = query,
        .sort = sort_of(query, has_words),
        .today = clock_today(registry->setup->clock),
        .backward = query->move == PAGE_BEFORE || query->move == PAGE_LAST,
    };
    making->up = making->sort->down == making->backward;
    buf_init(&making->sql);
}

static void making_done(struct making *making)
{
    buf_done(&making->sql);
    for (size_t i = 0; i < making->count; i++)
        free(making->values[i]);
}

/* There is room for as many as were asked for; whatever the home gives, no more are taken. */
struct reading {
    struct shared_list *list;
    size_t room;
};

static bool read_row(void *context, const char *const *columns)
{
    struct reading *reading = context;
    if (reading->list->count < reading->room)
        read_plan(columns, &reading->list->items[reading->list->count++]);
    return reading->list->count < reading->room;
}

static void turn_round(struct shared_list *list)
{
    for (size_t i = 0, j = list->count; i + 1 < j; i++) {
        struct shared_action other = list->items[--j];
        list->items[j] = list->items[i];
        list->items[i] = other;
    }
}

/* Takes off the row that only tells of more, and puts the rest in the order of the sort. */
static void finish_page(const struct making *making, struct plan_page *page)
{
    const struct plan_query *query = making->query;
    bool more = page->plans.count > (size_t)query->rows;
    if (more)
        shared_action_done(&page->plans.items[--page->plans.count]);
    if (making->backward)
        turn_round(&page->plans);
    page->more_before = making->backward ? more : query->from != NULL;
    page->more_after = making->backward ? query->from != NULL : more;
}

static bool run_page(struct registry *registry, struct making *making, struct plan_page *page,
                     struct diag *diag)
{
    const char *sql = buf_text(&making->sql);
    const struct statement statement = {"page", sql, sql};
    const char *values[VALUES_MOST];
    for (size_t i = 0; i < making->count; i++)
        values[i] = making->values[i];
    struct reading reading = {&page->plans, (size_t)making->query->rows + 1};
    page->plans.items = xcalloc(reading.room, sizeof *page->plans.items);
    bool done = registry_run(registry, &statement, values, making->count, read_row, &reading, diag);
    if (done)
        finish_page(making, page);
    else
        plan_page_done(page);
    return done;
}

/* A page goes on from a row in two of the moves only, and has so many rows as can be. */
static struct plan_query checked(const struct plan_query *query)
{
    struct plan_query copy = *query;
    if (copy.move == PAGE_FIRST || copy.move == PAGE_LAST)
        copy.from = NULL;
    copy.rows = copy.rows < 1 ? 1 : copy.rows > ROWS_MOST ? ROWS_MOST : copy.rows;
    return copy;
}

bool registry_page(struct registry *registry, const struct plan_query *query, struct plan_page *out,
                   struct diag *diag)
{
    struct plan_query wanted = checked(query);
    struct plan_page page = {.more_before = false};
    struct making making;
    const char *text = wanted.filter && wanted.filter->text ? wanted.filter->text : "";
    char *words = words_of(text);
    making_init(&making, registry, &wanted, *words != '\0');
    if (registry->home == REGISTRY_POSTGRES)
        make_postgres_page(&making, words);
    else if (!*words)
        make_walk(&making);
    else
        make_sqlite_search(&making, words);
    bool done = run_page(registry, &making, &page, diag);
    making_done(&making);
    free(words);
    if (done)
        *out = page;
    return done;
}

void plan_page_done(struct plan_page *page)
{
    shared_list_done(&page->plans);
    *page = (struct plan_page){0};
}
