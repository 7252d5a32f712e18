#ifndef WG_SCRIPT_TEXTS_H
#define WG_SCRIPT_TEXTS_H

#include "outline.h"

/* Every text of a guide that a translation repeats, in the guide's order, each beside its translation. */
enum { TEXT_DEPTH = 5 };
struct text {
    const char *path[TEXT_DEPTH]; /* "steps", "welcome", "per_value", "income", "ask" */
    size_t depth;
    const struct node *own;   /* a text, or a list of them */
    const struct node *words; /* in the translation; NULL when it is not there */
};
/* What comes from building blocks is left out: it is translated there. The translation may be NULL. */
void texts_each(const struct outline *outline, const struct node *translation,
                void (*each)(void *context, const struct text *text), void *context);

#endif
