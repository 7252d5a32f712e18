/* Days as people type them. Today is Sunday 22 November 2026, unless a row says otherwise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static const char *const names[] = {"ok", "empty", "repaired", "unknown"};

static void check(const char *text, const char *today, enum day_result wanted, const char *iso)
{
    struct day from = {0}, day = {1, 1, 1};
    char got[DAY_SIZE];
    day_from_iso(today, &from);
    enum day_result result = day_parse(text, from, &day);
    day_to_iso(day, got);
    if (result != wanted || strcmp(got, iso ? iso : "0001-01-01") != 0)
        fail_msg("\"%s\": %s %s", text, names[result], got);
}

static void test_read(void **state)
{
    (void)state;
    static const struct {
        const char *text, *iso;
    } rows[] = {
        /* numbers */
        {"31-12-2026", "2026-12-31"},
        {"31/12/26", "2026-12-31"},
        {"31.12", "2026-12-31"},
        {"31.12.", "2026-12-31"},
        {"31 12 2026", "2026-12-31"},
        {"2026-12-31", "2026-12-31"},
        {"2026/1/5", "2026-01-05"},
        {"1-2", "2027-02-01"},
        {"01-02-2020", "2020-02-01"},
        {"5/6/2027", "2027-06-05"},
        {"22-11", "2026-11-22"},
        {"21-11", "2027-11-21"},
        {"29-02-2028", "2028-02-29"},
        {"1-1-99", "2099-01-01"},
        {"  31-12-2026  ", "2026-12-31"},
        {"\u00A031-12\u00A0", "2026-12-31"},
        /* months by name */
        {"31 dec", "2026-12-31"},
        {"31 december 2026", "2026-12-31"},
        {"31 DEC. '26", "2026-12-31"},
        {"31dec2026", "2026-12-31"},
        {"dec 31", "2026-12-31"},
        {"December 31st, 2027", "2027-12-31"},
        {"the 3rd of March", "2027-03-03"},
        {"1e mei", "2027-05-01"},
        {"op de 2de juni", "2027-06-02"},
        {"8ste okt 2027", "2027-10-08"},
        {"15 mrt", "2027-03-15"},
        {"15 mar", "2027-03-15"},
        {"15 m\u00E1rch", "2027-03-15"},
        {"vrijdag 1 januari 2027", "2027-01-01"},
        {"Thursday 31 December 2026", "2026-12-31"},
        {"donderdag, 31 dec", "2026-12-31"},
        {"Thursday December 31", "2026-12-31"},
        /* around today */
        {"vandaag", "2026-11-22"},
        {"today", "2026-11-22"},
        {"Morgen", "2026-11-23"},
        {"tomorrow", "2026-11-23"},
        {"overmorgen", "2026-11-24"},
        {"gisteren", "2026-11-21"},
        {"vrijdag", "2026-11-27"},
        {"fri", "2026-11-27"},
        {"komende vrijdag", "2026-11-27"},
        {"zondag", "2026-11-29"},
        {"maandag", "2026-11-23"},
        {"volgende vrijdag", "2026-11-27"},
        {"next friday", "2026-11-27"},
        {"volgende week dinsdag", "2026-11-24"},
        {"friday next week", "2026-11-27"},
        {"volgende week", "2026-11-29"},
        {"volgende maand", "2026-12-22"},
        {"volgend jaar", "2027-11-22"},
        /* spans */
        {"over 3 maanden", "2027-02-22"},
        {"over een week", "2026-11-29"},
        {"over \u00E9\u00E9n week", "2026-11-29"},
        {"in 3 months", "2027-02-22"},
        {"in two weeks", "2026-12-06"},
        {"in a year", "2027-11-22"},
        {"within an year", "2027-11-22"},
        {"6 weken", "2027-01-03"},
        {"zes weken", "2027-01-03"},
        {"twelve days", "2026-12-04"},
        {"veertien dagen", "2026-12-06"},
        {"10 days from now", "2026-12-02"},
        {"1 wk", "2026-11-29"},
        {"over een half jaar", "2027-05-22"},
        {"in half a year", "2027-05-22"},
        {"een halfjaar", "2027-05-22"},
        {"half jaar", "2027-05-22"},
        {"over anderhalve maand", "2027-01-06"},
        {"anderhalf jaar", "2028-05-22"},
        {"over anderhalve week", "2026-12-03"},
        {"een halve maand", "2026-12-07"},
        {"over een kwartaal", "2027-02-22"},
        {"0 dagen", "2026-11-22"},
        /* parts of a month or a year */
        {"eind maart", "2027-03-31"},
        {"end of march", "2027-03-31"},
        {"eind februari", "2027-02-28"},
        {"eind februari 2028", "2028-02-29"},
        {"eind november", "2026-11-30"},
        {"voor eind december", "2026-12-31"},
        {"begin april", "2027-04-01"},
        {"half april", "2027-04-15"},
        {"mid april", "2027-04-15"},
        {"end of the month", "2026-11-30"},
        {"eind volgende maand", "2026-12-31"},
        {"eind van het jaar", "2026-12-31"},
        {"begin volgend jaar", "2027-01-01"},
        {"eind 2027", "2027-12-31"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check(rows[i].text, "2026-11-22", DAY_OK, rows[i].iso);
}

