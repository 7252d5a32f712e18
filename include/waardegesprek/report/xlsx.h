#ifndef WG_REPORT_XLSX_H
#define WG_REPORT_XLSX_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What the program hands to the module xlsx.so (base/module.h): sheets of typed cells, and charts over them. All of it is
 * borrowed for the call, and all texts are clean; a text is never a formula.
 */
enum xlsx_kind { XLSX_TEXT, XLSX_NUMBER, XLSX_DAY, XLSX_EMPTY };
struct xlsx_cell {
    enum xlsx_kind kind;
    const char *text; /* a day as ISO */
    double number;
    int decimals; /* of a number */
};
struct xlsx_column {
    const char *title;
    double width; /* in letters */
};
struct xlsx_sheet {
    const char *name; /* at most 31 letters, none of []:*?/\ */
    const struct xlsx_column *columns;
    size_t column_count;
    const struct xlsx_cell *cells; /* row by row */
    size_t row_count;
    bool filters; /* the header is frozen in any case */
    /* On paper: 0 = as narrow as one page; else over pages side by side, with so many columns at the left of each. */
    size_t repeated;
};
/* Columns of a sheet as bars: one series each, named by its title. */
struct xlsx_chart {
    const char *title;
    size_t sheet, labels; /* the column with the names */
    size_t series[3], series_count;
    size_t first_row, row_count; /* of the sheet's cells */
    double most;                 /* the end of the scale; 0 = it follows */
    bool over_time;              /* upright, from left to right; else one below the other */
};
struct xlsx_source {
    const struct xlsx_sheet *sheets;
    size_t sheet_count;
    const struct xlsx_chart *charts; /* on a sheet of their own, behind the others */
    size_t chart_count;
    const char *chart_sheet; /* its name */
    const char *title, *author, *creator;
    const char *note; /* above each page, and in the properties; NULL = none */
    const char *
        folder; /* where it may put temporary files, which are nobody else's; in memory (path_fleeting) */
    long long created; /* seconds UTC */
};
struct xlsx_functions {
    /*
     * Writes the file. NULL, or what went wrong in the words of the library: in English, and to live until the next call.
     */
    const char *(*write)(const struct xlsx_source *source, const char *path);
};

#endif
