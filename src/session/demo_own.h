#ifndef WG_SRC_SESSION_DEMO_OWN_H
#define WG_SRC_SESSION_DEMO_OWN_H

#include "demo_file.h"
#include "registry/registry.h"
#include "session/session.h"

/*
 * What the demo's own leader shares of the talks in the store, as `own` lists it: found by its words, sent after the
 * thinking period, answered on `hr`. What is not in the store is left out. The clock ends at now.
 */
bool demo_share_own(const struct session_setup *setup, struct registry *hr, struct demo_clock *time,
                    const json_t *own, size_t language, struct diag *diag);

#endif
