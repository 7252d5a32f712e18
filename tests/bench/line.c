/* One program on a pty. Each read is stamped at once: the stamps are what the bench is about. */
#include "line.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "bench.h"

enum { PATIENCE_MS = 5000 };

static int our_processor = -1;
static int their_processor = -1;

static void stay_on(int processor)
{
    cpu_set_t set;

    if (processor < 0)
        return;
    CPU_ZERO(&set);
    CPU_SET((size_t)processor, &set);
    sched_setaffinity(0, sizeof set, &set);
}

void line_part_processors(void)
{
    cpu_set_t allowed;

    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0 || CPU_COUNT(&allowed) < 2)
        return;
    for (int i = CPU_SETSIZE - 1; i >= 0; i--) {
        if (!CPU_ISSET((size_t)i, &allowed))
            continue;
        their_processor = our_processor;
        our_processor = i;
    }
    stay_on(our_processor);
}

static void forget(struct line *line)
{
    free(line->bytes);
    line->bytes = xstrdup("");
    line->length = 0;
}

/* Nothing of the caller's own setting may colour what is measured. */
static _Noreturn void run(const char *const *argv)
{
    static const char *const environment[] = {"PATH=/usr/bin:/bin", "HOME=/nonexistent",
                                              "TERM=xterm-256color", "LANG=C.UTF-8", NULL};

    stay_on(their_processor);
    execve(argv[0], (char *const *)argv, (char *const *)environment);
    _exit(127);
}

void line_start(struct line *line, const char *const *argv)
{
    struct winsize size = {.ws_row = 24, .ws_col = 80};

    *line = (struct line){0};
    forget(line);
    line->asked = bench_now();
    line->pid = forkpty(&line->master, NULL, NULL, &size);
    if (line->pid < 0)
        bench_fail("there is no pty: %s", strerror(errno));
    if (line->pid == 0)
        run(argv);
}

void line_type(struct line *line, const char *keys)
{
    size_t length = strlen(keys);

    forget(line);
    line->asked = bench_now();
    if (write(line->master, keys, length) != (ssize_t)length)
        bench_fail("the program does not read its keys");
}

/* False when nothing came in time, or nothing will come any more. */
static bool take(struct line *line, int milliseconds)
{
    struct pollfd file = {.fd = line->master, .events = POLLIN};
    char part[8192];
    ssize_t got;

    if (poll(&file, 1, milliseconds) <= 0)
        return false;
    got = read(line->master, part, sizeof part);
    if (got <= 0)
        return false;
    line->last = bench_now();
    line->bytes = xreallocarray(line->bytes, line->length + (size_t)got + 1, 1);
    memcpy(line->bytes + line->length, part, (size_t)got);
    line->length += (size_t)got;
    line->bytes[line->length] = '\0';
    return true;
}

void line_wait(struct line *line, const char *text)
{
    while (!strstr(line->bytes, text)) {
        if (!take(line, PATIENCE_MS))
            bench_fail("\"%s\" never came, but: %s", text, line->bytes);
    }
}

void line_settle(struct line *line, int milliseconds)
{
    while (take(line, milliseconds))
        ;
}

/* By SIGTERM: a store that is closed well is what the next start should find. */
void line_end(struct line *line)
{
    kill(line->pid, SIGTERM);
    while (take(line, PATIENCE_MS))
        ;
    kill(line->pid, SIGKILL);
    waitpid(line->pid, NULL, 0);
    close(line->master);
    free(line->bytes);
    *line = (struct line){0};
}
