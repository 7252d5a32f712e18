#ifndef WG_SRC_REPORT_VIEW_H
#define WG_SRC_REPORT_VIEW_H

#include "report/report.h"

/* What the reader of a copy may see: the one place where that is decided. */

/* False for what is only for the leader, in the employee's copy. */
bool view_shows(const struct talk *talk, const struct answer *answer);
/* The remark beside an answer, or NULL when there is none for this reader. Borrowed. */
const char *view_remark(const struct talk *talk, const struct answer *answer);
/* A condition says no, or the place is no longer there (a value that was not chosen after all). */
bool view_hidden(const struct talk *talk, size_t step, const char *item);
/*
 * The answer of the step with this measure. Never NULL: empty when it is not asked, hidden or not
 * for this reader.
 */
const struct answer *view_measured(const struct talk *talk, enum measure measure, const char *item);
/* The three scores of a value, as far as this reader may see them. */
struct capability view_scores(const struct talk *talk, enum value value);

/* How many values something was said about, as far as this reader may see it. */
int view_count_talked_about(const struct talk *talk);

#endif
