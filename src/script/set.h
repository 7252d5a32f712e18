#ifndef WG_SCRIPT_SET_H
#define WG_SCRIPT_SET_H

#include <stddef.h>
#include <stdint.h>

/*
 * A set of texts, each with a number, so that doubles in a large file are found
 * without comparing everything with everything. The texts are borrowed.
 */
struct set_item {
    const char *text;
    size_t number;
    uint32_t place; /* this and below serve the tree: see set.c */
    uint32_t below[2];
    unsigned char bit;
};
enum { SET_FEW = 8 };
struct set {
    size_t count;
    uint32_t top;
    struct set_item *many; /* NULL when `few` is room enough */
    struct set_item few[SET_FEW];
};

/* Room for `count` texts; no more may be added. */
void set_init(struct set *set, size_t count);
void set_done(struct set *set);
/* The number of the same text when it is there already; else adds it and returns SIZE_MAX. */
size_t set_add(struct set *set, const char *text, size_t number);
/* SIZE_MAX when it is not there; text may be NULL. */
size_t set_find(const struct set *set, const char *text);

#endif
