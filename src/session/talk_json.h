#ifndef WG_SRC_SESSION_TALK_JSON_H
#define WG_SRC_SESSION_TALK_JSON_H

#include <jansson.h>

#include "base/buf.h"
#include "session/session.h"

/* Talks as the JSON that import reads, to be put together into one file. */

/* A whole talk, the leader's copy. NULL with a sentence; the caller's. */
json_t *talk_json(const struct session_setup *setup, const char *interview, struct diag *diag);
/* The head of a file: kind is "export" or "handover"; the talks are still to be added. */
json_t *file_json(const struct session_setup *setup, const char *kind, const struct person *person);
/* Adds a talk to come that was agreed in none of the talks of the file. */
void file_add_appointment(json_t *file, const struct appointment *appointment);
/* Takes the file over. */
void file_write(json_t *file, struct buf *out);

#endif
