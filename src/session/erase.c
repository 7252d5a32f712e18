/*
 * A talk that goes must not be open anywhere: what would be typed in it there had no place any more. Nor may a talk
 * be open that holds an agreement which this one changed: it has those words in memory, and would write them again.
 */
#include "session/erase.h"

#include "locks.h"
#include "store/erase.h"

static void add_other(void *context, const char *interview)
{
    if (!locks_have(context, interview))
        locks_add(context, interview);
}

bool session_erase(const struct session_setup *setup, const char *id, struct diag *diag)
{
    struct locks locks = {0};
    bool done;

    locks_add(&locks, id);
    done = store_talks_beside(setup->store, id, add_other, &locks, diag) &&
           locks_take(setup, &locks, diag) && store_erase_interview(setup->store, id, diag);
    locks_release(&locks);
    return done;
}
