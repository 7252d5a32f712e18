/*
 * How the plan looks: tabs above, one action as a form, the word on the plan and the offer below.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "daytext.h"
#include "plan.h"
#include "seen.h"
#include "session/beside.h"
#include "session/rehearse.h"
#include "share_line.h"

enum { TAB_COLUMNS = 14, DOUBT_COLUMNS = 24 };

/* ---- tabs ---- */

static void add_tab(struct buf *line, const struct plan_state *state, size_t index)
{
    const struct action *action = &session_plan(state->session)->actions[index];
    const char *what = action_is_blank(action) ? _("new") : action_get(action, ACTION_WHAT);
    size_t length = utf8_fit(what, strcspn(what, "\n"), TAB_COLUMNS, NULL);

    buf_addf(line, index == state->index ? "[%zu %.*s] " : "%zu %.*s  ", index + 1, (int)length,
             what);
}

/* Starts with the first tab that leaves room for the one that is shown. */
static char *tabs(const struct plan_state *state, int room)
{
    size_t count = session_plan(state->session)->count;
    size_t first = 0;
    struct buf line;

    buf_init(&line);
    for (; first < count; first++) {
        buf_clear(&line);
        for (size_t i = first; i <= state->index && i < count; i++)
            add_tab(&line, state, i);
        if (first >= state->index || utf8_width(buf_text(&line), line.length) <= room)
            break;
    }
    for (size_t i = state->index + 1; i < count; i++)
        add_tab(&line, state, i);
    buf_adds(&line, _("+ New action (F5)"));
    return buf_take(&line);
}

static void draw_above(const struct tui *tui, const struct plan_state *state, struct frame *frame)
{
    size_t count = session_plan(state->session)->count;
    const char *right;

    frame->title = seen_title(tui, _("Plan"));
    if (count > 0 && !frame->mark)
        frame->under_right = xasprintf(_("action %zu of %zu"), state->index + 1, count);
    right = frame->mark ? frame->mark : frame->under_right ? frame->under_right : "";
    frame->under = tabs(state, frame->columns - 4 - utf8_width(right, strlen(right)));
}

/* ---- the form ---- */

/* With its label somewhere else, or none. */
static int draw_unlabelled(struct field *field, struct canvas *canvas, int row, int column,
                           bool focused)
{
    const char *label = field->label;
    int label_width = field->label_width;
    int height;

    field->label = NULL;
    field->label_width = 0;
    height = field_draw(field, canvas, row, column, canvas->width - column, focused);
    field->label = label;
    field->label_width = label_width;
    return height;
}

static int draw_what(struct field *field, struct canvas *canvas, int row, bool focused)
{
    canvas_text(canvas, row + 1, 1, field->label_width - 1, focused ? STYLE_BOLD : STYLE_PLAIN,
                field->label);
    return draw_unlabelled(field, canvas, row, 1 + field->label_width, focused);
}

static int draw_due(const struct plan_state *state, struct field *field, struct canvas *canvas,
                    int row, struct day today, bool focused)
{
    const struct action *action = plan_action(state);
    char *note = action ? daytext_note(action_get(action, ACTION_DUE), today) : NULL;
    int column = 1 + field->label_width;
    int lines;

    if (!note && focused)
        note = xstrdup(_("a day, or for instance \"in 3 months\""));
    field_draw(field, canvas, row, 1, canvas->width - 1, focused);
    lines = canvas_wrap(canvas, row + 1, column, canvas->width - column - 1, STYLE_DIM, note);
    free(note);
    return 1 + (lines ? lines : 1);
}

/* A few options that do not fit on their line are gone through one by one. */
static void fit_options(struct field *field, int width)
{
    if (field->tag != ACTION_OWNER && field->tag != ACTION_STATUS)
        return;
    field->kind = FIELD_RADIO;
    if (field_height(field, width) > 1)
        field->kind = FIELD_CYCLE;
}

/* What an earlier agreement still asks: the first thing to see, also where the form is scrolled. */
static int draw_to_adjust(const struct tui *tui, const struct plan_state *state,
                          struct canvas *canvas)
{
    char *list = beside_to_adjust(state->session, tui_employee_view(tui));
    char *line = list ? xasprintf(_("To adjust: %s"), list) : NULL;
    int height = canvas_wrap(canvas, 0, 1, canvas->width - 2, STYLE_ACCENT, line);

