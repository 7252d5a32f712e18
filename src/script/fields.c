/* The format itself: one table for each kind of thing in a guide. */
#include "fields.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/nearest.h"
#include "domain/value.h"

/* --- words ------------------------------------------------------------------- */

static const char *name_answer(int index)
{
    return answer_kind_id((enum answer_kind)index);
}

static const char *name_measure(int index)
{
    return measure_id((enum measure)index);
}

static const char *name_phase(int index)
{
    return phase_id((enum phase)index);
}

static const char *name_loop(int index)
{
    return loop_id((enum loop)index);
}

static const char *name_process(int index)
{
    return process_id((enum process)index);
}

static const char *name_unit(int index)
{
    return unit_id((enum unit)index);
}

static const char *name_yes_no(int index)
{
    return index ? "yes" : "no";
}

const struct word_list words_answer = {
    name_answer, 0, ANSWER_KIND_COUNT,
    "geen=none tekst=text open=text schaal=scale cijfer=scale keuze=choice keuzes=choices "
    "meerkeuze=choices ja-nee=yes-no ja/nee=yes-no datum=date getal=number samenvatting=summary "
    "acties=actions"};
const struct word_list words_measure = {
    name_measure, 1, MEASURE_COUNT,
    "belang=importance ruimte=opportunity mogelijkheid=opportunity realisatie=realisation "
    "realization=realisation lukt=realisation keuze=focus akkoord=agreement vervolg=follow-up "
    "stand=status reden=reason waarom=reason tussenstand=check-in"};
const struct word_list words_phase = {
    name_phase, 0, PHASE_COUNT,
    "begin=opening waarden=values middelen=resources mogelijkheden=opportunities "
    "kansen=opportunities "
    "realisatie=realisation realization=realisation afronding=closing einde=closing"};
const struct word_list words_loop = {
    name_loop, 1, LOOP_COUNT,
    "waarden=values keuze=focus gekozen=focus belangrijk=important "
    "afspraken=last-actions acties=last-actions "
    "actions=last-actions"};
const struct word_list words_process = {
    name_process, 0, PROCESS_COUNT,
    "een-op-een=one-on-one vervolg=follow-up jaargesprek=annual voortgang=progress "
    "sollicitatie=application verbetering=improvement leidinggevende=leader"};
const struct word_list words_yes_no = {name_yes_no, 0, 2,
                                       "ja=yes nee=no true=yes false=no waar=yes"};
const struct word_list words_unit = {
    name_unit, 0, UNIT_COUNT,
    "dag=days dagen=days day=days week=weeks weken=weeks maand=months maanden=months month=months "
    "jaar=years jaren=years year=years"};

int word_find(const struct word_list *words, const char *text)
{
    for (int i = words->first; text && i < words->count; i++) {
        if (strcmp(words->name(i), text) == 0)
            return i;
    }
    return -1;
}

/* --- rows ------------------------------------------------------------------------ */

#define TEXT(key_, need_, most_, dutch_, help_)                                                    \
    {                                                                                              \
        .key = key_, .kind = FIELD_TEXT, .need = need_, .most = most_, .dutch = dutch_,            \
        .help = help_                                                                              \
    }
#define NUMBER(key_, need_, least_, most_, dutch_, help_)                                          \
    {                                                                                              \
        .key = key_, .kind = FIELD_NUMBER, .need = need_, .least = least_, .most = most_,          \
        .dutch = dutch_, .help = help_                                                             \
    }
#define WORD(key_, need_, words_, dutch_, help_)                                                   \
    {                                                                                              \
        .key = key_, .kind = FIELD_WORD, .need = need_, .words = words_, .dutch = dutch_,          \
        .help = help_                                                                              \
    }
#define ID(key_, dutch_, help_)                                                                    \
    {                                                                                              \
        .key = key_, .kind = FIELD_ID, .need = MUST, .most = 40, .dutch = dutch_, .help = help_    \
    }
#define TEXTS(key_, least_, most_, width_, dutch_, help_)                                          \
    {                                                                                              \
        .key = key_, .kind = FIELD_TEXTS, .least = least_, .most = most_, .width = width_,         \
        .dutch = dutch_, .help = help_                                                             \
    }
