/*
 * One flat table for a spreadsheet: a row for each answer, remark, correction, agreement and talk to come.
 * Days are ISO, so that they sort.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "after.h"
#include "base/mem.h"
#include "base/message.h"
#include "csv_cell.h"
#include "format.h"
#include "plan.h"
#include "report/answered.h"
#include "view.h"
#include "writer.h"

/* ---- rows ---- */

enum column {
    COLUMN_KIND,
    COLUMN_DATE,
    COLUMN_PERSON,
    COLUMN_TEAM,
    COLUMN_PART,
    COLUMN_QUESTION,
    COLUMN_VALUE,
    COLUMN_ANSWER,
    COLUMN_NUMBER,
    COLUMN_SEEN_BY,
    COLUMN_ACTION, /* the fields of an agreement, but for its value and what it is */
    COLUMN_COUNT = COLUMN_ACTION + 10
};
static const enum action_field action_columns[COLUMN_COUNT - COLUMN_ACTION] = {
    ACTION_OWNER, ACTION_DUE,  ACTION_STATUS, ACTION_REASON,     ACTION_OWN_PART,
    ACTION_NEED,  ACTION_KIND, ACTION_HELPER, ACTION_FIRST_STEP, ACTION_NOTICE,
};

/* A row that is being filled; what is not set is an empty cell. */
struct row {
    char *cells[COLUMN_COUNT];
};

struct table {
    struct writer *writer; /* fills the texts of the guide */
    const struct talk *talk;
    struct buf *out;
    const char *part;
};

static void set(struct row *row, enum column column, const char *text)
{
    xstrset(&row->cells[column], text);
}

static void set_day(struct row *row, enum column column, struct day day)
{
    char iso[DAY_SIZE];

    day_to_iso(day, iso);
    set(row, column, iso);
}

/* Puts the row out and empties it. */
static void add_row(struct table *table, struct row *row)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        csv_add_cell(table->out, i == 0, row->cells[i]);
        free(row->cells[i]);
    }
    csv_end_row(table->out);
    *row = (struct row){0};
}

/* Every row says of which talk it is, so that tables of several talks may be laid together. */
static struct row row_of(const struct table *table, const char *kind)
{
    const struct interview *interview = table->talk->interview;
    struct row row = {0};

    set(&row, COLUMN_KIND, kind);
    set_day(&row, COLUMN_DATE, day_of_moment(interview->started));
    set(&row, COLUMN_PERSON, interview->person);
    set(&row, COLUMN_TEAM, interview->team);
    return row;
}

static void add_heads(struct table *table)
{
    struct row row = {0};

    set(&row, COLUMN_KIND, _("Kind"));
    set(&row, COLUMN_DATE, _("Date"));
    set(&row, COLUMN_PERSON, _("Talk with"));
    set(&row, COLUMN_TEAM, _("Team"));
    set(&row, COLUMN_PART, _("Part"));
    set(&row, COLUMN_QUESTION, _("Question"));
    set(&row, COLUMN_VALUE, _("Value or agreement"));
    set(&row, COLUMN_ANSWER, _("Answer"));
    set(&row, COLUMN_NUMBER, _("Number"));
    set(&row, COLUMN_SEEN_BY, _("Who may see it"));
    for (size_t i = 0; i < COLUMN_COUNT - COLUMN_ACTION; i++)
        set(&row, (enum column)(COLUMN_ACTION + i), action_field_label(action_columns[i]));
    add_row(table, &row);
}

/* ---- answers ---- */

/* What was answered in words; NULL when there is none. A day stays as it is kept. The caller frees it. */
static char *answer_text(const struct table *table, const struct step *step,
                         const struct answer *answer)
{
    bool other = answer->state == STATE_UNKNOWN || answer->state == STATE_DECLINED;
    bool apart = step->answer == ANSWER_NONE || step->answer == ANSWER_ACTIONS ||
                 step->answer == ANSWER_SCALE || step->answer == ANSWER_NUMBER;
    char *words;

    if (!other && apart)
        return NULL;
    if (!other && step->answer == ANSWER_DATE)
        words = xstrdup(answer->text ? answer->text : "");
    else
        words = answered_words(table->writer->script, step, answer, "\n");
    if (!*words)
        xstrset(&words, NULL);
    return words;
}

