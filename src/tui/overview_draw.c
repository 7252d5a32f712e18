/*
 * How the values look at a glance. Digits come first, bars second, with last time behind them; under the
 * table stands what the numbers of the chosen value may ask, and what they were. A number that is not
 * there is a dot or a letter, never "no".
 */
#include "overview.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "chart.h"
#include "seen.h"
#include "session/growth.h"

enum {
    NAME_COLUMN = 5,
    WITH_BARS = 76,  /* columns from which there is room for them */
    ROOMY_ROWS = 19, /* of the body: a window of 24 rows */
    LABEL_WIDTH = 16,
    QUOTE_LINES = 2
};

/* The columns of scores, with the room each takes with and without its bars. */
static const struct {
    const char *header;
    int wide, narrow;
} scores[OVERVIEW_SCORES] = {
    {N_("Important"), 12, 11},
    {N_("Room"), 9, 8},
    {N_("Works?"), 10, 10},
};

/* ---- the table ---- */

/* Where the columns stand, from the right: the names get what is left. */
struct table {
    bool bars;
    int score[OVERVIEW_SCORES]; /* 0 = this guide does not ask it */
    int actions;
    int mark;
};

static struct table lay_out(const struct overview_state *overview, int columns)
{
    struct table table = {.bars = columns >= WITH_BARS, .actions = columns - 4};
    int at = table.actions;

    for (size_t i = OVERVIEW_SCORES; i-- > 0;) {
        if (!overview_is_measured(overview, i))
            continue;
        at -= table.bars ? scores[i].wide : scores[i].narrow;
        table.score[i] = at;
    }
    table.mark = at - 2;
    return table;
}

static void draw_header(const struct table *table, struct canvas *canvas)
{
    canvas_text(canvas, 0, 3, table->mark - 3, STYLE_DIM, _("Value"));
    for (size_t i = 0; i < OVERVIEW_SCORES; i++) {
        int room = table->bars ? scores[i].wide : scores[i].narrow;

        if (table->score[i])
            canvas_text(canvas, 0, table->score[i], room - 1, STYLE_DIM, _(scores[i].header));
    }
    canvas_text(canvas, 0, table->actions, 4, STYLE_DIM, _("Plan"));
}

/* One column wide: the digit, the key of don't know or rather not say, or the dot of open. */
static const char *score_glyph(const struct canvas *canvas, const struct answer *answer,
                               char digit[2])
{
    if (answer && answer->state == STATE_UNKNOWN)
        return "w";
    if (answer && answer->state == STATE_DECLINED)
        return "l";
    if (!answer || answer->state != STATE_GIVEN)
        return canvas_bar(canvas, 0, 1);
    digit[0] = (char)('0' + answer->number);
    digit[1] = '\0';
    return digit;
}

/* What was given in the talk before; SCORE_OPEN when there is none. */
static int last_score(const struct overview_state *overview, enum value value, size_t score)
{
    const struct growth_talk *last = session_last(overview->session);

    return last ? capability_score(&last->scores[value], overview_measure(score)) : SCORE_OPEN;
}

/* Where neither talk has a number there is no bar. */
static void draw_bar(struct canvas *canvas, int row, int column, const struct answer *answer,
                     int last)
{
    int now = answer && answer->state == STATE_GIVEN ? answer->number : SCORE_OPEN;

    if (now != SCORE_OPEN || last != SCORE_OPEN)
        chart_bar(canvas, row, column, now, last);
}

static void draw_score(const struct tui *tui, const struct overview_state *overview,
                       const struct table *table, struct canvas *canvas, enum value value,
                       size_t score)
{
    const struct answer *answer =
        conversation_score(session_conversation(overview->session), value, overview_measure(score));
    bool here = overview_value(overview) == value && overview->score == score;
    int row = 1 + (int)value;
    int column = table->score[score];
    char digit[2];

    if (!column)
        return;
    if (!seen_answer(tui, answer))
        answer = NULL;
    canvas_format(canvas, row, column - 1, here ? STYLE_REVERSE : STYLE_PLAIN, " %s ",
                  score_glyph(canvas, answer, digit));
    if (table->bars)
        draw_bar(canvas, row, column + 2, answer, last_score(overview, value, score));
}

static void draw_row(const struct tui *tui, const struct overview_state *overview,
                     const struct table *table, struct canvas *canvas, enum value value)
{
    const struct value_words *words = &session_script(overview->session)->values[value];
    struct capability numbers = seen_scores(tui, value);
    size_t actions = plan_count_for(session_plan(overview->session), value);
    int row = 1 + (int)value;

    if (overview_value(overview) == value) {
        canvas_text(canvas, row, 1, 1, STYLE_BOLD, ">");
        canvas_cursor(canvas, row, 1);
    }
    if (conversation_has_focus(session_conversation(overview->session), value))
        canvas_text(canvas, row, 2, 1, STYLE_BOLD, "*");
    canvas_format(canvas, row, 3, STYLE_PLAIN, "%d", value + 1);
    canvas_text(canvas, row, NAME_COLUMN, table->mark - NAME_COLUMN, STYLE_PLAIN,
                table->bars ? words->name : words->short_name);
    if (capability_marked(&numbers))
        canvas_text(canvas, row, table->mark, 1, STYLE_ACCENT, canvas_mark(canvas));
    for (size_t i = 0; i < OVERVIEW_SCORES; i++)
        draw_score(tui, overview, table, canvas, value, i);
    canvas_format(canvas, row, table->actions + 1, STYLE_PLAIN, actions ? "%zu" : "-", actions);
}

