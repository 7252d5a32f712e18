/*
 * Soft wrap, one pass over the clusters. A line ends at the last place where it
 * may break; only a word that is wider than the line is cut anywhere else.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

/* "-" and the typographic hyphen, when they stand behind a word: not the minus of "-5". */
static bool is_hyphen(const char *text, size_t start, size_t at, size_t next)
{
    static const char hyphen[] = "\u2010";
    bool is = (next - at == 1 && text[at] == '-') ||
              (next - at == sizeof hyphen - 1 && memcmp(text + at, hyphen, next - at) == 0);
    return is && at > start && text[at - 1] != ' ';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Within a date, or from 3 to 5: what is one number to the reader stays on one line. */
static bool is_between_digits(const char *text, size_t length, size_t start, size_t at, size_t next)
{
    return at > start && next < length && is_digit(text[at - 1]) && is_digit(text[next]);
}

static struct wrap_line take_line(const char *text, size_t length, size_t start, int columns)
{
    struct wrap_line line = {start, start, length};
    struct wrap_line broken = {0}; /* the line, if it ended at its last good break */
    int used = 0;
    for (size_t at = start, next; at < length; at = next) {
        if (text[at] == '\n') {
            line.next = at + 1;
            return line;
        }
        next = utf8_next(text, length, at);
        bool space = text[at] == ' ' && next == at + 1;
        int width = utf8_cluster_width(text + at, next - at);
        if (!space && used + width > columns && at > start) {
            line.next = at;
            return broken.next ? broken : line;
        }
        used += width;
        if (!space || used <= columns)
            line.end = next;
        if (space ||
            (is_hyphen(text, start, at, next) && !is_between_digits(text, length, start, at, next)))
            broken = (struct wrap_line){start, line.end, next};
    }
    return line;
}

/* The room doubles each time the count reaches a power of two. */
static void add_line(struct wrap *wrap, struct wrap_line line)
{
    if ((wrap->count & (wrap->count - 1)) == 0) {
        size_t room = wrap->count ? 2 * wrap->count : 1;
        wrap->lines = xreallocarray(wrap->lines, room, sizeof *wrap->lines);
    }
    wrap->lines[wrap->count++] = line;
}

void wrap_init(struct wrap *wrap, const char *text, size_t length, int columns)
{
    *wrap = (struct wrap){0};
    bool newline;
    size_t start = 0;
    do {
        struct wrap_line line = take_line(text, length, start, columns);
        add_line(wrap, line);
        newline = line.next > start && text[line.next - 1] == '\n';
        start = line.next;
    } while (start < length || newline);
}

void wrap_done(struct wrap *wrap)
{
    free(wrap->lines);
    *wrap = (struct wrap){0};
}

size_t wrap_find(const struct wrap *wrap, size_t offset)
{
    size_t first = 0, past = wrap->count;
    while (past - first > 1) {
        size_t middle = first + (past - first) / 2;
        if (wrap->lines[middle].start <= offset)
            first = middle;
        else
            past = middle;
    }
    return first;
}
