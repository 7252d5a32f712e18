#ifndef WG_SESSION_PREPARE_H
#define WG_SESSION_PREPARE_H

#include "domain/agreement.h"
#include "session/session.h"

/* What a leader looks at before a talk. */
struct preparation {
    struct interview_list talks; /* earlier ones that the coming talk sees, the newest first */
    struct agreement_list
        agreements; /* open: the leader's own first, organisation, HR, together, employee */
};
/* `process`: of the talk to come; NULL person: of the team. */
bool preparation_load(const struct session_setup *setup, const char *person_id, const char *team,
                      enum process process, struct preparation *out, struct diag *diag);
void preparation_done(struct preparation *preparation);

#endif
