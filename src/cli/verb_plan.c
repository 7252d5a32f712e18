/* plan: what was agreed, outside a talk. */
#include "verb_plan.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "head.h"
#include "say.h"

bool plan_has_id(const struct request *request)
{
    if (request->word_count > 0)
        return true;
    say_error(_("Which agreement? Add its ID: waardegesprek plan list shows them."));
    return false;
}

static void say_day(const struct agreement *agreement, struct day today)
{
    const char *due = action_get(&agreement->action, ACTION_DUE);
    char *text;

    if (!*due)
        return;
    text = day_text(due);
    say(_(" By when: %s."), text);
    if (agreement_passed(agreement, today))
        say(" %s", _("That day has passed: what is needed?"));
    free(text);
}

void plan_say_line(const struct agreement *agreement, struct day today)
{
    const struct action *action = &agreement->action;
    const struct interview who = {.person = agreement->person, .team = agreement->team};
    const char *what =
        action_is_blank(action) ? _("(nothing filled in yet)") : action_get(action, ACTION_WHAT);
    const char *reason = action_get(action, ACTION_REASON);
    char *subject = head_subject(&who);

    say("%.6s: %s%s %s%s", action->id, what, stop_after(what), subject, stop_after(subject));
    say(_(" Who: %s%s"), agreement_owner(agreement), stop_after(agreement_owner(agreement)));
    say_day(agreement, today);
    say(_(" Status: %s."), action_status_label(action_status(action)));
    if (*reason)
        say(_(" Reason: %s%s"), reason, stop_after(reason));
    say("\n");
    free(subject);
}

static const struct verb *const inner[] = {
    &verb_plan_list, &verb_plan_show,   &verb_plan_done, &verb_plan_busy,
    &verb_plan_drop, &verb_plan_change, &verb_plan_undo, NULL,
};

static int run(struct world *world, const struct request *request)
{
    (void)world;
    (void)request;
    say_error(_("What about the agreements? See: waardegesprek plan --help"));
    return EXIT_USAGE;
}

const struct verb verb_plan = {
    .name = "plan",
    .usage = N_("VERB …"),
    .help = N_("Look after what was agreed: how it stands, and what changes."),
    .more =
        N_("Whatever changes is kept with who, when and why, and can be taken back: waardegesprek "
           "plan undo --help"),
    .inner = inner,
    .run = run,
};
