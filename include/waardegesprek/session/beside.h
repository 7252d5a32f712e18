#ifndef WG_SESSION_BESIDE_H
#define WG_SESSION_BESIDE_H

#include "session/session.h"

/*
 * What earlier talks say where the talk stands. Each is the caller's to free, and NULL when there is nothing to
 * say. Only what was said together is in it.
 */

/* "Last time (14-11-2025): 5 · 2 · 2  "…"" of the value, cut to one line of `width` columns. */
char *beside_last_time(const struct session *session, struct place place, int width);
/*
 * Who promised this agreement, by when, and how it stood before anything was said of it here; as much of
 * it as goes in `width` columns (0 = all).
 */
char *beside_promise(const struct session *session, struct place place, int width);

/* What an agreement that goes on still asks of the plan. */
enum beside_asks {
    BESIDE_NOTHING,
    BESIDE_CHANGED, /* it was said here to have changed, and nothing of it was changed yet */
    BESIDE_PASSED   /* its day has passed */
};
/* `together`: what was only for the leader asks nothing. */
enum beside_asks beside_asks(const struct session *session, const struct action *action,
                             bool together);
/* The same of the agreement at a place, once it was said here that it goes on. */
bool beside_wants_plan(const struct session *session, struct place place, bool together);
/* "1 (changed), 3 (date has passed)": the numbers in the plan of those that ask something. */
char *beside_to_adjust(const struct session *session, bool together);

/* Agreed or under way: what is told back as the plan. What is behind is named apart. */
bool beside_goes_on(const struct action *action);
/* Whether the day of an action lies behind us, whatever its status. */
bool beside_day_passed(const struct session *session, const struct action *action);
/* "Done: … Let go: …" of the plan. */
char *beside_behind(const struct session *session);

#endif
