/*
 * A line of a file with a mark below a place in it. The mark is where the eye sees the place: columns
 * of the terminal, with a tab shown as an arrow, because a tab is often the very mistake.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "findings.h"
#include "say.h"

/* Of a very long line only what stands near the place is looked at. */
enum { ROOM_LEAST = 20, NEAR_MOST = 2000 };

static int width_of(const char *text)
{
    return utf8_width(text, strlen(text));
}

/* What stands for a byte or character that does not show itself; NULL when it does. */
static const char *stand_in(const char *bytes, size_t used)
{
    char *clean;
    bool shows;

    if (*bytes == '\t')
        return "→   ";
    if (used == 1 && *bytes >= ' ' && *bytes < 0x7F)
        return NULL;
    clean = utf8_clean(bytes, used, UTF8_ONE_LINE);
    shows = *clean != '\0';
    free(clean);
    return shows ? NULL : "\xEF\xBF\xBD";
}

/* Adds bytes of a file as they are shown; the columns that they take. */
static int add_shown(struct buf *out, const char *bytes, size_t length)
{
    size_t before = out->length;
    size_t used;

    for (size_t at = 0; at < length; at += used) {
        const char *instead;

        utf8_decode(bytes + at, length - at, &used);
        instead = stand_in(bytes + at, used);
        if (instead)
            buf_adds(out, instead);
        else
            buf_add(out, bytes + at, used);
    }
    return width_of(buf_text(out) + before);
}

/* The word that begins here: to its closing quote, or to what can't be part of a word. */
static size_t word_length(const char *bytes, size_t length)
{
    static const char ends[] = " \t:,[]{}#";
    size_t used = 1;

    if (length == 0 || strchr(ends, *bytes))
        return length > 0;
    if (*bytes == '"' || *bytes == '\'') {
        const char *close = memchr(bytes + 1, *bytes, length - 1);

        return close ? (size_t)(close - bytes) + 1 : length;
    }
    while (used < length && !strchr(ends, bytes[used]))
        used++;
    return used;
}

/* Where a line of a text begins, or NULL. */
static const char *find_line(const char *text, size_t length, int number)
{
    const char *end = text + length;

    for (; number > 1 && text < end; text++)
        number -= *text == '\n' || (*text == '\r' && (text + 1 == end || text[1] != '\n'));
    return number == 1 ? text : NULL;
}

static size_t line_length(const char *line, const char *end)
{
    size_t length = 0;

    while (line + length < end && line[length] != '\n' && line[length] != '\r')
        length++;
    return length;
}

/* The bytes of the first code points. */
static size_t bytes_of(const char *line, size_t length, int points)
{
    size_t at = 0;
    size_t used;

    for (; points > 0 && at < length; points--, at += used)
        utf8_decode(line + at, length - at, &used);
    return at;
}

/* What of the line fits beside the number, and where the mark comes below it. */
struct window {
    char *text;
    int mark, width;
};

static struct window cut(const char *shown, int mark, int width, int room)
{
    size_t length = strlen(shown);
    struct buf out;
    size_t start;
    int skipped = 0;
    int left;

    /* A third of the room for what comes before the place. */
    start = utf8_width(shown, length) > room && mark + width + 1 > room
                ? utf8_fit(shown, length, mark - room / 3, &skipped)
                : 0;
    buf_init(&out);
    left = room;
    if (start > 0) {
        buf_adds(&out, "…");
        left--;
        mark += 1 - skipped;
    }
    if (utf8_width(shown + start, length - start) > left) {
        buf_add(&out, shown + start, utf8_fit(shown + start, length - start, left - 1, NULL));
        buf_adds(&out, "…");
    } else {
        buf_adds(&out, shown + start);
    }
    return (struct window){buf_take(&out), mark, mark + width > room ? room - mark : width};
}

static void say_window(const struct window *window, int number)
{
    char *gutter = xasprintf("%4d | ", number);
    char *tail = xmalloc((size_t)window->width + 1);

    memset(tail, '~', (size_t)window->width);
    tail[window->width] = '\0';
    say("%s%s\n", gutter, window->text);
    say("%*s | %*s^%s\n", width_of(gutter) - 3, "", window->mark, "", tail + 1);
    free(tail);
    free(gutter);
}

void quoted_line_say(const char *text, size_t length, int number, int column)
{
    const char *end = text + length;
    bool marked = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
    const char *line = find_line(marked ? text + 3 : text, length - (marked ? 3 : 0), number);
    int room = say_columns() - (int)strlen("1234 | ") - 1;
    struct window window;
    struct buf shown;
    size_t used, at;
    int mark, width;

    if (!line || line == end)
        return;
    used = line_length(line, end);
    at = bytes_of(line, used, column - 1);
    if (at > NEAR_MOST) {
        line += at - NEAR_MOST;
        used -= at - NEAR_MOST;
        at = NEAR_MOST;
        for (; at > 0 && ((unsigned char)*line & 0xC0) == 0x80; line++, used--)
            at--;
    }
    used = used > at + NEAR_MOST ? at + NEAR_MOST : used;
    buf_init(&shown);
    mark = add_shown(&shown, line, at);
    width = add_shown(&shown, line + at, word_length(line + at, used - at));
    at += word_length(line + at, used - at);
    add_shown(&shown, line + at, used - at);
    window =
        cut(buf_text(&shown), mark, width > 0 ? width : 1, room < ROOM_LEAST ? ROOM_LEAST : room);
    say_window(&window, number);
    free(window.text);
    buf_done(&shown);
}
