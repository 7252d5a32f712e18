/*
 * What stands on a card, whatever its format: the guide in its own order for the leader,
 * a few questions of it for the employee. Cues have one way in, and that is add_cue().
 */
#include "sheet.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "domain/wording.h"
#include "report/condition.h"

enum { PROBES_MOST = 3, ROOM_SHORT = 2, ROOM_LONG = 3, DAYS_A_WEEK = 7 };

/* ---- nodes ---- */

static const char *blank(const void *context, const char *step)
{
    (void)context;
    (void)step;
    return "…";
}

/* With blanks where a talk would put its own words, and then clean. */
static char *finished(const struct sheet *sheet, enum sheet_kind kind, const char *text,
                      const char *value)
{
    const struct filling filling = {
        .person = sheet->person ? sheet->person : "…",
        .purpose = sheet->purpose ? sheet->purpose : "…",
        .value = value ? value : "…",
        .action = "…",
        .answer = blank,
    };
    char *filled = wording_fill(text, &filling);
    char *clean =
        utf8_clean(filled, strlen(filled), kind == SHEET_SAY ? UTF8_MANY_LINES : UTF8_ONE_LINE);

    free(filled);
    return clean;
}

/* The one way in. `value` is what {value} becomes, NULL = a blank; no text is an empty one. */
static struct sheet_node *add_about(struct sheet *sheet, enum sheet_kind kind, const char *label,
                                    const char *text, const char *value)
{
    struct sheet_node *node;

    sheet->nodes = xreallocarray(sheet->nodes, sheet->count + 1, sizeof *sheet->nodes);
    node = &sheet->nodes[sheet->count++];
    *node = (struct sheet_node){
        .kind = kind,
        .label = label ? finished(sheet, SHEET_NOTE, label, value) : NULL,
        .text = finished(sheet, kind, text ? text : "", value),
    };
    return node;
}

static void add(struct sheet *sheet, enum sheet_kind kind, const char *label, const char *text)
{
    add_about(sheet, kind, label, text, NULL);
}

/* Takes over what xasprintf() made. */
static void add_made(struct sheet *sheet, enum sheet_kind kind, char *text)
{
    add(sheet, kind, NULL, text);
    free(text);
}

/* Takes over what xasprintf() made with a name in it: such words are never filled, only cleaned. */
static void add_named(struct sheet *sheet, enum sheet_kind kind, char *text)
{
    struct sheet_node *node = add_about(sheet, kind, NULL, NULL, NULL);

    free(node->text);
    node->text = utf8_clean(text, strlen(text), UTF8_ONE_LINE);
    free(text);
}

static void add_room(struct sheet *sheet, int lines)
{
    add_about(sheet, SHEET_ROOM, NULL, NULL, NULL)->lines = lines;
}

/* ---- both ---- */

static void add_section(struct sheet *sheet, const char *title, int minutes)
{
    char *label =
        minutes
            ? xasprintf(message_plural("%d minute", "%d minutes", (unsigned long)minutes), minutes)
            : NULL;

    add(sheet, SHEET_SECTION, label, title);
    free(label);
}

static void add_foot(struct sheet *sheet, const struct script *script)
{
    if (script->source)
        add_made(sheet, SHEET_FOOT, xasprintf(_("Source: %s"), script->source));
    add_made(sheet, SHEET_FOOT, xasprintf(_("%s, version %d"), script->title, script->version));
}

/* "a · b · c" */
static void add_joined(struct buf *out, const char *text)
{
    buf_addf(out, "%s%s", out->length > 0 ? " · " : "", text);
}

static void add_choices(struct sheet *sheet, const struct script *script, const struct step *step)
{
    struct buf out;

    buf_init(&out);
    for (size_t i = 0; i < step->choice_count; i++) {
        enum value value =
            step->choices_are_values ? value_from_id(step->choices[i].id) : VALUE_NONE;

        add_joined(&out,
                   value == VALUE_NONE ? step->choices[i].text : script->values[value].short_name);
    }
    if (step->other)
        add_joined(&out, _("something else: …"));
    add_made(sheet, SHEET_NOTE, buf_take(&out));
}