/* ---- the chosen value, under the table ---- */

/* Where there is no room for labels in a column of their own, they open the sentence. */
static int draw_labelled(struct canvas *canvas, int row, const char *label, const char *text)
{
    char *sentence;
    int rows;

    if (canvas->width < WITH_BARS) {
        sentence = xasprintf("%s %s", label, text);
        rows = canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_PLAIN, sentence);
        free(sentence);
        return rows;
    }
    canvas_text(canvas, row, 3, LABEL_WIDTH - 1, STYLE_DIM, label);
    return canvas_wrap(canvas, row, 3 + LABEL_WIDTH, canvas->width - LABEL_WIDTH - 4, STYLE_PLAIN,
                       text);
}

static bool is_chosen(const struct overview_state *overview)
{
    return conversation_has_focus(session_conversation(overview->session),
                                  overview_value(overview));
}

/* "(last talk: 5 · 2 · 2)"; NULL when there is nothing to tell. The caller frees it. */
static char *last_words(const struct overview_state *overview)
{
    char digits[OVERVIEW_SCORES][4];
    bool any = false;

    for (size_t i = 0; i < OVERVIEW_SCORES; i++) {
        int last = last_score(overview, overview_value(overview), i);

        any = any || last != SCORE_OPEN;
        snprintf(digits[i], sizeof digits[i], last == SCORE_OPEN ? "-" : "%d", last);
    }
    if (!any)
        return NULL;
    return xasprintf(_("(last talk: %s · %s · %s)"), digits[0], digits[1], digits[2]);
}

static int draw_name(const struct overview_state *overview, struct canvas *canvas, int row)
{
    const char *name = session_script(overview->session)->values[overview_value(overview)].name;
    char *last = last_words(overview);
    int width = last ? utf8_width(last, strlen(last)) : 0;

    canvas_text(canvas, row, 1, canvas->width - width - 3, STYLE_BOLD, name);
    if (is_chosen(overview)) {
        int start = 1 + utf8_width(name, strlen(name));
        char *words = xasprintf(" · %s", _("chosen to work on"));

        canvas_text(canvas, row, start, canvas->width - width - start - 2, STYLE_PLAIN, words);
        free(words);
    }
    canvas_text(canvas, row, canvas->width - width - 1, width, STYLE_DIM, last);
    free(last);
    return 1;
}

/* How the room moved: it is what leader and organisation can do something about. */
static int draw_room(const struct tui *tui, const struct overview_state *overview,
                     struct canvas *canvas, int row)
{
    enum value value = overview_value(overview);
    const struct growth_talk *before = session_last(overview->session);
    int now = seen_scores(tui, value).opportunity;
    int last = before ? before->scores[value].opportunity : SCORE_OPEN;
    int column = 3 + LABEL_WIDTH;

    if (now == SCORE_OPEN || last == SCORE_OPEN)
        return 0;
    canvas_text(canvas, row, 3, LABEL_WIDTH - 1, STYLE_DIM, _("Room"));
    canvas_text(canvas, row, column, 1, STYLE_DIM, "1");
    chart_dial(canvas, row, column + 2, now, last);
    canvas_text(canvas, row, column + 3 + CHART_DIAL_WIDTH, 1, STYLE_DIM, "5");
    canvas_format(canvas, row, column + 7 + CHART_DIAL_WIDTH, STYLE_DIM, _("%s now   %s last talk"),
                  chart_now_glyph(canvas), chart_last_glyph(canvas));
    return 1;
}

static int draw_reading(const struct tui *tui, const struct overview_state *overview,
                        struct canvas *canvas, int row)
{
    struct capability numbers = seen_scores(tui, overview_value(overview));
    const struct growth_talk *last = session_last(overview->session);
    enum reading reading =
        capability_reading(&numbers, last ? &last->scores[overview_value(overview)] : NULL);
    int start = row;

    if (reading == READING_NONE)
        return 0;
    row += canvas_wrap(canvas, row, canvas->width < WITH_BARS ? 1 : 3, canvas->width - 4,
                       STYLE_PLAIN, reading_text(reading));
    row += draw_labelled(canvas, row, _("Ask on:"), reading_ask_next(reading));
    row += draw_labelled(canvas, row, _("Who can act:"), reading_who_can_act(reading));
    return row - start;
}

