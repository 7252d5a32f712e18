/*
 * Compares two editions of a guide, paired by pairing.c. The new one is walked in its
 * order, so that the list reads like the guide itself; what only the old one had
 * comes at the end of its part.
 */
#include "domain/difference.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "pairing.h"

/* ORDER of the enums in difference.h. */
static const char *const kind_ids[DIFFERENCE_KIND_COUNT] = {
    "guide",        "value",      "part-added",   "part-removed", "part-moved",
    "part-changed", "step-added", "step-removed", "step-moved",   "step-changed",
};
static const char *const field_ids[DIFFERS_COUNT] = {
    "",         "id",       "title",        "about",       "source",
    "process",  "duration", "repeat_after", "repeat_with", "keep",
    "name",     "short",    "in_sentence",  "phase",       "minutes",
    "for_each", "label",    "ask",          "say",         "simple",
    "cue",      "probes",   "answer",       "choices",     "other",
    "ends",     "measures", "when",         "after",       "guide",
};

const char *difference_kind_id(enum difference_kind kind)
{
    return kind_ids[kind];
}

const char *difference_field_id(enum difference_field field)
{
    return field_ids[field];
}

/* ---- the list ---- */

struct comparing {
    struct differences *list;
    const struct script *old, *new;
    struct pairing pairs;
};

static struct difference *add(struct comparing *at, struct difference difference)
{
    struct differences *list = at->list;

    list->items = xreallocarray(list->items, list->count + 1, sizeof *list->items);
    list->items[list->count] = difference;
    return &list->items[list->count++];
}

/* The next word of a text, or a length of 0: what blanks and line breaks there are tells nothing. */
static size_t next_word(const char **text)
{
    *text += strspn(*text, " \n");
    return strcspn(*text, " \n");
}

