#ifndef WG_SRC_SESSION_IMPORT_SHARE_H
#define WG_SRC_SESSION_IMPORT_SHARE_H

#include "import_talk.h"

/*
 * Marks in each talk (the oldest first) what it keeps of the agreements and corrections that stand in several.
 */
void import_share_out(struct import_talk *talks, size_t count);

/* What one talk keeps: arrays of what stays owned by the talk. */
struct import_share {
    struct agreement *agreements;
    struct history *histories;
    size_t agreement_count;
    struct correction *corrections;
    size_t correction_count;
};
void import_share_init(struct import_share *share, const struct import_talk *talk);
void import_share_done(struct import_share *share);

#endif
