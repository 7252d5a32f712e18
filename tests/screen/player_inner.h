#ifndef WG_TESTS_SCREEN_PLAYER_INNER_H
#define WG_TESTS_SCREEN_PLAYER_INNER_H

#include "player.h"

#include <stdint.h>
#include <termios.h>
#include <vterm.h>

/* What the player's own files share; tests include player.h alone. */

struct bytes {
    char *data; /* NUL-terminated once anything was added */
    size_t length, capacity;
};

struct player {
    pid_t pid;
    int master;  /* -1 after player_hangup() */
    bool closed; /* nobody holds the other side any more */
    bool ended;
    int status;
    int deadline_ms;
    int rows, cols;
    VTerm *vterm;
    VTermScreen *screen;
    struct termios lines; /* the line settings at the start */
    struct bytes log;     /* all output so far */
    struct bytes queue;   /* input the program has not taken yet */
    size_t asked;         /* length of the log at the last input */
    size_t counted;       /* and at the last player_bytes() */
    char **row_text;
    char *screen_text;
};

/* Aborts with errno's sentence when the test or the machine is broken. */
void player_must(bool holds, const char *what);
void bytes_add(struct bytes *bytes, const char *data, size_t length);

/* Takes what the program has written until now, without waiting. */
void player_read(struct player *p);
/*
 * Moves bytes both ways, waiting for some until the moment `until`. False when
 * nothing more is to be hoped for: the moment passed or the program has ended.
 */
bool player_pump(struct player *p, int64_t until);
int64_t player_now_ms(void);
/* True after a moment without output, false when the program never stopped talking. */
bool player_fall_silent(struct player *p);

/* Every input stands between these two; what is sent goes into the queue. */
void player_input_begin(struct player *p);
void player_input_end(struct player *p);

#endif
