/* What HR reads as JSON: shared plans, one plan with its comments, the overview, and all of it in one file. */
#include "out.h"
#include "shared_column.h"
#include "shared_parts.h"

static json_t *out_quarter(struct quarter quarter)
{
    char id[QUARTER_SIZE];

    quarter_to_id(quarter, id);
    return json_string(id);
}

/* ---- plans ---- */

static json_t *answer_json(const struct reply *reply)
{
    json_t *object = json_object();

    json_object_set_new(object, "state", json_string(question_state_id(reply->state)));
    json_object_set_new(object, "who", out_id(reply->who));
    json_object_set_new(object, "account", out_id(reply->account));
    json_object_set_new(object, "by", out_id(reply->by));
    json_object_set_new(object, "text", out_id(reply->text));
    json_object_set_new(object, "when", out_moment(reply->moment));
    return object;
}

static json_t *comments_json(const struct shared_action *shared)
{
    json_t *comments = json_array();

    for (size_t i = 0; i < shared->comment_count; i++) {
        const struct comment *comment = &shared->comments[i];
        json_t *object = json_object();

        json_object_set_new(object, "who", out_text(comment->who));
        json_object_set_new(object, "account", out_id(comment->account));
        json_object_set_new(object, "text", out_text(comment->text));
        json_object_set_new(object, "when", out_moment(comment->moment));
        json_array_append_new(comments, object);
    }
    return comments;
}

/* An answer stands with a question only; comments only where they were read. */
static json_t *plan_json(const struct shared_action *shared, struct day today, bool is_whole)
{
    json_t *object = out_action(&shared->action);
    bool is_question = shared_is_question(shared);

    json_object_del(object, "shared"); /* all of them are */
    json_object_set_new(object, "person", out_text(shared->person));
    json_object_set_new(object, "team", out_text(shared->team));
    json_object_set_new(object, "leader", out_text(shared->leader_name));
    json_object_set_new(object, "leader_id", out_id(shared->leader));
    json_object_set_new(object, "may_contact", json_boolean(shared->may_contact));
    json_object_set_new(object, "asked", out_moment(shared->asked));
    json_object_set_new(object, "changed", out_moment(shared->changed));
    json_object_set_new(object, "round", json_integer(shared->round));
    json_object_set_new(object, "is_question", json_boolean(is_question));
    json_object_set_new(object, "waits", json_boolean(shared_waits(shared)));
    json_object_set_new(object, "is_past", json_boolean(shared_passed(shared, today)));
    json_object_set_new(object, "answer", is_question ? answer_json(&shared->reply) : json_null());
    json_object_set_new(object, "mark", out_id(talk_mark_id(shared->mark)));
    json_object_set_new(object, "comments", is_whole ? comments_json(shared) : json_null());
    return object;
}

static json_t *plans_json(const struct shared_action *plans, size_t count, struct day today)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, plan_json(&plans[i], today, plans[i].comment_count > 0));
    return array;
}

void report_json_plans(const struct shared_list *list, struct day today, struct buf *out)
{
    out_write(plans_json(list->items, list->count, today), out);
}

void report_json_plan(const struct shared_action *shared, struct day today, struct buf *out)
{
    out_write(plan_json(shared, today, true), out);
}

/* ---- the overview ---- */

