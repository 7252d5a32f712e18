#ifndef WG_BASE_CLOCK_H
#define WG_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/diag.h"

/*
 * Time, passed down from main; nothing else asks the system for it.
 * `now` is the wall clock (UTC seconds), `ticks` a clock that never jumps (milliseconds).
 */
struct clock {
    int64_t (*now)(const struct clock *clock);
    int64_t (*ticks)(const struct clock *clock);
    int64_t fixed_now; /* used by a clock whose wall time stands still */
};

/* The system's clocks. */
void clock_init_system(struct clock *clock);
/*
 * The wall clock stands at `iso` (WAARDEGESPREK_NOW), ticks go on. False with a sentence when it
 * is no moment.
 */
bool clock_init_fixed(struct clock *clock, const char *iso, struct diag *diag);

int64_t clock_now(const struct clock *clock);
int64_t clock_ticks(const struct clock *clock);
struct day clock_today(const struct clock *clock);

/* Random ids (UUID version 4, lower case), passed down like time. */
enum { UUID_SIZE = 37 };
struct id_source {
    void (*fill)(struct id_source *ids, unsigned char bytes[16]);
    uint64_t counter; /* for sources that count */
};
void id_source_init_system(struct id_source *ids);
/* 00000000-0000-4000-8000-000000000001, …2: for tests and for files that must come out the same. */
void id_source_init_counting(struct id_source *ids);
void uuid_new(struct id_source *ids, char out[UUID_SIZE]);
bool uuid_valid(const char *text);

#endif
