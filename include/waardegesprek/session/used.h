#ifndef WG_SESSION_USED_H
#define WG_SESSION_USED_H

#include "session/session.h"

/* Says which steps that talks of this guide have answers to are missing in its file: warnings. */
void session_check_used(struct store *store, const struct library *library, const char *path,
                        struct diag *diag);

#endif
