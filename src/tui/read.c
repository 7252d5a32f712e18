/*
 * The report of a past talk, to read: the same tree that documents are made from, drawn for the screen.
 * From here it can be kept as a file, and the talk opened again.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/label.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"
#include "export.h"
#include "list.h"
#include "read.h"
#include "report/report.h"
#include "report/scores.h"
#include "screen.h"
#include "session/correct.h"

struct read_state {
    struct session *session; /* read along: nothing is changed here */
    struct document document;
    struct score_table scores;
    struct list lines;
    size_t wanted;      /* the node to begin at; 0 = at the top */
    char *wanted_words; /* what of it has to be in sight */
    int scroll;
};

/* A document is in one language: that of the talk. */
static void make_document(struct read_state *own)
{
    const char *language = message_language();
    struct talk talk;

    message_set_language(session_interview(own->session)->language);
    talk = session_talk(own->session, false);
    document_init(&own->document, &talk);
    scores_init(&own->scores, &talk);
    message_set_language(language);
}

static bool read_open(struct tui *tui, void *state, const void *argument)
{
    struct read_state *own = state;
    struct diag diag;

    diag_init(&diag);
    own->session = session_open(tui_session_setup(tui), argument, true, NULL, &diag);
    if (!own->session) {
        tui_say(tui, "%s", diag_text(&diag));
        diag_done(&diag);
        return false;
    }
    diag_done(&diag);
    make_document(own);
    return true;
}

static void read_close(void *state)
{
    struct read_state *own = state;

    if (!own->session)
        return;
    scores_done(&own->scores);
    document_done(&own->document);
    free(own->wanted_words);
    session_close(own->session);
}

/* The employee may have said something of it meanwhile. */
static void read_changed(struct tui *tui, void *state, const struct change *change)
{
    struct read_state *own = state;
    struct diag diag;

    (void)change;
    diag_init(&diag);
    if (session_read_corrections(own->session, &diag)) {
        scores_done(&own->scores);
        document_done(&own->document);
        make_document(own);
    } else {
        tui_say(tui, "%s", diag_text(&diag));
    }
    diag_done(&diag);
}

static bool tells_of(const struct node *node, const struct hit *hit)
{
    return node->step && hit->step && strcmp(node->step, hit->step) == 0 &&
           strcmp(node->item, hit->item ? hit->item : "") == 0 &&
           (node->kind == NODE_CORRECTION) == (hit->in == FOUND_CORRECTION);
}

/* A remark stands behind the answer, which may have the same words. */
bool read_find(void *state, const struct hit *hit, const char *words)
{
    struct read_state *own = state;

    own->wanted = 0;
    for (size_t i = 1; i < own->document.count; i++) {
        if (!tells_of(&own->document.nodes[i], hit) ||
            !utf8_contains(own->document.nodes[i].text, words))
            continue;
        own->wanted = i;
        if (hit->in != FOUND_REMARK)
            break;
    }
    xstrset(&own->wanted_words, words);
    return own->wanted > 0;
}

/* ---- drawing ---- */

static int draw_scores(const struct score_table *table, struct canvas *canvas, int row)
{
    int width = 14; /* "Does it work?" and a blank */
    size_t columns = table->columns;
    int name = canvas->width - 2 - width * ((int)columns - 1);

    /* On a narrow screen last time is left out before a name is. */
    if (table->has_last && name < 22) {
        columns--;
        name += width;
    }
    for (size_t c = 1; c < columns; c++)
        canvas_text(canvas, row, name + width * (int)(c - 1), width - 1, STYLE_DIM,
                    table->heads[c]);
    row++;
    for (int v = 0; v < VALUE_COUNT; v++, row++) {
        canvas_text(canvas, row, 1, name - 2, STYLE_PLAIN, table->rows[v].cells[0]);
        for (size_t c = 1; c < columns; c++)
            canvas_text(canvas, row, name + width * (int)(c - 1), width - 1, STYLE_PLAIN,
                        table->rows[v].cells[c]);
    }
    return row + 1;
}

static int draw_field(const struct node *node, struct canvas *canvas, int row)
{
    char *text =
        xasprintf("%s%s %s", node->label, label_end(node->label), node->text ? node->text : "");
    int rows = canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_PLAIN, text);

    free(text);
    return row + rows;
}

