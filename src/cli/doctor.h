#ifndef WG_CLI_DOCTOR_H
#define WG_CLI_DOCTOR_H

#include "world.h"

/* What the doctor found: each a sentence, and what to do where something is to be done. */
enum doctor_state { DOCTOR_FINE, DOCTOR_LOOK, DOCTOR_WRONG };
struct doctor_finding {
    const char *about; /* "talks", "registry" …: for other programs */
    enum doctor_state state;
    char *text, *repair; /* repair NULL = nothing to do */
};
struct doctor {
    struct doctor_finding *findings;
    size_t count;
};
void doctor_done(struct doctor *doctor);

/* Both texts are taken over. */
void doctor_add(struct doctor *doctor, const char *about, enum doctor_state state, char *text,
                char *repair);
/* Everything in diag: errors are wrong, warnings are to look at. */
void doctor_add_diag(struct doctor *doctor, const char *about, const struct diag *diag);

/* doctor_files.c: nothing is made, and nothing is changed. */
void doctor_settings(struct doctor *doctor, const struct world *world);
void doctor_talks(struct doctor *doctor, struct world *world);
/* doctor.c */
void doctor_registry(struct doctor *doctor, struct world *world);
void doctor_program(struct doctor *doctor, const struct world *world);

#endif
