/*
 * HR's spreadsheet: plans, what was asked, talks, figures, their totals, and charts over these. A figure that is withheld
 * is words in its cells, so that nothing reckons with it.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "shared_column.h"
#include "shared_parts.h"

enum {
    ROWS_MOST = 1048575, /* of a sheet, below its head */
    NAME_MOST = 31,
    QUARTERS_MOST = 40,
    REPEATED = 2 /* of a plan on each page: its team and who */
};
/* ORDER of the sheets in the file. */
enum sheet { PLANS, REQUESTS, TALKS, FIGURES, TOTALS, SHEET_COUNT };
enum { CHARTS_MOST = 4 };

/* A sheet that is being filled, cell by cell. */
struct table {
    struct xlsx_column columns[SHARED_COLUMN_COUNT];
    size_t column_count;
    struct xlsx_cell *cells;
    size_t count, capacity;
};
struct workbook {
    const struct shared_report *report;
    struct arena *arena; /* owns the texts */
    struct table tables[SHEET_COUNT];
    struct xlsx_chart charts[CHARTS_MOST];
    size_t chart_count;
};

/* ---- cells ---- */

static void add_cell(struct table *table, struct xlsx_cell cell)
{
    if (table->count == table->capacity) {
        table->capacity = table->capacity > 0 ? table->capacity * 2 : 256;
        table->cells = xreallocarray(table->cells, table->capacity, sizeof *table->cells);
    }
    table->cells[table->count++] = cell;
}

static const char *kept(struct workbook *book, const char *text)
{
    char *cell = xlsx_text(text);
    const char *copy = arena_strdup(book->arena, cell);

    free(cell);
    return copy;
}

static void add_text(struct workbook *book, struct table *table, const char *text)
{
    add_cell(table, (struct xlsx_cell){.kind = *text ? XLSX_TEXT : XLSX_EMPTY,
                                       .text = *text ? kept(book, text) : ""});
}

static void add_number(struct table *table, double number, int decimals)
{
    add_cell(table,
             (struct xlsx_cell){.kind = XLSX_NUMBER, .number = number, .decimals = decimals});
}

static void add_quarter(struct workbook *book, struct table *table, struct quarter quarter)
{
    char id[QUARTER_SIZE];

    quarter_to_id(quarter, id);
    add_text(book, table, id);
}

static size_t rows_of(const struct table *table)
{
    return table->column_count > 0 ? table->count / table->column_count : 0;
}

/* `widths` of the same count as `titles`, which are translated. */
static void set_columns(struct table *table, const char *const *titles, const double *widths,
                        size_t count)
{
    table->column_count = count;
    for (size_t i = 0; i < count; i++)
        table->columns[i] = (struct xlsx_column){_(titles[i]), widths[i]};
}

/* ---- plans ---- */

static void add_plan(struct workbook *book, const struct shared_action *plan)
{
    struct table *table = &book->tables[PLANS];

    for (int c = 0; c < SHARED_COLUMN_COUNT; c++) {
        bool is_day;
        char *text = shared_column_text((enum shared_column)c, plan, &is_day);

        if (is_day)
            add_cell(table, (struct xlsx_cell){.kind = XLSX_DAY, .text = kept(book, text)});
        else
            add_text(book, table, text);
        free(text);
    }
}

static void add_plans(struct workbook *book)
{
    struct table *table = &book->tables[PLANS];

    table->column_count = SHARED_COLUMN_COUNT;
    for (int c = 0; c < SHARED_COLUMN_COUNT; c++)
        table->columns[c] = (struct xlsx_column){shared_column_title((enum shared_column)c),
                                                 shared_column_width((enum shared_column)c)};
    for (size_t i = 0; i < book->report->plan_count; i++)
        add_plan(book, &book->report->plans[i]);
}

/* ---- counts ---- */

static void add_sum(struct table *table, int asked, int answered, int done)
{
    add_number(table, asked, 0);
    add_number(table, answered, 0);
    add_number(table, done, 0);
}

