#ifndef WG_STORE_RESTORE_H
#define WG_STORE_RESTORE_H

#include "domain/agreement.h"
#include "domain/appointment.h"
#include "domain/correction.h"
#include "domain/script.h"
#include "store/store.h"

/*
 * Puts a whole talk back, or takes over one of another leader. The caller has checked all of it; what is here
 * is one commit for all talks of a file: all, or nothing.
 */
struct restored_answer {
    const struct step *step;
    const char *item;
    const struct answer *answer;
};
struct restored_talk {
    const struct interview
        *head; /* id, status, moments, language, title as they were; `leader` who led it */
    const struct script *script;
    const char *bundle;
    const struct restored_answer *answers;
    size_t answer_count;
    const struct agreement *agreements; /* made in this talk */
    const struct history *histories;    /* one each, may be NULL; or NULL */
    size_t agreement_count;
    const char *const *reviews; /* actions of earlier talks that it went through, in order */
    size_t review_count;
    const struct correction *corrections;
    size_t correction_count;
    const struct appointment *appointments; /* agreed in this talk and still to come */
    size_t appointment_count;
};
/* Whether a talk, action or talk to come of that id is here already. */
bool store_has_interview(struct store *store, const char *id, bool *out, struct diag *diag);
bool store_has_action(struct store *store, const char *id, bool *out, struct diag *diag);
bool store_has_appointment(struct store *store, const char *id, bool *out, struct diag *diag);
/*
 * All of one person (or NULL name: of a team). The person is matched by `person_id` of this store, or made when it
 * is NULL. `loose`: talks to come that were agreed in none of these; they come in also when every talk is here.
 * `taken_over`: they stand on the agenda until a talk is held.
 */
bool store_restore(struct store *store, const char *person_id, const char *name, const char *team,
                   const struct restored_talk *talks, size_t count,
                   const struct appointment_list *loose, bool taken_over, struct diag *diag);

#endif
