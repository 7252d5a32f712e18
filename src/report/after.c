/*
 * What a document holds beyond the answers of the day. Corrections are never left out: each stands behind what
 * it is about, and those whose place this copy does not show stand together at the end.
 */
#include "after.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "format.h"
#include "view.h"

/* ---- since the talk before ---- */

static bool importance_changed(const struct talk *talk, enum value value, int *before, int *now)
{
    *before = talk->last->scores[value].importance;
    *now = view_scores(talk, value).importance;
    return *before != SCORE_OPEN && *now != SCORE_OPEN && *before != *now;
}

static void add_change(struct writer *writer, enum value value, int before, int now)
{
    const char *words = writer->talk->last->words[value];

    writer_addf(writer, NODE_FIELD, writer->script->values[value].short_name,
                _("importance went from %d to %d"), before, now);
    if (!words || !words[strspn(words, " \t\r\n")])
        return;
    writer_add(writer, NODE_FIELD, _("What was said then"), "");
    writer_add(writer, NODE_QUOTE, NULL, words);
}

void after_write_changes(struct writer *writer)
{
    const struct talk *talk = writer->talk;
    bool begun = false;

    if (!talk->last || !talk->last->has_scores)
        return;
    for (int v = 0; v < VALUE_COUNT; v++) {
        int before, now;

        if (!importance_changed(talk, (enum value)v, &before, &now))
            continue;
        if (!begun) {
            char day[DAY_TEXT_SIZE];
            char *title;

            day_format_short(talk->last->day, day);
            title = xasprintf(_("What changed since %s"), day);
            writer_add_heading(writer, title);
            free(title);
        }
        begun = true;
        add_change(writer, (enum value)v, before, now);
    }
}

/* ---- what became of an agreement ---- */

static char *field_words(const struct writer *writer, enum action_field field, const char *text)
{
    enum value value = field == ACTION_VALUE ? value_from_id(text) : VALUE_NONE;
    char date[DAY_TEXT_SIZE];
    struct day day;

    if (value != VALUE_NONE)
        return xstrdup(writer->script->values[value].short_name);
    if (field == ACTION_DUE && day_from_iso(text, &day)) {
        day_format_short(day, date);
        return xstrdup(date);
    }
    return action_field_text(field, text, writer->script->process);
}

/*
 * What one day, or one talk, made of an action: of each field how it was before and how it was left, for nobody reads
 * the steps between.
 */
struct day_of_changes {
    const struct history_entry *first; /* NULL: nothing yet */
    const char *before[ACTION_FIELD_COUNT], *after[ACTION_FIELD_COUNT];
    enum action_event event; /* EVENT_CHANGED, unless it was taken out or put back */
};

