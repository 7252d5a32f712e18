#ifndef WG_CLI_EDITION_H
#define WG_CLI_EDITION_H

#include "domain/script.h"
#include "world.h"

/* An edition of a guide, by its id or by the path of its file. */
enum edition {
    EDITION_NAMED, /* what a talk starts with; for a path, that file */
    EDITION_RUNS,  /* what a talk starts with; for a path, of the guide that is named so */
    EDITION_FILE   /* the file as it lies there */
};
/*
 * In this language, or in the guide's own when it has no texts in it. NULL with a sentence in diag. Free it
 * with script_free().
 */
struct script *edition_open(const struct world *world, const char *name, enum edition edition,
                            const char *language, struct diag *diag);
/*
 * What an employee gets to read is in plain words: a guide that has its own plain edition gives that. Takes the
 * script over.
 */
struct script *edition_open_plain(const struct world *world, const char *name, enum edition edition,
                                  struct script *script, struct diag *diag);

#endif
