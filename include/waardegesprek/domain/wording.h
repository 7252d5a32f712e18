#ifndef WG_DOMAIN_WORDING_H
#define WG_DOMAIN_WORDING_H

/* What fills the {places} of a text. answer() may be NULL; it returns a borrowed text or NULL. */
struct filling {
    const char *person;
    const char *purpose;
    const char *value;  /* in_sentence, or NULL outside a loop over values */
    const char *action; /* what was agreed, or NULL outside a loop over agreements */
    const char *(*answer)(const void *context, const char *step);
    const void *context;
};
/* The caller frees it. An unknown place stays as it stands. */
char *wording_fill(const char *text, const struct filling *filling);

#endif
