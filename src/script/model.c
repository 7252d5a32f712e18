/*
 * From checked trees to the model. The texts are those of the trees themselves:
 * nodes and model share one arena, so nothing is copied.
 */
#include "model.h"

#include <stdlib.h>
#include <string.h>

struct builder {
    const struct model_source *source;
    struct script *script;
    enum phase phase; /* of the part before */
};

/* The translated text when there is one, else the own one, else NULL. */
static const char *text_of(const struct node *own, const struct node *words, const char *key)
{
    const char *text = node_text(words, key);
    return text ? text : node_text(own, key);
}

/*
 * For names and labels, which have one line only whatever way they were written. NULL gives NULL.
 */
static const char *one_line(struct arena *arena, const char *text)
{
    if (!text || !strchr(text, '\n'))
        return text;
    char *line = arena_strdup(arena, text);
    for (char *at = line; *at; at++) {
        if (*at == '\n')
            *at = ' ';
    }
    return line;
}

static const struct node *list_of(const struct node *own, const struct node *words, const char *key)
{
    const struct node *list = node_get_kind(words, key, NODE_LIST);
    return list ? list : node_get_kind(own, key, NODE_LIST);
}

static int number_of(const struct node *map, const char *key)
{
    const char *text = node_text(map, key);
    return text ? (int)strtol(text, NULL, 10) : 0;
}

static void read_text(const char **slot, const struct node *own, const struct node *words,
                      const char *key)
{
    const char *text = text_of(own, words, key);
    if (text)
        *slot = text;
}

static void read_probes(struct arena *arena, struct wording *wording, const struct node *own,
                        const struct node *words)
{
    const struct node *list = list_of(own, words, "probes");
    if (!list)
        return;
    wording->probes = arena_alloc(arena, list->count * sizeof *wording->probes);
    wording->probe_count = 0;
    for (const struct node *probe = list->first; probe; probe = probe->next)
        wording->probes[wording->probe_count++] = one_line(arena, probe->text);
}

/* What is not said stays as it is: the words of the step show through those of a value. */
static void read_wording(struct arena *arena, struct wording *wording, const struct node *own,
                         const struct node *words)
{
    read_text(&wording->ask, own, words, "ask");
    read_text(&wording->say, own, words, "say");
    read_text(&wording->simple, own, words, "simple");
    read_text(&wording->cue, own, words, "cue");
    read_probes(arena, wording, own, words);
}

static void read_per_value(struct arena *arena, struct step *step, const struct node *own,
                           const struct node *words)
{
    const struct node *mine = node_get(own, "per_value"), *theirs = node_get(words, "per_value");
    for (int i = 0; mine && i < VALUE_COUNT; i++) {
        const char *id = value_id((enum value)i);
        if (!node_get(mine, id))
            continue;
        struct wording *wording = arena_alloc(arena, sizeof *wording);
        *wording = step->words;
        read_wording(arena, wording, node_get(mine, id), node_get(theirs, id));
        step->per_value[i] = wording;
    }
}

static struct choice *choices_of_values(const struct builder *builder)
{
    struct choice *choices = arena_alloc(builder->script->arena, VALUE_COUNT * sizeof *choices);
    for (int i = 0; i < VALUE_COUNT; i++)
        choices[i] = (struct choice){value_id((enum value)i), builder->script->values[i].name};
    return choices;
}

static void read_choices(const struct builder *builder, struct step *step, const struct node *own,
                         const struct node *words)
{
    const struct node *list = node_get(own, "choices");
    if (!list)
        return;
    step->choices_are_values = list->kind == NODE_TEXT;
    step->choice_count = step->choices_are_values ? VALUE_COUNT : list->count;
    if (step->choices_are_values) {
        step->choices = choices_of_values(builder);
        return;
    }
    const struct node *texts = node_get(words, "choices");
    struct choice *choice = arena_alloc(builder->script->arena, list->count * sizeof *choice);
    step->choices = choice;
    for (const struct node *item = list->first; item; item = item->next, choice++) {
        const char *text = node_text(texts, node_text(item, "id"));
        text = one_line(builder->script->arena, text ? text : node_text(item, "text"));
        *choice = (struct choice){node_text(item, "id"), text};
    }
}

static const struct condition *read_condition(const struct builder *builder,
                                              const struct node *when)
{
    static const char *const keys[COMPARISON_COUNT] = {"at_least", "at_most", "is"};
    if (!when)
        return NULL;
    const struct outline *outline = builder->source->outline;
    struct condition *condition = arena_alloc(builder->script->arena, sizeof *condition);
    condition->step = node_text(when, "step");
    condition->step_index = (size_t)(outline_find(outline, condition->step) - outline->steps);
    for (int i = 0; i < COMPARISON_COUNT; i++) {
        if (node_get(when, keys[i]))
            condition->comparison = (enum comparison)i;
    }
    if (condition->comparison == COMPARE_IS)
        condition->text = node_text(when, "is");
    else
        condition->number = number_of(when, keys[condition->comparison]);
    return condition;
}

