#ifndef WG_CLI_HR_REPORT_H
#define WG_CLI_HR_REPORT_H

#include "report/shared.h"
#include "verb_hr.h"

/* What HR takes along, gathered from the registry. */
struct hr_report {
    struct shared_report report; /* borrows from the rest */
    struct registry_settings settings;
    struct shared_list plans;
    struct overview overview;
    struct quarter quarter;
};
/* The settings and the overview; `period` NULL = of all time. False with a sentence. hr_report_done() it in either case. */
bool hr_report_load(struct hr_report *report, const struct world *world, struct registry *registry,
                    const struct quarter *period, struct diag *diag);
void hr_report_done(struct hr_report *report);

#endif
