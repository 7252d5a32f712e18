/*
 * The file of a handover: whole talks, of which all is taken out again but what goes along. What is left is
 * said by a list of keys to keep, so what a talk may hold in later times stays out by itself. A talk of another kind than
 * the value talks is only in it where the employee chose an agreement of it and there is no value talk to carry that.
 */
#include <string.h>

#include "base/message.h"
#include "session/handover.h"
#include "store/person.h"
#include "talk_json.h"

/* What of a talk may be in the file at all. */
static const char *const keys_kept[] = {
    "id",      "person", "team",    "leader",      "taken_over",   "script",
    "process", "title",  "status",  "started",     "touched",      "closed",
    "answers", "plan",   "reviews", "corrections", "appointments", "script_text",
};

struct filter {
    const struct handover *handover;
    const char *interview;
    json_t *talk;
};

/* ---- what was chosen ---- */

static const struct handover_item *find_chosen(const struct filter *filter, const char *step,
                                               const char *item, bool is_remark)
{
    for (size_t i = 0; i < filter->handover->count; i++) {
        const struct handover_item *one = &filter->handover->items[i];

        if (one->chosen && one->is_remark == is_remark &&
            strcmp(one->interview, filter->interview) == 0 && strcmp(one->step, step) == 0 &&
            strcmp(one->item, item) == 0)
            return one;
    }
    return NULL;
}

/* An answer about an agreement can't be read without it. */
static bool is_spoken_of(const struct filter *filter, const char *action)
{
    for (size_t i = 0; i < filter->handover->count; i++) {
        const struct handover_item *one = &filter->handover->items[i];

        if (one->chosen && strcmp(one->interview, filter->interview) == 0 &&
            strcmp(one->item, action) == 0)
            return true;
    }
    return false;
}

static bool is_open_here(const struct filter *filter, const char *action)
{
    const struct agreement_list *list = &filter->handover->agreements;

    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].action.id, action) == 0)
            return strcmp(list->items[i].interview, filter->interview) == 0;
    }
    return false;
}

/* ---- taking out ---- */

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));

    return text ? text : "";
}

static void set_null(json_t *object, const char *key)
{
    if (json_object_get(object, key))
        json_object_set_new(object, key, json_null());
}

static void forget_remark(json_t *answer)
{
    set_null(answer, "remark");
    json_object_set_new(answer, "remark_visibility", json_string("together"));
}

/* Of an answer of which only the remark goes along. */
static void forget_words(json_t *answer)
{
    set_null(answer, "text");
    set_null(answer, "number");
    if (json_object_get(answer, "choices"))
        json_object_set_new(answer, "choices", json_array());
    json_object_set_new(answer, "state", json_string("open"));
    json_object_del(answer, "confirmed");
    json_object_del(answer, "correction");
}

/* False when nothing of it goes along. */
static bool keep_answer(const struct filter *filter, json_t *answer)
{
    const char *step = text_of(answer, "step");
    const char *item = text_of(answer, "item");
    bool words = find_chosen(filter, step, item, false) != NULL;
    bool remark = find_chosen(filter, step, item, true) != NULL;

    if (json_object_get(answer, "asked_in_version") ||
        strcmp(text_of(answer, "visibility"), visibility_id(VISIBLE_TOGETHER)) != 0)
        return false;
    if (!remark)
        forget_remark(answer);
    if (!words)
        forget_words(answer);
    json_object_set_new(answer, "parked", json_false());
    return words || remark;
}

/* An earlier wording may be what somebody wanted gone: the history stays behind. */
static bool keep_action(const struct filter *filter, json_t *action)
{
    const char *id = text_of(action, "id");
    bool is_open = is_open_here(filter, id);

    json_object_set_new(action, "history", json_array());
    if (is_open)
        json_object_set_new(action, "interview", json_string(filter->interview));
    return is_open || is_spoken_of(filter, id);
}

static bool has_action(const struct filter *filter, const char *id)
{
    const json_t *actions = json_object_get(json_object_get(filter->talk, "plan"), "actions");

    for (size_t i = 0; i < json_array_size(actions); i++) {
        if (strcmp(text_of(json_array_get(actions, i), "id"), id) == 0)
            return true;
    }
    return false;
}

