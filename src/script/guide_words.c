/* How a guide stands, told in words: the same on every screen and in every list. */
#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/message.h"
#include "script/guide.h"

/* "version 2 of 20-11-2026" */
static char *edition_words(const struct guide *guide)
{
    char text[DAY_TEXT_SIZE];
    struct day day;

    if (!day_from_iso(guide->published, &day))
        return xasprintf(_("version %d"), guide->version);
    day_format_short(day, text);
    return xasprintf(_("version %d of %s"), guide->version, text);
}

static const char *unused_words(const struct guide *guide)
{
    if (guide->broken)
        return _("the published version can't be read: not used for talks");
    return guide->state == GUIDE_FAULTY ? _("has mistakes: not used for talks")
                                        : _("concept: not used for talks yet");
}

/* What talks begin with instead of the file. */
static char *instead_words(const struct guide *guide)
{
    char *edition = edition_words(guide);
    char *words;

    if (guide->broken)
        words = xasprintf(_("the published version can't be read: %s is used"), edition);
    else if (guide->state == GUIDE_FAULTY)
        words = xasprintf(_("has mistakes: %s is used"), edition);
    else
        words = xasprintf(_("was changed: %s is used"), edition);
    free(edition);
    return words;
}

char *guide_state_words(const struct guide *guide)
{
    if (guide->state == GUIDE_IN_USE)
        return xstrdup(guide->hides_shipped ? _("your own version goes first") : _("in use"));
    return guide->offered ? instead_words(guide) : xstrdup(unused_words(guide));
}

/* Its weekday for a week, then the day itself. The caller frees it. */
static char *when(struct day day, struct day today)
{
    char text[DAY_TEXT_SIZE];
    int ago = day_difference(day, today);

    if (ago == 0)
        return xstrdup(_("today"));
    if (ago > 0 && ago < 7)
        return xstrdup(day_weekday_name(day));
    day_format_short(day, text);
    return xstrdup(text);
}

/* For so many days a change is news. */
enum { NEWS_DAYS = 14 };

static char *change_words(const struct guide *guide, struct day day, struct day today)
{
    char *moment = when(day, today);
    char *words =
        guide->changed > 0
            ? xasprintf(message_plural("%s: %d step changed (%s)", "%s: %d steps changed (%s)",
                                       (unsigned long)guide->changed),
                        guide->title, guide->changed, moment)
            : xasprintf(guide->version > 1 ? _("%s: changed (%s)") : _("%s: new (%s)"),
                        guide->title, moment);

    free(moment);
    return words;
}

char *guide_news(const struct guide *guide, struct day today)
{
    struct day day;
    char *state, *words;

    if (guide->state == GUIDE_FAULTY || guide->broken) {
        state = guide_state_words(guide);
        words = xasprintf("%s: %s", guide->title, state);
        free(state);
        return words;
    }
    if (!guide->offered || !day_from_iso(guide->published, &day) ||
        day_difference(day, today) > NEWS_DAYS)
        return NULL;
    return change_words(guide, day, today);
}
