/* What makes a talk another one: agreements that are brought in, a newer version of its guide. */
#include <stdint.h>
#include <stdlib.h>

#include "base/message.h"
#include "plain.h"
#include "report/changes.h"
#include "say.h"
#include "session/update.h"
#include "session/wall.h"

bool act_bring_in(struct plain *plain, const char *words)
{
    size_t count = session_count_beyond(plain->session);
    struct diag diag;
    enum yes yes;

    (void)words;
    if (count == 0) {
        say("%s\n", _("There are no agreements from other talks to bring in."));
        return true;
    }
    say(message_plural("There is %zu agreement from another kind of talk. This is for the employee "
                       "to decide: only the agreement comes here, nothing of what was told.\n",
                       "There are %zu agreements from another kind of talk. This is for the "
                       "employee to decide: only the agreements come here, nothing of what was "
                       "told.\n",
                       (unsigned long)count),
        count);
    if (!plain_ask_yes(plain, _("Does the employee want them here? Yes or no, Enter is no:"), &yes))
        return false;
    if (yes != YES_YES)
        return true;
    diag_init(&diag);
    if (session_bring_in(plain->session, &diag))
        say("%s\n", _("They are in the plan now."));
    else
        say_diag(&diag);
    diag_done(&diag);
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