static bool same_words(const char *one, const char *other)
{
    for (;;) {
        size_t length = next_word(&one);

        if (length != next_word(&other) || strncmp(one, other, length) != 0)
            return false;
        if (length == 0)
            return true;
        one += length;
        other += length;
    }
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

/* Adds it as a difference in this field when the texts (may be NULL) are not the same. */
static struct difference *compare(struct comparing *at, struct difference where,
                                  enum difference_field field, const char *before,
                                  const char *after)
{
    if (same_words(or_empty(before), or_empty(after)))
        return NULL;
    where.field = field;
    where.before = xstrdup(or_empty(before));
    where.after = xstrdup(or_empty(after));
    return add(at, where);
}

/* A number as it stands in the file; nothing for 0, which means that it was not said. */
static void compare_numbers(struct comparing *at, struct difference where,
                            enum difference_field field, int before, int after)
{
    char texts[2][16] = {"", ""};

    if (before)
        snprintf(texts[0], sizeof texts[0], "%d", before);
    if (after)
        snprintf(texts[1], sizeof texts[1], "%d", after);
    compare(at, where, field, texts[0], texts[1]);
}

/* ---- the guide and its values ---- */

/* As it stands in the file; "" when nothing is said. */
static void period_text(struct period period, char out[32])
{
    *out = '\0';
    if (period.count)
        snprintf(out, 32, "%d %s", period.count, unit_id(period.unit));
}

static void compare_periods(struct comparing *at, struct difference where,
                            enum difference_field field, struct period before, struct period after)
{
    char texts[2][32];

    period_text(before, texts[0]);
    period_text(after, texts[1]);
    compare(at, where, field, texts[0], texts[1]);
}

static void compare_guide(struct comparing *at)
{
    const struct script *old = at->old, *new = at->new;
    const struct difference where = {.kind = DIFFERENCE_GUIDE, .value = VALUE_NONE};

    compare(at, where, DIFFERS_TITLE, old->title, new->title);
    compare(at, where, DIFFERS_ABOUT, old->about, new->about);
    compare(at, where, DIFFERS_SOURCE, old->source, new->source);
    compare(at, where, DIFFERS_PROCESS, process_id(old->process), process_id(new->process));
    compare_numbers(at, where, DIFFERS_DURATION, old->duration, new->duration);
    compare_periods(at, where, DIFFERS_REPEAT_AFTER, old->repeat_after, new->repeat_after);
    compare(at, where, DIFFERS_REPEAT_WITH, old->repeat_with, new->repeat_with);
    compare(at, where, DIFFERS_KEEP, old->keep ? "yes" : "no", new->keep ? "yes" : "no");
}

static void compare_values(struct comparing *at)
{
    for (int i = 0; i < VALUE_COUNT; i++) {
        const struct value_words *old = &at->old->values[i], *new = &at->new->values[i];
        const struct difference where = {.kind = DIFFERENCE_VALUE, .value = (enum value)i};

        compare(at, where, DIFFERS_NAME, old->name, new->name);
        compare(at, where, DIFFERS_SHORT, old->short_name, new->short_name);
        compare(at, where, DIFFERS_IN_SENTENCE, old->in_sentence, new->in_sentence);
    }
}

/* ---- a step ---- */

static char *probes_text(const struct wording *words)
{
    struct buf out;

    buf_init(&out);
    for (size_t i = 0; i < words->probe_count; i++)
        buf_addf(&out, "%s%s", i > 0 ? "\n" : "", words->probes[i]);
    return buf_take(&out);
}

/* With ids: "glad: Glad". */
static char *choices_text(const struct step *step, bool with_ids)
{
    struct buf out;

    buf_init(&out);
    for (size_t i = 0; i < step->choice_count; i++) {
        const struct choice *choice = &step->choices[i];

        buf_adds(&out, i > 0 ? "\n" : "");
        if (with_ids)
            buf_addf(&out, "%s: ", choice->id);
        buf_adds(&out, choice->text);
    }
    return buf_take(&out);
}

static char *ends_text(const struct step *step)
{
    return step->ends[0] ? xasprintf("%s\n%s", step->ends[0], or_empty(step->ends[1]))
                         : xstrdup("");
}

static char *when_text(const struct condition *when)
{
    if (!when)
        return xstrdup("");
    switch (when->comparison) {
    case COMPARE_AT_LEAST:
        return xasprintf("%s at_least %d", when->step, when->number);
    case COMPARE_AT_MOST:
        return xasprintf("%s at_most %d", when->step, when->number);
    default:
        return xasprintf("%s is %s", when->step, when->text);
    }
}

static struct difference *compare_taking(struct comparing *at, struct difference where,
                                         enum difference_field field, char *before, char *after)
{
    struct difference *found = compare(at, where, field, before, after);

    free(before);
    free(after);
    return found;
}

static const char *wording_text(const struct wording *words, enum difference_field field)
{
    switch (field) {
    case DIFFERS_ASK:
        return words->ask;
    case DIFFERS_SAY:
        return words->say;
    case DIFFERS_SIMPLE:
        return words->simple;
    default:
        return words->cue;
    }
}

/* The caller frees it. */
static char *wording_field(const struct wording *words, enum difference_field field)
{
    return field == DIFFERS_PROBES ? probes_text(words)
                                   : xstrdup(or_empty(wording_text(words, field)));
}

/*
 * A value's wording shows that of the step where it has none of its own, and then a change in it
 * was told with the step.
 */
static bool follows_step(const struct step *step, const struct wording *words,
                         enum difference_field field)
{
    char *own = wording_field(&step->words, field), *shown = wording_field(words, field);
    bool follows = same_words(own, shown);

    free(own);
    free(shown);
    return follows;
}

static void compare_wording(struct comparing *at, struct difference where,
                            const struct wording *old, const struct wording *new)
{
    for (int i = DIFFERS_ASK; i <= DIFFERS_PROBES; i++) {
        enum difference_field field = (enum difference_field)i;

        if (where.value != VALUE_NONE && follows_step(where.old_step, old, field) &&
            follows_step(where.new_step, new, field))
            continue;
        compare_taking(at, where, field, wording_field(old, field), wording_field(new, field));
    }
}

static void compare_wordings(struct comparing *at, struct difference where)
{
    compare_wording(at, where, &where.old_step->words, &where.new_step->words);
    for (int i = 0; i < VALUE_COUNT; i++) {
        const struct wording *old = where.old_step->per_value[i];
        const struct wording *new = where.new_step->per_value[i];

        where.value = (enum value)i;
        if (old || new)
            compare_wording(at, where, old ? old : &where.old_step->words,
                            new ? new : &where.new_step->words);
    }
}

static bool same_choice_ids(const struct step *old, const struct step *new)
{
    if (old->choice_count != new->choice_count)
        return false;
    for (size_t i = 0; i < old->choice_count; i++) {
        if (strcmp(old->choices[i].id, new->choices[i].id) != 0)
            return false;
    }
    return true;
}

/* The names of the seven values are no choices of this step: they are told with the values. */
static void compare_choices(struct comparing *at, struct difference where)
{
    const struct step *old = where.old_step, *new = where.new_step;
    bool with_ids = !same_choice_ids(old, new);

    if (!(old->choices_are_values && new->choices_are_values))
        compare_taking(at, where, DIFFERS_CHOICES, choices_text(old, with_ids),
                       choices_text(new, with_ids));
    compare(at, where, DIFFERS_OTHER, old->other ? "yes" : "no", new->other ? "yes" : "no");
}

/* Whether its figure is laid beside that of other talks. */
static bool is_scored(enum measure measure)
{
    return measure == MEASURE_IMPORTANCE || measure == MEASURE_OPPORTUNITY ||
           measure == MEASURE_REALISATION;
}

static void mark_scale(struct difference *found, const struct step *old)
{
    if (found)
        found->breaks_scale = is_scored(old->measure);
}

/* What the whole guide says of its next talk was told with the guide. */
static const char *own_guide(const struct script *script, const struct step *step)
{
    bool from_whole = step->measure == MEASURE_FOLLOW_UP && step->guide && script->repeat_with &&
                      strcmp(step->guide, script->repeat_with) == 0;

    return from_whole ? NULL : step->guide;
}

static void compare_step(struct comparing *at, struct difference where)
{
    const struct step *old = where.old_step, *new = where.new_step;

    where.kind = DIFFERENCE_STEP_CHANGED;
    compare(at, where, DIFFERS_LABEL, old->label, new->label);
    compare_wordings(at, where);
    mark_scale(compare(at, where, DIFFERS_ANSWER, answer_kind_id(old->answer),
                       answer_kind_id(new->answer)),
               old);
    compare_choices(at, where);
    mark_scale(compare_taking(at, where, DIFFERS_ENDS, ends_text(old), ends_text(new)), old);
    mark_scale(
        compare(at, where, DIFFERS_MEASURES, measure_id(old->measure), measure_id(new->measure)),
        old);
    compare_taking(at, where, DIFFERS_WHEN, when_text(old->when), when_text(new->when));
    compare_periods(at, where, DIFFERS_AFTER, old->after, new->after);
    compare(at, where, DIFFERS_GUIDE, own_guide(at->old, old), own_guide(at->new, new));
    if (old->phase != at->old->parts[old->part].phase ||
        new->phase != at->new->parts[new->part].phase)
        compare(at, where, DIFFERS_PHASE, phase_id(old->phase), phase_id(new->phase));
}

/* ---- a step that seems to have another id ---- */

static const char *spoken(const struct step *step)
{
    return or_empty(step->words.ask ? step->words.ask : step->words.say);
}

/* How many words of `text` stand in `other` too; *count gets how many it has. Both are folded. */
static size_t count_shared(const char *text, const char *other, size_t *count)
{
    size_t shared = 0, length;

    *count = 0;
    while ((length = next_word(&text)) > 0) {
        const char *at = other;
        size_t there;
        bool found = false;

        while (!found && (there = next_word(&at)) > 0) {
            found = there == length && strncmp(text, at, length) == 0;
            at += there;
        }
        shared += found;
        *count += 1;
        text += length;
    }
    return shared;
}

/* Four words in five the same, in either direction. */
static bool nearly_same(const char *one, const char *other)
{
    char *first = utf8_fold(one), *second = utf8_fold(other);
    size_t of_first, of_second;
    size_t shared =
        count_shared(first, second, &of_first) + count_shared(second, first, &of_second);

    free(first);
    free(second);
    return shared > 0 && 5 * shared >= 4 * (of_first + of_second);
}

/* Pairs each removed step with at most one added. */
static void find_renamed(struct differences *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct difference *gone = &list->items[i];

        if (gone->kind != DIFFERENCE_STEP_REMOVED)
            continue;
        for (size_t k = 0; k < list->count && !gone->renamed; k++) {
            struct difference *come = &list->items[k];

            if (come->kind != DIFFERENCE_STEP_ADDED || come->renamed ||
                come->new_step->answer != gone->old_step->answer ||
                !nearly_same(spoken(gone->old_step), spoken(come->new_step)))
                continue;
            gone->renamed = come->new_step;
            come->renamed = gone->old_step;
        }
    }
}

