/* A talk in words. */
#include "head.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/message.h"
#include "say.h"

char *head_subject(const struct interview *interview)
{
    const char *person = interview->person;
    const char *team = interview->team;

    if (person && team)
        return xasprintf(_("%s, team %s"), person, team);
    if (team)
        return xasprintf(_("Team %s"), team);
    return xstrdup(person ? person : _("Myself"));
}

char *day_text(const char *kept)
{
    char text[DAY_TEXT_SIZE];
    struct day day;

    if (!day_from_iso(kept, &day))
        return xasprintf(_("%s (not a day yet)"), kept);
    day_format_full(day, text);
    return xstrdup(text);
}

static char *status_text(const struct interview *interview)
{
    char day[DAY_TEXT_SIZE];

    if (interview->status == INTERVIEW_OPEN)
        return xstrdup(_("open"));
    day_format_short(day_of_moment(interview->closed), day);
    return xasprintf(_("finished on %s"), day);
}

/* Takes the line over. */
static char *add_term(char *line, const struct interview *interview)
{
    char text[DAY_TEXT_SIZE];
    struct day day;
    char *longer;

    if (!interview_kept_until(interview, &day))
        return line;
    day_format_short(day, text);
    longer = xasprintf(_("%s It is erased after %s."), line, text);
    free(line);
    return longer;
}

char *head_line(const struct interview *interview)
{
    char day[DAY_TEXT_SIZE];
    char *subject = head_subject(interview);
    char *status = status_text(interview);
    char *line;

    day_format_short(day_of_moment(interview->started), day);
    line = xasprintf(_("%s%s %s, begun on %s, %s."), subject, stop_after(subject), interview->title,
                     day, status);
    if (interview->talked_about > 0) {
        char *longer =
            xasprintf(_("%s Talked about: %d of 7 values."), line, interview->talked_about);

        free(line);
        line = longer;
    }
    free(status);
    free(subject);
    return add_term(line, interview);
}
