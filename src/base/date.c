/*
 * Counting and writing days. Days are numbered from 1970-01-01 on the Gregorian
 * calendar; all sums go through that number.
 */
#include "base/date.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/message.h"

enum { FIRST_YEAR = 1, LAST_YEAR = 9999, SECONDS_A_DAY = 86400 };

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths[month - 1] + (month == 2 && is_leap(year));
}

bool day_valid(struct day day)
{
    return day.year >= FIRST_YEAR && day.year <= LAST_YEAR && day.month >= 1 && day.month <= 12 &&
           day.day >= 1 && day.day <= month_length(day.year, day.month);
}

/* --- day numbers -------------------------------------------------------- */

/* Days before the first of January of a year, counted from the year 1. */
static int64_t days_before_year(int64_t year)
{
    year--;
    return year * 365 + year / 4 - year / 100 + year / 400;
}

static int64_t day_number(struct day day)
{
    assert(day.month >= 1 && day.month <= 12);
    int64_t number = days_before_year(day.year) - days_before_year(1970) + day.day - 1;
    for (int month = 1; month < day.month; month++)
        number += month_length(day.year, month);
    return number;
}

static struct day day_from_number(int64_t number)
{
    static const struct day first = {FIRST_YEAR, 1, 1}, last = {LAST_YEAR, 12, 31};
    if (number <= day_number(first))
        return first;
    if (number >= day_number(last))
        return last;
    struct day day = {(int)(1970 + number / 366), 1, 1};
    if (number < 0)
        day.year = (int)(1970 + number / 365 - 1);
    while (day_number((struct day){day.year + 1, 1, 1}) <= number)
        day.year++;
    int64_t left = number - day_number(day);
    for (; left >= month_length(day.year, day.month); day.month++)
        left -= month_length(day.year, day.month);
    day.day = (int)left + 1;
    return day;
}

struct day day_add(struct day day, int days)
{
    return day_from_number(day_number(day) + days);
}

struct day day_add_months(struct day day, int months)
{
    int64_t count = (int64_t)day.year * 12 + day.month - 1 + months;
    if (count < FIRST_YEAR * 12)
        return (struct day){FIRST_YEAR, 1, 1};
    if (count >= (LAST_YEAR + 1) * 12)
        return (struct day){LAST_YEAR, 12, 31};
    struct day moved = {(int)(count / 12), (int)(count % 12) + 1, day.day};
    int longest = month_length(moved.year, moved.month);
    if (moved.day > longest)
        moved.day = longest;
    return moved;
}

/* Day 0, 1 January 1970, was a Thursday. */
const char *unit_id(enum unit unit)
{
    static const char *const ids[UNIT_COUNT] = {"days", "weeks", "months", "years"};

    return ids[unit];
}

struct day day_after(struct day day, struct period period)
{
    switch (period.unit) {
    case UNIT_DAYS:
        return day_add(day, period.count);
    case UNIT_WEEKS:
        return day_add(day, 7 * period.count);
    case UNIT_MONTHS:
        return day_add_months(day, period.count);
    default:
        return day_add_months(day, 12 * period.count);
    }
}

int day_weekday(struct day day)
{
    int64_t weekday = (day_number(day) + 3) % 7;
    return (int)(weekday < 0 ? weekday + 7 : weekday);
}

int day_difference(struct day from, struct day to)
{
    return (int)(day_number(to) - day_number(from));
}

