/*
 * How the person page looks: the line of time above, then one row a value: how it stood in the talk that is looked
 * at, and before. Under it the chosen value by itself (person_value.c). In a low window air makes room.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "chart.h"
#include "names.h"
#include "person.h"

enum {
    ROOMY_ROWS = 19, /* of the body: a window of 24 rows */
    NAME_COLUMN = 5,
    NAME_WIDTH = 20,
    MARK_COLUMN = NAME_COLUMN + NAME_WIDTH
};

/* ---- the line of time ---- */

/* Between arrows, where there is another talk to go to. Returns the rows it took. */
static int draw_time(const struct person_state *own, struct canvas *canvas, int row, bool months)
{
    struct chart_mark *marks = xcalloc(own->talks.count + 1, sizeof *marks);

    for (size_t i = 0; i < own->talks.count; i++)
        marks[i] = (struct chart_mark){.day = day_of_moment(own->talks.items[i].started),
                                       .filled = own->talks.items[i].status == INTERVIEW_CLOSED};
    chart_time(canvas, row, 4, canvas->width - 8, marks, own->talks.count, own->talk, months);
    if (own->talk > 0)
        canvas_text(canvas, row, 2, 1, STYLE_PLAIN, "←");
    if (own->talk + 1 < own->talks.count)
        canvas_text(canvas, row, canvas->width - 3, 1, STYLE_PLAIN, "→");
    free(marks);
    return months ? 2 : 1;
}

/* ---- the values ---- */

static int cells_column(const struct canvas *canvas)
{
    return MARK_COLUMN + (canvas->width >= PERSON_WIDE ? 3 : 2);
}

static int cell_width(const struct canvas *canvas)
{
    return (canvas->width - cells_column(canvas)) / PERSON_MEASURES;
}

/*
 * "3→5 ■■■■■": what it was the last time that it was given, when that was something else, and what it is. Without a number it
 * has the key of don't know or rather not say, as in a talk's own overview.
 */
static void draw_cell(struct canvas *canvas, int row, int column, int now, int last,
                      enum answer_state state)
{
    if (now == SCORE_OPEN) {
        const char *said = state == STATE_UNKNOWN ? "w" : state == STATE_DECLINED ? "l" : "·";

        canvas_text(canvas, row, column + 2, 1, STYLE_DIM, said);
        return;
    }
    if (last != SCORE_OPEN && last != now)
        canvas_format(canvas, row, column, STYLE_PLAIN, "%d→", last);
    canvas_format(canvas, row, column + 2, STYLE_BOLD, "%d", now);
    chart_bar(canvas, row, column + 4, now, last);
}

static void draw_cells(const struct person_state *own, struct canvas *canvas, int row,
                       enum value value)
{
    const struct growth_talk *talk = person_growth_talk(own);
    const struct growth_talk *before = growth_before(&own->growth, person_growth_index(own), value);

    for (int i = 0; i < PERSON_MEASURES; i++) {
        enum measure measure = person_measures[i].measure;
        int last = before ? capability_score(&before->scores[value], measure) : SCORE_OPEN;

        draw_cell(canvas, row, cells_column(canvas) + cell_width(canvas) * i,
                  capability_score(&talk->scores[value], measure), last,
                  growth_state(talk, value, measure));
    }
}

static void draw_value(const struct person_state *own, struct canvas *canvas, int row,
                       enum value value)
{
    const struct growth_talk *talk = person_growth_talk(own);
    bool chosen = own->values.row == (size_t)value;

    if (chosen)
        canvas_text(canvas, row, 1, 1, STYLE_BOLD, ">");
    if (talk && talk->focus[value])
        canvas_text(canvas, row, 2, 1, STYLE_BOLD, "*");
    canvas_format(canvas, row, 3, STYLE_PLAIN, "%d", value + 1);
    canvas_text(canvas, row, NAME_COLUMN, NAME_WIDTH, chosen ? STYLE_BOLD : STYLE_PLAIN,
                names_value_short(own->names, value));
    if (talk && capability_marked(&talk->scores[value]))
        canvas_text(canvas, row, MARK_COLUMN, 1, STYLE_ACCENT, canvas_mark(canvas));
    if (talk && person_has_scores(own))
        draw_cells(own, canvas, row, value);
}

static void draw_headers(const struct person_state *own, struct canvas *canvas, int row)
{
    canvas_text(canvas, row, 3, NAME_WIDTH, STYLE_DIM, _("Value"));
    for (int i = 0; i < PERSON_MEASURES && person_has_scores(own); i++)
        canvas_text(canvas, row, cells_column(canvas) + cell_width(canvas) * i,
                    cell_width(canvas) - 1, STYLE_DIM, _(person_measures[i].header));
}

/* Whether the talk has one in place of a number. */
static bool has_state(const struct growth_talk *talk, enum answer_state state)
{
    for (int v = 0; talk && v < VALUE_COUNT; v++) {
        for (int i = 0; i < GROWTH_MEASURES; i++) {
            if (talk->states[v][i] == state)
                return true;
        }
    }
    return false;
}

