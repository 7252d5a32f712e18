#ifndef WG_SESSION_SEARCH_H
#define WG_SESSION_SEARCH_H

#include "session/session.h"
#include "store/search.h"

/* store_search(), with the label of every step as its guide words it. */
bool session_search(const struct session_setup *setup, const struct search *search,
                    struct hit_list *out, struct diag *diag);

#endif
