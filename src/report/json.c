/*
 * JSON as the command line promises it: the same keys in the same order always,
 * null for what is not there. Scripts lean on the shape.
 */
#include <jansson.h>

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "report/report.h"
#include "view.h"

static json_t *text_or_null(const char *text)
{
    char *clean;
    json_t *string;

    if (!text)
        return json_null();
    clean = utf8_clean(text, strlen(text), UTF8_MANY_LINES);
    string = json_string(clean);
    free(clean);
    return string;
}

/* For ids and days: an empty one is none. */
static json_t *id_or_null(const char *id)
{
    return id && *id ? text_or_null(id) : json_null();
}

static json_t *moment_or_null(int64_t moment)
{
    char iso[MOMENT_SIZE];

    if (moment == 0)
        return json_null();
    moment_to_iso(moment, iso);
    return json_string(iso);
}

/* ---- the head ---- */

static json_t *head_json(const struct interview *head, int talked_about)
{
    json_t *script = json_object();
    json_t *object = json_object();

    json_object_set_new(script, "id", text_or_null(head->script_id));
    json_object_set_new(script, "version", json_integer(head->script_version));
    json_object_set_new(script, "language", text_or_null(head->language));

    json_object_set_new(object, "id", json_string(head->id));
    json_object_set_new(object, "person", text_or_null(head->person));
    json_object_set_new(object, "team", text_or_null(head->team));
    json_object_set_new(object, "script", script);
    json_object_set_new(object, "status",
                        json_string(head->status == INTERVIEW_CLOSED ? "closed" : "open"));
    json_object_set_new(object, "started", moment_or_null(head->started));
    json_object_set_new(object, "closed", moment_or_null(head->closed));
    json_object_set_new(object, "talked_about", json_integer(talked_about));
    return object;
}

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
        json_array_append_new(choices, text_or_null(answer->choices[i]));
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
            json_object_set_new(object, "text", text_or_null(answer->text));
        break;
    default:
        json_object_set_new(object, "text", text_or_null(answer->text));
    }
}

static json_t *answer_json(const struct talk *talk, size_t step, const char *item,
                           const struct answer *answer)
{
    const struct step *asked = &conversation_script(talk->conversation)->steps[step];
    const char *remark = view_remark(talk, answer);
    json_t *object = json_object();

    json_object_set_new(object, "step", text_or_null(asked->id));
    json_object_set_new(object, "item", text_or_null(item));
    json_object_set_new(object, "value", id_or_null(value_id(value_from_id(item))));
    json_object_set_new(object, "measure", measure_json(asked->measure));
    set_content(object, asked->answer, answer);
    json_object_set_new(object, "state", json_string(answer_state_id(answer->state)));
    json_object_set_new(object, "parked", json_boolean(answer->parked));
    json_object_set_new(object, "hidden", json_boolean(view_hidden(talk, step, item)));
    json_object_set_new(object, "visibility", json_string(visibility_id(answer->visibility)));
    json_object_set_new(object, "remark", text_or_null(remark));
    json_object_set_new(
        object, "remark_visibility",
        json_string(visibility_id(remark ? answer->remark_visibility : VISIBLE_TOGETHER)));
    if (answer->confirmation != CONFIRM_OPEN)
        json_object_set_new(object, "confirmed", json_boolean(answer->confirmation == CONFIRM_YES));
    if (answer->correction && *answer->correction)
        json_object_set_new(object, "correction", text_or_null(answer->correction));
    return object;
}

static void add_answers(json_t *answers, const struct talk *talk)
{
    for (size_t i = 0; i < conversation_count(talk->conversation); i++) {
        size_t step;
        const char *item;
        const struct answer *answer = conversation_at(talk->conversation, i, &step, &item);

        if (view_shows(talk, answer) && !answer_is_blank(answer))
            json_array_append_new(answers, answer_json(talk, step, item, answer));
    }
}

/* Also those whose questions a newer version of the guide left out. */
static json_t *answers_json(const struct talk *talk)
{
    json_t *answers = json_array();

    add_answers(answers, talk);
    for (size_t i = 0; i < talk->earlier_count; i++) {
        struct talk earlier = *talk;

        earlier.conversation = talk->earlier[i].conversation;
        add_answers(answers, &earlier);
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

/* `due` is a day for other programs to reckon with; words that are none yet stand beside it. */
static void set_due(json_t *object, const char *due)
{
    struct day day;
    bool is_day = day_from_iso(due, &day);

    json_object_set_new(object, action_field_id(ACTION_DUE), id_or_null(is_day ? due : NULL));
    json_object_set_new(object, "due_words", id_or_null(is_day ? NULL : due));
}

static json_t *action_json(const struct action *action)
{
    /* In the order of the keys. */
    static const enum action_field fields[] = {
        ACTION_VALUE, ACTION_OWNER,  ACTION_WHAT,   ACTION_OWN_PART,
        ACTION_NEED,  ACTION_KIND,   ACTION_HELPER, ACTION_FIRST_STEP,
        ACTION_DUE,   ACTION_NOTICE, ACTION_STATUS, ACTION_REASON,
    };
    json_t *object = json_object();

    json_object_set_new(object, "id", json_string(action->id));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        enum action_field field = fields[i];
        bool is_id = field == ACTION_VALUE || field == ACTION_KIND;
        const char *text = action_get(action, field);

        if (field == ACTION_DUE)
            set_due(object, text);
        else
            json_object_set_new(object, action_field_id(field),
                                is_id ? id_or_null(text) : text_or_null(text));
    }
    json_object_set_new(object, "shared", json_boolean(action->shared));
    return object;
}

/* The text of the step with this measure, when it was given. */
static json_t *measured_json(const struct talk *talk, enum measure measure)
{
    const struct answer *answer = view_measured(talk, measure, "");

    return answer->state == STATE_GIVEN ? id_or_null(answer->text) : json_null();
}

static json_t *plan_json(const struct talk *talk)
{
    json_t *plan = json_object();
    json_t *actions = json_array();

    for (size_t i = 0; i < talk->plan->count; i++) {
        if (!action_is_untouched(&talk->plan->actions[i]))
            json_array_append_new(actions, action_json(&talk->plan->actions[i]));
    }
    json_object_set_new(plan, "agreed", measured_json(talk, MEASURE_AGREEMENT));
    json_object_set_new(plan, "follow_up", measured_json(talk, MEASURE_FOLLOW_UP));
    json_object_set_new(plan, "actions", actions);
    return plan;
}

/* ---- out ---- */

static int add_bytes(const char *bytes, size_t length, void *out)
{
    buf_add(out, bytes, length);
    return 0;
}

/* Takes the root over. */
static void write_json(json_t *root, struct buf *out)
{
    if (json_dump_callback(root, add_bytes, out, JSON_INDENT(2)) != 0)
        die("%s", _("there is not enough memory left to go on."));
    buf_addc(out, '\n');
    json_decref(root);
}

void report_json_heads(const struct interview *heads, size_t count, struct buf *out)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, head_json(&heads[i], heads[i].talked_about));
    write_json(array, out);
}

void report_json_talk(const struct talk *talk, struct buf *out)
{
    json_t *root = head_json(talk->interview, view_count_talked_about(talk));

    json_object_set_new(root, "answers", answers_json(talk));
    json_object_set_new(root, "values", values_json(talk));
    json_object_set_new(root, "plan", plan_json(talk));
    write_json(root, out);
}
