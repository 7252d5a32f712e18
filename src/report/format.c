/*
 * The formats of `report --format`: one row each, in the order in which they are named to people.
 */
#include "format.h"

#include <string.h>

#include "base/buf.h"

static bool write_markdown(const struct talk *talk, struct buf *out, struct diag *diag)
{
    (void)diag;
    report_write_markdown(talk, out);
    return true;
}

static bool write_html(const struct talk *talk, struct buf *out, struct diag *diag)
{
    (void)diag;
    report_write_html(talk, out);
    return true;
}

static bool write_json(const struct talk *talk, struct buf *out, struct diag *diag)
{
    (void)diag;
    report_json_talk(talk, out);
    return true;
}

static bool write_csv(const struct talk *talk, struct buf *out, struct diag *diag)
{
    (void)diag;
    report_write_csv(talk, out);
    return true;
}

static const struct report_format formats[] = {
    {"md", "md", false, write_markdown},    {"html", "html", false, write_html},
    {"pdf", "pdf", true, report_write_pdf}, {"json", "json", false, write_json},
    {"csv", "csv", false, write_csv},       {"ics", "ics", false, report_write_calendar},
};
enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

const struct report_format *report_format_find(const char *name)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    }
    return NULL;
}

char *report_format_names(void)
{
    struct buf names;

    buf_init(&names);
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        buf_addf(&names, "%s%s", i > 0 ? ", " : "", formats[i].name);
    return buf_take(&names);
}
