/* Actions as HR sees them. What counts as a question and as waiting is said here and in the registry's SQL alike. */
#include "domain/shared.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"

struct term {
    const char *id;
    const char *label;
};

/* ORDER of enum question_state. */
static const struct term states[QUESTION_STATE_COUNT] = {
    {"new", N_("new")},   {"taken-up", N_("taken up")},         {"promised", N_("promised")},
    {"done", N_("done")}, {"not-possible", N_("not possible")},
};
/* ORDER of enum talk_mark. */
static const char *const mark_ids[MARK_COUNT] = {"", "leader", "employee"};

const char *question_state_id(enum question_state state)
{
    return states[state].id;
}

bool question_state_from_id(const char *id, enum question_state *out)
{
    for (int i = 0; i < QUESTION_STATE_COUNT; i++) {
        if (strcmp(states[i].id, id) == 0) {
            *out = (enum question_state)i;
            return true;
        }
    }
    return false;
}

const char *question_state_label(enum question_state state)
{
    return _(states[state].label);
}

const char *talk_mark_id(enum talk_mark mark)
{
    return mark_ids[mark];
}

bool talk_mark_from_id(const char *id, enum talk_mark *out)
{
    for (int i = 0; i < MARK_COUNT; i++) {
        if (strcmp(mark_ids[i], id) == 0) {
            *out = (enum talk_mark)i;
            return true;
        }
    }
    return false;
}

/* ---- owning ---- */

void reply_done(struct reply *reply)
{
    free(reply->who);
    free(reply->account);
    free(reply->by);
    free(reply->text);
    *reply = (struct reply){0};
}

static char *copied(const char *text)
{
    return xstrdup(text ? text : "");
}

static struct reply reply_copied(const struct reply *from)
{
    return (struct reply){
        .state = from->state,
        .who = copied(from->who),
        .account = copied(from->account),
        .by = copied(from->by),
        .text = copied(from->text),
        .moment = from->moment,
    };
}

void shared_action_init(struct shared_action *shared)
{
    static const struct reply none = {.state = QUESTION_NEW};

    *shared = (struct shared_action){.round = 1};
    action_init(&shared->action);
    shared->person = xstrdup("");
    shared->team = xstrdup("");
    shared->leader = xstrdup("");
    shared->leader_name = xstrdup("");
    shared->reply = reply_copied(&none);
}

void shared_action_done(struct shared_action *shared)
{
    action_done(&shared->action);
    free(shared->person);
    free(shared->team);
    free(shared->leader);
    free(shared->leader_name);
    reply_done(&shared->reply);
    for (size_t i = 0; i < shared->comment_count; i++) {
        free(shared->comments[i].who);
        free(shared->comments[i].account);
        free(shared->comments[i].text);
    }
    free(shared->comments);
    *shared = (struct shared_action){0};
}

void shared_action_copy(struct shared_action *to, const struct shared_action *from)
{
    struct shared_action copy = *from;

    copy.action = (struct action){0};
    action_copy(&copy.action, &from->action);
    copy.person = copied(from->person);
    copy.team = copied(from->team);
    copy.leader = copied(from->leader);
    copy.leader_name = copied(from->leader_name);
    copy.reply = reply_copied(&from->reply);
    copy.comments =
        from->comment_count > 0 ? xcalloc(from->comment_count, sizeof *copy.comments) : NULL;
    for (size_t i = 0; i < from->comment_count; i++)
        copy.comments[i] = (struct comment){
            .who = copied(from->comments[i].who),
            .account = copied(from->comments[i].account),
            .text = copied(from->comments[i].text),
            .moment = from->comments[i].moment,
        };
    shared_action_done(to);
    *to = copy;
}

void shared_list_done(struct shared_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        shared_action_done(&list->items[i]);
    free(list->items);
    *list = (struct shared_list){0};
}

/* ---- how it stands ---- */

/* Who else than the people of the talk has to do it. */
static bool is_of_the_organisation(const struct shared_action *shared)
{
    enum owner owner = action_owner(&shared->action);

    return owner == OWNER_ORGANISATION || owner == OWNER_HR;
}

static bool still_stands(const struct shared_action *shared)
{
    enum action_status status = action_status(&shared->action);

    return status == ACTION_AGREED || status == ACTION_BUSY;
}

bool shared_is_question(const struct shared_action *shared)
{
    return *action_get(&shared->action, ACTION_NEED) || is_of_the_organisation(shared);
}

bool shared_waits(const struct shared_action *shared)
{
    return shared->reply.state == QUESTION_NEW && still_stands(shared) &&
           shared_is_question(shared);
}

const char *shared_question(const struct shared_action *shared)
{
    const char *need = action_get(&shared->action, ACTION_NEED);

    return *need ? need : action_get(&shared->action, ACTION_WHAT);
}

bool shared_waits_long(const struct shared_action *shared, struct day today, int answer_days)
{
    return shared_waits(shared) &&
           day_difference(day_of_moment(shared->asked), today) >= answer_days;
}

/* HR has said how it ended. */
static bool is_answered_for_good(const struct shared_action *shared)
{
    return shared->reply.state == QUESTION_DONE || shared->reply.state == QUESTION_NOT_POSSIBLE;
}

bool shared_passed(const struct shared_action *shared, struct day today)
{
    struct day due;

    return is_of_the_organisation(shared) && still_stands(shared) &&
           !is_answered_for_good(shared) &&
           day_from_iso(action_get(&shared->action, ACTION_DUE), &due) &&
           day_difference(due, today) > 0;
}
