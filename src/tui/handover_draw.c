/*
 * How handing over looks. Nobody can say yes to what can't be read: the row in focus is seen whole, question and
 * answer, or all that is kept of an agreement; the others are a line or two.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "handover.h"
#include "names.h"

enum { TEXT_COLUMN = 7, LINES_AROUND = 2 };

/* Where the row in focus stands in the drawing. */
struct block {
    int first, end;
};

static void draw_pointer(struct canvas *canvas, int row)
{
    canvas_text(canvas, row, 1, 1, STYLE_BOLD, ">");
}

/* ---- what always goes ---- */

/* What an agreement holds, for people. The caller frees it. */
static char *field_words(const struct handover_state *own, const struct agreement *agreement,
                         enum action_field field)
{
    const char *text = action_get(&agreement->action, field);

    if (field == ACTION_VALUE)
        return xstrdup(names_value(own->names, value_from_id(text)));
    return agreement_field_text(agreement, field, text);
}

/* "Reason: the course was full". Where the label asks, it needs no colon. */
static int draw_field(const struct handover_state *own, const struct agreement *agreement,
                      struct canvas *canvas, int row, enum action_field field)
{
    const char *label = action_field_label(field);
    bool asks = *label && label[strlen(label) - 1] == '?';
    char *text = field_words(own, agreement, field);
    char *line = xasprintf(asks ? "%s %s" : "%s: %s", label, text);
    int rows = *text ? canvas_wrap(canvas, row, TEXT_COLUMN, canvas->width - TEXT_COLUMN - 1,
                                   STYLE_PLAIN, line)
                     : 0;

    free(line);
    free(text);
    return rows;
}

static int draw_corrections(const struct handover_state *own, size_t index, struct canvas *canvas,
                            int row)
{
    const struct correction_list *list = &own->corrections[index];
    int first = row;

    for (size_t i = 0; i < list->count; i++) {
        char day[DAY_TEXT_SIZE];
        char *line;

        if (strcmp(list->items[i].action, own->handover.agreements.items[index].action.id) != 0)
            continue;
        day_format_short(day_of_moment(list->items[i].moment), day);
        line = xasprintf(_("The employee says of this (%s): %s"), day, list->items[i].text);
        row += canvas_wrap(canvas, row, TEXT_COLUMN, canvas->width - TEXT_COLUMN - 1, STYLE_BOLD,
                           line);
        free(line);
    }
    return row - first;
}

/* All of it but its history, which stays here. */
static int draw_whole_agreement(const struct handover_state *own, size_t index,
                                struct canvas *canvas, int row)
{
    static const enum action_field fields[] = {ACTION_OWNER,  ACTION_STATUS, ACTION_REASON,
                                               ACTION_DUE,    ACTION_VALUE,  ACTION_OWN_PART,
                                               ACTION_NEED,   ACTION_KIND,   ACTION_FIRST_STEP,
                                               ACTION_HELPER, ACTION_NOTICE};
    const struct agreement *agreement = &own->handover.agreements.items[index];
    int first = row;

    draw_pointer(canvas, row);
    row += canvas_wrap(canvas, row, 5, canvas->width - 6, STYLE_BOLD,
                       action_get(&agreement->action, ACTION_WHAT));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        row += draw_field(own, agreement, canvas, row, fields[i]);
    row += draw_corrections(own, index, canvas, row);
    return row - first;
}

static int draw_agreement(const struct handover_state *own, size_t index, struct canvas *canvas,
                          int row, struct block *focus)
{
    const struct agreement *agreement = &own->handover.agreements.items[index];
    char *line;
    int rows = 1;

    if (own->list.row == index) {
        rows = draw_whole_agreement(own, index, canvas, row);
        *focus = (struct block){row, row + rows};
        return rows;
    }
    line = xasprintf("%s · %s", action_get(&agreement->action, ACTION_WHAT),
                     agreement_owner(agreement));
    canvas_text(canvas, row, 5, canvas->width - 6, STYLE_PLAIN, line);
    free(line);
    return rows;
}

static int draw_appointments(const struct handover_state *own, struct canvas *canvas, int row)
{
    const struct appointment_list *list = &own->handover.appointments;
    int first = row;

    for (size_t i = 0; i < list->count; i++) {
        char day[DAY_TEXT_SIZE];
        char *line;

        day_format_full(list->items[i].day, day);
        line = xasprintf("%s: %s", appointment_label(&list->items[i]), day);
        row += canvas_wrap(canvas, row, 5, canvas->width - 6, STYLE_PLAIN, line);
        free(line);
    }
    return row - first;
}

static int draw_plan(const struct handover_state *own, struct canvas *canvas, int row,
                     struct block *focus)
{
    const struct handover *handover = &own->handover;
    int first = row;

    if (handover->agreements.count + handover->appointments.count == 0)
        return canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_PLAIN,
                           _("There is no open agreement and no next day."));
    canvas_text(canvas, row++, 1, canvas->width - 2, STYLE_BOLD, _("These always go along:"));
    for (size_t i = 0; i < handover->agreements.count; i++)
        row += draw_agreement(own, i, canvas, row, focus);
    row += draw_appointments(own, canvas, row);
    row += canvas_wrap(canvas, row, 5, canvas->width - 6, STYLE_DIM,
                       _("And of those talks the day, the guide and who led it."));
    return row - first;
}

