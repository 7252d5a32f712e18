/* What was agreed in a talk that comes in: agreements with their history, and days of talks to come. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "import_talk.h"
#include "script/load.h"

/* More than anybody changes by hand, and far from where counting on would go wrong. */
enum { REVISION_MOST = 1000000 };

size_t import_find_agreement(const struct import_talk *talk, const char *id)
{
    for (size_t i = 0; i < talk->agreement_count; i++) {
        if (strcmp(talk->agreements[i].action.id, id) == 0)
            return i;
    }
    return SIZE_MAX;
}

/* ---- the fields ---- */

static bool set_field(struct reader *reader, const json_t *object, enum action_field field,
                      struct action *action)
{
    char *text = NULL;
    bool ok = read_text(reader, object, action_field_id(field), UTF8_MANY_LINES, &text);

    if (ok && !action_set(action, field, text ? text : ""))
        ok = reader_complain(reader, action_field_id(field),
                             _("this is none of the words that may stand here."));
    free(text);
    return ok;
}

/* A day under `due`, or words that are none yet under `due_words`. */
static bool set_due(struct reader *reader, const json_t *object, struct action *action)
{
    struct day day = {0};
    char *words = NULL;
    char iso[DAY_SIZE];
    bool ok = json_is_null(json_object_get(object, "due")) || read_day(reader, object, "due", &day);

    if (!ok || !read_text(reader, object, "due_words", UTF8_ONE_LINE, &words))
        return false;
    if (json_is_string(json_object_get(object, "due"))) {
        day_to_iso(day, iso);
        ok = action_set(action, ACTION_DUE, iso);
    } else if (words) {
        ok = action_set(action, ACTION_DUE, words) ||
             reader_complain(reader, "due_words", _("a text is expected."));
    }
    free(words);
    return ok;
}

static bool read_fields(struct reader *reader, const json_t *object, struct action *action)
{
    bool ok = read_number(reader, object, "revision", 1, REVISION_MOST, &action->revision);

    for (int i = 0; i < ACTION_FIELD_COUNT; i++) {
        if (i != ACTION_DUE)
            ok &= set_field(reader, object, (enum action_field)i, action);
    }
    ok &= set_due(reader, object, action);
    /* What another leader shared is not shared by this one: the employee is asked again. */
    ok &= read_flag(reader, object, "shared", &action->shared);
    action->shared = false;
    return ok;
}

/* ---- the history ---- */

static const char *field_id(int number)
{
    return action_field_id((enum action_field)number);
}

static const char *event_id(int number)
{
    return action_event_id((enum action_event)number);
}

static bool read_change(struct reader *reader, const json_t *object, struct history_entry *entry)
{
    struct action_change change = {0};
    int field;
    bool ok = read_one_of(reader, object, "field", field_id, ACTION_FIELD_COUNT, &field) &&
              read_text(reader, object, "before", UTF8_MANY_LINES, &change.before) &&
              read_text(reader, object, "after", UTF8_MANY_LINES, &change.after);

    if (!ok) {
        free(change.before);
        return false;
    }
    change.field = (enum action_field)field;
    change.before = change.before ? change.before : xstrdup("");
    change.after = change.after ? change.after : xstrdup("");
    entry->changes = xreallocarray(entry->changes, entry->count + 1, sizeof *entry->changes);
    entry->changes[entry->count++] = change;
    return true;
}

static bool read_changes(struct reader *reader, const json_t *object, struct history_entry *entry)
{
    const json_t *changes = read_array(reader, object, "changes");
    size_t outer = reader_enter(reader, "changes");
    bool ok = changes != NULL;

    for (size_t i = 0; i < json_array_size(changes) && !reader_is_full(reader); i++) {
        size_t mark = reader_enter_at(reader, i);

        ok &= read_change(reader, json_array_get(changes, i), entry);
        reader_leave(reader, mark);
    }
    reader_leave(reader, outer);
    return ok;
}

static bool read_entry(struct reader *reader, const json_t *object, struct history *history)
{
    struct history_entry *entry;
    int event = EVENT_CHANGED;
    bool ok;

    history->items = xreallocarray(history->items, history->count + 1, sizeof *history->items);
    entry = &history->items[history->count++];
    *entry = (struct history_entry){0};
    ok = read_moment(reader, object, "when", &entry->moment) &&
         (entry->moment || reader_complain(reader, "when", _("a moment is expected.")));
    ok &= read_text(reader, object, "who", UTF8_ONE_LINE, &entry->who);
    ok &= read_text(reader, object, "title", UTF8_ONE_LINE, &entry->title);
    ok &= read_one_of(reader, object, "event", event_id, EVENT_COUNT, &event);
    ok &= read_flag(reader, object, "is_undo", &entry->is_undo);
    ok &= read_flag(reader, object, "is_undone", &entry->is_undone);
    ok &= read_changes(reader, object, entry);
    entry->event = (enum action_event)event;
    return ok;
}

