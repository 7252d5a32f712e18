/* script show: a guide as people read it, from its first question to its last. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "edition.h"
#include "guide_words.h"
#include "report/condition.h"
#include "say.h"
#include "verb_script.h"

enum { OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

/* ---- to read ---- */

/* Who writes should know which of the two this is: what talks use, or the file. */
static void say_which(const struct guide *guide)
{
    if (!guide->offered)
        say("%s\n", _("This is the file as it lies there."));
    else if (guide->state == GUIDE_CONCEPT)
        say(_("This is what talks begin with. What the file says differently: waardegesprek script "
              "diff %s\n"),
            guide->id);
    else if (guide->state == GUIDE_FAULTY)
        say(_("This is what talks begin with. What is wrong in the file: waardegesprek script "
              "check "
              "%s\n"),
            guide->id);
}

static void say_head(const struct script *script, const struct guide *guide)
{
    char *state = guide ? guide_state_words(guide) : NULL;

    say("%s (%s)\n", script->title, script->id);
    if (script->about)
        say("%s\n", script->about);
    if (state)
        say(_("Version %d, %s."), script->version, state);
    else
        say(_("Version %d."), script->version);
    if (script->duration > 0)
        say(_(" %d minutes."), script->duration);
    say(_(" Languages: "));
    for (size_t i = 0; i < script->language_count; i++)
        say("%s%s", i ? ", " : "", script->languages[i]);
    say(".\n");
    if (guide && *guide->note)
        say(_("What changed: %s\n"), guide->note);
    if (script->source)
        say(_("Source: %s\n"), script->source);
    if (!script->keep)
        say("%s\n", _("Nothing of this talk is kept."));
    if (guide)
        say_which(guide);
    free(state);
}

static void say_step(const struct script *script, const struct step *step)
{
    const char *text = step->words.ask ? step->words.ask : step->words.say;
    char *when = step->when ? condition_words(script, step->when) : NULL;

    if (text && strcmp(text, step->label) != 0)
        say("   - %s%s %s\n", step->label, *stop_after(step->label) ? ":" : "", text);
    else
        say("   - %s\n", step->label);
    if (when)
        say("     %s%s\n", when, stop_after(when));
    for (size_t i = 0; i < step->choice_count && !step->choices_are_values; i++)
        say("     · %s\n", step->choices[i].text);
    if (step->ends[0] && step->ends[1])
        say(_("     1 = %s, 5 = %s\n"), step->ends[0], step->ends[1]);
    free(when);
}

static void say_part(const struct script *script, size_t index)
{
    const struct part *part = &script->parts[index];

    say("\n%zu. %s", index + 1, part->title);
    if (part->minutes > 0)
        say(_(", %d minutes"), part->minutes);
    say("\n");
    if (loop_words(part->for_each))
        say("   %s:\n", loop_words(part->for_each));
    for (size_t i = 0; i < part->step_count; i++)
        say_step(script, &script->steps[part->first_step + i]);
}

static void say_script(const struct script *script, const struct guide *guide)
{
    say_head(script, guide);
    for (size_t i = 0; i < script->part_count; i++)
        say_part(script, i);
}

/* ---- for programs ---- */

static json_t *wording_json(const struct wording *words)
{
    json_t *probes = json_array();

    for (size_t i = 0; i < words->probe_count; i++)
        json_array_append_new(probes, json_string(words->probes[i]));
    return json_pack("{s:s?, s:s?, s:s?, s:s?, s:o}", "ask", words->ask, "say", words->say,
                     "simple", words->simple, "cue", words->cue, "probes", probes);
}

static json_t *when_json(const struct condition *when)
{
    static const char *const comparisons[] = {
        [COMPARE_AT_LEAST] = "at_least", [COMPARE_AT_MOST] = "at_most", [COMPARE_IS] = "is"};
    const char *name;

    if (!when)
        return json_null();
    name = comparisons[when->comparison];
    if (when->comparison == COMPARE_IS)
        return json_pack("{s:s, s:s}", "step", when->step, name, when->text);
    return json_pack("{s:s, s:i}", "step", when->step, name, when->number);
}

static json_t *choices_json(const struct step *step)
{
    json_t *list = json_array();

    for (size_t i = 0; i < step->choice_count; i++)
        json_array_append_new(list, json_pack("{s:s, s:s}", "id", step->choices[i].id, "text",
                                              step->choices[i].text));
    return list;
}

