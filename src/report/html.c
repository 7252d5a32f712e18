/*
 * The document as one HTML file that needs nothing else: no script, no font, no picture from elsewhere, and a policy
 * in it that forbids all of them. On a screen it fits any width from a phone's, on paper it is A4. Whatever a person
 * typed stays text, and a name keeps its own direction of writing (<bdi>).
 */
#include "base/message.h"
#include "format.h"
#include "html_page.h"
#include "report/picture.h"
#include "report/scores.h"
#include "svg.h"

/* ---- what is open ---- */

/* Each of MAIN's holds the next ones: closing one closes those. HEADER and FOOT stand beside MAIN. */
enum level {
    LEVEL_HEADER,
    LEVEL_MAIN,
    LEVEL_FOOT,
    LEVEL_SECTION,
    LEVEL_CARDS,
    LEVEL_CARD,
    LEVEL_LIST,
    LEVEL_FIELDS,
    LEVEL_COUNT
};

static const struct {
    const char *open, *close;
} tags[LEVEL_COUNT] = {
    [LEVEL_HEADER] = {"<header>\n", "</header>\n"},
    [LEVEL_MAIN] = {"<main>\n", "</main>\n"},
    [LEVEL_FOOT] = {"<footer>\n", "</footer>\n"},
    [LEVEL_SECTION] = {"<section>\n", "</section>\n"},
    [LEVEL_CARDS] = {"<div class=\"cards\">\n", "</div>\n"},
    [LEVEL_CARD] = {"<article class=\"card\">\n", "</article>\n"},
    [LEVEL_LIST] = {"<ul>\n", "</ul>\n"},
    [LEVEL_FIELDS] = {"<dl>\n", "</dl>\n"},
};

struct paper {
    struct buf *out;
    const struct talk *talk;
    bool open[LEVEL_COUNT];
    struct html_page page;
};

static void close_from(struct paper *page, enum level level)
{
    for (int i = LEVEL_COUNT - 1; i >= (int)level; i--) {
        if (page->open[i])
            buf_adds(page->out, tags[i].close);
        page->open[i] = false;
    }
}

static void open_level(struct paper *page, enum level level)
{
    if (page->open[level])
        return;
    buf_adds(page->out, tags[level].open);
    page->open[level] = true;
}

static void add_element(struct paper *page, const char *open, const char *text)
{
    html_page_add_element(&page->page, open, text);
}

/* ---- the values ---- */

static void add_picture(struct paper *page, bool (*draw)(struct picture *, const struct talk *),
                        const char *id)
{
    struct picture picture;

    if (draw(&picture, page->talk)) {
        buf_adds(page->out, "<figure>\n");
        svg_write(&picture, id, page->out);
        add_element(page, "figcaption", picture.title);
        buf_adds(page->out, "</figure>\n");
    }
    picture_done(&picture);
}

static bool has_picture(const struct talk *talk)
{
    struct picture picture;
    bool any = picture_radar(&picture, talk);

    picture_done(&picture);
    return any;
}

static void add_table(struct paper *page)
{
    struct score_table table;

    scores_init(&table, page->talk);
    buf_adds(page->out, "<table>\n");
    add_element(page, "caption", _("The seven values in numbers"));
    buf_adds(page->out, "<thead>\n<tr>\n");
    for (size_t i = 0; i < table.columns; i++)
        add_element(page, "th scope=\"col\"", table.heads[i]);
    buf_adds(page->out, "</tr>\n</thead>\n<tbody>\n");
    for (int v = 0; v < VALUE_COUNT; v++) {
        buf_addf(page->out, "<tr%s>\n", table.rows[v].marked ? " class=\"marked\"" : "");
        add_element(page, "th scope=\"row\"", table.rows[v].cells[0]);
        for (size_t i = 1; i < table.columns; i++) {
            bool is_last = table.has_last && i == table.columns - 1;

            add_element(page, is_last ? "td class=\"before\"" : "td", table.rows[v].cells[i]);
        }
        buf_adds(page->out, "</tr>\n");
    }
    buf_adds(page->out, "</tbody>\n</table>\n");
    scores_done(&table);
}

