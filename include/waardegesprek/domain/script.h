#ifndef WG_DOMAIN_SCRIPT_H
#define WG_DOMAIN_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "domain/value.h"

/*
 * The model of a conversation guide in one language: what a YAML script says,
 * after its values file and translation are laid over it. Read-only once loaded;
 * everything in it lives in one arena, so every pointer is borrowed.
 * ORDER of the enums = order of their names in script.c.
 */
enum phase {
    PHASE_OPENING,
    PHASE_VALUES,
    PHASE_RESOURCES,
    PHASE_OPPORTUNITIES,
    PHASE_REALISATION,
    PHASE_PLAN,
    PHASE_CLOSING,
    PHASE_COUNT
};
enum process {
    PROCESS_ONE_ON_ONE,
    PROCESS_FOLLOW_UP,
    PROCESS_ANNUAL,
    PROCESS_PROGRESS,
    PROCESS_APPLICATION,
    PROCESS_IMPROVEMENT,
    PROCESS_TEAM,
    PROCESS_LEADER,
    PROCESS_COUNT
};
enum answer_kind {
    ANSWER_NONE, /* something to say, nothing to fill in */
    ANSWER_TEXT,
    ANSWER_SCALE,   /* 1 to 5 */
    ANSWER_CHOICE,  /* one of `choices` */
    ANSWER_CHOICES, /* any of `choices` */
    ANSWER_YES_NO,
    ANSWER_DATE,
    ANSWER_NUMBER,
    ANSWER_SUMMARY, /* a text that the employee confirms or corrects */
    ANSWER_ACTIONS, /* the action plan */
    ANSWER_KIND_COUNT
};
/* What an answer counts as beyond its words. A script has at most one step for each but the first. */
enum measure {
    MEASURE_NONE,
    MEASURE_IMPORTANCE,
    MEASURE_OPPORTUNITY,
    MEASURE_REALISATION,
    MEASURE_FOCUS,     /* the values chosen to work on */
    MEASURE_AGREEMENT, /* is this plan right for you? */
    MEASURE_FOLLOW_UP, /* the day of the next talk */
    MEASURE_COUNT
};
enum loop {
    LOOP_NONE,
    LOOP_VALUES,    /* all seven */
    LOOP_FOCUS,     /* those chosen in the step that measures focus */
    LOOP_IMPORTANT, /* those whose importance is 4 or 5 */
    LOOP_COUNT
};

const char *phase_id(enum phase phase);
const char *process_id(enum process process);
const char *answer_kind_id(enum answer_kind kind);
const char *measure_id(enum measure measure); /* "" for MEASURE_NONE */
const char *loop_id(enum loop loop);          /* "" for LOOP_NONE */

/* What is said and shown for a step; any text may be NULL. {person}, {value}, {answer.ID} are filled in later. */
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

/* Holds when the answer of `step` (same item inside a loop) is as said. Undecided while there is none. */
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
    const char *label; /* short name beside the field, in lists and in reports; never NULL (falls back to ask/say) */
    enum answer_kind answer;
    enum measure measure;
    enum phase phase;
    struct wording words;
    const struct wording *per_value[VALUE_COUNT]; /* whole wordings: what is missing already filled from `words`; NULL = words */
    const char *ends[2];                          /* of a scale: low and high, or NULL */
    const struct choice *choices;
    size_t choice_count;
    bool choices_are_values;      /* choices: values; choice ids are value ids */
    bool other;                   /* a free text beside the choices */
    const struct condition *when; /* NULL = always */
    size_t part;                  /* index of its part */
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
    const char *language; /* of the texts in this model */
    const char **languages; /* all that the guide is written in, the own one first */
    size_t language_count;
    const char *title;
    const char *about; /* one sentence for lists, or NULL */
    enum process process;
    int duration; /* minutes, 0 = not said */
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
/* The step with this measure; SIZE_MAX when there is none. */
size_t script_find_measure(const struct script *script, enum measure measure);
/* The wording of a step for an item ("" or a value id). Never NULL. */
const struct wording *step_wording(const struct step *step, const char *item);
/* The words of a choice; the id itself when the script has no such choice. */
const char *step_choice_text(const struct step *step, const char *choice);

/* What fills the {places} of a text. answer() may be NULL; it returns a borrowed text or NULL. */
struct filling {
    const char *person;
    const char *purpose;
    const char *value; /* in_sentence, or NULL outside a loop */
    const char *(*answer)(const void *context, const char *step);
    const void *context;
};
/* The caller frees it. An unknown place stays as it stands. */
char *wording_fill(const char *text, const struct filling *filling);

#endif
