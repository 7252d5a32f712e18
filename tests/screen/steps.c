#include "steps.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WINDOWS_MAX = 16, KEPT_MAX = 600, ENV_MAX = 16, WORDS_MAX = 24 };

static char home[64];
static struct player *windows[WINDOWS_MAX];
static size_t window_count;
static char *outputs[KEPT_MAX];
static size_t output_count;
static json_t *talks[KEPT_MAX];
static size_t talk_count;

/* --- a home that is thrown away --- */

const char *steps_home(void)
{
    return home;
}

int steps_begin(void **state)
{
    (void)state;
    strcpy(home, "/tmp/wg-screen-XXXXXX");
    return mkdtemp(home) ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *at)
{
    (void)info;
    (void)kind;
    (void)at;
    return remove(path);
}

/* A bell is a BEL outside of the strings for the terminal (ESC ] … BEL), which it may end. */
static bool rang(struct player *p)
{
    const char *at = player_output(p, NULL);

    for (; *at; at++) {
        if (at[0] == '\033' && at[1] == ']')
            at += strcspn(at, "\a");
        else if (*at == '\a')
            return true;
        if (!*at)
            break;
    }
    return false;
}

static bool behaved(struct player *p)
{
    static const char *const never[] = {"\033(0", "\033[?1000h", "\033[?1002h", "\033[?1003h"};
    bool good = !rang(p);

    for (size_t i = 0; i < COUNT(never); i++)
        good = good && !player_sent(p, never[i]);
    if (!good)
        print_error("a window rang the bell, drew with ESC ( 0 or asked for the mouse\n");
    return good;
}

int steps_end(void **state)
{
    bool good = true;
    (void)state;

    while (window_count > 0) {
        good = behaved(windows[--window_count]) && good;
        player_free(windows[window_count]);
    }
    while (output_count > 0)
        free(outputs[--output_count]);
    while (talk_count > 0)
        json_decref(talks[--talk_count]);
    return nftw(home, remove_one, 16, FTW_DEPTH | FTW_PHYS) || !good;
}

void steps_afresh(void)
{
    assert_int_equal(steps_end(NULL), 0);
    assert_int_equal(steps_begin(NULL), 0);
}

static const char *program(void)
{
    const char *path = getenv("WG");
    return path ? path : "build/waardegesprek";
}

static void fill_environment(const char **env, char *home_line, size_t size,
                             const char *const *more)
{
    size_t count = 0;

    snprintf(home_line, size, "HOME=%s", home);
    env[count++] = home_line;
    env[count++] = "WAARDEGESPREK_NOW=2026-11-22T10:45:00Z";
    env[count++] = "TZ=UTC";
    for (; more && *more; more++) {
        assert_true(count + 1 < ENV_MAX);
        env[count++] = *more;
    }
    env[count] = NULL;
}

static void fill_words(const char **argv, const char *lang, const char *const *words)
{
    size_t count = 0;

    argv[count++] = program();
    argv[count++] = "--lang";
    argv[count++] = lang ? lang : "en";
    for (; words && *words; words++) {
        assert_true(count + 1 < WORDS_MAX);
        argv[count++] = *words;
    }
    argv[count] = NULL;
}

/* --- windows --- */

struct player *steps_open(const struct window *window)
{
    static const struct window plain = {0};
    const char *env[ENV_MAX];
    const char *argv[WORDS_MAX];
    char home_line[80];

    if (!window)
        window = &plain;
    fill_environment(env, home_line, sizeof(home_line), window->env);
    fill_words(argv, window->lang, window->words);
    assert_true(window_count < WINDOWS_MAX);
    windows[window_count] = player_start(&(struct player_setup){
        .argv = argv, .rows = window->rows, .cols = window->cols, .env = env});
    return windows[window_count++];
}

struct player *steps_first_screen(const struct window *window)
{
    struct player *p = steps_open(window);
    DO(p, SEE("F10 Stop"));
    return p;
}

struct player *steps_talk(const struct window *window)
{
    struct player *p = steps_first_screen(window);
    DO(p, KEY("Enter"), SEE("With whom?"), TYPE("M. de Vries"), KEY("Tab"), TYPE("Team Noord"),
       KEY("BackTab"), KEY("BackTab"), KEY("Enter"), SEE("M. de Vries"),
       SEE("It's good to have you here."));
    return p;
}

struct player *steps_resume(const struct window *window)
{
    struct window again = window ? *window : (struct window){0};
    struct player *p;

