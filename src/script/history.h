#ifndef WG_SCRIPT_HISTORY_H
#define WG_SCRIPT_HISTORY_H

#include "source.h"

/*
 * A guide against what it was: steps by which answers are kept and that are no longer there, scales of
 * which the figures no longer compare. `folder` is where its file lies; nothing is found when it was
 * never published.
 */
void check_history(struct checker *checker, const struct guide_files *files, const char *folder);

#endif
