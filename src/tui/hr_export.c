/* What HR sees, as a file: the plans of the list as it is filtered, or the overview. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "export.h"
#include "hr.h"
#include "report/shared.h"

/* In the order in which they are offered; a table holds plans alone. */
static const struct {
    enum shared_format format;
    const char *words;
    bool plans_only;
} formats[] = {
    {SHARED_XLSX, N_("For Excel or LibreOffice (XLSX)"), false},
    {SHARED_HTML, N_("For a browser, or to print (HTML)"), false},
    {SHARED_CSV, N_("For any spreadsheet (CSV)"), true},
    {SHARED_JSON, N_("For another program (JSON)"), false},
};
enum { FORMATS = sizeof formats / sizeof *formats, PAGE_ROWS = 500, PLANS_MOST = 20000 };

/* ---- gathering ---- */

static void take_page(struct shared_list *list, struct plan_page *page)
{
    struct shared_list *more = &page->plans;

    if (more->count > 0) {
        list->items = xreallocarray(list->items, list->count + more->count, sizeof *list->items);
        memcpy(list->items + list->count, more->items, more->count * sizeof *more->items);
        list->count += more->count;
        more->count = 0; /* they have another owner now */
    }
    plan_page_done(page);
}

/* *cut: there were more than go into a file from here. */
static bool gather(struct tui *tui, struct shared_list *out, bool *cut, struct diag *diag)
{
    struct hr_state *own = hr_of(tui);
    const struct hr_view *view = hr_view(own);
    struct plan_query query = {
        .filter = plan_filter_is_empty(&view->filter) ? NULL : &view->filter,
        .questions_only = own->which == HR_QUESTIONS,
        .sort = *view->filter.text ? PLAN_SORT_NEWEST : view->sort,
        .rows = PAGE_ROWS,
    };
    bool more = true;

    while (more && out->count < PLANS_MOST) {
        struct plan_page page = {0};

        query.move = out->count ? PAGE_NEXT : PAGE_FIRST;
        query.from = out->count ? &out->items[out->count - 1] : NULL;
        if (!registry_page(hr_registry(tui), &query, &page, diag))
            return false;
        more = page.more_after && page.plans.count > 0;
        take_page(out, &page);
    }
    *cut = more;
    return true;
}

/* ---- writing ---- */

static bool make(struct tui *tui, enum shared_format format, const struct shared_list *plans,
                 const struct overview *overview, const struct quarter *quarter, struct buf *out,
                 struct diag *diag)
{
    const struct registry_settings *settings = &hr_of(tui)->settings;
    char *author = hr_side(tui);
    struct shared_report report = {
        .organisation = settings->organisation ? settings->organisation : "",
        .author = author,
        .today = hr_today(tui),
        .now = clock_now(tui_session_setup(tui)->clock),
        .group_limit = settings->group_limit,
        .answer_days = settings->answer_days,
        .plans = plans->items,
        .plan_count = plans->count,
        .overview = overview,
        .quarter = quarter,
        .is_invented = tui_setup(tui)->note != NULL, /* it is the demo that has one */
    };
    bool done = shared_report_write(&report, format, out, diag);

    free(author);
    return done;
}

static char *stem_of(const struct tui *tui, const struct quarter *quarter, bool overview)
{
    char text[DAY_SIZE];

    if (quarter)
        quarter_to_id(*quarter, text);
    else
        day_to_iso(hr_today(tui), text);
    return xasprintf("waardegesprek-%s-%s", overview ? _("overview") : _("plans"), text);
}

struct chosen {
    bool is_overview;
    bool has_quarter;
    struct quarter quarter;
    enum shared_format format;
};

static bool write_it(struct tui *tui, const struct chosen *chosen, struct buf *out, bool *cut,
                     struct diag *diag)
{
    struct shared_list plans = {0};
    struct overview overview = {0};
    bool with_overview = chosen->format != SHARED_CSV;
    bool done = chosen->is_overview || gather(tui, &plans, cut, diag);

    done = done && (!with_overview || registry_overview(hr_registry(tui), &overview, diag));
    done = done && make(tui, chosen->format, &plans, with_overview ? &overview : NULL,
                        chosen->has_quarter ? &chosen->quarter : NULL, out, diag);
    if (with_overview)
        overview_done(&overview);
    shared_list_done(&plans);
    return done;
}

static void save(struct tui *tui, const struct chosen *chosen)
{
    static const char *const sentences[] = {
        N_("It is in %s. What stands there is about people: keep it as you keep their files."),
        N_("The first 20,000 plans are in %s. A filter makes it fewer; hr export on the command "
           "line "
           "writes all."),
        N_("The overview is in %s."),
        N_("It is in %s. These people are invented, and the file says so.")};
    char *stem = stem_of(tui, chosen->has_quarter ? &chosen->quarter : NULL, chosen->is_overview);
    bool cut = false;
    struct diag diag;
    struct buf text;

    diag_init(&diag);
    buf_init(&text);
    if (write_it(tui, chosen, &text, &cut, &diag)) {
        export_write(tui, stem, shared_format_extension(chosen->format), &text,
                     _(sentences[tui_setup(tui)->note  ? 3
                                 : chosen->is_overview ? 2
                                                       : cut]));
    } else {
        char *why = hr_why(tui, &diag);

        tui_say(tui, "%s", why);
        free(why);
    }
    buf_done(&text);
    diag_done(&diag);
    free(stem);
}

/* The subject is "p" for plans, or "o" and the quarter's id. */
static void take_format(struct tui *tui, int option, const char *subject)
{
    struct chosen chosen = {.is_overview = *subject == 'o'};

    chosen.has_quarter = quarter_from_id(subject + 1, &chosen.quarter);
    for (size_t i = 0; i < FORMATS; i++) {
        if (chosen.is_overview && formats[i].plans_only)
            continue;
        if (option-- == 0) {
            chosen.format = formats[i].format;
            save(tui, &chosen);
            return;
        }
    }
}

static const char *export_question(const struct quarter *quarter)
{
    return !quarter               ? _("The plans of this list as a file: what for?")
           : quarter->number == 0 ? _("The overview of this year as a file: what for?")
                                  : _("The overview of this quarter as a file: what for?");
}

void hr_export_ask(struct tui *tui, const struct quarter *quarter)
{
    char subject[QUARTER_SIZE + 2] = "p";
    struct ask ask = {
        .question = export_question(quarter), .chosen = take_format, .subject = subject};
    int count = 0;

    if (quarter) {
        *subject = 'o';
        quarter_to_id(*quarter, subject + 1);
    }
    for (size_t i = 0; i < FORMATS; i++) {
        if (!quarter || !formats[i].plans_only)
            ask.options[count++] = _(formats[i].words);
    }
    tui_push(tui, &ask_screen, &ask);
}