#define PERIOD(key_, dutch_, help_)                                                                \
    {                                                                                              \
        .key = key_, .kind = FIELD_PERIOD, .words = &words_unit, .dutch = dutch_, .help = help_    \
    }
#define GUIDE_ROW(key_, dutch_, help_)                                                             \
    {                                                                                              \
        .key = key_, .kind = FIELD_ID, .need = MAY, .most = 40, .dutch = dutch_, .help = help_     \
    }
/* A list or map of objects: at least and at most so many. */
#define MANY(key_, kind_, need_, least_, most_, of_, dutch_, help_)                                \
    {                                                                                              \
        .key = key_, .kind = kind_, .need = need_, .least = least_, .most = most_, .of = of_,      \
        .dutch = dutch_, .help = help_                                                             \
    }
#define END_OF_ROWS                                                                                \
    {                                                                                              \
        .key = NULL                                                                                \
    }
#define ROWS (const struct field[])

/* Rows that stand in more than one table. */
#define FORMAT_ROW                                                                                 \
    NUMBER("format", MUST, 1, 1, "formaat", N_("\"format: 1\" says how the file is to be read."))
#define LANGUAGE_ROW                                                                               \
    {                                                                                              \
        .key = "language", .kind = FIELD_LANGUAGE, .need = MUST, .dutch = "taal",                  \
        .help = N_("\"language\" is the language of the texts, such as nl or en.")                 \
    }
#define ABOUT_ROW                                                                                  \
    TEXT("about", MAY, 120, "over omschrijving beschrijving",                                      \
         N_("\"about\" says in one sentence what the guide is for."))
#define SOURCE_ROW                                                                                 \
    TEXT("source", MAY, 200, "bron bronnen", N_("\"source\" says where the questions come from."))
#define NAME_ROW                                                                                   \
    ID("id", "naam code",                                                                          \
       N_("\"id\" is a short name that never changes: small letters, digits and hyphens."))
#define PHASE_ROW                                                                                  \
    WORD("phase", MAY, &words_phase, "fase", N_("\"phase\" is the phase of the talk."))
#define LABEL_ROW                                                                                  \
    TEXT("label", MAY, 24, "naam kort etiket kop",                                                 \
         N_("\"label\" is the short name of a step in lists."))
#define ASK_ROW                                                                                    \
    TEXT("ask", MAY, 160, "vraag vragen question tekst",                                           \
         N_("\"ask\" is the question that is said aloud."))
#define SAY_ROW                                                                                    \
    TEXT("say", MAY, 480, "zeg uitleg voorlezen vertel",                                           \
         N_("\"say\" is read aloud, without a question."))
#define SIMPLE_ROW                                                                                 \
    TEXT("simple", MAY, 160, "eenvoudig simpel makkelijk",                                         \
         N_("\"simple\" is the question in plainer words."))
#define CUE_ROW                                                                                    \
    TEXT("cue", MAY, 160, "tip hint aanwijzing", N_("\"cue\" is a hint for the leader alone."))
#define PROBES_ROW                                                                                 \
    {                                                                                              \
        .key = "probes", .kind = FIELD_PROBES, .least = 1, .most = 20, .width = 80,                \
        .dutch = "doorvragen vervolgvragen doorvraag probe",                                       \
        .help = N_("\"probes\" is a list of questions to go deeper with, or a set of a building "  \
                   "block: BLOCK/SET.")                                                            \
    }
#define INCLUDE_ROW                                                                                \
    {                                                                                              \
        .key = "include", .kind = FIELD_ID, .need = MAY, .most = 40,                               \
        .dutch = "bouwsteen invoegen neem includes import",                                        \
        .help = N_("\"include\" is the name of a building block, which comes here.")               \
    }
#define ENDS_ROW                                                                                   \
    TEXTS("ends", 2, 2, 13, "einden uitersten uiteinden",                                          \
          N_("\"ends\" says what the lowest and the highest number of a scale mean."))
