/*
 * How the overview looks: counts with bars, and figures in digits. Teams stand by name; nothing is ranked, and no colour
 * judges.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "chart.h"
#include "hr_overview.h"

enum { WIDE = 76, QUARTERS_SHOWN = 8 };

/* ---- counts ---- */

static bool is_within(struct quarter quarter, struct quarter stop)
{
    return quarter.year == stop.year && (stop.number == 0 || quarter.number == stop.number);
}

/* Of one team (NULL = all) and one kind (SUPPORT_COUNT = all). */
static struct request_sum requests(const struct overview *overview, const char *team,
                                   enum support kind, struct quarter stop)
{
    struct request_sum sum = {0};

    for (size_t i = 0; i < overview->request_count; i++) {
        const struct request_count *one = &overview->requests[i];

        if (!is_within(one->quarter, stop) || (team && strcmp(one->team, team) != 0) ||
            (kind != SUPPORT_COUNT && one->kind != kind))
            continue;
        sum.asked += one->asked;
        sum.answered += one->answered;
        sum.done += one->done;
    }
    return sum;
}

static void draw_bar(struct canvas *canvas, int row, int column, int width, int value, int most,
                     const char *glyph)
{
    int length = most > 0 ? (int)((long long)value * width / most) : 0;
    struct buf bar;

    if (value > 0 && length == 0)
        length = 1;
    buf_init(&bar);
    for (int i = 0; i < length; i++)
        buf_adds(&bar, glyph);
    canvas_text(canvas, row, column, width, STYLE_PLAIN, buf_text(&bar));
    buf_done(&bar);
}

/* ---- parts: each returns the row behind it ---- */

static bool is_over(struct quarter stop, struct quarter now)
{
    return stop.number ? quarter_compare(stop, now) < 0 : stop.year < now.year;
}

static int draw_talks(const struct hr_overview_state *own, struct canvas *canvas, int row)
{
    struct quarter stop = hr_overview_stop(own);
    int held, planned, used, room, full;
    char *line;

    overview_talks(&own->overview, hr_overview_team(own), &stop, &held, &planned);
    line = xasprintf(_("Talks   held %d   planned %d"), held, planned);
    canvas_text(canvas, row, 1, canvas->width - 2, STYLE_PLAIN, line);
    used = utf8_width(line, strlen(line)) + 4;
    room = canvas->width - used - 2;
    free(line);
    if (room < 8 || held + planned == 0)
        return row + 1;
    full = held * room / (held + planned);
    draw_bar(canvas, row, used, room, held, held + planned, chart_here_glyph(canvas));
    draw_bar(canvas, row, used + (held && !full ? 1 : full), room - full, 1, 1,
             planned ? chart_other_glyph(canvas) : "");
    return row + 1;
}

static void draw_kind(struct canvas *canvas, int row, int column, int width, enum support kind,
                      int asked, int most)
{
    enum { NAME = 20, DIGITS = 6 };

    canvas_text(canvas, row, column, NAME, STYLE_PLAIN,
                kind == SUPPORT_NONE ? _("no kind said") : support_label(kind));
    canvas_format(canvas, row, column + NAME, STYLE_PLAIN, "%5d", asked);
    draw_bar(canvas, row, column + NAME + DIGITS, width - NAME - DIGITS - 2, asked, most,
             chart_here_glyph(canvas));
}

/* In the order of the kinds, never by number. */
static int draw_kinds(const struct hr_overview_state *own, struct canvas *canvas, int row)
{
    int columns = canvas->width >= WIDE ? 2 : 1, drawn = 0, most = 0;
    int width = (canvas->width - 3) / columns;
    int asked[SUPPORT_COUNT];

    for (int kind = 0; kind < SUPPORT_COUNT; kind++) {
        asked[kind] = requests(&own->overview, hr_overview_team(own), (enum support)kind,
                               hr_overview_stop(own))
                          .asked;
        most = asked[kind] > most ? asked[kind] : most;
    }
    for (int i = 1; i <= SUPPORT_COUNT; i++) {
        int kind = i % SUPPORT_COUNT; /* what has no kind comes last */

        if (asked[kind] == 0)
            continue;
        draw_kind(canvas, row + drawn / columns, 3 + drawn % columns * width, width,
                  (enum support)kind, asked[kind], most);
        drawn++;
    }
    return row + (drawn + columns - 1) / columns;
}