/* The employee's own words, on one line as far as newlines go. The caller frees it. */
static char *quote_of(const struct overview_state *overview)
{
    const char *words =
        conversation_words(session_conversation(overview->session), overview_value(overview));
    char *quote;

    if (!words)
        return NULL;
    quote = xasprintf("\"%s\"", words);
    for (char *at = strchr(quote, '\n'); at; at = strchr(at, '\n'))
        *at = ' ';
    return quote;
}

/*
 * As many lines as there is room for, at most QUOTE_LINES; what does not fit becomes an ellipsis.
 */
static int draw_quote(const struct overview_state *overview, struct canvas *canvas, int row,
                      int room)
{
    char *quote = quote_of(overview);
    int width = canvas->width - 4;
    int lines = 0;
    struct wrap wrap;

    if (!quote)
        return 0;
    wrap_init(&wrap, quote, strlen(quote), width);
    while (lines < room && lines < QUOTE_LINES && lines < (int)wrap.count) {
        bool last = lines + 1 == room || lines + 1 == QUOTE_LINES;
        const struct wrap_line *line = &wrap.lines[lines];
        size_t length = last ? strlen(quote + line->start) : line->end - line->start;
        char *text = xstrndup(quote + line->start, length);

        canvas_text(canvas, row + lines++, 3, width, STYLE_PLAIN, text);
        free(text);
    }
    wrap_done(&wrap);
    free(quote);
    return lines;
}

/* In a low window, where the name has no row of its own. */
static int draw_last(const struct overview_state *overview, struct canvas *canvas, int row)
{
    char *last = last_words(overview);
    int rows = canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_DIM, last);

    free(last);
    return rows;
}

/* The squares behind are explained where there are any. The caller frees it. */
static char *legend_of(const struct overview_state *overview, const struct canvas *canvas)
{
    char *legend =
        xasprintf(_("%s = important, and there is something to do here   * = to work on   %s = not "
                    "said   w = I don't know   l = I'd rather not say   1-5 fill in"),
                  canvas_mark(canvas), canvas_bar(canvas, 0, 1));
    char *longer;

    if (!session_last(overview->session))
        return legend;
    longer = xasprintf(_("%s = more last time   %s"), chart_was_glyph(canvas), legend);
    free(legend);
    return longer;
}

/* In a low window the name, which stands in the table as well, makes room for the reading. */
static bool is_low(const struct frame *frame)
{
    return frame->body_rows < ROOMY_ROWS;
}

/* What there is to read takes its room first; the legend comes when there is some left. */
static void draw_detail(const struct tui *tui, const struct overview_state *overview,
                        struct frame *frame, int row)
{
    struct canvas *canvas = &frame->body;
    int gap = is_low(frame) ? 0 : 1;
    char *legend = legend_of(overview, canvas);
    int legend_rows = canvas_measure(legend, canvas->width - 2);
    int last = frame->body_rows - 1;

    if (gap)
        canvas_rule(canvas, row++);
    row += is_low(frame) ? 0 : draw_name(overview, canvas, row);
    row += is_low(frame) ? 0 : draw_room(tui, overview, canvas, row);
    row += draw_reading(tui, overview, canvas, row);
    row += is_low(frame) ? draw_last(overview, canvas, row) : 0;
    last = row > last ? row : last;
    row += gap;
    row += draw_quote(overview, canvas, row, last - row);
    if (row + legend_rows <= last)
        canvas_wrap(canvas, last - legend_rows, 1, canvas->width - 2, STYLE_DIM, legend);
    canvas_text(canvas, last, 1, canvas->width - 2, STYLE_DIM,
                _("A low number does not say that you do your work badly."));
    free(legend);
}

/* The day of the talk that lies behind this one. The caller frees it; NULL = nothing to say. */
static char *right_side(const struct tui *tui, const struct overview_state *overview, bool low)
{
    const struct growth_talk *last = session_last(overview->session);
    char day[DAY_TEXT_SIZE];

    if (tui_employee_view(tui)) /* its mark needs the room */
        return NULL;
    if (low && is_chosen(overview))
        return xstrdup(_("chosen to work on"));
    if (!last)
        return NULL;
    day_format_short(last->day, day);
    return xasprintf(_("Last talk: %s"), day);
}

void overview_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_ENTER, ACT_TICK,
                                                      ACT_ADD,  ACT_PLAN,  ACT_BACK};
    struct overview_state *overview = state;
    struct table table = lay_out(overview, frame->columns);

    frame->title = seen_title(tui, _("The values at a glance"));
    frame->under = xasprintf(
        _("Talked about: %d of %d values"),
        conversation_count_talked_about(session_conversation(overview->session)), VALUE_COUNT);
    frame->under_right = right_side(tui, overview, is_low(frame));
    frame->scroll = &overview->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    draw_header(&table, &frame->body);
    for (int value = 0; value < VALUE_COUNT; value++)
        draw_row(tui, overview, &table, &frame->body, (enum value)value);
    draw_detail(tui, overview, frame, 1 + VALUE_COUNT);
}