static void read_ends(struct arena *arena, struct step *step, const struct node *own,
                      const struct node *words)
{
    const struct node *ends = list_of(own, words, "ends");
    if (!ends)
        return;
    step->ends[0] = one_line(arena, ends->first->text);
    step->ends[1] = one_line(arena, ends->first->next->text);
}

static const char *label_of(const struct step *step, const struct node *own,
                            const struct node *words)
{
    const char *label = text_of(own, words, "label");
    if (!label)
        label = step->words.ask ? step->words.ask : step->words.say;
    return label ? label : step->id;
}

static struct period period_of(const struct node *map, const char *key)
{
    struct period period = {0};
    const char *text = node_text(map, key);
    if (text)
        field_period(text, &period);
    return period;
}

static void read_step(const struct builder *builder, struct step *step,
                      const struct outline_step *from)
{
    const struct node *own = from->node;
    const struct node *words = node_get(node_get(builder->source->translation, "steps"), from->id);
    int phase = word_find(&words_phase, node_text(own, "phase"));
    const char *other = node_text(own, "other");
    step->id = from->id;
    step->answer = (enum answer_kind)from->answer;
    step->measure = (enum measure)from->measure;
    step->part = from->part;
    step->phase = phase < 0 ? builder->script->parts[from->part].phase : (enum phase)phase;
    step->other = other && strcmp(other, "yes") == 0;
    read_wording(builder->script->arena, &step->words, own, words);
    read_per_value(builder->script->arena, step, own, words);
    read_choices(builder, step, own, words);
    read_ends(builder->script->arena, step, own, words);
    step->label = one_line(builder->script->arena, label_of(step, own, words));
    step->when = read_condition(builder, node_get(own, "when"));
    step->after = period_of(own, "after");
    step->guide = node_text(own, "guide");
    if (!step->guide && step->measure == MEASURE_FOLLOW_UP)
        step->guide = builder->script->repeat_with;
}

/*
 * A part that names no phase goes on with the one before; a walk through the values is about the
 * values.
 */
static enum phase phase_of(const struct builder *builder, const struct node *own, int loop)
{
    int phase = word_find(&words_phase, node_text(own, "phase"));
    if (phase < 0)
        return loop == LOOP_VALUES ? PHASE_VALUES : builder->phase;
    return (enum phase)phase;
}

static void read_part(struct builder *builder, struct part *part, const struct node *own)
{
    int loop = word_find(&words_loop, node_text(own, "for_each"));
    part->id = node_text(own, "id");
    const struct node *words = node_get(node_get(builder->source->translation, "parts"), part->id);
    const char *title = text_of(own, words, "title");
    part->title = title ? one_line(builder->script->arena, title) : part->id;
    part->phase = builder->phase = phase_of(builder, own, loop);
    part->minutes = number_of(own, "minutes");
    part->for_each = loop < 0 ? LOOP_NONE : (enum loop)loop;
    part->step_count = node_get(own, "steps")->count;
}

static void read_values(struct script *script, const struct node *file)
{
    const struct node *values = node_get(file, "values");
    for (int i = 0; i < VALUE_COUNT; i++) {
        const struct node *value = node_get(values, value_id((enum value)i));
        script->values[i] = (struct value_words){
            .name = one_line(script->arena, node_text(value, "name")),
            .short_name = one_line(script->arena, node_text(value, "short")),
            .in_sentence = one_line(script->arena, node_text(value, "in_sentence")),
        };
    }
}

static void read_head(struct script *script, const struct model_source *source)
{
    const struct node *own = source->outline->root, *words = source->translation;
    script->id = node_text(own, "id");
    script->version = number_of(own, "version");
    script->language = node_text(words ? words : own, "language");
    script->languages = source->languages;
    script->language_count = source->language_count;
    script->title = one_line(script->arena, text_of(own, words, "title"));
    script->about = one_line(script->arena, text_of(own, words, "about"));
    script->process = (enum process)word_find(&words_process, node_text(own, "process"));
    script->duration = number_of(own, "duration");
    script->repeat_after = period_of(own, "repeat_after");
    script->repeat_with = node_text(own, "repeat_with");
    const char *keep = node_text(own, "keep");
    script->keep = !keep || strcmp(keep, "no") != 0;
    script->source = one_line(script->arena, text_of(own, words, "source"));
}

struct script *model_new(const struct model_source *source)
{
    const struct outline *outline = source->outline;
    struct script *script = arena_alloc(source->arena, sizeof *script);
    script->arena = source->arena;
    read_head(script, source);
    read_values(script, source->values);
    script->part_count = outline->part_count;
    script->parts = arena_alloc(script->arena, script->part_count * sizeof *script->parts);
    script->step_count = outline->step_count;
    script->steps = arena_alloc(script->arena, script->step_count * sizeof *script->steps);
    struct builder builder = {.source = source, .script = script, .phase = PHASE_OPENING};
    size_t step = 0;
    for (size_t i = 0; i < script->part_count; i++) {
        struct part *part = &script->parts[i];
        read_part(&builder, part, outline->parts[i]);
        part->first_step = step;
        for (; step < part->first_step + part->step_count; step++)
            read_step(&builder, &script->steps[step], &outline->steps[step]);
    }
    return script;
}
