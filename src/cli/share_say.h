#ifndef WG_CLI_SHARE_SAY_H
#define WG_CLI_SHARE_SAY_H

#include "session/outbox.h"
#include "world.h"

/* When something leaves for HR: at once, or at the end of the thinking period. `is_change`: HR sees it already, as it was. */
void share_say_leaves(const struct world *world, int64_t leaves, bool is_change);
/*
 * How one agreement stands with HR and all that HR wrote about it; nothing when it is not shared. It counts as read
 * then. False with a sentence.
 */
bool share_say_answer(struct world *world, const char *action, struct diag *diag);
/* Sends what may leave, and says what came of it; a registry that is away is a sentence and no failure. False with one said. */
bool share_send_now(struct world *world);

/* Sends in a process that nobody waits for, when anything is due. Never fails. */
void share_start(struct world *world);
/* After something was erased: says that what was shared of it is taken back, and sends that now. */
void share_take_back_erased(struct world *world);
/* When HR's answers were looked at more than a day ago: a line of that. */
void share_say_stale(struct world *world);

#endif
