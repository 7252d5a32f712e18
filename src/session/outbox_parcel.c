/* Unpacks what share_decide.c packed, and gives it to the registry: a row for each kind of parcel. */
#include "outbox_parcel.h"

#include <jansson.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "domain/capability.h"
#include "registry/sharing.h"

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));

    return text ? text : "";
}

static int number_of(const json_t *object, const char *key)
{
    return (int)json_integer_value(json_object_get(object, key));
}

static enum parcel_result unreadable(struct diag *diag)
{
    diag_error(diag, _("What was to be sent can't be read any more. Take it back and share it "
                       "again."));
    return PARCEL_UNREADABLE;
}

static enum parcel_result result_of(bool ok)
{
    return ok ? PARCEL_ARRIVED : PARCEL_FAILED;
}

/* ---- an action ---- */

static bool unpack_action(const json_t *payload, const char *id, struct action *action)
{
    bool ok = uuid_valid(id);

    if (ok)
        memcpy(action->id, id, UUID_SIZE);
    action->revision = number_of(payload, "revision");
    action->shared = true;
    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        enum action_field field = (enum action_field)i;

        ok = ok && action_set(action, field, text_of(payload, action_field_id(field)));
    }
    return ok && action->revision > 0 && !action_is_blank(action);
}

static bool unpack_share(const json_t *payload, const struct session_setup *setup,
                         const struct parcel *parcel, struct shared_action *out)
{
    shared_action_init(out);
    xstrset(&out->person, text_of(payload, "person"));
    xstrset(&out->team, text_of(payload, "team"));
    xstrset(&out->leader, store_leader_id(setup->store));
    xstrset(&out->leader_name, text_of(payload, "leader_name"));
    out->may_contact = json_is_true(json_object_get(payload, "may_contact"));
    out->round = number_of(payload, "round");
    out->asked = out->changed = clock_now(setup->clock);
    return unpack_action(payload, parcel->subject, &out->action) && out->round > 0;
}

static enum parcel_result send_share(struct registry *registry, const struct session_setup *setup,
                                     const struct parcel *parcel, const json_t *payload,
                                     struct diag *diag)
{
    struct shared_action shared;
    enum share_result result = SHARE_KEPT;
    enum parcel_result sent;

    if (!unpack_share(payload, setup, parcel, &shared))
        sent = unreadable(diag);
    else if (!registry_share(registry, &shared, text_of(payload, "code"), &result, diag))
        sent = PARCEL_FAILED;
    else
        sent = result == SHARE_WITHDRAWN ? PARCEL_WITHDRAWN : PARCEL_ARRIVED;
    shared_action_done(&shared);
    return sent;
}

static enum parcel_result send_withdrawal(struct registry *registry,
                                          const struct session_setup *setup,
                                          const struct parcel *parcel, const json_t *payload,
                                          struct diag *diag)
{
    (void)setup;
    return result_of(
        registry_withdraw(registry, parcel->subject, number_of(payload, "round"), diag));
}

/* ---- scores and counts ---- */

static bool unpack_row(const json_t *object, struct score_row *out)
{
    const json_t *scores = json_object_get(object, "scores");
    int numbers[3];

    for (size_t i = 0; i < 3; i++) {
        numbers[i] = (int)json_integer_value(json_array_get(scores, i));
        if (numbers[i] < SCORE_MIN || numbers[i] > SCORE_MAX)
            return false;
    }
    *out = (struct score_row){value_from_id(text_of(object, "value")), numbers[0], numbers[1],
                              numbers[2]};
    return out->value != VALUE_NONE;
}

static enum parcel_result send_scores(struct registry *registry, const struct session_setup *setup,
                                      const struct parcel *parcel, const json_t *payload,
                                      struct diag *diag)
{
    const json_t *list = json_object_get(payload, "rows");
    struct score_row rows[VALUE_COUNT];
    size_t count = json_array_size(list);
    struct quarter quarter;
    bool ok =
        count > 0 && count <= VALUE_COUNT && quarter_from_id(text_of(payload, "quarter"), &quarter);

    (void)setup;
    for (size_t i = 0; ok && i < count; i++)
        ok = unpack_row(json_array_get(list, i), &rows[i]);
    if (!ok)
        return unreadable(diag);
    /* What was shared before under this token and is not any more must not stay behind. */
    return result_of(registry_take_back_scores(registry, parcel->subject, diag) &&
                     registry_send_scores(registry, parcel->subject, text_of(payload, "team"),
                                          quarter, rows, count, diag));
}

static enum parcel_result take_back_scores(struct registry *registry,
                                           const struct session_setup *setup,
                                           const struct parcel *parcel, const json_t *payload,
                                           struct diag *diag)
{
    (void)setup;
    (void)payload;
    return result_of(registry_take_back_scores(registry, parcel->subject, diag));
}

static enum parcel_result send_counts(struct registry *registry, const struct session_setup *setup,
                                      const struct parcel *parcel, const json_t *payload,
                                      struct diag *diag)
{
    struct quarter quarter;

    (void)setup;
    (void)parcel;
    if (!quarter_from_id(text_of(payload, "quarter"), &quarter))
        return unreadable(diag);
    if (registry_send_counts(registry, text_of(payload, "team"), quarter,
                             number_of(payload, "held"), number_of(payload, "planned"), diag))
        return PARCEL_ARRIVED;
    return registry_failure(registry) == REGISTRY_PAST ? PARCEL_PAST : PARCEL_FAILED;
}

/* ---- all kinds ---- */

static const struct {
    const char *kind;
    enum parcel_result (*send)(struct registry *registry, const struct session_setup *setup,
                               const struct parcel *parcel, const json_t *payload,
                               struct diag *diag);
} kinds[] = {
    {"share", send_share},   {"withdraw", send_withdrawal},
    {"scores", send_scores}, {"take-back-scores", take_back_scores},
    {"counts", send_counts},
};

enum parcel_result parcel_send(struct registry *registry, const struct session_setup *setup,
                               const struct parcel *parcel, struct diag *diag)
{
    json_t *payload = json_loads(parcel->payload, 0, NULL);
    enum parcel_result result = PARCEL_UNREADABLE;
    size_t i = 0;

    while (i < sizeof kinds / sizeof *kinds && strcmp(kinds[i].kind, parcel->kind) != 0)
        i++;
    if (payload && i < sizeof kinds / sizeof *kinds)
        result = kinds[i].send(registry, setup, parcel, payload, diag);
    else
        unreadable(diag);
    json_decref(payload);
    return result;
}
