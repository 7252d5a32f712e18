/* What is written in several talks at once waits until nobody has one of them open. */
#include "locks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void locks_add(void *locks, const char *interview)
{
    struct locks *own = locks;

    own->ids = xreallocarray(own->ids, own->count + 1, sizeof *own->ids);
    snprintf(own->ids[own->count++], UUID_SIZE, "%s", interview);
}

bool locks_have(const struct locks *locks, const char *interview)
{
    for (size_t i = 0; i < locks->count; i++) {
        if (strcmp(locks->ids[i], interview) == 0)
            return true;
    }
    return false;
}

bool locks_take(const struct session_setup *setup, struct locks *locks, struct diag *diag)
{
    locks->taken = xcalloc(locks->count + 1, sizeof(struct lock *));
    for (size_t i = 0; i < locks->count; i++) {
        bool held;

        locks->taken[i] = lock_take(setup->data_folder, locks->ids[i], setup->terminal,
                                    clock_now(setup->clock), &held, diag);
        if (!locks->taken[i])
            return false;
    }
    return true;
}

void locks_release(struct locks *locks)
{
    for (size_t i = 0; locks->taken && i < locks->count; i++)
        lock_release(locks->taken[i]);
    free(locks->taken);
    free(locks->ids);
    *locks = (struct locks){0};
}
