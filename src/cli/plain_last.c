/* What earlier talks say where the talk stands: told before the question, in whole words. */
#include <stdlib.h>

#include "base/message.h"
#include "plain.h"
#include "say.h"
#include "session/beside.h"
#include "session/growth.h"

static void say_score(const char *label, int score)
{
    if (score != SCORE_OPEN)
        say(" %s%s %d.", label, *stop_after(label) ? ":" : "", score);
}

static void say_value(const struct session *session, enum value value)
{
    const struct growth *before = session_before(session);
    const struct growth_talk *last = growth_before(before, before->count, value);
    char day[DAY_TEXT_SIZE];

    if (!last)
        return;
    day_format_full(last->day, day);
    say(_("Last time, %s:"), day);
    say_score(_("Important"), last->scores[value].importance);
    say_score(_("Room"), last->scores[value].opportunity);
    say_score(_("Does it work?"), last->scores[value].realisation);
    say("\n");
    if (last->words[value])
        say(_("Said then: %s\n"), last->words[value]);
}

void plain_say_last(const struct plain *plain)
{
    struct place place = session_place(plain->session);
    enum value value = value_from_id(place.item);
    char *promise;

    if (value != VALUE_NONE) {
        say_value(plain->session, value);
        return;
    }
    promise = beside_promise(plain->session, place, 0);
    if (promise)
        say("%s%s\n", promise, stop_after(promise));
    free(promise);
}
