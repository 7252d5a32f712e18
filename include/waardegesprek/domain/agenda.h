#ifndef WG_DOMAIN_AGENDA_H
#define WG_DOMAIN_AGENDA_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/agreement.h"
#include "domain/appointment.h"
#include "domain/interview.h"
#include "domain/share.h"

/*
 * What there is to look after, so that nobody has to ring the bell: made from talks, appointments
 * and agreements and the day of today alone. In this order of kinds; within a kind by day, those
 * without one last.
 */
enum agenda_kind {
    AGENDA_TAKEN_OVER,  /* a person whose talks came from another leader, and no talk since */
    AGENDA_UNFINISHED,  /* a talk to finish */
    AGENDA_ANSWER,      /* HR wrote something about a shared action, or has not answered for long */
    AGENDA_APPOINTMENT, /* a talk to come (or whose day passed without it) */
    AGENDA_PASSED,      /* an agreement whose day passed: what is needed? */
    AGENDA_PROMISE,     /* what leader, organisation or HR said they would do */
    AGENDA_KIND_COUNT
};
const char *agenda_kind_id(enum agenda_kind kind); /* "unfinished" …, as in JSON */
struct agenda_entry {
    enum agenda_kind kind;
    /* One of them, borrowed from the source; of a taken over person the newest talk that came. */
    const struct interview *interview;
    const struct appointment *appointment;
    const struct agreement *agreement; /* of an answer: the action that it is about */
    const struct hr_answer *answer;
    const char *person_id, *person, *team; /* or NULL */
    bool has_day;
    struct day day;
    bool is_past; /* the day lies before today */
};
/* All borrowed: must outlive the agenda. */
struct agenda_source {
    const struct interview_list *interviews;
    const struct appointment_list *appointments;
    const struct agreement_list *agreements;
    const struct hr_answer_list *answers; /* or NULL */
    struct day today;
};
struct agenda {
    struct agenda_entry *entries;
    size_t count;
};
void agenda_init(struct agenda *agenda, const struct agenda_source *source);
void agenda_done(struct agenda *agenda);

#endif
