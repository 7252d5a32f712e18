/*
 * The chosen value by itself: how it stood in all talks, as columns where there is room, what is new about it in the
 * talk that is looked at, and what was said of it then.
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
    CHART_COLUMN = 3,
    GROUP_WIDTH = 13, /* of one measure, at least, with the gap behind it */
    CHART_ROWS = 1 + CHART_COLUMN_ROWS
};

const struct person_measure person_measures[PERSON_MEASURES] = {
    {MEASURE_IMPORTANCE, N_("Important"),
     N_("Importance went from %d to %d: worth asking what changed.")},
    {MEASURE_OPPORTUNITY, N_("Room"), N_("Room went from %d to %d.")},
    {MEASURE_REALISATION, N_("Works?"), N_("How well it works went from %d to %d.")},
};

static enum value chosen_value(const struct person_state *own)
{
    return (enum value)own->values.row;
}

/* ---- the columns ---- */

/* The scores of one measure in all talks that have any; `here` is the one that is looked at. The caller frees it. */
static int *collect_scores(const struct person_state *own, enum measure measure, size_t *count,
                           size_t *here)
{
    int *scores = xcalloc(own->growth.count + 1, sizeof *scores);
    size_t looked_at = person_growth_index(own);

    *here = SIZE_MAX;
    *count = 0;
    for (size_t i = 0; i < own->growth.count; i++) {
        if (!own->growth.talks[i].has_scores)
            continue;
        if (i == looked_at)
            *here = *count;
        scores[(*count)++] =
            capability_score(&own->growth.talks[i].scores[chosen_value(own)], measure);
    }
    return scores;
}

/* Wider for many talks, but the words keep half of the window. */
static int group_width(const struct person_state *own, const struct canvas *canvas)
{
    int most = (canvas->width / 2 - CHART_COLUMN) / PERSON_MEASURES;
    int wanted = own->growth.count < 20 ? 4 * (int)own->growth.count + 1 : most;

    if (wanted > most)
        wanted = most;
    return wanted < GROUP_WIDTH ? GROUP_WIDTH : wanted;
}

static void draw_chart(const struct person_state *own, struct canvas *canvas, int row)
{
    int width = group_width(own, canvas);

    for (int i = 0; i < PERSON_MEASURES; i++) {
        size_t count, here;
        int *scores = collect_scores(own, person_measures[i].measure, &count, &here);
        int column = CHART_COLUMN + width * i;

        canvas_text(canvas, row, column, width - 2, STYLE_DIM, _(person_measures[i].header));
        chart_columns(canvas, row + 1, column, width - 2, scores, count, here);
        free(scores);
    }
}

/* ---- what is new, and what was said ---- */

static void add_news(struct buf *text, const struct capability *now, const struct capability *last)
{
    for (int i = 0; i < PERSON_MEASURES; i++) {
        int before = capability_score(last, person_measures[i].measure);
        int after = capability_score(now, person_measures[i].measure);

        if (before == SCORE_OPEN || after == SCORE_OPEN || before == after)
            continue;
        buf_adds(text, text->length ? " " : "");
        buf_addf(text, _(person_measures[i].news), before, after);
    }
    if (text->length == 0)
        buf_adds(text, _("The numbers are as they were last time."));
}

/* What moved since the last talk in which the value was scored. The caller frees it. */
static char *news_of(const struct person_state *own)
{
    const struct growth_talk *talk = person_growth_talk(own);
    const struct growth_talk *last;
    const struct capability *now;
    struct buf text;

    if (!talk)
        return xstrdup(_("This kind of talk stands apart: it gives no numbers here."));
    if (talk->head.taken_over && !talk->has_scores)
        return xstrdup(_("The numbers were not handed over."));
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
    const struct growth_talk *talk = person_growth_talk(own);
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

/* How much there is to look after. The caller frees it. */
static char *open_line(const struct person_state *own)
{
    const struct appointment *next = person_next(own);
    char *open = own->open == 0 ? xstrdup(_("No open agreements"))
                                : xasprintf(message_plural("%zu agreement open (Tab)",
                                                           "%zu agreements open (Tab)", own->open),
                                            own->open);
    char *line;

    if (next) {
        char day[DAY_TEXT_SIZE];

        day_format_short(next->day, day);
        line = xasprintf(_("%s · next talk: %s"), open, day);
        free(open);
        return line;
    }
    return open;
}

/* What doesn't fit on one line stands on two. The caller frees it. */
static char *open_lines(const struct person_state *own, int width)
{
    char *line = open_line(own);
    char *dot = strstr(line, " · ");

    if (dot && utf8_width(line, strlen(line)) > width) {
        *dot = '\n';
        memmove(dot + 1, dot + strlen(" · "), strlen(dot + strlen(" · ")) + 1);
    }
    return line;
}

/* News, words, and in the last rows what is open. */
static void draw_words(const struct person_state *own, struct canvas *canvas, int row, int column,
                       int end)
{
    char *news = news_of(own);
    char *words = words_of(own);
    char *open = open_lines(own, canvas->width - column - 2);
    int open_rows = canvas_measure(open, canvas->width - column - 2);
    int room = end - open_rows - row;

    row += draw_short(canvas, row, column, room > 3 ? (room + 1) / 2 : 1, STYLE_PLAIN, news);
    if (words)
        draw_short(canvas, row, column, end - open_rows - row, STYLE_PLAIN, words);
    canvas_wrap(canvas, end - open_rows, column, canvas->width - column - 2, STYLE_DIM, open);
    free(open);
    free(words);
    free(news);
}

/* ---- the whole ---- */

/* The name opens a line of its own, and what the columns mean closes it. */
static void draw_name(const struct person_state *own, struct canvas *canvas, int row, bool columns)
{
    char *name =
        xasprintf("%d %s", chosen_value(own) + 1, names_value(own->names, chosen_value(own)));
    char *legend = xasprintf(_("%s this talk   %s other talks"), chart_here_glyph(canvas),
                             chart_other_glyph(canvas));
    int legend_width = columns ? utf8_width(legend, strlen(legend)) + 2 : 0;
    int most = canvas->width - 6 - legend_width;
    int width = utf8_width(name, strlen(name));

    if (width > most)
        width = most;
    chart_line(canvas, row, 0, 2);
    canvas_text(canvas, row, 3, most, STYLE_BOLD, name);
    chart_line(canvas, row, width + 4, canvas->width - width - 4 - legend_width - columns);
    if (columns)
        canvas_text(canvas, row, canvas->width - legend_width, legend_width, STYLE_DIM, legend);
    free(legend);
    free(name);
}

void person_draw_value(const struct person_state *own, struct frame *frame, int row)
{
    struct canvas *canvas = &frame->body;
    bool named = frame->body_rows - row > 4;
    bool columns = canvas->width >= PERSON_WIDE && frame->body_rows - row > CHART_ROWS &&
                   person_has_scores(own);

    if (named)
        draw_name(own, canvas, row++, columns);
    if (columns)
        draw_chart(own, canvas, row);
    draw_words(own, canvas, row,
               columns ? CHART_COLUMN + PERSON_MEASURES * group_width(own, canvas) + 1 : 1,
               frame->body_rows);
}
