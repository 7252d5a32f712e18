/* What there is to look after: one pass a kind over the lists, then in order of day. */
#include "domain/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* ORDER of enum agenda_kind. */
static const char *const kind_ids[AGENDA_KIND_COUNT] = {"taken-over",  "unfinished", "answer",
                                                        "appointment", "passed",     "promise"};

const char *agenda_kind_id(enum agenda_kind kind)
{
    return kind_ids[kind];
}

static struct agenda_entry *add(struct agenda *agenda, enum agenda_kind kind)
{
    struct agenda_entry *entry;

    agenda->entries = xreallocarray(agenda->entries, agenda->count + 1, sizeof *agenda->entries);
    entry = &agenda->entries[agenda->count++];
    *entry = (struct agenda_entry){.kind = kind};
    return entry;
}

static void set_day(struct agenda_entry *entry, struct day day, struct day today)
{
    entry->has_day = true;
    entry->day = day;
    entry->is_past = day_difference(day, today) > 0;
}

static void set_interview(struct agenda_entry *entry, const struct interview *interview)
{
    entry->interview = interview;
    entry->person_id = interview->person_id;
    entry->person = interview->person;
    entry->team = interview->team;
}

/* The same person, or the same team as a whole. */
static bool same_subject(const struct interview *one, const struct interview *other)
{
    if (one->person_id || other->person_id)
        return one->person_id && other->person_id && strcmp(one->person_id, other->person_id) == 0;
    return one->team && other->team && strcmp(one->team, other->team) == 0;
}

/* Of what came over, the newest talk stands for all, until one of our own is held. */
static bool stands_for_taken_over(const struct interview_list *list, size_t index)
{
    const struct interview *own = &list->items[index];

    if (!own->taken_over)
        return false;
    for (size_t i = 0; i < list->count; i++) {
        const struct interview *other = &list->items[i];

        if (i == index || !same_subject(own, other))
            continue;
        if (!other->taken_over || other->started > own->started ||
            (other->started == own->started && i < index))
            return false;
    }
    return true;
}

static void add_interviews(struct agenda *agenda, const struct agenda_source *source)
{
    for (size_t i = 0; i < source->interviews->count; i++) {
        const struct interview *interview = &source->interviews->items[i];

        if (stands_for_taken_over(source->interviews, i))
            set_interview(add(agenda, AGENDA_TAKEN_OVER), interview);
        if (interview->status == INTERVIEW_OPEN)
            set_interview(add(agenda, AGENDA_UNFINISHED), interview);
    }
}

static void add_appointments(struct agenda *agenda, const struct agenda_source *source)
{
    for (size_t i = 0; i < source->appointments->count; i++) {
        const struct appointment *appointment = &source->appointments->items[i];
        struct agenda_entry *entry = add(agenda, AGENDA_APPOINTMENT);

        entry->appointment = appointment;
        entry->person_id = appointment->person_id;
        entry->person = appointment->person;
        entry->team = appointment->team;
        set_day(entry, appointment->day, source->today);
    }
}

/* NULL when it is not among them: it was removed, or it is of a talk that went. */
static const struct agreement *agreement_of(const struct agreement_list *list, const char *action)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].action.id, action) == 0)
            return &list->items[i];
    }
    return NULL;
}

static void set_agreement(struct agenda_entry *entry, const struct agreement *agreement)
{
    entry->agreement = agreement;
    entry->person_id = agreement->person_id;
    entry->person = agreement->person;
    entry->team = agreement->team;
}

/* An answer goes when the leader has opened it; a question that waits for long stays until it is answered. */
static void add_answers(struct agenda *agenda, const struct agenda_source *source)
{
    for (size_t i = 0; source->answers && i < source->answers->count; i++) {
        const struct hr_answer *answer = &source->answers->items[i];
        const struct agreement *agreement = agreement_of(source->agreements, answer->action);
        struct agenda_entry *entry;
        struct day by;

        if (!agreement || !(answer->is_new || answer->is_long))
            continue;
        entry = add(agenda, AGENDA_ANSWER);
        entry->answer = answer;
        set_agreement(entry, agreement);
        if (day_from_iso(answer->reply.by, &by))
            set_day(entry, by, source->today);
    }
}

static void add_agreements(struct agenda *agenda, const struct agenda_source *source)
{
    for (size_t i = 0; i < source->agreements->count; i++) {
        const struct agreement *agreement = &source->agreements->items[i];
        bool passed = agreement_passed(agreement, source->today);
        struct agenda_entry *entry;
        struct day due;

        if (!agreement_is_open(agreement) || !(passed || agreement_is_promise(agreement)))
            continue;
        entry = add(agenda, passed ? AGENDA_PASSED : AGENDA_PROMISE);
        set_agreement(entry, agreement);
        if (day_from_iso(action_get(&agreement->action, ACTION_DUE), &due))
            set_day(entry, due, source->today);
    }
}

/* By kind, then by day; entries without one keep their order behind those that have one. */
static int compare(const struct agenda_entry *one, const struct agenda_entry *other)
{
    if (one->kind != other->kind)
        return (int)one->kind - (int)other->kind;
    if (one->has_day != other->has_day)
        return one->has_day ? -1 : 1;
    return one->has_day ? day_difference(other->day, one->day) : 0;
}

/* Stable, which qsort() is not; the lists are short and nearly in order. */
static void sort(struct agenda *agenda)
{
    for (size_t i = 1; i < agenda->count; i++) {
        struct agenda_entry entry = agenda->entries[i];
        size_t at = i;

        for (; at > 0 && compare(&agenda->entries[at - 1], &entry) > 0; at--)
            agenda->entries[at] = agenda->entries[at - 1];
        agenda->entries[at] = entry;
    }
}

void agenda_init(struct agenda *agenda, const struct agenda_source *source)
{
    *agenda = (struct agenda){0};
    add_interviews(agenda, source);
    add_answers(agenda, source);
    add_appointments(agenda, source);
    add_agreements(agenda, source);
    sort(agenda);
}

void agenda_done(struct agenda *agenda)
{
    free(agenda->entries);
    *agenda = (struct agenda){0};
}
