#ifndef WG_SRC_REPORT_WRITER_H
#define WG_SRC_REPORT_WRITER_H

#include "report/report.h"

/*
 * Adds nodes to a document. The headings of a part and of a value are kept back
 * until something is added under them, so that no heading stands alone.
 */
struct writer {
    const struct talk *talk;
    const struct script *script;
    struct document *document;
    const char *part; /* a heading that waits, or NULL */
    const char *item; /* likewise, under it: a value's name, or what was agreed */
    const char *at;   /* the item that is written about, "" = none */
    bool plan_written;
    bool in_block;                /* what is added tells of one action */
    const char *step, *step_item; /* what is added tells of this answer, NULL = of none */
    bool *corrected;              /* of each correction: it has its place; or NULL */
};

void writer_init(struct writer *writer, struct document *document, const struct talk *talk);
/* What follows belongs to this part; to this item of a loop ("": to none). */
void writer_set_part(struct writer *writer, const char *title);
void writer_set_item(struct writer *writer, const char *item);
/* What follows tells of this answer, so that it can be found in the document; NULL: of none. Borrowed. */
void writer_set_place(struct writer *writer, const char *step, const char *item);
/* Cleans and copies label (may be NULL) and text. */
void writer_add(struct writer *writer, enum node_kind kind, const char *label, const char *text);
void writer_addf(struct writer *writer, enum node_kind kind, const char *label, const char *format,
                 ...) __attribute__((format(printf, 4, 5)));
/* A level 3 heading, at once. */
void writer_add_heading(struct writer *writer, const char *text);

/*
 * A text of the guide with its {places} filled, as far as this reader may see them. The caller
 * frees it.
 */
char *writer_fill(const struct writer *writer, const char *text, const char *item);

#endif
