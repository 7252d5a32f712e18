#ifndef WG_REPORT_CALENDAR_H
#define WG_REPORT_CALENDAR_H

#include "base/buf.h"
#include "domain/agreement.h"
#include "domain/appointment.h"

/*
 * iCalendar (RFC 5545): talks to come and days that were agreed, as whole days. The UID of an entry
 * is that of its appointment or action for life, SEQUENCE its revision: a newer file replaces what an
 * older one put there. A dropped one cancels it; one that is done stays on its day and says so, for
 * nobody calls off what was kept; what is over and past is left out. No answers and no remarks are in it, and other people who
 * see the calendar see no words (CLASS:PRIVATE).
 */
struct calendar {
    const struct appointment *appointments;
    size_t appointment_count;
    const char *const
        *titles;     /* of their guides, one each; or NULL: by what they were agreed for */
    bool called_off; /* the appointments are no longer to come: cancels them */
    /* Of one talk: those with a day. */
    const struct action *actions;
    size_t action_count;
    const char *person, *team; /* who agreed on them; or NULL */
    enum process process;
    /* Of several talks, each with its own person: those with a day. */
    const struct agreement *agreements;
    size_t agreement_count;
    const char *leader; /* or NULL */
    int64_t now;        /* DTSTAMP */
};
/* How many entries there are in it; a calendar without any is none. */
size_t calendar_count(const struct calendar *calendar);
void calendar_write(const struct calendar *calendar, struct buf *out);

#endif
