/* hr list: the plans that were shared, a page at a time. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "report/shared.h"
#include "say.h"
#include "verb_hr.h"

enum { ROWS_USUAL = 50, ROWS_MOST = 500 };
enum { OPTION_QUESTIONS, OPTION_SORT, OPTION_ROWS, OPTION_AFTER, OPTION_BEFORE, OPTION_JSON };
static const struct option_row rows[] = {
    [OPTION_QUESTIONS] = {"questions", 'q', NULL, N_("Only what the organisation was asked")},
    [OPTION_SORT] =
        {"sort", 's', N_("ORDER"),
         N_("waiting (the longest without an answer first), changed, due, team or newest")},
    [OPTION_ROWS] = {"rows", 'n', N_("NUMBER"), N_("So many at a time; 50 when you don't say")},
    [OPTION_AFTER] = {"after", 0, N_("ID"), N_("Go on behind this one")},
    [OPTION_BEFORE] = {"before", 0, N_("ID"), N_("What comes before this one")},
    [OPTION_JSON] = {"json", 0, NULL, N_("As JSON, for other programs")},
    {0},
};

struct list {
    const struct request *request;
    struct plan_filter filter;
    struct plan_query query;
    struct plan_page page;
};

static bool read_sort(const char *typed, const struct plan_filter *filter, enum plan_sort *out)
{
    struct buf names;

    /* Free words come newest first whatever was asked: so it is said to whoever asked otherwise. */
    *out = *filter->text ? PLAN_SORT_NEWEST : PLAN_SORT_WAITING;
    if (!typed)
        return true;
    if (plan_sort_from_id(typed, out)) {
        if (!*filter->text || *out == PLAN_SORT_NEWEST)
            return true;
        say_error(_("With words to look for the newest always come first. Leave out --sort."));
        return false;
    }
    buf_init(&names);
    for (int i = 0; i < PLAN_SORT_COUNT; i++)
        buf_addf(&names, "%s%s", i > 0 ? ", " : "", plan_sort_id((enum plan_sort)i));
    say_error(_("There is no order “%s”. Choose one of: %s."), typed, buf_text(&names));
    buf_done(&names);
    return false;
}

static void say_more(const struct list *list)
{
    const struct shared_list *plans = &list->page.plans;

    if (plans->count == 0)
        return;
    if (list->page.more_before)
        say(_("There are more before these: --before %.8s\n"), plans->items[0].action.id);
    if (list->page.more_after)
        say(_("There are more: --after %.8s\n"), plans->items[plans->count - 1].action.id);
}

static void say_none(const struct list *list)
{
    if (!plan_filter_is_empty(&list->filter))
        say("%s\n", _("Nothing here fits the filter. Leave a part of it out to see more."));
    else if (list->query.move != PAGE_FIRST)
        say("%s\n", _("That was all."));
    else if (list->query.questions_only)
        say("%s\n", _("There are no questions to the organisation."));
    else
        say("%s\n", _("Nothing is shared at the moment. What an employee wants to share comes here "
                      "by itself."));
}

static bool say_list(struct world *world, struct registry *registry, const struct list *list,
                     struct diag *diag)
{
    struct day today = clock_today(&world->clock);
    struct registry_settings settings;

    if (list->request->options[OPTION_JSON]) {
        struct buf out;

        buf_init(&out);
        report_json_plans(&list->page.plans, today, &out);
        say_bytes(buf_text(&out), out.length);
        buf_done(&out);
        return true;
    }
    if (!registry_settings(registry, &settings, diag))
        return false;
    for (size_t i = 0; i < list->page.plans.count; i++)
        hr_say_line(&list->page.plans.items[i], today, settings.answer_days);
    if (list->page.plans.count == 0)
        say_none(list);
    say_more(list);
    registry_settings_done(&settings);
    return true;
}

/* The row to go on from, when one was named. */
static bool find_from(struct registry *registry, struct list *list, struct shared_action *from,
                      struct diag *diag)
{
    const char *after = list->request->options[OPTION_AFTER];
    const char *before = list->request->options[OPTION_BEFORE];

    if (!after && !before)
        return true;
    list->query.move = after ? PAGE_NEXT : PAGE_BEFORE;
    list->query.from = from;
    return registry_find(registry, after ? after : before, from, diag);
}

static bool work(struct world *world, struct registry *registry, void *context, struct diag *diag)
{
    struct list *list = context;
    struct shared_action from = {0};
    bool ok;

    ok = hr_filter_team(registry, &list->filter, diag) && find_from(registry, list, &from, diag) &&
         registry_page(registry, &list->query, &list->page, diag);
    if (ok) {
        ok = say_list(world, registry, list, diag);
        plan_page_done(&list->page);
    }
    shared_action_done(&from);
    return ok;
}

static bool read_query(struct world *world, struct list *list)
{
    const struct request *request = list->request;
    struct diag diag;
    bool ok;

    if (request->options[OPTION_AFTER] && request->options[OPTION_BEFORE]) {
        say_error(_("Choose one of the two: --after or --before."));
        return false;
    }
    diag_init(&diag);
    ok = hr_filter(world, request, &list->filter, &diag);
    say_diag(&diag);
    diag_done(&diag);
    list->query.filter = &list->filter;
    list->query.questions_only = request->options[OPTION_QUESTIONS] != NULL;
    return ok && read_sort(request->options[OPTION_SORT], &list->filter, &list->query.sort) &&
           hr_number(request->options[OPTION_ROWS], 1, ROWS_MOST, ROWS_USUAL, &list->query.rows);
}

static int run(struct world *world, const struct request *request)
{
    struct list list = {.request = request};
    int status = EXIT_USAGE;

    plan_filter_init(&list.filter);
    if (read_query(world, &list))
        status = hr_with_registry(world, work, &list);
    plan_filter_done(&list.filter);
    return status;
}

const struct verb verb_hr_list = {
    .name = "hr list",
    .usage = N_("[FILTER …] [--questions] [--sort ORDER] [--rows NUMBER] [--after ID] [--json]"),
    .help = N_("List what was shared, the longest without an answer first."),
    .more = N_("A filter is words to look for, and pairs: team:Noord status:busy state:new "
               "value:develop-skills "
               "side:organisation kind:training due:2026-11 (or due:passed)."),
    .options = rows,
    .most_words = WORDS_ANY,
    .run = run,
};