static void add_requests(struct workbook *book)
{
    static const char *const titles[] = {N_("Quarter"), N_("Team"),     N_("Kind of support"),
                                         N_("Asked"),   N_("Answered"), N_("Done")};
    static const double widths[] = {12, 20, 24, 12, 12, 12};
    const struct overview *overview = book->report->overview;
    struct table *table = &book->tables[REQUESTS];

    set_columns(table, titles, widths, sizeof widths / sizeof *widths);
    for (size_t i = 0; i < overview->request_count; i++) {
        const struct request_count *row = &overview->requests[i];

        if (!shared_in_period(row->quarter, book->report->quarter))
            continue;
        add_quarter(book, table, row->quarter);
        add_text(book, table, row->team);
        add_text(book, table, support_label(row->kind));
        add_sum(table, row->asked, row->answered, row->done);
    }
}

static void add_talks(struct workbook *book)
{
    static const char *const titles[] = {N_("Quarter"), N_("Team"), N_("Talks held"),
                                         N_("Talks planned")};
    static const double widths[] = {12, 20, 14, 14};
    const struct overview *overview = book->report->overview;
    struct table *table = &book->tables[TALKS];

    set_columns(table, titles, widths, sizeof widths / sizeof *widths);
    for (size_t i = 0; i < overview->talk_count; i++) {
        const struct talk_count *row = &overview->talks[i];

        if (!shared_in_period(row->quarter, book->report->quarter))
            continue;
        add_quarter(book, table, row->quarter);
        add_text(book, table, row->team);
        add_number(table, row->held, 0);
        add_number(table, row->planned, 0);
    }
}

/* ---- figures ---- */

/* By period (a year behind its quarters), the whole before its teams, then in the order of the values. */
static int compare_figures(const void *one, const void *other)
{
    const struct figure *a = *(const struct figure *const *)one;
    const struct figure *b = *(const struct figure *const *)other;
    int order = (a->quarter.year > b->quarter.year) - (a->quarter.year < b->quarter.year);

    if (order == 0)
        order = (a->quarter.number == 0) - (b->quarter.number == 0);
    if (order == 0)
        order = quarter_compare(a->quarter, b->quarter);
    if (order == 0)
        order = strcmp(a->team, b->team);
    return order != 0 ? order : (int)a->value - (int)b->value;
}

static void add_mean(struct workbook *book, struct table *table, const struct figure *figure,
                     int tenths)
{
    if (figure->shown)
        add_number(table, tenths / 10.0, 1);
    else
        add_text(book, table, _("not shown"));
}

static void add_figure(struct workbook *book, const struct figure *figure)
{
    struct table *table = &book->tables[FIGURES];

    add_quarter(book, table, figure->quarter);
    add_text(book, table, *figure->team ? figure->team : _("Whole organisation"));
    add_text(book, table, value_label(figure->value));
    if (figure->shown)
        add_number(table, figure->people, 0);
    else
        add_text(book, table, _("not shown"));
    add_mean(book, table, figure, figure->importance);
    add_mean(book, table, figure, figure->opportunity);
    add_mean(book, table, figure, figure->realisation);
}

/* Which cells of the whole the chart is of. */
static bool is_charted(const struct workbook *book, const struct figure *figure)
{
    struct quarter quarter;

    if (book->report->quarter)
        quarter = *book->report->quarter;
    else if (!shared_last_figures(book->report->overview, &quarter))
        return false;
    return !*figure->team && quarter_compare(figure->quarter, quarter) == 0;
}

static void chart_figures(struct workbook *book, size_t first, size_t rows)
{
    if (rows > 0)
        book->charts[book->chart_count++] =
            (struct xlsx_chart){.title = _("The seven values, whole organisation"),
                                .sheet = FIGURES,
                                .labels = 2,
                                .series = {4, 5, 6},
                                .series_count = 3,
                                .first_row = first,
                                .row_count = rows,
                                .most = SCORE_MAX};
}