static json_t *requests_json(const struct shared_report *report)
{
    json_t *array = json_array();

    for (size_t i = 0; i < report->overview->request_count; i++) {
        const struct request_count *row = &report->overview->requests[i];
        json_t *object;

        if (!shared_in_period(row->quarter, report->quarter))
            continue;
        object = json_object();
        json_object_set_new(object, "quarter", out_quarter(row->quarter));
        json_object_set_new(object, "team", out_text(row->team));
        json_object_set_new(object, "kind", out_id(support_id(row->kind)));
        json_object_set_new(object, "asked", json_integer(row->asked));
        json_object_set_new(object, "answered", json_integer(row->answered));
        json_object_set_new(object, "done", json_integer(row->done));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *talks_json(const struct shared_report *report)
{
    json_t *array = json_array();

    for (size_t i = 0; i < report->overview->talk_count; i++) {
        const struct talk_count *row = &report->overview->talks[i];
        json_t *object;

        if (!shared_in_period(row->quarter, report->quarter))
            continue;
        object = json_object();
        json_object_set_new(object, "quarter", out_quarter(row->quarter));
        json_object_set_new(object, "team", out_text(row->team));
        json_object_set_new(object, "held", json_integer(row->held));
        json_object_set_new(object, "planned", json_integer(row->planned));
        json_array_append_new(array, object);
    }
    return array;
}

/* 43 tenths as 4.3; nothing of a figure that is withheld. */
static json_t *out_mean(const struct figure *figure, int tenths)
{
    return figure->shown ? json_real(tenths / 10.0) : json_null();
}

static json_t *figures_json(const struct shared_report *report)
{
    json_t *array = json_array();

    for (size_t i = 0; i < report->overview->figures.count; i++) {
        const struct figure *figure = &report->overview->figures.items[i];
        json_t *object;

        if (!shared_in_period(figure->quarter, report->quarter))
            continue;
        object = json_object();
        json_object_set_new(object, "quarter", out_quarter(figure->quarter));
        json_object_set_new(object, "team", out_id(figure->team));
        json_object_set_new(object, "value", json_string(value_id(figure->value)));
        json_object_set_new(object, "shown", json_boolean(figure->shown));
        json_object_set_new(object, "people",
                            figure->shown ? json_integer(figure->people) : json_null());
        json_object_set_new(object, "importance", out_mean(figure, figure->importance));
        json_object_set_new(object, "opportunity", out_mean(figure, figure->opportunity));
        json_object_set_new(object, "realisation", out_mean(figure, figure->realisation));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *totals_json(const struct shared_report *report)
{
    struct request_sum requests = overview_requests(report->overview, report->quarter);
    json_t *object = json_object();
    int held, planned;

    overview_talks(report->overview, NULL, report->quarter, &held, &planned);
    json_object_set_new(object, "held", json_integer(held));
    json_object_set_new(object, "planned", json_integer(planned));
    json_object_set_new(object, "asked", json_integer(requests.asked));
    json_object_set_new(object, "answered", json_integer(requests.answered));
    json_object_set_new(object, "done", json_integer(requests.done));
    return object;
}

static json_t *overview_json(const struct shared_report *report)
{
    const struct overview *overview = report->overview;
    json_t *object = json_object();

    json_object_set_new(object, "organisation", out_id(report->organisation));
    json_object_set_new(object, "made", out_moment(report->now));
    json_object_set_new(object, "quarter",
                        report->quarter ? out_quarter(*report->quarter) : json_null());
    json_object_set_new(object, "group_limit", json_integer(report->group_limit));
    json_object_set_new(object, "answer_days", json_integer(report->answer_days));
    json_object_set_new(object, "plans", json_integer(overview->plans));
    json_object_set_new(object, "questions", json_integer(overview->questions));
    json_object_set_new(object, "waiting", json_integer(overview->waiting));
    json_object_set_new(object, "totals", totals_json(report));
    json_object_set_new(object, "requests", requests_json(report));
    json_object_set_new(object, "talks", talks_json(report));
    json_object_set_new(object, "figures", figures_json(report));
    return object;
}

void report_json_overview(const struct shared_report *report, struct buf *out)
{
    out_write(overview_json(report), out);
}

/* ---- the file ---- */

void shared_write_json(const struct shared_report *report, struct buf *out)
{
    json_t *object = json_object();

    json_object_set_new(object, "waardegesprek", json_string("registry"));
    json_object_set_new(object, "version", json_integer(1));
    json_object_set_new(object, "organisation", out_id(report->organisation));
    json_object_set_new(object, "author", out_id(report->author));
    json_object_set_new(object, "made", out_moment(report->now));
    if (report->is_invented)
        json_object_set_new(object, "invented", json_true());
    json_object_set_new(object, "plans",
                        plans_json(report->plans, report->plan_count, report->today));
    json_object_set_new(object, "overview", report->overview ? overview_json(report) : json_null());
    out_write(object, out);
}
