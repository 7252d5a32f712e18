/*
 * A talk as JSON: all that is kept of it, as far as the reader of this copy may see it. The leader's copy holds the pinned
 * guide too (struct talk, bundle), so that `import` makes the same talk of it on another machine. The employee's does not:
 * the cues for the leader stand in a guide.
 */
#include <stdint.h>
#include <string.h>

#include "out.h"
#include "report/report.h"
#include "view.h"

/* ---- answers ---- */

/* Only the three scores: what a list may count without reading a guide. */
static json_t *measure_json(enum measure measure)
{
    switch (measure) {
    case MEASURE_IMPORTANCE:
    case MEASURE_OPPORTUNITY:
    case MEASURE_REALISATION:
        return json_string(measure_id(measure));
    default:
        return json_null();
    }
}

static json_t *choices_json(const struct answer *answer)
{
    json_t *choices = json_array();

    for (size_t i = 0; i < answer->choice_count; i++)
        json_array_append_new(choices, out_text(answer->choices[i]));
    return choices;
}

/* Under text, number or choices, whichever the kind of the step has. */
static void set_content(json_t *object, enum answer_kind kind, const struct answer *answer)
{
    bool given = answer->state == STATE_GIVEN;

    switch (kind) {
    case ANSWER_SCALE:
    case ANSWER_NUMBER:
        json_object_set_new(object, "number", given ? json_integer(answer->number) : json_null());
        break;
    case ANSWER_CHOICES:
        json_object_set_new(object, "choices", choices_json(answer));
        if (answer->text && *answer->text) /* something else, in own words */
            json_object_set_new(object, "text", out_text(answer->text));
        break;
    default:
        json_object_set_new(object, "text", out_text(answer->text));
    }
}

static json_t *answer_json(const struct talk *talk, size_t step, const char *item,
                           const struct answer *answer)
{
    const struct step *asked = &conversation_script(talk->conversation)->steps[step];
    const char *remark = view_remark(talk, answer);
    json_t *object = json_object();

    json_object_set_new(object, "step", out_text(asked->id));
    json_object_set_new(object, "item", out_text(item));
    json_object_set_new(object, "value", out_id(value_id(value_from_id(item))));
    json_object_set_new(object, "measure", measure_json(asked->measure));
    set_content(object, asked->answer, answer);
    json_object_set_new(object, "state", json_string(answer_state_id(answer->state)));
    json_object_set_new(object, "parked", json_boolean(answer->parked));
    json_object_set_new(object, "hidden", json_boolean(view_hidden(talk, step, item)));
    json_object_set_new(object, "visibility", json_string(visibility_id(answer->visibility)));
    json_object_set_new(object, "remark", out_text(remark));
    json_object_set_new(
        object, "remark_visibility",
        json_string(visibility_id(remark ? answer->remark_visibility : VISIBLE_TOGETHER)));
    if (answer->confirmation != CONFIRM_OPEN)
        json_object_set_new(object, "confirmed", json_boolean(answer->confirmation == CONFIRM_YES));
    if (answer->correction && *answer->correction)
        json_object_set_new(object, "correction", out_text(answer->correction));
    return object;
}

/* `version`: of the guide that asked them, when it is not the talk's own; 0 = it is. */
static void add_answers(json_t *answers, const struct talk *talk, int version)
{
    for (size_t i = 0; i < conversation_count(talk->conversation); i++) {
        size_t step;
        const char *item;
        const struct answer *answer = conversation_at(talk->conversation, i, &step, &item);

        json_t *object;

        if (!view_shows(talk, answer) || answer_is_blank(answer))
            continue;
        object = answer_json(talk, step, item, answer);
        if (version)
            json_object_set_new(object, "asked_in_version", json_integer(version));
        json_array_append_new(answers, object);
    }
}

/* Also those whose questions a newer version of the guide left out. */
static json_t *answers_json(const struct talk *talk)
{
    json_t *answers = json_array();

    add_answers(answers, talk, 0);
    for (size_t i = 0; i < talk->earlier_count; i++) {
        struct talk earlier = *talk;

        earlier.conversation = talk->earlier[i].conversation;
        add_answers(answers, &earlier, talk->earlier[i].script->version);
    }
    return answers;
}

/* ---- values ---- */

static json_t *score_json(int score)
{
    return score == SCORE_OPEN ? json_null() : json_integer(score);
}

static json_t *membership_json(enum membership membership)
{
    return membership == MEMBER_UNKNOWN ? json_null() : json_boolean(membership == MEMBER_YES);
}

static json_t *values_json(const struct talk *talk)
{
    const struct answer *focus = view_measured(talk, MEASURE_FOCUS, "");
    json_t *values = json_array();

    for (int v = 0; v < VALUE_COUNT; v++) {
        enum value value = (enum value)v;
        struct capability scores = view_scores(talk, value);
        json_t *object = json_object();

        json_object_set_new(object, "value", json_string(value_id(value)));
        json_object_set_new(object, "importance", score_json(scores.importance));
        json_object_set_new(object, "opportunity", score_json(scores.opportunity));
        json_object_set_new(object, "realisation", score_json(scores.realisation));
        json_object_set_new(object, "in_set", membership_json(capability_membership(&scores)));
        json_object_set_new(object, "focus",
                            json_boolean(answer_has_choice(focus, value_id(value))));
        json_array_append_new(values, object);
    }
    return values;
}

