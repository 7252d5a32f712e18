/*
 * The module xlsx.so: sheets of typed cells and charts over them, written by libxlsxwriter. Nothing of the program is
 * called from here. What is text goes in as text: no cell is made by guessing.
 */
#include "base/module.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "report/xlsx.h"
#include "whole.h"

enum {
    PAPER_A4 = 9,
    FIRST_YEAR = 1900, /* what a sheet can reckon with */
    DECIMALS_MOST = 2,
    CHART_ROWS = 22, /* of the sheet that one chart takes */
    CHARTS_A_PAGE = 2,
    BREAKS_MOST = 20,
    CHART_SCALE = 60, /* per cent, on paper: as wide as a page */
    SERIES_MOST = 3,
    LINE_HEIGHT = 15, /* in points */
    LINES_MOST = 27,  /* a row can't be higher than 409 */
    EDGES = 1,
    BUTTON = 3,      /* that filters, in letters */
    WIDE_SCALE = 75, /* per cent, of what goes over pages side by side */
    STEPS_MOST = 8   /* on an axis of counts */
};
static const lxw_color_t dark = 0x1F4F70, soft = 0xCFE1EC, paper = 0xFFFFFF, grid = 0xCCD5DB;

struct book {
    lxw_workbook *workbook;
    const struct xlsx_source *source;
    lxw_format *head, *text, *day, *numbers[DECIMALS_MOST + 1];
    lxw_error error; /* the first; what follows it is left out */
};

static void keep(struct book *book, lxw_error error)
{
    if (book->error == LXW_NO_ERROR)
        book->error = error;
}

/* ---- how cells look ---- */

static lxw_format *new_format(const struct book *book)
{
    lxw_format *format = workbook_add_format(book->workbook);

    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

static void make_formats(struct book *book)
{
    static const char *const numbers[DECIMALS_MOST + 1] = {"0", "0.0", "0.00"};

    book->head = new_format(book);
    format_set_bold(book->head);
    format_set_text_wrap(book->head);
    format_set_bottom(book->head, LXW_BORDER_THIN);
    format_set_bg_color(book->head, soft);
    book->text = new_format(book);
    format_set_text_wrap(book->text);
    book->day = new_format(book);
    format_set_num_format(book->day, "dd-mm-yyyy");
    format_set_align(book->day, LXW_ALIGN_LEFT);
    for (int i = 0; i <= DECIMALS_MOST; i++) {
        book->numbers[i] = new_format(book);
        format_set_num_format(book->numbers[i], numbers[i]);
    }
}

/* ---- cells ---- */

static lxw_error write_day(const struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                           lxw_col_t column, const char *iso)
{
    lxw_datetime day = {0};
    char *rest;

    day.year = (int)strtol(iso, &rest, 10);
    day.month = *rest == '-' ? (int)strtol(rest + 1, &rest, 10) : 0;
    day.day = *rest == '-' ? (int)strtol(rest + 1, &rest, 10) : 0;
    if (day.year < FIRST_YEAR || day.month < 1 || day.month > 12 || day.day < 1 || day.day > 31)
        return worksheet_write_string(sheet, row, column, iso, book->text);
    return worksheet_write_datetime(sheet, row, column, &day, book->day);
}

static lxw_error write_cell(const struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                            lxw_col_t column, const struct xlsx_cell *cell)
{
    int decimals = cell->decimals < 0 || cell->decimals > DECIMALS_MOST ? 0 : cell->decimals;

    switch (cell->kind) {
    case XLSX_TEXT:
        return worksheet_write_string(sheet, row, column, cell->text, book->text);
    case XLSX_NUMBER:
        return worksheet_write_number(sheet, row, column, cell->number, book->numbers[decimals]);
    case XLSX_DAY:
        return write_day(book, sheet, row, column, cell->text);
    case XLSX_EMPTY:
        break;
    }
    return LXW_NO_ERROR;
}

/* ---- sheets ---- */

/* On paper: across, on as many pages as it takes, each with its heads. What is too wide to be read small lies side by side. */
static void set_page(struct book *book, lxw_worksheet *sheet, size_t repeated)
{
    if (book->source->note)
        keep(book, worksheet_set_header(sheet, book->source->note));
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, PAPER_A4);
    if (repeated > 0) {
        keep(book, worksheet_repeat_columns(sheet, 0, (lxw_col_t)(repeated - 1)));
        worksheet_set_print_scale(sheet, WIDE_SCALE);
        worksheet_print_across(sheet);
    } else {
        worksheet_fit_to_pages(sheet, 1, 0);
    }
    worksheet_set_footer(sheet, "&L&A&R&P / &N");
}

