/* The agenda to read or to listen to: a heading a kind, a line an entry, its ID in front. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "head.h"
#include "say.h"
#include "session/share.h"
#include "verb_agenda.h"

void agenda_guides(const struct world *world, struct guide_list *out)
{
    struct diag silent;

    *out = (struct guide_list){0};
    diag_init(&silent);
    guide_list_load(&world->library, message_language(), out, &silent);
    diag_done(&silent);
}

const char *agenda_title(const struct guide_list *guides, const struct appointment *appointment)
{
    const struct guide *guide = guide_find(guides, appointment->script_id);

    return guide && guide->title ? guide->title : appointment->script_id;
}

/* Borrowed names only, so nothing is freed of the head. */
static char *subject_words(const char *person, const char *team)
{
    const struct interview head = {.person = (char *)person, .team = (char *)team};

    return head_subject(&head);
}

char *agenda_line(const struct guide_list *guides, const struct appointment *appointment)
{
    char *subject = subject_words(appointment->person, appointment->team);
    char day[DAY_TEXT_SIZE];
    char *line;

    day_format_full(appointment->day, day);
    line = xasprintf("%s%s %s, %s.", subject, stop_after(subject),
                     agenda_title(guides, appointment), day);
    free(subject);
    return line;
}

char *agenda_title_alone(const struct world *world, const struct appointment *appointment)
{
    struct guide_list guides;
    char *title;

    agenda_guides(world, &guides);
    title = xstrdup(agenda_title(&guides, appointment));
    guide_list_done(&guides);
    return title;
}

char *agenda_appointment_line(const struct world *world, const struct appointment *appointment)
{
    struct guide_list guides;
    char *line;

    agenda_guides(world, &guides);
    line = agenda_line(&guides, appointment);
    guide_list_done(&guides);
    return line;
}

static const char *heading(enum agenda_kind kind)
{
    switch (kind) {
    case AGENDA_TAKEN_OVER:
        return _("Taken over from another leader:");
    case AGENDA_UNFINISHED:
        return _("Talks to finish:");
    case AGENDA_ANSWER:
        return _("From HR, about what was shared:");
    case AGENDA_APPOINTMENT:
        return _("Talks to come:");
    case AGENDA_PASSED:
        return _("Agreements whose date has passed. What is needed?");
    default:
        return _("Promised by leader, organisation or HR:");
    }
}

static void say_taken_over(const struct interview *interview)
{
    char *subject = head_subject(interview);

    say(_("%.6s: %s%s Before led by %s. Read what was agreed: waardegesprek show %.6s\n"),
        interview->id, subject, stop_after(subject), interview->leader, interview->id);
    free(subject);
}

static void say_unfinished(const struct interview *interview)
{
    char *line = head_line(interview);

    say("%.6s: %s\n", interview->id, line);
    free(line);
}

static void say_appointment(const struct guide_list *guides, const struct agenda_entry *entry)
{
    char *line = agenda_line(guides, entry->appointment);

    say("%.6s: %s%s%s\n", entry->appointment->id, line, entry->is_past ? " " : "",
        entry->is_past ? _("That day has passed. Which day suits now?") : "");
    free(line);
}

static void say_agreement(const struct agenda_entry *entry)
{
    const struct agreement *agreement = entry->agreement;
    const char *what = action_get(&agreement->action, ACTION_WHAT);
    char *subject = subject_words(entry->person, entry->team);
    char day[DAY_TEXT_SIZE];

    say("%.6s: %s%s ", agreement->action.id, what, stop_after(what));
    say(_("Who does it: %s."), agreement_owner(agreement));
    if (entry->has_day) {
        day_format_full(entry->day, day);
        say(" %s.", day);
    }
    say(" ");
    say(_("Agreed with: %s.\n"), subject);
    free(subject);
}

/* With whom HR wants to talk about it. */
static void say_wish(const struct world *world, const struct agenda_entry *entry)
{
    struct share share = {0};
    struct diag silent;
    char *wish;

    diag_init(&silent);
    store_find_share(world->store, entry->answer->action, &share, &silent);
    wish = share_wish(entry->answer, &share, entry->agreement->person);
    if (wish)
        say(" %s", wish);
    free(wish);
    share_done(&share);
    diag_done(&silent);
}

/* What HR said; a mark or a comment alone, or nothing for long, is told as that. */
static void say_answer_words(const struct hr_answer *answer)
{
    const struct reply *reply = &answer->reply;
    char *by;

    if (answer->is_gone) {
        say(" %s", _("It was taken back at HR, with the code. HR does not see it any more."));
        return;
    }
    by = *reply->by ? day_text(reply->by) : NULL;
    if (reply->state == QUESTION_NEW && answer->comment_count == 0) {
        if (answer->mark == MARK_NONE || answer->is_long)
            say(" %s", _("HR has not answered yet. Ask how it stands."));
        free(by);
        return;
    }
    say(_(" HR: %s"), question_state_label(reply->state));
    if (*reply->who)
        say(" (%s)", reply->who);
    say(".");
    if (by)
        say(_(" By when: %s."), by);
    if (*reply->text)
        say(" %s%s", reply->text, stop_after(reply->text));
    for (size_t i = 0; i < answer->comment_count; i++)
        say(_(" %s writes: %s%s"), answer->comments[i].who, answer->comments[i].text,
            stop_after(answer->comments[i].text));
    free(by);
}

static void say_answer(const struct world *world, const struct agenda_entry *entry)
{
    const struct action *action = &entry->agreement->action;
    const char *what = action_get(action, ACTION_WHAT);
    char *subject = subject_words(entry->person, entry->team);

    say("%.6s: %s%s %s%s", action->id, what, stop_after(what), subject, stop_after(subject));
    say_answer_words(entry->answer);
    say_wish(world, entry);
    say("\n");
    free(subject);
}

static void say_entry(const struct world *world, const struct guide_list *guides,
                      const struct agenda_entry *entry)
{
    switch (entry->kind) {
    case AGENDA_TAKEN_OVER:
        say_taken_over(entry->interview);
        break;
    case AGENDA_UNFINISHED:
        say_unfinished(entry->interview);
        break;
    case AGENDA_ANSWER:
        say_answer(world, entry);
        break;
    case AGENDA_APPOINTMENT:
        say_appointment(guides, entry);
        break;
    default:
        say_agreement(entry);
    }
}

void agenda_say(const struct world *world, const struct agenda *agenda)
{
    struct guide_list guides;

    agenda_guides(world, &guides);
    for (size_t i = 0; i < agenda->count; i++) {
        const struct agenda_entry *entry = &agenda->entries[i];

        if (i == 0 || entry->kind != entry[-1].kind)
            say("%s%s\n", i > 0 ? "\n" : "", heading(entry->kind));
        say_entry(world, &guides, entry);
    }
    guide_list_done(&guides);
}
