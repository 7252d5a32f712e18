#ifndef WG_CLI_INPUT_H
#define WG_CLI_INPUT_H

#include <stdbool.h>

#include "base/buf.h"

/*
 * Lines from standard input. Waiting for one gives the talk its heartbeat, and an end by
 * signal (SIGINT, SIGTERM, SIGHUP) is an end of input like any other.
 */
struct input {
    void (*tick)(void *context); /* once a second while waiting; may be NULL */
    void *context;
    struct buf bytes; /* read, not handed out yet */
    bool interactive; /* someone types: the terminal shows the answer behind the prompt */
    bool ended;
};

/* Catches the signals until input_done(). */
void input_init(struct input *input);
void input_done(struct input *input);
/* The next line without its end, clean (utf8_clean); NULL when input ended. The caller frees it. */
char *input_line(struct input *input);

#endif
