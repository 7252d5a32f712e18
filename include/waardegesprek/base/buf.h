#ifndef WG_BASE_BUF_H
#define WG_BASE_BUF_H

#include <stddef.h>

/*
 * A growing byte string. `data` is always NUL-terminated once anything was
 * added and NULL before; `length` does not count the NUL.
 */
struct buf {
    char *data;
    size_t length;
    size_t capacity;
};

void buf_init(struct buf *buf);
void buf_done(struct buf *buf);
void buf_clear(struct buf *buf);
void buf_add(struct buf *buf, const char *bytes, size_t length);
void buf_adds(struct buf *buf, const char *text);
void buf_addc(struct buf *buf, char byte);
void buf_addf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Hands the string over ("" when empty): the caller frees it, buf is empty again. */
char *buf_take(struct buf *buf);
/* Borrowed, "" when empty; valid until the next change. */
const char *buf_text(const struct buf *buf);

#endif
