#include "domain/terms.h"

#include <string.h>

/* ORDER of the enums in terms.h. */
static const char *const phase_ids[PHASE_COUNT] = {
    "opening", "values", "resources", "opportunities", "realisation", "plan", "closing",
};
static const char *const process_ids[PROCESS_COUNT] = {
    "one-on-one", "follow-up", "annual", "progress", "application", "improvement", "team", "leader",
};
static const char *const answer_kind_ids[ANSWER_KIND_COUNT] = {
    "none", "text", "scale", "choice", "choices", "yes-no", "date", "number", "summary", "actions",
};
static const char *const measure_ids[MEASURE_COUNT] = {
    "",          "importance", "opportunity", "realisation", "focus",
    "agreement", "follow-up",  "status",      "reason",      "check-in",
};
static const char *const loop_ids[LOOP_COUNT] = {"", "values", "focus", "important",
                                                 "last-actions"};

const char *phase_id(enum phase phase)
{
    return phase_ids[phase];
}

const char *process_id(enum process process)
{
    return process_ids[process];
}

bool process_from_id(const char *id, enum process *out)
{
    for (int i = 0; i < PROCESS_COUNT; i++) {
        if (strcmp(process_ids[i], id) == 0) {
            *out = (enum process)i;
            return true;
        }
    }
    return false;
}

const char *answer_kind_id(enum answer_kind kind)
{
    return answer_kind_ids[kind];
}

const char *measure_id(enum measure measure)
{
    return measure_ids[measure];
}

const char *loop_id(enum loop loop)
{
    return loop_ids[loop];
}

/* The rules of each kind of talk, in the order of the enum. */
enum side { SIDE_VALUES, SIDE_REVIEW, SIDE_IMPROVEMENT, SIDE_APPLICATION, SIDE_TEAM, SIDE_LEADER };
static const struct {
    enum subject subject;
    enum side side;
    int days_kept;
} rules[PROCESS_COUNT] = {
    [PROCESS_ONE_ON_ONE] = {SUBJECT_PERSON, SIDE_VALUES, 0},
    [PROCESS_FOLLOW_UP] = {SUBJECT_PERSON, SIDE_VALUES, 0},
    [PROCESS_ANNUAL] = {SUBJECT_PERSON, SIDE_REVIEW, 0},
    [PROCESS_PROGRESS] = {SUBJECT_PERSON, SIDE_REVIEW, 0},
    [PROCESS_APPLICATION] = {SUBJECT_PERSON, SIDE_APPLICATION, 28},
    [PROCESS_IMPROVEMENT] = {SUBJECT_PERSON, SIDE_IMPROVEMENT, 0},
    [PROCESS_TEAM] = {SUBJECT_TEAM, SIDE_TEAM, 0},
    [PROCESS_LEADER] = {SUBJECT_LEADER, SIDE_LEADER, 0},
};

enum subject process_subject(enum process process)
{
    return rules[process].subject;
}

bool process_sees(enum process process, enum process other)
{
    return rules[process].side == rules[other].side;
}

int process_days_kept(enum process process)
{
    return rules[process].days_kept;
}

bool process_asks(enum process process, enum measure measure, bool income)
{
    bool score = measure == MEASURE_IMPORTANCE || measure == MEASURE_OPPORTUNITY ||
                 measure == MEASURE_REALISATION;

    if (rules[process].subject == SUBJECT_TEAM)
        return !score;
    if (process != PROCESS_APPLICATION)
        return true;
    return measure != MEASURE_OPPORTUNITY && measure != MEASURE_REALISATION &&
           !(measure == MEASURE_IMPORTANCE && income);
}

bool loop_over_values(enum loop loop)
{
    return loop != LOOP_NONE && loop != LOOP_LAST_ACTIONS;
}
