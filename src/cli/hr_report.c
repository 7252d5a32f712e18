/* Gathers what documents and JSON for HR are made of. */
#include "hr_report.h"

#include <stdlib.h>

bool hr_report_load(struct hr_report *report, const struct world *world, struct registry *registry,
                    const struct quarter *period, struct diag *diag)
{
    *report = (struct hr_report){0};
    if (!registry_settings(registry, &report->settings, diag))
        return false;
    if (!registry_overview(registry, &report->overview, diag))
        return false;
    if (period)
        report->quarter = *period;
    report->report = (struct shared_report){
        .organisation = report->settings.organisation ? report->settings.organisation : "",
        .author = world->leader,
        .today = clock_today(&world->clock),
        .now = clock_now(&world->clock),
        .group_limit = report->settings.group_limit,
        .answer_days = report->settings.answer_days,
        .overview = &report->overview,
        .quarter = period ? &report->quarter : NULL,
    };
    return true;
}

void hr_report_done(struct hr_report *report)
{
    shared_list_done(&report->plans);
    overview_done(&report->overview);
    registry_settings_done(&report->settings);
}
