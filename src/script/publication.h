#ifndef WG_SCRIPT_PUBLICATION_H
#define WG_SCRIPT_PUBLICATION_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/path.h"

/* What published/ID.json beside a guide's file holds: what talks start with. */
struct publication {
    char *bundle; /* the guide as it was then */
    char *day;    /* ISO */
    char *note;   /* what changed, in one sentence */
    int changed;  /* steps that changed; 0 = a first edition */
};
enum publication_outcome {
    PUBLICATION_NONE,
    PUBLICATION_GOOD,    /* its bundle opens, and is this guide's */
    PUBLICATION_UNUSABLE /* it is there: one sentence says why it does not count, and what to do */
};
/* *out is zeroed unless it is good. */
enum publication_outcome publication_load(const char *folder, const char *id,
                                          struct publication *out, struct diag *diag);
/* On these terms; always in the place of an earlier one. */
bool publication_save(const char *folder, const char *id, const struct publication *publication,
                      const struct path_terms *terms, struct diag *diag);
void publication_done(struct publication *publication);

/*
 * Keeps all others who publish in this folder waiting, until publication_unlock(). Waits for them
 * for two seconds itself. -1 with a sentence when it can't be had.
 */
int publication_lock(const char *folder, struct diag *diag);
void publication_unlock(int lock);

#endif
