#ifndef WG_SRC_SESSION_IMPORT_SHARE_H
#define WG_SRC_SESSION_IMPORT_SHARE_H

#include "import_talk.h"

/*
 * Marks in each talk (the oldest first) what it keeps of the agreements and corrections that stand in several.
 */
void import_share_out(struct import_talk *talks, size_t count);

/* What one talk keeps: arrays of what stays owned by the talk. */
struct share {
    struct agreement *agreements;
    struct history *histories;
    size_t agreement_count;
    struct correction *corrections;
    size_t correction_count;
};
void share_init(struct share *share, const struct import_talk *talk);
void share_done(struct share *share);

#endif