/* An empty sheet would be a riddle. */
static void add_no_figures(struct workbook *book)
{
    enum { WHERE = 2 }; /* the widest column */
    struct table *table = &book->tables[FIGURES];

    for (size_t c = 0; c < table->column_count; c++)
        add_text(book, table,
                 c != WHERE              ? ""
                 : book->report->quarter ? _("There are no figures of this period. They are made "
                                             "when a quarter is over.")
                                         : _("There are no figures yet. They are made when a "
                                             "quarter is over."));
}

static void add_figures(struct workbook *book)
{
    static const char *const titles[] = {N_("Quarter"),      N_("Team"),      N_("Value"),
                                         N_("People"),       N_("Important"), N_("Room"),
                                         N_("Does it work?")};
    static const double widths[] = {12, 20, 36, 12, 12, 12, 14};
    const struct figure_list *list = &book->report->overview->figures;
    const struct figure **sorted = xcalloc(list->count + 1, sizeof *sorted);
    struct table *table = &book->tables[FIGURES];
    size_t first = 0, charted = 0;
    bool any = false; /* a chart of what is withheld would be empty */

    set_columns(table, titles, widths, sizeof widths / sizeof *widths);
    for (size_t i = 0; i < list->count; i++)
        sorted[i] = &list->items[i];
    qsort(sorted, list->count, sizeof *sorted, compare_figures);
    for (size_t i = 0; i < list->count; i++) {
        if (!shared_in_period(sorted[i]->quarter, book->report->quarter))
            continue;
        if (is_charted(book, sorted[i]) && charted++ == 0)
            first = rows_of(table);
        any |= is_charted(book, sorted[i]) && sorted[i]->shown;
        add_figure(book, sorted[i]);
    }
    if (table->count == 0)
        add_no_figures(book);
    chart_figures(book, first, any ? charted : 0);
    free(sorted);
}

/* ---- totals, and charts over them ---- */

static void chart_totals(struct workbook *book, const char *title, size_t first, bool over_time,
                         bool talks)
{
    size_t rows = rows_of(&book->tables[TOTALS]) - first;

    if (rows > 0)
        book->charts[book->chart_count++] =
            (struct xlsx_chart){.title = title,
                                .sheet = TOTALS,
                                .labels = 1,
                                .series = {talks ? 5 : 2, talks ? 6 : 3, 4},
                                .series_count = talks ? 2 : 3,
                                .first_row = first,
                                .row_count = rows,
                                .over_time = over_time};
}

static void add_kinds(struct workbook *book)
{
    struct table *table = &book->tables[TOTALS];

    for (int i = 1; i <= SUPPORT_COUNT; i++) {
        enum support kind = (enum support)(i % SUPPORT_COUNT);
        struct request_sum sum =
            overview_requests_of_kind(book->report->overview, kind, book->report->quarter);

        if (sum.asked == 0)
            continue;
        add_text(book, table, _("Kind of support"));
        add_text(book, table, support_label(kind));
        add_sum(table, sum.asked, sum.answered, sum.done);
        add_cell(table, (struct xlsx_cell){.kind = XLSX_EMPTY});
        add_cell(table, (struct xlsx_cell){.kind = XLSX_EMPTY});
    }
}

/* Over all time, also when the rest is of one period. */
static void add_quarters(struct workbook *book)
{
    const struct overview *overview = book->report->overview;
    struct table *table = &book->tables[TOTALS];
    struct quarter quarters[QUARTERS_MOST];
    size_t count = overview_quarters(overview, quarters, QUARTERS_MOST);

    for (size_t i = 0; i < count; i++) {
        struct request_sum sum = overview_requests(overview, &quarters[i]);
        int held, planned;

        overview_talks(overview, NULL, &quarters[i], &held, &planned);
        add_text(book, table, _("Quarter"));
        add_quarter(book, table, quarters[i]);
        add_sum(table, sum.asked, sum.answered, sum.done);
        add_number(table, held, 0);
        add_number(table, planned, 0);
    }
}

