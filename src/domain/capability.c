#include "domain/capability.h"

#include "base/message.h"

static bool affirmed(int score)
{
    return score >= SCORE_AFFIRMATIVE;
}

static bool denied(int score)
{
    return score != SCORE_OPEN && !affirmed(score);
}

static bool complete(const struct capability *scores)
{
    return scores->importance != SCORE_OPEN && scores->opportunity != SCORE_OPEN &&
           scores->realisation != SCORE_OPEN;
}

enum membership capability_membership(const struct capability *scores)
{
    if (denied(scores->importance) || denied(scores->opportunity) || denied(scores->realisation))
        return MEMBER_NO;
    return complete(scores) ? MEMBER_YES : MEMBER_UNKNOWN;
}

bool capability_marked(const struct capability *scores)
{
    return affirmed(scores->importance) && capability_membership(scores) == MEMBER_NO;
}

/*
 * People give up what stays out of reach (Sen): a fall in importance is asked about, not concluded
 * from.
 */
static bool let_go(const struct capability *scores, const struct capability *last)
{
    bool low = !affirmed(scores->opportunity) || !affirmed(scores->realisation);
    bool fell = last && last->importance != SCORE_OPEN && scores->importance < last->importance;

    return low && fell;
}

enum reading capability_reading(const struct capability *scores, const struct capability *last)
{
    if (!complete(scores))
        return READING_NONE;
    if (let_go(scores, last))
        return READING_LET_GO;
    if (!affirmed(scores->importance))
        return affirmed(scores->opportunity) || affirmed(scores->realisation)
                   ? READING_LESS_IMPORTANT
                   : READING_LET_GO;
    if (affirmed(scores->opportunity))
        return affirmed(scores->realisation) ? READING_WORKS : READING_NOT_YET;
    return affirmed(scores->realisation) ? READING_AT_A_COST : READING_LITTLE_ROOM;
}

static const struct {
    const char *text;
    const char *ask_next;
    const char *who_can_act;
} readings[] = {
    [READING_NONE] = {"", "", ""},
    [READING_WORKS] = {N_("Important, there is room and it works. Is that right?"),
                       N_("What helps you here, and how do we keep it so?"),
                       N_("the two of you: protect it together")},
    [READING_NOT_YET] = {N_("There is room, but it does not work yet. Is that right?"),
                         N_("What stands in between?"), N_("both of you; look at the work first")},
    [READING_LITTLE_ROOM] = {N_("Important, but there is little room. Is that right?"),
                             N_("What do you need from us? What can you do yourself?"),
                             N_("leader and organisation, together with you")},
    [READING_AT_A_COST] = {N_("It works, while there is little room. Is that right?"),
                           N_("What does that cost you? How long can you keep it up?"),
                           N_("the leader: make it lighter")},
    [READING_LESS_IMPORTANT] = {N_("Less important for now. Is that right?"),
                                N_("What makes it less important for you now?"),
                                N_("talk about it; nothing has to be done")},
    [READING_LET_GO] = {N_("Less important for now. Is that right?"),
                        N_("Did this become less important, or did you let it go because it did "
                           "not work?"),
                        N_("talk about it first")},
};

const char *reading_text(enum reading reading)
{
    return reading == READING_NONE ? "" : _(readings[reading].text);
}

const char *reading_ask_next(enum reading reading)
{
    return reading == READING_NONE ? "" : _(readings[reading].ask_next);
}

const char *reading_who_can_act(enum reading reading)
{
    return reading == READING_NONE ? "" : _(readings[reading].who_can_act);
}
