/* When and how often steps come and what they ask for, as people say it. */
#include "report/condition.h"

#include <stdint.h>
#include <string.h>

#include "base/message.h"

char *condition_words(const struct script *script, const struct condition *when)
{
    size_t index = script_find_step(script, when->step);
    const struct step *step = index == SIZE_MAX ? NULL : &script->steps[index];
    const char *label = step ? step->label : when->step;

    switch (when->comparison) {
    case COMPARE_AT_LEAST:
        return xasprintf(_("Only when “%s” is %d or more"), label, when->number);
    case COMPARE_AT_MOST:
        return xasprintf(_("Only when “%s” is %d or less"), label, when->number);
    default:
        break;
    }
    if (step && step->answer == ANSWER_YES_NO)
        return strcmp(when->text, "yes") == 0
                   ? xasprintf(_("Only when the answer to “%s” is yes"), label)
                   : xasprintf(_("Only when the answer to “%s” is no"), label);
    return xasprintf(_("Only when “%s” is “%s”"), label,
                     step ? step_choice_text(step, when->text) : when->text);
}

const char *loop_words(enum loop loop)
{
    switch (loop) {
    case LOOP_VALUES:
        return _("For each of the seven values");
    case LOOP_FOCUS:
        return _("For each chosen value");
    case LOOP_IMPORTANT:
        return _("For each value that is important");
    case LOOP_LAST_ACTIONS:
        return _("For each agreement of the last talks");
    default:
        return NULL;
    }
}

const char *answer_words(enum answer_kind kind)
{
    static const char *const words[ANSWER_KIND_COUNT] = {
        [ANSWER_TEXT] = N_("own words"),
        [ANSWER_SCALE] = N_("a number from 1 to 5"),
        [ANSWER_CHOICE] = N_("one of the choices"),
        [ANSWER_CHOICES] = N_("any of the choices"),
        [ANSWER_YES_NO] = N_("yes or no"),
        [ANSWER_DATE] = N_("a day"),
        [ANSWER_NUMBER] = N_("a number"),
        [ANSWER_SUMMARY] = N_("a summary that is right or not"),
        [ANSWER_ACTIONS] = N_("the agreements"),
    };

    return words[kind] ? _(words[kind]) : NULL;
}
