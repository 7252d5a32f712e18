/* plan show: one agreement with all that was written, and what happened to it. */
#include <stdlib.h>
#include <string.h>

#include "base/label.h"
#include "base/mem.h"
#include "base/message.h"
#include "head.h"
#include "report/list.h"
#include "say.h"
#include "share_say.h"
#include "store/agreement.h"
#include "verb_plan.h"

enum { OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

/* An agreement, and the guide of its talk: the names of the values stand there. NULL when it can't be read. */
struct shown {
    struct agreement agreement;
    struct history history;
    struct script *script;
};

/* The guide only gives names: without it they are left as they are kept. */
static struct script *read_script(struct world *world, const char *interview)
{
    struct diag diag;
    char *bundle;
    struct script *script;

    diag_init(&diag);
    bundle = store_bundle(world->store, interview, &diag);
    script = bundle ? bundle_open(bundle, message_language(), &diag) : NULL;
    free(bundle);
    diag_done(&diag);
    return script;
}

/* The caller frees it. */
static char *field_text(const struct shown *shown, enum action_field field, const char *kept)
{
    enum value value = field == ACTION_VALUE ? value_from_id(kept) : VALUE_NONE;

    if (value != VALUE_NONE && shown->script)
        return xstrdup(shown->script->values[value].name);
    return agreement_field_text(&shown->agreement, field, kept);
}

static const char *event_words(const struct history_entry *entry)
{
    switch (entry->event) {
    case EVENT_MADE:
        return _("agreed");
    case EVENT_REMOVED:
        return _("removed");
    case EVENT_RESTORED:
        return _("put back");
    default:
        return _("changed");
    }
}

static void say_change(const struct shown *shown, const struct action_change *change)
{
    const char *label = action_field_label(change->field);
    char *before = field_text(shown, change->field, change->before);
    char *after = field_text(shown, change->field, change->after);

    if (!*change->after)
        say(_("  %s%s “%s” was taken away.\n"), label, label_end(label), before);
    else if (*change->before)
        say(_("  %s%s from “%s” to “%s”.\n"), label, label_end(label), before, after);
    else
        say(_("  %s%s “%s”.\n"), label, label_end(label), after);
    free(before);
    free(after);
}

/* Who, when, what and why. */
static void say_entry(const struct shown *shown, const struct history_entry *entry)
{
    char day[DAY_TEXT_SIZE], time[6];

    day_format_short(day_of_moment(entry->moment), day);
    moment_format_time(entry->moment, time);
    say("%s %s, %s: %s", day, time, entry->who, event_words(entry));
    if (entry->title)
        say(_(" in the talk “%s”"), entry->title);
    say(".\n");
    for (size_t i = 0; i < entry->count; i++)
        say_change(shown, &entry->changes[i]);
}

static void say_history(const struct shown *shown)
{
    struct history history;

    history_condense(&shown->history, &history);
    for (size_t i = 0; i < history.count; i++)
        say_entry(shown, &history.items[i]);
    history_done(&history);
}

static void say_fields(const struct shown *shown)
{
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        enum action_field field = (enum action_field)i;
        const char *kept = action_get(&shown->agreement.action, field);
        const char *label = action_field_label(field);
        char *text;

        if (!*kept || field == ACTION_WHAT)
            continue;
        text = field_text(shown, field, kept);
        say("  %s%s %s%s\n", label, label_end(label), text, stop_after(text));
        free(text);
    }
}

static void say_agreement(const struct shown *shown, struct day today)
{
    const struct agreement *agreement = &shown->agreement;
    const struct interview who = {.person = agreement->person, .team = agreement->team};
    const char *what = action_get(&agreement->action, ACTION_WHAT);
    char day[DAY_TEXT_SIZE];
    char *subject = head_subject(&who);

    day_format_short(day_of_moment(agreement->made), day);
    say("%.6s: %s%s %s%s\n", agreement->action.id, what, stop_after(what), subject,
        stop_after(subject));
    say(_("Agreed on %s in the talk “%s” (%.6s).\n"), day, agreement->title, agreement->interview);
    if (agreement_passed(agreement, today))
        say("%s\n", _("That day has passed: what is needed?"));
    say_fields(shown);
    say("\n%s\n", _("What happened to it:"));
    say_history(shown);
    free(subject);
}

static void say_json(const struct shown *shown)
{
    struct buf out;

    buf_init(&out);
    report_json_history(&shown->agreement, &shown->history, &out);
    say_bytes(buf_text(&out), out.length);
    buf_done(&out);
}

static int run(struct world *world, const struct request *request)
{
    struct shown shown = {0};
    struct diag diag;
    bool ok;

    if (!plan_has_id(request))
        return EXIT_USAGE;
    if (!world_open_store(world))
        return EXIT_NOT_DONE;
    diag_init(&diag);
    ok = store_find_agreement(world->store, request->words[0], &shown.agreement, &diag) &&
         store_action_history(world->store, shown.agreement.action.id, &shown.history, &diag);
    if (ok && request->options[OPTION_JSON]) {
        say_json(&shown);
    } else if (ok) {
        shown.script = read_script(world, shown.agreement.interview);
        say_agreement(&shown, clock_today(&world->clock));
        ok = share_say_answer(world, shown.agreement.action.id, &diag);
        share_start(world);
    }
    say_diag(&diag);
    script_free(shown.script);
    history_done(&shown.history);
    agreement_done(&shown.agreement);
    diag_done(&diag);
    return ok ? EXIT_DONE : EXIT_NOT_DONE;
}

const struct verb verb_plan_show = {
    .name = "plan show",
    .usage = N_("ID [--json]"),
    .help = N_("Show one agreement, and who changed what, when and why."),
    .options = rows,
    .most_words = 1,
    .run = run,
};
