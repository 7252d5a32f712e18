#ifndef WG_TUI_DAYTEXT_H
#define WG_TUI_DAYTEXT_H

#include <stdbool.h>

#include "base/date.h"

/*
 * A day as it is being typed. What is kept is an ISO day, or the words as they stand while they are no
 * day yet: nothing that was typed is lost.
 */
/* What to keep of what was typed, "" for nothing. The caller frees it. */
char *daytext_keep(const char *typed, struct day today);
/* What a field shows of it: 31-12-2026, or the words. The caller frees it. */
char *daytext_show(const char *kept);
/* The day that an impossible one was probably meant to be, as ISO; false when there is none to propose. */
bool daytext_repair(const char *kept, struct day today, char iso[DAY_SIZE]);
/* True for words that are no day. */
bool daytext_is_words(const char *kept);
/* The line under the field; NULL when nothing stands in it. The caller frees it. */
char *daytext_note(const char *kept, struct day today);

#endif
