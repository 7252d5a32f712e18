#ifndef WG_REGISTRY_PLACE_H
#define WG_REGISTRY_PLACE_H

#include "base/diag.h"

/* Where a SQLite registry may lie, and who can get at it there. */

/* What people call a file system (statfs's f_type) on which locks of several computers can't be trusted; else NULL. */
const char *fs_is_network(unsigned long type);
/* False, with the reason and the way out, when the file or the folder that it would lie in is on one. */
bool place_is_local(const char *path, struct diag *diag);
/* What the doctor finds of mode and group of the file and its folder, each with its repair. */
void place_examine(const char *path, struct diag *diag);

#endif
