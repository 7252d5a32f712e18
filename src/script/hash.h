#ifndef WG_SCRIPT_HASH_H
#define WG_SCRIPT_HASH_H

#include "source.h"

/*
 * Texts that a # cuts off: "Wat is je #1?" ends before it, and no reader of YAML says so. A comment with a blank
 * behind its # was meant as one.
 */
void check_hashes(struct checker *checker, const struct source *source);

#endif
