#ifndef WG_TESTS_SCREEN_PLAYER_H
#define WG_TESTS_SCREEN_PLAYER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/*
 * Plays a person at a terminal: runs a real program on a pseudo terminal, draws
 * its output on a screen in memory, presses keys and looks at what stands there.
 *
 *     struct player *p = player_start(&(struct player_setup){
 *         .argv = (const char *const[]){"build/waardegesprek", NULL},
 *         .env = (const char *const[]){"HOME=/tmp/someone", NULL}});
 *     assert_true(player_wait(p, "F10 Stop"));
 *     player_key(p, "F1");
 *     assert_true(player_wait(p, "Hulp"));
 *     assert_true(player_golden(p, "help"));
 *     player_free(p);
 *
 * Nothing sleeps. A wait returns the moment its wish is true and fails when the
 * deadline passes or the program ends; then it prints the wish and the screen on
 * standard error. Its answer must be used: wrap it in assert_true().
 * SIGCHLD belongs to the player: it is blocked, and caught while a wait lasts.
 * A broken test (an unknown key name) or a broken machine (no pty) aborts.
 *
 * Rows and columns count from 0. Only input and waits take in what the program wrote;
 * looking shows what they left, so two looks in a row see the same.
 */
#define PLAYER_CHECK __attribute__((warn_unused_result))

struct player;

struct player_setup {
    const char *const *argv; /* ends with NULL; argv[0] is looked up in the child's PATH */
    int rows, cols;          /* 0: 24 and 80 */
    /*
     * "NAME=value" sets, "NAME" alone removes; ends with NULL; NULL for none.
     * The rest of the environment is PATH, TERM=xterm-256color, LANG=C.UTF-8, the
     * sanitizers' options, and HOME=/nonexistent so that no test writes in a home.
     */
    const char *const *env;
    uid_t uid;       /* run as this user (needs root); 0: as the test itself */
    int deadline_ms; /* of every wait; 0: 10 seconds */
};

/* Never NULL. A program that cannot be started says so on the screen and exits with 127. */
struct player *player_start(const struct player_setup *setup);
/* Kills the program if it still runs. NULL is legal. */
void player_free(struct player *p);

/* --- keys --- */

void player_type(struct player *p, const char *text);
/*
 * One key by name: "Enter" "Esc" "Tab" "BackTab" "Space" "Backspace" "Delete" "Insert"
 * "Up" "Down" "Left" "Right" "Home" "End" "PgUp" "PgDn" "F1" … "F12" or one ASCII
 * character; before it any of "Ctrl+", "Alt+", "Shift+". The bytes are xterm's, and
 * follow the program's cursor key mode as xterm does. "Putty+" in front sends PuTTY's
 * bytes where they differ. After "Esc", wait for its effect before the next key:
 * sent together they are Alt and that key.
 */
void player_key(struct player *p, const char *name);
/* As a terminal pastes: in brackets if the program asked for them, lines ended by CR. */
void player_paste(struct player *p, const char *text);
/* What stood on the screen stays until the program repaints: player_wait_idle() first. */
void player_resize(struct player *p, int rows, int cols);

/* --- waits --- */

PLAYER_CHECK bool player_wait(struct player *p, const char *text);
PLAYER_CHECK bool player_wait_gone(struct player *p, const char *text);
PLAYER_CHECK bool player_wait_cursor(struct player *p, int row, int col);
/*
 * Something was answered to the last input, and then it was silent for 60 ms. For a
 * key that changes the screen in a way no text tells. A key that does nothing is
 * never answered: press one after it that does, and wait for that.
 */
PLAYER_CHECK bool player_wait_idle(struct player *p);
/* The end of the program. *status (may be NULL) as a shell has it: 128 + signal if killed. */
PLAYER_CHECK bool player_exited(struct player *p, int *status);

/* --- looking --- */

/* UTF-8, without blanks at the end. Borrowed until the same row is asked again or a resize. */
const char *player_row(struct player *p, int row);
/* All rows, each ended by a newline. Borrowed until the next call of this or of a text wait. */
const char *player_screen(struct player *p);
/* Each pointer may be NULL. */
void player_cursor(struct player *p, int *row, int *col, bool *visible);

struct player_cell {
    char text[40]; /* "" when blank, and in the right half of a wide character */
    int width;     /* 1 or 2 */
    bool bold, underline, reverse;
    bool coloured; /* front or back is not the terminal's own colour */
};
struct player_cell player_cell(struct player *p, int row, int col);
/* How many cells of a row are in reverse. */
int player_reverse(struct player *p, int row);

/*
 * Compares the screen (rows, then a line "cursor ROW COL", with " hidden" if so) with
 * NAME.txt in $WG_GOLDEN or else tests/screen/golden. Gives the screen two seconds (or
 * the deadline, if shorter) to become equal, then prints the rows that differ. With
 * UPDATE_GOLDEN=1 it waits for silence and writes the file instead.
 */
PLAYER_CHECK bool player_golden(struct player *p, const char *name);

/* --- the raw output --- */

/* Bytes that came since the last call. */
size_t player_bytes(struct player *p);
/* Everything since the start, NUL-terminated. Borrowed until more comes. */
const char *player_output(struct player *p, size_t *length);
/* Were these bytes ever sent? player_sent(p, "\a") is the bell. */
bool player_sent(struct player *p, const char *bytes);
/* Was any colour ever asked for? The terminal's own colours (39, 49) do not count. */
bool player_sent_colour(struct player *p);
/* The state of a DEC private mode: 1049 other screen, 2004 paste brackets, 1000 mouse … */
bool player_mode(struct player *p, int mode);
/*
 * Is the terminal as it was at the start: own screen, cursor shown, no brackets, no
 * mouse, normal cursor keys, and the line settings (echo, line mode) put back?
 */
bool player_restored(struct player *p);

/* --- mishaps --- */

pid_t player_pid(const struct player *p);
/* Sends a signal to the program alone; does nothing once it has ended. */
void player_kill(struct player *p, int signal);
/* The window is closed or the line drops: the kernel sends SIGHUP, reads fail. */
void player_hangup(struct player *p);

#endif