/* What the question is about: a value, or what was agreed. Borrowed; NULL outside a loop. */
static const char *item_name(const struct table *table, const char *item)
{
    enum value value = value_from_id(item);
    size_t action = *item ? plan_find(table->talk->plan, item) : SIZE_MAX;

    if (value != VALUE_NONE)
        return table->writer->script->values[value].name;
    return action == SIZE_MAX ? NULL : action_get(&table->talk->plan->actions[action], ACTION_WHAT);
}

static struct row row_at(const struct table *table, const char *kind, size_t index,
                         const char *item, enum visibility visibility)
{
    const struct script *script = table->writer->script;
    const struct step *step = &script->steps[index];
    const struct wording *words = step_wording(step, item);
    struct row row = row_of(table, kind);

    row.cells[COLUMN_PART] =
        writer_fill(table->writer, table->part ? table->part : script->parts[step->part].title, "");
    row.cells[COLUMN_QUESTION] =
        writer_fill(table->writer, words->ask ? words->ask : step->label, item);
    set(&row, COLUMN_VALUE, item_name(table, item));
    set(&row, COLUMN_SEEN_BY, visibility == VISIBLE_TOGETHER ? _("together") : _("only me"));
    return row;
}

static bool is_number(const struct step *step, const struct answer *answer)
{
    return answer->state == STATE_GIVEN &&
           (step->answer == ANSWER_SCALE || step->answer == ANSWER_NUMBER);
}

/* The answer in one row; what stands beside it each in a row of its own. */
static void add_answer(struct table *table, size_t index, const char *item,
                       const struct answer *answer)
{
    const struct step *step = &table->writer->script->steps[index];
    const char *remark = view_remark(table->talk, answer);
    char *text = answer_text(table, step, answer);
    struct row row;

    if (text || is_number(step, answer)) {
        row = row_at(table, _("answer"), index, item, answer->visibility);
        set(&row, COLUMN_ANSWER, text);
        if (is_number(step, answer))
            row.cells[COLUMN_NUMBER] = xasprintf("%d", answer->number);
        add_row(table, &row);
    }
    if (answer->correction && *answer->correction) {
        row = row_at(table, _("correction"), index, item, answer->visibility);
        set(&row, COLUMN_ANSWER, answer->correction);
        add_row(table, &row);
    }
    if (remark) {
        row = row_at(table, _("remark"), index, item, answer->remark_visibility);
        set(&row, COLUMN_ANSWER, remark);
        add_row(table, &row);
    }
    free(text);
}

/* In the order of the talk. */
static void add_answers(struct table *table, const struct talk *talk)
{
    size_t count;
    const struct place *places = conversation_places(talk->conversation, &count);

    for (size_t i = 0; i < count; i++) {
        size_t step = places[i].step;
        const char *item = places[i].item;
        const struct answer *answer = conversation_answer(talk->conversation, step, item);

        if (view_shows(talk, answer) && !view_hidden(talk, step, item))
            add_answer(table, step, item, answer);
    }
}

/* Also those whose questions a newer version of the guide left out. */
static void add_earlier(struct table *table)
{
    for (size_t i = 0; i < table->talk->earlier_count; i++) {
        struct talk earlier = *table->talk;
        struct document unused = {0};
        struct writer writer;
        struct table old = *table;

        earlier.conversation = table->talk->earlier[i].conversation;
        writer_init(&writer, &unused, &earlier);
        old.writer = &writer;
        old.part = _("Asked in an earlier version of the guide");
        add_answers(&old, &earlier);
    }
}

/* ---- what was agreed, what comes, what was said of it ---- */

static const char *value_name(const struct table *table, const char *id)
{
    enum value value = value_from_id(id);

    return value == VALUE_NONE ? NULL : table->writer->script->values[value].name;
}