static int draw_requests(const struct hr_overview_state *own, struct canvas *canvas, int row)
{
    struct request_sum sum =
        requests(&own->overview, hr_overview_team(own), SUPPORT_COUNT, hr_overview_stop(own));

    canvas_format(canvas, row++, 1, STYLE_PLAIN, _("Questions   asked %d   answered %d   done %d"),
                  sum.asked, sum.answered, sum.done);
    return draw_kinds(own, canvas, row);
}

/* ---- figures ---- */

static void mean_text(int tenths, char out[16])
{
    snprintf(out, 16, "%d%c%d", tenths / 10, strcmp(message_language(), "nl") == 0 ? ',' : '.',
             tenths % 10);
}

struct figure_columns {
    int at[4]; /* right edges */
    int first; /* where the first begins: the names end before it */
};

static const char *figure_title(int column, bool year)
{
    const char *const titles[4] = {_("Important"), _("Room"), _("Does it work?"),
                                   year ? _("Scores") : _("People")};

    return titles[column];
}

static struct figure_columns figure_columns(const struct canvas *canvas, bool year)
{
    struct figure_columns columns = {.first = canvas->width - 1};
    int edge = canvas->width - 2;

    for (int i = 3; i >= 0; i--) {
        const char *title = figure_title(i, year);
        int width = canvas->width >= WIDE ? utf8_width(title, strlen(title)) : 4;

        columns.at[i] = edge;
        columns.first = edge - width;
        edge -= width + 2;
    }
    return columns;
}

static void right(struct canvas *canvas, int row, int edge, unsigned style, const char *text)
{
    canvas_text(canvas, row, edge - utf8_width(text, strlen(text)), canvas->width, style, text);
}

static int draw_figure_titles(struct canvas *canvas, int row, const struct figure_columns *columns,
                              bool year)
{
    if (canvas->width >= WIDE) {
        for (int i = 0; i < 4; i++)
            right(canvas, row, columns->at[i], STYLE_DIM, figure_title(i, year));
        return row + 1;
    }
    canvas_format(canvas, row, 3, STYLE_DIM, "%s · %s · %s · %s", figure_title(0, year),
                  figure_title(1, year), figure_title(2, year), figure_title(3, year));
    return row + 1;
}

static void draw_figure(struct canvas *canvas, int row, const struct figure_columns *columns,
                        enum value value, const struct figure *figure)
{
    const int means[3] = {figure->importance, figure->opportunity, figure->realisation};
    const char *hidden = _("not shown");
    int edge = canvas->width - 2 - utf8_width(hidden, strlen(hidden));
    int end = figure->shown ? columns->first : edge < columns->first ? edge : columns->first;
    char text[16];

    canvas_format(canvas, row, 3, STYLE_PLAIN, "%d", (int)value + 1);
    canvas_text(canvas, row, 5, end - 6, STYLE_PLAIN, value_label(value));
    for (int i = 0; figure->shown && i < 3; i++) {
        mean_text(means[i], text);
        right(canvas, row, columns->at[i], STYLE_PLAIN, text);
    }
    snprintf(text, sizeof text, "%d", figure->people);
    right(canvas, row, columns->at[3], STYLE_PLAIN, figure->shown ? text : hidden);
}

/* How many of the values there are, and how many of them are shown. */
static int count_figures(const struct hr_overview_state *own, const char *team, int *shown)
{
    int count = 0;

    *shown = 0;
    for (int i = 0; i < VALUE_COUNT; i++) {
        const struct figure *figure =
            overview_figure(&own->overview, hr_overview_stop(own), team ? team : "", (enum value)i);

        count += figure != NULL;
        *shown += figure && figure->shown;
    }
    return count;
}

/* Why there are none: the quarter is still open, or nobody shared scores. */
static int draw_no_figures(struct tui *tui, const struct hr_overview_state *own,
                           struct canvas *canvas, int row)
{
    struct quarter stop = hr_overview_stop(own);
    bool open = stop.number != 0 && quarter_compare(stop, quarter_of(hr_today(tui))) >= 0;
    char day[DAY_TEXT_SIZE];
    char *text;

