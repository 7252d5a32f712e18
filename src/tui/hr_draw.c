/* How HR's lists look: what is asked or agreed, a row each, and below them all of the chosen one. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "hr.h"

/* ---- columns ---- */

enum { COLUMN_TEAM, COLUMN_WORDS, COLUMN_KIND, COLUMN_DAY, COLUMN_STATE, COLUMNS };
enum { LEFT = 3, DAY_WIDTH = 8, NARROW = 76, ROOMY = 110 };

/* What the names on this page need, between a least and a most. */
static int team_width(const struct shared_list *plans, int least, int most)
{
    int needed = least;

    for (size_t i = 0; i < plans->count && needed < most; i++) {
        char *team = hr_clean(plans->items[i].team);
        int width = utf8_width(team, strlen(team));

        needed = width > needed ? width : needed;
        free(team);
    }
    return needed < most ? needed : most;
}

/* Each column's width, 0 = left out. The words get what is over. */
static void measure(const struct shared_list *plans, int width, int out[COLUMNS])
{
    bool narrow = width < NARROW, roomy = width >= ROOMY;
    int gaps = narrow ? 3 : 4;

    out[COLUMN_TEAM] = roomy    ? team_width(plans, 20, 28)
                       : narrow ? team_width(plans, 9, 13)
                                : team_width(plans, 11, 16);
    out[COLUMN_KIND] = roomy ? 22 : narrow ? 0 : 12;
    out[COLUMN_DAY] = DAY_WIDTH;
    out[COLUMN_STATE] = roomy ? 18 : 15;
    out[COLUMN_WORDS] = width - LEFT - 1 - gaps - out[COLUMN_TEAM] - out[COLUMN_KIND] -
                        out[COLUMN_DAY] - out[COLUMN_STATE];
}

static void draw_cells(struct canvas *canvas, int row, const int widths[COLUMNS],
                       const char *const cells[COLUMNS], unsigned style, unsigned last)
{
    int column = LEFT;

    for (int i = 0; i < COLUMNS; i++) {
        if (widths[i] == 0)
            continue;
        canvas_text(canvas, row, column, widths[i], i == COLUMN_STATE ? last : style, cells[i]);
        column += widths[i] + 1;
    }
}

static void draw_header(const struct hr_state *own, struct canvas *canvas, int row,
                        const int widths[COLUMNS])
{
    const char *const questions[COLUMNS] = {_("Team"), _("Question"), _("Kind"), _("Since"),
                                            _("State")};
    const char *const all[COLUMNS] = {_("Team"), _("Agreement"), _("Of"), _("When"), _("State")};

    draw_cells(canvas, row, widths, own->which == HR_QUESTIONS ? questions : all, STYLE_DIM,
               STYLE_DIM);
}

/* "22-11-26": as narrow as a day can be and still name its year. */
static void short_day(struct day day, char out[DAY_TEXT_SIZE])
{
    snprintf(out, DAY_TEXT_SIZE, "%02d-%02d-%02d", day.day, day.month, day.year % 100);
}

static char *day_cell(const struct hr_state *own, const struct shared_action *shared)
{
    const char *due = action_get(&shared->action, ACTION_DUE);
    char text[DAY_TEXT_SIZE];
    struct day day = {0};

    if (own->which == HR_QUESTIONS)
        day = day_of_moment(shared->asked);
    else if (!day_from_iso(due, &day))
        return hr_clean(due);
    short_day(day, text);
    return xstrdup(text);
}

/* In a word, where the column has no room for the whole label. */
static const char *kind_words(enum support kind, int width)
{
    const char *label = support_label(kind);

    if (utf8_width(label, strlen(label)) <= width)
        return label;
    switch (kind) {
    case SUPPORT_TIME:
        return _("time");
    case SUPPORT_TERMS:
        return _("terms");
    default:
        return label;
    }
}

