/*
 * Allocation that cannot fail, so that no caller needs a branch nobody can
 * test. Everything that runs out of memory ends here, in die().
 */
#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"

static void (*die_hook)(void);

void die_set_hook(void (*hook)(void))
{
    die_hook = hook;
}

void die(const char *format, ...)
{
    /* Taken away first: a hook that dies itself must not be called again. */
    void (*hook)(void) = die_hook;
    die_hook = NULL;
    if (hook)
        hook();
    va_list args;
    va_start(args, format);
    fputs("waardegesprek: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static _Noreturn void die_of_memory(void)
{
    die("%s", _("there is not enough memory left to go on."));
}

static void *or_die(void *memory)
{
    if (!memory)
        die_of_memory();
    return memory;
}

/* Asks for one byte instead of none: NULL must never mean anything but failure. */
static size_t product(size_t count, size_t size)
{
    if (size > 0 && count > PTRDIFF_MAX / size)
        die_of_memory();
    return count && size ? count * size : 1;
}

void *xmalloc(size_t size)
{
    return or_die(malloc(product(1, size)));
}

void *xcalloc(size_t count, size_t size)
{
    return or_die(calloc(1, product(count, size)));
}

void *xreallocarray(void *old, size_t count, size_t size)
{
    return or_die(realloc(old, product(count, size)));
}

char *xstrdup(const char *text)
{
    return or_die(strdup(text));
}

char *xstrndup(const char *text, size_t length)
{
    return or_die(strndup(text, length));
}

char *xvasprintf(const char *format, va_list args)
{
    char *text;
    if (vasprintf(&text, format, args) < 0)
        die_of_memory();
    return text;
}

char *xasprintf(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = xvasprintf(format, args);
    va_end(args);
    return text;
}

/* Copies before freeing: `text` may lie inside the old string. */
void xstrset(char **slot, const char *text)
{
    char *copy = text ? xstrdup(text) : NULL;
    free(*slot);
    *slot = copy;
}