/* ---- parts ---- */

/* A step under another id that measures the same in another way breaks the row of figures too. */
static bool breaks_with_successor(const struct script *new, const struct step *gone)
{
    size_t index = is_scored(gone->measure) ? script_find_measure(new, gone->measure) : SIZE_MAX;
    char *before, *after;
    bool same;

    if (index == SIZE_MAX)
        return false;
    before = ends_text(gone);
    after = ends_text(&new->steps[index]);
    same = gone->answer == new->steps[index].answer &&same_words(before, after);
    free(before);
    free(after);
    return !same;
}

static void add_removed_steps(struct comparing *at, size_t old_part, const struct part *new_part)
{
    const struct part *part = &at->old->parts[old_part];

    for (size_t i = 0; i < part->step_count; i++) {
        const struct step *step = &at->old->steps[part->first_step + i];

        if (script_find_step(at->new, step->id) == SIZE_MAX)
            add(at, (struct difference){.kind = DIFFERENCE_STEP_REMOVED,
                                        .value = VALUE_NONE,
                                        .old_part = part,
                                        .new_part = new_part,
                                        .old_step = step,
                                        .breaks_scale = breaks_with_successor(at->new, step)});
    }
}

static void compare_steps(struct comparing *at, const struct part *part)
{
    for (size_t i = part->first_step; i < part->first_step + part->step_count; i++) {
        struct difference where = {
            .value = VALUE_NONE, .new_part = part, .new_step = &at->new->steps[i]};

        if (at->pairs.step_twins[i] == SIZE_MAX) {
            where.kind = DIFFERENCE_STEP_ADDED;
            add(at, where);
            continue;
        }
        where.old_step = &at->old->steps[at->pairs.step_twins[i]];
        where.old_part = &at->old->parts[where.old_step->part];
        if (at->pairs.step_moved[i]) {
            where.kind = DIFFERENCE_STEP_MOVED;
            add(at, where);
        }
        compare_step(at, where);
    }
}

