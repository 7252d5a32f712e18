/*
 * Two editions of a guide compared: each row changes the sample guide in one way and says what
 * the list must hold then, a line a difference.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/buf.h"
#include "domain/difference.h"
#include "domain/sample.h"

/* ---- edits ---- */

static void leave(struct script *script)
{
    (void)script;
}

static void ask_otherwise(struct script *script)
{
    script->steps[SAMPLE_MATTERS].words.ask = "What counts for you?";
}

static void break_lines(struct script *script)
{
    script->steps[SAMPLE_MATTERS].words.ask = "What matters to\nyou  in your work, {person}?\n";
}

static void every_wording(struct script *script)
{
    static const char *probes[] = {"Which moment shows that?", "What else?"};
    struct step *step = &script->steps[SAMPLE_MATTERS];

    step->label = "What counts";
    step->words = (struct wording){.ask = step->words.ask,
                                   .say = "There is time.",
                                   .cue = "Be silent",
                                   .probes = probes,
                                   .probe_count = 2};
}

/* The step's own question shows through six values; only the seventh has its own. */
static void ask_values_otherwise(struct script *script)
{
    script->steps[SAMPLE_WORDS].words.ask = "What is it to you to {value}?";
}

static void ask_one_value_otherwise(struct script *script)
{
    static const struct wording contacts = {.ask = "With whom do you like to work?"};
    static const struct wording skills = {.ask = "Which skills do you use?",
                                          .cue = "SECRET-CUE: be silent"};

    script->steps[SAMPLE_WORDS].per_value[VALUE_CONTACTS] = &contacts;
    script->steps[SAMPLE_WORDS].per_value[VALUE_USE_SKILLS] = &skills;
}

static void forget_one_value(struct script *script)
{
    script->steps[SAMPLE_WORDS].per_value[VALUE_USE_SKILLS] = NULL;
}

static void other_ends(struct script *script)
{
    script->steps[SAMPLE_IMPORTANCE].ends[1] = "most of all";
}

static void other_ends_unmeasured(struct script *script)
{
    script->steps[SAMPLE_ENERGY].ends[0] = "nothing";
}

static void ends_for_room(struct script *script)
{
    script->steps[SAMPLE_ROOM].ends[0] = "none";
    script->steps[SAMPLE_ROOM].ends[1] = "all";
}

static void no_scale(struct script *script)
{
    script->steps[SAMPLE_WORKS].answer = ANSWER_TEXT;
    script->steps[SAMPLE_WORKS].measure = MEASURE_NONE;
}

static void measures_more(struct script *script)
{
    script->steps[SAMPLE_MATTERS].measure = MEASURE_STATUS;
}

static void reword_choice(struct script *script)
{
    static const struct choice helps[] = {{"time", "Time"}, {"team", "A good team"}};
    script->steps[SAMPLE_HELPS].choices = helps;
}

static void other_choice_ids(struct script *script)
{
    static const struct choice helps[] = {{"hours", "Enough time"}, {"team", "A good team"}};
    script->steps[SAMPLE_HELPS].choices = helps;
    script->steps[SAMPLE_HELPS].other = false;
}

static void rename_value(struct script *script)
{
    static struct choice choices[VALUE_COUNT];

    memcpy(choices, sample_values, sizeof choices);
    choices[VALUE_INCOME].text = "Pay";
    script->steps[SAMPLE_FOCUS].choices = choices;
    script->values[VALUE_INCOME].name = "Pay";
}

static void other_condition(struct script *script)
{
    static const struct condition when = {
        .step = "works", .comparison = COMPARE_AT_LEAST, .number = 2};
    script->steps[SAMPLE_BETWEEN].when = &when;
    script->steps[SAMPLE_WHAT_ELSE].when = NULL;
}

static void other_phase(struct script *script)
{
    script->steps[SAMPLE_LOOKS].phase = PHASE_PLAN;
    script->steps[SAMPLE_KEEP].phase = PHASE_OPENING; /* as everything in a part that names none */
}

