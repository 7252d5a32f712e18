#ifndef WG_SRC_REPORT_SHARED_COLUMN_H
#define WG_SRC_REPORT_SHARED_COLUMN_H

#include "domain/overview.h"
#include "domain/shared.h"

/* What is told of a shared action, in this order: the columns of a table, the fields of a page. */
enum shared_column {
    SHARED_TEAM,
    SHARED_PERSON,
    SHARED_LEADER,
    SHARED_VALUE,
    SHARED_WHAT,
    SHARED_OWNER,
    SHARED_OWN_PART,
    SHARED_NEED,
    SHARED_KIND,
    SHARED_HELPER,
    SHARED_FIRST_STEP,
    SHARED_DUE,
    SHARED_NOTICE,
    SHARED_STATUS,
    SHARED_REASON,
    SHARED_ASKED,
    SHARED_CHANGED,
    SHARED_QUESTION, /* whether it is one */
    SHARED_STATE,    /* of a question */
    SHARED_WHO,
    SHARED_BY,
    SHARED_ANSWER,
    SHARED_ANSWERED,
    SHARED_MARK,
    SHARED_CONTACT,
    SHARED_ID,
    SHARED_COLUMN_COUNT
};
const char *shared_column_title(enum shared_column column);
/* In letters. */
double shared_column_width(enum shared_column column);
/* "" when there is nothing. *is_day: it is a day, as ISO. Not cleaned; the caller frees it. */
char *shared_column_text(enum shared_column column, const struct shared_action *shared,
                         bool *is_day);

/* Whether a quarter lies in a period: a quarter, a year, or NULL for all time. */
bool shared_in_period(struct quarter quarter, const struct quarter *period);
/* What figures are told of where no period was asked for: the last quarter that has any. False when none has. */
bool shared_last_figures(const struct overview *overview, struct quarter *out);
/* A mean as people write it: "4.3". */
enum { TENTHS_SIZE = 16 };
void shared_tenths(int tenths, char out[TENTHS_SIZE]);

#endif
