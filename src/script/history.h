#ifndef WG_SCRIPT_HISTORY_H
#define WG_SCRIPT_HISTORY_H

#include "source.h"

/*
 * A guide against what talks begin with now: steps by which answers are kept and that are no longer there,
 * scales of which the figures no longer compare. Nothing is found when nothing of its id is published
 * or shipped.
 */
void check_history(struct checker *checker, const struct guide_files *files,
                   const struct library *library);
/*
 * A translation against the same: a question that was changed, while its translation still says what it
 * said. The translation is the last of the files, and matched.
 */
void check_history_words(struct checker *checker, const struct guide_files *files,
                         const struct library *library, const struct source *translation);

#endif
