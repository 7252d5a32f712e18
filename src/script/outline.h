#ifndef WG_SCRIPT_OUTLINE_H
#define WG_SCRIPT_OUTLINE_H

#include "fields.h"
#include "set.h"

/*
 * The steps of a guide in order, with what other places ask about them. Made of any tree, also a
 * faulty one. The steps of a building block that has no parts count as one part.
 */
struct outline_step {
    struct node *node;
    const char *id; /* "" when it has none */
    size_t part;
    enum loop loop;
    int answer;  /* enum answer_kind; -1 when it is none */
    int measure; /* enum measure; MEASURE_NONE also when it is no measure */
};
struct outline {
    struct node *root;
    struct node **parts;
    size_t part_count;
    struct outline_step *steps;
    size_t step_count;
    struct set step_ids; /* the first of equal ones */
    bool kept;           /* out of a bundle that was published or pinned */
    bool alone;          /* a building block by itself: what its guide brings is not there */
};
void outline_init(struct outline *outline, struct node *root);
void outline_done(struct outline *outline);
/* PROCESS_ONE_ON_ONE when it does not say. */
enum process outline_process(const struct outline *outline);
/* NULL when there is no such step. */
const struct outline_step *outline_find(const struct outline *outline, const char *id);
/* The id of a step that was probably meant, or NULL. */
const char *outline_meant(const struct outline *outline, const char *typed);

#endif
