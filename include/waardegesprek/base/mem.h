#ifndef WG_BASE_MEM_H
#define WG_BASE_MEM_H

#include <stdarg.h>
#include <stddef.h>

/*
 * Allocation that never returns NULL: when memory is gone there is nothing a
 * person can mend, so the program ends through die().
 */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
/* Grows or shrinks an array; count * size is checked for overflow. */
void *xreallocarray(void *old, size_t count, size_t size);
char *xstrdup(const char *text);
char *xstrndup(const char *text, size_t length);
char *xasprintf(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *xvasprintf(const char *format, va_list args) __attribute__((format(printf, 1, 0)));

/* Replaces an owned string: frees *slot, stores a copy of text (NULL allowed). */
void xstrset(char **slot, const char *text);

/*
 * Ends the program with a sentence on standard error. The hook, when set, is
 * called first: the screens use it to give the terminal back.
 */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));
void die_set_hook(void (*hook)(void));

/*
 * Memory that is given back all at once: one arena owns a whole model. What it
 * hands out is zeroed, aligned for any type and valid until arena_free().
 */
struct arena;
struct arena *arena_new(void);
void arena_free(struct arena *arena);
void *arena_alloc(struct arena *arena, size_t size);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t length);

#endif
