#ifndef WG_SCRIPT_STALE_H
#define WG_SCRIPT_STALE_H

#include "source.h"
#include "texts.h"

/*
 * Above a translated text a comment may hold the words it was made from: "# nl: Wat telt voor jou?".
 * When these are no longer the guide's words, the translation is stale.
 */
struct stale {
    const struct source *translation;
    const char *language; /* of the guide */
    const char **lines;   /* where each line of the translation begins */
    size_t line_count;
};
void stale_init(struct stale *stale, const struct source *translation, const char *language);
void stale_done(struct stale *stale);
/* The translated text or item of a list that is stale; NULL when none of this is. */
const struct node *stale_find(const struct stale *stale, const struct text *text);

/* Warns of each. The translation is parsed. */
void check_stale(struct checker *checker, const struct source *translation,
                 const struct outline *outline);

/* What is written in such a comment: the text on one line. The caller frees it. */
char *stale_comment(const char *text);

/* Whether the comment above this key holds the very words of the guide. */
bool stale_confirms(const struct stale *stale, const struct node *at, const struct node *own);

#endif
