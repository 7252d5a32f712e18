/* A day on the command line. */
#include "typed_day.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/message.h"
#include "input.h"
#include "say.h"

/* Enter is yes, as it is line by line. */
static bool agrees(void)
{
    struct input input;
    char *line;
    bool yes;

    say("%s ", _("Yes or no, Enter is yes:"));
    say_flush();
    input_init(&input);
    line = input_line(&input);
    input_done(&input);
    yes = line && (!*line || *line == 'y' || *line == 'Y' || *line == 'j' || *line == 'J');
    free(line);
    return yes;
}

static bool repaired(struct day day)
{
    char text[DAY_TEXT_SIZE];

    day_format_full(day, text);
    if (!isatty(STDIN_FILENO)) {
        say_error(_("That day does not exist. Perhaps you mean %s?"), text);
        return false;
    }
    say(_("That day does not exist. Do you mean %s?\n"), text);
    return agrees();
}

bool typed_day(const char *typed, struct day today, char iso[DAY_SIZE])
{
    struct day day;

    switch (day_parse(typed, today, &day)) {
    case DAY_EMPTY:
        *iso = '\0';
        return true;
    case DAY_REPAIRED:
        if (!repaired(day))
            return false;
        break;
    case DAY_UNKNOWN:
        say_error("%s", _("I can't read a day in that. Type it as 31-12-2026, “next Friday” or "
                          "“in 3 months”."));
        return false;
    case DAY_OK:
        break;
    }
    day_to_iso(day, iso);
    return true;
}
