#ifndef WG_SRC_SESSION_LOCKS_H
#define WG_SRC_SESSION_LOCKS_H

/* The locks of several talks at once: all of them, or a sentence that says who has one. */
#include "state.h"

struct locks {
    char (*ids)[UUID_SIZE];
    struct lock **taken;
    size_t count;
};
/* For the functions of the store that call back for each talk: `locks` is the context. */
void locks_add(void *locks, const char *interview);
bool locks_have(const struct locks *locks, const char *interview);
/* False when one is held elsewhere; locks_release() in both cases. */
bool locks_take(const struct session_setup *setup, struct locks *locks, struct diag *diag);
void locks_release(struct locks *locks);

#endif
