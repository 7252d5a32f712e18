#ifndef WG_SESSION_PINNED_H
#define WG_SESSION_PINNED_H

#include "session/session.h"

/*
 * The guides with which other talks were held. Many talks go by few guides, so each distinct text is
 * opened once.
 */
struct pinned;
struct pinned *pinned_new(struct store *store);
void pinned_free(struct pinned *pinned);
/* In a language, such as that of the talk. Borrowed until pinned_free(); NULL with a sentence. */
const struct script *pinned_open(struct pinned *pinned, const char *interview, const char *language,
                                 struct diag *diag);

#endif
