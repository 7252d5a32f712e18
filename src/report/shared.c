/* The formats of what HR takes along: one row each. The table for a spreadsheet is the shortest of them and stands here. */
#include "shared_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "csv_cell.h"
#include "shared_column.h"

const char *shared_invented(void)
{
    return _("From the demo: all these people are invented.");
}

static bool write_csv(const struct shared_report *report, struct buf *out, struct diag *diag)
{
    (void)diag;
    csv_begin(out);
    if (report->is_invented) {
        csv_add_cell(out, true, shared_invented());
        csv_end_row(out);
    }
    for (int c = 0; c < SHARED_COLUMN_COUNT; c++)
        csv_add_cell(out, c == 0, shared_column_title((enum shared_column)c));
    csv_end_row(out);
    for (size_t i = 0; i < report->plan_count; i++) {
        for (int c = 0; c < SHARED_COLUMN_COUNT; c++) {
            bool is_day;
            char *text = shared_column_text((enum shared_column)c, &report->plans[i], &is_day);

            csv_add_cell(out, c == 0, text);
            free(text);
        }
        csv_end_row(out);
    }
    return true;
}

static bool write_json(const struct shared_report *report, struct buf *out, struct diag *diag)
{
    (void)diag;
    shared_write_json(report, out);
    return true;
}

static bool write_html(const struct shared_report *report, struct buf *out, struct diag *diag)
{
    (void)diag;
    shared_write_html(report, out);
    return true;
}

/* ORDER of enum shared_format; its id is its extension. */
static const struct {
    const char *id;
    bool (*write)(const struct shared_report *report, struct buf *out, struct diag *diag);
} formats[SHARED_FORMAT_COUNT] = {
    {"csv", write_csv},
    {"json", write_json},
    {"html", write_html},
    {"xlsx", shared_write_xlsx},
};

const char *shared_format_id(enum shared_format format)
{
    return formats[format].id;
}

bool shared_format_from_id(const char *id, enum shared_format *out)
{
    for (int i = 0; i < SHARED_FORMAT_COUNT; i++) {
        if (strcmp(formats[i].id, id) == 0) {
            *out = (enum shared_format)i;
            return true;
        }
    }
    return false;
}

const char *shared_format_extension(enum shared_format format)
{
    return formats[format].id;
}

bool shared_report_write(const struct shared_report *report, enum shared_format format,
                         struct buf *out, struct diag *diag)
{
    return formats[format].write(report, out, diag);
}
