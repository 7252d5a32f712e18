/* What changed between two editions of a guide, in plain words. */
#include "report/changes.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "report/condition.h"

/* ---- words ---- */

static const char *const field_names[DIFFERS_COUNT] = {
    [DIFFERS_NONE] = "",
    [DIFFERS_ID] = N_("id"),
    [DIFFERS_TITLE] = N_("title"),
    [DIFFERS_ABOUT] = N_("what it is about"),
    [DIFFERS_SOURCE] = N_("source"),
    [DIFFERS_PROCESS] = N_("kind of talk"),
    [DIFFERS_DURATION] = N_("minutes"),
    [DIFFERS_REPEAT_AFTER] = N_("next talk after"),
    [DIFFERS_REPEAT_WITH] = N_("guide of the next talk"),
    [DIFFERS_KEEP] = N_("is kept"),
    [DIFFERS_NAME] = N_("name"),
    [DIFFERS_SHORT] = N_("short name"),
    [DIFFERS_IN_SENTENCE] = N_("name in a sentence"),
    [DIFFERS_PHASE] = N_("phase"),
    [DIFFERS_MINUTES] = N_("minutes"),
    [DIFFERS_FOR_EACH] = N_("how often it comes"),
    [DIFFERS_LABEL] = N_("short name"),
    [DIFFERS_ASK] = N_("question"),
    [DIFFERS_SAY] = N_("what is said"),
    [DIFFERS_SIMPLE] = N_("question in plainer words"),
    [DIFFERS_CUE] = N_("hint for the leader"),
    [DIFFERS_PROBES] = N_("questions to go deeper"),
    [DIFFERS_ANSWER] = N_("way of answering"),
    [DIFFERS_CHOICES] = N_("choices"),
    [DIFFERS_OTHER] = N_("room for something else"),
    [DIFFERS_ENDS] = N_("ends of the scale"),
    [DIFFERS_MEASURES] = N_("what it counts as"),
    [DIFFERS_WHEN] = N_("when it comes"),
    [DIFFERS_AFTER] = N_("day that is proposed"),
    [DIFFERS_GUIDE] = N_("guide of the talk on that day"),
};

static const char *measure_words(enum measure measure)
{
    static const char *const words[MEASURE_COUNT] = {
        [MEASURE_NONE] = N_("(nothing)"),
        [MEASURE_IMPORTANCE] = N_("how important a value is"),
        [MEASURE_OPPORTUNITY] = N_("how much room there is"),
        [MEASURE_REALISATION] = N_("whether it works"),
        [MEASURE_FOCUS] = N_("the chosen values"),
        [MEASURE_AGREEMENT] = N_("whether the plan is right"),
        [MEASURE_FOLLOW_UP] = N_("the day of the next talk"),
        [MEASURE_STATUS] = N_("how an agreement stands"),
        [MEASURE_REASON] = N_("why an agreement stands so"),
        [MEASURE_CHECK_IN] = N_("the day of a short look at the agreements"),
    };

    return _(words[measure]);
}

/* One side of a difference. */
struct side {
    const struct script *script;
    const struct part *part;
    const struct step *step;
    const char *text;
};

/* What stands there, as people read it. The caller frees it. */
static char *field_text(enum difference_field field, struct side side)
{
    const char *words = side.text;

    /* A field is of something: of a part those that only parts have, else of a step. */
    assert(field == DIFFERS_FOR_EACH
               ? side.part != NULL
               : side.step || (field != DIFFERS_WHEN && field != DIFFERS_ANSWER &&
                               field != DIFFERS_MEASURES));
    switch (field) {
    case DIFFERS_WHEN:
        return side.step->when ? condition_words(side.script, side.step->when)
                               : xstrdup(_("Always"));
    case DIFFERS_ANSWER:
        words = answer_words(side.step->answer);
        break;
    case DIFFERS_MEASURES:
        words = measure_words(side.step->measure);
        break;
    case DIFFERS_FOR_EACH:
        words = loop_words(side.part->for_each);
        break;
    case DIFFERS_KEEP:
    case DIFFERS_OTHER:
        words = strcmp(side.text, "yes") == 0 ? _("yes") : _("no");
        break;
    default:
        break;
    }
    return xstrdup(words && *words ? words : _("(nothing)"));
}

/* ---- in plain words ---- */

/* What was told last, so that a heading comes once. */
struct telling {
    struct buf *out;
    const struct differences *list;
    enum difference_kind kind;
    const struct part *part;
    const struct step *step;
    enum value value;
};

/* "was: …", with the other lines of a text under its first. */
static void say_text(struct buf *out, const char *mark, int width, const char *text)
{
    buf_addf(out, "      %s%*s", mark, width - utf8_width(mark, strlen(mark)), "");
    for (;;) {
        size_t length = strcspn(text, "\n");

        buf_addf(out, "%.*s\n", (int)length, text);
        if (!text[length])
            return;
        text += length + 1;
        buf_addf(out, "%*s", 6 + width, "");
    }
}

