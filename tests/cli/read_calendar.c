/*
 * Reads a calendar file from standard input with libical, which is not ours, and prints a line an entry:
 * UID, SEQUENCE, first day, day behind the last, STATUS, SUMMARY. Exits 1 when libical has a
 * complaint, or when a line is longer than RFC 5545 allows.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 1 << 20, LINE_MOST = 75 };

/* CRLF everywhere, and nothing too long. */
static int count_bad_lines(const char *text)
{
    int bad = 0;

    while (*text) {
        const char *end = strchr(text, '\n');

        if (!end || end == text || end[-1] != '\r' || end - 1 - text > LINE_MOST)
            bad++;
        text = end ? end + 1 : text + strlen(text);
    }
    return bad;
}

/* One line an entry, whatever stands in it. */
static void print_line(const char *text)
{
    for (; *text; text++)
        fputs(*text == '\n' ? "\\n" : (char[]){*text, '\0'}, stdout);
}

static void print_entry(icalcomponent *entry)
{
    struct icaltimetype start = icalcomponent_get_dtstart(entry);
    struct icaltimetype end = icalcomponent_get_dtend(entry);

    printf("%s %d %s %s %s ", icalcomponent_get_uid(entry), icalcomponent_get_sequence(entry),
           icaltime_as_ical_string(start), icaltime_as_ical_string(end),
           icalproperty_status_to_string(icalcomponent_get_status(entry)));
    print_line(icalcomponent_get_summary(entry));
    printf("%s\n", start.is_date && end.is_date ? "" : " (not whole days)");
}

int main(void)
{
    static char text[MOST];
    size_t length = fread(text, 1, sizeof text - 1, stdin);
    icalcomponent *calendar = icalparser_parse_string(text);
    icalcomponent *entry;
    int complaints;

    if (length == 0 || !calendar)
        return 1;
    icalrestriction_check(calendar);
    complaints = icalcomponent_count_errors(calendar) + count_bad_lines(text);
    for (entry = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); entry;
         entry = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
        print_entry(entry);
    icalcomponent_free(calendar);
    return complaints ? EXIT_FAILURE : EXIT_SUCCESS;
}
