#ifndef WG_DOMAIN_QUARTER_H
#define WG_DOMAIN_QUARTER_H

#include <stdbool.h>

#include "base/date.h"

/* A quarter, or a whole year: what figures are made over. "2026-Q3", "2026". */
struct quarter {
    int year;
    int number; /* 1 to 4; 0 = the year */
};
enum { QUARTER_SIZE = 8 };
struct quarter quarter_of(struct day day); /* its quarter */
struct quarter quarter_next(struct quarter quarter);
struct quarter quarter_before(struct quarter quarter);
int quarter_compare(struct quarter a, struct quarter b); /* of two quarters, or of two years */
struct day quarter_first_day(struct quarter quarter);
struct day quarter_last_day(struct quarter quarter);
void quarter_to_id(struct quarter quarter, char out[QUARTER_SIZE]);
bool quarter_from_id(const char *id, struct quarter *out);
/* "third quarter of 2026", "2026". The caller frees it. */
char *quarter_label(struct quarter quarter);

#endif