/* What it can be answered with, where that is not just words. */
static void add_answers(struct sheet *sheet, const struct script *script, const struct step *step)
{
    switch (step->answer) {
    case ANSWER_SCALE:
        if (step->ends[0])
            add_made(sheet, SHEET_NOTE, xasprintf("1 %s – 5 %s", step->ends[0], step->ends[1]));
        else
            add(sheet, SHEET_NOTE, NULL, _("A number from 1 to 5"));
        break;
    case ANSWER_CHOICE:
    case ANSWER_CHOICES:
        add_choices(sheet, script, step);
        break;
    case ANSWER_YES_NO:
        add(sheet, SHEET_NOTE, NULL, _("yes · not yet"));
        break;
    default:
        break;
    }
}

static void add_loop(struct sheet *sheet, const struct part *part)
{
    const char *words = loop_words(part->for_each);

    if (words)
        add_made(sheet, SHEET_PARAGRAPH, xasprintf("%s:", words));
}

/* ---- the leader's card ---- */

/* Where a walk through all seven asks a value in its own words. */
static void add_own_questions(struct sheet *sheet, const struct script *script,
                              const struct step *step)
{
    if (script->parts[step->part].for_each != LOOP_VALUES)
        return;
    for (int i = 0; i < VALUE_COUNT; i++) {
        const struct wording *words = step->per_value[i];

        if (words && words->ask && words->ask != step->words.ask)
            add_about(sheet, SHEET_ITEM, script->values[i].short_name, words->ask,
                      script->values[i].in_sentence);
    }
}

static void add_cue(struct sheet *sheet, const struct step *step)
{
    if (step->words.cue)
        add(sheet, SHEET_CUE, NULL, step->words.cue);
}

static void add_step(struct sheet *sheet, const struct script *script, const struct step *step)
{
    const struct wording *words = &step->words;

    add(sheet, SHEET_STEP, step->label, words->ask);
    if (step->when)
        add_made(sheet, SHEET_NOTE, condition_words(script, step->when));
    if (words->say)
        add(sheet, SHEET_SAY, NULL, words->say);
    add_answers(sheet, script, step);
    add_own_questions(sheet, script, step);
    for (size_t i = 0; i < words->probe_count && i < PROBES_MOST; i++)
        add(sheet, SHEET_ITEM, NULL, words->probes[i]);
    add_cue(sheet, step);
}

/* Whether a text says how long it takes. */
static bool tells_time(const char *text)
{
    static const char *const words[] = {"minuten", "minuut", "kwartier", "uur",
                                        "minutes", "minute", "hour",     "hours"};
    static const char between[] = " \n.,;:!?()";
    char *folded = utf8_fold(text);
    bool found = false;

    for (const char *word = folded; *word && !found;) {
        size_t length = strcspn(word, between);

        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            found |= strlen(words[i]) == length && strncmp(word, words[i], length) == 0;
        word += length;
        word += strspn(word, between);
    }
    free(folded);
    return found;
}

static void add_about_guide(struct sheet *sheet, const struct script *script)
{
    if (script->about)
        add(sheet, SHEET_PARAGRAPH, NULL, script->about);
    if (script->duration && !(script->about && tells_time(script->about)))
        add_made(sheet, SHEET_PARAGRAPH,
                 xasprintf(message_plural("It takes about %d minute.", "It takes about %d minutes.",
                                          (unsigned long)script->duration),
                           script->duration));
}

static void add_head(struct sheet *sheet, const struct script *script, const char *kind)
{
    add(sheet, SHEET_TITLE, kind, script->title);
    add_about_guide(sheet, script);
}

static void write_leader(struct sheet *sheet, const struct script *script)
{
    add_head(sheet, script, _("Conversation card"));
    for (size_t i = 0; i < script->part_count; i++) {
        const struct part *part = &script->parts[i];

        add_section(sheet, part->title, part->minutes);
        add_loop(sheet, part);
        for (size_t k = part->first_step; k < part->first_step + part->step_count; k++)
            add_step(sheet, script, &script->steps[k]);
    }
}

