/*
 * The script model's look-ups. The model itself is made by the script
 * layer and never changes afterwards.
 */
#include "domain/script.h"

#include <stdint.h>
#include <string.h>

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

bool script_makes_plan(const struct script *script)
{
    for (size_t i = 0; i < script->step_count; i++) {
        if (script->steps[i].answer == ANSWER_ACTIONS)
            return true;
    }
    return false;
}

bool script_goes_through_actions(const struct script *script)
{
    for (size_t i = 0; i < script->part_count; i++) {
        if (script->parts[i].for_each == LOOP_LAST_ACTIONS)
            return true;
    }
    return false;
}

bool script_goes_through_values(const struct script *script)
{
    for (size_t i = 0; i < script->part_count; i++) {
        if (loop_over_values(script->parts[i].for_each))
            return true;
    }
    return false;
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

bool step_has_choice(const struct step *step, const char *choice)
{
    for (size_t i = 0; i < step->choice_count; i++) {
        if (strcmp(step->choices[i].id, choice) == 0)
            return true;
    }
    return false;
}

const char *step_choice_text(const struct step *step, const char *choice)
{
    for (size_t i = 0; i < step->choice_count; i++) {
        if (strcmp(step->choices[i].id, choice) == 0)
            return step->choices[i].text;
    }
    return choice;
}
