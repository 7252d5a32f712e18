/*
 * How the person page looks: the line of time above; under it the values with how they moved, what is new about
 * the chosen one and what was said of it. In a low window air and rules make room.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "chart.h"
#include "names.h"
#include "person.h"

enum {
    ROOMY_ROWS = 19, /* of the body: a window of 24 rows */
    WIDE = 76,
    NAME_COLUMN = 5,
    NAME_WIDTH = 20,
    DIGITS_WIDTH = 6,
    MEASURES = 3
};

static const struct {
    enum measure measure;
    const char *header;
    const char *news;
} measures[MEASURES] = {
    {MEASURE_IMPORTANCE, N_("Important"),
     N_("Importance went from %d to %d: worth asking what changed.")},
    {MEASURE_OPPORTUNITY, N_("Room"), N_("Room went from %d to %d.")},
    {MEASURE_REALISATION, N_("Works?"), N_("How well it works went from %d to %d.")},
};

static enum value chosen_value(const struct person_state *own)
{
    return (enum value)own->values.row;
}

/* The talk that is looked at, when it is about the values. */
static const struct growth_talk *growth_talk(const struct person_state *own)
{
    size_t index = person_growth_index(own);

    return index < own->growth.count ? &own->growth.talks[index] : NULL;
}

/* ---- the line of time ---- */

/* Returns the rows it took. */
static int draw_time(const struct person_state *own, struct canvas *canvas, int row, bool months)
{
    struct chart_mark *marks = xcalloc(own->talks.count + 1, sizeof *marks);

    for (size_t i = 0; i < own->talks.count; i++)
        marks[i] = (struct chart_mark){.day = day_of_moment(own->talks.items[i].started),
                                       .filled = own->talks.items[i].status == INTERVIEW_CLOSED};
    chart_time(canvas, row, 2, canvas->width - 4, marks, own->talks.count, own->talk, months);
    free(marks);
    return months ? 2 : 1;
}

/* Which talk is looked at, when it was, and whether it is still to be finished. */
static void draw_talk(const struct person_state *own, struct canvas *canvas, int row)
{
    const struct interview *talk = person_talk(own);
    char day[DAY_TEXT_SIZE];

    day_format_full(day_of_moment(talk->started), day);
    canvas_format(canvas, row, 1, STYLE_BOLD, "%s · %s%s%s", talk->title, day,
                  talk->status == INTERVIEW_OPEN ? " · " : "",
                  talk->status == INTERVIEW_OPEN ? _("not finished") : "");
}

/* ---- the values ---- */

/* "5·3·2"; a dot alone where nothing was given. The caller frees it. */
static char *digits(const struct capability *scores)
{
    const int numbers[MEASURES] = {scores->importance, scores->opportunity, scores->realisation};
    struct buf text;

    buf_init(&text);
    for (int i = 0; i < MEASURES; i++) {
        buf_adds(&text, i ? " " : "");
        if (numbers[i] == SCORE_OPEN)
            buf_adds(&text, "·");
        else
            buf_addf(&text, "%d", numbers[i]);
    }
    return buf_take(&text);
}

static void draw_value(const struct person_state *own, struct canvas *canvas, int row,
                       enum value value)
{
    const struct growth_talk *talk = growth_talk(own);
    int after_name = NAME_COLUMN + NAME_WIDTH + (canvas->width >= WIDE);

    if (chosen_value(own) == value)
        canvas_text(canvas, row, 1, 1, STYLE_BOLD, ">");
    if (talk && talk->focus[value])
        canvas_text(canvas, row, 2, 1, STYLE_BOLD, "*");
    canvas_format(canvas, row, 3, STYLE_PLAIN, "%d", value + 1);
    canvas_text(canvas, row, NAME_COLUMN, NAME_WIDTH,
                chosen_value(own) == value ? STYLE_BOLD : STYLE_PLAIN,
                names_value_short(own->names, value));
    if (talk && capability_marked(&talk->scores[value]))
        canvas_text(canvas, row, after_name, 1, STYLE_ACCENT, canvas_mark(canvas));
    if (talk && canvas->width >= WIDE) {
        char *text = digits(&talk->scores[value]);

        canvas_text(canvas, row, after_name + 2, DIGITS_WIDTH, STYLE_PLAIN, text);
        free(text);
    }
}

