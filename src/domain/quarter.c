/* Quarters of a calendar year, and whole years: number 0. */
#include "domain/quarter.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"

enum { QUARTERS = 4, MONTHS = 3, YEAR_DIGITS = 4 };

struct quarter quarter_of(struct day day)
{
    return (struct quarter){day.year, (day.month - 1) / MONTHS + 1};
}

struct quarter quarter_next(struct quarter quarter)
{
    if (quarter.number == 0 || quarter.number == QUARTERS)
        return (struct quarter){quarter.year + 1, quarter.number == 0 ? 0 : 1};
    return (struct quarter){quarter.year, quarter.number + 1};
}

struct quarter quarter_before(struct quarter quarter)
{
    if (quarter.number <= 1)
        return (struct quarter){quarter.year - 1, quarter.number == 0 ? 0 : QUARTERS};
    return (struct quarter){quarter.year, quarter.number - 1};
}

int quarter_compare(struct quarter a, struct quarter b)
{
    return a.year != b.year ? (a.year > b.year) - (a.year < b.year)
                            : (a.number > b.number) - (a.number < b.number);
}

struct day quarter_first_day(struct quarter quarter)
{
    return (struct day){quarter.year, quarter.number == 0 ? 1 : (quarter.number - 1) * MONTHS + 1,
                        1};
}

struct day quarter_last_day(struct quarter quarter)
{
    if (quarter.number == 0 || quarter.number == QUARTERS)
        return (struct day){quarter.year, 12, 31};
    return day_add(quarter_first_day(quarter_next(quarter)), -1);
}

void quarter_to_id(struct quarter quarter, char out[QUARTER_SIZE])
{
    unsigned year = (unsigned)quarter.year % 10000;

    if (quarter.number == 0)
        snprintf(out, QUARTER_SIZE, "%04u", year);
    else
        snprintf(out, QUARTER_SIZE, "%04u-Q%u", year, (unsigned)quarter.number % 10);
}

bool quarter_from_id(const char *id, struct quarter *out)
{
    struct quarter quarter = {0, 0};

    if (strspn(id, "0123456789") != YEAR_DIGITS)
        return false;
    for (int i = 0; i < YEAR_DIGITS; i++)
        quarter.year = quarter.year * 10 + (id[i] - '0');
    id += YEAR_DIGITS;
    if (*id) {
        if (id[0] != '-' || id[1] != 'Q' || id[2] < '1' || id[2] > '4' || id[3])
            return false;
        quarter.number = id[2] - '0';
    }
    if (!day_valid(quarter_first_day(quarter)))
        return false;
    *out = quarter;
    return true;
}

char *quarter_label(struct quarter quarter)
{
    static const char *const labels[QUARTERS + 1] = {
        "%d",
        N_("first quarter of %d"),
        N_("second quarter of %d"),
        N_("third quarter of %d"),
        N_("fourth quarter of %d"),
    };

    return xasprintf(quarter.number == 0 ? labels[0] : _(labels[quarter.number]), quarter.year);
}
