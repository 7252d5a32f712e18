#ifndef WG_CLI_SAY_H
#define WG_CLI_SAY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

/* What the program prints. Everything passes a filter, since names and words may be hostile. */
enum { EXIT_DONE = 0, EXIT_NOT_DONE = 1, EXIT_USAGE = 2 };

/* On standard output: the newline is the caller's. A terminal gets its lines wrapped at words. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* How wide the lines of a terminal are; a usual width when it goes elsewhere. */
int say_columns(void);
/* One whole line on standard error, behind the program's name. */
void say_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* All findings, with their place and repair, on standard error. Always returns EXIT_NOT_DONE. */
int say_diag(const struct diag *diag);
/* What ends a sentence behind these words: nothing when they end one themselves. */
const char *stop_after(const char *words);
/* A document or JSON: to a terminal filtered, else byte for byte. */
void say_bytes(const char *bytes, size_t length);
/*
 * The same into a file, and says where it is; NULL or "-" = on standard output. An existing file only
 * with `replace`. False with a sentence in diag.
 */
bool say_into(const char *file, bool replace, const struct buf *out, struct diag *diag);

/* Pushes out what was said. False when standard output took not all of it. */
bool say_flush(void);
/* At the very end: the status to exit with, 1 with a sentence when output was lost. */
int say_finish(int status);

#endif
