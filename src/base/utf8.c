/*
 * Code points, clusters and columns. utf8proc knows where clusters end, libc
 * knows how wide a code point is drawn (ncurses asks libc too). Whoever uses the
 * widths has set LC_CTYPE to a UTF-8 locale.
 *
 * A scan for a cluster starts at a place where one surely begins: the offset
 * itself going forward, the start of the line going back. So a long text costs
 * no more than its longest line.
 */
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"

enum { REPLACEMENT = 0xFFFD, EMOJI_STYLE = 0xFE0F, FIRST_COMBINING = 0x300 };

/* --- code points -------------------------------------------------------- */

int32_t utf8_decode(const char *text, size_t left, size_t *length)
{
    utf8proc_int32_t code;
    utf8proc_ssize_t used =
        utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)left, &code);
    if (used > 0) {
        *length = (size_t)used;
        return code;
    }
    *length = left > 0;
    return REPLACEMENT;
}

size_t utf8_encode(int32_t code, char out[4])
{
    if (!utf8proc_codepoint_valid(code))
        code = REPLACEMENT;
    return (size_t)utf8proc_encode_char(code, (utf8proc_uint8_t *)out);
}

/* A broken byte is told from a real U+FFFD by its length. */
static bool is_broken(int32_t code, size_t length)
{
    return code == REPLACEMENT && length == 1;
}

static bool is_ascii(char byte)
{
    return (unsigned char)byte < 0x80;
}

bool utf8_valid(const char *text, size_t length)
{
    size_t used;
    for (size_t at = 0; at < length; at += used) {
        used = 1;
        if (is_ascii(text[at]))
            continue;
        int32_t code = utf8_decode(text + at, length - at, &used);
        if (is_broken(code, used))
            return false;
    }
    return true;
}

/* --- cleaning ----------------------------------------------------------- */

static bool is_forbidden(int32_t code)
{
    static const struct {
        int32_t first, last;
    } forbidden[] = {
        {0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x200E, 0x200F},
        {0x2028, 0x2029}, {0x202A, 0x202E}, {0x2066, 0x2069},
    };
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++) {
        if (code >= forbidden[i].first && code <= forbidden[i].last)
            return true;
    }
    return false;
}

/* No language needs more marks on one letter, and putting them in order costs their square. */
enum { MARK_LIMIT = 30 };

static bool is_mark(int32_t code)
{
    return code >= FIRST_COMBINING && utf8proc_get_property(code)->combining_class > 0;
}

static bool is_blank(int32_t code)
{
    return code == '\n' || code == '\r' || code == '\t';
}

static void add_blank(struct buf *out, int32_t code, enum utf8_lines lines)
{
    buf_addc(out, code == '\t' || lines == UTF8_ONE_LINE ? ' ' : '\n');
}

/* How many printable ASCII characters stand here: most of all text. */
static size_t plain_run(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length && text[at] >= 0x20 && text[at] < 0x7F)
        at++;
    return at;
}

/* Adds what may stay; true when that may not be in normal form yet. */
static bool add_allowed(struct buf *out, const char *text, size_t length, enum utf8_lines lines)
{
    bool may_compose = false;
    size_t used, marks = 0;
    for (size_t at = 0; at < length; at += used) {
        used = plain_run(text + at, length - at);
        if (used > 0) {
            buf_add(out, text + at, used);
            marks = 0;
            continue;
        }
        int32_t code = utf8_decode(text + at, length - at, &used);
        bool crlf = code == '\r' && at + 1 < length && text[at + 1] == '\n';
        if (crlf || is_broken(code, used) || (is_forbidden(code) && !is_blank(code)))
            continue;
        marks = is_mark(code) ? marks + 1 : 0;
        if (is_blank(code))
            add_blank(out, code, lines);
        else if (marks <= MARK_LIMIT)
            buf_add(out, text + at, used);
        may_compose = may_compose || code >= FIRST_COMBINING;
    }
    return may_compose;
}

/* utf8proc_map(); NULL when the text is not valid. */
static char *map(const char *text, size_t length, utf8proc_option_t options)
{
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t result =
        utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &mapped, options);
    if (result < 0 && result != UTF8PROC_ERROR_INVALIDUTF8)
        die("%s", _("there is not enough memory left to go on."));
    return (char *)mapped;
}

