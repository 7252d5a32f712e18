#ifndef WG_REPORT_INVITATION_H
#define WG_REPORT_INVITATION_H

#include "base/buf.h"
#include "domain/script.h"

/*
 * The invitation of the employee to a talk: what it is for, questions to think about, who sees what, you decide
 * what you tell, someone may come along, the talk may be moved. The employee's sheet of the guide
 * (card.h) with names and day, in the guide's language.
 */
struct invitation {
    const struct script *script;
    const char *person; /* or NULL */
    const char *leader;
    const char *team;    /* or NULL */
    const char *purpose; /* the team's own words, or NULL */
    bool has_day;
    struct day day;
};
/* md or html. False when there is no such format. */
bool invitation_write(const struct invitation *invitation, const char *format, struct buf *out);

#endif
