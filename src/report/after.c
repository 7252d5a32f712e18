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

static bool moved(const struct capability *before, const struct capability *now,
                  enum measure measure)
{
    int then = capability_score(before, measure), score = capability_score(now, measure);

    return then != SCORE_OPEN && score != SCORE_OPEN && then != score;
}

/* "important 4 → 5, room 2 → 3"; "" when nothing moved. The caller frees it. */
static char *movement(const struct capability *before, const struct capability *now)
{
    static const struct {
        enum measure measure;
        const char *words;
    } lines[] = {
        {MEASURE_IMPORTANCE, N_("important %s")},
        {MEASURE_OPPORTUNITY, N_("room %s")},
        {MEASURE_REALISATION, N_("works out %s")},
    };
    struct buf out;

    buf_init(&out);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char *scores;

        if (!moved(before, now, lines[i].measure))
            continue;
        scores = xasprintf("%d → %d", capability_score(before, lines[i].measure),
                           capability_score(now, lines[i].measure));
        buf_adds(&out, out.length > 0 ? ", " : "");
        buf_addf(&out, _(lines[i].words), scores);
        free(scores);
    }
    return buf_take(&out);
}

static void write_heading(struct writer *writer)
{
    char day[DAY_TEXT_SIZE];
    char *title;

    day_format_short(writer->talk->last->day, day);
    title = xasprintf(_("What changed since %s"), day);
    writer_add_heading(writer, title);
    free(title);
}

