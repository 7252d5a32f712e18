/* How a guide that is looked at is laid out: findings, file beside preview, what it is and what to do. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "script_check.h"

enum {
    SIDE_BY_SIDE = 76,
    ADVICE_ROWS = 4,
    ROWS_FOR_BOTH = 16,
    ROWS_ABOVE_PREVIEW = 3,
    LEAD_COLUMNS = 19
};

/* Rows of the body, from top to bottom. */
struct layout {
    int findings;
    int panes;
    int advice; /* with its rule; 0 = there is nothing to advise */
    int source; /* columns; the preview beside it has the rest */
    int below;  /* rows of a preview below it, with its rule; 0 = there is no room */
    bool beside;
};

/* With nothing to mend the preview is what one comes for. */
static int preview_rows(const struct check_state *own, const struct layout *layout)
{
    if (layout->beside)
        return 0;
    if (own->diag.count == 0)
        return layout->panes - ROWS_ABOVE_PREVIEW;
    return layout->panes < ROWS_FOR_BOTH ? 0 : layout->panes / 2;
}

static struct layout lay_out(const struct check_state *own, const struct frame *frame)
{
    struct layout layout = {0};
    int most = frame->body_rows / 5 > 3 ? frame->body_rows / 5 : 3;

    layout.findings = own->diag.count < (size_t)most ? (int)own->diag.count : most;
    if (layout.findings == 0)
        layout.findings = 1;
    layout.advice = own->diag.count > 0 ? 1 + ADVICE_ROWS + (frame->body_rows > 24) : 0;
    layout.panes = frame->body_rows - layout.findings - 1 - layout.advice;
    layout.beside = frame->columns >= SIDE_BY_SIDE;
    layout.source = layout.beside ? frame->columns * 54 / 100 : frame->columns;
    layout.below = preview_rows(own, &layout);
    return layout;
}

/* ---- the findings ---- */

/* "14:5" and its file when that is another one. The caller frees it. */
static char *finding_line(const struct check_state *own, const struct finding *finding)
{
    bool elsewhere = finding->file && strcmp(finding->file, own->path) != 0;
    char *place =
        finding->line > 0 ? xasprintf("%d:%d", finding->line, finding->column) : xstrdup("");
    int width = utf8_width(place, strlen(place));
    char *line =
        xasprintf("%s%*s %s %s  %s%s%s", place, width < 7 ? 7 - width : 0, "",
                  finding->severity == SEVERITY_ERROR ? _("error") : _("warning"),
                  finding->code ? finding->code : "", elsewhere ? path_base(finding->file) : "",
                  elsewhere ? ": " : "", finding->message);

    free(place);
    return line;
}

static void draw_findings(struct check_state *own, struct canvas *canvas, int rows)
{
    size_t seen = (size_t)rows;

    if (own->diag.count == 0) {
        canvas_text(canvas, 0, 1, canvas->width - 2, STYLE_BOLD,
                    _("Nothing to mend. PgDn and PgUp go through the steps."));
        return;
    }
    if (own->list.row < own->top)
        own->top = own->list.row;
    if (own->list.row >= own->top + seen)
        own->top = own->list.row - seen + 1;
    if (own->top + seen > own->diag.count)
        own->top = own->diag.count > seen ? own->diag.count - seen : 0;
    for (size_t i = 0; i < seen && own->top + i < own->diag.count; i++) {
        char *line = finding_line(own, &own->diag.findings[own->top + i]);

        list_draw_row(&own->list, canvas, (int)i, own->top + i, line);
        free(line);
    }
}

/* ---- file and preview ---- */

static void draw_heading(const struct check_state *own, const struct layout *layout,
                         struct canvas *canvas, int row)
{
    canvas_rule(canvas, row);
    canvas_format(canvas, row, 3, STYLE_BOLD, " %s ", path_base(own->source.path));
    if (layout->below)
        canvas_rule(canvas, row + 1 + layout->panes - layout->below);
    if (layout->beside || layout->below)
        canvas_format(canvas, layout->beside ? row : row + 1 + layout->panes - layout->below,
                      layout->beside ? layout->source + 2 : 3, STYLE_BOLD, " %s ",
                      own->preview.stale ? _("Before the mistakes") : _("As the talk shows it"));
}

/* The finding, when it is about the line that the source stands at. */
static const struct finding *finding_here(const struct check_state *own)
{
    const struct finding *finding = check_finding(own);
    bool here = finding && finding->file && strcmp(finding->file, own->source.path) == 0 &&
                finding->line == (int)own->lines.row + 1;

    return here ? finding : NULL;
}

static void draw_panes(const struct check_state *own, const struct layout *layout,
                       struct canvas *canvas, int row)
{
    struct source_view view = {
        .line = own->lines.row + 1,
        .finding = finding_here(own),
        .row = row,
        .height = layout->panes - layout->below,
        .width = layout->source - 1,
    };
    int at = source_draw(&own->source, &view, canvas);

