/* All of one person at once: handed out, or erased. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "session/handover.h"
#include "state.h"
#include "store/appointment.h"
#include "store/person.h"
#include "talk_json.h"

/* ---- handing out ---- */

static bool is_of(const struct appointment *appointment, const struct interview_list *talks,
                  const char *person)
{
    if (!appointment->person_id || strcmp(appointment->person_id, person) != 0)
        return false;
    for (size_t i = 0; i < talks->count; i++) { /* then it stands with that talk */
        if (strcmp(talks->items[i].id, appointment->interview) == 0)
            return false;
    }
    return true;
}

static bool add_loose(const struct session_setup *setup, const struct interview_list *talks,
                      const char *person, json_t *file, struct diag *diag)
{
    struct appointment_list list = {0};

    if (!store_appointments(setup->store, &list, diag))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        if (is_of(&list.items[i], talks, person))
            file_add_appointment(file, &list.items[i]);
    }
    appointment_list_done(&list);
    return true;
}

static bool add_all(const struct session_setup *setup, const char *person, json_t *file,
                    struct diag *diag)
{
    struct interview_list talks = {0};
    bool ok = store_person_interviews(setup->store, person, &talks, diag);

    for (size_t i = 0; ok && i < talks.count; i++) {
        json_t *talk = talk_json(setup, talks.items[i].id, diag);

        ok = talk && json_array_append_new(json_object_get(file, "talks"), talk) == 0;
    }
    ok = ok && add_loose(setup, &talks, person, file, diag);
    interview_list_done(&talks);
    return ok;
}

bool person_export(const struct session_setup *setup, const char *person_id, struct buf *out,
                   struct diag *diag)
{
    struct person person = {0};
    json_t *file;
    bool ok;

    if (!store_find_person(setup->store, person_id, NULL, &person, diag))
        return false;
    file = file_json(setup, "export", &person);
    ok = add_all(setup, person.id, file, diag);
    person_done(&person);
    if (ok)
        file_write(file, out);
    else
        json_decref(file);
    return ok;
}

/* ---- erasing ---- */

/* All or nothing: as many locks as there are talks, or a sentence and those that were got. */
static bool take_locks(const struct session_setup *setup, const struct interview_list *talks,
                       struct lock **locks, struct diag *diag)
{
    bool held;

    for (size_t i = 0; i < talks->count; i++) {
        locks[i] = lock_take(setup->data_folder, talks->items[i].id, setup->terminal,
                             clock_now(setup->clock), &held, diag);
        if (!locks[i])
            return false;
    }
    return true;
}

bool person_erase(const struct session_setup *setup, const char *person_id, struct diag *diag)
{
    struct interview_list talks = {0};
    struct lock **locks;
    bool ok;

    if (!store_person_interviews(setup->store, person_id, &talks, diag))
        return false;
    locks = xcalloc(talks.count + 1, sizeof(struct lock *));
    ok =
        take_locks(setup, &talks, locks, diag) && store_erase_person(setup->store, person_id, diag);
    for (size_t i = 0; i < talks.count; i++)
        lock_release(locks[i]);
    free(locks);
    interview_list_done(&talks);
    return ok;
}
