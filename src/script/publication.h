#ifndef WG_SCRIPT_PUBLICATION_H
#define WG_SCRIPT_PUBLICATION_H

#include <stdbool.h>

#include "base/diag.h"

/* What published/ID.json beside a guide's file holds: what talks start with. */
struct publication {
    char *bundle; /* the guide as it was then */
    char *day;    /* ISO */
    char *note;   /* what changed, in one sentence */
    int changed;  /* steps that changed; 0 = a first edition */
};
/* False when there is none, or none that can be read; *out is zeroed then. */
bool publication_load(const char *folder, const char *id, struct publication *out);
/* It is there, and this account may not read it. */
bool publication_hidden(const char *folder, const char *id);
/* Whoever may read the file `like` may read it. */
bool publication_save(const char *folder, const char *id, const struct publication *publication,
                      const char *like, struct diag *diag);
void publication_done(struct publication *publication);

#endif
