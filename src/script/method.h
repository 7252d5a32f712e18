#ifndef WG_SCRIPT_METHOD_H
#define WG_SCRIPT_METHOD_H

#include "outline.h"
#include "words.h"

/*
 * Does a guide ask the way the method asks? All findings are warnings, WG401 to WG409: each says
 * what the wording does to a talk, and gives a better example. Without words (NULL) only what
 * holds in every language is looked at.
 */
void check_method(struct checker *checker, const struct outline *outline,
                  const struct words *words);
/* A translation, with the words of its own language. */
void check_method_translation(struct checker *checker, const struct node *root,
                              const struct outline *outline, const struct words *words);

#endif
