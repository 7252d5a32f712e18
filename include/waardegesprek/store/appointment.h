#ifndef WG_STORE_APPOINTMENT_H
#define WG_STORE_APPOINTMENT_H

#include "domain/appointment.h"
#include "store/store.h"

/*
 * Talks to come. Those that a talk asked for follow its answer: saving another day than before in the answer of a step that measures
 * follow-up or check-in makes, moves, takes away or brings back the appointment (with the id it had) in the same commit (script of the
 * appointment: step->guide, or the guide of the talk itself). One that became a talk stays as it was. Starting a talk with the person or team by
 * that guide ends the appointment that is nearest, when its day is past or within three weeks. Where an earlier talk
 * with them made one by the same guide that is still to come, that one is moved: a person has one of each;
 * the earlier day comes back when the later one is taken back or its talk is erased.
 */
bool store_appointments(struct store *store, struct appointment_list *out, struct diag *diag);
/* Those of a person that became a talk or were dropped. */
bool store_ended_appointments(struct store *store, const char *person_id,
                              struct appointment_list *out, struct diag *diag);
/* By id or a unique prefix of at least 4 characters. */
bool store_find_appointment(struct store *store, const char *prefix, struct appointment *out,
                            struct diag *diag);
/* With a person (id) or else a team (name; made when it is new). */
bool store_add_appointment(struct store *store, const char *person_id, const char *team,
                           const char *script_id, struct day day, char id_out[UUID_SIZE],
                           struct diag *diag);
bool store_move_appointment(struct store *store, const char *id, struct day day, struct diag *diag);
/* It became this talk, whatever its day; no other one did. */
bool store_hold_appointment(struct store *store, const char *id, const char *interview,
                            struct diag *diag);
/* It is no longer to come; false undoes that. */
bool store_drop_appointment(struct store *store, const char *id, bool dropped, struct diag *diag);

#endif
