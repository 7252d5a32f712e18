/*
 * The player: a pseudo terminal on one side, libvterm's screen on the other.
 *
 * All reading and writing happens in player_pump(), which never blocks longer than
 * asked: input is queued and written as the program takes it, so that a long paste
 * into a program that is painting cannot lock both up.
 */
#include "player_inner.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

enum { DEADLINE_MS = 10000, SILENCE_MS = 60 };

/* --- small helpers --- */

void player_must(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "player: %s: %s\n", what, strerror(errno));
        abort();
    }
}

void bytes_add(struct bytes *b, const char *data, size_t length)
{
    if (b->length + length + 1 > b->capacity) {
        b->capacity = (b->length + length + 1) * 2;
        b->data = realloc(b->data, b->capacity);
        player_must(b->data != NULL, "realloc");
    }
    memcpy(b->data + b->length, data, length);
    b->length += length;
    b->data[b->length] = '\0';
}

static void bytes_drop_front(struct bytes *b, size_t length)
{
    b->length -= length;
    memmove(b->data, b->data + length, b->length);
}

int64_t player_now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* --- the program's side --- */

static void child_environment(const char *const *changes)
{
    static const char *const handed_on[] = {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"};
    enum { HANDED_ON = sizeof(handed_on) / sizeof(handed_on[0]) };
    char *kept[HANDED_ON];

    for (size_t i = 0; i < HANDED_ON; i++) {
        const char *value = getenv(handed_on[i]);
        kept[i] = value ? strdup(value) : NULL;
    }
    clearenv();
    for (size_t i = 0; i < HANDED_ON; i++) {
        if (kept[i])
            setenv(handed_on[i], kept[i], 1);
    }
    setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1);
    setenv("HOME", "/nonexistent", 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("LANG", "C.UTF-8", 1);
    for (; changes && *changes; changes++)
        putenv(strdup(*changes)); /* without a '=' glibc removes the name */
}

/* A test that was started with nohup must not hand an ignored SIGHUP on. */
static void child_signals(void)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int s = 1; s < 32; s++)
        signal(s, SIG_DFL);
}

static void child_user(uid_t uid)
{
    if (uid == 0 || uid == geteuid())
        return;
    gid_t gid = (gid_t)uid;
    player_must(fchown(STDIN_FILENO, uid, gid) == 0, "fchown");
    player_must(setgroups(0, NULL) == 0 && setgid(gid) == 0 && setuid(uid) == 0, "setuid");
}

static _Noreturn void child_run(const struct player_setup *setup, int slave)
{
    player_must(login_tty(slave) == 0, "login_tty"); /* a session of its own */
    child_signals();
    child_user(setup->uid);
    child_environment(setup->env);
    execvp(setup->argv[0], (char *const *)setup->argv);
    fprintf(stderr, "cannot start %s: %s\n", setup->argv[0], strerror(errno));
    _exit(127);
}

/* --- the terminal's side --- */

/* Bounded, so that a program that never stops talking cannot keep us; a dead one leaves less. */
void player_read(struct player *p)
{
    char data[4096];
    for (int turn = 0; turn < 500 && p->master >= 0 && !p->closed; turn++) {
        ssize_t n = read(p->master, data, sizeof(data));
        if (n > 0) {
            bytes_add(&p->log, data, (size_t)n);
            vterm_input_write(p->vterm, data, (size_t)n);
        } else if (n < 0 && errno == EINTR) {
            continue;
        } else {
            p->closed = n == 0 || errno != EAGAIN; /* EIO: the other side is gone */
            return;
        }
    }
}

static void write_queue(struct player *p)
{
    if (p->master < 0 || p->queue.length == 0)
        return;
    ssize_t n = write(p->master, p->queue.data, p->queue.length);
    if (n > 0)
        bytes_drop_front(&p->queue, (size_t)n);
}