static size_t letters_in(const char *text, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

/* Lines that one line of a text takes where there is room for so many letters. */
static int wrapped(const char *text, size_t length, size_t room)
{
    size_t used = 0;
    int lines = 1;

    for (size_t at = 0; at < length;) {
        size_t end = at, letters;

        while (end < length && text[end] != ' ')
            end++;
        letters = letters_in(text + at, end - at);
        if (used > 0 && used + 1 + letters > room) {
            lines++;
            used = 0;
        }
        used += letters + (used > 0);
        if (room > 0 && used > room) { /* a word that is cut */
            lines += (int)((used - 1) / room);
            used = (used - 1) % room + 1;
        }
        at = end + 1;
    }
    return lines;
}

/* What stands beside the words of a cell: its edges, and the button of a head. */
static int lines_of(const char *text, double width, int beside)
{
    size_t room = width > beside + 1 ? (size_t)width - (size_t)beside : 1;
    int lines = 0;

    while (lines < LINES_MOST) {
        size_t length = strcspn(text, "\n");

        lines += wrapped(text, length, room);
        if (!text[length])
            break;
        text += length + 1;
    }
    return lines < LINES_MOST ? lines : LINES_MOST;
}

/* Not every program makes a row as high as its words need. */
static void set_height(struct book *book, lxw_worksheet *sheet, const struct xlsx_sheet *from,
                       lxw_row_t row)
{
    const struct xlsx_cell *cells = row > 0 ? &from->cells[(row - 1) * from->column_count] : NULL;
    int most = 1;

    for (size_t c = 0; c < from->column_count; c++) {
        const struct xlsx_column *column = &from->columns[c];
        int lines = !cells                       ? lines_of(column->title, column->width, BUTTON)
                    : cells[c].kind == XLSX_TEXT ? lines_of(cells[c].text, column->width, EDGES)
                                                 : 1;

        most = lines > most ? lines : most;
    }
    if (most > 1 || !cells)
        keep(book, worksheet_set_row(sheet, row, LINE_HEIGHT * most, NULL));
}

static void write_head(struct book *book, lxw_worksheet *sheet, const struct xlsx_sheet *from)
{
    set_height(book, sheet, from, 0);
    for (size_t c = 0; c < from->column_count; c++) {
        const struct xlsx_column *column = &from->columns[c];

        keep(book, worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c, column->width, NULL));
        keep(book, worksheet_write_string(sheet, 0, (lxw_col_t)c, column->title, book->head));
    }
    worksheet_freeze_panes(sheet, 1, 0);
    keep(book, worksheet_repeat_rows(sheet, 0, 0));
    if (from->filters && from->column_count > 0)
        keep(book, worksheet_autofilter(sheet, 0, 0, (lxw_row_t)from->row_count,
                                        (lxw_col_t)(from->column_count - 1)));
}

static void write_sheet(struct book *book, const struct xlsx_sheet *from)
{
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, from->name);

    if (!sheet) {
        keep(book, LXW_ERROR_PARAMETER_VALIDATION);
        return;
    }
    set_page(book, sheet, from->repeated);
    write_head(book, sheet, from);
    /* A number that somebody typed as words is no mistake. */
    worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
    for (size_t r = 0; r < from->row_count && book->error == LXW_NO_ERROR; r++) {
        set_height(book, sheet, from, (lxw_row_t)(r + 1));
        for (size_t c = 0; c < from->column_count; c++)
            keep(book, write_cell(book, sheet, (lxw_row_t)(r + 1), (lxw_col_t)c,
                                  &from->cells[r * from->column_count + c]));
    }
}

/* ---- charts ---- */

/* As in the drawings: a light surface, an edge alone, a dark surface. Nothing leans on colour. */
static void paint_series(lxw_chart_series *series, size_t index)
{
    const lxw_color_t colours[SERIES_MOST] = {soft, paper, dark};
    lxw_chart_fill fill = {.color = colours[index % SERIES_MOST]};
    lxw_chart_line line = {.color = dark, .width = 1};

    chart_series_set_fill(series, &fill);
    chart_series_set_line(series, &line);
}

static void add_series(const struct book *book, lxw_chart *chart, const struct xlsx_chart *from)
{
    const struct xlsx_sheet *sheet = &book->source->sheets[from->sheet];
    lxw_row_t first = (lxw_row_t)(from->first_row + 1);
    lxw_row_t last = (lxw_row_t)(from->first_row + from->row_count);
    lxw_col_t labels = (lxw_col_t)from->labels;

    for (size_t i = 0; i < from->series_count; i++) {
        lxw_col_t column = (lxw_col_t)from->series[i];
        lxw_chart_series *series = chart_add_series(chart, NULL, NULL);

        chart_series_set_categories(series, sheet->name, first, labels, last, labels);
        chart_series_set_values(series, sheet->name, first, column, last, column);
        chart_series_set_name(series, sheet->columns[column].title);
        paint_series(series, i);
    }
}

static double largest(const struct book *book, const struct xlsx_chart *from)
{
    const struct xlsx_sheet *sheet = &book->source->sheets[from->sheet];
    double most = 0;

    for (size_t r = from->first_row; r < from->first_row + from->row_count; r++) {
        for (size_t s = 0; s < from->series_count; s++) {
            const struct xlsx_cell *cell = &sheet->cells[r * sheet->column_count + from->series[s]];

            if (cell->kind == XLSX_NUMBER && cell->number > most)
                most = cell->number;
        }
    }
    return most;
}

