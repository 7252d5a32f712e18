#ifndef WG_TUI_TUI_H
#define WG_TUI_TUI_H

#include <stdbool.h>

#include "base/diag.h"
#include "registry/registry.h"
#include "session/session.h"

/* The screens. The whole face: opens the terminal, runs until the user stops, gives it back. */
struct tui_setup {
    const struct session_setup *session;
    const char *language;  /* of a new talk, and of the program */
    bool language_asked;   /* it was asked for: a talk that is opened goes on in it */
    bool ascii;            /* draw with + - | */
    bool color;            /* false: attributes only (NO_COLOR) */
    bool external_editor;  /* F4 may start $VISUAL or $EDITOR */
    const char *note;      /* at the top of the first screen: of N_(), or NULL */
    const char *interview; /* opens this talk at once, or NULL for home */
    struct session *talk;  /* the same for one that is open already: taken over */
    /* HR's screens, on this registry, instead of home; `session` has no store then. NULL = home. */
    struct registry *review;
};

/* Whether this terminal can do screens; if not, *why gets a sentence (borrowed). */
bool tui_possible(const char **why);
/* Exit status: 0, or 1 with a sentence in diag. */
int tui_run(const struct tui_setup *setup, struct diag *diag);

#endif
