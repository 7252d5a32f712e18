#ifndef WG_SCRIPT_WORDS_H
#define WG_SCRIPT_WORDS_H

#include "base/buf.h"
#include "fields.h"
#include "script/load.h"

/*
 * The words that the method looks for, and sentences in which they can be found. Both are spelt
 * out in one plain form, " heb je , en wat ": folded, one blank around every word, a comma for
 * every pause. So whole words are found by looking for a string, and no list has to know about
 * capitals, accents or quotes.
 */
enum list {
    LIST_CLOSED,
    LIST_WHY,
    LIST_SECOND,
    LIST_JARGON,
    LIST_MEDICAL,
    LIST_JUDGEMENT,
    LIST_NEGATIONS,
    LIST_OWN_SIDE,
    LIST_OTHER_SIDE,
    LIST_COUNT
};

struct entry {
    const char *text;   /* as it stands in the list */
    const char *spelt;  /* " heb je ", or " competenti" when it is the beginning of a word */
    size_t length;      /* of spelt */
    const char *better; /* jargon: what to write instead */
};
struct words {
    struct arena *arena;
    struct entry *items[LIST_COUNT];
    size_t counts[LIST_COUNT];
};

/*
 * words.LANGUAGE.yaml from the folder on this shelf or a later one; a variant such as nl-simple
 * takes that of nl. NULL when there is none, and when it has mistakes: these are warnings here,
 * because a guide can be used without. The caller frees it.
 */
struct words *words_load(const struct library *library, enum shelf shelf, const char *language,
                         struct diag *diag);
void words_free(struct words *words);

/* The form of such a file, for walk(); after that, what a table can't say about its lines. */
extern const struct object object_words;
void check_words(struct checker *checker, const struct node *root);

struct spelling {
    struct buf text;
    bool in_word;
    bool counted; /* since the last blank: "burn-out" is one word to a listener */
    int count;
};
struct sentence {
    const char *start; /* as it was written */
    size_t length;
    bool question; /* has a question mark */
    bool told;     /* ends like something that is only said */
    struct spelling spelt;
};
/* Takes the next sentence that has a word; false at the end. `*at` moves on. Begin with {0}. */
bool sentence_next(struct sentence *sentence, const char **at);
void sentence_done(struct sentence *sentence);

/* The first entry of a list that `spelt` begins with, or that stands in it; NULL without words. */
const struct entry *words_start(const struct words *words, enum list list, const char *spelt);
const struct entry *words_find(const struct words *words, enum list list, const char *spelt);

#endif