static void add_values(struct paper *page)
{
    if (has_picture(page->talk)) {
        buf_adds(page->out, "<div class=\"pictures\">\n");
        add_picture(page, picture_radar, "radar");
        add_picture(page, picture_bars, "bars");
        buf_adds(page->out, "</div>\n");
    }
    add_table(page);
}

/* ---- nodes ---- */

static void add_heading(struct paper *page, const struct node *node)
{
    if (node->in_block) {
        close_from(page, LEVEL_CARD);
        open_level(page, LEVEL_CARDS);
        open_level(page, LEVEL_CARD);
    } else if (node->level == 2 && !page->open[LEVEL_FOOT]) {
        close_from(page, LEVEL_SECTION);
        open_level(page, LEVEL_SECTION);
    }
    add_element(page, node->level == 2 ? "h2" : "h3 dir=\"auto\"", node->text);
}

/* A question is answered by what follows; a field holds its answer. */
static void add_field(struct paper *page, const struct node *node)
{
    if (!*node->text) {
        add_element(page, "p class=\"ask\"", node->label);
        return;
    }
    open_level(page, LEVEL_FIELDS);
    buf_adds(page->out, "<div>\n");
    add_element(page, "dt", node->label);
    add_element(page, "dd dir=\"auto\"", node->text);
    buf_adds(page->out, "</div>\n");
}

static void add_correction(struct paper *page, const struct node *node)
{
    buf_adds(page->out, "<div class=\"correction\">\n");
    add_element(page, "p class=\"whose\"", node->label);
    add_element(page, "blockquote dir=\"auto\"", node->text);
    buf_adds(page->out, "</div>\n");
}

/* What may not stand in the list, or the block, that is still open. */
static void close_before(struct paper *page, const struct node *node)
{
    bool goes_on =
        page->open[LEVEL_LIST] ? node->kind == NODE_ITEM : node->kind == NODE_FIELD && *node->text;

    /* Words behind the heads of a talk are its contents, also without a heading. */
    if (page->open[LEVEL_HEADER] && page->open[LEVEL_FIELDS] && !goes_on) {
        close_from(page, LEVEL_HEADER);
        open_level(page, LEVEL_MAIN);
    }
    if (!goes_on)
        close_from(page, LEVEL_LIST);
    if (!node->in_block && page->open[LEVEL_CARDS])
        close_from(page, LEVEL_CARDS);
}

static void add_node(struct paper *page, const struct node *node)
{
    close_before(page, node);
    switch (node->kind) {
    case NODE_TITLE:
        open_level(page, LEVEL_HEADER);
        add_element(page, "h1", node->text);
        break;
    case NODE_HEADING:
        add_heading(page, node);
        break;
    case NODE_PARAGRAPH:
        add_element(page, page->open[LEVEL_HEADER] ? "p class=\"copy\"" : "p dir=\"auto\"",
                    node->text);
        break;
    case NODE_QUOTE:
        add_element(page, "blockquote dir=\"auto\"", node->text);
        break;
    case NODE_ITEM:
        open_level(page, LEVEL_LIST);
        add_element(page, "li dir=\"auto\"", node->text);
        break;
    case NODE_FIELD:
        add_field(page, node);
        break;
    case NODE_CORRECTION:
        add_correction(page, node);
        break;
    case NODE_SCORES:
        add_values(page);
        break;
    }
}

/* ---- the page ---- */

static void begin_page(struct paper *page, const struct node *title)
{
    const struct interview *interview = page->talk->interview;
    const char *const typed[HTML_TYPED] = {interview->person, interview->team, interview->leader};
    const char *const styles[] = {html_page_style(), svg_style(), NULL};

    html_page_init(&page->page, page->out, typed);
    html_page_head(&page->page, conversation_script(page->talk->conversation)->language, NULL,
                   title->text, styles);
}

void report_write_html(const struct talk *talk, struct buf *out)
{
    struct paper page = {.out = out, .talk = talk};
    struct document document;

    document_init(&document, talk);
    begin_page(&page, &document.nodes[0]);
    for (size_t i = 0; i < document.count; i++) {
        if (i == document.foot) {
            close_from(&page, LEVEL_HEADER);
            open_level(&page, LEVEL_FOOT);
        }
        add_node(&page, &document.nodes[i]);
    }
    close_from(&page, LEVEL_HEADER);
    html_page_foot(&page.page);
    html_page_done(&page.page);
    document_done(&document);
}