static void other_head(struct script *script)
{
    script->title = "The talk";
    script->about = "An hour.";
    script->source = "A book";
    script->process = PROCESS_ANNUAL;
    script->duration = 45;
    script->repeat_after = (struct period){6, UNIT_MONTHS};
    script->repeat_with = "follow-up";
    script->keep = true;
}

static void other_day(struct script *script)
{
    script->steps[SAMPLE_NEXT].after = (struct period){6, UNIT_WEEKS};
    script->steps[SAMPLE_NEXT].guide = "check-in";
}

/* What the whole guide says of its next talk is told once, not with the step too. */
static void other_next_guide(struct script *script)
{
    script->repeat_with = "follow-up";
    script->steps[SAMPLE_NEXT].guide = script->repeat_with;
}

static void other_part(struct script *script)
{
    script->parts[1].title = "The values";
    script->parts[1].minutes = 0;
    script->parts[1].for_each = LOOP_IMPORTANT;
}

static void other_part_id(struct script *script)
{
    script->parts[3].id = "further";
}

/* Takes a step out, or puts one in front of `at` in its part. */
static void cut(struct script *script, size_t at)
{
    size_t part = script->steps[at].part;

    script->step_count--;
    memmove(&script->steps[at], &script->steps[at + 1],
            (script->step_count - at) * sizeof *script->steps);
    script->parts[part].step_count--;
    for (size_t i = part + 1; i < script->part_count; i++)
        script->parts[i].first_step--;
}

static void put(struct script *script, size_t part, size_t at, struct step step)
{
    struct step *steps = arena_alloc(script->arena, (script->step_count + 1) * sizeof *steps);

    memcpy(steps, script->steps, at * sizeof *steps);
    memcpy(steps + at + 1, script->steps + at, (script->step_count - at) * sizeof *steps);
    step.part = part;
    steps[at] = step;
    script->steps = steps;
    script->step_count++;
    script->parts[part].step_count++;
    for (size_t i = part + 1; i < script->part_count; i++)
        script->parts[i].first_step++;
}

static void carry(struct script *script, size_t from, size_t part, size_t to)
{
    struct step step = script->steps[from];

    cut(script, from);
    put(script, part, to, step);
}

static void remove_step(struct script *script)
{
    cut(script, SAMPLE_MOOD);
}

static void add_step(struct script *script)
{
    put(script, 6, SAMPLE_MOOD, (struct step){.id = "thanks", .label = "Thanks"});
}

static void carry_to_front(struct script *script)
{
    carry(script, SAMPLE_NEXT, 6, SAMPLE_AGREED);
}

static void carry_to_other_part(struct script *script)
{
    carry(script, SAMPLE_KEEP, 5, SAMPLE_KEEP);
}

static void rename_step(struct script *script)
{
    script->steps[SAMPLE_HOURS].id = "work-hours";
    script->steps[SAMPLE_HOURS].words.ask = "How many hours would you want to work?";
}

static void replace_step(struct script *script)
{
    script->steps[SAMPLE_HOURS].id = "work-days";
    script->steps[SAMPLE_HOURS].words.ask = "On which days do you like it here?";
}

/* The same measure under another id: alike, and with other ends. */
static void rename_measured(struct script *script)
{
    script->steps[SAMPLE_IMPORTANCE].id = "matters-how-much";
}

static void rename_measured_with_ends(struct script *script)
{
    rename_measured(script);
    script->steps[SAMPLE_IMPORTANCE].ends[1] = "most of all";
}

/* The plan before what stays, steps and all. */
static void swap_parts(struct script *script)
{
    const struct step keep = script->steps[SAMPLE_KEEP];
    const struct part part = script->parts[4];

    cut(script, SAMPLE_KEEP);
    script->parts[4] = script->parts[5];
    script->parts[5] = part;
    script->parts[5].step_count = 0;
    script->parts[5].first_step = script->parts[4].first_step + script->parts[4].step_count;
    for (size_t i = SAMPLE_KEEP; i < script->parts[5].first_step; i++)
        script->steps[i].part = 4;
    put(script, 5, script->parts[5].first_step, keep);
}

static void drop_part(struct script *script)
{
    script->part_count = 6;
    script->step_count = SAMPLE_AGREED;
}

