#ifndef WG_SESSION_CORRECT_H
#define WG_SESSION_CORRECT_H

#include "domain/correction.h"
#include "session/session.h"

/*
 * The employee's right: a dated correction beside an answer or an action, at any time, also when the
 * talk is finished or open elsewhere. `text` is cleaned here; blank words are refused with a sentence.
 */
bool correct_answer(const struct session_setup *setup, const char *interview, const char *step,
                    const char *item, const char *text, struct diag *diag);
bool correct_action(const struct session_setup *setup, const char *interview, const char *action,
                    const char *text, struct diag *diag);
/* Those of this talk; borrowed. Read when it is opened, and by this. */
const struct correction_list *session_corrections(const struct session *session);
bool session_read_corrections(struct session *session, struct diag *diag);

#endif
