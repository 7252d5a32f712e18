#ifndef WG_BASE_DIAG_H
#define WG_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What went wrong, in sentences that a person can act on. A function that can
 * fail through no bug of ours takes a struct diag and adds to it; only cli and
 * tui show it. Sentences are already in the reader's language and cleaned of
 * control characters.
 */
enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

struct finding {
    enum severity severity;
    char *code;    /* "WG102", or NULL outside scripts */
    char *file;    /* NULL when the finding has no place */
    int line;      /* from 1; 0 = no place */
    int column;    /* from 1, in code points; 0 = no place */
    char *message; /* what is wrong */
    char *repair;  /* what to do about it, or NULL */
};

struct diag {
    struct finding *findings;
    size_t count;
};

void diag_init(struct diag *diag);
void diag_done(struct diag *diag);
void diag_clear(struct diag *diag);

/*
 * Adds an error without a place. Always returns false, so that a caller can `return
 * diag_error(…)`.
 */
bool diag_error(struct diag *diag, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds a finding with a place; `repair` may be NULL, all strings are copied. */
void diag_add(struct diag *diag, enum severity severity, const char *code, const char *file,
              int line, int column, const char *repair, const char *format, ...)
    __attribute__((format(printf, 8, 9)));

bool diag_has_error(const struct diag *diag);
/* Sorts by file, line, column; equal places keep their order. */
void diag_sort(struct diag *diag);
/* Of equal neighbours one is kept: sort before. */
void diag_unique(struct diag *diag);
/* Forgets all but the first so many. */
void diag_limit(struct diag *diag, size_t most);
/* The first message, or "" : what fits one status line. Borrowed. */
const char *diag_text(const struct diag *diag);
/* Moves all findings of `from` behind those of `to`; `from` is empty afterwards. */
void diag_move(struct diag *to, struct diag *from);

#endif