static bool keep_review(const struct filter *filter, json_t *review)
{
    return has_action(filter, json_string_value(review)) &&
           is_spoken_of(filter, json_string_value(review));
}

static bool keep_correction(const struct filter *filter, json_t *correction)
{
    const char *action = text_of(correction, "action");

    return *action ? has_action(filter, action)
                   : find_chosen(filter, text_of(correction, "step"), text_of(correction, "item"),
                                 false) != NULL;
}

static bool keep_appointment(const struct filter *filter, json_t *appointment)
{
    const struct appointment_list *list = &filter->handover->appointments;

    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].id, text_of(appointment, "id")) == 0)
            return true;
    }
    return false;
}

/* How many are left. */
static size_t sift(const struct filter *filter, json_t *array,
                   bool (*keep)(const struct filter *filter, json_t *element))
{
    for (size_t i = json_array_size(array); i-- > 0;) {
        if (!keep(filter, json_array_get(array, i)))
            json_array_remove(array, i);
    }
    return json_array_size(array);
}

static json_t *only_kept(const json_t *talk)
{
    json_t *kept = json_object();

    for (size_t i = 0; i < sizeof keys_kept / sizeof *keys_kept; i++) {
        json_t *value = json_object_get(talk, keys_kept[i]);

        if (value)
            json_object_set(kept, keys_kept[i], value);
    }
    return kept;
}

/* For the next leader it is a talk that was held. */
static void close_talk(json_t *talk)
{
    json_object_set_new(talk, "copy", json_string("handover"));
    json_object_set_new(talk, "at", json_pack("{s:n, s:s, s:i}", "step", "item", "", "offset", 0));
    if (strcmp(text_of(talk, "status"), "closed") == 0)
        return;
    json_object_set_new(talk, "status", json_string("closed"));
    json_object_set(talk, "closed", json_object_get(talk, "touched"));
}

/* How much of it goes along: 0 = nothing but the head. */
static size_t filter_talk(const struct filter *filter)
{
    json_t *plan = json_object_get(filter->talk, "plan");
    size_t left = sift(filter, json_object_get(plan, "actions"), keep_action);

    set_null(plan, "agreed");
    set_null(plan, "follow_up");
    set_null(plan, "check_in");
    left += sift(filter, json_object_get(filter->talk, "answers"), keep_answer);
    sift(filter, json_object_get(filter->talk, "reviews"), keep_review);
    sift(filter, json_object_get(filter->talk, "corrections"), keep_correction);
    left += sift(filter, json_object_get(filter->talk, "appointments"), keep_appointment);
    close_talk(filter->talk);
    return left;
}

/* ---- agreements of other kinds ---- */

/* All but what the employee saw before choosing it, and how it stands. */
static const enum action_field fields_unseen[] = {ACTION_VALUE,  ACTION_OWN_PART,   ACTION_NEED,
                                                  ACTION_KIND,   ACTION_FIRST_STEP, ACTION_HELPER,
                                                  ACTION_NOTICE, ACTION_REASON};

static void strip_action(json_t *action, const char *carrier)
{
    for (size_t i = 0; i < sizeof fields_unseen / sizeof *fields_unseen; i++)
        set_null(action, action_field_id(fields_unseen[i]));
    json_object_set_new(action, "shared", json_false());
    json_object_set_new(action, "history", json_array());
    json_object_set_new(action, "interview", json_string(carrier));
}

/* Moves those of a list that are about this action. */
static void move_all(json_t *from, const char *key, const char *action, json_t *to)
{
    size_t index;
    json_t *element;

    json_array_foreach(from, index, element)
    {
        if (strcmp(text_of(element, key), action) == 0)
            json_array_append(to, element);
    }
}

