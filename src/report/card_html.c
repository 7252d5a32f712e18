/*
 * A card or a letter as one HTML file that needs nothing else: no script, no font, no picture. On a screen it is
 * a page that fits any width, on paper A4. Whatever a guide says or a person typed stays text.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "html_page.h"
#include "sheet.h"

/* Dark grey on white only: 16:1, and 7:1 for what stands beside it. */
static const char style[] =
    "@page { size: A4; margin: 10mm 12mm }\n"
    "* { box-sizing: border-box }\n"
    "html { font: 100%/1.4 \"Helvetica Neue\", Arial, \"Liberation Sans\", sans-serif;"
    " color: #222; background: #fff }\n"
    "body { margin: 0 auto; padding: 1rem; max-width: 60rem; overflow-wrap: anywhere }\n"
    "h1 { font-size: 1.5rem; margin: 0 }\n"
    "h2 { font-size: 1.1rem; margin: 1.2em 0 .4em; padding-bottom: .15em;"
    " border-bottom: 2px solid #222 }\n"
    "h3 { font-size: 1rem; margin: 0; color: #555 }\n"
    "p, ul { margin: .2em 0 }\n"
    "ul { padding-left: 1.2em }\n"
    "h1, h2, h3 { break-after: avoid }\n"
    ".kind, .minutes, .note, footer { color: #555 }\n"
    ".employee .kind { margin-bottom: .8em }\n"
    ".minutes { float: right; font-weight: normal }\n"
    ".step { margin: 0 0 .7em; break-inside: avoid }\n"
    ".ask { font-weight: bold }\n"
    ".say { padding-left: .6em; border-left: 2px solid #555 }\n"
    ".cue { font-style: italic }\n"
    ".room { height: 2em; border-bottom: 1px solid #555 }\n"
    "footer { margin-top: 1.5em; padding-top: .3em; border-top: 1px solid #555 }\n"
    ".leader main { columns: 2 20rem; column-gap: 2rem }\n"
    ".leader section:first-child h2 { margin-top: 0 }\n"
    "@media print {\n"
    "  html { font-size: 8.5pt; line-height: 1.2 }\n"
    "  .step { margin-bottom: .5em }\n"
    "  .employee { font-size: 10pt }\n"
    "  body { padding: 0; max-width: none }\n"
    "  .leader main { columns: 2; column-gap: 8mm }\n"
    "  .room { height: 7mm }\n"
    "}\n";

/* ---- what is open ---- */

/* Each but the header, which stands before them, holds the next ones: closing one closes those. */
enum level { LEVEL_HEADER, LEVEL_MAIN, LEVEL_SECTION, LEVEL_STEP, LEVEL_LIST, LEVEL_COUNT };

static const struct {
    const char *open, *close;
} tags[LEVEL_COUNT] = {
    [LEVEL_HEADER] = {"<header>\n", "</header>\n"},
    [LEVEL_MAIN] = {"<main>\n", "</main>\n"},
    [LEVEL_SECTION] = {"<section>\n", "</section>\n"},
    [LEVEL_STEP] = {"<div class=\"step\">\n", "</div>\n"},
    [LEVEL_LIST] = {"<ul>\n", "</ul>\n"},
};

struct page {
    struct buf *out;
    bool open[LEVEL_COUNT];
    struct html_page page;
};

static void close_from(struct page *page, enum level level)
{
    for (int i = LEVEL_LIST; i >= (int)level; i--) {
        if (page->open[i])
            buf_adds(page->out, tags[i].close);
        page->open[i] = false;
    }
}

static void open_level(struct page *page, enum level level)
{
    if (page->open[level])
        return;
    buf_adds(page->out, tags[level].open);
    page->open[level] = true;
}

static void add_element(struct page *page, const char *open, const char *text)
{
    html_page_add_element(&page->page, open, text);
}

/* ---- nodes ---- */

static void add_section(struct page *page, const struct sheet_node *node)
{
    close_from(page, page->open[LEVEL_MAIN] ? LEVEL_SECTION : LEVEL_HEADER);
    open_level(page, LEVEL_MAIN);
    open_level(page, LEVEL_SECTION);
    buf_adds(page->out, "<h2>");
    html_page_add(&page->page, node->text);
    if (node->label) {
        buf_adds(page->out, " <span class=\"minutes\">");
        html_page_add(&page->page, node->label);
        buf_adds(page->out, "</span>");
    }
    buf_adds(page->out, "</h2>\n");
}