static void say_pair(struct buf *out, const char *before, const char *after)
{
    const char *was = _("was:"), *is = _("is:");
    int widths[2] = {utf8_width(was, strlen(was)), utf8_width(is, strlen(is))};
    int width = (widths[0] > widths[1] ? widths[0] : widths[1]) + 1;

    say_text(out, was, width, before);
    say_text(out, is, width, after);
}

static void say_field(const struct telling *at, const struct difference *item)
{
    const struct side old = {at->list->before, item->old_part, item->old_step, item->before};
    const struct side new = {at->list->after, item->new_part, item->new_step, item->after};
    char *before = field_text(item->field, old), *after = field_text(item->field, new);

    if (item->old_step && item->value != VALUE_NONE)
        buf_addf(at->out, _("    %s, for %s\n"), _(field_names[item->field]),
                 at->list->after->values[item->value].short_name);
    else
        buf_addf(at->out, "    %s\n", _(field_names[item->field]));
    say_pair(at->out, before, after);
    free(before);
    free(after);
}

static void say_consequence(const struct telling *at, const struct difference *item)
{
    if (item->breaks_scale)
        buf_addf(at->out, "    %s\n",
                 _("Numbers from talks before and after this can't be compared."));
    if (item->renamed && item->kind == DIFFERENCE_STEP_REMOVED)
        buf_addf(
            at->out,
            _("    The new step “%s” asks nearly the same. Answers are kept by id: if it is the "
              "same "
              "step, give it its old id “%s” back.\n"),
            item->renamed->id, item->old_step->id);
}

static const char *question_of(const struct step *step)
{
    return step->words.ask ? step->words.ask : step->words.say ? step->words.say : "";
}

static void say_moved(const struct telling *at, const struct difference *item)
{
    if (strcmp(item->old_part->id, item->new_part->id) != 0)
        buf_addf(at->out, _("    moved here from part “%s”\n"), item->old_part->title);
    else
        buf_addf(at->out, "    %s\n", _("stands in another place in its part"));
}

/* The heading of the guide, a value, a part or a step, when it is another than before. */
static void say_heading(struct telling *at, const struct difference *item)
{
    const struct part *part = item->new_part ? item->new_part : item->old_part;
    const struct step *step = item->new_step ? item->new_step : item->old_step;

    if (part && part != at->part)
        buf_addf(at->out, _("\nPart “%s”\n"), part->title);
    if (step && step != at->step)
        buf_addf(at->out, _("  Step “%s” (%s)\n"), step->label, step->id);
    if (item->kind == DIFFERENCE_GUIDE && at->kind != DIFFERENCE_GUIDE)
        buf_addf(at->out, "\n%s\n", _("The guide itself"));
    if (item->kind == DIFFERENCE_VALUE && at->value != item->value)
        buf_addf(at->out, _("\nThe value “%s”\n"), at->list->after->values[item->value].name);
    at->kind = item->kind;
    at->part = part;
    at->step = step;
    at->value = item->value;
}

static void say_item(struct telling *at, const struct difference *item)
{
    say_heading(at, item);
    switch (item->kind) {
    case DIFFERENCE_PART_ADDED:
        buf_addf(at->out, "    %s\n", _("This part is new."));
        break;
    case DIFFERENCE_PART_REMOVED:
        buf_addf(at->out, "    %s\n", _("This part is gone."));
        break;
    case DIFFERENCE_PART_MOVED:
        buf_addf(at->out, "    %s\n", _("This part stands in another place."));
        break;
    case DIFFERENCE_STEP_ADDED:
        buf_addf(at->out, _("    new: %s\n"), question_of(item->new_step));
        break;
    case DIFFERENCE_STEP_REMOVED:
        buf_addf(at->out, _("    gone: %s\n"), question_of(item->old_step));
        break;
    case DIFFERENCE_STEP_MOVED:
        say_moved(at, item);
        break;
    default:
        say_field(at, item);
    }
    say_consequence(at, item);
}

static void say_edition(struct buf *out, const char *mark, const struct script *script,
                        bool is_file)
{
    buf_addf(out,
             is_file ? _("%s %s (%s), version %d (the file)\n") : _("%s %s (%s), version %d\n"),
             mark, script->title, script->id, script->version);
}

char *changes_text(const struct differences *list)
{
    return changes_text_files(list, false, false);
}

char *changes_text_files(const struct differences *list, bool before_is_file, bool after_is_file)
{
    struct buf text, *out = &text;
    struct telling at = {
        .out = out, .list = list, .kind = DIFFERENCE_KIND_COUNT, .value = VALUE_NONE};
    size_t steps = difference_count_steps(list);

    buf_init(out);
    say_edition(out, _("From:"), list->before, before_is_file);
    say_edition(out, _("To:"), list->after, after_is_file);
    for (size_t i = 0; i < list->count; i++)
        say_item(&at, &list->items[i]);
    buf_addf(out, "\n");
    if (list->count == 0) {
        buf_addf(out, _("Nothing is different (language: %s).\n"), list->after->language);
        return buf_take(out);
    }
    buf_addf(out, message_plural("%zu step is different.\n", "%zu steps are different.\n", steps),
             steps);
    if (difference_breaks_scale(list))
        buf_addf(out, "%s\n",
                 _("A scale changed, so numbers from before and after can't be compared."));
    return buf_take(out);
}
