#ifndef WG_SESSION_IMPORT_H
#define WG_SESSION_IMPORT_H

#include "domain/interview.h"
#include "session/session.h"

/*
 * Reads a file that `report --format json`, `person export` or `handover` wrote. It is looked at like anything from a
 * stranger: size, depth, ids, kinds, days and the guide in it are checked, every text is cleaned, and
 * a complaint names the place ("talks[0].answers[3].number") and the repair. Nothing is written before
 * import_apply(), and then all or nothing.
 */
struct import;
struct import *import_read(const struct session_setup *setup, const char *bytes, size_t length,
                           struct diag *diag);
void import_free(struct import *import);
/* What is in it, to be said before it is done. Borrowed. */
struct import_summary {
    const char *person, *team; /* or NULL */
    const char *leader;        /* who made the file, or NULL */
    bool is_handover;
    size_t talks, answers, agreements, corrections, appointments;
    size_t known;   /* talks that are here already: they are left as they are */
    size_t behind;  /* answers in those that are not here: one came by a handover, say */
    size_t removed; /* agreements that were removed: they stay behind */
    bool anything_new;
    /* Answers to questions of a version of the guide that a talk had before: they are not in such a file. */
    size_t left_out;
};
struct import_summary import_summary(const struct import *import);
/*
 * Whom they are of, to be said before it is done: the one of that name and team who is here, or somebody new (id "").
 * `team` (or NULL) counts above the one in the file. False with a sentence when there are several, and when only a
 * team could tell whether it is the one who is here. person_done() by the caller.
 */
bool import_find_person(const struct import *import, const char *team, struct person *out,
                        struct diag *diag);
/* `person` NULL: as import_find_person() finds them. */
bool import_apply(struct import *import, const struct person *person, struct diag *diag);

#endif
