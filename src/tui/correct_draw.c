/* How correcting looks: the list of what stands in the talk, or the one place and the text beside it. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "correct.h"
#include "domain/correction.h"

/* A place takes two rows: what was asked, and what stands there. */
static int draw_place(const struct correct_state *own, struct canvas *canvas, int row, size_t index)
{
    const struct correct_place *place = &own->places[index];
    const char *mark = correct_earlier(own, place, 0) ? _(" (corrected)") : "";
    char *label = xasprintf("%s%s%s", place->label, place->only_me ? _(" (only me)") : "", mark);

    list_draw_row(&own->list, canvas, row, index, label);
    canvas_text(canvas, row + 1, 5, canvas->width - 6, STYLE_DIM, place->text);
    free(label);
    return 2;
}

static void draw_list(const struct correct_state *own, struct canvas *canvas)
{
    int row = 0;

    row += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_PLAIN,
                       _("What is not right, or not complete? Choose it and press Enter. What the "
                         "employee says stands beside it with today's day, in every document. What "
                         "was written down stays as it is."));
    row++;
    if (own->count == 0)
        canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_DIM,
                    _("Nothing was written down in this talk yet."));
    for (size_t i = 0; i < own->count; i++)
        row += draw_place(own, canvas, row, i);
}

static int draw_earlier(const struct correct_state *own, struct canvas *canvas, int row)
{
    const struct correct_place *place = &own->places[own->list.row];
    const struct correction *correction;
    int first = row;

    for (size_t i = 0; (correction = correct_earlier(own, place, i)); i++) {
        char day[DAY_TEXT_SIZE];
        char *line;

        day_format_short(day_of_moment(correction->moment), day);
        line = xasprintf(_("The employee says of this (%s): %s"), day, correction->text);
        row += canvas_wrap(canvas, row, 3, canvas->width - 4, STYLE_PLAIN, line);
        free(line);
    }
    return row - first;
}

static void draw_writing(const struct tui *tui, struct correct_state *own, struct canvas *canvas)
{
    const struct correct_place *place = &own->places[own->list.row];
    bool hidden = place->only_me && tui_employee_view(tui);
    int width = canvas->width - 2;
    int row = 0;

    row += canvas_wrap(canvas, row, 1, width, STYLE_BOLD, place->label);
    row += canvas_wrap(canvas, row, 3, width - 2, STYLE_PLAIN,
                       hidden ? _("(only for the leader)") : place->text);
    row += draw_earlier(own, canvas, row);
    row++;
    for (size_t i = 0; i < own->form.count; i++)
        row += field_draw(&own->form.fields[i], canvas, row, 1, width, i == own->form.focus);
    canvas_wrap(canvas, row + 1, 1, width, STYLE_DIM,
                _("It stands beside what was written down, with today's day. It never replaces "
                  "it."));
}

void correct_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name choosing[HINTS_MAX] = {ACT_HELP, ACT_ENTER, ACT_EMPLOYEE_VIEW,
                                                         ACT_BACK};
    static const enum action_name writing[HINTS_MAX] = {ACT_HELP, ACT_NEXT_FIELD, ACT_BACK};
    struct correct_state *own = state;
    const struct interview *talk = session_interview(own->session);
    char day[DAY_TEXT_SIZE];

    day_format_short(day_of_moment(talk->started), day);
    frame->title =
        talk->person ? xasprintf("%s · %s", _("Correct"), talk->person) : xstrdup(_("Correct"));
    frame->under = xasprintf("%s · %s", session_script(own->session)->title, day);
    if (own->list.row == 0) /* what stands above is to be seen before the first is chosen */
        own->scroll = 0;
    frame->scroll = &own->scroll;
    memcpy(frame->hints, own->writing ? writing : choosing, sizeof choosing);
    if (own->stale && !own->writing) {
        correct_places(tui, own);
        own->stale = false;
    }
    if (own->writing)
        draw_writing(tui, own, &frame->body);
    else
        draw_list(own, &frame->body);
}
