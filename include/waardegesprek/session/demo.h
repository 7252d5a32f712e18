#ifndef WG_SESSION_DEMO_H
#define WG_SESSION_DEMO_H

#include "session/session.h"

/*
 * Fills an empty store with plainly invented people: one with three talks over the last year, others with one, a talk to
 * come and a talk that is not finished. The leader of that store is an invented one from then on. Real talks, held
 * through session on a clock that is set back: what is seen is what the program makes. False with a sentence, also when the store has talks already.
 */
bool demo_fill(const struct session_setup *setup, const char *language, struct diag *diag);

#endif
