#ifndef WG_SRC_REPORT_OUT_H
#define WG_SRC_REPORT_OUT_H

#include <jansson.h>

#include "base/buf.h"
#include "domain/agreement.h"
#include "domain/appointment.h"
#include "domain/correction.h"
#include "domain/interview.h"

/* The pieces that JSON of every kind is made of; docs/data-format.md names the keys. */

/* Cleaned; null for NULL. */
json_t *out_text(const char *text);
/* For ids and days: an empty one is none. */
json_t *out_id(const char *id);
json_t *out_moment(int64_t moment); /* null for 0 */
json_t *out_day(struct day day);

json_t *out_head(const struct interview *head, int talked_about);
json_t *out_action(const struct action *action);
/* The same, with whom and in which talk. */
json_t *out_agreement(const struct agreement *agreement);
/* "made": when it was; null when the history does not say. */
json_t *out_made(const struct history *history);
json_t *out_history(const struct history *history);
json_t *out_appointment(const struct appointment *appointment);
json_t *out_correction(const struct correction *correction);

/* Takes the root over. */
void out_write(json_t *root, struct buf *out);

#endif
