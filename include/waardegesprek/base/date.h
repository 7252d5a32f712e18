#ifndef WG_BASE_DATE_H
#define WG_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Days as people write them. A day is kept as ISO text "2026-12-31"; a moment is
 * seconds since 1970-01-01 UTC. Today is always passed in: nothing here asks the
 * clock.
 */
enum { DAY_SIZE = 11, DAY_TEXT_SIZE = 64 };

struct day {
    int year, month, day;
};

bool day_valid(struct day day);
bool day_from_iso(const char *text, struct day *out);
void day_to_iso(struct day day, char out[DAY_SIZE]);
struct day day_add(struct day day, int days);
/* Same day of the month, or the last one that exists: 31 jan + 1 month = 28 feb. */
struct day day_add_months(struct day day, int months);
/* A stretch of time as people agree on it: "6 months". */
enum unit { UNIT_DAYS, UNIT_WEEKS, UNIT_MONTHS, UNIT_YEARS, UNIT_COUNT };
struct period {
    int count; /* 0 = none */
    enum unit unit;
};
const char *unit_id(enum unit unit); /* "days" … */
struct day day_after(struct day day, struct period period);
/* 0 = Monday … 6 = Sunday. */
int day_weekday(struct day day);
/* "Friday", in the language of the messages. */
const char *day_weekday_name(struct day day);
int day_difference(struct day from, struct day to);
/* The local day of a moment. */
struct day day_of_moment(int64_t moment);

enum day_result {
    DAY_OK,
    DAY_EMPTY,    /* nothing but blanks was typed */
    DAY_REPAIRED, /* impossible, and *out is the day that was probably meant: ask before using it */
    DAY_UNKNOWN   /* not read as a date at all; *out is untouched */
};
/*
 * Reads a day as typed, Dutch and English whatever the language of the screen:
 * 31-12-2026, 31/12/26, 31.12, 2026-12-31, 31 dec, 31 december 2026, dec 31,
 * vandaag, morgen, overmorgen, today, tomorrow, vrijdag, volgende vrijdag, next friday,
 * over 3 maanden, over een week, in 3 months, in two weeks, 6 weken, eind maart, end of march.
 * Day before month always. A day without a year is the next one that comes (today
 * included); a weekday is the next one after today, "volgende"/"next" the one in
 * the next calendar week. Two-digit years are 20xx.
 */
enum day_result day_parse(const char *text, struct day today, struct day *out);

/* "donderdag 31 december 2026" / "Thursday 31 December 2026", by the language of the messages. */
void day_format_full(struct day day, char out[DAY_TEXT_SIZE]);
/* "31-12-2026" in both languages. */
void day_format_short(struct day day, char out[DAY_TEXT_SIZE]);

/* "2026-11-22T10:45:00Z" and back; also reads "+01:00" offsets. */
enum { MOMENT_SIZE = 21 };
void moment_to_iso(int64_t moment, char out[MOMENT_SIZE]);
bool moment_from_iso(const char *text, int64_t *out);
/* "3 days ago", in the language of the messages. The caller frees it. */
char *moment_ago(int64_t then, int64_t now);
/* Local "10:45". */
void moment_format_time(int64_t moment, char out[6]);

#endif