#define PER_VALUE_ROW                                                                              \
    MANY("per_value", FIELD_BY_VALUE, MAY, 0, 0, &object_wording, "per-waarde per_waarde waarden", \
         N_("\"per_value\" gives a work value its own question."))

/* --- a guide ------------------------------------------------------------------- */

static const struct object object_wording = {
    N_("this value"), N_("value \"%s\""),
    .fields = ROWS{ASK_ROW, SIMPLE_ROW, CUE_ROW, PROBES_ROW, END_OF_ROWS}};

static const struct object object_choice = {
    N_("this choice"), N_("choice \"%s\""),
    .fields = ROWS{
        NAME_ROW,
        TEXT("text", MUST, 32, "tekst label naam name", N_("\"text\" is what people read.")),
        END_OF_ROWS,
    }};

enum { NUMBER_MAX = 1000000 };
static const struct object object_when = {
    N_("this condition"), NULL,
    .fields = ROWS{
        ID("step", "stap vraag", N_("\"step\" names the step whose answer is looked at.")),
        NUMBER("at_least", MAY, -NUMBER_MAX, NUMBER_MAX, "minstens minimaal vanaf",
               N_("\"at_least\" is the lowest number for which the step is shown.")),
        NUMBER("at_most", MAY, -NUMBER_MAX, NUMBER_MAX, "hoogstens maximaal tot",
               N_("\"at_most\" is the highest number for which the step is shown.")),
        TEXT("is", MAY, 0, "gelijk equals",
             N_("\"is\" is the choice, or yes or no, for which the step is shown.")),
        END_OF_ROWS,
    }};

static const struct object object_step = {
    N_("this step"), N_("step \"%s\""),
    .fields =
        ROWS{
            INCLUDE_ROW,
            NAME_ROW,
            LABEL_ROW,
            ASK_ROW,
            SAY_ROW,
            SIMPLE_ROW,
            CUE_ROW,
            PROBES_ROW,
            WORD("answer", MUST, &words_answer, "antwoord soort type",
                 N_("\"answer\" is the kind of answer: text, scale, choice, choices, yes-no, date, "
                    "number, none, summary or actions.")),
            WORD("measures", MAY, &words_measure, "meet maat meting",
                 N_("\"measures\" says what the answer counts as: importance, opportunity, "
                    "realisation, focus, agreement, follow-up, status, reason or check-in.")),
            PHASE_ROW,
            PER_VALUE_ROW,
            ENDS_ROW,
            MANY("choices", FIELD_CHOICES, MAY, 2, 30, &object_choice, "keuzes opties options",
                 N_("\"choices\" is a list of choices, or the word values.")),
            WORD("other", MAY, &words_yes_no, "anders overig",
                 N_("\"other: yes\" gives room for an own answer beside the choices.")),
            {.key = "when",
             .kind = FIELD_OBJECT,
             .of = &object_when,
             .dutch = "wanneer als voorwaarde if",
             .help = N_("\"when\" says for which earlier answer this step is shown.")},
            PERIOD(
                "after", "na over-hoe-lang termijn",
                N_("\"after\" is how far ahead the day lies that is proposed, such as 6 weeks.")),
            GUIDE_ROW(
                "guide", "leidraad gespreksleidraad gids script",
                N_("\"guide\" is the id of the guide of the talk on that day; without it, this "
                   "guide.")),
            END_OF_ROWS,
        },
    .includes = true};

static const struct object object_part = {
    N_("this part"), N_("part \"%s\""),
    .fields =
        ROWS{
            INCLUDE_ROW,
            NAME_ROW,
            TEXT("title", SHOULD, 9, "titel kop naam name label",
                 N_("\"title\" is one word for the bar at the top; without it the id is shown.")),
            PHASE_ROW,
            NUMBER("minutes", MAY, 1, 480, "minuten duur tijd",
                   N_("\"minutes\" is how long the part is meant to take.")),
            WORD("for_each", MAY, &words_loop, "voor_elke voor-elke per",
                 N_("\"for_each\" goes through the steps once for each value (values, focus or "
                    "important) or for each agreement of the last talks (last-actions).")),
            MANY("steps", FIELD_OBJECTS, MUST, 1, 500, &object_step, "stappen vragen",
                 N_("\"steps\" is the list of questions.")),
            END_OF_ROWS,
        },
    .includes = true};

