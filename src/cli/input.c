/*
 * Reading lines without ever being deaf: stdio would block in the middle of a line, where neither
 * the heartbeat nor a signal gets through. The signals are open only while we wait.
 */
#include "input.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "say.h"

/* Longer lines are cut into pieces: nobody types them, and memory is not endless. */
enum { LINE_MOST = 1 << 20, CHUNK = 4096 };

static volatile sig_atomic_t stopped;
static const int stops[] = {SIGINT, SIGTERM, SIGHUP};
enum { STOP_COUNT = sizeof stops / sizeof *stops };

static struct sigaction old_actions[STOP_COUNT];
static sigset_t outside; /* the mask while we wait */

static void on_stop(int number)
{
    (void)number;
    stopped = 1;
}

void input_init(struct input *input)
{
    struct sigaction action = {.sa_handler = on_stop};
    sigset_t held;

    *input = (struct input){.interactive = isatty(STDIN_FILENO)};
    buf_init(&input->bytes);
    stopped = 0;
    sigemptyset(&held);
    for (int i = 0; i < STOP_COUNT; i++) {
        sigaddset(&held, stops[i]);
        sigaction(stops[i], &action, &old_actions[i]);
    }
    sigprocmask(SIG_BLOCK, &held, &outside);
}

void input_done(struct input *input)
{
    sigprocmask(SIG_SETMASK, &outside, NULL);
    for (int i = 0; i < STOP_COUNT; i++)
        sigaction(stops[i], &old_actions[i], NULL);
    buf_done(&input->bytes);
}

/* Waits for bytes. False when a signal said to stop. */
static bool wait_for_bytes(struct input *input)
{
    /* Short enough that what was committed is synced within a second. */
    static const struct timespec beat = {.tv_nsec = 100 * 1000 * 1000};
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
    int ready = 0;

    while (ready == 0 && !stopped) {
        ready = ppoll(&in, 1, &beat, &outside);
        if (input->tick)
            input->tick(input->context);
        if (ready < 0 && errno == EINTR)
            ready = 0;
    }
    return !stopped;
}

/* False at the end of input. */
static bool read_more(struct input *input)
{
    char chunk[CHUNK];
    ssize_t got;

    if (!wait_for_bytes(input))
        return false;
    got = read(STDIN_FILENO, chunk, sizeof chunk);
    if (got > 0)
        buf_add(&input->bytes, chunk, (size_t)got);
    return got > 0 || (got < 0 && errno == EINTR);
}

static size_t line_length(const struct buf *bytes)
{
    const char *end = bytes->length > 0 ? memchr(bytes->data, '\n', bytes->length) : NULL;

    if (end)
        return (size_t)(end - bytes->data);
    return bytes->length >= LINE_MOST ? LINE_MOST : SIZE_MAX;
}

/* Hands out the first `length` bytes and drops them, with the newline behind. */
static char *take_line(struct input *input, size_t length)
{
    char *line = utf8_clean(input->bytes.data, length, UTF8_ONE_LINE);
    size_t past = length + (length < input->bytes.length && input->bytes.data[length] == '\n');

    memmove(input->bytes.data, input->bytes.data + past, input->bytes.length - past + 1);
    input->bytes.length -= past;
    return line;
}

static char *trim_end(char *line)
{
    size_t length = strlen(line);

    while (length > 0 && line[length - 1] == ' ')
        line[--length] = '\0';
    return line;
}

/* When nobody can hear the prompt any more, there is nothing to answer. */
char *input_line(struct input *input)
{
    size_t length;

    if (!say_flush()) {
        input->ended = true;
        buf_clear(&input->bytes);
    }
    while (!input->ended && (length = line_length(&input->bytes)) == SIZE_MAX)
        input->ended = !read_more(input);
    if (!input->ended)
        return trim_end(take_line(input, length));
    if (stopped || input->bytes.length == 0)
        return NULL;
    return trim_end(take_line(input, input->bytes.length));
}