/* ---- the employee's sheet ---- */

static void add_sentences(struct sheet *sheet, const char *const *sentences, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add(sheet, SHEET_PARAGRAPH, NULL, _(sentences[i]));
}

/* What the guide says of itself stands above this. */
static void add_purpose(struct sheet *sheet, const struct script *script)
{
    if (script_makes_plan(script))
        add(sheet, SHEET_PARAGRAPH, NULL, _("At the end we make agreements together."));
    if (process_sees(script->process, PROCESS_ONE_ON_ONE))
        add(sheet, SHEET_PARAGRAPH, NULL,
            _("It is not a review of your work, so there are no right or wrong answers."));
}

static void add_how_long(struct sheet *sheet, const struct script *script)
{
    int days = process_days_kept(script->process);

    if (days)
        add_made(sheet, SHEET_PARAGRAPH,
                 xasprintf(message_plural(
                               "Your leader keeps the notes for at most %d week after the end.",
                               "Your leader keeps the notes for at most %d weeks after the end.",
                               (unsigned long)(days / DAYS_A_WEEK)),
                           days / DAYS_A_WEEK));
}

/*
 * What the guide itself says before its first question: so whoever words it anew, also words it
 * here, and nothing is promised on paper that is not said aloud.
 */
static void add_said_first(struct sheet *sheet, const struct script *script)
{
    add_section(sheet, _("What is said at the start"), 0);
    for (size_t i = 0; i < script->step_count && !script->steps[i].words.ask; i++) {
        const struct step *step = &script->steps[i];

        if (!step->words.say)
            continue;
        add(sheet, SHEET_STEP, step->label, NULL);
        add(sheet, SHEET_SAY, NULL, step->words.say);
    }
    if (script->keep)
        add_how_long(sheet, script);
    else
        add(sheet, SHEET_PARAGRAPH, NULL, _("Nothing of this talk is kept."));
}

static void add_your_choice(struct sheet *sheet, const struct script *script)
{
    static const char *const sentences[] = {
        N_("You decide what you tell. You may always skip something."),
        N_("You don't need to tell anything about your health."),
        N_("Someone may come along with you if you like. Just say so beforehand."),
    };
    bool alone = process_subject(script->process) == SUBJECT_PERSON;

    add_section(sheet, _("You decide"), 0);
    add_sentences(sheet, sentences, sizeof sentences / sizeof *sentences - !alone);
}

/* A question to think about: no figures, nothing that depends on the talk, no plan yet. */
static bool is_to_think_about(const struct step *step)
{
    return step->words.ask && !step->when && step->phase < PHASE_PLAN &&
           step->answer == ANSWER_TEXT;
}

static const char *plain_question(const struct wording *words)
{
    return words->simple ? words->simple : words->ask;
}

static void add_value_questions(struct sheet *sheet, const struct script *script,
                                const struct step *step)
{
    for (int i = 0; i < VALUE_COUNT; i++) {
        const struct value_words *value = &script->values[i];

        add_about(sheet, SHEET_STEP, value->name,
                  plain_question(step_wording(step, value_id((enum value)i))), value->in_sentence);
        add_room(sheet, ROOM_SHORT);
    }
}

/* Of what comes for all seven one question is enough on paper. */
static void add_part_questions(struct sheet *sheet, const struct script *script,
                               const struct part *part)
{
    bool told = false;

    for (size_t i = part->first_step; i < part->first_step + part->step_count; i++) {
        const struct step *step = &script->steps[i];

        if (!is_to_think_about(step))
            continue;
        if (!told)
            add_section(sheet, part->title, 0);
        if (!told)
            add_loop(sheet, part);
        told = true;
        if (part->for_each == LOOP_VALUES) {
            add_value_questions(sheet, script, step);
            return;
        }
        add(sheet, SHEET_STEP, step->label, plain_question(&step->words));
        add_room(sheet, ROOM_LONG);
    }
}