    again.words = WORDS("resume");
    p = steps_open(&again);
    DO(p, SEE("Enter goes on"), KEY("Enter"), GONE("Enter goes on"));
    return p;
}

void steps_sigkill(struct player *p)
{
    int status;
    player_kill(p, SIGKILL);
    assert_true(player_exited(p, &status));
    assert_int_equal(status, 128 + SIGKILL);
}

void steps_close(struct player *p)
{
    for (size_t i = 0; i < window_count; i++) {
        if (windows[i] == p)
            windows[i] = windows[--window_count];
    }
    player_free(p);
}

/* --- steps --- */

static bool act_done(struct player *p, const struct act *act)
{
    if (act->key)
        player_key(p, act->key);
    if (act->text)
        player_type(p, act->text);
    if (act->see)
        return player_wait(p, act->see);
    return !act->gone || player_wait_gone(p, act->gone);
}

void steps_do(struct player *p, const struct act *acts, size_t count, const char *file, int line)
{
    for (size_t i = 0; i < count; i++) {
        if (!act_done(p, &acts[i])) {
            print_error("%s:%d: step %zu was in vain\n", file, line, i + 1);
            _assert_true(0, "step", file, line);
        }
    }
}

void steps_press(struct player *p, const char *key)
{
    player_key(p, key);
    assert_true(player_wait_idle(p));
}

void steps_repeat(struct player *p, const char *key, int times)
{
    while (times-- > 0)
        player_key(p, key);
}

/* --- the screens of a talk --- */

static const struct {
    const char *name;
    struct act acts[12]; /* from the first step; an empty one ends */
} screens[] = {
    {"say", {SEE("It's good to have you here.")}},
    {"opening", {KEY("PgDn"), KEY("PgDn"), SEE("What really matters")}},
    {"value",
     {KEY("PgDn"), KEY("PgDn"), KEY("PgDn"), KEY("PgDn"), SEE("Value 1"), TYPE("Wondzorg"),
      KEY("Tab"), SEE("How important"), TYPE("54"), KEY("Tab"), SEE("How much room"), TYPE("3")}},
    {"overview", {KEY("F3"), SEE("at a glance")}},
    {"plan", {KEY("Ctrl+K"), SEE("New action")}},
    {"action", {KEY("F5"), SEE("First small step")}},
    {"jump", {KEY("Ctrl+G"), SEE("All steps")}},
    {"help", {KEY("F1"), SEE("Help and commands")}},
    {"remark", {KEY("Ctrl+R"), SEE("For whom?")}},
    {"stop", {KEY("F10"), SEE("What would you like to do?")}},
    {"cover", {KEY("F8"), SEE("Away for a moment")}},
};
const char *const steps_screens[] = {"say",  "opening", "value",  "overview", "plan",  "action",
                                     "jump", "help",    "remark", "stop",     "cover", NULL};

void steps_show_screen(struct player *p, const char *name)
{
    for (size_t i = 0; i < COUNT(screens); i++) {
        size_t count = 0;
        while (count < COUNT(screens[i].acts) &&
               (screens[i].acts[count].key || screens[i].acts[count].text ||
                screens[i].acts[count].see))
            count++;
        if (strcmp(screens[i].name, name) == 0) {
            steps_do(p, screens[i].acts, count, name, (int)i);
            return;
        }
    }
    fail_msg("no screen %s", name);
}

/* --- the program on pipes --- */

struct pipes {
    pid_t pid;
    int in, out;
};

static struct pipes pipes_start(const char *const *words)
{
    const char *env[ENV_MAX];
    const char *argv[WORDS_MAX];
    char home_line[80];
    int in[2], out[2];
    struct pipes pipes;