struct day day_of_moment(int64_t moment)
{
    time_t seconds = (time_t)moment;
    struct tm local;
    if (!localtime_r(&seconds, &local)) /* a year that fits in no int */
        return day_from_number(moment / SECONDS_A_DAY);
    struct day day = {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
    return day_valid(day) ? day : day_from_number(moment / SECONDS_A_DAY);
}

/* --- ISO ---------------------------------------------------------------- */

/* Reads exactly `digits` digits and moves on. */
static bool read_digits(const char **text, int digits, int *out)
{
    int value = 0;
    for (int i = 0; i < digits; i++) {
        char digit = (*text)[i];
        if (digit < '0' || digit > '9')
            return false;
        value = value * 10 + (digit - '0');
    }
    *text += digits;
    *out = value;
    return true;
}

static bool read_char(const char **text, char expected)
{
    if (**text != expected)
        return false;
    ++*text;
    return true;
}

static bool read_day(const char **text, struct day *out)
{
    struct day day;
    if (!read_digits(text, 4, &day.year) || !read_char(text, '-') ||
        !read_digits(text, 2, &day.month) || !read_char(text, '-') ||
        !read_digits(text, 2, &day.day) || !day_valid(day))
        return false;
    *out = day;
    return true;
}

bool day_from_iso(const char *text, struct day *out)
{
    struct day day;
    if (!read_day(&text, &day) || *text)
        return false;
    *out = day;
    return true;
}

void day_to_iso(struct day day, char out[DAY_SIZE])
{
    /* % tells the compiler, and a reader, that every part fits. */
    snprintf(out, DAY_SIZE, "%04u-%02u-%02u", (unsigned)day.year % 10000, (unsigned)day.month % 100,
             (unsigned)day.day % 100);
}

void moment_to_iso(int64_t moment, char out[MOMENT_SIZE])
{
    int64_t number = moment / SECONDS_A_DAY, seconds = moment % SECONDS_A_DAY;
    if (seconds < 0) {
        seconds += SECONDS_A_DAY;
        number--;
    }
    char day[DAY_SIZE];
    day_to_iso(day_from_number(number), day);
    unsigned left = (unsigned)seconds % SECONDS_A_DAY;
    snprintf(out, MOMENT_SIZE, "%sT%02u:%02u:%02uZ", day, left / 3600, left / 60 % 60, left % 60);
}

/* "Z", "+01:00" or "-0530": what to take off to get UTC, in seconds. */
static bool read_offset(const char **text, int *out)
{
    int hours, minutes;
    if (read_char(text, 'Z')) {
        *out = 0;
        return true;
    }
    int sign = read_char(text, '+') ? 1 : read_char(text, '-') ? -1 : 0;
    if (sign == 0 || !read_digits(text, 2, &hours))
        return false;
    read_char(text, ':');
    if (!read_digits(text, 2, &minutes) || hours > 23 || minutes > 59)
        return false;
    *out = sign * (hours * 3600 + minutes * 60);
    return true;
}

/* Second 60 is a leap second, and the first of the next minute. */
static bool read_time(const char **text, int *out)
{
    int hours, minutes, seconds;
    if (!read_digits(text, 2, &hours) || !read_char(text, ':') || !read_digits(text, 2, &minutes) ||
        !read_char(text, ':') || !read_digits(text, 2, &seconds) || hours > 23 || minutes > 59 ||
        seconds > 60)
        return false;
    *out = hours * 3600 + minutes * 60 + seconds;
    return true;
}

bool moment_from_iso(const char *text, int64_t *out)
{
    struct day day;
    int seconds, offset;
    if (!read_day(&text, &day) || (!read_char(&text, 'T') && !read_char(&text, ' ')) ||
        !read_time(&text, &seconds))
        return false;
    if (read_char(&text, '.'))
        text += strspn(text, "0123456789"); /* parts of a second are not kept */
    if (!read_offset(&text, &offset) || *text)
        return false;
    *out = day_number(day) * SECONDS_A_DAY + seconds - offset;
    return true;
}

/* --- for people --------------------------------------------------------- */

const char *day_weekday_name(struct day day)
{
    static const char *const weekdays[] = {N_("Monday"),   N_("Tuesday"), N_("Wednesday"),
                                           N_("Thursday"), N_("Friday"),  N_("Saturday"),
                                           N_("Sunday")};
    return _(weekdays[day_weekday(day)]);
}

void day_format_full(struct day day, char out[DAY_TEXT_SIZE])
{
    static const char *const months[] = {N_("January"), N_("February"), N_("March"),
                                         N_("April"),   N_("May"),      N_("June"),
                                         N_("July"),    N_("August"),   N_("September"),
                                         N_("October"), N_("November"), N_("December")};
    snprintf(out, DAY_TEXT_SIZE, "%s %d %s %d", day_weekday_name(day), day.day,
             _(months[day.month - 1]), day.year);
}

void day_format_short(struct day day, char out[DAY_TEXT_SIZE])
{
    snprintf(out, DAY_TEXT_SIZE, "%02d-%02d-%04d", day.day, day.month, day.year);
}

void moment_format_time(int64_t moment, char out[6])
{
    time_t seconds = (time_t)moment;
    struct tm local = {0};
    localtime_r(&seconds, &local);
    snprintf(out, 6, "%02u:%02u", (unsigned)local.tm_hour % 24, (unsigned)local.tm_min % 60);
}
