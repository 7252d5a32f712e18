#ifndef WG_TEST_SAMPLE_H
#define WG_TEST_SAMPLE_H

#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "domain/conversation.h"
#include "domain/script.h"

/*
 * A small guide with one of everything, built without YAML, and short ways to
 * answer it. The steps below are its whole structure.
 */
enum sample_step {
    SAMPLE_WELCOME, /* opening */
    SAMPLE_MATTERS,
    SAMPLE_WORDS, /* for each value */
    SAMPLE_IMPORTANCE,
    SAMPLE_ROOM,
    SAMPLE_WORKS,
    SAMPLE_FOCUS,   /* choosing */
    SAMPLE_HELPS,   /* for each chosen value */
    SAMPLE_BETWEEN, /* only when it does not work */
    SAMPLE_CHANCES,
    SAMPLE_LOOKS,
    SAMPLE_KEEP,    /* for each important value */
    SAMPLE_SUMMARY, /* plan */
    SAMPLE_ACTIONS,
    SAMPLE_AGREED,    /* closing */
    SAMPLE_WHAT_ELSE, /* only when the plan is not right */
    SAMPLE_MOOD,
    SAMPLE_ENERGY,
    SAMPLE_HOURS,
    SAMPLE_STAYS,
    SAMPLE_NEXT,
    SAMPLE_STEP_COUNT
};

static const struct condition sample_when_stuck = {
    .step = "works", .step_index = SAMPLE_WORKS, .comparison = COMPARE_AT_MOST, .number = 3};
static const struct condition sample_when_no = {
    .step = "agreed", .step_index = SAMPLE_AGREED, .comparison = COMPARE_IS, .text = "no"};

static const struct wording sample_skills = {.ask = "Which of your skills do you like to use?",
                                             .cue = "SECRET-CUE: be silent"};

static const struct choice sample_values[] = {
    {"use-skills", "Using knowledge and skills"},
    {"develop-skills", "Developing skills"},
    {"decisions", "Having a say"},
    {"contacts", "Meaningful contacts"},
    {"own-goals", "Setting your own goals"},
    {"income", "Earning a good income"},
    {"contribution", "Contributing"},
};
static const struct choice sample_helps[] = {{"time", "Enough time"}, {"team", "A good team"}};
static const struct choice sample_moods[] = {{"glad", "Glad"}, {"calm", "Calm"}};

static const struct part sample_parts[] = {
    {"opening", "Opening", PHASE_OPENING, 5, LOOP_NONE, SAMPLE_WELCOME, 2},
    {"values", "Your values", PHASE_VALUES, 15, LOOP_VALUES, SAMPLE_WORDS, 4},
    {"choosing", "What you choose", PHASE_VALUES, 0, LOOP_NONE, SAMPLE_FOCUS, 1},
    {"deeper", "Going deeper", PHASE_RESOURCES, 20, LOOP_FOCUS, SAMPLE_HELPS, 4},
    {"keeping", "What stays", PHASE_REALISATION, 5, LOOP_IMPORTANT, SAMPLE_KEEP, 1},
    {"plan", "The plan", PHASE_PLAN, 10, LOOP_NONE, SAMPLE_SUMMARY, 2},
    {"closing", "Closing", PHASE_CLOSING, 5, LOOP_NONE, SAMPLE_AGREED, 7},
};
enum { SAMPLE_PART_COUNT = sizeof sample_parts / sizeof *sample_parts };

