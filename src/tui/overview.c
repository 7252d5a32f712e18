/*
 * The seven values at a glance. Digits come first, bars second; under the table stands
 * what the numbers of the chosen value may ask. A number that is not there is a dot
 * or a letter, never "no".
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "list.h"
#include "seen.h"

enum {
    SCORES = 3,
    NAME_COLUMN = 5,
    WITH_BARS = 76,  /* columns from which there is room for them */
    ROOMY_ROWS = 19, /* of the body: a window of 24 rows */
    LABEL_WIDTH = 16,
    QUOTE_LINES = 2
};

struct overview_state {
    struct session *session;
    struct list list;   /* the row is a value */
    size_t score;       /* the focused column */
    struct place place; /* where the talk stood: filling in here does not move it */
    size_t offset;
    bool jumped;
    int scroll;
};

/* The columns of scores, with the room each takes with and without its bars. */
static const struct {
    enum measure measure;
    const char *header;
    int wide, narrow;
} scores[SCORES] = {
    {MEASURE_IMPORTANCE, N_("Important"), 12, 11},
    {MEASURE_OPPORTUNITY, N_("Room"), 9, 8},
    {MEASURE_REALISATION, N_("Works?"), 10, 10},
};

static enum value chosen_value(const struct overview_state *overview)
{
    return (enum value)overview->list.row;
}

static bool is_measured(const struct overview_state *overview, size_t score)
{
    return script_find_measure(session_script(overview->session), scores[score].measure) !=
           SIZE_MAX;
}

/* The next measured column in a direction; the same when there is none. */
static size_t next_score(const struct overview_state *overview, int direction)
{
    size_t score = overview->score;

    while (score + (size_t)direction < SCORES) {
        score += (size_t)direction;
        if (is_measured(overview, score))
            return score;
    }
    return overview->score;
}

static size_t first_score(const struct overview_state *overview)
{
    size_t score = 0;

    while (score + 1 < SCORES && !is_measured(overview, score))
        score++;
    return score;
}

static bool overview_open(struct tui *tui, void *state, const void *argument)
{
    struct overview_state *overview = state;
    enum value value;

    (void)argument;
    overview->session = tui_session(tui);
    overview->place = session_place(overview->session);
    overview->offset = session_offset(overview->session);
    if (!script_goes_through_values(session_script(overview->session))) {
        tui_say(tui, "%s", _("This talk does not go through the seven values."));
        return false;
    }
    overview->list.count = VALUE_COUNT;
    value = value_from_id(overview->place.item);
    overview->list.row = value == VALUE_NONE ? 0 : (size_t)value;
    overview->score = first_score(overview);
    return true;
}

static void overview_close(void *state)
{
    struct overview_state *overview = state;

    if (!overview->jumped)
        session_move(overview->session, overview->place, overview->offset);
}

/* An undo of an answer at a value goes to that value. */
static void overview_changed(struct tui *tui, void *state, const struct change *change)
{
    struct overview_state *overview = state;
    enum value value = VALUE_NONE;

    (void)tui;
    if (change && !change->is_action)
        value = value_from_id(change->place.item);
    if (value == VALUE_NONE)
        return;
    overview->list.row = (size_t)value;
    for (size_t i = 0; i < SCORES; i++) {
        if (change->place.step ==
            script_find_measure(session_script(overview->session), scores[i].measure))
            overview->score = i;
    }
}

/* ---- the table ---- */

/* Where the columns stand, from the right: the names get what is left. */
struct table {
    bool bars;
    int score[SCORES]; /* 0 = this guide does not ask it */
    int actions;
    int mark;
};

static struct table lay_out(const struct overview_state *overview, int columns)
{
    struct table table = {.bars = columns >= WITH_BARS, .actions = columns - 4};
    int at = table.actions;

