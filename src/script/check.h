#ifndef WG_SCRIPT_CHECK_H
#define WG_SCRIPT_CHECK_H

#include "outline.h"

/*
 * Checks what the pieces of a guide say about one another. The trees have been
 * through walk(), with or without findings.
 */
void check_script(struct checker *checker, const struct outline *outline);
/* A translation beside the guide that it translates. */
void check_translation(struct checker *checker, const struct node *root,
                       const struct outline *outline);

/* The {places} in the texts of a step or of its translation. */
void check_places(struct checker *checker, const struct node *words,
                  const struct outline_step *step, const struct outline *outline);

#endif