static void test_other_todays(void **state)
{
    (void)state;
    static const struct {
        const char *text, *today, *iso;
    } rows[] = {
        /* Wednesday: this week's Friday, and that of the week after */
        {"vrijdag", "2026-11-25", "2026-11-27"},
        {"volgende vrijdag", "2026-11-25", "2026-12-04"},
        {"next monday", "2026-11-25", "2026-11-30"},
        {"monday", "2026-11-25", "2026-11-30"},
        /* on the day itself */
        {"wednesday", "2026-11-25", "2026-12-02"},
        {"volgende woensdag", "2026-11-25", "2026-12-02"},
        {"over 1 maand", "2027-01-31", "2027-02-28"},
        {"29 feb", "2027-12-01", "2028-02-29"},
        {"31 dec", "2026-12-31", "2026-12-31"},
        {"eind januari", "2027-01-31", "2027-01-31"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check(rows[i].text, rows[i].today, DAY_OK, rows[i].iso);
}

static void test_repaired(void **state)
{
    (void)state;
    static const struct {
        const char *text, *iso;
    } rows[] = {
        {"31-02-2027", "2027-02-28"},
        {"2027-02-30", "2027-02-28"},
        {"31 april", "2027-04-30"},
        {"april 31 2028", "2028-04-30"},
        {"32-12", "2026-12-31"},
        {"29-02", "2027-02-28"},
        {"29 februari 2027", "2027-02-28"},
        {"vrijdag 31 december 2026", "2026-12-31"}, /* a Thursday */
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check(rows[i].text, "2026-11-22", DAY_REPAIRED, rows[i].iso);
}

static void test_not_a_day(void **state)
{
    (void)state;
    static const char *const empty[] = {"", " ", "\t \n", "\u00A0"};
    for (size_t i = 0; i < COUNT(empty); i++)
        check(empty[i], "2026-11-22", DAY_EMPTY, NULL);
    static const char *const unknown[] = {
        "12-13-2026",
        "01-13",
        "0-12",
        "10-00",
        "31",
        "2026",
        "maart",
        "march 2027",
        "2026-12",
        "31-12-026",
        "31-12-1026",
        "31-12-20267",
        "99999999999999999999",
        "over 1000 maanden",
        "over 99999 jaar",
        "over",
        "over maanden",
        "3,5 weken",
        "-3 weken",
        "twee halve jaren",
        "binnenkort",
        "soon",
        "e",
        "th 3",
        "anderhalf maart",
        "volgende maand dinsdag",
        "midden 2027",
        "32 32 32",
        "1 1 1 1 1 1 1 1 1 1 1 1",
        "-",
        "...",
        "de",
        "31-12-2026!",
        "\U0001F600",
        "dec\u4E2D",
    };
    for (size_t i = 0; i < COUNT(unknown); i++)
        check(unknown[i], "2026-11-22", DAY_UNKNOWN, NULL);
}

/* What is shown can be typed again. */
static void test_formats_read_back(void **state)
{
    (void)state;
    struct day day = {2026, 1, 1}, today = {2026, 11, 22};
    for (int i = 0; i < 800; i++, day = day_add(day, 1)) {
        char text[DAY_TEXT_SIZE];
        struct day back;
        day_format_full(day, text);
        assert_int_equal(day_parse(text, today, &back), DAY_OK);
        assert_int_equal(day_difference(day, back), 0);
        day_format_short(day, text);
        assert_int_equal(day_parse(text, today, &back), DAY_OK);
        assert_int_equal(day_difference(day, back), 0);
    }
}

/* Any words in any order: never a crash, never a day that does not exist. */
static void test_any_words(void **state)
{
    (void)state;
    static const char *const words[] = {
        "31",   "2026",     "0",    "dec", "vrijdag", "morgen", "een", "half",       "week", "jaar",
        "over", "volgende", "eind", "de",  "29",      "feb",    "-",   "anderhalve", "999",  "1e"};
    struct day today = {2026, 11, 22};
    srandom(1);
    for (int round = 0; round < 50000; round++) {
        char text[200] = "";
        for (long count = random() % 6; count >= 0; count--) {
            strcat(text, words[(size_t)random() % COUNT(words)]);
            strcat(text, " ");
        }
        struct day day = {1, 1, 1};
        enum day_result result = day_parse(text, today, &day);
        if (!day_valid(day) || (result == DAY_UNKNOWN && day.year != 1))
            fail_msg("\"%s\"", text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),      cmocka_unit_test(test_other_todays),
        cmocka_unit_test(test_repaired),  cmocka_unit_test(test_not_a_day),
        cmocka_unit_test(test_any_words), cmocka_unit_test(test_formats_read_back),
    };
    return cmocka_run_group_tests_name("date_parse", tests, NULL, NULL);
}
