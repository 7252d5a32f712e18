#ifndef WG_BASE_MESSAGE_H
#define WG_BASE_MESSAGE_H

#include <stdbool.h>

/*
 * What the program says, in the reader's language. English is the source text;
 * other languages are .mo files read by us, because glibc's gettext needs an
 * installed locale. Catalogues stay loaded, so a returned string lives for ever.
 */
#define _(text)  message_get(text)
#define N_(text) (text)

/* Where <language>.mo lie. Copied. */
void message_set_directory(const char *directory);
/* Switches; "en" always works. False (and no change) when there is no such catalogue. */
bool message_set_language(const char *language);
/* "nl" or "en": the language in use. */
const char *message_language(void);

const char *message_get(const char *text) __attribute__((format_arg(1)));
const char *message_plural(const char *one, const char *many, unsigned long count)
    __attribute__((format_arg(1), format_arg(2)));

/*
 * The language to start with: the first of `wanted` (--lang), `configured`,
 * LC_ALL, LC_MESSAGES and LANG (passed in that order as `environment`, NULL
 * ends it) that names one we have ("nl_NL.UTF-8" is "nl"); else "en".
 */
const char *message_choose(const char *wanted, const char *configured,
                           const char *const *environment);

#endif
