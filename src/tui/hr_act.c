/* What HR does to a shared plan from the list and from its own screen: answer, comment, mark, take back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "domain/share.h"
#include "hr.h"
#include "loop.h"
#include "registry/sharing.h"
#include "share_line.h"

/* Says why a call failed, and lets the diag go. What is not there any more leaves the list, too. */
static void say_why(struct tui *tui, struct diag *diag)
{
    bool refused = registry_failure(hr_registry(tui)) == REGISTRY_REFUSED;
    char *why = hr_why(tui, diag);

    if (refused) {
        hr_look(tui, hr_of(tui));
        tui_changed(tui, NULL);
    }
    tui_say(tui, "%s", why);
    free(why);
    diag_done(diag);
}

static void written(struct tui *tui)
{
    hr_look(tui, hr_of(tui));
    tui_changed(tui, NULL);
}

/* ---- marks ---- */

/* What the mark was, for taking this one back. */
static bool set_mark(struct tui *tui, const char *action, enum talk_mark mark, struct diag *diag)
{
    struct hr_written *last = &hr_of(tui)->written;
    struct shared_action now;
    enum talk_mark before;

    if (!hr_find_seen(tui, action, &now, diag))
        return false;
    before = now.mark;
    shared_action_done(&now);
    if (!registry_mark(hr_registry(tui), action, mark, diag))
        return false;
    last->kind = HR_WROTE_MARK;
    snprintf(last->action, sizeof last->action, "%s", action);
    last->mark_before = before;
    last->mark_after = mark;
    return true;
}

/* The subject is whether the employee may be asked, and the id. */
static void mark_chosen(struct tui *tui, int option, const char *subject)
{
    static const enum talk_mark marks[2][3] = {{MARK_LEADER, MARK_NONE, MARK_NONE},
                                               {MARK_LEADER, MARK_EMPLOYEE, MARK_NONE}};
    static const char *const words[MARK_COUNT] = {
        N_("No mark any more."), N_("Marked for a talk with the leader, who sees it."),
        N_("Marked for a talk with the employee; the leader sees it too.")};
    enum talk_mark mark = marks[*subject == 'y'][option];
    struct diag diag;

    diag_init(&diag);
    if (!set_mark(tui, subject + 1, mark, &diag)) {
        say_why(tui, &diag);
        return;
    }
    diag_done(&diag);
    written(tui);
    tui_say(tui, "%s", _(words[mark]));
}

static void ask_mark(struct tui *tui, const struct shared_action *shared)
{
    char *subject = xasprintf("%c%s", shared->may_contact ? 'y' : 'n', shared->action.id);
    struct ask ask = {.question = _("With whom do you want to talk about it?"),
                      .options = {_("With the leader")},
                      .chosen = mark_chosen,
                      .subject = subject};
    int count = 1;

    if (shared->may_contact)
        ask.options[count++] = _("With the employee, who said that this is fine");
    ask.options[count] = _("With nobody: no mark");
    tui_push(tui, &ask_screen, &ask);
    free(subject);
}

/* ---- taking back ---- */

static bool is_ours(const struct reply *now, const struct reply *after)
{
    return now->state == after->state && now->moment == after->moment &&
           strcmp(now->account, after->account) == 0 && strcmp(now->text, after->text) == 0;
}

/* What a colleague wrote would stand there under the name of whoever takes back. The account after it is one's own. */
static bool is_a_colleagues(const struct hr_written *last)
{
    return last->before.state != QUESTION_NEW &&
           strcmp(last->before.account, last->after.account) != 0;
}

enum taking_back { TAKEN_BACK, OVERTAKEN, A_COLLEAGUES };

/* The answer that stood there before is written back, unless somebody answered since or it was not one's own. */
static bool write_back(struct tui *tui, const struct hr_written *last, enum taking_back *result,
                       struct diag *diag)
{
    struct registry *registry = hr_registry(tui);
    struct reply before = last->before; /* borrowed */
    struct shared_action now;

    before.moment = last->after.moment; /* what is seen there now */
    if (!hr_find_seen(tui, last->action, &now, diag))
        return false;
    *result = !is_ours(&now.reply, &last->after) ? OVERTAKEN
              : is_a_colleagues(last)            ? A_COLLEAGUES
                                                 : TAKEN_BACK;
    shared_action_done(&now);
    return *result != TAKEN_BACK || registry_answer(registry, last->action, &before, diag);
}

static void say_whose(struct tui *tui, const struct hr_written *last)
{
    char *who = hr_clean(*last->before.who ? last->before.who : last->before.account);

    tui_say(tui, _("%s answered this before; write an answer of your own."), who);
    free(who);
}

