/* A shared plan in words, for HR: the same in a list and by itself. */
#include <stdlib.h>
#include <string.h>

#include "base/label.h"
#include "base/mem.h"
#include "base/message.h"
#include "head.h"
#include "say.h"
#include "verb_hr.h"

static void say_short_day(const char *words, int64_t moment)
{
    char day[DAY_TEXT_SIZE];

    day_format_short(day_of_moment(moment), day);
    say(words, day);
}

/* What waits says how long, and nothing of anybody. */
static void say_waiting(const struct shared_action *shared, struct day today, int answer_days)
{
    int days = day_difference(day_of_moment(shared->asked), today);

    if (shared_waits_long(shared, today, answer_days))
        say(message_plural(" Waits for an answer for %d day.", " Waits for an answer for %d days.",
                           (unsigned long)days),
            days);
}

static void say_standing(const struct shared_action *shared)
{
    if (!shared_is_question(shared))
        return;
    if (shared->reply.state == QUESTION_NEW && shared->reply.moment == 0) {
        say(" %s", _("No answer yet."));
        return;
    }
    say(_(" Answer: %s"), question_state_label(shared->reply.state));
    if (*shared->reply.who)
        say(" (%s)", shared->reply.who);
    say(".");
}

static void say_passed(const struct shared_action *shared, struct day today)
{
    if (shared_passed(shared, today))
        say(" %s", _("The day that was agreed has passed."));
}

void hr_say_line(const struct shared_action *shared, struct day today, int answer_days)
{
    const char *what = shared_is_question(shared) ? shared_question(shared)
                                                  : action_get(&shared->action, ACTION_WHAT);

    say("%.8s: %s, %s%s ", shared->action.id, shared->team, what, stop_after(what));
    say_short_day(_("Since %s."), shared->asked);
    say_standing(shared);
    say_waiting(shared, today, answer_days);
    say_passed(shared, today);
    say("\n");
}

/* ---- all of one ---- */

static void say_field(const char *label, const char *text)
{
    if (text && *text)
        say("%s%s %s\n", label, label_end(label), text);
}

static void say_due(const char *due)
{
    char *text = *due ? day_text(due) : NULL;

    say_field(_("By when"), text);
    free(text);
}

/* HR reads it: nobody is "you" here. Who the employee is stands above, as they chose. */
static char *field_text(const struct shared_action *shared, enum action_field field,
                        const char *kept)
{
    if (field == ACTION_VALUE)
        return xstrdup(value_label(value_from_id(kept)));
    if (field == ACTION_OWNER && action_owner(&shared->action) == OWNER_EMPLOYEE)
        return xstrdup(*shared->person ? shared->person : _("the employee"));
    return action_field_text(field, kept, PROCESS_ONE_ON_ONE);
}

static void say_action(const struct shared_action *shared, struct day today)
{
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        enum action_field field = (enum action_field)i;
        const char *kept = action_get(&shared->action, field);
        char *text;

        if (!*kept)
            continue;
        text = field_text(shared, field, kept);
        say_field(action_field_label(field), text);
        free(text);
    }
    if (shared_passed(shared, today))
        say("%s\n", _("The day that was agreed has passed."));
}

static void say_written(const char *who, int64_t moment)
{
    char day[DAY_TEXT_SIZE];

    day_format_short(day_of_moment(moment), day);
    say("%s, %s", day, who);
}

static void say_reply(const struct shared_action *shared)
{
    const struct reply *reply = &shared->reply;

    if (!shared_is_question(shared) && reply->moment == 0)
        return;
    say("\n%s: %s\n", _("Answer"), question_state_label(reply->state));
    if (reply->moment == 0)
        return;
    say_written(reply->who, reply->moment);
    say("\n");
    say_due(reply->by);
    if (*reply->text)
        say("%s\n", reply->text);
}

static void say_comments(const struct shared_action *shared)
{
    if (shared->comment_count > 0)
        say("\n%s:\n", _("Comments"));
    for (size_t i = 0; i < shared->comment_count; i++) {
        const struct comment *comment = &shared->comments[i];

        say_written(comment->who, comment->moment);
        say(": %s\n", comment->text);
    }
}

static void say_mark(const struct shared_action *shared)
{
    if (shared->mark == MARK_LEADER)
        say("\n%s\n", _("Marked for a talk with the leader."));
    else if (shared->mark == MARK_EMPLOYEE)
        say("\n%s\n", _("Marked for a talk with the employee."));
    else if (shared->may_contact)
        say("\n%s\n", _("HR may talk about it with the employee."));
}

void hr_say_whole(const struct shared_action *shared, struct day today, int answer_days)
{
    say("%.8s: %s, %s. ", shared->action.id, shared->person, shared->team);
    say_short_day(_("Shared on %s"), shared->asked);
    say(_(" by %s."), shared->leader_name);
    say_waiting(shared, today, answer_days);
    say("\n\n");
    say_action(shared, today);
    say_reply(shared);
    say_comments(shared);
    say_mark(shared);
}
