/* How a field answers to keys. Drawing is in field_draw.c. */
#include "field.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "domain/capability.h"

void field_init(struct field *field, enum field_kind kind, int tag, const char *label)
{
    *field = (struct field){.kind = kind, .tag = tag, .label = label, .least = 3, .most = 6};
    editor_init(&field->editor, kind == FIELD_TEXT ? UTF8_MANY_LINES : UTF8_ONE_LINE);
}

void field_done(struct field *field)
{
    free(field->options);
    editor_done(&field->editor);
}

void field_add_option(struct field *field, const char *text)
{
    field->options = xreallocarray(field->options, field->option_count + 1, sizeof *field->options);
    field->options[field->option_count++] = (struct option){.text = text};
}

void field_show_text(struct field *field, const char *text)
{
    if (strcmp(field->editor.text, text ? text : "") != 0)
        editor_set(&field->editor, text ? text : "", field->editor.cursor);
}

static bool on_other_line(const struct field *field)
{
    return field->other && field->row == field->option_count;
}

bool field_in_text(const struct field *field)
{
    return field->kind == FIELD_TEXT || field->kind == FIELD_LINE || on_other_line(field);
}

/* ---- texts ---- */

static const struct {
    int press;
    enum motion motion;
} motions[] = {
    {PRESS_LEFT, MOVE_LEFT},
    {PRESS_RIGHT, MOVE_RIGHT},
    {PRESS_UP, MOVE_UP},
    {PRESS_DOWN, MOVE_DOWN},
    {PRESS_WORD_LEFT, MOVE_WORD_LEFT},
    {PRESS_WORD_RIGHT, MOVE_WORD_RIGHT},
    {PRESS_HOME, MOVE_HOME},
    {PRESS_END, MOVE_END},
    {PRESS_TEXT_HOME, MOVE_TEXT_HOME},
    {PRESS_TEXT_END, MOVE_TEXT_END},
};

/* At its first and last line a text lets up and down go to the neighbours. */
static struct field_result leave(int code)
{
    if (code == PRESS_UP)
        return (struct field_result){.event = FIELD_TO_PREV};
    if (code == PRESS_DOWN)
        return (struct field_result){.event = FIELD_TO_NEXT};
    return (struct field_result){.event = FIELD_MOVED};
}

static struct field_result change_text(struct field *field, const struct press *press)
{
    struct editor *editor = &field->editor;
    struct field_result result = {.event = FIELD_TEXT_CHANGED};
    enum edited done = EDIT_NOTHING;

    if (press->code == PRESS_TEXT)
        done = editor_insert(editor, press->text, strlen(press->text), &result.joins);
    else if (press->code == PRESS_PASTE)
        done = editor_paste(editor, press->paste, press->paste_length);
    else if (press->code == PRESS_ENTER)
        done = editor_insert(editor, "\n", 1, &result.joins);
    else if (press->code == PRESS_BACKSPACE)
        done = editor_backspace(editor, &result.joins);
    else if (press->code == PRESS_DELETE)
        done = editor_delete(editor, &result.joins);
    else if (press->code == PRESS_CTRL + 'W')
        done = editor_erase_word(editor);
    else if (press->code == PRESS_CTRL + 'U')
        done = editor_erase_line(editor);
    else
        return (struct field_result){.event = FIELD_IGNORED};
    if (done != EDIT_CHANGED)
        result.event = FIELD_MOVED;
    return result;
}

static struct field_result text_key(struct field *field, const struct press *press)
{
    for (size_t i = 0; i < sizeof motions / sizeof *motions; i++) {
        if (motions[i].press != press->code)
            continue;
        if (editor_move(&field->editor, motions[i].motion) == EDIT_NOTHING)
            return leave(press->code);
        return (struct field_result){.event = FIELD_MOVED};
    }
    if (press->code == PRESS_ENTER && field->editor.lines == UTF8_ONE_LINE)
        return (struct field_result){.event = FIELD_TO_NEXT};
    if (field->locked)
        return (struct field_result){.event = FIELD_IGNORED};
    return change_text(field, press);
}

/* ---- scores and choices ---- */

static struct field_result scale_key(const struct field *field, const struct press *press)
{
    int digit = press->code == PRESS_TEXT ? press->text[0] - '0' : 0;