static void compare_part(struct comparing *at, size_t index)
{
    const struct part *new = &at->new->parts[index], *old;
    struct difference where = {.value = VALUE_NONE, .new_part = new};

    if (at->pairs.part_twins[index] == SIZE_MAX) {
        where.kind = DIFFERENCE_PART_ADDED;
        add(at, where);
        compare_steps(at, new);
        return;
    }
    where.old_part = old = &at->old->parts[at->pairs.part_twins[index]];
    if (at->pairs.part_moved[index]) {
        where.kind = DIFFERENCE_PART_MOVED;
        add(at, where);
    }
    where.kind = DIFFERENCE_PART_CHANGED;
    compare(at, where, DIFFERS_ID, old->id, new->id);
    compare(at, where, DIFFERS_TITLE, old->title, new->title);
    compare(at, where, DIFFERS_PHASE, phase_id(old->phase), phase_id(new->phase));
    compare_numbers(at, where, DIFFERS_MINUTES, old->minutes, new->minutes);
    compare(at, where, DIFFERS_FOR_EACH, loop_id(old->for_each), loop_id(new->for_each));
    compare_steps(at, new);
    add_removed_steps(at, at->pairs.part_twins[index], new);
}

static void add_removed_parts(struct comparing *at)
{
    for (size_t i = 0; i < at->old->part_count; i++) {
        if (pairing_has_part(&at->pairs, i))
            continue;
        add(at, (struct difference){.kind = DIFFERENCE_PART_REMOVED,
                                    .value = VALUE_NONE,
                                    .old_part = &at->old->parts[i]});
        add_removed_steps(at, i, NULL);
    }
}

/* ---- the whole ---- */

void differences_init(struct differences *list, const struct script *before,
                      const struct script *after)
{
    struct comparing at = {.list = list, .old = before, .new = after};

    *list = (struct differences){.before = before, .after = after};
    pairing_init(&at.pairs, before, after);
    compare_guide(&at);
    compare_values(&at);
    for (size_t i = 0; i < after->part_count; i++)
        compare_part(&at, i);
    add_removed_parts(&at);
    find_renamed(list);
    pairing_done(&at.pairs);
}

void differences_done(struct differences *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].before);
        free(list->items[i].after);
    }
    free(list->items);
    *list = (struct differences){0};
}

/* Those of one step stand together. */
size_t difference_count_steps(const struct differences *list)
{
    const struct step *last = NULL;
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++) {
        const struct difference *item = &list->items[i];
        const struct step *step = item->new_step ? item->new_step : item->old_step;

        count += step && step != last;
        last = step;
    }
    return count;
}

bool difference_breaks_scale(const struct differences *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].breaks_scale)
            return true;
    }
    return false;
}
