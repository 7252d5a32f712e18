#include "escape.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* U+FDD0 to U+FDEF, and the last two of every plane: an error in any HTML. */
static bool is_noncharacter(int32_t code)
{
    return (code & 0xfffe) == 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
}

/* What stands for a byte; NULL: itself. */
static const char *name_of(char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\n':
        return "<br>\n";
    default:
        return NULL;
    }
}

void escape_html_bytes(struct buf *out, const char *text, size_t length)
{
    size_t used;

    for (size_t i = 0; i < length; i += used) {
        const char *name = name_of(text[i]);

        used = 1;
        if (name) {
            buf_adds(out, name);
            continue;
        }
        if (!is_noncharacter(utf8_decode(text + i, length - i, &used)))
            buf_add(out, text + i, used);
    }
}

void escape_html(struct buf *out, const char *text)
{
    escape_html_bytes(out, text, strlen(text));
}
