#ifndef WG_SCRIPT_TRANSLATE_H
#define WG_SCRIPT_TRANSLATE_H

#include <stddef.h>

#include "base/diag.h"
#include "script/load.h"

/*
 * What a translation of a guide or building block still needs, as lines of YAML to fill in. They are comments, so
 * that a file with them can be used at once.
 */
struct translation_work {
    char *path;     /* where the translation lies, or is to lie: beside the guide */
    char *language; /* that the guide is written in */
    bool there;     /* the file is there already */
    size_t missing, stale;
    char *lines; /* a whole file when there is none yet; else what is to be added or mended in it */
};
/*
 * False with what is wrong: the guide has mistakes, or is in this language itself. A translation with
 * mistakes is no failure.
 */
bool translation_work_init(struct translation_work *work, const struct library *library,
                           const char *guide, const char *language, struct diag *diag);
void translation_work_done(struct translation_work *work);

#endif