static char *kind_cell(const struct hr_state *own, const struct shared_action *shared, int width)
{
    enum support kind = support_from_id(action_get(&shared->action, ACTION_KIND));

    if (own->which == HR_ALL)
        return hr_clean(shared->person);
    return xstrdup(kind == SUPPORT_NONE ? "·" : kind_words(kind, width));
}

/* Cut in the middle: what tells "District team East" from "District team West" stands at the end. The caller frees it. */
static char *team_cell(const struct shared_action *shared, int width)
{
    char *team = hr_clean(shared->team);
    const char *mark = "…";
    size_t length = strlen(team), end = length;
    int left = width - utf8_width(mark, strlen(mark)), behind = left / 2;
    char *before, *cut;

    if (utf8_width(team, length) <= width)
        return team;
    while (end > 0) {
        size_t earlier = utf8_prev(team, length, end);

        if (utf8_width(team + earlier, length - earlier) > behind)
            break;
        end = earlier;
    }
    before = xstrndup(team, utf8_fit(team, length, left - behind, NULL));
    cut = xasprintf("%s%s%s", before, mark, team + end);
    free(before);
    free(team);
    return cut;
}

static void draw_row(struct tui *tui, const struct hr_state *own, struct canvas *canvas, int row,
                     const int widths[COLUMNS], const struct shared_action *shared)
{
    struct day today = hr_today(tui);
    char *owned[COLUMNS] = {
        [COLUMN_TEAM] = team_cell(shared, widths[COLUMN_TEAM]),
        [COLUMN_WORDS] =
            hr_clean(own->which == HR_QUESTIONS ? shared_question(shared)
                                                : action_get(&shared->action, ACTION_WHAT)),
        [COLUMN_KIND] = kind_cell(own, shared, widths[COLUMN_KIND]),
        [COLUMN_DAY] = day_cell(own, shared),
        [COLUMN_STATE] = hr_state_words(shared, today, own->settings.answer_days),
    };
    bool is_long = shared_waits_long(shared, today, own->settings.answer_days);

    draw_cells(canvas, row, widths, (const char *const *)owned, STYLE_PLAIN,
               is_long ? STYLE_BOLD : STYLE_PLAIN);
    for (int i = 0; i < COLUMNS; i++)
        free(owned[i]);
}

/* ---- above and between ---- */

/* Where the list begins. */
static int draw_notes(struct hr_state *own, struct canvas *canvas, int row)
{
    const struct hr_view *view = hr_view(own);
    const char *label = _("Filter:");
    int width = canvas->width - 2;

    row += canvas_wrap(canvas, row, 1, width, STYLE_BOLD, own->away);
    if (own->in_filter) {
        own->filter_line.label = label;
        own->filter_line.label_width = utf8_width(label, strlen(label)) + 1;
        row += field_draw(&own->filter_line, canvas, row, 1, width, true);
        row += canvas_wrap(canvas, row, 1, width, STYLE_DIM,
                           own->filter_why ? NULL
                                           : _("Words, or team: status: state: value: side: "
                                               "kind: due: (Enter looks, Esc leaves it)"));
    } else if (*view->typed) {
        char *line = xasprintf(_("Filter: %s   (Esc clears it)"), view->typed);

        canvas_text(canvas, row++, 1, width, STYLE_PLAIN, line);
        free(line);
    }
    return row + canvas_wrap(canvas, row, 1, width, STYLE_BOLD, own->filter_why);
}

static const char *empty_words(const struct hr_state *own)
{
    const struct hr_view *view = &own->views[own->which];

    if (!view->loaded)
        return _("Nothing could be read yet. F5 tries again.");
    if (*view->typed)
        return _("Nothing fits this filter. Esc clears it.");
    if (own->which == HR_ALL)
        return _("Nothing is shared at the moment. What an employee wants to show arrives here by "
                 "itself a few days after the talk. F1 says what you can do.");
    return _("There are no questions to the organisation yet. One arrives here when an employee "
             "shares an agreement that needs something. Tab shows all plans that were shared.");
}

