#ifndef WG_TUI_SCRIPT_CHECK_H
#define WG_TUI_SCRIPT_CHECK_H

#include "guides.h"
#include "list.h"
#include "script_findings.h"
#include "script_preview.h"
#include "script_source.h"
#include "watch.h"

/* One guide, looked at: what is found in its files, the place in the file, and how the talk shows it. */
struct check_state {
    char *id;
    char *path; /* of its own file */
    struct watch watch;
    char loaded[6]; /* "11:20" */
    struct diag diag;
    struct list list; /* of the findings */
    size_t top;       /* the first one in sight */
    struct source_text source;
    struct list lines; /* of that file */
    bool in_source;    /* arrows move there */
    struct preview preview;
};

/* The finding that is chosen, or NULL. */
const struct finding *check_finding(const struct check_state *own);
/* Arrows move in the source: asked for, or there is nothing else to move in. */
bool check_in_source(const struct check_state *own);

/* script_check_draw.c */
void check_draw(struct tui *tui, void *state, struct frame *frame);

#endif
