/* What is listed outside one talk, as JSON. */
#include "report/list.h"

#include <string.h>

#include "out.h"

/* ---- the agenda ---- */

/* The id that a command takes: of the talk, of the talk to come, of the agreement. */
static const char *entry_id(const struct agenda_entry *entry)
{
    if (entry->appointment)
        return entry->appointment->id;
    if (entry->agreement)
        return entry->agreement->action.id;
    return entry->interview->id;
}

/* What is to be done there in words: what was agreed, or the talk's name. */
static const char *entry_what(const struct agenda_entry *entry)
{
    if (entry->agreement)
        return action_get(&entry->agreement->action, ACTION_WHAT);
    return entry->interview ? entry->interview->title : NULL;
}

static const char *entry_guide(const struct agenda_entry *entry)
{
    if (entry->appointment)
        return entry->appointment->script_id;
    return entry->interview ? entry->interview->script_id : NULL;
}

/* What HR said, for the entries that are about it. */
static json_t *answer_json(const struct hr_answer *answer)
{
    json_t *object;

    if (!answer)
        return json_null();
    object = json_object();
    json_object_set_new(object, "state", json_string(question_state_id(answer->reply.state)));
    json_object_set_new(object, "who", out_text(answer->reply.who));
    json_object_set_new(object, "by", out_id(answer->reply.by));
    json_object_set_new(object, "text", out_text(answer->reply.text));
    json_object_set_new(object, "mark", out_id(talk_mark_id(answer->mark)));
    json_object_set_new(object, "is_new", json_boolean(answer->is_new));
    json_object_set_new(object, "is_long", json_boolean(answer->is_long));
    json_object_set_new(object, "is_gone", json_boolean(answer->is_gone));
    return object;
}

static json_t *entry_json(const struct agenda_entry *entry)
{
    const char *owner =
        entry->agreement ? action_get(&entry->agreement->action, ACTION_OWNER) : NULL;
    json_t *object = json_object();

    json_object_set_new(object, "kind", json_string(agenda_kind_id(entry->kind)));
    json_object_set_new(object, "id", json_string(entry_id(entry)));
    json_object_set_new(object, "person", out_text(entry->person));
    json_object_set_new(object, "team", out_text(entry->team));
    json_object_set_new(object, "what", out_text(entry_what(entry)));
    json_object_set_new(object, "owner", out_id(owner));
    json_object_set_new(object, "day", entry->has_day ? out_day(entry->day) : json_null());
    json_object_set_new(object, "is_past", json_boolean(entry->is_past));
    json_object_set_new(object, "guide", out_text(entry_guide(entry)));
    json_object_set_new(object, "answer", answer_json(entry->answer));
    return object;
}

void report_json_agenda(const struct agenda *agenda, struct buf *out)
{
    json_t *entries = json_array();

    for (size_t i = 0; i < agenda->count; i++)
        json_array_append_new(entries, entry_json(&agenda->entries[i]));
    out_write(entries, out);
}

/* ---- agreements ---- */

static json_t *agreement_json(const struct agreement *agreement, struct day today)
{
    json_t *object = out_agreement(agreement);

    json_object_set_new(object, "is_open", json_boolean(agreement_is_open(agreement)));
    json_object_set_new(object, "is_past", json_boolean(agreement_passed(agreement, today)));
    return object;
}

static json_t *agreements_json(const struct agreement_list *list, struct day today)
{
    json_t *agreements = json_array();

    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(agreements, agreement_json(&list->items[i], today));
    return agreements;
}

void report_json_agreements(const struct agreement_list *list, struct day today, struct buf *out)
{
    out_write(agreements_json(list, today), out);
}

void report_json_history(const struct agreement *agreement, const struct history *history,
                         struct buf *out)
{
    json_t *object = out_agreement(agreement);

    json_object_set_new(object, "history", out_history(history));
    out_write(object, out);
}

/* ---- people ---- */

static json_t *person_json(const struct person *person)
{
    json_t *object = json_object();

    json_object_set_new(object, "id", json_string(person->id));
    json_object_set_new(object, "name", out_text(person->name));
    json_object_set_new(object, "team", out_text(person->team));
    return object;
}

void report_json_people(const struct person *people, size_t count, struct buf *out)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, person_json(&people[i]));
    out_write(array, out);
}

static json_t *score_json(int score)
{
    return score == SCORE_OPEN ? json_null() : json_integer(score);
}

static json_t *value_json(const struct growth_talk *talk, enum value value)
{
    const struct capability *scores = &talk->scores[value];
    json_t *object = json_object();

    json_object_set_new(object, "value", json_string(value_id(value)));
    json_object_set_new(object, "importance", score_json(scores->importance));
    json_object_set_new(object, "opportunity", score_json(scores->opportunity));
    json_object_set_new(object, "realisation", score_json(scores->realisation));
    json_object_set_new(object, "focus", json_boolean(talk->focus[value]));
    json_object_set_new(object, "words", out_text(talk->words[value]));
    return object;
}

/* A talk on the line of time, with what was said of the values then. */
static json_t *talk_json(const struct growth_talk *talk)
{
    json_t *object = out_head(&talk->head, talk->head.talked_about);
    json_t *values = json_array();

    json_object_set_new(object, "day", out_day(talk->day));
    json_object_set_new(object, "own_words", out_text(talk->own_words));
    for (int v = 0; v < VALUE_COUNT; v++)
        json_array_append_new(values, value_json(talk, (enum value)v));
    json_object_set_new(object, "values", values);
    return object;
}

static bool is_with(const struct appointment *appointment, const struct person *person)
{
    return appointment->person_id && strcmp(appointment->person_id, person->id) == 0;
}

void report_json_person(const struct person *person, const struct growth *growth,
                        const struct agreement_list *agreements,
                        const struct appointment_list *appointments, struct day today,
                        struct buf *out)
{
    json_t *object = person_json(person);
    json_t *talks = json_array(), *coming = json_array();

    for (size_t i = 0; i < growth->count; i++)
        json_array_append_new(talks, talk_json(&growth->talks[i]));
    for (size_t i = 0; i < appointments->count; i++) {
        if (is_with(&appointments->items[i], person))
            json_array_append_new(coming, out_appointment(&appointments->items[i]));
    }
    json_object_set_new(object, "talks", talks);
    json_object_set_new(object, "agreements", agreements_json(agreements, today));
    json_object_set_new(object, "appointments", coming);
    out_write(object, out);
}
