/* A step beside its file: question, probes and what is filled in, as the talk will show them. */
#include "script_preview.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "domain/wording.h"
#include "field.h"
#include "report/condition.h"

enum { PROBES_MOST = 4 };

/* ---- which edition ---- */

static void open_script(struct preview *preview)
{
    struct diag silent;
    struct script *script;

    diag_init(&silent);
    script = preview->bundle ? bundle_open(preview->bundle, preview->language, &silent) : NULL;
    diag_done(&silent);
    script_free(preview->script);
    preview->script = script;
    if (!script || preview->step >= script->step_count)
        preview->step = script && preview->step != SIZE_MAX ? 0 : SIZE_MAX;
}

/* The file; with mistakes in it what was shown before, or else what talks begin with. */
void preview_load(struct preview *preview, const struct library *library, const char *id)
{
    struct diag silent;
    char *draft;
    char *running;

    diag_init(&silent);
    draft = guide_draft(library, id, &silent);
    running = guide_bundle(library, id, &silent);
    diag_done(&silent);
    preview->stale = !draft;
    preview->in_use = draft && running && strcmp(draft, running) == 0;
    if (!preview->language)
        preview->language = xstrdup("");
    if (draft || !preview->bundle) {
        free(preview->bundle);
        preview->bundle = draft ? draft : running;
        running = draft ? running : NULL;
        open_script(preview);
    }
    free(running);
}

void preview_done(struct preview *preview)
{
    script_free(preview->script);
    free(preview->bundle);
    free(preview->language);
    *preview = (struct preview){0};
}

void preview_speak(struct preview *preview, const char *language)
{
    if (strcmp(preview->language, language) == 0)
        return;
    xstrset(&preview->language, language);
    open_script(preview);
}

void preview_go(struct preview *preview, const struct source_text *source, size_t line)
{
    struct source_place place = {.step = SIZE_MAX, .value = VALUE_NONE};

    if (preview->script)
        place = source_find_place(source, line, preview->script);
    preview->step = place.step;
    preview->value = place.value;
}

bool preview_page(struct preview *preview, int by)
{
    size_t step = preview->step;

    if (!preview->script || preview->script->step_count == 0)
        return false;
    if (step == SIZE_MAX)
        step = 0;
    else if (by > 0 ? step + 1 >= preview->script->step_count : step == 0)
        return false;
    else
        step = by > 0 ? step + 1 : step - 1;
    preview->step = step;
    preview->value = VALUE_NONE;
    return true;
}

/* ---- the words ---- */

/* A part of a talk that is drawn as long as there is room. */
struct pane {
    const struct preview *preview;
    const struct step *step;
    enum value value; /* VALUE_NONE outside the values */
    struct canvas canvas;
    int row;
};

/* Nobody has answered anything here. */
static const char *any_answer(const void *context, const char *step)
{
    (void)context;
    (void)step;
    return "…";
}

/* The caller frees it; NULL stays NULL. */
static char *fill(const struct pane *pane, const char *text)
{
    const struct script *script = pane->preview->script;
    struct filling filling = {
        .person = _("Sam (invented)"),
        .purpose = "…",
        .value = pane->value == VALUE_NONE ? NULL : script->values[pane->value].in_sentence,
        .action = _("An invented agreement"),
        .answer = any_answer,
    };

    return text ? wording_fill(text, &filling) : NULL;
}

/* Words of the program, then words of the guide. */
static void tell(struct pane *pane, unsigned style, const char *text)
{
    pane->row += canvas_wrap(&pane->canvas, pane->row, 0, pane->canvas.width, style, text);
}

static void say(struct pane *pane, unsigned style, const char *text)
{
    char *filled = fill(pane, text);

    pane->row += canvas_wrap(&pane->canvas, pane->row, 2, pane->canvas.width - 2, style, filled);
    free(filled);
}

static void say_title(struct pane *pane)
{
    const struct script *script = pane->preview->script;
    const struct part *part = &script->parts[pane->step->part];
    char *label = fill(pane, pane->step->label);
    char *title;

    if (pane->value != VALUE_NONE)
        title = xasprintf(_("Value %d · %s"), (int)pane->value + 1,
                          script->values[pane->value].short_name);
    else
        title = xasprintf("%s · %s", part->title, label);
    pane->row +=
        canvas_wrap(&pane->canvas, pane->row, 0, pane->canvas.width, STYLE_PLAIN, title) + 1;
    free(title);
    free(label);
}

static void say_probes(struct pane *pane, const struct wording *words)
{
    if (words->probe_count == 0)
        return;
    pane->row++;
    canvas_text(&pane->canvas, pane->row++, 0, pane->canvas.width, STYLE_DIM, _("Ask on"));
    for (size_t i = 0; i < words->probe_count && i < PROBES_MOST; i++) {
        canvas_text(&pane->canvas, pane->row, 0, 1, STYLE_PLAIN, "-");
        say(pane, STYLE_PLAIN, words->probes[i]);
    }
}

/* ---- what is filled in ---- */

static void add_options(struct field *field, const struct pane *pane)
{
    const struct step *step = pane->step;

    for (size_t i = 0; i < step->choice_count; i++) {
        enum value value = value_from_id(step->choices[i].id);

        field_add_option(field, step->choices_are_values && value != VALUE_NONE
                                    ? pane->preview->script->values[value].name
                                    : step->choices[i].text);
    }
    field->other = step->other;
}