const struct object object_script = {
    N_("this guide"), NULL,
    .fields = ROWS{
        FORMAT_ROW,
        ID("id", "naam code", N_("\"id\" is the name of the file without .yaml.")),
        NUMBER("version", MUST, 1, NUMBER_MAX, "versie",
               N_("\"version\" is a whole number that goes up with each new edition.")),
        LANGUAGE_ROW,
        TEXT("title", MUST, 60, "titel naam", N_("\"title\" is the name that people see.")),
        ABOUT_ROW,
        WORD("process", MUST, &words_process, "proces soort",
             N_("\"process\" is the kind of talk: one-on-one, follow-up, annual, progress, "
                "application, improvement, team or leader.")),
        NUMBER("duration", MAY, 1, 480, "duur minuten tijd minutes",
               N_("\"duration\" is how many minutes the talk takes.")),
        PERIOD("repeat_after", "herhaal_na herhaal-na herhalen vervolg_na",
               N_("\"repeat_after\" is when the next talk is proposed, such as 6 months.")),
        GUIDE_ROW("repeat_with", "herhaal_met herhaal-met vervolg_met",
                  N_("\"repeat_with\" is the id of the guide of that next talk; without it, this "
                     "guide.")),
        WORD("keep", MAY, &words_yes_no, "bewaar bewaren",
             N_("\"keep: no\" makes a talk of which nothing is stored.")),
        SOURCE_ROW,
        MANY("parts", FIELD_OBJECTS, MUST, 1, 50, &object_part, "delen onderdelen fasen",
             N_("\"parts\" is the list of parts of the talk.")),
        END_OF_ROWS,
    }};

/* --- building blocks -------------------------------------------------------------- */

#define SETS_ROW(help_)                                                                            \
    {                                                                                              \
        .key = "probes", .kind = FIELD_SETS, .least = 1, .most = 20, .width = 80,                  \
        .dutch = "doorvragen vervolgvragen probe", .help = help_                                   \
    }

const struct object object_piece = {
    N_("this building block"), NULL,
    .fields = ROWS{
        FORMAT_ROW,
        ID("piece", "bouwsteen id deel", N_("\"piece\" is the name of the file without .yaml.")),
        LANGUAGE_ROW,
        ABOUT_ROW,
        MANY("parts", FIELD_OBJECTS, MAY, 1, 50, &object_part, "delen onderdelen fasen",
             N_("\"parts\" is the list of parts of the talk.")),
        MANY("steps", FIELD_OBJECTS, MAY, 1, 500, &object_step, "stappen vragen",
             N_("\"steps\" is the list of questions.")),
        SETS_ROW(N_("\"probes\" names sets of questions to go deeper with.")),
        END_OF_ROWS,
    }};

/* --- values files and translations ---------------------------------------------- */

static const struct object object_value = {
    N_("this value"), N_("value \"%s\""),
    .fields = ROWS{
        TEXT("name", MUST, 38, "naam", N_("\"name\" is the value's full name.")),
        TEXT("short", MUST, 20, "kort", N_("\"short\" is the value's name in lists.")),
        TEXT("in_sentence", MUST, 80, "in_zin in-zin zin",
             N_("\"in_sentence\" is what takes the place of {value} in a question.")),
        END_OF_ROWS,
    }};

const struct object object_values = {
    N_("this values file"), NULL,
    .fields = ROWS{
        FORMAT_ROW,
        LANGUAGE_ROW,
        MANY("values", FIELD_BY_VALUE, MUST, VALUE_COUNT, 0, &object_value, "waarden",
             N_("\"values\" names the seven work values.")),
        END_OF_ROWS,
    }};

static const struct object object_part_words = {
    N_("this part"), N_("part \"%s\""),
    .fields = ROWS{
        TEXT("title", MAY, 9, "titel kop naam name label",
             N_("\"title\" is one word for the bar at the top; without it the id is shown.")),
        END_OF_ROWS,
    }};