/* Flags as for waitpid(): 0 waits, WNOHANG only looks. */
static void reap(struct player *p, int flags)
{
    int status;
    pid_t pid;
    do
        pid = waitpid(p->pid, &status, flags);
    while (pid < 0 && errno == EINTR);
    player_must(pid >= 0, "waitpid");
    if (pid == 0)
        return;
    p->ended = true;
    p->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void on_child_end(int signal)
{
    (void)signal; /* its one use is to wake ppoll() */
}

/* SIGCHLD is let in only while ppoll() waits, so no end can slip by between look and wait. */
static void watch_children(void)
{
    struct sigaction action = {.sa_handler = on_child_end};
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    player_must(sigprocmask(SIG_BLOCK, &child, NULL) == 0, "sigprocmask");
    player_must(sigaction(SIGCHLD, &action, NULL) == 0, "sigaction");
}

/* Returns when bytes can move, a child ended, or the time is over. */
static void wait_for_event(struct player *p, int64_t ms)
{
    struct timespec timeout = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    short events = (short)(p->queue.length ? POLLIN | POLLOUT : POLLIN);
    struct pollfd fd = {.fd = p->closed ? -1 : p->master, .events = events};
    sigset_t mask;

    sigprocmask(SIG_SETMASK, NULL, &mask);
    sigdelset(&mask, SIGCHLD);
    ppoll(&fd, 1, &timeout, &mask);
}

bool player_pump(struct player *p, int64_t until)
{
    int64_t left = until - player_now_ms();

    if (p->ended || left <= 0)
        return false;
    reap(p, WNOHANG);
    if (!p->ended) {
        wait_for_event(p, left);
        reap(p, WNOHANG);
    }
    write_queue(p);
    player_read(p); /* after the look at the end: what a dead program left is now all there */
    return true;
}

/* libvterm's own words to the program: keys, and answers to questions about the terminal. */
static void on_vterm_output(const char *data, size_t length, void *user)
{
    struct player *p = user;
    bytes_add(&p->queue, data, length);
}

/* Old output is read first, so that it does not pass for the answer to what comes now. */
void player_input_begin(struct player *p)
{
    player_read(p);
    p->asked = p->log.length;
}

void player_input_end(struct player *p)
{
    int64_t until = player_now_ms() + p->deadline_ms;
    write_queue(p);
    while (p->queue.length && player_pump(p, until))
        ;
    if (p->queue.length && !p->ended)
        fprintf(stderr, "player: the program does not read what is typed\n");
    p->queue.length = 0;
}

/* --- start and end --- */

static void screen_start(struct player *p)
{
    p->vterm = vterm_new(p->rows, p->cols);
    player_must(p->vterm != NULL, "vterm_new");
    vterm_set_utf8(p->vterm, 1);
    vterm_output_set_callback(p->vterm, on_vterm_output, p);
    p->screen = vterm_obtain_screen(p->vterm);
    vterm_screen_enable_altscreen(p->screen, 1);
    vterm_screen_reset(p->screen, 1);
}

/* Not forkpty(): the line settings must be noted before the program can change them. */
static void program_start(struct player *p, const struct player_setup *setup)
{
    int slave;
    struct winsize size = {.ws_row = (unsigned short)p->rows, .ws_col = (unsigned short)p->cols};

    player_must(openpty(&p->master, &slave, NULL, NULL, &size) == 0, "openpty");
    player_must(tcgetattr(slave, &p->lines) == 0, "tcgetattr");
    /* Close on exec: a second player's program must not keep this line open. */
    player_must(fcntl(p->master, F_SETFD, FD_CLOEXEC) == 0, "fcntl");
    player_must(fcntl(p->master, F_SETFL, O_NONBLOCK) == 0, "fcntl");
    watch_children();
    fflush(NULL);
    p->pid = fork();
    player_must(p->pid >= 0, "fork");
    if (p->pid == 0)
        child_run(setup, slave);
    close(slave);
}

struct player *player_start(const struct player_setup *setup)
{
    struct player *p = calloc(1, sizeof(*p));
    player_must(p != NULL, "calloc");
    p->rows = setup->rows ? setup->rows : 24;
    p->cols = setup->cols ? setup->cols : 80;
    p->deadline_ms = setup->deadline_ms ? setup->deadline_ms : DEADLINE_MS;
    p->row_text = calloc((size_t)p->rows, sizeof(*p->row_text));
    player_must(p->row_text != NULL, "calloc");
    bytes_add(&p->log, "", 0);
    screen_start(p);
    program_start(p, setup);
    return p;
}

static void rows_free(struct player *p)
{
    for (int row = 0; row < p->rows; row++)
        free(p->row_text[row]);
    free(p->row_text);
}

void player_free(struct player *p)
{
    if (!p)
        return;
    player_kill(p, SIGKILL);
    if (!p->ended)
        reap(p, 0);
    player_hangup(p);
    rows_free(p);
    vterm_free(p->vterm);
    free(p->screen_text);
    free(p->log.data);
    free(p->queue.data);
    free(p);
}

pid_t player_pid(const struct player *p)
{
    return p->pid;
}

/* Until it is reaped the id stays ours, so the signal cannot hit a stranger. */
void player_kill(struct player *p, int signal)
{
    if (!p->ended)
        kill(p->pid, signal);
}

void player_hangup(struct player *p)
{
    if (p->master >= 0)
        close(p->master);
    p->master = -1;
}

void player_resize(struct player *p, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

    player_input_begin(p);
    rows_free(p);
    p->row_text = calloc((size_t)rows, sizeof(*p->row_text));
    player_must(p->row_text != NULL, "calloc");
    p->rows = rows;
    p->cols = cols;
    vterm_set_size(p->vterm, rows, cols);
    /* With this the kernel sends SIGWINCH. */
    player_must(ioctl(p->master, TIOCSWINSZ, &size) == 0, "TIOCSWINSZ");
}

/* --- waits --- */

struct wish {
    const char *text;
    int row, col;
};

static bool has_text(struct player *p, const struct wish *wish)
{
    return strstr(player_screen(p), wish->text) != NULL;
}

static bool lacks_text(struct player *p, const struct wish *wish)
{
    return !has_text(p, wish);
}

static bool has_cursor(struct player *p, const struct wish *wish)
{
    int row, col;
    player_cursor(p, &row, &col, NULL);
    return row == wish->row && col == wish->col;
}

static bool has_answer(struct player *p, const struct wish *wish)
{
    (void)wish;
    return p->log.length > p->asked;
}

static bool has_ended(struct player *p, const struct wish *wish)
{
    (void)wish;
    return p->ended;
}

static void complain(struct player *p, const char *what, const char *text)
{
    int row, col;
    player_cursor(p, &row, &col, NULL);
    fprintf(stderr, "player: %s%s; cursor %d %d", what, text, row, col);
    if (p->ended)
        fprintf(stderr, "; the program ended with %d", p->status);
    fprintf(stderr, "; the screen:\n");
    for (row = 0; row < p->rows; row++)
        fprintf(stderr, "%3d|%s\n", row, player_row(p, row));
}

static bool wait_for(struct player *p, bool (*holds)(struct player *, const struct wish *),
                     const struct wish *wish, const char *complaint)
{
    int64_t until = player_now_ms() + p->deadline_ms;
    bool hope = true;
    player_read(p);
    while (!holds(p, wish)) {
        if (!hope) {
            complain(p, complaint, wish->text);
            return false;
        }
        hope = player_pump(p, until);
    }
    return true;
}

bool player_fall_silent(struct player *p)
{
    int64_t until = player_now_ms() + p->deadline_ms;
    int64_t quiet = player_now_ms() + SILENCE_MS;
    size_t before = p->log.length;

    while (player_pump(p, quiet)) {
        if (p->log.length != before)
            quiet = player_now_ms() + SILENCE_MS;
        before = p->log.length;
        if (player_now_ms() > until)
            return false;
    }
    return true;
}

bool player_wait(struct player *p, const char *text)
{
    return wait_for(p, has_text, &(struct wish){.text = text}, "this never came: ");
}

bool player_wait_gone(struct player *p, const char *text)
{
    return wait_for(p, lacks_text, &(struct wish){.text = text}, "this stayed: ");
}

bool player_wait_cursor(struct player *p, int row, int col)
{
    char where[40];
    snprintf(where, sizeof(where), "%d %d", row, col);
    struct wish wish = {.text = where, .row = row, .col = col};
    return wait_for(p, has_cursor, &wish, "the cursor never came to ");
}

bool player_wait_idle(struct player *p)
{
    struct wish wish = {.text = ""};
    if (!wait_for(p, has_answer, &wish, "no answer to the last input"))
        return false;
    if (player_fall_silent(p))
        return true;
    complain(p, "the output never stopped", "");
    return false;
}

bool player_exited(struct player *p, int *status)
{
    struct wish wish = {.text = ""};
    if (!wait_for(p, has_ended, &wish, "the program did not end"))
        return false;
    if (status)
        *status = p->status;
    return true;
}
