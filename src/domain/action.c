/* The action plan: every field is a text, so that forms, history and undo need one list only. */
#include "domain/action.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"

/* An enum's id and what a reader sees. */
struct term {
    const char *id;
    const char *label;
};

/* ORDER of the enums in action.h. */
static const struct term owners[OWNER_COUNT] = {
    {"employee", N_("you")},
    {"leader", N_("leader")},
    {"together", N_("together")},
    {"organisation", N_("organisation")},
    {"hr", N_("HR")},
};
static const struct term supports[SUPPORT_COUNT] = {
    {"", N_("not said")},
    {"time", N_("time and roster")},
    {"training", N_("training")},
    {"guidance", N_("guidance")},
    {"means", N_("means")},
    {"say", N_("a say")},
    {"terms", N_("terms of employment")},
    {"other", N_("something else")},
};
static const struct term statuses[ACTION_STATUS_COUNT] = {
    {"agreed", N_("agreed")},
    {"busy", N_("under way")},
    {"done", N_("done")},
    {"dropped", N_("let go")},
};
static const char *const field_ids[ACTION_FIELD_COUNT] = {
    "value",      "what",   "owner", "own_part", "need",   "kind",
    "first_step", "helper", "due",   "notice",   "status", "reason",
};

static int term_find(const struct term *terms, int count, const char *id)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(terms[i].id, id) == 0)
            return i;
    }
    return -1;
}

void action_init(struct action *action)
{
    *action = (struct action){0};
    for (int i = 0; i < ACTION_FIELD_COUNT; i++)
        action->fields[i] = xstrdup("");
    xstrset(&action->fields[ACTION_OWNER], owners[OWNER_EMPLOYEE].id);
    xstrset(&action->fields[ACTION_STATUS], statuses[ACTION_AGREED].id);
}

void action_done(struct action *action)
{
    for (int i = 0; i < ACTION_FIELD_COUNT; i++)
        free(action->fields[i]);
    *action = (struct action){0};
}

void action_copy(struct action *to, const struct action *from)
{
    struct action copy = *from;

    for (int i = 0; i < ACTION_FIELD_COUNT; i++)
        copy.fields[i] = xstrdup(action_get(from, (enum action_field)i));
    action_done(to);
    *to = copy;
}

const char *action_get(const struct action *action, enum action_field field)
{
    return action->fields[field] ? action->fields[field] : "";
}

static bool legal(enum action_field field, const char *text)
{
    switch (field) {
    case ACTION_VALUE:
        return !*text || value_from_id(text) != VALUE_NONE;
    case ACTION_OWNER:
        return term_find(owners, OWNER_COUNT, text) >= 0;
    case ACTION_KIND:
        return term_find(supports, SUPPORT_COUNT, text) >= 0;
    case ACTION_STATUS:
        return term_find(statuses, ACTION_STATUS_COUNT, text) >= 0;
    default:
        return true;
    }
}

bool action_set(struct action *action, enum action_field field, const char *text)
{
    if (!legal(field, text))
        return false;
    xstrset(&action->fields[field], text);
    return true;
}

enum owner action_owner(const struct action *action)
{
    int found = term_find(owners, OWNER_COUNT, action_get(action, ACTION_OWNER));

    return found < 0 ? OWNER_EMPLOYEE : (enum owner)found;
}

enum action_status action_status(const struct action *action)
{
    int found = term_find(statuses, ACTION_STATUS_COUNT, action_get(action, ACTION_STATUS));

    return found < 0 ? ACTION_AGREED : (enum action_status)found;
}

bool action_is_blank(const struct action *action)
{
    return !*action_get(action, ACTION_WHAT);
}

bool action_is_untouched(const struct action *action)
{
    static const enum action_field typed[] = {ACTION_WHAT,   ACTION_OWN_PART, ACTION_NEED,
                                              ACTION_HELPER, ACTION_DUE,      ACTION_FIRST_STEP,
                                              ACTION_NOTICE, ACTION_REASON};

    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        if (*action_get(action, typed[i]))
            return false;
    }
    return true;
}

const char *action_field_id(enum action_field field)
{
    return field_ids[field];
}

const char *owner_id(enum owner owner)
{
    return owners[owner].id;
}

const char *support_id(enum support support)
{
    return supports[support].id;
}

enum support support_from_id(const char *id)
{
    int found = id ? term_find(supports, SUPPORT_COUNT, id) : -1;

    return found < 0 ? SUPPORT_NONE : (enum support)found;
}

const char *action_status_id(enum action_status status)
{
    return statuses[status].id;
}

const char *owner_label(enum owner owner, enum process process)
{
    if (owner == OWNER_EMPLOYEE && process_subject(process) != SUBJECT_PERSON)
        return _("the team");
    return _(owners[owner].label);
}

const char *support_label(enum support support)
{
    return _(supports[support].label);
}

const char *action_status_label(enum action_status status)
{
    return _(statuses[status].label);
}

void plan_init(struct plan *plan)
{
    *plan = (struct plan){0};
}

void plan_done(struct plan *plan)
{
    for (size_t i = 0; i < plan->count; i++)
        action_done(&plan->actions[i]);
    free(plan->actions);
    plan_init(plan);
}

void plan_insert(struct plan *plan, size_t index, const struct action *action)
{
    struct action *actions = xreallocarray(plan->actions, plan->count + 1, sizeof *plan->actions);

    if (index > plan->count)
        index = plan->count;
    memmove(&actions[index + 1], &actions[index], (plan->count - index) * sizeof *actions);
    actions[index] = (struct action){0};
    action_copy(&actions[index], action);
    plan->actions = actions;
    plan->count++;
}

size_t plan_add(struct plan *plan, const struct action *action)
{
    plan_insert(plan, plan->count, action);
    return plan->count - 1;
}

void plan_remove(struct plan *plan, size_t index)
{
    action_done(&plan->actions[index]);
    memmove(&plan->actions[index], &plan->actions[index + 1],
            (plan->count - index - 1) * sizeof *plan->actions);
    plan->count--;
}

size_t plan_find(const struct plan *plan, const char *id)
{
    for (size_t i = 0; i < plan->count; i++) {
        if (strcmp(plan->actions[i].id, id) == 0)
            return i;
    }
    return SIZE_MAX;
}

size_t plan_count_for(const struct plan *plan, enum value value)
{
    size_t count = 0;

    for (size_t i = 0; i < plan->count; i++) {
        if (strcmp(action_get(&plan->actions[i], ACTION_VALUE), value_id(value)) == 0)
            count++;
    }
    return count;
}

/* ORDER of the enum. */
static const struct {
    const char *id;
    enum action_status status; /* ACTION_STATUS_COUNT: none of its own */
} reviews[REVIEW_COUNT] = {
    {"done", ACTION_DONE},
    {"busy", ACTION_BUSY},
    {"changed", ACTION_STATUS_COUNT},
    {"dropped", ACTION_DROPPED},
};

enum review review_from_id(const char *id)
{
    int i = 0;

    while (i < REVIEW_COUNT && strcmp(reviews[i].id, id) != 0)
        i++;
    return (enum review)i;
}

bool review_status(enum review review, enum action_status *out)
{
    if (review == REVIEW_COUNT || reviews[review].status == ACTION_STATUS_COUNT)
        return false;
    *out = reviews[review].status;
    return true;
}
