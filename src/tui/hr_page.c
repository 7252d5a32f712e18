/*
 * Reading for HR's lists: one page at a time, by key, so that a million plans take no more memory than ten. When the
 * registry can't be reached, what was seen stays.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/message.h"
#include "hr.h"

enum { ROWS_AT_FIRST = 8 };

char *hr_why(const struct tui *tui, const struct diag *diag)
{
    char time[6];

    if (registry_failure(hr_registry(tui)) != REGISTRY_AWAY)
        return hr_clean(diag_text(diag));
    moment_format_time(clock_now(tui_session_setup(tui)->clock), time);
    return xasprintf(_("The registry can't be reached now (%s). What you see may be older. F5 "
                       "looks again."),
                     time);
}

const char *hr_gone_words(void)
{
    return _("This plan is not there any more: it was taken back.");
}

bool hr_find_seen(const struct tui *tui, const char *id, struct shared_action *out,
                  struct diag *diag)
{
    if (registry_find(hr_registry(tui), id, out, diag))
        return true;
    if (registry_failure(hr_registry(tui)) == REGISTRY_REFUSED) {
        diag_done(diag);
        diag_init(diag);
        diag_error(diag, "%s", hr_gone_words());
    }
    return false;
}

/* What a call says when it failed stays on the screen until one does not. */
static bool heard(struct tui *tui, struct hr_state *own, bool done, struct diag *diag)
{
    free(own->away);
    own->away = done ? NULL : hr_why(tui, diag);
    diag_done(diag);
    return done;
}

static bool read_page(struct tui *tui, struct hr_state *own, enum page_move move,
                      const struct shared_action *from, int rows, struct plan_page *out)
{
    const struct hr_view *view = hr_view(own);
    struct plan_query query = {
        .filter = plan_filter_is_empty(&view->filter) ? NULL : &view->filter,
        .questions_only = own->which == HR_QUESTIONS,
        .sort = *view->filter.text ? PLAN_SORT_NEWEST : view->sort,
        .move = move,
        .from = from,
        .rows = rows,
    };
    struct diag diag;

    diag_init(&diag);
    *out = (struct plan_page){0};
    return heard(tui, own, registry_page(hr_registry(tui), &query, out, &diag), &diag);
}

static int rows_of(const struct hr_state *own)
{
    return own->rows > 0 ? own->rows : ROWS_AT_FIRST;
}

/* Takes the page over. */
static void put_page(struct hr_state *own, struct plan_page *page, size_t row)
{
    struct hr_view *view = hr_view(own);

    plan_page_done(&view->page);
    view->page = *page;
    view->list.row = row;
    list_set_count(&view->list, page->plans.count);
    view->loaded = true;
    own->has_detail = false;
}

static size_t find_id(const struct plan_page *page, const char *id)
{
    for (size_t i = 0; i < page->plans.count; i++) {
        if (strcmp(page->plans.items[i].action.id, id) == 0)
            return i;
    }
    return SIZE_MAX;
}

/* At the beginning there may be fewer before than a page holds: then the first page it is. */
static void fill_up(struct tui *tui, struct hr_state *own)
{
    struct hr_view *view = hr_view(own);
    struct plan_page first;
    size_t row = 0;

    if (view->page.plans.count >= (size_t)rows_of(own) ||
        !read_page(tui, own, PAGE_FIRST, NULL, rows_of(own), &first))
        return;
    if (view->page.plans.count > 0)
        row = find_id(&first, view->page.plans.items[view->list.row].action.id);
    put_page(own, &first, row == SIZE_MAX ? 0 : row);
}

