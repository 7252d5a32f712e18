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
    size_t known; /* talks that are here already: they are left as they are */
    /* Answers to questions of a version of the guide that a talk had before: they are not in such a file. */
    size_t left_out;
};
struct import_summary import_summary(const struct import *import);
/*
 * `person` NULL: somebody new by the name in the file, or the one of that name and team who is here; several: false
 * with a sentence.
 */
bool import_apply(struct import *import, const struct person *person, struct diag *diag);

#endif
