#ifndef WG_SCRIPT_MODEL_H
#define WG_SCRIPT_MODEL_H

#include "outline.h"

/*
 * What a model is made of. All trees are without errors and live in `arena`, which the model takes
 * over.
 */
struct model_source {
    struct arena *arena;
    const struct outline *outline; /* of the script */
    const struct node *values;
    const struct node *translation; /* NULL = the script's own language */
    const char **languages;         /* in the arena */
    size_t language_count;
};
struct script *model_new(const struct model_source *source);

#endif
