#ifndef WG_DOMAIN_FIGURES_H
#define WG_DOMAIN_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/quarter.h"
#include "domain/value.h"

/*
 * Figures made from scores, so that no small group can be seen or worked out. A cell is one value in one quarter,
 * of one team or of the whole organisation: the means over those people who gave all three scores, and how many they are.
 * It is made once, when its quarter closes, and stays as it was made. A year is made of the published cells of its
 * quarters and so tells nothing that they did not.
 */
enum { GROUP_LIMIT_DEFAULT = 5, GROUP_LIMIT_FLOOR = 3 };

/* What is counted: in the store's eyes only, never shown. */
struct score_sum {
    int people;
    int importance, opportunity, realisation; /* sums of scores from 1 to 5 */
};

/* Whether the cells may be shown, decided together for one value in one quarter. */
struct figure_choice {
    bool whole;  /* the organisation's cell is shown */
    bool *teams; /* one each; the caller's array */
};
/*
 * A cell below the limit is withheld; and as long as what is withheld together (which anybody can work out from the whole)
 * is more than nobody and, without its largest team (whose leader may know all of that one), less than the limit, the
 * smallest shown team is withheld too (of equal ones the last); when no team is left, the whole is. A team in which nobody
 * gave scores is withheld and hides nobody. A limit below the floor is the floor.
 */
void figures_withhold(const struct score_sum *teams, size_t count, int limit,
                      struct figure_choice *out);

/* A published cell. */
struct figure {
    struct quarter quarter;
    char *team; /* "" = the whole organisation */
    enum value value;
    bool shown;                               /* false: withheld, all numbers are 0 */
    int people;                               /* of a year: how many times, quarters added up */
    int importance, opportunity, realisation; /* means in tenths: 43 = 4.3 */
};
struct figure_list {
    struct figure *items;
    size_t count;
};
void figure_list_done(struct figure_list *list);
/* Mean in tenths, half up; 0 of nobody. */
int figure_mean(int sum, int people);
/* The year's cells of the organisation, made of its quarters' published ones, behind those of the list. */
void figures_add_year(struct figure_list *list, int year);

#endif
