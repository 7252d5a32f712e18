/*
 * What HR takes along as one page that needs nothing else, like every other document: the overview with its drawings
 * and tables, then the plans. Figures that are withheld are words, never a number.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "html_page.h"
#include "shared_column.h"
#include "shared_parts.h"
#include "svg.h"

/* A picture alone is as large as one of two. */
static const char style[] = ".pictures > figure:only-child { max-width: 24rem }\n";

struct sheet_of_paper {
    const struct shared_report *report;
    struct buf *out;
    struct html_page page;
};

/* ---- words ---- */

static void add_element(struct sheet_of_paper *paper, const char *open, const char *text)
{
    char *clean = utf8_clean(text, strlen(text), UTF8_MANY_LINES);

    html_page_add_element(&paper->page, open, clean);
    free(clean);
}

/* Takes the text over. */
static void add_taken(struct sheet_of_paper *paper, const char *open, char *text)
{
    add_element(paper, open, text);
    free(text);
}

static void add_field(struct sheet_of_paper *paper, const char *label, const char *text)
{
    if (!*text)
        return;
    buf_adds(paper->out, "<div>\n");
    add_element(paper, "dt", label);
    add_element(paper, "dd dir=\"auto\"", text);
    buf_adds(paper->out, "</div>\n");
}

static void add_number(struct sheet_of_paper *paper, int number)
{
    buf_addf(paper->out, "<td>%d</td>\n", number);
}

static void add_picture(struct sheet_of_paper *paper, struct picture *picture, bool any,
                        const char *id)
{
    if (any) {
        buf_adds(paper->out, "<figure>\n");
        svg_write(picture, id, paper->out);
        add_element(paper, "figcaption", picture->title);
        buf_adds(paper->out, "</figure>\n");
    }
    picture_done(picture);
}

static void begin_table(struct sheet_of_paper *paper, const char *caption, const char *const *heads)
{
    buf_adds(paper->out, "<table>\n");
    add_element(paper, "caption", caption);
    buf_adds(paper->out, "<thead>\n<tr>\n");
    for (; *heads; heads++)
        add_element(paper, "th scope=\"col\"", *heads);
    buf_adds(paper->out, "</tr>\n</thead>\n<tbody>\n");
}

static void end_table(struct sheet_of_paper *paper)
{
    buf_adds(paper->out, "</tbody>\n</table>\n");
}

/* ---- the head ---- */

static void add_head(struct sheet_of_paper *paper)
{
    const struct shared_report *report = paper->report;
    char day[DAY_TEXT_SIZE];
    char *period = report->quarter ? quarter_label(*report->quarter) : xstrdup("");

    buf_adds(paper->out, "<header>\n");
    add_element(paper, "h1", _("What was shared with HR"));
    if (report->is_invented)
        add_element(paper, "p class=\"copy\"", shared_invented());
    buf_adds(paper->out, "<dl>\n");
    day_format_full(report->today, day);
    add_field(paper, _("Organisation"), report->organisation);
    add_field(paper, _("Period"), period);
    add_field(paper, _("Date"), day);
    add_field(paper, _("Made by"), report->author);
    buf_adds(paper->out, "</dl>\n</header>\n<main>\n");
    free(period);
}

/* ---- counts ---- */

static void add_totals(struct sheet_of_paper *paper)
{
    const struct shared_report *report = paper->report;
    struct request_sum sum = overview_requests(report->overview, report->quarter);
    int held, planned;

    overview_talks(report->overview, NULL, report->quarter, &held, &planned);
    buf_adds(paper->out, "<ul>\n");
    add_taken(paper, "li", xasprintf(_("Talks: %d held, %d planned."), held, planned));
    add_taken(paper, "li",
              xasprintf(_("Questions to the organisation: %d asked, %d answered, %d done."),
                        sum.asked, sum.answered, sum.done));
    add_taken(
        paper, "li",
        xasprintf(_("Waiting for an answer now: %lld."), (long long)report->overview->waiting));
    buf_adds(paper->out, "</ul>\n");
}

static void add_team_row(struct sheet_of_paper *paper, const char *team)
{
    const struct shared_report *report = paper->report;
    struct request_sum sum = overview_requests_of_team(report->overview, team, report->quarter);
    int held, planned;

    overview_talks(report->overview, team, report->quarter, &held, &planned);
    buf_adds(paper->out, "<tr>\n");
    add_element(paper, "th scope=\"row\" dir=\"auto\"", team);
    add_number(paper, sum.asked);
    add_number(paper, sum.answered);
    add_number(paper, sum.done);
    add_number(paper, held);
    add_number(paper, planned);
    buf_adds(paper->out, "</tr>\n");
}

