/* Actions outside their talk, and what happened to them. */
#include "domain/agreement.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/label.h"
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

/* ---- what happened, told briefly ---- */

static bool is_taken_back(const struct history_entry *entry)
{
    return entry->is_undo || entry->is_undone;
}

static bool same_text(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

/* Whoever changes it in the talk that made it is still making it. */
static bool goes_with(const struct history_entry *entry, const struct history_entry *first)
{
    bool making = first->event == EVENT_MADE;

    return entry->event != EVENT_MADE && same_text(entry->title, first->title) &&
           (making ? first->title != NULL : same_text(entry->who, first->who)) &&
           day_difference(day_of_moment(first->moment), day_of_moment(entry->moment)) == 0;
}

/* Everything but what changed. */
static struct history_entry *add_entry(struct history *history, const struct history_entry *like,
                                       enum action_event event)
{
    struct history_entry *entry;

    history->items = xreallocarray(history->items, history->count + 1, sizeof *history->items);
    entry = &history->items[history->count++];
    *entry = (struct history_entry){.id = like->id, .moment = like->moment, .event = event};
    xstrset(&entry->who, like->who);
    xstrset(&entry->title, like->title);
    return entry;
}

/* What several entries made of each field, and of its place in the plan. Borrows. */
struct outcome {
    const char *before[ACTION_FIELD_COUNT], *after[ACTION_FIELD_COUNT]; /* NULL: not touched */
    enum action_event first, last; /* removed or restored; EVENT_CHANGED: neither */
    const struct history_entry *at;
};

static void note(struct outcome *outcome, const struct history_entry *entry, bool fields)
{
    outcome->at = entry;
    if (entry->event == EVENT_REMOVED || entry->event == EVENT_RESTORED) {
        if (outcome->first == EVENT_CHANGED)
            outcome->first = entry->event;
        outcome->last = entry->event;
    }
    for (size_t i = 0; fields && i < entry->count; i++) {
        const struct action_change *change = &entry->changes[i];

        if (!outcome->after[change->field])
            outcome->before[change->field] = change->before ? change->before : "";
        outcome->after[change->field] = change->after ? change->after : "";
    }
}

static void add_outcome(struct history *history, const struct outcome *outcome)
{
    enum action_event event = outcome->first == outcome->last ? outcome->first : EVENT_CHANGED;
    struct action_change changes[ACTION_FIELD_COUNT];
    struct history_entry *entry;
    size_t count = 0;

    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        if (outcome->after[i] && strcmp(outcome->before[i], outcome->after[i]) != 0)
            changes[count++] = (struct action_change){
                (enum action_field)i, xstrdup(outcome->before[i]), xstrdup(outcome->after[i])};
    }
    if (count == 0 && event == EVENT_CHANGED)
        return;
    entry = add_entry(history, outcome->at, event);
    entry->changes = xcalloc(count + 1, sizeof *entry->changes);
    memcpy(entry->changes, changes, count * sizeof *changes);
    entry->count = count;
}

/* Of entries that go together. */
static void add_condensed(struct history *history, const struct history_entry *entries,
                          size_t count)
{
    struct outcome outcome = {.first = EVENT_CHANGED, .last = EVENT_CHANGED, .at = entries};
    bool making = entries->event == EVENT_MADE;

    if (making)
        add_entry(history, entries, EVENT_MADE);
    for (size_t i = 0; i < count; i++) {
        if (!is_taken_back(&entries[i]))
            note(&outcome, &entries[i], !making);
    }
    add_outcome(history, &outcome);
}

void history_condense(const struct history *history, struct history *out)
{
    struct history condensed = {0};

    for (size_t first = 0, end; first < history->count; first = end) {
        const struct history_entry *entries = &history->items[first];

        end = first + 1;
        if (is_taken_back(entries))
            continue;
        while (end < history->count &&
               (is_taken_back(&history->items[end]) || goes_with(&history->items[end], entries)))
            end++;
        add_condensed(&condensed, entries, end - first);
    }
    *out = condensed;
}

const char *action_field_label(enum action_field field)
{
    /* ORDER of enum action_field. */
    static const char *const labels[ACTION_FIELD_COUNT] = {
        N_("Value"),
        N_("What"),
        N_("Who does it?"),
        N_("Own part"),
        N_("What is needed"),
        N_("Kind of support"),
        N_("First small step"),
        N_("Who helps"),
        N_("By when"),
        N_("To be noticed by"),
        N_("How it stands"),
        N_("Reason"),
    };

    return _(labels[field]);
}

static const char *support_text(const char *id)
{
    enum support support = support_from_id(id);

    return support == SUPPORT_NONE ? id : support_label(support);
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

/* Only a guide has the names of the values: without one it is said that it changed, and no more. */
static void add_taken_back(const struct agreement *agreement, const struct action_change *change,
                           struct buf *out)
{
    const char *label = action_field_label(change->field);
    char *before = agreement_field_text(agreement, change->field, change->before);
    char *after = agreement_field_text(agreement, change->field, change->after);

    buf_adds(out, out->length > 0 ? "; " : "");
    buf_adds(out, label);
    if (change->field != ACTION_VALUE)
        buf_addf(out, "%s %s → %s", label_end(label), *before ? before : _("nothing"),
                 *after ? after : _("nothing"));
    free(before);
    free(after);
}

char *agreement_taken_back(const struct agreement *agreement, const struct history *undone)
{
    struct buf out;
    char *sentence;

    buf_init(&out);
    for (size_t i = 0; undone->count > 0 && i < undone->items[0].count; i++)
        add_taken_back(agreement, &undone->items[0].changes[i], &out);
    if (undone->count > 0 && out.length == 0)
        sentence = xstrdup(_("The last change is taken back."));
    else
        sentence = out.length > 0 ? xasprintf(_("Taken back: %s%s"), buf_text(&out),
                                              strchr(".?!", out.data[out.length - 1]) ? "" : ".")
                                  : xstrdup("");
    buf_done(&out);
    return sentence;
}