static const struct step sample_steps[SAMPLE_STEP_COUNT] = {
    {.id = "welcome", .label = "Welcome", .part = 0, .words = {.say = "Welcome, {person}."}},
    {.id = "matters",
     .label = "What matters",
     .answer = ANSWER_TEXT,
     .part = 0,
     .words = {.ask = "What matters to you in your work, {person}?",
               .simple = "What is important to you?",
               .cue = "SECRET-CUE: write down the own words"}},
    {.id = "words",
     .label = "In own words",
     .answer = ANSWER_TEXT,
     .part = 1,
     .phase = PHASE_VALUES,
     .words = {.ask = "What does it mean to you to {value}?"},
     .per_value = {[VALUE_USE_SKILLS] = &sample_skills}},
    {.id = "importance",
     .label = "Important?",
     .answer = ANSWER_SCALE,
     .part = 1,
     .phase = PHASE_VALUES,
     .measure = MEASURE_IMPORTANCE,
     .words = {.ask = "How important is it to {value}?"},
     .ends = {"not at all", "very"}},
    {.id = "room",
     .label = "Room?",
     .answer = ANSWER_SCALE,
     .part = 1,
     .phase = PHASE_VALUES,
     .measure = MEASURE_OPPORTUNITY,
     .words = {.ask = "Is there room to {value}?"}},
    {.id = "works",
     .label = "Does it work?",
     .answer = ANSWER_SCALE,
     .part = 1,
     .phase = PHASE_VALUES,
     .measure = MEASURE_REALISATION,
     .words = {.ask = "Does it work to {value}?"}},
    {.id = "focus",
     .label = "Chosen",
     .answer = ANSWER_CHOICES,
     .part = 2,
     .phase = PHASE_VALUES,
     .measure = MEASURE_FOCUS,
     .words = {.ask = "Which values do you want to work on?"},
     .choices = sample_values,
     .choice_count = VALUE_COUNT,
     .choices_are_values = true},
    {.id = "helps",
     .label = "What helps",
     .answer = ANSWER_CHOICES,
     .part = 3,
     .phase = PHASE_RESOURCES,
     .words = {.ask = "What helps you to {value}?"},
     .choices = sample_helps,
     .choice_count = 2,
     .other = true},
    {.id = "between",
     .label = "In between",
     .answer = ANSWER_TEXT,
     .part = 3,
     .phase = PHASE_RESOURCES,
     .words = {.ask = "What is still missing?"},
     .when = &sample_when_stuck},
    {.id = "chances",
     .label = "Chances",
     .answer = ANSWER_TEXT,
     .part = 3,
     .phase = PHASE_OPPORTUNITIES,
     .words = {.ask = "What can you do to {value}?"}},
    {.id = "looks",
     .label = "How it looks",
     .answer = ANSWER_TEXT,
     .part = 3,
     .phase = PHASE_REALISATION,
     .words = {.ask = "How does it look when it works?"}},
    {.id = "keep",
     .label = "Keep",
     .answer = ANSWER_TEXT,
     .part = 4,
     .phase = PHASE_REALISATION,
     .words = {.ask = "How do you keep this?"}},
    {.id = "summary",
     .label = "Summary",
     .answer = ANSWER_SUMMARY,
     .part = 5,
     .phase = PHASE_PLAN,
     .words = {.ask = "What have I heard?"}},
    {.id = "actions",
     .label = "Actions",
     .answer = ANSWER_ACTIONS,
     .part = 5,
     .phase = PHASE_PLAN,
     .words = {.ask = "What do we agree?"}},
    {.id = "agreed",
     .label = "Is this plan right for you?",
     .answer = ANSWER_YES_NO,
     .part = 6,
     .phase = PHASE_CLOSING,
     .measure = MEASURE_AGREEMENT,
     .words = {.ask = "Is this plan right for you?"}},
    {.id = "what-else",
     .label = "What else",
     .answer = ANSWER_TEXT,
     .part = 6,
     .phase = PHASE_CLOSING,
     .words = {.ask = "What would make it right?"},
     .when = &sample_when_no},
    {.id = "mood",
     .label = "Mood",
     .answer = ANSWER_CHOICE,
     .part = 6,
     .phase = PHASE_CLOSING,
     .words = {.ask = "How do you leave?"},
     .choices = sample_moods,
     .choice_count = 2},
    {.id = "energy",
     .label = "Energy",
     .answer = ANSWER_SCALE,
     .part = 6,
     .phase = PHASE_CLOSING,
     .words = {.ask = "How much energy did it give?"},
     .ends = {"none", "a lot"}},
    {.id = "hours",
     .label = "Hours",
     .answer = ANSWER_NUMBER,
     .part = 6,
     .phase = PHASE_CLOSING,
     .words = {.ask = "How many hours do you want to work?"}},
    {.id = "stays",
     .label = "Stays between us",
     .answer = ANSWER_TEXT,
     .part = 6,
     .phase = PHASE_CLOSING,
     .words = {.ask = "What stays between us?"}},
    {.id = "next",
     .label = "Next talk",
     .answer = ANSWER_DATE,
     .part = 6,
     .phase = PHASE_CLOSING,
     .measure = MEASURE_FOLLOW_UP,
     .words = {.ask = "When do we talk again?"}},
};