static void write_employee(struct sheet *sheet, const struct script *script)
{
    add_head(sheet, script, _("To think about before we talk"));
    add_purpose(sheet, script);
    add_said_first(sheet, script);
    add_your_choice(sheet, script);
    for (size_t i = 0; i < script->part_count; i++)
        add_part_questions(sheet, script, &script->parts[i]);
}

/* ---- the invitation ---- */

static void add_greeting(struct sheet *sheet, const struct invitation *invitation)
{
    const char *name = invitation->person ? invitation->person : invitation->team;

    if (name)
        add_named(sheet, SHEET_PARAGRAPH, xasprintf(_("Dear %s,"), name));
    add(sheet, SHEET_PARAGRAPH, NULL,
        invitation->person ? _("I would like to have a talk with you. You are welcome to read here "
                               "what it is about.")
                           : _("I would like to have a talk with all of you. You are welcome to "
                               "read here what it is about."));
}

static void add_when(struct sheet *sheet, const struct invitation *invitation)
{
    char day[DAY_TEXT_SIZE];

    add_section(sheet, _("When"), 0);
    if (invitation->has_day) {
        day_format_full(invitation->day, day);
        add(sheet, SHEET_STEP, _("The day"), day);
        add(sheet, SHEET_PARAGRAPH, NULL,
            _("Does this day not suit you, or would you like more time? Then we choose another "
              "day."));
    } else {
        add(sheet, SHEET_PARAGRAPH, NULL, _("We choose a day together."));
    }
    add(sheet, SHEET_STEP, _("Time and place:"), NULL);
    add_room(sheet, 1);
}

static void add_what_for(struct sheet *sheet, const struct invitation *invitation)
{
    add_section(sheet, _("What it is for"), 0);
    add_about_guide(sheet, invitation->script);
    if (invitation->purpose)
        add_named(sheet, SHEET_PARAGRAPH,
                  xasprintf(_("Why we hold these talks: %s"), invitation->purpose));
    add_purpose(sheet, invitation->script);
}

/* Which values those are, the talk itself shows: in a letter the questions would have blanks. */
static bool is_of_chosen_values(const struct part *part)
{
    return part->for_each == LOOP_FOCUS || part->for_each == LOOP_IMPORTANT;
}

static void write_invitation(struct sheet *sheet, const struct invitation *invitation)
{
    const struct script *script = invitation->script;

    add(sheet, SHEET_TITLE, _("Invitation"), script->title);
    add_greeting(sheet, invitation);
    add_when(sheet, invitation);
    add_what_for(sheet, invitation);
    add_said_first(sheet, script);
    add_your_choice(sheet, script);
    add_section(sheet, _("To think about, if you like"), 0);
    add(sheet, SHEET_PARAGRAPH, NULL,
        _("You may look at these questions beforehand. You don't need to write anything down. If "
          "you don't get round to it, that is fine too."));
    for (size_t i = 0; i < script->part_count; i++) {
        if (!is_of_chosen_values(&script->parts[i]))
            add_part_questions(sheet, script, &script->parts[i]);
    }
    add_section(sheet, _("Until then"), 0);
    add(sheet, SHEET_PARAGRAPH, NULL, _("Do you have a question? Just ask me."));
    if (invitation->leader && *invitation->leader)
        add_named(sheet, SHEET_PARAGRAPH, xstrdup(invitation->leader));
}

void sheet_init_invitation(struct sheet *sheet, const struct invitation *invitation)
{
    *sheet = (struct sheet){
        .person = invitation->person ? invitation->person : invitation->team,
        .purpose = invitation->purpose,
        .leader = invitation->leader,
    };
    write_invitation(sheet, invitation);
}

/* ---- out ---- */

void sheet_init(struct sheet *sheet, const struct script *script, enum card_reader reader)
{
    *sheet = (struct sheet){0};
    if (reader == CARD_LEADER)
        write_leader(sheet, script);
    else
        write_employee(sheet, script);
    add_foot(sheet, script);
}

void sheet_done(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        free(sheet->nodes[i].label);
        free(sheet->nodes[i].text);
    }
    free(sheet->nodes);
    *sheet = (struct sheet){0};
}
