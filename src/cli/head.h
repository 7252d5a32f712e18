#ifndef WG_CLI_HEAD_H
#define WG_CLI_HEAD_H

#include "domain/interview.h"
#include "session/session.h"

/*
 * How a talk is told in words, the same in lists, in `show` and line by line. The caller frees
 * each.
 */

/* "M. de Vries, Team Noord": who it is with. */
char *head_subject(const struct interview *interview);
/* "M. de Vries, Team Noord. kerngesprek, begun on 22-11-2026, 3 of 7 values talked about." */
char *head_line(const struct interview *interview);

/* A kept day in full; words that are none yet, and that they are none. The caller frees it. */
char *day_text(const char *kept);

/* Says per value what was given, with the question that goes with it. */
void overview_say(const struct conversation *conversation);
/* Says the numbered actions of a talk's plan; nothing when there are none. To the leader alone the employee goes by name. */
void plan_say(const struct session *session, bool to_leader);
/* The same of those that go on, and what is behind in a line: as the plan is told back. */
void plan_say_back(const struct session *session);

#endif