    if (check_in_source(own)) {
        canvas_text(canvas, at, 4, 1, STYLE_BOLD, ">");
        canvas_cursor(canvas, at, 4);
    }
    if (layout->below)
        preview_draw(&own->preview, canvas, row + layout->panes - layout->below + 1, 1,
                     layout->below - 1, canvas->width - 2);
    if (!layout->beside)
        return;
    for (int i = 0; i < layout->panes; i++)
        canvas_text(canvas, row + i, layout->source, 1, STYLE_DIM, canvas->ascii ? "|" : "│");
    preview_draw(&own->preview, canvas, row, layout->source + 2, layout->panes,
                 canvas->width - layout->source - 3);
}

/* ---- what it is, what to do ---- */

static int draw_advice_line(struct canvas *canvas, int row, const char *lead, const char *text)
{
    int rows;

    canvas_text(canvas, row, 1, LEAD_COLUMNS, STYLE_BOLD, lead);
    rows = canvas_wrap(canvas, row, LEAD_COLUMNS + 1, canvas->width - LEAD_COLUMNS - 2, STYLE_PLAIN,
                       text);
    return row + (rows > 0 ? rows : 1);
}

static void draw_advice(const struct tui *tui, const struct check_state *own, struct canvas *canvas,
                        int row)
{
    const struct finding *finding = check_finding(own);
    bool shipped = finding && finding->file && guides_is_shipped(tui, finding->file);

    if (!finding)
        return;
    canvas_rule(canvas, row);
    row = draw_advice_line(canvas, row + 1, _("What is it?"), finding->message);
    row = draw_advice_line(canvas, row, _("What do I do now?"),
                           finding->repair ? finding->repair : _("Change it at this place."));
    canvas_wrap(canvas, row, LEAD_COLUMNS + 1, canvas->width - LEAD_COLUMNS - 2, STYLE_DIM,
                shipped ? _("x explains it. This came with the program: n makes a copy.")
                        : _("x explains it. F4 goes there; saved is seen by itself."));
}

/* ---- above ---- */

static const char *state_words(const struct tui *tui, const struct check_state *own)
{
    if (guides_is_shipped(tui, own->path))
        return _("came with the program");
    if (own->preview.stale)
        return _("has mistakes");
    return own->preview.in_use ? _("in use") : _("concept");
}

/* "2 mistakes, 1 point to consider". The caller frees it. */
static char *counted(const struct diag *diag)
{
    size_t errors = findings_count(diag, SEVERITY_ERROR);
    size_t warnings = findings_count(diag, SEVERITY_WARNING);
    char *mistakes = xasprintf(message_plural("%zu mistake", "%zu mistakes", errors), errors);
    char *points = xasprintf(
        message_plural("%zu point to consider", "%zu points to consider", warnings), warnings);
    char *both = errors > 0 && warnings > 0 ? xasprintf("%s, %s", mistakes, points)
                 : errors > 0               ? xstrdup(mistakes)
                 : warnings > 0             ? xstrdup(points)
                                            : xstrdup(_("no mistakes"));

    free(mistakes);
    free(points);
    return both;
}

/* "21 steps · nl, en". The caller frees it. */
static char *contents(const struct script *script)
{
    struct buf line;

    if (!script)
        return xstrdup("");
    buf_init(&line);
    buf_addf(&line, message_plural("%zu step", "%zu steps", script->step_count),
             script->step_count);
    for (size_t i = 0; i < script->language_count; i++)
        buf_addf(&line, "%s%s", i ? ", " : " · ", script->languages[i]);
    return buf_take(&line);
}

void check_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP,     ACT_NEXT_PAGE, ACT_EDIT_GUIDE,
                                                      ACT_REHEARSE, ACT_PUBLISH,   ACT_BACK};
    struct check_state *own = state;
    struct layout layout = lay_out(own, frame);
    char *count = counted(&own->diag);

    frame->title = xasprintf("%s · %s", path_base(own->path), state_words(tui, own));
    frame->under = contents(own->preview.script);
    frame->under_right = xasprintf(_("%s · looked at %s"), count, own->loaded);
    memcpy(frame->hints, hints, sizeof hints);
    if (guides_is_shipped(tui, own->path))
        frame->hints[2] = ACT_COPY_GUIDE;
    draw_findings(own, &frame->body, layout.findings);
    draw_heading(own, &layout, &frame->body, layout.findings);
    draw_panes(own, &layout, &frame->body, layout.findings + 1);
    draw_advice(tui, own, &frame->body, layout.findings + 1 + layout.panes);
    canvas_extend(&frame->body, frame->body_rows);
    free(count);
}
