/* The verbs, and finding the one that was meant. */
#include <string.h>

#include "base/nearest.h"
#include "verb.h"

const struct verb *const verbs[] = {&verb_new,    &verb_resume, &verb_list, &verb_show,
                                    &verb_report, &verb_script, NULL};

const struct verb *verb_find(const char *name)
{
    for (size_t i = 0; verbs[i]; i++) {
        if (strcmp(verbs[i]->name, name) == 0)
            return verbs[i];
    }
    return NULL;
}

const struct verb *verb_near(const char *name)
{
    struct nearest nearest;

    nearest_init(&nearest, name);
    for (size_t i = 0; verbs[i]; i++)
        nearest_offer(&nearest, verbs[i]->name);
    return nearest.best ? verb_find(nearest.best) : NULL;
}
