#ifndef WG_REPORT_PDF_H
#define WG_REPORT_PDF_H

#include <stdbool.h>
#include <stddef.h>

#include "report/picture.h"
#include "report/report.h"
#include "report/scores.h"

/*
 * What the program hands to the module pdf.so (base/module.h). All of it is borrowed for the call, and all
 * texts are clean. The labels of fields and corrections end as they are to be printed.
 */
struct pdf_source {
    const struct document *document;
    const struct score_table *scores;
    const struct picture *pictures; /* stand below the scores */
    size_t picture_count;
    const char *title;    /* also at the foot of every page */
    const char *author;   /* or NULL */
    const char *language; /* nl */
    const char *creator;
    const char *created; /* "2026-11-22T10:45:00Z": the same input gives the same bytes */
};
struct pdf_functions {
    /* Whether this computer has letters to set text in: without them the pages would stay unreadable. */
    bool (*has_letters)(void);
    /*
     * Sets the document on A4 pages and calls `append` with its bytes, in order. NULL, or what
     * went wrong in the words of the library: in English, and to live until the next call.
     */
    const char *(*write)(const struct pdf_source *source,
                         void (*append)(void *context, const char *bytes, size_t length),
                         void *context);
};

#endif
