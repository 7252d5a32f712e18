#ifndef WG_SRC_SESSION_OUTBOX_PARCEL_H
#define WG_SRC_SESSION_OUTBOX_PARCEL_H

/* One parcel of the outbox on its way into the registry. */
#include "registry/registry.h"
#include "session/session.h"
#include "store/share.h"

enum parcel_result {
    PARCEL_ARRIVED,
    PARCEL_WITHDRAWN, /* of a share: it was withdrawn there meanwhile, and was not kept */
    PARCEL_PAST,      /* nobody needs it any more: it ends here */
    PARCEL_FAILED,    /* registry_failure() says of what sort; a sentence why */
    PARCEL_UNREADABLE /* what the store has makes no sense */
};
enum parcel_result parcel_send(struct registry *registry, const struct session_setup *setup,
                               const struct parcel *parcel, struct diag *diag);

/* Whether a run would do anything that can't wait, or the last one is long ago. */
bool outbox_is_due(const struct session_setup *setup);

#endif
