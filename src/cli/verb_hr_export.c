/* hr export: the shared plans and the overview as a file for a spreadsheet, to read or for another program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/path.h"
#include "hr_report.h"
#include "say.h"

enum { ROWS = 500 };
enum { OPTION_FORMAT, OPTION_OUTPUT, OPTION_FORCE };
static const struct option_row rows[] = {
    [OPTION_FORMAT] =
        {"format", 'f', N_("FORMAT"),
         N_("csv or xlsx (for a spreadsheet), html (to read and print) or json; else what FILE "
            "ends in")},
    [OPTION_OUTPUT] = {"output", 'o', N_("FILE"), N_("Write to this file; - is standard output")},
    [OPTION_FORCE] = {"force", 0, NULL, N_("Overwrite a file that is there")},
    {0},
};

struct export
{
    const struct request *request;
    struct plan_filter filter;
    enum shared_format format;
};

/* ---- gathering ---- */

/* Only for who watches: a file on standard output stays as it is. */
static void show_progress(size_t count)
{
    if (isatty(STDERR_FILENO) && count > ROWS)
        fprintf(stderr, "\r%zu", count);
}

static void end_progress(size_t count)
{
    if (isatty(STDERR_FILENO) && count > ROWS)
        fputs("\r\033[K", stderr);
}

/* Takes the rows of the page over. */
static void take_page(struct shared_list *list, struct plan_page *page)
{
    struct shared_list *plans = &page->plans;

    if (plans->count > 0) {
        list->items = xreallocarray(list->items, list->count + plans->count, sizeof *list->items);
        memcpy(list->items + list->count, plans->items, plans->count * sizeof *list->items);
        list->count += plans->count;
    }
    free(plans->items);
    *plans = (struct shared_list){0};
}

/* By key from page to page: what changes meanwhile is there once or not, and never twice. */
static bool gather(struct registry *registry, const struct plan_filter *filter,
                   struct shared_list *out, struct diag *diag)
{
    struct plan_query query = {.filter = filter, .sort = PLAN_SORT_NEWEST, .rows = ROWS};
    struct plan_page page = {.more_after = true};
    bool ok = true;

    while (ok && page.more_after) {
        struct shared_action from;

        if (out->count > 0)
            shared_action_copy(&from, &out->items[out->count - 1]);
        else
            shared_action_init(&from);
        query.move = out->count > 0 ? PAGE_NEXT : PAGE_FIRST;
        query.from = out->count > 0 ? &from : NULL;
        ok = registry_page(registry, &query, &page, diag);
        if (ok)
            take_page(out, &page);
        shared_action_done(&from);
        show_progress(out->count);
    }
    end_progress(out->count);
    return ok;
}

static bool work(struct world *world, struct registry *registry, void *context, struct diag *diag)
{
    struct export *export = context;
    const char *const *options = export->request->options;
    struct hr_report report;
    struct buf out;
    bool ok;

    buf_init(&out);
    ok = hr_report_load(&report, world, registry, NULL, diag) &&
         hr_filter_team(registry, &export->filter, diag) &&
         gather(registry, &export->filter, &report.plans, diag);
    report.report.plans = report.plans.items;
    report.report.plan_count = report.plans.count;
    ok = ok && shared_report_write(&report.report, export->format, &out, diag) &&
         say_into(options[OPTION_OUTPUT], options[OPTION_FORCE] != NULL, &out, diag);
    buf_done(&out);
    hr_report_done(&report);
    return ok;
}

/* ---- the verb ---- */

static bool is_standard_output(const char *file)
{
    return !file || strcmp(file, "-") == 0;
}

static bool read_format(const char *name, const char *file, enum shared_format *out)
{
    const char *dot = is_standard_output(file) ? NULL : strrchr(path_base(file), '.');
    struct buf names;

    if (name ? shared_format_from_id(name, out) : dot && shared_format_from_id(dot + 1, out))
        return true;
    buf_init(&names);
    for (int i = 0; i < SHARED_FORMAT_COUNT; i++)
        buf_addf(&names, "%s%s", i > 0 ? ", " : "", shared_format_id((enum shared_format)i));
    if (name)
        say_error(_("There is no format “%s”. Choose one of: %s."), name, buf_text(&names));
    else
        say_error(_("In which format? Add --format with one of: %s."), buf_text(&names));
    buf_done(&names);
    return false;
}

/* What is no text would only fill the screen with signs. */
static bool fits_output(enum shared_format format, const char *file)
{
    if (format != SHARED_XLSX || !is_standard_output(file) || !isatty(STDOUT_FILENO))
        return true;
    say_error(_("This is not for a screen. Write it to a file: -o %s.%s"), _("plans"),
              shared_format_extension(format));
    return false;
}

static int run(struct world *world, const struct request *request)
{
    struct export export = {.request = request};
    const char *file = request->options[OPTION_OUTPUT];
    int status = EXIT_USAGE;
    struct diag diag;

    if (!read_format(request->options[OPTION_FORMAT], file, &export.format) ||
        !fits_output(export.format, file))
        return EXIT_USAGE;
    plan_filter_init(&export.filter);
    diag_init(&diag);
    if (hr_filter(world, request, &export.filter, &diag))
        status = hr_with_registry(world, work, &export);
    say_diag(&diag);
    diag_done(&diag);
    plan_filter_done(&export.filter);
    return status;
}

const struct verb verb_hr_export = {
    .name = "hr export",
    .usage = N_("--format csv|xlsx|html|json [-o FILE] [FILTER …]"),
    .help = N_("Take the shared plans and the overview along as a file."),
    .more = N_("csv holds the plans alone. A filter chooses the plans, as in hr list; the overview "
               "is always of "
               "everything. A copy is not taken back when an employee withdraws: keep it no longer "
               "than you "
               "need it."),
    .options = rows,
    .most_words = WORDS_ANY,
    .run = run,
};