static const struct row {
    const char *name;
    void (*edit)(struct script *script);
    size_t steps;
    bool breaks;
    const char *expected;
} rows[] = {
    {"nothing", leave, 0, false, ""},
    {"lines broken elsewhere", break_lines, 0, false, ""},
    {"the question", ask_otherwise, 1, false,
     "step-changed matters ask: What matters to you in your work, {person}? > "
     "What counts for you?\n"},
    {"every wording", every_wording, 1, false,
     "step-changed matters label: What matters > What counts\n"
     "step-changed matters say:  > There is time.\n"
     "step-changed matters simple: What is important to you? > \n"
     "step-changed matters cue: SECRET-CUE: write down the own words > Be silent\n"
     "step-changed matters probes:  > Which moment shows that?|What else?\n"},
    {"a question that shows through", ask_values_otherwise, 1, false,
     "step-changed words ask: What does it mean to you to {value}? > "
     "What is it to you to {value}?\n"},
    {"the question for a value", ask_one_value_otherwise, 1, false,
     "step-changed words use-skills ask: Which of your skills do you like to use? > "
     "Which skills do you use?\n"
     "step-changed words contacts ask: What does it mean to you to {value}? > "
     "With whom do you like to work?\n"},
    {"a value's own words gone", forget_one_value, 1, false,
     "step-changed words use-skills ask: Which of your skills do you like to use? > "
     "What does it mean to you to {value}?\n"
     "step-changed words use-skills cue: SECRET-CUE: be silent > \n"},
    {"ends of a measured scale", other_ends, 1, true,
     "step-changed importance ends! not at all|very > not at all|most of all\n"},
    {"ends where there were none", ends_for_room, 1, true, "step-changed room ends!  > none|all\n"},
    {"ends of another scale", other_ends_unmeasured, 1, false,
     "step-changed energy ends: none|a lot > nothing|a lot\n"},
    {"a scale no more", no_scale, 1, true,
     "step-changed works answer! scale > text\n"
     "step-changed works measures! realisation > \n"},
    {"measures something now", measures_more, 1, false,
     "step-changed matters measures:  > status\n"},
    {"a choice in other words", reword_choice, 1, false,
     "step-changed helps choices: Enough time|A good team > Time|A good team\n"},
    {"another choice", other_choice_ids, 1, false,
     "step-changed helps choices: time: Enough time|team: A good team > "
     "hours: Enough time|team: A good team\n"
     "step-changed helps other: yes > no\n"},
    {"a value's name", rename_value, 0, false, "value income name: Earning a good income > Pay\n"},
    {"conditions", other_condition, 2, false,
     "step-changed between when: works at_most 3 > works at_least 2\n"
     "step-changed what-else when: agreed is no > \n"},
    {"a phase of its own", other_phase, 2, false,
     "step-changed looks phase: realisation > plan\n"
     "step-changed keep phase: realisation > opening\n"},
    {"the guide itself", other_head, 0, false,
     "guide title: The sample talk > The talk\n"
     "guide about:  > An hour.\n"
     "guide source:  > A book\n"
     "guide process: one-on-one > annual\n"
     "guide duration:  > 45\n"
     "guide repeat_after:  > 6 months\n"
     "guide repeat_with:  > follow-up\n"
     "guide keep: no > yes\n"},
    {"the day of a talk", other_day, 1, false,
     "step-changed next after:  > 6 weeks\nstep-changed next guide:  > check-in\n"},
    {"the guide of the next talk", other_next_guide, 0, false, "guide repeat_with:  > follow-up\n"},
    {"a part", other_part, 0, false,
     "part-changed values title: Your values > The values\n"
     "part-changed values minutes: 15 > \n"
     "part-changed values for_each: values > important\n"},
    {"the id of a part", other_part_id, 0, false, "part-changed further id: deeper > further\n"},
    {"a step gone", remove_step, 1, false, "step-removed mood\n"},
    {"a step more", add_step, 1, false, "step-added thanks\n"},
    {"the last step first", carry_to_front, 1, false, "step-moved next\n"},
    {"a step to another part", carry_to_other_part, 1, false, "step-moved keep\n"},
    {"another id", rename_step, 2, false,
     "step-added work-hours (hours)\nstep-removed hours (work-hours)\n"},
    {"another question", replace_step, 2, false, "step-added work-days\nstep-removed hours\n"},
    {"another id of a measure", rename_measured, 2, false,
     "step-added matters-how-much (importance)\nstep-removed importance (matters-how-much)\n"},
    {"another id and scale of a measure", rename_measured_with_ends, 2, true,
     "step-added matters-how-much (importance)\n"
     "step-removed importance! (matters-how-much)\n"},
    {"parts in another order", swap_parts, 0, false, "part-moved keeping\n"},
    {"a part gone", drop_part, 7, false,
     "part-removed closing\n"
     "step-removed agreed\nstep-removed what-else\nstep-removed mood\nstep-removed energy\n"
     "step-removed hours\nstep-removed stays\nstep-removed next\n"},
};

