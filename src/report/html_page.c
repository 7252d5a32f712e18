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
