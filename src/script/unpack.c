/*
 * Reads the JSON of a bundle. It was written by us, without a blank and with its keys in one
 * order, so anything else was changed by somebody and is damaged. All of it is checked, but only
 * the texts that will be read are taken out of their escapes: the others are most of a bundle.
 */
#include "unpack.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

struct scan {
    const char *at, *end; /* the end has a NUL */
};

/* What stands between two quotes, its escapes still in it. */
struct piece {
    const char *begin;
    size_t length;
};

/*
 * We write those as escapes only. Block by block without a branch inside, so that the compiler can
 * take a whole block at once.
 */
static bool has_control(const char *text, size_t length)
{
    enum { BLOCK = 64 };
    unsigned char found = 0;
    size_t at = 0;
    for (; length - at >= BLOCK; at += BLOCK) {
        for (size_t i = 0; i < BLOCK; i++)
            found |= (unsigned char)text[at + i] < 0x20;
    }
    for (; at < length; at++)
        found |= (unsigned char)text[at] < 0x20;
    return found;
}

/* --- strings ------------------------------------------------------------------ */

/* Four hexadecimal digits; 0 when they are none. */
static int32_t read_unit(const char **at)
{
    int32_t unit = 0;
    for (int i = 0; i < 4; i++, ++*at) {
        static const char digits[] = "0123456789abcdefABCDEF";
        const char *digit = **at ? strchr(digits, **at) : NULL;
        if (!digit)
            return 0;
        int32_t value = (int32_t)(digit - digits);
        unit = unit * 16 + (value < 16 ? value : value - 6);
    }
    return unit;
}

static bool is_high(int32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(int32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* A code point beyond U+FFFF is written as two halves, and a half alone is nothing. */
static int32_t read_code(const char **at)
{
    int32_t high = read_unit(at);
    if (!is_high(high))
        return is_low(high) ? 0 : high;
    if ((*at)[0] != '\\' || (*at)[1] != 'u')
        return 0;
    *at += 2;
    int32_t low = read_unit(at);
    return is_low(low) ? 0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00) : 0;
}

/* What the escape behind a backslash stands for; 0 when it is none, and for U+0000. */
static int32_t read_escape(const char **at)
{
    char letter = *(*at)++;
    switch (letter) {
    case '"':
    case '\\':
    case '/':
        return letter;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return letter == 'u' ? read_code(at) : 0;
    }
}

/* Moves past a whole string. */
static bool skip_string(struct scan *scan, struct piece *out)
{
    const char *at = scan->at, *end = scan->end;
    if (*at++ != '"')
        return false;
    out->begin = at;
    const char *quote = memchr(at, '"', (size_t)(end - at)), *escape;
    while (quote && (escape = memchr(at, '\\', (size_t)(quote - at)))) {
        at = escape + 1;
        if (!read_escape(&at))
            return false;
        if (at > quote) /* that one was part of the escape */
            quote = memchr(at, '"', (size_t)(end - at));
    }
    if (!quote)
        return false;
    out->length = (size_t)(quote - out->begin);
    scan->at = quote + 1;
    return true;
}

/* Without its escapes, which skip_string() found to be good. The caller frees it. */
static char *piece_text(const struct piece *piece, size_t *length)
{
    /* Nothing is longer than its escape, so this is room enough. */
    char *text = xmalloc(piece->length + 1), *out = text;
    const char *at = piece->begin, *end = piece->begin + piece->length;
    while (at < end) {
        const char *escape = memchr(at, '\\', (size_t)(end - at));
        size_t run = (size_t)((escape ? escape : end) - at);
        memcpy(out, at, run);
        out += run;
        at += run;
        if (escape) {
            at++;
            out += utf8_encode(read_escape(&at), out);
        }
    }
    *out = '\0';
    *length = (size_t)(out - text);
    return text;
}

/* --- files -------------------------------------------------------------------- */

enum key { KEY_ROLE, KEY_LANGUAGE, KEY_NAME, KEY_TEXT, KEY_COUNT };

static bool skip_mark(struct scan *scan, const char *mark)
{
    size_t length = strlen(mark);
    if (strncmp(scan->at, mark, length) != 0)
        return false;
    scan->at += length;
    return true;
}

static bool skip_file(struct scan *scan, struct piece pieces[KEY_COUNT])
{
    static const char *const marks[KEY_COUNT] = {
        [KEY_ROLE] = "{\"role\":",
        [KEY_LANGUAGE] = ",\"language\":",
        [KEY_NAME] = ",\"name\":",
        [KEY_TEXT] = ",\"text\":",
    };
    for (int key = 0; key < KEY_COUNT; key++) {
        if (!skip_mark(scan, marks[key]) || !skip_string(scan, &pieces[key]))
            return false;
    }
    return skip_mark(scan, "}");
}

/* Plain nl serves nl-simple too: what a variant does not say, its language does. */
static bool serves(const char *language, const char *wanted)
{
    size_t length = strlen(language);
    return strncmp(wanted, language, length) == 0 && (!wanted[length] || wanted[length] == '-');
}

/* What is not translated is said in the script's own language, and the script comes first. */
static bool is_needed(const struct guide_files *files, enum role role, const char *language,
                      const char *wanted)
{
    return role == ROLE_SCRIPT || role == ROLE_PIECE || serves(language, wanted) ||
           serves(language, files->items[0].language);
}

static bool add_file(struct guide_files *files, const struct piece pieces[KEY_COUNT],
                     const char *wanted)
{
    size_t length = 0, ignored;
    enum role role;
    char *role_name = piece_text(&pieces[KEY_ROLE], &ignored);
    char *language = piece_text(&pieces[KEY_LANGUAGE], &ignored);
    char *name = piece_text(&pieces[KEY_NAME], &ignored);
    bool fine = role_from_id(role_name, &role) && role != ROLE_WORDS &&
                utf8_valid(language, strlen(language)) && utf8_valid(name, strlen(name)) &&
                (files->count || role == ROLE_SCRIPT);
    if (fine) {
        char *text = is_needed(files, role, language, wanted)
                         ? piece_text(&pieces[KEY_TEXT], &length)
                         : xstrdup("");
        guide_files_add(files, role, language, name, text, length);
    }
    free(role_name);
    free(language);
    free(name);
    return fine;
}

bool unpack_files(struct guide_files *files, const char *bundle, const char *language)
{
    struct piece pieces[KEY_COUNT];
    size_t length = strlen(bundle);
    struct scan scan = {bundle, bundle + length};
    if (has_control(bundle, length) || !skip_mark(&scan, "{\"files\":["))
        return false;
    do {
        if (!skip_file(&scan, pieces) || !add_file(files, pieces, language))
            return false;
    } while (skip_mark(&scan, ","));
    return strcmp(scan.at, "]}") == 0;
}