static bool same_words(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

static bool same_day(const struct history_entry *one, const struct history_entry *other)
{
    return same_words(one->title, other->title) &&
           day_difference(day_of_moment(one->moment), day_of_moment(other->moment)) == 0;
}

/* Looking for the words in the talk in which it was made is no history yet, nor is what was taken back. */
static bool is_news(const struct history_entry *entry, const struct history_entry *made)
{
    return entry->event != EVENT_MADE && !entry->is_undo && !entry->is_undone &&
           !(made && made->title && same_day(entry, made));
}

static void take_changes(struct day_of_changes *day, const struct history_entry *entry)
{
    day->event = entry->event;
    for (size_t i = 0; i < entry->count; i++) {
        const struct action_change *change = &entry->changes[i];

        if (!day->after[change->field])
            day->before[change->field] = change->before ? change->before : "";
        day->after[change->field] = change->after ? change->after : "";
    }
}

static bool field_changed(const struct day_of_changes *day, enum action_field field)
{
    return day->after[field] && strcmp(day->before[field], day->after[field]) != 0;
}

/* "How it stands: agreed → done (she said yes)"; a reason alone is told without the one before it. */
static void add_field_change(struct buf *out, const struct writer *writer,
                             const struct day_of_changes *day, enum action_field field)
{
    char *before = field_words(writer, field, day->before[field]);
    char *after = field_words(writer, field, day->after[field]);
    const char *label = action_field_label(field);

    if (out->length > 0)
        buf_adds(out, " · ");
    buf_addf(out, "%s%s ", label, label_end(label));
    if (*before && field != ACTION_REASON)
        buf_addf(out, "%s → ", before);
    buf_adds(out, *after ? after : "–");
    if (field == ACTION_STATUS && field_changed(day, ACTION_REASON) && *day->after[ACTION_REASON])
        buf_addf(out, " (%s)", day->after[ACTION_REASON]);
    free(before);
    free(after);
}

/* The caller frees it; "" when nothing was left changed. */
static char *day_words(const struct writer *writer, const struct day_of_changes *day)
{
    /* How it stands first, then what was agreed. */
    static const enum action_field order[ACTION_FIELD_COUNT] = {
        ACTION_STATUS,     ACTION_REASON,   ACTION_WHAT, ACTION_VALUE,
        ACTION_OWNER,      ACTION_OWN_PART, ACTION_NEED, ACTION_KIND,
        ACTION_FIRST_STEP, ACTION_HELPER,   ACTION_DUE,  ACTION_NOTICE};
    struct buf out;

    if (day->event == EVENT_REMOVED)
        return xstrdup(_("taken out of the plan"));
    if (day->event == EVENT_RESTORED)
        return xstrdup(_("put back in the plan"));
    buf_init(&out);
    for (size_t i = 0; i < ACTION_FIELD_COUNT; i++) {
        if (field_changed(day, order[i]) &&
            !(order[i] == ACTION_REASON && field_changed(day, ACTION_STATUS)))
            add_field_change(&out, writer, day, order[i]);
    }
    return buf_take(&out);
}

/* One line, and the question above the first. */
static void write_day(struct writer *writer, const struct day_of_changes *day, bool *begun)
{
    char date[DAY_TEXT_SIZE];
    char *words;

    if (!day->first)
        return;
    words = day_words(writer, day);
    day_format_short(day_of_moment(day->first->moment), date);
    if (*words && !*begun)
        writer_add(writer, NODE_FIELD, _("What happened with it"), "");
    if (*words && day->first->who && *day->first->who)
        writer_addf(writer, NODE_ITEM, NULL, "%s, %s: %s", date, day->first->who, words);
    else if (*words)
        writer_addf(writer, NODE_ITEM, NULL, "%s: %s", date, words);
    *begun |= *words != '\0';
    free(words);
}

void after_write_history(struct writer *writer, size_t index)
{
    const struct history *history =
        writer->talk->histories ? &writer->talk->histories[index] : NULL;
    const struct history_entry *made = NULL;
    struct day_of_changes day = {0};
    bool begun = false;

    for (size_t i = 0; history && i < history->count; i++) {
        const struct history_entry *entry = &history->items[i];

        if (!made && entry->event == EVENT_MADE)
            made = entry;
        if (!is_news(entry, made))
            continue;
        if (!day.first || entry->event != day.event || !same_day(entry, day.first) ||
            !same_words(entry->who, day.first->who)) {
            write_day(writer, &day, &begun);
            day = (struct day_of_changes){.first = entry};
        }
        take_changes(&day, entry);
    }
    write_day(writer, &day, &begun);
}

/* ---- corrections ---- */

static size_t correction_count(const struct writer *writer)
{
    return writer->talk->corrections ? writer->talk->corrections->count : 0;
}

static bool is_about(const struct correction *correction, const char *step, const char *item)
{
    return correction->step && !*correction->action && strcmp(correction->step, step) == 0 &&
           strcmp(correction->item ? correction->item : "", item) == 0;
}

static void add_correction(struct writer *writer, size_t index)
{
    const struct correction *correction = &writer->talk->corrections->items[index];
    const char *person = writer->talk->interview->person;
    char day[DAY_TEXT_SIZE];
    char *label;

    day_format_full(day_of_moment(correction->moment), day);
    label = xasprintf(_("Correction of %s, %s"), person ? person : _("the employee"), day);
    writer_add(writer, NODE_CORRECTION, label, correction->text ? correction->text : "");
    free(label);
    if (writer->corrected)
        writer->corrected[index] = true;
}

bool after_has_correction(const struct writer *writer, const char *step, const char *item)
{
    for (size_t i = 0; i < correction_count(writer); i++) {
        if (is_about(&writer->talk->corrections->items[i], step, item))
            return true;
    }
    return false;
}

void after_correct_answer(struct writer *writer, const char *step, const char *item,
                          const char *asked)
{
    for (size_t i = 0; i < correction_count(writer); i++) {
        if (!is_about(&writer->talk->corrections->items[i], step, item))
            continue;
        if (asked)
            writer_add(writer, NODE_FIELD, asked, "");
        asked = NULL;
        add_correction(writer, i);
    }
}

void after_correct_action(struct writer *writer, const char *action)
{
    for (size_t i = 0; i < correction_count(writer); i++) {
        const struct correction *correction = &writer->talk->corrections->items[i];

        if (*correction->action && strcmp(correction->action, action) == 0)
            add_correction(writer, i);
    }
}

/* What an answer was asked with, in the guide as it is or as it was; NULL when nobody knows. */
static const struct step *asked_step(const struct writer *writer, const char *id)
{
    size_t step = script_find_step(writer->script, id);

    if (step != SIZE_MAX)
        return &writer->script->steps[step];
    for (size_t i = 0; i < writer->talk->earlier_count; i++) {
        const struct script *script = writer->talk->earlier[i].script;

        step = script_find_step(script, id);
        if (step != SIZE_MAX)
            return &script->steps[step];
    }
    return NULL;
}

static void add_where(struct writer *writer, const struct correction *correction)
{
    const struct step *step =
        correction->step && !*correction->action ? asked_step(writer, correction->step) : NULL;
    const char *item = correction->item ? correction->item : "";
    enum value value = value_from_id(item);
    char *asked;

    if (!step)
        return;
    asked = writer_fill(writer, step->label, item);
    if (value == VALUE_NONE)
        writer_add(writer, NODE_FIELD, asked, "");
    else {
        char *label = xasprintf("%s · %s", writer->script->values[value].short_name, asked);

        writer_add(writer, NODE_FIELD, label, "");
        free(label);
    }
    free(asked);
}

void after_correct_rest(struct writer *writer)
{
    bool begun = false;

    for (size_t i = 0; i < correction_count(writer); i++) {
        if (writer->corrected && writer->corrected[i])
            continue;
        if (!begun)
            writer_set_part(writer, _("Other corrections"));
        begun = true;
        add_where(writer, &writer->talk->corrections->items[i]);
        add_correction(writer, i);
    }
}

/* ---- what comes next ---- */

static const char *next_label(enum measure measure)
{
    switch (measure) {
    case MEASURE_FOLLOW_UP:
        return _("Follow-up talk");
    case MEASURE_CHECK_IN:
        return _("Short look at the agreements");
    default:
        return _("Next talk");
    }
}

void after_write_next(struct writer *writer)
{
    const struct appointment_list *list = writer->talk->appointments;

    if (!list || list->count == 0)
        return;
    writer_set_part(writer, _("What comes next"));
    for (size_t i = 0; i < list->count; i++) {
        char day[DAY_TEXT_SIZE];

        day_format_full(list->items[i].day, day);
        writer_add(writer, NODE_FIELD, next_label(list->items[i].measure), day);
    }
}

void after_write_foot(struct writer *writer)
{
    const struct interview *interview = writer->talk->interview;
    const char *leader =
        interview->leader && *interview->leader ? interview->leader : _("The leader");
    char *name;
    struct day until;

    writer->document->foot = writer->document->count;
    if (writer->talk->for_leader || process_subject(writer->script->process) == SUBJECT_LEADER)
        return;
    writer_set_part(writer, _("About this paper"));
    writer_add(writer, NODE_PARAGRAPH, NULL,
               _("These are the notes of the talk: what was said, and what was agreed."));
    name = utf8_clean(leader, strlen(leader), UTF8_ONE_LINE);
    writer_addf(writer, NODE_PARAGRAPH, NULL,
                _("%s keeps them. HR does not get to read them; HR only sees agreements that you "
                  "chose to share."),
                name);
    free(name);
    writer_add(writer, NODE_PARAGRAPH, NULL,
               _("Is something not right? Say so, also later: your own words are then put beside "
                 "it, with the day. You may always ask to see what is kept, and have it deleted."));
    if (interview_kept_until(interview, &until)) {
        char day[DAY_TEXT_SIZE];

        day_format_full(until, day);
        writer_addf(writer, NODE_PARAGRAPH, NULL, _("They are kept until %s at the latest."), day);
    }
}
