#ifndef WG_SRC_REPORT_AFTER_H
#define WG_SRC_REPORT_AFTER_H

#include "writer.h"

/*
 * What a document holds beyond the answers of the day: what changed since the talk before, what became of an
 * agreement, what the employee says of what was written, and what comes next.
 */

/* What moved, a line a value; with the words of then where it is the importance: news, not noise. */
void after_write_changes(struct writer *writer);
/* What became of the plan's action at `index`: nothing when it was only made. */
void after_write_history(struct writer *writer, size_t index);
/*
 * The corrections of an answer, right behind it. `asked` is written above them when nothing else was (NULL:
 * it was).
 */
void after_correct_answer(struct writer *writer, const char *step, const char *item,
                          const char *asked);
bool after_has_correction(const struct writer *writer, const char *step, const char *item);
void after_correct_action(struct writer *writer, const char *action);
/* Those of what this copy does not show, or what is no longer there: they stand in every copy. */
void after_correct_rest(struct writer *writer);
/* Where a question is asked: in the guide as it is, or else as it was; NULL when nobody knows. */
const struct conversation *after_asked_in(const struct writer *writer, const char *step);
/* The talks to come, unless the talk itself names each of their days; with the old day when one was moved. */
void after_write_next(struct writer *writer);
/* What this paper is, who keeps it, and what its reader may ask. Nothing in the leader's copy. */
void after_write_foot(struct writer *writer);

#endif
