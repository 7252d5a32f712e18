/* A day, as people write it; always told back in full, and an impossible one is mended together. */
#include <stdlib.h>

#include "base/message.h"
#include "plain.h"
#include "say.h"

static void say_day(struct day day)
{
    char text[DAY_TEXT_SIZE];

    day_format_full(day, text);
    say("%s.\n", text);
}

/* Proposes the day that was probably meant; *right tells whether it is. */
static bool ask_repair(struct plain *plain, struct day day, bool *right)
{
    char text[DAY_TEXT_SIZE];
    enum yes yes;

    day_format_full(day, text);
    say(_("That day does not exist. Do you mean %s?\n"), text);
    if (!plain_ask_yes(plain, _("Yes or no, Enter is yes:"), &yes))
        return false;
    *right = yes != YES_NO;
    return true;
}

bool plain_take_day(struct plain *plain, const char *typed, char day[DAY_SIZE], bool *taken)
{
    struct day read;
    enum day_result result = day_parse(typed, clock_today(&plain->world->clock), &read);

    *taken = result != DAY_UNKNOWN;
    if (result == DAY_UNKNOWN)
        say("%s\n", _("I can't read a day in that. Type it as 31-12-2026, “next Friday” or "
                      "“in 3 months”."));
    if (result == DAY_REPAIRED && !ask_repair(plain, read, taken))
        return false;
    if (result == DAY_EMPTY || !*taken)
        return true;
    say_day(read);
    day_to_iso(read, day);
    return true;
}