static int draw_states(const struct growth_talk *talk, struct canvas *canvas, int row)
{
    bool unknown = has_state(talk, STATE_UNKNOWN), declined = has_state(talk, STATE_DECLINED);
    char *line =
        xasprintf("%s%s%s", unknown ? _("w = I don't know") : "", unknown && declined ? "   " : "",
                  declined ? _("l = I'd rather not say") : "");
    int rows = *line ? canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_DIM, line) : 0;

    free(line);
    return rows;
}

static int draw_legend(const struct growth_talk *talk, struct canvas *canvas, int row)
{
    char *legend =
        xasprintf(canvas->width >= PERSON_WIDE
                      ? _("%s important, and something to do here   * chosen   3→5 was 3, now 5")
                      : _("%s something to do here   * chosen   3→5 was 3, now 5"),
                  canvas_mark(canvas));
    int rows = canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_DIM, legend);

    free(legend);
    return rows + draw_states(talk, canvas, row + rows);
}

/* Where the numbers would stand, of who never gave any. */
static void draw_no_numbers(const struct person_state *own, struct canvas *canvas, int row)
{
    int column = cells_column(canvas) + 2;

    if (!person_is_taken_over(own))
        canvas_wrap(canvas, row, column, canvas->width - column - 2, STYLE_DIM,
                    _("No numbers have been given yet. They show here how a value moves from "
                      "talk to talk."));
}

/* Returns the rows it took. */
static int draw_values(const struct person_state *own, struct canvas *canvas, int row)
{
    draw_headers(own, canvas, row);
    for (int v = 0; v < VALUE_COUNT; v++)
        draw_value(own, canvas, row + 1 + v, (enum value)v);
    if (!person_has_scores(own)) {
        draw_no_numbers(own, canvas, row + 2);
        return 1 + VALUE_COUNT;
    }
    return 1 + VALUE_COUNT + draw_legend(person_growth_talk(own), canvas, row + 1 + VALUE_COUNT);
}

/* ---- the frame ---- */

/* Which talk is looked at, when it was, and whether it is still to be finished. The caller frees it. */
static char *talk_line(const struct tui *tui, const struct person_state *own)
{
    const struct interview *talk = person_talk(own);
    char day[DAY_TEXT_SIZE];

    if (!talk)
        return xstrdup(_("No talks yet"));
    if (tui_employee_view(tui)) /* the mark of it takes half of the line */
        day_format_short(day_of_moment(talk->started), day);
    else
        day_format_full(day_of_moment(talk->started), day);
    return xasprintf("%s · %s%s%s", talk->title, day, talk->status == INTERVIEW_OPEN ? " · " : "",
                     talk->status == INTERVIEW_OPEN ? _("not finished") : "");
}

/* The caller frees it. */
static char *count_line(const struct person_state *own)
{
    char day[DAY_TEXT_SIZE];

    if (own->talks.count == 0)
        return xstrdup(_("No talks yet"));
    day_format_short(day_of_moment(own->talks.items[0].started), day);
    return xasprintf(message_plural("%zu talk, since %s", "%zu talks, since %s", own->talks.count),
                     own->talks.count, day);
}

static void draw_above(const struct tui *tui, const struct person_state *own, struct frame *frame)
{
    const char *team = own->person.team;

    frame->title = xasprintf("%s%s%s", own->person.name, team && *team ? " · " : "",
                             team && *team ? team : "");
    frame->under = own->in_agreements ? count_line(own) : talk_line(tui, own);
}

static void set_hints(const struct person_state *own, struct frame *frame)
{
    static const enum action_name hints[][HINTS_MAX] = {
        {ACT_HELP, ACT_OTHER_TALK, ACT_ENTER, ACT_AGREEMENTS, ACT_CORRECT, ACT_BACK},
        {ACT_HELP, ACT_ENTER, ACT_TO_VALUES, ACT_CORRECT, ACT_HAND_OVER, ACT_SHARE, ACT_BACK},
        {ACT_HELP, ACT_NEW_TALK, ACT_AGREEMENTS, ACT_BACK},
    };

    const struct agreement *agreement =
        own->in_agreements ? person_agreement(own, own->rows.row) : NULL;
    const struct share *share = agreement ? share_mark(&own->marks, agreement->action.id) : NULL;

    memcpy(frame->hints,
           hints[own->in_agreements      ? 1
                 : own->talks.count == 0 ? 2
                                         : 0],
           sizeof hints[0]);
    if (share && share_is_there(share)) /* what is there already can be taken back */
        frame->hints[share->state == SHARE_CHANGED ? 4 : 5] = ACT_TAKE_BACK;
}

void person_draw(struct tui *tui, void *state, struct frame *frame)
{
    struct person_state *own = state;
    int row = 0;

    if (own->stale)
        person_load(tui, own);
    draw_above(tui, own, frame);
    set_hints(own, frame);
    frame->scroll = &own->scroll;
    if (own->in_agreements) {
        person_draw_agreements(tui, own, &frame->body, 0);
        return;
    }
    if (own->talks.count == 0) {
        canvas_wrap(&frame->body, 1, 1, frame->columns - 2, STYLE_PLAIN,
                    _("There are no talks with this person yet. Press n to begin one."));
        return;
    }
    row += draw_time(own, &frame->body, row, frame->body_rows >= ROOMY_ROWS);
    row += draw_values(own, &frame->body, row);
    person_draw_value(own, frame, row);
}