    fill_environment(env, home_line, sizeof(home_line),
                     WORDS("PATH=/usr/bin:/bin", "LANG=C.UTF-8"));
    fill_words(argv, NULL, words);
    assert_int_equal(pipe2(in, O_CLOEXEC) | pipe2(out, O_CLOEXEC), 0);
    pipes = (struct pipes){.pid = fork(), .in = in[1], .out = out[0]};
    assert_true(pipes.pid >= 0);
    if (pipes.pid == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        execvpe(argv[0], (char *const *)argv, (char *const *)env);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    return pipes;
}

/* Feeds and drinks at once, so that neither side can block the other. */
static char *pipes_talk(struct pipes *pipes, const char *input)
{
    size_t left = input ? strlen(input) : 0, length = 0, capacity = 65536;
    char *output = malloc(capacity);

    fcntl(pipes->in, F_SETFL, O_NONBLOCK);
    for (;;) {
        struct pollfd fds[] = {{.fd = pipes->out, .events = POLLIN},
                               {.fd = left ? pipes->in : -1, .events = POLLOUT}};
        ssize_t n;
        if (left == 0 && pipes->in >= 0) {
            close(pipes->in);
            pipes->in = -1;
        }
        poll(fds, 2, -1);
        if (fds[1].revents) {
            n = write(pipes->in, input, left);
            left = n < 0 && errno != EAGAIN ? 0 : left - (size_t)(n > 0 ? n : 0);
            input += n > 0 ? n : 0;
        }
        if (!fds[0].revents)
            continue;
        if (capacity - length < 4096)
            output = realloc(output, capacity *= 2);
        n = read(pipes->out, output + length, capacity - length - 1);
        if (n <= 0)
            break;
        length += (size_t)n;
    }
    output[length] = '\0';
    return output;
}

const char *steps_run(const char *const *words, const char *input, int status)
{
    struct pipes pipes;
    int ended;

    signal(SIGPIPE, SIG_IGN);
    pipes = pipes_start(words);
    assert_true(output_count < KEPT_MAX);
    outputs[output_count++] = pipes_talk(&pipes, input);
    close(pipes.out);
    if (pipes.in >= 0)
        close(pipes.in);
    assert_int_equal(waitpid(pipes.pid, &ended, 0), pipes.pid);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), status);
    return outputs[output_count - 1];
}

/* --- what is kept --- */

static json_t *parse(const char *text)
{
    json_error_t error;
    json_t *json = json_loads(text, 0, &error);

    if (!json)
        print_error("no JSON: %s in:\n%s\n", error.text, text);
    assert_non_null(json);
    return json;
}

const json_t *steps_show(void)
{
    json_t *list = parse(steps_run(WORDS("list", "--json"), NULL, 0));
    const char *id = json_string_value(json_object_get(json_array_get(list, 0), "id"));

    assert_non_null(id);
    assert_true(talk_count < KEPT_MAX);
    talks[talk_count++] = parse(steps_run(WORDS("show", id, "--json"), NULL, 0));
    json_decref(list);
    return talks[talk_count - 1];
}

const json_t *steps_answer(const json_t *talk, const char *step, const char *item)
{
    const json_t *answers = json_object_get(talk, "answers");
    size_t i;
    const json_t *answer;

    json_array_foreach(answers, i, answer)
    {
        const char *its = json_string_value(json_object_get(answer, "step"));
        const char *at = json_string_value(json_object_get(answer, "item"));
        if (strcmp(its, step) == 0 && strcmp(at ? at : "", item) == 0)
            return answer;
    }
    return NULL;
}

const char *steps_text(const json_t *talk, const char *step, const char *item)
{
    const char *text = json_string_value(json_object_get(steps_answer(talk, step, item), "text"));
    return text ? text : "";
}

const json_t *steps_member(const json_t *json, const char *const *path)
{
    for (; *path; path++) {
        json = json_is_array(json) ? json_array_get(json, (size_t)atoi(*path))
                                   : json_object_get(json, *path);
        if (!json)
            print_error("no member %s\n", *path);
        assert_non_null(json);
    }
    return json;
}

/* --- the text in its frame --- */

/* A row "│ words │" without its frame, or NULL. */
static char *row_inside(const char *row)
{
    static const char bar[] = "│";
    size_t side = strlen(bar), length = strlen(row);

    if (length < 2 * side || memcmp(row, bar, side) != 0 ||
        memcmp(row + length - side, bar, side) != 0)
        return NULL;
    row += side + 1;
    length -= 2 * side + 1;
    while (length > 0 && row[length - 1] == ' ')
        length--;
    return strndup(row, length);
}

char *steps_framed(struct player *p)
{
    int row, top;
    size_t length = 0;
    char *text = calloc(1, 65536), *inside;

    player_cursor(p, &row, NULL, NULL);
    for (top = row; (inside = row_inside(player_row(p, top))); top--)
        free(inside);
    for (row = ++top; (inside = row_inside(player_row(p, row))); row++) {
        length +=
            (size_t)snprintf(text + length, 65536 - length, "%s%s", row > top ? "\n" : "", inside);
        free(inside);
    }
    while (length > 0 && text[length - 1] == '\n')
        text[--length] = '\0';
    return text;
}
