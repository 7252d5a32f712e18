#ifndef WG_DOMAIN_APPOINTMENT_H
#define WG_DOMAIN_APPOINTMENT_H

#include <stddef.h>

#include "base/clock.h"
#include "base/date.h"
#include "domain/terms.h"

/*
 * A talk that is to come: with whom, when, with which guide. It is made where a talk asks for a day (the
 * steps that measure follow-up and check-in), or by itself. It ends by becoming a talk, or by being dropped.
 */
struct appointment {
    char id[UUID_SIZE];
    int revision;    /* from 1, +1 when it moves: what calendars tell a newer copy by */
    char *person_id; /* NULL for a team */
    char *person;    /* the name, or NULL */
    char *team;      /* the name, or NULL */
    char *script_id; /* the guide it is meant to be held with */
    char *title;     /* of that guide, where a face looked it up; NULL from the store */
    struct day day;
    char interview[UUID_SIZE]; /* the talk in which it was agreed, "" = none */
    enum measure measure;      /* of the step where it was agreed; MEASURE_NONE */
    char talk[UUID_SIZE];      /* the talk that it became, "" = none */
    int64_t dropped;           /* 0 = it was not dropped */
};
void appointment_done(struct appointment *appointment);
/* What it is called: the title of its guide, where that is known, or else what was agreed on. Borrowed. */
const char *appointment_label(const struct appointment *appointment);

struct appointment_list {
    struct appointment *items;
    size_t count;
};
void appointment_list_done(struct appointment_list *list);

#endif
