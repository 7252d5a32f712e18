#ifndef WG_SRC_SESSION_DEMO_FILE_H
#define WG_SRC_SESSION_DEMO_FILE_H

#include <jansson.h>

#include "base/clock.h"
#include "base/diag.h"

/* What the files of data/demo have in common: texts in pairs, days counted from today, a clock that is set back. */

/* NULL with a sentence. */
json_t *demo_read(const char *name, struct diag *diag);
/* Gives false: `what` in a file does not fit. */
bool demo_damaged(struct diag *diag, const char *what);
/* The text of a pair in Dutch (0) or English (1); NULL when there is none. Borrowed. */
const char *demo_words(const json_t *object, const char *key, size_t language);
/* "" when there is none. Borrowed. */
const char *demo_id(const json_t *object, const char *key);
/* So many days from today, on a working day: what is past stays so, and what is to come. */
struct day demo_day(const struct clock *today, int ahead);
/* Nine in the morning of a day, so that it is the same day in and around Europe. */
int64_t demo_morning(const struct clock *today, struct day day);

/* `clock` stands first: its functions get a pointer to it. */
struct demo_clock {
    struct clock clock;
    int64_t ticks;
};
void demo_clock_init(struct demo_clock *clock);

#endif
