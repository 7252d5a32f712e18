#include "daytext.h"

#include "base/mem.h"
#include "base/message.h"

char *daytext_keep(const char *typed, struct day today)
{
    struct day day;
    char iso[DAY_SIZE];

    switch (day_parse(typed, today, &day)) {
    case DAY_OK:
        day_to_iso(day, iso);
        return xstrdup(iso);
    case DAY_EMPTY:
        return xstrdup("");
    default:
        return xstrdup(typed);
    }
}

char *daytext_show(const char *kept)
{
    struct day day;
    char text[DAY_TEXT_SIZE];

    if (!day_from_iso(kept, &day))
        return xstrdup(kept);
    day_format_short(day, text);
    return xstrdup(text);
}

bool daytext_repair(const char *kept, struct day today, char iso[DAY_SIZE])
{
    struct day day;

    if (day_parse(kept, today, &day) != DAY_REPAIRED)
        return false;
    day_to_iso(day, iso);
    return true;
}

bool daytext_is_words(const char *kept)
{
    struct day day;

    return *kept && !day_from_iso(kept, &day);
}

char *daytext_note(const char *kept, struct day today)
{
    char text[DAY_TEXT_SIZE];
    struct day day;
    enum day_result result = day_parse(kept, today, &day);

    if (result == DAY_EMPTY)
        return NULL;
    if (result == DAY_UNKNOWN)
        return xstrdup(_("No day yet; the words are kept. Try 31-12-2026 or \"in 3 months\"."));
    day_format_full(day, text);
    if (result == DAY_REPAIRED)
        return xasprintf(_("That day does not exist. Do you mean %s? Enter = yes"), text);
    if (day_difference(today, day) < 0)
        return xasprintf(_("%s: that day has passed."), text);
    return xstrdup(text);
}