bool hr_turn(struct tui *tui, struct hr_state *own, enum page_move move)
{
    struct hr_view *view = hr_view(own);
    const struct shared_list *seen = &view->page.plans;
    const struct shared_action *from = NULL;
    struct plan_page page;
    bool back = move == PAGE_BEFORE || move == PAGE_LAST;

    if (seen->count > 0 && move == PAGE_NEXT)
        from = &seen->items[seen->count - 1];
    else if (seen->count > 0 && move == PAGE_BEFORE)
        from = &seen->items[0];
    if (!read_page(tui, own,
                   from   ? move
                   : back ? PAGE_LAST
                          : PAGE_FIRST,
                   from, rows_of(own), &page))
        return false;
    if (page.plans.count == 0 && from) { /* they went meanwhile */
        plan_page_done(&page);
        return hr_look(tui, own);
    }
    put_page(own, &page, back && page.plans.count ? page.plans.count - 1 : 0);
    if (move == PAGE_BEFORE)
        fill_up(tui, own);
    return true;
}

/* The page that begins with this row, or with what stands in its place now. */
static bool read_from(struct tui *tui, struct hr_state *own, const struct shared_action *row,
                      struct plan_page *out)
{
    struct plan_page before = {0};
    bool done;

    if (row && !read_page(tui, own, PAGE_BEFORE, row, 1, &before))
        return false;
    done = read_page(tui, own, before.plans.count ? PAGE_NEXT : PAGE_FIRST,
                     before.plans.count ? &before.plans.items[0] : NULL, rows_of(own), out);
    plan_page_done(&before);
    return done;
}

static void read_settings(struct tui *tui, struct hr_state *own)
{
    struct registry_settings settings;
    struct diag diag;

    if (own->settings.organisation)
        return;
    diag_init(&diag);
    if (registry_settings(hr_registry(tui), &settings, &diag))
        own->settings = settings;
    diag_done(&diag);
}

/* A plan that has another place in the order now is not followed: what is seen stays where it is. */
bool hr_look(struct tui *tui, struct hr_state *own)
{
    struct hr_view *view = hr_view(own);
    const struct shared_list *seen = &view->page.plans;
    const struct shared_action *chosen = hr_chosen(own);
    struct plan_page page;
    size_t row;

    own->looked = clock_ticks(tui_session_setup(tui)->clock);
    read_settings(tui, own);
    if (!read_from(tui, own, view->page.more_before && seen->count ? &seen->items[0] : NULL, &page))
        return false;
    row = chosen ? find_id(&page, chosen->action.id) : SIZE_MAX;
    if (row == SIZE_MAX && chosen && view->list.row >= (size_t)rows_of(own)) {
        plan_page_done(&page); /* the window is smaller now */
        if (!read_from(tui, own, chosen, &page))
            return false;
        row = 0;
    }
    if (page.plans.count == 0 && seen->count > 0) {
        plan_page_done(&page);
        if (!read_page(tui, own, PAGE_LAST, NULL, rows_of(own), &page))
            return false;
    }
    put_page(own, &page, row == SIZE_MAX ? view->list.row : row);
    return true;
}

void hr_read_detail(struct tui *tui, struct hr_state *own)
{
    const struct shared_action *chosen = hr_chosen(own);
    struct shared_action found;
    struct diag diag;

    if (!chosen || (own->has_detail && strcmp(own->detail.action.id, chosen->action.id) == 0))
        return;
    diag_init(&diag);
    shared_action_done(&own->detail);
    own->has_detail = true;
    if (registry_find(hr_registry(tui), chosen->action.id, &found, &diag)) {
        own->detail = found;
        diag_done(&diag);
        return;
    }
    /* It went meanwhile, or can't be read now: what the list has is shown, and it is not asked again and again. */
    shared_action_copy(&own->detail, chosen);
    if (registry_failure(hr_registry(tui)) == REGISTRY_AWAY)
        heard(tui, own, false, &diag);
    else
        diag_done(&diag);
}

/* ---- moving ---- */