    free(line);
    free(list);
    return height;
}

static int draw_form(struct plan_state *state, struct canvas *canvas, int row, struct day today)
{
    for (size_t i = 0; i < state->form.count; i++) {
        struct field *field = &state->form.fields[i];
        bool focused = i == state->form.focus;

        if (field->tag >= ACTION_FIELD_COUNT)
            break;
        fit_options(field, canvas->width - 1);
        if (field->tag == ACTION_WHAT)
            row += draw_what(field, canvas, row, focused);
        else if (field->tag == ACTION_DUE)
            row += draw_due(state, field, canvas, row, today, focused);
        else
            row += field_draw(field, canvas, row, 1, canvas->width - 1, focused);
    }
    return row;
}

/* The first column behind the options of a radio on one line. */
static int behind_options(const struct field *field)
{
    int column = 1 + field->label_width;

    for (size_t i = 0; i < field->option_count; i++)
        column += 5 + utf8_width(field->options[i].text, strlen(field->options[i].text));
    return column;
}

/* "Is this plan right for you?", with what is not right yet beside it, or below. */
static int draw_agreement(struct plan_state *state, struct canvas *canvas, int row)
{
    const struct field *focused = form_focused(&state->form);
    struct field *agreed = form_find(&state->form, TAG_AGREED);
    struct field *doubt = form_find(&state->form, TAG_DOUBT);
    int column;
    int height;

    if (!agreed)
        return 0;
    height = field_draw(agreed, canvas, row, 1, canvas->width - 1, agreed == focused);
    column = behind_options(agreed);
    if (doubt && column + DOUBT_COLUMNS <= canvas->width)
        draw_unlabelled(doubt, canvas, row, column, doubt == focused);
    else if (doubt)
        height += field_draw(doubt, canvas, row + height, 1, canvas->width - 1, doubt == focused);
    return height;
}

/* ---- the offer ---- */

/*
 * At another value than that of the action on the screen it says which. NULL = none; the caller
 * frees it.
 */
static char *offer_of(const struct tui *tui, const struct plan_state *state)
{
    const char *offer = _("The organisation can do something here too. F5 makes it an action.");
    const struct action *action = plan_action(state);
    enum value value = plan_offer(tui, state);

    if (value == VALUE_NONE || session_read_only(state->session))
        return NULL;
    if (action && value_from_id(action_get(action, ACTION_VALUE)) == value)
        return xstrdup(offer);
    return xasprintf("%s: %s", session_script(state->session)->values[value].short_name, offer);
}

static int draw_empty(struct canvas *canvas)
{
    int row = 1;

    row += canvas_wrap(canvas, row, 3, canvas->width - 6, STYLE_PLAIN,
                       _("There are no actions yet. One small step is enough to begin with.")) +
           1;
    canvas_text(canvas, row, 3, canvas->width - 6, STYLE_BOLD, _("F5 makes the first action."));
    canvas_cursor(canvas, row, 3);
    return row + 2;
}

void plan_draw(struct tui *tui, void *own, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP,     ACT_NEXT_FIELD, ACT_ADD,
                                                      ACT_COMMANDS, ACT_BACK,       ACT_STOP};
    struct plan_state *state = own;
    struct canvas *canvas = &frame->body;
    char *offer = offer_of(tui, state);
    int below = 2 + canvas_measure(offer, canvas->width - 2);
    int row;

    plan_show(state);
    draw_above(tui, state, frame);
    frame->scroll = &state->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    if (plan_action(state) && session_is_kept(state->session)) /* help has the commands, too */
        frame->hints[3] = ACT_SHARE;
    row = draw_to_adjust(tui, state, canvas);
    row = plan_action(state)
              ? draw_form(state, canvas, row, clock_today(tui_session_setup(tui)->clock))
              : draw_empty(canvas);
    if (row + below <= frame->body_rows)
        row++;
    row += share_draw_now(tui, state->action, canvas, row, 1);
    row += draw_agreement(state, canvas, row);
    row += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_ACCENT, offer);
    canvas_extend(canvas, row);
    free(offer);
}