/* A chosen agreement becomes one of `carrier`, with the corrections that were shown with it. */
static bool carry(const struct session_setup *setup, const struct handover_item *item,
                  json_t *carrier, struct diag *diag)
{
    json_t *whole = talk_json(setup, item->interview, diag);
    json_t *actions = json_object_get(json_object_get(carrier, "plan"), "actions");
    size_t first = json_array_size(actions);

    if (!whole)
        return false;
    move_all(json_object_get(json_object_get(whole, "plan"), "actions"), "id", item->action,
             actions);
    for (size_t i = first; i < json_array_size(actions); i++)
        strip_action(json_array_get(actions, i), text_of(carrier, "id"));
    move_all(json_object_get(whole, "corrections"), "action", item->action,
             json_object_get(carrier, "corrections"));
    json_decref(whole);
    return true;
}

/* How many came. */
static bool carry_all(const struct session_setup *setup, const struct handover *handover,
                      json_t *carrier, size_t *count, struct diag *diag)
{
    const char *id = text_of(carrier, "id");
    bool ok = true;

    for (size_t i = 0; ok && i < handover->count; i++) {
        const struct handover_item *item = &handover->items[i];
        const char *by = *handover->last_talk ? handover->last_talk : item->interview;

        if (!item->chosen || !*item->action || strcmp(by, id) != 0)
            continue;
        ok = carry(setup, item, carrier, diag);
        ++*count;
    }
    return ok;
}

/* ---- the file ---- */

/* Nothing when nothing of it goes along. */
static bool add_talk(const struct session_setup *setup, const struct handover *handover,
                     const char *interview, json_t *file, struct diag *diag)
{
    json_t *whole = talk_json(setup, interview, diag);
    struct filter filter = {handover, interview, NULL};
    size_t left;
    bool ok;

    if (!whole)
        return false;
    filter.talk = only_kept(whole);
    json_decref(whole);
    left = filter_talk(&filter);
    ok = carry_all(setup, handover, filter.talk, &left, diag);
    if (ok && left > 0)
        json_array_append(json_object_get(file, "talks"), filter.talk);
    json_decref(filter.talk);
    return ok;
}

static bool is_in_file(const json_t *file, const char *interview)
{
    const json_t *talks = json_object_get(file, "talks");

    for (size_t i = 0; i < json_array_size(talks); i++) {
        if (strcmp(text_of(json_array_get(talks, i), "id"), interview) == 0)
            return true;
    }
    return false;
}

static void add_loose(const struct appointment_list *list, json_t *file)
{
    for (size_t i = 0; i < list->count; i++) {
        if (!*list->items[i].interview || !is_in_file(file, list->items[i].interview))
            file_add_appointment(file, &list->items[i]);
    }
}

/* Of another kind and with nothing chosen: not even a day that was agreed there brings its head. */
static bool stays_out(const struct handover *handover, const struct interview *head)
{
    if (process_sees(PROCESS_ONE_ON_ONE, head->process))
        return false;
    for (size_t i = 0; i < handover->count; i++) {
        if (handover->items[i].chosen && strcmp(handover->items[i].interview, head->id) == 0)
            return *handover->last_talk != '\0';
    }
    return true;
}

static bool add_talks(const struct session_setup *setup, const struct handover *handover,
                      json_t *file, struct diag *diag)
{
    struct interview_list talks = {0};
    bool ok = store_person_interviews(setup->store, handover->person.id, &talks, diag);

    for (size_t i = 0; ok && i < talks.count; i++)
        ok = stays_out(handover, &talks.items[i]) ||
             add_talk(setup, handover, talks.items[i].id, file, diag);
    interview_list_done(&talks);
    return ok;
}

bool handover_write(const struct session_setup *setup, const struct handover *handover,
                    struct buf *out, struct diag *diag)
{
    json_t *file = file_json(setup, "handover", &handover->person);

    if (!add_talks(setup, handover, file, diag)) {
        json_decref(file);
        return false;
    }
    add_loose(&handover->appointments, file);
    if (json_array_size(json_object_get(file, "talks")) == 0 &&
        json_array_size(json_object_get(file, "appointments")) == 0) {
        json_decref(file);
        return diag_error(diag,
                          _("There is nothing to hand over of %s: no open agreement, no day "
                            "and no answer that goes along."),
                          handover->person.name);
    }
    file_write(file, out);
    return true;
}
