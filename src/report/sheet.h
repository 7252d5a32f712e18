#ifndef WG_SRC_REPORT_SHEET_H
#define WG_SRC_REPORT_SHEET_H

#include "report/card.h"
#include "report/invitation.h"

/*
 * What a card is made of, in order: what follows a section or a step belongs to it. Every text is
 * clean; only what is said aloud may have many lines.
 */
enum sheet_kind {
    SHEET_TITLE,     /* text; label: what kind of card it is */
    SHEET_PARAGRAPH, /* text */
    SHEET_SECTION,   /* text; label: its minutes, or NULL */
    SHEET_STEP,      /* text: the question, or ""; label */
    SHEET_SAY,       /* text: said aloud */
    SHEET_ITEM,      /* text: a probe; label: the value that the question is about, or NULL */
    SHEET_NOTE,      /* text: a scale, choices, a condition */
    SHEET_CUE,       /* text */
    SHEET_ROOM,      /* lines to write on */
    SHEET_FOOT       /* text */
};
struct sheet_node {
    enum sheet_kind kind;
    char *label; /* or NULL */
    char *text;  /* never NULL */
    int lines;   /* of SHEET_ROOM */
};
struct sheet {
    struct sheet_node *nodes;
    size_t count;
    const char *person, *purpose; /* what {person} and {purpose} become; NULL = a blank */
    const char *leader;           /* whose name stands under a letter, or NULL */
};
/* sheet.c: one function a reader, and the common ends of both. */
void sheet_init(struct sheet *sheet, const struct script *script, enum card_reader reader);
/* The employee's, as a letter with names and day. */
void sheet_init_invitation(struct sheet *sheet, const struct invitation *invitation);
void sheet_done(struct sheet *sheet);

/* The writers, one a file. */
void sheet_write_markdown(const struct sheet *sheet, struct buf *out);
void sheet_write_html(const struct sheet *sheet, const char *language, enum card_reader reader,
                      struct buf *out);

#endif