static const struct object object_step_words = {
    N_("this step"), N_("step \"%s\""),
    .fields = ROWS{
        LABEL_ROW,
        ASK_ROW,
        SAY_ROW,
        SIMPLE_ROW,
        CUE_ROW,
        PROBES_ROW,
        PER_VALUE_ROW,
        ENDS_ROW,
        {.key = "choices",
         .kind = FIELD_NAMED,
         .width = 32,
         .dutch = "keuzes opties options",
         .help = N_("\"choices\" gives the words of each choice, by its id.")},
        END_OF_ROWS,
    }};

const struct object object_translation = {
    N_("this translation"), NULL,
    .fields = ROWS{
        FORMAT_ROW,
        ID("translates", "vertaalt vertaling id", N_("\"translates\" is the id of the guide.")),
        LANGUAGE_ROW,
        TEXT("title", MAY, 60, "titel naam", N_("\"title\" is the name that people see.")),
        ABOUT_ROW,
        SOURCE_ROW,
        MANY("parts", FIELD_BY_ID, MAY, 0, 0, &object_part_words, "delen onderdelen fasen",
             N_("\"parts\" gives the words of each part, by its id.")),
        MANY("steps", FIELD_BY_ID, MAY, 0, 0, &object_step_words, "stappen vragen",
             N_("\"steps\" gives the words of each step, by its id.")),
        SETS_ROW(N_("\"probes\" translates the sets of a building block.")),
        END_OF_ROWS,
    }};

bool field_period(const char *text, struct period *out)
{
    size_t digits = strspn(text, "0123456789");
    const char *word = text + digits + 1;
    size_t length;

    if (!digits || digits > 3 || *text == '0' || text[digits] != ' ')
        return false;
    for (int i = 0; i < UNIT_COUNT; i++) {
        length = strlen(unit_id((enum unit)i)) - 1; /* "1 month" reads better than "1 months" */
        if (strncmp(word, unit_id((enum unit)i), length) == 0 &&
            (!word[length] || strcmp(word + length, "s") == 0)) {
            *out = (struct period){(int)strtol(text, NULL, 10), (enum unit)i};
            return true;
        }
    }
    return false;
}

const struct field *field_find(const struct object *object, const char *key)
{
    for (const struct field *field = object->fields; field->key; field++) {
        if (*field->key == *key && strcmp(field->key, key) == 0)
            return field;
    }
    return NULL;
}

static bool field_within(const struct object *object, const char *key)
{
    bool found = field_find(object, key) != NULL;
    for (const struct field *field = object->fields; field->key && !found; field++)
        found = field->of && field_within(field->of, key);
    return found;
}

bool field_anywhere(const char *key)
{
    return field_within(&object_script, key) || field_within(&object_piece, key) ||
           field_within(&object_translation, key) || field_within(&object_values, key);
}

enum { KEY_SIZE = 40 };

/* Whether it is one letter away from a word that people write instead. */
static bool near_listed(const char *words, const char *typed)
{
    char word[KEY_SIZE];
    struct nearest nearest;
    nearest_init(&nearest, typed);
    nearest.distance = 2;
    while (words && *words) {
        size_t length = strcspn(words, " ");
        snprintf(word, sizeof word, "%.*s", (int)length, words);
        nearest_offer(&nearest, word);
        words += length;
        words += strspn(words, " ");
    }
    return nearest.best != NULL;
}

const struct field *field_meant(const struct object *object, const char *typed)
{
    struct nearest nearest;
    nearest_init(&nearest, typed);
    for (const struct field *field = object->fields; field->key; field++) {
        if (nearest_listed(field->dutch, typed))
            return field;
        nearest_offer(&nearest, field->key);
    }
    /* A word that is right in another place is no slip of the fingers. */
    if (field_anywhere(typed))
        return NULL;
    if (nearest.best)
        return field_find(object, nearest.best);
    for (const struct field *field = object->fields; field->key; field++) {
        if (near_listed(field->dutch, typed))
            return field;
    }
    return NULL;
}
