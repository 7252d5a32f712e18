/*
 * The one way out to standard output and standard error. A full disk or a closed
 * pipe is noticed here, so that "done" is never said about words that went nowhere.
 */
#include "say.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"

/* On a terminal: the line that is not whole yet, since only a whole one can be wrapped. */
static struct buf line;

enum { COLUMNS_LEAST = 20, COLUMNS_USUAL = 80 };

int say_columns(void)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return COLUMNS_USUAL;
    return size.ws_col < COLUMNS_LEAST ? COLUMNS_LEAST : size.ws_col;
}

/* Wrapped at words; the newline and the blank behind a prompt stay as they are. */
static void put_wrapped(const char *text, size_t length)
{
    struct wrap wrap;

    wrap_init(&wrap, text, length, say_columns());
    for (size_t i = 0; i < wrap.count; i++) {
        bool last = i + 1 == wrap.count;
        size_t end = last ? length : wrap.lines[i].end;

        while (!last && end > wrap.lines[i].start && text[end - 1] == ' ')
            end--;
        fwrite(text + wrap.lines[i].start, 1, end - wrap.lines[i].start, stdout);
        if (!last)
            fputc('\n', stdout);
    }
    wrap_done(&wrap);
}

static void put_line(void)
{
    if (line.length > 0)
        put_wrapped(line.data, line.length);
    buf_done(&line);
}

static void put(FILE *file, const char *text, size_t length)
{
    char *clean = utf8_clean(text, length, UTF8_MANY_LINES);

    fputs(clean, file);
    free(clean);
}

static void put_terminal(const char *text)
{
    char *clean = utf8_clean(text, strlen(text), UTF8_MANY_LINES);
    const char *newline = strrchr(clean, '\n');

    buf_add(&line, clean, newline ? (size_t)(newline - clean) : strlen(clean));
    if (newline) {
        put_line();
        fputc('\n', stdout);
        buf_adds(&line, newline + 1);
    }
    free(clean);
}

void say(const char *format, ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = xvasprintf(format, args);
    va_end(args);
    if (isatty(STDOUT_FILENO))
        put_terminal(text);
    else
        put(stdout, text, strlen(text));
    free(text);
}

void say_error(const char *format, ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = xvasprintf(format, args);
    va_end(args);
    say_flush();
    fputs("waardegesprek: ", stderr);
    put(stderr, text, strlen(text));
    fputc('\n', stderr);
    free(text);
}

static void say_finding(const struct finding *finding)
{
    char *place = finding->file
                      ? xasprintf("%s:%d:%d: ", finding->file, finding->line, finding->column)
                      : xstrdup("");

    if (finding->repair)
        say_error("%s%s %s", place, finding->message, finding->repair);
    else
        say_error("%s%s", place, finding->message);
    free(place);
}

int say_diag(const struct diag *diag)
{
    for (size_t i = 0; i < diag->count; i++)
        say_finding(&diag->findings[i]);
    return EXIT_NOT_DONE;
}

const char *stop_after(const char *words)
{
    size_t length = strlen(words);
    static const char more[] = "…";

    if (length >= sizeof more - 1 && strcmp(words + length - (sizeof more - 1), more) == 0)
        return "";
    return length > 0 && strchr(".?!:", words[length - 1]) ? "" : ".";
}

void say_bytes(const char *bytes, size_t length)
{
    put_line();
    if (isatty(STDOUT_FILENO))
        put(stdout, bytes, length);
    else
        fwrite(bytes, 1, length, stdout);
}

bool say_into(const char *file, bool replace, const struct buf *out, struct diag *diag)
{
    if (!file || strcmp(file, "-") == 0) {
        say_bytes(buf_text(out), out->length);
        return true;
    }
    if (!path_write(file, buf_text(out), out->length, replace, diag))
        return false;
    say(_("Written: %s\n"), file);
    return true;
}

bool say_flush(void)
{
    put_line();
    return fflush(stdout) == 0 && !ferror(stdout);
}

int say_finish(int status)
{
    bool lost = !say_flush();

    errno = 0;
    lost = fclose(stdout) != 0 || lost;
    if (!lost)
        return status;
    fprintf(stderr, "waardegesprek: %s%s%s\n",
            _("The output could not be written, so it is not whole."), errno ? " " : "",
            errno ? strerror(errno) : "");
    return EXIT_NOT_DONE;
}
