/* A talk that goes must not be open anywhere: what would be typed in it there had no place any more. */
#include "session/erase.h"

#include "state.h"
#include "store/erase.h"

bool session_erase(const struct session_setup *setup, const char *id, struct diag *diag)
{
    bool held;
    bool done;
    struct lock *lock =
        lock_take(setup->data_folder, id, setup->terminal, clock_now(setup->clock), &held, diag);

    if (!lock)
        return false;
    done = store_erase_interview(setup->store, id, diag);
    lock_release(lock);
    return done;
}
