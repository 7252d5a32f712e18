#ifndef WG_SESSION_HANDOVER_H
#define WG_SESSION_HANDOVER_H

#include "base/buf.h"
#include "domain/agreement.h"
#include "session/session.h"

/*
 * From one leader to the next: a file with the open plan and the next day. What was answered goes
 * along only where the employee says so, item by item; what is only for the leader never does and is not
 * even listed here.
 *
 * Of talks of another kind (terms.h) than the value talks nothing goes by itself, nor does the file tell that there were any:
 * no head, no day of such a talk to come. An open agreement of one is an item, for the employee to choose. It goes as a
 * part of the last value talk then, with what is shown here (what, who, by when) and no more. Where there is no
 * value talk it can only go with its own talk's head; its label says so.
 */
struct handover_item {
    char interview[UUID_SIZE]; /* the talk it was said or agreed in */
    char *title;               /* of the guide */
    struct day day;
    char action[UUID_SIZE]; /* an open agreement of a talk of another kind; "" = an answer */
    char *step, *item;      /* of an answer, else "" */
    bool is_remark;         /* the remark beside the answer, not the answer */
    char *label;            /* what was asked, for people */
    char *text;             /* what was said, for people: one text, may have many lines */
    bool chosen;            /* false to begin with */
};
struct handover {
    struct person person;
    struct agreement_list agreements;     /* the open ones of value talks: these go */
    struct appointment_list appointments; /* value talks to come: these go too */
    size_t days_left_out;      /* talks to come of another kind, or by a guide that is gone */
    char last_talk[UUID_SIZE]; /* the last value talk; "" = there is none */
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
