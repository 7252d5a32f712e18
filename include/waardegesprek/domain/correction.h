#ifndef WG_DOMAIN_CORRECTION_H
#define WG_DOMAIN_CORRECTION_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"

/*
 * What the employee says of an answer or an action that was written down, at any time: it never
 * replaces the words, it stands beside them with its day, in every copy.
 */
struct correction {
    char id[UUID_SIZE];
    char *step;             /* of an answer; NULL: it is about the action */
    char *item;             /* "" outside a loop */
    char action[UUID_SIZE]; /* "" = about an answer */
    int64_t moment;
    char *text;
};
struct correction_list {
    struct correction *items; /* the oldest first */
    size_t count;
};
void correction_done(struct correction *correction);
void correction_list_done(struct correction_list *list);

#endif
