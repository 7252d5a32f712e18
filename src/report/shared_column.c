/* What HR's documents tell of a shared action, once for all of them. */
#include "shared_column.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "domain/agreement.h"

/* What is a field of the action has the field's own label: one word for the employee and for HR. */
static const struct {
    const char *title; /* NULL = that of the field */
    double width;
    enum action_field field;
} columns[SHARED_COLUMN_COUNT] = {
    [SHARED_TEAM] = {N_("Team"), 14, 0},
    [SHARED_PERSON] = {N_("Who"), 20, 0},
    [SHARED_LEADER] = {N_("Leader"), 20, 0},
    [SHARED_VALUE] = {NULL, 24, ACTION_VALUE},
    [SHARED_WHAT] = {NULL, 42, ACTION_WHAT},
    [SHARED_OWNER] = {NULL, 18, ACTION_OWNER},
    [SHARED_OWN_PART] = {NULL, 32, ACTION_OWN_PART},
    [SHARED_NEED] = {NULL, 36, ACTION_NEED},
    [SHARED_KIND] = {NULL, 18, ACTION_KIND},
    [SHARED_HELPER] = {NULL, 20, ACTION_HELPER},
    [SHARED_FIRST_STEP] = {NULL, 32, ACTION_FIRST_STEP},
    [SHARED_DUE] = {NULL, 13, ACTION_DUE},
    [SHARED_NOTICE] = {NULL, 32, ACTION_NOTICE},
    [SHARED_STATUS] = {NULL, 14, ACTION_STATUS},
    [SHARED_REASON] = {NULL, 24, ACTION_REASON},
    [SHARED_ASKED] = {N_("Shared on"), 13, 0},
    [SHARED_CHANGED] = {N_("Last changed on"), 13, 0},
    [SHARED_QUESTION] = {N_("A question to the organisation?"), 16, 0},
    [SHARED_STATE] = {N_("How the question stands"), 14, 0},
    [SHARED_WHO] = {N_("Taken up by"), 20, 0},
    [SHARED_BY] = {N_("Named day"), 13, 0},
    [SHARED_ANSWER] = {N_("Answer"), 42, 0},
    [SHARED_ANSWERED] = {N_("Answered on"), 13, 0},
    [SHARED_MARK] = {N_("Marked for a talk with"), 16, 0},
    [SHARED_CONTACT] = {N_("May HR talk with the employee?"), 16, 0},
    [SHARED_ID] = {N_("Number of the plan"), 38, 0},
};

/* What an action says of itself. */
static const struct {
    enum shared_column column;
    enum action_field field;
} fields[] = {
    {SHARED_WHAT, ACTION_WHAT},     {SHARED_OWN_PART, ACTION_OWN_PART},
    {SHARED_NEED, ACTION_NEED},     {SHARED_HELPER, ACTION_HELPER},
    {SHARED_DUE, ACTION_DUE},       {SHARED_FIRST_STEP, ACTION_FIRST_STEP},
    {SHARED_NOTICE, ACTION_NOTICE}, {SHARED_REASON, ACTION_REASON},
};

const char *shared_column_title(enum shared_column column)
{
    const char *title = columns[column].title;

    return title ? _(title) : action_field_label(columns[column].field);
}

double shared_column_width(enum shared_column column)
{
    return columns[column].width;
}

static char *day_text(int64_t moment, bool *is_day)
{
    char iso[DAY_SIZE];

    if (moment == 0)
        return xstrdup("");
    day_to_iso(day_of_moment(moment), iso);
    *is_day = true;
    return xstrdup(iso);
}

static const char *field_of(const struct shared_action *shared, enum shared_column column)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (fields[i].column == column)
            return action_get(&shared->action, fields[i].field);
    }
    return "";
}

