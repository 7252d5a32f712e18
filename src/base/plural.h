#ifndef WG_SRC_BASE_PLURAL_H
#define WG_SRC_BASE_PLURAL_H

#include <stdbool.h>

/*
 * Reads the C expression of a Plural-Forms header, "n != 1" say, for a count.
 * `rule` ends at a ';', a newline or its NUL. False when it is no such expression;
 * *form is untouched then. Any text may be given: depth is limited, dividing by
 * zero gives zero.
 */
bool plural_form(const char *rule, unsigned long count, unsigned long *form);

#endif
