#ifndef WG_SRC_DOMAIN_PAIRING_H
#define WG_SRC_DOMAIN_PAIRING_H

#include "domain/script.h"

/* Which part and step of an old edition of a guide is which of the new one. */
struct pairing {
    const struct script *old, *new;
    size_t *part_twins; /* of each new part: its old one, or SIZE_MAX */
    size_t *step_twins;
    bool *part_moved; /* of each new part and step that has a twin */
    bool *step_moved;
};
void pairing_init(struct pairing *pairs, const struct script *old, const struct script *new);
void pairing_done(struct pairing *pairs);
/* Whether this old part is still there. */
bool pairing_has_part(const struct pairing *pairs, size_t old);

#endif
