#ifndef WG_SESSION_OUTBOX_H
#define WG_SESSION_OUTBOX_H

#include "session/session.h"
#include "store/share.h"

/*
 * What leaves for the registry, and HR's answers that come back. It may take long: the screens start it in a process of its own
 * (outbox_start), the command line waits for it.
 */
struct outbox_result {
    int sent, waiting, refused; /* waiting: the thinking period, or no connection */
    int answers;                /* that are new */
    int gone;                   /* withdrawn at HR with the code */
    int missing;                /* arrived once, and neither there nor withdrawn there */
    bool away;                  /* the registry could not be reached; the sentence is in diag */
};
/*
 * Sends what may leave, in order, each once; then brings the counts of talks, HR's answers, the teams and the settings. One at a time on a
 * store (locks/outbox): while another one runs, nothing is done and *busy is true. False when something is wrong here; a
 * registry that is away is no failure.
 */
bool outbox_send(const struct session_setup *setup, struct outbox_result *out, bool *busy,
                 struct diag *diag);
/* The same in a process of its own that nobody waits for. Nothing when no registry is set or nothing is due. */
void outbox_start(const struct session_setup *setup);

#endif
