/*
 * The cells of a table for a spreadsheet (RFC 4180). What would run as a formula gets an apostrophe: quoting alone
 * does not help.
 */
#include "csv_cell.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* Also in the forms that a spreadsheet reads as the same sign. */
static bool starts_formula(int32_t code)
{
    static const int32_t signs[] = {'=',    '+',    '-',    '@',    0xFF1D, 0xFF0B, 0xFF0D,
                                    0xFF20, 0xFE66, 0xFE62, 0xFE63, 0xFE6B, 0x2212};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i] == code)
            return true;
    }
    return false;
}

/* What may stand before a formula unseen. */
static bool is_blank(int32_t code)
{
    return code == ' ' || code == '\t' || code == '\r' || code == 0xA0 || code == 0x3000 ||
           code == 0xFEFF || code == 0x1680 || code == 0x202F || code == 0x205F || code == 0x2060 ||
           (code >= 0x2000 && code <= 0x200D);
}

/* Where the cell would also begin for a program that takes something else for its borders. */
static bool is_border(int32_t code)
{
    return code == '\n' || code == ';' || code == '\t' || code == '\r';
}

static bool is_formula_at(const char *text, const char *end)
{
    while (text < end) {
        size_t length;
        int32_t code = utf8_decode(text, (size_t)(end - text), &length);

        if (!is_blank(code))
            return starts_formula(code);
        text += length;
    }
    return false;
}

/* "-5", "-3,25": a number, and it stays one. */
static bool is_negative_number(const char *text)
{
    size_t digits;

    if (*text != '-')
        return false;
    digits = strspn(text + 1, "0123456789");
    text += 1 + digits;
    if (digits > 0 && (*text == '.' || *text == ',')) {
        digits = strspn(text + 1, "0123456789");
        text += 1 + digits;
    }
    return digits > 0 && !*text;
}

/* The text as it may stand in a cell. The caller frees it. */
static char *defused(const char *text)
{
    char *clean = utf8_clean(text, strlen(text), UTF8_MANY_LINES);
    const char *end = clean + strlen(clean);
    bool begins = !is_negative_number(clean);
    struct buf out;

    buf_init(&out);
    for (const char *at = clean; at < end;) {
        size_t length;
        int32_t code = utf8_decode(at, (size_t)(end - at), &length);

        if (begins && is_formula_at(at, end))
            buf_addc(&out, '\'');
        begins = is_border(code);
        buf_add(&out, at, length);
        at += length;
    }
    free(clean);
    return buf_take(&out);
}

static bool needs_quotes(const char *cell)
{
    size_t length = strlen(cell);

    return strpbrk(cell, "\",;\n\r\t") ||
           (length > 0 && (cell[0] == ' ' || cell[length - 1] == ' '));
}

void csv_begin(struct buf *out)
{
    buf_adds(out, "\xEF\xBB\xBF");
}

void csv_add_cell(struct buf *out, bool is_first, const char *text)
{
    char *cell = defused(text ? text : "");
    const char *quote = needs_quotes(cell) ? "\"" : "";

    if (!is_first)
        buf_addc(out, ',');
    buf_adds(out, quote);
    for (const char *at = cell; *at; at++) {
        if (*at == '"')
            buf_addc(out, '"');
        buf_addc(out, *at);
    }
    buf_adds(out, quote);
    free(cell);
}

void csv_end_row(struct buf *out)
{
    buf_adds(out, "\r\n");
}
