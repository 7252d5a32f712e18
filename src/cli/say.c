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
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/utf8.h"

static void put(FILE *file, const char *text, size_t length)
{
    char *clean = utf8_clean(text, length, UTF8_MANY_LINES);

    fputs(clean, file);
    free(clean);
}

void say(const char *format, ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = xvasprintf(format, args);
    va_end(args);
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
    fflush(stdout);
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

void say_bytes(const char *bytes, size_t length)
{
    if (isatty(STDOUT_FILENO))
        put(stdout, bytes, length);
    else
        fwrite(bytes, 1, length, stdout);
}

bool say_flush(void)
{
    return fflush(stdout) == 0 && !ferror(stdout);
}

int say_finish(int status)
{
    bool lost = ferror(stdout) != 0;

    errno = 0;
    lost = fclose(stdout) != 0 || lost;
    if (!lost)
        return status;
    fprintf(stderr, "waardegesprek: %s%s%s\n",
            _("The output could not be written, so it is not whole."), errno ? " " : "",
            errno ? strerror(errno) : "");
    return EXIT_NOT_DONE;
}
