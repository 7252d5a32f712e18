/* Actions outside their talk, and what happened to them. */
#include "domain/agreement.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"

/* ORDER of enum action_event. */
static const char *const event_ids[EVENT_COUNT] = {"made", "changed", "removed", "restored"};

void agreement_done(struct agreement *agreement)
{
    action_done(&agreement->action);
    free(agreement->person_id);
    free(agreement->person);
    free(agreement->team);
    free(agreement->title);
    *agreement = (struct agreement){0};
}

bool agreement_is_open(const struct agreement *agreement)
{
    enum action_status status = action_status(&agreement->action);

    return !action_is_blank(&agreement->action) &&
           (status == ACTION_AGREED || status == ACTION_BUSY);
}

bool agreement_passed(const struct agreement *agreement, struct day today)
{
    struct day due;

    return agreement_is_open(agreement) &&
           day_from_iso(action_get(&agreement->action, ACTION_DUE), &due) &&
           day_difference(due, today) > 0;
}

bool agreement_is_promise(const struct agreement *agreement)
{
    enum owner owner = action_owner(&agreement->action);

    return owner == OWNER_LEADER || owner == OWNER_ORGANISATION || owner == OWNER_HR;
}

const char *agreement_owner(const struct agreement *agreement)
{
    enum owner owner = action_owner(&agreement->action);

    if (owner == OWNER_EMPLOYEE && agreement->person)
        return agreement->person;
    return owner_label(owner, agreement->process);
}

void agreement_list_done(struct agreement_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        agreement_done(&list->items[i]);
    free(list->items);
    *list = (struct agreement_list){0};
}

const char *action_event_id(enum action_event event)
{
    return event_ids[event];
}

void history_done(struct history *history)
{
    for (size_t i = 0; i < history->count; i++) {
        struct history_entry *entry = &history->items[i];

        for (size_t k = 0; k < entry->count; k++) {
            free(entry->changes[k].before);
            free(entry->changes[k].after);
        }
        free(entry->changes);
        free(entry->who);
        free(entry->title);
    }
    free(history->items);
    *history = (struct history){0};
}

const char *action_field_label(enum action_field field)
{
    /* ORDER of enum action_field. */
    static const char *const labels[ACTION_FIELD_COUNT] = {
        N_("Value"),
        N_("What"),
        N_("Who does it?"),
        N_("What do you do yourself?"),
        N_("What do you need?"),
        N_("Kind of support"),
        N_("First small step"),
        N_("Who helps"),
        N_("By when"),
        N_("How do we notice that it works?"),
        N_("How it stands"),
        N_("Reason"),
    };

    return _(labels[field]);
}

static const char *support_text(const char *id)
{
    for (int i = SUPPORT_NONE + 1; i < SUPPORT_COUNT; i++) {
        if (strcmp(support_id((enum support)i), id) == 0)
            return support_label((enum support)i);
    }
    return id;
}

char *action_field_text(enum action_field field, const char *text, enum process process)
{
    struct action action = {0};
    char day_text[DAY_TEXT_SIZE];
    struct day day;
    char *label;

    if (field == ACTION_KIND)
        return xstrdup(support_text(text));
    if (field == ACTION_DUE && day_from_iso(text, &day)) {
        day_format_full(day, day_text);
        return xstrdup(day_text);
    }
    if (field != ACTION_OWNER && field != ACTION_STATUS)
        return xstrdup(text);
    action_init(&action);
    action_set(&action, field, text);
    label = xstrdup(field == ACTION_OWNER ? owner_label(action_owner(&action), process)
                                          : action_status_label(action_status(&action)));
    action_done(&action);
    return label;
}

char *agreement_field_text(const struct agreement *agreement, enum action_field field,
                           const char *text)
{
    if (field == ACTION_OWNER && agreement->person && strcmp(text, owner_id(OWNER_EMPLOYEE)) == 0)
        return xstrdup(agreement->person);
    return action_field_text(field, text, agreement->process);
}