    if (press->code == PRESS_UP)
        return (struct field_result){.event = FIELD_TO_PREV};
    if (press->code == PRESS_DOWN || press->code == PRESS_ENTER)
        return (struct field_result){.event = FIELD_TO_NEXT};
    if (press->code == PRESS_BACKSPACE || press->code == PRESS_DELETE)
        return (struct field_result){.event = FIELD_NUMBER, .number = SCORE_OPEN};
    if (press->code == PRESS_LEFT && field->number > SCORE_MIN)
        return (struct field_result){.event = FIELD_NUMBER, .number = field->number - 1};
    if (press->code == PRESS_RIGHT && field->number < SCORE_MAX)
        return (struct field_result){.event = FIELD_NUMBER, .number = field->number + 1};
    if (press->code == PRESS_LEFT || press->code == PRESS_RIGHT)
        return (struct field_result){.event = FIELD_MOVED};
    if (digit >= SCORE_MIN && digit <= SCORE_MAX && press->text[1] == '\0')
        return (struct field_result){.event = FIELD_NUMBER, .number = digit};
    return (struct field_result){.event = FIELD_IGNORED};
}

static size_t last_row(const struct field *field)
{
    return field->option_count - (field->other ? 0 : 1);
}

static struct field_result step_row(struct field *field, bool forward)
{
    if (forward ? field->row >= last_row(field) : field->row == 0)
        return (struct field_result){.event = forward ? FIELD_TO_NEXT : FIELD_TO_PREV};
    field->row += forward ? 1 : (size_t)-1;
    return (struct field_result){.event = FIELD_MOVED};
}

static struct field_result choose(const struct field *field)
{
    return (struct field_result){.event = field->locked ? FIELD_IGNORED : FIELD_CHOSEN,
                                 .number = (int)field->row};
}

static bool any_chosen(const struct field *field)
{
    for (size_t i = 0; i < field->option_count; i++) {
        if (field->options[i].chosen)
            return true;
    }
    return false;
}

/* Arrows choose as they move; the first press chooses where the cursor stands. */
static struct field_result radio_step(struct field *field, bool forward)
{
    bool at_edge = forward ? field->row + 1 == field->option_count : field->row == 0;

    if (!any_chosen(field))
        return choose(field);
    if (at_edge)
        return (struct field_result){.event = FIELD_MOVED};
    field->row += forward ? 1 : (size_t)-1;
    return choose(field);
}

/* One of a few. Choosing again changes nothing; only Backspace takes a choice away. */
static struct field_result radio_key(struct field *field, const struct press *press)
{
    char letter = press->code == PRESS_TEXT && !press->text[1] ? press->text[0] : '\0';
    bool chosen = field->options[field->row].chosen;

    if (press->code == PRESS_DOWN || press->code == PRESS_ENTER)
        return (struct field_result){.event = FIELD_TO_NEXT};
    if (press->code == PRESS_UP)
        return (struct field_result){.event = FIELD_TO_PREV};
    if (press->code == PRESS_LEFT || press->code == PRESS_RIGHT)
        return radio_step(field, press->code == PRESS_RIGHT);
    if (chosen && (press->code == PRESS_BACKSPACE || press->code == PRESS_DELETE))
        return choose(field);
    if (letter >= '1' && (size_t)(letter - '1') < field->option_count) {
        field->row = (size_t)(letter - '1');
        chosen = field->options[field->row].chosen;
    } else if (letter != ' ') {
        return (struct field_result){.event = FIELD_IGNORED};
    }
    if (chosen)
        return (struct field_result){.event = FIELD_MOVED};
    return choose(field);
}

/* Of lists beside each other left and right go to the other one. */
static struct field_result list_key(struct field *field, const struct press *press)
{
    if (press->code == PRESS_DOWN)
        return step_row(field, true);
    if (press->code == PRESS_UP)
        return step_row(field, false);
    if (press->code == PRESS_RIGHT && field->kind == FIELD_CHECKS)
        return (struct field_result){.event = FIELD_TO_NEXT};
    if (press->code == PRESS_LEFT && field->kind == FIELD_CHECKS)
        return (struct field_result){.event = FIELD_TO_PREV};
    /* A list to take from takes by Enter alone: words typed there by mistake hold blanks. */
    if (press->code == PRESS_ENTER ||
        (field->kind == FIELD_CHECKS && press->code == PRESS_TEXT && press->text[0] == ' '))
        return choose(field);
    return (struct field_result){.event = FIELD_IGNORED};
}

