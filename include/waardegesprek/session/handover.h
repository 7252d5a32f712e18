#ifndef WG_SESSION_HANDOVER_H
#define WG_SESSION_HANDOVER_H

#include "base/buf.h"
#include "domain/agreement.h"
#include "session/session.h"

/*
 * From one leader to the next: a file with the open plan and the next day. What was answered goes
 * along only where the employee says so, item by item; what is only for the leader never does and is not
 * even listed here. Talks of another kind (terms.h) than the value talks stay out of it, but for their open agreements.
 */
struct handover_item {
    char interview[UUID_SIZE];
    char *title; /* of the guide */
    struct day day;
    char *step, *item;
    bool is_remark; /* the remark beside the answer, not the answer */
    char *label;    /* what was asked, for people */
    char *text;     /* what was said, for people: one text, may have many lines */
    bool chosen;    /* false to begin with */
};
struct handover {
    struct person person;
    struct agreement_list agreements;     /* the open ones: these go */
    struct appointment_list appointments; /* these go too */
    struct handover_item *items;
    size_t count;
};
bool handover_load(const struct session_setup *setup, const char *person_id, struct handover *out,
                   struct diag *diag);
void handover_done(struct handover *handover);
/* The file's text: JSON that `import` reads. False with a sentence when there is nothing to go along. */
bool handover_write(const struct session_setup *setup, const struct handover *handover,
                    struct buf *out, struct diag *diag);
/* All that is kept of a person, also what is only for the leader: what a request for access gets. */
bool person_export(const struct session_setup *setup, const char *person_id, struct buf *out,
                   struct diag *diag);
/* Erases a person with all talks; refuses while one is open in another window. */
bool person_erase(const struct session_setup *setup, const char *person_id, struct diag *diag);

#endif