static bool step(struct tui *tui, struct hr_state *own, bool forward, size_t rows)
{
    struct hr_view *view = hr_view(own);
    struct list *list = &view->list;
    size_t row = list->row;
    bool at_edge = forward ? row + 1 >= list->count : row == 0;
    bool more = forward ? view->page.more_after : view->page.more_before;

    if (rows == 1 && !at_edge) {
        list->row = forward ? row + 1 : row - 1;
    } else if (more) {
        hr_turn(tui, own, forward ? PAGE_NEXT : PAGE_BEFORE);
        if (rows > 1) { /* a page: the place in it stays */
            list->row = row;
            list_set_count(list, list->count);
        }
    } else if (rows > 1) {
        list->row = forward ? list->count - 1 : 0;
    }
    return true;
}

static bool jump(struct tui *tui, struct hr_state *own, bool to_end)
{
    struct hr_view *view = hr_view(own);

    if (to_end ? view->page.more_after : view->page.more_before)
        return hr_turn(tui, own, to_end ? PAGE_LAST : PAGE_FIRST) || true;
    view->list.row = to_end ? view->list.count - 1 : 0;
    return true;
}

bool hr_move(struct tui *tui, struct hr_state *own, enum action_name action,
             const struct press *press)
{
    char letter = press->code == PRESS_TEXT && !press->text[1] ? press->text[0] : '\0';

    if (hr_view(own)->list.count == 0)
        return false;
    if (press->code == PRESS_DOWN || press->code == PRESS_UP || letter == 'j' || letter == 'k')
        return step(tui, own, press->code == PRESS_DOWN || letter == 'j', 1);
    if (action == ACT_NEXT_PAGE || action == ACT_PREV_PAGE)
        return step(tui, own, action == ACT_NEXT_PAGE, 2);
    if (press->code == PRESS_HOME || press->code == PRESS_END)
        return jump(tui, own, press->code == PRESS_END);
    return false;
}

/* ---- the filter ---- */

static void forget_page(struct hr_view *view)
{
    plan_page_done(&view->page);
    view->page = (struct plan_page){0};
    list_set_count(&view->list, 0);
    view->loaded = false;
}

static char *all_reasons(const struct diag *diag)
{
    struct buf text;

    buf_init(&text);
    for (size_t i = 0; i < diag->count; i++)
        buf_addf(&text, "%s%s%s%s", i ? "\n" : "", diag->findings[i].message,
                 diag->findings[i].repair ? " " : "",
                 diag->findings[i].repair ? diag->findings[i].repair : "");
    return buf_take(&text);
}

/* The team by the beginning of its name. What can't be looked up now stays as it was typed: the page tells why. */
static bool choose_team(struct tui *tui, struct plan_filter *filter, struct diag *diag)
{
    struct registry_team_list teams = {0};
    const char **names;
    struct diag away;
    bool fine;

    if (!*filter->team)
        return true;
    diag_init(&away);
    if (!registry_teams(hr_registry(tui), &teams, &away))
        teams = (struct registry_team_list){0};
    diag_done(&away);
    names = xcalloc(teams.count + 1, sizeof *names);
    for (size_t i = 0; i < teams.count; i++)
        names[i] = teams.items[i].name;
    fine = plan_filter_choose_team(filter, names, teams.count, diag);
    free(names);
    registry_team_list_done(&teams);
    return fine;
}

bool hr_set_filter(struct tui *tui, struct hr_state *own, const char *typed)
{
    struct hr_view *view = hr_view(own);
    struct plan_filter filter;
    struct diag diag;
    bool understood;

    diag_init(&diag);
    understood =
        plan_filter_parse(typed, hr_today(tui), &filter, &diag) && choose_team(tui, &filter, &diag);
    free(own->filter_why);
    own->filter_why = understood ? NULL : all_reasons(&diag);
    diag_done(&diag);
    if (!understood) {
        plan_filter_done(&filter);
        return false;
    }
    plan_filter_done(&view->filter);
    view->filter = filter;
    xstrset(&view->typed, plan_filter_is_empty(&filter) ? "" : typed);
    if (!hr_turn(tui, own, PAGE_FIRST)) /* what is seen never stands under another filter */
        forget_page(view);
    return true;
}
