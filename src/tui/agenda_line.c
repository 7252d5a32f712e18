/* How talks, talks to come and agreements read in a list. */
#include "agenda_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"

char *agenda_day(struct day day, struct day today)
{
    char text[DAY_TEXT_SIZE];
    int days = day_difference(today, day);

    if (days == 0)
        return xstrdup(_("today"));
    if (days == 1)
        return xstrdup(_("tomorrow"));
    if (days > 0 && days < 7)
        return xstrdup(day_weekday_name(day));
    day_format_short(day, text);
    return xstrdup(text);
}

char *agenda_day_told(struct day day, struct day today)
{
    char *words = agenda_day(day, today);
    char *told;

    if (day_difference(today, day) >= 0)
        return words;
    told = xasprintf(_("%s · date has passed"), words);
    free(words);
    return told;
}

char *agenda_who(const char *person, const char *team)
{
    bool both = person && team && *team;

    return xasprintf("%s%s%s", person ? person : "", both ? " · " : "", team ? team : "");
}

/* Takes the first over. */
static char *followed_by(char *text, const char *more)
{
    char *longer;

    if (!*more)
        return text;
    longer = xasprintf("%s%s%s", text, *text ? " · " : "", more);
    free(text);
    return longer;
}

char *agenda_talk(const struct interview *talk)
{
    return followed_by(agenda_who(talk->person, talk->team), talk->title);
}

/* When it goes stands there, of a talk that may not stay. */
static char *term_of(const struct interview *talk)
{
    char text[DAY_TEXT_SIZE];
    struct day day;

    if (!interview_kept_until(talk, &day))
        return NULL;
    day_format_short(day, text);
    return xasprintf(_("erased after %s"), text);
}

char *agenda_talk_side(const struct interview *talk, int64_t now)
{
    char *term = term_of(talk);

    return term ? term : moment_ago(talk->touched, now);
}

char *agenda_talk_day(const struct interview *talk)
{
    char *term = term_of(talk);
    char text[DAY_TEXT_SIZE];

    day_format_short(day_of_moment(talk->started), text);
    return term ? term : xstrdup(text);
}

char *agenda_appointment(const struct appointment *appointment)
{
    return followed_by(agenda_who(appointment->person, appointment->team),
                       appointment->title ? appointment->title : appointment->script_id);
}

char *agenda_agreement(const struct agreement *agreement, bool whose)
{
    const char *who = agreement->person ? agreement->person : agreement->team;

    return followed_by(xstrdup(whose && who ? who : ""),
                       action_get(&agreement->action, ACTION_WHAT));
}

/* The reader is the leader here, so "you" would be the wrong one. */
static const char *owner_words(const struct agreement *agreement)
{
    enum owner owner = action_owner(&agreement->action);

    return owner == OWNER_EMPLOYEE && process_subject(agreement->process) == SUBJECT_PERSON
               ? _("employee")
               : owner_label(owner, agreement->process);
}

char *agenda_agreement_side(const struct agreement *agreement, struct day today, bool told)
{
    char *side = xstrdup(owner_words(agreement));
    struct day due;
    char *day;

    if (!day_from_iso(action_get(&agreement->action, ACTION_DUE), &due))
        return side;
    day = told ? agenda_day_told(due, today) : agenda_day(due, today);
    side = followed_by(side, day);
    free(day);
    return side;
}

void agenda_draw_row(const struct list *list, struct canvas *canvas, int row, size_t index,
                     const char *left, const char *right)
{
    int width = right ? utf8_width(right, strlen(right)) : 0;
    int most = canvas->width - 4;

    if (width > most * 3 / 5)
        width = most * 3 / 5;
    list_draw_row(list, canvas, row, index, "");
    canvas_text(canvas, row, 3, most - width - (width ? 2 : 0), STYLE_PLAIN, left);
    if (width)
        canvas_text(canvas, row, canvas->width - 1 - width, width, STYLE_DIM, right);
}