static const char *owner_text(const struct shared_action *shared)
{
    switch (action_owner(&shared->action)) {
    case OWNER_EMPLOYEE:
        return shared->person;
    case OWNER_LEADER:
        return shared->leader_name;
    default:
        return owner_label(action_owner(&shared->action), PROCESS_ONE_ON_ONE);
    }
}

static char *kind_text(const struct shared_action *shared)
{
    const char *kind = action_get(&shared->action, ACTION_KIND);

    return action_field_text(ACTION_KIND, kind, PROCESS_ONE_ON_ONE);
}

static const char *mark_text(enum talk_mark mark)
{
    switch (mark) {
    case MARK_LEADER:
        return _("the leader");
    case MARK_EMPLOYEE:
        return _("the employee");
    default:
        return "";
    }
}

static const char *yes_or_no(bool yes)
{
    return yes ? _("yes") : _("no");
}

/* What HR did with it; of what is no question there is nothing to say. */
static char *reply_text(enum shared_column column, const struct shared_action *shared, bool *is_day)
{
    const struct reply *reply = &shared->reply;
    struct day day;

    switch (column) {
    case SHARED_STATE:
        return xstrdup(shared_is_question(shared) ? question_state_label(reply->state) : "");
    case SHARED_WHO:
        return xstrdup(reply->who);
    case SHARED_BY:
        *is_day = day_from_iso(reply->by, &day);
        return xstrdup(reply->by);
    case SHARED_ANSWER:
        return xstrdup(reply->text);
    case SHARED_ANSWERED:
        return day_text(reply->moment, is_day);
    default:
        return xstrdup(mark_text(shared->mark));
    }
}

char *shared_column_text(enum shared_column column, const struct shared_action *shared,
                         bool *is_day)
{
    const struct action *action = &shared->action;
    struct day day;

    *is_day = column == SHARED_DUE && day_from_iso(action_get(action, ACTION_DUE), &day);
    switch (column) {
    case SHARED_TEAM:
        return xstrdup(shared->team);
    case SHARED_PERSON:
        return xstrdup(shared->person);
    case SHARED_LEADER:
        return xstrdup(shared->leader_name);
    case SHARED_VALUE:
        return xstrdup(value_label(value_from_id(action_get(action, ACTION_VALUE))));
    case SHARED_OWNER:
        return xstrdup(owner_text(shared));
    case SHARED_KIND:
        return kind_text(shared);
    case SHARED_STATUS:
        return xstrdup(action_status_label(action_status(action)));
    case SHARED_ASKED:
        return day_text(shared->asked, is_day);
    case SHARED_CHANGED:
        return day_text(shared->changed, is_day);
    case SHARED_QUESTION:
        return xstrdup(yes_or_no(shared_is_question(shared)));
    case SHARED_STATE:
    case SHARED_WHO:
    case SHARED_BY:
    case SHARED_ANSWER:
    case SHARED_ANSWERED:
    case SHARED_MARK:
        return reply_text(column, shared, is_day);
    case SHARED_CONTACT:
        return xstrdup(yes_or_no(shared->may_contact));
    case SHARED_ID:
        return xstrdup(action->id);
    default:
        return xstrdup(field_of(shared, column));
    }
}

bool shared_in_period(struct quarter quarter, const struct quarter *period)
{
    return !period || (quarter.year == period->year &&
                       (period->number == 0 || quarter.number == period->number));
}

bool shared_last_figures(const struct overview *overview, struct quarter *out)
{
    bool found = false;

    for (size_t i = 0; i < overview->figures.count; i++) {
        struct quarter quarter = overview->figures.items[i].quarter;

        if (quarter.number == 0 || (found && quarter_compare(quarter, *out) <= 0))
            continue;
        *out = quarter;
        found = true;
    }
    return found;
}

void shared_tenths(int tenths, char out[TENTHS_SIZE])
{
    /* A mean: its whole part and its tenths, "4.3". */
    snprintf(out, TENTHS_SIZE, _("%d.%d"), tenths / 10, tenths % 10);
}