static void add_totals(struct workbook *book)
{
    static const char *const titles[] = {N_("By"),           N_("Which"), N_("Asked"),
                                         N_("Answered"),     N_("Done"),  N_("Talks held"),
                                         N_("Talks planned")};
    static const double widths[] = {18, 28, 12, 12, 12, 14, 14};
    struct table *table = &book->tables[TOTALS];
    size_t first;

    set_columns(table, titles, widths, sizeof widths / sizeof *widths);
    add_kinds(book);
    chart_totals(book, _("Questions to the organisation, by kind"), 0, false, false);
    first = rows_of(table);
    add_quarters(book);
    chart_totals(book, _("Questions to the organisation, over time"), first, true, false);
    chart_totals(book, _("Talks: held against planned"), first, true, true);
}

/* ---- the file ---- */

/* What a sheet may not be called is left out of its name. */
static const char *sheet_name(struct workbook *book, const char *name)
{
    char *clean = utf8_clean(name, strlen(name), UTF8_ONE_LINE);
    size_t length = 0;
    size_t end = utf8_fit(clean, strlen(clean), NAME_MOST, NULL);
    const char *copy;

    for (size_t i = 0; i < end; i++) {
        if (!strchr("[]:*?/\\'", clean[i]))
            clean[length++] = clean[i];
    }
    clean[length] = '\0';
    copy = arena_strdup(book->arena, clean);
    free(clean);
    return copy;
}

static bool write_book(struct workbook *book, struct buf *out, struct diag *diag)
{
    /* ORDER of enum sheet. */
    static const char *const names[SHEET_COUNT] = {N_("Plans"), N_("Questions"), N_("Talks"),
                                                   N_("Figures"), N_("Totals")};
    struct xlsx_sheet sheets[SHEET_COUNT];
    size_t count = book->report->overview ? SHEET_COUNT : 1;
    char *first = xasprintf(book->report->is_invented ? "%s (demo)" : "%s", _(names[PLANS]));

    for (size_t i = 0; i < count; i++) {
        const struct table *table = &book->tables[i];

        sheets[i] = (struct xlsx_sheet){.name = sheet_name(book, i == PLANS ? first : _(names[i])),
                                        .columns = table->columns,
                                        .column_count = table->column_count,
                                        .cells = table->cells,
                                        .row_count = rows_of(table),
                                        .filters = true,
                                        .repeated = i == PLANS ? REPEATED : 0};
    }
    free(first);
    return xlsx_write(
        &(const struct xlsx_source){
            .sheets = sheets,
            .sheet_count = count,
            .charts = book->charts,
            .chart_count = book->chart_count,
            .chart_sheet = sheet_name(book, _("Charts")),
            .title = _("What was shared with HR"),
            .note = book->report->is_invented ? shared_invented() : NULL,
            .author = kept(book, book->report->author),
            .creator = "waardegesprek " WG_VERSION,
            .created = book->report->now,
        },
        out, diag);
}

bool shared_write_xlsx(const struct shared_report *report, struct buf *out, struct diag *diag)
{
    struct workbook book = {.report = report};
    bool ok;

    if (report->plan_count > ROWS_MOST)
        return diag_error(diag,
                          _("A spreadsheet holds %d plans at most, and these are %zu. Choose "
                            "fewer with a filter, or choose csv."),
                          (int)ROWS_MOST, report->plan_count);
    book.arena = arena_new();
    add_plans(&book);
    if (report->overview) {
        add_requests(&book);
        add_talks(&book);
        add_totals(&book);
        add_figures(&book);
    }
    ok = write_book(&book, out, diag);
    for (int i = 0; i < SHEET_COUNT; i++)
        free(book.tables[i].cells);
    arena_free(book.arena);
    return ok;
}