    day_format_full(day_add(quarter_last_day(stop), 1), day);
    text = open ? xasprintf(_("Figures of this quarter are made when it has closed, on %s, and "
                              "stay as they are made."),
                            day)
                : xstrdup(stop.number == 0 ? _("A year has figures of the whole organisation only.")
                                           : _("No scores were shared in this quarter."));
    row += canvas_wrap(canvas, row, 3, canvas->width - 4, STYLE_PLAIN, text);
    free(text);
    return row;
}

/* Said once, whatever is not shown: which group is the small one is told nowhere. */
static int draw_withheld(const struct hr_overview_state *own, struct canvas *canvas, int row)
{
    int shown, count = count_figures(own, hr_overview_team(own), &shown);

    if (shown == count)
        return row;
    return row + canvas_wrap(canvas, row, 3, canvas->width - 4, STYLE_PLAIN,
                             shown == 0
                                 ? _("Not shown: these figures would give a small group away. That "
                                     "can be another group than this one.")
                                 : _("What is not shown would give a small group away."));
}

static int draw_figures(struct tui *tui, const struct hr_overview_state *own, struct canvas *canvas,
                        int row)
{
    struct quarter stop = hr_overview_stop(own);
    const char *team = hr_overview_team(own);
    struct figure_columns columns = figure_columns(canvas, stop.number == 0);
    int shown;

    canvas_text(canvas, row, 1, columns.first - 2, STYLE_BOLD,
                team ? _("Per value, this team") : _("Per value, the whole organisation"));
    if (count_figures(own, team, &shown) == 0)
        return draw_no_figures(tui, own, canvas, row + 1);
    if (shown == 0)
        return draw_withheld(own, canvas, row + 1);
    row = draw_figure_titles(canvas, canvas->width >= WIDE ? row : row + 1, &columns,
                             stop.number == 0);
    for (int i = 0; i < VALUE_COUNT; i++) {
        const struct figure *figure =
            overview_figure(&own->overview, stop, team ? team : "", (enum value)i);

        if (figure)
            draw_figure(canvas, row++, &columns, (enum value)i, figure);
    }
    return draw_withheld(own, canvas, row);
}

/* ---- teams ---- */

static const char *team_figures(const struct hr_overview_state *own, const char *team, bool wide)
{
    int shown;

    if (count_figures(own, team, &shown) == 0)
        return "";
    if (shown > 0)
        return _("figures: Enter");
    return wide ? _("figures: not shown") : _("not shown");
}

static void draw_team(const struct hr_overview_state *own, struct canvas *canvas, int row,
                      size_t index)
{
    const char *team = own->teams[index];
    struct request_sum sum = requests(&own->overview, team, SUPPORT_COUNT, hr_overview_stop(own));
    char *name = hr_clean(team);
    const char *figures = team_figures(own, team, canvas->width >= WIDE);
    char *counts = xasprintf(_("asked %d, answered %d"), sum.asked, sum.answered);
    int name_width = canvas->width >= WIDE ? 24 : 12;

    if ((int)own->list.row == row)
        canvas_text(canvas, row, 1, 1, STYLE_BOLD, ">");
    canvas_text(canvas, row, 3, name_width, STYLE_PLAIN, name);
    canvas_text(canvas, row, 4 + name_width, canvas->width, STYLE_PLAIN, counts);
    right(canvas, row, canvas->width - 2, STYLE_PLAIN, figures);
    free(counts);
    free(name);
}

static int draw_teams(struct hr_overview_state *own, struct canvas *canvas, int row)
{
    canvas_text(canvas, row++, 1, canvas->width - 2, STYLE_BOLD, _("Teams, by name"));
    own->first_team = row;
    for (size_t i = 0; i < own->team_count; i++)
        draw_team(own, canvas, row++, i);
    if (hr_overview_stop(own).number == 0) /* else it is a riddle that no team has figures here */
        row += canvas_wrap(canvas, row, 3, canvas->width - 4, STYLE_DIM,
                           _("A year has figures of the whole organisation only."));
    return row;
}

/* ---- over time ---- */

