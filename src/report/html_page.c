/* The head and the words of a page, the same for a document and a card. */
#include "html_page.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "escape.h"

void html_page_init(struct html_page *page, struct buf *out, const char *const typed[HTML_TYPED])
{
    *page = (struct html_page){.out = out};
    for (size_t i = 0; i < HTML_TYPED; i++)
        page->typed[i] = typed[i] ? utf8_clean(typed[i], strlen(typed[i]), UTF8_ONE_LINE) : NULL;
}

void html_page_done(struct html_page *page)
{
    for (size_t i = 0; i < HTML_TYPED; i++)
        free(page->typed[i]);
    *page = (struct html_page){0};
}

/* ---- words ---- */

static bool is_word(char byte)
{
    return (unsigned char)byte >= 0x80 || (byte >= '0' && byte <= '9') ||
           (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/* The length of the name that begins here, as a word by itself; 0 = none does. */
static size_t typed_at(const struct html_page *page, const char *text, size_t at)
{
    size_t longest = 0;

    if (at > 0 && is_word(text[at - 1]))
        return 0;
    for (size_t i = 0; i < HTML_TYPED; i++) {
        size_t length = page->typed[i] ? strlen(page->typed[i]) : 0;

        if (length > longest && strncmp(text + at, page->typed[i], length) == 0 &&
            !is_word(text[at + length]))
            longest = length;
    }
    return longest;
}

/* A name that is written from right to left would turn what stands beside it. */
void html_page_add(struct html_page *page, const char *text)
{
    size_t from = 0;
    size_t at = 0;

    while (text[at]) {
        size_t length = typed_at(page, text, at);

        if (length == 0) {
            at++;
            continue;
        }
        escape_html_bytes(page->out, text + from, at - from);
        buf_adds(page->out, "<bdi>");
        escape_html_bytes(page->out, text + at, length);
        buf_adds(page->out, "</bdi>");
        at += length;
        from = at;
    }
    escape_html_bytes(page->out, text + from, at - from);
}

void html_page_add_element(struct html_page *page, const char *open, const char *text)
{
    buf_addf(page->out, "<%s>", open);
    html_page_add(page, text);
    buf_addf(page->out, "</%.*s>\n", (int)strcspn(open, " "), open);
}

/* ---- the ends of a page ---- */

/*
 * Colours stand here once, each with its part: what is read has 4.5:1 or more on what it lies on, a line or dot that
 * tells something 3:1 (WCAG AA). A test counts them.
 */
static const char document_style[] =
    ":root { --ink: #22303a; --soft-ink: #55646f; --accent: #1f4f70; --paper: #ffffff;"
    " --card: #f4f7f9; --note: #fbf6ec; --edge: #c9d3da;"
    " --now: #1f4f70; --last: #9a5b00; --soft: #cfe1ec; --grid: #ccd5db }\n"
    "@page { size: A4; margin: 18mm 17mm }\n"
    "* { box-sizing: border-box }\n"
    "html { font: 100%/1.55 \"Source Sans 3\", \"Segoe UI\", \"Helvetica Neue\", Arial,"
    " \"Liberation Sans\", sans-serif; color: var(--ink); background: var(--paper) }\n"
    "body { margin: 0 auto; padding: 2.5rem 1.25rem 3rem; max-width: 50rem;"
    " overflow-wrap: anywhere }\n"
    "h1, h2, h3, blockquote { font-family: Georgia, \"Iowan Old Style\", \"Liberation Serif\","
    " serif }\n"
    "h1 { font-size: 1.8rem; font-weight: normal; line-height: 1.25; margin: 0 0 .6em;"
    " color: var(--accent) }\n"
    "h2 { font-size: 1.35rem; font-weight: normal; line-height: 1.3; margin: 2.4em 0 .8em;"
    " padding-bottom: .25em; color: var(--accent); border-bottom: 1px solid var(--edge) }\n"
    "h3 { font-size: 1.08rem; line-height: 1.35; margin: 1.6em 0 .4em }\n"
    "p, ul { margin: .5em 0 }\n"
    "ul { padding-left: 1.2em }\n"
    "blockquote { margin: .4em 0 1.2em; padding: .1em 0 .1em 1em; font-size: 1.05rem;"
    " border-left: 3px solid var(--soft) }\n"
    "h1, h2, h3, .ask, .whose { break-after: avoid }\n"
    "blockquote, li, figure, tr, dl > div { break-inside: avoid }\n"
    ".ask { margin: 1em 0 .2em; color: var(--soft-ink) }\n"
    "dl { margin: .6em 0 }\n"
    "dl > div { display: grid; grid-template-columns: minmax(7rem, 2fr) 5fr; column-gap: 1rem;"
    " padding: .15em 0 }\n"
    "dt { color: var(--soft-ink) }\n"
    "dd { margin: 0 }\n"
    "header dl { margin: 0 }\n"
    "header .copy { font-weight: bold }\n"
    ".pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem),"
    " 1fr)); gap: 1.5rem 2rem; align-items: start; margin: 0 0 1.5rem }\n"
    "figure { margin: 0 }\n"
    "figcaption { text-align: center; color: var(--soft-ink) }\n"
    "table { width: 100%; break-inside: avoid; border-collapse: collapse; margin: 0 0 1rem }\n"
    "caption { text-align: left; color: var(--soft-ink); padding-bottom: .4em }\n"
    "th, td { padding: .35em .5em; text-align: center; font-weight: normal; vertical-align: top;"
    " border-bottom: 1px solid var(--edge) }\n"
    "thead th { color: var(--soft-ink); vertical-align: bottom }\n"
    "th:first-child { text-align: left; padding-left: 0 }\n"
    ".marked th { font-weight: bold }\n"
    ".before { white-space: nowrap }\n"
    ".cards { display: grid; gap: 1rem; margin: .8rem 0 1.4rem }\n"
    ".card { padding: 1rem 1.2rem; background: var(--card); border: 1px solid var(--edge);"
    " border-left: 4px solid var(--accent); border-radius: 6px; break-inside: avoid }\n"
    ".card h3 { margin: 0 0 .5em }\n"
    ".card > :last-child { margin-bottom: 0 }\n"
    ".correction { margin: .8em 0 1.4em; padding: .6rem 1rem .1rem; background: var(--note);"
    " border: 1px dashed var(--last); border-radius: 6px; break-inside: avoid }\n"
    ".correction blockquote { border-color: var(--last); margin-bottom: .6em }\n"
    ".whose { margin: 0; font-weight: bold }\n"
    "footer { margin-top: 3rem; font-size: .92rem; break-inside: avoid }\n"
    "footer h2 { font-size: 1.1rem; margin: 0 0 .5em }\n"
    "@media (max-width: 32rem) {\n"
    "  body { padding: 1.25rem 1rem 2rem }\n"
    "  h1 { font-size: 1.5rem }\n"
    "  dl > div { grid-template-columns: 1fr; padding: .25em 0 }\n"
    "  table { font-size: .8rem; line-height: 1.35 }\n"
    "  th, td { padding: .35em .2em }\n"
    "  thead th { font-size: .75rem; overflow-wrap: break-word }\n"
    "}\n"
    "@media print {\n"
    "  html { font-size: 10.5pt; line-height: 1.45 }\n"
    "  body { padding: 0; max-width: none }\n"
    "  h2 { margin-top: 1.8em }\n"
    "  .pictures { grid-template-columns: 1fr 1fr }\n"
    "}\n";

const char *html_page_style(void)
{
    return document_style;
}

void html_page_head(struct html_page *page, const char *language, const char *class_name,
                    const char *title, const char *const *style)
{
    char *clean = utf8_clean(language, strlen(language), UTF8_ONE_LINE);

    buf_adds(page->out, "<!DOCTYPE html>\n<html lang=\"");
    escape_html(page->out, clean);
    free(clean);
    if (class_name)
        buf_addf(page->out, "\" class=\"%s", class_name);
    buf_adds(page->out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta http-equiv=\"Content-Security-Policy\""
                        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        "<meta name=\"robots\" content=\"noindex\">\n"
                        "<title>");
    escape_html(page->out, title);
    buf_adds(page->out, "</title>\n<style>\n");
    for (; *style; style++)
        buf_adds(page->out, *style);
    buf_adds(page->out, "</style>\n</head>\n<body>\n");
}

void html_page_foot(struct html_page *page)
{
    buf_adds(page->out, "</body>\n</html>\n");
}