/* ---- what may be chosen ---- */

/* An answer about an agreement of then can't be read without it. */
static bool brings_agreement(const struct handover_item *item)
{
    return *item->item && !*item->action && value_from_id(item->item) == VALUE_NONE;
}

static int draw_whole_item(const struct handover_item *item, const char *label,
                           struct canvas *canvas, int row)
{
    int width = canvas->width - TEXT_COLUMN - 1;
    int first = row;

    draw_pointer(canvas, row);
    canvas_format(canvas, row, 3, STYLE_PLAIN, "[%c]", item->chosen ? 'x' : ' ');
    row += canvas_wrap(canvas, row, TEXT_COLUMN, width, STYLE_BOLD, label);
    if (item->is_remark)
        row += canvas_wrap(canvas, row, TEXT_COLUMN, width, STYLE_DIM, _("The remark beside it:"));
    row += canvas_wrap(canvas, row, TEXT_COLUMN, width, STYLE_PLAIN, item->text);
    if (brings_agreement(item))
        row += canvas_wrap(canvas, row, TEXT_COLUMN, width, STYLE_DIM,
                           _("The agreement that this is about goes along with it."));
    return row - first;
}

/* A line of each: what was asked, and how what was said begins. */
static int draw_short_item(const struct handover_item *item, struct canvas *canvas, int row)
{
    char *line = xasprintf("[%c] %s", item->chosen ? 'x' : ' ', item->label);
    char *text = utf8_clean(item->text, strlen(item->text), UTF8_ONE_LINE);
    char *shown = xasprintf("%s%s%s", item->is_remark ? _("The remark beside it:") : "",
                            item->is_remark ? " " : "", text);

    canvas_text(canvas, row, 3, canvas->width - 4, STYLE_PLAIN, line);
    canvas_text(canvas, row + 1, TEXT_COLUMN, canvas->width - TEXT_COLUMN - 1, STYLE_DIM, shown);
    free(shown);
    free(text);
    free(line);
    return 2;
}

/* Under a heading for each talk. */
static int draw_items(const struct handover_state *own, struct canvas *canvas, int row,
                      struct block *focus)
{
    const struct handover *handover = &own->handover;
    int first = row;

    for (size_t i = 0; i < handover->count; i++) {
        const struct handover_item *item = &handover->items[i];
        int rows;

        if (i == 0 || strcmp(handover->items[i - 1].interview, item->interview) != 0) {
            char day[DAY_TEXT_SIZE];

            day_format_short(item->day, day);
            canvas_format(canvas, row++, 1, STYLE_BOLD, "%s · %s", item->title, day);
        }
        if (handover_item(own, own->list.row) == item) {
            rows = draw_whole_item(item, item->label, canvas, row);
            *focus = (struct block){row, row + rows};
        } else {
            rows = draw_short_item(item, canvas, row);
        }
        row += rows;
    }
    return row - first;
}

/* ---- the whole ---- */

static struct block draw_body(const struct handover_state *own, struct canvas *canvas)
{
    int width = canvas->width - 2;
    struct block focus = {-1, -1};
    int row = draw_plan(own, canvas, 0, &focus) + 1;
    char *last = xasprintf("%s (Enter)", _("Write the file"));

    if (own->handover.count > 0) {
        row += canvas_wrap(canvas, row, 1, width, STYLE_PLAIN,
                           _("Look together. Of what was said, only that goes along which the "
                             "employee ticks here. Saying no is fine; it has no consequences."));
        row += draw_items(own, canvas, row + 1, &focus) + 2;
    }
    list_draw_row(&own->list, canvas, row, own->list.count - 1, last);
    if (focus.first < 0)
        focus = (struct block){row, row + 1};
    free(last);
    return focus;
}

/* All of the row in focus is brought into sight; of a long one the lines from `line` on. */
static void scroll_to(struct handover_state *own, struct frame *frame, struct block focus)
{
    int room = frame->body_rows - LINES_AROUND;
    int height = focus.end - focus.first;
    int cursor = focus.first;

    if (height <= room) {
        own->line = 0;
        if (focus.end + 1 > own->scroll + frame->body_rows)
            own->scroll = focus.end + 1 - frame->body_rows;
    } else {
        if (own->line > height - room)
            own->line = height - room;
        cursor += own->line;
        own->scroll = cursor - 1;
    }
    own->lines_hidden = height <= room ? 0 : height - room - own->line;
    canvas_cursor(&frame->body, cursor, 1);
}

static void set_hints(const struct handover_state *own, struct frame *frame)
{
    static const enum action_name hints[][HINTS_MAX] = {
        {ACT_HELP, ACT_TICK_ALONG, ACT_COVER, ACT_BACK},
        {ACT_HELP, ACT_COVER, ACT_BACK},
    };

    memcpy(frame->hints, hints[handover_item(own, own->list.row) ? 0 : 1], sizeof hints[0]);
}

void handover_draw(struct tui *tui, void *state, struct frame *frame)
{
    struct handover_state *own = state;

    (void)tui;
    frame->title = xasprintf("%s · %s", _("Hand over"), own->person.name);
    frame->under = xstrdup(_("A file for the next leader"));
    frame->scroll = &own->scroll;
    set_hints(own, frame);
    scroll_to(own, frame, draw_body(own, &frame->body));
    canvas_extend(&frame->body, frame->body.count + 1);
}
