#ifndef WG_REPORT_SCORES_H
#define WG_REPORT_SCORES_H

#include "report/report.h"

/*
 * The values overview as every format prints it: a name and up to three scores a
 * row, and behind them those of last time, where there is one. Only what the guide asks has a column.
 * All texts are clean, on one line, and so short that the table without last time fits 80 columns.
 */
enum { SCORE_COLUMNS = 5 };

struct score_row {
    char *cells[SCORE_COLUMNS]; /* the name first, with its mark */
    bool marked;                /* important, and there is something to do */
};
struct score_table {
    const char *heads[SCORE_COLUMNS];     /* in the language of the messages */
    enum measure measures[SCORE_COLUMNS]; /* MEASURE_NONE for the name */
    size_t columns;                       /* 1 = the guide asks no scores */
    bool has_last;                        /* the last column tells of the talk before */
    struct score_row rows[VALUE_COUNT];
    bool has_marks;
    bool has_open;
    bool has_private;
    bool is_empty; /* no cell says anything */
};

void scores_init(struct score_table *table, const struct talk *talk);
void scores_done(struct score_table *table);

/* What stands for a score that is not there yet, and for something to do. */
#define SCORES_OPEN "·"
#define SCORES_MARK "»"
/* How a score that is only for the leader is told apart: short, for the table has to stay narrow. */
#define SCORES_PRIVATE "(%s)"

#endif
