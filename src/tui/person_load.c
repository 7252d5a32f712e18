/* What the person page is made of, read from the store in one go. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "names.h"
#include "person.h"
#include "session/growth.h"
#include "store/agreement.h"
#include "store/appointment.h"
#include "store/person.h"

void person_forget(struct person_state *own)
{
    interview_list_done(&own->talks);
    growth_done(&own->growth);
    agreement_list_done(&own->agreements);
    appointment_list_done(&own->appointments);
    share_marks_done(&own->marks);
    free(own->order);
    own->order = NULL;
    script_free(own->names);
    own->names = NULL;
}

/* Of everyone's talks to come this person's stay. */
static void keep_own_appointments(struct person_state *own)
{
    struct appointment_list *list = &own->appointments;
    size_t kept = 0;

    for (size_t i = 0; i < list->count; i++) {
        struct appointment *item = &list->items[i];

        if (item->person_id && strcmp(item->person_id, own->person.id) == 0)
            list->items[kept++] = *item;
        else
            appointment_done(item);
    }
    list->count = kept;
}

/* Open promises, other open ones, and what was agreed before. */
static int rank(const struct agreement *agreement)
{
    if (!agreement_is_open(agreement))
        return 2;
    return agreement_is_promise(agreement) ? 0 : 1;
}

static void put_in_order(struct person_state *own)
{
    size_t count = 0;

    own->order = xcalloc(own->agreements.count + 1, sizeof *own->order);
    own->open = 0;
    for (int wanted = 0; wanted <= 2; wanted++) {
        for (size_t i = 0; i < own->agreements.count; i++) {
            const struct agreement *agreement = &own->agreements.items[i];

            if (rank(agreement) != wanted || action_is_blank(&agreement->action))
                continue;
            own->order[count++] = i;
            own->open += wanted < 2;
        }
    }
    list_set_count(&own->rows, count);
}

/* The newest talk about the values names them; there may be none yet. */
static void load_names(const struct tui *tui, struct person_state *own)
{
    size_t count = own->growth.count;

    own->names = names_load(tui, count ? own->growth.talks[count - 1].head.id : NULL);
}

/* Of a person who was taken over the agreements came along, and often nothing else. */
static void begin_where_there_is_something(struct person_state *own)
{
    own->only_agreements =
        own->rows.count > 0 && person_is_taken_over(own) && !person_has_scores(own);
    own->in_agreements = own->only_agreements;
}

bool person_is_there(struct tui *tui, const char *id, const char *name)
{
    struct person_list people;
    bool found = false;
    struct diag diag;

    diag_init(&diag);
    if (store_people(tui_session_setup(tui)->store, &people, &diag)) {
        for (size_t i = 0; i < people.count && !found; i++)
            found = strcmp(people.items[i].id, id) == 0;
        if (!found)
            tui_say(tui, _("%s is not here any more: all of it was erased."), name);
        person_list_done(&people);
    } else {
        found = true;
    }
    diag_done(&diag);
    return found;
}

void person_load(struct tui *tui, struct person_state *own)
{
    const struct session_setup *setup = tui_session_setup(tui);
    bool first = !own->names && own->talks.count == 0;
    struct diag diag;

    diag_init(&diag);
    person_forget(own);
    own->version = store_data_version(setup->store);
    share_marks_load(tui, own->person.id, &own->marks);
    own->gone = !person_is_there(tui, own->person.id, own->person.name);
    if (!store_person_interviews(setup->store, own->person.id, &own->talks, &diag) ||
        !growth_load(setup, own->person.id, PROCESS_ONE_ON_ONE, &own->growth, &diag) ||
        !store_agreements(setup->store, own->person.id, &own->agreements, &diag) ||
        !store_appointments(setup->store, &own->appointments, &diag) || diag.count > 0)
        tui_say(tui, "%s", diag_text(&diag));
    diag_done(&diag);
    keep_own_appointments(own);
    names_title(tui, &own->appointments);
    put_in_order(own);
    load_names(tui, own);
    if (own->talks.count > 0 && (first || own->talk >= own->talks.count))
        own->talk = own->talks.count - 1;
    own->values.count = VALUE_COUNT;
    own->stale = false;
    if (first)
        begin_where_there_is_something(own);
}

const struct interview *person_talk(const struct person_state *own)
{
    return own->talk < own->talks.count ? &own->talks.items[own->talk] : NULL;
}

size_t person_growth_index(const struct person_state *own)
{
    const struct interview *talk = person_talk(own);
    size_t index = 0;

    while (index < own->growth.count &&
           !(talk && strcmp(own->growth.talks[index].head.id, talk->id) == 0))
        index++;
    return index;
}

const struct growth_talk *person_growth_talk(const struct person_state *own)
{
    size_t index = person_growth_index(own);

    return index < own->growth.count ? &own->growth.talks[index] : NULL;
}

bool person_has_scores(const struct person_state *own)
{
    for (size_t i = 0; i < own->growth.count; i++) {
        if (own->growth.talks[i].has_scores)
            return true;
    }
    return false;
}

bool person_is_taken_over(const struct person_state *own)
{
    for (size_t i = 0; i < own->talks.count; i++) {
        if (own->talks.items[i].taken_over)
            return true;
    }
    return false;
}

const struct agreement *person_agreement(const struct person_state *own, size_t row)
{
    return row < own->rows.count ? &own->agreements.items[own->order[row]] : NULL;
}

const struct appointment *person_next(const struct person_state *own)
{
    const struct appointment *next = NULL;

    for (size_t i = 0; i < own->appointments.count; i++) {
        const struct appointment *item = &own->appointments.items[i];

        if (!next || day_difference(item->day, next->day) > 0)
            next = item;
    }
    return next;
}
