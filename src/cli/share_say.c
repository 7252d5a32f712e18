/* What sharing and taking back have in common: when it leaves, and sending it. */
#include "share_say.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "head.h"
#include "say.h"
#include "session/share.h"
#include "store/agreement.h"

void share_say_leaves(const struct world *world, int64_t leaves, bool is_change)
{
    bool practice = share_is_practice(&world->session);
    char day[DAY_TEXT_SIZE], hour[6];

    if (leaves <= clock_now(&world->clock)) {
        say("%s\n", practice ? _("It goes to the registry in the leader's own folder now.")
                             : _("It goes to HR now."));
        return;
    }
    day_format_full(day_of_moment(leaves), day);
    moment_format_time(leaves, hour);
    say(practice ? _("It goes to the registry in the leader's own folder on %s at %s.\n")
        : is_change
            ? _("It goes to HR on %s at %s. Until then HR sees it as it was before.\n")
            : _("It goes to HR on %s at %s. Until then nobody there sees anything of it.\n"),
        day, hour);
}

/* ---- what HR said ---- */

static const struct hr_answer *answer_of(const struct hr_answer_list *list, const char *action)
{
    for (size_t i = 0; i < list->count; i++) {
        if (!list->items[i].is_gone && strcmp(list->items[i].action, action) == 0)
            return &list->items[i];
    }
    return NULL;
}

/* Whom HR wants to talk with; of somebody HR has the number of alone, who is to be asked. */
static void say_wish(struct world *world, const struct hr_answer *answer, const struct share *share)
{
    struct agreement agreement = {0};
    struct diag silent;
    char *wish;

    diag_init(&silent);
    store_find_agreement(world->store, answer->action, &agreement, &silent);
    wish = share_wish(answer, share, agreement.person);
    if (wish)
        say("  %s\n", wish);
    free(wish);
    agreement_done(&agreement);
    diag_done(&silent);
}

static void say_answer(const struct hr_answer *answer)
{
    const struct reply *reply = &answer->reply;
    char *by = *reply->by ? day_text(reply->by) : NULL;

    say(_("  Answer of HR: %s"), question_state_label(reply->state));
    if (*reply->who)
        say(" (%s)", reply->who);
    say(".");
    if (by)
        say(_(" By when: %s."), by);
    say("\n");
    if (*reply->text)
        say("  %s\n", reply->text);
    for (size_t i = 0; i < answer->comment_count; i++)
        say("  %s: %s\n", answer->comments[i].who, answer->comments[i].text);
    free(by);
}

/* Taken back at HR since the leader looked last; told once. */
static bool say_gone(struct world *world, const char *action, struct diag *diag)
{
    struct hr_answer_list answers = {0};
    bool ok = store_answers(world->store, &answers, diag), gone = false;

    for (size_t i = 0; i < answers.count; i++)
        gone |= answers.items[i].is_gone && strcmp(answers.items[i].action, action) == 0;
    hr_answer_list_done(&answers);
    if (!gone)
        return ok;
    say("\n%s\n", _("It was taken back at HR, with the code. HR does not see it any more."));
    return store_answer_seen(world->store, action, diag);
}

bool share_say_answer(struct world *world, const char *action, struct diag *diag)
{
    struct share share = {0};
    struct hr_answer_list answers = {0};
    const struct hr_answer *answer;
    bool ok = true;

    if (!store_find_share(world->store, action, &share, diag))
        return false;
    if (share.state != SHARE_NONE) {
        char *text = share_text(&world->session, &share);

        say("\n%s\n", text);
        free(text);
        ok = store_answers(world->store, &answers, diag);
        answer = answer_of(&answers, action);
        if (answer) {
            say_answer(answer);
            say_wish(world, answer, &share);
            ok = store_answer_seen(world->store, action, diag);
        }
        hr_answer_list_done(&answers);
    }
    share_done(&share);
    return ok && say_gone(world, action, diag);
}