    for (size_t i = SCORES; i-- > 0;) {
        if (!is_measured(overview, i))
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
    for (size_t i = 0; i < SCORES; i++) {
        int room = table->bars ? scores[i].wide : scores[i].narrow;

        if (table->score[i])
            canvas_text(canvas, 0, table->score[i], room - 1, STYLE_DIM, _(scores[i].header));
    }
    canvas_text(canvas, 0, table->actions, 4, STYLE_DIM, _("Act."));
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

static void draw_score(const struct tui *tui, const struct overview_state *overview,
                       const struct table *table, struct canvas *canvas, enum value value,
                       size_t score)
{
    const struct answer *answer =
        conversation_score(session_conversation(overview->session), value, scores[score].measure);
    bool here = chosen_value(overview) == value && overview->score == score;
    int row = 1 + (int)value;
    int column = table->score[score];
    char digit[2];

    if (!column)
        return;
    if (!seen_answer(tui, answer))
        answer = NULL;
    canvas_format(canvas, row, column - 1, here ? STYLE_REVERSE : STYLE_PLAIN, " %s ",
                  score_glyph(canvas, answer, digit));
    if (table->bars && answer && answer->state == STATE_GIVEN)
        canvas_text(canvas, row, column + 2, SCORE_MAX, STYLE_PLAIN,
                    canvas_bar(canvas, answer->number, SCORE_MAX));
}

static void draw_row(const struct tui *tui, const struct overview_state *overview,
                     const struct table *table, struct canvas *canvas, enum value value)
{
    const struct value_words *words = &session_script(overview->session)->values[value];
    struct capability numbers = seen_scores(tui, value);
    size_t actions = plan_count_for(session_plan(overview->session), value);
    int row = 1 + (int)value;

    if (chosen_value(overview) == value) {
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
    for (size_t i = 0; i < SCORES; i++)
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
    return conversation_has_focus(session_conversation(overview->session), chosen_value(overview));
}

static int draw_name(const struct overview_state *overview, struct canvas *canvas, int row)
{
    const char *name = session_script(overview->session)->values[chosen_value(overview)].name;

    canvas_text(canvas, row, 1, canvas->width - 2, STYLE_BOLD, name);
    if (is_chosen(overview))
        canvas_format(canvas, row, 1 + utf8_width(name, strlen(name)), STYLE_PLAIN, " · %s",
                      _("chosen to work on"));
    return 1;
}

static int draw_reading(const struct tui *tui, const struct overview_state *overview,
                        struct canvas *canvas, int row)
{
    struct capability numbers = seen_scores(tui, chosen_value(overview));
    enum reading reading = capability_reading(&numbers, NULL);
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
        conversation_words(session_conversation(overview->session), chosen_value(overview));
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

static char *legend_of(const struct canvas *canvas)
{
    return xasprintf(
        _("%s = important, and there is something to do here   * = to work on   %s = not "
          "said   w = I don't know   l = I'd rather not say   1-5 fill in"),
        canvas_mark(canvas), canvas_bar(canvas, 0, 1));
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
    char *legend = legend_of(canvas);
    int legend_rows = canvas_measure(legend, canvas->width - 2);
    int last = frame->body_rows - 1;

    if (gap)
        canvas_rule(canvas, row++);
    row += is_low(frame) ? 0 : draw_name(overview, canvas, row);
    row += draw_reading(tui, overview, canvas, row);
    last = row > last ? row : last;
    row += gap;
    row += draw_quote(overview, canvas, row, last - row);
    if (row + legend_rows <= last)
        canvas_wrap(canvas, last - legend_rows, 1, canvas->width - 2, STYLE_DIM, legend);
    canvas_text(canvas, last, 1, canvas->width - 2, STYLE_DIM,
                _("A low number does not say that you do your work badly."));
    free(legend);
}

static void overview_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP, ACT_ENTER, ACT_TICK,
                                                      ACT_ADD,  ACT_PLAN,  ACT_BACK};
    struct overview_state *overview = state;
    struct table table = lay_out(overview, frame->columns);

    frame->title = seen_title(tui, _("The values at a glance"));
    frame->under = xasprintf(
        _("Talked about: %d of %d values"),
        conversation_count_talked_about(session_conversation(overview->session)), VALUE_COUNT);
    if (tui_employee_view(tui))
        frame->under_right = xstrdup(_("LOOKING TOGETHER"));
    else if (is_low(frame) && is_chosen(overview))
        frame->under_right = xstrdup(_("chosen to work on"));
    frame->scroll = &overview->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    draw_header(&table, &frame->body);
    for (int value = 0; value < VALUE_COUNT; value++)
        draw_row(tui, overview, &table, &frame->body, (enum value)value);
    draw_detail(tui, overview, frame, 1 + VALUE_COUNT);
}

/* ---- filling in ---- */

/* Whether the focused cell may be changed now; says why when not. */
static bool may_fill(struct tui *tui, const struct overview_state *overview)
{
    enum measure measure = scores[overview->score].measure;
    const struct answer *answer = conversation_score(session_conversation(overview->session),
                                                     chosen_value(overview), measure);

    if (session_read_only(overview->session))
        tui_say(tui, "%s", _("You are reading along: nothing can be changed here."));
    else if (!answer)
        tui_say(tui, "%s", _("This guide asks no numbers for the values."));
    else if (!seen_answer(tui, answer))
        tui_say(tui, "%s", _("This number is only for the leader. F6 goes back first."));
    else
        return true;
    return false;
}

static struct place focused_place(const struct overview_state *overview)
{
    return (struct place){
        .step =
            script_find_measure(session_script(overview->session), scores[overview->score].measure),
        .item = value_id(chosen_value(overview)),
    };
}

/* Behind the last column comes the first: the next value starts there too. */
static void go_on(struct overview_state *overview)
{
    size_t next = next_score(overview, 1);

    overview->score = next == overview->score ? first_score(overview) : next;
}

static void fill_number(struct tui *tui, struct overview_state *overview, int number)
{
    if (!may_fill(tui, overview))
        return;
    session_set_number(overview->session, focused_place(overview), number);
    go_on(overview);
}

static void fill_state(struct tui *tui, struct overview_state *overview, enum answer_state answer)
{
    if (!may_fill(tui, overview))
        return;
    session_set_state(overview->session, focused_place(overview), answer);
    if (answer != STATE_OPEN)
        go_on(overview);
}

static void toggle_focus(struct tui *tui, const struct overview_state *overview)
{
    size_t step = script_find_measure(session_script(overview->session), MEASURE_FOCUS);

    if (session_read_only(overview->session))
        tui_say(tui, "%s", _("You are reading along: nothing can be changed here."));
    else if (step == SIZE_MAX)
        tui_say(tui, "%s", _("In this guide no values are chosen."));
    else
        session_choose(overview->session, (struct place){.step = step, .item = ""},
                       value_id(chosen_value(overview)));
}

static void add_action(struct tui *tui, const struct overview_state *overview)
{
    size_t index = session_add_action(overview->session, chosen_value(overview));

    if (index == SIZE_MAX)
        tui_say(tui, "%s", _("You are reading along: nothing can be changed here."));
    else
        tui_push(tui, &plan_screen, session_plan(overview->session)->actions[index].id);
}

/* Goes to the first step of the talk at this value that is there to be answered. */
static void jump(struct tui *tui, struct overview_state *overview)
{
    const struct conversation *conversation = session_conversation(overview->session);
    size_t count;
    const struct place *places = conversation_places(conversation, &count);

    for (size_t i = 0; i < count; i++) {
        enum place_state state = conversation_state(conversation, places[i]);

        if (value_from_id(places[i].item) != chosen_value(overview) || state == PLACE_HIDDEN ||
            state == PLACE_WAITING)
            continue;
        session_enter(overview->session, places[i]);
        overview->jumped = true;
        tui_pop(tui);
        return;
    }
    tui_say(tui, "%s", _("This guide has no step about this value."));
}

/* ---- keys ---- */

static bool move_column(struct overview_state *overview, enum action_name action,
                        const struct press *press)
{
    if (press->code == PRESS_RIGHT || action == ACT_NEXT_FIELD)
        overview->score = next_score(overview, 1);
    else if (press->code == PRESS_LEFT || action == ACT_PREV_FIELD)
        overview->score = next_score(overview, -1);
    else
        return false;
    return true;
}

static bool fill(struct tui *tui, struct overview_state *overview, enum action_name action,
                 const struct press *press)
{
    int digit = press->code == PRESS_TEXT && !press->text[1] ? press->text[0] - '0' : 0;

    if (digit >= SCORE_MIN && digit <= SCORE_MAX)
        fill_number(tui, overview, digit);
    else if (action == ACT_UNKNOWN)
        fill_state(tui, overview, STATE_UNKNOWN);
    else if (action == ACT_DECLINE)
        fill_state(tui, overview, STATE_DECLINED);
    else if (press->code == PRESS_BACKSPACE || press->code == PRESS_DELETE)
        fill_state(tui, overview, STATE_OPEN);
    else
        return false;
    return true;
}

static bool overview_key(struct tui *tui, void *state, enum action_name action,
                         const struct press *press)
{
    struct overview_state *overview = state;

    if (move_column(overview, action, press) ||
        list_key(&overview->list, action, press, VALUE_COUNT) || fill(tui, overview, action, press))
        return true;
    switch (action) {
    case ACT_TICK:
        toggle_focus(tui, overview);
        return true;
    case ACT_ENTER:
        jump(tui, overview);
        return true;
    case ACT_ADD:
        add_action(tui, overview);
        return true;
    case ACT_PLAN:
        tui_push(tui, &plan_screen, NULL);
        return true;
    case ACT_VALUES:
        tui_pop(tui);
        return true;
    case ACT_JUMP:
        tui_pop_and_do(tui, action);
        return true;
    default:
        return false;
    }
}

const struct screen_kind overview_screen = {
    .name = "overview",
    .place = ON_OVERVIEW,
    .state_size = sizeof(struct overview_state),
    .open = overview_open,
    .draw = overview_draw,
    .key = overview_key,
    .changed = overview_changed,
    .close = overview_close,
};
