/*
 * The same keys in the same order always, null for what is not there: scripts lean on the shape.
 * Every text is cleaned on its way out.
 */
#include "out.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"

json_t *out_text(const char *text)
{
    char *clean;
    json_t *string;

    if (!text)
        return json_null();
    clean = utf8_clean(text, strlen(text), UTF8_MANY_LINES);
    string = json_string(clean);
    free(clean);
    return string;
}

json_t *out_id(const char *id)
{
    return id && *id ? out_text(id) : json_null();
}

json_t *out_moment(int64_t moment)
{
    char iso[MOMENT_SIZE];

    if (moment == 0)
        return json_null();
    moment_to_iso(moment, iso);
    return json_string(iso);
}

json_t *out_day(struct day day)
{
    char iso[DAY_SIZE];

    day_to_iso(day, iso);
    return json_string(iso);
}

/* ---- a talk ---- */

static json_t *script_json(const struct interview *head)
{
    json_t *script = json_object();

    json_object_set_new(script, "id", out_text(head->script_id));
    json_object_set_new(script, "version", json_integer(head->script_version));
    json_object_set_new(script, "language", out_text(head->language));
    return script;
}

json_t *out_head(const struct interview *head, int talked_about)
{
    bool is_closed = head->status == INTERVIEW_CLOSED;
    json_t *object = json_object();

    json_object_set_new(object, "id", json_string(head->id));
    json_object_set_new(object, "person", out_text(head->person));
    json_object_set_new(object, "team", out_text(head->team));
    json_object_set_new(object, "leader", out_text(head->leader));
    json_object_set_new(object, "taken_over", json_boolean(head->taken_over));
    json_object_set_new(object, "script", script_json(head));
    json_object_set_new(object, "process", json_string(process_id(head->process)));
    json_object_set_new(object, "title", out_text(head->title));
    json_object_set_new(object, "status", json_string(is_closed ? "closed" : "open"));
    json_object_set_new(object, "started", out_moment(head->started));
    json_object_set_new(object, "touched", out_moment(head->touched));
    json_object_set_new(object, "closed", out_moment(head->closed));
    json_object_set_new(object, "talked_about", json_integer(talked_about));
    return object;
}

/* ---- what was agreed ---- */

/* `due` is a day for other programs to reckon with; words that are none yet stand beside it. */
static void set_due(json_t *object, const char *due)
{
    struct day day;
    bool is_day = day_from_iso(due, &day);

    json_object_set_new(object, action_field_id(ACTION_DUE), out_id(is_day ? due : NULL));
    json_object_set_new(object, "due_words", out_id(is_day ? NULL : due));
}

json_t *out_action(const struct action *action)
{
    /* In the order of the keys. */
    static const enum action_field fields[] = {
        ACTION_VALUE, ACTION_OWNER,  ACTION_WHAT,   ACTION_OWN_PART,
        ACTION_NEED,  ACTION_KIND,   ACTION_HELPER, ACTION_FIRST_STEP,
        ACTION_DUE,   ACTION_NOTICE, ACTION_STATUS, ACTION_REASON,
    };
    json_t *object = json_object();

    json_object_set_new(object, "id", json_string(action->id));
    json_object_set_new(object, "revision", json_integer(action->revision));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        enum action_field field = fields[i];
        bool is_id = field == ACTION_VALUE || field == ACTION_KIND;
        const char *text = action_get(action, field);

        if (field == ACTION_DUE)
            set_due(object, text);
        else
            json_object_set_new(object, action_field_id(field),
                                is_id ? out_id(text) : out_text(text));
    }
    json_object_set_new(object, "shared", json_boolean(action->shared));
    return object;
}

json_t *out_agreement(const struct agreement *agreement)
{
    json_t *object = out_action(&agreement->action);

    json_object_set_new(object, "person", out_text(agreement->person));
    json_object_set_new(object, "team", out_text(agreement->team));
    json_object_set_new(object, "interview", out_id(agreement->interview));
    json_object_set_new(object, "title", out_text(agreement->title));
    json_object_set_new(object, "process", json_string(process_id(agreement->process)));
    json_object_set_new(object, "made", out_moment(agreement->made));
    return object;
}

json_t *out_made(const struct history *history)
{
    for (size_t i = 0; history && i < history->count; i++) {
        if (history->items[i].event == EVENT_MADE)
            return out_moment(history->items[i].moment);
    }
    return json_null();
}

static json_t *changes_json(const struct history_entry *entry)
{
    json_t *changes = json_array();

    for (size_t i = 0; i < entry->count; i++) {
        const struct action_change *change = &entry->changes[i];
        json_t *object = json_object();

        json_object_set_new(object, "field", json_string(action_field_id(change->field)));
        json_object_set_new(object, "before", out_text(change->before));
        json_object_set_new(object, "after", out_text(change->after));
        json_array_append_new(changes, object);
    }
    return changes;
}

json_t *out_history(const struct history *history)
{
    json_t *entries = json_array();

    for (size_t i = 0; i < history->count; i++) {
        const struct history_entry *entry = &history->items[i];
        json_t *object = json_object();

        json_object_set_new(object, "when", out_moment(entry->moment));
        json_object_set_new(object, "who", out_text(entry->who));
        json_object_set_new(object, "title", out_text(entry->title));
        json_object_set_new(object, "event", json_string(action_event_id(entry->event)));
        json_object_set_new(object, "is_undo", json_boolean(entry->is_undo));
        json_object_set_new(object, "is_undone", json_boolean(entry->is_undone));
        json_object_set_new(object, "changes", changes_json(entry));
        json_array_append_new(entries, object);
    }
    return entries;
}

/* ---- what comes, and what was said of it ---- */

json_t *out_appointment(const struct appointment *appointment)
{
    json_t *object = json_object();

    json_object_set_new(object, "id", json_string(appointment->id));
    json_object_set_new(object, "revision", json_integer(appointment->revision));
    json_object_set_new(object, "day", out_day(appointment->day));
    json_object_set_new(object, "guide", out_text(appointment->script_id));
    json_object_set_new(object, "measure", out_id(measure_id(appointment->measure)));
    return object;
}

json_t *out_correction(const struct correction *correction)
{
    json_t *object = json_object();

    json_object_set_new(object, "id", json_string(correction->id));
    json_object_set_new(object, "when", out_moment(correction->moment));
    json_object_set_new(object, "step", out_text(correction->step));
    json_object_set_new(object, "item", out_text(correction->item ? correction->item : ""));
    json_object_set_new(object, "action", out_id(correction->action));
    json_object_set_new(object, "text", out_text(correction->text));
    return object;
}

/* ---- out ---- */

static int add_bytes(const char *bytes, size_t length, void *out)
{
    buf_add(out, bytes, length);
    return 0;
}

/* A mean is 4.3, not 4.2999999999999998. */
void out_write(json_t *root, struct buf *out)
{
    if (json_dump_callback(root, add_bytes, out, JSON_INDENT(2) | JSON_REAL_PRECISION(6)) != 0)
        die("%s", _("there is not enough memory left to go on."));
    buf_addc(out, '\n');
    json_decref(root);
}