static bool read_history(struct reader *reader, const json_t *object, struct history *history)
{
    const json_t *entries = read_array(reader, object, "history");
    size_t outer = reader_enter(reader, "history");
    bool ok = entries != NULL;

    for (size_t i = 0; i < json_array_size(entries) && !reader_is_full(reader); i++) {
        size_t mark = reader_enter_at(reader, i);

        ok &= read_entry(reader, json_array_get(entries, i), history);
        reader_leave(reader, mark);
    }
    reader_leave(reader, outer);
    return ok;
}

/* ---- the plan ---- */

static bool read_new_id(struct reader *reader, const json_t *object, const struct import_talk *talk,
                        char id[UUID_SIZE])
{
    if (!read_id(reader, object, "id", id))
        return false;
    return (*id && import_find_agreement(talk, id) == SIZE_MAX) ||
           reader_complain(reader, "id", _("an id of its own is expected."));
}

/* Both arrays grow together, so that what was read so far can always be given back. */
static bool read_agreement(struct reader *reader, const json_t *object, struct import_talk *talk)
{
    char id[UUID_SIZE];
    struct agreement *agreement;
    struct history *history;
    bool ok;

    if (!read_new_id(reader, object, talk, id))
        return false;
    talk->agreements =
        xreallocarray(talk->agreements, talk->agreement_count + 1, sizeof *talk->agreements);
    talk->histories =
        xreallocarray(talk->histories, talk->agreement_count + 1, sizeof *talk->histories);
    agreement = &talk->agreements[talk->agreement_count];
    history = &talk->histories[talk->agreement_count++];
    *agreement = (struct agreement){0};
    *history = (struct history){0};
    action_init(&agreement->action);
    memcpy(agreement->action.id, id, UUID_SIZE);
    ok = read_fields(reader, object, &agreement->action);
    ok &= read_id(reader, object, "interview", agreement->interview);
    ok &= read_moment(reader, object, "made", &agreement->made);
    ok &= read_history(reader, object, history);
    return ok;
}

bool import_plan_read(struct reader *reader, const json_t *object, struct import_talk *out)
{
    const json_t *plan = read_object(reader, object, "plan");
    size_t mark = reader_enter(reader, "plan");
    bool ok = plan && import_each(reader, plan, "actions", out, read_agreement);

    reader_leave(reader, mark);
    return ok;
}

static bool has_review(const struct import_talk *talk, const char *id)
{
    for (size_t i = 0; i < talk->review_count; i++) {
        if (strcmp(talk->reviews[i], id) == 0)
            return true;
    }
    return false;
}

static bool read_review(struct reader *reader, const json_t *element, struct import_talk *talk)
{
    const char *id = json_string_value(element);

    if (!id || import_find_agreement(talk, id) == SIZE_MAX || has_review(talk, id))
        return reader_complain(reader, NULL,
                               _("the id of an agreement in the plan is expected, each once."));
    talk->reviews = xreallocarray(talk->reviews, talk->review_count + 1, sizeof *talk->reviews);
    talk->reviews[talk->review_count++] = xstrdup(id);
    return true;
}

bool import_reviews_read(struct reader *reader, const json_t *object, struct import_talk *out)
{
    return import_each(reader, object, "reviews", out, read_review);
}

/* ---- talks to come ---- */

static bool read_measure(struct reader *reader, const json_t *object, enum measure *out)
{
    static const enum measure measures[] = {MEASURE_FOLLOW_UP, MEASURE_CHECK_IN};
    char *text = NULL;
    bool ok = read_text(reader, object, "measure", UTF8_ONE_LINE, &text);

    *out = MEASURE_NONE;
    for (size_t i = 0; text && i < sizeof measures / sizeof *measures; i++) {
        if (strcmp(measure_id(measures[i]), text) == 0)
            *out = measures[i];
    }
    if (ok && text && *out == MEASURE_NONE)
        ok = reader_complain(reader, "measure",
                             _("\"follow-up\", \"check-in\" or null is expected."));
    free(text);
    return ok;
}

bool import_appointment_read(struct reader *reader, const json_t *object, struct appointment *out)
{
    bool ok = read_id(reader, object, "id", out->id);

    if (ok && !*out->id)
        ok = reader_complain(reader, "id", _("an id of its own is expected."));
    ok &= read_number(reader, object, "revision", 1, REVISION_MOST, &out->revision);
    ok &= read_day(reader, object, "day", &out->day);
    ok &= read_measure(reader, object, &out->measure);
    if (!read_words(reader, object, "guide", UTF8_ONE_LINE, &out->script_id))
        return false;
    return (strspn(out->script_id, "abcdefghijklmnopqrstuvwxyz0123456789-") ==
                strlen(out->script_id) ||
            reader_complain(reader, "guide", _("the name of a guide is expected."))) &&
           ok;
}