/* ---- what came out ---- */

static void add_text(struct buf *out, const char *text)
{
    for (; *text; text++)
        buf_addc(out, *text == '\n' ? '|' : *text);
}

static void add_subject(struct buf *out, const struct difference *item)
{
    if (item->new_step || item->old_step)
        buf_addf(out, " %s", (item->new_step ? item->new_step : item->old_step)->id);
    else if (item->new_part || item->old_part)
        buf_addf(out, " %s", (item->new_part ? item->new_part : item->old_part)->id);
    if (item->value != VALUE_NONE)
        buf_addf(out, " %s", value_id(item->value));
}

static char *listed(const struct differences *list)
{
    struct buf out;

    buf_init(&out);
    for (size_t i = 0; i < list->count; i++) {
        const struct difference *item = &list->items[i];

        buf_adds(&out, difference_kind_id(item->kind));
        add_subject(&out, item);
        if (item->field != DIFFERS_NONE)
            buf_addf(&out, " %s%c ", difference_field_id(item->field),
                     item->breaks_scale ? '!' : ':');
        else
            buf_adds(&out, item->breaks_scale ? "!" : "");
        if (item->field != DIFFERS_NONE) {
            add_text(&out, item->before);
            buf_adds(&out, " > ");
            add_text(&out, item->after);
        }
        if (item->renamed)
            buf_addf(&out, " (%s)", item->renamed->id);
        buf_addc(&out, '\n');
    }
    return buf_take(&out);
}

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct script *before = sample_script(), *after = sample_script();
        struct differences list;
        char *text;

        rows[i].edit(after);
        differences_init(&list, before, after);
        text = listed(&list);
        if (strcmp(text, rows[i].expected) != 0)
            print_error("%s:\n", rows[i].name);
        assert_string_equal(text, rows[i].expected);
        assert_int_equal(difference_count_steps(&list), rows[i].steps);
        assert_int_equal(difference_breaks_scale(&list), rows[i].breaks);
        free(text);
        differences_done(&list);
        script_free(before);
        script_free(after);
    }
}

/* What was removed one way was added the other way, and moves are as many. */
static void test_both_ways(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct script *before = sample_script(), *after = sample_script();
        struct differences there, back;

        rows[i].edit(after);
        differences_init(&there, before, after);
        differences_init(&back, after, before);
        assert_int_equal(there.count, back.count);
        assert_int_equal(difference_count_steps(&there), difference_count_steps(&back));
        differences_done(&there);
        differences_done(&back);
        script_free(before);
        script_free(after);
    }
}

/* An added step knows its part, and a removed one the part it stood in. */
static void test_parts(void **state)
{
    struct script *before = sample_script(), *after = sample_script();
    struct differences list;

    (void)state;
    replace_step(after);
    differences_init(&list, before, after);
    assert_ptr_equal(list.items[0].new_part, &after->parts[6]);
    assert_null(list.items[0].old_part);
    assert_ptr_equal(list.items[1].old_part, &before->parts[6]);
    assert_ptr_equal(list.items[1].new_part, &after->parts[6]);
    differences_done(&list);
    script_free(before);
    script_free(after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_both_ways),
        cmocka_unit_test(test_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