static void add_teams(struct sheet_of_paper *paper, const char *const *teams, size_t count)
{
    const char *const heads[] = {_("Team"),       _("Questions asked"), _("Answered"), _("Done"),
                                 _("Talks held"), _("Talks planned"),   NULL};

    if (count == 0)
        return;
    begin_table(paper, _("By team, in the order of their names"), heads);
    for (size_t i = 0; i < count; i++)
        add_team_row(paper, teams[i]);
    end_table(paper);
}

static void add_counts(struct sheet_of_paper *paper, const char *const *teams, size_t count)
{
    const struct overview *overview = paper->report->overview;
    struct picture picture;
    bool any;

    buf_adds(paper->out, "<section>\n");
    add_element(paper, "h2", _("Overview"));
    add_totals(paper);
    buf_adds(paper->out, "<div class=\"pictures\">\n");
    any = picture_requests_by_kind(&picture, overview, paper->report->quarter);
    add_picture(paper, &picture, any, "kinds");
    any = picture_requests_over_time(&picture, overview);
    add_picture(paper, &picture, any, "requests");
    any = picture_talks_over_time(&picture, overview);
    add_picture(paper, &picture, any, "talks");
    buf_adds(paper->out, "</div>\n");
    add_teams(paper, teams, count);
    buf_adds(paper->out, "</section>\n");
}

/* ---- figures ---- */

static void add_mean(struct sheet_of_paper *paper, int tenths)
{
    char text[TENTHS_SIZE];

    shared_tenths(tenths, text);
    add_element(paper, "td", text);
}

static void add_figure(struct sheet_of_paper *paper, const struct figure *figure)
{
    buf_adds(paper->out, "<tr>\n");
    add_element(paper, "th scope=\"row\"", value_label(figure->value));
    if (figure->shown) {
        add_number(paper, figure->people);
        add_mean(paper, figure->importance);
        add_mean(paper, figure->opportunity);
        add_mean(paper, figure->realisation);
    } else {
        add_element(paper, "td colspan=\"4\"", _("not shown"));
    }
    buf_adds(paper->out, "</tr>\n");
}

/* Whether there are cells of one team, or of the whole, and whether any of them is shown. */
static bool find_cells(const struct overview *overview, struct quarter quarter, const char *team,
                       bool *shown)
{
    bool any = false;

    *shown = false;
    for (int v = 0; v < VALUE_COUNT; v++) {
        const struct figure *figure = overview_figure(overview, quarter, team, (enum value)v);

        any |= figure != NULL;
        *shown |= figure && figure->shown;
    }
    return any;
}

static void add_cells(struct sheet_of_paper *paper, struct quarter quarter, const char *team)
{
    const char *const heads[] = {_("Value"), _("People"),        _("Important"),
                                 _("Room"),  _("Does it work?"), NULL};
    const char *name = *team ? team : _("Whole organisation");
    bool shown;

    if (!find_cells(paper->report->overview, quarter, team, &shown))
        return;
    if (!shown) {
        add_taken(paper, "p dir=\"auto\"", xasprintf(_("%s: not shown"), name));
        return;
    }
    begin_table(paper, name, heads);
    for (int v = 0; v < VALUE_COUNT; v++) {
        const struct figure *figure =
            overview_figure(paper->report->overview, quarter, team, (enum value)v);

        if (figure)
            add_figure(paper, figure);
    }
    end_table(paper);
}

static bool has_figures(const struct overview *overview, struct quarter quarter)
{
    for (size_t i = 0; i < overview->figures.count; i++) {
        if (quarter_compare(overview->figures.items[i].quarter, quarter) == 0)
            return true;
    }
    return false;
}

/* A quarter that is not closed yet, or in which nobody gave scores. */
static void add_no_figures(struct sheet_of_paper *paper)
{
    add_element(paper, "p",
                _("There are no figures of this period. They are made when a quarter is over."));
}

static void add_all_cells(struct sheet_of_paper *paper, struct quarter quarter,
                          const char *const *teams, size_t count)
{
    struct picture picture;
    bool any;

    add_element(paper, "p",
                _("Means of scores from 1 to 5, of people who gave all three and wanted them to "
                  "count. A low number does not say that anybody does their work badly."));
    buf_adds(paper->out, "<div class=\"pictures\">\n");
    any = picture_figures(&picture, paper->report->overview, quarter);
    add_picture(paper, &picture, any, "figures");
    buf_adds(paper->out, "</div>\n");
    add_cells(paper, quarter, "");
    for (size_t i = 0; i < count; i++)
        add_cells(paper, quarter, teams[i]);
    add_taken(paper, "p",
              xasprintf(_("Not shown: fewer than %d people, or a smaller group could be worked out "
                          "from it. Figures of small groups are not shown here."),
                        paper->report->group_limit));
}

