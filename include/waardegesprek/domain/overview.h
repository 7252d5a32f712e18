#ifndef WG_DOMAIN_OVERVIEW_H
#define WG_DOMAIN_OVERVIEW_H

#include <stddef.h>
#include <stdint.h>

#include "domain/action.h"
#include "domain/figures.h"
#include "domain/quarter.h"

/*
 * What HR sees of the whole: kept totals of plans that may be read anyway, so exact; and figures. No completion, no lateness, no
 * ranking of teams.
 */
struct request_count {
    char *team; /* its name */
    enum support kind;
    struct quarter quarter; /* in which it was asked */
    int asked, answered, done;
};
struct talk_count {
    char *team;
    struct quarter quarter;
    int held, planned;
};
struct overview {
    struct request_count *requests; /* by quarter, team, kind; rows of nothing are left out */
    size_t request_count;
    struct talk_count *talks; /* by quarter, team */
    size_t talk_count;
    struct figure_list figures; /* of closed quarters; years of the organisation behind them */
    int64_t plans, questions, waiting; /* that may be read; of those; without an answer */
};
void overview_done(struct overview *overview);

/* The sums that screens and documents show; all of one quarter (a quarter or a year; NULL = of all time). */
struct request_sum {
    int asked, answered, done;
};
struct request_sum overview_requests(const struct overview *overview,
                                     const struct quarter *quarter);
struct request_sum overview_requests_of_kind(const struct overview *overview, enum support kind,
                                             const struct quarter *quarter);
struct request_sum overview_requests_of_team(const struct overview *overview, const char *team,
                                             const struct quarter *quarter);
void overview_talks(const struct overview *overview, const char *team,
                    const struct quarter *quarter, int *held,
                    int *planned); /* team NULL = of all */
/* The quarters of which there is anything, the oldest first; returns how many were put into `out`. */
size_t overview_quarters(const struct overview *overview, struct quarter *out, size_t most);
/* The teams by name, each once; borrowed from the overview. The caller frees the array. */
size_t overview_teams(const struct overview *overview, const char ***out);
/* NULL when there is no such cell. */
const struct figure *overview_figure(const struct overview *overview, struct quarter quarter,
                                     const char *team, enum value value);

#endif
