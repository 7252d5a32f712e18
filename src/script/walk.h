#ifndef WG_SCRIPT_WALK_H
#define WG_SCRIPT_WALK_H

#include "fields.h"

/*
 * Checks the form of a tree against a table: unknown and missing words, kinds,
 * ranges, lengths. A misspelt word is reported once and then read as the one that
 * was meant (the tree is changed), so that one slip gives one finding.
 */
void walk(struct checker *checker, const struct object *object, struct node *root);

/* Whether a text says nothing: to us, or to other YAML readers. */
bool text_is_empty(const struct node *text);

/*
 * What a repair says: Did you mean "…"? Valid until the next call with the same buffer; NULL when
 * best is.
 */
enum { REPAIR_SIZE = 256 };
const char *repair_meant(char out[REPAIR_SIZE], const char *best);

#endif
