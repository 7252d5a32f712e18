#ifndef WG_SCRIPT_FIELDS_H
#define WG_SCRIPT_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "node.h"

/*
 * Every word that may stand before a colon, in one table: what the checker, the
 * did-you-mean and the explanations go by. Adding a word is adding a row.
 */
enum field_kind {
    FIELD_TEXT,
    FIELD_ID,
    FIELD_LANGUAGE,
    FIELD_NUMBER,
    FIELD_WORD,     /* one of `words` */
    FIELD_TEXTS,    /* a list of texts */
    FIELD_OBJECT,   /* one `of` */
    FIELD_OBJECTS,  /* a list of `of` */
    FIELD_BY_ID,    /* a map of ids to `of` */
    FIELD_BY_VALUE, /* a map of work values to `of` */
    FIELD_NAMED,    /* a map of ids to texts */
    FIELD_CHOICES,  /* a list of `of`, or the word "values" */
    FIELD_PROBES,   /* a list of texts, or PIECE/SET: a set of a building block */
    FIELD_SETS,     /* a map of ids to lists of texts */
    FIELD_PERIOD,   /* "6 months" */
};
enum need { MAY, SHOULD, MUST };

/* The words a field may hold, with what they are in Dutch. */
struct word_list {
    const char *(*name)(int index);
    int first, count;
    const char *dutch; /* "schaal=scale tekst=text" */
};

struct field {
    const char *key;
    enum field_kind kind;
    enum need need;
    int least,
        most;  /* of a number: its range; of a list: how many; of a text: most columns (0 = any) */
    int width; /* of a list of texts: most columns of each */
    const struct word_list *words;
    const struct object *of;
    const char *dutch; /* what people write instead, with blanks between */
    const char *help;  /* one sentence: what it is for */
};

struct object {
    const char *here;           /* "this step" */
    const char *named;          /* "step \"%s\"", or NULL when it has no name */
    const struct field *fields; /* ends with a row without a key */
    bool includes;              /* may be a lone "include" instead: nothing else counts then */
};

extern const struct object object_script, object_piece, object_translation, object_values;

const struct field *field_find(const struct object *object, const char *key);
/* Whether a word may stand somewhere in a guide, a building block, a translation or a values file. */
bool field_anywhere(const char *key);
/* The word that was meant by one that may not stand there; NULL when none is near. */
const struct field *field_meant(const struct object *object, const char *typed);
/* The index of a word; -1 when the list does not have it or `text` is NULL. */
int word_find(const struct word_list *words, const char *text);
extern const struct word_list words_answer, words_measure, words_phase, words_loop, words_process,
    words_yes_no, words_unit;

/* Reads "6 months"; false when it is no period. */
bool field_period(const char *text, struct period *out);

#endif
