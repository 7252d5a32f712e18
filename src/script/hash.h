#ifndef WG_SCRIPT_HASH_H
#define WG_SCRIPT_HASH_H

#include "source.h"

/*
 * Texts that a # cuts off: "Wat is je #1?" ends before it, and no reader of YAML says so. Behind a single word
 * a # with a blank behind it was meant as a comment. And texts with a quote at their end alone.
 */
void check_hashes(struct checker *checker, const struct source *source);

#endif