static void add_figures(struct sheet_of_paper *paper, const char *const *teams, size_t count)
{
    const struct shared_report *report = paper->report;
    struct quarter quarter;
    char *label;

    if (report->quarter)
        quarter = *report->quarter;
    else if (!shared_last_figures(report->overview, &quarter))
        return;
    label = quarter_label(quarter);
    buf_adds(paper->out, "<section>\n");
    add_taken(paper, "h2", xasprintf(_("Figures: %s"), label));
    free(label);
    if (has_figures(report->overview, quarter))
        add_all_cells(paper, quarter, teams, count);
    else
        add_no_figures(paper);
    buf_adds(paper->out, "</section>\n");
}

static void add_overview(struct sheet_of_paper *paper)
{
    const char **teams;
    size_t count = overview_teams(paper->report->overview, &teams);

    add_counts(paper, teams, count);
    add_figures(paper, teams, count);
    free(teams);
}

/* ---- plans ---- */

/* What stands elsewhere in the card, or tells people nothing. */
static bool is_field(enum shared_column column, const struct shared_action *plan)
{
    if (column == SHARED_WHAT || column == SHARED_QUESTION || column == SHARED_ID)
        return false;
    return column != SHARED_CONTACT || plan->may_contact;
}

static void add_column(struct sheet_of_paper *paper, const struct shared_action *plan,
                       enum shared_column column)
{
    bool is_day;
    char *text = shared_column_text(column, plan, &is_day);
    char words[DAY_TEXT_SIZE];
    struct day day;

    if (is_day && day_from_iso(text, &day)) {
        day_format_full(day, words);
        xstrset(&text, words);
    }
    add_field(paper, shared_column_title(column), text);
    free(text);
}

static void add_comment(struct sheet_of_paper *paper, const struct comment *comment)
{
    char day[DAY_TEXT_SIZE];

    day_format_short(day_of_moment(comment->moment), day);
    add_taken(paper, "p class=\"ask\" dir=\"auto\"",
              xasprintf(_("Comment by %s, %s"), comment->who, day));
    add_element(paper, "blockquote dir=\"auto\"", comment->text);
}

static void add_plan(struct sheet_of_paper *paper, const struct shared_action *plan)
{
    buf_adds(paper->out, "<article class=\"card\">\n");
    add_element(paper, "h3 dir=\"auto\"", action_get(&plan->action, ACTION_WHAT));
    buf_adds(paper->out, "<dl>\n");
    for (int c = 0; c < SHARED_COLUMN_COUNT; c++) {
        if (is_field((enum shared_column)c, plan))
            add_column(paper, plan, (enum shared_column)c);
    }
    buf_adds(paper->out, "</dl>\n");
    for (size_t i = 0; i < plan->comment_count; i++)
        add_comment(paper, &plan->comments[i]);
    buf_adds(paper->out, "</article>\n");
}

static void add_plans(struct sheet_of_paper *paper)
{
    const struct shared_report *report = paper->report;

    buf_adds(paper->out, "<section>\n");
    add_taken(paper, "h2",
              xasprintf(message_plural("%zu shared plan", "%zu shared plans",
                                       (unsigned long)report->plan_count),
                        report->plan_count));
    if (report->plan_count > 0)
        buf_adds(paper->out, "<div class=\"cards\">\n");
    for (size_t i = 0; i < report->plan_count; i++)
        add_plan(paper, &report->plans[i]);
    if (report->plan_count > 0)
        buf_adds(paper->out, "</div>\n");
    buf_adds(paper->out, "</section>\n");
}

void shared_write_html(const struct shared_report *report, struct buf *out)
{
    const char *const typed[HTML_TYPED] = {report->organisation, report->author};
    const char *const styles[] = {html_page_style(), svg_style(), style, NULL};
    struct sheet_of_paper paper = {.report = report, .out = out};

    html_page_init(&paper.page, out, typed);
    html_page_head(&paper.page, message_language(), NULL, _("What was shared with HR"), styles);
    add_head(&paper);
    if (report->overview)
        add_overview(&paper);
    add_plans(&paper);
    buf_adds(out, "</main>\n");
    html_page_foot(&paper.page);
    html_page_done(&paper.page);
}
