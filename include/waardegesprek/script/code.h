#ifndef WG_SCRIPT_CODE_H
#define WG_SCRIPT_CODE_H

#include <stddef.h>

/*
 * What the codes of findings mean, for someone who wants to know more than the finding itself says.
 * WG1xx: how a file is written; WG2xx: what its pieces say about one another; WG3xx: languages and
 * lengths; WG4xx: how the method asks. The texts are N_(): show them through _().
 */
enum example_place {
    EXAMPLE_STEP,        /* items of `steps:` */
    EXAMPLE_PART,        /* items of `parts:` */
    EXAMPLE_HEAD,        /* lines at the top of a guide, in the place of its own */
    EXAMPLE_FILE,        /* a whole guide */
    EXAMPLE_TRANSLATION, /* lines of a translation of `guide` */
};
struct code {
    const char *code;    /* "WG102" */
    const char *title;   /* a few words */
    const char *meaning; /* a few sentences */
    /* Lines of YAML; both NULL when a few lines can't show it, and then it is said why. */
    const char *wrong, *right;
    const char *unshown;
    const char *guide; /* of a translation: the step that it translates, as in `steps:` */
    enum example_place place;
};

/* In order of their codes; NULL past the last one. */
const struct code *code_at(size_t index);
/* Capitals and small letters are equal. NULL when there is none. */
const struct code *code_find(const char *code);
/* The one that was probably meant, or NULL. */
const struct code *code_near(const char *code);

#endif
