#ifndef WG_SRC_REPORT_SCORES_H
#define WG_SRC_REPORT_SCORES_H

#include "report/report.h"

/*
 * The values overview as every format prints it: a name and up to three scores a
 * row. Only what the guide asks has a column. All texts are clean, on one line.
 */
enum { SCORE_COLUMNS = 4 };

struct score_row {
    char *cells[SCORE_COLUMNS]; /* the name first, with its mark */
    bool marked;                /* important, and there is something to do */
};
struct score_table {
    const char *heads[SCORE_COLUMNS];     /* in the language of the messages */
    enum measure measures[SCORE_COLUMNS]; /* MEASURE_NONE for the name */
    size_t columns;                       /* 1 = the guide asks no scores */
    struct score_row rows[VALUE_COUNT];
    bool has_marks;
    bool has_open;
    bool is_empty; /* no cell says anything */
};

void scores_init(struct score_table *table, const struct talk *talk);
void scores_done(struct score_table *table);

/* What stands for a score that is not there yet, and for something to do. */
#define SCORES_OPEN "·"
#define SCORES_MARK "»"

#endif