static json_t *step_json(const struct step *step)
{
    json_t *object = wording_json(&step->words);
    json_t *values = json_object();
    json_t *ends = step->ends[0] && step->ends[1]
                       ? json_pack("[s, s]", step->ends[0], step->ends[1])
                       : json_array();

    for (int i = 0; i < VALUE_COUNT; i++) {
        if (step->per_value[i])
            json_object_set_new(values, value_id((enum value)i), wording_json(step->per_value[i]));
    }
    json_object_update_new(
        object, json_pack("{s:s, s:s, s:s, s:s, s:s, s:o, s:b, s:o, s:o, s:o}", "id", step->id,
                          "label", step->label, "answer", answer_kind_id(step->answer), "measures",
                          measure_id(step->measure), "phase", phase_id(step->phase), "choices",
                          choices_json(step), "other", step->other, "ends", ends, "when",
                          when_json(step->when), "per_value", values));
    return object;
}

static json_t *part_json(const struct script *script, const struct part *part)
{
    json_t *steps = json_array();

    for (size_t i = 0; i < part->step_count; i++)
        json_array_append_new(steps, step_json(&script->steps[part->first_step + i]));
    return json_pack("{s:s, s:s, s:s, s:i, s:s, s:o}", "id", part->id, "title", part->title,
                     "phase", phase_id(part->phase), "minutes", part->minutes, "for_each",
                     loop_id(part->for_each), "steps", steps);
}

static json_t *script_json(const struct script *script, const struct guide *guide)
{
    json_t *languages = json_array();
    json_t *parts = json_array();
    json_t *object;

    for (size_t i = 0; i < script->language_count; i++)
        json_array_append_new(languages, json_string(script->languages[i]));
    for (size_t i = 0; i < script->part_count; i++)
        json_array_append_new(parts, part_json(script, &script->parts[i]));
    object = json_pack("{s:s, s:s, s:s?, s:i, s:s, s:o, s:s, s:i, s:b, s:s?, s:o}", "id",
                       script->id, "title", script->title, "about", script->about, "version",
                       script->version, "language", script->language, "languages", languages,
                       "process", process_id(script->process), "duration", script->duration, "keep",
                       script->keep, "source", script->source, "parts", parts);
    if (guide)
        json_object_update_new(
            object,
            json_pack("{s:s, s:s, s:b, s:s, s:s, s:i}", "shelf",
                      guide_shelf_id(guide->offered ? guide->shelf : guide->file_shelf), "state",
                      guide_state_id(guide->state), "offered", guide->offered, "published",
                      guide->published, "note", guide->note, "changed", guide->changed));
    return object;
}

static void say_json(const struct script *script, const struct guide *guide)
{
    json_t *object = script_json(script, guide);
    char *text = json_dumps(object, JSON_INDENT(2));

    say_bytes(text, strlen(text));
    say("\n");
    free(text);
    json_decref(object);
}

/* ---- which ---- */

/* What runs; when nothing does, the file. */
static int show(const struct world *world, const struct request *request,
                const struct guide_list *list)
{
    const char *name = request->words[0];
    bool path = strchr(name, '/') || strchr(name, '.');
    const struct guide *guide = path ? NULL : guide_named(list, name);
    struct script *script = NULL;
    struct diag diag;

    diag_init(&diag);
    if (guide || path)
        script = edition_open(world, name, guide && !guide->offered ? EDITION_FILE : EDITION_NAMED,
                              world->language, &diag);
    if (!script)
        say_diag(&diag);
    else if (request->options[OPTION_JSON])
        say_json(script, guide);
    else
        say_script(script, guide);
    script_free(script);
    diag_done(&diag);
    return script ? EXIT_DONE : EXIT_NOT_DONE;
}

static int run(struct world *world, const struct request *request)
{
    struct guide_list list = {0};
    struct diag diag;
    int status;

    if (request->word_count == 0) {
        say_error(_("Which guide? Add its ID: waardegesprek script list shows them."));
        return EXIT_USAGE;
    }
    diag_init(&diag);
    if (guide_list_load(&world->library, message_language(), &list, &diag))
        status = show(world, request, &list);
    else
        status = say_diag(&diag);
    guide_list_done(&list);
    diag_done(&diag);
    return status;
}

const struct verb verb_script_show = {
    .name = "script show",
    .usage = N_("ID [--json]"),
    .help = N_("Show a guide: its parts, steps and questions."),
    .more = N_("It shows what talks are held with; what you are writing: script preview."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
