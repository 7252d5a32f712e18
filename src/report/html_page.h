#ifndef WG_SRC_REPORT_HTML_PAGE_H
#define WG_SRC_REPORT_HTML_PAGE_H

#include "base/buf.h"

/*
 * What every page has, so that none is less safe than another: a policy that forbids all but the style in it, nothing
 * for who gathers pages, and what people typed as words that keep their own direction of writing (<bdi>).
 */
enum { HTML_TYPED = 4 };
struct html_page {
    struct buf *out;
    char *typed[HTML_TYPED]; /* as it stands in the texts, or NULL */
};
/* `typed`: names and the like; each may be NULL. The buffer stays the caller's. */
void html_page_init(struct html_page *page, struct buf *out, const char *const typed[HTML_TYPED]);
void html_page_done(struct html_page *page);

/* Up to and with <body>. `class_name` may be NULL; `style` ends with NULL. */
void html_page_head(struct html_page *page, const char *language, const char *class_name,
                    const char *title, const char *const *style);
void html_page_foot(struct html_page *page);
/* How a document looks, on a screen and on paper. */
const char *html_page_style(void);
/* Of what utf8_clean() made, like escape_html(). */
void html_page_add(struct html_page *page, const char *text);
/* `open` with its attributes: "p class=\"ask\""; its first word closes it. */
void html_page_add_element(struct html_page *page, const char *open, const char *text);

#endif
