/*
 * iCalendar by hand: lines end in CRLF and are folded at 75 octets, never within a character. Without METHOD: that would
 * be mail between calendars, with an organizer. The words are cut short: a calendar shows one line, the plan has the rest.
 */
#include "report/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "format.h"

enum { LINE_MOST = 75, SUMMARY_COLUMNS = 70 };

/* ---- lines ---- */

/* How many bytes of `text` make whole characters within `most`. */
static size_t whole_bytes(const char *text, size_t length, size_t most)
{
    if (length <= most)
        return length;
    while (most > 0 && ((unsigned char)text[most] & 0xC0) == 0x80)
        most--;
    return most;
}

/* A line that goes on begins with a blank, which counts. */
static void add_folded(struct buf *out, const char *line)
{
    size_t left = strlen(line);
    size_t room = LINE_MOST;

    while (left > 0) {
        size_t part = whole_bytes(line, left, room);

        if (room < LINE_MOST)
            buf_adds(out, "\r\n ");
        buf_add(out, line, part);
        line += part;
        left -= part;
        room = LINE_MOST - 1;
    }
    buf_adds(out, "\r\n");
}

/* Of words that people typed: cleaned, and what borders a value is escaped. */
static void add_text(struct buf *out, const char *name, const char *text)
{
    char *clean = utf8_clean(text, strlen(text), UTF8_MANY_LINES);
    struct buf line;

    buf_init(&line);
    buf_addf(&line, "%s:", name);
    for (const char *at = clean; *at; at++) {
        if (*at == '\n') {
            buf_adds(&line, "\\n");
            continue;
        }
        if (strchr("\\;,", *at))
            buf_addc(&line, '\\');
        buf_addc(&line, *at);
    }
    add_folded(out, buf_text(&line));
    buf_done(&line);
    free(clean);
}

static void add_day(struct buf *out, const char *name, struct day day)
{
    char *line = xasprintf("%s;VALUE=DATE:%04d%02d%02d", name, day.year, day.month, day.day);

    add_folded(out, line);
    free(line);
}

/* 2026-11-22T10:45:00Z without what stands between. */
static void add_stamp(struct buf *out, int64_t now)
{
    char iso[MOMENT_SIZE];

    moment_to_iso(now, iso);
    buf_adds(out, "DTSTAMP:");
    for (const char *at = iso; *at; at++) {
        if (*at != '-' && *at != ':')
            buf_addc(out, *at);
    }
    buf_adds(out, "\r\n");
}

/* ---- entries ---- */

enum entry_state { ENTRY_STANDS, ENTRY_KEPT, ENTRY_CALLED_OFF };

struct entry {
    const char *id;
    int revision;
    struct day day;
    enum entry_state state;
    char *summary;
    char *description; /* or NULL */
};

/* Takes the words over; cut at the end of a cluster. */
static char *cut_short(char *words)
{
    char *line = utf8_clean(words, strlen(words), UTF8_ONE_LINE);
    size_t length = strlen(line);
    size_t fits = utf8_fit(line, length, SUMMARY_COLUMNS, NULL);
    char *cut = fits < length ? xasprintf("%.*s…", (int)fits, line) : xstrdup(line);

    free(line);
    free(words);
    return cut;
}

