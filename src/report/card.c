/* The formats of a card: one row each, in the order in which they are named to people. */
#include "report/card.h"

#include <string.h>

#include "sheet.h"

static void write_markdown(const struct script *script, enum card_reader reader, struct buf *out)
{
    struct sheet sheet;

    sheet_init(&sheet, script, reader);
    sheet_write_markdown(&sheet, out);
    sheet_done(&sheet);
}

static void write_html(const struct script *script, enum card_reader reader, struct buf *out)
{
    struct sheet sheet;

    sheet_init(&sheet, script, reader);
    sheet_write_html(&sheet, script->language, reader, out);
    sheet_done(&sheet);
}

static const struct card_format formats[] = {
    {"md", write_markdown},
    {"html", write_html},
};
enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

const struct card_format *card_format_find(const char *name)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    }
    return NULL;
}

char *card_format_names(void)
{
    struct buf names;

    buf_init(&names);
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        buf_addf(&names, "%s%s", i > 0 ? ", " : "", formats[i].name);
    return buf_take(&names);
}

bool card_possible(const struct script *script, enum card_reader reader)
{
    return reader == CARD_LEADER || process_subject(script->process) != SUBJECT_LEADER;
}
