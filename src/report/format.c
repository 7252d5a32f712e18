/*
 * The formats of `report --format`: one row each, in the order in which they are named to people.
 */
#include "format.h"

#include <string.h>

#include "base/buf.h"

static const struct report_format formats[] = {
    {"md", "md", report_write_markdown},
    {"json", "json", report_json_talk},
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