static const struct value_words sample_value_words[VALUE_COUNT] = {
    {"Using knowledge and skills", "Using skills", "use your skills"},
    {"Developing knowledge and skills", "Developing skills", "develop your skills"},
    {"Having a say in what is important", "Having a say", "have a say"},
    {"Meaningful contacts at work", "Contacts", "have good contacts"},
    {"Setting your own goals", "Own goals", "set your own goals"},
    {"Earning a good income", "Good income", "earn a good income"},
    {"Contributing to something valuable", "Contributing", "contribute"},
};

/* Free it with script_free(). Tests may change its steps. */
static inline struct script *sample_script(void)
{
    static const char *languages[] = {"en"};
    struct arena *arena = arena_new();
    struct script *script = arena_alloc(arena, sizeof *script);

    script->arena = arena;
    script->id = "sample";
    script->version = 3;
    script->language = "en";
    script->languages = languages;
    script->language_count = 1;
    script->title = "The sample talk";
    script->parts = arena_alloc(arena, sizeof sample_parts);
    memcpy(script->parts, sample_parts, sizeof sample_parts);
    script->part_count = SAMPLE_PART_COUNT;
    script->steps = arena_alloc(arena, sizeof sample_steps);
    memcpy(script->steps, sample_steps, sizeof sample_steps);
    script->step_count = SAMPLE_STEP_COUNT;
    memcpy(script->values, sample_value_words, sizeof sample_value_words);
    return script;
}

/* A copy of the answer as it stands, to change and give back with sample_put(). */
static inline struct answer sample_get(struct conversation *talk, size_t step, const char *item)
{
    struct answer answer;

    answer_init(&answer);
    answer_copy(&answer, conversation_answer(talk, step, item));
    return answer;
}

static inline void sample_put(struct conversation *talk, size_t step, const char *item,
                              struct answer *answer)
{
    conversation_set(talk, step, item, answer);
    answer_done(answer);
}

static inline void sample_text(struct conversation *talk, size_t step, const char *item,
                               const char *text)
{
    struct answer answer = sample_get(talk, step, item);

    answer.state = STATE_GIVEN;
    xstrset(&answer.text, text);
    sample_put(talk, step, item, &answer);
}

static inline void sample_number(struct conversation *talk, size_t step, const char *item,
                                 int number)
{
    struct answer answer = sample_get(talk, step, item);

    answer.state = STATE_GIVEN;
    answer.number = number;
    sample_put(talk, step, item, &answer);
}

static inline void sample_state(struct conversation *talk, size_t step, const char *item,
                                enum answer_state state)
{
    struct answer answer = sample_get(talk, step, item);

    answer.state = state;
    sample_put(talk, step, item, &answer);
}

static inline void sample_toggle(struct conversation *talk, size_t step, const char *item,
                                 const char *choice)
{
    struct answer answer = sample_get(talk, step, item);

    answer_toggle_choice(&answer, choice);
    answer.state = answer.choice_count > 0 ? STATE_GIVEN : STATE_OPEN;
    sample_put(talk, step, item, &answer);
}

/* Importance, room, does it work; 0 leaves one open. */
static inline void sample_scores(struct conversation *talk, const char *item, int importance,
                                 int room, int works)
{
    const int numbers[] = {importance, room, works};

    for (size_t i = 0; i < 3; i++) {
        if (numbers[i])
            sample_number(talk, SAMPLE_IMPORTANCE + i, item, numbers[i]);
    }
}

#endif
