#ifndef WG_DOMAIN_DIFFERENCE_H
#define WG_DOMAIN_DIFFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/script.h"

/*
 * What changed between two editions of a conversation guide in one language: by
 * part and by step, as someone reads it, never by line. How a text is broken into
 * lines is no difference.
 */
enum difference_kind {
    DIFFERENCE_GUIDE, /* one field of the guide itself */
    DIFFERENCE_VALUE, /* what one of the seven values is called */
    DIFFERENCE_PART_ADDED,
    DIFFERENCE_PART_REMOVED,
    DIFFERENCE_PART_MOVED,
    DIFFERENCE_PART_CHANGED, /* one field of it */
    DIFFERENCE_STEP_ADDED,
    DIFFERENCE_STEP_REMOVED,
    DIFFERENCE_STEP_MOVED,   /* to another part, or to another place in its own */
    DIFFERENCE_STEP_CHANGED, /* one field of it */
    DIFFERENCE_KIND_COUNT
};
enum difference_field {
    DIFFERS_NONE,
    DIFFERS_ID, /* of a part that kept its steps */
    DIFFERS_TITLE,
    DIFFERS_ABOUT,
    DIFFERS_SOURCE,
    DIFFERS_PROCESS,
    DIFFERS_DURATION,
    DIFFERS_REPEAT_AFTER,
    DIFFERS_REPEAT_WITH,
    DIFFERS_KEEP,
    DIFFERS_NAME,
    DIFFERS_SHORT,
    DIFFERS_IN_SENTENCE,
    DIFFERS_PHASE,
    DIFFERS_MINUTES,
    DIFFERS_FOR_EACH,
    DIFFERS_LABEL,
    DIFFERS_ASK,
    DIFFERS_SAY,
    DIFFERS_SIMPLE,
    DIFFERS_CUE,
    DIFFERS_PROBES,
    DIFFERS_ANSWER,
    DIFFERS_CHOICES,
    DIFFERS_OTHER,
    DIFFERS_ENDS,
    DIFFERS_MEASURES,
    DIFFERS_WHEN,
    DIFFERS_AFTER,
    DIFFERS_GUIDE,
    DIFFERS_COUNT
};

struct difference {
    enum difference_kind kind;
    enum difference_field field; /* DIFFERS_NONE when it is about the whole */
    enum value value;            /* whose wording; VALUE_NONE = that of every value */
    /* Borrowed from the guides; NULL where it is not there. */
    const struct part *old_part, *new_part;
    const struct step *old_step, *new_step;
    /*
     * Of a field: its texts, "" when it had none. Lists have an item a line; what has a fixed set
     * of words ("scale", "yes") stands as in the guide's file.
     */
    char *before, *after;
    /*
     * Of a step removed and one added that ask nearly the same: the other one of the two. Answers are
     * kept by id, so this is worth asking: was it meant?
     */
    const struct step *renamed;
    /* The figures of talks before and after this can't be laid side by side. */
    bool breaks_scale;
};
/* Both guides must live as long as the list. */
struct differences {
    const struct script *before, *after;
    struct difference *items; /* the guide, the values, then part by part with its steps */
    size_t count;
};

void differences_init(struct differences *list, const struct script *before,
                      const struct script *after);
void differences_done(struct differences *list);
/* The steps that were added, removed, moved or changed. */
size_t difference_count_steps(const struct differences *list);
bool difference_breaks_scale(const struct differences *list);

/* "step-changed" …, and a field by its key in the guide's file: "ask" …, "" for DIFFERS_NONE. */
const char *difference_kind_id(enum difference_kind kind);
const char *difference_field_id(enum difference_field field);

#endif