static int draw_node(const struct read_state *own, const struct node *node, struct canvas *canvas,
                     int row)
{
    static const struct {
        int indent;
        unsigned style;
        int above, below; /* blank rows */
    } looks[] = {
        [NODE_TITLE] = {1, STYLE_BOLD, 0, 1},       [NODE_HEADING] = {1, STYLE_BOLD, 1, 0},
        [NODE_PARAGRAPH] = {1, STYLE_PLAIN, 0, 1},  [NODE_QUOTE] = {4, STYLE_PLAIN, 0, 1},
        [NODE_ITEM] = {3, STYLE_PLAIN, 0, 0},       [NODE_FIELD] = {1, STYLE_PLAIN, 0, 0},
        [NODE_CORRECTION] = {4, STYLE_PLAIN, 0, 1}, [NODE_SCORES] = {1, STYLE_PLAIN, 0, 0},
    };

    if (node->kind == NODE_SCORES)
        return draw_scores(&own->scores, canvas, row);
    if (node->kind == NODE_FIELD)
        return draw_field(node, canvas, row);
    if (node->kind == NODE_CORRECTION)
        row += canvas_wrap(canvas, row, 1, canvas->width - 2, STYLE_DIM, node->label);
    row += looks[node->kind].above;
    row += canvas_wrap(canvas, row, looks[node->kind].indent,
                       canvas->width - looks[node->kind].indent - 1, looks[node->kind].style,
                       node->text);
    return row + looks[node->kind].below;
}

static bool row_has(const struct canvas *canvas, int row, const char *words)
{
    struct buf line;
    bool found;

    buf_init(&line);
    for (size_t i = 0; i < canvas->rows[row].count; i++)
        buf_adds(&line, canvas->rows[row].spans[i].text);
    found = utf8_contains(buf_text(&line), words);
    buf_done(&line);
    return found;
}

/* The row in which the words begin: all of them, or the first when they were wrapped. */
static int row_of_words(const struct canvas *canvas, int from, int until, const char *words)
{
    char *first = xstrndup(words, strcspn(words, " "));
    int row = from, wrapped = -1;

    while (row < until && !row_has(canvas, row, words)) {
        if (wrapped < 0 && row_has(canvas, row, first))
            wrapped = row;
        row++;
    }
    free(first);
    if (row < until)
        return row;
    return wrapped < 0 ? from : wrapped;
}

/* A question right below a heading: they stay in sight together. */
static bool asks_below_heading(const struct document *document, size_t index)
{
    return index > 0 && document->nodes[index].kind == NODE_FIELD &&
           document->nodes[index - 1].kind == NODE_HEADING;
}

/* All nodes; returns how many rows they take, and where to begin: -1 = where it was. */
static int draw_nodes(const struct read_state *own, struct frame *frame, int *begin)
{
    struct canvas *canvas = &frame->body;
    int above = 0, rows = 0;

    *begin = -1;
    for (size_t i = 0; i < own->document.count; i++) {
        int from = rows;

        rows = draw_node(own, &own->document.nodes[i], canvas, rows);
        if (own->wanted && i == own->wanted) {
            int row = row_of_words(canvas, from, rows, own->wanted_words);

            /* The question stays in sight, unless the words would fall below the screen. */
            *begin = row - above < frame->body_rows ? above : row - frame->body_rows / 2;
        }
        if (!asks_below_heading(&own->document, i))
            above = from;
    }
    return rows;
}

static void read_draw(struct tui *tui, void *state, struct frame *frame)
{
    static const enum action_name hints[HINTS_MAX] = {ACT_HELP,   ACT_NEXT_PAGE, ACT_EXPORT,
                                                      ACT_REOPEN, ACT_BACK,      ACT_STOP};
    struct read_state *own = state;
    int wanted;
    int rows = draw_nodes(own, frame, &wanted);
    int most = rows > frame->body_rows ? rows - frame->body_rows : 0;

    (void)tui;
    frame->title = xstrdup(session_script(own->session)->title);
    frame->under = xstrdup(_("The report, as the employee gets it"));
    frame->scroll = &own->scroll;
    memcpy(frame->hints, hints, sizeof hints);
    if (wanted >= 0) /* once: from there on the keys move */
        own->lines.row = (size_t)wanted;
    own->wanted = 0;
    list_set_count(&own->lines, (size_t)most + 1);
    own->scroll = (int)own->lines.row;
    canvas_cursor(&frame->body, own->scroll + (own->scroll > 0), 0);
}

/* ---- keys ---- */

static void reopen(struct tui *tui, const struct read_state *own)
{
    char *id;

    if (!tui_may_begin(tui)) /* the report stays */
        return;
    id = xstrdup(session_interview(own->session)->id);
    tui_pop_now(tui);
    tui_open_talk(tui, id);
    free(id);
}

static bool read_key(struct tui *tui, void *state, enum action_name action,
                     const struct press *press)
{
    struct read_state *own = state;

    if (action == ACT_EXPORT)
        export_ask(tui, session_interview(own->session)->id);
    else if (action == ACT_REOPEN)
        reopen(tui, own);
    else if (action == ACT_CORRECT)
        tui_push(tui, &correct_screen, session_interview(own->session)->id);
    else
        return list_key(&own->lines, action, press, 15);
    return true;
}

const struct screen_kind read_screen = {
    .name = "read",
    .place = ON_READ,
    .state_size = sizeof(struct read_state),
    .open = read_open,
    .draw = read_draw,
    .key = read_key,
    .changed = read_changed,
    .close = read_close,
};