/* The line between list and detail says whether there is more. */
static void draw_between(const struct hr_view *view, struct canvas *canvas, int row)
{
    bool before = view->page.more_before, after = view->page.more_after;

    canvas_rule(canvas, row);
    if (before || after)
        canvas_text(canvas, row, 3, canvas->width - 4, STYLE_PLAIN,
                    before && after ? _(" more above and below: PgUp, PgDn ")
                    : after         ? _(" more below: PgDn ")
                                    : _(" more above: PgUp "));
}

/* Reads what is not there yet: before the first picture, and for a window of another size. */
static void prepare(struct tui *tui, struct hr_state *own, int rows)
{
    bool resized = own->rows != rows;

    own->rows = rows;
    if (!own->away && (resized || !hr_view(own)->loaded))
        hr_look(tui, own);
    if (!own->away)
        hr_read_detail(tui, own);
}

static int draw_list(struct tui *tui, struct hr_state *own, struct canvas *canvas, int row,
                     int rows)
{
    const struct hr_view *view = hr_view(own);
    const struct shared_list *plans = &view->page.plans;
    size_t seen = (size_t)rows;
    size_t first = view->list.row >= seen ? view->list.row + 1 - seen : 0;
    int widths[COLUMNS];

    measure(plans, canvas->width, widths);
    draw_header(own, canvas, row++, widths);
    for (size_t i = first; i < plans->count && i < first + seen; i++, row++) {
        if (i == view->list.row) {
            canvas_text(canvas, row, 1, 1, STYLE_BOLD, ">");
            if (!own->in_filter)
                canvas_cursor(canvas, row, 1);
        }
        draw_row(tui, own, canvas, row, widths, &plans->items[i]);
    }
    return row;
}

static void draw_above(const struct hr_state *own, struct frame *frame)
{
    static const enum action_name hints[HR_LISTS][HINTS_MAX] = {
        {ACT_HELP, ACT_HR_FILTER, ACT_HR_ANSWER, ACT_HR_OTHER, ACT_HR_FIGURES, ACT_HR_EXPORT,
         ACT_STOP},
        {ACT_HELP, ACT_HR_FILTER, ACT_HR_SORT, ACT_HR_QUESTIONS, ACT_HR_FIGURES, ACT_HR_EXPORT,
         ACT_STOP}};
    static const enum action_name filtering[HINTS_MAX] = {ACT_HELP, ACT_HR_LOOK, ACT_BACK};

    frame->title = xasprintf("%s · %s", _("HR"),
                             own->which == HR_QUESTIONS ? _("Questions to the organisation")
                                                        : _("All plans that were shared"));
    frame->under = hr_clean(own->settings.organisation);
    frame->under_right = xstrdup(hr_sort_words(&own->views[own->which]));
    memcpy(frame->hints, own->in_filter ? filtering : hints[own->which], sizeof frame->hints);
}

void hr_draw(struct tui *tui, void *state, struct frame *frame)
{
    struct hr_state *own = state;
    struct canvas *canvas = &frame->body;
    int rows = (frame->body_rows - 3) / 2;
    int row, end;

    frame->scroll = &own->scroll;
    prepare(tui, own, rows);
    draw_above(own, frame);
    row = draw_notes(own, canvas, 0);
    if (hr_view(own)->list.count == 0) {
        canvas_wrap(canvas, row + 1, 1, canvas->width - 2, STYLE_PLAIN, empty_words(own));
        if (!own->in_filter)
            canvas_cursor(canvas, row + 1, 1);
        return;
    }
    row = draw_list(tui, own, canvas, row, rows);
    draw_between(hr_view(own), canvas, row++);
    end = frame->body_rows - 1;
    if (own->has_detail && hr_draw_plan(&own->detail, canvas, row, end, hr_today(tui)) >= end)
        canvas_text(canvas, end, 3, canvas->width - 4, STYLE_DIM, _("Enter shows everything."));
}
