#ifndef WG_TUI_SCRIPT_FINDINGS_H
#define WG_TUI_SCRIPT_FINDINGS_H

#include <stddef.h>

#include "base/diag.h"
#include "script/load.h"
#include "store/store.h"

/*
 * What is to be said about a guide's file and its translations: those of the file itself first, then
 * those of the files it leans on; with the talks that are kept. `out` is cleared first.
 */
void findings_load(struct store *store, const struct library *library, const char *path,
                   struct diag *out);
size_t findings_count(const struct diag *diag, enum severity severity);
/*
 * Where to land in a list that was made anew: at the same finding, or else at the one that comes
 * next. `old` may be NULL.
 */
size_t findings_land(const struct diag *diag, const struct finding *old, const char *path);

#endif
