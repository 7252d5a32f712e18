#ifndef WG_REPORT_SHARED_H
#define WG_REPORT_SHARED_H

#include "base/buf.h"
#include "base/diag.h"
#include "domain/overview.h"
#include "domain/shared.h"

/*
 * What HR takes along from the registry: plans that were shared (as many as were asked for) and the overview, as documents.
 * Made of plain data; where they came from is not known here.
 */
struct shared_report {
    const char *organisation; /* "" = not set */
    const char *author;       /* who made it; "" */
    struct day today;
    int64_t now;
    int group_limit, answer_days;
    const struct shared_action *plans;
    size_t plan_count;
    const struct overview *overview; /* NULL = the plans alone */
    const struct quarter *quarter;   /* of the overview; NULL = all time */
    bool
        is_invented; /* all of it is about people who were made up: each document begins with that */
};
enum shared_format { SHARED_CSV, SHARED_JSON, SHARED_HTML, SHARED_XLSX, SHARED_FORMAT_COUNT };
const char *shared_format_id(enum shared_format format);
bool shared_format_from_id(const char *id, enum shared_format *out);
/* Its usual extension without a dot. */
const char *shared_format_extension(enum shared_format format);
/* CSV holds the plans alone. XLSX needs the module xlsx.so. False with a sentence. */
bool shared_report_write(const struct shared_report *report, enum shared_format format,
                         struct buf *out, struct diag *diag);

/* JSON of the command line: hr list, hr show, hr overview. */
void report_json_plans(const struct shared_list *list, struct day today, struct buf *out);
void report_json_plan(const struct shared_action *shared, struct day today, struct buf *out);
void report_json_overview(const struct shared_report *report, struct buf *out);

#endif