static void add_action(struct table *table, const struct action *action)
{
    enum process process = table->talk->interview->process;
    struct row row = row_of(table, _("agreement"));

    set(&row, COLUMN_VALUE, value_name(table, action_get(action, ACTION_VALUE)));
    set(&row, COLUMN_ANSWER, action_get(action, ACTION_WHAT));
    for (size_t i = 0; i < COLUMN_COUNT - COLUMN_ACTION; i++) {
        enum action_field field = action_columns[i];
        const char *text = action_get(action, field);

        if (field == ACTION_OWNER)
            row.cells[COLUMN_ACTION + i] = plan_owner_text(table->talk, action_owner(action));
        else if (field == ACTION_DUE)
            set(&row, (enum column)(COLUMN_ACTION + i), text);
        else if (*text)
            row.cells[COLUMN_ACTION + i] = action_field_text(field, text, process);
    }
    add_row(table, &row);
}

static struct row row_of_correction(const struct table *table, const struct correction *correction)
{
    const struct conversation *asked =
        correction->step ? after_asked_in(table->writer, correction->step) : NULL;
    const char *item = correction->step ? correction->item : correction->action;
    struct talk talk = *table->talk;
    struct document unused = {0};
    struct table then = *table;
    struct writer writer;
    struct row row;

    if (!asked) {
        row = row_of(table, _("correction"));
        set(&row, COLUMN_VALUE, item_name(table, item ? item : ""));
        return row;
    }
    talk.conversation = asked;
    writer_init(&writer, &unused, &talk);
    then.writer = &writer;
    if (asked != table->talk->conversation)
        then.part = _("Asked in an earlier version of the guide");
    return row_at(&then, _("correction"), script_find_step(writer.script, correction->step),
                  item ? item : "", VISIBLE_TOGETHER);
}

static void add_correction(struct table *table, const struct correction *correction)
{
    struct row row = row_of_correction(table, correction);

    set_day(&row, COLUMN_DATE, day_of_moment(correction->moment));
    set(&row, COLUMN_ANSWER, correction->text);
    add_row(table, &row);
}

static void add_appointment(struct table *table, const struct appointment *appointment)
{
    struct row row = row_of(table, _("talk to come"));

    set_day(&row, COLUMN_DATE, appointment->day);
    set(&row, COLUMN_ANSWER, appointment_label(appointment));
    add_row(table, &row);
}

/* Those that the talk goes through as it does, then what was agreed anew. */
static void add_actions(struct table *table)
{
    const struct talk *talk = table->talk;
    bool *told = xcalloc(talk->plan->count + 1, sizeof *told);
    size_t count;
    const struct place *places = conversation_places(talk->conversation, &count);

    for (size_t i = 0; i < count + talk->plan->count; i++) {
        size_t index = i < count ? plan_find(talk->plan, places[i].item) : i - count;

        if (index == SIZE_MAX || told[index] || action_is_untouched(&talk->plan->actions[index]))
            continue;
        told[index] = true;
        add_action(table, &talk->plan->actions[index]);
    }
    free(told);
}

/* On the employee's own copy alone, as on paper. */
static void add_share_code(struct table *table)
{
    const struct talk *talk = table->talk;
    struct row row;

    if (talk->for_leader || !talk->share_code || !*talk->share_code)
        return;
    row = row_of(table, _("withdrawal code"));
    set(&row, COLUMN_ANSWER, talk->share_code);
    add_row(table, &row);
}

static void add_rest(struct table *table)
{
    const struct talk *talk = table->talk;

    add_actions(table);
    for (size_t i = 0; talk->corrections && i < talk->corrections->count; i++)
        add_correction(table, &talk->corrections->items[i]);
    for (size_t i = 0; talk->appointments && i < talk->appointments->count; i++)
        add_appointment(table, &talk->appointments->items[i]);
    add_share_code(table);
}

void report_write_csv(const struct talk *talk, struct buf *out)
{
    struct document unused = {0};
    struct writer writer;
    struct table table = {.writer = &writer, .talk = talk, .out = out};

    writer_init(&writer, &unused, talk);
    csv_begin(out);
    add_heads(&table);
    add_answers(&table, talk);
    add_earlier(&table);
    add_rest(&table);
}