/* The chosen value's scores of one measure in all talks that have any. */
static void draw_columns(const struct person_state *own, struct canvas *canvas, int row, int column,
                         int width, enum measure measure)
{
    int *scores = xcalloc(own->growth.count + 1, sizeof *scores);
    size_t looked_at = person_growth_index(own);
    size_t here = SIZE_MAX;
    size_t count = 0;

    for (size_t i = 0; i < own->growth.count; i++) {
        if (!own->growth.talks[i].has_scores)
            continue;
        if (i == looked_at)
            here = count;
        scores[count++] =
            capability_score(&own->growth.talks[i].scores[chosen_value(own)], measure);
    }
    chart_columns(canvas, row, column, width, scores, count, here);
    free(scores);
}

static bool has_scores(const struct person_state *own)
{
    for (size_t i = 0; i < own->growth.count; i++) {
        if (own->growth.talks[i].has_scores)
            return true;
    }
    return false;
}

/* The values on the left, how the chosen one moved on the right; eight rows. */
static int draw_values(const struct person_state *own, struct canvas *canvas, int row)
{
    int left = NAME_COLUMN + NAME_WIDTH + (canvas->width >= WIDE ? 5 + DIGITS_WIDTH : 2);
    int width = (canvas->width - left) / MEASURES;

    canvas_text(canvas, row, 3, left - 4, STYLE_DIM, _("Value"));
    for (int v = 0; v < VALUE_COUNT; v++)
        draw_value(own, canvas, row + 1 + v, (enum value)v);
    if (!has_scores(own)) {
        canvas_wrap(canvas, row + 2, left, canvas->width - left - 1, STYLE_DIM,
                    _("No numbers have been given yet. They show here how a value moves from "
                      "talk to talk."));
        return 1 + VALUE_COUNT;
    }
    for (int i = 0; i < MEASURES; i++) {
        canvas_text(canvas, row, left + width * i, width - 1, STYLE_DIM, _(measures[i].header));
        draw_columns(own, canvas, row + 1, left + width * i, width - 1, measures[i].measure);
    }
    canvas_format(canvas, row + VALUE_COUNT, left, STYLE_DIM, _("%s this talk   %s other talks"),
                  chart_here_glyph(canvas), chart_other_glyph(canvas));
    return 1 + VALUE_COUNT;
}

/* ---- what is new, and what was said ---- */

static void add_news(struct buf *text, const struct capability *now, const struct capability *last)
{
    for (int i = 0; i < MEASURES; i++) {
        int before = capability_score(last, measures[i].measure);
        int after = capability_score(now, measures[i].measure);

        if (before == SCORE_OPEN || after == SCORE_OPEN || before == after)
            continue;
        buf_adds(text, text->length ? " " : "");
        buf_addf(text, _(measures[i].news), before, after);
    }
    if (text->length == 0)
        buf_adds(text, _("The numbers are as they were last time."));
}

/* What moved since the last talk in which the value was scored. The caller frees it. */
static char *news_of(const struct person_state *own)
{
    const struct growth_talk *talk = growth_talk(own);
    const struct growth_talk *last;
    const struct capability *now;
    struct buf text;

    if (!talk)
        return xstrdup(_("This kind of talk stands apart: it gives no numbers here."));
    now = &talk->scores[chosen_value(own)];
    if (now->importance == SCORE_OPEN && now->opportunity == SCORE_OPEN &&
        now->realisation == SCORE_OPEN)
        return xstrdup(_("No numbers were given for this value in this talk."));
    last = growth_before(&own->growth, person_growth_index(own), chosen_value(own));
    if (!last)
        return xstrdup(_("These are the first numbers for this value."));
    buf_init(&text);
    add_news(&text, now, &last->scores[chosen_value(own)]);
    return buf_take(&text);
}

