/* An answer in words: one place, so that no list or file tells it in another way, or by what is kept of it. */
#include "report/answered.h"

#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/message.h"

const char *answered_choice(const struct script *script, const struct step *step,
                            const char *choice)
{
    enum value value = step->choices_are_values ? value_from_id(choice) : VALUE_NONE;

    return value == VALUE_NONE ? step_choice_text(step, choice) : script->values[value].name;
}

/* What was chosen, and what was written beside it. */
static char *chosen(const struct script *script, const struct step *step,
                    const struct answer *answer, const char *between)
{
    struct buf words;

    buf_init(&words);
    for (size_t i = 0; i < answer->choice_count; i++)
        buf_addf(&words, "%s%s", words.length > 0 ? between : "",
                 answered_choice(script, step, answer->choices[i]));
    if (answer->text && *answer->text)
        buf_addf(&words, "%s%s", words.length > 0 ? between : "", answer->text);
    return buf_take(&words);
}

/* A plan that is not right is not right yet. */
static const char *yes_no(const struct step *step, const char *text)
{
    if (strcmp(text, "yes") == 0)
        return _("yes");
    if (*text && step->measure == MEASURE_AGREEMENT)
        return _("not yet");
    return strcmp(text, "no") == 0 ? _("no") : text;
}

/* As it was typed while it is no day yet. */
static char *day_words(const char *text)
{
    char words[DAY_TEXT_SIZE];
    struct day day;

    if (!day_from_iso(text, &day))
        return xstrdup(text);
    day_format_full(day, words);
    return xstrdup(words);
}

char *answered_words(const struct script *script, const struct step *step,
                     const struct answer *answer, const char *between)
{
    const char *text = answer->text ? answer->text : "";

    if (answer->state == STATE_UNKNOWN)
        return xstrdup(_("I don't know"));
    if (answer->state == STATE_DECLINED)
        return xstrdup(_("I'd rather not say"));
    switch (step->answer) {
    case ANSWER_SCALE:
    case ANSWER_NUMBER:
        return answer->state == STATE_GIVEN ? xasprintf("%d", answer->number) : xstrdup("");
    case ANSWER_CHOICE:
        return xstrdup(*text ? answered_choice(script, step, text) : "");
    case ANSWER_CHOICES:
        return chosen(script, step, answer, between);
    case ANSWER_YES_NO:
        return xstrdup(yes_no(step, text));
    case ANSWER_DATE:
        return day_words(text);
    default:
        return xstrdup(text);
    }
}
