#ifndef WG_TESTS_BENCH_LINE_H
#define WG_TESTS_BENCH_LINE_H

#include <stddef.h>
#include <sys/types.h>

/*
 * A program at the other end of a pseudo terminal of 24 rows and 80 columns, and a look at
 * its bytes as they come. Nothing is drawn: interpreting the output would be measured too.
 */
struct line {
    int master;
    pid_t pid;
    char *bytes; /* all that came since the last key (or the start), NUL-terminated */
    size_t length;
    double asked; /* when that key was sent, or the program started; microseconds */
    double last;  /* when its latest byte was there */
};

/*
 * From here on the bench stays on one processor and the programs on another, where there are two:
 * whether a key has to wake a sleeping processor is otherwise the scheduler's mood of the day.
 */
void line_part_processors(void);
void line_start(struct line *line, const char *const *argv);
/* Sends keys; what came before is forgotten. */
void line_type(struct line *line, const char *keys);
/* Reads on until `text` came. Fails the bench after five seconds. */
void line_wait(struct line *line, const char *text);
/* Reads on until nothing came for so long. */
void line_settle(struct line *line, int milliseconds);
/* Asks the program to end, and waits for it. */
void line_end(struct line *line);

#endif