/* ---- sending ---- */

static void say_result(const struct outbox_result *result)
{
    if (result->sent > 0)
        say(message_plural("Sent to the registry: %d message.\n",
                           "Sent to the registry: %d messages.\n", (unsigned long)result->sent),
            result->sent);
    else if (!result->away && result->refused == 0)
        say("%s\n", _("Nothing had to leave."));
    if (result->waiting > 0)
        say(message_plural("%d message waits.\n", "%d messages wait.\n",
                           (unsigned long)result->waiting),
            result->waiting);
    if (result->refused > 0)
        say(message_plural("%d message was refused: waardegesprek outbox tells why.\n",
                           "%d messages were refused: waardegesprek outbox tells why.\n",
                           (unsigned long)result->refused),
            result->refused);
    if (result->answers > 0)
        say(message_plural("HR wrote something about %d agreement: waardegesprek agenda\n",
                           "HR wrote something about %d agreements: waardegesprek agenda\n",
                           (unsigned long)result->answers),
            result->answers);
    if (result->gone > 0)
        say(message_plural("%d agreement was taken back at HR, with the code.\n",
                           "%d agreements were taken back at HR, with the code.\n",
                           (unsigned long)result->gone),
            result->gone);
    if (result->missing > 0)
        say(message_plural(
                "%d shared agreement is not in the registry: waardegesprek outbox tells "
                "more.\n",
                "%d shared agreements are not in the registry: waardegesprek outbox tells "
                "more.\n",
                (unsigned long)result->missing),
            result->missing);
}

static bool send_now(struct world *world, struct diag *diag)
{
    struct outbox_result result = {0};
    bool busy = false;

    if (!outbox_send(&world->session, &result, &busy, diag))
        return false;
    if (busy)
        say("%s\n", _("It is being sent already, in another window."));
    else
        say_result(&result);
    if (result.away)
        say("%s %s\n", diag_text(diag), _("It is tried again later by itself."));
    diag_clear(diag);
    return true;
}

void share_start(struct world *world)
{
    if (world->registry && world->store)
        outbox_start(&world->session);
}

void share_take_back_erased(struct world *world)
{
    struct parcel_list list = {0};
    struct diag silent;
    bool leaves = false;

    diag_init(&silent);
    if (store_outbox(world->store, &list, &silent)) {
        for (size_t i = 0; i < list.count; i++)
            leaves |= strcmp(list.items[i].kind, "withdraw") == 0 ||
                      strcmp(list.items[i].kind, "take-back-scores") == 0;
        parcel_list_done(&list);
    }
    diag_done(&silent);
    if (!leaves)
        return;
    say("%s\n",
        _("What was shared of it is taken back too. How that stands: waardegesprek outbox"));
    if (world->registry)
        share_send_now(world);
}

enum { SECONDS_A_DAY = 24 * 60 * 60 };

void share_say_stale(struct world *world)
{
    struct registry_seen seen = {0};
    struct share_list shares = {0};
    struct diag silent;
    char day[DAY_TEXT_SIZE];

    diag_init(&silent);
    if (store_registry_seen(world->store, &seen, &silent) &&
        store_shares(world->store, NULL, &shares, &silent) && shares.count > 0 &&
        seen.reached > 0 && clock_now(&world->clock) - seen.reached > SECONDS_A_DAY) {
        day_format_full(day_of_moment(seen.reached), day);
        say(_("\nHR's answers were not looked at since %s.\n"), day);
    }
    share_list_done(&shares);
    registry_seen_done(&seen);
    diag_done(&silent);
}

bool share_send_now(struct world *world)
{
    struct diag diag;
    bool ok = true;

    diag_init(&diag);
    if (world_reaches_registry(world, &diag))
        ok = send_now(world, &diag);
    else
        say("%s %s\n", diag_text(&diag), _("What waits goes later."));
    if (!ok)
        say_diag(&diag);
    diag_done(&diag);
    return ok;
}