/* Takes summary and description of the entry over. */
static void add_entry(struct buf *out, struct entry *entry, int64_t now)
{
    char *uid = xasprintf("UID:%s@waardegesprek", entry->id);
    char *sequence = xasprintf("SEQUENCE:%d", entry->revision);

    entry->summary = cut_short(entry->summary);
    buf_adds(out, "BEGIN:VEVENT\r\n");
    add_folded(out, uid);
    add_folded(out, sequence);
    add_stamp(out, now);
    add_day(out, "DTSTART", entry->day);
    add_day(out, "DTEND", day_add(entry->day, 1));
    add_text(out, "SUMMARY", entry->summary);
    if (entry->description)
        add_text(out, "DESCRIPTION", entry->description);
    buf_addf(out, "STATUS:%s\r\n", entry->state == ENTRY_CALLED_OFF ? "CANCELLED" : "CONFIRMED");
    buf_adds(out, "CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
    free(uid);
    free(sequence);
    free(entry->summary);
    free(entry->description);
}

static void add_appointment(struct buf *out, const struct calendar *calendar, size_t index)
{
    const struct appointment *appointment = &calendar->appointments[index];
    const char *with = appointment->person ? appointment->person : appointment->team;
    const char *name = calendar->titles ? calendar->titles[index] : appointment_label(appointment);
    struct entry entry = {
        .id = appointment->id,
        .revision = appointment->revision + calendar->called_off,
        .day = appointment->day,
        .state = calendar->called_off ? ENTRY_CALLED_OFF : ENTRY_STANDS,
        .summary = with ? xasprintf("%s · %s", name, with) : xstrdup(name),
        .description = xstrdup(_("Does this day not suit you? Then choose another one together.")),
    };

    add_entry(out, &entry, calendar->now);
}

/* ---- agreements ---- */

/* What an agreement is told by, whichever list it comes from. */
struct promise {
    const struct action *action;
    const char *person, *team;
    enum process process;
};

static enum entry_state state_of(const struct action *action)
{
    switch (action_status(action)) {
    case ACTION_DONE:
        return ENTRY_KEPT;
    case ACTION_DROPPED:
        return ENTRY_CALLED_OFF;
    default:
        return ENTRY_STANDS;
    }
}

/* Has a day; and what is over and past asks nothing of anybody any more. */
static bool is_told(const struct calendar *calendar, const struct action *action, struct day *day)
{
    struct day today = day_of_moment(calendar->now);

    return !action_is_blank(action) && day_from_iso(action_get(action, ACTION_DUE), day) &&
           (state_of(action) == ENTRY_STANDS || day_difference(today, *day) >= 0);
}

/* By name: "you" would be whoever looks at the calendar. */
static const char *owner_name(const struct calendar *calendar, const struct promise *promise)
{
    enum owner owner = action_owner(promise->action);
    const char *name = NULL;

    if (owner == OWNER_EMPLOYEE)
        name = promise->person ? promise->person : promise->team;
    if (owner == OWNER_LEADER)
        name = calendar->leader;
    return name ? name : owner_label(owner, promise->process);
}

static char *owner_line(const struct calendar *calendar, const struct promise *promise)
{
    const char *with = promise->person ? promise->person : promise->team;
    char *owner = xasprintf(_("Who does it: %s"), owner_name(calendar, promise));
    char *both;

    if (!with || !calendar->leader)
        return owner;
    both = xasprintf(_("%s\nAgreed by: %s and %s"), owner, with, calendar->leader);
    free(owner);
    return both;
}

static void add_promise(struct buf *out, const struct calendar *calendar,
                        const struct promise *promise)
{
    const char *what = action_get(promise->action, ACTION_WHAT);
    struct entry entry = {
        .id = promise->action->id,
        .revision = promise->action->revision,
        .state = state_of(promise->action),
    };

    if (!is_told(calendar, promise->action, &entry.day))
        return;
    entry.summary = entry.state == ENTRY_KEPT ? xasprintf(_("Agreement, done: %s"), what)
                                              : xasprintf(_("Agreement: %s"), what);
    entry.description = owner_line(calendar, promise);
    add_entry(out, &entry, calendar->now);
}

/* ---- out ---- */

size_t calendar_count(const struct calendar *calendar)
{
    size_t count = calendar->appointment_count;
    struct day day;

    for (size_t i = 0; i < calendar->action_count; i++)
        count += is_told(calendar, &calendar->actions[i], &day);
    for (size_t i = 0; i < calendar->agreement_count; i++)
        count += is_told(calendar, &calendar->agreements[i].action, &day);
    return count;
}

void calendar_write(const struct calendar *calendar, struct buf *out)
{
    buf_adds(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    add_folded(out, "PRODID:-//waardegesprek//waardegesprek " WG_VERSION "//EN");
    buf_adds(out, "CALSCALE:GREGORIAN\r\n");
    for (size_t i = 0; i < calendar->appointment_count; i++)
        add_appointment(out, calendar, i);
    for (size_t i = 0; i < calendar->action_count; i++) {
        struct promise promise = {&calendar->actions[i], calendar->person, calendar->team,
                                  calendar->process};

        add_promise(out, calendar, &promise);
    }
    for (size_t i = 0; i < calendar->agreement_count; i++) {
        const struct agreement *agreement = &calendar->agreements[i];
        struct promise promise = {&agreement->action, agreement->person, agreement->team,
                                  agreement->process};

        add_promise(out, calendar, &promise);
    }
    buf_adds(out, "END:VCALENDAR\r\n");
}

/* ---- of one talk ---- */

bool report_write_calendar(const struct talk *talk, struct buf *out, struct diag *diag)
{
    const struct appointment_list *coming = talk->appointments;
    struct calendar calendar = {
        .appointments = coming ? coming->items : NULL,
        .appointment_count = coming ? coming->count : 0,
        .actions = talk->plan->actions,
        .action_count = talk->plan->count,
        .person = talk->interview->person,
        .team = talk->interview->team,
        .leader = talk->interview->leader,
        .process = talk->interview->process,
        .now = talk->now,
    };

    if (calendar_count(&calendar) == 0)
        return diag_error(diag, _("Nothing in this talk has a day yet, so there is nothing for a "
                                  "calendar. Agree on a day first."));
    calendar_write(&calendar, out);
    return true;
}
