#ifndef WG_DOMAIN_TERMS_H
#define WG_DOMAIN_TERMS_H

#include <stdbool.h>

/*
 * The method's terms as a conversation guide uses them, each with the id that
 * stands in YAML, database and JSON. ORDER of the enums = order of their ids in terms.c.
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
/*
 * What an answer counts as beyond its words. A script has at most one step for each but the first.
 */
enum measure {
    MEASURE_NONE,
    MEASURE_IMPORTANCE,
    MEASURE_OPPORTUNITY,
    MEASURE_REALISATION,
    MEASURE_FOCUS,     /* the values chosen to work on */
    MEASURE_AGREEMENT, /* is this plan right for you? */
    MEASURE_FOLLOW_UP, /* the day of the next talk */
    MEASURE_STATUS,    /* how an agreement of the last talks stands */
    MEASURE_REASON,    /* why it stands so, in a word or two */
    MEASURE_CHECK_IN,  /* the day of a short look at the agreements, before the next talk */
    MEASURE_COUNT
};
enum loop {
    LOOP_NONE,
    LOOP_VALUES,       /* all seven */
    LOOP_FOCUS,        /* those chosen in the step that measures focus */
    LOOP_IMPORTANT,    /* those whose importance is 4 or 5 */
    LOOP_LAST_ACTIONS, /* the agreements of the last talks that are still open */
    LOOP_COUNT
};

/* Whether a loop's items are work values: neither one pass nor the agreements. */
bool loop_over_values(enum loop loop);

/* Whom a talk is about, and so what its notes belong to. */
enum subject {
    SUBJECT_PERSON,
    SUBJECT_TEAM,  /* counts and agreed statements, no names */
    SUBJECT_LEADER /* the leader alone */
};
enum subject process_subject(enum process process);
/*
 * The wall between talks: whether a talk of one kind may show, pipe, compare or search what was said
 * in a talk of the other kind. The value talks, the yearly talks and an improvement track never see one
 * another; only a plan that the employee brings in passes.
 */
bool process_sees(enum process process, enum process other);
/* Days after its end for which a talk may be kept; 0 = no term of its own. */
int process_days_kept(enum process process);
/*
 * Whether such a talk may ask this of this value. A candidate is asked for no room, for nothing that works and not
 * what the income is worth; a team has no scores of its own, for they are one person's.
 */
bool process_asks(enum process process, enum measure measure, bool income);

const char *phase_id(enum phase phase);
const char *process_id(enum process process);
bool process_from_id(const char *id, enum process *out);
const char *answer_kind_id(enum answer_kind kind);
const char *measure_id(enum measure measure); /* "" for MEASURE_NONE */
const char *loop_id(enum loop loop);          /* "" for LOOP_NONE */

#endif