static void add_step(struct page *page, const struct sheet_node *node)
{
    close_from(page, LEVEL_STEP);
    open_level(page, LEVEL_STEP);
    add_element(page, "h3", node->label);
    if (*node->text)
        add_element(page, "p class=\"ask\"", node->text);
}

static void add_item(struct page *page, const struct sheet_node *node)
{
    open_level(page, LEVEL_LIST);
    buf_adds(page->out, "<li>");
    if (node->label) {
        buf_adds(page->out, "<b>");
        html_page_add(&page->page, node->label);
        buf_adds(page->out, "</b>: ");
    }
    html_page_add(&page->page, node->text);
    buf_adds(page->out, "</li>\n");
}

static void add_cue(struct page *page, const struct sheet_node *node)
{
    buf_adds(page->out, "<p class=\"cue\"><b>");
    html_page_add(&page->page, _("Tip:"));
    buf_adds(page->out, "</b> ");
    html_page_add(&page->page, node->text);
    buf_adds(page->out, "</p>\n");
}

/* Lines to write on say nothing to who listens to the page. */
static void add_room(struct page *page, const struct sheet_node *node)
{
    for (int i = 0; i < node->lines; i++)
        buf_adds(page->out, "<div class=\"room\" aria-hidden=\"true\"></div>\n");
}

static void add_node(struct page *page, const struct sheet_node *node)
{
    if (node->kind != SHEET_ITEM)
        close_from(page, LEVEL_LIST);
    switch (node->kind) {
    case SHEET_TITLE:
        open_level(page, LEVEL_HEADER);
        add_element(page, "h1", node->text);
        add_element(page, "p class=\"kind\"", node->label);
        break;
    case SHEET_SECTION:
        add_section(page, node);
        break;
    case SHEET_STEP:
        add_step(page, node);
        break;
    case SHEET_ITEM:
        add_item(page, node);
        break;
    case SHEET_CUE:
        add_cue(page, node);
        break;
    case SHEET_ROOM:
        add_room(page, node);
        break;
    case SHEET_SAY:
        add_element(page, "p class=\"say\"", node->text);
        break;
    case SHEET_NOTE:
        add_element(page, "p class=\"note\"", node->text);
        break;
    case SHEET_PARAGRAPH:
        add_element(page, "p", node->text);
        break;
    case SHEET_FOOT:
        break;
    }
}

/* The title in the head is that of the page: the guide, and what kind of card it is. */
static void begin_page(struct page *page, const struct sheet *sheet, const char *language,
                       enum card_reader reader)
{
    const char *const typed[HTML_TYPED] = {sheet->person, sheet->leader, sheet->purpose};
    const char *const styles[] = {style, NULL};
    char *title = xasprintf("%s · %s", sheet->nodes[0].text, sheet->nodes[0].label);

    html_page_init(&page->page, page->out, typed);
    html_page_head(&page->page, language, reader == CARD_LEADER ? "leader" : "employee", title,
                   styles);
    free(title);
}

/* What stands at the foot comes last; a letter has none. */
static void add_foot(struct page *page, const struct sheet *sheet)
{
    bool begun = false;

    for (size_t i = 0; i < sheet->count; i++) {
        if (sheet->nodes[i].kind != SHEET_FOOT)
            continue;
        buf_adds(page->out, begun ? "" : "<footer>\n");
        begun = true;
        add_element(page, "p", sheet->nodes[i].text);
    }
    buf_adds(page->out, begun ? "</footer>\n" : "");
    html_page_foot(&page->page);
}

void sheet_write_html(const struct sheet *sheet, const char *language, enum card_reader reader,
                      struct buf *out)
{
    struct page page = {.out = out};

    begin_page(&page, sheet, language, reader);
    for (size_t i = 0; i < sheet->count; i++)
        add_node(&page, &sheet->nodes[i]);
    close_from(&page, LEVEL_HEADER);
    add_foot(&page, sheet);
    html_page_done(&page.page);
}
