#ifndef WG_TUI_DUE_H
#define WG_TUI_DUE_H

#include <stdbool.h>

#include "base/date.h"

/*
 * A day as it is being typed. What was typed stays until it is a day; what is kept
 * is always a day or nothing: the one that stands there, else the one from before
 * the typing began. A day that can't be gets a proposed repair, asked once.
 */
struct due {
    char *text; /* never NULL after due_show() */
    char kept[DAY_SIZE];
    char before[DAY_SIZE];
    bool asked; /* the proposal, or how to write a day, was said */
};
void due_done(struct due *due);
/* Starts with a kept day, ISO or "". */
void due_show(struct due *due, const char *iso);
/* Takes what is typed now; returns what to keep, ISO or "". Borrowed. */
const char *due_type(struct due *due, const char *text, struct day today);
enum day_result due_read(const struct due *due, struct day today, struct day *out);
/* Leaving the field: true when all is well, or when it was asked before; else it is asked now. */
bool due_leave(struct due *due, struct day today);
/* True when the proposed repair, once asked, is taken: `kept` is the new day. */
bool due_accept(struct due *due, struct day today);
/* The line under the field; the caller frees it. */
char *due_note(const struct due *due, struct day today, bool focused);

#endif
