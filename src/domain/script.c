/*
 * The script model's names and look-ups. The model itself is made by the script
 * layer and never changes afterwards.
 */
#include "domain/script.h"

#include <stdint.h>
#include <string.h>

/* ORDER of the enums in script.h. */
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

void script_free(struct script *script)
{
    if (script)
        arena_free(script->arena);
}

size_t script_find_step(const struct script *script, const char *id)
{
    for (size_t i = 0; i < script->step_count; i++) {
        if (strcmp(script->steps[i].id, id) == 0)
            return i;
    }
    return SIZE_MAX;
}

size_t script_find_part(const struct script *script, const char *id)
{
    for (size_t i = 0; i < script->part_count; i++) {
        if (strcmp(script->parts[i].id, id) == 0)
            return i;
    }
    return SIZE_MAX;
}

size_t script_find_measure(const struct script *script, enum measure measure)
{
    for (size_t i = 0; i < script->step_count; i++) {
        if (script->steps[i].measure == measure)
            return i;
    }
    return SIZE_MAX;
}

const struct wording *step_wording(const struct step *step, const char *item)
{
    enum value value = value_from_id(item);

    if (value != VALUE_NONE && step->per_value[value])
        return step->per_value[value];
    return &step->words;
}

const char *step_choice_text(const struct step *step, const char *choice)
{
    for (size_t i = 0; i < step->choice_count; i++) {
        if (strcmp(step->choices[i].id, choice) == 0)
            return step->choices[i].text;
    }
    return choice;
}
