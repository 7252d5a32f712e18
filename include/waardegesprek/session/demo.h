#ifndef WG_SESSION_DEMO_H
#define WG_SESSION_DEMO_H

#include "session/session.h"

/*
 * Fills an empty store with plainly invented people: one with three talks over the last year, others with one, a talk to
 * come and a talk that is not finished. The leader of that store is an invented one from then on. Real talks, held
 * through session on a clock that is set back: what is seen is what the program makes. False with a sentence, also when the store has talks already.
 */
bool demo_fill(const struct session_setup *setup, const char *language, struct diag *diag);

/*
 * A registry to look around in as HR: forty invented people in five teams, what they shared over the last year, what HR did
 * with it, scores enough for figures (but of one team) and talks; and some of the plans of demo_fill(), which calls this at
 * its end. Made through sharing and review on a clock that is set back, each quarter published in its time. Only in a
 * registry that lies in the setup's own data folder: where plans are shared elsewhere, or nowhere, nothing is done. False with a sentence, also when
 * something was shared there already.
 */
bool registry_demo_fill(const struct session_setup *setup, const char *language, struct diag *diag);

#endif