/* The quarters up to the one that is looked at, with how many questions were asked in each. */
static int draw_time(const struct hr_overview_state *own, struct canvas *canvas, int row)
{
    struct quarter last[QUARTERS_SHOWN];
    int asked[QUARTERS_SHOWN];
    size_t count = 0;
    int most = 0;

    canvas_text(canvas, row++, 1, canvas->width - 2, STYLE_BOLD, _("Questions over time"));
    for (size_t i = own->stop + 1; i-- > 0 && count < QUARTERS_SHOWN;) {
        if (own->stops[i].number == 0)
            continue;
        last[count] = own->stops[i];
        asked[count] =
            requests(&own->overview, hr_overview_team(own), SUPPORT_COUNT, last[count]).asked;
        most = asked[count] > most ? asked[count] : most;
        count++;
    }
    while (count-- > 0) {
        char id[QUARTER_SIZE];

        quarter_to_id(last[count], id);
        canvas_format(canvas, row, 3, STYLE_PLAIN, "%s %5d", id, asked[count]);
        draw_bar(canvas, row++, 18, canvas->width - 20, asked[count], most,
                 chart_here_glyph(canvas));
    }
    return row;
}

/* ---- the whole ---- */

static char *stop_words(struct tui *tui, const struct hr_overview_state *own)
{
    struct quarter stop = hr_overview_stop(own);
    char *label = quarter_label(stop);
    struct quarter now = quarter_of(hr_today(tui));
    bool open = !is_over(stop, now);
    char *words = xasprintf("< %s, %s >", label, open ? _("under way") : _("closed"));

    free(label);
    return words;
}

static void draw_above(struct tui *tui, const struct hr_overview_state *own, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP,  ACT_HR_PART,   ACT_HR_QUARTER,
                                                      ACT_ENTER, ACT_HR_EXPORT, ACT_BACK};
    const char *organisation = hr_of(tui)->settings.organisation;
    char *name = hr_clean(hr_overview_team(own) ? hr_overview_team(own) : organisation);
    char day[DAY_TEXT_SIZE], time[6];

    frame->title = xasprintf("%s · %s%s%s", _("HR"), _("Overview"), *name ? " · " : "", name);
    frame->under = stop_words(tui, own);
    day_format_short(day_of_moment(own->read), day);
    moment_format_time(own->read, time);
    if (own->loaded) /* in a small window the quarter needs the room */
        frame->under_right = frame->columns >= WIDE ? xasprintf(_("as of %s %s"), day, time)
                                                    : xasprintf("%s %s", day, time);
    memcpy(frame->hints, hints, sizeof hints);
    free(name);
}

static int begin_part(struct hr_overview_state *own, int row)
{
    if (own->part_count < HR_PARTS_MAX)
        own->parts[own->part_count++] = row;
    return row;
}

/* What is true of a database is not of a file: whoever may share there has all of it. */
static const char *group_words(const struct tui *tui)
{
    return registry_home(hr_registry(tui)) == REGISTRY_POSTGRES
               ? _("Figures of small groups are nowhere to be seen or worked out.")
               : _("Figures of small groups are not shown here. This registry is a file: whoever "
                   "may share there can also see single scores without a name.");
}

static int draw_body(struct tui *tui, struct hr_overview_state *own, struct canvas *canvas, int row)
{
    row = draw_talks(own, canvas, begin_part(own, row));
    row = draw_requests(own, canvas, row) + 1;
    row = draw_figures(tui, own, canvas, begin_part(own, row)) + 1;
    if (!hr_overview_team(own) && own->team_count > 0) {
        begin_part(own, row + 1); /* the first team, below the title */
        row = draw_teams(own, canvas, row) + 1;
    }
    row = draw_time(own, canvas, begin_part(own, row)) + 1;
    return row + canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_DIM, group_words(tui));
}

void hr_overview_draw(struct tui *tui, void *state, struct frame *frame)
{
    struct hr_overview_state *own = state;
    struct canvas *canvas = &frame->body;
    int row = 0;

    draw_above(tui, own, frame);
    frame->scroll = &own->scroll;
    frame->tells_more = true;
    own->part_count = 0;
    own->first_team = -1;
    row += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_BOLD, own->away);
    if (own->loaded && own->overview.plans == 0 && own->overview.request_count == 0 &&
        own->overview.talk_count == 0)
        row +=
            canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_PLAIN,
                        _("Nothing is shared at the moment. Counts come with the first plan that "
                          "is shared, figures when a quarter has closed."));
    else if (own->loaded)
        row = draw_body(tui, own, canvas, row);
    list_set_count(&own->list, (size_t)(row > 0 ? row : 1));
    canvas_cursor(canvas, (int)own->list.row, 0);
}
