#ifndef WG_DOMAIN_SCRIPT_H
#define WG_DOMAIN_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/mem.h"
#include "domain/terms.h"
#include "domain/value.h"

/*
 * The model of a conversation guide in one language: what a YAML script says,
 * after its values file and translation are laid over it. Read-only once loaded;
 * everything in it lives in one arena, so every pointer is borrowed.
 */
/*
 * What is said and shown for a step; any text may be NULL. {person}, {value}, {answer.ID} are
 * filled in later.
 */
struct wording {
    const char *ask;    /* the question, said aloud */
    const char *say;    /* said aloud, no question */
    const char *simple; /* a plainer wording of ask */
    const char *cue;    /* for the leader only */
    const char **probes;
    size_t probe_count;
};

struct choice {
    const char *id; /* what is stored */
    const char *text;
};

/*
 * Holds when the answer of `step` (same item inside a loop) is as said. Undecided while there is
 * none.
 */
enum comparison { COMPARE_AT_LEAST, COMPARE_AT_MOST, COMPARE_IS, COMPARISON_COUNT };
struct condition {
    const char *step;
    size_t step_index;
    enum comparison comparison;
    int number;       /* at_least, at_most: a scale or number */
    const char *text; /* is: a choice id, yes or no */
};

struct step {
    const char *id;
    const char *label; /* short name beside the field, in lists and in reports; never NULL (falls
                          back to ask/say) */
    enum answer_kind answer;
    enum measure measure;
    enum phase phase;
    struct wording words;
    const struct wording *per_value[VALUE_COUNT]; /* whole wordings: what is missing already filled
                                                     from `words`; NULL = words */
    const char *ends[2];                          /* of a scale: low and high, or NULL */
    const struct choice *choices;
    size_t choice_count;
    bool choices_are_values;      /* choices: values; choice ids are value ids */
    bool other;                   /* a free text beside the choices */
    const struct condition *when; /* NULL = always */
    struct period after;          /* of a date: proposes the day so far ahead; count 0 = not said */
    const char
        *guide;  /* of the talk on that day, the follow-up's by repeat_with; NULL = this one */
    size_t part; /* index of its part */
};

struct part {
    const char *id;
    const char *title;
    enum phase phase;
    int minutes; /* planned; 0 = not said */
    enum loop for_each;
    size_t first_step;
    size_t step_count;
};

struct value_words {
    const char *name;        /* "Kennis en vaardigheden gebruiken" */
    const char *short_name;  /* at most 20 columns */
    const char *in_sentence; /* what {value} becomes */
};

struct script {
    struct arena *arena;
    const char *id;
    int version;
    const char *language;   /* of the texts in this model */
    const char **languages; /* all that the guide is written in, the own one first */
    size_t language_count;
    const char *title;
    const char *about; /* one sentence for lists, or NULL */
    enum process process;
    int duration;               /* minutes, 0 = not said */
    struct period repeat_after; /* when the next talk is proposed; count 0 = not said */
    const char *repeat_with;    /* the guide of that talk; NULL = this one */
    bool keep;                  /* false: nothing of such a talk is stored */
    const char *source;         /* where the questions come from, or NULL */
    struct part *parts;
    size_t part_count;
    struct step *steps; /* of all parts, in order */
    size_t step_count;
    struct value_words values[VALUE_COUNT];
};

void script_free(struct script *script);
/* Index of a step or part by id; SIZE_MAX when there is none. */
size_t script_find_step(const struct script *script, const char *id);
size_t script_find_part(const struct script *script, const char *id);
/* Whether any of its parts is asked about each value. */
bool script_goes_through_values(const struct script *script);
/* Whether agreements are made in it. */
bool script_makes_plan(const struct script *script);
/* Whether any part is asked about each open agreement of the last talks. */
bool script_goes_through_actions(const struct script *script);
/* The step with this measure; SIZE_MAX when there is none. */
size_t script_find_measure(const struct script *script, enum measure measure);
/* The wording of a step for an item ("" or a value id). Never NULL. */
const struct wording *step_wording(const struct step *step, const char *item);
bool step_has_choice(const struct step *step, const char *choice);
/* The words of a choice; the id itself when the script has no such choice. */
const char *step_choice_text(const struct step *step, const char *choice);

#endif
