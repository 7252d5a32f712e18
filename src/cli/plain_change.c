/* What makes a talk another one: agreements that are brought in, a newer version of its guide. */
#include <stdint.h>
#include <stdlib.h>

#include "base/message.h"
#include "plain.h"
#include "report/changes.h"
#include "say.h"
#include "session/rehearse.h"
#include "session/update.h"
#include "session/wall.h"
#include "sharing.h"

static void say_beyond(const struct plan *beyond, enum process process)
{
    say("%s\n",
        _("These agreements were made in another kind of talk. The employee decides whether "
          "they come along. Only the agreement comes, nothing of what was told."));
    for (size_t i = 0; i < beyond->count; i++)
        say("%zu. %s (%s)\n", i + 1, action_get(&beyond->actions[i], ACTION_WHAT),
            owner_label(action_owner(&beyond->actions[i]), process));
}

static void bring_in(struct plain *plain, const struct action *action)
{
    struct plan chosen;
    struct diag diag;

    plan_init(&chosen);
    diag_init(&diag);
    plan_add(&chosen, action);
    if (session_bring_in(plain->session, &chosen, &diag))
        say("%s\n", _("It is in the plan now."));
    else
        say_diag(&diag);
    diag_done(&diag);
    plan_done(&chosen);
}

/* One at a time, until Enter. *again tells whether one was brought in. */
static bool bring_one(struct plain *plain, bool *again)
{
    struct plan beyond;
    struct diag diag;
    size_t number = 0;
    bool goes_on = true;

    diag_init(&diag);
    if (!session_find_beyond(plain->session, &beyond, &diag))
        say_diag(&diag);
    diag_done(&diag);
    *again = false;
    if (beyond.count == 0) {
        say("%s\n", _("There are no agreements from other talks to bring in."));
    } else {
        say_beyond(&beyond, session_script(plain->session)->process);
        goes_on = plain_ask_number(plain, _("Which one comes along? Enter is none:"), beyond.count,
                                   &number);
    }
    if (goes_on && number > 0) {
        bring_in(plain, &beyond.actions[number - 1]);
        *again = beyond.count > 1;
    }
    plan_done(&beyond);
    return goes_on;
}

bool act_bring_in(struct plain *plain, const char *words)
{
    bool again = true;

    (void)words;
    while (again) {
        if (!bring_one(plain, &again))
            return false;
    }
    plain->part = SIZE_MAX;
    plain->move = MOVE_AGAIN;
    return false;
}

static bool update(struct plain *plain, const struct update *update)
{
    char *text = changes_text(&update->differences);
    struct diag diag;
    enum yes yes;
    bool goes_on;

    say("%s\n", text);
    free(text);
    if (update->kept > 0)
        say(message_plural("%zu answer to a question that is gone stays in the notes.\n",
                           "%zu answers to questions that are gone stay in the notes.\n",
                           (unsigned long)update->kept),
            update->kept);
    if (update->blocked) {
        say("%s\n", update->blocked);
        return true;
    }
    goes_on = plain_ask_yes(plain, _("Go on with the new version? Yes or no, Enter is no:"), &yes);
    if (!goes_on || yes != YES_YES)
        return goes_on;
    diag_init(&diag);
    if (session_update(plain->session, update, &diag))
        say("%s\n", _("The talk goes on with the new version. All answers are kept."));
    else
        say_diag(&diag);
    diag_done(&diag);
    plain->part = SIZE_MAX;
    plain->move = MOVE_AGAIN;
    return false;
}

bool act_update(struct plain *plain, const char *words)
{
    struct update *found;
    struct diag diag;
    bool goes_on = true;

    (void)words;
    diag_init(&diag);
    found = session_find_update(plain->session, &diag);
    if (found)
        goes_on = update(plain, found);
    else if (diag.count > 0)
        say_diag(&diag);
    else
        say("%s\n", _("This talk has the newest version of its guide."));
    update_free(found);
    diag_done(&diag);
    return goes_on;
}

/* The questions come from here, and are answered in lines of their own: no colon commands among them. */
bool act_share(struct plain *plain, const char *words)
{
    (void)words;
    if (session_is_kept(plain->session))
        sharing_ask(plain->world, &plain->input, session_interview(plain->session)->id);
    else
        say("%s\n", _("Nothing of this talk is kept, so there is nothing to share either."));
    return true;
}
