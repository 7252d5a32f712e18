#ifndef WG_REPORT_CARD_H
#define WG_REPORT_CARD_H

#include <stdbool.h>

#include "base/buf.h"
#include "domain/script.h"

/*
 * A guide on paper. For the leader it is the conversation card: the whole talk on a
 * sheet, with its cues. For the employee it is a sheet to prepare with: what the talk is
 * for, who sees what, and the questions in plain words with room to write; never a
 * cue. Nothing of any talk is in it: {person} and the like stand as "…".
 */
enum card_reader { CARD_LEADER, CARD_EMPLOYEE };

/* False for the employee's sheet of a talk that the leader has alone. */
bool card_possible(const struct script *script, enum card_reader reader);

/* The formats, each one file and one row. The program's words are in the language of the messages. */
struct card_format {
    const char *name; /* md, html: also what a file name ends in */
    void (*write)(const struct script *script, enum card_reader reader, struct buf *out);
};
const struct card_format *card_format_find(const char *name);
/* "md, html", for messages. The caller frees it. */
char *card_format_names(void);

#endif