/* Between two lines of an axis: 1, 2, 5, 10, 20 … Left to itself, half a talk is marked as well. */
static double whole_step(double most)
{
    static const double steps[] = {1, 2, 5};
    enum { STEPS = sizeof steps / sizeof *steps };

    double power = 1;

    while (power * steps[STEPS - 1] * STEPS_MOST < most)
        power *= 10;
    for (size_t i = 0; i < STEPS; i++) {
        if (steps[i] * power * STEPS_MOST >= most)
            return steps[i] * power;
    }
    return power;
}

/* Of bars that lie, the library calls the names' axis y. */
static void set_axes(const struct book *book, lxw_chart *chart, const struct xlsx_chart *from)
{
    lxw_chart_axis *names = from->over_time ? chart->x_axis : chart->y_axis;
    lxw_chart_axis *numbers = from->over_time ? chart->y_axis : chart->x_axis;
    lxw_chart_line line = {.color = grid, .width = 0.75f};

    chart_axis_major_gridlines_set_visible(names, LXW_FALSE);
    chart_axis_major_gridlines_set_visible(numbers, LXW_TRUE);
    chart_axis_major_gridlines_set_line(numbers, &line);
    chart_axis_set_min(numbers, 0);
    if (from->most > 0)
        chart_axis_set_max(numbers, from->most);
    chart_axis_set_major_unit(numbers, from->most > 0 ? 1 : whole_step(largest(book, from)));
    chart_axis_set_num_format(numbers, "0");
    /* The first row of a sheet is at the top of its bars. */
    if (!from->over_time)
        chart_axis_set_reverse(names);
}

static void write_chart(struct book *book, lxw_worksheet *sheet, size_t index)
{
    const struct xlsx_chart *from = &book->source->charts[index];
    lxw_chart *chart =
        workbook_add_chart(book->workbook, from->over_time ? LXW_CHART_COLUMN : LXW_CHART_BAR);
    lxw_chart_options options = {
        .x_scale = 1.6, .y_scale = 1.4, .description = (char *)from->title};

    if (!chart) {
        keep(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    chart_title_set_name(chart, from->title);
    add_series(book, chart, from);
    set_axes(book, chart, from);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    keep(book, worksheet_insert_chart_opt(sheet, (lxw_row_t)(index * CHART_ROWS + 1), 0, chart,
                                          &options));
}

/* No chart is cut in two on paper. */
static void break_pages(struct book *book, lxw_worksheet *sheet)
{
    lxw_row_t breaks[BREAKS_MOST + 1] = {0};
    size_t count = 0;

    for (size_t i = CHARTS_A_PAGE; i < book->source->chart_count && count < BREAKS_MOST;
         i += CHARTS_A_PAGE)
        breaks[count++] = (lxw_row_t)(i * CHART_ROWS);
    if (count > 0)
        keep(book, worksheet_set_h_pagebreaks(sheet, breaks));
}

static void write_charts(struct book *book)
{
    lxw_worksheet *sheet;

    if (book->source->chart_count == 0)
        return;
    sheet = workbook_add_worksheet(book->workbook, book->source->chart_sheet);
    if (!sheet) {
        keep(book, LXW_ERROR_PARAMETER_VALIDATION);
        return;
    }
    worksheet_set_paper(sheet, PAPER_A4);
    worksheet_set_print_scale(sheet, CHART_SCALE);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    for (size_t i = 0; i < book->source->chart_count; i++)
        write_chart(book, sheet, i);
    break_pages(book, sheet);
}

/* ---- the file ---- */

static lxw_error write_book(const struct xlsx_source *source, const char *path)
{
    lxw_workbook_options options = {.tmpdir = (char *)source->folder};
    lxw_doc_properties about = {.title = (char *)source->title,
                                .author = (char *)source->author,
                                .subject = (char *)source->note,
                                .comments = (char *)source->creator,
                                .created = (time_t)source->created};
    struct book book = {.workbook = workbook_new_opt(path, &options), .source = source};

    if (!book.workbook)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    keep(&book, workbook_set_properties(book.workbook, &about));
    make_formats(&book);
    for (size_t i = 0; i < source->sheet_count; i++)
        write_sheet(&book, &source->sheets[i]);
    write_charts(&book);
    keep(&book, workbook_close(book.workbook)); /* frees it all, also when it fails */
    return book.error;
}

/* What the library has to say goes to standard error as well: into the middle of a screen. */
static const char *write_xlsx(const struct xlsx_source *source, const char *path)
{
    int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    lxw_error error;

    if (kept >= 0 && nowhere >= 0)
        dup2(nowhere, STDERR_FILENO);
    error = write_book(source, path);
    if (kept >= 0)
        dup2(kept, STDERR_FILENO);
    close(kept);
    close(nowhere);
    if (error != LXW_NO_ERROR)
        return lxw_strerror(error);
    return is_whole(path) ? NULL : "not all of it could be written";
}

static const struct xlsx_functions functions = {.write = write_xlsx};

extern const struct module_table MODULE_TABLE;
__attribute__((visibility("default"))) const struct module_table MODULE_TABLE = {
    .abi = WG_VERSION,
    .functions = &functions,
};