/* Why it became more or less important is worth reading again; where it worked out, that is enough. */
static void add_words_of_then(struct writer *writer, enum value value)
{
    const char *words = writer->talk->last->words[value];

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
        const struct capability *before = &talk->last->scores[v];
        struct capability now = view_scores(talk, (enum value)v);
        char *words = movement(before, &now);

        if (*words && !begun)
            write_heading(writer);
        if (*words) {
            begun = true;
            writer_add(writer, NODE_FIELD, writer->script->values[v].short_name, words);
            if (moved(before, &now, MEASURE_IMPORTANCE))
                add_words_of_then(writer, (enum value)v);
        }
        free(words);
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

static const struct action_change *find_change(const struct history_entry *entry,
                                               enum action_field field)
{
    for (size_t i = 0; i < entry->count; i++) {
        if (entry->changes[i].field == field)
            return &entry->changes[i];
    }
    return NULL;
}

/* The reason that stands is told above, where it says how it stands. */
static const char *reason_text(const struct history_entry *entry, const struct action *action)
{
    const struct action_change *reason = find_change(entry, ACTION_REASON);

    return reason && strcmp(reason->after, action_get(action, ACTION_REASON)) != 0 ? reason->after
                                                                                   : "";
}

/* "How it stands: agreed → done (she said yes)"; a reason alone is told without the one before it. */
static void add_field_change(struct buf *out, const struct writer *writer,
                             const struct action_change *change, const char *reason)
{
    char *before = field_words(writer, change->field, change->before);
    char *after = field_words(writer, change->field, change->after);
    const char *label = action_field_label(change->field);

    if (out->length > 0)
        buf_adds(out, " · ");
    buf_addf(out, "%s%s ", label, label_end(label));
    if (*before && change->field != ACTION_REASON)
        buf_addf(out, "%s → ", before);
    buf_adds(out, *after ? after : "–");
    if (change->field == ACTION_STATUS && *reason)
        buf_addf(out, " (%s)", reason);
    free(before);
    free(after);
}

static bool is_told_apart(const struct history_entry *entry, enum action_field field,
                          const char *reason)
{
    return find_change(entry, field) &&
           (field != ACTION_REASON || (!find_change(entry, ACTION_STATUS) && *reason));
}

/* The caller frees it; "" when there is nothing to tell. */
static char *entry_words(const struct writer *writer, const struct history_entry *entry,
                         const struct action *action)
{
    /* How it stands first, then what was agreed. */
    static const enum action_field order[ACTION_FIELD_COUNT] = {
        ACTION_STATUS,     ACTION_REASON,   ACTION_WHAT, ACTION_VALUE,
        ACTION_OWNER,      ACTION_OWN_PART, ACTION_NEED, ACTION_KIND,
        ACTION_FIRST_STEP, ACTION_HELPER,   ACTION_DUE,  ACTION_NOTICE};
    const char *reason = reason_text(entry, action);
    struct buf out;

    if (entry->event == EVENT_REMOVED)
        return xstrdup(_("taken out of the plan"));
    buf_init(&out);
    if (entry->event == EVENT_RESTORED)
        buf_adds(&out, _("put back in the plan"));
    for (size_t i = 0; i < ACTION_FIELD_COUNT; i++) {
        if (is_told_apart(entry, order[i], reason))
            add_field_change(&out, writer, find_change(entry, order[i]), reason);
    }
    return buf_take(&out);
}

/* One line, and the question above the first. */
static void write_entry(struct writer *writer, const struct history_entry *entry,
                        const struct action *action, bool *begun)
{
    char date[DAY_TEXT_SIZE];
    char *words = entry_words(writer, entry, action);

    day_format_short(day_of_moment(entry->moment), date);
    if (*words && !*begun)
        writer_add(writer, NODE_FIELD, _("What happened with it"), "");
    if (*words && entry->who && *entry->who)
        writer_addf(writer, NODE_ITEM, NULL, "%s, %s: %s", date, entry->who, words);
    else if (*words)
        writer_addf(writer, NODE_ITEM, NULL, "%s: %s", date, words);
    *begun |= *words != '\0';
    free(words);
}

void after_write_history(struct writer *writer, size_t index)
{
    struct history history;
    bool begun = false;

    if (!writer->talk->histories)
        return;
    history_condense(&writer->talk->histories[index], &history);
    for (size_t i = 0; i < history.count; i++) {
        if (history.items[i].event != EVENT_MADE)
            write_entry(writer, &history.items[i], &writer->talk->plan->actions[index], &begun);
    }
    history_done(&history);
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

const struct conversation *after_asked_in(const struct writer *writer, const char *step)
{
    const struct talk *talk = writer->talk;

    if (script_find_step(writer->script, step) != SIZE_MAX)
        return talk->conversation;
    for (size_t i = 0; i < talk->earlier_count; i++) {
        if (script_find_step(conversation_script(talk->earlier[i].conversation), step) != SIZE_MAX)
            return talk->earlier[i].conversation;
    }
    return NULL;
}

/* What an answer was asked with; NULL when nobody knows. */
static const struct step *asked_step(const struct writer *writer, const char *id)
{
    const struct conversation *asked = after_asked_in(writer, id);
    const struct script *script = asked ? conversation_script(asked) : NULL;

    return script ? &script->steps[script_find_step(script, id)] : NULL;
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
        writer_set_place(writer, writer->talk->corrections->items[i].step,
                         writer->talk->corrections->items[i].item);
        add_where(writer, &writer->talk->corrections->items[i]);
        add_correction(writer, i);
        writer_set_place(writer, NULL, NULL);
    }
}

/* ---- what comes next ---- */

/* What the talk itself says of that day; NULL when it says none, or not to this reader. */
static const char *agreed_day(const struct writer *writer, const struct appointment *appointment)
{
    const struct answer *answer = view_measured(writer->talk, appointment->measure, "");
    struct day day;

    return answer->state == STATE_GIVEN && answer->text && day_from_iso(answer->text, &day)
               ? answer->text
               : NULL;
}

static bool was_moved(const struct writer *writer, const struct appointment *appointment,
                      struct day *before)
{
    const char *agreed = agreed_day(writer, appointment);

    return agreed && day_from_iso(agreed, before) && day_difference(*before, appointment->day) != 0;
}

static void add_next(struct writer *writer, const struct appointment *appointment)
{
    char day[DAY_TEXT_SIZE], before[DAY_TEXT_SIZE];
    struct day agreed;

    day_format_full(appointment->day, day);
    if (!was_moved(writer, appointment, &agreed)) {
        writer_add(writer, NODE_FIELD, appointment_label(appointment), day);
        return;
    }
    day_format_full(agreed, before);
    writer_addf(writer, NODE_FIELD, appointment_label(appointment), _("%s (moved; it was %s)"), day,
                before);
}

/* Days that the talk itself names stand above; they are not told twice. */
void after_write_next(struct writer *writer)
{
    const struct appointment_list *list = writer->talk->appointments;
    bool news = false;

    for (size_t i = 0; list && i < list->count; i++) {
        struct day before;

        news |= !agreed_day(writer, &list->items[i]) || was_moved(writer, &list->items[i], &before);
    }
    if (!news)
        return;
    writer_set_part(writer, _("What comes next"));
    for (size_t i = 0; i < list->count; i++)
        add_next(writer, &list->items[i]);
}

/* Where nothing is shared nothing stands. */
static void add_share_code(struct writer *writer)
{
    const char *contact = writer->talk->share_contact;
    char *name;

    if (!writer->talk->share_code || !*writer->talk->share_code)
        return;
    writer_set_part(writer, _("What you shared with HR"));
    writer_add(writer, NODE_PARAGRAPH, NULL,
               _("You may take it back at any time, without saying why. Keep this code for that."));
    if (writer->talk->interview->person_id)
        writer_add(writer, NODE_FIELD, _("Your scores of this talk"),
                   writer->talk->scores_shared ? _("count in the figures, without your name")
                                               : _("are not shared"));
    writer_add(writer, NODE_FIELD, _("Withdrawal code"), writer->talk->share_code);
    writer->document->nodes[writer->document->count - 1].is_code = true;
    if (contact && *contact) {
        name = utf8_clean(contact, strlen(contact), UTF8_ONE_LINE);
        writer_addf(writer, NODE_PARAGRAPH, NULL, _("Give it to the leader, or to %s."), name);
        free(name);
    } else {
        writer_add(writer, NODE_PARAGRAPH, NULL, _("Give it to the leader, or to HR."));
    }
}

void after_write_foot(struct writer *writer)
{
    const struct interview *interview = writer->talk->interview;
    /* Whoever led a talk that was handed over keeps it no longer. */
    const char *leader = interview->leader && *interview->leader && !interview->taken_over
                             ? interview->leader
                             : _("The leader");
    char *name;
    struct day until;

    writer->document->foot = writer->document->count;
    if (writer->talk->for_leader || process_subject(writer->script->process) == SUBJECT_LEADER)
        return;
    writer_set_part(writer, _("About this paper"));
    writer_add(writer, NODE_PARAGRAPH, NULL,
               _("These are the notes of the talk: what was said, and what was agreed."));
    if (interview->taken_over)
        writer_add(writer, NODE_PARAGRAPH, NULL,
                   _("They were handed over by another leader: of what was answered, only what the "
                     "employee chose is in them."));
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
    add_share_code(writer);
}
