#ifndef WG_DOMAIN_TERMS_H
#define WG_DOMAIN_TERMS_H

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

#endif
