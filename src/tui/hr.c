/* HR's first screen: the questions to the organisation, and all plans that were shared. */
#include "hr.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "loop.h"

/* Until the registry said what it has set. */
enum { ANSWER_DAYS = 14 };

char *hr_side(const struct tui *tui)
{
    const char *name = tui_session_setup(tui)->leader;

    return name ? hr_clean(name) : xstrdup("");
}

struct hr_state *hr_of(struct tui *tui)
{
    return tui->stack[0].state;
}

struct registry *hr_registry(const struct tui *tui)
{
    return tui_setup(tui)->review;
}

struct hr_view *hr_view(struct hr_state *own)
{
    return &own->views[own->which];
}

const struct shared_action *hr_chosen(const struct hr_state *own)
{
    const struct hr_view *view = &own->views[own->which];

    return view->list.row < view->page.plans.count ? &view->page.plans.items[view->list.row] : NULL;
}

struct day hr_today(const struct tui *tui)
{
    return clock_today(tui_session_setup(tui)->clock);
}

/* ---- opening ---- */

static bool hr_open(struct tui *tui, void *state, const void *argument)
{
    struct hr_state *own = state;

    (void)argument;
    if (tui_setup(tui)->note)
        tui_say(tui, "%s", _(tui_setup(tui)->note));
    field_init(&own->filter_line, FIELD_LINE, 0, NULL);
    shared_action_init(&own->detail);
    own->settings.answer_days = ANSWER_DAYS;
    own->settings.group_limit = GROUP_LIMIT_DEFAULT;
    for (int i = 0; i < HR_LISTS; i++) {
        own->views[i].typed = xstrdup("");
        own->views[i].sort = i == HR_QUESTIONS ? PLAN_SORT_WAITING : PLAN_SORT_CHANGED;
        plan_filter_init(&own->views[i].filter);
    }
    return true;
}

static void hr_close(void *state)
{
    struct hr_state *own = state;

    for (int i = 0; i < HR_LISTS; i++) {
        plan_page_done(&own->views[i].page);
        plan_filter_done(&own->views[i].filter);
        free(own->views[i].typed);
    }
    shared_action_done(&own->detail);
    field_done(&own->filter_line);
    registry_settings_done(&own->settings);
    reply_done(&own->written.before);
    reply_done(&own->written.after);
    free(own->filter_why);
    free(own->away);
}

/* The language changed, or a screen above wrote something: what it said of a filter is in the old words. */
static void hr_changed(struct tui *tui, void *state, const struct change *change)
{
    struct hr_state *own = state;

    (void)tui;
    (void)change;
    xstrset(&own->filter_why, NULL);
}

/* Before the first picture, and then each half a minute; also when the registry is away. */
static void hr_tick(struct tui *tui, void *state)
{
    struct hr_state *own = state;
    int64_t now = clock_ticks(tui_session_setup(tui)->clock);

    if (!hr_view(own)->loaded || now - own->looked >= HR_LOOK_MS)
        hr_look(tui, own);
    if (!own->away)
        hr_read_detail(tui, own);
}

static bool hr_in_text(const void *state)
{
    return ((const struct hr_state *)state)->in_filter;
}

/* ---- the filter ---- */

static void begin_filter(struct hr_state *own)
{
    own->in_filter = true;
    editor_set(&own->filter_line.editor, hr_view(own)->typed, SIZE_MAX);
}

static bool filter_key(struct tui *tui, struct hr_state *own, enum action_name action,
                       const struct press *press)
{
    if (action == ACT_BACK) {
        own->in_filter = false;
        xstrset(&own->filter_why, NULL);
        return true;
    }
    if (action == ACT_ENTER || action == ACT_HR_OTHER || press->code == PRESS_DOWN) {
        own->in_filter = !hr_set_filter(tui, own, own->filter_line.editor.text);
        return true;
    }
    return field_key(&own->filter_line, action, press).event != FIELD_IGNORED;
}

/* ---- keys ---- */

static const char *sort_words(enum plan_sort sort)
{
    static const char *const words[PLAN_SORT_COUNT] = {
        N_("who waits longest first"), N_("last changed first"), N_("first day first"),
        N_("by team"), N_("newest first")};

    return _(words[sort]);
}

const char *hr_sort_words(const struct hr_view *view)
{
    return sort_words(*view->filter.text ? PLAN_SORT_NEWEST : view->sort);
}

static void next_sort(struct tui *tui, struct hr_state *own)
{
    struct hr_view *view = hr_view(own);
    enum plan_sort before = view->sort;

    if (own->which == HR_QUESTIONS) {
        tui_say(tui, "%s",
                _("Questions stand by how long they wait. Tab shows all plans, in any order."));
        return;
    }
    if (*view->filter.text) {
        tui_say(tui, "%s", _("What is found with words always stands newest first."));
        return;
    }
    view->sort = (view->sort + 1) % PLAN_SORT_COUNT;
    if (hr_turn(tui, own, PAGE_FIRST))
        tui_say(tui, _("Order: %s."), sort_words(view->sort));
    else
        view->sort = before;
}

static void go_to(struct tui *tui, struct hr_state *own, enum hr_which which)
{
    own->which = which;
    own->has_detail = false;
    xstrset(&own->filter_why, NULL);
    if (!hr_view(own)->loaded && !own->away)
        hr_turn(tui, own, PAGE_FIRST);
}

/* One level back: the filter, then the other list, and no further. */
static bool go_back(struct tui *tui, struct hr_state *own)
{
    if (*hr_view(own)->typed)
        return hr_set_filter(tui, own, "");
    if (own->which == HR_QUESTIONS)
        return false;
    go_to(tui, own, HR_QUESTIONS);
    return true;
}

static void look_again(struct tui *tui, struct hr_state *own)
{
    own->has_detail = false;
    if (hr_look(tui, own))
        tui_say(tui, "%s", _("This is how it stands now."));
}

static bool list_part(struct tui *tui, struct hr_state *own, enum action_name action)
{
    const struct shared_action *chosen = hr_chosen(own);

    switch (action) {
    case ACT_HR_OTHER:
        go_to(tui, own, own->which == HR_QUESTIONS ? HR_ALL : HR_QUESTIONS);
        return true;
    case ACT_HR_FILTER:
        begin_filter(own);
        return true;
    case ACT_HR_SORT:
        next_sort(tui, own);
        return true;
    case ACT_HR_AGAIN:
        look_again(tui, own);
        return true;
    case ACT_HR_FIGURES:
        tui_push(tui, &hr_overview_screen, NULL);
        return true;
    case ACT_HR_EXPORT:
        hr_export_ask(tui, NULL);
        return true;
    case ACT_HR_WITHDRAW:
        hr_ask_code(tui);
        return true;
    case ACT_ENTER:
        if (chosen)
            tui_push(tui, &hr_plan_screen, chosen->action.id);
        return true;
    case ACT_BACK:
        return go_back(tui, own);
    default:
        return hr_act(tui, chosen, action);
    }
}

static bool hr_key(struct tui *tui, void *state, enum action_name action, const struct press *press)
{
    struct hr_state *own = state;

    if (own->in_filter)
        return filter_key(tui, own, action, press);
    return hr_move(tui, own, action, press) || list_part(tui, own, action);
}

const struct screen_kind hr_screen = {
    .name = "hr",
    .place = ON_HR,
    .of_all = true,
    .state_size = sizeof(struct hr_state),
    .open = hr_open,
    .draw = hr_draw,
    .in_text = hr_in_text,
    .key = hr_key,
    .changed = hr_changed,
    .tick = hr_tick,
    .close = hr_close,
};
