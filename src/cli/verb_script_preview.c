/* script preview: what a talk will say and ask, line by line, out of the file as it lies there. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/nearest.h"
#include "domain/wording.h"
#include "edition.h"
#include "findings.h"
#include "guide_words.h"
#include "report/condition.h"
#include "say.h"
#include "verb_script.h"

enum { OPTION_STEP };
static const struct option_row rows[] = {
    [OPTION_STEP] = {"step", 0, N_("STEP"), N_("Only this step, by its id")},
    {0},
};

/* ---- {places} ---- */

/* Between « and », so that nobody takes it for the guide's own words. */
struct places {
    const struct script *script;
    char *answer; /* filled in last */
    char *value;
};

static const char *answer_place(const void *context, const char *id)
{
    struct places *places = *(struct places *const *)context;
    size_t index = script_find_step(places->script, id);

    if (index == SIZE_MAX)
        return NULL;
    free(places->answer);
    places->answer = xasprintf(_("«answer to “%s”»"), places->script->steps[index].label);
    return places->answer;
}

static void say_filled(struct places *places, const char *before, const char *text)
{
    struct filling filling = {
        .person = _("«name»"),
        .purpose = _("«what these talks are for»"),
        .value = places->value ? places->value : _("«value»"),
        .action = _("«agreement»"),
        .answer = answer_place,
        .context = (const void *)&places,
    };
    char *filled = text ? wording_fill(text, &filling) : NULL;

    if (filled)
        say("   %s%s\n", before, filled);
    free(filled);
}

/* ---- a step ---- */

static void say_wording(struct places *places, const struct wording *words)
{
    say_filled(places, "", words->say);
    say_filled(places, "", words->ask);
    say_filled(places, _("In plainer words: "), words->simple);
    say_filled(places, _("For you as leader: "), words->cue);
    for (size_t i = 0; i < words->probe_count; i++)
        say_filled(places, "- ", words->probes[i]);
}

static void say_answer(const struct step *step)
{
    const char *words = answer_words(step->answer);

    if (words && step->ends[0] && step->ends[1])
        say(_("   Answer: %s (1 = %s, 5 = %s)\n"), words, step->ends[0], step->ends[1]);
    else if (words)
        say(_("   Answer: %s\n"), words);
    for (size_t i = 0; i < step->choice_count; i++)
        say("   · %s\n", step->choices[i].text);
    if (step->other)
        say("   · %s\n", _("something else"));
}

static void say_values(struct places *places, const struct step *step)
{
    for (int i = 0; i < VALUE_COUNT; i++) {
        const struct value_words *value = &places->script->values[i];

        if (!step->per_value[i])
            continue;
        places->value = xasprintf("«%s»", value->in_sentence);
        say(_("   About %s:\n"), value->name);
        say_wording(places, step->per_value[i]);
        free(places->value);
        places->value = NULL;
    }
}

static bool has_all_values(const struct step *step)
{
    int count = 0;

    for (int i = 0; i < VALUE_COUNT; i++)
        count += step->per_value[i] != NULL;
    return count == VALUE_COUNT;
}

static void say_step(struct places *places, const struct step *step)
{
    char *when = step->when ? condition_words(places->script, step->when) : NULL;

    say("\n%s (%s)\n", step->label, step->id);
    if (when)
        say("   %s%s\n", when, stop_after(when));
    if (!has_all_values(step))
        say_wording(places, &step->words);
    say_values(places, step);
    say_answer(step);
    free(when);
}

static void say_part(const struct script *script, size_t index)
{
    const struct part *part = &script->parts[index];

    say(_("\nPart %zu of %zu: %s."), index + 1, script->part_count, part->title);
    if (part->minutes > 0)
        say(_(" About %d minutes."), part->minutes);
    say("\n");
    if (loop_words(part->for_each))
        say("%s:\n", loop_words(part->for_each));
}

/* ---- the guide ---- */

static int say_no_step(const struct script *script, const char *id)
{
    struct nearest nearest;

    nearest_init(&nearest, id);
    for (size_t i = 0; i < script->step_count; i++)
        nearest_offer(&nearest, script->steps[i].id);
    if (nearest.best)
        say_error(_("There is no step “%s”. Do you mean “%s”?"), id, nearest.best);
    else
        say_error(_("There is no step “%s” in this guide."), id);
    return EXIT_NOT_DONE;
}

static int preview(const struct script *script, const char *only)
{
    struct places places = {.script = script};
    size_t index = only ? script_find_step(script, only) : 0;

    if (index == SIZE_MAX)
        return say_no_step(script, only);
    if (!only)
        say("%s\n", script->title);
    for (size_t i = index; i < (only ? index + 1 : script->step_count); i++) {
        const struct step *step = &script->steps[i];

        if (!only && script->parts[step->part].first_step == i)
            say_part(script, step->part);
        say_step(&places, step);
    }
    free(places.answer);
    return EXIT_DONE;
}

static int run(struct world *world, const struct request *request)
{
    struct script *script;
    struct diag diag;
    int status = EXIT_NOT_DONE;

    if (request->word_count == 0) {
        say_error(_("Which guide? Add its ID: waardegesprek script list shows them."));
        return EXIT_USAGE;
    }
    diag_init(&diag);
    script = edition_open(world, request->words[0], EDITION_FILE, world->language, &diag);
    if (script)
        status = preview(script, request->options[OPTION_STEP]);
    else
        say_diag(&diag);
    script_free(script);
    diag_done(&diag);
    return status;
}

const struct verb verb_script_preview = {
    .name = "script preview",
    .usage = N_("ID [--step STEP]"),
    .help = N_("Read what a talk with this guide will say and ask."),
    .more = N_("It reads the file as you are writing it, published or not. With --lang it speaks "
               "another language."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
