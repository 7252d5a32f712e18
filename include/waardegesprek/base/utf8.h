#ifndef WG_BASE_UTF8_H
#define WG_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Text as people see it. Offsets are bytes; a *cluster* is one grapheme cluster
 * (Unicode UAX 29, by utf8proc): what one press of an arrow key passes. Columns
 * are measured with libc's wcwidth(), as ncurses does, capped per cluster.
 * All functions but utf8_valid() and utf8_clean() expect valid UTF-8.
 */

/* Strict: no overlong forms, surrogates or code points above U+10FFFF. */
bool utf8_valid(const char *text, size_t length);

/* Decodes one code point; *length gets its bytes. Invalid bytes give U+FFFD and length 1. */
int32_t utf8_decode(const char *text, size_t left, size_t *length);
/* Encodes into out (4 bytes of room); returns how many bytes. */
size_t utf8_encode(int32_t code, char out[4]);

enum utf8_lines { UTF8_ONE_LINE, UTF8_MANY_LINES };
/*
 * Makes outside text safe to keep and to show: NFC; CR and CRLF become LF; C0,
 * DEL, C1, bidi controls (U+202A-E, U+2066-9, U+200E-F, U+061C), U+2028/9 and
 * invalid bytes are dropped; a tab becomes a space. In UTF8_ONE_LINE a newline
 * becomes a space. ZWJ and variation selectors stay. Of combining marks in a row
 * the first 30 stay (the stream-safe limit of UAX 15). The caller frees it.
 */
char *utf8_clean(const char *text, size_t length, enum utf8_lines lines);

/* Start of the next / this-or-previous cluster; clamps to 0 and length. */
size_t utf8_next(const char *text, size_t length, size_t offset);
size_t utf8_prev(const char *text, size_t length, size_t offset);
/* Ctrl+arrow: start of the next word, start of this or the previous word. */
size_t utf8_next_word(const char *text, size_t length, size_t offset);
size_t utf8_prev_word(const char *text, size_t length, size_t offset);

/* Columns of one cluster (0, 1 or 2) and of a whole text without newlines. */
int utf8_cluster_width(const char *text, size_t length);
int utf8_width(const char *text, size_t length);
/* Largest prefix of whole clusters that fits in `columns`; *used gets its columns (may be NULL). */
size_t utf8_fit(const char *text, size_t length, int columns, int *used);
size_t utf8_cluster_count(const char *text, size_t length);

/* Case- and accent-folded copy for searching and matching; the caller frees it. */
char *utf8_fold(const char *text);
/* True when folded `needle` stands in folded `text`; an empty needle always does. */
bool utf8_contains(const char *text, const char *needle);

/*
 * Soft wrap. Breaks after spaces and hyphens, hard when a word is wider than
 * the line; a newline always ends a line. A trailing space may hang past the
 * edge. Lines cover the text without gaps: start of line i+1 = `next` of line i.
 */
struct wrap_line {
    size_t start; /* first byte */
    size_t end;   /* past the last byte to draw: no newline, no hanging space */
    size_t next;  /* start of the following line */
};
struct wrap {
    struct wrap_line *lines;
    size_t count; /* at least 1, also for "" ; a final newline opens an empty last line */
};
void wrap_init(struct wrap *wrap, const char *text, size_t length, int columns);
void wrap_done(struct wrap *wrap);
/* The line that holds the cursor at `offset`; an offset on a break belongs to the later line. */
size_t wrap_find(const struct wrap *wrap, size_t offset);

#endif