/* Its ends would not fit beside it here. */
static void draw_scale(struct pane *pane, const char *label)
{
    canvas_text(&pane->canvas, pane->row++, 0, pane->canvas.width, STYLE_PLAIN, label);
    canvas_text(&pane->canvas, pane->row++, 2, pane->canvas.width, STYLE_PLAIN, " 1  2  3  4  5");
    if (pane->step->ends[0])
        canvas_format(&pane->canvas, pane->row++, 2, STYLE_DIM, "1 = %s", pane->step->ends[0]);
    if (pane->step->ends[1])
        canvas_format(&pane->canvas, pane->row++, 2, STYLE_DIM, "5 = %s", pane->step->ends[1]);
}

static void draw_field(struct pane *pane, enum field_kind kind, const char *label)
{
    struct field field;

    field_init(&field, kind, 0, kind == FIELD_LINE ? NULL : label);
    field.least = field.most = 2;
    field.single = pane->step->answer == ANSWER_CHOICE;
    if (kind == FIELD_RADIO) {
        field.label_width = 2;
        field.label = NULL;
        field_add_option(&field, _("yes"));
        field_add_option(&field, pane->step->measure == MEASURE_AGREEMENT ? _("not yet") : _("no"));
    }
    if (kind == FIELD_CHECKS)
        add_options(&field, pane);
    pane->row += field_draw(&field, &pane->canvas, pane->row, 0, pane->canvas.width, false);
    field_done(&field);
}

static void draw_answer(struct pane *pane)
{
    static const enum field_kind kinds[ANSWER_KIND_COUNT] = {
        [ANSWER_TEXT] = FIELD_TEXT,     [ANSWER_SUMMARY] = FIELD_TEXT,
        [ANSWER_CHOICE] = FIELD_CHECKS, [ANSWER_CHOICES] = FIELD_CHECKS,
        [ANSWER_YES_NO] = FIELD_RADIO,  [ANSWER_DATE] = FIELD_LINE,
        [ANSWER_NUMBER] = FIELD_LINE,
    };
    enum answer_kind kind = pane->step->answer;
    char *label = fill(pane, pane->step->label);

    pane->row += kind != ANSWER_NONE;
    if (kind == ANSWER_SCALE)
        draw_scale(pane, label);
    else if (kind == ANSWER_ACTIONS)
        tell(pane, STYLE_DIM, _("(Here the action plan is made.)"));
    else if (kind != ANSWER_NONE)
        draw_field(pane, kinds[kind], kind == ANSWER_TEXT ? _("In your own words") : label);
    free(label);
}

/* ---- the whole ---- */

/* In a loop over the values one of them stands for all. */
static enum value shown_value(const struct preview *preview, const struct step *step)
{
    if (!loop_over_values(preview->script->parts[step->part].for_each))
        return VALUE_NONE;
    return preview->value == VALUE_NONE ? (enum value)0 : preview->value;
}

static void draw_step(struct pane *pane)
{
    const struct wording *words = pane->value == VALUE_NONE
                                      ? &pane->step->words
                                      : step_wording(pane->step, value_id(pane->value));

    say_title(pane);
    say(pane, STYLE_BOLD, words->ask ? words->ask : words->say);
    say_probes(pane, words);
    draw_answer(pane);
    if (words->simple) {
        pane->row++;
        tell(pane, STYLE_DIM, _("In plainer words:"));
        say(pane, STYLE_PLAIN, words->simple);
    }
    if (words->cue) {
        pane->row++;
        tell(pane, STYLE_DIM, _("For you as leader:"));
        say(pane, STYLE_PLAIN, words->cue);
    }
    if (pane->step->when) {
        char *when = condition_words(pane->preview->script, pane->step->when);

        pane->row++;
        tell(pane, STYLE_DIM, when);
        free(when);
    }
}

static void copy_rows(const struct canvas *from, struct canvas *to, int row, int column, int height)
{
    for (int i = 0; i < from->count && i < height; i++) {
        for (size_t j = 0; j < from->rows[i].count; j++) {
            const struct span *span = &from->rows[i].spans[j];

            canvas_text(to, row + i, column + span->column, from->width - span->column, span->style,
                        span->text);
        }
    }
}

void preview_draw(const struct preview *preview, struct canvas *canvas, int row, int column,
                  int height, int width)
{
    struct pane pane = {.preview = preview};

    canvas_init(&pane.canvas, width, canvas->ascii);
    if (!preview->script)
        tell(&pane, STYLE_PLAIN, _("There is nothing to show before the mistakes are mended."));
    else if (preview->step >= preview->script->step_count)
        tell(&pane, STYLE_PLAIN,
             preview->stale ? _("This place is not in the last edition without mistakes.")
                            : _("This place is no step. PgDn shows the first one."));
    else {
        pane.step = &preview->script->steps[preview->step];
        pane.value = shown_value(preview, pane.step);
        draw_step(&pane);
    }
    copy_rows(&pane.canvas, canvas, row, column, height);
    canvas_done(&pane.canvas);
}
