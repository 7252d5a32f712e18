/* Sharing in words: exactly what would be seen of an action, and how it stands with HR. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "session/share.h"
#include "store/agreement.h"
#include "store/left.h"

/* ---- what will be seen ---- */

static void add_line(struct share_lines *lines, const char *label, char *text)
{
    lines->items = xreallocarray(lines->items, lines->count + 1, sizeof *lines->items);
    lines->items[lines->count++] = (struct share_line){xstrdup(label), text};
}

/* The employee is not named by what they do: who it is stands above, as they chose. */
static char *field_text(const struct agreement *agreement, enum action_field field,
                        const char *text)
{
    if (field == ACTION_VALUE)
        return xstrdup(value_label(value_from_id(text)));
    return action_field_text(field, text, agreement->process);
}

void share_preview(const struct share_offer *offer, const char *person_as, const char *team,
                   const char *leader, struct share_lines *out)
{
    const struct agreement *agreement = &offer->agreement;

    *out = (struct share_lines){0};
    if (agreement->person_id)
        add_line(out, _("Name or number"), xstrdup(person_as));
    add_line(out, _("Team"), xstrdup(team));
    add_line(out, _("Team leader"), xstrdup(leader));
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        enum action_field field = (enum action_field)i;
        const char *text = action_get(&agreement->action, field);

        if (*text)
            add_line(out, action_field_label(field), field_text(agreement, field, text));
    }
}

void share_lines_done(struct share_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        free(lines->items[i].label);
        free(lines->items[i].text);
    }
    free(lines->items);
    *lines = (struct share_lines){0};
}

const char *share_also_seen(void)
{
    return _("HR also sees on which day it was shared and last changed, and whether HR may talk "
             "about it with you.");
}

bool share_was_taken_back(const struct session_setup *setup, const struct share_offer *offer)
{
    bool was = false;
    struct diag silent;

    diag_init(&silent); /* unknown: nothing is said */
    if (offer->share.state == SHARE_NONE)
        store_was_taken_back(setup->store, offer->agreement.action.id, &was, &silent);
    diag_done(&silent);
    return was;
}

/* ---- how it stands ---- */

/* Where HR does not look. */
static char *practice_text(const struct session_setup *setup, const struct share *share)
{
    struct day day = day_of_moment(share->leaves);
    char text[DAY_TEXT_SIZE], time[6];

    if (share->state == SHARE_CHANGED)
        return xstrdup(_("For practice: this lies in the registry in the leader's own folder as it "
                         "was before. HR does not see it."));
    if (share->state == SHARE_SENT)
        return xstrdup(_("For practice: this lies in the registry in the leader's own folder. HR "
                         "does not see it."));
    if (share->state == SHARE_READY)
        return xstrdup(_("For practice: this goes to the registry in the leader's own folder. HR "
                         "does not see it."));
    moment_format_time(share->leaves, time);
    if (day_difference(clock_today(setup->clock), day) == 0)
        return xasprintf(_("For practice: this goes to the registry in the leader's own folder "
                           "today at %s. HR does not see it."),
                         time);
    day_format_full(day, text);
    return xasprintf(_("For practice: this goes to the registry in the leader's own folder on %s. "
                       "HR does not see it."),
                     text);
}

static char *waits_text(const struct session_setup *setup, const struct share *share)
{
    struct day day = day_of_moment(share->leaves);
    char text[DAY_TEXT_SIZE], time[6];

    moment_format_time(share->leaves, time);
    if (day_difference(clock_today(setup->clock), day) == 0)
        return xasprintf(share->sent_revision ? _("HR sees this as it was before; the change goes "
                                                  "there today at %s.")
                                              : _("This goes to HR today at %s."),
                         time);
    day_format_full(day, text);
    return xasprintf(share->sent_revision
                         ? _("HR sees this as it was before; the change goes there on %s.")
                         : _("This goes to HR on %s."),
                     text);
}

char *share_text(const struct session_setup *setup, const struct share *share)
{
    if (share->state != SHARE_NONE && share->state != SHARE_REFUSED &&
        share->state != SHARE_MISSING && share_is_practice(setup))
        return practice_text(setup, share);
    switch (share->state) {
    case SHARE_WAITS:
        return waits_text(setup, share);
    case SHARE_READY:
        return xstrdup(share->sent_revision
                           ? _("HR sees this as it was before; the change goes there as soon as "
                               "the registry can be reached.")
                           : _("This goes to HR as soon as the registry can be reached."));
    case SHARE_SENT:
        return xstrdup(_("HR can see this."));
    case SHARE_CHANGED:
        return xstrdup(_("HR sees this as it was before: what changed since is not shared."));
    case SHARE_MISSING:
        return xstrdup(_("This was shared, but the registry does not have it like this any more. "
                         "Ask whether it may go once more."));
    case SHARE_REFUSED:
        return xasprintf(_("This could not be shared: %s"), share->trouble);
    default:
        return xstrdup("");
    }
}

/* ---- what HR said ---- */

char *share_wish(const struct hr_answer *answer, const struct share *share, const char *person)
{
    if (answer->mark == MARK_LEADER)
        return xstrdup(_("HR would like to talk about this with you."));
    if (answer->mark != MARK_EMPLOYEE)
        return NULL;
    if (share && person && *person && share->person_as && strcmp(share->person_as, person) != 0)
        return xasprintf(_("HR would like to talk about this with the employee, and has only the "
                           "number. Ask %s."),
                         person);
    return xstrdup(_("HR would like to talk about this with the employee."));
}

void share_hush_practice(const struct session_setup *setup, struct hr_answer_list *answers)
{
    bool said = !share_is_practice(setup);

    for (size_t i = 0; !said && i < answers->count; i++)
        said = answers->items[i].reply.state != QUESTION_NEW || answers->items[i].comment_count > 0;
    for (size_t i = 0; !said && i < answers->count; i++)
        answers->items[i].is_long = false;
}

/* ---- scores ---- */

static char *scores_stay(struct store *store, const char *person_id, struct diag *diag)
{
    struct scored_talk *talks = NULL;
    size_t count = 0;
    char *text = NULL;

    if (store_scored_talks(store, person_id, &talks, &count, diag) && count > 0)
        text = xasprintf(_("The scores stay in the figures, without a name. The code takes them "
                           "back too: %s"),
                         talks[0].code);
    free(talks);
    return text;
}

char *share_scores_stay(const struct session_setup *setup, const char *action)
{
    struct agreement agreement = {0};
    char *text = NULL;
    struct diag silent;

    diag_init(&silent);
    if (store_find_agreement(setup->store, action, &agreement, &silent)) {
        if (agreement.person_id)
            text = scores_stay(setup->store, agreement.person_id, &silent);
        agreement_done(&agreement);
    }
    diag_done(&silent);
    return text;
}
