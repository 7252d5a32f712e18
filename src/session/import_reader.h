#ifndef WG_SRC_SESSION_IMPORT_READER_H
#define WG_SRC_SESSION_IMPORT_READER_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/utf8.h"

/*
 * Takes values out of JSON that a stranger may have written. What does not fit is a finding with its place
 * ("talks[0].answers[3].number") and what is expected there; reading goes on, so that several come at once.
 */
enum { FINDINGS_MOST = 20, PLACE_SIZE = 160 };
struct reader {
    struct diag *diag;
    int64_t latest; /* no moment lies after it */
    size_t found;
    char place[PLACE_SIZE];
};

/* The whole text: its size, depth and number of pieces are limited, and a key may come once. NULL with a sentence. */
json_t *reader_parse(const char *bytes, size_t length, struct diag *diag);

/* Goes into a key or an element; gives what reader_leave() takes. */
size_t reader_enter(struct reader *reader, const char *key);
size_t reader_enter_at(struct reader *reader, size_t index);
void reader_leave(struct reader *reader, size_t mark);
/* `key` may be NULL: of the place itself. `expected` is a whole sentence. Always returns false. */
bool reader_complain(struct reader *reader, const char *key, const char *expected);
/* Nothing more will be told. */
bool reader_is_full(const struct reader *reader);

/* Of an object; a key that is not there is a finding, too. Out-parameters are untouched on failure. */
bool read_flag(struct reader *reader, const json_t *object, const char *key, bool *out);
bool read_number(struct reader *reader, const json_t *object, const char *key, int least, int most,
                 int *out);
/* Cleaned; NULL for null. The caller frees it. */
bool read_text(struct reader *reader, const json_t *object, const char *key, enum utf8_lines lines,
               char **out);
/* The same, and there have to be words in it. */
bool read_words(struct reader *reader, const json_t *object, const char *key, enum utf8_lines lines,
                char **out);
/* 0 for null; not later than reader->latest. */
bool read_moment(struct reader *reader, const json_t *object, const char *key, int64_t *out);
bool read_day(struct reader *reader, const json_t *object, const char *key, struct day *out);
/* An id as the program makes them; "" for null. */
bool read_id(struct reader *reader, const json_t *object, const char *key, char out[UUID_SIZE]);
/* The element, or NULL with a finding. Borrowed. */
const json_t *read_array(struct reader *reader, const json_t *object, const char *key);
const json_t *read_object(struct reader *reader, const json_t *object, const char *key);
/* One of a table of ids by their number, from 0; "" never is one. */
bool read_one_of(struct reader *reader, const json_t *object, const char *key,
                 const char *(*id)(int number), int count, int *out);

#endif
