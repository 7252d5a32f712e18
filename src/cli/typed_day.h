#ifndef WG_CLI_TYPED_DAY_H
#define WG_CLI_TYPED_DAY_H

#include <stdbool.h>

#include "base/date.h"

/*
 * Reads a day that stands on the command line as people write it; "" takes a day away. One that does
 * not exist is asked back where someone can answer, else the day that was probably meant is said. False
 * with a sentence said.
 */
bool typed_day(const char *typed, struct day today, char iso[DAY_SIZE]);

#endif