static void undo_answer(struct tui *tui, struct hr_written *last)
{
    enum taking_back result = OVERTAKEN;
    struct diag diag;

    diag_init(&diag);
    if (!write_back(tui, last, &result, &diag)) {
        say_why(tui, &diag);
        return;
    }
    diag_done(&diag);
    if (result == A_COLLEAGUES) {
        say_whose(tui, last);
        return;
    }
    last->kind = HR_WROTE_NOTHING;
    written(tui);
    tui_say(tui, "%s",
            result == OVERTAKEN
                ? _("Somebody answered since, so nothing was taken back.")
                : _("Your answer is taken back; what stood there before stands there again."));
}

static void undo_mark(struct tui *tui, struct hr_written *last)
{
    struct registry *registry = hr_registry(tui);
    struct shared_action now;
    struct diag diag;
    bool done, same = false;

    diag_init(&diag);
    done = hr_find_seen(tui, last->action, &now, &diag);
    if (done) {
        same = now.mark == last->mark_after;
        shared_action_done(&now);
        done = !same || registry_mark(registry, last->action, last->mark_before, &diag);
    }
    if (!done) {
        say_why(tui, &diag);
        return;
    }
    diag_done(&diag);
    last->kind = HR_WROTE_NOTHING;
    written(tui);
    tui_say(tui, "%s",
            same ? _("Your mark is taken back.")
                 : _("Somebody changed the mark since, so nothing was taken back."));
}

static void undo(struct tui *tui)
{
    struct hr_written *last = &hr_of(tui)->written;

    switch (last->kind) {
    case HR_WROTE_ANSWER:
        undo_answer(tui, last);
        break;
    case HR_WROTE_MARK:
        undo_mark(tui, last);
        break;
    case HR_WROTE_COMMENT:
        tui_say(tui, "%s", _("What you wrote last is a comment, and a comment stays."));
        break;
    default:
        tui_say(tui, "%s", _("There is nothing of yours to take back."));
        break;
    }
}

/* ---- a code ---- */

static void ask_code(struct tui *tui, const char *text);

/* Where nothing came of it, the code is there again to be looked at. */
static void withdraw(struct tui *tui, int option, const char *code)
{
    struct diag diag;
    int count = 0;

    if (option != 1) {
        tui_say(tui, "%s", _("Nothing was taken out."));
        return;
    }
    diag_init(&diag);
    if (!registry_withdraw_code(hr_registry(tui), code, &count, &diag)) {
        ask_code(tui, code);
        say_why(tui, &diag);
        return;
    }
    diag_done(&diag);
    if (count == 0) {
        ask_code(tui, code);
        tui_say(tui, "%s",
                _("Nothing is known here under this code; look at its characters once more. "
                  "What is still on its way under it stays out."));
        return;
    }
    hr_of(tui)->written.kind = HR_WROTE_NOTHING;
    written(tui);
    tui_say(tui,
            message_plural("%d plan was taken out, with all that stood beside it.",
                           "%d plans were taken out, with all that stood beside them.",
                           (unsigned long)count),
            count);
}

static bool code_typed(struct tui *tui, const char *typed, const char *subject)
{
    (void)subject;
    return share_code_sure(
        tui, typed,
        &(struct ask){_("Is this the code on the employee's copy: %s? All that was "
                        "shared under it is taken out, with the answers and "
                        "comments beside it. It can't be brought back."),
                      {_("No, leave it there"), _("Yes, take it out")},
                      withdraw,
                      NULL});
}

static void ask_code(struct tui *tui, const char *text)
{
    share_ask_code(tui, _("Withdraw with a code"), text, code_typed);
}

void hr_ask_code(struct tui *tui)
{
    ask_code(tui, "");
}

/* ---- all ---- */

static void write_to(struct tui *tui, const struct shared_action *shared, bool comment)
{
    if (!comment && !shared_is_question(shared)) {
        tui_say(tui, "%s",
                _("Nothing is asked of the organisation here. A comment (c) is possible."));
        return;
    }
    tui_push(tui, &hr_write_screen, &(struct hr_write){shared, comment});
}

bool hr_act(struct tui *tui, const struct shared_action *shared, enum action_name action)
{
    bool about_one = action == ACT_HR_ANSWER || action == ACT_HR_COMMENT || action == ACT_HR_MARK;

    if (about_one && !shared) {
        tui_say(tui, "%s", _("There is no plan here to do that with."));
        return true;
    }
    switch (action) {
    case ACT_HR_ANSWER:
    case ACT_HR_COMMENT:
        write_to(tui, shared, action == ACT_HR_COMMENT);
        return true;
    case ACT_HR_MARK:
        ask_mark(tui, shared);
        return true;
    case ACT_UNDO:
        undo(tui);
        return true;
    default:
        return false;
    }
}
