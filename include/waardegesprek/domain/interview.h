#ifndef WG_DOMAIN_INTERVIEW_H
#define WG_DOMAIN_INTERVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/date.h"
#include "domain/terms.h"

/* The head of a talk: who, with which guide, since when, how far. */
enum interview_status { INTERVIEW_OPEN, INTERVIEW_CLOSED };

struct interview {
    char id[UUID_SIZE];
    char *person_id; /* NULL when the subject is a team or the leader alone */
    char *person;    /* the name, or NULL */
    char *team;      /* the name, or NULL */
    char *leader;    /* who led it */
    bool taken_over; /* it came from another leader */
    char *script_id;
    char *title; /* of the guide, in its own language */
    int script_version;
    enum process process;
    char *language;
    enum interview_status status;
    int64_t started; /* UTC seconds */
    int64_t touched; /* the last change */
    int64_t closed;  /* 0 = not */
    /* Where the talk stands: the step's id, the item, the byte offset of the cursor in its text. */
    char *at_step;
    char *at_item;
    size_t at_offset;
    /* How much was said, for lists. */
    int talked_about; /* values */
};

void interview_init(struct interview *interview);
void interview_done(struct interview *interview);

/*
 * The last day on which such a talk may still be kept; false when its kind has no term. It
 * runs from the end, or while there is none from the last change.
 */
bool interview_kept_until(const struct interview *interview, struct day *out);

struct interview_list {
    struct interview *items;
    size_t count;
};
void interview_list_done(struct interview_list *list);

struct person {
    char id[UUID_SIZE];
    char *name;
    char *team; /* name, or NULL */
};
struct person_list {
    struct person *items;
    size_t count;
};
void person_list_done(struct person_list *list);

#endif
