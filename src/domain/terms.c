#include "domain/terms.h"

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
    "", "importance", "opportunity", "realisation", "focus", "agreement", "follow-up",
};
static const char *const loop_ids[LOOP_COUNT] = {"", "values", "focus", "important"};

const char *phase_id(enum phase phase)
{
    return phase_ids[phase];
}

const char *process_id(enum process process)
{
    return process_ids[process];
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
