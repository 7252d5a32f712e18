/*
 * A card as one HTML file that needs nothing else: no script, no font, no picture. On a screen it is
 * a page that fits any width, on paper A4. Whatever a guide says stays text.
 */
#include <string.h>

#include "base/message.h"
#include "escape.h"
#include "sheet.h"

/* Dark grey on white only: 16:1, and 7:1 for what stands beside it. */
static const char style[] =
    "@page { size: A4; margin: 10mm 12mm }\n"
    "* { box-sizing: border-box }\n"
    "html { font: 100%/1.4 \"Helvetica Neue\", Arial, \"Liberation Sans\", sans-serif;"
    " color: #222; background: #fff }\n"
    "body { margin: 0 auto; padding: 1rem; max-width: 60rem }\n"
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

/* <p class="ask">…</p>; no class: a plain one. */
static void add_element(struct buf *out, const char *name, const char *class_name, const char *text)
{
    buf_addf(out, "<%s", name);
    if (class_name)
        buf_addf(out, " class=\"%s\"", class_name);
    buf_addc(out, '>');
    escape_html(out, text);
    buf_addf(out, "</%s>\n", name);
}

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

/* ---- nodes ---- */

static void add_section(struct page *page, const struct sheet_node *node)
{
    close_from(page, page->open[LEVEL_MAIN] ? LEVEL_SECTION : LEVEL_HEADER);
    open_level(page, LEVEL_MAIN);
    open_level(page, LEVEL_SECTION);
    buf_adds(page->out, "<h2>");
    escape_html(page->out, node->text);
    if (node->label) {
        buf_adds(page->out, " <span class=\"minutes\">");
        escape_html(page->out, node->label);
        buf_adds(page->out, "</span>");
    }
    buf_adds(page->out, "</h2>\n");
}

static void add_step(struct page *page, const struct sheet_node *node)
{
    close_from(page, LEVEL_STEP);
    open_level(page, LEVEL_STEP);
    add_element(page->out, "h3", NULL, node->label);
    if (*node->text)
        add_element(page->out, "p", "ask", node->text);
}

static void add_item(struct page *page, const struct sheet_node *node)
{
    open_level(page, LEVEL_LIST);
    buf_adds(page->out, "<li>");
    if (node->label) {
        buf_adds(page->out, "<b>");
        escape_html(page->out, node->label);
        buf_adds(page->out, "</b>: ");
    }
    escape_html(page->out, node->text);
    buf_adds(page->out, "</li>\n");
}

static void add_cue(struct page *page, const struct sheet_node *node)
{
    buf_adds(page->out, "<p class=\"cue\"><b>");
    escape_html(page->out, _("Tip:"));
    buf_adds(page->out, "</b> ");
    escape_html(page->out, node->text);
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
        add_element(page->out, "h1", NULL, node->text);
        add_element(page->out, "p", "kind", node->label);
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
        add_element(page->out, "p", "say", node->text);
        break;
    case SHEET_NOTE:
        add_element(page->out, "p", "note", node->text);
        break;
    case SHEET_PARAGRAPH:
        add_element(page->out, "p", NULL, node->text);
        break;
    case SHEET_FOOT:
        break;
    }
}

/* The title in the head is that of the page: the guide, and what kind of card it is. */
static void add_head(struct buf *out, const char *language, enum card_reader reader,
                     const struct sheet_node *title)
{
    buf_adds(out, "<!DOCTYPE html>\n<html lang=\"");
    escape_html(out, language);
    buf_addf(out, "\" class=\"%s\">\n<head>\n", reader == CARD_LEADER ? "leader" : "employee");
    buf_adds(out, "<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<title>");
    escape_html(out, title->text);
    buf_adds(out, " · ");
    escape_html(out, title->label);
    buf_addf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", style);
}

/* What stands at the foot comes last in every sheet. */
static void add_foot(struct buf *out, const struct sheet *sheet)
{
    buf_adds(out, "<footer>\n");
    for (size_t i = 0; i < sheet->count; i++) {
        if (sheet->nodes[i].kind == SHEET_FOOT)
            add_element(out, "p", NULL, sheet->nodes[i].text);
    }
    buf_adds(out, "</footer>\n</body>\n</html>\n");
}

void sheet_write_html(const struct sheet *sheet, const char *language, enum card_reader reader,
                      struct buf *out)
{
    struct page page = {.out = out};

    add_head(out, language, reader, &sheet->nodes[0]);
    for (size_t i = 0; i < sheet->count; i++)
        add_node(&page, &sheet->nodes[i]);
    close_from(&page, LEVEL_HEADER);
    add_foot(out, sheet);
}