/* At most `room` rows; an ellipsis says that there is more. */
static int draw_short(struct canvas *canvas, int row, int column, int room, unsigned style,
                      const char *words)
{
    int width = canvas->width - column - 2;
    struct wrap wrap;
    int lines = 0;

    wrap_init(&wrap, words, strlen(words), width);
    for (; lines < room && lines < (int)wrap.count; lines++) {
        const struct wrap_line *line = &wrap.lines[lines];
        bool last = lines + 1 == room;
        size_t length = last ? strlen(words + line->start) : line->end - line->start;
        char *text = xstrndup(words + line->start, length);

        canvas_text(canvas, row + lines, column, width, style, text);
        free(text);
    }
    wrap_done(&wrap);
    return lines;
}

/* Of the value; when nothing was said of it, what the talk began with. NULL when there is neither. */
static char *words_of(const struct person_state *own)
{
    const struct growth_talk *talk = growth_talk(own);
    const char *words = talk ? talk->words[chosen_value(own)] : NULL;
    char *quote;

    if (!words && talk)
        words = talk->own_words;
    if (!words)
        return NULL;
    quote = xasprintf("\"%s\"", words);
    for (char *at = strchr(quote, '\n'); at; at = strchr(at, '\n'))
        *at = ' ';
    return quote;
}

static int draw_words(const struct person_state *own, struct canvas *canvas, int row, int room)
{
    char *words = words_of(own);
    int rows = words ? draw_short(canvas, row, 3, room, STYLE_PLAIN, words) : 0;

    free(words);
    return rows;
}

/* How much there is to look after, in the last row. */
static void draw_open(const struct person_state *own, struct canvas *canvas, int row)
{
    const struct appointment *next = person_next(own);
    char *open = own->open == 0 ? xstrdup(_("No open agreements"))
                                : xasprintf(message_plural("%zu agreement open (Tab)",
                                                           "%zu agreements open (Tab)", own->open),
                                            own->open);
    char *line = NULL;

    if (next) {
        char day[DAY_TEXT_SIZE];

        day_format_short(next->day, day);
        line = xasprintf(_("%s · next talk: %s"), open, day);
    }
    canvas_text(canvas, row, 1, canvas->width - 2, STYLE_DIM, line ? line : open);
    free(line);
    free(open);
}

static void draw_growth(const struct person_state *own, struct frame *frame, int row)
{
    struct canvas *canvas = &frame->body;
    bool roomy = frame->body_rows >= ROOMY_ROWS;
    int last = frame->body_rows - 1;
    char *news = news_of(own);

    row += draw_values(own, canvas, row);
    if (roomy) {
        canvas_rule(canvas, row++);
        canvas_text(canvas, row++, 1, canvas->width - 2, STYLE_BOLD,
                    names_value(own->names, chosen_value(own)));
    }
    row += draw_short(canvas, row, 1, roomy ? 2 : 1, STYLE_PLAIN, news);
    draw_words(own, canvas, row, last - row);
    draw_open(own, canvas, last);
    free(news);
}

/* ---- the frame ---- */

static void draw_above(const struct tui *tui, const struct person_state *own, struct frame *frame)
{
    const char *team = own->person.team;
    char day[DAY_TEXT_SIZE];

    frame->title = xasprintf("%s%s%s", own->person.name, team && *team ? " · " : "",
                             team && *team ? team : "");
    if (own->talks.count == 0) {
        frame->under = xstrdup(_("No talks yet"));
    } else {
        day_format_short(day_of_moment(own->talks.items[0].started), day);
        frame->under =
            xasprintf(message_plural("%zu talk, since %s", "%zu talks, since %s", own->talks.count),
                      own->talks.count, day);
    }
    if (tui_employee_view(tui))
        frame->under_right = xstrdup(_("LOOKING TOGETHER"));
}

void person_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP,     ACT_ENTER,     ACT_AGREEMENTS,
                                                      ACT_NEW_TALK, ACT_HAND_OVER, ACT_BACK};
    struct person_state *own = state;
    bool roomy = frame->body_rows >= ROOMY_ROWS;
    int row = 0;

    if (own->stale)
        person_load(tui, own);
    draw_above(tui, own, frame);
    memcpy(frame->hints, hints, sizeof hints);
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
    row += draw_time(own, &frame->body, row, roomy);
    draw_talk(own, &frame->body, row++);
    if (roomy)
        canvas_rule(&frame->body, row++);
    draw_growth(own, frame, row);
}
