/* All of one person at once: handed out, or erased. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "locks.h"
#include "report/list.h"
#include "session/handover.h"
#include "store/agreement.h"
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

/* ---- what no talk shows any more: it is kept, so who asks for it gets it ---- */

static json_t *moment_json(int64_t moment)
{
    char iso[MOMENT_SIZE];

    if (!moment)
        return json_null();
    moment_to_iso(moment, iso);
    return json_string(iso);
}

/* As `plan show --json` has it, with when it was removed. NULL with a sentence. */
static json_t *removed_json(const struct session_setup *setup, const struct agreement *agreement,
                            struct diag *diag)
{
    struct history history = {0};
    struct buf text;
    json_t *object;

    if (!store_action_history(setup->store, agreement->action.id, &history, diag))
        return NULL;
    buf_init(&text);
    report_json_history(agreement, &history, &text);
    object = json_loadb(buf_text(&text), text.length, 0, NULL);
    json_object_set_new(object, "removed", moment_json(agreement->removed));
    buf_done(&text);
    history_done(&history);
    return object;
}

static bool add_removed(const struct session_setup *setup, const char *person, json_t *file,
                        struct diag *diag)
{
    struct agreement_list list = {0};
    json_t *array = json_array();
    bool ok = store_removed_agreements(setup->store, person, &list, diag);

    for (size_t i = 0; ok && i < list.count; i++) {
        json_t *object = removed_json(setup, &list.items[i], diag);

        ok = object && json_array_append_new(array, object) == 0;
    }
    json_object_set_new(file, "removed", array);
    agreement_list_done(&list);
    return ok;
}

static const char *null_if_none(const char *text)
{
    return *text ? text : NULL;
}

static bool add_ended(const struct session_setup *setup, const char *person, json_t *file,
                      struct diag *diag)
{
    struct appointment_list list = {0};
    json_t *array = json_array();
    bool ok = store_ended_appointments(setup->store, person, &list, diag);

    for (size_t i = 0; ok && i < list.count; i++) {
        const struct appointment *one = &list.items[i];
        char day[DAY_SIZE];

        day_to_iso(one->day, day);
        json_array_append_new(
            array, json_pack("{s:s, s:i, s:s, s:s, s:s?, s:s?, s:s?, s:o}", "id", one->id,
                             "revision", one->revision, "day", day, "guide", one->script_id,
                             "measure", null_if_none(measure_id(one->measure)), "interview",
                             null_if_none(one->interview), "talk", null_if_none(one->talk),
                             "dropped", moment_json(one->dropped)));
    }
    json_object_set_new(file, "ended", array);
    appointment_list_done(&list);
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
    ok = add_all(setup, person.id, file, diag) && add_removed(setup, person.id, file, diag) &&
         add_ended(setup, person.id, file, diag);
    person_done(&person);
    if (ok)
        file_write(file, out);
    else
        json_decref(file);
    return ok;
}

/* ---- erasing ---- */

static bool take_locks(const struct session_setup *setup, const char *person_id,
                       struct locks *locks, struct diag *diag)
{
    struct interview_list talks = {0};

    if (!store_person_interviews(setup->store, person_id, &talks, diag))
        return false;
    for (size_t i = 0; i < talks.count; i++)
        locks_add(locks, talks.items[i].id);
    interview_list_done(&talks);
    return locks_take(setup, locks, diag);
}

/* While the locks were taken another window may have begun one. */
static bool has_all(const struct session_setup *setup, const char *person_id,
                    const struct locks *locks, struct diag *diag)
{
    struct interview_list talks = {0};
    bool all = true;

    if (!store_person_interviews(setup->store, person_id, &talks, diag))
        return false;
    for (size_t i = 0; i < talks.count; i++)
        all = all && locks_have(locks, talks.items[i].id);
    interview_list_done(&talks);
    return all || diag_error(diag, _("A talk with this person was begun just now in another "
                                     "window. Nothing was erased; close it and try again."));
}

bool person_erase(const struct session_setup *setup, const char *person_id, struct diag *diag)
{
    struct locks locks = {0};
    bool ok = take_locks(setup, person_id, &locks, diag) &&
              has_all(setup, person_id, &locks, diag) &&
              store_erase_person(setup->store, person_id, diag);

    locks_release(&locks);
    return ok;
}
