/*
 * Says in a PDF in which language it is, so that it is read aloud as it should be: Cairo 1.16 has no call for
 * that. Its catalogue is the last object, so that one more entry in it moves only the table behind it. Whatever
 * is laid out in another way is left as it is.
 */
#include <string.h>

#include "setter.h"

enum { NOWHERE = -1 };

/* Where the last `text` begins that ends at `end` or before. */
static gssize find_last(const GString *pdf, gsize end, const char *text)
{
    gsize length = strlen(text);

    for (gsize at = end; at >= length; at--) {
        if (memcmp(pdf->str + at - length, text, length) == 0)
            return (gssize)(at - length);
    }
    return NOWHERE;
}

static bool is_tag(const char *language)
{
    return language && *language &&
           strspn(language, "abcdefghijklmnopqrstuvwxyz-") == strlen(language);
}

void language_say(GString *pdf, const char *language)
{
    static const char catalog[] = "<< /Type /Catalog\n";
    static const char start[] = "startxref\n";
    gssize at_start = find_last(pdf, pdf->len, start);
    gssize table = at_start < 0 ? NOWHERE : find_last(pdf, (gsize)at_start, "\nxref\n");
    gssize object = table < 0 ? NOWHERE : find_last(pdf, (gsize)table, " 0 obj\n");
    gssize entry = table < 0 ? NOWHERE : find_last(pdf, (gsize)table, catalog);
    gsize before;
    char *words;

    if (!is_tag(language) || entry < 0 || entry < object ||
        g_ascii_strtoull(pdf->str + at_start + strlen(start), NULL, 10) != (guint64)table + 1)
        return;
    before = pdf->len;
    words = g_strdup_printf("   /Lang (%s)\n", language);
    g_string_insert(pdf, entry + (gssize)strlen(catalog), words);
    before = pdf->len - before;
    g_string_truncate(pdf, (gsize)at_start + before + strlen(start));
    g_string_append_printf(pdf, "%" G_GSIZE_FORMAT "\n%%%%EOF\n", (gsize)table + 1 + before);
    g_free(words);
}