/* ---- the plan ---- */

/* The text of the step with this measure, when it was given. */
static json_t *measured_json(const struct talk *talk, enum measure measure)
{
    const struct answer *answer = view_measured(talk, measure, "");

    return answer->state == STATE_GIVEN ? out_id(answer->text) : json_null();
}

/* The leader's copy has every step, so that nothing is lost on the way; the employee's what came of them. */
static json_t *history_json(const struct talk *talk, const struct history *history)
{
    struct history condensed;
    json_t *entries;

    if (!history)
        return json_array();
    if (talk->for_leader)
        return out_history(history);
    history_condense(history, &condensed);
    entries = out_history(&condensed);
    history_done(&condensed);
    return entries;
}

/* With where it was made and what happened to it, as far as the talk knows. */
static json_t *action_json(const struct talk *talk, size_t index)
{
    const struct history *history = talk->histories ? &talk->histories[index] : NULL;
    json_t *object = out_action(&talk->plan->actions[index]);

    json_object_set_new(object, "interview", out_id(talk->origins ? talk->origins[index] : NULL));
    json_object_set_new(object, "made", out_made(history));
    json_object_set_new(object, "history", history_json(talk, history));
    return object;
}

static json_t *plan_json(const struct talk *talk)
{
    json_t *plan = json_object();
    json_t *actions = json_array();

    for (size_t i = 0; i < talk->plan->count; i++) {
        if (!action_is_untouched(&talk->plan->actions[i]))
            json_array_append_new(actions, action_json(talk, i));
    }
    json_object_set_new(plan, "agreed", measured_json(talk, MEASURE_AGREEMENT));
    json_object_set_new(plan, "follow_up", measured_json(talk, MEASURE_FOLLOW_UP));
    json_object_set_new(plan, "check_in", measured_json(talk, MEASURE_CHECK_IN));
    json_object_set_new(plan, "actions", actions);
    return plan;
}

/* ---- beside it ---- */

static bool has_text(json_t *array, const char *text)
{
    for (size_t i = 0; i < json_array_size(array); i++) {
        if (strcmp(json_string_value(json_array_get(array, i)), text) == 0)
            return true;
    }
    return false;
}

/*
 * The agreements of earlier talks that this one goes through, in its order; those that its guide has no
 * places for come last.
 */
static json_t *reviews_json(const struct talk *talk)
{
    json_t *reviews = json_array();
    size_t count;
    const struct place *places = conversation_places(talk->conversation, &count);

    for (size_t i = 0; i < count; i++) {
        if (plan_find(talk->plan, places[i].item) != SIZE_MAX && !has_text(reviews, places[i].item))
            json_array_append_new(reviews, json_string(places[i].item));
    }
    for (size_t i = 0; i < talk->plan->count; i++) {
        const char *id = talk->plan->actions[i].id;

        if (*conversation_item(talk->conversation, id) && !has_text(reviews, id))
            json_array_append_new(reviews, json_string(id));
    }
    return reviews;
}

/* The employee's own words: in every copy. */
static json_t *corrections_json(const struct talk *talk)
{
    json_t *corrections = json_array();

    for (size_t i = 0; talk->corrections && i < talk->corrections->count; i++)
        json_array_append_new(corrections, out_correction(&talk->corrections->items[i]));
    return corrections;
}

static json_t *appointments_json(const struct talk *talk)
{
    json_t *appointments = json_array();

    for (size_t i = 0; talk->appointments && i < talk->appointments->count; i++)
        json_array_append_new(appointments, out_appointment(&talk->appointments->items[i]));
    return appointments;
}

/* Where the talk stands: no word of it, so it may be in every copy. */
static json_t *position_json(const struct interview *interview)
{
    json_t *at = json_object();

    json_object_set_new(at, "step", out_id(interview->at_step));
    json_object_set_new(at, "item", out_text(interview->at_item ? interview->at_item : ""));
    json_object_set_new(at, "offset", json_integer((json_int_t)interview->at_offset));
    return at;
}

/* ---- out ---- */

void report_json_heads(const struct interview *heads, size_t count, struct buf *out)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, out_head(&heads[i], heads[i].talked_about));
    out_write(array, out);
}

void report_json_talk(const struct talk *talk, struct buf *out)
{
    json_t *root = out_head(talk->interview, view_count_talked_about(talk));

    json_object_set_new(root, "copy", json_string(talk->for_leader ? "leader" : "employee"));
    json_object_set_new(root, "at", position_json(talk->interview));
    json_object_set_new(root, "answers", answers_json(talk));
    json_object_set_new(root, "values", values_json(talk));
    json_object_set_new(root, "plan", plan_json(talk));
    json_object_set_new(root, "reviews", reviews_json(talk));
    json_object_set_new(root, "corrections", corrections_json(talk));
    json_object_set_new(root, "appointments", appointments_json(talk));
    if (talk->bundle && talk->for_leader)
        json_object_set_new(root, "script_text", json_string(talk->bundle));
    out_write(root, out);
}
