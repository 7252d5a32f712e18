#ifndef WG_REPORT_REPORT_H
#define WG_REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "domain/agreement.h"
#include "domain/appointment.h"
#include "domain/conversation.h"
#include "domain/correction.h"
#include "domain/growth.h"
#include "domain/interview.h"

/*
 * What a document is made of: one finished or running talk, all borrowed. No format reads the
 * store. `for_leader` adds the private remarks and what is only for me, and says so; without
 * it neither a document nor JSON holds any of that.
 */
struct earlier {
    struct script *script;             /* a version that the talk had before */
    struct conversation *conversation; /* what it alone asked, and was answered */
};
struct talk {
    const struct interview *interview;
    const struct conversation *conversation;
    const struct plan *plan;
    const struct earlier *earlier; /* or NULL */
    size_t earlier_count;
    const char *purpose;            /* the team's own words, or NULL */
    const struct growth_talk *last; /* the talk before, to lay beside this one; or NULL */
    const struct correction_list *corrections;   /* of answers and actions; or NULL */
    const struct appointment_list *appointments; /* agreed in this talk and to come; or NULL */
    const struct history *histories; /* of the plan's actions, one each in its order; or NULL */
    const char *const *origins;      /* likewise: the id of the talk it was made in; or NULL */
    const char *const *shares; /* likewise: how it stands with HR, NULL: not shared; or NULL */
    const char *share_code;    /* with which the employee takes back what is shared; or NULL */
    bool scores_shared;        /* the scores of this talk count in the figures, or will */
    const char *share_contact; /* who at HR takes it, besides the leader; or NULL */
    const char *bundle;        /* the pinned guide: makes the leader's JSON whole; or NULL */
    int64_t now;               /* when the document is made */
    bool for_leader;
};

/* A plain tree that every format walks: see src/report/document.c for how it is filled. */
enum node_kind {
    NODE_TITLE,      /* text */
    NODE_HEADING,    /* text, level 2 or 3 */
    NODE_PARAGRAPH,  /* text */
    NODE_QUOTE,      /* the employee's own words */
    NODE_ITEM,       /* of a list */
    NODE_FIELD,      /* label and text; no text: a question, answered by what follows */
    NODE_CORRECTION, /* label: whose and when; text: what the employee says of what stands above */
    NODE_SCORES      /* the seven values: rows come from scores.h, drawings from picture.h */
};
/* Texts are clean (utf8_clean). Fields, paragraphs and quotes may have many lines. */
struct node {
    enum node_kind kind;
    int level;
    bool in_block; /* it tells of one action: its heading begins the block, and it stays together */
    bool is_code;  /* a field whose text is copied by hand: it is to stand out */
    const char *step,
        *item;   /* the answer that it tells of, borrowed from the talk; NULL: of none */
    char *label; /* one line, or NULL */
    char *text;  /* never NULL */
};
struct document {
    struct node *nodes;
    size_t count;
    size_t foot; /* from here on what the document is, for who gets it; `count` = nothing */
};
void document_init(struct document *document, const struct talk *talk);
void document_done(struct document *document);

/* The formats of `report --format`, each one file and one row. */
struct report_format {
    const char *name;      /* md */
    const char *extension; /* md */
    bool is_binary;        /* not for a terminal */
    /* False with a sentence: a format that needs a library that is not there. */
    bool (*write)(const struct talk *talk, struct buf *out, struct diag *diag);
};
const struct report_format *report_format_find(const char *name);
/* "md, json", for messages. The caller frees it. */
char *report_format_names(void);

/* JSON of the command line: heads, and a head with its answers, values and plan. */
void report_json_heads(const struct interview *heads, size_t count, struct buf *out);
void report_json_talk(const struct talk *talk, struct buf *out);

#endif