/* The row is the option that is chosen. */
static struct field_result cycle_key(struct field *field, const struct press *press)
{
    bool space = press->code == PRESS_TEXT && strcmp(press->text, " ") == 0;
    size_t step = 0;

    if (press->code == PRESS_UP)
        return (struct field_result){.event = FIELD_TO_PREV};
    if (press->code == PRESS_DOWN || press->code == PRESS_ENTER)
        return (struct field_result){.event = FIELD_TO_NEXT};
    if (press->code == PRESS_RIGHT || space)
        step = 1;
    else if (press->code == PRESS_LEFT)
        step = field->option_count - 1;
    if (step == 0 || field->locked)
        return (struct field_result){.event = FIELD_IGNORED};
    field->row = (field->row + step) % field->option_count;
    return choose(field);
}

/* The free line under a list is a text of its own, and its first and last row. */
static struct field_result other_key(struct field *field, const struct press *press)
{
    struct field_result result = text_key(field, press);

    if (result.event == FIELD_TO_PREV)
        return step_row(field, false);
    return result;
}

struct field_result field_key(struct field *field, enum action_name action,
                              const struct press *press)
{
    if (action == ACT_UNKNOWN && !field->locked)
        return (struct field_result){.event = FIELD_UNKNOWN};
    if (action == ACT_DECLINE && !field->locked)
        return (struct field_result){.event = FIELD_DECLINED};
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_LINE:
        return text_key(field, press);
    case FIELD_SCALE:
        if (field->locked && press->code != PRESS_UP && press->code != PRESS_DOWN)
            return (struct field_result){.event = FIELD_IGNORED};
        return scale_key(field, press);
    case FIELD_CYCLE:
        return cycle_key(field, press);
    case FIELD_RADIO:
        return radio_key(field, press);
    default:
        return on_other_line(field) ? other_key(field, press) : list_key(field, press);
    }
}

/* ---- forms ---- */

void form_init(struct form *form)
{
    *form = (struct form){0};
}

void form_done(struct form *form)
{
    for (size_t i = 0; i < form->count; i++)
        field_done(&form->fields[i]);
    free(form->fields);
    form_init(form);
}

struct field *form_add(struct form *form, enum field_kind kind, int tag, const char *label)
{
    form->fields = xreallocarray(form->fields, form->count + 1, sizeof *form->fields);
    field_init(&form->fields[form->count], kind, tag, label);
    return &form->fields[form->count++];
}

struct field *form_focused(struct form *form)
{
    return form->focus < form->count ? &form->fields[form->focus] : NULL;
}

struct field *form_find(struct form *form, int tag)
{
    for (size_t i = 0; i < form->count; i++) {
        if (form->fields[i].tag == tag)
            return &form->fields[i];
    }
    return NULL;
}

/* Entering a list from above starts at its first row, from below at its last; a line at its end. */
static void form_step(struct form *form, bool forward)
{
    struct field *field;

    form->focus = (form->focus + (forward ? 1 : form->count - 1)) % form->count;
    field = form_focused(form);
    if (field->kind == FIELD_CHECKS || field->kind == FIELD_PICK)
        field->row = forward ? 0 : last_row(field);
    if (field->kind == FIELD_LINE)
        editor_move(&field->editor, MOVE_TEXT_END);
}

/* Left and right between lists beside each other stay on the row, and off the line of `other`. */
static void keep_row(struct form *form, size_t row)
{
    struct field *field = form_focused(form);

    if (field->kind == FIELD_CHECKS && field->option_count > 0)
        field->row = row < field->option_count ? row : field->option_count - 1;
}

struct field_result form_key(struct form *form, enum action_name action, const struct press *press)
{
    struct field *field = form_focused(form);
    struct field_result result = {.event = FIELD_IGNORED};

    if (!field)
        return result;
    if (action == ACT_NEXT_FIELD)
        result.event = FIELD_TO_NEXT;
    else if (action == ACT_PREV_FIELD)
        result.event = FIELD_TO_PREV;
    else
        result = field_key(field, action, press);
    if (result.event == FIELD_TO_NEXT || result.event == FIELD_TO_PREV) {
        size_t row = field->row;
        bool sideways = field->kind == FIELD_CHECKS &&
                        (press->code == PRESS_LEFT || press->code == PRESS_RIGHT);

        form_step(form, result.event == FIELD_TO_NEXT);
        if (sideways)
            keep_row(form, row);
        result.event = FIELD_MOVED;
    }
    return result;
}