char *utf8_clean(const char *text, size_t length, enum utf8_lines lines)
{
    struct buf allowed;
    buf_init(&allowed);
    if (!add_allowed(&allowed, text, length, lines))
        return buf_take(&allowed);
    char *clean = map(allowed.data, allowed.length, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    buf_done(&allowed);
    return clean;
}

/* --- clusters ----------------------------------------------------------- */

/*
 * Bytes of a character before the first combining mark (Latin letters with their accents too); 0
 * for any other.
 */
static size_t simple_length(const char *text, size_t left)
{
    unsigned char byte = (unsigned char)text[0];
    if (byte < 0x80)
        return 1;
    return byte >= 0xC2 && byte < 0xCC && left > 1 ? 2 : 0;
}

/* Where the cluster that starts at `offset` ends; offset < length. */
static size_t cluster_end(const char *text, size_t length, size_t offset)
{
    size_t used = simple_length(text + offset, length - offset), at = offset + used;
    utf8proc_int32_t state = 0;
    /* Most text by far; two such characters are one cluster only as CR LF. */
    if (used && at < length && text[offset] != '\r' && simple_length(text + at, length - at))
        return at;
    int32_t code = utf8_decode(text + offset, length - offset, &used);
    for (at = offset + used; at < length; at += used) {
        int32_t following = utf8_decode(text + at, length - at, &used);
        if (utf8proc_grapheme_break_stateful(code, following, &state))
            break;
        code = following;
    }
    return at;
}

size_t utf8_next(const char *text, size_t length, size_t offset)
{
    return offset < length ? cluster_end(text, length, offset) : length;
}

size_t utf8_prev(const char *text, size_t length, size_t offset)
{
    if (offset > length)
        offset = length;
    if (offset == 0)
        return 0;
    if (is_ascii(text[offset - 1]) && (offset == 1 || is_ascii(text[offset - 2])) &&
        text[offset - 1] != '\n')
        return offset - 1;
    const char *newline = memrchr(text, '\n', offset - 1);
    size_t start = newline ? (size_t)(newline - text) + 1 : 0;
    for (;;) {
        size_t end = cluster_end(text, length, start);
        if (end >= offset)
            return start;
        start = end;
    }
}

/* A word is what stands between blanks and punctuation; emoji and signs count as words. */
static bool is_word(const char *text, size_t length, size_t offset)
{
    size_t used;
    switch (utf8proc_category(utf8_decode(text + offset, length - offset, &used))) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
        return false;
    default:
        return true;
    }
}

size_t utf8_next_word(const char *text, size_t length, size_t offset)
{
    while (offset < length && is_word(text, length, offset))
        offset = utf8_next(text, length, offset);
    while (offset < length && !is_word(text, length, offset))
        offset = utf8_next(text, length, offset);
    return offset < length ? offset : length;
}

size_t utf8_prev_word(const char *text, size_t length, size_t offset)
{
    bool in_word = false;
    while (offset > 0) {
        size_t before = utf8_prev(text, length, offset);
        bool word = is_word(text, length, before);
        if (in_word && !word)
            break;
        in_word = word;
        offset = before;
    }
    return offset;
}

size_t utf8_cluster_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t at = 0; at < length; at = cluster_end(text, length, at))
        count++;
    return count;
}

/* --- columns ------------------------------------------------------------ */

static int code_width(int32_t code)
{
    if (code < 0x20 || (code >= 0x7F && code < 0xA0))
        return 0;
    int width = wcwidth((wchar_t)code);
    return width < 0 ? 1 : width; /* newer than this libc: ncurses gives it one cell */
}

/*
 * What libc gives the parts of a cluster together, at most 2: a flag is 1 + 1,
 * a family of joined emoji 2. A mark without a base is 0, for ncurses puts it
 * on the cell before. U+FE0F asks for the picture of a sign, which is wide.
 */
int utf8_cluster_width(const char *text, size_t length)
{
    int width = 0;
    size_t used;
    if (length == 1 && is_ascii(text[0]))
        return text[0] >= ' ' && text[0] != 0x7F;
    for (size_t at = 0; at < length && width < 2; at += used) {
        int32_t code = utf8_decode(text + at, length - at, &used);
        width += code == EMOJI_STYLE && width > 0 ? 2 : code_width(code);
    }
    return width < 2 ? width : 2;
}

int utf8_width(const char *text, size_t length)
{
    int width = 0;
    for (size_t at = 0, end; at < length; at = end) {
        end = cluster_end(text, length, at);
        width += utf8_cluster_width(text + at, end - at);
    }
    return width;
}

size_t utf8_fit(const char *text, size_t length, int columns, int *used)
{
    int sum = 0;
    size_t at = 0;
    while (at < length) {
        size_t end = cluster_end(text, length, at);
        int width = utf8_cluster_width(text + at, end - at);
        if (sum + width > columns)
            break;
        sum += width;
        at = end;
    }
    if (used)
        *used = sum;
    return at;
}

/* --- searching ---------------------------------------------------------- */

/*
 * Also takes ligatures (the Dutch ij) apart and forgets soft hyphens: nobody types those to
 * search.
 */
char *utf8_fold(const char *text)
{
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
                                      UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
    char *folded = map(text, strlen(text), options);
    if (!folded) { /* broken bytes find nothing, but are no reason to stop */
        char *clean = utf8_clean(text, strlen(text), UTF8_MANY_LINES);
        folded = map(clean, strlen(clean), options);
        free(clean);
    }
    return folded;
}

bool utf8_contains(const char *text, const char *needle)
{
    char *folded_text = utf8_fold(text);
    char *folded_needle = utf8_fold(needle);
    bool found = strstr(folded_text, folded_needle) != NULL;
    free(folded_text);
    free(folded_needle);
    return found;
}
